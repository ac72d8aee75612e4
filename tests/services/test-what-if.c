// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-commitment-service.h"
#include "services/kg-plan-apply.h"
#include "services/kg-plan-chart-data.h"
#include "services/kg-query.h"
#include "services/kg-template-service.h"
#include "services/kg-what-if.h"

#include <string.h>

/* Trials with the plan of a project: on the serial path with three steps done
 * and the survey under way, 30 days before its planned start. */

typedef struct {
  KgDistrict *district;
  const char *project;
  const char *template; /* NULL: the steps stay as they are */
  KgProjectFile *file;
  KgWhatIf *trial;
  KgChangeset *done;
} Fixture;

#define DAY(n) (KG_DISTRICT_TODAY + (n))

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->file, kg_project_file_unref);
  fixture->file = kg_project_file_load (txn, context, fixture->project, error);
  return fixture->file != NULL;
}

static gboolean
begin (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  static const struct { const char *key; int start, end; } days[] = {
    { "land_contract", -40, -34 }, { "filing", -34, -28 }, { "land_permit", -27, -12 }, { "survey", -11, 0 },
  };
  Fixture *fixture = data;

  if (!kg_plan_apply (txn, context, fixture->project, "serial", NULL, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, fixture->project,
                                                    KG_STEP_POSITION, error);
    KgRecord *step = g_ptr_array_index (rows, i);
    g_autoptr (KgRecord) edit = kg_record_copy (step);

    g_assert_cmpstr (kg_record_get_text (step, KG_STEP_KEY), ==, days[i].key);
    kg_record_set_date (edit, KG_STEP_ACTUAL_START, DAY (days[i].start));
    if (days[i].end < 0)
      kg_record_set_date (edit, KG_STEP_ACTUAL_END, DAY (days[i].end));
    if (!kg_txn_update (txn, step, edit, error))
      return FALSE;
  }

  return TRUE;
}

static void
start_trial (Fixture *fixture)
{
  g_clear_pointer (&fixture->trial, kg_what_if_free);
  kg_district_do (fixture->district, load, fixture);
  fixture->trial = kg_what_if_new (fixture->file);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->district = kg_district_new ();
  fixture->project = fixture->district->project[0];
  kg_district_do (fixture->district, begin, fixture);
  start_trial (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->trial, kg_what_if_free);
  g_clear_pointer (&fixture->file, kg_project_file_unref);
  g_clear_pointer (&fixture->done, kg_changeset_unref);
  kg_district_free (fixture->district);
}

static guint
find (const Fixture *fixture,
      const char    *key)
{
  int step = kg_what_if_find_step (fixture->trial, key);

  g_assert_cmpint (step, >=, 0);
  return (guint) step;
}

static gboolean
apply (KgTxn     *txn,
       gpointer   data,
       GError   **error)
{
  Fixture *fixture = data;
  g_autoptr (KgWhatIf) copy = kg_what_if_copy (fixture->trial);

  return kg_what_if_apply (txn, fixture->district->context, copy, error);
}

static gboolean
apply_case (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  return apply (txn, data, error);
}

static guint
commit (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->done, kg_changeset_unref);
  fixture->done = kg_store_transact (fixture->district->store, "测试", "trial", apply, fixture, &error);
  g_assert_no_error (error);
  return kg_changeset_get_size (fixture->done);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (KgChangeset) inverse = kg_changeset_invert (fixture->done, "undo");
  g_autoptr (KgChangeset) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_changeset_is_undoable (fixture->done));
  undone = kg_store_commit (fixture->district->store, "测试", inverse, &error);
  g_assert_no_error (error);
}

