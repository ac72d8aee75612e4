// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"

#include <math.h>

/* The preview, which must be the same picture as the file; what is on it is
 * measured in test-page-measures.c. */

static KgFontSet *fonts;

static KgDisplayList *
lay_out (KgMinutes *minutes)
{
  g_autoptr (GError) error = NULL;
  KgDisplayList *list = kg_minutes_layout_with_fonts (minutes, kg_page_template_get_standard (), fonts, &error);

  g_assert_no_error (error);

  return list;
}

static cairo_surface_t *
draw_page (KgDisplayList *list,
           guint          page,
           double         dpi)
{
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *image;

  kg_pdf_write_file (list, path, &error);
  g_assert_no_error (error);
  image = pdf_tools_draw (path, page, dpi);
  pdf_tools_drop_folder (folder);

  return image;
}

static cairo_surface_t *
paint_page (KgDisplayList *list,
            guint          page,
            double         dpi)
{
  double width, height;
  cairo_surface_t *image;
  cairo_t *cr;

  kg_display_list_get_page_size (list, &width, &height);
  image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * dpi / 72), (int) ceil (height * dpi / 72));
  cr = cairo_create (image);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dpi / 72, dpi / 72);
  kg_display_list_paint (list, page - 1, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (image);

  return image;
}

#define BLOCK 16 /* pixels, 2 mm */

/* The share of ink in a block. */
static double
get_block (cairo_surface_t *image,
           int              x,
           int              y)
{
  double ink = 0;

  for (int i = 0; i < BLOCK * BLOCK; i++)
    ink += pdf_tools_get_ink (image, x + i % BLOCK, y + i / BLOCK);

  return ink / (BLOCK * BLOCK);
}

/* The two pictures, block by block: the same ink in each. poppler moves large
 * glyphs to whole pixels, and so up to half of one across a block's edge. */
static void
test_preview_is_the_file (void)
{
  const double dpi = 25.4 * 8; /* eight pixels to the mm */

  for (KgMinutesStage stage = KG_MINUTES_DRAFT; stage <= KG_MINUTES_ISSUED; stage++) {
    g_autoptr (KgMinutes) minutes = minutes_fixture_new (stage);
    g_autoptr (KgDisplayList) list = lay_out (minutes);
    const guint pages[] = { 1, 2, kg_display_list_get_n_pages (list) };

    for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
      cairo_surface_t *file = draw_page (list, pages[i], dpi), *preview = paint_page (list, pages[i], dpi);
      double ink = 0, worst = 0;

      for (int y = 0; y + BLOCK <= 297 * 8; y += BLOCK) {
        for (int x = 0; x + BLOCK <= 210 * 8; x += BLOCK) {
          double a = get_block (file, x, y), b = get_block (preview, x, y);

          ink += b;
          worst = MAX (worst, fabs (a - b));
        }
      }
      g_test_message ("stage %d, page %u: %.0f blocks of ink, worst difference %.3f", stage, pages[i], ink, worst);
      g_assert_cmpfloat (ink, >, 50);
      g_assert_cmpfloat (worst, <, 0.08);
      cairo_surface_destroy (file);
      cairo_surface_destroy (preview);
    }
  }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/page-geometry/preview-is-the-file", test_preview_is_the_file);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
