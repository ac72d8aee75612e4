// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_PLAN (kg_project_plan_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectPlan, kg_project_plan, KG, PROJECT_PLAN, AdwBin)

void kg_project_plan_show (KgProjectPlan *self,
                           KgProjectFile *file);

G_END_DECLS
