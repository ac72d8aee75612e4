// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-assignment-service.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Handing out assignments, and every step of their life. */

static gboolean
add_event (KgTxn                 *txn,
           KgContext             *context,
           const char            *assignment_id,
           const char            *kind,
           const char            *from,
           const char            *to,
           const KgActionDetails *details,
           GError               **error)
{
  g_autoptr (KgRecord) event = kg_record_new (&kg_table_assignment_event);

  kg_record_set_text (event, KG_ASSIGNMENT_EVENT_ASSIGNMENT, assignment_id);
  kg_record_set_text (event, KG_ASSIGNMENT_EVENT_KIND, kind);
  kg_record_set_date (event, KG_ASSIGNMENT_EVENT_ENTERED_ON, kg_context_get_today (context));
  kg_record_set_text (event, KG_ASSIGNMENT_EVENT_FROM_STATE, from);
  kg_record_set_text (event, KG_ASSIGNMENT_EVENT_TO_STATE, to);
  if (details != NULL) {
    kg_record_set_text (event, KG_ASSIGNMENT_EVENT_TEXT, details->text);
    kg_record_set_text (event, KG_ASSIGNMENT_EVENT_STATED_BY, details->stated_by);
    kg_record_set_date (event, KG_ASSIGNMENT_EVENT_DUE, details->due);
  }

  return kg_txn_insert (txn, event, error);
}

typedef struct {
  int year;
  int highest;
} Numbering;

static gboolean
note_number (KgRecord *record,
             gpointer  user_data)
{
  Numbering *numbering = user_data;
  int year, number;

  if (sscanf (kg_record_get_text (record, KG_ASSIGNMENT_NUMBER), "%d-%d", &year, &number) == 2 &&
      year == numbering->year)
    numbering->highest = MAX (numbering->highest, number);
  return TRUE;
}

static char *
next_number (KgTxn   *txn,
             KgDate   today,
             GError **error)
{
  Numbering numbering = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  kg_date_get_ymd (today, &numbering.year, NULL, NULL);
  from = g_strdup_printf ("%d-", numbering.year);
  until = g_strdup_printf ("%d.", numbering.year); /* '.' follows '-' */
  if (!kg_txn_scan (txn, &kg_table_assignment,
                    &(KgFilter) {
                      .conditions = { { KG_ASSIGNMENT_NUMBER, KG_OP_GT, from, 0 },
                                      { KG_ASSIGNMENT_NUMBER, KG_OP_LT, until, 0 } },
                      .n_conditions = 2 },
                    note_number, &numbering, error))
    return NULL;

  return g_strdup_printf ("%d-%03d", numbering.year, numbering.highest + 1);
}

/**
 * kg_assignment_give:
 * @decision_id: the decision that the assignment comes from
 *
 * Hands out an assignment: registered, numbered within the year, not yet
 * signed for. Without a due day it gets KG_ASSIGNMENT_DEFAULT_DAYS.
 *
 * Returns: (transfer full) (nullable): its number
 */
char *
kg_assignment_give (KgTxn                   *txn,
                    KgContext               *context,
                    const char              *decision_id,
                    const KgAssignmentDraft *draft,
                    GError                 **error)
{
  g_autoptr (KgRecord) decision = kg_query_need (txn, &kg_table_decision, decision_id, error);
  g_autoptr (KgRecord) unit = NULL;
  g_autoptr (KgRecord) row = NULL;
  g_autofree char *number = NULL;
  KgDate today = kg_context_get_today (context);
  KgDate due = draft->due != KG_DATE_NONE ? draft->due : today + KG_ASSIGNMENT_DEFAULT_DAYS;

  if (decision == NULL)
    return NULL;

  if (draft->lead_unit == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("An assignment needs a lead unit"));
    return NULL;
  }

  unit = kg_query_need (txn, &kg_table_unit, draft->lead_unit, error);
  if (unit == NULL)
    return NULL;

  number = next_number (txn, today, error);
  if (number == NULL)
    return NULL;

  row = kg_record_new (&kg_table_assignment);
  kg_record_set_text (row, KG_ASSIGNMENT_NUMBER, number);
  kg_record_set_text (row, KG_ASSIGNMENT_DECISION, decision_id);
  kg_record_set_text (row, KG_ASSIGNMENT_MEETING, kg_record_get_text (decision, KG_DECISION_MEETING));
  kg_record_set_text (row, KG_ASSIGNMENT_PROJECT, kg_record_get_text (decision, KG_DECISION_PROJECT));
  kg_record_set_text (row, KG_ASSIGNMENT_PROBLEM, draft->problem);
  kg_record_set_text (row, KG_ASSIGNMENT_TEXT, draft->text != NULL && *draft->text != '\0'
                                               ? draft->text
                                               : kg_record_get_text (decision, KG_DECISION_TEXT));
  kg_record_set_text (row, KG_ASSIGNMENT_LEAD_UNIT, draft->lead_unit);
  kg_record_set_text (row, KG_ASSIGNMENT_PERSON, draft->person);
  kg_record_set_date (row, KG_ASSIGNMENT_GIVEN_ON, today);
  kg_record_set_date (row, KG_ASSIGNMENT_DUE_ORIGINAL, due);
  kg_record_set_date (row, KG_ASSIGNMENT_DUE_CURRENT, due);
  kg_record_set_text (row, KG_ASSIGNMENT_STATE, "pending");
  kg_record_set_int (row, KG_ASSIGNMENT_EXTENSIONS, 0);
  kg_record_set_int (row, KG_ASSIGNMENT_URGES, 0);
  if (!kg_txn_insert (txn, row, error))
    return NULL;

  for (guint i = 0; draft->supporting != NULL && draft->supporting[i] != NULL; i++) {
    g_autoptr (KgRecord) link = NULL;

    if (g_str_equal (draft->supporting[i], draft->lead_unit))
      continue;
    link = kg_record_new (&kg_table_assignment_unit);
    kg_record_set_text (link, KG_ASSIGNMENT_UNIT_ASSIGNMENT, kg_record_get_id (row));
    kg_record_set_text (link, KG_ASSIGNMENT_UNIT_UNIT, draft->supporting[i]);
    if (!kg_txn_insert (txn, link, error))
      return NULL;
  }

  if (!add_event (txn, context, kg_record_get_id (row), "given", NULL, "pending", NULL, error))
    return NULL;

  return g_steal_pointer (&number);
}

