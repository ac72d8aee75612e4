// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-plan.h"

#define DAY(m, d) kg_date_new (2026, m, d)

static KgCalendar *calendar;

static void
test_back_plan (void)
{
  KgStep steps[] = {
    { .name = "a", .duration = 5 },
    { .name = "b", .duration = 10 },
    { .name = "b'", .duration = 3, .mode = KG_STEP_PARALLEL },
    { .name = "c", .duration = 1 },
  };

  kg_plan_chain_all (steps, 4);
  kg_plan_schedule_back (steps, 4, DAY (11, 30), calendar);

  /* Start on Monday 30 November: c on Friday 27, b over the ten working days
   * before it, b' beginning with b, a in the week before. */
  g_assert_cmpint (steps[3].planned_start, ==, DAY (11, 27));
  g_assert_cmpint (steps[3].planned_end, ==, DAY (11, 27));
  g_assert_cmpint (steps[1].planned_start, ==, DAY (11, 13));
  g_assert_cmpint (steps[1].planned_end, ==, DAY (11, 26));
  g_assert_cmpint (steps[2].planned_start, ==, DAY (11, 13));
  g_assert_cmpint (steps[2].planned_end, ==, DAY (11, 17));
  g_assert_cmpint (steps[0].planned_start, ==, DAY (11, 6));
  g_assert_cmpint (steps[0].planned_end, ==, DAY (11, 12));
  g_assert_cmpint (kg_plan_length (steps, 4), ==, 16);
}

/* Whoever keeps to the back-plan starts on the planned day, and not after it
 * where that is a day off. */
static void
test_plan_and_forecast_agree (void)
{
  KgStep steps[] = {
    { .duration = 4 }, { .duration = 7 }, { .duration = 2, .mode = KG_STEP_PARALLEL }, { .duration = 12 },
  };

  kg_plan_chain_all (steps, 4);
  for (KgDate target = DAY (9, 1); target < DAY (12, 31); target++) {
    KgPlanState state;

    kg_plan_schedule_back (steps, 4, target, calendar);
    kg_plan_assess (steps, 4, steps[0].planned_start, calendar, &state);
    g_assert_cmpint (state.forecast, ==, kg_calendar_on_or_before (calendar, target));
    g_assert_cmpint (state.stuck_overdue, ==, 0);
  }
}

static void
test_assess (void)
{
  KgStep steps[] = {
    { .duration = 5, .planned_end = DAY (11, 6), .actual_start = DAY (11, 2), .actual_end = DAY (11, 9) },
    { .duration = 10, .planned_end = DAY (11, 16), .actual_start = DAY (11, 10) },
    { .duration = 5, .planned_end = DAY (11, 20) },
  };
  KgPlanState state;

  kg_plan_chain_all (steps, 3);
  /* On Monday 23 November nine of the second step's ten days are used up. */
  kg_plan_assess (steps, 3, DAY (11, 23), calendar, &state);
  g_assert_cmpint (state.n_done, ==, 1);
  g_assert_cmpint (state.remaining, ==, 6);
  g_assert_cmpint (state.forecast, ==, DAY (12, 1));
  g_assert_cmpint (state.stuck, ==, 1);
  g_assert_cmpint (state.stuck_overdue, ==, 5);
  g_assert_cmpint (state.n_overdue, ==, 2);

  /* Long overdue work still needs a day. */
  kg_plan_assess (steps, 3, DAY (12, 31), calendar, &state);
  g_assert_cmpint (state.remaining, ==, 6);

  steps[1].actual_end = DAY (11, 20);
  steps[2].actual_end = DAY (11, 20);
  kg_plan_assess (steps, 3, DAY (11, 21), calendar, &state);
  g_assert_cmpint (state.stuck, ==, -1);
  g_assert_cmpint (state.forecast, ==, DAY (11, 23));

  kg_plan_assess (NULL, 0, DAY (11, 23), calendar, &state);
  g_assert_cmpint (state.forecast, ==, KG_DATE_NONE);
}

