// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-plan-private.h"

/* What is wrong with a plan, told by step. */

static void
find (GArray      *findings,
      KgPlanFault  fault,
      guint        step,
      int          other)
{
  KgPlanFinding finding = { fault, (int) step, other };

  g_array_append_val (findings, finding);
}

/* Which steps can be reached backwards from @from. */
static guint64
all_before (const KgStep *steps,
            guint         n_steps,
            guint         from)
{
  guint64 found = 0, todo = steps[from].after;

  while (todo != 0) {
    guint i = (guint) __builtin_ctzll (todo);

    todo &= todo - 1;
    if (i >= n_steps || found >> i & 1)
      continue;
    found |= G_GUINT64_CONSTANT (1) << i;
    todo |= steps[i].after & ~found;
  }

  return found;
}

static void
find_cycles (const KgStep *steps,
             guint         n_steps,
             GArray       *findings)
{
  for (guint i = 0; i < n_steps; i++) {
    int other = -1;

    if (!(all_before (steps, n_steps, i) >> i & 1))
      continue;

    /* The predecessor through which it comes back to itself. */
    for (guint64 after = steps[i].after; after != 0 && other < 0; after &= after - 1) {
      guint j = (guint) __builtin_ctzll (after);

      if (j == i || (j < n_steps && all_before (steps, n_steps, j) >> i & 1))
        other = (int) j;
    }
    find (findings, KG_PLAN_CYCLE, i, other);
  }
}

static void
find_dates (const KgStep *steps,
            guint         n_steps,
            guint         i,
            KgDate        today,
            GArray       *findings)
{
  const KgStep *step = &steps[i];

  if ((step->planned_start != KG_DATE_NONE && step->planned_end != KG_DATE_NONE &&
       step->planned_end < step->planned_start) ||
      (step->actual_start != KG_DATE_NONE && step->actual_end != KG_DATE_NONE &&
       step->actual_end < step->actual_start))
    find (findings, KG_PLAN_ENDS_BEFORE, i, -1);

  if (step->actual_start > today || step->actual_end > today)
    find (findings, KG_PLAN_IN_FUTURE, i, -1);

  if (step->mode != KG_STEP_NORMAL ||
      (step->actual_start == KG_DATE_NONE && step->actual_end == KG_DATE_NONE))
    return;

  for (guint64 after = step->after; after != 0; after &= after - 1) {
    guint j = (guint) __builtin_ctzll (after);
    KgDate begun = step->actual_start != KG_DATE_NONE ? step->actual_start : step->actual_end;

    if (j < n_steps && (steps[j].actual_end == KG_DATE_NONE || steps[j].actual_end > begun))
      find (findings, KG_PLAN_OUT_OF_ORDER, i, (int) j);
  }
}

/**
 * kg_plan_check:
 *
 * Looks for what cannot be, or hardly: steps that wait for themselves, ends
 * before starts, things that happened out of order or tomorrow. A plan with
 * findings is still worked out, as far as it goes.
 *
 * Returns: (transfer full) (element-type KgPlanFinding): empty when all is well
 */
GArray *
kg_plan_check (const KgStep *steps,
               guint         n_steps,
               KgDate        today)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (KgPlanFinding));

  if (n_steps > KG_PLAN_MAX_STEPS)
    find (findings, KG_PLAN_TOO_LONG, KG_PLAN_MAX_STEPS, -1);

  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  find_cycles (steps, n_steps, findings);
  for (guint i = 0; i < n_steps; i++)
    find_dates (steps, n_steps, i, today, findings);

  return findings;
}

static int
find_key (const char *const *keys,
          guint              n_steps,
          const char        *key)
{
  for (guint i = 0; i < n_steps; i++)
    if (keys[i] != NULL && g_str_equal (keys[i], key))
      return (int) i;

  return -1;
}

/**
 * kg_plan_connect:
 * @keys: (array length=n_steps): the key of each step; %NULL where it has none
 * @predecessors: (nullable): keys separated by ; or , — or “-” for none at all; %NULL
 *   when only the order of the steps is known
 * @missing: (nullable) (element-type utf8): where to put the keys that no step
 *   has, as new strings
 *
 * Fills in what @step waits for. A key that no step has is passed over.
 *
 * Returns: whether every key was found
 */
gboolean
kg_plan_connect (KgStep            *steps,
                 guint              n_steps,
                 guint              step,
                 const char *const *keys,
                 const char        *predecessors,
                 GPtrArray         *missing)
{
  g_auto (GStrv) list = NULL;
  gboolean whole = TRUE;

  n_steps = MIN (n_steps, KG_PLAN_MAX_STEPS);
  if (step >= n_steps)
    return TRUE;
  if (predecessors == NULL) {
    kg_plan_chain (steps, n_steps, step);
    return TRUE;
  }

  steps[step].after = 0;
  list = g_strsplit_set (predecessors, ";,", -1);
  for (guint i = 0; list[i] != NULL; i++) {
    char *key = g_strstrip (list[i]);
    int found;

    if (*key == '\0' || g_str_equal (key, "-"))
      continue;

    found = find_key (keys, n_steps, key);
    if (found >= 0) {
      steps[step].after |= G_GUINT64_CONSTANT (1) << found;
      continue;
    }
    whole = FALSE;
    if (missing != NULL)
      g_ptr_array_add (missing, g_strdup (key));
  }

  return whole;
}
