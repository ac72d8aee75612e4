// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-wall-keys.h"

/* The keys of the wall: those of a clicker, of a keyboard and of its number
 * pad. */

typedef struct {
  guint keyval;
  KgWallAct act;
} Key;

/* With Control as without. */
static const Key zooming[] = {
  { GDK_KEY_plus, { KG_WALL_ZOOM, 1 } },
  { GDK_KEY_equal, { KG_WALL_ZOOM, 1 } },
  { GDK_KEY_KP_Add, { KG_WALL_ZOOM, 1 } },
  { GDK_KEY_minus, { KG_WALL_ZOOM, -1 } },
  { GDK_KEY_underscore, { KG_WALL_ZOOM, -1 } },
  { GDK_KEY_KP_Subtract, { KG_WALL_ZOOM, -1 } },
};

/* With Shift: about in a page that is seen larger. */
static const Key moving[] = {
  { GDK_KEY_Left, { KG_WALL_MOVE_ACROSS, -1 } },
  { GDK_KEY_Right, { KG_WALL_MOVE_ACROSS, 1 } },
  { GDK_KEY_Up, { KG_WALL_MOVE_DOWN, -1 } },
  { GDK_KEY_Down, { KG_WALL_MOVE_DOWN, 1 } },
};

static const Key plain[] = {
  { GDK_KEY_Page_Down, { KG_WALL_TURN, 1 } },
  { GDK_KEY_KP_Page_Down, { KG_WALL_TURN, 1 } },
  { GDK_KEY_Right, { KG_WALL_TURN, 1 } },
  { GDK_KEY_KP_Right, { KG_WALL_TURN, 1 } },
  { GDK_KEY_space, { KG_WALL_TURN, 1 } },
  { GDK_KEY_Page_Up, { KG_WALL_TURN, -1 } },
  { GDK_KEY_KP_Page_Up, { KG_WALL_TURN, -1 } },
  { GDK_KEY_Left, { KG_WALL_TURN, -1 } },
  { GDK_KEY_KP_Left, { KG_WALL_TURN, -1 } },
  { GDK_KEY_Down, { KG_WALL_TURN_PART, 1 } },
  { GDK_KEY_KP_Down, { KG_WALL_TURN_PART, 1 } },
  { GDK_KEY_Up, { KG_WALL_TURN_PART, -1 } },
  { GDK_KEY_KP_Up, { KG_WALL_TURN_PART, -1 } },
  { GDK_KEY_Home, { KG_WALL_GO_TO_END, -1 } },
  { GDK_KEY_KP_Home, { KG_WALL_GO_TO_END, -1 } },
  { GDK_KEY_End, { KG_WALL_GO_TO_END, 1 } },
  { GDK_KEY_KP_End, { KG_WALL_GO_TO_END, 1 } },
  { GDK_KEY_Return, { KG_WALL_JUMP, 0 } },
  { GDK_KEY_KP_Enter, { KG_WALL_JUMP, 0 } },
  { GDK_KEY_b, { KG_WALL_BLANK, 0 } },
  { GDK_KEY_B, { KG_WALL_BLANK, 0 } },
  { GDK_KEY_period, { KG_WALL_BLANK, 0 } },
  { GDK_KEY_l, { KG_WALL_GROUND, 0 } },
  { GDK_KEY_L, { KG_WALL_GROUND, 0 } },
};

static gboolean
look_up (const Key *keys,
         guint      n,
         guint      keyval,
         KgWallAct *act)
{
  for (guint i = 0; i < n; i++)
    if (keys[i].keyval == keyval) {
      *act = keys[i].act;
      return TRUE;
    }

  return FALSE;
}

/**
 * kg_wall_act_from_key:
 * @typing: whether the number of a page was begun
 *
 * Returns: what the key asks for
 */
KgWallAct
kg_wall_act_from_key (guint           keyval,
                      GdkModifierType state,
                      gboolean        typing)
{
  guint32 c = gdk_keyval_to_unicode (keyval);
  KgWallAct act = { KG_WALL_NOTHING, 0 };

  if (keyval == GDK_KEY_Escape || keyval == GDK_KEY_F5)
    return (KgWallAct) { KG_WALL_LEAVE, 0 };
  if (keyval == GDK_KEY_F11)
    return (KgWallAct) { KG_WALL_TOGGLE_FULL, 0 };
  if ((state & GDK_ALT_MASK) != 0)
    return act;

  /* 0 is a digit once a number was begun: no page has the number 0. */
  if (c == '0' && !typing)
    return (KgWallAct) { KG_WALL_ZOOM, 0 };
  if (look_up (zooming, G_N_ELEMENTS (zooming), keyval, &act) || (state & GDK_CONTROL_MASK) != 0)
    return act;

  if (((state & GDK_SHIFT_MASK) != 0 && look_up (moving, G_N_ELEMENTS (moving), keyval, &act)) ||
      look_up (plain, G_N_ELEMENTS (plain), keyval, &act))
    return act;
  if (c >= '0' && c <= '9')
    return (KgWallAct) { KG_WALL_DIGIT, (int) (c - '0') };
  /* Without a number the key that takes a digit back takes the page back. */
  if (keyval == GDK_KEY_BackSpace)
    return typing ? (KgWallAct) { KG_WALL_ERASE, 0 } : (KgWallAct) { KG_WALL_TURN, -1 };

  return act;
}
