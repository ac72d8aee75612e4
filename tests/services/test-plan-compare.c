// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-plan-apply.h"
#include "services/kg-plan-compare.h"
#include "services/kg-template-service.h"

/* Two plans side by side. */

static KgTemplate *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  KgTemplate *template = kg_template_parse (text, "test.ini", &error);

  g_assert_no_error (error);
  return template;
}

static const char serial_text[] =
  "[template]\nkey=s\nname=S\n"
  "[step a]\nname=甲\nduration=3\n[step b]\nname=乙\nduration=4\npermit=true\n[step c]\nname=丙\nduration=2\npermit=true\n";

/* b beside a, c after both; n on its own. */
static const char parallel_text[] =
  "[template]\nkey=p\nname=P\n"
  "[step a]\nname=甲\nduration=3\n[step b]\nname=乙\nduration=4\nafter=a\nmode=parallel\npermit=true\n"
  "[step c]\nname=丙\nduration=2\nafter=a;b\npermit=true\n[step n]\nname=丁\nduration=5\nafter=-\n";

static void
test_templates (void)
{
  g_autoptr (KgContext) context = kg_context_new (KG_DISTRICT_TODAY);
  const KgCalendar *calendar = kg_context_get_calendar (context);
  g_autoptr (KgTemplate) serial = parse (serial_text);
  g_autoptr (KgTemplate) parallel = parse (parallel_text);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgPlanComparison) both = kg_plan_compare_templates (context, serial, NULL, parallel, NULL, &error);
  const KgPlanCompareRow *row;
  const KgPlanSpan *span;

  g_assert_no_error (error);
  g_assert_cmpint (both->today, ==, KG_DISTRICT_TODAY);
  g_assert_cmpstr (both->side[0].name, ==, "S");
  g_assert_cmpint (both->side[0].length, ==, 9);
  g_assert_cmpint (both->side[1].length, ==, 6);
  g_assert_cmpint (both->side[0].start, ==, kg_calendar_add (calendar, KG_DISTRICT_TODAY, 9));
  g_assert_cmpint (both->side[1].start, ==, kg_calendar_add (calendar, KG_DISTRICT_TODAY, 6));
  g_assert_cmpint (both->side[1].percent, ==, 100);
  g_assert_cmpuint (both->side[0].permits->len, ==, 2);
  g_assert_cmpstr (both->side[1].permits->pdata[0], ==, "乙");

  g_assert_cmpuint (both->side[0].spans->len, ==, 0);
  g_assert_cmpuint (both->side[1].spans->len, ==, 2);
  span = g_ptr_array_index (both->side[1].spans, 0);
  g_assert_cmpint (span->from, ==, 1);
  g_assert_cmpint (span->to, ==, 3);
  g_assert_cmpuint (span->names->len, ==, 3);
  span = g_ptr_array_index (both->side[1].spans, 1);
  g_assert_cmpint (span->from, ==, 5);
  g_assert_cmpint (span->to, ==, 5);
  g_assert_cmpstr (span->names->pdata[0], ==, "丙");
  g_assert_cmpstr (span->names->pdata[1], ==, "丁");

  g_assert_cmpuint (both->rows->len, ==, 4);
  row = g_ptr_array_index (both->rows, 1);
  g_assert_cmpstr (row->name, ==, "乙");
  g_assert_cmpint (row->place[0].from, ==, 4);
  g_assert_cmpint (row->place[1].from, ==, 1);
  g_assert_cmpint (row->place[1].mode, ==, KG_STEP_PARALLEL);
  row = g_ptr_array_index (both->rows, 3);
  g_assert_false (row->place[0].there);
  g_assert_cmpint (row->place[1].duration, ==, 5);
}

static const struct { const char *first, *first_choices, *second, *second_choices; int lengths[2]; } shipped[] = {
  { "serial", NULL, "parallel", NULL, { 100, 0 } },
  { "serial", "permits=five", "serial", "permits=three", { 0, 0 } },
  { "complex", NULL, "serial", NULL, { 0, 100 } },
  { "power-after-land", NULL, "power-early", NULL, { 0, 0 } },
};

