// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-mock-guards.h"

/* The guards of kg-schema-sql.c once more, evaluated on records in memory, in
 * the same order and with the same codes. */

static gboolean
refuse (GError        **error,
        KgGuard         guard,
        const KgTable  *table,
        int             column,
        const KgRecord *before,
        const KgRecord *after)
{
  kg_guard_set_error (error, guard, table, column, before, after);
  return FALSE;
}

static gboolean
check_parent (const KgMockTables *self,
              const KgRecord     *record,
              GError            **error)
{
  const KgTable *table = kg_record_get_table (record);
  const KgTable *parent_table;
  KgRecord *parent;

  if (table->parent_frozen == NULL)
    return TRUE;

  parent_table = kg_table_by_name (table->columns[table->parent_column].detail);
  parent = kg_mock_table_find (self, parent_table,
                               kg_record_get_text (record, table->parent_column), NULL);
  if (parent == NULL ||
      !kg_codes_contain (table->parent_frozen,
                         kg_record_get_text (parent, parent_table->state_column)))
    return TRUE;

  return refuse (error, KG_GUARD_PARENT_FROZEN, table, -1, NULL, record);
}

static gboolean
check_frozen (const KgRecord *record,
              GError        **error)
{
  const KgTable *table = kg_record_get_table (record);

  if (table->frozen == NULL ||
      !kg_codes_contain (table->frozen, kg_record_get_text (record, table->state_column)))
    return TRUE;

  return refuse (error, KG_GUARD_FROZEN, table, -1, record, NULL);
}

/* Whether another row agrees with this one in all of some columns. A null
 * agrees with nothing. */
static gboolean
has_twin (const KgMockTables *self,
          const KgRecord     *record,
          const int          *columns,
          guint               n_columns)
{
  GPtrArray *rows = self->rows[kg_mock_table_index (kg_record_get_table (record))];

  for (guint i = 0; i < rows->len; i++) {
    const KgRecord *row = g_ptr_array_index (rows, i);
    guint same = 0;

    while (same < n_columns && !kg_record_is_null (record, columns[same]) &&
           kg_record_field_equal (row, record, columns[same]))
      same++;
    if (same == n_columns && !kg_record_field_equal (row, record, KG_COL_ID))
      return TRUE;
  }

  return FALSE;
}

static gboolean
check_unique (const KgMockTables *self,
              const KgRecord     *record,
              GError            **error)
{
  const KgTable *table = kg_record_get_table (record);
  int set[KG_MAX_UNIQUE];
  guint n = kg_table_unique_set (table, set);

  for (int i = KG_COL_COMMON; i < (int) table->n_columns; i++)
    if (table->columns[i].flags & KG_COLUMN_UNIQUE && has_twin (self, record, &i, 1))
      return refuse (error, KG_GUARD_UNIQUE, table, i, NULL, record);

  if (n > 0 && has_twin (self, record, set, n))
    return refuse (error, KG_GUARD_UNIQUE, table, -1, NULL, record);

  return TRUE;
}

static KgRecord *
find_parent (const KgMockTables *self,
             const KgRecord     *record,
             int                 column)
{
  const KgTable *table = kg_record_get_table (record);

  return kg_mock_table_find (self, kg_table_by_name (table->columns[column].detail),
                             kg_record_get_text (record, column), NULL);
}

/* Whether the number that a row counts with is given to another one. */
static gboolean
check_counted (const KgMockTables *self,
               const KgRecord     *record,
               GError            **error)
{
  const KgTable *table = kg_record_get_table (record);
  const KgCounted *counted = table->counted;
  GPtrArray *rows = self->rows[kg_mock_table_index (table)];
  KgRecord *own;
  int set[KG_MAX_UNIQUE];
  guint n = kg_table_counted_set (table, set);

  if (counted == NULL || !kg_record_is (record, table->state_column, counted->state) ||
      (own = find_parent (self, record, counted->parent_column)) == NULL)
    return TRUE;

  for (guint i = 0; i < rows->len; i++) {
    const KgRecord *row = g_ptr_array_index (rows, i);
    guint same = 0;

    while (same < n && !kg_record_is_null (record, set[same]) && kg_record_field_equal (row, record, set[same]))
      same++;
    if (same == n && kg_record_is (row, table->state_column, counted->state) &&
        !kg_record_field_equal (row, record, KG_COL_ID) &&
        kg_record_field_equal (find_parent (self, row, counted->parent_column), own, counted->shared_column))
      return refuse (error, KG_GUARD_UNIQUE, table, set[n - 1], NULL, record);
  }

  return TRUE;
}

