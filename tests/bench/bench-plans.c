// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-facts.h"

/* One pass over all projects with twelve steps each: plans and proposed
 * lights, with the chance to start within the year where it decides
 * something; then early warnings, and the simulations for a screenful of rows.
 * The floor is a plain read of the same structs in the same run, so that what
 * matters is the ratio, and whether the cost per project stays the same. */

#define N_STEPS 12
#define SCREENFUL 22
#define ROUNDS 5

typedef struct {
  guint n;
  KgLightFacts *facts;
  KgStep *steps;
} District;

static KgCalendar *calendar;
static KgRuleSet *rules;
static KgDate today;

static const struct { int shortest, likely, longest; } path[N_STEPS] = {
  { 3, 5, 10 }, { 2, 3, 5 }, { 3, 5, 8 }, { 7, 10, 15 }, { 10, 15, 30 }, { 10, 10, 12 },
  { 5, 8, 15 }, { 10, 15, 25 }, { 6, 10, 20 }, { 3, 5, 8 }, { 7, 9, 15 }, { 3, 5, 10 },
};

/* Projects at every stage of their plans, some late, some not begun. */
static void
district_init (District *self,
               guint     n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);

  self->n = n;
  self->facts = g_new0 (KgLightFacts, n);
  self->steps = g_new0 (KgStep, (gsize) n * N_STEPS);

  for (guint p = 0; p < n; p++) {
    KgStep *steps = &self->steps[(gsize) p * N_STEPS];
    KgLightFacts *facts = &self->facts[p];
    guint n_done = (guint) g_rand_int_range (rand, 0, N_STEPS);
    int late = g_rand_int_range (rand, -10, 25);

    for (guint i = 0; i < N_STEPS; i++) {
      steps[i] = (KgStep) { .name = "x", .duration = (guint16) path[i].likely };
      kg_step_spread (&steps[i], path[i].shortest, path[i].longest);
    }
    kg_plan_chain_all (steps, N_STEPS);
    facts->planned_start = kg_calendar_add (calendar, today, g_rand_int_range (rand, 1, 60));
    kg_plan_schedule_back (steps, N_STEPS, facts->planned_start, calendar);
    for (guint i = 0; i < n_done; i++) {
      steps[i].actual_start = kg_calendar_add (calendar, steps[i].planned_start, late);
      steps[i].actual_end = kg_calendar_add (calendar, steps[i].planned_end, late);
      if (steps[i].actual_end >= today) {
        steps[i].actual_end = KG_DATE_NONE;
        if (steps[i].actual_start >= today)
          steps[i].actual_start = KG_DATE_NONE;
      }
    }
    facts->steps = steps;
    facts->n_steps = N_STEPS;
  }
}

static void
district_clear (District *self)
{
  g_free (self->facts);
  g_free (self->steps);
}

typedef gint64 (*Pass) (District *district);

/* The floor: every byte of the structs is read once. */
static gint64
read_plainly (District *district)
{
  const guint64 *words = (const guint64 *) district->steps;
  gsize n = (gsize) district->n * N_STEPS * sizeof (KgStep) / sizeof (guint64);
  guint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += words[i];
  words = (const guint64 *) district->facts;
  n = (gsize) district->n * sizeof (KgLightFacts) / sizeof (guint64);
  for (gsize i = 0; i < n; i++)
    sum += words[i];

  return (gint64) sum;
}

static gint64
assess (District *district)
{
  gint64 sum = 0;

  for (guint p = 0; p < district->n; p++) {
    KgPlanState state;

    kg_plan_assess (district->facts[p].steps, N_STEPS, today, calendar, &state);
    sum += state.remaining;
  }

  return sum;
}

static gint64
judge (District *district)
{
  gint64 sum = 0;

  for (guint p = 0; p < district->n; p++) {
    KgLightVerdict verdict;

    kg_light_facts_light (&district->facts[p], rules, calendar, today, &verdict);
    sum += verdict.light;
  }

  return sum;
}

/* Of how many the chance had to be found by simulation. */
static guint
count_simulated (District *district)
{
  guint n = 0;

  for (guint p = 0; p < district->n; p++) {
    KgLightVerdict verdict;

    kg_light_facts_light (&district->facts[p], rules, calendar, today, &verdict);
    n += verdict.percent > 0 && verdict.percent < 100;
  }

  return n;
}

static gint64
warn (District *district)
{
  gint64 sum = 0;

  for (guint p = 0; p < district->n; p++) {
    KgLightWarning warning;

    sum += kg_light_facts_warn (&district->facts[p], rules, calendar, today, 14, KG_LIGHT_NONE, &warning);
  }

  return sum;
}

static gint64
simulate_screenful (District *district)
{
  gint64 sum = 0;

  for (guint p = 0; p < MIN (district->n, SCREENFUL); p++) {
    KgForecast forecast;

    kg_forecast_simulate (district->facts[p].steps, N_STEPS, today,
                          kg_light_facts_deadline (&district->facts[p], today), calendar, &forecast);
    sum += forecast.percent;
  }

  return sum;
}

/* The fastest of a few rounds, in milliseconds. */
static double
time_pass (Pass      pass,
           District *district)
{
  static volatile gint64 sink;
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++) {
    gint64 start = g_get_monotonic_time ();

    sink = pass (district);
    best = MIN (best, g_get_monotonic_time () - start);
  }
  (void) sink;

  return (double) best / 1000.0;
}

static void
load (const char *root)
{
  g_autofree char *days_path = g_build_filename (root, "resources", "calendars", "cn.txt", NULL);
  g_autofree char *rules_path = g_build_filename (root, "resources", "rules", "default.ini", NULL);
  g_autofree char *days = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (days_path, &days, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (rules_path, &text, NULL, &error);
  g_assert_no_error (error);
  calendar = kg_calendar_parse (days, "cn.txt", &error);
  g_assert_no_error (error);
  rules = kg_rule_set_parse (text, "default.ini", &error);
  g_assert_no_error (error);
  today = kg_date_new (2026, 9, 14);
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 1000, 10000, 100000 };

  g_assert_cmpint (argc, ==, 2);
  load (argv[1]);

  g_print ("%d steps a project, %d runs a simulation; milliseconds, fastest of %d\n",
           N_STEPS, KG_FORECAST_RUNS, ROUNDS);
  g_print ("%9s %10s %10s %14s %12s %12s %12s %12s %14s\n", "projects", "plain read", "plans",
           "plans+lights", "x the read", "us/project", "simulated", "14 days on", "a screenful");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    District district;
    double floor, plans, lights, warnings, screenful;

    district_init (&district, sizes[i]);
    floor = time_pass (read_plainly, &district);
    plans = time_pass (assess, &district);
    lights = time_pass (judge, &district);
    warnings = time_pass (warn, &district);
    screenful = time_pass (simulate_screenful, &district);
    g_print ("%9u %10.3f %10.2f %14.2f %12.0f %12.2f %12u %12.2f %14.3f\n", sizes[i], floor, plans, lights,
             lights / floor, 1000.0 * lights / sizes[i], count_simulated (&district), warnings, screenful);
    district_clear (&district);
  }

  kg_rule_set_unref (rules);
  kg_calendar_unref (calendar);
  return 0;
}
