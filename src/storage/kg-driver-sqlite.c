// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-driver-sqlite.h"
#include "storage/kg-sql.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>

/* The SQLite engine: one file, with a write-ahead log beside it while it is
 * in use. An acknowledged commit is on the disk. */

/* The engine leaves the log of a file that was removed or replaced where it
 * is, and would play it into whichever file is opened there next. Brought in
 * and emptied, it does no harm. */
static void
empty_left_log (KgDriverSqlite *self)
{
  if (self->sqlite.db == NULL || self->read_only || kg_sqlite_in_place (&self->sqlite, NULL))
    return;

  sqlite3_busy_timeout (self->sqlite.db, 0);
  sqlite3_wal_checkpoint_v2 (self->sqlite.db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

static void
close_driver (KgDriver *driver)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  empty_left_log (self);
  kg_sqlite_clear (&self->sqlite);
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

/* Transactions */

static gboolean
begin (KgDriver *driver,
       gboolean  writing,
       GError  **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  if (!kg_driver_sqlite_follow (self, error) ||
      (writing && !kg_sqlite_in_place (&self->sqlite, error)))
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
  .open = kg_driver_sqlite_open,
  .close = close_driver,
  .get_version = get_version,
  .migrate = kg_driver_sqlite_migrate,
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
