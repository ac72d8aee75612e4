// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_PLAN (kg_project_plan_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectPlan, kg_project_plan, KG, PROJECT_PLAN, AdwBin)

void     kg_project_plan_show       (KgProjectPlan *self,
                                     KgWorkspace   *workspace,
                                     KgProjectFile *file);
gboolean kg_project_plan_get_trying (KgProjectPlan *self);
void     kg_project_plan_set_trying (KgProjectPlan *self,
                                     gboolean       trying);
gboolean kg_project_plan_export     (KgProjectPlan *self,
                                     const char    *path);

G_END_DECLS
