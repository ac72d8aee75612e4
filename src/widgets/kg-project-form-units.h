// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-project-agent-list.h"
#include "widgets/kg-project-form.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_FORM_UNITS (kg_project_form_units_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectFormUnits, kg_project_form_units, KG, PROJECT_FORM_UNITS, KgProjectForm)

KgProjectAgentList *kg_project_form_units_get_agents (KgProjectFormUnits *self);

G_END_DECLS
