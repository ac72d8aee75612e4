// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"

#include <math.h>
#include <string.h>

/* The preview, which must be the same picture as the file, and the rules of
 * tables; the other measures are taken in test-page-measures.c. */

#define DPI       300.
#define TOLERANCE 0.2 /* mm */

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

typedef enum {
  ANY_INK,
  RED_INK,
  BLACK_INK,
} Ink;

static gboolean
is_ink (cairo_surface_t *image,
        int              x,
        int              y,
        Ink              ink)
{
  const guint8 *row = cairo_image_surface_get_data (image) + (gsize) y * cairo_image_surface_get_stride (image);
  guint32 pixel;
  int r, g;

  memcpy (&pixel, row + 4 * (gsize) x, sizeof pixel);
  r = pixel >> 16 & 0xff;
  g = pixel >> 8 & 0xff;

  switch (ink) {
  case RED_INK:
    return g < 128 && r > 160;
  case BLACK_INK:
    return r < 128;
  case ANY_INK:
  default:
    return g < 128;
  }
}

/* The box of the ink within a part of the page; all in mm. */
typedef struct {
  double left, top, right, bottom;
} Box;

static Box
measure (cairo_surface_t *image,
         Ink              ink,
         double           left,
         double           top,
         double           right,
         double           bottom)
{
  const double mm = DPI / 25.4;
  Box box = { G_MAXDOUBLE, G_MAXDOUBLE, -1, -1 };

  for (int y = (int) (top * mm); y < (int) (bottom * mm); y++) {
    for (int x = (int) (left * mm); x < (int) (right * mm); x++) {
      if (!is_ink (image, x, y, ink))
        continue;
      box.left = MIN (box.left, x / mm);
      box.top = MIN (box.top, y / mm);
      box.right = MAX (box.right, (x + 1) / mm);
      box.bottom = MAX (box.bottom, (y + 1) / mm);
    }
  }
  g_assert_cmpfloat (box.right, >, 0);

  return box;
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
    g_autoptr (KgDisplayList) list = NULL;
    guint pages[] = { 1, 2, 0 };

    /* The last page of one has names and imprint, the last two of the others
     * a table and a picture. */
    if (stage != KG_MINUTES_ISSUED)
      minutes_fixture_add_annexes (minutes);
    list = lay_out (minutes);
    pages[2] = kg_display_list_get_n_pages (list);
    if (stage == KG_MINUTES_IN_REVIEW)
      pages[1] = pages[2] - 1;

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

/* The rules of a table: how thick, how long, and that they meet. */
static void
test_table_rules (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
  KgMinutesTable *table = kg_minutes_table_new ();
  g_autoptr (KgDisplayList) list = NULL;
  cairo_surface_t *image;
  Box all, left, middle, head, bottom;

  for (guint i = 0; i < 3; i++)
    kg_minutes_table_add_column (table, "", 0, FALSE);
  kg_minutes_table_add_row (table, (const char *const[]) { NULL });
  kg_minutes_table_add_row (table, (const char *const[]) { NULL });
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "表");
  kg_minutes_add_table (minutes, table);
  list = lay_out (minutes);
  image = draw_page (list, 2, DPI);

  /* Below 附件 and title: three rows of 9.3 mm from the fifth line on. */
  all = measure (image, BLACK_INK, 0, 70, 210, 264);
  g_assert_cmpfloat_with_epsilon (all.left, 28, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (all.right, 28 + 156, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (all.top, 37 + 4 * 10.45, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (all.bottom, 37 + 4 * 10.45 + 3 * 9.3 + 0.35, TOLERANCE);

  left = measure (image, BLACK_INK, 0, all.top + 3, 60, all.top + 6);
  middle = measure (image, BLACK_INK, 60, all.top + 3, 110, all.top + 6);
  head = measure (image, BLACK_INK, 40, all.top + 5, 60, all.top + 14);
  bottom = measure (image, BLACK_INK, 40, all.bottom - 5, 60, all.bottom + 5);
  g_assert_cmpfloat_with_epsilon (left.right - left.left, 0.35, 0.1);
  g_assert_cmpfloat_with_epsilon (middle.right - middle.left, 0.25, 0.1);
  g_assert_cmpfloat_with_epsilon ((middle.left + middle.right) / 2, 28 + 156 / 3., TOLERANCE);
  g_assert_cmpfloat_with_epsilon (head.bottom - head.top, 0.25, 0.1);
  g_assert_cmpfloat_with_epsilon (bottom.bottom - bottom.top, 0.35, 0.1);

  /* The corners are full. */
  for (guint i = 0; i < 4; i++) {
    const double x = i % 2 ? all.right - 0.2 : all.left + 0.1, y = i / 2 ? all.bottom - 0.2 : all.top + 0.1;

    g_assert_true (is_ink (image, (int) (x * DPI / 25.4), (int) (y * DPI / 25.4), BLACK_INK));
  }
  cairo_surface_destroy (image);
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

  g_test_add_func ("/page-geometry/table-rules", test_table_rules);
  g_test_add_func ("/page-geometry/preview-is-the-file", test_preview_is_the_file);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
