// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-picture-memory.h"

#ifdef GDK_WINDOWING_X11
#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>

/* What is painted travels to the X server in a stretch of shared memory that
 * cairo gives back as soon as it is empty. To fetch it again costs two thousand
 * pages, at the first key after a rest of all times. So it is fetched while
 * nothing happens, as large as the window, and a corner of it stays in use. */

#define CORNER 64    /* pixels either way */
#define REST_MS 100

typedef struct {
  GtkWidget *window;
  cairo_surface_t *corner; /* (nullable) */
  int width, height;       /* of what it was cut from */
  guint timer;
} Holder;

static void
holder_free (gpointer  data,
             GClosure *closure)
{
  Holder *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->corner, cairo_surface_destroy);
  g_free (self);
}

static cairo_surface_t *
fetch (cairo_surface_t *like,
       int              width,
       int              height)
{
  return cairo_surface_create_similar_image (like, CAIRO_FORMAT_RGB24, width, height);
}

static gboolean
rest_over_cb (gpointer data)
{
  Holder *self = data;
  Display *x = gdk_x11_display_get_xdisplay (gtk_widget_get_display (self->window));
  cairo_surface_t *root = cairo_xlib_surface_create (x, DefaultRootWindow (x), DefaultVisual (x, DefaultScreen (x)), 1, 1);
  cairo_surface_t *whole = fetch (root, self->width, self->height);
  cairo_surface_t *there = cairo_surface_create_similar (root, CAIRO_CONTENT_COLOR, self->width, self->height);
  cairo_t *cr = cairo_create (there);

  /* The server fetches it for itself when something arrives in it. */
  cairo_set_source_surface (cr, whole, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (there);
  cairo_surface_destroy (there);

  self->timer = 0;
  g_clear_pointer (&self->corner, cairo_surface_destroy);
  self->corner = fetch (root, CORNER, CORNER);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (root);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  Holder *self = data;
  int scale = gtk_widget_get_scale_factor (self->window);
  int width = gtk_widget_get_width (self->window) * scale, height = gtk_widget_get_height (self->window) * scale;

  if (width <= self->width && height <= self->height)
    return;

  self->width = MAX (width, self->width);
  self->height = MAX (height, self->height);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (REST_MS, rest_over_cb, self);
}

static void
realized_cb (GtkWidget *window)
{
  Holder *self;

  if (!GDK_IS_X11_DISPLAY (gtk_widget_get_display (window)))
    return;

  self = g_new0 (Holder, 1);
  self->window = window;
  g_signal_connect_data (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), self,
                         holder_free, 0);
}
#endif

/**
 * kg_picture_memory_hold:
 * @window: not realized yet
 *
 * Has the memory that its pictures travel in stay as long as @window is on the
 * screen. On other displays than X there is none, and nothing happens.
 */
void
kg_picture_memory_hold (GtkWidget *window)
{
#ifdef GDK_WINDOWING_X11
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
#endif
}
