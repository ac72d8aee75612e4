// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "store-fixture.h"
#include "storage/kg-guard.h"

#include <sqlite3.h>
#include <string.h>

/* Raw SQL, with every switch of a plain SQLite connection as it comes: foreign
 * keys off, recursive triggers off. It changes nothing that the store keeps. */

typedef struct {
  Place *place;
  sqlite3 *db;
  char *before;
} Bench;

/* Everything in the store as one checksum. */
static char *
dump (sqlite3 *db)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint t = 0; t < n; t++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[t]->name);
    sqlite3_stmt *statement = NULL;

    g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
    while (sqlite3_step (statement) == SQLITE_ROW)
      for (int i = 0; i < sqlite3_column_count (statement); i++) {
        const guchar *text = sqlite3_column_text (statement, i);

        g_checksum_update (sum, text != NULL ? text : (const guchar *) "\x01", -1);
        g_checksum_update (sum, (const guchar *) "\x02", 1);
      }
    sqlite3_finalize (statement);
  }

  return g_strdup (g_checksum_get_string (sum));
}

/* Two rows of every table, and a meeting that is over, with all that hangs
 * on it. */
static void
fill (KgDriver *driver)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);
  g_autoptr (GError) error = NULL;

  driver->klass->begin (driver, TRUE, &error);
  for (guint t = 0; t < n; t++)
    for (int k = 0; k < 2; k++) {
      g_autoptr (KgRecord) row = make_row (driver, tables[t]);

      insert_row (driver, row);
    }
  driver->klass->commit (driver, &error);
  g_assert_no_error (error);
}

static void
bench_init (Bench *self)
{
  g_autoptr (KgDriver) driver = NULL;

  self->place = place_new ("sqlite");
  driver = place_open_driver (self->place);
  fill (driver);
  g_clear_pointer (&driver, kg_driver_free);
  g_assert_cmpint (sqlite3_open (self->place->uri, &self->db), ==, SQLITE_OK);
  self->before = dump (self->db);
}

static void
bench_clear (Bench *self)
{
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  g_free (self->before);
  place_free (self->place);
}

static void
run (Bench      *self,
     const char *sql)
{
  char *message = NULL;

  sqlite3_exec (self->db, sql, NULL, NULL, &message);
  if (message != NULL)
    g_error ("%s: %s", sql, message);
}

/* Refused, by the rule that is meant, and nothing has changed. */
static void
refuse (Bench      *self,
        const char *rule,
        const char *format,
        ...) G_GNUC_PRINTF (3, 4);

static void
refuse (Bench      *self,
        const char *rule,
        const char *format,
        ...)
{
  g_autofree char *sql = NULL;
  g_autofree char *after = NULL;
  char *message = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);

  if (sqlite3_exec (self->db, sql, NULL, NULL, &message) == SQLITE_OK)
    g_error ("Was not refused: %s", sql);
  if (strstr (message, rule) == NULL)
    g_error ("%s: refused with “%s” instead of “%s”", sql, message, rule);
  sqlite3_free (message);

  after = dump (self->db);
  if (!g_str_equal (after, self->before))
    g_error ("Was refused, but changed the store: %s", sql);
}

static char *
column_list (const KgTable *table)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", table->columns[i].name);

  return g_string_free (list, FALSE);
}

/* Copies one row under another id and with other unique values, so that
 * nothing but the one column given can be wrong with it. */
static char *
copying_sql (const KgTable *table,
             const char    *column,
             const char    *instead)
{
  GString *sql = g_string_new (NULL);
  int set[KG_MAX_UNIQUE];
  guint n = kg_table_unique_set (table, set);

  g_string_append_printf (sql, "INSERT INTO %s SELECT ", table->name);
  for (guint i = 0; i < table->n_columns; i++) {
    const char *name = table->columns[i].name;

    g_string_append (sql, i > 0 ? ", " : "");
    if (g_strcmp0 (name, column) == 0)
      g_string_append (sql, instead);
    else if (i == KG_COL_ID || table->columns[i].flags & KG_COLUMN_UNIQUE)
      g_string_append_printf (sql, "%s || 'x'", name);
    else if (n > 0 && (int) i == set[n - 1])
      g_string_append_printf (sql, "(SELECT max (%s) FROM %s)", name, table->name);
    else
      g_string_append (sql, name);
  }
  g_string_append_printf (sql, " FROM %s ORDER BY id LIMIT 1", table->name);

  return g_string_free (sql, FALSE);
}

static gboolean
has_unique_values (const KgTable *table)
{
  for (guint i = KG_COL_COMMON; i < table->n_columns; i++)
    if (table->columns[i].flags & KG_COLUMN_UNIQUE)
      return TRUE;

  return table->unique != NULL;
}

