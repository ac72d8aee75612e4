// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-agenda.h"
#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-find.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-meeting-service.h"
#include "services/kg-query.h"
#include "services/kg-record-service.h"

#include <glib/gi18n.h>

/* meeting … */

static gboolean
answer (KgTxn       *txn,
        KgCli       *cli,
        const char  *meeting_id,
        GError     **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autofree char *number = NULL;
  KgCliDoc *doc;

  if (meeting == NULL)
    return FALSE;

  number = kg_cli_meeting_number (meeting);
  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (meeting_id));
  kg_cli_doc_add (doc, "meeting", N_("Meeting"), kg_cli_text (number));
  kg_cli_doc_add (doc, "held_on", N_("Day"), kg_cli_field (meeting, KG_MEETING_HELD_ON));
  kg_cli_doc_add (doc, "state", N_("State"), kg_cli_field (meeting, KG_MEETING_STATE));
  return TRUE;
}

static KgRecord *
get_meeting (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  return kg_query_meeting (txn, kg_cli_arg (cli, 0), error);
}

static KgRecord *
get_item (KgTxn    *txn,
          KgCli    *cli,
          KgRecord *meeting,
          GError  **error)
{
  return meeting != NULL ? kg_cli_find_item (txn, kg_record_get_id (meeting), kg_cli_arg (cli, 1), error) : NULL;
}

static gboolean
new_meeting (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  g_autoptr (KgRecord) series = kg_cli_find_series (txn, kg_cli_get (cli, "series"), error);
  g_autofree char *id = NULL;
  KgDate day;

  if (series == NULL || !kg_cli_get_date (cli, "on", &day, error))
    return FALSE;

  id = kg_meeting_create (txn, cli->context, kg_record_get_id (series), day, error);
  return id != NULL && answer (txn, cli, id, error);
}

static gboolean
agenda (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  KgCliTable *table = meeting != NULL ? kg_cli_agenda_table (txn, cli->context, meeting, error) : NULL;

  if (table == NULL)
    return FALSE;

  kg_cli_answer_table (cli, table);
  return TRUE;
}

static gboolean
rebuild (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);

  return meeting != NULL && kg_meeting_build_agenda (txn, cli->context, kg_record_get_id (meeting), error) &&
         agenda (txn, cli, error);
}

static gboolean
start (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);

  return meeting != NULL && kg_meeting_start (txn, cli->context, kg_record_get_id (meeting), error) &&
         answer (txn, cli, kg_record_get_id (meeting), error);
}

static gboolean
attend (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autoptr (KgRecord) unit = meeting != NULL ? kg_query_unit (txn, kg_cli_arg (cli, 1), error) : NULL;
  const char *kind;
  KgCliDoc *doc;

  if (unit == NULL ||
      !kg_cli_parse_code (&kg_table_attendance, KG_ATTENDANCE_KIND, kg_cli_arg (cli, 2), &kind, error) ||
      !kg_meeting_attend (txn, kg_record_get_id (meeting), kg_record_get_id (unit), kind,
                          kg_cli_get (cli, "names"), error))
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "unit", N_("Unit"), kg_cli_field (unit, KG_UNIT_NAME));
  kg_cli_doc_add (doc, "kind", N_("Attendance"),
                  kg_cli_code (kind, kg_label_code (&kg_table_attendance, KG_ATTENDANCE_KIND, kind)));
  kg_cli_doc_add (doc, "names", N_("Names"), kg_cli_text (kg_cli_get (cli, "names")));
  return TRUE;
}

static gboolean
read_overrides (KgTxn              *txn,
                KgCli              *cli,
                KgRecord           *item,
                KgRecordOverrides  *overrides,
                GPtrArray          *kept,
                GError            **error)
{
  GPtrArray *names = kg_cli_get_all (cli, "support");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  overrides->no_assignment = kg_cli_has (cli, "no-assignment");
  overrides->person = kg_cli_get (cli, "person");
  overrides->task = kg_cli_get (cli, "text");
  if (!kg_cli_get_date (cli, "due", &overrides->due, error))
    return FALSE;

  if (kg_cli_has (cli, "lead")) {
    KgRecord *unit = kg_query_unit (txn, kg_cli_get (cli, "lead"), error);

    if (unit == NULL)
      return FALSE;
    g_ptr_array_add (kept, unit);
    overrides->lead_unit = kg_record_get_id (unit);
  }

  for (guint i = 0; names != NULL && i < names->len; i++) {
    KgRecord *unit = kg_query_unit (txn, g_ptr_array_index (names, i), error);

    if (unit == NULL)
      return FALSE;
    g_ptr_array_add (kept, unit);
    g_ptr_array_add (ids, (gpointer) kg_record_get_id (unit));
  }
  if (ids->len > 0) {
    g_ptr_array_add (ids, NULL);
    overrides->supporting = (const char *const *) g_ptr_array_steal (ids, NULL);
  }

  if (kg_cli_has (cli, "problem")) {
    const char *project = kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT);
    KgRecord *problem;

    if (project == NULL) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is about no project"),
                   kg_record_get_text (item, KG_AGENDA_ITEM_TITLE));
      return FALSE;
    }
    problem = kg_cli_find_problem (txn, project, kg_cli_get (cli, "problem"), error);
    if (problem == NULL)
      return FALSE;
    g_ptr_array_add (kept, problem);
    overrides->problem = kg_record_get_id (problem);
  }

  return TRUE;
}

