// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-assignment.h"
#include "core/kg-error.h"
#include "core/kg-labels.h"

#include <glib/gi18n-lib.h>

/* One table says which action leads from where to where. */

#define SAME NULL /* the action leaves the state as it is */

typedef struct {
  const char *code;
  const char *label;
  const char *from; /* states, separated by | */
  const char *to;
  gboolean needs_text;
} Action;

static const Action actions[KG_N_ACTIONS] = {
  [KG_ACTION_SIGN] = { "sign", NC_("assignment action", "Sign for"), "pending", "in_progress", FALSE },
  [KG_ACTION_REPORT] = { "report", NC_("assignment action", "Report"), "in_progress|returned", "reported", TRUE },
  [KG_ACTION_VERIFY] = { "verify", NC_("assignment action", "Take up for verification"), "reported", "checking", FALSE },
  [KG_ACTION_RETURN] = { "return", NC_("assignment action", "Return"), "reported|checking|done", "returned", TRUE },
  [KG_ACTION_DONE] = { "done", NC_("assignment action", "Find done"), "checking", "done", FALSE },
  [KG_ACTION_STRIKE] = { "strike", NC_("assignment action", "Strike off"), "done", "struck", FALSE },
  [KG_ACTION_URGE] = { "urge", NC_("assignment action", "Urge"),
                       "pending|in_progress|reported|checking|returned", SAME, FALSE },
  [KG_ACTION_EXTEND] = { "extend", NC_("assignment action", "Ask for an extension"),
                         "pending|in_progress|returned", SAME, TRUE },
  [KG_ACTION_GRANT] = { "grant", NC_("assignment action", "Grant the extension"),
                        "pending|in_progress|reported|checking|returned", SAME, FALSE },
  [KG_ACTION_REFUSE] = { "refuse", NC_("assignment action", "Refuse the extension"),
                         "pending|in_progress|reported|checking|returned", SAME, FALSE },
  [KG_ACTION_SUSPEND] = { "suspend", NC_("assignment action", "Suspend"),
                          "pending|in_progress|returned", "suspended", TRUE },
  [KG_ACTION_RESUME] = { "resume", NC_("assignment action", "Take up again"),
                         "suspended", "in_progress", FALSE },
};

/**
 * kg_assignment_action_from_code:
 *
 * Returns: a #KgAssignmentAction, or -1
 */
int
kg_assignment_action_from_code (const char *code)
{
  for (int i = 0; i < KG_N_ACTIONS; i++)
    if (g_strcmp0 (actions[i].code, code) == 0)
      return i;

  return -1;
}

const char *
kg_assignment_action_code (KgAssignmentAction action)
{
  return actions[action].code;
}

const char *
kg_assignment_action_label (KgAssignmentAction action)
{
  return g_dpgettext2 (NULL, "assignment action", actions[action].label);
}

gboolean
kg_assignment_action_allowed (const char         *state,
                              KgAssignmentAction  action)
{
  return kg_codes_contain (actions[action].from, state);
}

/**
 * kg_assignment_action_needs_text:
 *
 * Whether the action means nothing without words: what was done, what is
 * missing, why more time is needed.
 */
gboolean
kg_assignment_action_needs_text (KgAssignmentAction action)
{
  return actions[action].needs_text;
}

/**
 * kg_assignment_next_state:
 *
 * Returns: (nullable): the state after @action; %NULL with
 *   %KG_ERROR_INVALID_TRANSITION when the action does not fit the state
 */
const char *
kg_assignment_next_state (const char         *state,
                          KgAssignmentAction  action,
                          GError            **error)
{
  if (!kg_assignment_action_allowed (state, action)) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("“%s” is not possible while the assignment is “%s”"),
                 kg_assignment_action_label (action),
                 kg_label_code (&kg_table_assignment, KG_ASSIGNMENT_STATE, state));
    return NULL;
  }

  return actions[action].to != SAME ? actions[action].to : state;
}

/**
 * kg_assignment_state_is_open:
 *
 * Whether work is still expected of the unit or of the supervision office.
 */
gboolean
kg_assignment_state_is_open (const char *state)
{
  return kg_codes_contain ("pending|in_progress|reported|checking|returned", state);
}

/**
 * kg_assignment_due_state:
 * @due: the current due day
 *
 * Overdue means one thing in the whole program: the unit has not reported,
 * and the current due day lies before @today. What was reported in time does
 * not become overdue while the supervision office checks it.
 */
KgDueState
kg_assignment_due_state (const char       *state,
                         KgDate            due,
                         KgDate            today,
                         const KgCalendar *calendar)
{
  if (!kg_codes_contain ("pending|in_progress|returned", state) || due == KG_DATE_NONE)
    return KG_DUE_NONE;
  if (due < today)
    return KG_DUE_OVERDUE;
  if (kg_calendar_between (calendar, today, due) <= KG_DUE_SOON_WORKDAYS)
    return KG_DUE_SOON;

  return KG_DUE_LATER;
}