/* Rows that count keep their parent among those that it is with. */
static gboolean
check_counting (const KgMockTables *self,
                const KgRecord     *before,
                const KgRecord     *after,
                GError            **error)
{
  const KgTable *parent = kg_record_get_table (after);
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint t = 0; t < n; t++) {
    const KgCounted *counted = tables[t]->counted;
    GPtrArray *rows = self->rows[t];

    if (counted == NULL || !g_str_equal (tables[t]->columns[counted->parent_column].detail, parent->name) ||
        kg_record_field_equal (before, after, counted->shared_column))
      continue;
    for (guint i = 0; i < rows->len; i++) {
      const KgRecord *row = g_ptr_array_index (rows, i);

      if (kg_record_is (row, counted->parent_column, kg_record_get_id (before)) &&
          kg_record_is (row, tables[t]->state_column, counted->state))
        return refuse (error, KG_GUARD_FROZEN, parent, -1, before, after);
    }
  }

  return TRUE;
}

static gboolean
check_references (const KgMockTables *self,
                  const KgRecord     *record,
                  GError            **error)
{
  const KgTable *table = kg_record_get_table (record);

  for (int i = KG_COL_COMMON; i < (int) table->n_columns; i++) {
    const KgTable *other;

    if (table->columns[i].type != KG_TYPE_REF || kg_record_is_null (record, i))
      continue;
    other = kg_table_by_name (table->columns[i].detail);
    if (other == table && kg_record_is (record, i, kg_record_get_id (record)))
      continue;
    if (kg_mock_table_find (self, other, kg_record_get_text (record, i), NULL) == NULL)
      return refuse (error, KG_GUARD_MISSING, table, i, NULL, record);
  }

  return TRUE;
}

static gboolean
check_referenced_by (const KgMockTables *self,
                     const KgRecord     *record,
                     const KgTable      *table,
                     int                 column,
                     GError            **error)
{
  GPtrArray *rows = self->rows[kg_mock_table_index (table)];

  for (guint i = 0; i < rows->len; i++) {
    const KgRecord *row = g_ptr_array_index (rows, i);

    if (kg_record_is (row, column, kg_record_get_id (record)) &&
        !(table == kg_record_get_table (record) &&
          kg_record_field_equal (row, record, KG_COL_ID)))
      return refuse (error, KG_GUARD_REFERENCED, table, column, record, NULL);
  }

  return TRUE;
}

static gboolean
check_referenced (const KgMockTables *self,
                  const KgRecord     *record,
                  GError            **error)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint t = 0; t < n; t++)
    for (int i = KG_COL_COMMON; i < (int) tables[t]->n_columns; i++)
      if (tables[t]->columns[i].type == KG_TYPE_REF &&
          g_str_equal (tables[t]->columns[i].detail, kg_record_get_table (record)->name) &&
          !check_referenced_by (self, record, tables[t], i, error))
        return FALSE;

  return TRUE;
}

gboolean
kg_mock_check_insert (const KgMockTables *self,
                      const KgRecord     *record,
                      GError            **error)
{
  const KgTable *table = kg_record_get_table (record);

  if (!check_parent (self, record, error))
    return FALSE;

  if (table->frozen != NULL && !kg_record_is_null (record, table->state_column) &&
      kg_codes_contain (table->frozen, kg_record_get_text (record, table->state_column)))
    return refuse (error, KG_GUARD_TRANSITION, table, table->state_column, NULL, record);

  if (kg_mock_table_find (self, table, kg_record_get_id (record), NULL) != NULL)
    return refuse (error, KG_GUARD_EXISTS, table, -1, NULL, record);

  return check_unique (self, record, error) &&
         check_references (self, record, error) &&
         kg_guard_check_values (record, error);
}

gboolean
kg_mock_check_update (const KgMockTables *self,
                      const KgRecord     *before,
                      const KgRecord     *after,
                      GError            **error)
{
  const KgTable *table = kg_record_get_table (after);

  if (table->flags & KG_TABLE_APPEND_ONLY)
    return refuse (error, KG_GUARD_APPEND_ONLY, table, -1, before, after);

  if (kg_record_get_version (after) != kg_record_get_version (before) + 1)
    return refuse (error, KG_GUARD_VERSION, table, -1, before, after);

  if (!check_frozen (before, error) ||
      !check_parent (self, before, error) ||
      !check_parent (self, after, error))
    return FALSE;

  if (table->transitions != NULL &&
      !kg_record_is_null (after, table->state_column) &&
      !kg_table_transition_exists (table, kg_record_get_text (before, table->state_column),
                                   kg_record_get_text (after, table->state_column)))
    return refuse (error, KG_GUARD_TRANSITION, table, table->state_column, before, after);

  return check_counted (self, after, error) &&
         check_counting (self, before, after, error) &&
         check_unique (self, after, error) &&
         check_references (self, after, error) &&
         kg_guard_check_values (after, error);
}

gboolean
kg_mock_check_remove (const KgMockTables *self,
                      const KgRecord     *record,
                      GError            **error)
{
  const KgTable *table = kg_record_get_table (record);

  if (table->flags & KG_TABLE_APPEND_ONLY)
    return refuse (error, KG_GUARD_APPEND_ONLY, table, -1, record, NULL);

  if (table->flags & KG_TABLE_NO_DELETE)
    return refuse (error, KG_GUARD_NO_DELETE, table, -1, record, NULL);

  return check_frozen (record, error) &&
         check_parent (self, record, error) &&
         check_referenced (self, record, error);
}
