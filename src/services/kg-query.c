// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-query.h"

#include "core/kg-error.h"
#include "core/kg-uuid.h"
#include "core/kg-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

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

/* A series by its name, by a part of its name that no other one has, or by its id. */
static KgRecord *
find_series (GPtrArray   *all,
             const char  *key,
             GError     **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  KgRecord *found = NULL;
  guint n = 0;

  for (guint i = 0; i < all->len; i++) {
    KgRecord *series = g_ptr_array_index (all, i);
    const char *name = kg_record_get_text (series, KG_SERIES_NAME);

    if (g_str_equal (name, key) || g_str_equal (kg_record_get_id (series), key))
      return series;
    if (*key == '\0' || strstr (name, key) == NULL)
      continue;
    found = series;
    g_string_append_printf (names, "%s%s", n++ > 0 ? C_("between two items", ", ") : "", name);
  }

  if (n == 0)
    set_not_found (&kg_table_series, key, error);
  else if (n > 1)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is part of the names of several series: %s"), key, names->str);
  return n == 1 ? found : NULL;
}

/* Whether a meeting is what somebody typed, and rather than the one of its
 * series that was found so far. Meetings come the last one first. */
static gboolean
is_wanted (KgRecord   *meeting,
           const char *key,
           KgRecord   *found)
{
  gboolean coming = kg_record_is (meeting, KG_MEETING_STATE, "planned") ||
                    kg_record_is (meeting, KG_MEETING_STATE, "in_session");
  int year = 0, number = 0;
  char end;

  if (g_str_equal (key, "next"))
    return coming;
  if (g_str_equal (key, "last"))
    return !coming && !kg_record_is (meeting, KG_MEETING_STATE, "cancelled") && found == NULL;

  if (sscanf (key, "%d-%d%c", &year, &number, &end) != 2) {
    year = 0;
    if (sscanf (key, "%d%c", &number, &end) != 1)
      return FALSE;
  }

  return number > 0 && kg_record_get_int (meeting, KG_MEETING_NUMBER) == number &&
         (year != 0 ? kg_record_get_int (meeting, KG_MEETING_YEAR) == year : found == NULL);
}

/* Which of two comes first for “last” and “next”: by the day, and on one day by
 * when they ended, or by whether they have begun. */
static int
compare_nearness (gconstpointer a,
                  gconstpointer b,
                  gpointer      last)
{
  const KgRecord *one = *(KgRecord *const *) a;
  const KgRecord *other = *(KgRecord *const *) b;
  const KgDate days[] = { kg_record_get_date (one, KG_MEETING_HELD_ON), kg_record_get_date (other, KG_MEETING_HELD_ON) };
  const gint64 ended[] = { kg_record_get_int (one, KG_MEETING_ENDED_AT), kg_record_get_int (other, KG_MEETING_ENDED_AT) };

  if (days[0] != days[1])
    return (days[0] > days[1]) == (last != NULL) ? -1 : 1;
  if (last != NULL)
    return (ended[1] > ended[0]) - (ended[0] > ended[1]);

  return kg_record_is (other, KG_MEETING_STATE, "in_session") - kg_record_is (one, KG_MEETING_STATE, "in_session");
}

/* Of one meeting of each series, the one that “last” or “next” means; several
 * where nothing tells. */
static void
keep_nearest (GPtrArray *found,
              gboolean   last)
{
  gpointer data = GINT_TO_POINTER (last);
  guint n = 1;

  g_ptr_array_sort_with_data (found, compare_nearness, data);
  while (n < found->len &&
         compare_nearness (&g_ptr_array_index (found, 0), &g_ptr_array_index (found, n), data) == 0)
    n++;
  g_ptr_array_set_size (found, (int) MIN (n, found->len));
}

static void
set_several (GPtrArray   *found,
             GHashTable  *names,
             const char  *key,
             GError     **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++) {
    KgRecord *meeting = g_ptr_array_index (found, i);

    g_string_append_printf (list, "%s%s:%d-%d", i > 0 ? C_("between two items", ", ") : "",
                            (const char *) g_hash_table_lookup (names, kg_record_get_text (meeting, KG_MEETING_SERIES)),
                            (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
                            (int) kg_record_get_int (meeting, KG_MEETING_NUMBER));
  }

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               _("“%s” names several meetings; name one of them by its series: %s"), key, list->str);
}

/**
 * kg_query_meeting:
 * @key: an id; a number such as 47 or 2026-47; or “last” and “next” for the
 *   meeting held last and the first that is still to be held or in session.
 *   With the series before it, as in 专题会:2026-1, only its meetings count
 *
 * Returns: (transfer full) (nullable): the meeting; %NULL with
 *   %KG_ERROR_REFUSED when a number is that of meetings of several series
 */
KgRecord *
kg_query_meeting (KgTxn       *txn,
                  const char  *key,
                  GError     **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) all_series = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  const char *colon = strrchr (key, ':');
  const char *number = colon != NULL ? colon + 1 : key;
  KgRecord *series = NULL;

  if (kg_uuid_is_valid (key))
    return kg_query_need (txn, &kg_table_meeting, key, error);

  all_series = kg_txn_select (txn, &kg_table_series, &(KgFilter) { .order = { KG_ORDER (KG_SERIES_NAME) } }, error);
  rows = all_series == NULL ? NULL
    : kg_txn_select (txn, &kg_table_meeting,
                     &(KgFilter) { .order = { KG_ORDER_DESC (KG_MEETING_HELD_ON), KG_ORDER_DESC (KG_MEETING_NUMBER) } },
                     error);
  if (rows == NULL)
    return NULL;

  if (colon != NULL) {
    g_autofree char *name = g_strndup (key, (gsize) (colon - key));

    series = find_series (all_series, name, error);
    if (series == NULL)
      return NULL;
  }

  /* One of each series. */
  for (guint i = 0; i < all_series->len; i++)
    g_hash_table_insert (names, (gpointer) kg_record_get_id (g_ptr_array_index (all_series, i)),
                         (gpointer) kg_record_get_text (g_ptr_array_index (all_series, i), KG_SERIES_NAME));
  for (guint i = 0; i < rows->len; i++) {
    KgRecord *meeting = g_ptr_array_index (rows, i);
    guint at = 0;

    if (series != NULL && !kg_record_is (meeting, KG_MEETING_SERIES, kg_record_get_id (series)))
      continue;
    while (at < found->len &&
           !kg_record_is (g_ptr_array_index (found, at), KG_MEETING_SERIES, kg_record_get_text (meeting, KG_MEETING_SERIES)))
      at++;
    if (!is_wanted (meeting, number, at < found->len ? g_ptr_array_index (found, at) : NULL))
      continue;
    if (at < found->len)
      g_ptr_array_index (found, at) = meeting;
    else
      g_ptr_array_add (found, meeting);
  }

  if (g_str_equal (number, "next") || g_str_equal (number, "last"))
    keep_nearest (found, g_str_equal (number, "last"));
  if (found->len == 0)
    set_not_found (&kg_table_meeting, key, error);
  else if (found->len > 1)
    set_several (found, names, key, error);
  return found->len == 1 ? kg_record_ref (g_ptr_array_index (found, 0)) : NULL;
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
