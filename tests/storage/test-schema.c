// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-guard.h"
#include "storage/kg-store.h"
#include "core/kg-words.h"

#include <string.h>

/* A released schema never changes: what the table description gives today is
 * compared with what was written down.
 *
 * As long as the newest schema is not released, a change is written down by
 *
 *   KG_WRITE_FIXTURES=1 meson test -C BUILD storage-schema
 *
 * and looked at in the diff. After that a change is a new number, with a
 * migration and a fixture of its own. */

static void
compare_with_fixture (const char *dialect)
{
  g_autofree char *sql = kg_schema_to_sql (dialect);
  g_autofree char *name = g_strdup_printf ("%04d-%s.sql", KG_SCHEMA_VERSION, dialect);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "schema", name, NULL);
  g_autofree char *pinned = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("KG_WRITE_FIXTURES") != NULL) {
    g_file_set_contents (path, sql, -1, &error);
    g_assert_no_error (error);
  }

  g_file_get_contents (path, &pinned, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (pinned, sql)) {
    const char *a = pinned, *b = sql;

    while (*a == *b)
      a++, b++;
    g_error ("The schema differs from %s, first at: %.120s", name, b);
  }
}

static void
test_sqlite (void)
{
  compare_with_fixture ("sqlite");
}

static void
test_postgresql (void)
{
  compare_with_fixture ("postgresql");
}

static void
test_unknown_dialect (void)
{
  g_assert_null (kg_schema_to_sql ("access"));
  g_assert_null (kg_schema_to_sql (NULL));
}

/* A sentence about any table and column has words for both. */
static void
test_everything_has_a_word (void)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint t = 0; t < n; t++) {
    g_assert_null (strchr (kg_words_for_table (tables[t]), '_'));
    /* A critical message ends a test. */
    for (int i = 0; i < (int) tables[t]->n_columns; i++)
      g_assert_nonnull (kg_words_for_column (tables[t], i));
  }
}

static void
test_codes_survive (void)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint t = 0; t < n; t++)
    for (int guard = 0; guard < KG_N_GUARDS; guard++)
      for (int column = -1; column < (int) tables[t]->n_columns; column++) {
        g_autofree char *code = kg_guard_to_code ((KgGuard) guard, tables[t], column);
        g_autofree char *said = g_strdup_printf ("ERROR:  %s\nCONTEXT: line 3", code);
        const KgTable *table;
        KgGuard found;
        int found_column;

        g_assert_true (kg_guard_from_code (said, &found, &table, &found_column));
        g_assert_cmpint ((int) found, ==, guard);
        g_assert_true (table == tables[t]);
        g_assert_cmpint (found_column, ==, column);
      }
}

static void
test_foreign_words_are_no_codes (void)
{
  static const char *const texts[] = {
    "", "kg:", "kg:unique", "kg:unique:nothing", "kg:nothing:unit", "UNIQUE constraint failed",
  };
  const KgTable *table;
  KgGuard guard;
  int column;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (kg_guard_from_code (texts[i], &guard, &table, &column));
}

static void
test_json (void)
{
  static const char *const good[] = {
    "{}", "[]", " [ ] ", "null", "true", "false", "0", "-0.5e+10", "\"\"", "\"易\\u6613\\n\\\"\"",
    "{\"a\":[1,2,{\"b\":null}],\"c\":\"\"}", "[[[[[[]]]]]]", "1E5", "{\"a\" : 1 , \"b\" : [ 2 ] }",
  };
  static const char *const bad[] = {
    "", " ", "{", "}", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "01", "1.", ".5", "+1",
    "1e", "--1", "nul", "True", "\"", "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "[1 2]", "{} {}", "'a'",
    "[1}", "\"\xff\"", "//", "NaN",
  };
  g_autofree char *deep = g_strnfill (100000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (!kg_json_is_valid (good[i]))
      g_error ("Not valid: %s", good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (kg_json_is_valid (bad[i]))
      g_error ("Valid: %s", bad[i]);
  g_assert_false (kg_json_is_valid (deep));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/sqlite", test_sqlite);
  g_test_add_func ("/schema/postgresql", test_postgresql);
  g_test_add_func ("/schema/unknown-dialect", test_unknown_dialect);
  g_test_add_func ("/schema/words", test_everything_has_a_word);
  g_test_add_func ("/schema/codes", test_codes_survive);
  g_test_add_func ("/schema/foreign-words", test_foreign_words_are_no_codes);
  g_test_add_func ("/schema/json", test_json);

  return g_test_run ();
}
