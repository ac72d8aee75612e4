// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-project-form.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_FORM_MONEY (kg_project_form_money_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectFormMoney, kg_project_form_money, KG, PROJECT_FORM_MONEY, KgProjectForm)

G_END_DECLS
