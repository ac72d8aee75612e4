// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-find.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "core/kg-uuid.h"
#include "core/kg-words.h"
#include "services/kg-meeting-service.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

static void
set_not_found (const KgTable  *table,
               const char     *key,
               GError        **error)
{
  g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no %s “%s”"), kg_words_for_table (table), key);
}

/* A row by its id, if it belongs to the parent. */
static KgRecord *
find_child (KgTxn          *txn,
            const KgTable  *table,
            int             parent_column,
            const char     *parent_id,
            const char     *id,
            GError        **error)
{
  g_autoptr (KgRecord) row = kg_query_need (txn, table, id, error);

  if (row == NULL)
    return NULL;
  if (kg_record_is (row, parent_column, parent_id))
    return g_steal_pointer (&row);

  set_not_found (table, id, error);
  return NULL;
}

/**
 * kg_cli_find_item:
 * @position: a number of the agenda, or an id
 */
KgRecord *
kg_cli_find_item (KgTxn       *txn,
                  const char  *meeting_id,
                  const char  *position,
                  GError     **error)
{
  g_autoptr (GPtrArray) items = NULL;
  guint64 n;

  if (kg_uuid_is_valid (position))
    return find_child (txn, &kg_table_agenda_item, KG_AGENDA_ITEM_MEETING, meeting_id, position, error);

  items = kg_meeting_get_items (txn, meeting_id, error);
  if (items == NULL)
    return NULL;

  if (g_ascii_string_to_unsigned (position, 10, 1, G_MAXINT, &n, NULL))
    for (guint i = 0; i < items->len; i++)
      if (kg_record_get_int (g_ptr_array_index (items, i), KG_AGENDA_ITEM_POSITION) == (gint64) n)
        return kg_record_ref (g_ptr_array_index (items, i));

  set_not_found (&kg_table_agenda_item, position, error);
  return NULL;
}

/* A row by its number among those of the project, in the order in which they
 * were entered, or by its id. They never go, so a number stays. */
static KgRecord *
find_numbered (KgTxn          *txn,
               const KgTable  *table,
               int             project_column,
               const char     *project_id,
               const char     *number,
               GError        **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint64 n;

  if (kg_uuid_is_valid (number))
    return find_child (txn, table, project_column, project_id, number, error);

  rows = kg_query_children (txn, table, project_column, project_id, KG_COL_ID, error);
  if (rows == NULL)
    return NULL;

  if (rows->len > 0 && g_ascii_string_to_unsigned (number, 10, 1, rows->len, &n, NULL))
    return kg_record_ref (g_ptr_array_index (rows, n - 1));

  set_not_found (table, number, error);
  return NULL;
}

/**
 * kg_cli_number_of:
 * @project_column: where @row names its project
 * @number: (out): its number among the rows of the project, as people type it
 */
gboolean
kg_cli_number_of (KgTxn           *txn,
                  const KgRecord  *row,
                  int              project_column,
                  guint           *number,
                  GError         **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, kg_record_get_table (row), project_column,
                                                  kg_record_get_text (row, project_column), KG_COL_ID, error);

  *number = 0;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_str_equal (kg_record_get_id (g_ptr_array_index (rows, i)), kg_record_get_id (row)))
      *number = i + 1;

  return rows != NULL;
}

/**
 * kg_cli_find_problem:
 * @number: its number among the problems of the project, or an id
 */
KgRecord *
kg_cli_find_problem (KgTxn       *txn,
                     const char  *project_id,
                     const char  *number,
                     GError     **error)
{
  return find_numbered (txn, &kg_table_problem, KG_PROBLEM_PROJECT, project_id, number, error);
}

/**
 * kg_cli_find_commitment:
 * @number: its number among the commitments of the project, or an id
 */
KgRecord *
kg_cli_find_commitment (KgTxn       *txn,
                        const char  *project_id,
                        const char  *number,
                        GError     **error)
{
  return find_numbered (txn, &kg_table_commitment, KG_COMMITMENT_PROJECT, project_id, number, error);
}

/**
 * kg_cli_find_excuse:
 * @number: its number among the excuses of the project, or an id
 */
