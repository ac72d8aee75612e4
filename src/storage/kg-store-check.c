// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-store-check.h"
#include "storage/kg-guard.h"
#include "core/kg-labels.h"
#include "core/kg-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What must be true of the rows of every store, and which no single row shows:
 * life cycles, minutes, positions, and that the change log tells the same
 * story as the rows. */

typedef struct {
  GPtrArray *findings;
  const KgTable *table;
  GHashTable *last;       /* row id → the last change_log record of it */
  GHashTable *seen;       /* what must not come twice */
  GHashTable *states;     /* id → state, of assignments or meetings */
  GHashTable *issued;     /* ids of meetings with issued minutes */
  GHashTable *hashes;     /* seals of issued minutes */
} Check;

static void
add_finding (Check      *check,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
add_finding (Check      *check,
             const char *format,
             ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (check->findings, g_strdup_vprintf (format, args));
  va_end (args);
}

static GHashTable *
new_record_map (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) kg_record_unref);
}

/* Each row by itself, and against the change log */

/* When the entry was made, in the life of its row: by the version that it
 * tells of, as clocks of different seats disagree. A removal comes after the
 * last version. */
static gint64
log_entry_rank (const KgRecord *entry)
{
  static const char key[] = "\"version\":";
  const char *after = kg_record_get_text (entry, KG_CHANGE_LOG_AFTER);
  const char *before = kg_record_get_text (entry, KG_CHANGE_LOG_BEFORE);
  const char *json = after != NULL ? after : before;
  const char *version = json != NULL ? strstr (json, key) : NULL;

  if (version == NULL)
    return 0;

  return 2 * g_ascii_strtoll (version + strlen (key), NULL, 10) + (after == NULL);
}

static gboolean
note_log_entry_cb (KgRecord *entry,
                   gpointer  user_data)
{
  Check *check = user_data;
  const char *id = kg_record_get_text (entry, KG_CHANGE_LOG_ROW);
  KgRecord *known = g_hash_table_lookup (check->last, id);

  if (known == NULL || log_entry_rank (known) <= log_entry_rank (entry))
    g_hash_table_replace (check->last, (gpointer) id, kg_record_ref (entry));

  return TRUE;
}

static gboolean
check_row_cb (KgRecord *record,
              gpointer  user_data)
{
  Check *check = user_data;
  const char *id = kg_record_get_id (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) json = NULL;
  KgRecord *entry;

  if (!kg_guard_check_values (record, &error))
    add_finding (check, _("The entry %s: %s"), id, error->message);

  if (check->table->flags & KG_TABLE_UNLOGGED)
    return TRUE;

  entry = g_hash_table_lookup (check->last, id);
  json = g_string_new (NULL);
  kg_record_to_json (record, json);
  if (entry == NULL ||
      g_strcmp0 (kg_record_get_text (entry, KG_CHANGE_LOG_AFTER), json->str) != 0)
    add_finding (check, _("The entry %s of “%s” is not as the change log says it is."),
                 id, kg_words_for_table (check->table));
  if (entry != NULL)
    g_hash_table_remove (check->last, id);

  return TRUE;
}

static gboolean
check_rows (Check   *check,
            KgTxn   *txn,
            GError **error)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);
  GHashTableIter iter;
  gpointer entry;

  if (!kg_txn_scan (txn, &kg_table_change_log, NULL, note_log_entry_cb, check, error))
    return FALSE;

  for (guint i = 0; i < n; i++) {
    check->table = tables[i];
    if (!kg_txn_scan (txn, tables[i], NULL, check_row_cb, check, error))
      return FALSE;
  }

  /* What is left was logged, and has no row: right only for a removal. */
  g_hash_table_iter_init (&iter, check->last);
  while (g_hash_table_iter_next (&iter, NULL, &entry)) {
    const KgTable *table = kg_table_by_name (kg_record_get_text (entry, KG_CHANGE_LOG_TABLE));

    if (table != NULL && !kg_record_is (entry, KG_CHANGE_LOG_OPERATION, "delete"))
      add_finding (check, _("The entry %s of “%s” is missing, and the change log knows of no "
                            "removal."),
                   kg_record_get_text (entry, KG_CHANGE_LOG_ROW), kg_words_for_table (table));
  }

  return TRUE;
}

