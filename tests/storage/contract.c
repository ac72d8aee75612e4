// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "contract.h"
#include "core/kg-error.h"

const char *contract_engine;

/* Rows: what goes in comes out, by every kind of filter and order. */

/* 300 characters, the longest name seen; Ext B, emoji, markup and quotes. */
static const char *const hard_texts[] = {
  "易卜半导体 & <b>封装</b> 'x' \"y\" \\ ; DROP TABLE project;--",
  "𠮷野家 𡃁 𪚥",
  "👷‍♀️🏗️ 🇨🇳",
  "e\xcc\x81t\xc3\xa9 \xe2\x80\x8f\xe2\x80\xae",
  "\t\n\r\x01\x7f",
  "%_?1",
};

static void
test_every_column_of_every_table (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgDriver) driver = place_open_driver (place);
  g_autoptr (GError) error = NULL;
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint t = 0; t < n; t++) {
    g_autoptr (KgRecord) row = NULL;
    g_autoptr (KgRecord) bare = NULL;
    g_autoptr (KgRecord) found = NULL;
    g_autoptr (KgRecord) found_bare = NULL;

    g_assert_true (driver->klass->begin (driver, TRUE, &error));
    row = make_row (driver, tables[t]);
    insert_row (driver, row);
    bare = make_row (driver, tables[t]);
    for (int i = KG_COL_COMMON; i < (int) tables[t]->n_columns; i++)
      if (!(tables[t]->columns[i].flags & KG_COLUMN_REQUIRED))
        kg_record_set_null (bare, i);
    insert_row (driver, bare);
    g_assert_true (driver->klass->commit (driver, &error));

    g_assert_true (driver->klass->begin (driver, FALSE, &error));
    found = find_row (driver, tables[t], kg_record_get_id (row));
    found_bare = find_row (driver, tables[t], kg_record_get_id (bare));
    driver->klass->rollback (driver);

    for (int i = 0; i < (int) tables[t]->n_columns; i++) {
      g_assert_true (kg_record_field_equal (found, row, i));
      g_assert_true (kg_record_field_equal (found_bare, bare, i));
    }
    g_assert_true (kg_record_is_sealed (found));
  }
  g_assert_no_error (error);
}

static void
test_texts_come_back_byte_for_byte (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autoptr (GString) wide = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (hard_texts); i++) {
    g_autoptr (KgRecord) project = new_project (hard_texts[i]);
    g_autoptr (KgChangeset) stored = commit_insert (store, project);
    g_autoptr (KgRecord) found = read_row (store, &kg_table_project, kg_record_get_id (project));

    g_assert_cmpstr (kg_record_get_text (found, KG_PROJECT_NAME), ==, hard_texts[i]);
  }

  for (int i = 0; i < 100000; i++)
    g_string_append (wide, "𠮷");
  {
    g_autoptr (KgRecord) project = new_project (long_name);
    g_autoptr (KgChangeset) stored = NULL;
    g_autoptr (KgRecord) found = NULL;

    kg_record_set_text (project, KG_PROJECT_CONTENT, wide->str);
    stored = commit_insert (store, project);
    found = read_row (store, &kg_table_project, kg_record_get_id (project));
    g_assert_cmpstr (kg_record_get_text (found, KG_PROJECT_CONTENT), ==, wide->str);
  }
  assert_sound (store);
}

