// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-plan-chart.h"
#include "services/kg-project-file.h"

G_BEGIN_DECLS

/**
 * KgProjectChart:
 *
 * The back-plan of a project, ready to be drawn. Holds the file that its texts
 * belong to.
 */
typedef struct _KgProjectChart KgProjectChart;

KgProjectChart    *kg_project_chart_new  (KgProjectFile        *file);
void               kg_project_chart_free (KgProjectChart       *self);
const KgPlanChart *kg_project_chart_get  (const KgProjectChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgProjectChart, kg_project_chart_free)

G_END_DECLS
