// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-driver-sqlite.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* How a file gets the newest schema: a new store is made, an older one is
 * brought up to date. Either happens in one transaction, so that there is the
 * one or the other after a kill at any moment. */

/* Making a store */

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
create (KgDriverSqlite *self,
        GError        **error)
{
  GStatBuf st;

  if (create_schema (self, error))
    return kg_driver_sqlite_use_log (self, error);

  /* What was not there before is not left half made, unless another process
   * is making it. */
  if (!sqlite3_get_autocommit (self->sqlite.db))
    kg_sqlite_exec (&self->sqlite, "ROLLBACK", NULL);
  if (self->created && !g_error_matches (*error, KG_ERROR, KG_ERROR_UNAVAILABLE) &&
      g_stat (self->sqlite.path, &st) == 0 && st.st_size == 0)
    g_unlink (self->sqlite.path);

  return FALSE;
}

/* Bringing a store up to date */

/* A name beside the store that nothing has yet. */
static char *
name_copy (const char *path,
           int         version)
{
  char *name = g_strdup_printf ("%s.v%d-backup", path, version);

  for (int n = 2; g_file_test (name, G_FILE_TEST_EXISTS); n++) {
    g_free (name);
    name = g_strdup_printf ("%s.v%d-backup-%d", path, version, n);
  }

  return name;
}

/* Copies the store as it is. A connection that is writing cannot be copied
 * from, so this reads through another one. */
static gboolean
keep_copy (KgDriverSqlite *self,
           const char     *copy,
           GError        **error)
{
  KgSqlite reader = { NULL };
  g_autoptr (GError) failure = NULL;
  int status;

  kg_sqlite_init (&reader);
  reader.path = g_strdup (self->sqlite.path);
  status = sqlite3_open_v2 (reader.path, &reader.db,
                            SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_READWRITE,
                            NULL);
  if (status != SQLITE_OK)
    kg_sqlite_set_error (&reader, status, NULL, NULL, &failure);
  else
    kg_sqlite_backup (&reader, copy, &failure);
  kg_sqlite_clear (&reader);
  if (failure == NULL)
    return TRUE;

  g_set_error (error, KG_ERROR, failure->code,
               _("The store “%s” was left as it is, as no copy of it could be kept before "
                 "bringing it up to date: %s"),
               self->sqlite.path, failure->message);
  return FALSE;
}

/* Inside the transaction, whose beginning shut out all who write. Those who
 * read go on until it ends. */
static gboolean
upgrade_schema (KgDriverSqlite *self,
                char          **kept,
                GError        **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *copy = NULL;
  gboolean done;
  gint64 version;

  if (!kg_sqlite_exec (&self->sqlite, "BEGIN IMMEDIATE", error) ||
      !kg_sqlite_read_number (&self->sqlite, "PRAGMA user_version", &version, error))
    return FALSE;

  /* Another process may have been faster, a newer one even. */
  if (version > KG_SCHEMA_VERSION) {
    kg_sqlite_set_newer_error (self->sqlite.path, version, error);
    return FALSE;
  }
  if (version == KG_SCHEMA_VERSION)
    return kg_sqlite_exec (&self->sqlite, "ROLLBACK", error);

  copy = name_copy (self->sqlite.path, (int) version);
  if (!keep_copy (self, copy, error))
    return FALSE;

  *kept = g_steal_pointer (&copy);
  sql = kg_schema_migration_to_sql ("sqlite", (int) version);

  /* Some of it writes into the schema itself. */
  sqlite3_db_config (self->sqlite.db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  done = kg_sqlite_exec (&self->sqlite, sql, error);
  sqlite3_db_config (self->sqlite.db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return done && kg_sqlite_exec (&self->sqlite, "COMMIT", error);
}

static gboolean
upgrade (KgDriverSqlite *self,
         char          **kept,
         GError        **error)
{
  /* It is a store that we know: what stands in its log may be brought in. */
  sqlite3_db_config (self->sqlite.db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  if (upgrade_schema (self, kept, error)) {
    self->outdated = FALSE;
    return kg_driver_sqlite_use_log (self, error);
  }

  if (!sqlite3_get_autocommit (self->sqlite.db))
    kg_sqlite_exec (&self->sqlite, "ROLLBACK", NULL);
  /* The copy stays, as nobody knows what else may fail, unless it takes the
   * room that was missing. */
  if (*kept != NULL && g_error_matches (*error, KG_ERROR, KG_ERROR_DISK_FULL))
    g_unlink (*kept);
  g_clear_pointer (kept, g_free);

  return FALSE;
}

/**
 * kg_driver_sqlite_migrate:
 * @kept: (out) (nullable): the path of the copy of an older store
 *
 * Makes the store, or brings an older one up to date after a copy of it was
 * put beside it. When that fails the store is as it was.
 */
gboolean
kg_driver_sqlite_migrate (KgDriver *driver,
                          int       to_version,
                          char    **kept,
                          GError  **error)
{
  KgDriverSqlite *self = (KgDriverSqlite *) driver;

  g_return_val_if_fail (to_version == KG_SCHEMA_VERSION, FALSE);
  g_return_val_if_fail (error != NULL, FALSE);

  *kept = NULL;
  return self->outdated ? upgrade (self, kept, error) : create (self, error);
}
