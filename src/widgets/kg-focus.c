// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-focus.h"

static gboolean
focus_cb (gpointer user_data)
{
  GtkWidget *widget = user_data;

  if (gtk_widget_get_mapped (widget))
    gtk_widget_grab_focus (widget);

  return G_SOURCE_REMOVE;
}

/**
 * kg_focus_later:
 *
 * Gives @widget the focus once the stack that it is in has turned to it: a
 * stack moves the focus on by one after its new page was shown, so that a
 * page cannot just take it when it is mapped.
 */
void
kg_focus_later (GtkWidget *widget)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, focus_cb, g_object_ref (widget), g_object_unref);
}
