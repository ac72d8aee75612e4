// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-sqlite.h"
#include "core/kg-error.h"
#include "core/kg-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What only the engine can say about a store: whether the file is whole,
 * whether its guards are those of its schema, and whether references lead
 * somewhere. */

static void
add_finding (GPtrArray  *findings,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
add_finding (GPtrArray  *findings,
             const char *format,
             ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (findings, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
check_file (KgSqlite  *self,
            GPtrArray *findings)
{
  sqlite3_stmt *statement = NULL;
  guint places = 0;
  int status;

  status = sqlite3_prepare_v2 (self->db, "PRAGMA integrity_check", -1, &statement, NULL);
  while (status == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW) {
    const char *text = (const char *) sqlite3_column_text (statement, 0);

    if (g_strcmp0 (text, "ok") == 0)
      continue;
    places++;
    g_debug ("%s: integrity: %s", self->path, text);
  }
  if (sqlite3_finalize (statement) != SQLITE_OK || status != SQLITE_OK)
    places++;

  if (places > 0)
    add_finding (findings,
                 ngettext ("The file is damaged in %u place. Restore it from a backup.",
                           "The file is damaged in %u places. Restore it from a backup.", places),
                 places);
}

/* The same statement without the white space that makes no difference: a
 * column that was added later stands in other lines than one that was there
 * from the beginning. */
static char *
squeeze (const char *sql)
{
  GString *squeezed = g_string_new (NULL);
  gboolean space = FALSE;
  char quote = '\0';

  for (const char *p = sql; *p != '\0'; p++) {
    if (quote == '\0' && g_ascii_isspace (*p)) {
      space = TRUE;
      continue;
    }

    if (space && squeezed->len > 0 && strchr (",()", *p) == NULL &&
        strchr (",()", squeezed->str[squeezed->len - 1]) == NULL)
      g_string_append_c (squeezed, ' ');
    space = FALSE;
    if (*p == quote)
      quote = '\0';
    else if (quote == '\0' && (*p == '\'' || *p == '"'))
      quote = *p;
    g_string_append_c (squeezed, *p);
  }

  return g_string_free (squeezed, FALSE);
}

/* Everything that the schema is made of, as name → SQL. */
static GHashTable *
read_schema (sqlite3 *db)
{
  GHashTable *schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                          " AND name NOT LIKE 'sqlite_%'", -1, &statement, NULL) == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      g_hash_table_insert (schema,
                           g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                           squeeze ((const char *) sqlite3_column_text (statement, 1)));
  sqlite3_finalize (statement);

  return schema;
}

static void
check_schema (KgSqlite  *self,
              GPtrArray *findings)
{
  g_autofree char *sql = kg_schema_to_sql ("sqlite");
  g_autoptr (GHashTable) is = read_schema (self->db);
  g_autoptr (GHashTable) should = NULL;
  GHashTableIter iter;
  gpointer name, text;
  sqlite3 *model = NULL;

  if (sqlite3_open (":memory:", &model) != SQLITE_OK ||
      sqlite3_exec (model, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("The schema is not SQL: %s", sqlite3_errmsg (model));
  should = read_schema (model);
  sqlite3_close (model);

  g_hash_table_iter_init (&iter, should);
  while (g_hash_table_iter_next (&iter, &name, &text)) {
    const char *found = g_hash_table_lookup (is, name);

    if (found == NULL)
      add_finding (findings, _("The rule “%s” is missing from the store."), (char *) name);
    else if (g_strcmp0 (found, text) != 0)
      add_finding (findings, _("The rule “%s” of the store was altered."), (char *) name);
    g_hash_table_remove (is, name);
  }

  g_hash_table_iter_init (&iter, is);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    add_finding (findings, _("“%s” in the store does not come from Kaigong."), (char *) name);
}

static gboolean
check_references (KgSqlite       *self,
                  const KgTable  *table,
                  int             column,
                  GPtrArray      *findings,
                  GError        **error)
{
  const char *name = table->columns[column].name;
  g_autofree char *sql =
    g_strdup_printf ("SELECT id FROM %s WHERE %s IS NOT NULL AND %s NOT IN (SELECT id FROM %s)",
                     table->name, name, name, table->columns[column].detail);
  sqlite3_stmt *statement = kg_sqlite_take (self, sql, error);
  int status;

  if (statement == NULL)
    return FALSE;

  while ((status = sqlite3_step (statement)) == SQLITE_ROW)
    add_finding (findings, _("The entry %s of “%s” refers to a %s that is not in the store."),
                 (const char *) sqlite3_column_text (statement, 0), kg_words_for_table (table),
                 kg_words_for_column (table, column));
  if (status != SQLITE_DONE)
    kg_sqlite_set_error (self, status, NULL, NULL, error);
  kg_sqlite_give_back (self, statement);

  return status == SQLITE_DONE;
}

/**
 * kg_sqlite_check:
 *
 * Appends one sentence per finding. Goes on as far as a damaged file allows.
 */
gboolean
kg_sqlite_check (KgSqlite   *self,
                 GPtrArray  *findings,
                 GError    **error)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  check_file (self, findings);
  if (findings->len > 0)
    return TRUE; /* what is read from a damaged file says nothing */

  check_schema (self, findings);
  for (guint t = 0; t < n; t++)
    for (int i = KG_COL_COMMON; i < (int) tables[t]->n_columns; i++)
      if (tables[t]->columns[i].type == KG_TYPE_REF &&
          !check_references (self, tables[t], i, findings, error)) {
        if (findings->len == 0)
          return FALSE;
        g_clear_error (error); /* the findings say why */
      }

  return TRUE;
}
