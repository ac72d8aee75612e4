// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-wall-data.h"
#include "services/kg-workspace.h"
#include "widgets/kg-wall-zoom.h"

G_BEGIN_DECLS

#define KG_TYPE_WALL_DECK (kg_wall_deck_get_type ())

G_DECLARE_FINAL_TYPE (KgWallDeck, kg_wall_deck, KG, WALL_DECK, GObject)

KgWallDeck    *kg_wall_deck_new          (KgWorkspace      *workspace);
KgWallDeck    *kg_wall_deck_share        (KgWorkspace      *workspace);

guint          kg_wall_deck_get_n_pages  (KgWallDeck       *self);
guint          kg_wall_deck_get_position (KgWallDeck       *self);
const char    *kg_wall_deck_get_id       (KgWallDeck       *self);
const char    *kg_wall_deck_get_project  (KgWallDeck       *self);
KgWallContent *kg_wall_deck_get_content  (KgWallDeck       *self);
KgWallContent *kg_wall_deck_peek_content (KgWallDeck       *self,
                                          guint             position);
guint          kg_wall_deck_get_part     (KgWallDeck       *self);
gboolean       kg_wall_deck_get_blank    (KgWallDeck       *self);
KgWallZoom     kg_wall_deck_get_zoom     (KgWallDeck       *self);

void           kg_wall_deck_go_to        (KgWallDeck       *self,
                                          guint             position);
void           kg_wall_deck_turn         (KgWallDeck       *self,
                                          int               pages);
void           kg_wall_deck_show_project (KgWallDeck       *self,
                                          const char       *id);
void           kg_wall_deck_set_part     (KgWallDeck       *self,
                                          guint             part);
void           kg_wall_deck_set_blank    (KgWallDeck       *self,
                                          gboolean          blank);
void           kg_wall_deck_set_zoom     (KgWallDeck       *self,
                                          const KgWallZoom *zoom);

G_END_DECLS
