// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-schema-writer.h"
#include "storage/kg-guard.h"

/* The guards of the schema as triggers.
 *
 * A guard is a condition on NEW and OLD under which a row is refused, and the
 * code by which it is reported. The conditions are the same SQL for each
 * engine, only the trigger around them differs. References and uniqueness are
 * guarded as well as declared: an engine whose foreign keys can be switched
 * off, or which knows INSERT OR REPLACE, would otherwise lose rows behind the
 * back of the other guards. */

typedef enum {
  ON_INSERT,
  ON_UPDATE,
  ON_DELETE,
} Event;

static const char *const event_names[] = { "INSERT", "UPDATE", "DELETE" };

static void
append_guard (KgSchemaWriter *self,
              KgGuard         guard,
              const KgTable  *table,
              int             column,
              const char     *condition)
{
  g_autofree char *code = kg_guard_to_code (guard, table, column);

  if (self->dialect == KG_DIALECT_SQLITE)
    g_string_append_printf (self->sql, "  SELECT RAISE (ABORT, '%s')\n    WHERE %s;\n",
                            code, condition);
  else
    g_string_append_printf (self->sql,
                            "  IF %s THEN\n    RAISE EXCEPTION '%s';\n  END IF;\n",
                            condition, code);
}

static void
append_existing_guards (KgSchemaWriter *self,
                        const KgTable  *table,
                        Event           event)
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
append_reference_guards (KgSchemaWriter *self,
                         const KgTable  *table)
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
append_referenced_guards (KgSchemaWriter *self,
                          const KgTable  *table)
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
append_frozen_guard (KgSchemaWriter *self,
                     const KgTable  *table)
{
  g_autoptr (GString) condition = g_string_new (NULL);

  g_string_append_printf (condition, "OLD.%s IN ", table->columns[table->state_column].name);
  kg_schema_append_codes (condition, table->frozen);
  append_guard (self, KG_GUARD_FROZEN, table, -1, condition->str);
}

static void
append_parent_guard (KgSchemaWriter *self,
                     const KgTable  *table,
                     const char     *side)
{
  const KgColumn *column = &table->columns[table->parent_column];
  const KgTable *parent = kg_table_by_name (column->detail);
  g_autoptr (GString) condition = g_string_new (NULL);

  g_string_append_printf (condition, "EXISTS (SELECT 1 FROM %s WHERE id = %s.%s AND %s IN ",
                          parent->name, side, column->name,
                          parent->columns[parent->state_column].name);
  kg_schema_append_codes (condition, table->parent_frozen);
  g_string_append_c (condition, ')');
  append_guard (self, KG_GUARD_PARENT_FROZEN, table, -1, condition->str);
}

static void
append_transition_guard (KgSchemaWriter *self,
                         const KgTable  *table)
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

/* A row gets to its end by its life cycle, never at once. */
static void
append_beginning_guard (KgSchemaWriter *self,
                        const KgTable  *table)
{
  g_autoptr (GString) condition = g_string_new (NULL);

  g_string_append_printf (condition, "NEW.%s IN ", table->columns[table->state_column].name);
  kg_schema_append_codes (condition, table->frozen);
  append_guard (self, KG_GUARD_TRANSITION, table, table->state_column, condition->str);
}

/* No two rows that count have the same number. */
static void
append_counted_guard (KgSchemaWriter *self,
                      const KgTable  *table)
{
  const KgCounted *counted = table->counted;
  const char *state = table->columns[table->state_column].name;
  const char *link = table->columns[counted->parent_column].name;
  const KgTable *parent = kg_table_by_name (table->columns[counted->parent_column].detail);
  const char *shared = parent->columns[counted->shared_column].name;
  g_autoptr (GString) condition = g_string_new (NULL);
  int set[KG_MAX_UNIQUE];
  guint n = kg_table_counted_set (table, set);

  g_string_append_printf (condition,
                          "NEW.%s = '%s' AND EXISTS (SELECT 1 FROM %s AS other\n"
                          "      JOIN %s AS own ON own.id = NEW.%s\n"
                          "      JOIN %s AS theirs ON theirs.id = other.%s AND theirs.%s = own.%s\n"
                          "      WHERE other.%s = '%s' AND other.id <> NEW.id",
                          state, counted->state, table->name, parent->name, link, parent->name, link, shared, shared,
                          state, counted->state);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (condition, " AND other.%s = NEW.%s", table->columns[set[i]].name, table->columns[set[i]].name);
  g_string_append_c (condition, ')');
  append_guard (self, KG_GUARD_UNIQUE, table, set[n - 1], condition->str);
}

