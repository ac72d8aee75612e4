// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-wall-window.h"

#include "app/kg-picture-memory.h"
#include "app/kg-window-state.h"
#include "widgets/kg-wall-view.h"

#include <glib/gi18n.h>

/**
 * KgWallWindow:
 *
 * The projection: a full screen of its own with the pages of the wall and
 * nothing else, neither frame nor pointer nor toast; F11 makes it a window that
 * can be dragged. All walls of a workspace show the same page. While one is
 * there the screen does not go to sleep. It only reads.
 */

#define CHECK_AFTER 150 /* ms */
#define MOST_TRIES 5

struct _KgWallWindow {
  GtkWindow parent_instance;

  KgWallView *view;
  GtkWidget *bar;
  GdkMonitor *monitor;         /* (nullable): the screen that it was to fill */
  guint n_tries;               /* to get there, that are left */
  guint check_id;
  GtkApplication *application; /* (nullable): keeps the screen awake */
  guint cookie;
};

G_DEFINE_FINAL_TYPE (KgWallWindow, kg_wall_window, GTK_TYPE_WINDOW)

static void
on_light_changed_cb (KgWallWindow *self)
{
  kg_window_state_save_wall (kg_wall_view_get_on_light (self->view));
}

/* A window that does not fill the screen has a bar to drag it by. */
static void
update_bar (KgWallWindow *self)
{
  gtk_widget_set_visible (self->bar, !gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

/* Not every window manager puts a new window where it is asked to: then it is
 * asked again. */
static gboolean
check_monitor_cb (gpointer user_data)
{
  KgWallWindow *self = user_data;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  if (surface == NULL || self->n_tries == 0 ||
      (gtk_window_is_fullscreen (GTK_WINDOW (self)) &&
       gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) == self->monitor)) {
    self->check_id = 0;
    return G_SOURCE_REMOVE;
  }

  if (gtk_window_is_fullscreen (GTK_WINDOW (self))) {
    self->n_tries--;
    gtk_window_unfullscreen (GTK_WINDOW (self));
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), self->monitor);
  }

  return G_SOURCE_CONTINUE;
}

static void
toggle_full_cb (KgWallWindow *self)
{
  self->n_tries = 0;

  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
kg_wall_window_map (GtkWidget *widget)
{
  KgWallWindow *self = KG_WALL_WINDOW (widget);

  GTK_WIDGET_CLASS (kg_wall_window_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (self->monitor != NULL && self->check_id == 0)
    self->check_id = g_timeout_add (CHECK_AFTER, check_monitor_cb, self);
  if (self->application != NULL)
    self->cookie = gtk_application_inhibit (self->application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                            _("The projects are on the wall"));
}

static void
kg_wall_window_unmap (GtkWidget *widget)
{
  KgWallWindow *self = KG_WALL_WINDOW (widget);

  g_clear_handle_id (&self->check_id, g_source_remove);

  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;

  GTK_WIDGET_CLASS (kg_wall_window_parent_class)->unmap (widget);
}

static void
kg_wall_window_dispose (GObject *object)
{
  KgWallWindow *self = KG_WALL_WINDOW (object);

  G_OBJECT_CLASS (kg_wall_window_parent_class)->dispose (object);

  g_clear_object (&self->application);
  g_clear_object (&self->monitor);
}

static void
kg_wall_window_class_init (KgWallWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_wall_window_dispose;

  widget_class->map = kg_wall_window_map;
  widget_class->unmap = kg_wall_window_unmap;
}

static void
kg_wall_window_init (KgWallWindow *self)
{
  self->view = KG_WALL_VIEW (kg_wall_view_new ());
  kg_wall_view_set_on_light (self->view, kg_window_state_restore_wall ());
  g_signal_connect_object (self->view, "leave", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::on-light", G_CALLBACK (on_light_changed_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (self->view, "toggle-full", G_CALLBACK (toggle_full_cb), self, G_CONNECT_SWAPPED);

  self->bar = gtk_header_bar_new ();
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_window_set_titlebar (GTK_WINDOW (self), self->bar);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (update_bar), NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "kg-wall");
  kg_picture_memory_hold (GTK_WIDGET (self));
  gtk_window_set_title (GTK_WINDOW (self), C_("window", "Wall"));
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 540);
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->view));
}

/**
 * kg_wall_window_new:
 * @application: (nullable): is asked to keep the screen awake; the window is
 *   none of those that keep the program running
 */
GtkWindow *
kg_wall_window_new (GtkApplication *application,
                    KgWorkspace    *workspace)
{
  KgWallWindow *self = g_object_new (KG_TYPE_WALL_WINDOW, NULL);
  g_autoptr (KgWallDeck) deck = kg_wall_deck_share (workspace);

  g_set_object (&self->application, application);
  kg_wall_view_set_deck (self->view, deck);

  return GTK_WINDOW (self);
}

/**
 * kg_wall_window_open:
 * @monitor: (nullable): the screen to fill
 * @full: whether it fills one
 * @project_id: (nullable): which project to begin with
 */
void
kg_wall_window_open (KgWallWindow *self,
                     GdkMonitor   *monitor,
                     gboolean      full,
                     const char   *project_id)
{
  if (project_id != NULL)
    kg_wall_deck_show_project (kg_wall_view_get_deck (self->view), project_id);
  if (full)
    g_set_object (&self->monitor, monitor);
  self->n_tries = MOST_TRIES;
  if (full && monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else if (full)
    gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_widget_set_visible (self->bar, !full);
  gtk_window_present (GTK_WINDOW (self));
}
