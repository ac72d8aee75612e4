// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-bench.h"

#include <stdio.h>

static void
after_paint_cb (GdkFrameClock *clock,
                gboolean      *painted)
{
  *painted = TRUE;
}

/**
 * kg_bench_wait_for_frame:
 *
 * Turns the main loop until @window has painted once more, or a second has
 * passed because nothing was to be painted.
 */
void
kg_bench_wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);
  gint64 deadline = g_get_monotonic_time () + G_USEC_PER_SEC;

  while (!painted && g_get_monotonic_time () < deadline)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (100);
  gdk_display_sync (gtk_widget_get_display (window));
  g_signal_handler_disconnect (clock, handler);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * kg_bench_quantile:
 * @times: (element-type double): is sorted by it
 * @part: from 0 to 1
 */
double
kg_bench_quantile (GArray *times,
                   double  part)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, (guint) (part * (times->len - 1)));
}

/**
 * kg_bench_print:
 * @times: (element-type double): milliseconds
 * @floor: the median of what they are held against
 */
void
kg_bench_print (const char *what,
                GArray     *times,
                double      floor)
{
  guint worst = 0;

  for (guint i = 1; i < times->len; i++)
    if (g_array_index (times, double, i) > g_array_index (times, double, worst))
      worst = i;
  printf ("%-44s median %6.1f ms  p95 %6.1f  worst %6.1f, the %u. of %u  = %.1f × the floor\n", what,
          kg_bench_quantile (times, 0.5), kg_bench_quantile (times, 0.95), kg_bench_quantile (times, 1.0), worst + 1,
          times->len, kg_bench_quantile (times, 0.5) / floor);
  fflush (stdout);
}
