// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_WALLS (kg_walls_get_type ())

G_DECLARE_FINAL_TYPE (KgWalls, kg_walls, KG, WALLS, GObject)

KgWalls *kg_walls_new           (GtkApplicationWindow *owner,
                                 GtkMenuButton        *button);

void     kg_walls_set_workspace (KgWalls              *self,
                                 KgWorkspace          *workspace);
void     kg_walls_toggle        (KgWalls              *self,
                                 const char           *project_id);
void     kg_walls_close         (KgWalls              *self);

int      kg_walls_choose_monitor (const char *const   *connectors,
                                 guint                 n_connectors,
                                 int                   own,
                                 const char           *chosen);

G_END_DECLS
