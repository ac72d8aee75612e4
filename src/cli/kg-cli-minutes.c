// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-find.h"
#include "cli/kg-cli-write.h"

#include "core/kg-error.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-export.h"
#include "services/kg-minutes-json.h"
#include "services/kg-minutes-note.h"
#include "services/kg-minutes-proof.h"
#include "services/kg-minutes-series.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"
#include "services/typeset/kg-file-replace.h"
#include "services/typeset/kg-minutes-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/* minutes … */

static void
answer_row (KgCli    *cli,
            KgRecord *meeting,
            KgRecord *row)
{
  g_autofree char *meeting_number = kg_cli_meeting_number (meeting);
  g_autofree char *number = NULL;
  KgCliDoc *doc;

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
}

static gboolean
answer (KgTxn       *txn,
        KgCli       *cli,
        KgRecord    *meeting,
        GError     **error)
{
  g_autoptr (KgRecord) row = kg_minutes_get_row (txn, kg_record_get_id (meeting), error);

  if (row == NULL)
    return FALSE;

  answer_row (cli, meeting, row);
  return TRUE;
}

/* Says what the minutes lack while that can still be put right, and what was
 * issued without it. While a meeting is in session nothing is missing yet. */
static void
tell_gaps (KgTxn    *txn,
           KgCli    *cli,
           KgRecord *meeting)
{
  g_autoptr (KgRecord) row = kg_minutes_get_row (txn, kg_record_get_id (meeting), NULL);
  g_autoptr (KgRecord) series = kg_query_need (txn, &kg_table_series, kg_record_get_text (meeting, KG_MEETING_SERIES), NULL);
  g_autoptr (KgMinutes) minutes = NULL;
  g_autoptr (GPtrArray) gaps = NULL;

  if (row == NULL || series == NULL || !kg_record_is_null (row, KG_MINUTES_CORRECTS) ||
      kg_record_is (meeting, KG_MEETING_STATE, "in_session"))
    return;

  minutes = kg_minutes_get (txn, cli->context, kg_record_get_id (meeting), NULL);
  gaps = minutes != NULL ? kg_minutes_get_gaps (minutes, meeting, series) : NULL;
  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    kg_cli_tell ("%s", (const char *) g_ptr_array_index (gaps, i));
}

/* The answer of a step on the way to issued minutes. */
static gboolean
answer_step (KgTxn     *txn,
             KgCli     *cli,
             KgRecord  *meeting,
             GError   **error)
{
  if (!answer (txn, cli, meeting, error))
    return FALSE;

  tell_gaps (txn, cli, meeting);
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

  return id != NULL && answer_step (txn, cli, meeting, error);
}

static gboolean
submit (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);

  return meeting != NULL && kg_minutes_submit (txn, cli->context, kg_record_get_id (meeting), error) &&
         answer_step (txn, cli, meeting, error);
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
         answer_step (txn, cli, meeting, error);
}

/* The document that is corrected, where one is named. */
static gboolean
get_corrected (KgTxn       *txn,
               KgCli       *cli,
               const char  *meeting_id,
               char       **id,
               GError     **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 revision;

  *id = NULL;
  if (!kg_cli_has (cli, "revision"))
    return TRUE;
  if (!kg_cli_parse_number (kg_cli_get (cli, "revision"), &revision, error))
    return FALSE;

  rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, meeting_id, KG_MINUTES_REVISION, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (kg_record_get_int (g_ptr_array_index (rows, i), KG_MINUTES_REVISION) == revision)
      *id = g_strdup (kg_record_get_id (g_ptr_array_index (rows, i)));
  if (rows != NULL && *id == NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("The minutes of this meeting have no revision %d"), (int) revision);

  return *id != NULL;
}

static gboolean
correct (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autofree char *of = NULL;
  g_autofree char *id = NULL;

  if (meeting == NULL || !get_corrected (txn, cli, kg_record_get_id (meeting), &of, error))
    return FALSE;

  id = kg_minutes_correct (txn, cli->context, kg_record_get_id (meeting), of,
                           kg_cli_get (cli, "reason"), kg_cli_get (cli, "text"), error);
  return id != NULL && answer (txn, cli, meeting, error);
}

