// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-forecast.h"
#include "core/kg-plan-private.h"

#include <math.h>
#include <string.h>

/* Ask for wide registers: all runs of a step are worked out side by side. */
#pragma GCC optimize ("O3")

/* When a project may be expected to start: its plan is walked KG_FORECAST_RUNS
 * times, each step taking a working time drawn from the triangle over its
 * shortest, most likely and longest one.
 *
 * The draws are the same for every project and on every day: step s of run r
 * always draws the same quantile. So the same store gives the same number, a
 * step that takes longer never makes a start more likely, and two variants of
 * a plan differ by what differs between them, not by luck. The quantiles of a
 * step are the middles of equal slices, shuffled: each step's own spread is
 * met exactly, chance is left only in how the steps combine. */

#define RUNS KG_FORECAST_RUNS
#define SEED G_GUINT64_CONSTANT (0x6b616967746f6e67)

typedef struct {
  float draw[RUNS];      /* 0 to 1 */
  float root[RUNS];      /* of it */
  float rest_root[RUNS]; /* of what is left to 1 */
} Draws;

static guint64
next_random (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static void
shuffle_draws (Draws   *draws,
               guint64 *state)
{
  for (guint r = 0; r < RUNS; r++)
    draws->draw[r] = (r + 0.5f) / RUNS;

  for (guint r = RUNS - 1; r > 0; r--) {
    guint other = (guint) (next_random (state) % (r + 1));
    float held = draws->draw[r];

    draws->draw[r] = draws->draw[other];
    draws->draw[other] = held;
  }

  for (guint r = 0; r < RUNS; r++) {
    draws->root[r] = sqrtf (draws->draw[r]);
    draws->rest_root[r] = sqrtf (1 - draws->draw[r]);
  }
}

/* A table of constants that is too long to be written down. */
static const Draws *
get_draws (void)
{
  static Draws *table;
  static gsize made;

  if (g_once_init_enter (&made)) {
    guint64 state = SEED;

    table = g_new (Draws, KG_PLAN_MAX_STEPS);
    for (guint s = 0; s < KG_PLAN_MAX_STEPS; s++)
      shuffle_draws (&table[s], &state);
    g_once_init_leave (&made, 1);
  }

  return table;
}

/* The working days that are left of a step, for each run. Of one that has
 * begun it is known that it takes longer than it has taken so far. */
static void
draw_left (const KgStep *step,
           const Draws  *draws,
           int           elapsed,
           int          *left)
{
  float a = step->shortest, m = step->duration, b = step->longest;
  float width = b - a, peak, up, down;
  int least = step->actual_start != KG_DATE_NONE ? 1 : 0;

  if (width <= 0 || elapsed >= step->longest) {
    int days = MAX (step->duration - elapsed, least);

    if (elapsed >= step->longest)
      days = least;
    for (guint r = 0; r < RUNS; r++)
      left[r] = days;
    return;
  }

  peak = (m - a) / width;
  up = sqrtf (width * (m - a));
  down = sqrtf (width * (b - m));

  if (elapsed <= step->shortest) {
    for (guint r = 0; r < RUNS; r++) {
      float days = draws->draw[r] < peak ? a + up * draws->root[r] : b - down * draws->rest_root[r];

      left[r] = MAX ((int) (days + 0.5f) - elapsed, least);
    }
  } else {
    float e = elapsed;
    float gone = e < m ? (e - a) * (e - a) / (width * (m - a))
                       : 1 - (b - e) * (b - e) / (width * (b - m));

    for (guint r = 0; r < RUNS; r++) {
      float draw = gone + (1 - gone) * draws->draw[r];
      float days = draw < peak ? a + up * sqrtf (draw) : b - down * sqrtf (1 - draw);

      left[r] = MAX ((int) (days + 0.5f) - elapsed, least);
    }
  }
}

static void
raise_to (int       *at,
          const int *other)
{
  for (guint r = 0; r < RUNS; r++)
    at[r] = MAX (at[r], other[r]);
}

typedef int Run[RUNS];

typedef struct {
  Run *start; /* of each step, */
  Run *end;   /* in one piece with it */
  Run finish;
  Run left;
} Runs;

static void
runs_init (Runs  *runs,
           guint  n_steps)
{
  runs->start = g_new (Run, 2 * n_steps);
  runs->end = runs->start + n_steps;
}

static void
runs_clear (Runs *runs)
{
  g_free (runs->start);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Runs, runs_clear)

static void
fill (int *at,
      int  value)
{
  for (guint r = 0; r < RUNS; r++)
    at[r] = value;
}

/* kg_plan_walk() for all runs at once, in working days from @base. */
static void
walk_runs (const KgStep     *steps,
           guint             n_steps,
           const guint8     *order,
           int               base,
           const KgCalendar *calendar,
           Runs             *runs)
{
  const Draws *draws = get_draws ();
  guint64 seen = 0;

  fill (runs->finish, 0);
  for (guint k = 0; k < n_steps; k++) {
    guint i = order[k];
    const KgStep *step = &steps[i];
    gboolean done = step->actual_end != KG_DATE_NONE;
    gboolean begun = done || step->actual_start != KG_DATE_NONE;
    gboolean beside = kg_step_runs_beside (step, FALSE);
    int *start = runs->start[i], *end = runs->end[i];

    fill (start, 0);
    if (!(beside && step->actual_start != KG_DATE_NONE))
      for (guint64 after = step->after & seen; after != 0; after &= after - 1) {
        guint j = (guint) __builtin_ctzll (after);

        raise_to (start, beside ? runs->start[j] : runs->end[j]);
      }

    if (done) {
      memcpy (end, start, sizeof (Run));
    } else {
      int elapsed = step->actual_start != KG_DATE_NONE
                    ? MAX (base - kg_calendar_ordinal (calendar, step->actual_start), 0) : 0;

      if (!begun && step->not_before != KG_DATE_NONE) {
        int least = kg_calendar_ordinal (calendar, step->not_before) + 1 - base;

        for (guint r = 0; r < RUNS; r++)
          start[r] = MAX (start[r], least);
      }
      draw_left (step, &draws[i], elapsed, runs->left);
      for (guint r = 0; r < RUNS; r++)
        end[r] = start[r] + runs->left[r];
    }
    if (begun)
      fill (start, 0);
    raise_to (runs->finish, end);
    seen |= G_GUINT64_CONSTANT (1) << i;
  }
}

static int
count_in_time (const int *finish,
               int        limit)
{
  int n = 0;

  for (guint r = 0; r < RUNS; r++)
    n += finish[r] <= limit;

  return n;
}

/* Nothing that happened in some of the runs is called certain or impossible. */
static int
to_percent (int n)
{
  if (n == 0 || n == RUNS)
    return n == 0 ? 0 : 100;

  return CLAMP ((200 * n + RUNS) / (2 * RUNS), 1, 99);
}

/* The working days after which @n of the runs have finished. */
static int
quantile (const int *finish,
          int        n)
{
  int low = G_MAXINT, high = G_MININT, sum = 0;
  g_autofree int *count = NULL;

  for (guint r = 0; r < RUNS; r++) {
    low = MIN (low, finish[r]);
    high = MAX (high, finish[r]);
  }
  count = g_new0 (int, high - low + 1);
  for (guint r = 0; r < RUNS; r++)
    count[finish[r] - low]++;

  for (int i = 0; i < high - low; i++) {
    sum += count[i];
    if (sum >= n)
      return low + i;
  }

  return high;
}

/**
 * kg_forecast_simulate:
 * @deadline: the last day that counts as in time, such as 31 December
 * @forecast: (out): when construction may be expected to start
 *
 * Returns: %FALSE when there are no steps, so that nothing can be said
 */
gboolean
kg_forecast_simulate (const KgStep     *steps,
                      guint             n_steps,
                      KgDate            today,
                      KgDate            deadline,
                      const KgCalendar *calendar,
                      KgForecast       *forecast)
{
  int base = kg_calendar_ordinal (calendar, kg_calendar_on_or_after (calendar, today));
  guint8 order[KG_PLAN_MAX_STEPS];
  g_auto (Runs) runs = { 0 };

  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  if (n_steps == 0)
    return FALSE;

  runs_init (&runs, n_steps);
  kg_plan_order (steps, n_steps, order);
  walk_runs (steps, n_steps, order, base, calendar, &runs);
  *forecast = (KgForecast) {
    .percent = to_percent (count_in_time (runs.finish, kg_calendar_ordinal (calendar, deadline) - base)),
    .early = kg_calendar_nth (calendar, base + quantile (runs.finish, RUNS / 10)),
    .median = kg_calendar_nth (calendar, base + quantile (runs.finish, RUNS / 2)),
    .late = kg_calendar_nth (calendar, base + quantile (runs.finish, RUNS * 9 / 10)),
  };

  return TRUE;
}

static int
walk_with (const KgStep     *steps,
           guint             n_steps,
           const guint8     *order,
           gboolean          longest,
           int               base,
           const KgCalendar *calendar)
{
  guint16 durations[KG_PLAN_MAX_STEPS];
  int start[KG_PLAN_MAX_STEPS], end[KG_PLAN_MAX_STEPS];

  for (guint i = 0; i < n_steps; i++)
    durations[i] = longest ? steps[i].longest : steps[i].shortest;

  return kg_plan_walk (steps, n_steps, order, durations, base, calendar, start, end);
}

/**
 * kg_forecast_percent:
 *
 * The chance alone, as kg_forecast_simulate() finds it, and quickly where no
 * draw could change it.
 *
 * Returns: 0 to 100, or -1 when nothing can be said
 */
int
kg_forecast_percent (const KgStep     *steps,
                     guint             n_steps,
                     KgDate            today,
                     KgDate            deadline,
                     const KgCalendar *calendar)
{
  int base = kg_calendar_ordinal (calendar, kg_calendar_on_or_after (calendar, today));
  int limit = kg_calendar_ordinal (calendar, deadline);
  guint8 order[KG_PLAN_MAX_STEPS];
  g_auto (Runs) runs = { 0 };

  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  if (n_steps == 0)
    return -1;

  kg_plan_order (steps, n_steps, order);
  if (walk_with (steps, n_steps, order, TRUE, base, calendar) <= limit)
    return 100;
  if (walk_with (steps, n_steps, order, FALSE, base, calendar) > limit)
    return 0;

  runs_init (&runs, n_steps);
  walk_runs (steps, n_steps, order, base, calendar, &runs);
  return to_percent (count_in_time (runs.finish, limit - base));
}