/* Nor does a row get among others with its number by way of its parent. */
static void
append_counting_guards (KgSchemaWriter *self,
                        const KgTable  *parent)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint t = 0; t < n; t++) {
    const KgTable *table = tables[t];
    const KgCounted *counted = table->counted;
    const char *shared;
    g_autofree char *condition = NULL;

    if (counted == NULL || !g_str_equal (table->columns[counted->parent_column].detail, parent->name))
      continue;
    shared = parent->columns[counted->shared_column].name;
    condition = g_strdup_printf ("NEW.%s <> OLD.%s AND EXISTS (SELECT 1 FROM %s WHERE %s = OLD.id AND %s = '%s')",
                                 shared, shared, table->name, table->columns[counted->parent_column].name,
                                 table->columns[table->state_column].name, counted->state);
    append_guard (self, KG_GUARD_FROZEN, parent, -1, condition);
  }
}

/* Two who count at once do not see what the other one has not committed yet:
 * the second waits for the first. */
static void
append_counting_lock (KgSchemaWriter *self,
                      const KgTable  *table)
{
  g_string_append_printf (self->sql,
                          "  IF NEW.%s = '%s' THEN\n"
                          "    PERFORM pg_advisory_xact_lock (hashtext ('kg:%s'));\n"
                          "  END IF;\n",
                          table->columns[table->state_column].name, table->counted->state, table->name);
}

static void
append_guards (KgSchemaWriter *self,
               const KgTable  *table,
               Event           event)
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
  if (event == ON_INSERT && table->frozen != NULL)
    append_beginning_guard (self, table);
  if (event == ON_UPDATE && table->counted != NULL)
    append_counted_guard (self, table);
  if (event == ON_UPDATE)
    append_counting_guards (self, table);
  if (event == ON_DELETE) {
    append_referenced_guards (self, table);
  } else {
    append_existing_guards (self, table, event);
    append_reference_guards (self, table);
  }
}

static void
append_sqlite_triggers (KgSchemaWriter *self,
                        const KgTable  *table)
{
  for (int event = ON_INSERT; event <= ON_DELETE; event++) {
    g_autoptr (GString) body = g_string_new (NULL);
    KgSchemaWriter inner = { self->dialect, body };
    g_autofree char *lower = g_ascii_strdown (event_names[event], -1);

    append_guards (&inner, table, (Event) event);
    if (body->len > 0)
      g_string_append_printf (self->sql,
                              "CREATE TRIGGER %s_%s BEFORE %s ON %s BEGIN\n%sEND;\n",
                              table->name, lower, event_names[event], table->name, body->str);
  }
}

static void
append_postgresql_triggers (KgSchemaWriter *self,
                            const KgTable  *table)
{
  for (int event = ON_INSERT; event <= ON_DELETE; event++) {
    g_autofree char *lower = g_ascii_strdown (event_names[event], -1);

    g_string_append_printf (self->sql,
                            "CREATE FUNCTION %s_%s () RETURNS trigger LANGUAGE plpgsql AS $kg$\n"
                            "BEGIN\n", table->name, lower);
    if (event == ON_UPDATE && table->counted != NULL)
      append_counting_lock (self, table);
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

/**
 * kg_schema_append_triggers:
 *
 * Appends the statements for the guards of a table.
 */
void
kg_schema_append_triggers (KgSchemaWriter *self,
                           const KgTable  *table)
{
  if (self->dialect == KG_DIALECT_SQLITE)
    append_sqlite_triggers (self, table);
  else
    append_postgresql_triggers (self, table);
}

/**
 * kg_schema_append_trigger_removal:
 *
 * Appends the statements that take the guards of a table away.
 */
void
kg_schema_append_trigger_removal (KgSchemaWriter *self,
                                  const KgTable  *table)
{
  for (int event = ON_INSERT; event <= ON_DELETE; event++) {
    g_autofree char *lower = g_ascii_strdown (event_names[event], -1);

    if (self->dialect == KG_DIALECT_SQLITE)
      g_string_append_printf (self->sql, "DROP TRIGGER IF EXISTS %s_%s;\n", table->name, lower);
    else
      g_string_append_printf (self->sql,
                              "DROP TRIGGER IF EXISTS %s_%s ON %s;\n"
                              "DROP FUNCTION IF EXISTS %s_%s ();\n",
                              table->name, lower, table->name, table->name, lower);
  }
  if (self->dialect == KG_DIALECT_POSTGRESQL)
    g_string_append_printf (self->sql, "DROP TRIGGER IF EXISTS %s_truncate ON %s;\n",
                            table->name, table->name);
}
