// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-lists.h"

#include "cli/kg-cli-find.h"
#include "core/kg-assignment.h"
#include "core/kg-labels.h"
#include "core/kg-search-key.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/* What meetings decided, and what they handed out. */

static const KgCliColumn decision_columns[] = {
  { "id", NULL },
  { "decision", N_("Decision") },
  { "held_on", N_("Day"), 3 },
  { "title", N_("Item") },
  { "kind", N_("Kind") },
  { "text", N_("Text") },
  { "assignments", N_("Assignments"), 2 },
  { "project_id", NULL },
  { "meeting_id", NULL },
  { NULL },
};

KgCliTable *
kg_cli_decision_table (void)
{
  return kg_cli_table_new (decision_columns);
}

static char *
join_numbers (GPtrArray *assignments)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < assignments->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            kg_record_get_text (g_ptr_array_index (assignments, i), KG_ASSIGNMENT_NUMBER));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where among the decisions of its item this one stands. */
static guint
place_of (GPtrArray      *decisions,
          const KgRecord *decision)
{
  for (guint i = 0; i < decisions->len; i++)
    if (g_str_equal (kg_record_get_id (g_ptr_array_index (decisions, i)), kg_record_get_id (decision)))
      return i + 1;

  return 0;
}

gboolean
kg_cli_decision_add (KgCliTable      *table,
                     KgTxn           *txn,
                     const KgRecord  *decision,
                     GHashTable      *units,
                     GError         **error)
{
  const char *item_id = kg_record_get_text (decision, KG_DECISION_AGENDA_ITEM);
  g_autoptr (KgRecord) item = kg_query_need (txn, &kg_table_agenda_item, item_id, error);
  g_autoptr (KgRecord) meeting =
    item == NULL ? NULL : kg_query_need (txn, &kg_table_meeting,
                                         kg_record_get_text (decision, KG_DECISION_MEETING), error);
  g_autoptr (GPtrArray) siblings =
    meeting == NULL ? NULL : kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM, item_id,
                                                KG_DECISION_POSITION, error);
  g_autoptr (GPtrArray) assignments =
    siblings == NULL ? NULL : kg_query_children (txn, &kg_table_assignment, KG_ASSIGNMENT_DECISION,
                                                 kg_record_get_id (decision), KG_ASSIGNMENT_NUMBER, error);
  g_autofree char *number = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *numbers = NULL;

  if (assignments == NULL)
    return FALSE;

  number = kg_cli_meeting_number (meeting);
  reference = g_strdup_printf ("%s/%d/%u", number, (int) kg_record_get_int (item, KG_AGENDA_ITEM_POSITION),
                               place_of (siblings, decision));
  numbers = join_numbers (assignments);

  kg_cli_table_add (table, kg_cli_text (kg_record_get_id (decision)));
  kg_cli_table_add (table, kg_cli_text (reference));
  kg_cli_table_add (table, kg_cli_field (meeting, KG_MEETING_HELD_ON));
  kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_TITLE));
  kg_cli_table_add (table, kg_cli_field (decision, KG_DECISION_KIND));
  kg_cli_table_add (table, kg_cli_field (decision, KG_DECISION_TEXT));
  kg_cli_table_add (table, kg_cli_text (numbers));
  kg_cli_table_add (table, kg_cli_field (decision, KG_DECISION_PROJECT));
  kg_cli_table_add (table, kg_cli_field (decision, KG_DECISION_MEETING));
  return TRUE;
}

typedef struct {
  KgRecord *project;
  KgRecord *meeting;
  KgRecord *unit;
  KgSearchQuery *search;
} Wanted;

