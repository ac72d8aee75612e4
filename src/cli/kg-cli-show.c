// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-agenda.h"
#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-find.h"
#include "cli/kg-cli-lists.h"

#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/* show meeting and show assignment; projects have a file of their own. */

static gboolean
add_attendance (KgCliDoc    *doc,
                KgTxn       *txn,
                const char  *meeting_id,
                GHashTable  *units,
                GError     **error)
{
  static const KgCliColumn columns[] = {
    { "unit", N_("Unit") }, { "kind", N_("Attendance") }, { "names", N_("Names") }, { NULL },
  };
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_attendance, KG_ATTENDANCE_MEETING, meeting_id,
                                                  KG_COL_ID, error);
  KgCliTable *table;

  if (rows == NULL)
    return FALSE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    kg_cli_table_add (table, kg_cli_named (units, kg_record_get_text (row, KG_ATTENDANCE_UNIT)));
    kg_cli_table_add (table, kg_cli_field (row, KG_ATTENDANCE_KIND));
    kg_cli_table_add (table, kg_cli_field (row, KG_ATTENDANCE_NAMES));
  }

  kg_cli_doc_add_table (doc, "attendance", N_("Attendance"), table);
  return TRUE;
}

/* Which of the documents another one corrects. */
static KgCliValue
corrected (GPtrArray *rows,
           KgRecord  *row)
{
  for (guint i = 0; i < rows->len; i++)
    if (kg_record_is (row, KG_MINUTES_CORRECTS, kg_record_get_id (g_ptr_array_index (rows, i))))
      return kg_cli_field (g_ptr_array_index (rows, i), KG_MINUTES_REVISION);

  return kg_cli_none ();
}

static gboolean
add_minutes (KgCliDoc    *doc,
             KgTxn       *txn,
             const char  *meeting_id,
             GError     **error)
{
  static const KgCliColumn columns[] = {
    { "revision", N_("Document") }, { "state", N_("State") }, { "year", N_("Year") }, { "number", N_("No.") },
    { "issued_on", N_("Issued on") }, { "issued_by", N_("By") }, { "corrects", N_("Corrects") },
    { "correction_reason", N_("Corrects because") }, { "hash", NULL }, { NULL },
  };
  static const int fields[] = {
    KG_MINUTES_REVISION, KG_MINUTES_STATE, KG_MINUTES_YEAR, KG_MINUTES_NUMBER, KG_MINUTES_ISSUED_ON,
    KG_MINUTES_ISSUED_BY, KG_MINUTES_CORRECTS, KG_MINUTES_CORRECTION_REASON, KG_MINUTES_HASH,
  };
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, meeting_id,
                                                  KG_MINUTES_REVISION, error);
  KgCliTable *table;

  if (rows == NULL)
    return FALSE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < rows->len; i++)
    for (guint n = 0; n < G_N_ELEMENTS (fields); n++)
      kg_cli_table_add (table, fields[n] == KG_MINUTES_CORRECTS ? corrected (rows, g_ptr_array_index (rows, i))
                                                                : kg_cli_field (g_ptr_array_index (rows, i), fields[n]));

  kg_cli_doc_add_table (doc, "minutes", N_("Minutes"), table);
  return TRUE;
}

static gboolean
add_decisions (KgCliDoc    *doc,
               KgTxn       *txn,
               int          column,
               const char  *id,
               GHashTable  *units,
               GError     **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_decision, column, id, KG_COL_ID, error);
  g_autoptr (KgCliTable) table = kg_cli_decision_table ();

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (!kg_cli_decision_add (table, txn, g_ptr_array_index (rows, i), units, error))
      return FALSE;

  kg_cli_doc_add_table (doc, "decisions", N_("Decisions"), g_steal_pointer (&table));
  return TRUE;
}

static gboolean
add_assignments (KgCliDoc    *doc,
                 KgTxn       *txn,
                 KgCli       *cli,
                 const char  *meeting_id,
                 KgCliNames  *names,
                 GError     **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_assignment, KG_ASSIGNMENT_MEETING, meeting_id,
                                                  KG_ASSIGNMENT_NUMBER, error);
  g_autoptr (KgCliTable) table = kg_cli_assignment_table ();

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (!kg_cli_assignment_add (table, txn, cli->context, g_ptr_array_index (rows, i), names, error))
      return FALSE;

  kg_cli_doc_add_table (doc, "assignments", N_("Assignments"), g_steal_pointer (&table));
  return TRUE;
}

