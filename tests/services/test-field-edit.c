// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-field-edit.h"
#include "services/kg-query.h"

#include <string.h>

/* Fields from typed text: what is stored, and what is refused with a sentence
 * that names the field. */

typedef struct {
  const KgTable *table;
  const char *fields[4];
  KgRecord *record;
} Edit;

static gboolean
edit (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Edit *e = data;

  g_clear_pointer (&e->record, kg_record_unref);
  e->record = kg_record_new (e->table);
  if (e->table == &kg_table_project)
    kg_record_set_text (e->record, KG_PROJECT_STATE, "planned");

  return kg_field_set_all (txn, context, e->record, e->fields, error);
}

static KgRecord *
good (KgDistrict    *district,
      const KgTable *table,
      const char    *first,
      const char    *second)
{
  Edit e = { table, { first, second, NULL }, NULL };

  kg_district_do (district, edit, &e);
  return e.record;
}

static void
bad (KgDistrict    *district,
     const KgTable *table,
     const char    *first,
     const char    *second,
     int            code)
{
  Edit e = { table, { first, second, NULL }, NULL };
  g_autofree char *sentence = kg_district_fail (district, edit, &e, code);
  g_autofree char *field = g_strndup (first, strcspn (first, "="));

  g_test_message ("%s", sentence);
  g_assert_nonnull (strstr (sentence, field));
  kg_record_unref (e.record);
}

static void
test_values (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  static const struct { const char *text; gint64 wan; } sums[] = {
    { "investment=35000", 35000 }, { "investment=3.5亿元", 35000 }, { "investment=1,200万元", 1200 },
    { "investment= 3亿 ", 30000 },
  };
  static const struct { const char *text; int y, m, d; const char *precision; } starts[] = {
    { "planned_start=2026-12-04", 2026, 12, 4, "day" },
    { "planned_start=2027年3月", 2027, 3, 31, "month" },
    { "planned_start=三季度", 2026, 9, 30, "quarter" },
    { "planned_start=2027年", 2027, 12, 31, "year" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++) {
    g_autoptr (KgRecord) record = good (district, &kg_table_project, sums[i].text, NULL);

    g_assert_cmpint (kg_record_get_int (record, KG_PROJECT_INVESTMENT), ==, sums[i].wan);
  }

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    g_autoptr (KgRecord) record = good (district, &kg_table_project, starts[i].text, NULL);

    g_assert_cmpint (kg_record_get_date (record, KG_PROJECT_PLANNED_START), ==,
                     kg_date_new (starts[i].y, starts[i].m, starts[i].d));
    g_assert_true (kg_record_is (record, KG_PROJECT_PRECISION, starts[i].precision));
  }
}

static void
test_texts (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgRecord) a = good (district, &kg_table_project, "name=  两行\n名称 ", "content=第一段\n第二段");
  g_autoptr (KgRecord) b = good (district, &kg_table_project, "name=A=B", "builder=");
  g_autoptr (KgRecord) c = good (district, &kg_table_project, "territory=大场镇", "route=filing");

  g_assert_cmpstr (kg_record_get_text (a, KG_PROJECT_NAME), ==, "两行名称");
  g_assert_cmpstr (kg_record_get_text (a, KG_PROJECT_CONTENT), ==, "第一段\n第二段");
  g_assert_cmpstr (kg_record_get_text (b, KG_PROJECT_NAME), ==, "A=B");
  g_assert_true (kg_record_is_null (b, KG_PROJECT_BUILDER));
  g_assert_cmpstr (kg_record_get_text (c, KG_PROJECT_TERRITORY), ==, district->unit[3]);
  g_assert_true (kg_record_is (c, KG_PROJECT_ROUTE, "filing"));
}

static void
test_states (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgRecord) started = good (district, &kg_table_project, "actual_start=2026-11-20", NULL);
  g_autoptr (KgRecord) held = good (district, &kg_table_project, "hold_reason=业主资金未落实", "state=on_hold");
  g_autoptr (KgRecord) open = good (district, &kg_table_project, "hold_reason=业主资金未落实", NULL);

  g_assert_true (kg_record_is (started, KG_PROJECT_STATE, "started"));
  g_assert_true (kg_record_is (held, KG_PROJECT_STATE, "on_hold"));
  g_assert_true (kg_record_is_null (open, KG_PROJECT_HOLD_REASON));

  bad (district, &kg_table_project, "state=started", NULL, KG_ERROR_REFUSED);
  bad (district, &kg_table_project, "state=on_hold", NULL, KG_ERROR_REFUSED);
  bad (district, &kg_table_project, "state=planned", "actual_start=2026-11-20", KG_ERROR_REFUSED);
}

static void
test_refused (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  static const char *const fields[] = {
    "name=", "name=\xff", "name=红\x1b[31m色", "investment=很多", "investment=-1", "planned_start=2026-02-30",
    "planned_start=2026年3月至5月", "planned_start=很快", "actual_start=2026年3月", "territory=区天文台",
    "route=moon", "forecast_start=2026-12-04", "planned_precision=day", "id=1", "version=2", "changed_by=我",
    "moon=1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    bad (district, &kg_table_project, fields[i], NULL, KG_ERROR_REFUSED);

  bad (district, &kg_table_project, "leader", NULL, KG_ERROR_USAGE);
  bad (district, &kg_table_project, "leader=甲", "leader=乙", KG_ERROR_USAGE);
  bad (district, &kg_table_step, "duration=-1", NULL, KG_ERROR_REFUSED);
  bad (district, &kg_table_step, "duration=五", NULL, KG_ERROR_REFUSED);
  bad (district, &kg_table_step, "permit=yes", NULL, KG_ERROR_REFUSED);
  bad (district, &kg_table_step, "project=易卜半导体项目", NULL, KG_ERROR_REFUSED);
  bad (district, &kg_table_step, "actual_end=2026-11-01", "actual_start=2026-11-02", KG_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field-edit/values", test_values);
  g_test_add_func ("/field-edit/texts", test_texts);
  g_test_add_func ("/field-edit/states", test_states);
  g_test_add_func ("/field-edit/refused", test_refused);

  return g_test_run ();
}
