// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-forecast.h"
#include "core/kg-plan-private.h"

#include <math.h>
#include <string.h>

/* Ask for wide registers: all runs of a step are worked out side by side. */
#pragma GCC optimize ("O3", "no-trapping-math")

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

typedef float Run[RUNS];

/* Whole days are kept as floats: their maximum is one instruction. */
static inline float
later (float a,
       float b)
{
  return a > b ? a : b;
}

/* A step that has taken longer than anybody thought it could is not about to
 * end: it may go on for as long again as it is late, a day being most likely,
 * but no longer than its longest duration. An assumption; where only one time
 * is known it is as the plan has it. */
static int
overrun (const KgStep *step,
         int           elapsed)
{
  if (step->shortest == step->longest)
    return 1;

  return MAX (MIN (elapsed - step->duration, step->longest), 1);
}

/* The end of a step in each run: from where it may go on, or from the base
 * when @from is %NULL, as many working days as are left of it. Of one that has
 * begun it is known that it takes longer than it has taken so far. */
static void
draw_end (const KgStep *step,
          const Draws  *draws,
          int           elapsed,
          const float  *from,
          float        *end)
{
  static const Run base = { 0 };
  float a = step->shortest, m = step->duration, b = step->longest;
  float least = step->actual_start != KG_DATE_NONE ? 1 : 0;
  float width = b - a, e = elapsed, peak, up, down;
  const float *at = from != NULL ? from : base;

  if (least > 0 && elapsed >= step->longest) {
    float most = overrun (step, elapsed), spread = most - least;

    for (guint r = 0; r < RUNS; r++)
      end[r] = at[r] + (float) (int) (most - spread * draws->rest_root[r] + 0.5f);
    return;
  }
  if (width <= 0) {
    float days = later (m - e, least);

    for (guint r = 0; r < RUNS; r++)
      end[r] = at[r] + days;
    return;
  }

  peak = (m - a) / width;
  up = sqrtf (width * (m - a));
  down = sqrtf (width * (b - m));

  if (elapsed <= step->shortest) {
    for (guint r = 0; r < RUNS; r++) {
      float rising = a + up * draws->root[r];
      float falling = b - down * draws->rest_root[r];
      float days = draws->draw[r] < peak ? rising : falling;

      end[r] = at[r] + later ((float) (int) (days + 0.5f) - e, least);
    }
  } else {
    float gone = e < m ? (e - a) * (e - a) / (width * (m - a))
                       : 1 - (b - e) * (b - e) / (width * (b - m));

    for (guint r = 0; r < RUNS; r++) {
      float draw = gone + (1 - gone) * draws->draw[r];
      float rising = a + up * sqrtf (draw);
      float falling = b - down * sqrtf (1 - draw);
      float days = draw < peak ? rising : falling;

      end[r] = at[r] + later ((float) (int) (days + 0.5f) - e, least);
    }
  }
}

/* All runs of a plan. A step that begins where another one ends shares that
 * one's numbers; %NULL stands for the base. */
typedef struct {
  Run *rows;                 /* two for each step */
  const float *start[KG_PLAN_MAX_STEPS];
  const float *end[KG_PLAN_MAX_STEPS];
  Run finish;
} Runs;

