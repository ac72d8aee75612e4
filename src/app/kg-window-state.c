// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-window-state.h"

#include "widgets/kg-remembered.h"

/**
 * kg_window_state_restore:
 *
 * Gives the window the size and the page that it had when it was closed last.
 */
void
kg_window_state_restore (GtkWindow    *window,
                         AdwViewStack *pages)
{
  g_autoptr (GSettings) settings = kg_remembered_open ();
  g_autofree char *page = NULL;
  int width, height;

  if (settings == NULL)
    return;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (window, width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (window);

  page = g_settings_get_string (settings, "page");
  if (adw_view_stack_get_child_by_name (pages, page) != NULL)
    adw_view_stack_set_visible_child_name (pages, page);
}

void
kg_window_state_save (GtkWindow    *window,
                      AdwViewStack *pages)
{
  g_autoptr (GSettings) settings = kg_remembered_open ();
  const char *page = adw_view_stack_get_visible_child_name (pages);
  int width, height;

  if (settings == NULL)
    return;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  if (page != NULL)
    g_settings_set_string (settings, "page", page);
}

/**
 * kg_window_state_restore_wall:
 *
 * Returns: whether the wall had a light ground last
 */
gboolean
kg_window_state_restore_wall (void)
{
  g_autoptr (GSettings) settings = kg_remembered_open ();

  return settings != NULL && g_settings_get_boolean (settings, "wall-on-light");
}

void
kg_window_state_save_wall (gboolean on_light)
{
  g_autoptr (GSettings) settings = kg_remembered_open ();

  if (settings != NULL)
    g_settings_set_boolean (settings, "wall-on-light", on_light);
}

/**
 * kg_window_state_restore_wall_monitor:
 *
 * Returns: (transfer full): the connector of the screen that was chosen for
 *   the wall; empty when none was
 */
char *
kg_window_state_restore_wall_monitor (void)
{
  g_autoptr (GSettings) settings = kg_remembered_open ();

  return settings != NULL ? g_settings_get_string (settings, "wall-monitor") : g_strdup ("");
}

void
kg_window_state_save_wall_monitor (const char *connector)
{
  g_autoptr (GSettings) settings = kg_remembered_open ();

  if (settings != NULL)
    g_settings_set_string (settings, "wall-monitor", connector);
}
