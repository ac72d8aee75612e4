// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-board.h"
#include "services/kg-commitment-service.h"
#include "services/kg-query.h"
#include "services/kg-step-edit.h"

#include <string.h>

/* Promises: what is kept, what is refused, and what the plan and the light make
 * of them. The second project has two steps of 5 and 4 working days, without
 * keys, and nothing done. */

typedef struct {
  KgDistrict *district;
  KgCommitmentValues values;
  char *id;
  gboolean made_incomplete;
  const char *words;    /* of clearing, or of a step's field */
  KgDate day;
  const char *step;
  KgBoard *board;
  const KgProject *project;
  GPtrArray *steps;
  GPtrArray *commitments;
} Fixture;

#define TODAY KG_DISTRICT_TODAY
#define DESIGN "设计方案批复"
#define PERMIT "施工许可证"

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *fixture = data;
  const char *id = fixture->district->project[1];

  g_clear_pointer (&fixture->board, kg_board_unref);
  g_clear_pointer (&fixture->steps, g_ptr_array_unref);
  g_clear_pointer (&fixture->commitments, g_ptr_array_unref);
  fixture->board = kg_board_load (txn, context, NULL, error);
  fixture->project = kg_board_find_project (fixture->board, id);
  fixture->steps = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, id, KG_STEP_POSITION, error);
  fixture->commitments =
    kg_query_children (txn, &kg_table_commitment, KG_COMMITMENT_PROJECT, id, KG_COL_ID, error);
  return fixture->commitments != NULL;
}

static gboolean
add (KgTxn      *txn,
     KgContext  *context,
     gpointer    data,
     GError    **error)
{
  Fixture *fixture = data;

  g_free (fixture->id);
  fixture->id = kg_commitment_add (txn, context, fixture->district->project[1], &fixture->values,
                                   &fixture->made_incomplete, error);
  return fixture->id != NULL;
}

static gboolean
clear (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Fixture *fixture = data;

  return kg_commitment_clear (txn, context, fixture->id, fixture->words, fixture->day, error);
}

static gboolean
begin_step (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Fixture *fixture = data;
  g_autoptr (KgRecord) step = kg_step_find (txn, fixture->district->project[1], fixture->step, error);
  g_autoptr (KgRecord) edit = step != NULL ? kg_record_copy (step) : NULL;

  if (edit == NULL)
    return FALSE;

  kg_record_set_date (edit, KG_STEP_ACTUAL_START, fixture->day);
  return kg_step_update (txn, context, step, edit, error);
}

