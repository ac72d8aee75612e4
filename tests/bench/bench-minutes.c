// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "minutes-fixture.h"

#include "services/kg-large-pages.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <zlib.h>

/* bench-minutes [PAGES…]: the same minutes as PDF through this typesetter,
 * through Pango and cairo and through LibreOffice, each a process of its own,
 * in turn; beside them the floors: setting the lines alone, and deflating the
 * bytes of the file alone.
 *
 *   meson test -C build --benchmark --verbose minutes
 *   KG_LARGE_PAGES=all   Pango gets its memory in large pages, too
 */

#define ROUNDS 7
#define LINES_PER_PAGE 22
#define BODY_PT 15.75

typedef enum { DEFLATE, LAYOUT, KAIGONG, PANGO, OFFICE, N_WAYS } Way;

static const char *const names[N_WAYS] = { "deflate", "layout", "kaigong", "pango", "office" };
static const char *const titles[N_WAYS] = {
  "floor: deflate of the same bytes", "floor: layout", "Kaigong, PDF/A", "Pango + cairo", "LibreOffice"
};

/* The text of the fixture again and again, so many blocks of it. */
static KgMinutes *
make_minutes (guint n_blocks)
{
  g_autoptr (KgMinutes) some = minutes_fixture_new (KG_MINUTES_ISSUED);
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_ISSUED);

  g_ptr_array_set_size (minutes->blocks, 0);
  for (guint i = 0; i < n_blocks; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (some->blocks, i % some->blocks->len);

    kg_minutes_add (minutes, block->kind, block->text);
  }

  return minutes;
}

static guint
count_pages (guint n_blocks)
{
  g_autoptr (KgMinutes) minutes = make_minutes (n_blocks);
  g_autoptr (KgDisplayList) list = kg_minutes_layout (minutes, kg_page_template_get_standard (), NULL);

  return kg_display_list_get_n_pages (list);
}

/* How many blocks make so many pages; worked out once, for whoever is measured
 * is not to set pages beside. */
static guint
count_blocks (guint n_pages)
{
  guint least = 1, most = 20 * n_pages;

  while (least < most) {
    const guint middle = (least + most + 1) / 2;

    if (count_pages (middle) > n_pages)
      most = middle - 1;
    else
      least = middle;
  }

  return least;
}

static void
run_pango (const KgMinutes *minutes,
           const char      *path)
{
  const double width = 156 * 72 / 25.4, left = 28 * 72 / 25.4, top = 37 * 72 / 25.4;
  const double pitch = 10.45 * 72 / 25.4;
  g_autofree char *text = kg_minutes_to_text (minutes);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 210 * 72 / 25.4, 297 * 72 / 25.4);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Serif CJK SC");
  guint line = 0;

  pango_font_description_set_absolute_size (font, BODY_PT * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_justify (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next, line++) {
    if (line > 0 && line % LINES_PER_PAGE == 0)
      cairo_show_page (cr);
    cairo_move_to (cr, left, top + (line % LINES_PER_PAGE + 1) * pitch);
    pango_cairo_show_layout_line (cr, l->data);
  }

  pango_font_description_free (font);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

/* What qpdf took apart, in one piece. */
static void
run_deflate (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  uLongf room;
  g_autofree Bytef *out = NULL;

  g_file_get_contents (path, &bytes, &size, NULL);
  room = compressBound (size);
  out = g_malloc (room);
  compress2 (out, &room, (const Bytef *) bytes, size, Z_DEFAULT_COMPRESSION);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
quantile (GArray *times,
          double  part)
{
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, (guint) (part * (times->len - 1)));
}

/* A page at 96 dpi, from row @from to before row @to. */
static void
paint_rows (cairo_surface_t     *surface,
            const KgDisplayList *list,
            guint                page,
            double               from,
            double               to)
{
  cairo_t *cr = cairo_create (surface);

  cairo_rectangle (cr, 0, from, cairo_image_surface_get_width (surface), to - from);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 96. / 72, 96. / 72);
  kg_display_list_paint (list, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

/* What the preview does at a key: the document again, with one character more,
 * and what it changed of a page at 96 dpi, on the image of that page; beside it,
 * the whole page. */
static void
preview (guint n_pages,
         guint n_blocks)
{
  g_autoptr (KgFontSet) fonts = kg_font_set_new (NULL);
  g_autoptr (GArray) layouts = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) paintings = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) together = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (KgDisplayList) before = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 794, 1123);
  const double scale = 96. / 72;

  for (guint i = 0; i < 101; i++) {
    g_autoptr (KgMinutes) minutes = make_minutes (n_blocks);
    g_autoptr (KgDisplayList) list = NULL;
    const gint64 start = g_get_monotonic_time ();
    double layout, both, whole, top, bottom;
    guint page;

    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, i % 2 == 0 ? "补" : "补充");
    list = kg_minutes_layout_anew (minutes, NULL, fonts, before, NULL);
    layout = (double) (g_get_monotonic_time () - start) / 1000;

    for (page = kg_display_list_get_n_pages (list); before != NULL && page-- > 0;) {
      if (!kg_display_list_find_change (list, before, page, &top, &bottom) || bottom <= top)
        continue;
      paint_rows (surface, list, page, floor (top * scale), ceil (bottom * scale));
    }
    both = (double) (g_get_monotonic_time () - start) / 1000;

    paint_rows (surface, list, i % kg_display_list_get_n_pages (list), 0, cairo_image_surface_get_height (surface));
    whole = (double) (g_get_monotonic_time () - start) / 1000 - both;
    if (before != NULL) {
      g_array_append_val (layouts, layout);
      g_array_append_val (paintings, whole);
      g_array_append_val (together, both);
    }
    g_clear_pointer (&before, kg_display_list_unref);
    before = g_steal_pointer (&list);
  }
  cairo_surface_destroy (surface);

  printf ("preview after a key, %u pages in the document: layout %.1f ms, with what it changed painted %.1f ms (p95 %.1f); "
          "a page painted whole %.1f ms\n",
          n_pages, quantile (layouts, 0.5), quantile (together, 0.5), quantile (together, 0.95), quantile (paintings, 0.5));
  fflush (stdout);
}

