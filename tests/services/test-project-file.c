// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"

#include "core/kg-error.h"
#include "services/kg-light-service.h"
#include "services/kg-project-edit.h"
#include "services/kg-project-file.h"
#include "services/kg-query.h"

typedef struct {
  KgCaseload *caseload;
  KgProjectFile *file;
  guint project;
  KgRecord *edit;
  const char *reason;
  char *problem;
} Fixture;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->file, kg_project_file_unref);
  fixture->file = kg_project_file_load (txn, context,
                                        fixture->caseload->district->project[fixture->project], error);
  return fixture->file != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->caseload = kg_caseload_new ();
  kg_district_do (fixture->caseload->district, load, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->file, kg_project_file_unref);
  g_clear_pointer (&fixture->edit, kg_record_unref);
  g_free (fixture->problem);
  kg_caseload_free (fixture->caseload);
}

static const KgStepView *
step (Fixture *fixture,
      guint    i)
{
  return &g_array_index (fixture->file->steps, KgStepView, i);
}

static void
assert_step (Fixture     *fixture,
             guint        i,
             KgStepState  state,
             const char  *words)
{
  g_autofree char *found = kg_step_view_words (step (fixture, i));

  g_assert_cmpint (step (fixture, i)->state, ==, state);
  g_assert_cmpstr (found, ==, words);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  const KgCalendar *calendar = kg_context_get_calendar (fixture->caseload->district->context);
  const KgStepView *last = step (fixture, 7);
  KgDate end = KG_DATE_NONE;

  g_assert_cmpuint (fixture->file->steps->len, ==, 8);
  assert_step (fixture, 2, KG_STEP_DONE, "done, 3 working days late");
  assert_step (fixture, 3, KG_STEP_OVERDUE, "overdue by 5 working days");
  /* Beside the one before it, but not begun. */
  assert_step (fixture, 4, KG_STEP_OVERDUE, "overdue by 10 working days");
  assert_step (fixture, 7, KG_STEP_TO_COME, "to come");
  g_assert_true (step (fixture, 2)->permit);

  for (guint i = 0; i < 8; i++) {
    g_assert_true (step (fixture, i)->stuck == (i == 4));
    end = MAX (end, step (fixture, i)->expected_end);
    if (step (fixture, i)->state == KG_STEP_DONE)
      g_assert_cmpint (step (fixture, i)->expected_end, ==, KG_DATE_NONE);
  }
  /* The days kept lead to the same forecast as the count of the board. */
  g_assert_cmpint (end, ==, last->expected_end);
  g_assert_cmpint (kg_calendar_add (calendar, end, 1), ==, fixture->file->summary->plan.forecast);
  g_assert_cmpint (step (fixture, 4)->expected_start, ==, KG_DISTRICT_TODAY);
  g_assert_cmpint (fixture->file->first_day, ==, step (fixture, 0)->planned_start);
  g_assert_cmpint (fixture->file->last_day, ==, fixture->file->summary->plan.forecast);
}

static void
test_no_steps (Fixture       *fixture,
               gconstpointer  data)
{
  fixture->project = 2;
  kg_district_do (fixture->caseload->district, load, fixture);
  g_assert_cmpuint (fixture->file->steps->len, ==, 0);
  g_assert_cmpint (fixture->file->first_day, ==, KG_DATE_NONE);
  g_assert_cmpuint (fixture->file->agents->len, ==, 0);
  g_assert_null (fixture->file->confirmation);
  /* Nobody looked in the two weeks between the meeting and today. */
  g_assert_cmpuint (fixture->file->weeks->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_true (g_array_index (fixture->file->weeks, KgLightWeek, i).known == (i == 0 || i == 3));
}

static void
test_lights (Fixture       *fixture,
             gconstpointer  data)
{
  static const KgLight lights[] = {
    KG_LIGHT_GREEN, KG_LIGHT_GREEN, KG_LIGHT_YELLOW, KG_LIGHT_RED, KG_LIGHT_YELLOW, KG_LIGHT_RED, KG_LIGHT_RED,
  };

  g_assert_cmpuint (fixture->file->weeks->len, ==, G_N_ELEMENTS (lights));
  for (guint i = 0; i < G_N_ELEMENTS (lights); i++) {
    const KgLightWeek *week = &g_array_index (fixture->file->weeks, KgLightWeek, i);

    g_assert_true (week->known);
    g_assert_cmpint (week->light, ==, lights[i]);
    g_assert_cmpint (week->monday, ==, KG_DISTRICT_TODAY - 7 * (int) (G_N_ELEMENTS (lights) - 1 - i));
    /* The meeting confirmed red where the rules proposed yellow. */
    g_assert_true (week->confirmed == (i == 3));
  }
  g_assert_cmpstr (g_array_index (fixture->file->weeks, KgLightWeek, 3).reason, ==,
                   "高压线迁改未定,年内开工存在较大不确定性");
  g_assert_cmpint (g_array_index (fixture->file->weeks, KgLightWeek, 3).proposed, ==, KG_LIGHT_YELLOW);

  g_assert_nonnull (fixture->file->confirmation);
  g_assert_cmpstr (kg_record_get_id (fixture->file->confirmed_in), ==, fixture->caseload->meeting);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  KgProjectFile *file = fixture->file;
  KgDiscussion *discussion;

  g_assert_cmpuint (file->agents->len, ==, 3);
  g_assert_true (kg_record_is (((KgProjectAgentView *) g_ptr_array_index (file->agents, 0))->agent,
                               KG_PROJECT_AGENT_ROLE, "territorial_chief"));
  g_assert_cmpstr (((KgProjectAgentView *) g_ptr_array_index (file->agents, 0))->unit, ==, "大场镇");

  g_assert_cmpuint (file->discussions->len, ==, 1);
  discussion = g_ptr_array_index (file->discussions, 0);
  g_assert_cmpstr (kg_record_get_id (discussion->meeting), ==, fixture->caseload->meeting);
  g_assert_cmpuint (discussion->decisions->len, ==, 3);

  /* Those of this project, and no others. */
  g_assert_cmpuint (kg_assignment_list_get_n_items (file->assignments), ==, 3);
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpstr (kg_assignment_list_get (file->assignments, i)->project_name, ==, "易卜半导体项目");
    g_assert_nonnull (kg_assignment_list_get (file->assignments, i)->sentence);
  }
}

