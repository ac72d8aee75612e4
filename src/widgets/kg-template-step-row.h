// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-template.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATE_STEP_ROW (kg_template_step_row_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplateStepRow, kg_template_step_row, KG, TEMPLATE_STEP_ROW, GtkListBoxRow)

GtkWidget *kg_template_step_row_new (void);
void       kg_template_step_row_set (KgTemplateStepRow    *self,
                                     const KgTemplateData *data,
                                     guint                 index);

G_END_DECLS