/* What the trial said is what the board says. */
static void
assert_like_board (const KgWhatIfResult *result,
                   const KgProjectFile  *file)
{
  const KgProject *p = file->summary;

  g_assert_cmpint (result->light, ==, p->proposed);
  g_assert_cmpint (result->forecast, ==, p->forecast_start);
  g_assert_cmpint (result->slack, ==, p->slack);
  g_assert_cmpint (result->target, ==, p->planned_start);
  g_assert_cmpmem (&result->plan, sizeof result->plan, &p->plan, sizeof p->plan);
  g_assert_cmpint (result->has_chance, ==, file->has_forecast);
  if (result->has_chance)
    g_assert_cmpmem (&result->chance, sizeof result->chance, &file->forecast, sizeof file->forecast);

  g_assert_cmpuint (result->rows->len, ==, file->steps->len);
  for (guint i = 0; i < result->rows->len; i++) {
    const KgStepView *step = &g_array_index (file->steps, KgStepView, i);

    g_assert_true (kg_record_same_values (g_ptr_array_index (result->rows, i), step->record));
    g_assert_cmpint (result->times[i].slack, ==, step->slack);
    if (step->actual_end == KG_DATE_NONE)
      g_assert_cmpint (result->times[i].end, ==, step->expected_end);
  }
}

static void
assert_same_results (const KgWhatIfResult *a,
                     const KgWhatIfResult *b)
{
  g_autofree char *reasons_a = kg_light_reasons_to_text (a->reasons);
  g_autofree char *reasons_b = kg_light_reasons_to_text (b->reasons);

  g_assert_cmpint (a->light, ==, b->light);
  g_assert_cmpint (a->forecast, ==, b->forecast);
  g_assert_cmpint (a->length, ==, b->length);
  g_assert_cmpint (a->slack, ==, b->slack);
  g_assert_cmpint (a->chance.percent, ==, b->chance.percent);
  g_assert_cmpstr (reasons_a, ==, reasons_b);
  g_assert_cmpuint (a->problems->len, ==, b->problems->len);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  const KgWhatIfResult *before = kg_what_if_get_before (fixture->trial);
  g_autoptr (GPtrArray) edits = kg_what_if_dup_edits (fixture->trial);

  g_assert_cmpuint (edits->len, ==, 0);
  g_assert_false (kg_what_if_is_edited (fixture->trial));
  assert_like_board (before, fixture->file);
  assert_same_results (before, kg_what_if_get_after (fixture->trial));
  g_assert_cmpint (before->length, ==, 100);
  g_assert_cmpuint (commit (fixture), ==, 0);
}

typedef struct {
  const char *name;
  void (*edit) (Fixture *fixture);
  const char *words;   /* of the first edit */
  int sooner;          /* working days by which it starts sooner, negative later */
  guint n_rows;        /* that are written */
} Case;

static void
edit_parallel (Fixture *fixture)
{
  kg_what_if_set_mode (fixture->trial, find (fixture, "drawing_review"), KG_STEP_PARALLEL);
}

static void
edit_early (Fixture *fixture)
{
  kg_what_if_set_mode (fixture->trial, find (fixture, "tender"), KG_STEP_EARLY);
}

static void
edit_duration (Fixture *fixture)
{
  kg_what_if_set_duration (fixture->trial, find (fixture, "scheme"), 9);
}

static void
edit_durations (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_what_if_set_durations (fixture->trial, find (fixture, "scheme"), 14, 15, 40, &error));
  g_assert_no_error (error);
}

static void
edit_predecessors (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint64 after = G_GUINT64_CONSTANT (1) << find (fixture, "drawings");

  g_assert_true (kg_what_if_set_predecessors (fixture->trial, find (fixture, "tender"), after, &error));
  g_assert_no_error (error);
}

static void
edit_not_before (Fixture *fixture)
{
  /* It would begin on 26 November; this is a Saturday. */
  kg_what_if_set_not_before (fixture->trial, find (fixture, "scheme"), kg_date_new (2026, 12, 5));
}

static void
edit_start (Fixture *fixture)
{
  kg_what_if_set_actual (fixture->trial, find (fixture, "survey"), DAY (-3), KG_DATE_NONE);
}

static void
edit_end (Fixture *fixture)
{
  kg_what_if_set_actual (fixture->trial, find (fixture, "survey"), DAY (-11), DAY (0));
}

static void
edit_target (Fixture *fixture)
{
  kg_what_if_set_target (fixture->trial, kg_date_new (2027, 3, 1));
}

