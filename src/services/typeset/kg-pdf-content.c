// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-pdf-content.h"

#include <math.h>
#include <string.h>

/* One page of the display list as PDF operators.
 *
 * Text is written run by run with glyph numbers for codes. Inside a run only
 * what differs from the glyphs' own widths and the spacing of the run is
 * written, and what rounding leaves is carried on to the next glyph, so that a
 * line never drifts. */

#define DIGITS 3 /* behind the point: a thousandth of a pt is below what prints */

static void
put_number (GString *out,
            double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const double unit = pow (10, DIGITS);

  value = round (value * unit) / unit;
  if (value == 0)
    value = 0; /* no -0 */
  g_ascii_formatd (buffer, sizeof buffer, "%.3f", value);
  for (gsize end = strlen (buffer); end > 0 && (buffer[end - 1] == '0' || buffer[end - 1] == '.'); end--) {
    gboolean point = buffer[end - 1] == '.';

    buffer[end - 1] = '\0';
    if (point)
      break;
  }
  g_string_append (out, buffer[0] != '\0' ? buffer : "0");
  g_string_append_c (out, ' ');
}

/* Two bytes, as a string has them. */
static void
put_code (GString *out,
          guint    code)
{
  static const char digits[] = "0123456789ABCDEF";
  const char text[] = { digits[code >> 12 & 0xf], digits[code >> 8 & 0xf], digits[code >> 4 & 0xf], digits[code & 0xf] };

  g_string_append_len (out, text, sizeof text);
}

static void
put_colour (GString  *out,
            guint32   colour,
            gboolean  of_lines)
{
  put_number (out, (colour >> 16 & 0xff) / 255.);
  put_number (out, (colour >> 8 & 0xff) / 255.);
  put_number (out, (colour & 0xff) / 255.);
  g_string_append (out, of_lines ? "RG\n" : "rg\n");
}

typedef struct {
  GString *out;
  double a, b, c, d, e, f; /* em to page */
  double x, y;             /* where the last segment ended, em */
  gboolean open;
} Pen;

static void
put_point (Pen   *pen,
           double x,
           double y)
{
  put_number (pen->out, pen->a * x + pen->c * y + pen->e);
  put_number (pen->out, pen->b * x + pen->d * y + pen->f);
  pen->x = x;
  pen->y = y;
}

static void
move_to (double   x,
         double   y,
         gpointer user_data)
{
  Pen *pen = user_data;

  if (pen->open)
    g_string_append (pen->out, "h\n");
  put_point (pen, x, y);
  g_string_append (pen->out, "m\n");
  pen->open = TRUE;
}

static void
line_to (double   x,
         double   y,
         gpointer user_data)
{
  Pen *pen = user_data;

  put_point (pen, x, y);
  g_string_append (pen->out, "l\n");
}

static void
cubic_to (double   c1x,
          double   c1y,
          double   c2x,
          double   c2y,
          double   x,
          double   y,
          gpointer user_data)
{
  Pen *pen = user_data;

  put_point (pen, c1x, c1y);
  put_point (pen, c2x, c2y);
  put_point (pen, x, y);
  g_string_append (pen->out, "c\n");
}

static void
conic_to (double   cx,
          double   cy,
          double   x,
          double   y,
          gpointer user_data)
{
  Pen *pen = user_data;

  cubic_to (pen->x + (cx - pen->x) * 2 / 3, pen->y + (cy - pen->y) * 2 / 3,
            x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y, pen);
}

/* The watermark by its outlines: it is not text, and nobody copies it. */
static void
put_watermark (GString             *out,
               const KgDisplayList *list,
               gboolean             outlined)
{
  static const KgOutlineVisitor visitor = { move_to, line_to, conic_to, cubic_to };
  const KgWatermark *mark = &list->watermark;
  const double cosine = cos (mark->angle), sine = sin (mark->angle);

  if (mark->glyphs->len == 0)
    return;

  put_colour (out, mark->colour, outlined);
  if (outlined) {
    put_number (out, KG_WATERMARK_OUTLINE);
    g_string_append (out, "w\n");
  }
  for (guint i = 0; i < mark->glyphs->len; i++) {
    const KgRunGlyph *glyph = &g_array_index (mark->glyphs, KgRunGlyph, i);
    const KgPlacedGlyph *placed = kg_display_list_get_placed (list, glyph);
    const double stretch = placed->stretch / 1000.;
    const double x = glyph->x + placed->shift / 1000. * mark->size;
    Pen pen = {
      .out = out,
      .a = mark->size * stretch * cosine, .b = mark->size * stretch * sine,
      .c = -mark->size * sine, .d = mark->size * cosine,
      .e = list->width / 2 + x * cosine + mark->drop * sine,
      .f = list->height / 2 + x * sine - mark->drop * cosine,
    };

    kg_font_set_visit (list->fonts, placed->face, placed->glyph, &visitor, &pen);
    if (pen.open)
      g_string_append (out, "h\n");
  }
  g_string_append (out, outlined ? "S\n" : "f\n");
}

