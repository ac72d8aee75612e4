// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-widgets.h"

#include "kg-ui-resources.h"

#include <gtk/gtk.h>

static gboolean (*focus_in_group) (GtkWidget        *widget,
                                   GtkDirectionType  direction);

/* GTK has the arrows go round the group of a check button and choose what they
 * come to. One without a group is a group of its own to it, so that an arrow
 * turns it over: it is to go on to what lies there, as from any other button. */
static gboolean
focus_check (GtkWidget        *widget,
             GtkDirectionType  direction)
{
  GtkWidget *mark = gtk_widget_get_first_child (widget);
  gboolean in_group = mark != NULL && g_str_equal (gtk_widget_get_css_name (mark), "radio");

  if (in_group || !gtk_widget_is_focus (widget))
    return focus_in_group (widget, direction);

  return FALSE;
}

static void
mend_check_buttons (void)
{
  GtkWidgetClass *class = g_type_class_ref (GTK_TYPE_CHECK_BUTTON);

  focus_in_group = class->focus;
  class->focus = focus_check;
}

/**
 * kg_widgets_init:
 *
 * Makes templates and styles known. Call it once the display is open, before
 * the first widget is made.
 */
void
kg_widgets_init (void)
{
  static gboolean done;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (done)
    return;
  done = TRUE;

  g_resources_register (kg_ui_get_resource ());
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/kaigong/Kaigong/ui/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  /* Text that can be copied is no choice that somebody made. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  mend_check_buttons ();
}
