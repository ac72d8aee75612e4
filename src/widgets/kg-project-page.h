// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_PAGE (kg_project_page_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectPage, kg_project_page, KG, PROJECT_PAGE, AdwBin)

void kg_project_page_set_workspace (KgProjectPage *self,
                                    KgWorkspace   *workspace);
void kg_project_page_set_project   (KgProjectPage *self,
                                    const char    *project_id);

G_END_DECLS
