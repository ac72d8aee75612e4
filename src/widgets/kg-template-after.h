// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-template.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATE_AFTER (kg_template_after_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplateAfter, kg_template_after, KG, TEMPLATE_AFTER, GtkWidget)

void kg_template_after_set_step (KgTemplateAfter      *self,
                                 const KgTemplateData *data,
                                 KgTemplateStep       *step);
void kg_template_after_update   (KgTemplateAfter      *self);

G_END_DECLS
