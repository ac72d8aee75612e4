// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-find.h"

#include "core/kg-error.h"
#include "services/kg-assignment-service.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>
#include <string.h>

/* assignment … */

static gboolean
answer (KgTxn       *txn,
        KgCli       *cli,
        const char  *number,
        GError     **error)
{
  g_autoptr (KgRecord) row = kg_query_assignment (txn, number, error);
  KgCliDoc *doc;

  if (row == NULL)
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (kg_record_get_id (row)));
  kg_cli_doc_add (doc, "number", N_("Number"), kg_cli_field (row, KG_ASSIGNMENT_NUMBER));
  kg_cli_doc_add (doc, "state", N_("State"), kg_cli_field (row, KG_ASSIGNMENT_STATE));
  kg_cli_doc_add (doc, "due_current", N_("Due"), kg_cli_field (row, KG_ASSIGNMENT_DUE_CURRENT));
  kg_cli_doc_add (doc, "done_on", NULL, kg_cli_field (row, KG_ASSIGNMENT_DONE_ON));
  kg_cli_doc_add (doc, "version", NULL, kg_cli_field (row, KG_COL_VERSION));
  return TRUE;
}

/* All actions are one function: the last word of the path says which. */
static gboolean
act (KgTxn   *txn,
     KgCli   *cli,
     GError **error)
{
  int action = kg_assignment_action_from_code (cli->command->path + strlen ("assignment "));
  g_autoptr (KgRecord) row = kg_query_assignment (txn, kg_cli_arg (cli, 0), error);
  KgActionDetails details = { .text = kg_cli_get (cli, "text"), .stated_by = kg_cli_get (cli, "stated-by") };

  g_assert (action >= 0);
  if (row == NULL || !kg_cli_check_version (cli, row, error) ||
      !kg_cli_get_date (cli, "due", &details.due, error))
    return FALSE;

  return kg_assignment_act (txn, cli->context, kg_record_get_id (row), (KgAssignmentAction) action, &details, error) &&
         answer (txn, cli, kg_record_get_id (row), error);
}

static gboolean
add_supporting (KgTxn      *txn,
                KgCli      *cli,
                GPtrArray  *ids,
                GError    **error)
{
  GPtrArray *names = kg_cli_get_all (cli, "support");

  for (guint i = 0; names != NULL && i < names->len; i++) {
    g_autoptr (KgRecord) unit = kg_query_unit (txn, g_ptr_array_index (names, i), error);

    if (unit == NULL)
      return FALSE;
    g_ptr_array_add (ids, g_strdup (kg_record_get_id (unit)));
  }

  g_ptr_array_add (ids, NULL);
  return TRUE;
}

static gboolean
give (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  g_autoptr (KgRecord) decision = kg_cli_find_decision (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (GPtrArray) supporting = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KgRecord) lead = NULL;
  g_autoptr (KgRecord) problem = NULL;
  g_autofree char *number = NULL;
  KgAssignmentDraft draft = { .text = kg_cli_get (cli, "text"), .person = kg_cli_get (cli, "person") };

  if (decision == NULL || !kg_cli_get_date (cli, "due", &draft.due, error) ||
      !add_supporting (txn, cli, supporting, error))
    return FALSE;

  if (!kg_cli_has (cli, "lead")) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Name the lead unit with --lead"));
    return FALSE;
  }

  if (draft.due != KG_DATE_NONE && draft.due < kg_cli_get_today (cli)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The due day %s lies before today"), kg_cli_get (cli, "due"));
    return FALSE;
  }

  lead = kg_query_unit (txn, kg_cli_get (cli, "lead"), error);
  if (lead == NULL)
    return FALSE;

  if (kg_cli_has (cli, "problem")) {
    if (kg_record_is_null (decision, KG_DECISION_PROJECT)) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The decision is about no project, so it settles no problem"));
      return FALSE;
    }
    problem = kg_cli_find_problem (txn, kg_record_get_text (decision, KG_DECISION_PROJECT),
                                   kg_cli_get (cli, "problem"), error);
    if (problem == NULL)
      return FALSE;
    draft.problem = kg_record_get_id (problem);
  }

  draft.lead_unit = kg_record_get_id (lead);
  draft.supporting = (const char *const *) supporting->pdata;
  number = kg_assignment_give (txn, cli->context, kg_record_get_id (decision), &draft, error);
  return number != NULL && answer (txn, cli, number, error);
}

#define OPTIONS "text|stated-by|if-version"
#define ACTION(code, summary) \
  { "assignment " code, KG_CLI_WRITE, 1, 1, "ASSIGNMENT", OPTIONS, act, summary }
#define ACTION_WITH_TEXT(code, summary) \
  { "assignment " code, KG_CLI_WRITE, 1, 1, "ASSIGNMENT --text TEXT", OPTIONS, act, summary }

const KgCliCommand kg_cli_assignment_commands[] = {
  { "assignment give", KG_CLI_WRITE, 1, 1, "DECISION --lead UNIT", "lead|support|text|person|due|problem", give,
    N_("Hand out an assignment from a decision") },
  ACTION ("sign", N_("Sign for an assignment")),
  ACTION_WITH_TEXT ("report", N_("Report what was done")),
  ACTION ("verify", N_("Take a report up for verification")),
  ACTION_WITH_TEXT ("return", N_("Return an assignment")),
  ACTION ("done", N_("Find an assignment done")),
  ACTION ("strike", N_("Strike an assignment off")),
  ACTION ("urge", N_("Urge the units of an assignment")),
  { "assignment extend", KG_CLI_WRITE, 1, 1, "ASSIGNMENT --due DATE --text TEXT", "due|" OPTIONS, act,
    N_("Ask for an extension") },
  ACTION ("grant", N_("Grant an extension")),
  ACTION ("refuse", N_("Refuse an extension")),
  ACTION_WITH_TEXT ("suspend", N_("Suspend an assignment")),
  ACTION ("resume", N_("Take an assignment up again")),
  { NULL },
};
