// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-project-news.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_WATCH (kg_project_watch_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectWatch, kg_project_watch, KG, PROJECT_WATCH, GObject)

KgProjectWatch *kg_project_watch_new      (KgWorkspace    *workspace);

void            kg_project_watch_set_base (KgProjectWatch *self,
                                           KgRecord       *before,
                                           GPtrArray      *agents_before);

G_END_DECLS
