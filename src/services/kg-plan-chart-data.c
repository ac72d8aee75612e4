// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-plan-chart-data.h"

#include "core/kg-labels.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From a project to the chart of its plan. */

static char *
start_words (KgDate start,
             KgDate today,
             int    slack)
{
  g_autofree char *day = kg_label_day_near (start, today);

  if (slack == G_MININT)
    return g_strdup_printf (_("expected to start on %s"), day);
  if (slack == 0)
    return g_strdup_printf (_("expected to start on %s, as planned"), day);

  return slack < 0
         ? g_strdup_printf (ngettext ("expected to start on %s, %d working day after the plan",
                                      "expected to start on %s, %d working days after the plan", -slack), day, -slack)
         : g_strdup_printf (ngettext ("expected to start on %s, %d working day before the plan",
                                      "expected to start on %s, %d working days before the plan", slack), day, slack);
}

/**
 * kg_plan_outlook_words:
 * @start: when it may be expected to start, or none
 * @slack: working days before the planned start, %G_MININT unknown
 * @percent: chance to start within the year, -1 unknown
 *
 * Returns: (transfer full) (nullable): a line for people; %NULL when nothing
 *   is known
 */
char *
kg_plan_outlook_words (KgDate start,
                       KgDate today,
                       int    slack,
                       int    percent)
{
  g_autofree char *when = start != KG_DATE_NONE ? start_words (start, today, slack) : NULL;
  g_autofree char *chance = NULL;

  if (percent < 0)
    return g_steal_pointer (&when);

  chance = g_strdup_printf (_("chance to start within the year %d %%"), percent);
  if (when == NULL)
    return g_steal_pointer (&chance);

  /* Translators: when it is expected to start; its chance to do so in time. */
  return g_strdup_printf (C_("outlook", "%s; %s"), when, chance);
}

static KgPlanChartData *
data_new (KgProjectFile *file,
          guint          n_rows)
{
  KgPlanChartData *self = g_new0 (KgPlanChartData, 1);
  KgContext *context = kg_board_get_context (file->board);

  self->file = kg_project_file_ref (file);
  self->rows = g_new0 (KgChartRow, n_rows + 1);
  self->chart = (KgPlanChart) {
    .title = file->summary->name,
    .rows = self->rows,
    .n_rows = n_rows,
    .today = kg_context_get_today (context),
    .calendar = kg_context_get_calendar (context),
  };

  return self;
}

static char *
started_words (const KgProject *project,
               KgDate           today)
{
  g_autofree char *day = kg_label_day_near (project->actual_start, today);

  return g_strdup_printf (_("construction started on %s"), day);
}

/**
 * kg_plan_chart_data_new:
 *
 * Returns: (transfer full): the chart of the plan as it stands
 */
KgPlanChartData *
kg_plan_chart_data_new (KgProjectFile *file)
{
  KgPlanChartData *self = data_new (file, file->steps->len);
  const KgProject *project = file->summary;

  for (guint i = 0; i < file->steps->len; i++) {
    const KgStepView *step = &g_array_index (file->steps, KgStepView, i);

    self->rows[i] = (KgChartRow) {
      .name = step->name,
      .authority = step->authority,
      .mode = step->mode,
      .permit = step->permit,
      .done = step->state == KG_STEP_DONE,
      .critical = step->critical,
      .waiting = step->waiting,
      .stuck = step->stuck,
      .duration = step->duration,
      .late = step->late,
      .slack = step->slack,
      .planned_start = step->planned_start,
      .planned_end = step->planned_end,
      .actual_start = step->actual_start,
      .actual_end = step->actual_end,
      .expected_start = step->expected_start,
      .expected_end = step->expected_end,
    };
  }

  self->chart.target = project->planned_start;
  self->chart.forecast = project->actual_start != KG_DATE_NONE ? project->actual_start : project->forecast_start;
  if (file->has_forecast) {
    self->chart.early = file->forecast.early;
    self->chart.late = file->forecast.late;
  }
  self->note = project->actual_start != KG_DATE_NONE
               ? started_words (project, self->chart.today)
               : kg_plan_outlook_words (project->forecast_start, self->chart.today, project->slack,
                                        file->has_forecast ? file->forecast.percent : -1);
  self->chart.note = self->note;

  return self;
}

/* The step as the plan has it at present. */
static int
find_present (const KgWhatIfResult *before,
              const KgRecord       *row)
{
  const char *key = kg_record_get_text (row, KG_STEP_KEY);

  for (guint i = 0; i < before->rows->len; i++) {
    KgRecord *present = g_ptr_array_index (before->rows, i);

    if (strcmp (kg_record_get_id (present), kg_record_get_id (row)) == 0 ||
        (key != NULL && kg_record_is (present, KG_STEP_KEY, key)))
      return (int) i;
  }

  return -1;
}

/**
 * kg_plan_chart_data_new_trial:
 *
 * Returns: (transfer full): the chart of what the trial comes to, above each
 *   bar what the plan comes to at present; of the steps that are not done, for
 *   the others are as they were
 */
KgPlanChartData *
kg_plan_chart_data_new_trial (KgWhatIf *trial)
{
  const KgWhatIfResult *before = kg_what_if_get_before (trial), *after = kg_what_if_get_after (trial);
  KgPlanChartData *self = data_new (kg_what_if_get_file (trial), after->rows->len);

  self->records = g_ptr_array_ref (after->rows);
  self->chart.n_rows = 0;
  for (guint i = 0; i < after->rows->len; i++) {
    const KgStep *step = &after->steps[i];
    const KgStepTimes *times = &after->times[i];
    int present = find_present (before, g_ptr_array_index (after->rows, i));

    if (step->actual_end != KG_DATE_NONE)
      continue;

    self->rows[self->chart.n_rows++] = (KgChartRow) {
      .name = step->name,
      .authority = kg_record_get_text (g_ptr_array_index (after->rows, i), KG_STEP_AUTHORITY),
      .mode = step->mode,
      .permit = step->permit,
      .critical = times->critical,
      .waiting = times->waiting,
      .duration = step->duration,
      .slack = times->slack,
      .planned_start = present >= 0 ? before->times[present].start : KG_DATE_NONE,
      .planned_end = present >= 0 ? before->times[present].end : KG_DATE_NONE,
      .actual_start = step->actual_start,
      .expected_start = times->start,
      .expected_end = times->end,
    };
  }

  self->chart.target = after->target;
  self->chart.forecast = after->plan_start;
  if (after->has_chance) {
    self->chart.early = after->chance.early;
    self->chart.late = after->chance.late;
  }
  self->note = kg_plan_outlook_words (after->plan_start, self->chart.today, after->plan_slack,
                                      after->has_chance ? after->chance.percent : -1);
  self->chart.note = self->note;

  return self;
}

void
kg_plan_chart_data_free (KgPlanChartData *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  kg_project_file_unref (self->file);
  g_free (self->rows);
  g_free (self->note);
  g_free (self);
}
