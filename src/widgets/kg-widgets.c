// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-widgets.h"

#include "kg-ui-resources.h"

#include <gtk/gtk.h>

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
}
