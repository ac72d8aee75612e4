// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-file.h"

#include "services/kg-query.h"

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

/* The walk of kg_plan_assess(), with the days kept. */
static void
expect (GArray           *steps,
        KgDate            today,
        const KgCalendar *calendar)
{
  KgDate cursor = kg_calendar_on_or_after (calendar, today);

  for (guint i = 0; i < steps->len; ) {
    guint first = i;
    int longest = 0;

    do {
      KgStepView *step = &g_array_index (steps, KgStepView, i++);
      int left = step->duration;

      if (step->actual_end != KG_DATE_NONE)
        continue;

      if (step->actual_start != KG_DATE_NONE)
        left = MAX (1, left - kg_calendar_between (calendar, step->actual_start, today));
      longest = MAX (longest, left);
      step->expected_start = step->actual_start != KG_DATE_NONE ? step->actual_start : cursor;
      step->expected_end = left > 0 ? kg_calendar_add (calendar, cursor, left - 1) : cursor;
    } while (i < steps->len && g_array_index (steps, KgStepView, i).mode != KG_STEP_NORMAL);

    g_assert (i > first);
    if (longest > 0)
      cursor = kg_calendar_add (calendar, cursor, longest);
  }
}

/**
 * kg_project_steps_load:
 *
 * Returns: (transfer full) (element-type KgStepView): the steps in order
 */
GArray *
kg_project_steps_load (KgTxn       *txn,
                       KgContext   *context,
                       const char  *project_id,
                       GError     **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, project_id,
                                                  KG_STEP_POSITION, error);
  const KgCalendar *calendar = kg_context_get_calendar (context);
  KgDate today = kg_context_get_today (context);
  GArray *steps;

  if (rows == NULL)
    return NULL;

  steps = g_array_sized_new (FALSE, FALSE, sizeof (KgStepView), rows->len);
  g_array_set_clear_func (steps, clear_step);
  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    KgStepView step = {
      .record = kg_record_ref (row),
      .name = kg_record_get_text (row, KG_STEP_NAME),
      .authority = kg_record_get_text (row, KG_STEP_AUTHORITY),
      .mode = kg_step_mode_from_code (kg_record_get_text (row, KG_STEP_MODE)),
      .permit = kg_record_get_int (row, KG_STEP_PERMIT) != 0,
      .duration = (int) kg_record_get_int (row, KG_STEP_DURATION),
      .planned_start = kg_record_get_date (row, KG_STEP_PLANNED_START),
      .planned_end = kg_record_get_date (row, KG_STEP_PLANNED_END),
      .actual_start = kg_record_get_date (row, KG_STEP_ACTUAL_START),
      .actual_end = kg_record_get_date (row, KG_STEP_ACTUAL_END),
    };

    judge (&step, today, calendar);
    g_array_append_val (steps, step);
  }
  expect (steps, today, calendar);

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
