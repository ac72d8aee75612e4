// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-chain.h"

#include "core/kg-words.h"
#include "services/kg-minutes-json.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* The chain of seals and its examination.
 *
 * A seal is the SHA-256 of what was issued and of the seal before it. It finds
 * every change but that of somebody who works all seals after it out again;
 * that one is found in the change log, which tells what was issued, and in
 * every exported file, which bears its seal. */

#define CONTEXT 12 /* characters of a text shown on each side of a difference */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  KgRecord *ra = *(KgRecord *const *) a;
  KgRecord *rb = *(KgRecord *const *) b;
  gint64 ya = kg_record_get_int (ra, KG_MINUTES_YEAR), yb = kg_record_get_int (rb, KG_MINUTES_YEAR);
  gint64 na = kg_record_get_int (ra, KG_MINUTES_NUMBER), nb = kg_record_get_int (rb, KG_MINUTES_NUMBER);

  if (ya != yb)
    return ya < yb ? -1 : 1;
  return na < nb ? -1 : na > nb;
}

/**
 * kg_minutes_get_issued:
 *
 * Returns: (transfer full) (element-type KgRecord): all issued minutes of a
 *   series in the order of their numbers
 */
GPtrArray *
kg_minutes_get_issued (KgTxn       *txn,
                       const char  *series_id,
                       GError     **error)
{
  g_autoptr (GPtrArray) all =
    kg_txn_select (txn, &kg_table_minutes,
                   &(KgFilter) { .conditions = { { KG_MINUTES_STATE, KG_OP_EQ, "issued", 0 } },
                                 .n_conditions = 1 },
                   error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++) {
    KgRecord *row = g_ptr_array_index (all, i);
    g_autoptr (KgRecord) meeting =
      kg_query_need (txn, &kg_table_meeting, kg_record_get_text (row, KG_MINUTES_MEETING), error);

    if (meeting == NULL)
      return NULL;
    if (kg_record_is (meeting, KG_MEETING_SERIES, series_id))
      g_ptr_array_add (found, kg_record_ref (row));
  }

  g_ptr_array_sort (found, compare_numbers);
  return g_steal_pointer (&found);
}

/**
 * kg_minutes_list_shared_numbers:
 * @numbers: (out) (transfer full) (nullable): those that two documents of one
 *   series bear, as 〔2026〕47号、〔2026〕48号; %NULL when there is none, as in
 *   every store that nothing but this version wrote to
 */
gboolean
kg_minutes_list_shared_numbers (KgTxn   *txn,
                                char   **numbers,
                                GError **error)
{
  g_autoptr (GPtrArray) series =
    kg_txn_select (txn, &kg_table_series, &(KgFilter) { .order = { KG_ORDER (KG_SERIES_NAME) } }, error);
  g_autoptr (GString) list = g_string_new (NULL);

  *numbers = NULL;
  for (guint s = 0; series != NULL && s < series->len; s++) {
    g_autoptr (GPtrArray) issued = kg_minutes_get_issued (txn, kg_record_get_id (g_ptr_array_index (series, s)), error);

    if (issued == NULL)
      return FALSE;
    for (guint i = 1; i < issued->len; i++) {
      KgRecord *row = g_ptr_array_index (issued, i);
      g_autofree char *number = kg_minutes_row_number (row);

      if (compare_numbers (&row, &g_ptr_array_index (issued, i - 1)) == 0)
        g_string_append_printf (list, "%s%s", list->len > 0 ? "、" : "", number);
    }
  }

  if (list->len > 0)
    *numbers = g_string_free (g_steal_pointer (&list), FALSE);
  return series != NULL;
}

/**
 * kg_minutes_number_before:
 *
 * Returns: the number of the last minutes that a series issued before it was
 *   kept here, for those who begin in the middle of a year; 0 for none
 */
