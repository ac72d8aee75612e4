// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-chart.h"

struct _KgProjectChart {
  KgProjectFile *file;
  KgChartRow *rows;
  KgPlanChart chart;
};

static KgChartRow
row_of (const KgStepView *step)
{
  return (KgChartRow) {
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

/**
 * kg_project_chart_new:
 *
 * Returns: (transfer full) (nullable): the back-plan of the project; %NULL when
 *   it has none
 */
KgProjectChart *
kg_project_chart_new (KgProjectFile *file)
{
  KgContext *context = kg_board_get_context (file->board);
  const KgProject *p = file->summary;
  gboolean open = !p->facts.started && !p->facts.on_hold;
  KgProjectChart *self;

  if (file->steps->len == 0)
    return NULL;

  self = g_new0 (KgProjectChart, 1);
  self->file = kg_project_file_ref (file);
  self->rows = g_new (KgChartRow, file->steps->len);
  for (guint i = 0; i < file->steps->len; i++)
    self->rows[i] = row_of (&g_array_index (file->steps, KgStepView, i));

  self->chart = (KgPlanChart) {
    .rows = self->rows,
    .n_rows = file->steps->len,
    .today = kg_context_get_today (context),
    .target = p->planned_start,
    .forecast = open ? p->forecast_start : KG_DATE_NONE,
    .early = open && file->has_forecast ? file->forecast.early : KG_DATE_NONE,
    .late = open && file->has_forecast ? file->forecast.late : KG_DATE_NONE,
    .calendar = kg_context_get_calendar (context),
  };

  return self;
}

void
kg_project_chart_free (KgProjectChart *self)
{
  kg_project_file_unref (self->file);
  g_free (self->rows);
  g_free (self);
}

/**
 * kg_project_chart_get:
 *
 * Returns: (transfer none): what kg_plan_chart_draw() draws, without a title
 */
const KgPlanChart *
kg_project_chart_get (const KgProjectChart *self)
{
  return &self->chart;
}
