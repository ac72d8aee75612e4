// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-plan.h"

/* Back-plans: steps in order, each after the one before it or beside it.
 * Steps that stand beside each other form a group that begins together; the
 * next normal step begins when the whole group is done. */

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

/* The index after the last step of the group that begins at @first. */
static guint
group_end (const KgStep *steps,
           guint         n_steps,
           guint         first)
{
  guint end = first + 1;

  while (end < n_steps && steps[end].mode != KG_STEP_NORMAL)
    end++;

  return end;
}

/**
 * kg_plan_length:
 *
 * Returns: the working days from the first step to the last one
 */
int
kg_plan_length (const KgStep *steps,
                guint         n_steps)
{
  int total = 0;

  for (guint i = 0; i < n_steps; ) {
    guint end = group_end (steps, n_steps, i);
    int longest = 0;

    for (; i < end; i++)
      longest = MAX (longest, steps[i].duration);
    total += longest;
  }

  return total;
}

/**
 * kg_plan_schedule_back:
 * @target: the day on which construction is to start
 *
 * Fills in the planned days of all steps, backwards: the last group ends on
 * the working day before @target, each group ends on the working day before
 * the next one begins.
 */
void
kg_plan_schedule_back (KgStep           *steps,
                       guint             n_steps,
                       KgDate            target,
                       const KgCalendar *calendar)
{
  KgDate end = kg_calendar_add (calendar, target, -1);
  guint last = n_steps;

  while (last > 0) {
    guint first = last - 1;
    int longest = 0;
    KgDate start;

    while (first > 0 && steps[first].mode != KG_STEP_NORMAL)
      first--;
    for (guint i = first; i < last; i++)
      longest = MAX (longest, steps[i].duration);
    start = longest > 0 ? kg_calendar_add (calendar, end, 1 - longest) : end;
    start = kg_calendar_on_or_after (calendar, start);

    for (guint i = first; i < last; i++) {
      steps[i].planned_start = start;
      steps[i].planned_end = steps[i].duration > 0
                             ? kg_calendar_add (calendar, start, steps[i].duration - 1)
                             : start;
    }

    end = kg_calendar_add (calendar, start, -1);
    last = first;
  }
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
  KgDate workday = kg_calendar_on_or_after (calendar, today);
  int remaining = 0;

  *state = (KgPlanState) { .stuck = -1 };

  for (guint i = 0; i < n_steps; ) {
    guint end = group_end (steps, n_steps, i);
    int longest = 0;

    for (; i < end; i++) {
      int overdue = 0;
      int left = steps[i].duration;

      if (steps[i].actual_end != KG_DATE_NONE) {
        state->n_done++;
        continue;
      }

      if (steps[i].actual_start != KG_DATE_NONE)
        left = MAX (1, left - kg_calendar_between (calendar, steps[i].actual_start, workday));
      longest = MAX (longest, left);

      if (steps[i].planned_end != KG_DATE_NONE && steps[i].planned_end < today)
        overdue = kg_calendar_between (calendar, steps[i].planned_end, today);
      if (overdue > 0)
        state->n_overdue++;
      if (state->stuck < 0 || overdue > state->stuck_overdue) {
        state->stuck = (int) i;
        state->stuck_overdue = overdue;
      }
    }
    remaining += longest;
  }

  if (n_steps == 0)
    return;

  state->remaining = remaining;
  /* Work goes on today, so that one day of work is over this evening. */
  state->forecast = kg_calendar_add (calendar, workday, remaining);
}
