// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-wall-meeting.h"

#include "core/kg-assignment.h"
#include "services/kg-meeting-list.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-approval.h"
#include "services/kg-query.h"

static KgWallMeeting *
meeting_new (void)
{
  KgWallMeeting *self = g_new0 (KgWallMeeting, 1);

  g_atomic_ref_count_init (&self->refs);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  self->assignments = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  self->due = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);

  return self;
}

/* The meeting in session decides which one was the last before it, and which
 * one is the next after it. */
static gboolean
find_meetings (KgTxn          *txn,
               KgWallMeeting  *self,
               KgDate          today,
               GError        **error)
{
  g_autoptr (GPtrArray) meetings =
    kg_txn_select (txn, &kg_table_meeting,
                   &(KgFilter) { .conditions = { { KG_MEETING_SERIES, KG_OP_EQ, kg_record_get_id (self->series), 0 },
                                                 { KG_MEETING_STATE, KG_OP_NE, "cancelled", 0 } },
                                 .n_conditions = 2,
                                 .order = { KG_ORDER_DESC (KG_MEETING_HELD_ON), KG_ORDER_DESC (KG_MEETING_NUMBER) } },
                   error);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++) {
    KgRecord *meeting = g_ptr_array_index (meetings, i);
    gboolean planned = kg_record_is (meeting, KG_MEETING_STATE, "planned");

    if (kg_record_is (meeting, KG_MEETING_STATE, "in_session")) {
      g_clear_pointer (&self->meeting, kg_record_unref);
    } else if (!planned && self->meeting == NULL) {
      self->meeting = kg_record_ref (meeting);
    } else if (planned && kg_record_get_date (meeting, KG_MEETING_HELD_ON) >= today) {
      g_clear_pointer (&self->next, kg_record_unref);
      self->next = kg_record_ref (meeting);
    }
  }

  return meetings != NULL;
}

static KgRecord *
find_in_session (KgTxn   *txn,
                 GError **error)
{
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_meeting,
                   &(KgFilter) { .conditions = { { KG_MEETING_STATE, KG_OP_EQ, "in_session", 0 } },
                                 .n_conditions = 1,
                                 .order = { KG_ORDER_DESC (KG_MEETING_HELD_ON) } },
                   error);

  return rows != NULL && rows->len > 0 ? kg_record_ref (g_ptr_array_index (rows, 0)) : NULL;
}

/* Adds to @decisions what @meeting decided, in the order of its agenda. */
static gboolean
load_decisions (KgTxn      *txn,
                KgRecord   *meeting,
                GPtrArray  *decisions,
                GError    **error)
{
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, kg_record_get_id (meeting), error);

  for (guint i = 0; items != NULL && i < items->len; i++) {
    g_autoptr (GPtrArray) rows =
      kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM,
                         kg_record_get_id (g_ptr_array_index (items, i)), KG_DECISION_POSITION, error);

    if (rows == NULL)
      return FALSE;
    g_ptr_array_extend_and_steal (decisions, g_steal_pointer (&rows));
  }

  return items != NULL;
}

static gboolean
load_assignments (KgTxn          *txn,
                  KgWallMeeting  *self,
                  GError        **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_assignment, KG_ASSIGNMENT_MEETING,
                                                  kg_record_get_id (self->meeting), KG_ASSIGNMENT_DUE_CURRENT, error);

  if (rows == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (self->assignments, g_steal_pointer (&rows));
  return TRUE;
}

static gboolean
load_due (KgTxn          *txn,
          KgWallMeeting  *self,
          GError        **error)
{
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_assignment,
                   &(KgFilter) { .conditions = { { KG_ASSIGNMENT_DUE_CURRENT, KG_OP_LE, NULL, self->next_day },
                                                 { KG_ASSIGNMENT_STATE, KG_OP_NE, "done", 0 },
                                                 { KG_ASSIGNMENT_STATE, KG_OP_NE, "struck", 0 },
                                                 { KG_ASSIGNMENT_STATE, KG_OP_NE, "suspended", 0 } },
                                 .n_conditions = 4,
                                 .order = { KG_ORDER (KG_ASSIGNMENT_DUE_CURRENT), KG_ORDER (KG_ASSIGNMENT_NUMBER) } },
                   error);

  if (rows == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (self->due, g_steal_pointer (&rows));
  return TRUE;
}

/**
 * kg_wall_meeting_load:
 *
 * Reads what the last meeting of the series decided, when the next one is and
 * what is due until then. The series is that of the meeting in session, else
 * the weekly one; a store without a series gives an empty one.
 */