/* Assignments: each step starts where the one before ended, and the last one
 * leads to the state that the assignment is in. */

static const char *
state_label (const char *state)
{
  return kg_label_code (&kg_table_assignment, KG_ASSIGNMENT_STATE, state);
}

static gboolean
follow_event_cb (KgRecord *event,
                 gpointer  user_data)
{
  Check *check = user_data;
  const char *assignment = kg_record_get_text (event, KG_ASSIGNMENT_EVENT_ASSIGNMENT);
  const char *from = kg_record_get_text (event, KG_ASSIGNMENT_EVENT_FROM_STATE);
  KgRecord *previous = g_hash_table_lookup (check->states, assignment);

  if (previous != NULL && from != NULL &&
      !kg_record_is (previous, KG_ASSIGNMENT_EVENT_TO_STATE, from))
    add_finding (check, _("A step of the assignment %s starts from “%s”, but the step before "
                          "ended in “%s”."),
                 assignment, state_label (from),
                 state_label (kg_record_get_text (previous, KG_ASSIGNMENT_EVENT_TO_STATE)));
  g_hash_table_replace (check->states, (gpointer) assignment, kg_record_ref (event));

  return TRUE;
}

static gboolean
check_assignment_cb (KgRecord *assignment,
                     gpointer  user_data)
{
  Check *check = user_data;
  KgRecord *last = g_hash_table_lookup (check->states, kg_record_get_id (assignment));
  const char *state = kg_record_get_text (assignment, KG_ASSIGNMENT_STATE);
  const char *number = kg_record_get_text (assignment, KG_ASSIGNMENT_NUMBER);

  if (last == NULL)
    add_finding (check, _("The assignment %s has no steps."), number);
  else if (!kg_record_is (last, KG_ASSIGNMENT_EVENT_TO_STATE, state))
    add_finding (check, _("The assignment %s is in the state “%s”, but its last step led to “%s”."),
                 number, state_label (state),
                 state_label (kg_record_get_text (last, KG_ASSIGNMENT_EVENT_TO_STATE)));

  return TRUE;
}

static gboolean
check_assignments (Check   *check,
                   KgTxn   *txn,
                   GError **error)
{
  const KgFilter by_time = { .order = { KG_ORDER (KG_COL_CHANGED_AT) } };

  g_hash_table_remove_all (check->states);
  return kg_txn_scan (txn, &kg_table_assignment_event, &by_time, follow_event_cb, check, error) &&
         kg_txn_scan (txn, &kg_table_assignment, NULL, check_assignment_cb, check, error);
}

/* Meetings and their minutes */

static gboolean
check_minutes_cb (KgRecord *minutes,
                  gpointer  user_data)
{
  Check *check = user_data;
  const char *id = kg_record_get_id (minutes);

  if (!kg_record_is (minutes, KG_MINUTES_STATE, "issued"))
    return TRUE;

  g_hash_table_add (check->issued, g_strdup (kg_record_get_text (minutes, KG_MINUTES_MEETING)));
  if (!kg_record_is_null (minutes, KG_MINUTES_HASH))
    g_hash_table_add (check->hashes, g_strdup (kg_record_get_text (minutes, KG_MINUTES_HASH)));

  if (kg_record_is_null (minutes, KG_MINUTES_CONTENT) ||
      kg_record_is_null (minutes, KG_MINUTES_HASH))
    add_finding (check, _("The issued minutes %s have no text or no seal."), id);
  if (kg_record_is_null (minutes, KG_MINUTES_NUMBER) ||
      kg_record_is_null (minutes, KG_MINUTES_ISSUED_ON) ||
      kg_record_is_null (minutes, KG_MINUTES_ISSUED_BY))
    add_finding (check, _("The issued minutes %s do not say by whom, when and under which number "
                          "they were issued."), id);

  return TRUE;
}

static gboolean
check_chain_cb (KgRecord *minutes,
                gpointer  user_data)
{
  Check *check = user_data;
  const char *previous = kg_record_get_text (minutes, KG_MINUTES_PREVIOUS_HASH);

  if (previous != NULL && kg_record_is (minutes, KG_MINUTES_STATE, "issued") &&
      !g_hash_table_contains (check->hashes, previous))
    add_finding (check, _("The issued minutes %s follow minutes that are not in the store."),
                 kg_record_get_id (minutes));

  return TRUE;
}

