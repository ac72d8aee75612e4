// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-forecast.h"

/* Plans of all shapes, drawn at random, held against what a plain trial says:
 * a step slips, and the start slips with it or does not. */

#define DAY(m, d) kg_date_new (2026, m, d)
#define TODAY DAY (6, 1) /* a Monday */
#define N_STEPS 9
#define ROUNDS 3000

static KgCalendar *calendar;

typedef struct {
  KgStep steps[N_STEPS];
  guint n;
} Net;

static void
draw_happened (KgStep *step,
               GRand  *rand)
{
  switch (g_rand_int_range (rand, 0, 8)) {
  case 0:
    step->actual_start = TODAY - g_rand_int_range (rand, 1, 30);
    step->actual_end = TODAY - g_rand_int_range (rand, 0, 2);
    break;
  case 1:
    step->actual_end = TODAY - g_rand_int_range (rand, 0, 20);
    break;
  case 2:
    step->actual_start = TODAY - g_rand_int_range (rand, 0, 20);
    break;
  case 3:
    /* Somebody wrote down a day to come. */
    step->actual_start = TODAY + g_rand_int_range (rand, 1, 20);
    break;
  case 4:
    step->not_before = TODAY + g_rand_int_range (rand, -5, 30);
    break;
  default:
    break;
  }
}

/* Steps wait for any that are drawn before them; they lie in no order. */
static void
draw_net (Net      *net,
          GRand    *rand,
          gboolean  happened)
{
  guint place[N_STEPS];

  net->n = (guint) g_rand_int_range (rand, 1, N_STEPS + 1);
  for (guint i = 0; i < net->n; i++)
    place[i] = i;
  for (guint i = net->n - 1; i > 0; i--) {
    guint other = (guint) g_rand_int_range (rand, 0, (gint32) i + 1);
    guint held = place[i];

    place[i] = place[other];
    place[other] = held;
  }

  for (guint k = 0; k < net->n; k++) {
    KgStep *step = &net->steps[place[k]];

    *step = (KgStep) {
      .duration = (guint16) g_rand_int_range (rand, 0, 12),
      .mode = (guint8) g_rand_int_range (rand, KG_STEP_NORMAL, KG_STEP_EARLY + 1),
      .promised = g_rand_boolean (rand),
    };
    kg_step_spread (step, step->duration / 2, g_rand_int_range (rand, 0, 3) * step->duration);
    for (guint j = 0; j < k; j++)
      if (g_rand_int_range (rand, 0, 3) == 0)
        step->after |= G_GUINT64_CONSTANT (1) << place[j];
    if (happened)
      draw_happened (step, rand);
  }
}

static int
finish_of (const Net *net)
{
  KgPlanState state;

  kg_plan_assess (net->steps, net->n, TODAY, calendar, &state);
  return kg_calendar_ordinal (calendar, state.forecast);
}

/* The start when step @i slips by @days: one that has begun ends so much
 * later, another one begins so much later. */
static int
finish_after_slip (const Net         *net,
                   const KgStepTimes *times,
                   guint              i,
                   int                days)
{
  Net other = *net;
  KgStep *step = &other.steps[i];

  if (step->actual_start != KG_DATE_NONE) {
    int elapsed = kg_calendar_between (calendar, kg_calendar_on_or_after (calendar, step->actual_start), TODAY);

    step->duration = (guint16) (MAX (step->duration, elapsed + 1) + days);
  } else {
    step->not_before = kg_calendar_add (calendar, times[i].start, days - 1);
  }

  return finish_of (&other);
}

static void
test_slack (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint round = 0; round < ROUNDS; round++) {
    Net net;
    KgStepTimes times[N_STEPS];
    int finish;

    draw_net (&net, rand, round % 2 == 1);
    finish = finish_of (&net);
    kg_plan_times (net.steps, net.n, TODAY, kg_calendar_nth (calendar, finish), calendar, times);

    for (guint i = 0; i < net.n; i++) {
      if (net.steps[i].actual_end != KG_DATE_NONE) {
        g_assert_false (times[i].critical);
        continue;
      }

      g_assert_cmpint (times[i].slack, >=, 0);
      g_assert_cmpint (times[i].critical, ==, times[i].slack == 0);
      if (times[i].slack > 0)
        g_assert_cmpint (finish_after_slip (&net, times, i, times[i].slack), ==, finish);
      g_assert_cmpint (finish_after_slip (&net, times, i, times[i].slack + 1), >, finish);
      /* The target is the day on which it will start. */
      g_assert_cmpint (kg_calendar_between (calendar, times[i].end, times[i].latest_end), ==, times[i].slack);
    }
  }
}

