// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-field-edit.h"
#include "services/kg-query.h"
#include "services/kg-step-edit.h"
#include "services/kg-step-record.h"

#include <string.h>

/* Steps in their plan: what is stored, and what is refused with a sentence
 * that names the step. The third project has three steps, a b c. */

typedef struct {
  KgDistrict *district;
  const char *step;      /* NULL adds one */
  const char *fields[5];
  GPtrArray *rows;
  KgDate day;
} Fixture;

#define TODAY KG_DISTRICT_TODAY

static gboolean
change_cb (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Fixture *fixture = data;
  const char *project = fixture->district->project[2];
  g_autoptr (KgRecord) step = NULL;
  g_autoptr (KgRecord) edit = NULL;

  if (fixture->step == NULL) {
    edit = kg_record_new (&kg_table_step);
    kg_record_set_text (edit, KG_STEP_PROJECT, project);
    kg_record_set_int (edit, KG_STEP_DURATION, 5);
    kg_record_set_text (edit, KG_STEP_MODE, "normal");
    return kg_field_set_all (txn, context, edit, fixture->fields, error) && kg_step_add (txn, context, edit, error);
  }

  step = kg_step_find (txn, project, fixture->step, error);
  edit = step != NULL ? kg_record_copy (step) : NULL;
  return edit != NULL && kg_field_set_all (txn, context, edit, fixture->fields, error) &&
         kg_step_update (txn, context, step, edit, error);
}

static gboolean
finish_cb (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Fixture *fixture = data;
  g_autoptr (KgRecord) step = kg_step_find (txn, fixture->district->project[2], fixture->step, error);

  return step != NULL && kg_step_finish (txn, context, step, fixture->day, error);
}

static gboolean
load_cb (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  fixture->rows = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, fixture->district->project[2],
                                     KG_STEP_POSITION, error);
  return fixture->rows != NULL;
}

static void
change (Fixture    *fixture,
        const char *step,
        const char *first,
        const char *second)
{
  fixture->step = step;
  fixture->fields[0] = first;
  fixture->fields[1] = second;
  kg_district_do (fixture->district, change_cb, fixture);
}

static void
refuse (Fixture    *fixture,
        const char *step,
        const char *first,
        const char *second,
        const char *fragment)
{
  g_autofree char *sentence = NULL;

  fixture->step = step;
  fixture->fields[0] = first;
  fixture->fields[1] = second;
  sentence = kg_district_fail (fixture->district, change_cb, fixture, KG_ERROR_REFUSED);
  g_test_message ("%s", sentence);
  g_assert_nonnull (strstr (sentence, fragment));
}

static KgRecord *
row (Fixture *fixture,
     guint    i)
{
  kg_district_do (fixture->district, load_cb, fixture);
  g_assert_cmpuint (i, <, fixture->rows->len);
  return g_ptr_array_index (fixture->rows, i);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->district = kg_district_new ();
  change (fixture, NULL, "name=用地规划许可证", "key=a");
  change (fixture, NULL, "name=设计方案批复", "key=b");
  change (fixture, NULL, "name=工程规划许可证", "key=c");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  kg_district_free (fixture->district);
}

