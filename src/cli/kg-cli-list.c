// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-board.h"
#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-find.h"
#include "cli/kg-cli-lists.h"

#include "core/kg-search-key.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/* list …; meetings and the directory are listed here. */

static gboolean
is_found (KgCli      *cli,
          const char *text,
          const char *more)
{
  g_autoptr (KgSearchQuery) query = NULL;
  g_autoptr (KgSearchKey) key = NULL;

  if (!kg_cli_has (cli, "search"))
    return TRUE;

  query = kg_search_query_new (kg_cli_get (cli, "search"));
  key = kg_search_key_new (text, more, NULL);
  return kg_search_match (key, query);
}

static gboolean
list_meetings (KgTxn   *txn,
               KgCli   *cli,
               GError **error)
{
  static const KgCliColumn columns[] = {
    { "id", NULL },
    { "meeting", N_("Meeting") },
    { "held_on", N_("Day") },
    { "starts_at", N_("Begin") },
    { "series", N_("Series") },
    { "state", N_("State") },
    { "chair", N_("Chair") },
    { "place", N_("Place") },
    { "cancel_reason", NULL },
    { NULL },
  };
  g_autoptr (KgCliTable) table = kg_cli_table_new (columns);
  g_autoptr (KgRecord) wanted = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const char *state;

  if (!kg_cli_get_code (cli, "state", &kg_table_meeting, KG_MEETING_STATE, &state, error))
    return FALSE;
  if (kg_cli_has (cli, "series") &&
      (wanted = kg_cli_find_series (txn, kg_cli_get (cli, "series"), error)) == NULL)
    return FALSE;

  rows = kg_txn_select (txn, &kg_table_meeting,
                        &(KgFilter) { .order = { KG_ORDER (KG_MEETING_HELD_ON), KG_ORDER (KG_MEETING_NUMBER) } },
                        error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    const char *series_id = kg_record_get_text (row, KG_MEETING_SERIES);
    g_autoptr (KgRecord) series = kg_query_need (txn, &kg_table_series, series_id, error);
    g_autofree char *number = kg_cli_meeting_number (row);

    if (series == NULL)
      return FALSE;
    if ((state != NULL && !kg_record_is (row, KG_MEETING_STATE, state)) ||
        (wanted != NULL && !g_str_equal (kg_record_get_id (wanted), series_id)))
      continue;

    kg_cli_table_add (table, kg_cli_text (kg_record_get_id (row)));
    kg_cli_table_add (table, kg_cli_text (number));
    kg_cli_table_add (table, kg_cli_field (row, KG_MEETING_HELD_ON));
    kg_cli_table_add (table, kg_cli_field (row, KG_MEETING_STARTS_AT));
    kg_cli_table_add (table, kg_cli_field (series, KG_SERIES_NAME));
    kg_cli_table_add (table, kg_cli_field (row, KG_MEETING_STATE));
    kg_cli_table_add (table, kg_cli_field (row, KG_MEETING_CHAIR));
    kg_cli_table_add (table, kg_cli_field (row, KG_MEETING_PLACE));
    kg_cli_table_add (table, kg_cli_field (row, KG_MEETING_CANCEL_REASON));
  }

  kg_cli_answer_table (cli, g_steal_pointer (&table));
  return rows != NULL;
}

static gboolean
list_units (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  static const KgCliColumn columns[] = {
    { "id", NULL }, { "name", N_("Unit") }, { "short_name", N_("Short name") }, { "kind", N_("Kind") },
    { "position", NULL }, { "version", NULL }, { NULL },
  };
  g_autoptr (KgCliTable) table = kg_cli_table_new (columns);
  g_autoptr (GPtrArray) rows = NULL;
  const char *kind;

  if (!kg_cli_get_code (cli, "kind", &kg_table_unit, KG_UNIT_KIND, &kind, error))
    return FALSE;

  rows = kg_txn_select (txn, &kg_table_unit,
                        &(KgFilter) { .order = { KG_ORDER (KG_UNIT_POSITION), KG_ORDER (KG_UNIT_NAME) } }, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    if ((kind != NULL && !kg_record_is (row, KG_UNIT_KIND, kind)) ||
        !is_found (cli, kg_record_get_text (row, KG_UNIT_NAME), kg_record_get_text (row, KG_UNIT_SHORT_NAME)))
      continue;

    kg_cli_table_add (table, kg_cli_text (kg_record_get_id (row)));
    kg_cli_table_add (table, kg_cli_field (row, KG_UNIT_NAME));
    kg_cli_table_add (table, kg_cli_field (row, KG_UNIT_SHORT_NAME));
    kg_cli_table_add (table, kg_cli_field (row, KG_UNIT_KIND));
    kg_cli_table_add (table, kg_cli_field (row, KG_UNIT_POSITION));
    kg_cli_table_add (table, kg_cli_field (row, KG_COL_VERSION));
  }

  kg_cli_answer_table (cli, g_steal_pointer (&table));
  return rows != NULL;
}

