// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-plan-private.h"

/* Back-plans: a net of steps, worked out in ordinals of working days, so that
 * every pass is additions and comparisons of whole numbers. A step occupies
 * the ordinals from its start up to, not including, its end.
 *
 * What has begun out of turn goes on as the net says: the rest of a normal
 * step waits for predecessors that are not done, and whoever waits for a step
 * that is done waits for what that one should have waited for. */

KgStepMode
kg_step_mode_from_code (const char *code)
{
  if (g_strcmp0 (code, "parallel") == 0)
    return KG_STEP_PARALLEL;
  if (g_strcmp0 (code, "incomplete") == 0)
    return KG_STEP_INCOMPLETE;
  if (g_strcmp0 (code, "early") == 0)
    return KG_STEP_EARLY;

  return KG_STEP_NORMAL;
}

/**
 * kg_step_waits:
 *
 * Whether a step that is not done waits for a commitment: to be given, so
 * that it may begin without its papers, or to be kept, as it is due before it.
 */
gboolean
kg_step_waits (const KgStep *step)
{
  if (step->actual_end != KG_DATE_NONE)
    return FALSE;

  return step->held || (step->mode == KG_STEP_INCOMPLETE && !step->promised &&
                        step->actual_start == KG_DATE_NONE);
}

/**
 * kg_step_spread:
 * @shortest: working days, 0 when unknown
 * @longest: working days, 0 when unknown
 *
 * Sets the other two durations beside the most likely one. What is unknown is
 * assumed, see %KG_STEP_SHORTEST_PERCENT.
 */
void
kg_step_spread (KgStep *step,
                gint64  shortest,
                gint64  longest)
{
  int likely = step->duration;

  if (shortest <= 0)
    shortest = (likely * KG_STEP_SHORTEST_PERCENT + 99) / 100;
  if (longest <= 0)
    longest = (likely * KG_STEP_LONGEST_PERCENT + 99) / 100;

  step->shortest = (guint16) CLAMP (shortest, 0, likely);
  step->longest = (guint16) CLAMP (longest, likely, 4 * KG_STEP_MAX_DURATION);
}

/**
 * kg_plan_chain:
 *
 * Fills in the predecessors of @step in a plan that knows only an order: a
 * step that does not run beside the one before it waits for that one and all
 * that run beside it.
 */
void
kg_plan_chain (KgStep *steps,
               guint   n_steps,
               guint   step)
{
  guint head = step;

  steps[step].after = 0;
  if (step == 0 || step >= MIN (n_steps, KG_PLAN_MAX_STEPS))
    return;

  do
    head--;
  while (head > 0 && steps[head].mode != KG_STEP_NORMAL);

  if (steps[step].mode != KG_STEP_NORMAL) {
    steps[step].after = G_GUINT64_CONSTANT (1) << head;
  } else {
    for (guint i = head; i < step; i++)
      steps[step].after |= G_GUINT64_CONSTANT (1) << i;
  }
}

/**
 * kg_plan_chain_all:
 *
 * Fills in the predecessors of a plan that knows only an order.
 */
void
kg_plan_chain_all (KgStep *steps,
                   guint   n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    kg_plan_chain (steps, n_steps, i);
}

/**
 * kg_plan_order:
 * @order: (out caller-allocates): the steps in an order in which each stands
 *   after its predecessors; room for @n_steps
 *
 * Returns: whether there is one; otherwise the steps that wait for each other
 *   come last, as they stand
 */
gboolean
kg_plan_order (const KgStep *steps,
               guint         n_steps,
               guint8       *order)
{
  guint64 all = n_steps >= 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << n_steps) - 1;
  guint64 placed = 0;
  gboolean plain = TRUE;
  guint n = 0;

  for (guint i = 0; i < n_steps; i++) {
    order[i] = (guint8) i;
    plain = plain && (steps[i].after & all) >> i == 0;
  }
  if (plain)
    return TRUE;

  while (n < n_steps) {
    guint before = n;

    for (guint i = 0; i < n_steps; i++) {
      guint64 bit = G_GUINT64_CONSTANT (1) << i;

      if (placed & bit || steps[i].after & all & ~placed)
        continue;
      order[n++] = (guint8) i;
      placed |= bit;
    }
    if (n == before)
      break;
  }
  if (n == n_steps)
    return TRUE;

  for (guint i = 0; i < n_steps; i++)
    if (!(placed >> i & 1))
      order[n++] = (guint8) i;
  return FALSE;
}

