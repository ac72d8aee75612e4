// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-plan-words.h"

#include <glib/gi18n-lib.h>

/* The words for what is wrong with a plan. */

/**
 * kg_plan_finding_to_text:
 * @names: the name of each step of the plan
 *
 * Returns: (transfer full): one clause in the user's language that names the
 *   steps meant
 */
char *
kg_plan_finding_to_text (const KgPlanFinding *finding,
                         const char *const   *names)
{
  const char *step = names[finding->step];

  switch (finding->fault) {
  case KG_PLAN_CYCLE:
    if (finding->other < 0 || finding->other == finding->step)
      return g_strdup_printf (_("“%s” waits for itself"), step);
    /* Translators: two steps, of which each waits for the other in the end. */
    return g_strdup_printf (_("“%s” waits for “%s”, and that one in the end for it"), step, names[finding->other]);
  case KG_PLAN_ENDS_BEFORE:
    return g_strdup_printf (_("“%s” ends before it begins"), step);
  case KG_PLAN_OUT_OF_ORDER:
    return g_strdup_printf (_("“%s” went on before “%s” was done"), step, names[finding->other]);
  case KG_PLAN_IN_FUTURE:
    return g_strdup_printf (_("“%s” is said to have begun or ended after today"), step);
  case KG_PLAN_TOO_LONG:
    return g_strdup_printf (_("a plan has at most %d steps; those from “%s” on are left out"),
                            KG_PLAN_MAX_STEPS, step);
  default:
    g_return_val_if_reached (NULL);
  }
}
