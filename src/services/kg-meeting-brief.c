// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-meeting-brief.h"

#include "core/kg-assignment.h"
#include "services/kg-meeting-service.h"
#include "services/kg-private-note.h"
#include "services/kg-query.h"

#define MAX_DECISIONS 5

static void
decision_free (gpointer data)
{
  KgBriefDecision *decision = data;

  kg_record_unref (decision->record);
  kg_record_unref (decision->meeting);
  g_free (decision);
}

static void
assignment_free (gpointer data)
{
  KgBriefAssignment *assignment = data;

  kg_record_unref (assignment->record);
  g_free (assignment->lead);
  g_free (assignment);
}

static gboolean
load_problems (KgTxn           *txn,
               KgMeetingBrief  *self,
               const char      *project_id,
               GError         **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_problem, KG_PROBLEM_PROJECT, project_id,
                                                  KG_PROBLEM_RAISED_ON, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (kg_record_is_null (g_ptr_array_index (rows, i), KG_PROBLEM_CLOSED_ON))
      g_ptr_array_add (self->problems, kg_record_ref (g_ptr_array_index (rows, i)));

  return rows != NULL;
}

static gboolean
load_decisions (KgTxn           *txn,
                KgMeetingBrief  *self,
                const char      *project_id,
                const char      *meeting_id,
                GError         **error)
{
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_decision,
                   &(KgFilter) { .conditions = { { KG_DECISION_PROJECT, KG_OP_EQ, project_id, 0 },
                                                 { KG_DECISION_MEETING, KG_OP_NE, meeting_id, 0 } },
                                 .n_conditions = 2,
                                 .order = { KG_ORDER_DESC (KG_COL_ID) },
                                 .limit = MAX_DECISIONS },
                   error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    g_autoptr (KgRecord) meeting =
      kg_query_need (txn, &kg_table_meeting, kg_record_get_text (row, KG_DECISION_MEETING), error);
    KgBriefDecision *decision;

    if (meeting == NULL)
      return FALSE;
    decision = g_new0 (KgBriefDecision, 1);
    decision->record = kg_record_ref (row);
    decision->meeting = g_steal_pointer (&meeting);
    g_ptr_array_add (self->decisions, decision);
  }

  return rows != NULL;
}

static gboolean
load_assignments (KgTxn           *txn,
                  KgMeetingBrief  *self,
                  int              column,
                  const char      *id,
                  gboolean         open_only,
                  GError         **error)
{
  g_autoptr (GPtrArray) rows =
    kg_query_children (txn, &kg_table_assignment, column, id, KG_ASSIGNMENT_DUE_CURRENT, error);
  g_autoptr (GHashTable) units = rows != NULL && rows->len > 0 ? kg_query_unit_names (txn, error) : NULL;

  if (rows == NULL || (rows->len > 0 && units == NULL))
    return FALSE;

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    KgBriefAssignment *assignment;

    if (open_only && !kg_assignment_state_is_open (kg_record_get_text (row, KG_ASSIGNMENT_STATE)))
      continue;
    assignment = g_new0 (KgBriefAssignment, 1);
    assignment->record = kg_record_ref (row);
    assignment->lead = g_strdup (g_hash_table_lookup (units, kg_record_get_text (row, KG_ASSIGNMENT_LEAD_UNIT)));
    g_ptr_array_add (self->assignments, assignment);
  }

  return TRUE;
}

/* The check looks at everything that the meeting before gave out. */
static gboolean
load_check (KgTxn           *txn,
            KgMeetingBrief  *self,
            const char      *meeting_id,
            GError         **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autoptr (KgRecord) previous = NULL;
  GError *local = NULL;

  if (meeting == NULL)
    return FALSE;

  previous = kg_meeting_get_previous (txn, meeting, &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  return previous == NULL ||
         load_assignments (txn, self, KG_ASSIGNMENT_MEETING, kg_record_get_id (previous), FALSE, error);
}

/**
 * kg_meeting_brief_load:
 * @owner: whose private note
 */
KgMeetingBrief *
kg_meeting_brief_load (KgTxn       *txn,
                       const char  *item_id,
                       const char  *owner,
                       GError     **error)
{
  g_autoptr (KgMeetingBrief) self = g_new0 (KgMeetingBrief, 1);
  g_autoptr (KgRecord) item = NULL;
  const char *project_id;
  const char *meeting_id;

  g_atomic_ref_count_init (&self->ref_count);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  self->decisions = g_ptr_array_new_with_free_func (decision_free);
  self->assignments = g_ptr_array_new_with_free_func (assignment_free);

  item = kg_query_need (txn, &kg_table_agenda_item, item_id, error);
  if (item == NULL)
    return NULL;
  project_id = kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT);
  meeting_id = kg_record_get_text (item, KG_AGENDA_ITEM_MEETING);

  self->note = kg_private_note_get (txn, owner, project_id, item_id, error);
  if (self->note == NULL)
    return NULL;

  if (project_id != NULL &&
      (!load_problems (txn, self, project_id, error) ||
       !load_decisions (txn, self, project_id, meeting_id, error) ||
       !load_assignments (txn, self, KG_ASSIGNMENT_PROJECT, project_id, TRUE, error)))
    return NULL;
  if (kg_record_is (item, KG_AGENDA_ITEM_KIND, "check") && !load_check (txn, self, meeting_id, error))
    return NULL;

  return g_steal_pointer (&self);
}

KgMeetingBrief *
kg_meeting_brief_ref (KgMeetingBrief *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kg_meeting_brief_unref (KgMeetingBrief *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_free (self->note);
  g_free (self);
}
