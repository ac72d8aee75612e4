// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_BBOX_H
#include FT_OUTLINE_H
#include <math.h>
#include <string.h>

/* The picture of every glyph.
 *
 * Text that can be extracted proves nothing about what is seen. So each page is
 * drawn by poppler from the file, and each glyph of it by FreeType from the
 * font as installed, at the same place and size; the two must bear the same
 * ink. The installed font is opened here anew, so that nothing of what made
 * the file is trusted. */

#define DPI 300.

/* What may differ: the ink of the whole glyph, and the ink of each part of a
 * 6 by 6 raster over it, both as a share of the glyph's ink. poppler places
 * glyphs on quarters of a pixel, and our curves lie within 1/8000 em of the
 * originals; a lost or moved stroke is several times as much. */
#define RASTER     6
#define MAX_WHOLE  0.02
#define MAX_PART   0.035

/* Pixels of ink below which a quarter of a pixel is a larger share. */
#define SMALL_INK  450

static KgFontSet *fonts;
static FT_Library library;
static GHashTable *faces; /* of PostScript name to FT_Face */

static FT_Face
open_installed (const char *ps_name)
{
  FT_Face face = g_hash_table_lookup (faces, ps_name);
  FcPattern *wanted;
  FcObjectSet *objects;
  FcFontSet *found;
  FcChar8 *path;
  int index;

  if (face != NULL)
    return face;

  wanted = FcPatternBuild (NULL, FC_POSTSCRIPT_NAME, FcTypeString, ps_name, NULL);
  objects = FcObjectSetBuild (FC_FILE, FC_INDEX, NULL);
  found = FcFontList (NULL, wanted, objects);
  g_assert_cmpint (found->nfont, >, 0);
  g_assert_cmpint (FcPatternGetString (found->fonts[0], FC_FILE, 0, &path), ==, FcResultMatch);
  g_assert_cmpint (FcPatternGetInteger (found->fonts[0], FC_INDEX, 0, &index), ==, FcResultMatch);
  g_assert_cmpint (FT_New_Face (library, (const char *) path, index, &face), ==, 0);
  g_hash_table_insert (faces, g_strdup (ps_name), face);
  FcFontSetDestroy (found);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (wanted);

  return face;
}

/* One glyph as FreeType draws it: a box of grey pixels on the page. */
typedef struct {
  guint8 *pixels;
  int left, top, width, height;
} Picture;

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->pixels, g_free);
}

/* Drops the smallest contour that could be a stroke of its own. */
static gboolean
drop_contour (FT_Outline *outline)
{
  double smallest = G_MAXDOUBLE;
  int which = -1;

  for (int c = 0, start = 0; c < outline->n_contours; start = outline->contours[c] + 1, c++) {
    double area = 0;

    for (int i = start; i <= outline->contours[c]; i++) {
      const FT_Vector *a = &outline->points[i];
      const FT_Vector *b = &outline->points[i < outline->contours[c] ? i + 1 : start];

      area += ((double) a->x * b->y - (double) b->x * a->y) / 2;
    }
    if (fabs (area) < smallest) {
      smallest = fabs (area);
      which = c;
    }
  }
  if (outline->n_contours < 3)
    return FALSE;

  {
    int start = which > 0 ? outline->contours[which - 1] + 1 : 0, n = outline->contours[which] + 1 - start;

    memmove (outline->points + start, outline->points + start + n,
             sizeof *outline->points * (outline->n_points - start - n));
    memmove (outline->tags + start, outline->tags + start + n, outline->n_points - start - n);
    for (int c = which; c + 1 < outline->n_contours; c++)
      outline->contours[c] = outline->contours[c + 1] - n;
    outline->n_points -= n;
    outline->n_contours--;
  }

  return TRUE;
}