/* Five projects with gaps, for the filters. */
static gboolean
add_five_cb (KgTxn    *txn,
             gpointer  user_data,
             GError  **error)
{
  static const struct {
    const char *id, *name, *builder;
    int investment, day;
  } rows[] = {
    { "a", "戊", "B", 300, 0 },
    { "b", "甲", NULL, -1, 3 },
    { "c", "甲", "b", 100, 1 },
    { "d", "乙", "C", 200, 2 },
    { "e", "𠮷", "B", -1, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KgRecord) project = kg_record_new_with_id (&kg_table_project, rows[i].id);

    kg_record_set_text (project, KG_PROJECT_STATE, "planned");
    kg_record_set_text (project, KG_PROJECT_NAME, rows[i].name);
    kg_record_set_text (project, KG_PROJECT_BUILDER, rows[i].builder);
    if (rows[i].investment >= 0)
      kg_record_set_int (project, KG_PROJECT_INVESTMENT, rows[i].investment);
    if (rows[i].day > 0)
      kg_record_set_date (project, KG_PROJECT_PLANNED_START, kg_date_new (2026, 11, rows[i].day));
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  return TRUE;
}

typedef struct {
  const KgFilter *filter;
  GString *ids;
} Selection;

static gboolean
select_ids_cb (KgTxn    *txn,
               gpointer  user_data,
               GError  **error)
{
  Selection *selection = user_data;
  g_autoptr (GPtrArray) rows = kg_txn_select (txn, &kg_table_project, selection->filter, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_string_append (selection->ids, kg_record_get_id (g_ptr_array_index (rows, i)));

  return rows != NULL;
}

static void
assert_selects (KgStore        *store,
                const KgFilter *filter,
                const char     *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  Selection selection = { filter, ids };
  g_autoptr (GError) error = NULL;

  kg_store_read (store, select_ids_cb, &selection, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ids->str, ==, expected);
}

#define WHERE(...) .conditions = { __VA_ARGS__ }, \
  .n_conditions = sizeof ((KgCondition[]) { __VA_ARGS__ }) / sizeof (KgCondition)

static void
test_filters (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (GError) error = NULL;
  const KgDate day2 = kg_date_new (2026, 11, 2);
  const struct {
    KgFilter filter;
    const char *expected;
  } cases[] = {
    { { .limit = 0 }, "abcde" },
    { { .limit = 3 }, "abc" },
    { { WHERE ({ KG_COL_ID, KG_OP_EQ, "c", 0 }) }, "c" },
    { { WHERE ({ KG_PROJECT_NAME, KG_OP_EQ, "甲", 0 }) }, "bc" },
    { { WHERE ({ KG_PROJECT_NAME, KG_OP_NE, "甲", 0 }) }, "ade" },
    { { WHERE ({ KG_PROJECT_NAME, KG_OP_LT, "戊", 0 }) }, "d" },
    { { WHERE ({ KG_PROJECT_NAME, KG_OP_GE, "甲", 0 }) }, "bce" },
    /* A comparison with null never holds; null has a test of its own. */
    { { WHERE ({ KG_PROJECT_BUILDER, KG_OP_NE, "B", 0 }) }, "cd" },
    { { WHERE ({ KG_PROJECT_BUILDER, KG_OP_EQ, NULL, 0 }) }, "b" },
    { { WHERE ({ KG_PROJECT_BUILDER, KG_OP_EQ, "", 0 }) }, "b" },
    { { WHERE ({ KG_PROJECT_BUILDER, KG_OP_NE, NULL, 0 }) }, "acde" },
    { { WHERE ({ KG_PROJECT_BUILDER, KG_OP_LT, NULL, 0 }) }, "" },
    { { WHERE ({ KG_PROJECT_INVESTMENT, KG_OP_GT, NULL, 100 }) }, "ad" },
    { { WHERE ({ KG_PROJECT_INVESTMENT, KG_OP_LE, NULL, 200 }) }, "cd" },
    { { WHERE ({ KG_PROJECT_INVESTMENT, KG_OP_EQ, NULL, 0 }) }, "" },
    { { WHERE ({ KG_PROJECT_PLANNED_START, KG_OP_EQ, NULL, day2 }) }, "de" },
    { { WHERE ({ KG_PROJECT_PLANNED_START, KG_OP_LT, NULL, day2 }) }, "c" },
    { { WHERE ({ KG_PROJECT_PLANNED_START, KG_OP_EQ, NULL, KG_DATE_NONE }) }, "a" },
    { { WHERE ({ KG_PROJECT_PLANNED_START, KG_OP_NE, NULL, KG_DATE_NONE }) }, "bcde" },
    { { WHERE ({ KG_PROJECT_PLANNED_START, KG_OP_GE, NULL, day2 },
               { KG_PROJECT_BUILDER, KG_OP_EQ, "B", 0 }) }, "e" },
    /* Order: null first, bytes for texts, the id decides between equals. */
    { { .order = { KG_ORDER (KG_PROJECT_NAME) } }, "dabce" },
    { { .order = { KG_ORDER_DESC (KG_PROJECT_NAME) } }, "ebcad" },
    { { .order = { KG_ORDER (KG_PROJECT_INVESTMENT) } }, "becda" },
    { { .order = { KG_ORDER_DESC (KG_PROJECT_INVESTMENT) } }, "adcbe" },
    { { .order = { KG_ORDER (KG_PROJECT_PLANNED_START) } }, "acdeb" },
    { { .order = { KG_ORDER (KG_PROJECT_BUILDER) } }, "baedc" },
    { { .order = { KG_ORDER (KG_PROJECT_NAME), KG_ORDER_DESC (KG_PROJECT_PLANNED_START) } },
      "dabce" },
    { { .order = { KG_ORDER_DESC (KG_PROJECT_PLANNED_START), KG_ORDER_DESC (KG_PROJECT_BUILDER),
                   KG_ORDER (KG_COL_ID) }, .limit = 4 }, "bdec" },
    { { WHERE ({ KG_PROJECT_NAME, KG_OP_EQ, "甲", 0 }),
        .order = { KG_ORDER_DESC (KG_COL_ID) }, .limit = 1 }, "c" },
  };

  stored = kg_store_transact (store, "王秘书", NULL, add_five_cb, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kg_changeset_get_size (stored), ==, 5);

  assert_selects (store, NULL, "abcde");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("filter %u", i);
    assert_selects (store, &cases[i].filter, cases[i].expected);
  }
}

typedef struct {
  KgTxn *txn;
  GString *seen;
  guint stop_after;
} Walk;

/* Reads the same table again inside the scan: each engine must cope. */
static gboolean
walk_cb (KgRecord *record,
         gpointer  user_data)
{
  Walk *walk = user_data;
  g_autoptr (GPtrArray) again = kg_txn_select (walk->txn, &kg_table_project, NULL, NULL);

  g_assert_cmpuint (again->len, ==, 5);
  g_string_append (walk->seen, kg_record_get_id (record));

  return walk->seen->len < walk->stop_after;
}

static gboolean
nested_scan_cb (KgTxn    *txn,
                gpointer  user_data,
                GError  **error)
{
  Walk *walk = user_data;

  walk->txn = txn;
  return kg_txn_scan (txn, &kg_table_project, NULL, walk_cb, walk, error);
}

static void
test_scans_nest_and_stop (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);
  Walk walk = { NULL, seen, 3 };

  stored = kg_store_transact (store, "王秘书", NULL, add_five_cb, NULL, &error);
  g_assert_true (kg_store_read (store, nested_scan_cb, &walk, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, "abc");
}

static gboolean
get_and_find_cb (KgTxn    *txn,
                 gpointer  user_data,
                 GError  **error)
{
  g_autoptr (KgRecord) got = kg_txn_get (txn, &kg_table_project, "d", error);
  g_autoptr (KgRecord) first = kg_txn_find (txn, &kg_table_project, KG_PROJECT_NAME, "甲", error);
  g_autoptr (KgRecord) orphan = kg_txn_find (txn, &kg_table_project, KG_PROJECT_BUILDER, NULL,
                                             error);
  g_autoptr (KgRecord) none = kg_txn_find (txn, &kg_table_project, KG_PROJECT_NAME, "丙", error);
  g_autoptr (KgRecord) gone = NULL;

  g_assert_cmpstr (kg_record_get_text (got, KG_PROJECT_NAME), ==, "乙");
  g_assert_cmpstr (kg_record_get_id (first), ==, "b");
  g_assert_cmpstr (kg_record_get_id (orphan), ==, "b");
  g_assert_null (none);
  g_assert_no_error (*error);

  gone = kg_txn_get (txn, &kg_table_project, "z", error);
  g_assert_null (gone);
  g_assert_null (kg_txn_get (txn, &kg_table_project, NULL, error));
  g_assert_no_error (*error);

  return TRUE;
}

static void
test_get_and_find (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (GError) error = NULL;

  stored = kg_store_transact (store, "王秘书", NULL, add_five_cb, NULL, &error);
  g_assert_true (kg_store_read (store, get_and_find_cb, NULL, &error));
  g_assert_no_error (error);
}

static void
test_rows_outlive_the_store (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) project = new_project ("长兴岛");
  g_autoptr (KgChangeset) stored = commit_insert (store, project);
  g_autoptr (KgRecord) found = read_row (store, &kg_table_project, kg_record_get_id (project));

  kg_store_close (store);
  g_clear_object (&store);
  g_assert_cmpstr (kg_record_get_text (found, KG_PROJECT_NAME), ==, "长兴岛");

  store = place_open (place);
  g_clear_pointer (&found, kg_record_unref);
  found = read_row (store, &kg_table_project, kg_record_get_id (project));
  g_assert_cmpstr (kg_record_get_text (found, KG_PROJECT_NAME), ==, "长兴岛");
}

void
contract_add (const char *path,
              GTestFunc   func)
{
  g_autofree char *full = g_strdup_printf ("/store/%s%s", contract_engine, path);

  g_test_add_func (full, func);
}

void
contract_add_rows (void)
{
  contract_add ("/rows/every-column", test_every_column_of_every_table);
  contract_add ("/rows/texts", test_texts_come_back_byte_for_byte);
  contract_add ("/rows/filters", test_filters);
  contract_add ("/rows/scans-nest", test_scans_nest_and_stop);
  contract_add ("/rows/get-and-find", test_get_and_find);
  contract_add ("/rows/outlive-the-store", test_rows_outlive_the_store);
}

int
contract_main (const char *engine,
               int         argc,
               char       *argv[])
{
  g_test_init (&argc, &argv, NULL);

  contract_engine = engine;
  contract_add_rows ();
  contract_add_guards ();
  contract_add_transactions ();
  contract_add_log ();
  contract_add_connections ();
  contract_add_threads ();
  contract_add_check ();

  return g_test_run ();
}
