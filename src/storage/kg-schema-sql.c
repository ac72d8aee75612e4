// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-schema-writer.h"
#include "storage/kg-driver.h"
#include "storage/kg-guard.h"

/* The SQL of a new store, written from the table description: types and plain
 * values are declared on the columns, everything else is a guard. */

/**
 * kg_schema_append_codes:
 * @codes: text codes separated by |
 *
 * Appends them as an SQL list.
 */
void
kg_schema_append_codes (GString    *sql,
                        const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes, "|", -1);

  g_string_append_c (sql, '(');
  for (guint i = 0; list[i] != NULL; i++)
    g_string_append_printf (sql, "%s'%s'", i > 0 ? ", " : "", list[i]);
  g_string_append_c (sql, ')');
}

static const char *
column_type (KgDialect dialect,
             KgType    type)
{
  switch (type) {
  case KG_TYPE_INT:
  case KG_TYPE_BOOL:
  case KG_TYPE_INSTANT:
    return dialect == KG_DIALECT_SQLITE ? "INTEGER" : "BIGINT";
  case KG_TYPE_TEXT:
  case KG_TYPE_DATE:
  case KG_TYPE_REF:
  case KG_TYPE_CODE:
  case KG_TYPE_JSON:
  default:
    return "TEXT";
  }
}

static void
append_check (KgSchemaWriter *self,
              const KgColumn *column)
{
  const char *name = column->name;

  switch (column->type) {
  case KG_TYPE_TEXT:
  case KG_TYPE_REF:
    g_string_append_printf (self->sql, "%s <> ''", name);
    break;
  case KG_TYPE_BOOL:
    g_string_append_printf (self->sql, "%s IN (0, 1)", name);
    break;
  case KG_TYPE_DATE:
    if (self->dialect == KG_DIALECT_SQLITE)
      g_string_append_printf (self->sql, "%s IS date (%s, '+0 days')", name, name);
    else
      g_string_append_printf (self->sql, "%s = to_char (CAST (%s AS DATE), 'YYYY-MM-DD')",
                              name, name);
    g_string_append_printf (self->sql, " AND %s >= '1900-01-01' AND %s <= '2199-12-31'",
                            name, name);
    break;
  case KG_TYPE_CODE:
    g_string_append_printf (self->sql, "%s IN ", name);
    kg_schema_append_codes (self->sql, column->detail);
    break;
  case KG_TYPE_JSON:
    if (self->dialect == KG_DIALECT_SQLITE)
      g_string_append_printf (self->sql, "%s IS NULL OR json_valid (%s)", name, name);
    else
      g_string_append_printf (self->sql, "%s IS NULL OR CAST (%s AS JSON) IS NOT NULL", name, name);
    break;
  case KG_TYPE_INT:
  case KG_TYPE_INSTANT:
  default:
    g_string_append_printf (self->sql, "%s > 0", name);
    break;
  }
}

/**
 * kg_schema_append_column:
 * @i: a position in @table
 *
 * Appends the definition of one column, as in CREATE TABLE.
 */
void
kg_schema_append_column (KgSchemaWriter *self,
                         const KgTable  *table,
                         int             i)
{
  const KgColumn *column = &table->columns[i];
  gboolean number = column->type == KG_TYPE_INT || column->type == KG_TYPE_INSTANT;

  g_string_append_printf (self->sql, "%s %s", column->name,
                          column_type (self->dialect, column->type));
  if (column->flags & KG_COLUMN_REQUIRED)
    g_string_append (self->sql, " NOT NULL");
  if (i == KG_COL_ID)
    g_string_append (self->sql, " PRIMARY KEY");
  else if (column->flags & KG_COLUMN_UNIQUE)
    g_string_append (self->sql, " UNIQUE");
  if (column->type == KG_TYPE_REF)
    g_string_append_printf (self->sql, " REFERENCES %s (id)", column->detail);

  if (!number || i == KG_COL_VERSION) {
    g_string_append_printf (self->sql, "\n    CONSTRAINT \"kg:value:%s.%s\" CHECK (",
                            table->name, column->name);
    append_check (self, column);
    g_string_append_c (self->sql, ')');
  }
}

