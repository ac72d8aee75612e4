// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-definition-editor.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATE_EDITOR (kg_template_editor_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplateEditor, kg_template_editor, KG, TEMPLATE_EDITOR, KgDefinitionEditor)

GtkWidget *kg_template_editor_new (KgWorkspace *workspace,
                                   const char  *text,
                                   const char  *before,
                                   gboolean     shipped);

G_END_DECLS