KgRecord *
kg_cli_find_excuse (KgTxn       *txn,
                    const char  *project_id,
                    const char  *number,
                    GError     **error)
{
  return find_numbered (txn, &kg_table_excuse, KG_EXCUSE_PROJECT, project_id, number, error);
}

/**
 * kg_cli_find_decision:
 * @key: an id, or meeting, item and decision such as 2026-47/3/1
 */
KgRecord *
kg_cli_find_decision (KgTxn       *txn,
                      const char  *key,
                      GError     **error)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", -1);
  g_autoptr (KgRecord) meeting = NULL;
  g_autoptr (KgRecord) item = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  guint64 n;

  if (kg_uuid_is_valid (key))
    return kg_query_need (txn, &kg_table_decision, key, error);

  if (g_strv_length (parts) == 3) {
    meeting = kg_query_meeting (txn, parts[0], error);
    item = meeting != NULL ? kg_cli_find_item (txn, kg_record_get_id (meeting), parts[1], error) : NULL;
    decisions = item != NULL ? kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM,
                                                  kg_record_get_id (item), KG_DECISION_POSITION, error)
                             : NULL;
    if (decisions == NULL)
      return NULL;
    if (decisions->len > 0 && g_ascii_string_to_unsigned (parts[2], 10, 1, decisions->len, &n, NULL))
      return kg_record_ref (g_ptr_array_index (decisions, n - 1));
  }

  set_not_found (&kg_table_decision, key, error);
  return NULL;
}

/**
 * kg_cli_find_series:
 * @name: (nullable): a name or an id; %NULL for the only series there is, or
 *   the only weekly one
 */
KgRecord *
kg_cli_find_series (KgTxn       *txn,
                    const char  *name,
                    GError     **error)
{
  g_autoptr (GPtrArray) all =
    kg_txn_select (txn, &kg_table_series, &(KgFilter) { .order = { KG_ORDER (KG_SERIES_NAME) } }, error);
  g_autoptr (GString) names = g_string_new (NULL);
  KgRecord *weekly = NULL;
  guint n_weekly = 0;

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++) {
    KgRecord *series = g_ptr_array_index (all, i);

    if (name != NULL && (kg_record_is (series, KG_SERIES_NAME, name) ||
                         g_str_equal (kg_record_get_id (series), name)))
      return kg_record_ref (series);
    if (kg_record_is (series, KG_SERIES_KIND, "weekly")) {
      weekly = series;
      n_weekly++;
    }
    g_string_append_printf (names, "%s%s", i > 0 ? C_("between two items", ", ") : "",
                            kg_record_get_text (series, KG_SERIES_NAME));
  }

  if (name != NULL)
    set_not_found (&kg_table_series, name, error);
  else if (all->len == 0)
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND,
                 _("There is no meeting series yet; add one with: %s"), "kaigong-cli series add NAME");
  else if (all->len == 1)
    return kg_record_ref (g_ptr_array_index (all, 0));
  else if (n_weekly == 1)
    return kg_record_ref (weekly);
  else
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Say which series with --series: %s"), names->str);

  return NULL;
}

/**
 * kg_cli_meeting_number:
 *
 * Returns: (transfer full): year and number, as people type it
 */
char *
kg_cli_meeting_number (const KgRecord *meeting)
{
  return g_strdup_printf ("%d-%d", (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
                          (int) kg_record_get_int (meeting, KG_MEETING_NUMBER));
}

/**
 * kg_cli_check_version:
 *
 * What --if-version asks for: refuses with %KG_ERROR_CONFLICT when the row has
 * changed since the caller read it.
 */
gboolean
kg_cli_check_version (KgCli           *cli,
                      const KgRecord  *record,
                      GError         **error)
{
  const char *text = kg_cli_get (cli, "if-version");
  gint64 version;

  if (text == NULL)
    return TRUE;

  if (!kg_cli_parse_number (text, &version, error))
    return FALSE;

  if (version == kg_record_get_version (record))
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT,
               _("This %s was changed by somebody else meanwhile: it has version %d, not %s"),
               kg_label_table (kg_record_get_table (record)), (int) kg_record_get_version (record), text);
  return FALSE;
}