static void
clear_wanted (Wanted *self)
{
  g_clear_pointer (&self->project, kg_record_unref);
  g_clear_pointer (&self->meeting, kg_record_unref);
  g_clear_pointer (&self->unit, kg_record_unref);
  g_clear_pointer (&self->search, kg_search_query_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, clear_wanted)

static gboolean
read_wanted (Wanted   *self,
             KgTxn    *txn,
             KgCli    *cli,
             GError  **error)
{
  const char *project = kg_cli_get (cli, "project");
  const char *meeting = kg_cli_get (cli, "meeting");
  const char *unit = kg_cli_get (cli, "unit");
  const char *search = kg_cli_get (cli, "search");

  if (search != NULL)
    self->search = kg_search_query_new (search);

  return (project == NULL || (self->project = kg_query_project (txn, project, error)) != NULL) &&
         (meeting == NULL || (self->meeting = kg_query_meeting (txn, meeting, error)) != NULL) &&
         (unit == NULL || (self->unit = kg_query_unit (txn, unit, error)) != NULL);
}

static gboolean
is_of (const KgRecord *row,
       int             column,
       KgRecord       *wanted)
{
  return wanted == NULL || kg_record_is (row, column, kg_record_get_id (wanted));
}

static gboolean
says (KgSearchQuery *search,
      const char    *text,
      const char    *more)
{
  g_autoptr (KgSearchKey) key = NULL;

  if (search == NULL)
    return TRUE;

  key = kg_search_key_new (text, more, NULL);
  return kg_search_match (key, search);
}

gboolean
kg_cli_list_decisions (KgTxn   *txn,
                       KgCli   *cli,
                       GError **error)
{
  g_auto (Wanted) wanted = { 0 };
  g_auto (KgCliNames) names = { 0 };
  g_autoptr (KgCliTable) table = kg_cli_decision_table ();
  g_autoptr (GPtrArray) rows = NULL;
  const char *kind;

  if (!kg_cli_get_code (cli, "kind", &kg_table_decision, KG_DECISION_KIND, &kind, error) ||
      !read_wanted (&wanted, txn, cli, error) || !kg_cli_names_load (&names, txn, error))
    return FALSE;

  rows = kg_txn_select (txn, &kg_table_decision, &(KgFilter) { .order = { KG_ORDER (KG_COL_ID) } }, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    const char *project = kg_record_get_text (row, KG_DECISION_PROJECT);

    if ((kind == NULL || kg_record_is (row, KG_DECISION_KIND, kind)) &&
        is_of (row, KG_DECISION_PROJECT, wanted.project) && is_of (row, KG_DECISION_MEETING, wanted.meeting) &&
        says (wanted.search, kg_record_get_text (row, KG_DECISION_TEXT),
              project != NULL ? g_hash_table_lookup (names.projects, project) : NULL) &&
        !kg_cli_decision_add (table, txn, row, names.units, error))
      return FALSE;
  }

  kg_cli_answer_table (cli, g_steal_pointer (&table));
  return TRUE;
}

static const KgCliColumn assignment_columns[] = {
  { "id", NULL },
  { "number", N_("Number") },
  { "state", N_("State") },
  { "due_current", N_("Due") },
  { "due", N_("Time left"), 2 },
  { "due_state", NULL },
  { "lead_unit", N_("Lead") },
  { "supporting", N_("Supporting"), 3 },
  { "text", N_("Task") },
  { "project", N_("Project"), 1 },
  { "person", NULL },
  { "given_on", NULL },
  { "due_original", NULL },
  { "done_on", NULL },
  { "extensions_granted", NULL },
  { "urges", NULL },
  { "progress", NULL },
  { "decision_id", NULL },
  { "project_id", NULL },
  { "version", NULL },
  { NULL },
};

KgCliTable *
kg_cli_assignment_table (void)
{
  return kg_cli_table_new (assignment_columns);
}

static char *
supporting_units (KgTxn           *txn,
                  const KgRecord  *row,
                  GHashTable      *units,
                  const char      *unit_id,
                  gboolean        *has_unit,
                  GError         **error)
{
  g_autoptr (GPtrArray) links =
    kg_query_children (txn, &kg_table_assignment_unit, KG_ASSIGNMENT_UNIT_ASSIGNMENT, kg_record_get_id (row),
                       KG_COL_ID, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (links == NULL)
    return NULL;

  for (guint i = 0; i < links->len; i++) {
    const char *id = kg_record_get_text (g_ptr_array_index (links, i), KG_ASSIGNMENT_UNIT_UNIT);

    if (has_unit != NULL)
      *has_unit = *has_unit || g_strcmp0 (id, unit_id) == 0;
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", (char *) g_hash_table_lookup (units, id));
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static KgDueState
due_state (KgContext      *context,
           const KgRecord *row)
{
  return kg_assignment_due_state (kg_record_get_text (row, KG_ASSIGNMENT_STATE),
                                  kg_record_get_date (row, KG_ASSIGNMENT_DUE_CURRENT),
                                  kg_context_get_today (context), kg_context_get_calendar (context));
}

gboolean
kg_cli_assignment_add (KgCliTable      *table,
                       KgTxn           *txn,
                       KgContext       *context,
                       const KgRecord  *row,
                       KgCliNames      *names,
                       GError         **error)
{
  static const char *const due_codes[] = {
    [KG_DUE_NONE] = "none", [KG_DUE_LATER] = "later", [KG_DUE_SOON] = "soon", [KG_DUE_OVERDUE] = "overdue",
  };
  static const int fields[] = {
    KG_ASSIGNMENT_PERSON, KG_ASSIGNMENT_GIVEN_ON, KG_ASSIGNMENT_DUE_ORIGINAL, KG_ASSIGNMENT_DONE_ON,
    KG_ASSIGNMENT_EXTENSIONS, KG_ASSIGNMENT_URGES, KG_ASSIGNMENT_PROGRESS, KG_ASSIGNMENT_DECISION,
    KG_ASSIGNMENT_PROJECT, KG_COL_VERSION,
  };
  g_autofree char *supporting = supporting_units (txn, row, names->units, NULL, NULL, error);
  g_autofree char *due = NULL;
  KgDueState state = due_state (context, row);

  if (supporting == NULL)
    return FALSE;

  if (state != KG_DUE_NONE)
    due = kg_label_due (kg_record_get_date (row, KG_ASSIGNMENT_DUE_CURRENT), kg_context_get_today (context),
                        kg_context_get_calendar (context));

  kg_cli_table_add (table, kg_cli_text (kg_record_get_id (row)));
  kg_cli_table_add (table, kg_cli_field (row, KG_ASSIGNMENT_NUMBER));
  kg_cli_table_add (table, kg_cli_field (row, KG_ASSIGNMENT_STATE));
  kg_cli_table_add (table, kg_cli_field (row, KG_ASSIGNMENT_DUE_CURRENT));
  kg_cli_table_add (table, kg_cli_text (due));
  kg_cli_table_add (table, kg_cli_text (due_codes[state]));
  kg_cli_table_add (table, kg_cli_named (names->units, kg_record_get_text (row, KG_ASSIGNMENT_LEAD_UNIT)));
  kg_cli_table_add (table, kg_cli_text (supporting));
  kg_cli_table_add (table, kg_cli_field (row, KG_ASSIGNMENT_TEXT));
  kg_cli_table_add (table, kg_cli_named (names->projects, kg_record_get_text (row, KG_ASSIGNMENT_PROJECT)));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kg_cli_table_add (table, kg_cli_field (row, fields[i]));
  return TRUE;
}

static gboolean
concerns (KgTxn      *txn,
          KgRecord   *row,
          KgRecord   *unit,
          KgCliNames *names)
{
  g_autofree char *ignored = NULL;
  gboolean found;

  if (unit == NULL)
    return TRUE;

  found = kg_record_is (row, KG_ASSIGNMENT_LEAD_UNIT, kg_record_get_id (unit));
  ignored = supporting_units (txn, row, names->units, kg_record_get_id (unit), &found, NULL);
  return found;
}

gboolean
kg_cli_list_assignments (KgTxn   *txn,
                         KgCli   *cli,
                         GError **error)
{
  g_auto (Wanted) wanted = { 0 };
  g_auto (KgCliNames) names = { 0 };
  g_autoptr (KgCliTable) table = kg_cli_assignment_table ();
  g_autoptr (GPtrArray) rows = NULL;
  const char *state;

  if (!kg_cli_get_code (cli, "state", &kg_table_assignment, KG_ASSIGNMENT_STATE, &state, error) ||
      !read_wanted (&wanted, txn, cli, error) || !kg_cli_names_load (&names, txn, error))
    return FALSE;

  rows = kg_txn_select (txn, &kg_table_assignment,
                        &(KgFilter) { .order = { KG_ORDER (KG_ASSIGNMENT_DUE_CURRENT),
                                                 KG_ORDER (KG_ASSIGNMENT_NUMBER) } }, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    const char *project = kg_record_get_text (row, KG_ASSIGNMENT_PROJECT);

    if ((state == NULL || kg_record_is (row, KG_ASSIGNMENT_STATE, state)) &&
        (!kg_cli_has (cli, "overdue") || due_state (cli->context, row) == KG_DUE_OVERDUE) &&
        is_of (row, KG_ASSIGNMENT_PROJECT, wanted.project) &&
        is_of (row, KG_ASSIGNMENT_MEETING, wanted.meeting) && concerns (txn, row, wanted.unit, &names) &&
        says (wanted.search, kg_record_get_text (row, KG_ASSIGNMENT_TEXT),
              project != NULL ? g_hash_table_lookup (names.projects, project) : NULL) &&
        !kg_cli_assignment_add (table, txn, cli->context, row, &names, error))
      return FALSE;
  }

  kg_cli_answer_table (cli, g_steal_pointer (&table));
  return TRUE;
}