static const Case cases[] = {
  { "parallel", edit_parallel, "” in parallel", 10, 2 },
  { "early", edit_early, "begun early", 5, 2 },
  { "duration", edit_duration, "in 9 working days instead of 15", 6, 1 },
  { "durations", edit_durations, "in 14 to 40 working days", 0, 1 },
  { "predecessors", edit_predecessors, " after “", 14, 1 },
  { "not-before", edit_not_before, "not before 12-05", -7, 1 },
  { "start", edit_start, "begun on 11-20", -6, 1 },
  { "end", edit_end, "done on 11-23", 3, 1 },
  { "target", edit_target, "planned start on 2027-03-01 instead of", 0, 1 },
};

static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *tried = data;
  const KgCalendar *calendar = kg_context_get_calendar (fixture->district->context);
  const KgWhatIfResult *before = kg_what_if_get_before (fixture->trial), *after;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (KgWhatIf) tried_out = NULL;

  tried->edit (fixture);
  after = kg_what_if_get_after (fixture->trial);
  edits = kg_what_if_dup_edits (fixture->trial);
  g_assert_true (kg_what_if_is_edited (fixture->trial));
  g_test_message ("%s", (char *) edits->pdata[0]);
  g_assert_cmpuint (edits->len, ==, 1);
  g_assert_nonnull (strstr (edits->pdata[0], tried->words));
  g_assert_cmpint (kg_calendar_between (calendar, after->plan_start, before->plan_start), ==, tried->sooner);
  assert_like_board (before, fixture->file);

  g_assert_cmpuint (commit (fixture), ==, tried->n_rows);
  tried_out = g_steal_pointer (&fixture->trial);
  start_trial (fixture);
  assert_like_board (kg_what_if_get_after (tried_out), fixture->file);
  g_assert_cmpuint (commit (fixture), ==, 0);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  KgProjectFile *was = kg_project_file_ref (fixture->file);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (!g_str_equal (cases[i].name, "start"))
      cases[i].edit (fixture);
  g_assert_cmpuint (commit (fixture), >, 4);
  undo (fixture);
  start_trial (fixture);

  g_assert_cmpuint (fixture->file->steps->len, ==, was->steps->len);
  for (guint i = 0; i < was->steps->len; i++)
    g_assert_true (kg_record_same_values (g_array_index (was->steps, KgStepView, i).record,
                                          g_array_index (fixture->file->steps, KgStepView, i).record));
  g_assert_true (kg_record_same_values (was->project, fixture->file->project));
  kg_project_file_unref (was);
}

static void
test_taken_back (Fixture       *fixture,
                 gconstpointer  data)
{
  guint review = find (fixture, "drawing_review"), scheme = find (fixture, "scheme");
  g_autoptr (GError) error = NULL;

  kg_what_if_set_mode (fixture->trial, review, KG_STEP_PARALLEL);
  kg_what_if_set_duration (fixture->trial, scheme, 3);
  kg_what_if_set_not_before (fixture->trial, scheme, DAY (40));
  kg_what_if_set_target (fixture->trial, DAY (90));
  g_assert_true (kg_what_if_set_predecessors (fixture->trial, scheme, 0, &error));
  g_assert_true (kg_what_if_is_edited (fixture->trial));

  kg_what_if_set_mode (fixture->trial, review, KG_STEP_NORMAL);
  kg_what_if_set_duration (fixture->trial, scheme, 15);
  kg_what_if_set_not_before (fixture->trial, scheme, KG_DATE_NONE);
  kg_what_if_set_target (fixture->trial, DAY (30));
  g_assert_true (kg_what_if_set_predecessors (fixture->trial, scheme,
                                              G_GUINT64_CONSTANT (1) << find (fixture, "survey"), &error));
  g_assert_false (kg_what_if_is_edited (fixture->trial));
  assert_same_results (kg_what_if_get_before (fixture->trial), kg_what_if_get_after (fixture->trial));
  g_assert_cmpuint (commit (fixture), ==, 0);

  kg_what_if_set_duration (fixture->trial, scheme, 3);
  kg_what_if_reset (fixture->trial);
  g_assert_false (kg_what_if_is_edited (fixture->trial));
}

