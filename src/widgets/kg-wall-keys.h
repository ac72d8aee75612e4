// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  KG_WALL_NOTHING,
  KG_WALL_LEAVE,
  KG_WALL_TOGGLE_FULL,
  KG_WALL_TURN,        /* so many pages on */
  KG_WALL_TURN_PART,   /* so many parts of a page on */
  KG_WALL_GO_TO_END,   /* to the first page when negative, or the last one */
  KG_WALL_JUMP,        /* to the page whose number was typed */
  KG_WALL_ZOOM,        /* larger or smaller; 0 for the whole page */
  KG_WALL_MOVE_ACROSS, /* in a page that is seen larger */
  KG_WALL_MOVE_DOWN,
  KG_WALL_BLANK,
  KG_WALL_GROUND,
  KG_WALL_DIGIT,       /* of the number of a page */
  KG_WALL_ERASE,
} KgWallActKind;

/* What a key asks of the wall. */
typedef struct {
  KgWallActKind kind;
  int steps;
} KgWallAct;

KgWallAct kg_wall_act_from_key (guint            keyval,
                                GdkModifierType  state,
                                gboolean         typing);

G_END_DECLS
