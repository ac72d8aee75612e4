// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-forecast.h"

#define DAY(m, d) kg_date_new (2026, m, d)
#define YEAR_END DAY (12, 31)

static KgCalendar *calendar;

/* Three steps in a row, 60 working days as is most likely. */
static void
fill (KgStep *steps,
      int     shortest,
      int     longest)
{
  for (int i = 0; i < 3; i++) {
    steps[i] = (KgStep) { .duration = 20 };
    kg_step_spread (&steps[i], shortest, longest);
  }
  kg_plan_chain_all (steps, 3);
}

static void
test_certain (void)
{
  KgStep steps[3];
  KgForecast forecast;

  fill (steps, 20, 20);
  g_assert_true (kg_forecast_simulate (steps, 3, DAY (6, 1), YEAR_END, calendar, &forecast));
  g_assert_cmpint (forecast.percent, ==, 100);
  g_assert_cmpint (forecast.early, ==, kg_calendar_add (calendar, DAY (6, 1), 60));
  g_assert_cmpint (forecast.late, ==, forecast.early);
  g_assert_cmpint (forecast.median, ==, forecast.early);

  /* The last day on which sixty days still fit, and the one after it. */
  g_assert_cmpint (kg_forecast_percent (steps, 3, kg_calendar_add (calendar, YEAR_END, -60), YEAR_END, calendar), ==, 100);
  g_assert_cmpint (kg_forecast_percent (steps, 3, kg_calendar_add (calendar, YEAR_END, -59), YEAR_END, calendar), ==, 0);
  g_assert_cmpint (kg_forecast_percent (NULL, 0, DAY (6, 1), YEAR_END, calendar), ==, -1);
  g_assert_false (kg_forecast_simulate (NULL, 0, DAY (6, 1), YEAR_END, calendar, &forecast));
}

/* One step over the triangle 10, 20, 40: its quantiles are known. */
static void
test_one_triangle (void)
{
  static const struct { int days; double share; } cases[] = {
    { 10, 0.0017 }, { 15, 0.1008 }, { 20, 0.3658 }, { 25, 0.6496 }, { 30, 0.8496 }, { 35, 0.9663 }, { 40, 1.0 },
  };
  KgStep step = { .duration = 20 };
  KgDate monday = DAY (6, 1);

  kg_step_spread (&step, 10, 40);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    int percent = kg_forecast_percent (&step, 1, monday, kg_calendar_add (calendar, monday, cases[i].days), calendar);

    g_assert_cmpfloat_with_epsilon (percent, 100 * cases[i].share, 1.0);
  }
}

/* The mean of a sum is the sum of the means, and half lies on either side. */
static void
test_sum (void)
{
  KgStep steps[3];
  KgForecast forecast;
  int days, early, late;

  fill (steps, 10, 30);
  kg_forecast_simulate (steps, 3, DAY (6, 1), YEAR_END, calendar, &forecast);
  days = kg_calendar_between (calendar, DAY (6, 1), forecast.median);
  g_assert_cmpint (ABS (days - 60), <=, 1);

  /* Variance of a triangle: 3 × (30 − 10)² / 24 = 50; 1.28 deviations are 9. */
  early = kg_calendar_between (calendar, DAY (6, 1), forecast.early);
  late = kg_calendar_between (calendar, DAY (6, 1), forecast.late);
  g_assert_cmpint (ABS (60 - early - 9), <=, 1);
  g_assert_cmpint (ABS (late - 60 - 9), <=, 1);
}

/* The longest of two is longer than either. */
static void
test_parallel (void)
{
  KgStep one = { .duration = 20 }, two[2];
  KgForecast alone, both;

  kg_step_spread (&one, 10, 40);
  two[0] = one;
  two[1] = one;
  two[1].mode = KG_STEP_PARALLEL;
  kg_plan_chain_all (two, 2);
  kg_forecast_simulate (&one, 1, DAY (6, 1), YEAR_END, calendar, &alone);
  kg_forecast_simulate (two, 2, DAY (6, 1), YEAR_END, calendar, &both);
  g_assert_cmpint (both.median, >, alone.median);
  g_assert_cmpint (both.early, >, alone.early);
}

/* Work that goes on for long is known not to be one of the quick ones. */
static void
test_under_way (void)
{
  KgStep step = { .duration = 20, .actual_start = DAY (6, 1) };
  KgForecast forecast;
  int last = 0;

  kg_step_spread (&step, 10, 40);
  for (int elapsed = 0; elapsed <= 60; elapsed += 5) {
    KgDate today = kg_calendar_add (calendar, DAY (6, 1), elapsed);
    int total;

    kg_forecast_simulate (&step, 1, today, YEAR_END, calendar, &forecast);
    total = kg_calendar_between (calendar, DAY (6, 1), forecast.median);
    g_assert_cmpint (total, >=, last);
    g_assert_cmpint (total, >, elapsed);
    last = total;
  }
  /* Forty days late, it may go on for as long again, a day being most likely. */
  g_assert_cmpint (last, ==, 60 + 12);
  g_assert_cmpint (kg_calendar_between (calendar, forecast.early, forecast.late), ==, 25);
}

/* The same again, and worse is never likelier. */
static void
test_steady (void)
{
  KgStep steps[3];
  int last = 100;

  fill (steps, 10, 50);
  for (int longer = 0; longer < 40; longer++) {
    int percent;

    steps[1].duration = (guint16) (20 + longer);
    steps[1].longest = (guint16) (50 + longer);
    percent = kg_forecast_percent (steps, 3, DAY (9, 7), YEAR_END, calendar);
    g_assert_cmpint (percent, ==, kg_forecast_percent (steps, 3, DAY (9, 7), YEAR_END, calendar));
    g_assert_cmpint (percent, <=, last);
    last = percent;
  }
  g_assert_cmpint (last, <, 20);

  /* A day without work makes a start within the year no likelier. */
  last = 100;
  fill (steps, 10, 50);
  for (KgDate today = DAY (8, 3); today < YEAR_END; today++) {
    int percent = kg_forecast_percent (steps, 3, today, YEAR_END, calendar);
    KgForecast forecast;

    g_assert_cmpint (percent, <=, last);
    last = percent;
    kg_forecast_simulate (steps, 3, today, YEAR_END, calendar, &forecast);
    g_assert_cmpint (forecast.percent, ==, percent);
    g_assert_true (forecast.early <= forecast.median && forecast.median <= forecast.late);
  }
  g_assert_cmpint (last, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  calendar = kg_calendar_new ();

  g_test_add_func ("/forecast/certain", test_certain);
  g_test_add_func ("/forecast/one-triangle", test_one_triangle);
  g_test_add_func ("/forecast/sum", test_sum);
  g_test_add_func ("/forecast/parallel", test_parallel);
  g_test_add_func ("/forecast/under-way", test_under_way);
  g_test_add_func ("/forecast/steady", test_steady);

  result = g_test_run ();
  kg_calendar_unref (calendar);
  return result;
}