static gboolean
draw_expected (const KgDisplayList *list,
               const KgRun         *run,
               const KgRunGlyph    *glyph,
               gboolean             spoil,
               Picture             *picture)
{
  const double scale = DPI / 72, em = run->size * scale;
  const KgPlacedGlyph *placed = kg_display_list_get_placed (list, glyph);
  FT_Face face = open_installed (kg_font_set_get_ps_name (fonts, run->face));
  FT_Outline *outline;
  FT_Matrix matrix = { lround (65536 * run->condense * placed->stretch / 1000.), 0, 0, 65536 };
  double x = glyph->x * scale + placed->shift / 1000. * em * run->condense;
  double y = run->y * scale;
  FT_BBox box;
  FT_Bitmap bitmap = { 0, };

  g_assert_cmpint (FT_Set_Char_Size (face, lround (run->size * 64), 0, (FT_UInt) DPI, (FT_UInt) DPI), ==, 0);
  g_assert_cmpint (FT_Load_Char (face, placed->ch, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP), ==, 0);
  g_assert_cmpint (FT_Get_Char_Index (face, placed->ch), !=, 0);
  outline = &face->glyph->outline;
  if (outline->n_contours == 0 || (spoil && !drop_contour (outline)))
    return FALSE;

  FT_Outline_Transform (outline, &matrix);
  FT_Outline_Translate (outline, lround ((x - floor (x)) * 64), lround ((ceil (y) - y) * 64));
  FT_Outline_Get_BBox (outline, &box);
  picture->left = (int) floor (x) + (int) floor (box.xMin / 64.);
  picture->top = (int) ceil (y) - (int) ceil (box.yMax / 64.);
  picture->width = (int) ceil (box.xMax / 64.) - (int) floor (box.xMin / 64.);
  picture->height = (int) ceil (box.yMax / 64.) - (int) floor (box.yMin / 64.);
  FT_Outline_Translate (outline, -(FT_Pos) floor (box.xMin / 64.) * 64, -(FT_Pos) floor (box.yMin / 64.) * 64);
  picture->pixels = g_malloc0 ((gsize) picture->width * picture->height);

  bitmap.rows = picture->height;
  bitmap.width = bitmap.pitch = picture->width;
  bitmap.buffer = picture->pixels;
  bitmap.num_grays = 256;
  bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
  g_assert_cmpint (FT_Outline_Get_Bitmap (library, outline, &bitmap), ==, 0);

  return TRUE;
}

/* How the page differs from what was expected at one glyph: of the whole and
 * of the worst part, as shares of the glyph's ink. Returns that ink. */
static double
compare (cairo_surface_t *page,
         const Picture   *picture,
         double           full_ink,
         double          *whole,
         double          *part)
{
  double expected[RASTER + 2][RASTER + 2] = { { 0, }, }, seen[RASTER + 2][RASTER + 2] = { { 0, }, };
  double total_expected = 0, total_seen = 0;

  /* One pixel around it, for ink that fell into the next one. */
  for (int y = -1; y <= picture->height; y++) {
    for (int x = -1; x <= picture->width; x++) {
      int cx = CLAMP (x * RASTER / picture->width, 0, RASTER - 1);
      int cy = CLAMP (y * RASTER / picture->height, 0, RASTER - 1);
      gboolean inside = x >= 0 && y >= 0 && x < picture->width && y < picture->height;
      double e = inside ? picture->pixels[y * picture->width + x] / 255. : 0;
      double s = pdf_tools_get_ink (page, picture->left + x, picture->top + y) / full_ink;

      expected[cy][cx] += e;
      seen[cy][cx] += s;
      total_expected += e;
      total_seen += s;
    }
  }

  *whole = fabs (total_seen - total_expected) / total_expected;
  *part = 0;
  for (int cy = 0; cy < RASTER; cy++) {
    for (int cx = 0; cx < RASTER; cx++)
      *part = MAX (*part, fabs (seen[cy][cx] - expected[cy][cx]) / total_expected);
  }

  return total_expected;
}

static double
get_full_ink (guint32 colour)
{
  return 1 - MIN (MIN (colour & 0xff, colour >> 8 & 0xff), colour >> 16 & 0xff) / 255.;
}

typedef struct {
  gboolean spoil;
  guint glyphs;
  guint bad;
  guint spoilt;
  guint spoilt_found;
  double worst_whole;
  double worst_part;
} Tally;

static gboolean
is_tight (const KgDisplayList *list,
          const KgRun         *run,
          guint                i)
{
  const KgRunGlyph *glyphs = &g_array_index (list->glyphs, KgRunGlyph, run->first);

  /* Neighbours whose boxes overlap, letters among them, share pixels. */
  for (guint j = i > 0 ? i - 1 : 0; j <= i + 1 && j < run->n_glyphs; j++)
    if (kg_display_list_get_placed (list, &glyphs[j])->advance < 700)
      return TRUE;

  return FALSE;
}

