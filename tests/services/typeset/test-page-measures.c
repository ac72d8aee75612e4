// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-page-builder.h"
#include "services/typeset/kg-pdf-writer.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"
#include "pdf-trace.h"

#include <locale.h>
#include <math.h>

/* The measures of GB/T 9704-2012, taken twice from the file that was written:
 * from the places of its glyphs and rules as MuPDF reads them, and with a ruler
 * from the page as poppler draws it. Each has to be right within 0.2 mm; what
 * was measured is in the output of the test.
 *
 * A character stands on the page by its square (字身), of which its ink fills a
 * part; how far the ink stays away from the square is read from the font. */

#define DPI       300.
#define TOLERANCE 0.2 /* mm */

#define LEFT   28.
#define RIGHT  (28. + 156)
#define TOP    37.
#define BOTTOM (37. + 225)
#define CELL   (156. / 28)
#define EM     (15.75 * 25.4 / 72) /* 3号 */
#define SMALL  (14 * 25.4 / 72)    /* 4号 */
#define PITCH  ((225 - EM) / 21)

static KgFontSet *fonts;

typedef struct {
  char *folder;
  char *path;
  PdfTrace *trace;
  guint n_pages;
  guint page;             /* that was drawn */
  cairo_surface_t *image;
} Sheet;

static Sheet *
sheet_new (KgMinutes            *minutes,
           const KgPageTemplate *t)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgDisplayList) list = kg_minutes_layout_with_fonts (minutes, t, fonts, &error);
  Sheet *self = g_new0 (Sheet, 1);

  g_assert_no_error (error);
  self->folder = pdf_tools_make_folder ();
  self->path = g_build_filename (self->folder, "page.pdf", NULL);
  kg_pdf_write_file (list, self->path, &error);
  g_assert_no_error (error);
  self->trace = pdf_trace_new (self->path);
  self->n_pages = kg_display_list_get_n_pages (list);

  return self;
}

