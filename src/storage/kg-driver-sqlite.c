// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-driver.h"
#include "storage/kg-sql.h"
#include "storage/kg-sqlite.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The SQLite engine: one file, with a write-ahead log beside it while it is
 * in use. An acknowledged commit is on the disk. */

#define BUSY_MS 10000

typedef struct {
  KgDriver parent;
  KgSqlite sqlite;
  gboolean read_only;
  gboolean created; /* the file was not there before we came */
  gboolean in_transaction;
  gboolean log_has_grown;
  gboolean still;    /* reads the file as if nobody wrote to it */
  gint64 still_mark; /* what it looked like then */
} KgDriverSqlite;

/* Opening and closing */

static void
close_driver (KgDriver *driver)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  kg_sqlite_clear (&self->sqlite);
}

static gboolean
check_kind (KgDriverSqlite *self,
            KgStoreFlags    flags,
            KgFileKind      kind,
            GError        **error)
{
  const char *path = self->sqlite.path;

  if (kind == KG_FILE_STORE || (flags & KG_STORE_CREATE && !self->read_only))
    return TRUE;

  if (kind == KG_FILE_MISSING)
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("There is no store at “%s”."), path);
  else
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 _("“%s” is an empty file, not a store of Kaigong."), path);

  return FALSE;
}

static gboolean
check_place (KgDriverSqlite *self,
             KgStoreFlags    flags,
             KgFileKind     *kind,
             GError        **error)
{
  return kg_sqlite_file_inspect (self->sqlite.path, kind, error) &&
         check_kind (self, flags, *kind, error) &&
         (self->read_only || kg_sqlite_file_writable (self->sqlite.path, *kind, error));
}

/* A reader joins those who write as long as it may write the files beside
 * the store, or finds them there. Where neither is so it must not leave such
 * files behind, as those who write could not use them: it reads the file as it
 * stands, and looks before each transaction whether it still stands so. */
static int
open_reader (KgDriverSqlite *self,
             int             flags)
{
  g_autofree char *uri = NULL;
  g_autofree char *still = NULL;

  if (kg_sqlite_file_writable (self->sqlite.path, KG_FILE_STORE, NULL))
    return sqlite3_open_v2 (self->sqlite.path, &self->sqlite.db,
                            flags | SQLITE_OPEN_READWRITE, NULL);

  self->still_mark = kg_sqlite_file_mark (self->sqlite.path);
  self->still = !kg_sqlite_has_log (self->sqlite.path);
  if (!self->still)
    return sqlite3_open_v2 (self->sqlite.path, &self->sqlite.db,
                            flags | SQLITE_OPEN_READONLY, NULL);

  uri = g_filename_to_uri (self->sqlite.path, NULL, NULL);
  still = g_strconcat (uri, "?immutable=1", NULL);
  return sqlite3_open_v2 (still, &self->sqlite.db,
                          flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

static int
open_file (KgDriverSqlite *self,
           gboolean        create)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  if (self->read_only)
    return open_reader (self, flags);

  return sqlite3_open_v2 (self->sqlite.path, &self->sqlite.db,
                          flags | SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0), NULL);
}

static gboolean
set_up_connection (KgDriverSqlite *self,
                   GError        **error)
{
  sqlite3_busy_timeout (self->sqlite.db, BUSY_MS);
  /* A store that this version turns out not to know is left as it is. */
  sqlite3_db_config (self->sqlite.db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_db_config (self->sqlite.db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return kg_sqlite_exec (&self->sqlite,
                         "PRAGMA foreign_keys = ON;"
                         "PRAGMA recursive_triggers = ON;"
                         "PRAGMA synchronous = FULL;"
                         "PRAGMA cache_size = -32768;"
                         "PRAGMA temp_store = MEMORY", error);
}

static int
get_version (KgDriver *driver,
             GError  **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;
  gint64 version;

  return kg_sqlite_read_number (&self->sqlite, "PRAGMA user_version", &version, error)
         ? (int) version : -1;
}

/* The file said in its first bytes that it is ours; this asks the engine,
 * which knows the log beside it too. */
static gboolean
check_opened (KgDriverSqlite *self,
              KgStoreFlags    flags,
              KgFileKind     *kind,
              GError        **error)
{
  gint64 id, version, n_objects;

  if (!kg_sqlite_read_number (&self->sqlite, "PRAGMA application_id", &id, error) ||
      !kg_sqlite_read_number (&self->sqlite, "PRAGMA user_version", &version, error) ||
      !kg_sqlite_read_number (&self->sqlite, "SELECT count (*) FROM sqlite_schema", &n_objects,
                              error))
    return FALSE;

  if (id == KG_SQLITE_APPLICATION_ID && version > KG_SCHEMA_VERSION) {
    kg_sqlite_set_newer_error (self->sqlite.path, version, error);
    return FALSE;
  }

  /* A process was killed while it made the store; the engine has taken what
   * there was of it back. */
  if (id == 0 && version == 0 && n_objects == 0) {
    *kind = KG_FILE_EMPTY;
    return check_kind (self, flags, *kind, error);
  }

  if (id != KG_SQLITE_APPLICATION_ID) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 _("“%s” is a database of another program, not a store of Kaigong."),
                 self->sqlite.path);
    return FALSE;
  }
  *kind = KG_FILE_STORE;

  return TRUE;
}