static gboolean
list_people (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  static const KgCliColumn columns[] = {
    { "id", NULL }, { "name", N_("Full name") }, { "unit", N_("Unit") }, { "post", N_("Post") },
    { "agent_role", N_("Agent") }, { "phone", N_("Phone") }, { NULL },
  };
  g_autoptr (KgCliTable) table = kg_cli_table_new (columns);
  g_autoptr (GHashTable) units = kg_query_unit_names (txn, error);
  g_autoptr (KgRecord) wanted = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const char *role;

  if (units == NULL || !kg_cli_get_code (cli, "kind", &kg_table_person, KG_PERSON_AGENT_ROLE, &role, error))
    return FALSE;
  if (kg_cli_has (cli, "unit") && (wanted = kg_query_unit (txn, kg_cli_get (cli, "unit"), error)) == NULL)
    return FALSE;

  rows = kg_txn_select (txn, &kg_table_person, &(KgFilter) { .order = { KG_ORDER (KG_PERSON_NAME) } }, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    if ((role != NULL && !kg_record_is (row, KG_PERSON_AGENT_ROLE, role)) ||
        (wanted != NULL && !kg_record_is (row, KG_PERSON_UNIT, kg_record_get_id (wanted))) ||
        !is_found (cli, kg_record_get_text (row, KG_PERSON_NAME), kg_record_get_text (row, KG_PERSON_POST)))
      continue;

    kg_cli_table_add (table, kg_cli_text (kg_record_get_id (row)));
    kg_cli_table_add (table, kg_cli_field (row, KG_PERSON_NAME));
    kg_cli_table_add (table, kg_cli_named (units, kg_record_get_text (row, KG_PERSON_UNIT)));
    kg_cli_table_add (table, kg_cli_field (row, KG_PERSON_POST));
    kg_cli_table_add (table, kg_cli_field (row, KG_PERSON_AGENT_ROLE));
    kg_cli_table_add (table, kg_cli_field (row, KG_PERSON_PHONE));
  }

  kg_cli_answer_table (cli, g_steal_pointer (&table));
  return rows != NULL;
}

const KgCliCommand kg_cli_list_commands[] = {
  { "list projects", KG_CLI_READ, 0, 0, "", KG_CLI_BOARD_FILTERS "|state|overdue|" KG_CLI_BOARD_ORDER,
    kg_cli_list_projects, N_("The board: projects with their lights") },
  { "list problems", KG_CLI_READ, 0, 0, "", "project|unit|tag|state|severity|search",
    kg_cli_list_problems, N_("Problems, the open ones unless --state closed") },
  { "list meetings", KG_CLI_READ, 0, 0, "", "series|state", list_meetings, N_("Meetings") },
  { "list decisions", KG_CLI_READ, 0, 0, "", "project|meeting|kind|search",
    kg_cli_list_decisions, N_("What meetings decided") },
  { "list assignments", KG_CLI_READ, 0, 0, "", "project|meeting|unit|state|overdue|search",
    kg_cli_list_assignments, N_("Assignments, by their due day") },
  { "list commitments", KG_CLI_READ, 0, 0, "", "project|open|late|search",
    kg_cli_list_commitments, N_("What was promised so that steps may go on, by its due day") },
  { "list excuses", KG_CLI_READ, 0, 0, "", "project|open|search",
    kg_cli_list_excuses, N_("Reasons for delays that were accepted") },
  { "list units", KG_CLI_READ, 0, 0, "", "kind|search", list_units, N_("Units") },
  { "list people", KG_CLI_READ, 0, 0, "", "unit|kind|search", list_people, N_("People") },
  { NULL },
};