static void
try_table (Bench         *self,
           const KgTable *table)
{
  const char *t = table->name;
  g_autofree char *all = column_list (table);

  /* Replacing a row is removing it behind the back of the triggers. */
  refuse (self, "kg:", "INSERT OR REPLACE INTO %s SELECT * FROM %s", t, t);
  refuse (self, "kg:", "REPLACE INTO %s (%s) SELECT %s FROM %s LIMIT 1", t, all, all, t);
  refuse (self, "kg:", "INSERT INTO %s (%s) SELECT %s FROM %s WHERE true"
          " ON CONFLICT (id) DO UPDATE SET changed_by = 'x'", t, all, all, t);
  if (has_unique_values (table)) {
    g_autofree char *others = g_strdup (strchr (all, ','));

    refuse (self, "kg:unique", "INSERT OR REPLACE INTO %s (%s) SELECT id || 'x'%s FROM %s",
            t, all, others, t);
  }

  /* The counter of versions cannot be passed by. */
  refuse (self, "kg:", "UPDATE %s SET changed_by = 'x'", t);
  refuse (self, "kg:", "UPDATE %s SET changed_by = 'x', version = version + 2", t);
  refuse (self, "kg:", "UPDATE OR REPLACE %s SET id = (SELECT max (id) FROM %s),"
          " version = version + 1", t, t);
  refuse (self, "kg:", "UPDATE OR IGNORE %s SET id = id || 'x', version = version + 1", t);

  if (table->flags & KG_TABLE_APPEND_ONLY) {
    refuse (self, "kg:append-only", "UPDATE %s SET changed_by = 'x', version = version + 1", t);
    refuse (self, "kg:append-only", "DELETE FROM %s", t);
    refuse (self, "kg:append-only", "DELETE FROM %s WHERE id IS NOT NULL", t);
  } else if (table->flags & KG_TABLE_NO_DELETE) {
    refuse (self, "kg:no-delete", "DELETE FROM %s", t);
  }

  /* There is no second key by which a row could be replaced. */
  refuse (self, "no such column", "SELECT rowid FROM %s", t);
}

static void
test_every_table (void)
{
  Bench bench;
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  bench_init (&bench);
  for (guint t = 0; t < n; t++)
    try_table (&bench, tables[t]);
  bench_clear (&bench);
}

static const char *
bad_value (KgType type)
{
  switch (type) {
  case KG_TYPE_REF:
    return "'nobody'";
  case KG_TYPE_DATE:
    return "'2026-02-30'";
  case KG_TYPE_CODE:
    return "'x'";
  case KG_TYPE_BOOL:
    return "7";
  case KG_TYPE_JSON:
    return "'{'";
  case KG_TYPE_INT:
  case KG_TYPE_INSTANT:
    return "'many'";
  case KG_TYPE_TEXT:
  default:
    return "''";
  }
}

static void
test_values_and_references (void)
{
  Bench bench;
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  bench_init (&bench);
  for (guint t = 0; t < n; t++) {
    const KgTable *table = tables[t];
    g_autofree char *good = copying_sql (table, NULL, NULL);

    run (&bench, "BEGIN");
    run (&bench, good);
    run (&bench, "ROLLBACK");

    for (guint i = KG_COL_VERSION; i < table->n_columns; i++) {
      const KgColumn *column = &table->columns[i];
      const char *bad = bad_value (column->type);
      g_autofree char *sql = copying_sql (table, column->name, bad);
      g_autofree char *rule = NULL;

      if (column->type == KG_TYPE_INT || column->type == KG_TYPE_INSTANT)
        rule = g_strdup_printf ("cannot store TEXT value in INTEGER column %s.%s",
                                table->name, column->name);
      else
        rule = g_strdup_printf ("kg:%s:%s.%s", column->type == KG_TYPE_REF ? "missing" : "value",
                                table->name, column->name);
      refuse (&bench, rule, "%s", sql);
    }
  }

  /* With foreign keys switched off. */
  refuse (&bench, "kg:referenced", "DELETE FROM unit WHERE id IN (SELECT territory FROM project)");
  refuse (&bench, "kg:missing:project.territory",
          "UPDATE project SET territory = 'nobody', version = version + 1");
  refuse (&bench, "kg:unique:unit.name", "UPDATE OR REPLACE unit SET version = version + 1,"
          " name = (SELECT max (name) FROM unit)");
  refuse (&bench, "kg:value", "UPDATE project SET planned_start = '2026-2-3', version = version + 1");
  refuse (&bench, "kg:value", "UPDATE project SET planned_start = '2300-01-01',"
          " version = version + 1");
  refuse (&bench, "cannot store TEXT", "UPDATE project SET investment = '1亿', version = version + 1");
  bench_clear (&bench);
}

