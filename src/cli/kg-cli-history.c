// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-history.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "core/kg-uuid.h"
#include "core/kg-words.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/* The change log of one thing and of what belongs to it: the rows of other
 * tables that refer to it. */

static const KgCliColumn columns[] = {
  { "changed_at", N_("When") },
  { "changed_by", N_("Who") },
  { "label", N_("What"), 1 },
  { "table", NULL },
  { "row_id", NULL },
  { "operation", NULL },
  { "thing", N_("Of") },
  { "changes", N_("Changes") },
  { "before", NULL },
  { "after", NULL },
  { NULL },
};

static JsonObject *
object_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
value_text (JsonObject    *object,
            const KgTable *table,
            int            column)
{
  const char *member = table->columns[column].name;
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("–");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (kg_label_code (table, column, json_node_get_string (node)));

  return json_to_string (node, FALSE);
}

/* The columns that differ, in words; the names of the store are in the JSON. */
static char *
describe (const KgTable *table,
          const char    *before_text,
          const char    *after_text)
{
  g_autoptr (JsonNode) before = before_text != NULL ? json_from_string (before_text, NULL) : NULL;
  g_autoptr (JsonNode) after = after_text != NULL ? json_from_string (after_text, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint c = KG_COL_COMMON; table != NULL && c < table->n_columns; c++) {
    g_autofree char *old = value_text (object_of (before), table, (int) c);
    g_autofree char *new = value_text (object_of (after), table, (int) c);
    g_autofree char *change = NULL;

    if (g_str_equal (old, new))
      continue;
    change = before != NULL ? g_strdup_printf ("%s → %s", old, new) : g_steal_pointer (&new);
    if (text->len > 0)
      g_string_append (text, C_("between two changes", "; "));
    /* Translators: what changed, and from what to what. */
    g_string_append_printf (text, _("%s: %s"), kg_words_for_column (table, (int) c), change);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_entry (KgCliTable     *out,
           const KgRecord *entry)
{
  const char *name = kg_record_get_text (entry, KG_CHANGE_LOG_TABLE);
  const char *before = kg_record_get_text (entry, KG_CHANGE_LOG_BEFORE);
  const char *after = kg_record_get_text (entry, KG_CHANGE_LOG_AFTER);
  const KgTable *table = kg_table_by_name (name);
  g_autofree char *changes = describe (table, before, after);

  kg_cli_table_add (out, kg_cli_field (entry, KG_COL_CHANGED_AT));
  kg_cli_table_add (out, kg_cli_field (entry, KG_COL_CHANGED_BY));
  kg_cli_table_add (out, kg_cli_field (entry, KG_CHANGE_LOG_LABEL));
  kg_cli_table_add (out, kg_cli_text (name));
  kg_cli_table_add (out, kg_cli_field (entry, KG_CHANGE_LOG_ROW));
  kg_cli_table_add (out, kg_cli_field (entry, KG_CHANGE_LOG_OPERATION));
  kg_cli_table_add (out, kg_cli_code (name, table != NULL ? kg_words_for_table (table) : name));
  kg_cli_table_add (out, kg_cli_text (changes));
  kg_cli_table_add (out, kg_cli_json (before, ""));
  kg_cli_table_add (out, kg_cli_json (after, ""));
}

static gboolean
add_log_of (KgTxn       *txn,
            const char  *row_id,
            GPtrArray   *entries,
            GError     **error)
{
  g_autoptr (GPtrArray) rows =
    kg_query_children (txn, &kg_table_change_log, KG_CHANGE_LOG_ROW, row_id, KG_COL_CHANGED_AT, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_ptr_array_add (entries, kg_record_ref (g_ptr_array_index (rows, i)));

  return rows != NULL;
}

static gboolean
add_log_of_children (KgTxn          *txn,
                     const KgTable  *table,
                     const char     *row_id,
                     GPtrArray      *entries,
                     GError        **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_tables;
  const KgTable *const *tables = kg_tables (&n_tables);

  /* Half the store refers to a unit; that is not the unit’s history. */
  if (table == &kg_table_unit || table == &kg_table_person || table == &kg_table_series)
    return TRUE;

  for (guint t = 0; t < n_tables; t++) {
    /* Private notes are nobody’s business, and in no log. */
    if (tables[t]->flags & KG_TABLE_UNLOGGED)
      continue;

    for (guint c = KG_COL_COMMON; c < tables[t]->n_columns; c++) {
      g_autoptr (GPtrArray) rows = NULL;

      if (tables[t]->columns[c].type != KG_TYPE_REF || !g_str_equal (tables[t]->columns[c].detail, table->name))
        continue;

      rows = kg_query_children (txn, tables[t], (int) c, row_id, KG_COL_ID, error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++) {
        const char *id = kg_record_get_id (g_ptr_array_index (rows, i));

        if (g_hash_table_add (seen, g_strdup (id)) && !add_log_of (txn, id, entries, error))
          return FALSE;
      }
    }
  }

  return TRUE;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  KgRecord *ra = *(KgRecord *const *) a;
  KgRecord *rb = *(KgRecord *const *) b;
  gint64 ta = kg_record_get_int (ra, KG_COL_CHANGED_AT), tb = kg_record_get_int (rb, KG_COL_CHANGED_AT);

  return ta != tb ? (ta < tb ? -1 : 1) : g_strcmp0 (kg_record_get_id (ra), kg_record_get_id (rb));
}

/* An id of any table; a project, an assignment or a meeting by what people
 * call it. */
static KgRecord *
find_anything (KgTxn       *txn,
               const char  *key,
               GError     **error)
{
  guint n_tables;
  const KgTable *const *tables = kg_tables (&n_tables);
  KgRecord *row;

  if (kg_uuid_is_valid (key)) {
    for (guint t = 0; t < n_tables; t++) {
      if (!(tables[t]->flags & KG_TABLE_UNLOGGED) && (row = kg_txn_get (txn, tables[t], key, NULL)) != NULL)
        return row;
    }
  } else {
    g_autoptr (GError) several = NULL;
    g_autoptr (KgRecord) project = kg_query_project (txn, key, NULL);
    g_autoptr (KgRecord) assignment = kg_query_assignment (txn, key, NULL);
    g_autoptr (KgRecord) unit = kg_query_unit (txn, key, NULL);
    g_autoptr (KgRecord) meeting = kg_query_meeting (txn, key, &several);
    KgRecord *all[] = { project, assignment, unit, meeting };
    guint n_found = 0;

    row = NULL;
    for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
      n_found += all[i] != NULL;
      row = all[i] != NULL ? all[i] : row;
    }
    if (n_found == 1)
      return kg_record_ref (row);
    if (n_found == 0 && g_error_matches (several, KG_ERROR, KG_ERROR_REFUSED)) {
      g_propagate_error (error, g_steal_pointer (&several));
      return NULL;
    }
    if (n_found > 1) {
      g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("More than one thing is called “%s”; use its id"), key);
      return NULL;
    }
  }

  g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("Nothing in the store is called “%s”"), key);
  return NULL;
}

gboolean
kg_cli_history (KgTxn   *txn,
                KgCli   *cli,
                GError **error)
{
  g_autoptr (KgRecord) row = find_anything (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  KgCliTable *out;

  if (row == NULL || !add_log_of (txn, kg_record_get_id (row), entries, error) ||
      !add_log_of_children (txn, kg_record_get_table (row), kg_record_get_id (row), entries, error))
    return FALSE;

  g_ptr_array_sort (entries, compare_entries);
  out = kg_cli_table_new (columns);
  for (guint i = 0; i < entries->len; i++)
    add_entry (out, g_ptr_array_index (entries, i));

  kg_cli_answer_table (cli, out);
  return TRUE;
}
