// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "services/kg-board.h"
#include "services/kg-light-service.h"
#include "services/kg-warning-words.h"

#include <glib/gi18n.h>

/* What will get worse, if nothing happens. */

#define MAX_DAYS 366

static const KgCliColumn columns[] = {
  { "id", NULL },
  { "day", N_("Day") },
  { "from", N_("From") },
  { "to", N_("To") },
  { "name", N_("Project") },
  { "reasons", N_("Reasons") },
  { NULL },
};

typedef struct {
  const KgProject *project;
  KgLightWarning warning;
} Row;

/* The first day first, of one day the worst. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *ra = a;
  const Row *rb = b;

  if (ra->warning.day != rb->warning.day)
    return ra->warning.day < rb->warning.day ? -1 : 1;
  if (ra->warning.to != rb->warning.to)
    return kg_light_rank (rb->warning.to) - kg_light_rank (ra->warning.to);

  return g_strcmp0 (ra->project->sort_key, rb->project->sort_key);
}

static gboolean
get_days (KgCli   *cli,
          int     *days,
          GError **error)
{
  gint64 number = KG_WARN_DAYS;

  if (kg_cli_has (cli, "days") && !kg_cli_parse_number (kg_cli_get (cli, "days"), &number, error))
    return FALSE;

  if (number < 1 || number > MAX_DAYS) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("Warnings look 1 to %d days ahead"), MAX_DAYS);
    return FALSE;
  }

  *days = (int) number;
  return TRUE;
}

static gboolean
warn (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  g_autoptr (KgBoard) board = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  KgCliTable *table;
  int days;

  if (!get_days (cli, &days, error))
    return FALSE;

  board = kg_board_load (txn, cli->context, NULL, error);
  if (board == NULL)
    return FALSE;

  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    Row row = { kg_board_get_project (board, i) };

    if (kg_board_get_warning (board, row.project, days, &row.warning))
      g_array_append_val (rows, row);
  }
  g_array_sort (rows, compare_rows);

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index (rows, Row, i);
    g_autoptr (GPtrArray) reasons = kg_warning_get_reasons (board, row->project, &row->warning);
    g_autofree char *words = kg_light_reasons_to_text (reasons);
    g_autofree char *json = kg_light_reasons_to_json (reasons);

    kg_cli_table_add (table, kg_cli_text (row->project->id));
    kg_cli_table_add (table, kg_cli_date (row->warning.day));
    kg_cli_table_add (table, kg_cli_light (row->warning.from));
    kg_cli_table_add (table, kg_cli_light (row->warning.to));
    kg_cli_table_add (table, kg_cli_text (row->project->name));
    kg_cli_table_add (table, kg_cli_json (json, words));
  }
  kg_cli_answer_table (cli, table);
  return TRUE;
}

const KgCliCommand kg_cli_warn_commands[] = {
  { "warn", KG_CLI_READ, 0, 0, "", "days", warn, N_("Which lights will get worse, when and why") },
  { NULL },
};
