// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_EDIT_DIALOG (kg_project_edit_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectEditDialog, kg_project_edit_dialog, KG, PROJECT_EDIT_DIALOG, AdwWindow)

GtkWidget *kg_project_edit_dialog_new (KgWorkspace *workspace,
                                       KgBoard     *board,
                                       KgRecord    *project);

G_END_DECLS
