// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-project-form.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_FORM_IDENTITY (kg_project_form_identity_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectFormIdentity, kg_project_form_identity, KG, PROJECT_FORM_IDENTITY, KgProjectForm)

G_END_DECLS
