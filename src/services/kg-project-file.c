// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-file.h"

#include "core/kg-error.h"
#include "services/kg-project-agents.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything about one project, read in one transaction. */

static void
discussion_free (gpointer data)
{
  KgDiscussion *discussion = data;

  g_clear_pointer (&discussion->meeting, kg_record_unref);
  g_clear_pointer (&discussion->item, kg_record_unref);
  g_clear_pointer (&discussion->decisions, g_ptr_array_unref);
  g_free (discussion);
}

static int
severity_rank (KgRecord *problem)
{
  if (kg_record_is (problem, KG_PROBLEM_SEVERITY, "blocking"))
    return 0;

  return kg_record_is (problem, KG_PROBLEM_SEVERITY, "major") ? 1 : 2;
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  KgRecord *ra = *(KgRecord *const *) a, *rb = *(KgRecord *const *) b;
  KgDate closed_a = kg_record_get_date (ra, KG_PROBLEM_CLOSED_ON);
  KgDate closed_b = kg_record_get_date (rb, KG_PROBLEM_CLOSED_ON);

  if (closed_a != closed_b) {
    if (closed_a == KG_DATE_NONE || closed_b == KG_DATE_NONE)
      return closed_a == KG_DATE_NONE ? -1 : 1;
    return closed_a > closed_b ? -1 : 1;
  }
  if (severity_rank (ra) != severity_rank (rb))
    return severity_rank (ra) - severity_rank (rb);

  return kg_record_get_date (ra, KG_PROBLEM_RAISED_ON) < kg_record_get_date (rb, KG_PROBLEM_RAISED_ON) ? -1 : 1;
}

static int
compare_discussions (gconstpointer a,
                     gconstpointer b)
{
  const KgDiscussion *da = *(const KgDiscussion *const *) a;
  const KgDiscussion *db = *(const KgDiscussion *const *) b;
  KgDate day_a = kg_record_get_date (da->meeting, KG_MEETING_HELD_ON);
  KgDate day_b = kg_record_get_date (db->meeting, KG_MEETING_HELD_ON);

  return day_a != day_b ? (day_a > day_b ? -1 : 1)
                        : g_strcmp0 (kg_record_get_id (db->item), kg_record_get_id (da->item));
}

static gboolean
load_discussions (KgTxn          *txn,
                  KgProjectFile  *self,
                  const char     *id,
                  GError        **error)
{
  g_autoptr (GPtrArray) items = kg_query_children (txn, &kg_table_agenda_item, KG_AGENDA_ITEM_PROJECT,
                                                   id, KG_COL_ID, error);

  if (items == NULL)
    return FALSE;

  self->discussions = g_ptr_array_new_with_free_func (discussion_free);
  for (guint i = 0; i < items->len; i++) {
    KgRecord *item = g_ptr_array_index (items, i);
    KgDiscussion *discussion = g_new0 (KgDiscussion, 1);

    g_ptr_array_add (self->discussions, discussion);
    discussion->item = kg_record_ref (item);
    discussion->meeting = kg_query_need (txn, &kg_table_meeting,
                                         kg_record_get_text (item, KG_AGENDA_ITEM_MEETING), error);
    if (discussion->meeting == NULL)
      return FALSE;
    discussion->decisions = kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM,
                                               kg_record_get_id (item), KG_DECISION_POSITION, error);
    if (discussion->decisions == NULL)
      return FALSE;
    /* A cancelled meeting has talked about nothing. */
    if (kg_record_is (discussion->meeting, KG_MEETING_STATE, "cancelled"))
      g_ptr_array_remove_index (self->discussions, self->discussions->len - 1);
  }
  g_ptr_array_sort (self->discussions, compare_discussions);

  return TRUE;
}

static gboolean
load_light (KgTxn          *txn,
            KgContext      *context,
            KgProjectFile  *self,
            GError        **error)
{
  const char *meeting;

  self->weeks = kg_light_weeks_load (txn, context, self->summary, &self->confirmation, error);
  if (self->weeks == NULL)
    return FALSE;

  meeting = self->confirmation != NULL ? kg_record_get_text (self->confirmation, KG_LIGHT_ENTRY_MEETING) : NULL;
  if (meeting != NULL)
    self->confirmed_in = kg_query_need (txn, &kg_table_meeting, meeting, error);

  return meeting == NULL || self->confirmed_in != NULL;
}

static void
stretch (KgProjectFile *self,
         KgDate         day)
{
  if (day == KG_DATE_NONE)
    return;

  self->first_day = self->first_day == KG_DATE_NONE ? day : MIN (self->first_day, day);
  self->last_day = MAX (self->last_day, day);
}

static void
find_span (KgProjectFile *self)
{
  for (guint i = 0; i < self->steps->len; i++) {
    KgStepView *step = &g_array_index (self->steps, KgStepView, i);

    step->stuck = self->summary->plan.stuck == (int) i;
    stretch (self, step->planned_start);
    stretch (self, step->planned_end);
    stretch (self, step->actual_start);
    stretch (self, step->actual_end);
    stretch (self, step->expected_end);
  }
  stretch (self, self->summary->planned_start);
  stretch (self, self->summary->forecast_start);
  stretch (self, self->summary->actual_start);
}