gint64
kg_minutes_number_before (KgTxn      *txn,
                          const char *series_id)
{
  g_autofree char *key = g_strdup_printf (KG_MINUTES_LAST_NUMBER, series_id);
  g_autofree char *value = kg_query_setting (txn, key, NULL);

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/**
 * kg_minutes_make_seal:
 * @content: what is issued, as JSON
 * @previous: (nullable): the seal of what was issued before
 */
char *
kg_minutes_make_seal (const char *content,
                      const char *previous)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (previous != NULL)
    g_checksum_update (sum, (const guchar *) previous, -1);
  g_checksum_update (sum, (const guchar *) "\n", 1);
  g_checksum_update (sum, (const guchar *) content, -1);
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * kg_minutes_seal_holds:
 *
 * Whether an issued row says what it said when it was sealed.
 */
gboolean
kg_minutes_seal_holds (const KgRecord *row)
{
  const char *content = kg_record_get_text (row, KG_MINUTES_CONTENT);
  g_autofree char *seal = kg_minutes_make_seal (content != NULL ? content : "",
                                                kg_record_get_text (row, KG_MINUTES_PREVIOUS_HASH));

  return kg_record_is (row, KG_MINUTES_HASH, seal);
}

static gboolean
is_issue (const KgRecord *entry)
{
  const char *after = kg_record_get_text (entry, KG_CHANGE_LOG_AFTER);

  return after != NULL && strstr (after, "\"state\":\"issued\"") != NULL;
}

/**
 * kg_minutes_is_as_issued:
 * @is_as_issued: (out): whether its seal holds and the change log knows it as
 *   it is
 */
gboolean
kg_minutes_is_as_issued (KgTxn           *txn,
                         const KgRecord  *row,
                         gboolean        *is_as_issued,
                         GError         **error)
{
  g_autoptr (GPtrArray) entries =
    kg_txn_select (txn, &kg_table_change_log,
                   &(KgFilter) { .conditions = { { KG_CHANGE_LOG_ROW, KG_OP_EQ, kg_record_get_id (row), 0 } },
                                 .n_conditions = 1 },
                   error);
  g_autoptr (GString) json = g_string_new (NULL);

  *is_as_issued = FALSE;
  kg_record_to_json (row, json);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (is_issue (g_ptr_array_index (entries, i)))
      *is_as_issued = kg_minutes_seal_holds (row) &&
                      kg_record_is (g_ptr_array_index (entries, i), KG_CHANGE_LOG_AFTER, json->str);

  return entries != NULL;
}

/**
 * kg_minutes_row_number:
 *
 * Returns: 〔2026〕47号
 */
char *
kg_minutes_row_number (const KgRecord *row)
{
  return g_strdup_printf ("〔%d〕%d号", (int) kg_record_get_int (row, KG_MINUTES_YEAR),
                          (int) kg_record_get_int (row, KG_MINUTES_NUMBER));
}

/* A few characters around @at. */
static char *
part_of (const char *text,
         const char *at)
{
  const char *start = at, *end = at;

  for (guint i = 0; i < CONTEXT && start > text; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < CONTEXT && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return g_strdup_printf ("%s%.*s%s", start > text ? "…" : "", (int) (end - start), start, *end != '\0' ? "…" : "");
}

/**
 * kg_minutes_differ:
 * @is: valid UTF-8
 * @was: valid UTF-8
 * @is_part: (out): what stands where they differ first
 * @was_part: (out): what stood there
 */
gboolean
kg_minutes_differ (const char  *is,
                   const char  *was,
                   char       **is_part,
                   char       **was_part)
{
  const char *a = is, *b = was;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b)) {
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
  }
  if (*a == '\0' && *b == '\0')
    return FALSE;

  *is_part = part_of (is, a);
  *was_part = part_of (was, b);
  return TRUE;
}

typedef struct {
  GHashTable *logged;  /* id → char: the row as it was when it was issued */
  GPtrArray *findings;
} Verifier;

static void
add_finding (Verifier *self,
             char     *sentence)
{
  g_ptr_array_add (self->findings, sentence);
}

/* What a column holds in a logged row, as text; NULL when it is empty. */
static char *
member_text (JsonObject *object,
             const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return NULL;
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_dup_string (node) : json_to_string (node, FALSE);
}

static JsonNode *
parse_row (const char *json)
{
  JsonNode *node = json_from_string (json, NULL);

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    g_clear_pointer (&node, json_node_unref);
  return node;
}