static gboolean
withdraw (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autoptr (KgRecord) row = meeting != NULL ? kg_minutes_get_row (txn, kg_record_get_id (meeting), error) : NULL;
  g_autoptr (KgRecord) withdrawn = NULL;

  if (meeting == NULL || !kg_minutes_withdraw (txn, kg_record_get_id (meeting), error))
    return FALSE;

  withdrawn = kg_txn_get (txn, &kg_table_minutes, kg_record_get_id (row), error);
  if (withdrawn == NULL)
    return FALSE;

  answer_row (cli, meeting, withdrawn);
  return TRUE;
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

/* Says whether a file is what was issued. */
static gboolean
verify_file (KgTxn       *txn,
             KgCli       *cli,
             const char  *path,
             GError     **error)
{
  g_autoptr (KgMinutesProof) proof = kg_minutes_prove_file (txn, path, error);
  g_autofree char *sentence = NULL;
  g_autofree char *name = NULL;
  KgCliDoc *doc;

  if (proof == NULL)
    return FALSE;

  name = g_filename_display_name (path);
  /* Translators: the name of a file, then what is said of it. */
  sentence = g_strdup_printf (_("“%s” %s"), name, proof->sentence);
  if (cli->json) {
    doc = kg_cli_answer_doc (cli);
    kg_cli_doc_add (doc, "verdict", NULL, kg_cli_text (kg_minutes_verdict_to_code (proof->verdict)));
    kg_cli_doc_add (doc, "number", NULL, kg_cli_text (proof->number));
    kg_cli_doc_add (doc, "exported_on", NULL, kg_cli_date (proof->exported_on));
    kg_cli_doc_add (doc, "exported_by", NULL, kg_cli_text (proof->exported_by));
    kg_cli_doc_add (doc, "page", NULL, proof->page > 0 ? kg_cli_number (proof->page) : kg_cli_text (NULL));
    kg_cli_doc_add (doc, "text", NULL, kg_cli_text (sentence));
  }

  switch (proof->verdict) {
  case KG_MINUTES_FILE_NOTED:
  case KG_MINUTES_FILE_SAME:
    if (!cli->json) {
      cli->text = g_string_new (sentence);
      g_string_append_c (cli->text, '\n');
    }
    return TRUE;
  case KG_MINUTES_FILE_SAME_TEXT:
    g_set_error_literal (error, KG_ERROR, KG_ERROR_FAILED, sentence);
    break;
  case KG_MINUTES_FILE_DIFFERS:
    g_set_error_literal (error, KG_ERROR, KG_ERROR_DAMAGED, sentence);
    break;
  case KG_MINUTES_FILE_UNKNOWN:
  default:
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, sentence);
    break;
  }

  cli->answers_anyway = cli->json;
  return FALSE;
}

/* A meeting is named without a dot or a slash. */
static gboolean
is_path (const char *key)
{
  return strpbrk (key, "./") != NULL;
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

  if (kg_cli_arg (cli, 0) != NULL && is_path (kg_cli_arg (cli, 0)))
    return verify_file (txn, cli, kg_cli_arg (cli, 0), error);

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

/* Which document is meant where none is named: the newest that was issued, not
 * a correction that is still being drafted; the draft where nothing was issued. */
static gboolean
find_revision (KgTxn       *txn,
               const char  *meeting_id,
               gint64      *revision,
               GError     **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, meeting_id,
                                                  KG_MINUTES_REVISION, error);
  gint64 issued = 0, newest = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    if (kg_record_is (row, KG_MINUTES_STATE, "withdrawn"))
      continue;
    newest = kg_record_get_int (row, KG_MINUTES_REVISION);
    if (kg_record_is (row, KG_MINUTES_STATE, "issued"))
      issued = newest;
  }

  if (issued > 0 && newest > issued)
    kg_cli_tell (_("A correction of these minutes is being written; --revision %d writes it"), (int) newest);
  *revision = issued > 0 ? issued : newest;
  return rows != NULL;
}

