// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-template.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATE_CHART (kg_template_chart_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplateChart, kg_template_chart, KG, TEMPLATE_CHART, GtkWidget)

void kg_template_chart_set_plan (KgTemplateChart  *self,
                                 KgTemplatePlan   *plan,
                                 const KgCalendar *calendar,
                                 KgDate            today);

G_END_DECLS
