// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-walls.h"

#include "app/kg-wall-window.h"
#include "app/kg-window-state.h"

#include <glib/gi18n.h>

/**
 * KgWalls:
 *
 * The walls that belong to one window: which screen they are to be on, the menu
 * that asks for it where there are several, and their coming and going. The
 * actions are those of the window: wall-monitor with the name of a screen, and
 * wall-window for one more wall that does not fill a screen.
 */

struct _KgWalls {
  GObject parent_instance;

  GtkApplicationWindow *owner; /* weak: it has this */
  GtkMenuButton *button;       /* of the owner */
  KgWorkspace *workspace;      /* (nullable) */
  GPtrArray *windows;          /* weak: those that are open */
  GListModel *monitors;
  GSimpleAction *monitor_action;
};

G_DEFINE_FINAL_TYPE (KgWalls, kg_walls, G_TYPE_OBJECT)

static void
window_gone_cb (gpointer  user_data,
                GObject  *window)
{
  g_ptr_array_remove (((KgWalls *) user_data)->windows, window);
}

static KgWallWindow *
add_window (KgWalls *self)
{
  GtkWindow *window = kg_wall_window_new (gtk_window_get_application (GTK_WINDOW (self->owner)), self->workspace);

  g_ptr_array_add (self->windows, window);
  g_object_weak_ref (G_OBJECT (window), window_gone_cb, self);

  return KG_WALL_WINDOW (window);
}

static GdkMonitor *
find_monitor (KgWalls *self)
{
  GtkNative *native = GTK_NATIVE (self->owner);
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->owner));
  GdkMonitor *own = gtk_native_get_surface (native) != NULL
                    ? gdk_display_get_monitor_at_surface (display, gtk_native_get_surface (native)) : NULL;
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->monitor_action));
  g_autoptr (GPtrArray) connectors = g_ptr_array_new ();
  int at = -1;

  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++) {
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

    g_ptr_array_add (connectors, (gpointer) gdk_monitor_get_connector (monitor));
    if (monitor == own)
      at = (int) i;
  }
  at = kg_walls_choose_monitor ((const char *const *) connectors->pdata, connectors->len, at,
                                g_variant_get_string (state, NULL));

  return at >= 0 ? g_list_model_get_item (self->monitors, (guint) at) : NULL;
}

/* The menu */

static char *
monitor_words (GdkMonitor *monitor)
{
  const char *name = gdk_monitor_get_model (monitor), *connector = gdk_monitor_get_connector (monitor);
  int scale = gdk_monitor_get_scale_factor (monitor);
  GdkRectangle at;

  gdk_monitor_get_geometry (monitor, &at);
  if (name == NULL || *name == '\0' || g_strcmp0 (name, connector) == 0)
    return g_strdup_printf ("%s · %d × %d", connector != NULL ? connector : "–", at.width * scale, at.height * scale);

  return g_strdup_printf ("%s (%s) · %d × %d", name, connector != NULL ? connector : "–", at.width * scale,
                          at.height * scale);
}

static void
update_menu (KgWalls *self)
{
  guint n = g_list_model_get_n_items (self->monitors);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) screens = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();

  for (guint i = 0; i < n; i++) {
    g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);
    const char *connector = gdk_monitor_get_connector (monitor);
    g_autofree char *words = monitor_words (monitor);
    g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

    if (connector == NULL)
      continue;
    g_menu_item_set_action_and_target (item, "win.wall-monitor", "s", connector);
    g_menu_append_item (screens, item);
  }
  g_menu_append (more, _("Another wall in a window"), "win.wall-window");
  g_menu_append_section (menu, _("Show on"), G_MENU_MODEL (screens));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_menu_button_set_menu_model (self->button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->button), n > 1);
}

static void
monitor_chosen_cb (KgWalls  *self,
                   GVariant *connector)
{
  g_simple_action_set_state (self->monitor_action, connector);
  kg_window_state_save_wall_monitor (g_variant_get_string (connector, NULL));
  kg_walls_close (self);
  gtk_widget_activate_action (GTK_WIDGET (self->owner), "win.project-wall", NULL);
}

static void
window_wanted_cb (KgWalls *self)
{
  if (self->workspace != NULL)
    kg_wall_window_open (add_window (self), NULL, FALSE, NULL);
}

