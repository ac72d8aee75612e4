// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-bench.h"
#include "kg-ui-board.h"
#include "kg-ui-test.h"

#include <locale.h>

/* How long it takes from a change until it is on the screen, at 1080p with the
 * software renderer, and how many times an empty window painted whole that is. */

#define ROUNDS 8

static void
after_paint_cb (GdkFrameClock *clock,
                gboolean      *painted)
{
  *painted = TRUE;
}

/* Lets everything come to rest, so that the next frame is due at once. */
static void
rest (void)
{
  gint64 until = g_get_monotonic_time () + 30000;

  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
}

/* Milliseconds from @change until the X server has drawn the frame. */
static double
time_frame (GtkWidget  *window,
            void      (*change) (gpointer),
            gpointer    data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler;
  gint64 start;

  rest ();
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);
  start = g_get_monotonic_time ();
  change (data);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  gdk_display_sync (gtk_widget_get_display (window));
  start = g_get_monotonic_time () - start;
  g_signal_handler_disconnect (clock, handler);

  return (double) start / 1000.0;
}

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (window)) &&
                    gtk_widget_get_height (child) > 900);
  kg_ui_settle (window);

  return window;
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
  cairo_set_source_rgb (cr, dark ? 0.8 : 0.9, 0.9, 0.9);
  cairo_paint (cr);
}

static void
repaint (gpointer area)
{
  gtk_widget_queue_draw (area);
}

static double
measure_floor (void)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *window = show (area);
  double floor;

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_shade_cb, NULL, NULL);
  for (int i = 0; i < 5 * ROUNDS; i++) {
    double ms = time_frame (window, repaint, area);

    g_array_append_val (times, ms);
  }
  floor = kg_bench_quantile (times, 0.5);
  kg_bench_print ("an empty window painted whole", times, floor);
  kg_ui_close (GTK_WINDOW (window));

  return floor;
}

typedef struct {
  KgUiBoard *board;
  GtkAdjustment *position;
  const char *typed;
} Step;

static void
type (gpointer data)
{
  Step *step = data;

  kg_ui_board_filter (step->board, step->typed);
}

static void
refresh (gpointer data)
{
  kg_pool_list_refresh (KG_POOL_LIST (((Step *) data)->board->list));
}

static void
page_down (gpointer data)
{
  GtkAdjustment *position = ((Step *) data)->position;

  gtk_adjustment_set_value (position, gtk_adjustment_get_value (position) +
                                        gtk_adjustment_get_page_size (position));
}

static void
scroll_a_bit (gpointer data)
{
  GtkAdjustment *position = ((Step *) data)->position;

  gtk_adjustment_set_value (position, gtk_adjustment_get_value (position) + 17);
}

static void
arrow_down (gpointer data)
{
  kg_pool_list_handle_key (KG_POOL_LIST (((Step *) data)->board->list), GDK_KEY_Down, 0);
}

static void
measure (GtkWidget  *window,
         const char *what,
         void      (*change) (gpointer),
         Step       *step,
         double      floor)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < 5 * ROUNDS; i++) {
    double ms = time_frame (window, change, step);

    g_array_append_val (times, ms);
  }
  kg_bench_print (what, times, floor);
}

static void
measure_board (guint  n,
               double floor)
{
  static const char *const typed[] = {
    "y", "yb", "ybb", "ybbd", "ybbdt", "", "d", "dc", "dcz", "dcz 3", "", "半", "半导", "半导体",
    "", "swyy", "swyy 2", "swyy 2q", "没有",
  };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 start = g_get_monotonic_time ();
  KgUiBoard *board = kg_ui_board_new (n);
  gint64 keys = g_get_monotonic_time ();
  GtkWidget *scroller = kg_ui_board_wrap (board);
  GtkWidget *window = show (scroller);
  gint64 shown = g_get_monotonic_time ();
  Step step = {
    board, gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), NULL,
  };

  g_print ("\n%u projects: search keys %.0f ms, window %.0f ms, %u rows kept\n", n,
           (double) (keys - start) / 1000, (double) (shown - keys) / 1000, board->n_created);

  for (int round = 0; round < ROUNDS; round++) {
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
      double ms;

      step.typed = typed[i];
      ms = time_frame (window, type, &step);
      g_array_append_val (times, ms);
    }
  }
  kg_bench_print ("keystroke, filtered and painted", times, floor);

  kg_ui_board_filter (board, "");
  measure (window, "all rows in sight filled anew", refresh, &step, floor);
  measure (window, "a page further", page_down, &step, floor);
  measure (window, "17 pixels further", scroll_a_bit, &step, floor);
  gtk_widget_grab_focus (board->list);
  measure (window, "one row down", arrow_down, &step, floor);

  kg_ui_close (GTK_WINDOW (window));
  kg_ui_board_free (board);
}

int
main (int   argc,
      char *argv[])
{
  double floor;

  setlocale (LC_ALL, "");
  kg_ui_test_init (&argc, &argv);

  floor = measure_floor ();
  measure_board (10000, floor);
  measure_board (100000, floor);

  return 0;
}
