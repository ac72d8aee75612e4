// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "contract.h"

#include <string.h>

/* What the rules of single rows let through, and the check of a whole store
 * finds. */

typedef struct {
  const char *column;
  const char *text; /* or a number, for a column of numbers or dates */
} Value;

static gboolean
insert (KgTxn         *txn,
        const KgTable *table,
        const char    *id,
        const Value   *values,
        guint          n_values,
        GError       **error)
{
  g_autoptr (KgRecord) record = kg_record_new_with_id (table, id);

  for (guint i = 0; i < n_values; i++) {
    int column = kg_table_find_column (table, values[i].column);

    if (table->columns[column].type == KG_TYPE_DATE)
      kg_record_set_date (record, column, kg_date_parse_iso (values[i].text));
    else if (kg_column_is_text (table, column))
      kg_record_set_text (record, column, values[i].text);
    else
      kg_record_set_int (record, column, g_ascii_strtoll (values[i].text, NULL, 10));
  }

  return kg_txn_insert (txn, record, error);
}

#define INSERT(table, id, ...)                                          \
  insert (txn, &kg_table_##table, id, (Value[]) { __VA_ARGS__ },        \
          sizeof ((Value[]) { __VA_ARGS__ }) / sizeof (Value), error)

static gboolean
set_state (KgTxn         *txn,
           const KgTable *table,
           const char    *id,
           const char    *state,
           GError       **error)
{
  g_autoptr (KgRecord) before = kg_txn_get (txn, table, id, error);
  g_autoptr (KgRecord) after = kg_record_copy (before);

  kg_record_set_text (after, table->state_column, state);
  return kg_txn_update (txn, before, after, error);
}

/* A sound store: a meeting that is over, its minutes, an assignment. */
static gboolean
sound_cb (KgTxn    *txn,
          gpointer  user_data,
          GError  **error)
{
  return INSERT (unit, "u", { "name", "规资局" }, { "kind", "department" }) &&
         INSERT (series, "s", { "name", "周例会" }, { "kind", "weekly" }) &&
         INSERT (meeting, "m", { "series", "s" }, { "year", "2026" }, { "number", "1" },
                 { "held_on", "2026-11-23" }, { "state", "planned" }) &&
         INSERT (meeting, "n", { "series", "s" }, { "year", "2026" }, { "number", "2" },
                 { "held_on", "2026-11-30" }, { "state", "planned" }) &&
         INSERT (agenda_item, "i", { "meeting", "m" }, { "position", "1" }, { "kind", "topic" },
                 { "title", "议题" }, { "origin", "topic" }, { "outcome", "noted" }) &&
         INSERT (decision, "d", { "meeting", "m" }, { "agenda_item", "i" }, { "position", "1" },
                 { "kind", "decided" }, { "text", "同意" }) &&
         INSERT (minutes, "p", { "meeting", "m" }, { "revision", "1" }, { "state", "draft" },
                 { "year", "2026" }, { "number", "1" }, { "content", "{}" }, { "hash", "abc" },
                 { "issued_on", "2026-11-24" }, { "issued_by", "主任" }) &&
         set_state (txn, &kg_table_minutes, "p", "in_review", error) &&
         set_state (txn, &kg_table_minutes, "p", "issued", error) &&
         set_state (txn, &kg_table_meeting, "m", "in_session", error) &&
         set_state (txn, &kg_table_meeting, "m", "writing_up", error) &&
         set_state (txn, &kg_table_meeting, "m", "issued", error) &&
         INSERT (assignment, "a", { "number", "2026-1" }, { "text", "办" }, { "lead_unit", "u" },
                 { "given_on", "2026-11-23" }, { "due_original", "2026-12-01" },
                 { "due_current", "2026-12-01" }, { "state", "pending" }, { "extensions", "0" },
                 { "urges", "0" }) &&
         INSERT (assignment_event, "e", { "assignment", "a" }, { "kind", "given" },
                 { "entered_on", "2026-11-23" }, { "to_state", "pending" });
}

static gboolean
no_steps_cb (KgTxn    *txn,
             gpointer  user_data,
             GError  **error)
{
  return INSERT (assignment, "b", { "number", "2026-2" }, { "text", "办" }, { "lead_unit", "u" },
                 { "given_on", "2026-11-23" }, { "due_original", "2026-12-01" },
                 { "due_current", "2026-12-01" }, { "state", "pending" }, { "extensions", "0" },
                 { "urges", "0" });
}

static gboolean
state_without_step_cb (KgTxn    *txn,
                       gpointer  user_data,
                       GError  **error)
{
  return set_state (txn, &kg_table_assignment, "a", "in_progress", error);
}