/* A weekend changes nothing for work that keeps to its plan. */
static void
test_days_off (void)
{
  KgStep steps[] = {
    { .duration = 10, .actual_start = DAY (11, 16) },
    { .duration = 5 },
  };
  KgPlanState state;
  KgDate on_friday;

  kg_plan_chain_all (steps, 2);
  kg_plan_schedule_back (steps, 2, DAY (12, 7), calendar);
  g_assert_cmpint (steps[0].planned_start, ==, DAY (11, 16));
  kg_plan_assess (steps, 2, DAY (11, 20), calendar, &state);
  on_friday = state.forecast;
  g_assert_cmpint (on_friday, ==, DAY (12, 7));
  for (int d = 21; d <= 23; d++) {
    kg_plan_assess (steps, 2, DAY (11, d), calendar, &state);
    g_assert_cmpint (state.forecast, ==, on_friday);
  }
}

/* A net that is no chain: b and c after a, d after c, e after b and d; power
 * is asked for early. */
#define BIT(i) (G_GUINT64_CONSTANT (1) << (i))
#define NET                                                     \
  {                                                             \
    { .name = "a", .duration = 3 },                             \
    { .name = "e", .duration = 2, .after = BIT (2) | BIT (4) }, \
    { .name = "b", .duration = 10, .after = BIT (0) },          \
    { .name = "c", .duration = 2, .after = BIT (0) },           \
    { .name = "d", .duration = 4, .after = BIT (3) },           \
    { .name = "power", .duration = 9, .mode = KG_STEP_EARLY },  \
  }

static void
test_net (void)
{
  KgStep steps[] = NET;
  KgStepTimes times[G_N_ELEMENTS (steps)];
  KgPlanState state;

  g_assert_cmpint (kg_plan_length (steps, 6), ==, 15);
  kg_plan_schedule_back (steps, 6, DAY (11, 30), calendar);
  g_assert_cmpint (steps[1].planned_end, ==, DAY (11, 27));
  g_assert_cmpint (steps[0].planned_start, ==, DAY (11, 9));
  g_assert_cmpint (steps[5].planned_start, ==, DAY (11, 9));
  g_assert_cmpint (steps[3].planned_start, ==, steps[2].planned_start);

  kg_plan_times (steps, 6, DAY (11, 9), DAY (12, 1), calendar, times);
  g_assert_true (times[0].critical && times[2].critical && times[1].critical);
  g_assert_cmpint (times[3].slack, ==, 4);
  g_assert_cmpint (times[4].slack, ==, 4);
  g_assert_cmpint (times[5].slack, ==, 6);
  g_assert_false (times[3].critical || times[4].critical || times[5].critical);
  /* The target lies a day after what the plan makes possible. */
  g_assert_cmpint (times[1].end, ==, DAY (11, 27));
  g_assert_cmpint (times[1].latest_end, ==, DAY (11, 30));

  /* b is done before a is: what comes after it still waits for a. */
  steps[2].actual_start = DAY (11, 9);
  steps[2].actual_end = DAY (11, 10);
  kg_plan_assess (steps, 6, DAY (11, 11), calendar, &state);
  g_assert_cmpint (state.remaining, ==, 3 + 2 + 4 + 2);
  kg_plan_times (steps, 6, DAY (11, 11), KG_DATE_NONE, calendar, times);
  g_assert_false (times[2].critical);
  g_assert_cmpint (times[2].slack, ==, 0);
  g_assert_true (times[0].critical && times[3].critical && times[4].critical && times[1].critical);
}

/* Slack is what it says: a step that slips by it moves nothing, by one more
 * it moves the start by one. */
static void
test_slack (void)
{
  KgDate today = DAY (11, 9);

  for (guint i = 0; i < 6; i++) {
    KgStep steps[] = NET;
    KgStepTimes times[G_N_ELEMENTS (steps)];
    KgPlanState before, after;

    kg_plan_times (steps, 6, today, KG_DATE_NONE, calendar, times);
    kg_plan_assess (steps, 6, today, calendar, &before);
    steps[i].duration = (guint16) (steps[i].duration + times[i].slack);
    kg_plan_assess (steps, 6, today, calendar, &after);
    g_assert_cmpint (after.remaining, ==, before.remaining);
    steps[i].duration++;
    kg_plan_assess (steps, 6, today, calendar, &after);
    g_assert_cmpint (after.remaining, ==, before.remaining + 1);
  }
}

