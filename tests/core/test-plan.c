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

/* Whoever keeps to the back-plan starts on the planned day. */
static void
test_plan_and_forecast_agree (void)
{
  KgStep steps[] = {
    { .duration = 4 }, { .duration = 7 }, { .duration = 2, .mode = KG_STEP_PARALLEL }, { .duration = 12 },
  };

  for (KgDate target = DAY (9, 1); target < DAY (12, 31); target++) {
    KgPlanState state;

    kg_plan_schedule_back (steps, 4, target, calendar);
    kg_plan_assess (steps, 4, steps[0].planned_start, calendar, &state);
    g_assert_cmpint (state.forecast, ==, kg_calendar_on_or_after (calendar, target));
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

  result = g_test_run ();
  kg_calendar_unref (calendar);
  return result;
}
