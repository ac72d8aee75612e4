// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-wall-keys.h"

static const struct {
  guint keyval;
  GdkModifierType state;
  gboolean typing;
  KgWallAct act;
} cases[] = {
  { GDK_KEY_Page_Down, 0, FALSE, { KG_WALL_TURN, 1 } },
  { GDK_KEY_KP_Page_Up, 0, TRUE, { KG_WALL_TURN, -1 } },
  { GDK_KEY_space, 0, FALSE, { KG_WALL_TURN, 1 } },
  { GDK_KEY_Up, 0, FALSE, { KG_WALL_TURN_PART, -1 } },
  { GDK_KEY_Home, 0, FALSE, { KG_WALL_GO_TO_END, -1 } },
  { GDK_KEY_KP_End, 0, FALSE, { KG_WALL_GO_TO_END, 1 } },
  { GDK_KEY_KP_Enter, 0, TRUE, { KG_WALL_JUMP, 0 } },

  /* About in a page that is seen larger; other keys do with Shift what they do without. */
  { GDK_KEY_Left, GDK_SHIFT_MASK, FALSE, { KG_WALL_MOVE_ACROSS, -1 } },
  { GDK_KEY_Down, GDK_SHIFT_MASK, FALSE, { KG_WALL_MOVE_DOWN, 1 } },
  { GDK_KEY_Page_Down, GDK_SHIFT_MASK, FALSE, { KG_WALL_TURN, 1 } },

  /* Of keyboards that have it on the same key as = or with Shift. */
  { GDK_KEY_plus, GDK_SHIFT_MASK, FALSE, { KG_WALL_ZOOM, 1 } },
  { GDK_KEY_equal, 0, FALSE, { KG_WALL_ZOOM, 1 } },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, FALSE, { KG_WALL_ZOOM, -1 } },

  /* 0 and the key that erases, with a number begun and without. */
  { GDK_KEY_0, 0, FALSE, { KG_WALL_ZOOM, 0 } },
  { GDK_KEY_0, GDK_CONTROL_MASK, FALSE, { KG_WALL_ZOOM, 0 } },
  { GDK_KEY_KP_0, 0, TRUE, { KG_WALL_DIGIT, 0 } },
  { GDK_KEY_7, 0, FALSE, { KG_WALL_DIGIT, 7 } },
  { GDK_KEY_KP_9, 0, TRUE, { KG_WALL_DIGIT, 9 } },
  { GDK_KEY_BackSpace, 0, TRUE, { KG_WALL_ERASE, 0 } },
  { GDK_KEY_BackSpace, 0, FALSE, { KG_WALL_TURN, -1 } },

  { GDK_KEY_period, 0, FALSE, { KG_WALL_BLANK, 0 } },
  { GDK_KEY_B, GDK_SHIFT_MASK, FALSE, { KG_WALL_BLANK, 0 } },
  { GDK_KEY_l, 0, FALSE, { KG_WALL_GROUND, 0 } },
  { GDK_KEY_F11, 0, FALSE, { KG_WALL_TOGGLE_FULL, 0 } },
  { GDK_KEY_Escape, 0, TRUE, { KG_WALL_LEAVE, 0 } },
  { GDK_KEY_F5, GDK_SHIFT_MASK, FALSE, { KG_WALL_LEAVE, 0 } }, /* a clicker's key */

  /* Left to the window. */
  { GDK_KEY_Right, GDK_ALT_MASK, FALSE, { KG_WALL_NOTHING, 0 } },
  { GDK_KEY_7, GDK_CONTROL_MASK, FALSE, { KG_WALL_NOTHING, 0 } },
  { GDK_KEY_b, GDK_CONTROL_MASK, FALSE, { KG_WALL_NOTHING, 0 } },
  { GDK_KEY_x, 0, FALSE, { KG_WALL_NOTHING, 0 } },
};

static void
test_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgWallAct act = kg_wall_act_from_key (cases[i].keyval, cases[i].state, cases[i].typing);

    g_test_message ("%s", gdk_keyval_name (cases[i].keyval));
    g_assert_cmpint (act.kind, ==, cases[i].act.kind);
    g_assert_cmpint (act.steps, ==, cases[i].act.steps);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wall-keys/table", test_keys);

  return g_test_run ();
}
