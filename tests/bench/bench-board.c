// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-bench.h"
#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "app/kg-window.h"
#include "services/kg-board-keeper.h"
#include "widgets/kg-board-list.h"
#include "widgets/kg-widgets.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* bench-board STORE: the real window on a store of make-store. From the launch
 * of a process until its lamps are on the screen, against an empty libadwaita
 * window launched in the same run; then keys, sorting and scrolling in it,
 * against an empty window painted whole.
 *
 *   meson test -C build --benchmark --verbose board
 */

#define LAUNCHES 9
#define ROUNDS 6

static void
tell (const char *text)
{
  fputs (text, stdout);
  fflush (stdout);
}

static int
memory_mb (const char *field)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/smaps_rollup", &status, NULL, NULL);
  line = status != NULL ? strstr (status, field) : NULL;
  return line != NULL ? (int) (g_ascii_strtoll (line + strlen (field), NULL, 10) / 1024) : 0;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type);

    if (found != NULL)
      return found;
  }

  return NULL;
}

/* Lets everything come to rest, so that the next frame is due at once. */
static void
rest (void)
{
  gint64 until = g_get_monotonic_time () + 40000;

  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
}

typedef struct {
  GtkEditable *search;
  GtkAdjustment *position;
  GtkWidget *title;
  GtkWidget *area;
  const char *typed;
  double floor;
} Step;

static void
type (Step *step)
{
  gtk_editable_set_text (step->search, step->typed);
}

static void
page_down (Step *step)
{
  gtk_adjustment_set_value (step->position, gtk_adjustment_get_value (step->position) +
                                              gtk_adjustment_get_page_size (step->position));
}

static void
sort (Step *step)
{
  g_signal_emit_by_name (step->title, "clicked");
}

static void
repaint (Step *step)
{
  gtk_widget_queue_draw (step->area);
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

static GArray *
take_times (GtkWidget          *window,
            void              (*change) (Step *),
            Step               *step,
            const char *const  *texts,
            guint               n)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n; i++) {
    gint64 start;
    double ms;

    if (texts != NULL)
      step->typed = texts[i];
    rest ();
    start = g_get_monotonic_time ();
    change (step);
    kg_bench_wait_for_frame (window);
    ms = (double) (g_get_monotonic_time () - start) / 1000;
    g_array_append_val (times, ms);
  }

  return times;
}

#define N_SLOWEST 5

/* Which texts took longest, so that a worst key can be looked into. */
static void
print_slowest (const GArray      *times,
               const char *const *texts)
{
  g_autofree gboolean *told = g_new0 (gboolean, times->len);

  for (guint n = 0; n < MIN (N_SLOWEST, times->len); n++) {
    guint slowest = 0;

    while (told[slowest])
      slowest++;
    for (guint i = 0; i < times->len; i++)
      if (!told[i] && g_array_index (times, double, i) > g_array_index (times, double, slowest))
        slowest = i;
    told[slowest] = TRUE;
    printf ("%s the %u. “%s” %.1f ms", n == 0 ? "  slowest:" : ",", slowest + 1, texts[slowest],
            g_array_index (times, double, slowest));
  }
  printf ("\n");
}

static void
measure (GtkWidget          *window,
         const char         *what,
         void              (*change) (Step *),
         Step               *step,
         const char *const  *texts,
         guint               n)
{
  g_autoptr (GArray) times = take_times (window, change, step, texts, n);

  if (texts != NULL)
    print_slowest (times, texts);
  kg_bench_print (what, times, step->floor);
}

/* An empty window, as large as the board's. */
static double
measure_floor (void)
{
  GtkWidget *window = adw_window_new ();
  Step step = { .area = gtk_drawing_area_new (), .floor = 1 };
  g_autoptr (GArray) times = NULL;

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (step.area), draw_shade_cb, NULL, NULL);
  adw_window_set_content (ADW_WINDOW (window), step.area);
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  kg_bench_wait_for_frame (window);
  times = take_times (window, repaint, &step, NULL, 5 * ROUNDS);
  kg_bench_print ("floor: an empty window painted whole", times, kg_bench_quantile (times, 0.5));
  gtk_window_destroy (GTK_WINDOW (window));

  return kg_bench_quantile (times, 0.5);
}

static void
work_the_board (GtkWidget *window)
{
  static const char *const typed[] = {
    "l", "ld", "ldz", "ldzs", "ldzsw", "", "半", "半导", "半导体", "", "区水务局", "", "2026-310113", "没有这个", "",
    "dcz", "dczy", "dczyf", "", "7", "77", "775", "7755", "",
  };
  GtkWidget *list = find (window, KG_TYPE_BOARD_LIST);
  GtkWidget *scrolled = find (list, GTK_TYPE_SCROLLED_WINDOW);
  Step step = {
    .search = GTK_EDITABLE (find (window, GTK_TYPE_SEARCH_ENTRY)),
    .position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
    .title = find (list, GTK_TYPE_BUTTON),
    .floor = 1,
  };
  g_autoptr (GArray) first = NULL;
  const char *all[G_N_ELEMENTS (typed) * ROUNDS];

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    all[i] = typed[i % G_N_ELEMENTS (typed)];

  /* At once; then the window rests until what it does by itself is done. */
  first = take_times (window, type, &step, all, 1);
  step.floor = measure_floor ();
  kg_bench_print ("first keystroke", first, step.floor);
  for (gint64 until = g_get_monotonic_time () + 3 * KG_BOARD_KEEPER_REST * G_TIME_SPAN_MILLISECOND;
       g_get_monotonic_time () < until;)
    rest ();

  measure (window, "keystroke, filtered and painted", type, &step, all + 1, G_N_ELEMENTS (all) - 1);
  measure (window, "sorted the other way and painted", sort, &step, NULL, 5 * ROUNDS);
  measure (window, "a page further", page_down, &step, NULL, 10 * ROUNDS);
}

