// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-driver-sqlite.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* How a store comes to be open: what may be opened, and how. */

#define BUSY_MS 10000

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
                         "PRAGMA cache_size = -8192;"
                         "PRAGMA temp_store = MEMORY", error);
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
  self->outdated = version < KG_SCHEMA_VERSION;

  return TRUE;
}

/**
 * kg_driver_sqlite_use_log:
 *
 * Readies the connection for work, once there is a store of the newest schema.
 */
gboolean
kg_driver_sqlite_use_log (KgDriverSqlite *self,
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

/* A link is followed once and for all: what stands beside a store, its log
 * above all, stands beside the file itself. */
static char *
real_path (const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  char *real = realpath (whole, NULL);

  return real != NULL ? real : g_steal_pointer (&whole);
}

/**
 * kg_driver_sqlite_open:
 *
 * Opens what is at @uri, or a place where a store can be made. Refuses all
 * else, and leaves it as it is. An older store stays as it is, too, as long as
 * it is not migrated.
 */
gboolean
kg_driver_sqlite_open (KgDriver     *driver,
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
  self->sqlite.path = real_path (path);
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
         (kind != KG_FILE_STORE || (self->outdated && !self->read_only) ||
          kg_driver_sqlite_use_log (self, error));
}

/**
 * kg_driver_sqlite_follow:
 *
 * For a reader that joins nobody: opens the file anew when it has changed.
 */
gboolean
kg_driver_sqlite_follow (KgDriverSqlite *self,
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

  return set_up_connection (self, error) && kg_driver_sqlite_use_log (self, error);
}
