// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-sqlite.h"
#include "core/kg-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A connection, its statements, and what its errors mean. */

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

void
kg_sqlite_init (KgSqlite *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
}

/**
 * kg_sqlite_disconnect:
 *
 * Closes the connection. The last one on a store brings everything into the
 * one file and takes the others away.
 */
void
kg_sqlite_disconnect (KgSqlite *self)
{
  if (self->statements != NULL)
    g_hash_table_remove_all (self->statements);
  if (self->db != NULL && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("A statement of %s outlived its connection", self->path);
  self->db = NULL;
}

void
kg_sqlite_clear (KgSqlite *self)
{
  kg_sqlite_disconnect (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->path, g_free);
}

/**
 * kg_sqlite_take:
 *
 * A statement for this SQL, to be given back. While it is out it is not in
 * the cache, so that the same SQL may be used again inside a scan.
 */
sqlite3_stmt *
kg_sqlite_take (KgSqlite    *self,
                const char  *sql,
                GError     **error)
{
  gpointer statement = NULL;
  int status;

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &statement))
    return statement;

  status = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
                               (sqlite3_stmt **) &statement, NULL);
  if (status != SQLITE_OK) {
    kg_sqlite_set_error (self, status, NULL, NULL, error);
    return NULL;
  }

  return statement;
}

void
kg_sqlite_give_back (KgSqlite     *self,
                     sqlite3_stmt *statement)
{
  /* The key belongs to the statement: it must go together with it. */
  const char *sql = sqlite3_sql (statement);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (g_hash_table_contains (self->statements, sql))
    sqlite3_finalize (statement);
  else
    g_hash_table_insert (self->statements, (gpointer) sql, statement);
}

gboolean
kg_sqlite_exec (KgSqlite    *self,
                const char  *sql,
                GError     **error)
{
  int status = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (status == SQLITE_OK)
    return TRUE;

  kg_sqlite_set_error (self, status, NULL, NULL, error);
  return FALSE;
}

gboolean
kg_sqlite_read_number (KgSqlite    *self,
                       const char  *sql,
                       gint64      *number,
                       GError     **error)
{
  sqlite3_stmt *statement = kg_sqlite_take (self, sql, error);
  int status;

  if (statement == NULL)
    return FALSE;

  status = sqlite3_step (statement);
  if (status == SQLITE_ROW)
    *number = sqlite3_column_int64 (statement, 0);
  else
    kg_sqlite_set_error (self, status, NULL, NULL, error);
  kg_sqlite_give_back (self, statement);

  return status == SQLITE_ROW;
}

/**
 * kg_sqlite_in_place:
 *
 * Whether the file that is open is still the one at its path. One that was
 * removed or replaced can be written to all the same, and nobody would ever
 * find there what was.
 */
gboolean
kg_sqlite_in_place (KgSqlite  *self,
                    GError   **error)
{
  int has_moved = 0;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved) != SQLITE_OK || !has_moved)
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
               _("The store “%s” was removed or replaced while it was open, and nothing was saved: put it "
                 "back, or note what was typed and open the store again."),
               self->path);
  return FALSE;
}

/* Finds "table.column" in what the engine says about a broken constraint. */
static gboolean
find_column (const char     *message,
             const KgTable **table,
             int            *column,
             gboolean       *several)
{
  const char *last = strrchr (message, ' ');
  g_auto (GStrv) parts = NULL;

  if (last == NULL)
    return FALSE;

  *several = last > message && last[-1] == ',';
  parts = g_strsplit (last + 1, ".", 2);
  *table = kg_table_by_name (parts[0]);
  *column = *table != NULL && parts[1] != NULL ? kg_table_find_column (*table, parts[1]) : -1;

  return *column >= 0;
}

static void
set_constraint_error (KgSqlite        *self,
                      int              status,
                      const KgRecord  *before,
                      const KgRecord  *after,
                      GError         **error)
{
  const char *message = sqlite3_errmsg (self->db);
  const KgTable *table;
  KgGuard guard = KG_GUARD_VALUE;
  gboolean several;
  int column;

  if (kg_guard_from_code (message, &guard, &table, &column)) {
    kg_guard_set_error (error, guard, table, column, before, after);
    return;
  }

  if (!find_column (message, &table, &column, &several)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("The store “%s” refused an entry that breaks one of its rules."), self->path);
    return;
  }

  if (status == SQLITE_CONSTRAINT_PRIMARYKEY)
    guard = KG_GUARD_EXISTS;
  else if (status == SQLITE_CONSTRAINT_UNIQUE)
    guard = KG_GUARD_UNIQUE;
  else if (status == SQLITE_CONSTRAINT_NOTNULL)
    guard = KG_GUARD_REQUIRED;
  kg_guard_set_error (error, guard, table, several ? -1 : column, before, after);
}

/* The system's reason for a failure. The engine passes it on for some only;
 * the files, the log among them, remember their own. */
static int
system_errno (KgSqlite *self)
{
  int number = sqlite3_system_errno (self->db);
  sqlite3_file *log = NULL;

  if (number == 0)
    sqlite3_file_control (self->db, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
  if (number == 0 &&
      sqlite3_file_control (self->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
      log != NULL && log->pMethods != NULL)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &number);

  return number;
}

static gboolean
is_out_of_room (int status,
                int number)
{
  return (status & 0xff) == SQLITE_FULL ||
         (((status & 0xff) == SQLITE_IOERR || (status & 0xff) == SQLITE_CANTOPEN) &&
          (number == ENOSPC || number == EDQUOT || number == EFBIG));
}

/**
 * kg_sqlite_set_error:
 * @status: what the engine returned
 * @before: (nullable): the row that was to be changed, as it is
 * @after: (nullable): the same as it was to be
 *
 * The engine's own words go to the log; people get a sentence that names the
 * store, or the table and column, and a code that says what to do.
 */
void
kg_sqlite_set_error (KgSqlite        *self,
                     int              status,
                     const KgRecord  *before,
                     const KgRecord  *after,
                     GError         **error)
{
  int number = 0;

  if ((status & 0xff) == SQLITE_IOERR || (status & 0xff) == SQLITE_CANTOPEN)
    number = system_errno (self);
  g_debug ("%s: SQLite %d: %s (errno %d)", self->path, status, sqlite3_errmsg (self->db), number);

  if (is_out_of_room (status, number)) {
    g_set_error (error, KG_ERROR, KG_ERROR_DISK_FULL,
                 _("There is no room left on the disk of the store “%s”."), self->path);
    return;
  }

  switch (status & 0xff) {
  case SQLITE_CONSTRAINT:
    set_constraint_error (self, status, before, after, error);
    return;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
  case SQLITE_PROTOCOL:
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("The store “%s” is kept busy by another program; try again in a moment."),
                 self->path);
    return;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_FORMAT:
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 _("The store “%s” is damaged. Restore it from a backup."), self->path);
    return;
  case SQLITE_READONLY:
    g_set_error (error, KG_ERROR, KG_ERROR_READ_ONLY,
                 _("The store “%s” cannot be written to."), self->path);
    return;
  case SQLITE_IOERR:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("The store “%s” cannot be reached: %s."), self->path,
                 g_strerror (number != 0 ? number : EIO));
    return;
  case SQLITE_TOOBIG:
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("A text is too long for the store “%s”."), self->path);
    return;
  default:
    g_set_error (error, KG_ERROR, KG_ERROR_FAILED,
                 _("The store “%s” failed in an unexpected way (%d)."), self->path, status);
    return;
  }
}
