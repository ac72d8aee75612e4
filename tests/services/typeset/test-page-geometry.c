// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"

#include <math.h>
#include <string.h>

/* The measures of GB/T 9704-2012, taken with a ruler from the page as poppler
 * draws it; and the preview, which must be the same picture. */

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

static void
test_first_page (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (KgDisplayList) list = lay_out (minutes);
  cairo_surface_t *image = draw_page (list, 1, DPI);
  Box all = measure (image, ANY_INK, 0, 0, 210, 297);
  Box mark = measure (image, RED_INK, 0, 0, 210, 100);
  Box rule = measure (image, RED_INK, 0, 100, 210, 297);
  Box office = measure (image, BLACK_INK, 0, rule.top - 12, 210, rule.top - 2);
  Box number = measure (image, BLACK_INK, 0, mark.bottom + 1, 210, office.top - 2);
  Box dashes = measure (image, BLACK_INK, 0, 264, 210, 297);

  g_assert_cmpint (cairo_image_surface_get_width (image), ==, (int) ceil (210 / 25.4 * DPI));
  g_assert_cmpint (cairo_image_surface_get_height (image), ==, (int) ceil (297 / 25.4 * DPI));

  /* Nothing outside the margins. */
  g_assert_cmpfloat (all.left, >=, 28 - TOLERANCE);
  g_assert_cmpfloat (all.right, <=, 28 + 156 + TOLERANCE);

  /* The mark, as wide as one line allows and centred. */
  g_assert_cmpfloat_with_epsilon (mark.top, 37 + 35, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (mark.left + mark.right, 2 * (28 + 78), 2);
  g_assert_cmpfloat (mark.right - mark.left, >, 150);

  /* Two empty lines, the number, centred. */
  g_assert_cmpfloat_with_epsilon (number.top - mark.bottom, 2 * 10.45, 0.7);
  g_assert_cmpfloat_with_epsilon (number.left + number.right, 2 * (28 + 78), 2);

  /* The red rule, as wide as the type area, 4 mm below the characters' square. */
  g_assert_cmpfloat_with_epsilon (rule.left, 28, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (rule.right, 28 + 156, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (rule.bottom - rule.top, 0.7, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (rule.top - office.bottom, 4, 0.5);
  g_assert_cmpfloat_with_epsilon (office.left, 28 + 5.57, 0.5);
  g_assert_cmpfloat (office.right, <=, 28 + 156 - 5.57 + TOLERANCE);
  g_assert_cmpfloat (office.right, >=, 28 + 156 - 5.57 - 1.2); /* 日 is narrow */

  /* The page number of an odd page: right, one character in (4号, 4.94 mm),
   * its dashes within their cells. */
  g_assert_cmpfloat (dashes.right, <=, 28 + 156 - 4.94 + TOLERANCE);
  g_assert_cmpfloat (dashes.right, >=, 28 + 156 - 4.94 - 1);
  {
    Box dash = measure (image, BLACK_INK, dashes.right - 3, 264, 210, 297);

    g_assert_cmpfloat_with_epsilon (dash.top, 37 + 225 + 7, TOLERANCE);
  }
  cairo_surface_destroy (image);
}

static void
test_last_page (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (KgDisplayList) list = lay_out (minutes);
  guint page = kg_display_list_get_n_pages (list);
  cairo_surface_t *image = draw_page (list, page, DPI);
  Box rule = measure (image, BLACK_INK, 0, 260.5, 210, 264);
  Box number = measure (image, BLACK_INK, 0, 264, 210, 297);

  /* The last rule of the imprint is the foot of the type area. */
  g_assert_cmpfloat_with_epsilon ((rule.top + rule.bottom) / 2, 37 + 225, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (rule.bottom - rule.top, 0.35, 0.1);
  g_assert_cmpfloat_with_epsilon (rule.left, 28, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (rule.right, 28 + 156, TOLERANCE);

  g_assert_cmpuint (page % 2, ==, 0);
  g_assert_cmpfloat (number.left, >=, 28 + 4.94 - TOLERANCE);
  g_assert_cmpfloat (number.left, <=, 28 + 4.94 + 1);
  g_assert_cmpfloat (number.right, <, 70);
  cairo_surface_destroy (image);
}

/* The bands of ink along one side: where each begins and ends, in mm. */
static GArray *
find_bands (cairo_surface_t *image,
            gboolean         rows)
{
  const double mm = DPI / 25.4;
  const int along = rows ? (int) (264 * mm) : cairo_image_surface_get_width (image);
  const int across = rows ? cairo_image_surface_get_width (image) : (int) (264 * mm);
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean inside = FALSE;

  for (int i = 0; i < along; i++) {
    gboolean found = FALSE;

    for (int j = 0; j < across && !found; j++)
      found = rows ? is_ink (image, j, i, BLACK_INK) : is_ink (image, i, j, BLACK_INK);
    if (found != inside) {
      double at = i / mm;

      g_array_append_val (bands, at);
    }
    inside = found;
  }

  return bands;
}

static void
test_grid (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) columns = NULL;
  cairo_surface_t *image;

  for (guint i = 0; i < 28 * 60; i++)
    g_string_append (text, "国");
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  kg_minutes_set_opening (minutes, text->str);
  list = lay_out (minutes);
  image = draw_page (list, 2, DPI);

  rows = find_bands (image, TRUE);
  g_assert_cmpuint (rows->len, ==, 2 * 22);
  for (guint i = 0; i < 22; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (rows, double, 2 * i),
                                    g_array_index (rows, double, 0) + i * 10.45, TOLERANCE);
  /* 国 fills its square but for a twelfth at each side. */
  g_assert_cmpfloat_with_epsilon (g_array_index (rows, double, 0), 37, 0.6);
  g_assert_cmpfloat_with_epsilon (g_array_index (rows, double, 43), 37 + 225, 0.6);

  columns = find_bands (image, FALSE);
  g_assert_cmpuint (columns->len, ==, 2 * 28);
  for (guint i = 0; i < 28; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (columns, double, 2 * i),
                                    g_array_index (columns, double, 0) + i * 5.571, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (g_array_index (columns, double, 0) - 28,
                                  28 + 156 - g_array_index (columns, double, 55), 0.3);
  cairo_surface_destroy (image);
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

  g_test_add_func ("/page-geometry/first-page", test_first_page);
  g_test_add_func ("/page-geometry/last-page", test_last_page);
  g_test_add_func ("/page-geometry/grid", test_grid);
  g_test_add_func ("/page-geometry/table-rules", test_table_rules);
  g_test_add_func ("/page-geometry/preview-is-the-file", test_preview_is_the_file);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