static int
run_child (const char *way,
           guint       n_blocks,
           const char *path)
{
  g_autoptr (KgMinutes) minutes = NULL;
  g_autoptr (KgDisplayList) list = NULL;

  if (g_str_equal (way, names[DEFLATE])) {
    run_deflate (path);
    return 0;
  }

  /* As the program does; Pango's process stays as it comes, unless it is asked
   * to do the same. */
  if (g_strcmp0 (g_getenv ("KG_LARGE_PAGES"), "all") == 0 || !g_str_equal (way, names[PANGO]))
    kg_large_pages_use ();

  minutes = make_minutes (n_blocks);
  if (g_str_equal (way, names[PANGO])) {
    run_pango (minutes, path);
    return 0;
  }

  list = kg_minutes_layout (minutes, kg_page_template_get_standard (), NULL);
  if (g_str_equal (way, names[LAYOUT]))
    return 0;
  return kg_pdf_write_file (list, path, NULL) ? 0 : 1;
}

typedef struct {
  double ms;
  long kb;
} Cost;

static gboolean
run (const char *const *argv,
     Cost              *cost)
{
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  GPid pid;
  int status;

  if (!g_spawn_async (NULL, (char **) argv, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                        G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, NULL))
    return FALSE;

  wait4 (pid, &status, 0, &usage);
  cost->ms = (double) (g_get_monotonic_time () - start) / 1000;
  cost->kb = usage.ru_maxrss;
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static int
compare_costs (const void *a,
               const void *b)
{
  double x = ((const Cost *) a)->ms, y = ((const Cost *) b)->ms;

  return (x > y) - (x < y);
}

static void
compare (const char *self,
         const char *folder,
         guint       n_pages)
{
  const guint n_blocks = count_blocks (n_pages);
  g_autofree char *count = g_strdup_printf ("%u", n_blocks);
  g_autofree char *pdf = g_build_filename (folder, "kaigong.pdf", NULL);
  g_autofree char *apart = g_build_filename (folder, "apart.pdf", NULL);
  g_autofree char *other = g_build_filename (folder, "pango.pdf", NULL);
  g_autofree char *text = g_build_filename (folder, "minutes.txt", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/office", folder);
  const char *const commands[N_WAYS][9] = {
    [DEFLATE] = { self, "--child", names[DEFLATE], count, apart },
    [LAYOUT] = { self, "--child", names[LAYOUT], count, pdf },
    [KAIGONG] = { self, "--child", names[KAIGONG], count, pdf },
    [PANGO] = { self, "--child", names[PANGO], count, other },
    [OFFICE] = { "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, text },
  };
  const char *const take_apart[] = { "qpdf", "--stream-data=uncompress", pdf, apart, NULL };
  g_autoptr (KgMinutes) minutes = make_minutes (n_blocks);
  g_autofree char *words = kg_minutes_to_text (minutes);
  Cost costs[N_WAYS][ROUNDS] = { 0 };
  guint n_done[N_WAYS] = { 0 };
  Cost first;
  double floor;

  g_file_set_contents (text, words, -1, NULL);
  run (commands[KAIGONG], &first);
  run (take_apart, &first);
  run (commands[OFFICE], &first); /* makes its profile */

  for (guint round = 0; round < ROUNDS; round++)
    for (Way way = 0; way < N_WAYS; way++)
      if (run (commands[way], &costs[way][n_done[way]]))
        n_done[way]++;

  for (Way way = 0; way < N_WAYS; way++)
    qsort (costs[way], n_done[way], sizeof (Cost), compare_costs);
  floor = costs[DEFLATE][n_done[DEFLATE] / 2].ms + costs[LAYOUT][n_done[LAYOUT] / 2].ms;
  printf ("%u pages, medians of %d\n", count_pages (n_blocks), ROUNDS);
  for (Way way = 0; way < N_WAYS; way++) {
    const Cost *median = &costs[way][n_done[way] / 2];

    if (n_done[way] == 0)
      printf ("  %-34s is not there\n", titles[way]);
    else
      printf ("  %-34s %8.0f ms %6ld MB  Kaigong = %.2f of it\n", titles[way], median->ms, median->kb / 1024,
              costs[KAIGONG][n_done[KAIGONG] / 2].ms / median->ms);
  }
  printf ("  Kaigong = %.2f of both floors together\n", costs[KAIGONG][n_done[KAIGONG] / 2].ms / floor);
  preview (count_pages (n_blocks), n_blocks);
}

int
main (int   argc,
      char *argv[])
{
  static const guint usual[] = { 3, 60, 500 };
  g_autofree char *folder = NULL;
  const char *remove[] = { "rm", "-rf", NULL, NULL };
  Cost cost;

  if (argc == 5 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2], (guint) atoi (argv[3]), argv[4]);
  if (argc == 3 && g_str_equal (argv[1], "--preview")) {
    preview ((guint) atoi (argv[2]), count_blocks ((guint) atoi (argv[2])));
    return 0;
  }

  folder = g_dir_make_tmp ("kaigong-bench-XXXXXX", NULL);
  if (argc > 1)
    for (int i = 1; i < argc; i++)
      compare (argv[0], folder, (guint) atoi (argv[i]));
  else
    for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
      compare (argv[0], folder, usual[i]);
  remove[2] = folder;
  run (remove, &cost);

  return 0;
}
