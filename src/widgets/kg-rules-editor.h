// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_RULES_EDITOR (kg_rules_editor_get_type ())

G_DECLARE_FINAL_TYPE (KgRulesEditor, kg_rules_editor, KG, RULES_EDITOR, AdwWindow)

GtkWidget  *kg_rules_editor_new          (KgWorkspace   *workspace,
                                          const char    *text,
                                          const char    *before,
                                          gboolean       shipped,
                                          gboolean       in_force);
const char *kg_rules_editor_get_name     (KgRulesEditor *self);

G_END_DECLS
