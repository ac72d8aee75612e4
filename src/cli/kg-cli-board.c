// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-board.h"

#include "core/kg-error.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/* The options that say what is shown of a board, and how. */

static gboolean
read_unit (KgTxn       *txn,
           KgCli       *cli,
           const char  *option,
           char       **id,
           GError     **error)
{
  const char *name = kg_cli_get (cli, option);
  g_autoptr (KgRecord) unit = NULL;

  if (name == NULL)
    return TRUE;

  unit = kg_query_unit (txn, name, error);
  if (unit == NULL)
    return FALSE;

  *id = g_strdup (kg_record_get_id (unit));
  return TRUE;
}

/**
 * kg_cli_board_read_filter:
 * @spec: of its tags it gets none: there may be several
 *
 * Reads %KG_CLI_BOARD_FILTERS.
 */
gboolean
kg_cli_board_read_filter (KgCli        *cli,
                          KgTxn        *txn,
                          KgBoardSpec  *spec,
                          GError      **error)
{
  GPtrArray *lights = kg_cli_get_all (cli, "light");

  if (!read_unit (txn, cli, "unit", &spec->lead_unit, error) ||
      !read_unit (txn, cli, "territory", &spec->territory, error))
    return FALSE;

  for (guint i = 0; lights != NULL && i < lights->len; i++) {
    KgLight light;

    if (!kg_cli_parse_light (g_ptr_array_index (lights, i), &light, error))
      return FALSE;
    spec->lights |= 1u << light;
  }

  spec->kind = g_strdup (kg_cli_get (cli, "kind"));
  spec->search = g_strdup (kg_cli_get (cli, "search"));
  spec->changed = kg_cli_has (cli, "changed");
  spec->unattended = kg_cli_has (cli, "unattended");
  spec->warned = kg_cli_has (cli, "warned");
  return TRUE;
}

static gboolean
parse_column (const char     *option,
              const char     *key,
              KgBoardColumn  *column,
              GError        **error)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  if (kg_board_column_from_key (key, column))
    return TRUE;

  for (guint i = 0; i < KG_N_BOARD_COLUMNS; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", kg_board_column_get_key (i));
  g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--%s: the board has no column “%s”, only %s"), option, key, keys->str);
  return FALSE;
}

/**
 * kg_cli_board_read_order:
 *
 * Reads %KG_CLI_BOARD_ORDER.
 */
gboolean
kg_cli_board_read_order (KgCli        *cli,
                         KgBoardSpec  *spec,
                         GError      **error)
{
  spec->descending = kg_cli_has (cli, "descending");
  return !kg_cli_has (cli, "sort") || parse_column ("sort", kg_cli_get (cli, "sort"), &spec->sort, error);
}

static gboolean
read_columns (KgCli        *cli,
              KgBoardSpec  *spec,
              GError      **error)
{
  g_auto (GStrv) keys = NULL;

  if (!kg_cli_has (cli, "columns"))
    return TRUE;

  keys = g_strsplit (kg_cli_get (cli, "columns"), ",", -1);
  spec->n_columns = 0;
  for (guint i = 0; keys[i] != NULL; i++) {
    KgBoardColumn column;

    if (!parse_column ("columns", g_strstrip (keys[i]), &column, error))
      return FALSE;
    if (kg_board_spec_has_column (spec, column)) {
      g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--columns names “%s” twice"), keys[i]);
      return FALSE;
    }
    spec->columns[spec->n_columns++] = column;
  }

  if (!kg_board_spec_has_column (spec, KG_COLUMN_NAME)) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--columns lacks “%s”: nobody would know which project it is"),
                 kg_board_column_get_key (KG_COLUMN_NAME));
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_cli_board_read_look:
 *
 * Reads --group and --columns.
 */
gboolean
kg_cli_board_read_look (KgCli        *cli,
                        KgBoardSpec  *spec,
                        GError      **error)
{
  if (kg_cli_has (cli, "group") && !kg_board_grouping_from_key (kg_cli_get (cli, "group"), &spec->grouping)) {
    g_autoptr (GString) keys = g_string_new (NULL);

    for (guint i = 0; i < KG_N_BOARD_GROUPINGS; i++)
      g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", kg_board_grouping_get_key (i));
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--group: a board is not grouped by “%s”, only by %s"),
                 kg_cli_get (cli, "group"), keys->str);
    return FALSE;
  }

  return read_columns (cli, spec, error);
}
