// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-template.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATE_FORM (kg_template_form_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplateForm, kg_template_form, KG, TEMPLATE_FORM, GtkWidget)

void  kg_template_form_set_data     (KgTemplateForm       *self,
                                     const KgTemplateData *data,
                                     gboolean              is_new);
void  kg_template_form_set_calendar (KgTemplateForm       *self,
                                     const KgCalendar     *calendar,
                                     KgDate                today);
char *kg_template_form_dup_text     (KgTemplateForm       *self);
char *kg_template_form_dup_problem  (KgTemplateForm       *self);
void  kg_template_form_show_plan    (KgTemplateForm       *self,
                                     KgTemplate           *template);
char *kg_template_form_dup_choices  (KgTemplateForm       *self);

G_END_DECLS
