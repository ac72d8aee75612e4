// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "minutes-fixture.h"

#include "core/kg-large-pages.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include <cairo-pdf.h>
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

static KgMinutes *
make_minutes (guint times)
{
  g_autoptr (KgMinutes) some = minutes_fixture_new (KG_MINUTES_ISSUED);
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_ISSUED);

  while (times-- > 1)
    for (guint i = 0; i < some->blocks->len; i++) {
      const KgMinutesBlock *block = g_ptr_array_index (some->blocks, i);

      kg_minutes_add (minutes, block->kind, block->text);
    }

  return minutes;
}

static guint
count_pages (guint times)
{
  g_autoptr (KgMinutes) minutes = make_minutes (times);
  g_autoptr (KgDisplayList) list = kg_minutes_layout (minutes, kg_page_template_get_standard (), NULL);

  return kg_display_list_get_n_pages (list);
}

/* How often the text of the fixture makes so many pages; worked out once, for
 * whoever is measured is not to set pages beside. */
static guint
count_times (guint n_pages)
{
  const guint some = 40, first = count_pages (1), each = count_pages (1 + some) - first;

  return n_pages > first ? 1 + (n_pages - first) * some / each : 1;
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
run_child (const char *way,
           guint       times,
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

  minutes = make_minutes (times);
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
  const guint times = count_times (n_pages);
  g_autofree char *count = g_strdup_printf ("%u", times);
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
  g_autoptr (KgMinutes) minutes = make_minutes (times);
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
  printf ("%u pages, medians of %d\n", count_pages (times), ROUNDS);
  for (Way way = 0; way < N_WAYS; way++) {
    const Cost *median = &costs[way][n_done[way] / 2];

    if (n_done[way] == 0)
      printf ("  %-34s is not there\n", titles[way]);
    else
      printf ("  %-34s %8.0f ms %6ld MB  Kaigong = %.2f of it\n", titles[way], median->ms, median->kb / 1024,
              costs[KAIGONG][n_done[KAIGONG] / 2].ms / median->ms);
  }
  printf ("  Kaigong = %.2f of both floors together\n", costs[KAIGONG][n_done[KAIGONG] / 2].ms / floor);
  fflush (stdout);
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
