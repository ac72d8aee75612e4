// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-meeting-list.h"

#include "services/kg-query.h"

static void
summary_free (gpointer data)
{
  KgMeetingSummary *summary = data;

  kg_record_unref (summary->meeting);
  g_free (summary);
}

/**
 * kg_meeting_list_find_series:
 * @series_id: (nullable): the one wanted
 *
 * Returns: (transfer full) (nullable): that series, else the first weekly one,
 *   else the first of all; %NULL without an error when there is none
 */
KgRecord *
kg_meeting_list_find_series (KgTxn       *txn,
                             const char  *series_id,
                             GError     **error)
{
  g_autoptr (GPtrArray) all = kg_txn_select (txn, &kg_table_series, NULL, error);
  KgRecord *found = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++) {
    KgRecord *series = g_ptr_array_index (all, i);

    if (g_strcmp0 (kg_record_get_id (series), series_id) == 0)
      return kg_record_ref (series);
    if (found == NULL ||
        (!kg_record_is (found, KG_SERIES_KIND, "weekly") && kg_record_is (series, KG_SERIES_KIND, "weekly")))
      found = series;
  }

  return found != NULL ? kg_record_ref (found) : NULL;
}

static gboolean
count_cb (KgRecord *record,
          gpointer  user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static gboolean
count (KgTxn         *txn,
       const KgTable *table,
       int            column,
       const char    *meeting_id,
       guint         *n,
       GError       **error)
{
  return kg_txn_scan (txn, table,
                      &(KgFilter) { .conditions = { { column, KG_OP_EQ, meeting_id, 0 } }, .n_conditions = 1 },
                      count_cb, n, error);
}

/* What belongs to a meeting that is over cannot change any more. */
static const KgMeetingSummary *
find_known (GPtrArray *known,
            KgRecord  *meeting)
{
  if (known == NULL || !kg_codes_contain ("issued|cancelled", kg_record_get_text (meeting, KG_MEETING_STATE)))
    return NULL;

  for (guint i = 0; i < known->len; i++) {
    const KgMeetingSummary *summary = g_ptr_array_index (known, i);

    if (g_str_equal (kg_record_get_id (summary->meeting), kg_record_get_id (meeting)) &&
        kg_record_get_version (summary->meeting) == kg_record_get_version (meeting))
      return summary;
  }

  return NULL;
}

/**
 * kg_meeting_list_load:
 * @known: (nullable) (element-type KgMeetingSummary): what an earlier call
 *   gave; meetings that were over then are not counted again
 *
 * Returns: (transfer full) (element-type KgMeetingSummary): the meetings of a
 *   series, the newest first
 */
GPtrArray *
kg_meeting_list_load (KgTxn       *txn,
                      const char  *series_id,
                      GPtrArray   *known,
                      GError     **error)
{
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_with_free_func (summary_free);
  g_autoptr (GPtrArray) meetings =
    kg_txn_select (txn, &kg_table_meeting,
                   &(KgFilter) { .conditions = { { KG_MEETING_SERIES, KG_OP_EQ, series_id, 0 } },
                                 .n_conditions = 1,
                                 .order = { KG_ORDER_DESC (KG_MEETING_HELD_ON),
                                            KG_ORDER_DESC (KG_MEETING_NUMBER) } },
                   error);

  if (meetings == NULL)
    return NULL;

  for (guint i = 0; i < meetings->len; i++) {
    KgRecord *meeting = g_ptr_array_index (meetings, i);
    const KgMeetingSummary *before = find_known (known, meeting);
    const char *id = kg_record_get_id (meeting);
    KgMeetingSummary *summary = g_new0 (KgMeetingSummary, 1);

    summary->meeting = kg_record_ref (meeting);
    g_ptr_array_add (summaries, summary);
    if (before != NULL) {
      summary->n_items = before->n_items;
      summary->n_decisions = before->n_decisions;
    } else if (!count (txn, &kg_table_agenda_item, KG_AGENDA_ITEM_MEETING, id, &summary->n_items, error) ||
               !count (txn, &kg_table_decision, KG_DECISION_MEETING, id, &summary->n_decisions, error)) {
      return NULL;
    }
  }

  return g_steal_pointer (&summaries);
}