static gboolean
answer_record (KgTxn           *txn,
               KgCli           *cli,
               KgRecordResult  *result,
               GError         **error)
{
  static const char *const kinds[] = {
    [KG_QUICK_EMPTY] = "empty", [KG_QUICK_DECISION] = "decision", [KG_QUICK_LIGHT] = "light",
    [KG_QUICK_LEAD] = "lead", [KG_QUICK_ESCALATE] = "escalate", [KG_QUICK_NEXT_TIME] = "next_time",
    [KG_QUICK_LEAVE] = "leave", [KG_QUICK_UNATTENDED] = "unattended",
  };
  g_autoptr (GHashTable) units = kg_query_unit_names (txn, error);
  KgCliDoc *doc;

  if (units == NULL)
    return FALSE;

  if (result->several_leads)
    kg_cli_tell (_("More than one unit has a task in this line; only the first one was handed out"));

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "kind", NULL, kg_cli_text (kinds[result->kind]));
  kg_cli_doc_add (doc, "decision_id", NULL, kg_cli_text (result->decision));
  kg_cli_doc_add (doc, "assignment", N_("Assignment"), kg_cli_text (result->assignment));
  kg_cli_doc_add (doc, "lead_unit", N_("Lead"), kg_cli_named (units, result->lead_unit));
  kg_cli_doc_add (doc, "due", N_("Due"), kg_cli_date (result->due));
  kg_cli_doc_add (doc, "light", N_("Light"), result->kind == KG_QUICK_LIGHT ? kg_cli_light (result->light)
                                                                          : kg_cli_none ());
  kg_cli_doc_add (doc, "leader", NULL, kg_cli_text (result->leader));
  kg_cli_doc_add (doc, "text", N_("Text"), kg_cli_text (result->text));
  return TRUE;
}

static gboolean
record (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autoptr (KgRecord) item = get_item (txn, cli, meeting, error);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  g_auto (KgRecordResult) result = { 0 };
  KgRecordOverrides overrides = { 0 };
  gboolean ok;

  ok = item != NULL && read_overrides (txn, cli, item, &overrides, kept, error) &&
       kg_record_line (txn, cli->context, kg_record_get_id (item), kg_cli_arg (cli, 2), &overrides, &result, error) &&
       answer_record (txn, cli, &result, error);
  g_free ((gpointer) overrides.supporting);

  return ok;
}

static gboolean
answer_item (KgTxn       *txn,
             KgCli       *cli,
             const char  *item_id,
             GError     **error)
{
  g_autoptr (KgRecord) item = kg_query_need (txn, &kg_table_agenda_item, item_id, error);
  KgCliDoc *doc;

  if (item == NULL)
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (item_id));
  kg_cli_doc_add (doc, "position", N_("No."), kg_cli_field (item, KG_AGENDA_ITEM_POSITION));
  kg_cli_doc_add (doc, "title", N_("Item"), kg_cli_field (item, KG_AGENDA_ITEM_TITLE));
  kg_cli_doc_add (doc, "outcome", N_("Outcome"), kg_cli_field (item, KG_AGENDA_ITEM_OUTCOME));
  return TRUE;
}

static gboolean
settle_rest (KgTxn      *txn,
             KgCli      *cli,
             KgRecord   *meeting,
             GError    **error)
{
  guint n = 0;

  if (!kg_meeting_settle_rest (txn, kg_record_get_id (meeting), kg_cli_arg (cli, 2), &n, error))
    return FALSE;

  kg_cli_doc_add (kg_cli_answer_line (cli), "settled", N_("Items settled"), kg_cli_number (n));
  return TRUE;
}

