// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "widgets/kg-cells.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-pool-row.h"
#include "widgets/kg-widgets.h"

/* Every class of the widgets and of the program is made and goes again, alone
 * and on the screen, while any warning is fatal: a template that does not fit
 * its class, a property that is not there, a signal nobody handles, a
 * reference that is kept. */

#define CLASS(get_type) GType get_type (void);
#include "classes.inc"
#undef CLASS

static GType (*const classes[]) (void) = {
#define CLASS(get_type) get_type,
#include "classes.inc"
#undef CLASS
};

static GtkWidget *
create_row (gpointer user_data)
{
  return gtk_label_new ("");
}

static void
bind_row (GtkWidget *row,
          guint      index,
          gpointer   user_data)
{
}

/* Some classes are of no use without what their own functions ask for. */
static GObject *
make (GType type)
{
  static const KgPoolListFactory factory = { create_row, bind_row, NULL };

  if (type == KG_TYPE_POOL_LIST)
    return G_OBJECT (kg_pool_list_new (&factory, NULL, NULL));
  if (type == KG_TYPE_POOL_ROW)
    return G_OBJECT (kg_pool_row_new (gtk_label_new ("")));
  if (type == KG_TYPE_CELLS) {
    g_autoptr (KgColumnLayout) columns = kg_column_layout_new ();

    return G_OBJECT (kg_cells_new (columns));
  }

  return g_object_new (type, NULL);
}

static void
test_alone (gconstpointer data)
{
  GType type = *(const GType *) data;
  GObject *object = make (type);

  if (GTK_IS_WINDOW (object)) {
    kg_ui_close (GTK_WINDOW (object));
    return;
  }
  if (g_object_is_floating (object))
    g_object_ref_sink (object);
  g_assert_finalize_object (object);
}

static void
test_on_screen (gconstpointer data)
{
  GType type = *(const GType *) data;
  GtkWidget *widget = GTK_WIDGET (make (type));
  GtkWindow *window;

  if (GTK_IS_WINDOW (widget)) {
    window = GTK_WINDOW (widget);
    gtk_window_present (window);
    kg_ui_wait_until (gtk_window_is_active (window));
    kg_ui_settle (widget);
  } else if (GTK_IS_POPOVER (widget)) {
    GtkWidget *button = gtk_menu_button_new ();

    gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), widget);
    window = kg_ui_present (button, 400, 300);
    gtk_menu_button_popup (GTK_MENU_BUTTON (button));
    kg_ui_wait_until (gtk_widget_get_mapped (widget));
  } else if (GTK_IS_LIST_BOX_ROW (widget)) {
    GtkWidget *list = gtk_list_box_new ();

    gtk_list_box_append (GTK_LIST_BOX (list), widget);
    window = kg_ui_present (list, 400, 300);
  } else {
    window = kg_ui_present (widget, 1200, 800);
  }
  kg_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  static GType types[G_N_ELEMENTS (classes)];

  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++) {
    g_autofree char *alone = NULL, *on_screen = NULL;

    types[i] = classes[i] ();
    if (types[i] == KG_TYPE_APPLICATION || G_TYPE_IS_ABSTRACT (types[i]))
      continue;
    alone = g_strdup_printf ("/classes/alone/%s", g_type_name (types[i]));
    g_test_add_data_func (alone, &types[i], test_alone);
    /* A row is placed and shown by its list only. */
    if (!g_type_is_a (types[i], GTK_TYPE_WIDGET) || types[i] == KG_TYPE_POOL_ROW)
      continue;
    on_screen = g_strdup_printf ("/classes/on-screen/%s", g_type_name (types[i]));
    g_test_add_data_func (on_screen, &types[i], test_on_screen);
  }

  return g_test_run ();
}