/* The first column in which a row is not as it was when it was issued. */
static gboolean
check_log (Verifier *self,
           KgRecord *row,
           const char *number)
{
  const char *was_json = g_hash_table_lookup (self->logged, kg_record_get_id (row));
  g_autoptr (GString) is_json = g_string_new (NULL);
  g_autoptr (JsonNode) is_node = NULL;
  g_autoptr (JsonNode) was_node = NULL;

  if (was_json == NULL) {
    add_finding (self, g_strdup_printf (_("The change log does not know that minutes %s were issued: they were put there "
                                          "by another way than this program"), number));
    return FALSE;
  }

  kg_record_to_json (row, is_json);
  if (g_str_equal (is_json->str, was_json))
    return TRUE;

  is_node = parse_row (is_json->str);
  was_node = parse_row (was_json);
  for (guint i = 0; is_node != NULL && was_node != NULL && i < kg_table_minutes.n_columns; i++) {
    const char *name = kg_table_minutes.columns[i].name;
    g_autofree char *is = member_text (json_node_get_object (is_node), name);
    g_autofree char *was = member_text (json_node_get_object (was_node), name);
    g_autofree char *is_part = NULL;
    g_autofree char *was_part = NULL;

    if (!kg_minutes_differ (is != NULL ? is : "", was != NULL ? was : "", &is_part, &was_part))
      continue;
    add_finding (self, g_strdup_printf (_("Minutes %s were changed after they were issued: their %s says “%s” where it said “%s”"),
                                        number, kg_words_for_column (&kg_table_minutes, (int) i), is_part, was_part));
    return FALSE;
  }

  add_finding (self, g_strdup_printf (_("Minutes %s are not as the change log says they were issued"), number));
  return FALSE;
}

/* The columns that people look for say the same as what was sealed. */
static gboolean
agrees_with_content (KgRecord *row)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_from_json (kg_record_get_text (row, KG_MINUTES_CONTENT), NULL);

  return minutes != NULL &&
         minutes->year == kg_record_get_int (row, KG_MINUTES_YEAR) &&
         minutes->number == kg_record_get_int (row, KG_MINUTES_NUMBER) &&
         minutes->issued_on == kg_record_get_date (row, KG_MINUTES_ISSUED_ON) &&
         minutes->stage == KG_MINUTES_ISSUED;
}

static void
check_row (Verifier   *self,
           KgRecord   *row,
           const char *previous)
{
  const char *content = kg_record_get_text (row, KG_MINUTES_CONTENT);
  g_autofree char *number = kg_minutes_row_number (row);
  g_autofree char *seal = kg_minutes_make_seal (content != NULL ? content : "", previous);

  /* One sentence a document: the log says most. */
  if (!check_log (self, row, number))
    return;

  if (!kg_record_is (row, KG_MINUTES_HASH, seal))
    add_finding (self, g_strdup_printf (_("Minutes %s do not match their seal: they, or the ones before them, were changed"),
                                        number));
  else if (g_strcmp0 (previous, kg_record_get_text (row, KG_MINUTES_PREVIOUS_HASH)) != 0)
    add_finding (self, g_strdup_printf (_("Minutes %s name another document before them than the one that is there"), number));
  else if (!agrees_with_content (row))
    add_finding (self, g_strdup_printf (_("Minutes %s bear another number or day than the text that was sealed"), number));
}

static gboolean
note_logged_cb (KgRecord *entry,
                gpointer  user_data)
{
  Verifier *self = user_data;

  if (is_issue (entry))
    g_hash_table_insert (self->logged, g_strdup (kg_record_get_text (entry, KG_CHANGE_LOG_ROW)),
                         g_strdup (kg_record_get_text (entry, KG_CHANGE_LOG_AFTER)));
  return TRUE;
}

