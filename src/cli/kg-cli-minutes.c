// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-find.h"
#include "cli/kg-cli-write.h"

#include "core/kg-error.h"
#include "services/kg-minutes-export.h"
#include "services/kg-minutes-json.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"
#include "services/typeset/kg-file-replace.h"
#include "services/typeset/kg-minutes-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/* minutes … */

static gboolean
answer (KgTxn       *txn,
        KgCli       *cli,
        KgRecord    *meeting,
        GError     **error)
{
  g_autoptr (KgRecord) row = kg_minutes_get_row (txn, kg_record_get_id (meeting), error);
  g_autofree char *meeting_number = kg_cli_meeting_number (meeting);
  g_autofree char *number = NULL;
  KgCliDoc *doc;

  if (row == NULL)
    return FALSE;

  if (!kg_record_is_null (row, KG_MINUTES_NUMBER))
    number = g_strdup_printf ("%d-%d", (int) kg_record_get_int (row, KG_MINUTES_YEAR),
                              (int) kg_record_get_int (row, KG_MINUTES_NUMBER));
  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (kg_record_get_id (row)));
  kg_cli_doc_add (doc, "meeting", N_("Meeting"), kg_cli_text (meeting_number));
  kg_cli_doc_add (doc, "revision", NULL, kg_cli_field (row, KG_MINUTES_REVISION));
  kg_cli_doc_add (doc, "state", N_("State"), kg_cli_field (row, KG_MINUTES_STATE));
  kg_cli_doc_add (doc, "number", N_("Number"), kg_cli_text (number));
  kg_cli_doc_add (doc, "hash", NULL, kg_cli_field (row, KG_MINUTES_HASH));
  return TRUE;
}

static KgRecord *
get_meeting (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  return kg_query_meeting (txn, kg_cli_arg (cli, 0), error);
}

static gboolean
draft (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autofree char *id =
    meeting != NULL ? kg_minutes_draft (txn, cli->context, kg_record_get_id (meeting), error) : NULL;

  return id != NULL && answer (txn, cli, meeting, error);
}

static gboolean
submit (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);

  return meeting != NULL && kg_minutes_submit (txn, cli->context, kg_record_get_id (meeting), error) &&
         answer (txn, cli, meeting, error);
}

static gboolean
send_back (KgTxn   *txn,
           KgCli   *cli,
           GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);

  return meeting != NULL && kg_minutes_send_back (txn, kg_record_get_id (meeting), error) &&
         answer (txn, cli, meeting, error);
}

static gboolean
issue (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);

  return meeting != NULL && kg_minutes_issue (txn, cli->context, kg_record_get_id (meeting), error) &&
         answer (txn, cli, meeting, error);
}

static gboolean
correct (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autofree char *id =
    meeting == NULL ? NULL : kg_minutes_correct (txn, cli->context, kg_record_get_id (meeting),
                                                 kg_cli_get (cli, "reason"), kg_cli_get (cli, "text"), error);

  return id != NULL && answer (txn, cli, meeting, error);
}

static gboolean
verify_series (KgTxn       *txn,
               const char  *series_id,
               KgCliTable  *table,
               guint       *n_checked,
               GError     **error)
{
  guint n = 0;
  g_autoptr (GPtrArray) findings = kg_minutes_verify (txn, series_id, &n, error);

  if (findings == NULL)
    return FALSE;

  *n_checked += n;
  for (guint i = 0; i < findings->len; i++)
    kg_cli_table_add (table, kg_cli_text (g_ptr_array_index (findings, i)));
  return TRUE;
}

static gboolean
verify (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  static const KgCliColumn columns[] = { { "finding", N_("Finding") }, { NULL } };
  g_autoptr (KgCliTable) table = kg_cli_table_new (columns);
  g_autoptr (KgRecord) meeting = NULL;
  g_autoptr (GPtrArray) series = NULL;
  guint n_checked = 0, n_findings;
  KgCliDoc *doc;

  if (kg_cli_arg (cli, 0) != NULL) {
    meeting = get_meeting (txn, cli, error);
    if (meeting == NULL ||
        !verify_series (txn, kg_record_get_text (meeting, KG_MEETING_SERIES), table, &n_checked, error))
      return FALSE;
  } else {
    series = kg_txn_select (txn, &kg_table_series, NULL, error);
    if (series == NULL)
      return FALSE;
    for (guint i = 0; i < series->len; i++)
      if (!verify_series (txn, kg_record_get_id (g_ptr_array_index (series, i)), table, &n_checked, error))
        return FALSE;
  }

  n_findings = kg_cli_table_get_n_rows (table);
  doc = kg_cli_answer_doc (cli);
  kg_cli_doc_add (doc, "checked", N_("Documents checked"), kg_cli_number (n_checked));
  kg_cli_doc_add_table (doc, "findings", N_("Findings"), g_steal_pointer (&table));
  if (n_findings == 0)
    return TRUE;

  cli->answers_anyway = TRUE;
  g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
               ngettext ("%u issued document does not hold", "%u issued documents do not hold", n_findings),
               n_findings);
  return FALSE;
}

/* Called on the store's thread; the pages are set by the main one. */
static gboolean
fetch (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);

  if (meeting == NULL)
    return FALSE;

  if (kg_cli_has (cli, "revision")) {
    gint64 revision;

    if (!kg_cli_parse_number (kg_cli_get (cli, "revision"), &revision, error))
      return FALSE;
    cli->data = kg_minutes_get_revision (txn, cli->context, kg_record_get_id (meeting), revision, error);
  } else {
    cli->data = kg_minutes_get (txn, cli->context, kg_record_get_id (meeting), error);
  }
  return cli->data != NULL;
}

static gboolean
export (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgMinutes) minutes = NULL;

  if (!kg_cli_check_document_output (cli, error) || !kg_cli_read (cli, fetch, error))
    return FALSE;

  minutes = g_steal_pointer (&cli->data);
  return kg_cli_answer_document (cli, minutes, error);
}

const KgCliCommand kg_cli_minutes_commands[] = {
  { "minutes draft", KG_CLI_WRITE, 1, 1, "MEETING", NULL, draft, N_("Begin the minutes of a meeting") },
  { "minutes submit", KG_CLI_WRITE, 1, 1, "MEETING", NULL, submit, N_("Send minutes for review") },
  { "minutes return", KG_CLI_WRITE, 1, 1, "MEETING", NULL, send_back, N_("Send minutes back from review") },
  { "minutes issue", KG_CLI_WRITE, 1, 1, "MEETING", NULL, issue, N_("Issue minutes: number, seal and freeze them") },
  { "minutes correct", KG_CLI_WRITE, 1, 1, "MEETING --reason TEXT --text TEXT", "reason|text", correct,
    N_("Begin a correction of issued minutes") },
  { "minutes export", KG_CLI_OWN, 1, 1, "MEETING", "output|revision", export, N_("Write minutes as .pdf, .docx, .txt or .json") },
  { "minutes verify", KG_CLI_READ, 0, 1, "[MEETING]", NULL, verify, N_("Check the seals of issued minutes") },
  { NULL },
};