static void
test_an_issued_meeting_stays (void)
{
  static const char *const children[] = { "attendance", "agenda_item", "decision" };
  Bench bench;

  bench_init (&bench);
  run (&bench, "UPDATE meeting SET state = 'in_session', version = version + 1");
  run (&bench, "UPDATE meeting SET state = 'writing_up', version = version + 1");
  run (&bench, "UPDATE meeting SET state = 'issued', version = version + 1");
  run (&bench, "UPDATE minutes SET state = 'in_review', version = version + 1");
  run (&bench, "UPDATE minutes SET state = 'issued', version = version + 1");
  g_free (bench.before);
  bench.before = dump (bench.db);

  refuse (&bench, "kg:frozen:meeting", "UPDATE meeting SET state = 'planned', version = version + 1");
  refuse (&bench, "kg:frozen:meeting", "UPDATE meeting SET place = 'x', version = version + 1");
  refuse (&bench, "kg:frozen:minutes",
          "UPDATE minutes SET content = '{}', version = version + 1");
  refuse (&bench, "kg:no-delete:minutes", "DELETE FROM minutes");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++) {
    const KgTable *table = kg_table_by_name (children[i]);
    g_autofree char *copy = copying_sql (table, NULL, NULL);

    refuse (&bench, "kg:parent-frozen", "UPDATE %s SET changed_by = 'x', version = version + 1",
            children[i]);
    refuse (&bench, "kg:parent-frozen", "DELETE FROM %s", children[i]);
    refuse (&bench, "kg:parent-frozen", "%s", copy);
  }
  bench_clear (&bench);
}

/* Nobody gives one number to two documents of a series, whether at once, one
 * after the other, or by moving a meeting. */
static void
test_a_number_is_given_once (void)
{
  Bench bench;

  bench_init (&bench);
  run (&bench, "UPDATE minutes SET state = 'in_review', version = version + 1");
  run (&bench, "UPDATE meeting SET series = (SELECT min (id) FROM series), version = version + 1");
  g_free (bench.before);
  bench.before = dump (bench.db);

  refuse (&bench, "kg:unique:minutes.number",
          "UPDATE minutes SET state = 'issued', year = 2026, number = 7, version = version + 1");
  run (&bench, "UPDATE minutes SET state = 'issued', year = 2026, number = 7, version = version + 1"
       " WHERE id = (SELECT min (id) FROM minutes)");
  run (&bench, "UPDATE minutes SET year = 2026, number = 7, version = version + 1 WHERE state <> 'issued'");
  g_free (bench.before);
  bench.before = dump (bench.db);
  for (guint i = 0; i < 5; i++) {
    static const char *const ways[] = { "", "OR REPLACE ", "OR IGNORE ", "OR FAIL ", "OR ROLLBACK " };

    refuse (&bench, "kg:unique:minutes.number",
            "UPDATE %sminutes SET state = 'issued', version = version + 1 WHERE state <> 'issued'", ways[i]);
  }

  run (&bench, "UPDATE meeting SET series = (SELECT max (id) FROM series), version = version + 1"
       " WHERE id NOT IN (SELECT meeting FROM minutes WHERE state = 'issued')");
  run (&bench, "UPDATE minutes SET state = 'issued', version = version + 1 WHERE id = (SELECT max (id) FROM minutes)");
  g_free (bench.before);
  bench.before = dump (bench.db);
  refuse (&bench, "kg:frozen:meeting",
          "UPDATE meeting SET series = (SELECT min (id) FROM series), version = version + 1");
  bench_clear (&bench);
}

/* What raw SQL can do all the same is found. */

static guint
count_findings (Place *place)
{
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kg_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));

  return findings->len;
}

static void
tamper (Place      *place,
        const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (place->uri, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_check_finds_what_was_tampered_with (void)
{
  static const char *const acts[] = {
    "UPDATE project SET name = '改', version = version + 1 WHERE name = '甲'",
    "DELETE FROM project WHERE name = '甲'",
    "INSERT INTO project (id, version, changed_at, changed_by, name, state)"
    " VALUES ('z', 1, 1, 'x', '偷', 'planned')",
    "DROP TRIGGER report_update",
    "DROP TRIGGER report_update; CREATE TRIGGER report_update BEFORE UPDATE ON report BEGIN"
    " SELECT 1; END",
    "DROP INDEX project_name",
    "CREATE TABLE extra (x)",
    "PRAGMA foreign_keys = OFF; DROP TRIGGER project_insert;"
    "INSERT INTO project (id, version, changed_at, changed_by, name, state, territory)"
    " VALUES ('z', 1, 1, 'x', '偷', 'planned', 'nobody')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++) {
    g_autoptr (Place) place = place_new ("sqlite");
    g_autoptr (KgStore) store = place_open (place);
    g_autoptr (KgRecord) project = new_project ("甲");
    g_autoptr (KgChangeset) stored = commit_insert (store, project);

    assert_sound (store);
    g_clear_object (&store);
    tamper (place, acts[i]);
    g_test_message ("%s", acts[i]);
    g_assert_cmpuint (count_findings (place), >=, 1);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sqlite/raw/every-table", test_every_table);
  g_test_add_func ("/sqlite/raw/values", test_values_and_references);
  g_test_add_func ("/sqlite/raw/issued", test_an_issued_meeting_stays);
  g_test_add_func ("/sqlite/raw/numbers", test_a_number_is_given_once);
  g_test_add_func ("/sqlite/raw/tampered", test_check_finds_what_was_tampered_with);

  return g_test_run ();
}
