// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-driver.h"
#include "storage/kg-guard.h"

#include <string.h>

/* The SQL of schema 0001, written from the table description.
 *
 * Types and plain values are declared on the columns. Everything else that
 * must hold is a guard: a condition on NEW and OLD under which a row is
 * refused, and the code by which it is reported. The conditions are the same
 * SQL for each engine, only the trigger around them differs. References and
 * uniqueness are guarded as well as declared: an engine whose foreign keys can
 * be switched off, or which knows INSERT OR REPLACE, would otherwise lose rows
 * behind the back of the other guards. */

typedef enum {
  DIALECT_SQLITE,
  DIALECT_POSTGRESQL,
} Dialect;

typedef enum {
  ON_INSERT,
  ON_UPDATE,
  ON_DELETE,
} Event;

typedef struct {
  Dialect dialect;
  GString *sql;
} Writer;

static const char *const event_names[] = { "INSERT", "UPDATE", "DELETE" };

/* Tables */

static void
append_codes (GString    *sql,
              const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes, "|", -1);

  g_string_append_c (sql, '(');
  for (guint i = 0; list[i] != NULL; i++)
    g_string_append_printf (sql, "%s'%s'", i > 0 ? ", " : "", list[i]);
  g_string_append_c (sql, ')');
}

static const char *
column_type (Dialect dialect,
             KgType  type)
{
  switch (type) {
  case KG_TYPE_INT:
  case KG_TYPE_BOOL:
  case KG_TYPE_INSTANT:
    return dialect == DIALECT_SQLITE ? "INTEGER" : "BIGINT";
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
append_check (Writer         *self,
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
    if (self->dialect == DIALECT_SQLITE)
      g_string_append_printf (self->sql, "%s IS date (%s, '+0 days')", name, name);
    else
      g_string_append_printf (self->sql, "%s = to_char (CAST (%s AS DATE), 'YYYY-MM-DD')",
                              name, name);
    g_string_append_printf (self->sql, " AND %s >= '1900-01-01' AND %s <= '2199-12-31'",
                            name, name);
    break;
  case KG_TYPE_CODE:
    g_string_append_printf (self->sql, "%s IN ", name);
    append_codes (self->sql, column->detail);
    break;
  case KG_TYPE_JSON:
    if (self->dialect == DIALECT_SQLITE)
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

static void
append_column (Writer        *self,
               const KgTable *table,
               int            i)
{
  const KgColumn *column = &table->columns[i];
  gboolean number = column->type == KG_TYPE_INT || column->type == KG_TYPE_INSTANT;

  g_string_append_printf (self->sql, "  %s %s", column->name,
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

static void
append_table (Writer        *self,
              const KgTable *table)
{
  g_string_append_printf (self->sql, "\nCREATE TABLE %s (\n", table->name);
  for (guint i = 0; i < table->n_columns; i++) {
    append_column (self, table, (int) i);
    g_string_append (self->sql, i + 1 < table->n_columns ? ",\n" : "");
  }
  if (table->unique != NULL)
    g_string_append_printf (self->sql, ",\n  UNIQUE (%s)", table->unique);
  g_string_append_printf (self->sql, "\n)%s;\n",
                          self->dialect == DIALECT_SQLITE ? " STRICT, WITHOUT ROWID" : "");
}

static void
append_indexes (Writer        *self,
                const KgTable *table)
{
  int unique[KG_MAX_UNIQUE];
  guint n = kg_table_unique_set (table, unique);

  for (guint i = KG_COL_COMMON; i < table->n_columns; i++) {
    const KgColumn *column = &table->columns[i];

    if (column->type != KG_TYPE_REF && !(column->flags & KG_COLUMN_INDEXED))
      continue;
    if (n > 0 && unique[0] == (int) i)
      continue; /* the index of the unique columns begins with it */
    g_string_append_printf (self->sql, "CREATE INDEX %s_%s ON %s (%s);\n",
                            table->name, column->name, table->name, column->name);
  }
}

/* Guards */

static void
append_guard (Writer        *self,
              KgGuard        guard,
              const KgTable *table,
              int            column,
              const char    *condition)
{
  g_autofree char *code = kg_guard_to_code (guard, table, column);

  if (self->dialect == DIALECT_SQLITE)
    g_string_append_printf (self->sql, "  SELECT RAISE (ABORT, '%s')\n    WHERE %s;\n",
                            code, condition);
  else
    g_string_append_printf (self->sql,
                            "  IF %s THEN\n    RAISE EXCEPTION '%s';\n  END IF;\n",
                            condition, code);
}

static void
append_existing_guards (Writer        *self,
                        const KgTable *table,
                        Event          event)
{
  const char *other = event == ON_UPDATE ? " AND id <> OLD.id" : "";
  int unique[KG_MAX_UNIQUE];
  guint n = kg_table_unique_set (table, unique);

  if (event == ON_INSERT) {
    g_autofree char *same = g_strdup_printf ("EXISTS (SELECT 1 FROM %s WHERE id = NEW.id)",
                                             table->name);

    append_guard (self, KG_GUARD_EXISTS, table, -1, same);
  }

  for (guint i = KG_COL_COMMON; i < table->n_columns; i++) {
    const char *name = table->columns[i].name;
    g_autofree char *same = NULL;

    if (!(table->columns[i].flags & KG_COLUMN_UNIQUE))
      continue;
    same = g_strdup_printf ("EXISTS (SELECT 1 FROM %s WHERE %s = NEW.%s%s)",
                            table->name, name, name, other);
    append_guard (self, KG_GUARD_UNIQUE, table, (int) i, same);
  }

  if (n > 0) {
    g_autoptr (GString) same = g_string_new (NULL);

    g_string_append_printf (same, "EXISTS (SELECT 1 FROM %s WHERE ", table->name);
    for (guint i = 0; i < n; i++)
      g_string_append_printf (same, "%s%s = NEW.%s", i > 0 ? " AND " : "",
                              table->columns[unique[i]].name, table->columns[unique[i]].name);
    g_string_append_printf (same, "%s)", other);
    append_guard (self, KG_GUARD_UNIQUE, table, -1, same->str);
  }
}

static void
append_reference_guards (Writer        *self,
                         const KgTable *table)
{
  for (guint i = KG_COL_COMMON; i < table->n_columns; i++) {
    const KgColumn *column = &table->columns[i];
    g_autoptr (GString) missing = g_string_new (NULL);

    if (column->type != KG_TYPE_REF)
      continue;
    g_string_append_printf (missing, "NEW.%s IS NOT NULL", column->name);
    if (g_str_equal (column->detail, table->name))
      g_string_append_printf (missing, " AND NEW.%s <> NEW.id", column->name);
    g_string_append_printf (missing, " AND NOT EXISTS (SELECT 1 FROM %s WHERE id = NEW.%s)",
                            column->detail, column->name);
    append_guard (self, KG_GUARD_MISSING, table, (int) i, missing->str);
  }
}

static void
append_referenced_guards (Writer        *self,
                          const KgTable *table)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint t = 0; t < n; t++) {
    for (guint i = KG_COL_COMMON; i < tables[t]->n_columns; i++) {
      const KgColumn *column = &tables[t]->columns[i];
      g_autofree char *condition = NULL;

      if (column->type != KG_TYPE_REF || !g_str_equal (column->detail, table->name))
        continue;
      condition = g_strdup_printf ("EXISTS (SELECT 1 FROM %s WHERE %s = OLD.id%s)",
                                   tables[t]->name, column->name,
                                   tables[t] == table ? " AND id <> OLD.id" : "");
      append_guard (self, KG_GUARD_REFERENCED, tables[t], (int) i, condition);
    }
  }
}

static void
append_frozen_guard (Writer        *self,
                     const KgTable *table)
{
  g_autoptr (GString) condition = g_string_new (NULL);

  g_string_append_printf (condition, "OLD.%s IN ", table->columns[table->state_column].name);
  append_codes (condition, table->frozen);
  append_guard (self, KG_GUARD_FROZEN, table, -1, condition->str);
}

static void
append_parent_guard (Writer        *self,
                     const KgTable *table,
                     const char    *side)
{
  const KgColumn *column = &table->columns[table->parent_column];
  const KgTable *parent = kg_table_by_name (column->detail);
  g_autoptr (GString) condition = g_string_new (NULL);

  g_string_append_printf (condition, "EXISTS (SELECT 1 FROM %s WHERE id = %s.%s AND %s IN ",
                          parent->name, side, column->name,
                          parent->columns[parent->state_column].name);
  append_codes (condition, table->parent_frozen);
  g_string_append_c (condition, ')');
  append_guard (self, KG_GUARD_PARENT_FROZEN, table, -1, condition->str);
}

static void
append_transition_guard (Writer        *self,
                         const KgTable *table)
{
  const char *state = table->columns[table->state_column].name;
  g_autoptr (GString) condition = g_string_new (NULL);

  g_string_append_printf (condition, "NEW.%s <> OLD.%s AND NOT (", state, state);
  for (const KgTransition *t = table->transitions; t->from != NULL; t++)
    g_string_append_printf (condition, "%sOLD.%s = '%s' AND NEW.%s = '%s'",
                            t == table->transitions ? "" : "\n      OR ",
                            state, t->from, state, t->to);
  g_string_append_c (condition, ')');
  append_guard (self, KG_GUARD_TRANSITION, table, table->state_column, condition->str);
}

static void
append_guards (Writer        *self,
               const KgTable *table,
               Event          event)
{
  if (event != ON_INSERT && table->flags & KG_TABLE_APPEND_ONLY) {
    append_guard (self, KG_GUARD_APPEND_ONLY, table, -1, "1 = 1");
    return;
  }

  if (event == ON_DELETE && table->flags & KG_TABLE_NO_DELETE) {
    append_guard (self, KG_GUARD_NO_DELETE, table, -1, "1 = 1");
    return;
  }

  if (event == ON_UPDATE) {
    append_guard (self, KG_GUARD_IDENTITY, table, -1, "NEW.id <> OLD.id");
    append_guard (self, KG_GUARD_VERSION, table, -1, "NEW.version <> OLD.version + 1");
  }
  if (event != ON_INSERT && table->frozen != NULL)
    append_frozen_guard (self, table);
  if (event != ON_INSERT && table->parent_frozen != NULL)
    append_parent_guard (self, table, "OLD");
  if (event != ON_DELETE && table->parent_frozen != NULL)
    append_parent_guard (self, table, "NEW");
  if (event == ON_UPDATE && table->transitions != NULL)
    append_transition_guard (self, table);
  if (event == ON_DELETE) {
    append_referenced_guards (self, table);
  } else {
    append_existing_guards (self, table, event);
    append_reference_guards (self, table);
  }
}

static void
append_sqlite_triggers (Writer        *self,
                        const KgTable *table)
{
  for (int event = ON_INSERT; event <= ON_DELETE; event++) {
    g_autoptr (GString) body = g_string_new (NULL);
    Writer inner = { self->dialect, body };
    g_autofree char *lower = g_ascii_strdown (event_names[event], -1);

    append_guards (&inner, table, (Event) event);
    if (body->len > 0)
      g_string_append_printf (self->sql,
                              "CREATE TRIGGER %s_%s BEFORE %s ON %s BEGIN\n%sEND;\n",
                              table->name, lower, event_names[event], table->name, body->str);
  }
}

static void
append_postgresql_triggers (Writer        *self,
                            const KgTable *table)
{
  for (int event = ON_INSERT; event <= ON_DELETE; event++) {
    g_autofree char *lower = g_ascii_strdown (event_names[event], -1);

    g_string_append_printf (self->sql,
                            "CREATE FUNCTION %s_%s () RETURNS trigger LANGUAGE plpgsql AS $kg$\n"
                            "BEGIN\n", table->name, lower);
    append_guards (self, table, (Event) event);
    g_string_append_printf (self->sql,
                            "  RETURN %s;\n"
                            "END\n"
                            "$kg$;\n"
                            "CREATE TRIGGER %s_%s BEFORE %s ON %s\n"
                            "  FOR EACH ROW EXECUTE FUNCTION %s_%s ();\n",
                            event == ON_DELETE ? "OLD" : "NEW",
                            table->name, lower, event_names[event], table->name,
                            table->name, lower);
  }
  g_string_append_printf (self->sql,
                          "CREATE TRIGGER %s_truncate BEFORE TRUNCATE ON %s\n"
                          "  FOR EACH STATEMENT EXECUTE FUNCTION kg_refuse_truncate ();\n",
                          table->name, table->name);
}

static void
append_head (Writer *self)
{
  g_string_append_printf (self->sql, "-- The store of Kaigong, schema %04d.\n", KG_SCHEMA_VERSION);
  if (self->dialect == DIALECT_SQLITE)
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
 * kg_schema_to_sql:
 * @dialect: "sqlite" or "postgresql"
 *
 * Returns: (nullable) (transfer full): the statements that make an empty
 *   database a store of schema %KG_SCHEMA_VERSION, or %NULL for another dialect
 */
char *
kg_schema_to_sql (const char *dialect)
{
  Writer self = { DIALECT_SQLITE, NULL };
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  if (g_strcmp0 (dialect, "postgresql") == 0)
    self.dialect = DIALECT_POSTGRESQL;
  else if (g_strcmp0 (dialect, "sqlite") != 0)
    return NULL;

  self.sql = g_string_new (NULL);
  append_head (&self);
  for (guint i = 0; i < n; i++) {
    append_table (&self, tables[i]);
    append_indexes (&self, tables[i]);
  }

  /* Guards look at tables that stand later. */
  g_string_append_c (self.sql, '\n');
  for (guint i = 0; i < n; i++) {
    if (self.dialect == DIALECT_SQLITE)
      append_sqlite_triggers (&self, tables[i]);
    else
      append_postgresql_triggers (&self, tables[i]);
  }

  return g_string_free (self.sql, FALSE);
}