static void
test_shipped (void)
{
  g_autoptr (KgContext) context = kg_context_new (KG_DISTRICT_TODAY);

  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++) {
    g_autoptr (KgTemplate) first = kg_template_find_shipped (shipped[i].first);
    g_autoptr (KgTemplate) second = kg_template_find_shipped (shipped[i].second);
    g_autoptr (GError) error = NULL;
    g_autoptr (KgPlanComparison) both = kg_plan_compare_templates (context, first, shipped[i].first_choices, second,
                                                                   shipped[i].second_choices, &error);

    g_assert_no_error (error);
    g_assert_cmpint (both->side[0].length, ==, kg_template_length (first, shipped[i].first_choices, NULL));
    g_assert_cmpint (both->side[1].length, ==, kg_template_length (second, shipped[i].second_choices, NULL));
    g_assert_cmpint (both->side[0].start > both->side[1].start, ==, both->side[0].length > both->side[1].length);
    for (guint k = 0; k < 2; k++)
      if (shipped[i].lengths[k] > 0)
        g_assert_cmpint (both->side[k].length, ==, shipped[i].lengths[k]);
  }
}

static void
test_refused (void)
{
  g_autoptr (KgContext) context = kg_context_new (KG_DISTRICT_TODAY);
  g_autoptr (KgTemplate) serial = parse (serial_text);
  g_autoptr (GError) error = NULL;

  g_assert_null (kg_plan_compare_templates (context, serial, NULL, serial, "no=such", &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
}

typedef struct {
  const char *project;
  gboolean plan;
  KgProjectFile *file;
} Call;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Call *call = data;

  if (call->plan && !kg_plan_apply (txn, context, call->project, "serial", NULL, error))
    return FALSE;

  call->file = kg_project_file_load (txn, context, call->project, error);
  return call->file != NULL;
}

static KgPlanComparison *
compare_project (Call       *call,
                 const char *template_key)
{
  g_autoptr (KgTemplate) template = kg_template_find_shipped (template_key);
  g_autoptr (GError) error = NULL;
  KgPlanComparison *both = kg_plan_compare_project (call->file, template, NULL, &error);

  g_assert_no_error (error);
  return both;
}

static void
test_project (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Call call = { district->project[0], TRUE, NULL };
  g_autoptr (KgPlanComparison) both = NULL;

  kg_district_do (district, load, &call);
  both = compare_project (&call, "parallel");
  g_assert_cmpstr (both->side[0].name, ==, "易卜半导体项目");
  g_assert_cmpint (both->side[0].length, ==, 100);
  g_assert_cmpint (both->side[0].start, ==, call.file->summary->plan.forecast);
  g_assert_cmpint (both->side[0].percent, ==, call.file->forecast.percent);
  g_assert_cmpint (both->side[1].start, <, both->side[0].start);
  g_assert_cmpuint (both->side[0].permits->len, ==, 4);
  kg_project_file_unref (call.file);
}

static void
test_project_without_plan (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Call call = { district->project[2], FALSE, NULL };
  g_autoptr (KgPlanComparison) both = NULL;

  kg_district_do (district, load, &call);
  both = compare_project (&call, "serial");
  g_assert_cmpuint (both->side[0].n_steps, ==, 0);
  g_assert_cmpint (both->side[0].length, ==, 0);
  g_assert_cmpint (both->side[0].start, ==, KG_DATE_NONE);
  g_assert_cmpint (both->side[0].percent, ==, -1);
  g_assert_cmpint (both->side[1].length, ==, 100);
  kg_project_file_unref (call.file);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-compare/templates", test_templates);
  g_test_add_func ("/plan-compare/shipped", test_shipped);
  g_test_add_func ("/plan-compare/refused", test_refused);
  g_test_add_func ("/plan-compare/project", test_project);
  g_test_add_func ("/plan-compare/project-without-plan", test_project_without_plan);

  return g_test_run ();
}
