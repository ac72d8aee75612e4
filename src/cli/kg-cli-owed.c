// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-edit.h"
#include "cli/kg-cli-find.h"
#include "cli/kg-cli-lists.h"

#include "core/kg-error.h"
#include "services/kg-commitment-service.h"
#include "services/kg-excuse-service.h"
#include "services/kg-query.h"
#include "services/kg-report-service.h"

#include <glib/gi18n.h>

/* commitment, excuse, report: what a project owes, and is excused for. */

static KgRecord *
get_project (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  return kg_query_project (txn, kg_cli_arg (cli, 0), error);
}

static gboolean
answer_commitment (KgTxn       *txn,
                   KgCli       *cli,
                   const char  *id,
                   KgCliDoc   **doc,
                   GError     **error)
{
  g_autoptr (KgRecord) row = kg_query_need (txn, &kg_table_commitment, id, error);
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *words = NULL;
  guint number;

  if (row == NULL || !kg_cli_number_of (txn, row, KG_COMMITMENT_PROJECT, &number, error))
    return FALSE;

  steps = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, kg_record_get_text (row, KG_COMMITMENT_PROJECT),
                             KG_STEP_POSITION, error);
  if (steps == NULL)
    return FALSE;

  words = kg_commitment_words (row, steps);
  *doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (*doc, "id", NULL, kg_cli_text (id));
  kg_cli_doc_add (*doc, "number", N_("No."), kg_cli_number (number));
  kg_cli_doc_add (*doc, "text", N_("Commitment"), kg_cli_text (words));
  kg_cli_doc_add (*doc, "version", NULL, kg_cli_field (row, KG_COL_VERSION));
  return TRUE;
}

static gboolean
add_commitment (KgTxn   *txn,
                KgCli   *cli,
                GError **error)
{
  g_autoptr (KgRecord) project = get_project (txn, cli, error);
  KgCommitmentValues values = {
    .document = kg_cli_arg (cli, 1),
    .promised_by = kg_cli_get (cli, "promised-by"),
    .step = kg_cli_get (cli, "step"),
    .due_before = kg_cli_get (cli, "before"),
    .due_event = kg_cli_get (cli, "event"),
    .consequence = kg_cli_get (cli, "consequence"),
  };
  g_autofree char *id = NULL;
  gboolean made_incomplete = FALSE;
  KgCliDoc *doc;

  if (project == NULL || !kg_cli_get_date (cli, "due", &values.due_on, error) ||
      !kg_cli_get_day (cli, &values.promised_on, error))
    return FALSE;

  id = kg_commitment_add (txn, cli->context, kg_record_get_id (project), &values, &made_incomplete, error);
  if (id == NULL || !answer_commitment (txn, cli, id, &doc, error))
    return FALSE;

  kg_cli_doc_add (doc, "made_incomplete", NULL, kg_cli_truth (made_incomplete));
  if (made_incomplete)
    kg_cli_doc_add (doc, NULL, N_("Step"), kg_cli_text (_("(the step is accepted incomplete from now on)")));
  return TRUE;
}

static gboolean
clear_commitment (KgTxn   *txn,
                  KgCli   *cli,
                  GError **error)
{
  g_autoptr (KgRecord) project = get_project (txn, cli, error);
  g_autoptr (KgRecord) row =
    project == NULL ? NULL : kg_cli_find_commitment (txn, kg_record_get_id (project), kg_cli_arg (cli, 1), error);
  KgCliDoc *doc;
  KgDate day;

  return row != NULL && kg_cli_check_version (cli, row, error) && kg_cli_get_day (cli, &day, error) &&
         kg_commitment_clear (txn, cli->context, kg_record_get_id (row), kg_cli_get (cli, "text"), day, error) &&
         answer_commitment (txn, cli, kg_record_get_id (row), &doc, error);
}

static gboolean
answer_excuse (KgTxn       *txn,
               KgCli       *cli,
               const char  *id,
               KgCliDoc   **doc,
               GError     **error)
{
  g_autoptr (KgRecord) row = kg_query_need (txn, &kg_table_excuse, id, error);
  g_autofree char *words = NULL;
  guint number;

  if (row == NULL || !kg_cli_number_of (txn, row, KG_EXCUSE_PROJECT, &number, error))
    return FALSE;

  words = kg_excuse_words (row);
  *doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (*doc, "id", NULL, kg_cli_text (id));
  kg_cli_doc_add (*doc, "number", N_("No."), kg_cli_number (number));
  kg_cli_doc_add (*doc, "text", N_("Excuse"), kg_cli_text (words));
  return TRUE;
}

static gboolean
accept_excuse (KgTxn   *txn,
               KgCli   *cli,
               GError **error)
{
  g_autoptr (KgRecord) project = get_project (txn, cli, error);
  g_autofree char *id = NULL;
  guint n_others = 0;
  KgDate until, day;
  KgCliDoc *doc;

  if (project == NULL || !kg_cli_get_date (cli, "until", &until, error) || !kg_cli_get_day (cli, &day, error))
    return FALSE;

  id = kg_excuse_accept (txn, cli->context, kg_record_get_id (project), kg_cli_arg (cli, 1),
                         kg_cli_get (cli, "accepted-by"), until, day, &n_others, error);
  if (id == NULL || !answer_excuse (txn, cli, id, &doc, error))
    return FALSE;

  kg_cli_doc_add (doc, "others_in_force", NULL, kg_cli_number (n_others));
  if (n_others > 0) {
    g_autofree char *words = g_strdup_printf (ngettext ("(%u other is in force already; the one that lasts longest counts)",
                                                        "(%u others are in force already; the one that lasts longest counts)",
                                                        n_others), n_others);

    kg_cli_doc_add (doc, NULL, N_("Others"), kg_cli_text (words));
  }
  return TRUE;
}