static GPtrArray *
newest_first (KgTxn          *txn,
              const KgTable  *table,
              int             project_column,
              int             date_column,
              const char     *id,
              GError        **error)
{
  return kg_txn_select (txn, table,
                        &(KgFilter) {
                          .conditions = { { project_column, KG_OP_EQ, id, 0 } },
                          .n_conditions = 1,
                          .order = { KG_ORDER_DESC (date_column), KG_ORDER_DESC (KG_COL_ID) } },
                        error);
}

/* What is owed comes first, and of that what is due first. */
static int
compare_commitments (gconstpointer a,
                     gconstpointer b)
{
  KgRecord *ra = *(KgRecord *const *) a, *rb = *(KgRecord *const *) b;
  KgDate due_a = kg_record_get_date (ra, KG_COMMITMENT_DUE_ON), due_b = kg_record_get_date (rb, KG_COMMITMENT_DUE_ON);
  gboolean owed_a = kg_record_is_null (ra, KG_COMMITMENT_CLEARED_ON);
  gboolean owed_b = kg_record_is_null (rb, KG_COMMITMENT_CLEARED_ON);

  if (owed_a != owed_b)
    return owed_a ? -1 : 1;
  if (due_a == due_b)
    return strcmp (kg_record_get_id (ra), kg_record_get_id (rb));
  if (due_a == KG_DATE_NONE || due_b == KG_DATE_NONE)
    return due_a == KG_DATE_NONE ? 1 : -1;

  return due_a < due_b ? -1 : 1;
}

static gboolean
load_records (KgTxn          *txn,
              KgProjectFile  *self,
              const char     *id,
              GError        **error)
{
  self->reforecasts = newest_first (txn, &kg_table_reforecast, KG_REFORECAST_PROJECT,
                                    KG_REFORECAST_ENTERED_ON, id, error);
  if (self->reforecasts == NULL)
    return FALSE;

  self->excuses = newest_first (txn, &kg_table_excuse, KG_EXCUSE_PROJECT, KG_EXCUSE_ACCEPTED_ON, id, error);
  if (self->excuses == NULL)
    return FALSE;

  self->reports = newest_first (txn, &kg_table_report, KG_REPORT_PROJECT, KG_REPORT_REPORTED_ON, id, error);
  if (self->reports == NULL)
    return FALSE;

  self->commitments = kg_query_children (txn, &kg_table_commitment, KG_COMMITMENT_PROJECT, id, KG_COL_ID, error);
  if (self->commitments == NULL)
    return FALSE;
  g_ptr_array_sort (self->commitments, compare_commitments);

  return TRUE;
}

/**
 * kg_project_file_load:
 * @project_id: its id, code or name
 *
 * Returns: (transfer full) (nullable): everything about the project
 */
KgProjectFile *
kg_project_file_load (KgTxn       *txn,
                      KgContext   *context,
                      const char  *project_id,
                      GError     **error)
{
  g_autoptr (KgProjectFile) self = g_new0 (KgProjectFile, 1);
  const char *id;

  g_atomic_ref_count_init (&self->refs);
  self->project = kg_query_project (txn, project_id, error);
  if (self->project == NULL)
    return NULL;
  id = kg_record_get_id (self->project);

  self->board = kg_board_load (txn, context, id, error);
  if (self->board == NULL)
    return NULL;
  self->summary = kg_board_find_project (self->board, id);
  if (self->summary == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("“%s” was withdrawn from the list"),
                 kg_record_get_text (self->project, KG_PROJECT_NAME));
    return NULL;
  }

  if ((self->units = kg_query_unit_names (txn, error)) == NULL ||
      (self->steps = kg_project_steps_load (txn, context, self->summary, error)) == NULL ||
      (self->problems = kg_query_children (txn, &kg_table_problem, KG_PROBLEM_PROJECT, id,
                                           KG_PROBLEM_RAISED_ON, error)) == NULL ||
      (self->assignments = kg_assignment_list_load_project (txn, context, self->board, id, error)) == NULL ||
      !load_records (txn, self, id, error) ||
      !load_light (txn, context, self, error) ||
      (self->agents = kg_project_agents_load (txn, id, self->units, error)) == NULL ||
      !load_discussions (txn, self, id, error))
    return NULL;

  g_ptr_array_sort (self->problems, compare_problems);
  self->findings = kg_plan_check (self->summary->facts.steps, self->summary->n_steps,
                                  kg_context_get_today (context));
  self->has_forecast = kg_board_get_forecast (self->board, self->summary, &self->forecast);
  find_span (self);

  return g_steal_pointer (&self);
}

KgProjectFile *
kg_project_file_ref (KgProjectFile *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_project_file_unref (KgProjectFile *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_pointer (&self->project, kg_record_unref);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->assignments, kg_assignment_list_unref);
  g_clear_pointer (&self->reforecasts, g_ptr_array_unref);
  g_clear_pointer (&self->commitments, g_ptr_array_unref);
  g_clear_pointer (&self->excuses, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_array_unref);
  g_clear_pointer (&self->weeks, g_array_unref);
  g_clear_pointer (&self->confirmation, kg_record_unref);
  g_clear_pointer (&self->confirmed_in, kg_record_unref);
  g_clear_pointer (&self->agents, g_ptr_array_unref);
  g_clear_pointer (&self->discussions, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_free (self);
}
