// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-plan-chart.h"

#include "services/board/kg-plan-axis.h"

static KgDate
day (const char *text)
{
  return kg_date_parse_iso (text);
}

/* An axis on which one working day is ten units wide. */
static KgPlanAxis
axis_of (KgChartFixture *fixture)
{
  KgPlanAxis axis;

  kg_plan_axis_init (&axis, &fixture->chart, 100, 1);
  kg_plan_axis_init (&axis, &fixture->chart, 100, 10 * (axis.last - axis.first));
  g_assert_cmpfloat_with_epsilon (axis.unit, 10, 1e-9);
  return axis;
}

static void
test_days_off_have_no_width (void)
{
  static const struct { const char *from, *to; int workdays; } cases[] = {
    { "2026-07-31", "2026-08-03", 1 },  /* a weekend */
    { "2026-08-01", "2026-08-03", 0 },
    { "2026-08-02", "2026-08-03", 0 },
    { "2026-09-30", "2026-10-08", 1 },  /* a week of holidays */
    { "2026-10-01", "2026-10-08", 0 },
    { "2026-10-09", "2026-10-12", 2 },  /* a Saturday to be made up for */
    { "2026-06-18", "2026-06-22", 1 },
  };
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
  KgPlanAxis axis = axis_of (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (kg_plan_axis_begin (&axis, day (cases[i].to)) -
                                    kg_plan_axis_begin (&axis, day (cases[i].from)), 10 * cases[i].workdays, 1e-6);
}

/* A working day ends where the next one begins; a day off is a point. */
static void
test_edges (void)
{
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
  KgPlanAxis axis = axis_of (fixture);

  for (KgDate d = day ("2026-06-01"); d <= day ("2026-10-14"); d++) {
    double begin = kg_plan_axis_begin (&axis, d), end = kg_plan_axis_end (&axis, d);

    g_assert_cmpfloat_with_epsilon (end - begin, kg_calendar_is_workday (fixture->calendar, d) ? 10 : 0, 1e-6);
    g_assert_cmpfloat_with_epsilon (kg_plan_axis_begin (&axis, d + 1), end, 1e-6);
  }
}

static void
test_spans_everything (void)
{
  for (int which = 0; which < KG_N_TEST_CHARTS; which++) {
    g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (which);
    const KgPlanChart *chart = &fixture->chart;
    KgPlanAxis axis;

    kg_plan_axis_init (&axis, chart, 0, 1000);
    if (which == KG_TEST_NOTHING || which == KG_TEST_NO_DATES) {
      g_assert_cmpint (axis.first, ==, axis.last);
      continue;
    }
    g_assert_cmpint (axis.last - axis.first, >=, 10);
    g_assert_cmpfloat_with_epsilon (kg_plan_axis_right (&axis), 1000, 1e-6);
    for (guint i = 0; i < chart->n_rows; i++) {
      if (chart->rows[i].planned_start != KG_DATE_NONE)
        g_assert_true (kg_plan_axis_has (&axis, chart->rows[i].planned_start));
      if (chart->rows[i].planned_end != KG_DATE_NONE)
        g_assert_true (kg_plan_axis_has (&axis, chart->rows[i].planned_end));
    }
    if (chart->target != KG_DATE_NONE)
      g_assert_true (kg_plan_axis_has (&axis, chart->target));
  }
}

/* A finished plan is not squeezed into a corner by a today long after it. */
static void
test_today_long_after (void)
{
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_FINISHED);
  KgPlanAxis axis;

  kg_plan_axis_init (&axis, &fixture->chart, 0, 1000);
  g_assert_false (kg_plan_axis_has (&axis, fixture->chart.today));

  fixture->chart.today = day ("2026-07-30");
  kg_plan_axis_init (&axis, &fixture->chart, 0, 1000);
  g_assert_true (kg_plan_axis_has (&axis, fixture->chart.today));

  fixture->chart.today = day ("2026-12-31");
  fixture->rows[3].done = FALSE;
  kg_plan_axis_init (&axis, &fixture->chart, 0, 1000);
  g_assert_true (kg_plan_axis_has (&axis, fixture->chart.today));
}

static void
test_months (void)
{
  static const struct { int step; guint year_at; const char *words; } cases[] = {
    { 1, 0, "2026-05 06 07 08 09 10 11" },
    { 1, 1, "- 2026-06 07 08 09 10 11" },
    { 3, 0, "2026-04 07 10" },
    { 12, 0, "2026" },
  };
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
  KgPlanAxis axis = axis_of (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) ticks = kg_plan_axis_months (&axis, cases[i].step, cases[i].year_at);
    g_autoptr (GString) words = g_string_new (NULL);

    for (guint k = 0; k < ticks->len; k++) {
      const KgAxisTick *tick = &g_array_index (ticks, KgAxisTick, k);

      g_string_append_printf (words, "%s%s", k > 0 ? " " : "", tick->text != NULL ? tick->text : "-");
      if (k > 0)
        g_assert_cmpfloat_with_epsilon (tick->x, kg_plan_axis_begin (&axis, tick->date), 1e-6);
    }
    g_assert_cmpstr (words->str, ==, cases[i].words);
  }
}

static void
test_january_has_its_year (void)
{
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_LONG);
  KgPlanAxis axis = axis_of (fixture);
  g_autoptr (GArray) ticks = kg_plan_axis_months (&axis, 1, 0);
  int n = 0;

  for (guint i = 1; i < ticks->len; i++)
    n += g_str_has_suffix (g_array_index (ticks, KgAxisTick, i).text, "-01");
  g_assert_cmpint (n, ==, 3);
}

static void
test_weeks_and_holidays (void)
{
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
  KgPlanAxis axis = axis_of (fixture);
  g_autoptr (GArray) weeks = kg_plan_axis_days (&axis, TRUE);
  g_autoptr (GArray) days = kg_plan_axis_days (&axis, FALSE);
  g_autoptr (GArray) holidays = kg_plan_axis_holidays (&axis);
  static const char *const off[] = { "2026-06-19", "2026-09-25", "2026-10-01" };

  g_assert_cmpint (days->len, ==, axis.last - axis.first);
  for (guint i = 0; i < weeks->len; i++) {
    const KgAxisTick *tick = &g_array_index (weeks, KgAxisTick, i);
    KgDate monday = tick->date - kg_date_weekday (tick->date) + 1;

    g_assert_true (kg_calendar_is_workday (fixture->calendar, tick->date));
    for (KgDate d = monday; d < tick->date; d++)
      g_assert_false (kg_calendar_is_workday (fixture->calendar, d));
  }

  g_assert_cmpint (holidays->len, ==, G_N_ELEMENTS (off));
  for (guint i = 0; i < holidays->len; i++)
    g_assert_cmpint (g_array_index (holidays, KgAxisTick, i).date, ==, day (off[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-axis/days-off-have-no-width", test_days_off_have_no_width);
  g_test_add_func ("/plan-axis/edges", test_edges);
  g_test_add_func ("/plan-axis/spans-everything", test_spans_everything);
  g_test_add_func ("/plan-axis/today-long-after", test_today_long_after);
  g_test_add_func ("/plan-axis/months", test_months);
  g_test_add_func ("/plan-axis/january-has-its-year", test_january_has_its_year);
  g_test_add_func ("/plan-axis/weeks-and-holidays", test_weeks_and_holidays);

  return g_test_run ();
}