static void
runs_clear (Runs *runs)
{
  g_free (runs->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Runs, runs_clear)

static const float *
latest_of (const float *a,
           const float *b,
           float       *room)
{
  if (a == NULL || b == NULL || a == b)
    return a != NULL ? a : b;

  for (guint r = 0; r < RUNS; r++)
    room[r] = later (a[r], b[r]);
  return room;
}

static const float *
not_before (const float *at,
            int          least,
            float       *room)
{
  if (least <= 0)
    return at;

  for (guint r = 0; r < RUNS; r++)
    room[r] = later (at != NULL ? at[r] : 0, least);
  return room;
}

/* Where a step may go on, as available() of kg-plan.c has it. */
static const float *
find_start (const KgStep *step,
            const Runs   *runs,
            guint64       seen,
            float        *room)
{
  gboolean beside = kg_step_runs_beside (step, FALSE);
  const float *at = NULL;

  if (beside && kg_step_has_begun (step))
    return NULL;

  for (guint64 after = step->after & seen; after != 0; after &= after - 1) {
    guint j = (guint) __builtin_ctzll (after);

    at = latest_of (at, beside ? runs->start[j] : runs->end[j], room);
  }

  return at;
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
  const float *finish = NULL;
  guint64 seen = 0, passed = 0;

  runs->rows = g_new (Run, 2 * n_steps);
  for (guint k = 0; k < n_steps; k++) {
    guint i = order[k];
    const KgStep *step = &steps[i];
    gboolean begun = kg_step_has_begun (step);
    float *room = runs->rows[2 * i];
    const float *at = find_start (step, runs, seen, room);

    if (step->actual_end != KG_DATE_NONE) {
      runs->end[i] = at;
    } else {
      int elapsed = step->actual_start != KG_DATE_NONE ? kg_step_elapsed (step, base, calendar) : 0;

      if (!begun && step->not_before != KG_DATE_NONE)
        at = not_before (at, kg_calendar_ordinal (calendar, step->not_before) + 1 - base, room);
      draw_end (step, &draws[i], elapsed, at, runs->rows[2 * i + 1]);
      runs->end[i] = runs->rows[2 * i + 1];
    }
    runs->start[i] = begun ? NULL : at;
    /* What another step waits for to end does not end last. */
    if (!kg_step_runs_beside (step, FALSE))
      passed |= step->after & seen;
    seen |= G_GUINT64_CONSTANT (1) << i;
  }

  for (guint i = 0; i < n_steps; i++)
    if (!(passed >> i & 1))
      finish = latest_of (finish, runs->end[i], runs->finish);
  if (finish == NULL)
    memset (runs->finish, 0, sizeof runs->finish);
  else if (finish != runs->finish)
    memcpy (runs->finish, finish, sizeof runs->finish);
}

static int
count_in_time (const float *finish,
               int          limit)
{
  float last = limit;
  int n = 0;

  for (guint r = 0; r < RUNS; r++)
    n += finish[r] <= last;

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
quantile (const float *finish,
          int          n)
{
  int low = G_MAXINT, high = G_MININT, sum = 0;
  g_autofree int *count = NULL;

  for (guint r = 0; r < RUNS; r++) {
    low = MIN (low, (int) finish[r]);
    high = MAX (high, (int) finish[r]);
  }
  count = g_new0 (int, high - low + 1);
  for (guint r = 0; r < RUNS; r++)
    count[(int) finish[r] - low]++;

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
  int base = kg_plan_first_ordinal (calendar, today);
  guint8 order[KG_PLAN_MAX_STEPS];
  g_auto (Runs) runs = { NULL };

  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  if (n_steps == 0)
    return FALSE;

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

  for (guint i = 0; i < n_steps; i++) {
    const KgStep *step = &steps[i];

    durations[i] = longest ? step->longest : step->shortest;
    if (longest && step->actual_start != KG_DATE_NONE && step->actual_end == KG_DATE_NONE) {
      int elapsed = kg_step_elapsed (step, base, calendar);

      if (elapsed >= step->longest)
        durations[i] = (guint16) MIN (elapsed + overrun (step, elapsed), G_MAXUINT16);
    }
  }

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
  int base = kg_plan_first_ordinal (calendar, today);
  int limit = kg_calendar_ordinal (calendar, deadline);
  guint8 order[KG_PLAN_MAX_STEPS];
  g_auto (Runs) runs = { NULL };

  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  if (n_steps == 0)
    return -1;

  kg_plan_order (steps, n_steps, order);
  if (walk_with (steps, n_steps, order, TRUE, base, calendar) <= limit)
    return 100;
  if (walk_with (steps, n_steps, order, FALSE, base, calendar) > limit)
    return 0;

  walk_runs (steps, n_steps, order, base, calendar, &runs);
  return to_percent (count_in_time (runs.finish, limit - base));
}