static gboolean
show_meeting (KgTxn   *txn,
              KgCli   *cli,
              GError **error)
{
  g_autoptr (KgRecord) meeting = kg_query_meeting (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (KgRecord) series =
    meeting == NULL ? NULL : kg_query_need (txn, &kg_table_series,
                                            kg_record_get_text (meeting, KG_MEETING_SERIES), error);
  g_auto (KgCliNames) names = { 0 };
  g_autofree char *number = NULL;
  KgCliTable *agenda;
  KgCliDoc *doc;
  const char *id;

  if (series == NULL || !kg_cli_names_load (&names, txn, error))
    return FALSE;

  id = kg_record_get_id (meeting);
  agenda = kg_cli_agenda_table (txn, cli->context, meeting, error);
  if (agenda == NULL)
    return FALSE;

  number = kg_cli_meeting_number (meeting);
  doc = kg_cli_answer_doc (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (id));
  kg_cli_doc_add (doc, "meeting", N_("Meeting"), kg_cli_text (number));
  kg_cli_doc_add (doc, "series", N_("Series"), kg_cli_field (series, KG_SERIES_NAME));
  kg_cli_doc_add (doc, "state", N_("State"), kg_cli_field (meeting, KG_MEETING_STATE));
  kg_cli_doc_add (doc, "held_on", N_("Day"), kg_cli_field (meeting, KG_MEETING_HELD_ON));
  kg_cli_doc_add (doc, "starts_at", N_("Begin"), kg_cli_field (meeting, KG_MEETING_STARTS_AT));
  kg_cli_doc_add (doc, "place", N_("Place"), kg_cli_field (meeting, KG_MEETING_PLACE));
  kg_cli_doc_add (doc, "chair", N_("Chair"), kg_cli_field (meeting, KG_MEETING_CHAIR));
  kg_cli_doc_add (doc, "recorder", N_("Recorder"), kg_cli_field (meeting, KG_MEETING_RECORDER));
  kg_cli_doc_add (doc, "started_at", N_("Began"), kg_cli_field (meeting, KG_MEETING_STARTED_AT));
  kg_cli_doc_add (doc, "ended_at", N_("Ended"), kg_cli_field (meeting, KG_MEETING_ENDED_AT));
  kg_cli_doc_add (doc, "cancel_reason", N_("Cancelled because"), kg_cli_field (meeting, KG_MEETING_CANCEL_REASON));
  kg_cli_doc_add (doc, "version", NULL, kg_cli_field (meeting, KG_COL_VERSION));
  kg_cli_doc_add_table (doc, "agenda", N_("Agenda"), agenda);

  return add_attendance (doc, txn, id, names.units, error) &&
         add_decisions (doc, txn, KG_DECISION_MEETING, id, names.units, error) &&
         add_assignments (doc, txn, cli, id, &names, error) &&
         add_minutes (doc, txn, id, error);
}

static gboolean
add_events (KgCliDoc    *doc,
            KgTxn       *txn,
            const char  *assignment_id,
            GError     **error)
{
  static const KgCliColumn columns[] = {
    { "entered_on", N_("Day") }, { "kind", N_("Action") }, { "from_state", NULL }, { "to_state", NULL },
    { "text", N_("Text") }, { "due", N_("New day") }, { "stated_by", N_("Stated by") }, { "by", N_("Entered by") },
    { NULL },
  };
  static const int fields[] = {
    KG_ASSIGNMENT_EVENT_ENTERED_ON, KG_ASSIGNMENT_EVENT_KIND, KG_ASSIGNMENT_EVENT_FROM_STATE,
    KG_ASSIGNMENT_EVENT_TO_STATE, KG_ASSIGNMENT_EVENT_TEXT, KG_ASSIGNMENT_EVENT_DUE,
    KG_ASSIGNMENT_EVENT_STATED_BY, KG_COL_CHANGED_BY,
  };
  g_autoptr (GPtrArray) rows =
    kg_query_children (txn, &kg_table_assignment_event, KG_ASSIGNMENT_EVENT_ASSIGNMENT, assignment_id, KG_COL_ID,
                       error);
  KgCliTable *table;

  if (rows == NULL)
    return FALSE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < rows->len; i++)
    for (guint n = 0; n < G_N_ELEMENTS (fields); n++)
      kg_cli_table_add (table, kg_cli_field (g_ptr_array_index (rows, i), fields[n]));

  kg_cli_doc_add_table (doc, "events", N_("Steps"), table);
  return TRUE;
}