static gboolean
gap_in_steps_cb (KgTxn    *txn,
                 gpointer  user_data,
                 GError  **error)
{
  return INSERT (assignment_event, "f", { "assignment", "a" }, { "kind", "resume" },
                 { "entered_on", "2026-11-24" }, { "from_state", "suspended" },
                 { "to_state", "pending" });
}

static gboolean
two_at_one_position_cb (KgTxn    *txn,
                        gpointer  user_data,
                        GError  **error)
{
  return INSERT (agenda_item, "x", { "meeting", "n" }, { "position", "3" }, { "kind", "topic" },
                 { "title", "一" }, { "origin", "topic" }) &&
         INSERT (agenda_item, "y", { "meeting", "n" }, { "position", "3" }, { "kind", "topic" },
                 { "title", "二" }, { "origin", "topic" });
}

static gboolean
no_outcome_cb (KgTxn    *txn,
               gpointer  user_data,
               GError  **error)
{
  return INSERT (agenda_item, "x", { "meeting", "n" }, { "position", "1" }, { "kind", "topic" },
                 { "title", "没有结论" }, { "origin", "topic" }) &&
         set_state (txn, &kg_table_meeting, "n", "in_session", error) &&
         set_state (txn, &kg_table_meeting, "n", "writing_up", error);
}

static gboolean
no_minutes_cb (KgTxn    *txn,
               gpointer  user_data,
               GError  **error)
{
  return set_state (txn, &kg_table_meeting, "n", "in_session", error) &&
         set_state (txn, &kg_table_meeting, "n", "writing_up", error) &&
         set_state (txn, &kg_table_meeting, "n", "issued", error);
}

static gboolean
bare_minutes_cb (KgTxn    *txn,
                 gpointer  user_data,
                 GError  **error)
{
  return INSERT (minutes, "q", { "meeting", "m" }, { "revision", "2" }, { "state", "draft" },
                 { "number", "2" }, { "issued_on", "2026-11-24" }, { "issued_by", "主任" }) &&
         set_state (txn, &kg_table_minutes, "q", "in_review", error) &&
         set_state (txn, &kg_table_minutes, "q", "issued", error);
}

static gboolean
broken_chain_cb (KgTxn    *txn,
                 gpointer  user_data,
                 GError  **error)
{
  return INSERT (minutes, "q", { "meeting", "m" }, { "revision", "2" }, { "state", "draft" },
                 { "year", "2026" }, { "number", "2" }, { "content", "{}" }, { "hash", "def" },
                 { "previous_hash", "xyz" }, { "issued_on", "2026-11-24" },
                 { "issued_by", "主任" }) &&
         set_state (txn, &kg_table_minutes, "q", "in_review", error) &&
         set_state (txn, &kg_table_minutes, "q", "issued", error);
}

static gboolean
foreign_item_cb (KgTxn    *txn,
                 gpointer  user_data,
                 GError  **error)
{
  return INSERT (decision, "z", { "meeting", "n" }, { "agenda_item", "i" }, { "position", "1" },
                 { "kind", "decided" }, { "text", "同意" });
}

static void
test_check (void)
{
  static const struct {
    KgTxnFunc func;
    const char *says;
  } cases[] = {
    { no_steps_cb, "The assignment 2026-2 has no steps." },
    { state_without_step_cb, "its last step led to" },
    { gap_in_steps_cb, "but the step before ended in" },
    { two_at_one_position_cb, "have the position 3" },
    { no_outcome_cb, "“没有结论” has no outcome" },
    { no_minutes_cb, "has no issued minutes" },
    { bare_minutes_cb, "no text or no seal" },
    { broken_chain_cb, "follow minutes that are not in the store" },
    { foreign_item_cb, "belong to different meetings" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Place) place = place_new (contract_engine);
    g_autoptr (KgStore) store = place_open (place);
    g_autoptr (KgChangeset) sound = NULL;
    g_autoptr (KgChangeset) wrong = NULL;
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (GError) error = NULL;

    sound = kg_store_transact (store, "王秘书", NULL, sound_cb, NULL, &error);
    g_assert_no_error (error);
    assert_sound (store);

    wrong = kg_store_transact (store, "王秘书", NULL, cases[i].func, NULL, &error);
    g_assert_no_error (error);
    findings = kg_store_check (store, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (findings->len, ==, 1);
    g_test_message ("%s", (char *) g_ptr_array_index (findings, 0));
    g_assert_nonnull (strstr (g_ptr_array_index (findings, 0), cases[i].says));
  }
}

void
contract_add_check (void)
{
  contract_add ("/check", test_check);
}