/* Of what is done it does not matter whether somebody wrote down when it
 * began. */
static void
test_done_without_start (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < ROUNDS; round++) {
    Net net, other;

    draw_net (&net, rand, TRUE);
    other = net;
    for (guint i = 0; i < net.n; i++)
      if (net.steps[i].actual_end != KG_DATE_NONE)
        other.steps[i].actual_start = KG_DATE_NONE;
    g_assert_cmpint (finish_of (&net), ==, finish_of (&other));
  }
}

/* What happens on each day when everything goes as planned. */
static void
keep_to_plan (Net    *net,
              KgDate  today)
{
  for (guint i = 0; i < net->n; i++) {
    KgStep *step = &net->steps[i];

    if (step->planned_end < today)
      step->actual_end = step->planned_end;
    if (step->planned_start < today && step->duration > 0)
      step->actual_start = step->planned_start;
  }
}

/* Whoever keeps to the back-plan starts on the planned day, or on the working
 * day before it when that is a day off, and hears no complaint until then. */
static void
test_keeping_to_plan (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (100);

  for (guint round = 0; round < ROUNDS; round++) {
    KgDate target = TODAY + g_rand_int_range (rand, 0, 400);
    KgDate start = kg_calendar_on_or_before (calendar, target);
    KgDate day;
    Net net;

    draw_net (&net, rand, FALSE);
    for (guint i = 0; i < net.n; i++)
      net.steps[i].promised = TRUE;
    kg_plan_schedule_back (net.steps, net.n, target, calendar);

    day = start;
    for (guint i = 0; i < net.n; i++)
      day = MIN (day, net.steps[i].planned_start);
    for (; day <= start; day = kg_calendar_add (calendar, day, 1)) {
      KgPlanState state;

      keep_to_plan (&net, day);
      kg_plan_assess (net.steps, net.n, day, calendar, &state);
      g_assert_cmpint (state.forecast, ==, start);
      g_assert_cmpint (state.n_overdue, ==, 0);
      g_assert_cmpint (state.behind, <=, 0);
    }
  }
}

/* The chance alone is that of the whole simulation, and where every step
 * takes a known time both say what the plan says. */
static void
test_forecast (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (80);

  for (guint round = 0; round < ROUNDS; round++) {
    KgDate deadline = TODAY + g_rand_int_range (rand, -2, 90);
    KgForecast forecast;
    int finish;
    Net net;

    draw_net (&net, rand, round % 3 != 0);
    kg_forecast_simulate (net.steps, net.n, TODAY, deadline, calendar, &forecast);
    g_assert_cmpint (kg_forecast_percent (net.steps, net.n, TODAY, deadline, calendar), ==, forecast.percent);
    g_assert_cmpint (forecast.early, <=, forecast.median);
    g_assert_cmpint (forecast.median, <=, forecast.late);

    for (guint i = 0; i < net.n; i++)
      net.steps[i].shortest = net.steps[i].longest = net.steps[i].duration;
    finish = finish_of (&net);
    kg_forecast_simulate (net.steps, net.n, TODAY, deadline, calendar, &forecast);
    g_assert_cmpint (forecast.early, ==, kg_calendar_nth (calendar, finish));
    g_assert_cmpint (forecast.late, ==, forecast.early);
    g_assert_cmpint (forecast.percent, ==, finish <= kg_calendar_ordinal (calendar, deadline) ? 100 : 0);
  }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  calendar = kg_calendar_new ();

  g_test_add_func ("/plan-nets/slack", test_slack);
  g_test_add_func ("/plan-nets/done-without-start", test_done_without_start);
  g_test_add_func ("/plan-nets/keeping-to-plan", test_keeping_to_plan);
  g_test_add_func ("/plan-nets/forecast", test_forecast);

  result = g_test_run ();
  kg_calendar_unref (calendar);
  return result;
}