/* What waited for a step that now runs beside others still waits for those. */
static void
test_followers (Fixture       *fixture,
                gconstpointer  data)
{
  guint drawings = find (fixture, "drawings"), review = find (fixture, "drawing_review");
  guint permit = find (fixture, "planning_permit");
  const KgWhatIfResult *after;

  kg_what_if_set_mode (fixture->trial, drawings, KG_STEP_PARALLEL);
  kg_what_if_set_mode (fixture->trial, review, KG_STEP_PARALLEL);
  after = kg_what_if_get_after (fixture->trial);
  g_assert_cmpint (after->times[drawings].start, ==, after->times[find (fixture, "scheme_approval")].start);
  g_assert_cmpint (after->times[review].start, ==, after->times[drawings].start);
  g_assert_cmpint (after->times[permit].start, >, after->times[drawings].end);
  g_assert_cmpint (after->times[permit].start, >, after->times[find (fixture, "scheme_approval")].end);
  g_assert_cmpstr (kg_record_get_text (g_ptr_array_index (after->rows, permit), KG_STEP_PREDECESSORS), ==,
                   "scheme_approval;drawings;drawing_review");
  g_assert_cmpuint (commit (fixture), ==, 3);
}

static gboolean
promise (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *fixture = data;
  KgCommitmentValues values = {
    .document = "施工图审查合格书", .promised_by = "建设单位", .step = "construction_permit", .due_event = "开工前",
  };
  g_autofree char *id = kg_commitment_add (txn, context, fixture->project, &values, NULL, error);

  return id != NULL;
}

/* Accepted incomplete is reckoned as promised; once it is, the board agrees. */
static void
test_incomplete (Fixture       *fixture,
                 gconstpointer  data)
{
  const KgWhatIfResult *after;

  kg_what_if_set_mode (fixture->trial, find (fixture, "construction_permit"), KG_STEP_INCOMPLETE);
  after = kg_what_if_get_after (fixture->trial);
  g_assert_cmpuint (after->unpromised->len, ==, 1);
  g_assert_cmpint (after->plan_start, <, kg_what_if_get_before (fixture->trial)->plan_start);
  g_assert_cmpuint (after->plan.n_waiting, ==, 0);
  g_assert_cmpuint (commit (fixture), ==, 1);

  kg_district_do (fixture->district, load, fixture);
  g_assert_cmpint (fixture->file->summary->plan.n_waiting, ==, 1);
  kg_district_do (fixture->district, promise, fixture);
  kg_district_do (fixture->district, load, fixture);
  assert_like_board (after, fixture->file);
}

static void
swap (Fixture    *fixture,
      const char *key,
      const char *choices)
{
  g_autoptr (KgTemplate) template = kg_template_find_shipped (key);
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_what_if_set_template (fixture->trial, template, choices, &error));
  g_assert_no_error (error);
}

static void
test_template (Fixture       *fixture,
               gconstpointer  data)
{
  const KgWhatIfResult *before = kg_what_if_get_before (fixture->trial), *after;
  g_autoptr (KgWhatIf) tried = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  KgProjectFile *was = kg_project_file_ref (fixture->file);

  kg_what_if_set_target (fixture->trial, DAY (60));
  swap (fixture, "parallel", "power=early");
  kg_what_if_set_not_before (fixture->trial, find (fixture, "joint_review"), DAY (14));
  swap (fixture, "parallel", "power=none");
  after = kg_what_if_get_after (fixture->trial);
  edits = kg_what_if_dup_edits (fixture->trial);
  g_assert_cmpuint (edits->len, ==, 3);
  g_assert_cmpint (after->length, <, before->length);
  g_assert_cmpint (after->plan_start, <, before->plan_start);
  g_assert_cmpint (kg_record_get_date (kg_what_if_get_step (fixture->trial, find (fixture, "land_contract")),
                                       KG_STEP_ACTUAL_END), ==, DAY (-34));

  g_assert_cmpuint (commit (fixture), >, 5);
  tried = g_steal_pointer (&fixture->trial);
  start_trial (fixture);
  after = kg_what_if_get_after (tried);
  if (after->unpromised->len == 0)
    assert_like_board (after, fixture->file);
  g_assert_true (kg_record_is (fixture->file->project, KG_PROJECT_TEMPLATE, "parallel"));
  g_assert_cmpint (fixture->file->summary->planned_start, ==, DAY (60));

  undo (fixture);
  start_trial (fixture);
  g_assert_cmpuint (fixture->file->steps->len, ==, was->steps->len);
  g_assert_true (kg_record_same_values (was->project, fixture->file->project));
  kg_project_file_unref (was);
}

