// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-query.h"

#include "core/kg-error.h"
#include "core/kg-uuid.h"
#include "core/kg-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * kg_query_children:
 * @order_column: the column to sort by
 *
 * Returns: (transfer full) (element-type KgRecord): the rows of @table that
 *   belong to @parent_id
 */
GPtrArray *
kg_query_children (KgTxn         *txn,
                   const KgTable *table,
                   int            parent_column,
                   const char    *parent_id,
                   int            order_column,
                   GError       **error)
{
  return kg_txn_select (txn, table,
                        &(KgFilter) {
                          .conditions = { { parent_column, KG_OP_EQ, parent_id, 0 } },
                          .n_conditions = 1,
                          .order = { KG_ORDER (order_column), KG_ORDER (KG_COL_ID) } },
                        error);
}

static void
set_not_found (const KgTable *table,
               const char    *key,
               GError       **error)
{
  g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND,
               _("There is no %s “%s”"), kg_words_for_table (table), key);
}

/**
 * kg_query_need:
 *
 * Returns: (transfer full) (nullable): the row, or %NULL with
 *   %KG_ERROR_NOT_FOUND
 */
KgRecord *
kg_query_need (KgTxn         *txn,
               const KgTable *table,
               const char    *id,
               GError       **error)
{
  GError *local = NULL;
  KgRecord *record = kg_txn_get (txn, table, id, &local);

  if (record == NULL && local == NULL)
    set_not_found (table, id, &local);
  if (local != NULL)
    g_propagate_error (error, local);

  return record;
}

static KgRecord *
need_by (KgTxn         *txn,
         const KgTable *table,
         const int     *columns,
         const char    *key,
         GError       **error)
{
  GError *local = NULL;

  if (kg_uuid_is_valid (key)) {
    KgRecord *record = kg_txn_get (txn, table, key, &local);

    if (record != NULL)
      return record;
  }

  for (; local == NULL && *columns != 0; columns++) {
    g_autoptr (GPtrArray) rows = kg_query_children (txn, table, *columns, key, KG_COL_ID, &local);

    if (rows == NULL || rows->len == 0)
      continue;
    if (rows->len == 1)
      return kg_record_ref (g_ptr_array_index (rows, 0));

    g_set_error (&local, KG_ERROR, KG_ERROR_NOT_FOUND,
                 _("“%s” is the name of %u rows; use the code or the id"), key, rows->len);
  }

  if (local == NULL)
    set_not_found (table, key, &local);
  g_propagate_error (error, local);
  return NULL;
}

/**
 * kg_query_project:
 * @key: an id, a project code, or a name that is the only one of its kind
 */
KgRecord *
kg_query_project (KgTxn       *txn,
                  const char  *key,
                  GError     **error)
{
  static const int columns[] = { KG_PROJECT_CODE, KG_PROJECT_NAME, 0 };

  return need_by (txn, &kg_table_project, columns, key, error);
}

/**
 * kg_query_unit:
 * @key: an id, a name or a short name
 */
KgRecord *
kg_query_unit (KgTxn       *txn,
               const char  *key,
               GError     **error)
{
  static const int columns[] = { KG_UNIT_NAME, KG_UNIT_SHORT_NAME, 0 };

  return need_by (txn, &kg_table_unit, columns, key, error);
}

/**
 * kg_query_assignment:
 * @key: an id or a number such as 2026-312
 */
KgRecord *
kg_query_assignment (KgTxn       *txn,
                     const char  *key,
                     GError     **error)
{
  static const int columns[] = { KG_ASSIGNMENT_NUMBER, 0 };

  return need_by (txn, &kg_table_assignment, columns, key, error);
}

/**
 * kg_query_meeting:
 * @key: an id; a number such as 47 or 2026-47, of the weekly series when
 *   there are several; or “last” and “next” for the meeting held last and the
 *   first that is still to be held or in session
 */
