// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-plan-chart-data.h"

G_BEGIN_DECLS

#define KG_TYPE_PLAN_CHART_VIEW (kg_plan_chart_view_get_type ())

G_DECLARE_FINAL_TYPE (KgPlanChartView, kg_plan_chart_view, KG, PLAN_CHART_VIEW, GtkWidget)

GtkWidget       *kg_plan_chart_view_new      (void);
KgPlanChartData *kg_plan_chart_view_get_data (KgPlanChartView *self);
void             kg_plan_chart_view_take     (KgPlanChartView *self,
                                              KgPlanChartData *data);

G_END_DECLS
