// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-schema-writer.h"
#include "storage/kg-store.h"
#include "core/kg-tables.h"

/* The way from an older schema to the newest one.
 *
 * A migration is data: what a schema added to the one before it. Columns are
 * added at the end of their table and may be empty; tables are added as they
 * are; a column gets more codes. Whatever the older schema had stays, with all
 * its rows, and the guards are made anew, as they may look at what was added. A
 * released line never changes. */

typedef struct {
  int version;
  const KgTable *table;
  int first; /* the columns; 0 for a whole table */
  int last;
} Addition;

static const Addition additions[] = {
  { 2, &kg_table_project, KG_PROJECT_TEMPLATE, KG_PROJECT_UNATTENDED_REASON },
  { 2, &kg_table_step, KG_STEP_DURATION_MIN, KG_STEP_NOT_BEFORE },
  { 2, &kg_table_agenda_item, KG_AGENDA_ITEM_UNATTENDED_REASON, KG_AGENDA_ITEM_UNATTENDED_REASON },
  { 2, &kg_table_commitment, 0, 0 },
  { 2, &kg_table_excuse, 0, 0 },
  { 2, &kg_table_issued_file, 0, 0 },
};

typedef struct {
  int version;
  const KgTable *table;
  int column;
  const char *was; /* its codes before */
} Recoding;

static const Recoding recodings[] = {
  { 3, &kg_table_minutes, KG_MINUTES_STATE, "draft|in_review|issued" },
};

/* The schema that brought a column, or with column 0 the table. */
static int
since (const KgTable *table,
       int            column)
{
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    if (additions[i].table == table &&
        column >= additions[i].first && column <= additions[i].last)
      return additions[i].version;

  return 1;
}

static void
append_columns (KgSchemaWriter *self,
                const KgTable  *table,
                int             from)
{
  for (int i = KG_COL_COMMON; i < (int) table->n_columns; i++) {
    if (since (table, i) <= from)
      continue;

    g_string_append_printf (self->sql, "ALTER TABLE %s ADD COLUMN ", table->name);
    kg_schema_append_column (self, table, i);
    g_string_append (self->sql, ";\n");
    kg_schema_append_index (self, table, i);
  }
}

static void
append_codes_check (GString    *sql,
                    const char *column,
                    const char *codes)
{
  g_string_append_printf (sql, "CHECK (%s IN ", column);
  kg_schema_append_codes (sql, codes);
  g_string_append_c (sql, ')');
}

/* SQLite cannot alter a constraint. What it advises to do instead (“Making
 * Other Kinds Of Table Schema Changes”) is to write the definition anew where
 * the rows stay as they are. */
static void
append_codes (KgSchemaWriter *self,
              const Recoding *recoding)
{
  const KgTable *table = recoding->table;
  const KgColumn *column = &table->columns[recoding->column];
  g_autoptr (GString) was = g_string_new (NULL);
  g_autoptr (GString) is = g_string_new (NULL);
  g_auto (GStrv) was_parts = NULL;
  g_auto (GStrv) is_parts = NULL;
  g_autofree char *was_text = NULL;
  g_autofree char *is_text = NULL;

  append_codes_check (was, column->name, recoding->was);
  append_codes_check (is, column->name, column->detail);
  if (self->dialect == KG_DIALECT_POSTGRESQL) {
    g_string_append_printf (self->sql,
                            "ALTER TABLE %s DROP CONSTRAINT \"kg:value:%s.%s\",\n"
                            "  ADD CONSTRAINT \"kg:value:%s.%s\" %s;\n",
                            table->name, table->name, column->name, table->name, column->name, is->str);
    return;
  }

  was_parts = g_strsplit (was->str, "'", -1);
  is_parts = g_strsplit (is->str, "'", -1);
  was_text = g_strjoinv ("''", was_parts);
  is_text = g_strjoinv ("''", is_parts);
  g_string_append_printf (self->sql,
                          "PRAGMA writable_schema = ON;\n"
                          "UPDATE sqlite_schema SET sql = replace (sql, '%s', '%s')\n"
                          "  WHERE type = 'table' AND name = '%s';\n"
                          "PRAGMA writable_schema = RESET;\n",
                          was_text, is_text, table->name);
}

/**
 * kg_schema_migration_to_sql:
 * @dialect: "sqlite" or "postgresql"
 * @from: the schema that the store has: from 1 on, older than the newest
 *
 * Returns: (nullable) (transfer full): the statements, meant for one
 *   transaction, that make a store of schema @from one of schema
 *   %KG_SCHEMA_VERSION, or %NULL for another dialect or schema
 */
char *
kg_schema_migration_to_sql (const char *dialect,
                            int         from)
{
  KgSchemaWriter self;
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  if (from < 1 || from >= KG_SCHEMA_VERSION || !kg_schema_writer_init (&self, dialect))
    return NULL;

  for (guint i = 0; i < n; i++)
    if (since (tables[i], 0) <= from)
      kg_schema_append_trigger_removal (&self, tables[i]);
  for (guint i = 0; i < n; i++) {
    if (since (tables[i], 0) > from)
      kg_schema_append_table (&self, tables[i]);
    else
      append_columns (&self, tables[i], from);
  }
  for (guint i = 0; i < G_N_ELEMENTS (recodings); i++)
    if (recodings[i].version > from)
      append_codes (&self, &recodings[i]);
  for (guint i = 0; i < n; i++)
    kg_schema_append_triggers (&self, tables[i]);

  g_string_append_printf (self.sql,
                          self.dialect == KG_DIALECT_SQLITE ? "PRAGMA user_version = %d;\n"
                                                            : "UPDATE kg_schema SET version = %d;\n",
                          KG_SCHEMA_VERSION);

  return g_string_free (self.sql, FALSE);
}