static void
kg_walls_dispose (GObject *object)
{
  KgWalls *self = KG_WALLS (object);

  kg_walls_close (self);
  if (self->monitors != NULL)
    g_signal_handlers_disconnect_by_data (self->monitors, self);
  g_clear_object (&self->monitors);
  g_clear_object (&self->monitor_action);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_walls_parent_class)->dispose (object);
}

static void
kg_walls_finalize (GObject *object)
{
  g_ptr_array_unref (KG_WALLS (object)->windows);

  G_OBJECT_CLASS (kg_walls_parent_class)->finalize (object);
}

static void
kg_walls_class_init (KgWallsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kg_walls_dispose;
  object_class->finalize = kg_walls_finalize;
}

static void
kg_walls_init (KgWalls *self)
{
  self->windows = g_ptr_array_new ();
}

/**
 * kg_walls_new:
 * @owner: lives longer than the walls
 * @button: of @owner; gets the menu, and is seen where there is a choice
 */
KgWalls *
kg_walls_new (GtkApplicationWindow *owner,
              GtkMenuButton        *button)
{
  KgWalls *self = g_object_new (KG_TYPE_WALLS, NULL);
  g_autofree char *connector = kg_window_state_restore_wall_monitor ();
  g_autoptr (GSimpleAction) window_action = g_simple_action_new ("wall-window", NULL);

  self->owner = owner;
  self->button = button;
  self->monitors = g_object_ref (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (owner))));
  self->monitor_action = g_simple_action_new_stateful ("wall-monitor", G_VARIANT_TYPE_STRING,
                                                       g_variant_new_string (connector));
  g_signal_connect_object (self->monitor_action, "activate", G_CALLBACK (monitor_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window_action, "activate", G_CALLBACK (window_wanted_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (owner), G_ACTION (self->monitor_action));
  g_action_map_add_action (G_ACTION_MAP (owner), G_ACTION (window_action));
  g_signal_connect_object (self->monitors, "items-changed", G_CALLBACK (update_menu), self, G_CONNECT_SWAPPED);
  update_menu (self);

  return self;
}

/**
 * kg_walls_set_workspace:
 * @workspace: (nullable): what walls show that are opened from now on
 */
void
kg_walls_set_workspace (KgWalls     *self,
                        KgWorkspace *workspace)
{
  kg_walls_close (self);
  g_set_object (&self->workspace, workspace);
}

/**
 * kg_walls_toggle:
 * @project_id: (nullable): which project to begin with
 *
 * Closes the walls, or opens one on the whole of a screen when there is none.
 */
void
kg_walls_toggle (KgWalls    *self,
                 const char *project_id)
{
  g_autoptr (GdkMonitor) monitor = NULL;

  if (self->windows->len > 0) {
    kg_walls_close (self);
    return;
  }
  if (self->workspace == NULL)
    return;

  monitor = find_monitor (self);
  kg_wall_window_open (add_window (self), monitor, TRUE, project_id);
}

void
kg_walls_close (KgWalls *self)
{
  while (self->windows->len > 0) {
    GtkWindow *window = g_ptr_array_index (self->windows, self->windows->len - 1);

    g_object_weak_unref (G_OBJECT (window), window_gone_cb, self);
    g_ptr_array_set_size (self->windows, (int) self->windows->len - 1);
    gtk_window_destroy (window);
  }
}

/**
 * kg_walls_choose_monitor:
 * @connectors: of all screens; %NULL for one without a name
 * @own: which one the owner is on, or -1
 * @chosen: the connector that somebody chose, or an empty text
 *
 * Returns: the screen that was chosen, if it is there; else the first one that
 *   the owner is not on; -1 where it is on the only one, or nobody knows
 */
int
kg_walls_choose_monitor (const char *const *connectors,
                         guint              n_connectors,
                         int                own,
                         const char        *chosen)
{
  for (guint i = 0; i < n_connectors; i++)
    if (*chosen != '\0' && g_strcmp0 (connectors[i], chosen) == 0)
      return (int) i;

  for (guint i = 0; own >= 0 && i < n_connectors; i++)
    if ((int) i != own)
      return (int) i;

  return -1;
}
