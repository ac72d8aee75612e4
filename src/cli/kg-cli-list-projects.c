// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-board.h"
#include "cli/kg-cli-lists.h"

#include "services/kg-board-extract.h"
#include "services/kg-query.h"
#include "services/kg-warning-words.h"

#include <glib/gi18n.h>

static const KgCliColumn columns[] = {
  { "id", NULL },
  { "light", N_("Light") },
  { "confirmed", NULL },
  { "proposed", N_("Proposed") },
  { "name", N_("Project") },
  { "code", N_("Code"), 4 },
  { "territory", N_("Territory"), 1 },
  { "lead_unit", N_("Lead unit") },
  { "planned_start", N_("Planned"), 1 },
  { "forecast_start", N_("Forecast") },
  { "actual_start", NULL },
  { "slack", N_("Slack") },
  { "chance", N_("Chance"), 4 },
  { "warning", N_("Gets worse"), 4 },
  { "stuck", N_("Stuck at"), 1 },
  { "problems", N_("Problems"), 2 },
  { "assignments", N_("Assignments"), 3 },
  { "overdue", N_("Overdue"), 2 },
  { "investment", N_("Investment"), 3 },
  { "builder", NULL },
  { "kind", NULL },
  { "leader", NULL },
  { "escalated_to", NULL },
  { "tags", NULL },
  { "state", NULL },
  { "light_changed", NULL },
  { "unattended", NULL },
  { "unattended_reason", NULL },
  { NULL },
};

static const char *
state_of (const KgProject *p)
{
  return p->facts.started ? "started" : p->facts.on_hold ? "on_hold" : "planned";
}

/* What was proposed is told to people only where it is another light. */
static KgCliValue
proposed (const KgProject *p)
{
  KgCliValue value = kg_cli_light (p->proposed);

  if (p->proposed == p->light)
    *value.shown = '\0';
  return value;
}

/* The chance to start within the year; some have none that could be said. */
static KgCliValue
chance (KgBoardOutlook *outlook,
        guint           index)
{
  int percent = kg_board_outlook_get_percent (outlook, index);
  KgCliValue value = kg_cli_number (percent);

  if (percent < 0) {
    kg_cli_value_clear (&value);
    return kg_cli_none ();
  }

  g_free (value.shown);
  value.shown = kg_warning_percent_words (percent);
  return value;
}

/* Which light is to come, and from when. */
static KgCliValue
warning_of (KgBoardOutlook *outlook,
            guint           index,
            KgDate          today)
{
  const KgLightWarning *warning = kg_board_outlook_get_warning (outlook, index);
  KgBoardCell cell = { .kind = KG_CELL_WARNING, .is_known = TRUE };
  g_autofree char *day = NULL, *json = NULL, *shown = NULL;

  if (warning == NULL)
    return kg_cli_none ();

  cell.day = warning->day;
  cell.light = warning->to;
  day = kg_date_to_iso (warning->day);
  json = g_strdup_printf ("{\"day\": \"%s\", \"light\": \"%s\"}", day, kg_light_to_code (warning->to));
  shown = kg_board_cell_to_text (&cell, today);
  return kg_cli_json (json, shown);
}

static void
add_project (KgCliTable     *table,
             KgBoardOutlook *outlook,
             guint           index)
{
  const KgBoard *board = kg_board_outlook_get_board (outlook);
  const KgProject *p = kg_board_get_project (board, index);

  kg_cli_table_add (table, kg_cli_text (p->id));
  kg_cli_table_add (table, kg_cli_light (p->light));
  kg_cli_table_add (table, p->is_confirmed ? kg_cli_light (p->confirmed) : kg_cli_none ());
  kg_cli_table_add (table, proposed (p));
  kg_cli_table_add (table, kg_cli_text (p->name));
  kg_cli_table_add (table, kg_cli_text (p->code));
  kg_cli_table_add (table, kg_cli_text (p->territory != NULL ? p->territory->name : NULL));
  kg_cli_table_add (table, kg_cli_text (p->lead_unit != NULL ? p->lead_unit->name : NULL));
  kg_cli_table_add (table, kg_cli_date (p->planned_start));
  kg_cli_table_add (table, kg_cli_date (p->forecast_start));
  kg_cli_table_add (table, kg_cli_date (p->actual_start));
  kg_cli_table_add (table, kg_cli_day_count (p->slack));
  kg_cli_table_add (table, chance (outlook, index));
  kg_cli_table_add (table, warning_of (outlook, index, kg_context_get_today (kg_board_get_context (board))));
  kg_cli_table_add (table, kg_cli_text (kg_board_get_stuck (board, p)));
  kg_cli_table_add (table, kg_cli_count (p->n_problems));
  kg_cli_table_add (table, kg_cli_count (p->n_assignments));
  kg_cli_table_add (table, kg_cli_count (p->n_overdue));
  kg_cli_table_add (table, p->investment > 0 ? kg_cli_sum (p->investment) : kg_cli_none ());
  kg_cli_table_add (table, kg_cli_text (p->builder));
  kg_cli_table_add (table, kg_cli_text (p->kind));
  kg_cli_table_add (table, kg_cli_text (p->leader));
  kg_cli_table_add (table, kg_cli_text (p->escalated_to));
  kg_cli_table_add (table, kg_cli_text (p->tags));
  kg_cli_table_add (table, kg_cli_text (state_of (p)));
  kg_cli_table_add (table, kg_cli_truth (kg_project_is_changed (p)));
  kg_cli_table_add (table, kg_cli_truth (p->is_unattended));
  kg_cli_table_add (table, kg_cli_text (p->unattended_reason));
}

