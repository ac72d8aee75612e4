// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-guard.h"
#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "core/kg-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const guard_names[KG_N_GUARDS] = {
  [KG_GUARD_APPEND_ONLY] = "append-only",
  [KG_GUARD_NO_DELETE] = "no-delete",
  [KG_GUARD_FROZEN] = "frozen",
  [KG_GUARD_PARENT_FROZEN] = "parent-frozen",
  [KG_GUARD_TRANSITION] = "transition",
  [KG_GUARD_IDENTITY] = "identity",
  [KG_GUARD_VERSION] = "version",
  [KG_GUARD_EXISTS] = "exists",
  [KG_GUARD_UNIQUE] = "unique",
  [KG_GUARD_MISSING] = "missing",
  [KG_GUARD_REFERENCED] = "referenced",
  [KG_GUARD_REQUIRED] = "required",
  [KG_GUARD_VALUE] = "value",
  [KG_GUARD_GONE] = "gone",
};

/**
 * kg_guard_to_code:
 * @column: a position, or -1
 *
 * Returns: the text by which an engine reports the broken rule
 */
char *
kg_guard_to_code (KgGuard        guard,
                  const KgTable *table,
                  int            column)
{
  return column < 0
         ? g_strdup_printf ("kg:%s:%s", guard_names[guard], table->name)
         : g_strdup_printf ("kg:%s:%s.%s", guard_names[guard], table->name,
                            table->columns[column].name);
}

/**
 * kg_guard_from_code:
 * @code: what an engine said; words before and after the code are ignored
 *
 * Returns: whether @code reports one of our rules
 */
gboolean
kg_guard_from_code (const char     *code,
                    KgGuard        *guard,
                    const KgTable **table,
                    int            *column)
{
  const char *start = strstr (code, "kg:");
  g_autofree char *one = NULL;
  g_auto (GStrv) parts = NULL;
  char *dot;

  if (start == NULL)
    return FALSE;

  one = g_strndup (start, strcspn (start, " \n"));
  parts = g_strsplit (one, ":", 3);
  if (g_strv_length (parts) != 3)
    return FALSE;

  dot = strchr (parts[2], '.');
  if (dot != NULL)
    *dot++ = '\0';
  *table = kg_table_by_name (parts[2]);
  if (*table == NULL)
    return FALSE;
  *column = dot != NULL ? kg_table_find_column (*table, dot) : -1;

  for (int i = 0; i < KG_N_GUARDS; i++) {
    if (g_str_equal (guard_names[i], parts[1])) {
      *guard = (KgGuard) i;
      return TRUE;
    }
  }

  return FALSE;
}

static const char *
word_or_empty (const KgTable *table,
               int            column)
{
  return column >= 0 ? kg_words_for_column (table, column) : "";
}

static void
set_transition_error (GError        **error,
                      const KgTable  *table,
                      const KgRecord *before,
                      const KgRecord *after)
{
  const char *from = before != NULL ? kg_record_get_text (before, table->state_column) : NULL;
  const char *to = after != NULL ? kg_record_get_text (after, table->state_column) : NULL;

  if (from != NULL && to != NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("The %s cannot go from “%s” to “%s”."),
                 kg_words_for_table (table),
                 kg_label_code (table, table->state_column, from),
                 kg_label_code (table, table->state_column, to));
  else if (to != NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("The %s cannot begin as “%s”."),
                 kg_words_for_table (table), kg_label_code (table, table->state_column, to));
  else
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("The %s cannot take this step from the state it is in."),
                 kg_words_for_table (table));
}

static void
set_value_error (GError        **error,
                 KgGuard         guard,
                 const KgTable  *table,
                 int             column,
                 const KgRecord *after)
{
  const char *value = after != NULL && column >= 0 && kg_column_is_text (table, column)
                      ? kg_record_get_text (after, column) : NULL;

  if (guard == KG_GUARD_UNIQUE && value != NULL && table->columns[column].type == KG_TYPE_TEXT)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("There is already an entry of “%s” whose %s is “%s”."),
                 kg_words_for_table (table), word_or_empty (table, column), value);
  else if (guard == KG_GUARD_UNIQUE && column >= 0)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("There is already an entry of “%s” with this %s."),
                 kg_words_for_table (table), word_or_empty (table, column));
  else if (guard == KG_GUARD_VALUE && value != NULL && strlen (value) < 100 &&
           g_utf8_validate (value, -1, NULL))
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("In “%s”, the %s cannot be “%s”."),
                 kg_words_for_table (table), word_or_empty (table, column), value);
  else
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("In “%s”, the %s has a value that cannot be stored."),
                 kg_words_for_table (table), word_or_empty (table, column));
}

static void
set_unique_set_error (GError       **error,
                      const KgTable *table)
{
  int columns[KG_MAX_UNIQUE];
  guint n = kg_table_unique_set (table, columns);
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: between the names of columns, as in “series, year, number”. */
  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? C_("list", ", ") : "",
                            kg_words_for_column (table, columns[i]));
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               _("There is already an entry of “%s” with the same %s."),
               kg_words_for_table (table), words->str);
}

/**
 * kg_guard_set_error:
 * @column: the column it is about, or -1; for %KG_GUARD_REFERENCED, the
 *   column of @table that refers to the row
 * @before: (nullable): the row as it is in the store
 * @after: (nullable): the row as it was to be
 *
 * Turns a broken rule into the error that people see.
 */