/* The template that the project has already, on the same day: nothing new. */
static void
test_same_template (Fixture       *fixture,
                    gconstpointer  data)
{
  swap (fixture, "serial", NULL);
  g_assert_false (kg_what_if_is_edited (fixture->trial));
  g_assert_cmpuint (commit (fixture), ==, 0);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (KgTemplate) template = kg_template_find_shipped ("parallel");
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const KgWhatIfResult *after;
  guint scheme = find (fixture, "scheme"), approval = find (fixture, "scheme_approval");

  g_assert_false (kg_what_if_set_template (fixture->trial, template, "no=such", &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (kg_what_if_set_durations (fixture->trial, scheme, 20, 10, 30, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (kg_what_if_find_step (fixture->trial, "no such step"), ==, -1);
  g_assert_false (kg_what_if_is_edited (fixture->trial));

  /* A circle is told by name, and never written. */
  g_assert_true (kg_what_if_set_predecessors (fixture->trial, scheme, G_GUINT64_CONSTANT (1) << approval, &error));
  after = kg_what_if_get_after (fixture->trial);
  g_assert_cmpuint (after->problems->len, >=, 2);
  g_assert_nonnull (strstr (after->problems->pdata[0], after->steps[scheme].name));
  sentence = kg_district_fail (fixture->district, apply_case, fixture, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (sentence, "waits for"));

  kg_what_if_reset (fixture->trial);
  kg_what_if_set_actual (fixture->trial, scheme, DAY (0), DAY (5));
  g_free (kg_district_fail (fixture->district, apply_case, fixture, KG_ERROR_REFUSED));
}

static gboolean
meddle (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  KgRecord *step = g_array_index (((Fixture *) data)->file->steps, KgStepView, 5).record;
  g_autoptr (KgRecord) edit = kg_record_copy (step);

  kg_record_set_int (edit, KG_STEP_DURATION, 77);
  return kg_txn_update (txn, step, edit, error);
}

static gboolean
meddle_with_project (KgTxn      *txn,
                     KgContext  *context,
                     gpointer    data,
                     GError    **error)
{
  KgRecord *project = ((Fixture *) data)->file->project;
  g_autoptr (KgRecord) edit = kg_record_copy (project);

  kg_record_set_text (edit, KG_PROJECT_REMARK, "x");
  return kg_txn_update (txn, project, edit, error);
}

static gboolean
meddle_with_template (KgTxn      *txn,
                      KgContext  *context,
                      gpointer    data,
                      GError    **error)
{
  return kg_template_save (txn, context, "[template]\nkey=parallel\nname=T\n[step a]\nname=a\nduration=3\n", "own.ini", error);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *sentence = NULL;

  kg_what_if_set_duration (fixture->trial, find (fixture, "tender"), 3);
  kg_district_do (fixture->district, meddle, fixture);
  sentence = kg_district_fail (fixture->district, apply_case, fixture, KG_ERROR_CONFLICT);
  g_assert_nonnull (strstr (sentence, "易卜半导体项目"));

  start_trial (fixture);
  kg_what_if_set_target (fixture->trial, DAY (50));
  kg_district_do (fixture->district, meddle_with_project, fixture);
  g_free (kg_district_fail (fixture->district, apply_case, fixture, KG_ERROR_CONFLICT));

  start_trial (fixture);
  swap (fixture, "parallel", NULL);
  kg_district_do (fixture->district, meddle_with_template, fixture);
  g_free (kg_district_fail (fixture->district, apply_case, fixture, KG_ERROR_CONFLICT));
}

/* Steps without keys, which wait by their place. */
static void
test_by_place (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->project = fixture->district->project[1];
  start_trial (fixture);
  g_assert_cmpint (kg_what_if_get_before (fixture->trial)->length, ==, 9);
  g_assert_false (kg_what_if_set_predecessors (fixture->trial, 0, 2, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  kg_what_if_set_mode (fixture->trial, 1, KG_STEP_PARALLEL);
  g_assert_cmpint (kg_what_if_get_after (fixture->trial)->length, ==, 5);
  g_assert_cmpuint (commit (fixture), ==, 1);
  kg_district_do (fixture->district, load, fixture);
  assert_like_board (kg_what_if_get_after (fixture->trial), fixture->file);
}

/* A project without steps and without a planned start. */
static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  const KgWhatIfResult *before;

  fixture->project = fixture->district->project[2];
  start_trial (fixture);
  before = kg_what_if_get_before (fixture->trial);
  g_assert_cmpint (before->plan_start, ==, KG_DATE_NONE);
  g_assert_cmpint (before->slack, ==, G_MININT);
  g_assert_false (before->has_chance);

  swap (fixture, "serial", NULL);
  g_assert_cmpint (kg_what_if_get_after (fixture->trial)->length, ==, 100);
  g_assert_cmpuint (commit (fixture), ==, 1 + 12);
  kg_district_do (fixture->district, load, fixture);
  assert_like_board (kg_what_if_get_after (fixture->trial), fixture->file);
}

static void
test_charts (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KgPlanChartData) present = kg_plan_chart_data_new (fixture->file);
  g_autoptr (KgPlanChartData) trial = NULL;
  guint scheme = find (fixture, "scheme");
  g_autofree char *nothing = kg_plan_outlook_words (KG_DATE_NONE, KG_DISTRICT_TODAY, G_MININT, -1);
  g_autofree char *in_time = kg_plan_outlook_words (DAY (1), KG_DISTRICT_TODAY, 0, -1);

  g_assert_null (nothing);
  g_assert_nonnull (strstr (in_time, "as planned"));
  g_assert_cmpuint (present->chart.n_rows, ==, fixture->file->steps->len);
  g_assert_cmpint (present->chart.forecast, ==, fixture->file->summary->forecast_start);
  g_assert_nonnull (strstr (present->chart.note, "working days after the plan; chance to start within the year"));

  kg_what_if_set_duration (fixture->trial, scheme, 5);
  trial = kg_plan_chart_data_new_trial (fixture->trial);
  g_assert_cmpint (trial->chart.forecast, ==, kg_what_if_get_after (fixture->trial)->plan_start);
  /* Three steps are done and as they were. */
  g_assert_cmpuint (trial->chart.n_rows, ==, present->chart.n_rows - 3);
  g_assert_cmpstr (trial->rows[scheme - 3].name, ==, present->rows[scheme].name);
  g_assert_cmpint (trial->rows[scheme - 3].planned_end, ==, present->rows[scheme].expected_end);
  g_assert_cmpint (trial->rows[scheme - 3].expected_end, <, trial->rows[scheme - 3].planned_end);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, func) g_test_add ("/what-if/" path, Fixture, NULL, set_up, func, tear_down)
  add ("nothing", test_nothing);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/what-if/edit/", cases[i].name, NULL);

    g_test_add (path, Fixture, &cases[i], set_up, test_edit, tear_down);
  }
  add ("undo", test_undo);
  add ("taken-back", test_taken_back);
  add ("followers", test_followers);
  add ("incomplete", test_incomplete);
  add ("template", test_template);
  add ("same-template", test_same_template);
  add ("refused", test_refused);
  add ("conflict", test_conflict);
  add ("by-place", test_by_place);
  add ("empty", test_empty);
  add ("charts", test_charts);

  return g_test_run ();
}
