// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-definition-editor.h"

G_BEGIN_DECLS

#define KG_TYPE_PAGE_EDITOR (kg_page_editor_get_type ())

G_DECLARE_FINAL_TYPE (KgPageEditor, kg_page_editor, KG, PAGE_EDITOR, KgDefinitionEditor)

GtkWidget *kg_page_editor_new      (KgWorkspace *workspace,
                                    const char  *id,
                                    const char  *text,
                                    const char  *before);
char      *kg_page_editor_dup_copy (const char  *text);

G_END_DECLS
