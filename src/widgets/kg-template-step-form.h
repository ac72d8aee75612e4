// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-template.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATE_STEP_FORM (kg_template_step_form_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplateStepForm, kg_template_step_form, KG, TEMPLATE_STEP_FORM, GtkWidget)

void kg_template_step_form_set_step   (KgTemplateStepForm   *self,
                                       const KgTemplateData *data,
                                       KgTemplateStep       *step);
void kg_template_step_form_focus_name (KgTemplateStepForm   *self);

G_END_DECLS
