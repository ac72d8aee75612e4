// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-camera.h"

#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>
#include <string.h>

/* Writes what is on the screen, once it has come to rest, to pictures. */

static const char *folder;
static KgWindow *window;

static GdkTexture *
grab_screen (void)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  int number = DefaultScreen (display);
  int width = DisplayWidth (display, number);
  int height = DisplayHeight (display, number);
  XImage *image = XGetImage (display, DefaultRootWindow (display), 0, 0, width, height, AllPlanes, ZPixmap);
  g_autoptr (GBytes) bytes = NULL;
  guchar *pixels;

  g_assert_nonnull (image);
  g_assert_cmpint (image->bits_per_pixel, ==, 32);
  pixels = g_malloc ((gsize) width * height * 3);
  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++) {
      gulong pixel = XGetPixel (image, x, y);
      guchar *p = pixels + ((gsize) y * width + x) * 3;

      p[0] = pixel >> 16;
      p[1] = pixel >> 8;
      p[2] = pixel;
    }
  }
  XDestroyImage (image);
  bytes = g_bytes_new_take (pixels, (gsize) width * height * 3);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, (gsize) width * 3);
}

static gboolean
nothing (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return TRUE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  kg_workspace_finish (KG_WORKSPACE (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

/**
 * kg_camera_wait_for_store:
 *
 * The store's thread works in turn: what was asked for before is there.
 */
void
kg_camera_wait_for_store (void)
{
  KgWorkspace *workspace = kg_window_get_workspace (window);
  gboolean done = FALSE;

  if (workspace == NULL)
    return;
  kg_workspace_read_async (workspace, nothing, NULL, NULL, NULL, read_cb, &done);
  kg_ui_wait_until (done);
}

static gboolean
same_picture (GdkTexture *a,
              GdkTexture *b)
{
  gsize stride = (gsize) gdk_texture_get_width (a) * 4;
  gsize size = stride * gdk_texture_get_height (a);
  g_autofree guchar *pixels = g_malloc (size);
  g_autofree guchar *others = g_malloc (size);

  gdk_texture_download (a, pixels, stride);
  gdk_texture_download (b, others, stride);

  return memcmp (pixels, others, size) == 0;
}

/**
 * kg_camera_in_sight:
 * @found: (out) (nullable) (transfer none): the part of the window of this class
 *
 * Returns: whether there is one, and to be seen
 */
gboolean
kg_camera_in_sight (const char  *type_name,
                    GtkWidget  **found)
{
  GType type = g_type_from_name (type_name);

  *found = type != 0 ? kg_ui_find (window, type) : NULL;
  return *found != NULL && gtk_widget_get_mapped (*found);
}

/* How long a meeting lasts is the one thing that follows the wall's clock. */
static void
stop_clocks (void)
{
  GtkWidget *room;

  if (!kg_camera_in_sight ("KgMeetingRoom", &room))
    return;
  gtk_label_set_label (GTK_LABEL (kg_ui_part (room, "elapsed_label")), "0:26");
  gtk_label_set_label (GTK_LABEL (kg_ui_part (kg_ui_part (room, "record"), "elapsed_label")), "0:03");
}

/* What is on the screen once it has come to rest. */
static GdkTexture *
look (GtkWindow *top)
{
  g_autoptr (GdkTexture) before = NULL;
  gint64 deadline = kg_ui_deadline ();

  for (;;) {
    g_autoptr (GdkTexture) now = NULL;

    kg_camera_wait_for_store ();
    stop_clocks ();
    kg_ui_settle (GTK_WIDGET (window));
    kg_ui_settle (GTK_WIDGET (top));
    now = grab_screen ();
    if (before != NULL && same_picture (before, now))
      return g_steal_pointer (&now);
    g_set_object (&before, now);
    if (!kg_ui_iterate (deadline))
      g_error ("The screen never came to rest");
  }
}

static void
save (const char *name,
      GdkTexture *texture)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
  g_print ("%s\n", file);
}

/* The pointer rests where nothing is lit up by it. */
static void
park_pointer (void)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  int number = DefaultScreen (display);

  XTestFakeMotionEvent (display, number, DisplayWidth (display, number) - 1,
                        DisplayHeight (display, number) - 1, CurrentTime);
  XFlush (display);
}

/**
 * kg_camera_take:
 * @top: the window that lies on top
 *
 * Takes a picture of the whole screen.
 */
void
kg_camera_take (const char *name,
                GtkWindow  *top)
{
  g_autoptr (GdkTexture) texture = NULL;

  park_pointer ();
  texture = look (top);
  save (name, texture);
}

/**
 * kg_camera_take_dialog:
 *
 * Takes a picture of a dialog alone, without what lies around it.
 */
void
kg_camera_take_dialog (const char *name,
                       GtkWindow  *dialog)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (dialog));
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) part = NULL;
  g_autoptr (GdkTexture) cropped = NULL;
  double sx, sy;
  Window child;
  int x, y;

  park_pointer ();
  texture = look (dialog);
  gtk_native_get_surface_transform (GTK_NATIVE (dialog), &sx, &sy);
  XTranslateCoordinates (display, gdk_x11_surface_get_xid (surface), DefaultRootWindow (display),
                         (int) sx, (int) sy, &x, &y, &child);
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  pixbuf = gdk_pixbuf_get_from_texture (texture);
G_GNUC_END_IGNORE_DEPRECATIONS
  part = gdk_pixbuf_new_subpixbuf (pixbuf, x, y, gtk_widget_get_width (GTK_WIDGET (dialog)),
                                   gtk_widget_get_height (GTK_WIDGET (dialog)));
  cropped = gdk_texture_new_for_pixbuf (part);
  save (name, cropped);
}

/**
 * kg_camera_init:
 * @path: of the folder that the pictures go to
 * @of: the program's window
 */
void
kg_camera_init (const char *path,
                KgWindow   *of)
{
  folder = path;
  window = of;
}
