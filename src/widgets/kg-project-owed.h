// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_OWED (kg_project_owed_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectOwed, kg_project_owed, KG, PROJECT_OWED, AdwBin)

void kg_project_owed_show        (KgProjectOwed *self,
                                  KgWorkspace   *workspace,
                                  KgProjectFile *file);
void kg_project_owed_close_lists (KgProjectOwed *self);

G_END_DECLS
