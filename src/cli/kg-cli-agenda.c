// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-agenda.h"

#include "services/kg-board.h"
#include "services/kg-meeting-service.h"
#include "services/kg-query.h"
#include "services/kg-warning-words.h"

#include <glib/gi18n.h>

static const KgCliColumn columns[] = {
  { "id", NULL },
  { "position", N_("No.") },
  { "current", NULL },
  { "origin", N_("Why it is here") },
  { "light", N_("Light") },
  { "title", N_("Item") },
  { "decisions", N_("Decisions") },
  { "outcome", N_("Outcome") },
  { "outcome_note", N_("Note") },
  { "kind", NULL },
  { "project_id", NULL },
  { "discussion", NULL },
  { "warning", N_("Gets worse"), 1 },
  { "unattended_reason", NULL },
  { NULL },
};

/* What a project is on the agenda for that the rules object to only later. */
static KgCliValue
warning_of (const KgBoard   *board,
            const KgProject *project,
            const KgRecord  *item)
{
  g_autofree char *words = NULL;
  KgLightWarning warning;

  if (project == NULL || !kg_record_is (item, KG_AGENDA_ITEM_ORIGIN, "proposal") ||
      project->proposed != project->light || !kg_board_get_warning (board, project, 2 * KG_WARN_DAYS, &warning))
    return kg_cli_none ();

  words = kg_warning_to_text (board, project, &warning);
  return kg_cli_text (words);
}

/**
 * kg_cli_agenda_table:
 *
 * Returns: (transfer full) (nullable): the agenda of a meeting, with the
 *   lights of today
 */
KgCliTable *
kg_cli_agenda_table (KgTxn           *txn,
                     KgContext       *context,
                     const KgRecord  *meeting,
                     GError         **error)
{
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, kg_record_get_id (meeting), error);
  g_autoptr (KgBoard) board = items != NULL ? kg_board_load (txn, context, NULL, error) : NULL;
  g_autoptr (KgCliTable) table = kg_cli_table_new (columns);

  if (board == NULL)
    return NULL;

  for (guint i = 0; i < items->len; i++) {
    KgRecord *item = g_ptr_array_index (items, i);
    const char *project_id = kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT);
    const KgProject *project = project_id != NULL ? kg_board_find_project (board, project_id) : NULL;
    g_autoptr (GPtrArray) decisions =
      kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM, kg_record_get_id (item),
                         KG_DECISION_POSITION, error);

    if (decisions == NULL)
      return NULL;

    kg_cli_table_add (table, kg_cli_text (kg_record_get_id (item)));
    kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_POSITION));
    kg_cli_table_add (table, kg_cli_truth (kg_record_is (meeting, KG_MEETING_CURRENT_ITEM,
                                                         kg_record_get_id (item))));
    kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_ORIGIN));
    kg_cli_table_add (table, project != NULL ? kg_cli_light (project->light) : kg_cli_none ());
    kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_TITLE));
    kg_cli_table_add (table, kg_cli_count (decisions->len));
    kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_OUTCOME));
    kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_OUTCOME_NOTE));
    kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_KIND));
    kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_PROJECT));
    kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_DISCUSSION));
    kg_cli_table_add (table, warning_of (board, project, item));
    kg_cli_table_add (table, kg_cli_field (item, KG_AGENDA_ITEM_UNATTENDED_REASON));
  }

  return g_steal_pointer (&table);
}