void
kg_guard_set_error (GError        **error,
                    KgGuard         guard,
                    const KgTable  *table,
                    int             column,
                    const KgRecord *before,
                    const KgRecord *after)
{
  const char *name = kg_words_for_table (table);

  switch (guard) {
  case KG_GUARD_APPEND_ONLY:
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("Entries of “%s” are never changed or removed; add a new one instead."), name);
    return;
  case KG_GUARD_NO_DELETE:
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("Entries of “%s” are never removed."), name);
    return;
  case KG_GUARD_FROZEN:
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("This entry of “%s” is closed and does not change any more."), name);
    return;
  case KG_GUARD_PARENT_FROZEN:
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("The %s that this entry of “%s” belongs to is closed; nothing in it changes any more."),
                 word_or_empty (table, table->parent_column), name);
    return;
  case KG_GUARD_TRANSITION:
    set_transition_error (error, table, before, after);
    return;
  case KG_GUARD_IDENTITY:
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("The id of an entry of “%s” never changes."), name);
    return;
  case KG_GUARD_VERSION:
    g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT,
                 _("This entry of “%s” was changed by someone else meanwhile."), name);
    return;
  case KG_GUARD_EXISTS:
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("This entry of “%s” is in the store already."), name);
    return;
  case KG_GUARD_UNIQUE:
    if (column < 0)
      set_unique_set_error (error, table);
    else
      set_value_error (error, guard, table, column, after);
    return;
  case KG_GUARD_MISSING:
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("An entry of “%s” refers to a %s that is not in the store."),
                 name, word_or_empty (table, column));
    return;
  case KG_GUARD_REFERENCED:
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("This cannot be removed: an entry of “%s” still names it as its %s."),
                 name, word_or_empty (table, column));
    return;
  case KG_GUARD_REQUIRED:
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("In “%s”, the %s must not be empty."), name, word_or_empty (table, column));
    return;
  case KG_GUARD_VALUE:
    set_value_error (error, guard, table, column, after);
    return;
  case KG_GUARD_GONE:
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND,
                 _("This entry of “%s” is not in the store, or not any more."), name);
    return;
  case KG_N_GUARDS:
  default:
    g_assert_not_reached ();
  }
}

static gboolean
value_is_valid (const KgRecord *record,
                int             column)
{
  const KgTable *table = kg_record_get_table (record);
  KgDate date;

  switch (table->columns[column].type) {
  case KG_TYPE_BOOL:
    return (kg_record_get_int (record, column) & ~G_GINT64_CONSTANT (1)) == 0;
  case KG_TYPE_DATE:
    date = kg_record_get_date (record, column);
    return date >= kg_date_new (1900, 1, 1) && date <= kg_date_new (2199, 12, 31);
  case KG_TYPE_CODE:
    return kg_table_code_is_valid (table, column, kg_record_get_text (record, column));
  case KG_TYPE_JSON:
    return kg_json_is_valid (kg_record_get_text (record, column));
  case KG_TYPE_TEXT:
  case KG_TYPE_REF:
    return g_utf8_validate (kg_record_get_text (record, column), -1, NULL);
  case KG_TYPE_INT:
    return column != KG_COL_VERSION || kg_record_get_version (record) > 0;
  case KG_TYPE_INSTANT:
  default:
    return TRUE;
  }
}

/**
 * kg_guard_check_values:
 * @record: a row, bookkeeping filled in
 *
 * Checks each column by itself, as the CHECK clauses of an engine do:
 * required, of its kind, one of its codes.
 */
gboolean
kg_guard_check_values (const KgRecord *record,
                       GError        **error)
{
  const KgTable *table = kg_record_get_table (record);

  for (int i = 0; i < (int) table->n_columns; i++) {
    if (kg_record_is_null (record, i)) {
      if (table->columns[i].flags & KG_COLUMN_REQUIRED) {
        kg_guard_set_error (error, KG_GUARD_REQUIRED, table, i, NULL, record);
        return FALSE;
      }
    } else if (!value_is_valid (record, i)) {
      kg_guard_set_error (error, KG_GUARD_VALUE, table, i, NULL, record);
      return FALSE;
    }
  }

  return TRUE;
}

static guint
find_set (const KgTable *table,
          const char    *list,
          int            columns[KG_MAX_UNIQUE])
{
  g_auto (GStrv) names = NULL;
  guint n = 0;

  if (list == NULL)
    return 0;

  names = g_strsplit (list, ",", -1);
  for (guint i = 0; names[i] != NULL; i++) {
    g_assert (n < KG_MAX_UNIQUE);
    columns[n] = kg_table_find_column (table, g_strstrip (names[i]));
    g_assert (columns[n] >= 0);
    n++;
  }

  return n;
}

/**
 * kg_table_unique_set:
 * @columns: (out): the positions of the columns that are unique together
 *
 * Returns: how many there are, 0 when the table has no such rule
 */
guint
kg_table_unique_set (const KgTable *table,
                     int            columns[KG_MAX_UNIQUE])
{
  return find_set (table, table->unique, columns);
}

/**
 * kg_table_counted_set:
 * @columns: (out): the positions of the columns that are unique among the rows
 *   of parents that share something; the last one is what is counted
 *
 * Returns: how many there are, 0 when the table has no such rule
 */
guint
kg_table_counted_set (const KgTable *table,
                      int            columns[KG_MAX_UNIQUE])
{
  return find_set (table, table->counted != NULL ? table->counted->unique : NULL, columns);
}
