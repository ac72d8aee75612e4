// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-more.h"

#include <glib/gi18n.h>

/* Long lists of a project page show their first rows, and a button that shows
 * the rest. What was opened stays open while the page shows the project. */

static gboolean
is_open (GtkWidget *list)
{
  return g_object_get_data (G_OBJECT (list), "kg-open") != NULL;
}

/* The first thing in a widget that the keyboard reaches. */
static GtkWidget *
find_focusable (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget) && gtk_widget_is_sensitive (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_focusable (child);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
more_cb (GtkWidget *button,
         gpointer   user_data)
{
  GtkWidget *list = user_data;
  GtkWidget *more = g_object_get_data (G_OBJECT (list), "kg-more");
  GtkWidget *first = NULL;

  g_object_set_data (G_OBJECT (list), "kg-open", GINT_TO_POINTER (TRUE));
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (first == NULL && !gtk_widget_get_visible (row))
      first = find_focusable (row);
    gtk_widget_set_visible (row, row != more);
  }
  /* The keyboard goes on where the list does. */
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

/**
 * kg_project_limit:
 * @list: a list box or a box that was just filled
 * @n: how many rows are seen at once
 *
 * Hides the rows beyond @n behind a button, unless somebody opened the list
 * before. One row more is shown rather than a button for it.
 */
void
kg_project_limit (GtkWidget *list,
                  guint      n)
{
  guint n_rows = 0, n_more;
  GtkWidget *button;
  g_autofree char *words = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    n_rows++;
  if (n_rows <= n + 1 || is_open (list))
    return;

  n_more = n_rows - n;
  n_rows = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, n_rows++ < n);

  words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", n_more), n_more);
  button = gtk_button_new_with_label (words);
  gtk_widget_add_css_class (button, "flat");
  if (GTK_IS_LIST_BOX (list)) {
    GtkWidget *row = gtk_list_box_row_new ();

    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    gtk_widget_set_focusable (row, FALSE);
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
    gtk_list_box_append (GTK_LIST_BOX (list), row);
    g_object_set_data (G_OBJECT (list), "kg-more", row);
  } else {
    gtk_box_append (GTK_BOX (list), button);
    g_object_set_data (G_OBJECT (list), "kg-more", button);
  }
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_cb), list, 0);
}

/**
 * kg_project_limit_reset:
 *
 * The list is about to show something else, and begins closed.
 */
void
kg_project_limit_reset (GtkWidget *list)
{
  g_object_set_data (G_OBJECT (list), "kg-open", NULL);
}
