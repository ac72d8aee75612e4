// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-wall-data.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

/* What a page is of: one of these, the id of a project, or that of a topic on
 * the agenda behind its prefix. */
#define KG_WALL_ID_OVERVIEW "overview"
#define KG_WALL_ID_CHANGES "changes"
#define KG_WALL_ID_DECISIONS "decisions"
#define KG_WALL_ID_CLOSE "close"
#define KG_WALL_ID_TOPIC "topic:"

#define KG_TYPE_WALL_SHELF (kg_wall_shelf_get_type ())

G_DECLARE_FINAL_TYPE (KgWallShelf, kg_wall_shelf, KG, WALL_SHELF, GObject)

KgWallShelf   *kg_wall_shelf_new       (KgWorkspace       *workspace);

gboolean       kg_wall_shelf_has_board (KgWallShelf       *self);
void           kg_wall_shelf_refresh   (KgWallShelf       *self,
                                        KgBoard           *board);
void           kg_wall_shelf_load      (KgWallShelf       *self,
                                        const char        *id);
void           kg_wall_shelf_trim      (KgWallShelf       *self,
                                        const char *const *keep);
KgWallContent *kg_wall_shelf_peek      (KgWallShelf       *self,
                                        const char        *id);
KgWallContent *kg_wall_shelf_get       (KgWallShelf       *self,
                                        const char        *id);

gboolean       kg_wall_id_is_project   (const char        *id);

G_END_DECLS