static gboolean
rename_step (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *fixture = data;
  g_autoptr (KgRecord) step = kg_step_find (txn, fixture->district->project[1], fixture->step, error);
  g_autoptr (KgRecord) edit = step != NULL ? kg_record_copy (step) : NULL;

  if (edit == NULL)
    return FALSE;

  kg_record_set_text (edit, KG_STEP_NAME, fixture->words);
  return kg_step_update (txn, context, step, edit, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->district = kg_district_new ();
  fixture->values = (KgCommitmentValues) {
    .document = "土地出让协议", .promised_by = "张总", .step = DESIGN, .due_before = PERMIT, .due_on = TODAY + 25,
    .consequence = "撤回批复",
  };
  kg_district_do (fixture->district, load, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->board, kg_board_unref);
  g_clear_pointer (&fixture->steps, g_ptr_array_unref);
  g_clear_pointer (&fixture->commitments, g_ptr_array_unref);
  g_free (fixture->id);
  kg_district_free (fixture->district);
}

static char *
reasons (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = kg_board_get_reasons (fixture->board, fixture->project);

  return kg_light_reasons_to_text (list);
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  KgRecord *row;
  g_autofree char *words = NULL;
  g_autofree char *cleared = NULL;

  kg_district_do (fixture->district, add, fixture);
  g_assert_true (fixture->made_incomplete);
  kg_district_do (fixture->district, load, fixture);
  g_assert_cmpuint (fixture->commitments->len, ==, 1);
  row = g_ptr_array_index (fixture->commitments, 0);
  g_assert_cmpint (kg_record_get_date (row, KG_COMMITMENT_PROMISED_ON), ==, TODAY);
  g_assert_true (kg_record_is (row, KG_COMMITMENT_STEP, DESIGN));
  g_assert_true (kg_record_is (g_ptr_array_index (fixture->steps, 0), KG_STEP_MODE, "incomplete"));
  words = kg_commitment_words (row, fixture->steps);
  g_assert_cmpstr (words, ==, "“土地出让协议”, promised by 张总, due by 2026-12-18, before “施工许可证”; otherwise: 撤回批复");

  /* A second promise for the same step changes it no more. */
  fixture->values.document = "环评批复";
  fixture->values.due_on = KG_DATE_NONE;
  fixture->values.due_before = NULL;
  fixture->values.due_event = "场地交付";
  fixture->values.consequence = NULL;
  kg_district_do (fixture->district, add, fixture);
  g_assert_false (fixture->made_incomplete);

  fixture->words = " 已补交 ";
  kg_district_do (fixture->district, clear, fixture);
  kg_district_do (fixture->district, load, fixture);
  cleared = kg_commitment_words (g_ptr_array_index (fixture->commitments, 1), fixture->steps);
  g_assert_cmpstr (cleared, ==, "“环评批复”, promised by 张总, cleared on 2026-11-23: 已补交");
}

/* What is owed keeps the permit waiting until its day, and the start with it. */
static void
test_forecast (Fixture       *fixture,
               gconstpointer  data)
{
  const KgCalendar *calendar = kg_context_get_calendar (fixture->district->context);
  KgDate before = fixture->project->plan.forecast, held;

  g_assert_cmpint (kg_calendar_between (calendar, TODAY, before), ==, 9);
  g_assert_cmpint (fixture->project->plan.n_waiting, ==, 0);

  kg_district_do (fixture->district, add, fixture);
  kg_district_do (fixture->district, load, fixture);
  held = fixture->project->plan.forecast;
  g_assert_cmpint (kg_calendar_between (calendar, TODAY + 25, held), ==, 5);
  g_assert_cmpint (fixture->project->plan.n_waiting, ==, 1);

  fixture->words = "已签订";
  kg_district_do (fixture->district, clear, fixture);
  kg_district_do (fixture->district, load, fixture);
  g_assert_cmpint (fixture->project->plan.forecast, ==, before);
  g_assert_cmpint (fixture->project->plan.n_waiting, ==, 0);
}

static void
test_late_by_day (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *in_time = NULL;
  g_autofree char *late = NULL;

  fixture->values.due_before = NULL;
  fixture->values.due_on = TODAY + 3;
  kg_district_do (fixture->district, add, fixture);

  kg_district_set_day (fixture->district, TODAY + 3);
  kg_district_do (fixture->district, load, fixture);
  in_time = reasons (fixture);
  g_assert_null (strstr (in_time, "土地出让协议"));
  g_assert_cmpint (kg_commitment_state (g_ptr_array_index (fixture->commitments, 0), fixture->steps, TODAY + 3), ==,
                   KG_COMMITMENT_OPEN);

  kg_district_set_day (fixture->district, TODAY + 4);
  kg_district_do (fixture->district, load, fixture);
  late = reasons (fixture);
  g_assert_nonnull (strstr (late, "one commitment past its day or step: 土地出让协议"));
  g_assert_cmpint (kg_commitment_state (g_ptr_array_index (fixture->commitments, 0), fixture->steps, TODAY + 4), ==,
                   KG_COMMITMENT_LATE);
}

/* Late, by name, as soon as the step has begun that it was due before, though
 * its day is still to come. */
static void
test_late_by_step (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *late = NULL;
  g_autofree char *kept = NULL;

  kg_district_do (fixture->district, add, fixture);
  kg_district_set_day (fixture->district, TODAY + 2);
  fixture->step = PERMIT;
  fixture->day = TODAY + 2;
  kg_district_do (fixture->district, begin_step, fixture);
  kg_district_do (fixture->district, load, fixture);
  late = reasons (fixture);
  g_assert_nonnull (strstr (late, "one commitment past its day or step: 土地出让协议"));
  g_assert_cmpint (kg_commitment_state (g_ptr_array_index (fixture->commitments, 0), fixture->steps, TODAY + 2), ==,
                   KG_COMMITMENT_LATE);

  fixture->words = "已签订";
  fixture->day = KG_DATE_NONE;
  kg_district_do (fixture->district, clear, fixture);
  kg_district_do (fixture->district, load, fixture);
  kept = reasons (fixture);
  g_assert_null (strstr (kept, "土地出让协议"));
}

/* An event has no day, so nothing is late; a step without a key is called by
 * its name, and stays meant when that changes. */
static void
test_event_and_names (Fixture       *fixture,
                      gconstpointer  data)
{
  KgRecord *row;

  fixture->values.due_on = KG_DATE_NONE;
  kg_district_do (fixture->district, add, fixture);
  fixture->step = "2";
  fixture->words = "桩基施工许可证";
  kg_district_do (fixture->district, rename_step, fixture);
  kg_district_set_day (fixture->district, TODAY + 300);
  kg_district_do (fixture->district, load, fixture);
  row = g_ptr_array_index (fixture->commitments, 0);
  g_assert_true (kg_record_is (row, KG_COMMITMENT_DUE_BEFORE, "桩基施工许可证"));
  g_assert_cmpint (kg_commitment_state (row, fixture->steps, TODAY + 300), ==, KG_COMMITMENT_OPEN);
  g_assert_cmpint (fixture->project->plan.n_waiting, ==, 1);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  const struct {
    KgCommitmentValues values;
    int code;
    const char *fragment;
  } bad[] = {
    { { .promised_by = "张总", .due_on = TODAY }, KG_ERROR_REFUSED, "document" },
    { { .document = " ", .promised_by = "张总", .due_on = TODAY }, KG_ERROR_REFUSED, "document" },
    { { .document = "红\x1b[31m", .promised_by = "张总", .due_on = TODAY }, KG_ERROR_REFUSED, "document" },
    { { .document = "协议", .due_on = TODAY }, KG_ERROR_REFUSED, "promised_by" },
    { { .document = "协议", .promised_by = "张总" }, KG_ERROR_REFUSED, "none of them" },
    { { .document = "协议", .promised_by = "张总", .due_event = "  " }, KG_ERROR_REFUSED, "none of them" },
    { { .document = "协议", .promised_by = "张总", .due_on = TODAY - 1 }, KG_ERROR_REFUSED, "2026-11-22" },
    { { .document = "协议", .promised_by = "张总", .due_on = TODAY + 9, .promised_on = TODAY + 1 },
      KG_ERROR_REFUSED, "2026-11-24" },
    { { .document = "协议", .promised_by = "张总", .step = "立项", .due_on = TODAY }, KG_ERROR_NOT_FOUND, "立项" },
    { { .document = "协议", .promised_by = "张总", .due_before = "9" }, KG_ERROR_NOT_FOUND, "9" },
    { { .document = "协议", .promised_by = "张总", .step = DESIGN, .due_before = "1" }, KG_ERROR_REFUSED, DESIGN },
    { { .document = "协议", .promised_by = "张总", .due_before = PERMIT }, KG_ERROR_REFUSED, PERMIT },
  };

  fixture->step = PERMIT;
  fixture->day = TODAY;
  kg_district_do (fixture->district, begin_step, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *sentence = NULL;

    fixture->values = bad[i].values;
    sentence = kg_district_fail (fixture->district, add, fixture, bad[i].code);
    g_test_message ("%s", sentence);
    g_assert_nonnull (strstr (sentence, bad[i].fragment));
  }

  kg_district_do (fixture->district, load, fixture);
  g_assert_cmpuint (fixture->commitments->len, ==, 0);
  g_assert_true (kg_record_is (g_ptr_array_index (fixture->steps, 0), KG_STEP_MODE, "normal"));
}

static void
test_clearing_refused (Fixture       *fixture,
                       gconstpointer  data)
{
  const struct { const char *words; KgDate day; } bad[] = {
    { NULL, TODAY }, { "  ", TODAY }, { "已签订", TODAY + 1 }, { "已签订", TODAY - 3 },
  };
  g_autofree char *again = NULL;

  fixture->values.promised_on = TODAY - 2;
  kg_district_do (fixture->district, add, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *sentence = NULL;

    fixture->words = bad[i].words;
    fixture->day = bad[i].day;
    sentence = kg_district_fail (fixture->district, clear, fixture, KG_ERROR_REFUSED);
    g_test_message ("%s", sentence);
  }

  fixture->words = "已签订";
  fixture->day = TODAY - 1;
  kg_district_do (fixture->district, clear, fixture);
  again = kg_district_fail (fixture->district, clear, fixture, KG_ERROR_INVALID_TRANSITION);
  g_assert_nonnull (strstr (again, "土地出让协议"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/commitment-service/kept", test_kept);
  ADD ("/commitment-service/forecast", test_forecast);
  ADD ("/commitment-service/late-by-day", test_late_by_day);
  ADD ("/commitment-service/late-by-step", test_late_by_step);
  ADD ("/commitment-service/event-and-names", test_event_and_names);
  ADD ("/commitment-service/refused", test_refused);
  ADD ("/commitment-service/clearing-refused", test_clearing_refused);
#undef ADD

  return g_test_run ();
}