/* Without a number it is the one in force. */
static KgRecord *
find_excuse_in_force (KgTxn           *txn,
                      KgCli           *cli,
                      const KgRecord  *project,
                      GError         **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_excuse, KG_EXCUSE_PROJECT,
                                                  kg_record_get_id (project), KG_COL_ID, error);
  g_autoptr (GString) numbers = g_string_new (NULL);
  KgRecord *found = NULL;
  guint n = 0;

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++) {
    if (!kg_excuse_is_in_force (g_ptr_array_index (rows, i), kg_cli_get_today (cli)))
      continue;
    found = g_ptr_array_index (rows, i);
    g_string_append_printf (numbers, "%s%u", n++ > 0 ? C_("between two items", ", ") : "", i + 1);
  }

  if (n == 1)
    return kg_record_ref (found);

  if (n == 0)
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION, _("No excuse of “%s” is in force"),
                 kg_record_get_text (project, KG_PROJECT_NAME));
  else
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Say which excuse ends; in force are: %s"), numbers->str);
  return NULL;
}

static gboolean
end_excuse (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  g_autoptr (KgRecord) project = get_project (txn, cli, error);
  const char *number = kg_cli_arg (cli, 1);
  g_autoptr (KgRecord) row = NULL;
  KgCliDoc *doc;

  if (project == NULL)
    return FALSE;

  row = number != NULL ? kg_cli_find_excuse (txn, kg_record_get_id (project), number, error)
                       : find_excuse_in_force (txn, cli, project, error);

  return row != NULL && kg_excuse_end (txn, cli->context, kg_record_get_id (row), kg_cli_get (cli, "text"), error) &&
         answer_excuse (txn, cli, kg_record_get_id (row), &doc, error);
}

static gboolean
add_report (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  g_autoptr (KgRecord) project = get_project (txn, cli, error);
  g_autoptr (KgRecord) row = NULL;
  g_autofree char *id = NULL;
  KgDate day;

  if (project == NULL || !kg_cli_get_day (cli, &day, error))
    return FALSE;

  id = kg_report_add (txn, cli->context, kg_record_get_id (project), kg_cli_arg (cli, 1),
                      kg_cli_get (cli, "stated-by"), day, error);
  row = id != NULL ? kg_query_need (txn, &kg_table_report, id, error) : NULL;

  return row != NULL && kg_cli_answer_row (txn, cli, row, KG_REPORT_TEXT, error);
}

static gboolean
set_cadence (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  g_autoptr (KgRecord) project = get_project (txn, cli, error);
  g_autoptr (KgRecord) stored = NULL;
  KgCliDoc *doc;
  gint64 every;

  if (project == NULL || !kg_cli_check_version (cli, project, error) ||
      !kg_cli_parse_number (kg_cli_arg (cli, 1), &every, error) ||
      !kg_report_set_every (txn, cli->context, project, (int) CLAMP (every, -1, G_MAXINT32), error))
    return FALSE;

  stored = kg_query_need (txn, &kg_table_project, kg_record_get_id (project), error);
  if (stored == NULL)
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (kg_record_get_id (stored)));
  kg_cli_doc_add (doc, "name", N_("Project"), kg_cli_field (stored, KG_PROJECT_NAME));
  kg_cli_doc_add (doc, "report_every", N_("Working days between reports"), kg_cli_field (stored, KG_PROJECT_REPORT_EVERY));
  kg_cli_doc_add (doc, "version", NULL, kg_cli_field (stored, KG_COL_VERSION));
  return TRUE;
}

const KgCliCommand kg_cli_owed_commands[] = {
  { "commitment add", KG_CLI_WRITE, 2, 2, "PROJECT DOCUMENT --promised-by NAME",
    "promised-by|step|due|before|event|consequence|on", add_commitment,
    N_("Keep a promise on which a step is accepted incomplete") },
  { "commitment clear", KG_CLI_WRITE, 2, 2, "PROJECT COMMITMENT --text TEXT", "text|on|if-version", clear_commitment,
    N_("Say how a promise was kept") },
  { "excuse accept", KG_CLI_WRITE, 2, 2, "PROJECT TEXT --accepted-by NAME", "accepted-by|until|on", accept_excuse,
    N_("Accept a reason for a delay") },
  { "excuse end", KG_CLI_WRITE, 1, 2, "PROJECT [EXCUSE] --text TEXT", "text", end_excuse,
    N_("Say that an accepted reason holds no longer") },
  { "report add", KG_CLI_WRITE, 2, 2, "PROJECT TEXT", "on|stated-by", add_report, N_("Report on a project") },
  { "report every", KG_CLI_WRITE, 2, 2, "PROJECT WORKDAYS", "if-version", set_cadence,
    N_("Set how often reports are awaited; 0 for never") },
  { NULL },
};