/* Nobody should take what is written for the minutes of a meeting that was
 * not held. */
static void
tell_state (KgRecord *meeting)
{
  if (kg_record_is (meeting, KG_MEETING_STATE, "planned"))
    kg_cli_tell (_("This meeting was not held yet: the draft has what its agenda says today, and nothing that was decided"));
  else if (kg_record_is (meeting, KG_MEETING_STATE, "in_session"))
    kg_cli_tell (_("This meeting is still in session: the draft has what was recorded so far"));
  else if (kg_record_is (meeting, KG_MEETING_STATE, "cancelled"))
    kg_cli_tell (_("This meeting was cancelled: the draft is of a meeting that was not held"));
}

/* Called on the store's thread; the pages are set by the main one. */
static gboolean
fetch (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  gint64 revision;

  if (meeting == NULL ||
      !(kg_cli_has (cli, "revision") ? kg_cli_parse_number (kg_cli_get (cli, "revision"), &revision, error)
                                     : find_revision (txn, kg_record_get_id (meeting), &revision, error)))
    return FALSE;

  cli->data = revision > 0 || kg_cli_has (cli, "revision")
              ? kg_minutes_get_revision (txn, cli->context, kg_record_get_id (meeting), revision, error)
              : kg_minutes_get (txn, cli->context, kg_record_get_id (meeting), error);
  if (cli->data == NULL)
    return FALSE;

  tell_state (meeting);
  return TRUE;
}

static gboolean
keep_notes (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  return kg_minutes_notes_keep (txn, cli->context, cli->data, error);
}

static gboolean
export (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgMinutes) minutes = NULL;
  g_autoptr (GPtrArray) notes = kg_minutes_notes_new ();
  g_autoptr (GError) local = NULL;

  if (!kg_cli_check_document_output (cli, error) || !kg_cli_read (cli, fetch, error))
    return FALSE;

  minutes = g_steal_pointer (&cli->data);
  if (!kg_cli_answer_document (cli, minutes, notes, error))
    return FALSE;

  /* The store remembers what was made of issued minutes. The file is there
   * also when it cannot. */
  cli->data = notes;
  if (notes->len > 0 && !kg_cli_write (cli, keep_notes, &local))
    kg_cli_tell (_("The file was written, but the store could not note it, so “minutes verify” can only compare its text later: %s"),
                 local->message);
  cli->data = NULL;
  return TRUE;
}

const KgCliCommand kg_cli_minutes_commands[] = {
  { "minutes draft", KG_CLI_WRITE, 1, 1, "MEETING", NULL, draft, N_("Begin the minutes of a meeting") },
  { "minutes submit", KG_CLI_WRITE, 1, 1, "MEETING", NULL, submit, N_("Send minutes for review") },
  { "minutes return", KG_CLI_WRITE, 1, 1, "MEETING", NULL, send_back, N_("Send minutes back from review") },
  { "minutes issue", KG_CLI_WRITE, 1, 1, "MEETING", NULL, issue, N_("Issue minutes: number, seal and freeze them") },
  { "minutes correct", KG_CLI_WRITE, 1, 1, "MEETING --reason TEXT --text TEXT", "reason|text|revision", correct,
    N_("Begin a correction of issued minutes") },
  { "minutes withdraw", KG_CLI_WRITE, 1, 1, "MEETING", NULL, withdraw, N_("Take a correction back that was not issued") },
  { "minutes export", KG_CLI_OWN, 1, 1, "MEETING", "output|revision", export, N_("Write minutes as .pdf, .docx, .txt or .json") },
  { "minutes verify", KG_CLI_READ, 0, 1, "[MEETING|FILE]", NULL, verify,
    N_("Check the seals of issued minutes, or whether a file is what was issued") },
  { NULL },
};
