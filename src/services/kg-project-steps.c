// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-file.h"

#include "services/kg-query.h"
#include "services/kg-step-record.h"

#include <glib/gi18n-lib.h>

/* The steps of one project as they stand today, and when those that are not
 * done may be expected. */

static void
clear_step (gpointer data)
{
  kg_record_unref (((KgStepView *) data)->record);
}

static void
judge (KgStepView       *step,
       KgDate            today,
       const KgCalendar *calendar)
{
  KgDate end = step->actual_end != KG_DATE_NONE ? step->actual_end : today;

  if (step->planned_end != KG_DATE_NONE && step->planned_end < end)
    step->late = MAX (kg_calendar_between (calendar, step->planned_end, end), 0);

  if (step->actual_end != KG_DATE_NONE)
    step->state = KG_STEP_DONE;
  else if (step->late > 0)
    step->state = KG_STEP_OVERDUE;
  else
    step->state = step->actual_start != KG_DATE_NONE ? KG_STEP_UNDER_WAY : KG_STEP_TO_COME;
}

static void
place (KgStepView        *view,
       const KgStepTimes *times)
{
  view->slack = times->slack;
  view->critical = times->critical;
  view->waiting = times->waiting;
  if (view->state == KG_STEP_DONE)
    return;

  view->expected_start = times->start;
  view->expected_end = times->end;
  view->latest_end = times->latest_end;
}

/**
 * kg_project_steps_load:
 * @project: with its plan, as the board has it
 *
 * Returns: (transfer full) (element-type KgStepView): the steps in order
 */
GArray *
kg_project_steps_load (KgTxn            *txn,
                       KgContext        *context,
                       const KgProject  *project,
                       GError          **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, project->id,
                                                  KG_STEP_POSITION, error);
  const KgCalendar *calendar = kg_context_get_calendar (context);
  KgDate today = kg_context_get_today (context);
  g_autofree KgStepTimes *times = NULL;
  GArray *steps;

  if (rows == NULL)
    return NULL;

  times = g_new0 (KgStepTimes, MAX (rows->len, project->n_steps));
  kg_plan_times (project->facts.steps, project->n_steps, today, project->planned_start, calendar, times);

  steps = g_array_sized_new (FALSE, FALSE, sizeof (KgStepView), rows->len);
  g_array_set_clear_func (steps, clear_step);
  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    KgStep plain;
    KgStepView step;

    kg_step_from_record (&plain, row);
    step = (KgStepView) {
      .record = kg_record_ref (row),
      .name = plain.name,
      .authority = kg_record_get_text (row, KG_STEP_AUTHORITY),
      .mode = plain.mode,
      .permit = plain.permit,
      .duration = plain.duration,
      .planned_start = plain.planned_start,
      .planned_end = plain.planned_end,
      .actual_start = plain.actual_start,
      .actual_end = plain.actual_end,
    };

    judge (&step, today, calendar);
    if (i < project->n_steps)
      place (&step, &times[i]);
    g_array_append_val (steps, step);
  }

  return steps;
}

/**
 * kg_step_view_words:
 *
 * Returns: (transfer full): how the step stands, with the working days that
 *   it is late
 */
char *
kg_step_view_words (const KgStepView *step)
{
  switch (step->state) {
  case KG_STEP_DONE:
    return step->late > 0
           ? g_strdup_printf (ngettext ("done, %d working day late", "done, %d working days late", step->late),
                              step->late)
           : g_strdup (C_("step", "done"));
  case KG_STEP_OVERDUE:
    return g_strdup_printf (ngettext ("overdue by %d working day", "overdue by %d working days", step->late),
                            step->late);
  case KG_STEP_UNDER_WAY:
    return g_strdup (C_("step", "under way"));
  case KG_STEP_TO_COME:
    return g_strdup (C_("step", "to come"));
  default:
    g_return_val_if_reached (NULL);
  }
}