/**
 * kg_schema_append_index:
 *
 * Appends the statement for the index of a column, if it has one of its own.
 */
void
kg_schema_append_index (KgSchemaWriter *self,
                        const KgTable  *table,
                        int             i)
{
  const KgColumn *column = &table->columns[i];
  int unique[KG_MAX_UNIQUE];

  if (column->type != KG_TYPE_REF && !(column->flags & KG_COLUMN_INDEXED))
    return;
  if (kg_table_unique_set (table, unique) > 0 && unique[0] == i)
    return; /* the index of the unique columns begins with it */

  g_string_append_printf (self->sql, "CREATE INDEX %s_%s ON %s (%s);\n",
                          table->name, column->name, table->name, column->name);
}

/**
 * kg_schema_append_table:
 *
 * Appends the statements for a table and its indexes.
 */
void
kg_schema_append_table (KgSchemaWriter *self,
                        const KgTable  *table)
{
  g_string_append_printf (self->sql, "\nCREATE TABLE %s (\n", table->name);
  for (guint i = 0; i < table->n_columns; i++) {
    g_string_append (self->sql, "  ");
    kg_schema_append_column (self, table, (int) i);
    g_string_append (self->sql, i + 1 < table->n_columns ? ",\n" : "");
  }
  if (table->unique != NULL)
    g_string_append_printf (self->sql, ",\n  UNIQUE (%s)", table->unique);
  g_string_append_printf (self->sql, "\n)%s;\n",
                          self->dialect == KG_DIALECT_SQLITE ? " STRICT, WITHOUT ROWID" : "");
  for (guint i = KG_COL_COMMON; i < table->n_columns; i++)
    kg_schema_append_index (self, table, (int) i);
}

static void
append_head (KgSchemaWriter *self)
{
  g_string_append_printf (self->sql, "-- The store of Kaigong, schema %04d.\n", KG_SCHEMA_VERSION);
  if (self->dialect == KG_DIALECT_SQLITE)
    g_string_append_printf (self->sql,
                            "PRAGMA application_id = %d;\n"
                            "PRAGMA user_version = %d;\n",
                            KG_SQLITE_APPLICATION_ID, KG_SCHEMA_VERSION);
  else
    g_string_append_printf (self->sql,
                            "CREATE TABLE kg_schema (version BIGINT NOT NULL PRIMARY KEY);\n"
                            "INSERT INTO kg_schema (version) VALUES (%d);\n"
                            "CREATE FUNCTION kg_refuse_truncate () RETURNS trigger"
                            " LANGUAGE plpgsql AS $kg$\n"
                            "BEGIN\n"
                            "  RAISE EXCEPTION 'kg:no-delete:%%', TG_TABLE_NAME;\n"
                            "END\n"
                            "$kg$;\n",
                            KG_SCHEMA_VERSION);
}

/**
 * kg_schema_writer_init:
 * @dialect: "sqlite" or "postgresql"
 *
 * Returns: whether @dialect is known; @self then has a string to write to
 */
gboolean
kg_schema_writer_init (KgSchemaWriter *self,
                       const char     *dialect)
{
  if (g_strcmp0 (dialect, "sqlite") == 0)
    self->dialect = KG_DIALECT_SQLITE;
  else if (g_strcmp0 (dialect, "postgresql") == 0)
    self->dialect = KG_DIALECT_POSTGRESQL;
  else
    return FALSE;

  self->sql = g_string_new (NULL);
  return TRUE;
}

/**
 * kg_schema_to_sql:
 * @dialect: "sqlite" or "postgresql"
 *
 * Returns: (nullable) (transfer full): the statements that make an empty
 *   database a store of schema %KG_SCHEMA_VERSION, or %NULL for another dialect
 */
char *
kg_schema_to_sql (const char *dialect)
{
  KgSchemaWriter self;
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  if (!kg_schema_writer_init (&self, dialect))
    return NULL;

  append_head (&self);
  for (guint i = 0; i < n; i++)
    kg_schema_append_table (&self, tables[i]);

  /* Guards look at tables that stand later. */
  g_string_append_c (self.sql, '\n');
  for (guint i = 0; i < n; i++)
    kg_schema_append_triggers (&self, tables[i]);

  return g_string_free (self.sql, FALSE);
}
