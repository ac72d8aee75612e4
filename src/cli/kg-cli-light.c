// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-board.h"
#include "services/kg-light-attend.h"
#include "services/kg-light-service.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/* light … */

static const KgProject *
load (KgTxn     *txn,
      KgCli     *cli,
      KgBoard  **board,
      GError   **error)
{
  g_autoptr (KgRecord) row = kg_query_project (txn, kg_cli_arg (cli, 0), error);
  const KgProject *project = NULL;

  if (row == NULL)
    return NULL;

  *board = kg_board_load (txn, cli->context, kg_record_get_id (row), error);
  if (*board == NULL)
    return NULL;

  project = kg_board_find_project (*board, kg_record_get_id (row));
  if (project == NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED, _("“%s” was withdrawn and has no light"),
                 kg_record_get_text (row, KG_PROJECT_NAME));
  return project;
}

static void
add_state (KgCliDoc        *doc,
           const KgProject *p)
{
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (p->id));
  kg_cli_doc_add (doc, "name", N_("Project"), kg_cli_text (p->name));
  kg_cli_doc_add (doc, "light", N_("Light"), kg_cli_light (p->light));
  kg_cli_doc_add (doc, "proposed", N_("Proposed"), kg_cli_light (p->proposed));
  kg_cli_doc_add (doc, "confirmed", N_("Confirmed"), p->is_confirmed ? kg_cli_light (p->confirmed) : kg_cli_none ());
  kg_cli_doc_add (doc, "confirmed_on", N_("Confirmed on"), kg_cli_date (p->confirmed_on));
  kg_cli_doc_add (doc, "confirmed_by", N_("Confirmed by"), kg_cli_text (p->confirmed_by));
  kg_cli_doc_add (doc, "confirmed_reason", N_("Reason"), kg_cli_text (p->confirmed_reason));
}

static gboolean
add_history (KgCliDoc    *doc,
             KgTxn       *txn,
             const char  *project_id,
             GError     **error)
{
  static const KgCliColumn columns[] = {
    { "entered_on", N_("Day") }, { "week", N_("Week") }, { "kind", N_("Kind") }, { "proposed", N_("Proposed") },
    { "confirmed", N_("Confirmed") }, { "reason", N_("Reason") }, { "by", N_("By") }, { "reasons", NULL }, { NULL },
  };
  g_autoptr (GPtrArray) entries = kg_light_history (txn, project_id, error);
  KgCliTable *table;

  if (entries == NULL)
    return FALSE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < entries->len; i++) {
    KgRecord *entry = g_ptr_array_index (entries, i);
    KgLight proposed = KG_LIGHT_NONE, confirmed;
    gboolean is_confirmed = kg_light_from_code (kg_record_get_text (entry, KG_LIGHT_ENTRY_CONFIRMED), &confirmed);

    kg_light_from_code (kg_record_get_text (entry, KG_LIGHT_ENTRY_PROPOSED), &proposed);
    kg_cli_table_add (table, kg_cli_field (entry, KG_LIGHT_ENTRY_ENTERED_ON));
    kg_cli_table_add (table, kg_cli_field (entry, KG_LIGHT_ENTRY_WEEK));
    kg_cli_table_add (table, kg_cli_field (entry, KG_LIGHT_ENTRY_KIND));
    kg_cli_table_add (table, kg_cli_light (proposed));
    kg_cli_table_add (table, is_confirmed ? kg_cli_light (confirmed) : kg_cli_none ());
    kg_cli_table_add (table, kg_cli_field (entry, KG_LIGHT_ENTRY_REASON));
    kg_cli_table_add (table, kg_cli_field (entry, KG_COL_CHANGED_BY));
    kg_cli_table_add (table, kg_cli_field (entry, KG_LIGHT_ENTRY_REASONS));
  }

  kg_cli_doc_add_table (doc, "history", N_("History"), table);
  return TRUE;
}

static gboolean
show (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  g_autoptr (KgBoard) board = NULL;
  const KgProject *project = load (txn, cli, &board, error);
  KgLightRows rows;
  KgCliDoc *doc;

  if (project == NULL)
    return FALSE;

  if (!kg_light_rows_load (txn, board, project, &rows, error))
    return FALSE;

  doc = kg_cli_answer_doc (cli);
  add_state (doc, project);
  kg_cli_doc_add (doc, "weeks_red", N_("Weeks in a row red"), kg_cli_count (rows.red));
  kg_cli_doc_add (doc, "weeks_yellow", N_("Weeks in a row yellow or red"), kg_cli_count (rows.yellow));
  return add_history (doc, txn, project->id, error);
}

