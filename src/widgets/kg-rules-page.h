// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_RULES_PAGE (kg_rules_page_get_type ())

G_DECLARE_FINAL_TYPE (KgRulesPage, kg_rules_page, KG, RULES_PAGE, GtkWidget)

void kg_rules_page_set_workspace (KgRulesPage *self,
                                  KgWorkspace *workspace);
void kg_rules_page_import        (KgRulesPage *self,
                                  const char  *path);
void kg_rules_page_export        (KgRulesPage *self,
                                  const char  *path,
                                  const char  *key);

G_END_DECLS
