// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-mock-guards.h"

#include <stdlib.h>

/* Tables in memory, and what a filter finds in them. */

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
}

void
kg_mock_tables_init (KgMockTables *self)
{
  guint n;

  kg_tables (&n);
  g_assert (n <= KG_MOCK_MAX_TABLES);
  for (guint i = 0; i < n; i++)
    self->rows[i] = new_rows ();
}

void
kg_mock_tables_clear (KgMockTables *self)
{
  for (guint i = 0; i < KG_MOCK_MAX_TABLES; i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
}

void
kg_mock_tables_share (KgMockTables       *self,
                      const KgMockTables *from)
{
  for (guint i = 0; i < KG_MOCK_MAX_TABLES; i++)
    self->rows[i] = from->rows[i] != NULL ? g_ptr_array_ref (from->rows[i]) : NULL;
}

guint
kg_mock_table_index (const KgTable *table)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint i = 0; i < n; i++)
    if (tables[i] == table)
      return i;

  g_assert_not_reached ();
}

GPtrArray *
kg_mock_table_copy (GPtrArray *rows)
{
  GPtrArray *copy = new_rows ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (copy, kg_record_ref (g_ptr_array_index (rows, i)));

  return copy;
}

/**
 * kg_mock_table_find:
 * @position: (out) (optional): where it is, or where it would be
 */
KgRecord *
kg_mock_table_find (const KgMockTables *self,
                    const KgTable      *table,
                    const char         *id,
                    guint              *position)
{
  GPtrArray *rows = self->rows[kg_mock_table_index (table)];
  guint low = 0, high = rows->len;

  while (low < high) {
    guint middle = (low + high) / 2;
    KgRecord *row = g_ptr_array_index (rows, middle);
    int difference = g_strcmp0 (kg_record_get_id (row), id);

    if (difference == 0) {
      if (position != NULL)
        *position = middle;
      return row;
    }
    if (difference < 0)
      low = middle + 1;
    else
      high = middle;
  }

  if (position != NULL)
    *position = low;
  return NULL;
}

static int
compare_field (const KgRecord *a,
               const KgRecord *b,
               int             column)
{
  const KgTable *table = kg_record_get_table (a);
  gint64 x, y;

  if (kg_record_is_null (a, column) || kg_record_is_null (b, column))
    return kg_record_is_null (b, column) - kg_record_is_null (a, column);

  if (kg_column_is_text (table, column))
    return g_strcmp0 (kg_record_get_text (a, column), kg_record_get_text (b, column));

  x = kg_record_get_int (a, column);
  y = kg_record_get_int (b, column);
  return (x > y) - (x < y);
}

static int
compare_rows_cb (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const KgRecord *x = *(KgRecord *const *) a;
  const KgRecord *y = *(KgRecord *const *) b;
  const KgFilter *filter = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (filter->order) && filter->order[i] != 0; i++) {
    int order = filter->order[i];
    int difference = compare_field (x, y, abs (order) - 1);

    if (difference != 0)
      return order > 0 ? difference : -difference;
  }

  return compare_field (x, y, KG_COL_ID);
}

static gboolean
condition_holds (const KgRecord    *row,
                 const KgCondition *condition)
{
  const KgTable *table = kg_record_get_table (row);
  gboolean text = kg_column_is_text (table, condition->column);
  int difference;

  if (kg_condition_is_null_test (table, condition))
    return kg_record_is_null (row, condition->column) == (condition->op == KG_OP_EQ);
  if (kg_record_is_null (row, condition->column) || (text && condition->text == NULL))
    return FALSE;

  if (text) {
    difference = g_strcmp0 (kg_record_get_text (row, condition->column), condition->text);
  } else {
    gint64 value = kg_record_get_int (row, condition->column);

    difference = (value > condition->number) - (value < condition->number);
  }

  switch (condition->op) {
  case KG_OP_EQ:
    return difference == 0;
  case KG_OP_NE:
    return difference != 0;
  case KG_OP_LT:
    return difference < 0;
  case KG_OP_LE:
    return difference <= 0;
  case KG_OP_GT:
    return difference > 0;
  case KG_OP_GE:
    return difference >= 0;
  default:
    g_assert_not_reached ();
  }
}

static gboolean
row_matches (const KgRecord *row,
             const KgFilter *filter)
{
  for (guint i = 0; i < filter->n_conditions; i++)
    if (!condition_holds (row, &filter->conditions[i]))
      return FALSE;

  return TRUE;
}

/**
 * kg_mock_tables_select:
 *
 * Returns: (transfer full) (element-type KgRecord): the rows in the order that
 *   the filter asks for, its limit not applied
 */
GPtrArray *
kg_mock_tables_select (const KgMockTables *self,
                       const KgTable      *table,
                       const KgFilter     *filter)
{
  GPtrArray *rows = self->rows[kg_mock_table_index (table)];
  GPtrArray *found = new_rows ();

  for (guint i = 0; i < rows->len; i++)
    if (filter == NULL || row_matches (g_ptr_array_index (rows, i), filter))
      g_ptr_array_add (found, kg_record_ref (g_ptr_array_index (rows, i)));
  if (filter != NULL && filter->order[0] != 0)
    g_ptr_array_sort_with_data (found, compare_rows_cb, (gpointer) filter);

  return found;
}
