// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-definition-editor.h"

G_BEGIN_DECLS

#define KG_TYPE_RULES_EDITOR (kg_rules_editor_get_type ())

G_DECLARE_FINAL_TYPE (KgRulesEditor, kg_rules_editor, KG, RULES_EDITOR, KgDefinitionEditor)

GtkWidget *kg_rules_editor_new (KgWorkspace *workspace,
                                const char  *text,
                                const char  *before,
                                gboolean     shipped,
                                gboolean     in_force);

G_END_DECLS