/* What the text operators were last set to. */
typedef struct {
  guint font; /* from 1, 0 is none yet */
  double size;
  double spacing;
  guint32 colour;
} TextState;

/* What most glyphs of a run stand apart beyond their own widths, in the run's
 * own pt, as it is written: it need not be said for each of them. Each gap
 * votes for itself or against another, and the last one standing wins. */
static double
get_spacing (const KgDisplayList *list,
             const KgRun         *run,
             const KgRunGlyph    *glyphs)
{
  const double unit = pow (10, DIGITS), x_scale = unit / run->condense, width_scale = unit * run->size / 1000;
  long spacing = 0;
  guint votes = 0;

  for (guint i = 0; i + 1 < run->n_glyphs; i++) {
    const long gap = lround ((glyphs[i + 1].x - glyphs[i].x) * x_scale -
                             kg_display_list_get_placed (list, &glyphs[i])->advance * width_scale);

    if (votes == 0)
      spacing = gap;
    votes = gap == spacing ? votes + 1 : votes - 1;
  }

  return (double) spacing / unit;
}

static void
put_run (GString             *out,
         const KgDisplayList *list,
         const KgRun         *run,
         KgPdfFonts          *fonts,
         TextState           *state)
{
  const KgRunGlyph *glyphs = &g_array_index (list->glyphs, KgRunGlyph, run->first);
  const double em = run->size * run->condense, spacing = get_spacing (list, run, glyphs);
  double pen = glyphs[0].x;
  guint font;

  kg_pdf_fonts_get_code (fonts, &glyphs[0], &font);
  if (state->font != font + 1 || state->size != run->size) {
    g_string_append_printf (out, "/F%u ", font + 1);
    put_number (out, run->size);
    g_string_append (out, "Tf\n");
  }
  if (state->spacing != spacing) {
    put_number (out, spacing);
    g_string_append (out, "Tc\n");
  }
  *state = (TextState) { font + 1, run->size, spacing, run->colour };
  put_number (out, run->condense);
  g_string_append (out, "0 0 1 ");
  put_number (out, glyphs[0].x);
  put_number (out, list->height - run->y);
  g_string_append (out, "Tm\n[<");

  for (guint i = 0; i < run->n_glyphs; i++) {
    int adjust = (int) lround ((pen - glyphs[i].x) * 1000 / em);

    if (adjust != 0) {
      g_string_append_printf (out, ">%d<", adjust);
      pen -= adjust * em / 1000;
    }
    put_code (out, kg_pdf_fonts_get_code (fonts, &glyphs[i], &font));
    pen += kg_display_list_get_placed (list, &glyphs[i])->advance * em / 1000 + spacing * run->condense;
  }
  g_string_append (out, ">]TJ\n");
}

static void
put_image (GString             *out,
           const KgDisplayList *list,
           const KgImage       *image)
{
  g_string_append (out, "q\n");
  put_number (out, image->width);
  g_string_append (out, "0 0 ");
  put_number (out, image->height);
  put_number (out, image->x);
  put_number (out, list->height - image->y - image->height);
  g_string_append_printf (out, "cm\n/I%u Do\nQ\n", image->picture + 1);
}

/**
 * kg_pdf_content_make:
 * @fonts: gets the glyphs of the page
 *
 * Returns: the operators of one page; its fonts are called F1, F2 …, its
 *   pictures I1, I2 …
 */
char *
kg_pdf_content_make (const KgDisplayList *list,
                     guint                page,
                     KgPdfFonts          *fonts)
{
  const KgPage *content = kg_display_list_get_page (list, page);
  GString *out = g_string_new (NULL);
  TextState state = { 0, };

  put_watermark (out, list, FALSE);
  for (guint i = 0; i < content->images->len; i++)
    put_image (out, list, &g_array_index (content->images, KgImage, i));
  if (content->images->len > 0)
    put_watermark (out, list, TRUE);

  for (guint i = 0; i < content->rules->len; i++) {
    const KgRule *rule = &g_array_index (content->rules, KgRule, i);
    double x, y, width, height;

    kg_rule_get_box (rule, &x, &y, &width, &height);
    put_colour (out, rule->colour, FALSE);
    put_number (out, x);
    put_number (out, list->height - y - height);
    put_number (out, width);
    put_number (out, height);
    g_string_append (out, "re f\n");
  }

  if (content->runs->len == 0)
    return g_string_free (out, FALSE);

  g_string_append (out, "BT\n");
  for (guint i = 0; i < content->runs->len; i++) {
    const KgRun *run = &g_array_index (content->runs, KgRun, i);

    if (i == 0 || run->colour != state.colour)
      put_colour (out, run->colour, FALSE);
    put_run (out, list, run, fonts, &state);
  }
  g_string_append (out, "ET\n");

  return g_string_free (out, FALSE);
}