/* The earliest ordinal at which a step may go on. */
static inline int
available (const KgStep *step,
           guint         n_steps,
           int           base,
           gboolean      afresh,
           const int    *start,
           const int    *end,
           guint64       seen)
{
  guint64 after = step->after & seen;
  gboolean begun = !afresh && kg_step_has_begun (step);
  int at = base;

  if (kg_step_runs_beside (step, afresh)) {
    for (; after != 0 && !begun; after &= after - 1)
      at = MAX (at, start[__builtin_ctzll (after)]);
  } else {
    for (; after != 0; after &= after - 1)
      at = MAX (at, end[__builtin_ctzll (after)]);
  }

  return at;
}

/**
 * kg_plan_walk:
 * @durations: working days each step takes
 * @base: the ordinal at which work goes on, or begins
 * @calendar: (nullable): %NULL to walk the plan afresh, as if nothing had
 *   happened yet
 * @start: (out caller-allocates): first ordinal of each step, of what has
 *   begun @base
 * @end: (out caller-allocates): the ordinal after the last one
 *
 * The forward pass.
 *
 * Returns: the ordinal at which all steps are done, at least @base
 */
int
kg_plan_walk (const KgStep     *steps,
              guint             n_steps,
              const guint8     *order,
              const guint16    *durations,
              int               base,
              const KgCalendar *calendar,
              int              *start,
              int              *end)
{
  gboolean afresh = calendar == NULL;
  guint64 seen = 0;
  int finish = base;

  for (guint k = 0; k < n_steps; k++) {
    guint i = order[k];
    const KgStep *step = &steps[i];
    int at = available (step, n_steps, base, afresh, start, end, seen);
    int left = durations[i];

    start[i] = at;
    if (!afresh) {
      if (step->actual_end != KG_DATE_NONE) {
        start[i] = base;
        left = 0;
      } else if (step->actual_start != KG_DATE_NONE) {
        start[i] = base;
        left = MAX (1, left - kg_step_elapsed (step, base, calendar));
      } else if (step->not_before != KG_DATE_NONE) {
        start[i] = at = MAX (at, kg_calendar_ordinal (calendar, step->not_before) + 1);
      }
    }
    end[i] = at + left;
    finish = MAX (finish, end[i]);
    seen |= G_GUINT64_CONSTANT (1) << i;
  }

  return finish;
}

static void
take_durations (const KgStep *steps,
                guint         n_steps,
                guint16      *durations)
{
  for (guint i = 0; i < n_steps; i++)
    durations[i] = steps[i].duration;
}

/**
 * kg_plan_length:
 *
 * Returns: the working days from the first step to the last one, when each
 *   takes as long as is most likely
 */
int
kg_plan_length (const KgStep *steps,
                guint         n_steps)
{
  guint8 order[KG_PLAN_MAX_STEPS];
  guint16 durations[KG_PLAN_MAX_STEPS];
  int start[KG_PLAN_MAX_STEPS], end[KG_PLAN_MAX_STEPS];

  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  kg_plan_order (steps, n_steps, order);
  take_durations (steps, n_steps, durations);
  return kg_plan_walk (steps, n_steps, order, durations, 0, NULL, start, end);
}

/* A target is to be kept: one that is a day off, as the end of a month or a
 * year may be, is met on the working day before it. */
static int
target_ordinal (const KgCalendar *calendar,
                KgDate            target)
{
  return kg_calendar_ordinal (calendar, target);
}

