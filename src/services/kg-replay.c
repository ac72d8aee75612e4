// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-replay.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Doing again, or taking back, what was done before. */

/* The row as it is, when it says what the act left there, else the row as the
 * act left it, whose version then tells the store that somebody else changed
 * it. Earlier undos of this seat make new versions with the same values. */
static KgRecord *
expected_row (KgTxn     *txn,
              KgRecord  *left)
{
  g_autoptr (KgRecord) current =
    kg_txn_get (txn, kg_record_get_table (left), kg_record_get_id (left), NULL);

  return current != NULL && kg_record_same_values (current, left) ? g_steal_pointer (&current)
                                                                  : kg_record_ref (left);
}

/* Puts the fields that an act changed back, as long as they still are as the
 * act left them; other fields of the row may have changed since then. */
static gboolean
replay_update (KgTxn           *txn,
               const KgChange  *change,
               GError         **error)
{
  const KgTable *table = kg_record_get_table (change->after);
  g_autoptr (KgRecord) current = kg_txn_get (txn, table, kg_record_get_id (change->after), NULL);
  g_autoptr (KgRecord) edit = current != NULL ? kg_record_copy (current) : NULL;

  for (int i = KG_COL_COMMON; edit != NULL && i < (int) table->n_columns; i++) {
    if (kg_record_field_equal (change->before, change->after, i))
      continue;
    if (!kg_record_field_equal (current, change->before, i))
      g_clear_pointer (&edit, kg_record_unref);
    else
      kg_record_set_field (edit, i, change->after);
  }

  /* The version that the act left tells the store that somebody else changed
   * the row. */
  return edit != NULL ? kg_txn_update (txn, current, edit, error)
                      : kg_txn_update (txn, change->before, change->after, error);
}

/* What is kept for ever is not removed: a row says that it was taken back. */
static gboolean
replay_counter (KgTxn     *txn,
                KgRecord  *left,
                GError   **error)
{
  g_autoptr (KgRecord) row = kg_record_new (&kg_table_reforecast);
  const char *reason = kg_record_get_text (left, KG_REFORECAST_REASON);
  g_autofree char *none = g_strdup_printf (_("taken back: %s"), "");
  /* Translators: why a start is forecast for another day: this reason was taken
   * back. The reason has to stand at the end. */
  g_autofree char *opposite = g_strdup_printf (_("taken back: %s"), reason);

  g_assert (kg_record_get_table (left) == &kg_table_reforecast);
  kg_record_set_field (row, KG_REFORECAST_PROJECT, left);
  kg_record_set_field (row, KG_REFORECAST_ENTERED_ON, left);
  kg_record_set_date (row, KG_REFORECAST_PREVIOUS, kg_record_get_date (left, KG_REFORECAST_FORECAST));
  kg_record_set_date (row, KG_REFORECAST_FORECAST, kg_record_get_date (left, KG_REFORECAST_PREVIOUS));
  /* What was taken back and is done again has its own reason again. */
  kg_record_set_text (row, KG_REFORECAST_REASON, g_str_has_prefix (reason, none) ? reason + strlen (none) : opposite);
  return kg_txn_insert (txn, row, error);
}

/**
 * kg_replay_changeset:
 * @set: such as the inverse of what was done before
 *
 * Does it again, as an act of its own. When somebody else changed the same
 * fields meanwhile, the error is %KG_ERROR_CONFLICT.
 */
gboolean
kg_replay_changeset (KgTxn              *txn,
                     const KgChangeset  *set,
                     GError            **error)
{
  for (guint i = 0; i < kg_changeset_get_size (set); i++) {
    const KgChange *change = kg_changeset_get (set, i);
    g_autoptr (KgRecord) row = NULL;
    gboolean ok;

    switch (change->kind) {
    case KG_CHANGE_INSERT:
      ok = kg_txn_insert (txn, change->after, error);
      break;
    case KG_CHANGE_UPDATE:
      ok = replay_update (txn, change, error);
      break;
    case KG_CHANGE_DELETE:
      if (kg_record_get_table (change->before)->flags & KG_TABLE_COUNTERED) {
        ok = replay_counter (txn, change->before, error);
        break;
      }
      row = expected_row (txn, change->before);
      ok = kg_txn_delete (txn, row, error);
      break;
    default:
      g_assert_not_reached ();
    }

    if (!ok)
      return FALSE;
  }

  return TRUE;
}
