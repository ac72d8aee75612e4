// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "widgets/kg-wall-deck.h"

G_BEGIN_DECLS

#define KG_TYPE_WALL_VIEW (kg_wall_view_get_type ())

G_DECLARE_FINAL_TYPE (KgWallView, kg_wall_view, KG, WALL_VIEW, GtkWidget)

GtkWidget  *kg_wall_view_new          (void);

KgWallDeck *kg_wall_view_get_deck     (KgWallView *self);
gboolean    kg_wall_view_get_on_light (KgWallView *self);
gboolean    kg_wall_view_get_blank    (KgWallView *self);
guint       kg_wall_view_get_part     (KgWallView *self);
const char *kg_wall_view_get_typed    (KgWallView *self);

void        kg_wall_view_set_deck     (KgWallView *self,
                                       KgWallDeck *deck);
void        kg_wall_view_set_on_light (KgWallView *self,
                                       gboolean    on_light);

G_END_DECLS