static KgRecord *
pending_extension (KgTxn       *txn,
                   const char  *assignment_id,
                   GError     **error)
{
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_extension,
                   &(KgFilter) {
                     .conditions = { { KG_EXTENSION_ASSIGNMENT, KG_OP_EQ, assignment_id, 0 },
                                     { KG_EXTENSION_ANSWER, KG_OP_EQ, "pending", 0 } },
                     .n_conditions = 2 },
                   error);

  return rows != NULL && rows->len > 0 ? kg_record_ref (g_ptr_array_index (rows, 0)) : NULL;
}

static gboolean
ask_extension (KgTxn                 *txn,
               KgContext             *context,
               KgRecord              *row,
               const KgActionDetails *details,
               GError               **error)
{
  g_autoptr (KgRecord) extension = NULL;
  GError *local = NULL;
  KgDate due = kg_record_get_date (row, KG_ASSIGNMENT_DUE_CURRENT);

  if (details->due == KG_DATE_NONE || details->due <= due) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("An extension names a new day after the current due day"));
    return FALSE;
  }

  if (kg_context_get_today (context) > due) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("An extension is asked for before the due day; assignment %s is overdue"),
                 kg_record_get_text (row, KG_ASSIGNMENT_NUMBER));
    return FALSE;
  }

  extension = pending_extension (txn, kg_record_get_id (row), &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  if (extension != NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("An extension of assignment %s is already waiting for an answer"),
                 kg_record_get_text (row, KG_ASSIGNMENT_NUMBER));
    return FALSE;
  }

  extension = kg_record_new (&kg_table_extension);
  kg_record_set_text (extension, KG_EXTENSION_ASSIGNMENT, kg_record_get_id (row));
  kg_record_set_date (extension, KG_EXTENSION_ASKED_ON, kg_context_get_today (context));
  kg_record_set_text (extension, KG_EXTENSION_REASON, details->text);
  kg_record_set_date (extension, KG_EXTENSION_DUE, details->due);
  kg_record_set_text (extension, KG_EXTENSION_ANSWER, "pending");
  return kg_txn_insert (txn, extension, error);
}

static gboolean
answer_extension (KgTxn      *txn,
                  KgContext  *context,
                  KgRecord   *row,
                  KgRecord   *edit,
                  gboolean    granted,
                  GError    **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) extension = pending_extension (txn, kg_record_get_id (row), &local);
  g_autoptr (KgRecord) answer = NULL;

  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  if (extension == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("No extension of assignment %s is waiting for an answer"),
                 kg_record_get_text (row, KG_ASSIGNMENT_NUMBER));
    return FALSE;
  }

  answer = kg_record_copy (extension);
  kg_record_set_text (answer, KG_EXTENSION_ANSWER, granted ? "granted" : "refused");
  kg_record_set_date (answer, KG_EXTENSION_ANSWERED_ON, kg_context_get_today (context));
  kg_record_set_text (answer, KG_EXTENSION_ANSWERED_BY, kg_txn_get_by (txn));

  if (granted) {
    kg_record_set_date (edit, KG_ASSIGNMENT_DUE_CURRENT, kg_record_get_date (extension, KG_EXTENSION_DUE));
    kg_record_set_int (edit, KG_ASSIGNMENT_EXTENSIONS,
                       kg_record_get_int (row, KG_ASSIGNMENT_EXTENSIONS) + 1);
  }

  return kg_txn_update (txn, extension, answer, error);
}

static gboolean
find_last_report (KgRecord *record,
                  gpointer  user_data)
{
  *(KgDate *) user_data = kg_record_get_date (record, KG_ASSIGNMENT_EVENT_ENTERED_ON);
  return TRUE;
}

