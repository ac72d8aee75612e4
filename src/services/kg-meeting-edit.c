// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-meeting-edit.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

static gboolean
meeting_allows (KgTxn       *txn,
                const char  *meeting_id,
                const char  *states,
                GError     **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  const char *state;

  if (meeting == NULL)
    return FALSE;

  state = kg_record_get_text (meeting, KG_MEETING_STATE);
  if (kg_codes_contain (states, state))
    return !g_str_equal (state, "writing_up") || kg_minutes_check_open (txn, meeting_id, error);

  g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
               _("This is not possible while meeting %d-%d is “%s”"),
               (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
               (int) kg_record_get_int (meeting, KG_MEETING_NUMBER),
               kg_label_code (&kg_table_meeting, KG_MEETING_STATE, state));
  return FALSE;
}

static void
set_if_given (KgRecord   *record,
              int         column,
              const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  kg_record_set_text (record, column, *stripped != '\0' ? stripped : NULL);
}

/**
 * kg_meeting_create_series:
 *
 * Returns: (transfer full) (nullable): the new series' id
 */
char *
kg_meeting_create_series (KgTxn                *txn,
                          const KgSeriesDraft  *draft,
                          GError              **error)
{
  g_autoptr (KgRecord) series = kg_record_new (&kg_table_series);

  set_if_given (series, KG_SERIES_NAME, draft->name);
  if (kg_record_is_null (series, KG_SERIES_NAME)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("A meeting series needs a name"));
    return NULL;
  }

  kg_record_set_text (series, KG_SERIES_KIND, draft->kind);
  if (draft->weekday >= 1 && draft->weekday <= 7)
    kg_record_set_int (series, KG_SERIES_WEEKDAY, draft->weekday);
  set_if_given (series, KG_SERIES_STARTS_AT, draft->starts_at);
  set_if_given (series, KG_SERIES_PLACE, draft->place);
  set_if_given (series, KG_SERIES_CHAIR, draft->chair);
  set_if_given (series, KG_SERIES_RECORDER, draft->recorder);
  set_if_given (series, KG_SERIES_MARK, draft->mark);
  set_if_given (series, KG_SERIES_OFFICE, draft->office);
  set_if_given (series, KG_SERIES_COPY_TO, draft->copy_to);

  return kg_txn_insert (txn, series, error) ? g_strdup (kg_record_get_id (series)) : NULL;
}

/**
 * kg_meeting_remove_item:
 *
 * Takes an item off the agenda that somebody put there by hand. What the
 * program put there stays until the meeting deals with it.
 */
gboolean
kg_meeting_remove_item (KgTxn       *txn,
                        const char  *item_id,
                        GError     **error)
{
  g_autoptr (KgRecord) item = kg_query_need (txn, &kg_table_agenda_item, item_id, error);
  g_autoptr (GPtrArray) decisions = NULL;

  if (item == NULL ||
      !meeting_allows (txn, kg_record_get_text (item, KG_AGENDA_ITEM_MEETING), "planned|in_session", error))
    return FALSE;

  decisions = kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM, item_id,
                                 KG_DECISION_POSITION, error);
  if (decisions == NULL)
    return FALSE;

  if (!kg_record_is (item, KG_AGENDA_ITEM_ORIGIN, "topic") || decisions->len > 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("“%s” stays on the agenda; only items put there by hand, without decisions, can be removed"),
                 kg_record_get_text (item, KG_AGENDA_ITEM_TITLE));
    return FALSE;
  }

  return kg_txn_delete (txn, item, error);
}

/**
 * kg_meeting_move_item:
 * @by: -1 for up, 1 for down; at the edge nothing happens
 */
gboolean
kg_meeting_move_item (KgTxn       *txn,
                      const char  *item_id,
                      int          by,
                      GError     **error)
{
  g_autoptr (KgRecord) item = kg_query_need (txn, &kg_table_agenda_item, item_id, error);
  g_autoptr (GPtrArray) items = NULL;
  const char *meeting_id;

  g_return_val_if_fail (by == 1 || by == -1, FALSE);

  if (item == NULL)
    return FALSE;
  meeting_id = kg_record_get_text (item, KG_AGENDA_ITEM_MEETING);
  if (!meeting_allows (txn, meeting_id, "planned|in_session", error))
    return FALSE;

  items = kg_meeting_get_items (txn, meeting_id, error);
  for (int i = 0; items != NULL && i < (int) items->len; i++) {
    KgRecord *here = g_ptr_array_index (items, i);
    KgRecord *there;
    g_autoptr (KgRecord) a = NULL;
    g_autoptr (KgRecord) b = NULL;

    if (!g_str_equal (kg_record_get_id (here), item_id))
      continue;
    if (i + by < 0 || i + by >= (int) items->len)
      return TRUE;

    there = g_ptr_array_index (items, i + by);
    a = kg_record_copy (here);
    b = kg_record_copy (there);
    kg_record_set_field (a, KG_AGENDA_ITEM_POSITION, there);
    kg_record_set_field (b, KG_AGENDA_ITEM_POSITION, here);
    return kg_txn_update (txn, here, a, error) && kg_txn_update (txn, there, b, error);
  }

  return FALSE;
}

/**
 * kg_meeting_rewrite_decision:
 * @kind: (nullable): decided, required, noted or principle; %NULL to keep it
 * @text: (nullable): the new sentence; %NULL to keep it
 *
 * Changes how a decision is worded before its minutes are issued; the change
 * log keeps the old words.
 */
gboolean
kg_meeting_rewrite_decision (KgTxn       *txn,
                             const char  *decision_id,
                             const char  *kind,
                             const char  *text,
                             GError     **error)
{
  g_autoptr (KgRecord) decision = kg_query_need (txn, &kg_table_decision, decision_id, error);
  g_autoptr (KgRecord) edit = NULL;

  if (decision == NULL ||
      !meeting_allows (txn, kg_record_get_text (decision, KG_DECISION_MEETING), "in_session|writing_up", error))
    return FALSE;

  edit = kg_record_copy (decision);
  if (kind != NULL)
    kg_record_set_text (edit, KG_DECISION_KIND, kind);
  if (text != NULL) {
    set_if_given (edit, KG_DECISION_TEXT, text);
    if (kg_record_is_null (edit, KG_DECISION_TEXT)) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("A decision needs a text"));
      return FALSE;
    }
  }

  return kg_record_same_values (decision, edit) || kg_txn_update (txn, decision, edit, error);
}

/**
 * kg_meeting_remove_decision:
 *
 * Takes back a decision that was recorded by mistake. Refused once an
 * assignment was given out for it.
 */
gboolean
kg_meeting_remove_decision (KgTxn       *txn,
                            const char  *decision_id,
                            GError     **error)
{
  g_autoptr (KgRecord) decision = kg_query_need (txn, &kg_table_decision, decision_id, error);
  g_autoptr (GPtrArray) assignments = NULL;

  if (decision == NULL ||
      !meeting_allows (txn, kg_record_get_text (decision, KG_DECISION_MEETING), "in_session|writing_up", error))
    return FALSE;

  assignments = kg_query_children (txn, &kg_table_assignment, KG_ASSIGNMENT_DECISION, decision_id,
                                   KG_ASSIGNMENT_NUMBER, error);
  if (assignments == NULL)
    return FALSE;

  if (assignments->len > 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("Assignment %s was given out for this decision; suspend it instead"),
                 kg_record_get_text (g_ptr_array_index (assignments, 0), KG_ASSIGNMENT_NUMBER));
    return FALSE;
  }

  return kg_txn_delete (txn, decision, error);
}
