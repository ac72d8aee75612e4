// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-bench.h"
#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "app/kg-wall-window.h"
#include "storage/kg-store.h"
#include "widgets/kg-wall-view.h"
#include "widgets/kg-widgets.h"

#include <locale.h>
#include <stdio.h>

/* bench-wall STORE: the wall on the whole of the screen, on a store of
 * make-store. From a key until the page is painted, against a window of that
 * size painted whole in one colour.
 *
 *   meson test -C build --benchmark --verbose wall-1080p wall-4k
 */

#define ROUNDS 40

typedef struct {
  GtkWindow *window;
  KgWallView *view;
  KgWallDeck *deck;
} Wall;

/* Lets everything come to rest: pages are read and drawn beforehand. */
static void
rest (int ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
}

/* Another shade at each frame, so that GTK finds every pixel changed. */
static void
draw_shade_cb (GtkDrawingArea *area,
               cairo_t        *cr,
               int             width,
               int             height,
               gpointer        data)
{
  static gboolean dark;

  dark = !dark;
  cairo_set_source_rgb (cr, dark ? 0.1 : 0.2, 0.2, 0.2);
  cairo_paint (cr);
}

/* A window painted in one colour, but for a line that stays as it is: that is
 * how the wall is painted. */
static double
measure_floor (void)
{
  GtkWidget *window = gtk_window_new (), *area = gtk_drawing_area_new ();
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_shade_cb, NULL, NULL);
  gtk_widget_set_margin_top (area, 1);
  gtk_window_set_child (GTK_WINDOW (window), area);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (window)) && gtk_window_is_fullscreen (GTK_WINDOW (window)));
  rest (300);
  for (guint i = 0; i < ROUNDS; i++) {
    gint64 start;
    double ms;

    rest (50);
    start = g_get_monotonic_time ();
    gtk_widget_queue_draw (area);
    kg_bench_wait_for_frame (window);
    ms = (double) (g_get_monotonic_time () - start) / 1000;
    g_array_append_val (times, ms);
  }
  kg_bench_print ("floor: one colour", times, kg_bench_quantile (times, 0.5));
  kg_ui_close (GTK_WINDOW (window));

  return kg_bench_quantile (times, 0.5);
}

/* One key after the other, with so long to rest in between. */
static void
measure (Wall       *wall,
         const char *what,
         const char *key,
         guint       n,
         int         pause,
         double      floor)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  rest (500);
  for (guint i = 0; i < n; i++) {
    gint64 start;
    double ms;

    if (pause > 0)
      rest (pause);
    start = g_get_monotonic_time ();
    kg_ui_key (wall->window, key);
    kg_bench_wait_for_frame (GTK_WIDGET (wall->window));
    ms = (double) (g_get_monotonic_time () - start) / 1000;
    g_array_append_val (times, ms);
  }
  kg_bench_print (what, times, floor);
}

/* To pages that nobody could foresee. */
static void
measure_jumps (Wall   *wall,
               double  floor)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_pages = kg_wall_deck_get_n_pages (wall->deck);

  for (guint i = 0; i < ROUNDS / 2; i++) {
    guint page = (i * 7919 + 17) % (n_pages - 5) + 1;
    gint64 start;
    double ms;

    rest (250);
    start = g_get_monotonic_time ();
    kg_wall_deck_go_to (wall->deck, page);
    kg_bench_wait_for_frame (GTK_WIDGET (wall->window));
    ms = (double) (g_get_monotonic_time () - start) / 1000;
    g_array_append_val (times, ms);
    while (kg_wall_deck_peek_content (wall->deck, page) == NULL)
      g_main_context_iteration (NULL, FALSE);
    /* It may have been painted with what has just come: then it is once more. */
    gtk_widget_queue_draw (GTK_WIDGET (wall->view));
    kg_bench_wait_for_frame (GTK_WIDGET (wall->window));
    ms = (double) (g_get_monotonic_time () - start) / 1000;
    g_array_append_val (whole, ms);
  }
  kg_bench_print ("jump to any page, what the board knows", times, floor);
  kg_bench_print ("jump to any page, with its plan", whole, floor);
}

static void
open_wall (Wall        *wall,
           KgWorkspace *workspace)
{
  gint64 start = g_get_monotonic_time ();

  wall->window = kg_wall_window_new (NULL, workspace);
  wall->view = KG_WALL_VIEW (gtk_window_get_child (wall->window));
  wall->deck = kg_wall_view_get_deck (wall->view);
  kg_wall_window_open (KG_WALL_WINDOW (wall->window), NULL, TRUE, NULL);
  kg_ui_wait_until (gtk_window_is_active (wall->window) && gtk_window_is_fullscreen (wall->window));
  kg_bench_wait_for_frame (GTK_WIDGET (wall->window));
  printf ("%u pages at %dx%d, on the wall after %.0f ms\n", kg_wall_deck_get_n_pages (wall->deck),
          gtk_widget_get_width (GTK_WIDGET (wall->view)), gtk_widget_get_height (GTK_WIDGET (wall->view)),
          (double) (g_get_monotonic_time () - start) / 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = NULL;
  g_autoptr (KgContext) context = NULL;
  g_autoptr (KgWorkspace) workspace = NULL;
  Wall wall = { NULL };
  double floor;

  setlocale (LC_ALL, "");
  g_return_val_if_fail (argc == 2, 2);
  kg_application_prepare ();
  gtk_init ();
  adw_init ();
  kg_widgets_init ();

  store = kg_store_open (argv[1], KG_STORE_EXISTING, &error);
  g_assert_no_error (error);
  context = kg_context_new (kg_today ());
  workspace = kg_workspace_new (store, context, "bench");
  kg_ui_wait_until (kg_workspace_get_board (workspace) != NULL);

  floor = measure_floor ();
  open_wall (&wall, workspace);
  measure (&wall, "next page, drawn beforehand", "Page_Down", ROUNDS, 400, floor);
  measure (&wall, "page before, drawn beforehand", "Page_Up", ROUNDS / 2, 400, floor);
  measure (&wall, "next page, one right after the other", "Page_Down", ROUNDS, 0, floor);
  measure_jumps (&wall, floor);
  measure (&wall, "larger", "plus", 5, 100, floor);
  measure (&wall, "moved about, larger", "Shift+Right", 5, 100, floor);
  measure (&wall, "blank and back", "b", ROUNDS / 2, 100, floor);

  kg_ui_close (wall.window);
  kg_store_close (store);

  return 0;
}