static gboolean
use_write_ahead_log (KgDriverSqlite *self,
                     GError        **error)
{
  sqlite3_db_config (self->sqlite.db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  if (self->read_only)
    return kg_sqlite_exec (&self->sqlite, "PRAGMA query_only = ON", error);

  /* The log is brought in while nobody waits, see idle(); by itself only
   * when it has grown beyond reason. */
  return kg_sqlite_exec (&self->sqlite,
                         "PRAGMA journal_mode = WAL;"
                         "PRAGMA wal_autocheckpoint = 8000;"
                         "PRAGMA journal_size_limit = 16777216", error);
}

static gboolean
open_driver (KgDriver     *driver,
             const char   *uri,
             KgStoreFlags  flags,
             GError      **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;
  g_autofree char *path = NULL;
  KgFileKind kind;
  int status;

  path = g_str_has_prefix (uri, "file:") ? g_filename_from_uri (uri, NULL, NULL) : g_strdup (uri);
  if (path == NULL || *path == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("“%s” is not the name of a store."), uri);
    return FALSE;
  }

  kg_sqlite_init (&self->sqlite);
  self->sqlite.path = g_canonicalize_filename (path, NULL);
  self->read_only = (flags & KG_STORE_READ_ONLY) != 0;
  if (!check_place (self, flags, &kind, error))
    return FALSE;

  self->created = kind == KG_FILE_MISSING;
  status = open_file (self, self->created);
  if (status != SQLITE_OK) {
    kg_sqlite_set_error (&self->sqlite, status, NULL, NULL, error);
    return FALSE;
  }

  return set_up_connection (self, error) && check_opened (self, flags, &kind, error) &&
         (kind != KG_FILE_STORE || use_write_ahead_log (self, error));
}

/* Transactions */

static gboolean
follow_still_file (KgDriverSqlite *self,
                   GError        **error)
{
  int status;

  if (!self->still || kg_sqlite_file_mark (self->sqlite.path) == self->still_mark)
    return TRUE;

  kg_sqlite_disconnect (&self->sqlite);
  status = open_file (self, FALSE);
  if (status != SQLITE_OK) {
    kg_sqlite_set_error (&self->sqlite, status, NULL, NULL, error);
    return FALSE;
  }

  return set_up_connection (self, error) && use_write_ahead_log (self, error);
}

static gboolean
begin (KgDriver *driver,
       gboolean  writing,
       GError  **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  if (!follow_still_file (self, error))
    return FALSE;

  self->in_transaction = kg_sqlite_exec (&self->sqlite, writing ? "BEGIN IMMEDIATE" : "BEGIN",
                                         error);
  return self->in_transaction;
}

static void
rollback (KgDriver *driver)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  self->in_transaction = FALSE;
  if (!sqlite3_get_autocommit (self->sqlite.db))
    kg_sqlite_exec (&self->sqlite, "ROLLBACK", NULL);
}

/* A full disk may make the engine undo the transaction by itself. What came
 * after that would be stored on its own. */
static gboolean
check_transaction (KgDriverSqlite *self,
                   GError        **error)
{
  if (self->in_transaction && !sqlite3_get_autocommit (self->sqlite.db))
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_FAILED,
               _("The store “%s” undid this change; nothing of it was stored."),
               self->sqlite.path);
  return FALSE;
}

