// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-plan-chart.h"

G_BEGIN_DECLS

#define KG_PLAN_PICTURE_WIDTH 1920

gboolean kg_plan_chart_export (const KgPlanChart  *chart,
                               const char         *path,
                               double              width,
                               KgChartGround       ground,
                               GError            **error);

G_END_DECLS