static gboolean
check_meeting_cb (KgRecord *meeting,
                  gpointer  user_data)
{
  Check *check = user_data;
  const char *id = kg_record_get_id (meeting);

  g_hash_table_replace (check->states, (gpointer) id, kg_record_ref (meeting));
  if (kg_record_is (meeting, KG_MEETING_STATE, "issued") &&
      !g_hash_table_contains (check->issued, id))
    add_finding (check, _("The meeting %s counts as issued, but has no issued minutes."), id);

  return TRUE;
}

static gboolean
check_item_cb (KgRecord *item,
               gpointer  user_data)
{
  Check *check = user_data;
  const char *id = kg_record_get_text (item, KG_AGENDA_ITEM_MEETING);
  KgRecord *meeting = g_hash_table_lookup (check->states, id);
  gint64 position = kg_record_get_int (item, KG_AGENDA_ITEM_POSITION);

  if (!g_hash_table_add (check->seen, g_strdup_printf ("%s %" G_GINT64_FORMAT, id, position)))
    add_finding (check, _("Two agenda items of the meeting %s have the position %d."),
                 id, (int) position);

  if (meeting != NULL && kg_record_is_null (item, KG_AGENDA_ITEM_OUTCOME) &&
      (kg_record_is (meeting, KG_MEETING_STATE, "writing_up") ||
       kg_record_is (meeting, KG_MEETING_STATE, "issued")))
    add_finding (check, _("The meeting %s is over, but its agenda item “%s” has no outcome."),
                 id, kg_record_get_text (item, KG_AGENDA_ITEM_TITLE));

  return TRUE;
}

static gboolean
check_meetings (Check   *check,
                KgTxn   *txn,
                GError **error)
{
  g_hash_table_remove_all (check->states);
  return kg_txn_scan (txn, &kg_table_minutes, NULL, check_minutes_cb, check, error) &&
         kg_txn_scan (txn, &kg_table_minutes, NULL, check_chain_cb, check, error) &&
         kg_txn_scan (txn, &kg_table_meeting, NULL, check_meeting_cb, check, error) &&
         kg_txn_scan (txn, &kg_table_agenda_item, NULL, check_item_cb, check, error);
}

/* Decisions belong to the meeting of their agenda item. */

static gboolean
note_item_cb (KgRecord *item,
              gpointer  user_data)
{
  Check *check = user_data;

  g_hash_table_replace (check->states, (gpointer) kg_record_get_id (item), kg_record_ref (item));
  return TRUE;
}

static gboolean
check_decision_cb (KgRecord *decision,
                   gpointer  user_data)
{
  Check *check = user_data;
  const char *id = kg_record_get_text (decision, KG_DECISION_AGENDA_ITEM);
  KgRecord *item = g_hash_table_lookup (check->states, id);

  if (item != NULL &&
      !kg_record_is (item, KG_AGENDA_ITEM_MEETING,
                     kg_record_get_text (decision, KG_DECISION_MEETING)))
    add_finding (check, _("The decision %s and its agenda item belong to different meetings."),
                 kg_record_get_id (decision));

  return TRUE;
}

static gboolean
check_decisions (Check   *check,
                 KgTxn   *txn,
                 GError **error)
{
  g_hash_table_remove_all (check->states);
  return kg_txn_scan (txn, &kg_table_agenda_item, NULL, note_item_cb, check, error) &&
         kg_txn_scan (txn, &kg_table_decision, NULL, check_decision_cb, check, error);
}

/**
 * kg_store_check_rows:
 *
 * Appends one sentence per finding, in the user's language.
 */
gboolean
kg_store_check_rows (KgTxn    *txn,
                     gpointer  user_data,
                     GError  **error)
{
  Check check = {
    .findings = user_data,
    .last = new_record_map (),
    .states = new_record_map (),
    .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .issued = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  gboolean ok;

  ok = check_rows (&check, txn, error) &&
       check_assignments (&check, txn, error) &&
       check_meetings (&check, txn, error) &&
       check_decisions (&check, txn, error);

  g_hash_table_unref (check.last);
  g_hash_table_unref (check.states);
  g_hash_table_unref (check.seen);
  g_hash_table_unref (check.issued);
  g_hash_table_unref (check.hashes);

  return ok;
}
