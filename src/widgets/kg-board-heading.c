// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-heading.h"

#include "core/kg-money.h"
#include "widgets/kg-cells.h"
#include "widgets/kg-lamp.h"

#include <glib/gi18n.h>

#define LAMP_SIZE 14
#define MOST_TITLE 88 /* em: the figures stand above the rows, however wide the screen is */

static const KgLight order[KG_N_LIGHTS] = {
  KG_LIGHT_RED, KG_LIGHT_YELLOW, KG_LIGHT_GREEN, KG_LIGHT_NONE, KG_LIGHT_ON_HOLD, KG_LIGHT_STARTED,
};

/**
 * kg_board_heading_layout:
 *
 * Returns: (transfer full): the columns of all headings, so that their figures
 *   stand below each other
 */
KgColumnLayout *
kg_board_heading_layout (void)
{
  KgColumnLayout *layout = kg_column_layout_new ();
  guint title = kg_column_layout_add (layout, 10, 1);

  kg_column_layout_set_max (layout, title, MOST_TITLE);
  kg_column_layout_add (layout, 5.5, 0);
  kg_column_layout_add (layout, 6, 0);
  for (guint i = 0; i < KG_N_LIGHTS; i++) {
    kg_column_layout_add (layout, 2, 0);
    kg_column_layout_add (layout, 1.8, 0);
  }

  return layout;
}

GtkWidget *
kg_board_heading_new (KgColumnLayout *layout)
{
  GtkWidget *heading = kg_cells_new (layout);
  GtkWidget *title = kg_cells_append_text (KG_CELLS (heading), 0);
  GtkWidget *count = kg_cells_append_text (KG_CELLS (heading), 1);
  GtkWidget *sum = kg_cells_append_text (KG_CELLS (heading), 1);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (sum, "numeric");
  for (guint i = 0; i < KG_N_LIGHTS; i++) {
    GtkWidget *lamp = kg_lamp_new ();

    kg_lamp_set_size (KG_LAMP (lamp), LAMP_SIZE);
    kg_lamp_set_light (KG_LAMP (lamp), order[i]);
    gtk_widget_set_halign (lamp, GTK_ALIGN_END);
    gtk_widget_set_valign (lamp, GTK_ALIGN_CENTER);
    kg_cells_append (KG_CELLS (heading), lamp);
    gtk_widget_add_css_class (kg_cells_append_text (KG_CELLS (heading), 0), "numeric");
  }

  return heading;
}

static GtkWidget *
show (GtkWidget  *cell,
      const char *text)
{
  kg_cells_set_text (cell, text);
  return gtk_widget_get_next_sibling (cell);
}

/**
 * kg_board_heading_bind:
 * @heading: of kg_board_heading_new()
 *
 * Returns: (transfer full): what a screen reader says of it
 */
char *
kg_board_heading_bind (GtkWidget          *heading,
                       const KgBoardGroup *group,
                       KgBoardGrouping     grouping)
{
  const char *title = kg_board_group_get_title (group, grouping);
  g_autofree char *count = g_strdup_printf (ngettext ("%u project", "%u projects", group->n), group->n);
  g_autofree char *sum = group->investment > 0 ? kg_money_format (group->investment) : g_strdup ("");
  g_autoptr (GString) text = g_string_new (title);
  GtkWidget *cell = gtk_widget_get_first_child (heading);

  g_string_append_printf (text, ", %s", count);
  cell = show (cell, title);
  cell = show (cell, count);
  cell = show (cell, sum);
  for (guint i = 0; i < KG_N_LIGHTS; i++) {
    guint n = group->lights[order[i]];
    g_autofree char *number = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");

    /* One that has no light of a kind keeps its place free. */
    gtk_widget_set_opacity (cell, n > 0 && grouping != KG_GROUP_LIGHT ? 1 : 0);
    cell = show (gtk_widget_get_next_sibling (cell), grouping != KG_GROUP_LIGHT ? number : "");
    if (n > 0 && grouping != KG_GROUP_LIGHT)
      g_string_append_printf (text, ", %s %u", kg_light_label (order[i]), n);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
