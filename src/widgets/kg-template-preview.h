// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-template.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATE_PREVIEW (kg_template_preview_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplatePreview, kg_template_preview, KG, TEMPLATE_PREVIEW, GtkWidget)

void  kg_template_preview_set_calendar (KgTemplatePreview *self,
                                        const KgCalendar  *calendar,
                                        KgDate             today);
void  kg_template_preview_set_template (KgTemplatePreview *self,
                                        KgTemplate        *template);
char *kg_template_preview_dup_choices  (KgTemplatePreview *self);

G_END_DECLS