static gboolean
explain (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  static const KgCliColumn columns[] = {
    { "light", N_("Light") }, { "text", N_("Reason") }, { "rule", N_("Rule") }, { "input", NULL },
    { "value", N_("Value") }, { "threshold", N_("Threshold") }, { "date", NULL }, { "subject", NULL }, { NULL },
  };
  g_autoptr (KgBoard) board = NULL;
  const KgProject *project = load (txn, cli, &board, error);
  g_autoptr (GPtrArray) reasons = project != NULL ? kg_board_get_reasons (board, project) : NULL;
  g_autofree char *sentence = NULL;
  KgCliTable *table;
  KgCliDoc *doc;

  if (project == NULL)
    return FALSE;

  sentence = kg_light_reasons_to_text (reasons);
  doc = kg_cli_answer_doc (cli);
  add_state (doc, project);
  kg_cli_doc_add (doc, "why", N_("Why"), kg_cli_text (sentence));
  kg_cli_doc_add (doc, "rules", N_("Rules"), kg_cli_text (kg_rule_set_get_key (kg_context_get_rules (cli->context))));

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < reasons->len; i++) {
    const KgLightReason *reason = g_ptr_array_index (reasons, i);
    g_autofree char *text = kg_light_reason_to_text (reason);

    kg_cli_table_add (table, kg_cli_light (reason->light));
    kg_cli_table_add (table, kg_cli_text (text));
    kg_cli_table_add (table, kg_cli_text (reason->rule));
    kg_cli_table_add (table, kg_cli_text (kg_light_input_code (reason->input)));
    kg_cli_table_add (table, kg_cli_number (reason->value));
    kg_cli_table_add (table, kg_cli_number (reason->threshold));
    kg_cli_table_add (table, kg_cli_date (reason->date));
    kg_cli_table_add (table, kg_cli_text (reason->subject));
  }
  kg_cli_doc_add_table (doc, "reasons", N_("Reasons"), table);
  return TRUE;
}

static gboolean
confirm (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (KgRecord) meeting = NULL;
  KgLight light;
  KgCliDoc *doc;

  if (project == NULL || !kg_cli_parse_light (kg_cli_arg (cli, 1), &light, error))
    return FALSE;

  if (kg_cli_has (cli, "meeting")) {
    meeting = kg_query_meeting (txn, kg_cli_get (cli, "meeting"), error);
    if (meeting == NULL)
      return FALSE;
    if (!kg_codes_contain ("in_session|writing_up", kg_record_get_text (meeting, KG_MEETING_STATE))) {
      g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                   _("This is not possible while meeting %d-%d is “%s”"),
                   (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
                   (int) kg_record_get_int (meeting, KG_MEETING_NUMBER),
                   kg_label_code (&kg_table_meeting, KG_MEETING_STATE,
                                  kg_record_get_text (meeting, KG_MEETING_STATE)));
      return FALSE;
    }
  }

  if (!kg_light_confirm (txn, cli->context, kg_record_get_id (project), light, kg_cli_get (cli, "reason"),
                         meeting != NULL ? kg_record_get_id (meeting) : NULL, error))
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (kg_record_get_id (project)));
  kg_cli_doc_add (doc, "light", N_("Light"), kg_cli_light (light));
  kg_cli_doc_add (doc, "name", N_("Project"), kg_cli_field (project, KG_PROJECT_NAME));
  return TRUE;
}

static gboolean
attend (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (KgRecord) unit = NULL;
  g_autoptr (KgRecord) after = NULL;
  KgAttend who = { .escalated_to = kg_cli_get (cli, "escalate"), .reason = kg_cli_get (cli, "no-lead") };
  KgCliDoc *doc;

  if (project == NULL)
    return FALSE;

  if (kg_cli_has (cli, "lead") + kg_cli_has (cli, "escalate") + kg_cli_has (cli, "no-lead") != 1) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Give one of --lead, --escalate and --no-lead"));
    return FALSE;
  }

  if (kg_cli_has (cli, "lead")) {
    unit = kg_query_unit (txn, kg_cli_get (cli, "lead"), error);
    if (unit == NULL)
      return FALSE;
    who.lead_unit = kg_record_get_id (unit);
  }

  if (!kg_light_attend (txn, cli->context, kg_record_get_id (project), &who, NULL, NULL, error))
    return FALSE;

  after = kg_query_need (txn, &kg_table_project, kg_record_get_id (project), error);
  if (after == NULL)
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (kg_record_get_id (project)));
  kg_cli_doc_add (doc, "name", N_("Project"), kg_cli_field (after, KG_PROJECT_NAME));
  kg_cli_doc_add (doc, "lead_unit", N_("Lead unit"),
                  kg_cli_text (unit != NULL ? kg_record_get_text (unit, KG_UNIT_NAME) : NULL));
  kg_cli_doc_add (doc, "escalated_to", N_("Escalated to"), kg_cli_text (who.escalated_to));
  kg_cli_doc_add (doc, "unattended_reason", N_("Reason"), kg_cli_field (after, KG_PROJECT_UNATTENDED_REASON));
  return TRUE;
}

static gboolean
snapshot (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  g_autofree char *week = kg_date_to_week_code (kg_cli_get_today (cli));
  guint n = 0;
  KgCliDoc *doc;

  if (!kg_light_snapshot (txn, cli->context, &n, error))
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "week", N_("Week"), kg_cli_text (week));
  kg_cli_doc_add (doc, "taken", N_("Taken"), kg_cli_number (n));
  return TRUE;
}

const KgCliCommand kg_cli_light_commands[] = {
  { "light show", KG_CLI_READ, 1, 1, "PROJECT", NULL, show, N_("A project’s light and its history") },
  { "light explain", KG_CLI_READ, 1, 1, "PROJECT", NULL, explain, N_("Why the rules propose a light") },
  { "light confirm", KG_CLI_WRITE, 2, 2, "PROJECT COLOUR --reason TEXT", "reason|meeting", confirm,
    N_("Confirm a light") },
  { "light attend", KG_CLI_WRITE, 1, 1, "PROJECT --lead UNIT|--escalate NAME|--no-lead REASON",
    "lead|escalate|no-lead", attend, N_("Say who attends to a yellow or red light, or why nobody does") },
  { "light snapshot", KG_CLI_WRITE, 0, 0, "", NULL, snapshot, N_("Keep this week’s lights") },
  { NULL },
};
