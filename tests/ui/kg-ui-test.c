// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-test.h"

#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#define PATIENCE_SECONDS 30

static gboolean
wake_up_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                gboolean      *painted)
{
  *painted = TRUE;
}

static Display *
x_display (GtkWidget *widget)
{
  return gdk_x11_display_get_xdisplay (gtk_widget_get_display (widget));
}

static void
move_pointer (GtkWidget *widget,
              double     x,
              double     y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  Display *display = x_display (widget);
  double wx, wy, sx, sy;
  Window child;
  int rx, ry;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &wx, &wy));
  gtk_native_get_surface_transform (native, &sx, &sy);
  XTranslateCoordinates (display, gdk_x11_surface_get_xid (surface), DefaultRootWindow (display),
                         (int) (wx + sx), (int) (wy + sy), &rx, &ry, &child);
  XTestFakeMotionEvent (display, -1, rx, ry, CurrentTime);
}

static void
press_button (GtkWidget *widget,
              guint      button)
{
  Display *display = x_display (widget);

  XTestFakeButtonEvent (display, button, True, CurrentTime);
  XTestFakeButtonEvent (display, button, False, CurrentTime);
}

/**
 * kg_ui_test_init:
 *
 * g_test_init() and libadwaita.
 */
void
kg_ui_test_init (int    *argc,
                 char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
}

/**
 * kg_ui_present:
 *
 * Shows @child in a window of its own and returns once the window has the
 * focus and has painted.
 */
GtkWindow *
kg_ui_present (GtkWidget *child,
               int        width,
               int        height)
{
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW,
                                    "default-width", width,
                                    "default-height", height,
                                    "child", child,
                                    NULL);

  gtk_window_present (window);
  kg_ui_wait_until (gtk_window_is_active (window) && gtk_widget_get_width (child) > 0);
  kg_ui_settle (GTK_WIDGET (window));

  return window;
}

/**
 * kg_ui_close:
 *
 * Destroys @window and fails when somebody still holds it: a widget that
 * leaks its window leaks everything in it.
 */
void
kg_ui_close (GtkWindow *window)
{
  /* Not a weak pointer: that is cleared when the window is destroyed, however
   * many references there are. */
  g_object_ref (window);
  gtk_window_destroy (window);
  kg_ui_wait_until (G_OBJECT (window)->ref_count == 1);
  g_object_unref (window);
}

gint64
kg_ui_deadline (void)
{
  return g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
}

/**
 * kg_ui_iterate:
 *
 * Returns: %FALSE once @deadline has passed
 */
gboolean
kg_ui_iterate (gint64 deadline)
{
  /* Conditions also change outside of this process. */
  guint alarm = g_timeout_add (10, wake_up_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (alarm);

  return g_get_monotonic_time () < deadline;
}

/**
 * kg_ui_settle:
 *
 * Waits until a whole frame of @widget's window has been laid out and painted.
 */
void
kg_ui_settle (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);

  gtk_widget_queue_draw (widget);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  kg_ui_wait_until (painted);
  g_signal_handler_disconnect (clock, handler);
}

/**
 * kg_ui_key:
 * @name: an X name such as "Page_Down", after any of "Ctrl+", "Shift+" and "Alt+"
 *
 * Presses a key at the keyboard. Nothing has arrived yet when it returns.
 */
void
kg_ui_key (GtkWindow  *window,
           const char *name)
{
  Display *display = x_display (GTK_WIDGET (window));
  KeyCode held[2];
  KeyCode key;
  int n_held = 0;

  for (;;) {
    if (g_str_has_prefix (name, "Ctrl+"))
      held[n_held++] = XKeysymToKeycode (display, XStringToKeysym ("Control_L"));
    else if (g_str_has_prefix (name, "Shift+"))
      held[n_held++] = XKeysymToKeycode (display, XStringToKeysym ("Shift_L"));
    else if (g_str_has_prefix (name, "Alt+"))
      held[n_held++] = XKeysymToKeycode (display, XStringToKeysym ("Alt_L"));
    else
      break;
    name = strchr (name, '+') + 1;
    if (n_held == G_N_ELEMENTS (held))
      break;
  }
  key = XKeysymToKeycode (display, XStringToKeysym (name));
  g_assert_cmpint (key, !=, 0);

  for (int i = 0; i < n_held; i++)
    XTestFakeKeyEvent (display, held[i], True, CurrentTime);
  XTestFakeKeyEvent (display, key, True, CurrentTime);
  XTestFakeKeyEvent (display, key, False, CurrentTime);
  while (n_held-- > 0)
    XTestFakeKeyEvent (display, held[n_held], False, CurrentTime);
  XFlush (display);
}

/**
 * kg_ui_type:
 * @ascii: lower-case letters, digits and blanks
 */
void
kg_ui_type (GtkWindow  *window,
            const char *ascii)
{
  for (; *ascii != '\0'; ascii++) {
    char name[2] = { *ascii, '\0' };

    kg_ui_key (window, *ascii == ' ' ? "space" : name);
  }
}

/**
 * kg_ui_click:
 * @x: in @widget
 * @y: in @widget
 * @n_clicks: 2 for a double click
 */
void
kg_ui_click (GtkWidget *widget,
             double     x,
             double     y,
             int        n_clicks)
{
  move_pointer (widget, x, y);
  while (n_clicks-- > 0)
    press_button (widget, 1);
  XFlush (x_display (widget));
}

/**
 * kg_ui_scroll:
 * @clicks: of the wheel over the middle of @widget; negative for up
 */
void
kg_ui_scroll (GtkWidget *widget,
              int        clicks)
{
  move_pointer (widget, gtk_widget_get_width (widget) / 2, gtk_widget_get_height (widget) / 2);
  for (int i = 0; i < ABS (clicks); i++)
    press_button (widget, clicks < 0 ? 4 : 5);
  XFlush (x_display (widget));
}

/**
 * kg_ui_picture:
 * @widget: not a window
 *
 * Returns: (transfer full): @widget as it is painted, without what lies below
 */
GdkTexture *
kg_ui_picture (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  graphene_rect_t bounds;

  g_assert_nonnull (parent);
  kg_ui_settle (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, parent, &bounds));
  gtk_widget_snapshot_child (parent, widget, snapshot);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);

  return gsk_renderer_render_texture (renderer, node, &bounds);
}

void
kg_ui_save_picture (GtkWidget  *widget,
                    const char *path)
{
  g_autoptr (GdkTexture) texture = kg_ui_picture (widget);

  g_assert_true (gdk_texture_save_to_png (texture, path));
}
