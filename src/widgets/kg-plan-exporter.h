// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-plan-chart-data.h"

G_BEGIN_DECLS

#define KG_TYPE_PLAN_EXPORTER (kg_plan_exporter_get_type ())

G_DECLARE_FINAL_TYPE (KgPlanExporter, kg_plan_exporter, KG, PLAN_EXPORTER, GObject)

KgPlanExporter *kg_plan_exporter_new    (GtkWidget       *owner);
void            kg_plan_exporter_choose (KgPlanExporter  *self,
                                         KgPlanChartData *data);
gboolean        kg_plan_exporter_write  (KgPlanExporter  *self,
                                         KgPlanChartData *data,
                                         const char      *path);

G_END_DECLS
