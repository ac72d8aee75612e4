// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-board-picture.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  *(KgBoard **) data = kg_board_load (txn, context, NULL, error);
  return *(KgBoard **) data != NULL;
}

/* How many pixels have nearly this colour. */
static guint
count_colour (cairo_surface_t *surface,
              guint32          rgb)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++) {
      guint32 pixel = *(const guint32 *) (data + y * stride + x * 4);
      int d = 0;

      for (int shift = 0; shift < 24; shift += 8)
        d += ABS ((int) (pixel >> shift & 255) - (int) (rgb >> shift & 255));
      n += d < 12;
    }

  return n;
}

static void
test_files (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *png = g_build_filename (district->folder, "board.png", NULL);
  g_autofree char *svg = g_build_filename (district->folder, "board.SVG", NULL);
  g_autofree char *pdf = g_build_filename (district->folder, "board.pdf", NULL);
  g_autofree char *bad = g_build_filename (district->folder, "board.gif", NULL);
  g_autofree char *text = NULL;
  cairo_surface_t *surface;

  kg_district_do (district, load, &board);

  g_assert_true (kg_board_picture_export (board, png, &error));
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (png);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1920);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 1080);
  /* One red lamp in the heading, one in the summary, one beside the project. */
  g_assert_cmpuint (count_colour (surface, 0xd42e1a), >, 20 * 20 + 22 * 22);
  g_assert_cmpuint (count_colour (surface, 0x009e73), >, 200);
  cairo_surface_destroy (surface);

  g_assert_true (kg_board_picture_export (board, svg, &error));
  g_assert_true (g_file_get_contents (svg, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<svg"));

  g_assert_true (kg_board_picture_export (board, pdf, &error));
  g_assert_no_error (error);

  g_assert_false (kg_board_picture_export (board, bad, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_USAGE);
  g_assert_false (g_file_test (bad, G_FILE_TEST_EXISTS));

  kg_board_unref (g_steal_pointer (&board));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board-picture/files", test_files);
  return g_test_run ();
}
