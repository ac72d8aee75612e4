// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "old-store.h"

#include <sqlite3.h>
#include <string.h>

static char *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "schema", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
run (sqlite3    *db,
     const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %.200s", sqlite3_errmsg (db), sql);
}

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  /* Nothing is brought in or taken away by looking. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  return db;
}

/* A store of an older schema. Its rows, those that schema 1 could have, are
 * written before its guards are there, as some of them are closed. */
void
old_store_make (const char *path,
                int         version,
                gboolean    with_rows)
{
  g_autofree char *name = g_strdup_printf ("%04d-sqlite.sql", version);
  g_autofree char *schema = read_fixture (name);
  g_autofree char *rows = read_fixture ("0001-rows.sql");
  char *guards = strstr (schema, "\nCREATE TRIGGER");
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_nonnull (guards);
  *guards++ = '\0';
  run (db, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; BEGIN");
  run (db, schema);
  if (with_rows)
    run (db, rows);
  run (db, guards);
  run (db, "COMMIT");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Leaves what it does in the log beside the store. */
void
old_store_run (const char *path,
               const char *sql)
{
  sqlite3 *db = open_raw (path);

  run (db, sql);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
append_rows (sqlite3    *db,
             const char *sql,
             GString    *text)
{
  sqlite3_stmt *statement = NULL;
  int status;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %.200s", sqlite3_errmsg (db), sql);
  while ((status = sqlite3_step (statement)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (statement); i++) {
      const char *value = (const char *) sqlite3_column_text (statement, i);

      /* The type tells a number from its digits, and nothing from "". */
      g_string_append_printf (text, "%d:%s|", sqlite3_column_type (statement, i),
                              value != NULL ? value : "");
    }
    g_string_append_c (text, '\n');
  }
  g_assert_cmpint (status, ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* The names in the first column of sql. */
static GPtrArray *
read_names (sqlite3    *db,
            const char *sql)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);

  return names;
}

/* Every value of the tables and columns that the store at like has. */
char *
old_store_say_values (const char *path,
                      const char *like)
{
  sqlite3 *db = open_raw (path);
  sqlite3 *model = open_raw (like);
  g_autoptr (GPtrArray) tables =
    read_names (model, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  GString *text = g_string_new (NULL);

  for (guint t = 0; t < tables->len; t++) {
    const char *table = g_ptr_array_index (tables, t);
    g_autofree char *ask = g_strdup_printf ("SELECT group_concat (name) FROM (SELECT name FROM"
                                            " pragma_table_info ('%s') ORDER BY cid)", table);
    g_autoptr (GPtrArray) columns = read_names (model, ask);
    g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY id",
                                            (char *) g_ptr_array_index (columns, 0), table);

    g_string_append_printf (text, "== %s\n", table);
    append_rows (db, sql, text);
  }
  sqlite3_close (model);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

/* What the schema means: tables with their columns in order, their keys and
 * indexes, and the guards word by word. */
char *
old_store_say_schema (const char *path)
{
  static const char *const questions[] = {
    "SELECT l.* FROM pragma_table_list AS l WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"
    " ORDER BY name",
    "SELECT t.name, c.* FROM sqlite_schema AS t, pragma_table_xinfo (t.name) AS c"
    " WHERE t.type = 'table' ORDER BY t.name, c.cid",
    "SELECT t.name, f.* FROM sqlite_schema AS t, pragma_foreign_key_list (t.name) AS f"
    " WHERE t.type = 'table' ORDER BY t.name, f.\"from\"",
    "SELECT t.name, i.name, i.\"unique\", i.origin, i.partial, c.seqno, c.name, c.desc, c.coll"
    " FROM sqlite_schema AS t, pragma_index_list (t.name) AS i, pragma_index_xinfo (i.name) AS c"
    " WHERE t.type = 'table' ORDER BY t.name, i.name, c.seqno",
    "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name",
    "PRAGMA user_version",
    "PRAGMA application_id",
  };
  sqlite3 *db = open_raw (path);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    append_rows (db, questions[i], text);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

int
old_store_version (const char *path)
{
  sqlite3 *db = open_raw (path);
  g_autoptr (GPtrArray) version = read_names (db, "PRAGMA user_version");

  sqlite3_close (db);

  return (int) g_ascii_strtoll (g_ptr_array_index (version, 0), NULL, 10);
}
