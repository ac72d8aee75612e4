// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-template.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATE_HEAD (kg_template_head_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplateHead, kg_template_head, KG, TEMPLATE_HEAD, GtkWidget)

void kg_template_head_set_data (KgTemplateHead *self,
                                KgTemplateData *data,
                                gboolean        is_new);

G_END_DECLS