static void
sheet_free (Sheet *self)
{
  g_clear_pointer (&self->image, cairo_surface_destroy);
  pdf_trace_free (self->trace);
  pdf_tools_drop_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

static void
sheet_turn (Sheet *self,
            guint  page)
{
  g_clear_pointer (&self->image, cairo_surface_destroy);
  self->image = pdf_tools_draw (self->path, page, DPI);
  self->page = page;
}

/* The @nth glyph of the page that was turned to that stands for @ch, from 0. */
static const PdfGlyph *
find_glyph (const Sheet *sheet,
            const char  *ch,
            guint        nth)
{
  for (guint i = 0; i < sheet->trace->glyphs->len; i++) {
    const PdfGlyph *glyph = &g_array_index (sheet->trace->glyphs, PdfGlyph, i);

    if (glyph->page == sheet->page && glyph->ch == g_utf8_get_char (ch) && nth-- == 0)
      return glyph;
  }
  g_error ("no %s on page %u", ch, sheet->page);
}

static const PdfRule *
get_rule (const Sheet *sheet,
          guint        nth)
{
  for (guint i = 0; i < sheet->trace->rules->len; i++) {
    const PdfRule *rule = &g_array_index (sheet->trace->rules, PdfRule, i);

    if (rule->page == sheet->page && nth-- == 0)
      return rule;
  }
  g_error ("no such rule on page %u", sheet->page);
}

/* The four sides of ink, in mm. */
typedef struct {
  double left, top, right, bottom;
} Box;

typedef enum {
  BLACK_INK,
  RED_INK,
} Ink;

/* The ink of one colour within a part of the page. */
static Box
measure_ink (const Sheet *sheet,
             Ink          ink,
             Box          in)
{
  const double mm = DPI / 25.4;
  Box box = { G_MAXDOUBLE, G_MAXDOUBLE, -1, -1 };

  for (int y = MAX ((int) (in.top * mm), 0); y < (int) (in.bottom * mm); y++) {
    for (int x = MAX ((int) (in.left * mm), 0); x < (int) (in.right * mm); x++) {
      guint32 pixel = pdf_tools_get_pixel (sheet->image, x, y);
      int red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff;

      if (ink == RED_INK ? green >= 128 || red <= 160 : red >= 128)
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

/* How thick a horizontal rule is, from how dark its pixels are. */
static double
measure_thickness (const Sheet *sheet,
                   double       x,
                   double       y)
{
  const double mm = DPI / 25.4;
  double ink = 0;

  for (int row = (int) ((y - 0.6) * mm); row <= (int) ((y + 0.6) * mm); row++)
    ink += pdf_tools_get_ink (sheet->image, (int) (x * mm), row);

  return ink / mm;
}

/* How far the ink of a full-width character stays away from the four sides of
 * its square, in its size. */
static Box
get_blank (KgFontRole  role,
           const char *ch)
{
  KgFontGlyph glyph;
  double aside;

  g_assert_true (kg_font_set_resolve (fonts, role, g_utf8_get_char (ch), &glyph));
  aside = (1000 - glyph.advance) / 2; /* what is narrower stands in the middle */

  return (Box) { (glyph.left + aside) / 1000., KG_EM_ABOVE - glyph.top / 1000.,
                 1 - (glyph.right + aside) / 1000., glyph.bottom / 1000. + 1 - KG_EM_ABOVE };
}

static void
check (const char *what,
       double      wanted,
       double      by_glyphs,
       double      by_pixels)
{
  g_test_message ("%-46s wanted %7.2f mm, %7.2f by glyphs, %7.2f by pixels", what, wanted, by_glyphs, by_pixels);
  if (fabs (by_glyphs - wanted) > TOLERANCE || fabs (by_pixels - wanted) > TOLERANCE) {
    g_test_message ("%s is wrong", what);
    g_test_fail ();
  }
}

/* Where the squares of the characters of one line begin and end, by its ink:
 * @first and @last are its outer characters. */
static Box
measure_line (const Sheet *sheet,
              KgFontRole   role,
              const char  *first,
              const char  *last,
              double       baseline,
              double       em,
              double       from,
              double       to)
{
  Box box = measure_ink (sheet, BLACK_INK, (Box) { from, baseline - 0.95 * em, to, baseline + 0.2 * em });

  box.left -= get_blank (role, first).left * em;
  box.right += get_blank (role, last).right * em;

  return box;
}

static void
test_first_page (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (Sheet) sheet = sheet_new (minutes, kg_page_template_get_standard ());
  const PdfGlyph *mark, *number, *office, *day, *title, *second, *body;
  const PdfRule *rule;
  Box ink, blank;
  double foot, mark_foot = 0, mark_top = G_MAXDOUBLE;
  guint32 pixel;

  sheet_turn (sheet, 1);
  g_assert_cmpint (cairo_image_surface_get_width (sheet->image), ==, (int) ceil (210 / 25.4 * DPI));
  g_assert_cmpint (cairo_image_surface_get_height (sheet->image), ==, (int) ceil (297 / 25.4 * DPI));

  /* The mark: its top edge 35 mm below that of the type area, as wide as one
   * line allows, centred. */
  mark = find_glyph (sheet, "北", 0);
  for (const char *p = minutes->mark; *p != '\0'; p = g_utf8_next_char (p)) {
    KgFontGlyph glyph;

    kg_font_set_resolve (fonts, KG_FONT_TITLE, g_utf8_get_char (p), &glyph);
    mark_top = MIN (mark_top, mark->baseline - glyph.top / 1000. * mark->em);
    mark_foot = MAX (mark_foot, mark->baseline - glyph.bottom / 1000. * mark->em);
  }
  ink = measure_ink (sheet, RED_INK, (Box) { 0, 0, 210, 100 });
  check ("mark, top edge below the type area's", 35, mark_top - TOP, ink.top - TOP);
  check ("mark, left edge of its square", LEFT, mark->x,
         ink.left - get_blank (KG_FONT_TITLE, "北").left * mark->width);
  check ("mark, right edge of its square", RIGHT, find_glyph (sheet, "要", 0)->x + mark->width,
         ink.right + get_blank (KG_FONT_TITLE, "要").right * mark->width);
  foot = ink.bottom;

  /* Two empty lines, then the number, centred by what is seen. */
  number = find_glyph (sheet, "〔", 0);
  blank = get_blank (KG_FONT_BODY, "〔");
  ink = measure_ink (sheet, BLACK_INK, (Box) { 0, foot + 1, 210, number->baseline + 0.3 * EM });
  check ("number, below the mark", 2 * PITCH, number->baseline - KG_EM_ABOVE * EM - mark_foot,
         measure_ink (sheet, BLACK_INK, (Box) { number->x, foot + 1, number->x + EM, number->baseline + 0.3 * EM }).top -
           blank.top * EM - foot);
  check ("number, middle", LEFT + 78,
         (number->x + EM / 2 + find_glyph (sheet, "号", 0)->x + find_glyph (sheet, "号", 0)->width) / 2,
         (ink.left + ink.right - (blank.left - 0.5) * EM + get_blank (KG_FONT_BODY, "号").right * EM) / 2);

  /* Office and date, one character in. */
  office = find_glyph (sheet, "北", 1);
  day = find_glyph (sheet, "日", 0);
  ink = measure_line (sheet, KG_FONT_BODY, "北", "日", office->baseline, EM, 0, 210);
  check ("office, left edge", LEFT + CELL, office->x, ink.left);
  check ("date, right edge", RIGHT - CELL, day->x + CELL, ink.right + (CELL - EM));

  /* The red rule. */
  rule = get_rule (sheet, 0);
  ink = measure_ink (sheet, RED_INK, (Box) { 0, foot + 2, 210, 297 });
  check ("red rule, below the last line of the head", 4, rule->top - office->baseline - (1 - KG_EM_ABOVE) * EM,
         ink.top - office->baseline - (1 - KG_EM_ABOVE) * EM);
  check ("red rule, left end", LEFT, rule->left, ink.left);
  check ("red rule, length", 156, rule->right - rule->left, ink.right - ink.left);
  check ("red rule, thickness", 0.7, rule->bottom - rule->top, measure_thickness (sheet, 106, (ink.top + ink.bottom) / 2));
  pixel = pdf_tools_get_pixel (sheet->image, (int) (106 * DPI / 25.4), (int) ((ink.top + ink.bottom) / 2 * DPI / 25.4));
  g_assert_cmphex (pixel & 0xffffff, ==, 0xe60012);
  g_assert_cmpfloat_with_epsilon (rule->red, 0.902, 0.002);
  g_assert_cmpfloat_with_epsilon (rule->green, 0, 0.002);
  g_assert_cmpfloat_with_epsilon (rule->blue, 0.071, 0.002);

  /* The title: 2号, centred, its lines on the grid, two lines below the rule
   * but for what brings it there. */
  title = find_glyph (sheet, "关", 0);
  second = find_glyph (sheet, "第", 0);
  g_assert_cmpfloat_with_epsilon (title->em, 22 * 25.4 / 72, 0.01);
  foot = title->baseline - KG_EM_ABOVE * EM - rule->bottom;
  g_test_message ("title, %.2f lines below the red rule", foot / PITCH);
  g_assert_cmpfloat (foot, >=, 1.7 * PITCH);
  g_assert_cmpfloat (foot, <=, 2.7 * PITCH);
  ink = measure_line (sheet, KG_FONT_TITLE, "关", "目", title->baseline, title->em, 0, 210);
  check ("title, middle of its first line", LEFT + 78, (title->x + find_glyph (sheet, "目", 1)->x + title->em) / 2,
         (ink.left + ink.right) / 2);
  ink = measure_line (sheet, KG_FONT_TITLE, "第", "要", second->baseline, second->em, 0, 210);
  check ("title, middle of its second line", LEFT + 78, (second->x + find_glyph (sheet, "要", 1)->x + title->em) / 2,
         (ink.left + ink.right) / 2);
  check ("title, from line to line", PITCH, second->baseline - title->baseline,
         measure_ink (sheet, BLACK_INK, (Box) { second->x, second->baseline - title->em, second->x + title->em,
                                                second->baseline + 2 }).top + get_blank (KG_FONT_TITLE, "关").top * title->em -
         measure_ink (sheet, BLACK_INK, (Box) { title->x, title->baseline - title->em, title->x + title->em,
                                                title->baseline + 2 }).top - get_blank (KG_FONT_TITLE, "第").top * title->em);

  /* The body, one empty line below it, two characters in; its heading too. */
  body = find_glyph (sheet, "一", 0);
  g_assert_cmpfloat_with_epsilon (body->em, EM, 0.01);
  ink = measure_line (sheet, KG_FONT_HEI, "一", "况", body->baseline, EM, 0, 210);
  check ("heading, indent", LEFT + 2 * CELL, body->x, ink.left);
  ink = measure_ink (sheet, BLACK_INK, (Box) { body->x, body->baseline - EM, body->x + CELL, body->baseline + 1 });
  check ("heading, out of the grid by", 0, remainder (body->baseline - KG_EM_ABOVE * EM - TOP, PITCH),
         remainder (ink.top - get_blank (KG_FONT_HEI, "一").top * EM - TOP, PITCH));

  /* Nothing outside the margins. */
  ink = measure_ink (sheet, BLACK_INK, (Box) { 0, 0, 210, 297 });
  g_assert_cmpfloat (ink.left, >=, LEFT - TOLERANCE);
  g_assert_cmpfloat (ink.right, <=, RIGHT + TOLERANCE);
}

static void
test_grid (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (Sheet) sheet = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const PdfGlyph *first, *last;
  const Box blank = get_blank (KG_FONT_BODY, "口");
  double worst_row = 0, worst_column = 0;
  Box all;

  for (guint i = 0; i < 28 * 60; i++)
    g_string_append (text, "口");
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  kg_minutes_set_opening (minutes, text->str);
  sheet = sheet_new (minutes, kg_page_template_get_standard ());
  sheet_turn (sheet, 2);

  first = find_glyph (sheet, "口", 0);
  last = find_glyph (sheet, "口", 28 * 22 - 1);
  all = measure_ink (sheet, BLACK_INK, (Box) { 0, 0, 210, 264 });
  check ("type area, left edge", LEFT, first->x, all.left - blank.left * EM);
  check ("type area, top edge", TOP, first->baseline - KG_EM_ABOVE * EM, all.top - blank.top * EM);
  check ("type area, right edge", RIGHT, last->x + CELL, all.right + blank.right * EM + CELL - EM);
  check ("type area, bottom edge", BOTTOM, last->baseline + (1 - KG_EM_ABOVE) * EM, all.bottom + blank.bottom * EM);
  check ("columns, pitch of 28", CELL, (last->x - first->x) / 27, (all.right - all.left - EM * (1 - blank.left - blank.right)) / 27);
  check ("lines, pitch of 22", PITCH, (last->baseline - first->baseline) / 21,
         (all.bottom - all.top - EM * (1 - blank.top - blank.bottom)) / 21);

  /* Every column and every line, by glyphs and by the ink in its cell. */
  for (guint i = 0; i < 22 * 28; i++) {
    const PdfGlyph *glyph = find_glyph (sheet, "口", i);

    worst_column = MAX (worst_column, fabs (glyph->x - LEFT - i % 28 * CELL));
    worst_row = MAX (worst_row, fabs (glyph->baseline - KG_EM_ABOVE * EM - TOP - i / 28 * PITCH));
  }
  for (guint i = 0; i < 28; i++) {
    Box ink = measure_ink (sheet, BLACK_INK, (Box) { LEFT + i * CELL, 0, LEFT + (i + 1) * CELL, 264 });

    worst_column = MAX (worst_column, fabs (ink.left - blank.left * EM - LEFT - i * CELL));
  }
  for (guint i = 0; i < 22; i++) {
    Box ink = measure_ink (sheet, BLACK_INK, (Box) { 0, TOP + i * PITCH - 1, 210, TOP + i * PITCH + EM + 1 });

    worst_row = MAX (worst_row, fabs (ink.top - blank.top * EM - TOP - i * PITCH));
  }
  g_test_message ("28 columns and 22 lines: none is out by more than %.3f and %.3f mm", worst_column, worst_row);
  g_assert_cmpfloat (worst_column, <=, TOLERANCE);
  g_assert_cmpfloat (worst_row, <=, TOLERANCE);

  /* 28 and no more: the line is full, and so is the page. */
  for (guint i = 0, n = 0; i < sheet->trace->glyphs->len; i++) {
    const PdfGlyph *glyph = &g_array_index (sheet->trace->glyphs, PdfGlyph, i);

    n += glyph->page == 2 && glyph->ch == 0x53e3;
    if (i + 1 == sheet->trace->glyphs->len)
      g_assert_cmpuint (n, ==, 22 * 28);
  }
}

static void
check_list (const Sheet *sheet,
            const char  *what,
            const char  *label,
            const char  *name,
            guint        nth,
            guint        n_before)
{
  const PdfGlyph *glyph = find_glyph (sheet, label, nth), *next = glyph;
  g_autofree char *hang = g_strdup_printf ("%s, what follows the colon", what);
  g_autofree char *start = g_strdup_printf ("%s, label", what);
  Box ink = measure_line (sheet, KG_FONT_HEI, label, label, glyph->baseline, EM, 0, LEFT + 3 * CELL);

  check (start, LEFT + 2 * CELL, glyph->x, ink.left);
  next = find_glyph (sheet, name, n_before);
  ink = measure_line (sheet, KG_FONT_BODY, name, name, next->baseline, EM, LEFT + 4.5 * CELL, LEFT + 6 * CELL);
  check (hang, LEFT + 5 * CELL, next->x, ink.left);
}

/* 出席, 请假 and 列席: the label two characters in, the names behind its colon,
 * and all lines after the first aligned with them. */
static void
test_lists (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
  g_autoptr (Sheet) sheet = NULL;

  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "金融办：梁某某、宋某某、谢某某、唐某某、韩某某、冯某某、于某某");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "大场镇：董某某");
  kg_minutes_add_name (minutes, KG_MINUTES_EXCUSED, "月浦镇：曹某某");
  kg_minutes_add_name (minutes, KG_MINUTES_IN_ATTENDANCE, "供电公司：邓某某");
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  sheet = sheet_new (minutes, kg_page_template_get_standard ());
  sheet_turn (sheet, 1);

  check_list (sheet, "出席", "出", "金", 0, 0);
  check_list (sheet, "出席, its second line", "出", "韩", 0, 0);
  check_list (sheet, "出席, its second entry", "出", "大", 0, 0);
  check_list (sheet, "请假", "请", "月", 0, 1); /* 年　月　日 has the first */
  check_list (sheet, "列席", "列", "供", 0, 0);
}

static void
check_imprint (const Sheet *sheet)
{
  static const double thickness[] = { 0.35, 0.25, 0.35 };
  guint n = 0;

  for (guint i = 0; i < sheet->trace->rules->len; i++) {
    const PdfRule *rule = &g_array_index (sheet->trace->rules, PdfRule, i);
    g_autofree char *what = g_strdup_printf ("imprint, rule %u", n + 1);
    const double middle = (rule->top + rule->bottom) / 2;
    Box ink;

    if (rule->page != sheet->page || rule->red > 0)
      continue;
    g_assert_cmpuint (n, <, 3);
    ink = measure_ink (sheet, BLACK_INK, (Box) { 0, middle - 0.4, 210, middle + 0.4 });
    check (what, LEFT, rule->left, ink.left);
    check ("  its length", 156, rule->right - rule->left, ink.right - ink.left);
    check ("  its thickness", thickness[n], rule->bottom - rule->top, measure_thickness (sheet, 106, middle));
    /* poppler draws it in whole pixels. */
    g_assert_cmpfloat_with_epsilon (rule->bottom - rule->top, thickness[n], 0.005);
    g_assert_cmpfloat_with_epsilon (measure_thickness (sheet, 106, middle), thickness[n], 25.4 / DPI);
    if (n == 2)
      check ("  on the bottom edge of the type area", BOTTOM, middle, (ink.top + ink.bottom) / 2);
    n++;
  }
  g_assert_cmpuint (n, ==, 3);
}

/* The number of the page that was turned to: @is_odd is on the right. */
static void
check_page_number (const Sheet *sheet,
                   gboolean     is_odd)
{
  const Box blank = get_blank (KG_FONT_SONG, "—");
  const PdfGlyph *dash = NULL;
  Box ink = measure_ink (sheet, BLACK_INK, (Box) { 0, BOTTOM + 2, 210, 297 });
  KgFontGlyph glyph;

  for (guint i = 0; i < sheet->trace->glyphs->len; i++) {
    const PdfGlyph *candidate = &g_array_index (sheet->trace->glyphs, PdfGlyph, i);

    if (candidate->page == sheet->page && candidate->baseline > BOTTOM + 2 && candidate->ch == 0x2014 &&
        (dash == NULL || is_odd))
      dash = candidate;
  }
  g_assert_nonnull (dash);
  g_assert_cmpfloat_with_epsilon (dash->em, SMALL, 0.01);
  kg_font_set_resolve (fonts, KG_FONT_SONG, 0x2014, &glyph);
  check ("page number, top of its dash", BOTTOM + 7, dash->baseline - glyph.top / 1000. * SMALL,
         measure_ink (sheet, BLACK_INK, (Box) { dash->x, BOTTOM + 2, dash->x + SMALL, 297 }).top);
  if (is_odd)
    check ("page number, right edge", RIGHT - SMALL, dash->x + SMALL, ink.right + blank.right * SMALL);
  else
    check ("page number, left edge", LEFT + SMALL, dash->x, ink.left - blank.left * SMALL);
}

static void
test_last_page (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (Sheet) sheet = sheet_new (minutes, kg_page_template_get_standard ());
  const PdfGlyph *copy, *office, *printed;
  Box ink;

  sheet_turn (sheet, sheet->n_pages);
  check_imprint (sheet);
  check_page_number (sheet, sheet->n_pages % 2 != 0);

  /* 抄送 one character in from both sides, its second line behind the colon;
   * the office left and the date right, one character in. */
  copy = find_glyph (sheet, "抄", 0);
  g_assert_cmpfloat_with_epsilon (copy->em, SMALL, 0.01);
  ink = measure_line (sheet, KG_FONT_BODY, "抄", "抄", copy->baseline, SMALL, 0, LEFT + 1.9 * SMALL);
  check ("抄送, left edge", LEFT + SMALL, copy->x, ink.left);
  for (guint i = 0; i < sheet->trace->glyphs->len; i++) {
    const PdfGlyph *glyph = &g_array_index (sheet->trace->glyphs, PdfGlyph, i);

    if (glyph->page == sheet->page && glyph->em < SMALL + 0.01 && glyph->baseline < BOTTOM)
      g_assert_cmpfloat (glyph->x + glyph->width, <=, RIGHT - SMALL + SMALL / 2 + TOLERANCE);
    if (glyph->page == sheet->page && glyph->baseline > copy->baseline + 1 && glyph->baseline < copy->baseline + 9) {
      g_autofree char *ch = g_ucs4_to_utf8 (&glyph->ch, 1, NULL, NULL, NULL);

      ink = measure_line (sheet, KG_FONT_BODY, ch, ch, glyph->baseline, SMALL, 0, LEFT + 4.9 * SMALL);
      check ("抄送, its second line", LEFT + 4 * SMALL, glyph->x, ink.left);
      break;
    }
  }
  printed = find_glyph (sheet, "印", 0);
  office = printed;
  for (guint i = 0; i < sheet->trace->glyphs->len; i++) {
    const PdfGlyph *glyph = &g_array_index (sheet->trace->glyphs, PdfGlyph, i);

    if (glyph->page == sheet->page && fabs (glyph->baseline - printed->baseline) < 0.1 && glyph->x < office->x)
      office = glyph;
  }
  ink = measure_line (sheet, KG_FONT_BODY, "北", "发", printed->baseline, SMALL, 0, 210);
  check ("issuing office, left edge", LEFT + SMALL, office->x, ink.left);
  check ("day of issue, right edge", RIGHT - SMALL, printed->x + 2 * SMALL, ink.right);

  sheet_turn (sheet, 1);
  check_page_number (sheet, TRUE);
  sheet_turn (sheet, 2);
  check_page_number (sheet, FALSE);
}

/* The imprint on the back of the last sheet (GB/T 33476.2-2016). */
static void
test_imprint_on_an_even_page (void)
{
  KgPageTemplate t = *kg_page_template_get_standard ();
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (Sheet) one = NULL;
  g_autoptr (Sheet) two = NULL;

  t.imprint_even_page = TRUE;
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  kg_minutes_set_office (minutes, "区发展改革委");
  kg_minutes_set_copy_to (minutes, "区委办公室");
  kg_minutes_set_opening (minutes, "正文。");
  one = sheet_new (minutes, &t);
  g_assert_cmpuint (one->n_pages, ==, 2);
  sheet_turn (one, 2);
  check_imprint (one);
  check_page_number (one, FALSE);

  /* The text fills two pages to the last line: the third is blank, and neither
   * it nor the fourth, with the imprint, has a number. */
  for (guint i = 0; two == NULL && i < 40; i++) {
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
    if (i >= 25) {
      g_autoptr (Sheet) sheet = sheet_new (minutes, &t);

      if (sheet->n_pages == 4)
        two = g_steal_pointer (&sheet);
    }
  }
  g_assert_nonnull (two);
  for (guint i = 0; i < two->trace->glyphs->len; i++) {
    const PdfGlyph *glyph = &g_array_index (two->trace->glyphs, PdfGlyph, i);

    g_assert_cmpuint (glyph->page, !=, 3);
    g_assert_true (glyph->page < 3 || glyph->ch != 0x2014);
  }
  sheet_turn (two, 4);
  check_imprint (two);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  setlocale (LC_CTYPE, "C.UTF-8"); /* for the names of what is measured */
  g_test_init (&argc, &argv, NULL);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/page-measures/first-page", test_first_page);
  g_test_add_func ("/page-measures/grid", test_grid);
  g_test_add_func ("/page-measures/lists", test_lists);
  g_test_add_func ("/page-measures/last-page", test_last_page);
  g_test_add_func ("/page-measures/imprint-on-an-even-page", test_imprint_on_an_even_page);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
