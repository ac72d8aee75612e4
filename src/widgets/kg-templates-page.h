// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATES_PAGE (kg_templates_page_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplatesPage, kg_templates_page, KG, TEMPLATES_PAGE, GtkWidget)

void kg_templates_page_set_workspace (KgTemplatesPage *self,
                                      KgWorkspace     *workspace);
void kg_templates_page_import        (KgTemplatesPage *self,
                                      const char      *path);
void kg_templates_page_export        (KgTemplatesPage *self,
                                      const char      *path,
                                      const char      *key);

G_END_DECLS
