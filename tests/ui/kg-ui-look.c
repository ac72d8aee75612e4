// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-look.h"

#include "widgets/kg-cells.h"
#include "widgets/kg-pool-list.h"

#include <string.h>

typedef gboolean (*Test) (GtkWidget     *widget,
                          gconstpointer  data);

static GtkWidget *
search (GtkWidget     *widget,
        Test           test,
        gconstpointer  data)
{
  if (test (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = search (child, test, data);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static gboolean
is_of_type (GtkWidget     *widget,
            gconstpointer  type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));

  return NULL;
}

static gboolean
says (GtkWidget     *widget,
      gconstpointer  words)
{
  const char *text = gtk_widget_get_mapped (widget) ? text_of (widget) : NULL;

  return text != NULL && strstr (text, words) != NULL;
}

static gboolean
is_button (GtkWidget     *widget,
           gconstpointer  label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         search (widget, says, label) != NULL;
}

/**
 * kg_ui_part:
 * @id: of a part of the template of @widget's class
 */
GtkWidget *
kg_ui_part (gpointer    widget,
            const char *id)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), id);

  g_assert_nonnull (part);

  return GTK_WIDGET (part);
}

/**
 * kg_ui_find:
 *
 * Returns: (nullable): the first one of @type in @root, hidden ones included
 */
GtkWidget *
kg_ui_find (gpointer root,
            GType    type)
{
  return search (root, is_of_type, &type);
}

/**
 * kg_ui_find_button:
 *
 * Returns: (nullable): the button in sight whose label has @label in it
 */
GtkWidget *
kg_ui_find_button (gpointer    root,
                   const char *label)
{
  return search (root, is_button, label);
}

/**
 * kg_ui_says:
 *
 * Whether some text in sight has @words in it.
 */
gboolean
kg_ui_says (gpointer    root,
            const char *words)
{
  return search (root, says, words) != NULL;
}

/**
 * kg_ui_find_window:
 *
 * Returns: (nullable): the open window of the class @type_name
 */
GtkWindow *
kg_ui_find_window (const char *type_name)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_str_equal (G_OBJECT_TYPE_NAME (window), type_name))
      return window;
  }

  return NULL;
}

/**
 * kg_ui_visible:
 *
 * Returns: (nullable): the name of the page that the stack @stack_id in the
 *   template of @widget shows
 */
const char *
kg_ui_visible (gpointer    widget,
               const char *stack_id)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (kg_ui_part (widget, stack_id)));
}

/**
 * kg_ui_row_text:
 * @column: counts from 0, a lamp counts
 *
 * Returns: (nullable) (transfer full): what stands in a cell of the first
 *   pool list in @root; %NULL when there is no such row in sight
 */
char *
kg_ui_row_text (gpointer root,
                guint    row,
                guint    column)
{
  KgPoolList *list = KG_POOL_LIST (kg_ui_find (root, KG_TYPE_POOL_LIST));
  GtkWidget *widget = row < kg_pool_list_get_n_rows (list) ? kg_pool_list_get_row (list, row) : NULL;
  GtkWidget *cell = widget != NULL ? kg_ui_find (widget, KG_TYPE_CELLS) : NULL;

  if (cell == NULL)
    return NULL;
  cell = gtk_widget_get_first_child (cell);
  while (column-- > 0)
    cell = gtk_widget_get_next_sibling (cell);

  return g_strdup (text_of (cell));
}
