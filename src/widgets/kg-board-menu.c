// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-menu.h"

#include <glib/gi18n.h>

static void
add_choice (GMenu      *menu,
            const char *label,
            const char *action,
            const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_groups (void)
{
  GMenu *menu = g_menu_new ();

  add_choice (menu, _("Not grouped"), "board.group", kg_board_grouping_get_key (KG_GROUP_NONE));
  add_choice (menu, _("By light"), "board.group", kg_board_grouping_get_key (KG_GROUP_LIGHT));
  add_choice (menu, _("By territory"), "board.group", kg_board_grouping_get_key (KG_GROUP_TERRITORY));
  add_choice (menu, _("By lead unit"), "board.group", kg_board_grouping_get_key (KG_GROUP_LEAD_UNIT));
  add_choice (menu, _("By kind"), "board.group", kg_board_grouping_get_key (KG_GROUP_KIND));

  return G_MENU_MODEL (menu);
}

/* A name stands in a menu as it is: no letter of it is a mnemonic. */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * kg_board_menu_new:
 * @shown: (nullable): the name of the view that is shown, which can be removed
 *
 * Returns: (transfer full): how to look at the board
 */
GMenuModel *
kg_board_menu_new (KgBoardViews *views,
                   const char   *shown)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) named = g_menu_new ();
  g_autoptr (GMenu) naming = g_menu_new ();
  g_autoptr (GMenu) looks = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenuModel) groups = make_groups ();

  add_choice (named, _("The whole board"), "board.view", "");
  for (guint i = 0; i < kg_board_views_get_n (views); i++) {
    g_autofree char *name = escape (kg_board_views_get_name (views, i));

    add_choice (named, name, "board.view", kg_board_views_get_name (views, i));
  }
  g_menu_append (naming, _("_Keep this View…"), "board.keep-view");
  if (shown != NULL) {
    g_autofree char *name = escape (shown);
    g_autofree char *label = g_strdup_printf (_("Remove “%s”"), name);

    g_menu_append (naming, label, "board.remove-view");
  }
  g_menu_append_submenu (looks, _("_Group"), groups);
  g_menu_append (looks, _("_Columns…"), "board.columns");
  g_menu_append (looks, _("_Detail beside the list"), "board.detail");
  g_menu_append (files, _("_Export what is shown…"), "board.export");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (named));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (naming));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (looks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));

  return G_MENU_MODEL (menu);
}