static void
test_promise (void)
{
  KgStep steps[] = {
    { .name = "papers", .duration = 10 },
    { .name = "permit", .duration = 5, .mode = KG_STEP_INCOMPLETE, .after = BIT (0) },
    { .name = "last", .duration = 1, .after = BIT (1) },
  };
  KgStepTimes times[3];
  KgPlanState state;

  /* Nobody has promised the papers: the permit waits for them. */
  kg_plan_assess (steps, 3, DAY (11, 9), calendar, &state);
  g_assert_cmpint (state.remaining, ==, 16);
  g_assert_cmpint (state.n_waiting, ==, 1);
  kg_plan_times (steps, 3, DAY (11, 9), KG_DATE_NONE, calendar, times);
  g_assert_true (times[1].waiting && !times[0].waiting && !times[2].waiting);
  /* A plan made afresh reckons with the promise. */
  g_assert_cmpint (kg_plan_length (steps, 3), ==, 10);

  steps[1].promised = TRUE;
  kg_plan_assess (steps, 3, DAY (11, 9), calendar, &state);
  g_assert_cmpint (state.remaining, ==, 10);
  g_assert_cmpint (state.n_waiting, ==, 0);

  /* It is due before the last step, and that until the 27th. */
  steps[2].held = TRUE;
  steps[2].not_before = DAY (11, 27);
  kg_plan_assess (steps, 3, DAY (11, 9), calendar, &state);
  g_assert_cmpint (state.forecast, ==, DAY (12, 1));
  g_assert_cmpint (state.n_waiting, ==, 1);
}

static void
test_behind (void)
{
  KgStep steps[] = { { .duration = 10 }, { .duration = 10 } };
  KgPlanState state;

  kg_plan_chain_all (steps, 2);
  kg_plan_assess (steps, 2, DAY (11, 9), calendar, &state);
  g_assert_cmpint (state.behind, ==, -1);

  kg_plan_schedule_back (steps, 2, DAY (11, 30), calendar); /* from 2 November */
  kg_plan_assess (steps, 2, DAY (11, 2), calendar, &state);
  g_assert_cmpint (state.behind, ==, -1);
  kg_plan_assess (steps, 2, DAY (11, 9), calendar, &state);
  g_assert_cmpint (state.behind, ==, 100);
  steps[0].actual_start = DAY (11, 4);
  kg_plan_assess (steps, 2, DAY (11, 9), calendar, &state);
  g_assert_cmpint (state.behind, ==, 40);
  steps[0].actual_end = DAY (11, 6);
  kg_plan_assess (steps, 2, DAY (11, 9), calendar, &state);
  g_assert_cmpint (state.behind, ==, 0);
}

static gboolean
has (GArray      *findings,
     KgPlanFault  fault,
     int          step,
     int          other)
{
  for (guint i = 0; i < findings->len; i++) {
    KgPlanFinding *finding = &g_array_index (findings, KgPlanFinding, i);

    if (finding->fault == fault && finding->step == step && finding->other == other)
      return TRUE;
  }

  return FALSE;
}