static gboolean
update (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Fixture *fixture = data;
  g_autoptr (KgRecord) after = kg_record_copy (fixture->edit);

  return kg_project_update (txn, context, fixture->file->project, after, fixture->reason, error);
}

static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  KgDistrict *district = fixture->caseload->district;
  g_autofree char *sentence = NULL;
  KgRecord *logged;

  fixture->edit = kg_record_copy (fixture->file->project);
  kg_record_set_text (fixture->edit, KG_PROJECT_LEADER, "李某某");
  kg_record_set_date (fixture->edit, KG_PROJECT_FORECAST_START, KG_DISTRICT_TODAY + 35);

  sentence = kg_district_fail (district, update, fixture, KG_ERROR_REFUSED);
  fixture->reason = "高压线迁改顺延";
  kg_district_do (district, update, fixture);

  /* The same edit again, on what was read before. */
  g_clear_pointer (&sentence, g_free);
  sentence = kg_district_fail (district, update, fixture, KG_ERROR_CONFLICT);
  g_assert_nonnull (strstr (sentence, "易卜半导体项目"));

  kg_district_do (district, load, fixture);
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_LEADER), ==, "李某某");
  g_assert_cmpint (fixture->file->summary->forecast_start, ==, KG_DISTRICT_TODAY + 35);
  g_assert_cmpuint (fixture->file->reforecasts->len, ==, 1);
  logged = g_ptr_array_index (fixture->file->reforecasts, 0);
  g_assert_cmpstr (kg_record_get_text (logged, KG_REFORECAST_REASON), ==, "高压线迁改顺延");
  g_assert_cmpint (kg_record_get_date (logged, KG_REFORECAST_FORECAST), ==, KG_DISTRICT_TODAY + 35);
  g_assert_true (kg_record_is_null (logged, KG_REFORECAST_PREVIOUS));
}

static gboolean
add_problem (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *fixture = data;

  fixture->problem = kg_project_add_problem (txn, context, fixture->caseload->district->project[0],
                                             fixture->reason, "minor", NULL, error);
  return fixture->problem != NULL;
}

static gboolean
close_problem (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  Fixture *fixture = data;

  return kg_project_close_problem (txn, context, fixture->caseload->district->problem, fixture->reason, error);
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  KgDistrict *district = fixture->caseload->district;
  g_autofree char *empty = NULL;
  g_autofree char *unsaid = NULL;
  g_autofree char *again = NULL;

  fixture->reason = "  ";
  empty = kg_district_fail (district, add_problem, fixture, KG_ERROR_REFUSED);
  fixture->reason = " 围墙 ";
  kg_district_do (district, add_problem, fixture);
  kg_district_do (district, load, fixture);
  g_assert_cmpuint (fixture->file->problems->len, ==, 2);
  g_assert_true (kg_record_is (g_ptr_array_index (fixture->file->problems, 0), KG_PROBLEM_SEVERITY, "blocking"));
  g_assert_true (kg_record_is (g_ptr_array_index (fixture->file->problems, 1), KG_PROBLEM_TEXT, "围墙"));

  fixture->reason = "";
  unsaid = kg_district_fail (district, close_problem, fixture, KG_ERROR_REFUSED);
  fixture->reason = "已迁改";
  kg_district_do (district, close_problem, fixture);
  again = kg_district_fail (district, close_problem, fixture, KG_ERROR_INVALID_TRANSITION);
  kg_district_do (district, load, fixture);
  /* What is open comes first. */
  g_assert_true (kg_record_is (g_ptr_array_index (fixture->file->problems, 0), KG_PROBLEM_TEXT, "围墙"));
  g_assert_true (kg_record_is (g_ptr_array_index (fixture->file->problems, 1), KG_PROBLEM_CLOSING, "已迁改"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/project-file/steps", test_steps);
  ADD ("/project-file/no-steps", test_no_steps);
  ADD ("/project-file/lights", test_lights);
  ADD ("/project-file/links", test_links);
  ADD ("/project-file/update", test_update);
  ADD ("/project-file/problems", test_problems);
#undef ADD

  return g_test_run ();
}
