// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar.h"

G_BEGIN_DECLS

/* The life cycle of an assignment:
 *
 *   待签收 pending → 办理中 in_progress → 已反馈 reported → 待核实 checking
 *   → 办结 done → 销号 struck
 *
 * with 退回重办 returned and 中止 suspended beside it. “Reported” is not
 * “done”: the supervision office verifies. */

typedef enum {
  KG_ACTION_SIGN,
  KG_ACTION_REPORT,
  KG_ACTION_VERIFY,
  KG_ACTION_RETURN,
  KG_ACTION_DONE,
  KG_ACTION_STRIKE,
  KG_ACTION_URGE,
  KG_ACTION_EXTEND,
  KG_ACTION_GRANT,
  KG_ACTION_REFUSE,
  KG_ACTION_SUSPEND,
  KG_ACTION_RESUME,
  KG_N_ACTIONS,
} KgAssignmentAction;

typedef enum {
  KG_DUE_NONE,    /* nothing more is due: done, struck off or suspended */
  KG_DUE_LATER,
  KG_DUE_SOON,    /* 临期: within KG_DUE_SOON_WORKDAYS */
  KG_DUE_OVERDUE, /* 逾期 */
} KgDueState;

#define KG_DUE_SOON_WORKDAYS 3

/* Default limit of items from minutes where none was set, in calendar days. */
#define KG_ASSIGNMENT_DEFAULT_DAYS 20

int         kg_assignment_action_from_code (const char         *code);
const char *kg_assignment_action_code      (KgAssignmentAction  action);
const char *kg_assignment_action_label     (KgAssignmentAction  action);
const char *kg_assignment_next_state       (const char         *state,
                                            KgAssignmentAction  action,
                                            GError            **error);
gboolean    kg_assignment_action_allowed   (const char         *state,
                                            KgAssignmentAction  action);
gboolean    kg_assignment_action_needs_text (KgAssignmentAction action);
gboolean    kg_assignment_state_is_open    (const char         *state);
KgDueState  kg_assignment_due_state        (const char         *state,
                                            KgDate              due,
                                            KgDate              today,
                                            const KgCalendar   *calendar);

G_END_DECLS