static void
test_faults (void)
{
  KgStep steps[] = {
    { .duration = 3 },
    { .duration = 3, .after = BIT (0) | BIT (3) },
    { .duration = 3, .after = BIT (1) },
    { .duration = 3, .after = BIT (2) },
    { .duration = 3, .after = BIT (4) },
  };
  g_autoptr (GArray) findings = kg_plan_check (steps, 5, DAY (11, 9));
  g_autoptr (GArray) dates = NULL;
  guint8 order[5];
  KgPlanState state;
  KgStepTimes times[5];

  g_assert_cmpuint (findings->len, ==, 4);
  g_assert_true (has (findings, KG_PLAN_CYCLE, 1, 3));
  g_assert_true (has (findings, KG_PLAN_CYCLE, 2, 1));
  g_assert_true (has (findings, KG_PLAN_CYCLE, 3, 2));
  g_assert_true (has (findings, KG_PLAN_CYCLE, 4, 4));

  /* It is still worked out, as far as it goes. */
  g_assert_false (kg_plan_order (steps, 5, order));
  kg_plan_assess (steps, 5, DAY (11, 9), calendar, &state);
  kg_plan_times (steps, 5, DAY (11, 9), DAY (12, 1), calendar, times);
  kg_plan_schedule_back (steps, 5, DAY (11, 30), calendar);
  g_assert_cmpint (state.remaining, >=, 3);

  steps[1].after = BIT (0);
  steps[4].after = 0;
  steps[0].actual_start = DAY (11, 5);
  steps[0].actual_end = DAY (11, 2);
  steps[2].actual_start = DAY (11, 3);
  steps[3].actual_start = DAY (11, 10);
  dates = kg_plan_check (steps, 5, DAY (11, 9));
  g_assert_true (has (dates, KG_PLAN_ENDS_BEFORE, 0, -1));
  g_assert_true (has (dates, KG_PLAN_OUT_OF_ORDER, 2, 1));
  g_assert_true (has (dates, KG_PLAN_OUT_OF_ORDER, 3, 2));
  g_assert_true (has (dates, KG_PLAN_IN_FUTURE, 3, -1));
}

static void
test_connect (void)
{
  static const char *const keys[] = { "land", "survey", NULL, "permit" };
  KgStep steps[4] = { { .duration = 1 }, { .duration = 1 }, { .duration = 1 }, { .duration = 1 } };
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (kg_plan_connect (steps, 4, 3, keys, " survey ;land;", missing));
  g_assert_cmphex (steps[3].after, ==, BIT (0) | BIT (1));
  g_assert_true (kg_plan_connect (steps, 4, 3, keys, NULL, missing));
  g_assert_cmphex (steps[3].after, ==, BIT (2));
  g_assert_true (kg_plan_connect (steps, 4, 3, keys, "-", missing));
  g_assert_cmphex (steps[3].after, ==, 0);
  g_assert_false (kg_plan_connect (steps, 4, 3, keys, "moon;land", missing));
  g_assert_cmphex (steps[3].after, ==, BIT (0));
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (missing, 0), ==, "moon");
}

/* Sixty-four steps are worked out; more are not fallen over. */
static void
test_many (void)
{
  KgStep steps[80];
  KgStepTimes times[80];
  KgPlanState state;
  g_autoptr (GArray) findings = NULL;

  for (guint i = 0; i < 80; i++)
    steps[i] = (KgStep) { .duration = 1 };
  kg_plan_chain_all (steps, 80);
  g_assert_cmpint (kg_plan_length (steps, 64), ==, 64);
  kg_plan_assess (steps, 80, DAY (11, 9), calendar, &state);
  kg_plan_times (steps, 80, DAY (11, 9), KG_DATE_NONE, calendar, times);
  g_assert_cmpint (state.remaining, ==, 64);
  findings = kg_plan_check (steps, 80, DAY (11, 9));
  g_assert_true (has (findings, KG_PLAN_TOO_LONG, 64, -1));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  calendar = kg_calendar_new ();

  g_test_add_func ("/plan/back", test_back_plan);
  g_test_add_func ("/plan/agree", test_plan_and_forecast_agree);
  g_test_add_func ("/plan/assess", test_assess);
  g_test_add_func ("/plan/days-off", test_days_off);

  g_test_add_func ("/plan/net", test_net);
  g_test_add_func ("/plan/slack", test_slack);
  g_test_add_func ("/plan/promise", test_promise);
  g_test_add_func ("/plan/behind", test_behind);
  g_test_add_func ("/plan/faults", test_faults);
  g_test_add_func ("/plan/connect", test_connect);
  g_test_add_func ("/plan/many", test_many);

  result = g_test_run ();
  kg_calendar_unref (calendar);
  return result;
}