static gboolean
commit (KgDriver *driver,
        GError  **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  if (!check_transaction (self, error))
    return FALSE;

  if (!kg_sqlite_exec (&self->sqlite, "COMMIT", error)) {
    rollback (driver);
    return FALSE;
  }
  self->in_transaction = FALSE;
  self->log_has_grown = TRUE;

  return TRUE;
}

/* Schema */

static gboolean
create_schema (KgDriverSqlite *self,
               GError        **error)
{
  g_autofree char *sql = kg_schema_to_sql ("sqlite");
  gint64 objects, version;

  /* Wide rows stay in one page. Takes effect because the file is empty. */
  if (!kg_sqlite_exec (&self->sqlite, "PRAGMA page_size = 8192", error) ||
      !kg_sqlite_exec (&self->sqlite, "BEGIN EXCLUSIVE", error))
    return FALSE;

  /* Another process may have been faster. */
  if (!kg_sqlite_read_number (&self->sqlite, "PRAGMA user_version", &version, error) ||
      !kg_sqlite_read_number (&self->sqlite, "SELECT count (*) FROM sqlite_schema", &objects, error))
    return FALSE;
  if (version == KG_SCHEMA_VERSION)
    return kg_sqlite_exec (&self->sqlite, "ROLLBACK", error);
  if (objects > 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 _("“%s” is a database of another program, not a store of Kaigong."),
                 self->sqlite.path);
    return FALSE;
  }

  return kg_sqlite_exec (&self->sqlite, sql, error) &&
         kg_sqlite_exec (&self->sqlite, "COMMIT", error);
}

static gboolean
migrate (KgDriver *driver,
         int       to_version,
         GError  **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  GStatBuf st;

  g_return_val_if_fail (to_version == KG_SCHEMA_VERSION, FALSE);
  g_return_val_if_fail (error != NULL, FALSE);

  if (create_schema (self, error))
    return use_write_ahead_log (self, error);

  /* What was not there before is not left half made, unless another process
   * is making it. */
  rollback (driver);
  if (self->created && !g_error_matches (*error, KG_ERROR, KG_ERROR_UNAVAILABLE) &&
      g_stat (self->sqlite.path, &st) == 0 && st.st_size == 0)
    g_unlink (self->sqlite.path);

  return FALSE;
}

/* Rows */

static gboolean
scan (KgDriver       *driver,
      const KgTable  *table,
      const KgFilter *filter,
      KgScanFunc      func,
      gpointer        user_data,
      GError        **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;
  g_autofree char *sql = kg_sql_select (table, filter);
  sqlite3_stmt *statement;
  gboolean go_on = TRUE;
  int status = SQLITE_DONE;

  if (!check_transaction (self, error))
    return FALSE;

  statement = kg_sqlite_take (&self->sqlite, sql, error);
  if (statement == NULL)
    return FALSE;

  if (filter != NULL)
    kg_sqlite_bind_filter (statement, table, filter);
  while (go_on && (status = sqlite3_step (statement)) == SQLITE_ROW) {
    g_autoptr (KgRecord) record = kg_sqlite_read_record (statement, table);

    go_on = func (record, user_data);
  }

  if (status != SQLITE_DONE && status != SQLITE_ROW)
    kg_sqlite_set_error (&self->sqlite, status, NULL, NULL, error);
  kg_sqlite_give_back (&self->sqlite, statement);

  return status == SQLITE_DONE || status == SQLITE_ROW;
}

static gboolean
keep_record_cb (KgRecord *record,
                gpointer  user_data)
{
  KgRecord **kept = user_data;

  *kept = kg_record_ref (record);
  return FALSE;
}

static KgRecord *
find_row (KgDriver      *driver,
          const KgTable *table,
          const char    *id)
{
  KgFilter filter = { .conditions = { { KG_COL_ID, KG_OP_EQ, id, 0 } }, .n_conditions = 1 };
  KgRecord *found = NULL;

  scan (driver, table, &filter, keep_record_cb, &found, NULL);
  return found;
}