static void
check_page (const KgDisplayList *list,
            guint                page,
            cairo_surface_t     *image,
            Tally               *tally)
{
  const KgPage *content = kg_display_list_get_page (list, page);

  for (guint i = 0; i < content->runs->len; i++) {
    const KgRun *run = &g_array_index (content->runs, KgRun, i);

    for (guint j = 0; j < run->n_glyphs; j++) {
      const KgRunGlyph *glyph = &g_array_index (list->glyphs, KgRunGlyph, run->first + j);
      const gunichar ch = kg_display_list_get_placed (list, glyph)->ch;
      Picture picture = { 0, };
      double whole, part, ink, slack;

      if (run->face == KG_FACE_MISSING || !draw_expected (list, run, glyph, FALSE, &picture))
        continue;
      ink = compare (image, &picture, get_full_ink (run->colour), &whole, &part);
      picture_clear (&picture);
      slack = is_tight (list, run, j) ? 4 : ink >= SMALL_INK ? 1 : g_unichar_ispunct (ch) ? 2.5 : 1.5;
      tally->glyphs++;
      tally->worst_whole = MAX (tally->worst_whole, whole / slack);
      tally->worst_part = MAX (tally->worst_part, part / slack);
      if (whole > MAX_WHOLE * slack || part > MAX_PART * slack) {
        g_test_message ("page %u, U+%04X at %.1f, %.1f pt: ink differs by %.1f %%, a part by %.1f %%",
                        page + 1, ch, glyph->x, run->y, whole * 100, part * 100);
        tally->bad++;
      }

      /* The same comparison must notice a stroke that is missing. */
      if (tally->spoil && slack == 1 && ch >= 0x4e00 && draw_expected (list, run, glyph, TRUE, &picture)) {
        compare (image, &picture, get_full_ink (run->colour), &whole, &part);
        picture_clear (&picture);
        tally->spoilt++;
        tally->spoilt_found += whole > MAX_WHOLE || part > MAX_PART;
      }
    }
  }
}

static void
check (KgMinutes *minutes,
       Tally     *tally)
{
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgDisplayList) list = NULL;

  list = kg_minutes_layout_with_fonts (minutes, kg_page_template_get_standard (), fonts, &error);
  g_assert_no_error (error);
  kg_pdf_write_file (list, path, &error);
  g_assert_no_error (error);

  for (guint page = 0; page < list->pages->len; page++) {
    cairo_surface_t *image = pdf_tools_draw (path, page + 1, DPI);

    check_page (list, page, image, tally);
    cairo_surface_destroy (image);
  }
  pdf_tools_drop_folder (folder);
}

static void
report (const Tally *tally)
{
  g_test_message ("%u glyphs, worst ink %.2f %%, worst part %.2f %%; %u of %u lost strokes noticed",
                  tally->glyphs, tally->worst_whole * 100, tally->worst_part * 100,
                  tally->spoilt_found, tally->spoilt);
  g_assert_cmpuint (tally->bad, ==, 0);
}

static void
test_minutes (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  Tally tally = { .spoil = TRUE };

  check (minutes, &tally);
  report (&tally);
  g_assert_cmpuint (tally.glyphs, >, 1500);
  g_assert_cmpuint (tally.spoilt_found, >, tally.spoilt * 4 / 5);
}

/* Every level-1 character of GB 2312, 3,755 of them, in the body's face and in
 * that of the headings; and some beyond the BMP. */
static void
test_common_characters (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (GString) text = g_string_new (NULL);
  Tally tally = { 0, };

  for (guint row = 0xb0; row <= 0xd7; row++) {
    for (guint cell = 0xa1; cell <= 0xfe; cell++) {
      const char raw[] = { (char) row, (char) cell };
      g_autofree char *ch = g_convert (raw, 2, "UTF-8", "GB2312", NULL, NULL, NULL);

      if (ch != NULL)
        g_string_append (text, ch);
    }
  }
  g_assert_cmpint (g_utf8_strlen (text->str, -1), ==, 3755);
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  kg_minutes_set_opening (minutes, text->str);
  kg_minutes_set_correction (minutes, text->str);
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, text->str);
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "𠮷𪚥𬭎𫖯𣗋");

  check (minutes, &tally);
  report (&tally);
  g_assert_cmpuint (tally.glyphs, >, 3 * 3755);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer face;
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);
  g_assert_cmpint (FT_Init_FreeType (&library), ==, 0);
  faces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_test_add_func ("/glyph-pixels/minutes", test_minutes);
  g_test_add_func ("/glyph-pixels/common-characters", test_common_characters);

  status = g_test_run ();

  g_hash_table_iter_init (&iter, faces);
  while (g_hash_table_iter_next (&iter, NULL, &face))
    FT_Done_Face (face);
  g_hash_table_unref (faces);
  FT_Done_FreeType (library);
  kg_font_set_unref (fonts);
  FcFini ();

  return status;
}