static void
test_predecessors (Fixture       *fixture,
                   gconstpointer  data)
{
  change (fixture, "c", "predecessors= 用地规划许可证 ; 2", NULL);
  g_assert_true (kg_record_is (row (fixture, 2), KG_STEP_PREDECESSORS, "a;b"));
  change (fixture, "b", "predecessors=-", NULL);
  g_assert_true (kg_record_is (row (fixture, 1), KG_STEP_PREDECESSORS, "-"));

  /* Who waits for a step goes on to when its key changes. */
  change (fixture, "a", "key=land", NULL);
  g_assert_true (kg_record_is (row (fixture, 2), KG_STEP_PREDECESSORS, "land;b"));
  refuse (fixture, "land", "key=", NULL, "工程规划许可证");

  change (fixture, "c", "predecessors=", NULL);
  g_assert_true (kg_record_is_null (row (fixture, 2), KG_STEP_PREDECESSORS));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  change (fixture, NULL, "name=桩基", NULL);
  refuse (fixture, "a", "predecessors=立项", NULL, "立项");
  refuse (fixture, "a", "predecessors=桩基", NULL, "桩基");
  refuse (fixture, "a", "predecessors=a", NULL, "用地规划许可证");
  /* The others follow by their order. */
  refuse (fixture, "a", "predecessors=c", NULL, "用地规划许可证");
  refuse (fixture, "b", "key=a", NULL, "用地规划许可证");
  refuse (fixture, "b", "key=x;y", NULL, "设计方案批复");
  refuse (fixture, "b", "key=-", NULL, "设计方案批复");
  refuse (fixture, "b", "duration_min=6", NULL, "设计方案批复");
  refuse (fixture, "b", "duration_max=4", NULL, "设计方案批复");
  refuse (fixture, "b", "duration_min=0", NULL, "设计方案批复");
  refuse (fixture, "b", "duration=5001", NULL, "设计方案批复");
  refuse (fixture, "b", "mode=moon", NULL, "mode");
  refuse (fixture, "b", "planned_start=2026-12-02", "planned_end=2026-12-01", "设计方案批复");
  refuse (fixture, "b", "actual_start=2026-11-20", "actual_end=2026-11-19", "设计方案批复");
  refuse (fixture, "b", "actual_start=2026-11-24", NULL, "设计方案批复");
  refuse (fixture, "b", "actual_end=2026-11-24", NULL, "设计方案批复");

  change (fixture, "b", "duration_min=3", "duration_max=9");
  change (fixture, "b", "documents=方案文本;日照分析", "source=assumption");
  g_assert_cmpint (kg_record_get_int (row (fixture, 1), KG_STEP_DURATION_MAX), ==, 9);
}

/* What was wrong before keeps nobody from changing something else. */
static void
test_old_faults (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) problems = NULL;

  change (fixture, "b", "actual_start=2026-11-20", "actual_end=2026-11-23");
  kg_district_set_day (fixture->district, TODAY - 1);
  change (fixture, "b", "authority=区规资局", NULL);
  kg_district_do (fixture->district, load_cb, fixture);
  problems = kg_steps_problems (fixture->rows, TODAY - 1);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (problems, 0), ==, "“设计方案批复” is said to have begun or ended after today");
  g_assert_cmpstr (g_ptr_array_index (problems, 1), ==, "“设计方案批复” went on before “用地规划许可证” was done");
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (KgRecord) edit = kg_record_copy (row (fixture, 1));

  kg_record_set_text (edit, KG_STEP_PREDECESSORS, "a;gone");
  g_ptr_array_insert (fixture->rows, 1, kg_record_ref (edit));
  g_ptr_array_remove_index (fixture->rows, 2);
  problems = kg_steps_problems (fixture->rows, TODAY);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (problems, 0), ==, "“设计方案批复” waits for “gone”, which is the key of no step");
}

static void
test_at_most (Fixture       *fixture,
              gconstpointer  data)
{
  for (int i = 3; i < KG_PLAN_MAX_STEPS; i++)
    change (fixture, NULL, "name=附加环节", NULL);
  refuse (fixture, NULL, "name=多出来的", NULL, "多出来的");
  g_assert_cmpint (kg_record_get_int (row (fixture, 63), KG_STEP_POSITION), ==, 63);
}

static void
test_finish (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *again = NULL;
  g_autofree char *future = NULL;
  g_autofree char *before = NULL;

  fixture->step = "1";
  fixture->day = TODAY + 1;
  future = kg_district_fail (fixture->district, finish_cb, fixture, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (future, "用地规划许可证"));
  fixture->day = TODAY - 3;
  kg_district_do (fixture->district, finish_cb, fixture);
  g_assert_cmpint (kg_record_get_date (row (fixture, 0), KG_STEP_ACTUAL_END), ==, TODAY - 3);
  again = kg_district_fail (fixture->district, finish_cb, fixture, KG_ERROR_INVALID_TRANSITION);
  g_assert_nonnull (strstr (again, "2026-11-20"));

  change (fixture, "b", "actual_start=2026-11-20", NULL);
  fixture->step = "b";
  fixture->day = TODAY - 4;
  before = kg_district_fail (fixture->district, finish_cb, fixture, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (before, "设计方案批复"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/step-edit/predecessors", test_predecessors);
  ADD ("/step-edit/refused", test_refused);
  ADD ("/step-edit/old-faults", test_old_faults);
  ADD ("/step-edit/missing", test_missing);
  ADD ("/step-edit/at-most", test_at_most);
  ADD ("/step-edit/finish", test_finish);
#undef ADD

  return g_test_run ();
}