KgWallMeeting *
kg_wall_meeting_load (KgTxn      *txn,
                      KgContext  *context,
                      GError    **error)
{
  g_autoptr (KgWallMeeting) self = meeting_new ();
  g_autoptr (KgRecord) session = NULL;
  GError *local = NULL;

  session = find_in_session (txn, &local);
  if (local == NULL)
    self->series = kg_meeting_list_find_series (txn, session != NULL ? kg_record_get_text (session, KG_MEETING_SERIES)
                                                                     : NULL, &local);
  if (local == NULL && self->series != NULL && find_meetings (txn, self, kg_context_get_today (context), &local))
    self->next_day = self->next != NULL ? kg_record_get_date (self->next, KG_MEETING_HELD_ON)
                                        : kg_meeting_next_day (txn, context, kg_record_get_id (self->series), &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }

  if ((self->meeting != NULL && (!load_decisions (txn, self->meeting, self->decisions, error) || !load_assignments (txn, self, error))) ||
      (self->next_day != KG_DATE_NONE && !load_due (txn, self, error)))
    return NULL;

  return g_steal_pointer (&self);
}

/* Where the topic is the approval of minutes: which ones, and what came of what
 * they have. */
static gboolean
load_approved (KgTxn          *txn,
               KgWallMeeting  *self,
               GError        **error)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  g_autoptr (GPtrArray) minutes = NULL;
  const char *id;

  if (!kg_minutes_find_approved (txn, self->item, &self->approved.meeting, error))
    return FALSE;
  if (self->approved.meeting == NULL)
    return TRUE;

  id = kg_record_get_id (self->approved.meeting);
  minutes = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, id, KG_MINUTES_REVISION, error);
  if (minutes == NULL || !load_decisions (txn, self->approved.meeting, decisions, error))
    return FALSE;
  if (minutes->len > 0)
    self->approved.minutes = kg_record_ref (g_ptr_array_index (minutes, 0));
  self->approved.n_decisions = decisions->len;
  self->approved.assignments = kg_query_children (txn, &kg_table_assignment, KG_ASSIGNMENT_MEETING, id,
                                                  KG_ASSIGNMENT_DUE_CURRENT, error);

  return self->approved.assignments != NULL;
}

/**
 * kg_wall_meeting_load_topic:
 * @item_id: of the agenda
 *
 * Reads an agenda item with what was decided on it, and of which minutes it is
 * the approval.
 */
KgWallMeeting *
kg_wall_meeting_load_topic (KgTxn       *txn,
                            const char  *item_id,
                            GError     **error)
{
  g_autoptr (KgWallMeeting) self = meeting_new ();
  g_autoptr (GPtrArray) rows = NULL;

  self->item = kg_query_need (txn, &kg_table_agenda_item, item_id, error);
  if (self->item == NULL)
    return NULL;
  self->meeting = kg_query_need (txn, &kg_table_meeting, kg_record_get_text (self->item, KG_AGENDA_ITEM_MEETING), error);
  if (self->meeting == NULL)
    return NULL;
  self->series = kg_query_need (txn, &kg_table_series, kg_record_get_text (self->meeting, KG_MEETING_SERIES), error);
  rows = self->series != NULL ? kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM, item_id,
                                                   KG_DECISION_POSITION, error) : NULL;
  if (rows == NULL || !load_assignments (txn, self, error) || !load_approved (txn, self, error))
    return NULL;

  g_ptr_array_extend_and_steal (self->decisions, g_steal_pointer (&rows));
  return g_steal_pointer (&self);
}

/**
 * kg_wall_meeting_find_item:
 * @item: (out) (nullable): gets what the meeting in session is at: an item of
 *   its agenda; %NULL when there is no such meeting
 *
 * Returns: %FALSE with an error
 */
gboolean
kg_wall_meeting_find_item (KgTxn     *txn,
                           KgRecord **item,
                           GError   **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) session = find_in_session (txn, &local);
  const char *id = session != NULL ? kg_record_get_text (session, KG_MEETING_CURRENT_ITEM) : NULL;

  *item = id != NULL ? kg_query_need (txn, &kg_table_agenda_item, id, &local) : NULL;
  if (local != NULL)
    g_propagate_error (error, local);

  return local == NULL;
}

KgWallMeeting *
kg_wall_meeting_ref (KgWallMeeting *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_wall_meeting_unref (KgWallMeeting *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->series, kg_record_unref);
  g_clear_pointer (&self->meeting, kg_record_unref);
  g_clear_pointer (&self->item, kg_record_unref);
  g_clear_pointer (&self->next, kg_record_unref);
  g_clear_pointer (&self->approved.meeting, kg_record_unref);
  g_clear_pointer (&self->approved.minutes, kg_record_unref);
  g_clear_pointer (&self->approved.assignments, g_ptr_array_unref);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->assignments);
  g_ptr_array_unref (self->due);
  g_free (self);
}
