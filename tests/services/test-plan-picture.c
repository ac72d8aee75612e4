// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-plan-chart.h"

#include "core/kg-error.h"
#include "services/kg-plan-picture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
  KgChartFixture *fixture;
} Files;

static void
set_up (Files         *files,
        gconstpointer  data)
{
  files->folder = g_dir_make_tmp ("kaigong-chart-XXXXXX", NULL);
  g_assert_nonnull (files->folder);
  files->fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
}

static void
tear_down (Files         *files,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (files->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (files->folder, name, NULL);

    g_unlink (path);
  }
  g_assert_cmpint (g_rmdir (files->folder), ==, 0);
  g_free (files->folder);
  kg_chart_fixture_free (files->fixture);
}

static void
test_png (Files         *files,
          gconstpointer  data)
{
  static const struct { double asked; int width; KgChartGround ground; guint rgb; } cases[] = {
    { 0, KG_PLAN_PICTURE_WIDTH, KG_CHART_LIGHT, 0xffffff },
    { 1000, 1000, KG_CHART_DARK, 0x1e1e1e },
    { 200, 200, KG_CHART_CONTRAST, 0xffffff },
  };
  g_autofree char *path = g_build_filename (files->folder, "plan.PNG", NULL);
  int heights[G_N_ELEMENTS (cases)];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    cairo_surface_t *surface;

    g_assert_true (kg_plan_chart_export (&files->fixture->chart, path, cases[i].asked, cases[i].ground, &error));
    g_assert_no_error (error);
    surface = cairo_image_surface_create_from_png (path);
    g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
    g_assert_cmpint (cairo_image_surface_get_width (surface), ==, cases[i].width);
    g_assert_cmphex (kg_picture_pixel (surface, 1, 1), ==, cases[i].rgb);
    heights[i] = cairo_image_surface_get_height (surface);
    cairo_surface_destroy (surface);
  }
  /* The letters are in proportion, so the pictures are alike. */
  g_assert_cmpint (ABS (heights[0] * 1000 / KG_PLAN_PICTURE_WIDTH - heights[1]), <=, 2);
}

static void
test_svg (Files         *files,
          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (files->folder, "plan.svg", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_plan_chart_export (&files->fixture->chart, path, 1200, KG_CHART_LIGHT, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_nonnull (strstr (text, "width=\"1200"));
  g_assert_nonnull (strstr (text, "</svg>"));
}

/* What pdftotext reads out of the file; NULL where there is no such program. */
static char *
read_pdf (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, "-layout", path, "-", NULL };
  char *text = NULL;

  if (program == NULL)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, NULL));

  return text;
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;
  return n;
}

static void
test_pdf (Files         *files,
          gconstpointer  data)
{
  static const char *const words[] = { "半导体二期项目", "土地出让合同签订", "建筑工程施工许可证", "区规划资源局",
                                       "Today 07-31", "Planned start 10-13", "5 working days overdue", "critical path",
                                       "Forecast start 10-15 (80%: 10-09 to 11-12)" };
  g_autofree char *path = g_build_filename (files->folder, "plan.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_plan_chart_export (&files->fixture->chart, path, 0, KG_CHART_LIGHT, &error));
  g_assert_no_error (error);
  text = read_pdf (path);
  if (text == NULL) {
    g_test_skip ("pdftotext is not there");
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not in the file:\n%s", words[i], text);
  g_assert_cmpint (count (text, "\f"), ==, 1);
}

/* Every step on one of the pages, the head on each of them. */
static void
test_pdf_pages (Files         *files,
                gconstpointer  data)
{
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_LONG);
  g_autofree char *path = g_build_filename (files->folder, "long.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_plan_chart_export (&fixture->chart, path, 0, KG_CHART_LIGHT, &error));
  g_assert_no_error (error);
  text = read_pdf (path);
  if (text == NULL) {
    g_test_skip ("pdftotext is not there");
    return;
  }
  for (int i = 1; i <= 64; i++) {
    g_autofree char *name = g_strdup_printf ("no. %d\n", i);
    g_autofree char *other = g_strdup_printf ("no. %d ", i);

    g_assert_cmpint (count (text, name) + count (text, other), ==, 1);
  }
  g_assert_cmpint (count (text, "\f"), >, 1);
  g_assert_cmpint (count (text, "Today 01-09"), ==, count (text, "\f"));
  g_assert_cmpint (count (text, "2026"), >=, count (text, "\f"));
}

/* Nothing is left where nothing could be written, and what was there stays. */
static void
test_refused (Files         *files,
              gconstpointer  data)
{
  static const struct { const char *name; double width; int code; } cases[] = {
    { "plan.gif", 0, KG_ERROR_USAGE },
    { "plan", 0, KG_ERROR_USAGE },
    { "plan.png", 12, KG_ERROR_USAGE },
    { "plan.png", -1, KG_ERROR_USAGE },
    { "plan.png", 1e9, KG_ERROR_USAGE },
    { "nowhere/plan.png", 0, KG_ERROR_UNAVAILABLE },
    { "nowhere/plan.pdf", 0, KG_ERROR_UNAVAILABLE },
  };
  g_autofree char *kept = g_build_filename (files->folder, "plan.png", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (kept, "kept", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_build_filename (files->folder, cases[i].name, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (kg_plan_chart_export (&files->fixture->chart, path, cases[i].width, KG_CHART_LIGHT, &error));
    g_assert_error (error, KG_ERROR, cases[i].code);
  }
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "kept");
}

/* Charts of every kind as files of every kind. */
static void
test_all (Files         *files,
          gconstpointer  data)
{
  static const char *const names[] = { "all.png", "all.svg", "all.pdf" };

  for (int which = 0; which < KG_N_TEST_CHARTS; which++)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
      g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (which);
      g_autofree char *path = g_build_filename (files->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (kg_plan_chart_export (&fixture->chart, path, 600, KG_CHART_DARK, &error));
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plan-picture/png", Files, NULL, set_up, test_png, tear_down);
  g_test_add ("/plan-picture/svg", Files, NULL, set_up, test_svg, tear_down);
  g_test_add ("/plan-picture/pdf", Files, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/plan-picture/pdf-pages", Files, NULL, set_up, test_pdf_pages, tear_down);
  g_test_add ("/plan-picture/refused", Files, NULL, set_up, test_refused, tear_down);
  g_test_add ("/plan-picture/all", Files, NULL, set_up, test_all, tear_down);

  return g_test_run ();
}
