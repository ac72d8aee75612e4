// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-sql.h"
#include "storage/kg-sqlite.h"

/* Records on their way into statements and out of them. Dates are ISO text in
 * the file and numbers in memory. */

static void
bind_text (sqlite3_stmt *statement,
           int           parameter,
           const char   *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, parameter, text, -1, SQLITE_STATIC);
}

static void
bind_date (sqlite3_stmt *statement,
           int           parameter,
           KgDate        date)
{
  sqlite3_bind_text (statement, parameter, kg_date_to_iso (date), -1, g_free);
}

/**
 * kg_sqlite_bind_record:
 *
 * Binds the columns as ?1 and following. The texts stay those of @record.
 */
void
kg_sqlite_bind_record (sqlite3_stmt   *statement,
                       const KgRecord *record)
{
  const KgTable *table = kg_record_get_table (record);

  for (int i = 0; i < (int) table->n_columns; i++) {
    if (kg_record_is_null (record, i))
      continue;
    if (table->columns[i].type == KG_TYPE_DATE)
      bind_date (statement, i + 1, kg_record_get_date (record, i));
    else if (kg_column_is_text (table, i))
      bind_text (statement, i + 1, kg_record_get_text (record, i));
    else
      sqlite3_bind_int64 (statement, i + 1, kg_record_get_int (record, i));
  }
}

/**
 * kg_sqlite_bind_filter:
 *
 * Binds what kg_sql_select() asks for.
 */
void
kg_sqlite_bind_filter (sqlite3_stmt   *statement,
                       const KgTable  *table,
                       const KgFilter *filter)
{
  int parameter = 0;

  for (guint i = 0; i < filter->n_conditions; i++) {
    const KgCondition *condition = &filter->conditions[i];

    if (kg_condition_is_null_test (table, condition))
      continue;
    parameter++;
    if (kg_column_is_text (table, condition->column))
      bind_text (statement, parameter, condition->text);
    else if (table->columns[condition->column].type == KG_TYPE_DATE)
      bind_date (statement, parameter, (KgDate) condition->number);
    else
      sqlite3_bind_int64 (statement, parameter, condition->number);
  }
  if (filter->limit > 0)
    sqlite3_bind_int64 (statement, parameter + 1, filter->limit);
}

/**
 * kg_sqlite_read_record:
 *
 * Returns: (transfer full): the row on which @statement stands
 */
KgRecord *
kg_sqlite_read_record (sqlite3_stmt  *statement,
                       const KgTable *table)
{
  KgCell cells[64]; /* only what the table has is filled in: it is read for every row */

  for (int i = 0; i < (int) table->n_columns; i++) {
    cells[i] = (KgCell) { 0 };
    switch (table->columns[i].type) {
    case KG_TYPE_TEXT:
    case KG_TYPE_REF:
    case KG_TYPE_CODE:
    case KG_TYPE_JSON:
      cells[i].text = (const char *) sqlite3_column_text (statement, i);
      cells[i].length = (gsize) sqlite3_column_bytes (statement, i);
      break;
    case KG_TYPE_DATE:
      cells[i].number = kg_date_parse_iso ((const char *) sqlite3_column_text (statement, i));
      cells[i].is_null = cells[i].number == KG_DATE_NONE;
      break;
    case KG_TYPE_INT:
    case KG_TYPE_BOOL:
    case KG_TYPE_INSTANT:
    default:
      cells[i].is_null = sqlite3_column_type (statement, i) == SQLITE_NULL;
      cells[i].number = sqlite3_column_int64 (statement, i);
      break;
    }
  }

  return kg_record_new_packed (table, cells);
}