KgRecord *
kg_query_meeting (KgTxn       *txn,
                  const char  *key,
                  GError     **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (KgRecord) found = NULL;
  int year = 0, number = 0;
  char end;

  if (kg_uuid_is_valid (key))
    return kg_query_need (txn, &kg_table_meeting, key, error);

  rows = kg_txn_select (txn, &kg_table_meeting,
                        &(KgFilter) { .order = { KG_ORDER_DESC (KG_MEETING_HELD_ON),
                                                 KG_ORDER_DESC (KG_MEETING_NUMBER) } },
                        error);
  if (rows == NULL)
    return NULL;

  if (sscanf (key, "%d-%d%c", &year, &number, &end) != 2) {
    year = 0;
    if (sscanf (key, "%d%c", &number, &end) != 1)
      number = 0;
  }

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    gboolean coming = kg_record_is (row, KG_MEETING_STATE, "planned") ||
                      kg_record_is (row, KG_MEETING_STATE, "in_session");
    gboolean cancelled = kg_record_is (row, KG_MEETING_STATE, "cancelled");
    gboolean match;

    if (g_str_equal (key, "next"))
      match = coming;
    else if (g_str_equal (key, "last"))
      match = !coming && !cancelled && found == NULL;
    else
      match = number > 0 && kg_record_get_int (row, KG_MEETING_NUMBER) == number &&
              (year != 0 ? kg_record_get_int (row, KG_MEETING_YEAR) == year : found == NULL);

    if (match) {
      g_clear_pointer (&found, kg_record_unref);
      found = kg_record_ref (row);
    }
  }

  if (found == NULL)
    set_not_found (&kg_table_meeting, key, error);
  return g_steal_pointer (&found);
}

static gboolean
add_unit_name (KgRecord *record,
               gpointer  user_data)
{
  g_hash_table_insert (user_data,
                       g_strdup (kg_record_get_id (record)),
                       g_strdup (kg_record_get_text (record, KG_UNIT_NAME)));
  return TRUE;
}

/**
 * kg_query_unit_names:
 *
 * Returns: (transfer full): unit id → name
 */
GHashTable *
kg_query_unit_names (KgTxn   *txn,
                     GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!kg_txn_scan (txn, &kg_table_unit, NULL, add_unit_name, names, error))
    return NULL;

  return g_steal_pointer (&names);
}

/**
 * kg_query_update_code:
 *
 * Sets one text column of @record, as read, and writes the row.
 */
gboolean
kg_query_update_code (KgTxn       *txn,
                      KgRecord    *record,
                      int          column,
                      const char  *code,
                      GError     **error)
{
  g_autoptr (KgRecord) edit = kg_record_copy (record);

  kg_record_set_text (edit, column, code);
  return kg_txn_update (txn, record, edit, error);
}

/**
 * kg_query_setting:
 *
 * Returns: (nullable) (transfer full): the value, %NULL when it is not set
 */
char *
kg_query_setting (KgTxn       *txn,
                  const char  *key,
                  GError     **error)
{
  g_autoptr (KgRecord) row = kg_txn_find (txn, &kg_table_setting, KG_SETTING_KEY, key, error);

  return row != NULL ? g_strdup (kg_record_get_text (row, KG_SETTING_VALUE)) : NULL;
}

gboolean
kg_query_set_setting (KgTxn       *txn,
                      const char  *key,
                      const char  *value,
                      GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) row = kg_txn_find (txn, &kg_table_setting, KG_SETTING_KEY, key, &local);
  g_autoptr (KgRecord) edit = NULL;

  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  if (row != NULL)
    return kg_query_update_code (txn, row, KG_SETTING_VALUE, value, error);

  edit = kg_record_new (&kg_table_setting);
  kg_record_set_text (edit, KG_SETTING_KEY, key);
  kg_record_set_text (edit, KG_SETTING_VALUE, value);
  return kg_txn_insert (txn, edit, error);
}