/* What the log knows was issued and is not there, or not issued, any more. */
static gboolean
check_gone (Verifier    *self,
            KgTxn       *txn,
            const char  *series_id,
            GPtrArray   *issued,
            GError     **error)
{
  GHashTableIter iter;
  gpointer id, json;

  for (guint i = 0; i < issued->len; i++)
    g_hash_table_remove (self->logged, kg_record_get_id (g_ptr_array_index (issued, i)));

  g_hash_table_iter_init (&iter, self->logged);
  while (g_hash_table_iter_next (&iter, &id, &json)) {
    g_autoptr (JsonNode) node = parse_row (json);
    JsonObject *row = node != NULL ? json_node_get_object (node) : NULL;
    g_autofree char *meeting_id = row != NULL ? member_text (row, "meeting") : NULL;
    GError *local = NULL;
    g_autoptr (KgRecord) meeting = meeting_id != NULL ? kg_txn_get (txn, &kg_table_meeting, meeting_id, &local) : NULL;

    if (local != NULL) {
      g_propagate_error (error, local);
      return FALSE;
    }
    if (meeting == NULL || kg_record_is (meeting, KG_MEETING_SERIES, series_id))
      add_finding (self, g_strdup_printf (_("Minutes 〔%d〕%d号 were issued and are not in the store any more"),
                                          (int) json_object_get_int_member_with_default (row, "year", 0),
                                          (int) json_object_get_int_member_with_default (row, "number", 0)));
  }

  return TRUE;
}

/* A meeting is issued with its minutes, and not without. */
static gboolean
check_meetings (Verifier    *self,
                KgTxn       *txn,
                const char  *series_id,
                GPtrArray   *issued,
                GError     **error)
{
  g_autoptr (GPtrArray) meetings =
    kg_txn_select (txn, &kg_table_meeting,
                   &(KgFilter) { .conditions = { { KG_MEETING_SERIES, KG_OP_EQ, series_id, 0 },
                                                 { KG_MEETING_STATE, KG_OP_EQ, "issued", 0 } },
                                 .n_conditions = 2 },
                   error);

  for (guint m = 0; meetings != NULL && m < meetings->len; m++) {
    KgRecord *meeting = g_ptr_array_index (meetings, m);
    gboolean found = FALSE;

    for (guint i = 0; i < issued->len && !found; i++)
      found = kg_record_is (g_ptr_array_index (issued, i), KG_MINUTES_MEETING, kg_record_get_id (meeting));
    if (!found)
      add_finding (self, g_strdup_printf (_("The minutes of meeting %d-%d were issued, and there are none"),
                                          (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
                                          (int) kg_record_get_int (meeting, KG_MEETING_NUMBER)));
  }

  return meetings != NULL;
}

/**
 * kg_minutes_verify:
 * @n_checked: (out): how many documents were looked at
 *
 * Works every seal of a series out again, follows the chain, and holds each
 * document against what the change log says was issued.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each
 *   document that does not hold; empty when all do
 */
GPtrArray *
kg_minutes_verify (KgTxn       *txn,
                   const char  *series_id,
                   guint       *n_checked,
                   GError     **error)
{
  g_autoptr (GPtrArray) issued = kg_minutes_get_issued (txn, series_id, error);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) logged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Verifier self = { logged, findings };
  const char *previous = NULL;
  gint64 year = 0, number = 0;

  if (issued == NULL ||
      !kg_txn_scan (txn, &kg_table_change_log,
                    &(KgFilter) { .conditions = { { KG_CHANGE_LOG_TABLE, KG_OP_EQ, "minutes", 0 } },
                                  .n_conditions = 1 },
                    note_logged_cb, &self, error))
    return NULL;

  for (guint i = 0; i < issued->len; i++) {
    KgRecord *row = g_ptr_array_index (issued, i);
    gint64 y = kg_record_get_int (row, KG_MINUTES_YEAR);
    gint64 n = kg_record_get_int (row, KG_MINUTES_NUMBER);
    g_autofree char *text = kg_minutes_row_number (row);

    check_row (&self, row, previous);
    if (i > 0 && y == year && n == number)
      add_finding (&self, g_strdup_printf (_("The number %s was given twice"), text));
    else if (n != (i == 0 ? kg_minutes_number_before (txn, series_id) + 1 : y == year ? number + 1 : 1))
      add_finding (&self, g_strdup_printf (_("Before minutes %s a number is missing"), text));
    previous = kg_record_get_text (row, KG_MINUTES_HASH);
    year = y;
    number = n;
  }

  if (!check_gone (&self, txn, series_id, issued, error) ||
      !check_meetings (&self, txn, series_id, issued, error))
    return NULL;

  if (n_checked != NULL)
    *n_checked = issued->len;
  return g_steal_pointer (&findings);
}