static gboolean
add_extensions (KgCliDoc    *doc,
                KgTxn       *txn,
                const char  *assignment_id,
                GError     **error)
{
  static const KgCliColumn columns[] = {
    { "asked_on", N_("Asked") }, { "due", N_("New day") }, { "reason", N_("Reason") }, { "answer", N_("Answer") },
    { "answered_on", N_("Answered") }, { "answered_by", N_("By") }, { NULL },
  };
  static const int fields[] = {
    KG_EXTENSION_ASKED_ON, KG_EXTENSION_DUE, KG_EXTENSION_REASON, KG_EXTENSION_ANSWER, KG_EXTENSION_ANSWERED_ON,
    KG_EXTENSION_ANSWERED_BY,
  };
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_extension, KG_EXTENSION_ASSIGNMENT, assignment_id,
                                                  KG_COL_ID, error);
  KgCliTable *table;

  if (rows == NULL)
    return FALSE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < rows->len; i++)
    for (guint n = 0; n < G_N_ELEMENTS (fields); n++)
      kg_cli_table_add (table, kg_cli_field (g_ptr_array_index (rows, i), fields[n]));

  kg_cli_doc_add_table (doc, "extensions", N_("Extensions"), table);
  return TRUE;
}

/* Every assignment shows the sentence and the meeting it came from. */
static gboolean
add_source (KgCliDoc        *doc,
            KgTxn           *txn,
            const KgRecord  *row,
            GError         **error)
{
  const char *decision_id = kg_record_get_text (row, KG_ASSIGNMENT_DECISION);
  const char *meeting_id = kg_record_get_text (row, KG_ASSIGNMENT_MEETING);
  const char *problem_id = kg_record_get_text (row, KG_ASSIGNMENT_PROBLEM);
  g_autoptr (KgRecord) decision = NULL;
  g_autoptr (KgRecord) meeting = NULL;
  g_autoptr (KgRecord) problem = NULL;
  g_autofree char *number = NULL;

  if ((decision_id != NULL &&
       (decision = kg_query_need (txn, &kg_table_decision, decision_id, error)) == NULL) ||
      (meeting_id != NULL && (meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error)) == NULL) ||
      (problem_id != NULL && (problem = kg_query_need (txn, &kg_table_problem, problem_id, error)) == NULL))
    return FALSE;

  if (meeting != NULL)
    number = kg_cli_meeting_number (meeting);
  kg_cli_doc_add (doc, "meeting", N_("Meeting"), kg_cli_text (number));
  kg_cli_doc_add (doc, "meeting_id", NULL, kg_cli_text (meeting_id));
  kg_cli_doc_add (doc, "decision", N_("From the decision"),
                  decision != NULL ? kg_cli_field (decision, KG_DECISION_TEXT) : kg_cli_none ());
  kg_cli_doc_add (doc, "problem", N_("Settles the problem"),
                  problem != NULL ? kg_cli_field (problem, KG_PROBLEM_TEXT) : kg_cli_none ());
  kg_cli_doc_add (doc, "problem_id", NULL, kg_cli_text (problem_id));
  return TRUE;
}

static gboolean
show_assignment (KgTxn   *txn,
                 KgCli   *cli,
                 GError **error)
{
  g_autoptr (KgRecord) row = kg_query_assignment (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (KgCliTable) table = kg_cli_assignment_table ();
  g_auto (KgCliNames) names = { 0 };
  KgCliDoc *doc;

  if (row == NULL || !kg_cli_names_load (&names, txn, error) ||
      !kg_cli_assignment_add (table, txn, cli->context, row, &names, error))
    return FALSE;

  /* The fields of the listing, one below the other. */
  doc = kg_cli_answer_doc (cli);
  for (guint c = 0; c < kg_cli_table_get_n_columns (table); c++) {
    const KgCliColumn *column = kg_cli_table_get_column (table, c);
    KgCliValue value = *kg_cli_table_get (table, 0, c);

    value.text = g_strdup (value.text);
    value.shown = g_strdup (value.shown);
    kg_cli_doc_add (doc, column->key, column->title, value);
  }
  kg_cli_doc_add (doc, NULL, N_("Original due day"), kg_cli_field (row, KG_ASSIGNMENT_DUE_ORIGINAL));
  kg_cli_doc_add (doc, NULL, N_("Done on"), kg_cli_field (row, KG_ASSIGNMENT_DONE_ON));
  kg_cli_doc_add (doc, NULL, N_("Responsible"), kg_cli_field (row, KG_ASSIGNMENT_PERSON));
  kg_cli_doc_add (doc, NULL, N_("Progress so far"), kg_cli_field (row, KG_ASSIGNMENT_PROGRESS));

  return add_source (doc, txn, row, error) &&
         add_events (doc, txn, kg_record_get_id (row), error) &&
         add_extensions (doc, txn, kg_record_get_id (row), error);
}

const KgCliCommand kg_cli_show_commands[] = {
  { "show project", KG_CLI_READ, 1, 1, "PROJECT", NULL, kg_cli_show_project, N_("Everything about a project") },
  { "show meeting", KG_CLI_READ, 1, 1, "MEETING", NULL, show_meeting, N_("Everything about a meeting") },
  { "show assignment", KG_CLI_READ, 1, 1, "ASSIGNMENT", NULL, show_assignment,
    N_("Everything about an assignment") },
  { NULL },
};
