// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-plan-chart.h"
#include "services/kg-what-if.h"

G_BEGIN_DECLS

/* What is drawn of a project's plan, with all that it rests on. */
typedef struct {
  KgPlanChart chart;
  KgChartRow *rows;
  char *note;
  KgProjectFile *file;
  GPtrArray *records;  /* nullable: KgRecord: the steps of a trial */
} KgPlanChartData;

KgPlanChartData *kg_plan_chart_data_new       (KgProjectFile   *file);
KgPlanChartData *kg_plan_chart_data_new_trial (KgWhatIf        *trial);
void             kg_plan_chart_data_free      (KgPlanChartData *self);
char            *kg_plan_outlook_words        (KgDate           start,
                                               KgDate           today,
                                               int              slack,
                                               int              percent);
char            *kg_plan_chart_row_words      (const KgPlanChart *chart,
                                               guint            index,
                                               const char      *separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgPlanChartData, kg_plan_chart_data_free)

G_END_DECLS