static gboolean
outcome (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autoptr (KgRecord) item = NULL;
  const char *code;

  if (meeting == NULL)
    return FALSE;
  if (g_str_equal (kg_cli_arg (cli, 1), "rest"))
    return settle_rest (txn, cli, meeting, error);

  item = get_item (txn, cli, meeting, error);
  return item != NULL &&
         kg_cli_parse_code (&kg_table_agenda_item, KG_AGENDA_ITEM_OUTCOME, kg_cli_arg (cli, 2), &code, error) &&
         kg_meeting_set_outcome (txn, kg_record_get_id (item), code, kg_cli_get (cli, "note"), error) &&
         answer_item (txn, cli, kg_record_get_id (item), error);
}

static gboolean
discuss (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autoptr (KgRecord) item = get_item (txn, cli, meeting, error);

  return item != NULL &&
         kg_meeting_discuss (txn, kg_record_get_id (item), kg_cli_arg (cli, 2), error) &&
         answer_item (txn, cli, kg_record_get_id (item), error);
}

static gboolean
topic (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autoptr (KgRecord) project = NULL;
  g_autofree char *id = NULL;
  gboolean is_project = kg_cli_has (cli, "project");

  if (meeting == NULL)
    return FALSE;

  if (is_project == (kg_cli_arg (cli, 1) != NULL)) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Give either a title or --project"));
    return FALSE;
  }

  if (is_project) {
    project = kg_query_project (txn, kg_cli_get (cli, "project"), error);
    if (project == NULL)
      return FALSE;
    id = kg_meeting_add_project (txn, kg_record_get_id (meeting), kg_record_get_id (project), error);
  } else {
    id = kg_meeting_add_topic (txn, kg_record_get_id (meeting), kg_cli_arg (cli, 1), error);
  }

  return id != NULL && answer_item (txn, cli, id, error);
}

static gboolean
go (KgTxn   *txn,
    KgCli   *cli,
    GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autoptr (KgRecord) item = get_item (txn, cli, meeting, error);

  return item != NULL &&
         kg_meeting_go_to (txn, kg_record_get_id (meeting), kg_record_get_id (item), error) &&
         answer_item (txn, cli, kg_record_get_id (item), error);
}

static gboolean
close_meeting (KgTxn   *txn,
               KgCli   *cli,
               GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);

  if (meeting == NULL ||
      !kg_meeting_end_telling (txn, cli->context, kg_record_get_id (meeting), notices, error))
    return FALSE;

  for (guint i = 0; i < notices->len; i++)
    kg_cli_tell ("%s", (const char *) g_ptr_array_index (notices, i));
  return answer (txn, cli, kg_record_get_id (meeting), error);
}

static gboolean
cancel (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgRecord) meeting = get_meeting (txn, cli, error);

  return meeting != NULL &&
         kg_meeting_cancel (txn, kg_record_get_id (meeting), kg_cli_get (cli, "reason"), error) &&
         answer (txn, cli, kg_record_get_id (meeting), error);
}

const KgCliCommand kg_cli_meeting_commands[] = {
  { "meeting new", KG_CLI_WRITE, 0, 0, "", "series|on", new_meeting, N_("Prepare the next meeting of a series") },
  { "meeting agenda", KG_CLI_READ, 1, 1, "MEETING", NULL, agenda, N_("The agenda of a meeting") },
  { "meeting rebuild", KG_CLI_WRITE, 1, 1, "MEETING", NULL, rebuild,
    N_("Build an agenda again from today’s lights") },
  { "meeting topic", KG_CLI_WRITE, 1, 2, "MEETING [TITLE]", "project", topic,
    N_("Put a topic, or a project, on the agenda") },
  { "meeting start", KG_CLI_WRITE, 1, 1, "MEETING", NULL, start, N_("Begin a meeting") },
  { "meeting attend", KG_CLI_WRITE, 3, 3, "MEETING UNIT present|excused|in_attendance", "names", attend,
    N_("Note who came") },
  { "meeting go", KG_CLI_WRITE, 2, 2, "MEETING ITEM", NULL, go, N_("Go to an item of the agenda") },
  { "meeting discuss", KG_CLI_WRITE, 3, 3, "MEETING ITEM TEXT", NULL, discuss, N_("Note what was said about an item") },
  { "meeting record", KG_CLI_WRITE, 3, 3, "MEETING ITEM TEXT",
    "lead|support|due|text|person|problem|no-assignment", record, N_("Record a line of a meeting") },
  { "meeting outcome", KG_CLI_WRITE, 3, 3, "MEETING ITEM|rest decided|continue|next_time|leave|noted", "note", outcome,
    N_("Say how an item ends") },
  { "meeting close", KG_CLI_WRITE, 1, 1, "MEETING", NULL, close_meeting, N_("End a meeting") },
  { "meeting cancel", KG_CLI_WRITE, 1, 1, "MEETING --reason TEXT", "reason", cancel, N_("Cancel a meeting") },
  { NULL },
};
