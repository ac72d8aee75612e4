// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-project-import.h"
#include "services/kg-query.h"

#include <string.h>

typedef struct {
  KgProjectImport *import;
  guint n_projects;
  guint n_log;
} Run;

static KgProjectImport *
read_text (KgDistrict *district,
           const char *text)
{
  g_autofree char *path = g_build_filename (district->folder, "list.csv", NULL);
  KgProjectSheetOptions options = { .today = KG_DISTRICT_TODAY };
  g_autoptr (GError) error = NULL;
  KgProjectSheet *sheet;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  sheet = kg_project_sheet_read_file (path, NULL, &options, &error);
  g_assert_no_error (error);
  return kg_project_import_new (sheet);
}

static gboolean
count (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Run *run = data;
  g_autoptr (GPtrArray) projects = kg_txn_select (txn, &kg_table_project, NULL, error);
  g_autoptr (GPtrArray) log = kg_txn_select (txn, &kg_table_change_log, NULL, error);

  run->n_projects = projects->len;
  run->n_log = log->len;
  return TRUE;
}

static gboolean
preview (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return kg_project_import_preview (txn, context, ((Run *) data)->import, error);
}

static gboolean
apply (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  return kg_project_import_apply (txn, context, ((Run *) data)->import, error);
}

static void
expect (KgProjectImport *import,
        guint            created,
        guint            updated,
        guint            unchanged)
{
  g_assert_cmpuint (kg_project_import_count (import, KG_IMPORT_CREATED), ==, created);
  g_assert_cmpuint (kg_project_import_count (import, KG_IMPORT_UPDATED), ==, updated);
  g_assert_cmpuint (kg_project_import_count (import, KG_IMPORT_UNCHANGED), ==, unchanged);
}

static const char first[] =
  "序号,项目代码,项目名称,建设单位,属地,责任单位,总投资(亿元),计划开工时间,预计开工,存在问题\n"
  "1,2026-310113-39-01-000001,宝之云五期,甲公司,大场镇,规资局,12.5,2026年12月,2026-12-20,管线未迁改\n"
  "2,,吴淞口科创城一期,乙公司,新设镇,区建管委,8000万元,2027-03-01,,无\n"
  "合计,,,,,,13.3,,,\n";

static const char second[] =
  "项目代码,项目名称,建设单位,计划开工时间,预计开工\n"
  "2026-310113-39-01-000001,宝之云五期(改名),,2026年12月,2027-01-10\n"
  "2026-310113-39-01-000002,吴淞口科创城一期,乙公司,,\n";

static gboolean
check_second (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  g_autoptr (KgRecord) a = kg_query_project (txn, "2026-310113-39-01-000001", error);
  g_autoptr (KgRecord) b = kg_query_project (txn, "2026-310113-39-01-000002", error);
  g_autoptr (GPtrArray) reforecasts = NULL;
  g_autoptr (KgRecord) unit = NULL;

  g_assert_nonnull (a);
  g_assert_nonnull (b);
  /* A blank cell leaves what is there. */
  g_assert_true (kg_record_is (a, KG_PROJECT_BUILDER, "甲公司"));
  g_assert_true (kg_record_is (a, KG_PROJECT_NAME, "宝之云五期(改名)"));
  g_assert_cmpint (kg_record_get_int (a, KG_PROJECT_INVESTMENT), ==, 125000);
  g_assert_cmpint (kg_record_get_date (a, KG_PROJECT_PLANNED_START), ==, kg_date_new (2026, 12, 31));
  g_assert_cmpint (kg_record_get_int (b, KG_PROJECT_INVESTMENT), ==, 8000);

  reforecasts = kg_query_children (txn, &kg_table_reforecast, KG_REFORECAST_PROJECT,
                                   kg_record_get_id (a), KG_COL_ID, error);
  g_assert_cmpuint (reforecasts->len, ==, 1);
  g_assert_cmpint (kg_record_get_date (g_ptr_array_index (reforecasts, 0), KG_REFORECAST_PREVIOUS),
                   ==, kg_date_new (2026, 12, 20));

  /* 规资局 is the 区规资局 that was there already; 新设镇 is new. */
  unit = kg_query_need (txn, &kg_table_unit, kg_record_get_text (a, KG_PROJECT_LEAD_UNIT), error);
  g_assert_true (kg_record_is (unit, KG_UNIT_NAME, "区规资局"));
  return TRUE;
}

static void
test_again_and_changed (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgProjectImport) one = read_text (district, first);
  g_autoptr (KgProjectImport) again = read_text (district, first);
  g_autoptr (KgProjectImport) changed = read_text (district, second);
  Run run = { one };
  guint n_log;

  /* A preview writes nothing. */
  kg_district_do (district, count, &run);
  n_log = run.n_log;
  kg_district_do (district, preview, &run);
  expect (one, 2, 0, 0);
  kg_district_do (district, count, &run);
  g_assert_cmpuint (run.n_log, ==, n_log);
  g_assert_cmpuint (run.n_projects, ==, 3);

  kg_district_do (district, apply, &run);
  expect (one, 2, 0, 0);
  kg_district_do (district, count, &run);
  g_assert_cmpuint (run.n_projects, ==, 5);
  n_log = run.n_log;

  /* The same file again changes nothing at all. */
  run.import = again;
  kg_district_do (district, apply, &run);
  expect (again, 0, 0, 2);
  kg_district_do (district, count, &run);
  g_assert_cmpuint (run.n_log, ==, n_log);

  run.import = changed;
  kg_district_do (district, apply, &run);
  expect (changed, 0, 2, 0);
  g_assert_cmpstr (kg_project_import_get_result (changed, 0)->changes, ==, "项目名称、预计开工时间");
  kg_district_do (district, check_second, &run);
}

static void
test_real_lists (void)
{
  static const char *const names[] = {
    "district-starts-baoshan-songjiang.tsv", "shanghai-major-projects-2021-2022.tsv",
  };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KgDistrict) district = kg_district_new ();
    g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "sheets", names[i], NULL);
    KgProjectSheetOptions options = { .today = KG_DISTRICT_TODAY };
    g_autoptr (GError) error = NULL;
    KgProjectSheet *sheet = kg_project_sheet_read_file (path, NULL, &options, &error);
    g_autoptr (KgProjectImport) import = NULL;
    Run run = { 0 };
    guint n;

    g_assert_no_error (error);
    import = kg_project_import_new (sheet);
    run.import = import;
    kg_district_do (district, apply, &run);
    n = kg_project_import_count (import, KG_IMPORT_CREATED);
    g_assert_cmpuint (n, >=, 28);
    /* The district has two of the projects already. */
    n += kg_project_import_count (import, KG_IMPORT_UPDATED) +
         kg_project_import_count (import, KG_IMPORT_UNCHANGED);
    g_assert_cmpuint (n, ==, kg_project_import_get_n_results (import));
    kg_district_do (district, apply, &run);
    expect (import, 0, 0, n);
    g_assert_false (kg_project_import_is_refused (import, NULL));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-import/again-and-changed", test_again_and_changed);
  g_test_add_func ("/project-import/real-lists", test_real_lists);
  return g_test_run ();
}