/* Runs a writing statement for one row and says what went wrong. */
static gboolean
run (KgDriverSqlite *self,
     sqlite3_stmt   *statement,
     const KgTable  *table,
     const char     *id,
     const KgRecord *before,
     const KgRecord *after,
     GError        **error)
{
  int status = sqlite3_step (statement);
  gboolean done = status == SQLITE_DONE && sqlite3_changes (self->sqlite.db) == 1;

  if (status != SQLITE_DONE)
    kg_sqlite_set_error (&self->sqlite, status, before, after, error);
  kg_sqlite_give_back (&self->sqlite, statement);

  if (status == SQLITE_DONE && !done) {
    g_autoptr (KgRecord) now = find_row (&self->parent, table, id);

    kg_guard_set_error (error, now != NULL ? KG_GUARD_VERSION : KG_GUARD_GONE,
                        table, -1, now, after);
  }

  return done;
}

static gboolean
insert (KgDriver       *driver,
        const KgRecord *record,
        GError        **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;
  const KgTable *table = kg_record_get_table (record);
  g_autofree char *sql = kg_sql_insert (table);
  sqlite3_stmt *statement;

  if (!check_transaction (self, error))
    return FALSE;

  statement = kg_sqlite_take (&self->sqlite, sql, error);
  if (statement == NULL)
    return FALSE;
  kg_sqlite_bind_record (statement, record);

  return run (self, statement, table, kg_record_get_id (record), NULL, record, error);
}

static gboolean
update (KgDriver       *driver,
        const KgRecord *record,
        gint64          expected_version,
        GError        **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;
  const KgTable *table = kg_record_get_table (record);
  g_autofree char *sql = kg_sql_update (table);
  g_autoptr (KgRecord) before = NULL;
  sqlite3_stmt *statement;

  if (!check_transaction (self, error))
    return FALSE;

  /* For the sentence, should the life cycle not allow it. */
  if (table->transitions != NULL)
    before = find_row (driver, table, kg_record_get_id (record));

  statement = kg_sqlite_take (&self->sqlite, sql, error);
  if (statement == NULL)
    return FALSE;
  kg_sqlite_bind_record (statement, record);
  sqlite3_bind_int64 (statement, (int) table->n_columns + 1, expected_version);

  return run (self, statement, table, kg_record_get_id (record), before, record, error);
}

static gboolean
remove_row (KgDriver       *driver,
            const KgTable  *table,
            const char     *id,
            gint64          expected_version,
            GError        **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;
  g_autofree char *sql = kg_sql_delete (table);
  sqlite3_stmt *statement;

  if (!check_transaction (self, error))
    return FALSE;

  statement = kg_sqlite_take (&self->sqlite, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, expected_version);

  return run (self, statement, table, id, NULL, NULL, error);
}

/* Others */

static void
idle (KgDriver *driver)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  if (!self->log_has_grown || self->read_only)
    return;

  self->log_has_grown = FALSE;
  sqlite3_wal_checkpoint_v2 (self->sqlite.db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

static gint64
get_change_mark (KgDriver *driver)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;
  gint64 mark = 0;

  if (self->still)
    return kg_sqlite_file_mark (self->sqlite.path);

  kg_sqlite_read_number (&self->sqlite, "PRAGMA data_version", &mark, NULL);
  return mark;
}

static gboolean
check (KgDriver  *driver,
       GPtrArray *findings,
       GError   **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  return kg_sqlite_check (&self->sqlite, findings, error);
}

static gboolean
backup (KgDriver    *driver,
        const char  *path,
        GError     **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  return kg_sqlite_backup (&self->sqlite, path, error);
}

static const KgDriverClass sqlite_class = {
  .name = "sqlite",
  .open = open_driver,
  .close = close_driver,
  .get_version = get_version,
  .migrate = migrate,
  .begin = begin,
  .commit = commit,
  .rollback = rollback,
  .scan = scan,
  .insert = insert,
  .update = update,
  .remove = remove_row,
  .idle = idle,
  .get_change_mark = get_change_mark,
  .check = check,
  .backup = backup,
};

/**
 * kg_driver_sqlite_new:
 *
 * Returns: a connection that is not open yet
 */
KgDriver *
kg_driver_sqlite_new (void)
{
  KgDriverSqlite *self = g_new0 (KgDriverSqlite, 1);

  self->parent.klass = &sqlite_class;
  return &self->parent;
}
