// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-approval.h"

#include "services/kg-meeting-service.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

/* A meeting looks at the minutes of the last one. With the outcome “noted” it
 * approves them; what it decides under the item are its objections, and these
 * become a correction, or send minutes back that were not issued yet.
 *
 * The item is a topic whose origin is the check of last time. One that was put
 * off is carried like any topic, and leads back to where it came from. */

/**
 * kg_minutes_is_approval:
 *
 * Whether @item was put on the agenda for the minutes of the last meeting.
 */
gboolean
kg_minutes_is_approval (const KgRecord *item)
{
  return kg_record_is (item, KG_AGENDA_ITEM_KIND, "topic") && kg_record_is (item, KG_AGENDA_ITEM_ORIGIN, "check");
}

/**
 * kg_minutes_get_approval_title:
 * @previous: the meeting before
 *
 * Returns: (transfer full) (nullable): what the item is called; %NULL without
 *   an error when the minutes of @previous are not in review or issued yet
 */
char *
kg_minutes_get_approval_title (KgTxn     *txn,
                               KgRecord  *previous,
                               GError   **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING,
                                                  kg_record_get_id (previous), KG_MINUTES_REVISION, error);
  KgRecord *row = rows != NULL && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (row == NULL || kg_record_is (row, KG_MINUTES_STATE, "draft"))
    return NULL;

  return kg_record_is (row, KG_MINUTES_STATE, "issued")
         ? g_strdup_printf ("审议上次会议纪要〔%d〕%d号", (int) kg_record_get_int (row, KG_MINUTES_YEAR),
                            (int) kg_record_get_int (row, KG_MINUTES_NUMBER))
         : g_strdup_printf ("审议上次会议纪要（%d年第%d次会议）", (int) kg_record_get_int (previous, KG_MEETING_YEAR),
                            (int) kg_record_get_int (previous, KG_MEETING_NUMBER));
}

/**
 * kg_minutes_find_approved:
 * @meeting: (out) (transfer full) (nullable): the meeting whose minutes @item
 *   is about; %NULL when it is about something else
 */
gboolean
kg_minutes_find_approved (KgTxn     *txn,
                          KgRecord  *item,
                          KgRecord **meeting,
                          GError   **error)
{
  g_autoptr (KgRecord) at = kg_record_ref (item);
  g_autoptr (KgRecord) own = NULL;
  GError *local = NULL;

  *meeting = NULL;
  while (kg_record_is (at, KG_AGENDA_ITEM_KIND, "topic") && kg_record_is (at, KG_AGENDA_ITEM_ORIGIN, "carried")) {
    KgRecord *from = kg_query_need (txn, &kg_table_agenda_item,
                                    kg_record_get_text (at, KG_AGENDA_ITEM_CARRIED_FROM), error);

    if (from == NULL)
      return FALSE;
    kg_record_unref (at);
    at = from;
  }
  if (!kg_minutes_is_approval (at))
    return TRUE;

  own = kg_query_need (txn, &kg_table_meeting, kg_record_get_text (at, KG_AGENDA_ITEM_MEETING), &local);
  if (own != NULL)
    *meeting = kg_meeting_get_previous (txn, own, &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  return TRUE;
}

/* What was decided under an item, sentence by sentence. */
static char *
join_decisions (KgTxn     *txn,
                KgRecord  *item,
                GError   **error)
{
  g_autoptr (GPtrArray) decisions =
    kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM, kg_record_get_id (item),
                       KG_DECISION_POSITION, error);
  GString *text = g_string_new (NULL);

  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    g_string_append (text, kg_record_get_text (g_ptr_array_index (decisions, i), KG_DECISION_TEXT));
    if (!g_str_has_suffix (text->str, "。"))
      g_string_append (text, "。");
  }

  return g_string_free (text, decisions == NULL);
}

/**
 * kg_minutes_follow_objection:
 * @item: of a meeting that ends
 *
 * Where the meeting objected to the minutes of the last one, begins their
 * correction, or sends them back from review. Does nothing for other items.
 */
gboolean
kg_minutes_follow_objection (KgTxn      *txn,
                             KgContext  *context,
                             KgRecord   *item,
                             GError    **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) about = NULL;
  g_autoptr (KgRecord) own = NULL;
  g_autoptr (KgRecord) row = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *id = NULL;

  if (!kg_minutes_find_approved (txn, item, &about, error))
    return FALSE;
  if (about == NULL)
    return TRUE;

  text = join_decisions (txn, item, &local);
  if (local == NULL && *text != '\0')
    row = kg_minutes_get_row (txn, kg_record_get_id (about), &local);
  if (row != NULL)
    own = kg_query_need (txn, &kg_table_meeting, kg_record_get_text (item, KG_AGENDA_ITEM_MEETING), &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  if (row == NULL || kg_record_is (row, KG_MINUTES_STATE, "draft"))
    return TRUE; /* they can be changed as they are */
  if (kg_record_is (row, KG_MINUTES_STATE, "in_review"))
    return kg_minutes_send_back (txn, kg_record_get_id (about), error);

  reason = g_strdup_printf ("%d年第%d次会议审议时提出更正意见", (int) kg_record_get_int (own, KG_MEETING_YEAR),
                            (int) kg_record_get_int (own, KG_MEETING_NUMBER));
  id = kg_minutes_correct (txn, context, kg_record_get_id (about), reason, text, error);
  return id != NULL;
}