/* The work counts as done on the day on which the unit reported it, not on
 * the day on which somebody found time to verify it. */
static gboolean
set_done_on (KgTxn      *txn,
             KgContext  *context,
             KgRecord   *edit,
             GError    **error)
{
  KgDate day = kg_context_get_today (context);

  if (!kg_txn_scan (txn, &kg_table_assignment_event,
                    &(KgFilter) {
                      .conditions = {
                        { KG_ASSIGNMENT_EVENT_ASSIGNMENT, KG_OP_EQ, kg_record_get_id (edit), 0 },
                        { KG_ASSIGNMENT_EVENT_KIND, KG_OP_EQ, "report", 0 } },
                      .n_conditions = 2,
                      .order = { KG_ORDER (KG_COL_ID) } },
                    find_last_report, &day, error))
    return FALSE;

  kg_record_set_date (edit, KG_ASSIGNMENT_DONE_ON, day);
  return TRUE;
}

static gboolean
close_problem (KgTxn      *txn,
               KgContext  *context,
               KgRecord   *row,
               GError    **error)
{
  const char *problem_id = kg_record_get_text (row, KG_ASSIGNMENT_PROBLEM);
  g_autoptr (KgRecord) problem = NULL;
  g_autoptr (KgRecord) edit = NULL;
  g_autofree char *closing = NULL;

  if (problem_id == NULL)
    return TRUE;

  problem = kg_query_need (txn, &kg_table_problem, problem_id, error);
  if (problem == NULL)
    return FALSE;
  if (!kg_record_is_null (problem, KG_PROBLEM_CLOSED_ON))
    return TRUE;

  closing = g_strdup_printf (_("settled by assignment %s"), kg_record_get_text (row, KG_ASSIGNMENT_NUMBER));
  edit = kg_record_copy (problem);
  kg_record_set_date (edit, KG_PROBLEM_CLOSED_ON, kg_context_get_today (context));
  kg_record_set_text (edit, KG_PROBLEM_CLOSING, closing);
  return kg_txn_update (txn, problem, edit, error);
}

/**
 * kg_assignment_act:
 * @assignment_id: an id or a number
 * @details: (nullable): what goes with the action
 *
 * One step in the life of an assignment, kept as an event that nobody can
 * change afterwards. Finding it done closes the problem that it settles.
 */
gboolean
kg_assignment_act (KgTxn                 *txn,
                   KgContext             *context,
                   const char            *assignment_id,
                   KgAssignmentAction     action,
                   const KgActionDetails *details,
                   GError               **error)
{
  static const KgActionDetails none = { 0 };
  g_autoptr (KgRecord) row = kg_query_assignment (txn, assignment_id, error);
  g_autoptr (KgRecord) edit = NULL;
  const char *from, *to;
  gboolean ok = TRUE;

  if (row == NULL)
    return FALSE;
  if (details == NULL)
    details = &none;

  from = kg_record_get_text (row, KG_ASSIGNMENT_STATE);
  to = kg_assignment_next_state (from, action, error);
  if (to == NULL)
    return FALSE;

  if (kg_assignment_action_needs_text (action) &&
      (details->text == NULL || *details->text == '\0')) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” needs a sentence that says what or why"), kg_assignment_action_label (action));
    return FALSE;
  }

  edit = kg_record_copy (row);
  kg_record_set_text (edit, KG_ASSIGNMENT_STATE, to);

  switch (action) {
  case KG_ACTION_REPORT:
    kg_record_set_text (edit, KG_ASSIGNMENT_PROGRESS, details->text);
    break;
  case KG_ACTION_URGE:
    kg_record_set_int (edit, KG_ASSIGNMENT_URGES, kg_record_get_int (row, KG_ASSIGNMENT_URGES) + 1);
    break;
  case KG_ACTION_EXTEND:
    ok = ask_extension (txn, context, row, details, error);
    break;
  case KG_ACTION_GRANT:
  case KG_ACTION_REFUSE:
    ok = answer_extension (txn, context, row, edit, action == KG_ACTION_GRANT, error);
    break;
  case KG_ACTION_DONE:
    ok = set_done_on (txn, context, edit, error) && close_problem (txn, context, row, error);
    break;
  case KG_ACTION_RETURN:
    kg_record_set_date (edit, KG_ASSIGNMENT_DONE_ON, KG_DATE_NONE);
    break;
  case KG_ACTION_SIGN:
  case KG_ACTION_VERIFY:
  case KG_ACTION_STRIKE:
  case KG_ACTION_SUSPEND:
  case KG_ACTION_RESUME:
    break;
  case KG_N_ACTIONS:
  default:
    g_assert_not_reached ();
  }

  return ok &&
         (kg_record_same_values (row, edit) || kg_txn_update (txn, row, edit, error)) &&
         add_event (txn, context, kg_record_get_id (row), kg_assignment_action_code (action),
                    from, to, details, error);
}