/**
 * kg_plan_schedule_back:
 * @target: the day on which construction is to start; a day off stands for
 *   the working day before it
 *
 * Fills in the planned days of all steps, backwards: the plan begins as late
 * as it may for the last step to end on the working day before @target; what
 * runs beside others begins with them.
 */
void
kg_plan_schedule_back (KgStep           *steps,
                       guint             n_steps,
                       KgDate            target,
                       const KgCalendar *calendar)
{
  int last = target_ordinal (calendar, target);
  guint8 order[KG_PLAN_MAX_STEPS];
  guint16 durations[KG_PLAN_MAX_STEPS];
  int start[KG_PLAN_MAX_STEPS], end[KG_PLAN_MAX_STEPS];
  int base;

  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  kg_plan_order (steps, n_steps, order);
  take_durations (steps, n_steps, durations);
  base = last - kg_plan_walk (steps, n_steps, order, durations, 0, NULL, start, end);

  for (guint i = 0; i < n_steps; i++) {
    steps[i].planned_start = kg_calendar_nth (calendar, base + start[i]);
    steps[i].planned_end = kg_calendar_nth (calendar, base + MAX (end[i] - 1, start[i]));
  }
}

/* How many working days of a step of @duration lie between its first day and
 * the morning of @at. */
static inline int
work_by (const KgCalendar *calendar,
         KgDate            first,
         int               duration,
         int               at)
{
  return CLAMP (at - kg_plan_first_ordinal (calendar, first), 0, duration);
}

/* The share of the work planned by this morning that is not done. */
static int
find_behind (const KgStep     *steps,
             guint             n_steps,
             int               at,
             const KgCalendar *calendar)
{
  int planned = 0, done = 0;

  for (guint i = 0; i < n_steps; i++) {
    if (steps[i].planned_start == KG_DATE_NONE)
      continue;

    planned += work_by (calendar, steps[i].planned_start, steps[i].duration, at);
    if (steps[i].actual_end != KG_DATE_NONE)
      done += steps[i].duration;
    else if (steps[i].actual_start != KG_DATE_NONE)
      done += MIN (work_by (calendar, steps[i].actual_start, steps[i].duration, at),
                   MAX (steps[i].duration - 1, 0));
  }

  if (planned == 0)
    return -1;

  return done >= planned ? 0 : (200 * (planned - done) + planned) / (2 * planned);
}

/**
 * kg_plan_assess:
 *
 * Walks the steps forward from what is done and @today: work that is under
 * way has used up the working days since it began, but needs at least one
 * more; work that is not begun takes its whole duration. A day off is judged
 * as the working day after it.
 */
void
kg_plan_assess (const KgStep     *steps,
                guint             n_steps,
                KgDate            today,
                const KgCalendar *calendar,
                KgPlanState      *state)
{
  int base = kg_plan_first_ordinal (calendar, today);
  guint8 order[KG_PLAN_MAX_STEPS];
  guint16 durations[KG_PLAN_MAX_STEPS];
  int start[KG_PLAN_MAX_STEPS], end[KG_PLAN_MAX_STEPS];
  int finish;

  *state = (KgPlanState) { .stuck = -1, .behind = -1 };
  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  if (n_steps == 0)
    return;

  kg_plan_order (steps, n_steps, order);
  take_durations (steps, n_steps, durations);
  finish = kg_plan_walk (steps, n_steps, order, durations, base, calendar, start, end);
  state->remaining = finish - base;
  /* Work goes on today, so that one day of work is over this evening. */
  state->forecast = kg_calendar_nth (calendar, finish);
  state->behind = find_behind (steps, n_steps, base, calendar);

  for (guint i = 0; i < n_steps; i++) {
    int overdue = 0;

    if (steps[i].actual_end != KG_DATE_NONE) {
      state->n_done++;
      continue;
    }

    if (steps[i].planned_end != KG_DATE_NONE && steps[i].planned_end < today)
      overdue = kg_calendar_between (calendar, steps[i].planned_end, today);
    if (overdue > 0)
      state->n_overdue++;
    if (kg_step_waits (&steps[i]))
      state->n_waiting++;
    if (state->stuck < 0 || overdue > state->stuck_overdue) {
      state->stuck = (int) i;
      state->stuck_overdue = overdue;
    }
  }
}

