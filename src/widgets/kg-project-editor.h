// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_EDITOR (kg_project_editor_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectEditor, kg_project_editor, KG, PROJECT_EDITOR, AdwWindow)

GtkWidget *kg_project_editor_new          (KgWorkspace     *workspace,
                                           KgProjectFile   *file);
void       kg_project_editor_show_section (KgProjectEditor *self,
                                           const char      *name);

G_END_DECLS