static int
run_child (const char *store)
{
  g_autofree char *line = NULL;
  g_autoptr (KgContext) context = kg_context_new (kg_today ());
  g_autoptr (KgOpening) opening = NULL;
  g_autoptr (KgBoardCache) cache = store != NULL ? kg_board_cache_new_for_user (store) : NULL;
  GtkWidget *window;

  /* As the program does, before there is a screen. */
  if (store != NULL) {
    kg_application_prepare ();
    opening = kg_opening_start (store, KG_STORE_EXISTING, context, cache);
  }
  adw_init ();
  if (store == NULL) {
    window = adw_window_new ();
    adw_window_set_content (ADW_WINDOW (window), adw_header_bar_new ());
    gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
    gtk_window_present (GTK_WINDOW (window));
    kg_bench_wait_for_frame (window);
  } else {
    g_autoptr (KgApplication) application = kg_application_new ();

    g_application_register (G_APPLICATION (application), NULL, NULL);
    window = GTK_WIDGET (kg_window_new (GTK_APPLICATION (application), NULL, KG_DATE_NONE));
    kg_window_show_opening (KG_WINDOW (window), opening, FALSE);
    gtk_window_present (GTK_WINDOW (window));
    while (kg_window_get_workspace (KG_WINDOW (window)) == NULL ||
           kg_workspace_get_board (kg_window_get_workspace (KG_WINDOW (window))) == NULL)
      g_main_context_iteration (NULL, TRUE);
    kg_bench_wait_for_frame (window);
    g_steal_pointer (&application);
  }

  line = g_strdup_printf ("FIRST %d %d\n", memory_mb ("\nRss:"), memory_mb ("\nAnonymous:"));
  tell (line);
  if (store != NULL) {
    char go[8];

    if (fgets (go, sizeof go, stdin) == NULL)
      return 1;
    if (go[0] == 'w') {
      gtk_window_maximize (GTK_WINDOW (window));
      for (int i = 0; i < 8; i++)
        rest ();
      work_the_board (window);
    }
    /* Until the board is kept for the next launch. */
    while (go[0] == 'k' && !g_file_test (kg_board_cache_get_path (cache), G_FILE_TEST_EXISTS))
      g_main_context_iteration (NULL, FALSE);
  }

  return 0;
}

/* What a launched program does once its first frame is there. */
#define END "end\n"
#define KEEP "keep\n"
#define WORK "work\n"

/* Launches this program again and returns the milliseconds until its first
 * whole frame; what it prints after that goes to the terminal. */
static double
launch (const char *self,
        const char *store,
        const char *then,
        int        *rss,
        int        *anonymous)
{
  const char *argv[] = { self, "--child", store, NULL };
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  gint64 start = g_get_monotonic_time ();
  double ms;

  child = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  ms = (double) (g_get_monotonic_time () - start) / 1000;
  if (line == NULL || sscanf (line, "FIRST %d %d", rss, anonymous) != 2)
    g_error ("the child did not come up");

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (child), then, strlen (then), NULL, NULL, NULL);
  for (;;) {
    g_autofree char *more = g_data_input_stream_read_line (output, NULL, NULL, NULL);

    if (more == NULL)
      break;
    g_print ("%s\n", more);
  }
  g_subprocess_wait (child, NULL, NULL);

  return ms;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GArray) empty = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) unkept = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) board = g_array_new (FALSE, FALSE, sizeof (double));
  int rss, anonymous, floor_rss, floor_anonymous;

  setlocale (LC_ALL, "");
  if (argc > 1 && g_str_equal (argv[1], "--child"))
    return run_child (argc > 2 ? argv[2] : NULL);
  if (argc != 2) {
    g_printerr ("usage: bench-board STORE\n");
    return 2;
  }

  /* In turn, so that both see the same machine. */
  for (int i = 0; i < LAUNCHES / 2; i++) {
    double ms = launch (argv[0], argv[1], i + 1 < LAUNCHES / 2 ? END : KEEP, &rss, &anonymous);
    g_array_append_val (unkept, ms);
  }
  for (int i = 0; i < LAUNCHES; i++) {
    double ms = launch (argv[0], NULL, END, &floor_rss, &floor_anonymous);

    g_array_append_val (empty, ms);
    ms = launch (argv[0], argv[1], END, &rss, &anonymous);
    g_array_append_val (board, ms);
  }

  kg_bench_print ("floor: launch, empty window", empty, kg_bench_quantile (empty, 0.5));
  kg_bench_print ("launch, nothing kept", unkept, kg_bench_quantile (empty, 0.5));
  kg_bench_print ("launch, board with its lamps", board, kg_bench_quantile (empty, 0.5));
  g_print ("memory %d MB (empty window %d), of it not shared with any file %d MB (%d)\n",
           rss, floor_rss, anonymous, floor_anonymous);
  launch (argv[0], argv[1], WORK, &rss, &anonymous);

  return 0;
}
