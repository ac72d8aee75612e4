// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-project-form.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_FORM_DAYS (kg_project_form_days_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectFormDays, kg_project_form_days, KG, PROJECT_FORM_DAYS, KgProjectForm)

G_END_DECLS