/* The backward pass from @finish: the latest ordinal at which each step may
 * end without moving it. What runs beside a step hangs on its beginning, and
 * no more once that has begun. */
static void
walk_back (const KgStep *steps,
           guint         n_steps,
           const guint8 *order,
           const int    *left,
           int           finish,
           int          *latest)
{
  for (guint i = 0; i < n_steps; i++)
    latest[i] = finish;

  for (guint k = n_steps; k > 0; k--) {
    guint j = order[k - 1];
    const KgStep *step = &steps[j];
    gboolean beside = kg_step_runs_beside (step, FALSE);
    int begin = latest[j] - left[j];

    if (beside && kg_step_has_begun (step))
      continue;

    for (guint64 after = step->after; after != 0; after &= after - 1) {
      guint i = (guint) __builtin_ctzll (after);

      if (i >= n_steps)
        continue;
      if (!beside)
        latest[i] = MIN (latest[i], begin);
      else if (!kg_step_has_begun (&steps[i]))
        latest[i] = MIN (latest[i], begin + left[i]);
    }
  }
}

/**
 * kg_plan_times:
 * @target: the day on which construction is to start, or %KG_DATE_NONE; a day
 *   off stands for the working day before it
 * @times: (out caller-allocates) (array length=n_steps)
 *
 * Both passes: when each step that is not done may be expected, how far it
 * may slip, and which steps the start hangs on.
 */
void
kg_plan_times (const KgStep     *steps,
               guint             n_steps,
               KgDate            today,
               KgDate            target,
               const KgCalendar *calendar,
               KgStepTimes      *times)
{
  int base = kg_plan_first_ordinal (calendar, today);
  guint8 order[KG_PLAN_MAX_STEPS];
  guint16 durations[KG_PLAN_MAX_STEPS];
  int start[KG_PLAN_MAX_STEPS], end[KG_PLAN_MAX_STEPS];
  int left[KG_PLAN_MAX_STEPS], latest[KG_PLAN_MAX_STEPS];
  int finish, shift = 0;

  for (guint i = KG_PLAN_MAX_STEPS; i < n_steps; i++)
    times[i] = (KgStepTimes) { 0 };
  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  kg_plan_order (steps, n_steps, order);
  take_durations (steps, n_steps, durations);
  finish = kg_plan_walk (steps, n_steps, order, durations, base, calendar, start, end);
  if (target != KG_DATE_NONE)
    shift = target_ordinal (calendar, target) - finish;

  for (guint i = 0; i < n_steps; i++) {
    left[i] = steps[i].duration;
    if (steps[i].actual_end != KG_DATE_NONE)
      left[i] = 0;
    else if (steps[i].actual_start != KG_DATE_NONE)
      left[i] = MAX (1, left[i] - kg_step_elapsed (&steps[i], base, calendar));
  }
  walk_back (steps, n_steps, order, left, finish, latest);

  for (guint i = 0; i < n_steps; i++) {
    const KgStep *step = &steps[i];
    gboolean done = step->actual_end != KG_DATE_NONE;

    times[i] = (KgStepTimes) {
      .start = step->actual_start != KG_DATE_NONE ? step->actual_start
             : done ? step->actual_end : kg_calendar_nth (calendar, start[i]),
      .end = done ? step->actual_end : kg_calendar_nth (calendar, MAX (end[i] - 1, start[i])),
      .slack = done ? 0 : latest[i] - end[i],
      .critical = !done && latest[i] <= end[i],
      .waiting = kg_step_waits (step),
    };
    if (target != KG_DATE_NONE && !done)
      times[i].latest_end = kg_calendar_nth (calendar, latest[i] + shift - (left[i] > 0 ? 1 : 0));
  }
}
