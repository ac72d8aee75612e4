// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-board.h"

#include "core/kg-light.h"
#include "widgets/kg-cells.h"
#include "widgets/kg-lamp.h"

#define N_TEXTS 8

static const char *const towns[] = { "大场镇", "顾村镇", "罗店镇", "杨行镇", "月浦镇", "淞南镇", "高境镇" };
static const char *const kinds[] = { "半导体", "生物医药", "机器人", "新材料", "智能装备", "数据中心" };
static const char *const parts[] = { "研发总部", "产业园", "标准厂房", "创新中心", "生产基地" };
static const char *const units[] = { "区规划资源局", "区建管委", "区发展改革委", "区经委", "区水务局" };
static const char *const builders[] = { "易卜半导体", "金亭线束", "澄穆创新", "华域汽车", "发那科", "赛赫智能", "国药器械" };
static const char *const blocks[] = { "施工图审查", "土地出让合同", "绿化审批", "", "交通影响评价", "临时用电" };

static const struct { const char *title; double em; double weight; float xalign; } columns[] = {
  { "灯", 10, 0, 0 },      { "项目", 14, 3, 0 },   { "属地", 5, 1, 0 },
  { "牵头单位", 7, 1, 0 }, { "计划开工", 6, 0, 1 }, { "预计", 6, 0, 1 },
  { "余量", 4, 0, 1 },     { "卡点", 8, 2, 0 },    { "上周", 4, 0, 0 },
};

/**
 * kg_ui_board_name:
 *
 * Returns: (transfer full): the name of a made-up project
 */
char *
kg_ui_board_name (guint project)
{
  return g_strdup_printf ("%s%s%s%u期项目", towns[project % G_N_ELEMENTS (towns)],
                          kinds[project / 3 % G_N_ELEMENTS (kinds)],
                          parts[project / 7 % G_N_ELEMENTS (parts)], project % 9 + 1);
}

static GtkWidget *
create (gpointer user_data)
{
  KgUiBoard *board = user_data;
  GtkWidget *row = kg_cells_new (board->columns);
  GtkWidget *lamp = kg_lamp_new ();

  board->n_created++;
  kg_lamp_set_show_label (KG_LAMP (lamp), TRUE);
  gtk_widget_set_margin_top (row, 5);
  gtk_widget_set_margin_bottom (row, 5);
  kg_cells_append (KG_CELLS (row), lamp);
  for (guint i = 1; i <= N_TEXTS; i++) {
    GtkWidget *cell = kg_cells_append_text (KG_CELLS (row), columns[i].xalign);

    if (columns[i].xalign > 0)
      gtk_widget_add_css_class (cell, "numeric");
  }

  return row;
}

static void
set_next (GtkWidget **cell,
          char       *text)
{
  kg_cells_set_text (*cell, text);
  *cell = gtk_widget_get_next_sibling (*cell);
  g_free (text);
}

static void
bind (GtkWidget *row,
      guint      index,
      gpointer   user_data)
{
  KgUiBoard *board = user_data;
  guint p = board->shown[index];
  GtkWidget *cell = gtk_widget_get_first_child (row);
  KgLight light = (KgLight) (p * 7 / 3 % KG_N_LIGHTS);

  board->n_bound++;
  kg_lamp_set_light (KG_LAMP (cell), light);
  kg_lamp_set_proposed (KG_LAMP (cell), p % 5 == 0 ? KG_LIGHT_RED : KG_LAMP_NO_PROPOSAL);
  cell = gtk_widget_get_next_sibling (cell);
  set_next (&cell, kg_ui_board_name (p));
  set_next (&cell, g_strdup (towns[p % G_N_ELEMENTS (towns)]));
  set_next (&cell, g_strdup (units[p % G_N_ELEMENTS (units)]));
  set_next (&cell, g_strdup_printf ("%u月%u日", p % 12 + 1, p % 28 + 1));
  set_next (&cell, g_strdup_printf ("%u月%u日", (p + 1) % 12 + 1, p % 27 + 1));
  set_next (&cell, g_strdup_printf ("%d", (int) (p % 61) - 30));
  set_next (&cell, g_strdup (blocks[p % G_N_ELEMENTS (blocks)]));
  set_next (&cell, g_strdup (kg_light_label ((KgLight) (p % KG_N_LIGHTS))));
}

static char *
label (guint    index,
       gpointer user_data)
{
  return kg_ui_board_name (((KgUiBoard *) user_data)->shown[index]);
}

static GtkWidget *
header (KgUiBoard *board)
{
  GtkWidget *cells = kg_cells_new (board->columns);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    GtkWidget *cell = kg_cells_append_text (KG_CELLS (cells), columns[i].xalign);

    kg_cells_set_text (cell, columns[i].title);
    gtk_widget_add_css_class (cell, "heading");
    gtk_widget_add_css_class (cell, "dim-label");
    gtk_widget_set_margin_top (cell, 6);
    gtk_widget_set_margin_bottom (cell, 6);
  }

  return cells;
}

/**
 * kg_ui_board_new:
 *
 * Returns: a board with all its projects shown; its list is floating
 */
KgUiBoard *
kg_ui_board_new (guint n_projects)
{
  static const KgPoolListFactory factory = { create, bind, label };
  KgUiBoard *board = g_new0 (KgUiBoard, 1);

  board->n_projects = n_projects;
  board->keys = g_new (KgSearchKey *, n_projects);
  board->shown = g_new (guint, n_projects);
  for (guint p = 0; p < n_projects; p++) {
    g_autofree char *name = kg_ui_board_name (p);
    g_autofree char *code = g_strdup_printf ("2023-310113-04-01-%06u", p);

    board->keys[p] = kg_search_key_new (name, code, builders[p * 5 / 3 % G_N_ELEMENTS (builders)],
                                        towns[p % G_N_ELEMENTS (towns)],
                                        units[p % G_N_ELEMENTS (units)], NULL);
  }

  board->columns = kg_column_layout_new ();
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kg_column_layout_add (board->columns, columns[i].em, columns[i].weight);
  board->list = kg_pool_list_new (&factory, board, NULL);
  kg_pool_list_set_header (KG_POOL_LIST (board->list), header (board));
  kg_ui_board_filter (board, "");

  return board;
}

/**
 * kg_ui_board_free:
 *
 * To be called once its list is gone.
 */
void
kg_ui_board_free (KgUiBoard *board)
{
  for (guint p = 0; p < board->n_projects; p++)
    kg_search_key_free (board->keys[p]);
  g_free (board->keys);
  g_free (board->shown);
  g_object_unref (board->columns);
  g_free (board);
}

/**
 * kg_ui_board_wrap:
 *
 * Returns: the list in a scrolled window
 */
GtkWidget *
kg_ui_board_wrap (KgUiBoard *board)
{
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", board->list, NULL);
}

/**
 * kg_ui_board_filter:
 *
 * What the board does at each key: find the projects, show the first of them.
 */
void
kg_ui_board_filter (KgUiBoard  *board,
                    const char *typed)
{
  g_autoptr (KgSearchQuery) query = kg_search_query_new (typed);

  board->n_shown = 0;
  for (guint p = 0; p < board->n_projects; p++)
    if (kg_search_match (board->keys[p], query))
      board->shown[board->n_shown++] = p;
  kg_pool_list_set_n_rows (KG_POOL_LIST (board->list), board->n_shown);
  if (board->n_shown > 0)
    kg_pool_list_scroll_to (KG_POOL_LIST (board->list), 0);
}