/* Withdrawn projects are on no board; they have no light. */
static gboolean
list_withdrawn (KgTxn       *txn,
                KgCliTable  *table,
                GError     **error)
{
  static const int fields[] = {
    KG_PROJECT_PLANNED_START, KG_PROJECT_FORECAST_START, KG_PROJECT_ACTUAL_START,
  };
  static const int texts[] = {
    KG_PROJECT_BUILDER, KG_PROJECT_KIND, KG_PROJECT_LEADER, KG_PROJECT_ESCALATED_TO, KG_PROJECT_TAGS,
  };
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_project,
                   &(KgFilter) { .conditions = { { KG_PROJECT_STATE, KG_OP_EQ, "withdrawn", 0 } },
                                 .n_conditions = 1, .order = { KG_ORDER (KG_PROJECT_NAME) } },
                   error);
  g_autoptr (GHashTable) units = rows != NULL ? kg_query_unit_names (txn, error) : NULL;

  if (units == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    kg_cli_table_add (table, kg_cli_text (kg_record_get_id (row)));
    for (int n = 0; n < 3; n++)
      kg_cli_table_add (table, kg_cli_none ());
    kg_cli_table_add (table, kg_cli_field (row, KG_PROJECT_NAME));
    kg_cli_table_add (table, kg_cli_field (row, KG_PROJECT_CODE));
    kg_cli_table_add (table, kg_cli_named (units, kg_record_get_text (row, KG_PROJECT_TERRITORY)));
    kg_cli_table_add (table, kg_cli_named (units, kg_record_get_text (row, KG_PROJECT_LEAD_UNIT)));
    for (guint n = 0; n < G_N_ELEMENTS (fields); n++)
      kg_cli_table_add (table, kg_cli_field (row, fields[n]));
    for (int n = 0; n < 7; n++)
      kg_cli_table_add (table, kg_cli_none ());
    kg_cli_table_add (table, kg_cli_money (row, KG_PROJECT_INVESTMENT));
    for (guint n = 0; n < G_N_ELEMENTS (texts); n++)
      kg_cli_table_add (table, kg_cli_field (row, texts[n]));
    kg_cli_table_add (table, kg_cli_field (row, KG_PROJECT_STATE));
    kg_cli_table_add (table, kg_cli_truth (FALSE));
    kg_cli_table_add (table, kg_cli_truth (FALSE));
    kg_cli_table_add (table, kg_cli_field (row, KG_PROJECT_UNATTENDED_REASON));
  }

  return TRUE;
}

static gboolean
has_tags (KgCli           *cli,
          const KgProject *p)
{
  GPtrArray *tags = kg_cli_get_all (cli, "tag");

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    if (!kg_project_has_tag (p, g_ptr_array_index (tags, i)))
      return FALSE;

  return TRUE;
}

gboolean
kg_cli_list_projects (KgTxn   *txn,
                      KgCli   *cli,
                      GError **error)
{
  g_autoptr (KgCliTable) table = kg_cli_table_new (columns);
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
  g_autoptr (KgBoard) board = NULL;
  g_autoptr (KgBoardExtract) extract = NULL;
  const char *state;

  if (!kg_cli_get_code (cli, "state", &kg_table_project, KG_PROJECT_STATE, &state, error) ||
      !kg_cli_board_read_filter (cli, txn, spec, error) || !kg_cli_board_read_order (cli, spec, error))
    return FALSE;

  if (g_strcmp0 (state, "withdrawn") == 0) {
    if (!list_withdrawn (txn, table, error))
      return FALSE;
    kg_cli_answer_table (cli, g_steal_pointer (&table));
    return TRUE;
  }

  board = kg_board_load (txn, cli->context, NULL, error);
  if (board == NULL)
    return FALSE;

  extract = kg_board_extract_new (board, spec, KG_GROUP_NONE, NULL, error);
  if (extract == NULL)
    return FALSE;
  for (guint i = 0; i < extract->shown->len; i++) {
    guint index = g_array_index (extract->shown, guint, i);
    const KgProject *p = kg_board_get_project (board, index);

    if ((state == NULL || g_str_equal (state, state_of (p))) && has_tags (cli, p) &&
        (!kg_cli_has (cli, "overdue") || p->n_overdue > 0))
      add_project (table, extract->outlook, index);
  }

  kg_cli_answer_table (cli, g_steal_pointer (&table));
  return TRUE;
}
