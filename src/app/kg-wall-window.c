// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-wall-window.h"

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

struct _KgWallWindow {
  GtkWindow parent_instance;

  KgWallView *view;
  GtkWidget *bar;
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

static void
toggle_full_cb (KgWallWindow *self)
{
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
  if (self->application != NULL)
    self->cookie = gtk_application_inhibit (self->application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE,
                                            _("The projects are on the wall"));
}

static void
kg_wall_window_unmap (GtkWidget *widget)
{
  KgWallWindow *self = KG_WALL_WINDOW (widget);

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
  if (full && monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else if (full)
    gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_widget_set_visible (self->bar, !full);
  gtk_window_present (GTK_WINDOW (self));
}
