// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-sql.h"
#include "core/kg-record.h"

#include <stdlib.h>

static const char *const operators[] = {
  [KG_OP_EQ] = "=",
  [KG_OP_NE] = "<>",
  [KG_OP_LT] = "<",
  [KG_OP_LE] = "<=",
  [KG_OP_GT] = ">",
  [KG_OP_GE] = ">=",
};

/**
 * kg_condition_is_null_test:
 *
 * Whether the condition asks for null (%KG_OP_EQ) or for anything else
 * (%KG_OP_NE): its text is %NULL, or its date %KG_DATE_NONE.
 */
gboolean
kg_condition_is_null_test (const KgTable     *table,
                           const KgCondition *condition)
{
  if (condition->op != KG_OP_EQ && condition->op != KG_OP_NE)
    return FALSE;
  if (kg_column_is_text (table, condition->column))
    return condition->text == NULL || *condition->text == '\0';

  return table->columns[condition->column].type == KG_TYPE_DATE &&
         condition->number == KG_DATE_NONE;
}

/* Null stands for those that are left out. */
static void
append_columns (GString       *sql,
                const KgTable *table,
                guint64        without)
{
  for (guint i = 0; i < table->n_columns; i++) {
    if (i > 0)
      g_string_append (sql, ", ");
    g_string_append (sql, without & KG_COLUMN_BIT (i) ? "NULL" : table->columns[i].name);
  }
}

static void
append_order (GString        *sql,
              const KgTable  *table,
              const KgFilter *filter)
{
  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; filter != NULL && i < G_N_ELEMENTS (filter->order); i++) {
    int order = filter->order[i];

    if (order == 0)
      break;
    g_string_append_printf (sql, "%s%s, ", table->columns[abs (order) - 1].name,
                            order > 0 ? " NULLS FIRST" : " DESC NULLS LAST");
  }
  g_string_append (sql, "id");
}

/**
 * kg_sql_select:
 *
 * The parameters are the values of those conditions that are no tests for
 * null, in order, and then the limit where there is one.
 */
char *
kg_sql_select (const KgTable  *table,
               const KgFilter *filter)
{
  GString *sql = g_string_sized_new (512);
  int parameter = 0;

  g_string_append (sql, "SELECT ");
  append_columns (sql, table, filter != NULL ? filter->without : 0);
  g_string_append (sql, " FROM ");
  g_string_append (sql, table->name);

  for (guint i = 0; filter != NULL && i < filter->n_conditions; i++) {
    const KgCondition *condition = &filter->conditions[i];
    const char *name = table->columns[condition->column].name;

    g_string_append (sql, i == 0 ? " WHERE " : " AND ");
    g_string_append (sql, name);
    if (kg_condition_is_null_test (table, condition))
      g_string_append (sql, condition->op == KG_OP_EQ ? " IS NULL" : " IS NOT NULL");
    else
      g_string_append_printf (sql, " %s ?%d", operators[condition->op], ++parameter);
  }

  append_order (sql, table, filter);
  if (filter != NULL && filter->limit > 0)
    g_string_append_printf (sql, " LIMIT ?%d", ++parameter);

  return g_string_free (sql, FALSE);
}

/**
 * kg_sql_insert:
 *
 * The parameters are the columns in order.
 */
char *
kg_sql_insert (const KgTable *table)
{
  GString *sql = g_string_sized_new (512);

  g_string_append_printf (sql, "INSERT INTO %s (", table->name);
  append_columns (sql, table, 0);
  g_string_append (sql, ") VALUES (");
  for (guint i = 1; i <= table->n_columns; i++)
    g_string_append_printf (sql, "%s?%u", i > 1 ? ", " : "", i);
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

/**
 * kg_sql_update:
 *
 * The parameters are the columns in order and then the expected version.
 */
char *
kg_sql_update (const KgTable *table)
{
  GString *sql = g_string_sized_new (512);

  g_string_append_printf (sql, "UPDATE %s SET ", table->name);
  for (guint i = KG_COL_VERSION; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s%s = ?%u", i > KG_COL_VERSION ? ", " : "",
                            table->columns[i].name, i + 1);
  g_string_append_printf (sql, " WHERE id = ?1 AND version = ?%u", table->n_columns + 1);

  return g_string_free (sql, FALSE);
}

/**
 * kg_sql_delete:
 *
 * The parameters are the id and the expected version.
 */
char *
kg_sql_delete (const KgTable *table)
{
  return g_strdup_printf ("DELETE FROM %s WHERE id = ?1 AND version = ?2", table->name);
}
