// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-glyph-font.h"

#include <math.h>
#include <string.h>

/* Outlines of any font to a minimal TrueType font.
 *
 * TrueType knows quadratic curves only, so cubic ones are cut into pieces that
 * each lie within a quarter of a unit of the original. Without hinting, cmap, names and
 * the rest, six tables are left: what ISO 32000-1, 9.9 asks of a font whose
 * codes are its glyph numbers. */

#define UNITS_PER_EM 2000
#define MAX_ERROR    0.25 /* units */
#define MAX_PIECES   12

typedef struct {
  gint16 x;
  gint16 y;
  guint8 on_curve;
} Point;

typedef struct {
  GArray *points; /* of Point */
  GArray *ends;   /* of guint: the point after each contour */
  double scale_x;
  double shift_x;
  double x, y;    /* where the last segment ended, units */
} Outline;

struct _KgGlyphFont {
  KgFontSet *fonts;
  GByteArray *glyf;
  GArray *loca; /* of guint32 */
  GByteArray *hmtx;
  int left, bottom, right, top;
  guint max_points;
  guint max_contours;
  guint max_advance;
};

static void
put_16 (GByteArray *bytes,
        int         value)
{
  const guint8 raw[] = { (value >> 8) & 0xff, value & 0xff };

  g_byte_array_append (bytes, raw, sizeof raw);
}

static void
put_32 (GByteArray *bytes,
        guint32     value)
{
  const guint8 raw[] = { value >> 24, value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff };

  g_byte_array_append (bytes, raw, sizeof raw);
}

static void
pad (GByteArray *bytes)
{
  static const guint8 zeros[4];

  g_byte_array_append (bytes, zeros, (4 - bytes->len % 4) % 4);
}

static gint16
round_unit (double value)
{
  return (gint16) CLAMP (lround (value), -16000, 16000);
}

static void
add_point (Outline *outline,
           double   x,
           double   y,
           gboolean on_curve)
{
  Point point = { round_unit (x), round_unit (y), on_curve };

  g_array_append_val (outline->points, point);
}

/* Ends the contour that was begun, leaving out a last point that repeats the
 * first, and contours that enclose nothing. */
static void
close_contour (Outline *outline)
{
  guint start = outline->ends->len > 0 ? g_array_index (outline->ends, guint, outline->ends->len - 1) : 0;
  guint end = outline->points->len;

  if (end - start > 1) {
    const Point *first = &g_array_index (outline->points, Point, start);
    const Point *last = &g_array_index (outline->points, Point, end - 1);

    if (last->on_curve && first->x == last->x && first->y == last->y)
      end--;
  }
  if (end - start < 3)
    end = start;

  g_array_set_size (outline->points, end);
  if (end > start)
    g_array_append_val (outline->ends, end);
}

static void
place (Outline *outline,
       double  *x,
       double  *y)
{
  *x = *x * outline->scale_x + outline->shift_x;
  *y *= UNITS_PER_EM;
}

static void
move_to (double   x,
         double   y,
         gpointer user_data)
{
  Outline *outline = user_data;

  close_contour (outline);
  place (outline, &x, &y);
  add_point (outline, x, y, TRUE);
  outline->x = x;
  outline->y = y;
}

static void
line_to (double   x,
         double   y,
         gpointer user_data)
{
  Outline *outline = user_data;

  place (outline, &x, &y);
  add_point (outline, x, y, TRUE);
  outline->x = x;
  outline->y = y;
}

static void
conic_to (double   cx,
          double   cy,
          double   x,
          double   y,
          gpointer user_data)
{
  Outline *outline = user_data;

  place (outline, &cx, &cy);
  place (outline, &x, &y);
  add_point (outline, cx, cy, FALSE);
  add_point (outline, x, y, TRUE);
  outline->x = x;
  outline->y = y;
}

static double
cubic_at (double a,
          double b,
          double c,
          double d,
          double t)
{
  double s = 1 - t;

  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

static double
cubic_slope (double a,
             double b,
             double c,
             double d,
             double t)
{
  double s = 1 - t;

  return 3 * (s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c));
}

/* The control point of the quadratic that stands for one piece of a cubic:
 * the mean of what its two tangents ask for. */
static double
piece_control (double from,
               double to,
               double slope_from,
               double slope_to,
               double length)
{
  return (from + to) / 2 + (slope_from - slope_to) * length / 4;
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
  Outline *outline = user_data;
  const double ax = outline->x, ay = outline->y;
  double error, fx = ax, fy = ay;
  int n;

  place (outline, &c1x, &c1y);
  place (outline, &c2x, &c2y);
  place (outline, &x, &y);

  /* The distance between a cubic and its middle quadratic goes with the third
   * power of the piece's length; √3/36 is its largest value for a whole one. */
  error = hypot (x - 3 * c2x + 3 * c1x - ax, y - 3 * c2y + 3 * c1y - ay) * sqrt (3) / 36;
  n = CLAMP ((int) ceil (cbrt (error / MAX_ERROR)), 1, MAX_PIECES);

  for (int i = 0; i < n; i++) {
    const double t0 = (double) i / n, t1 = (double) (i + 1) / n;
    const double tx = i + 1 < n ? cubic_at (ax, c1x, c2x, x, t1) : x;
    const double ty = i + 1 < n ? cubic_at (ay, c1y, c2y, y, t1) : y;

    add_point (outline,
               piece_control (fx, tx, cubic_slope (ax, c1x, c2x, x, t0), cubic_slope (ax, c1x, c2x, x, t1), t1 - t0),
               piece_control (fy, ty, cubic_slope (ay, c1y, c2y, y, t0), cubic_slope (ay, c1y, c2y, y, t1), t1 - t0),
               FALSE);
    add_point (outline, tx, ty, TRUE);
    fx = tx;
    fy = ty;
  }
  outline->x = x;
  outline->y = y;
}

/* Flags of a point in the glyf table. */
#define ON_CURVE  0x01
#define X_SHORT   0x02
#define Y_SHORT   0x04
#define REPEAT    0x08
#define X_SAME    0x10 /* or positive, when short */
#define Y_SAME    0x20

static guint8
put_delta (GByteArray *bytes,
           int         delta,
           guint8      is_short,
           guint8      same)
{
  guint8 magnitude = (guint8) MIN (ABS (delta), 255);

  if (delta == 0)
    return same;
  if (ABS (delta) > 255) {
    put_16 (bytes, delta);
    return 0;
  }
  g_byte_array_append (bytes, &magnitude, 1);

  return delta > 0 ? is_short | same : is_short;
}

static void
put_flags (GByteArray   *bytes,
           const guint8 *flags,
           guint         n)
{
  for (guint i = 0; i < n;) {
    guint8 run = 0, flag = flags[i];

    while (run < 255 && i + run + 1 < n && flags[i + run + 1] == flag)
      run++;
    if (run > 1) {
      flag |= REPEAT;
      g_byte_array_append (bytes, &flag, 1);
      g_byte_array_append (bytes, &run, 1);
    } else {
      run = 0;
      g_byte_array_append (bytes, &flag, 1);
    }
    i += run + 1;
  }
}

/* Appends a simple glyph. Returns its left edge. */
static int
put_glyph (KgGlyphFont *self,
           Outline     *outline)
{
  const Point *points = (const Point *) (gpointer) outline->points->data;
  const guint n = outline->points->len;
  g_autofree guint8 *flags = g_new (guint8, n);
  g_autoptr (GByteArray) xs = g_byte_array_new ();
  g_autoptr (GByteArray) ys = g_byte_array_new ();
  int left = G_MAXINT16, bottom = G_MAXINT16, right = G_MININT16, top = G_MININT16, x = 0, y = 0;

  for (guint i = 0; i < n; i++) {
    flags[i] = points[i].on_curve ? ON_CURVE : 0;
    flags[i] |= put_delta (xs, points[i].x - x, X_SHORT, X_SAME);
    flags[i] |= put_delta (ys, points[i].y - y, Y_SHORT, Y_SAME);
    x = points[i].x;
    y = points[i].y;
    left = MIN (left, x);
    right = MAX (right, x);
    bottom = MIN (bottom, y);
    top = MAX (top, y);
  }

  put_16 (self->glyf, outline->ends->len);
  put_16 (self->glyf, left);
  put_16 (self->glyf, bottom);
  put_16 (self->glyf, right);
  put_16 (self->glyf, top);
  for (guint i = 0; i < outline->ends->len; i++)
    put_16 (self->glyf, g_array_index (outline->ends, guint, i) - 1);
  put_16 (self->glyf, 0); /* no instructions */
  put_flags (self->glyf, flags, n);
  g_byte_array_append (self->glyf, xs->data, xs->len);
  g_byte_array_append (self->glyf, ys->data, ys->len);
  pad (self->glyf);

  self->left = MIN (self->left, left);
  self->right = MAX (self->right, right);
  self->bottom = MIN (self->bottom, bottom);
  self->top = MAX (self->top, top);
  self->max_points = MAX (self->max_points, n);
  self->max_contours = MAX (self->max_contours, outline->ends->len);

  return left;
}

static void
put_metrics (KgGlyphFont *self,
             guint        advance,
             int          left)
{
  put_16 (self->hmtx, advance);
  put_16 (self->hmtx, left);
  self->max_advance = MAX (self->max_advance, advance);
}

KgGlyphFont *
kg_glyph_font_new (KgFontSet *fonts)
{
  KgGlyphFont *self = g_new0 (KgGlyphFont, 1);
  const guint32 start = 0;

  self->fonts = kg_font_set_ref (fonts);
  self->glyf = g_byte_array_new ();
  self->hmtx = g_byte_array_new ();
  self->loca = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->left = self->bottom = G_MAXINT16;
  self->right = self->top = G_MININT16;
  g_array_append_val (self->loca, start);
  g_array_append_val (self->loca, start);
  put_metrics (self, UNITS_PER_EM, 0);

  return self;
}

void
kg_glyph_font_free (KgGlyphFont *self)
{
  g_array_unref (self->loca);
  g_byte_array_unref (self->hmtx);
  g_byte_array_unref (self->glyf);
  kg_font_set_unref (self->fonts);
  g_free (self);
}

/**
 * kg_glyph_font_add:
 *
 * Adds one glyph in its box. At most 65,534 go into one font.
 *
 * Returns: its number, or 0 when the font is full
 */
guint
kg_glyph_font_add (KgGlyphFont         *self,
                   const KgPlacedGlyph *placed)
{
  static const KgOutlineVisitor visitor = { move_to, line_to, conic_to, cubic_to };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  Outline outline = {
    .points = points,
    .ends = ends,
    .scale_x = placed->stretch * UNITS_PER_EM / 1000.,
    .shift_x = placed->shift * UNITS_PER_EM / 1000.,
  };
  int left = 0;

  if (self->loca->len > G_MAXUINT16)
    return 0;

  kg_font_set_visit (self->fonts, placed->face, placed->glyph, &visitor, &outline);
  close_contour (&outline);
  if (ends->len > 0)
    left = put_glyph (self, &outline);
  put_metrics (self, placed->advance * UNITS_PER_EM / 1000, left);
  g_array_append_val (self->loca, self->glyf->len);

  return self->loca->len - 2;
}

static guint32
get_checksum (const guint8 *data,
              gsize         length)
{
  guint32 sum = 0;

  for (gsize i = 0; i < length; i++)
    sum += (guint32) data[i] << (24 - 8 * (i % 4));

  return sum;
}

static GByteArray *
make_head (KgGlyphFont *self)
{
  GByteArray *head = g_byte_array_new ();

  put_32 (head, 0x00010000); /* version */
  put_32 (head, 0x00010000); /* revision */
  put_32 (head, 0);          /* checksum of the whole, set at the end */
  put_32 (head, 0x5f0f3cf5); /* magic */
  put_16 (head, 0x0003);     /* baseline and left edge at 0 */
  put_16 (head, UNITS_PER_EM);
  for (int i = 0; i < 4; i++)
    put_32 (head, 0);        /* created and modified: never, so that the same text gives the same bytes */
  put_16 (head, self->left);
  put_16 (head, self->bottom);
  put_16 (head, self->right);
  put_16 (head, self->top);
  put_16 (head, 0);          /* style */
  put_16 (head, 8);          /* smallest readable size */
  put_16 (head, 2);          /* direction */
  put_16 (head, 1);          /* long offsets */
  put_16 (head, 0);          /* glyph format */

  return head;
}

static GByteArray *
make_hhea (KgGlyphFont *self,
           guint        n_glyphs)
{
  GByteArray *hhea = g_byte_array_new ();

  put_32 (hhea, 0x00010000);
  put_16 (hhea, UNITS_PER_EM * 88 / 100);
  put_16 (hhea, -UNITS_PER_EM * 12 / 100);
  put_16 (hhea, 0); /* line gap */
  put_16 (hhea, self->max_advance);
  put_16 (hhea, self->left);
  put_16 (hhea, 0); /* least right bearing */
  put_16 (hhea, self->right);
  put_16 (hhea, 1); /* upright caret */
  for (int i = 0; i < 7; i++)
    put_16 (hhea, 0);
  put_16 (hhea, n_glyphs);

  return hhea;
}

static GByteArray *
make_maxp (KgGlyphFont *self,
           guint        n_glyphs)
{
  GByteArray *maxp = g_byte_array_new ();

  put_32 (maxp, 0x00010000);
  put_16 (maxp, n_glyphs);
  put_16 (maxp, self->max_points);
  put_16 (maxp, self->max_contours);
  put_16 (maxp, 0); /* composite points and contours */
  put_16 (maxp, 0);
  put_16 (maxp, 2); /* zones */
  for (int i = 0; i < 8; i++)
    put_16 (maxp, 0);

  return maxp;
}

static GByteArray *
make_loca (KgGlyphFont *self)
{
  GByteArray *loca = g_byte_array_new ();

  for (guint i = 0; i < self->loca->len; i++)
    put_32 (loca, g_array_index (self->loca, guint32, i));

  return loca;
}

#define N_TABLES    6
#define HEAD_ADJUST 8 /* where head keeps the checksum of the whole */

/**
 * kg_glyph_font_build:
 * @metrics: (out): what a PDF says about the font
 *
 * Returns: (transfer full): the font file
 */
GBytes *
kg_glyph_font_build (KgGlyphFont        *self,
                     KgGlyphFontMetrics *metrics)
{
  const guint n_glyphs = self->loca->len - 1;
  GByteArray *font = g_byte_array_new ();
  guint32 offset = 12 + 16 * N_TABLES, head_at = 0, adjust;

  if (self->left > self->right)
    self->left = self->bottom = self->right = self->top = 0;

  {
    g_autoptr (GByteArray) head = make_head (self);
    g_autoptr (GByteArray) hhea = make_hhea (self, n_glyphs);
    g_autoptr (GByteArray) loca = make_loca (self);
    g_autoptr (GByteArray) maxp = make_maxp (self, n_glyphs);
    const struct { char tag[5]; GByteArray *data; } tables[N_TABLES] = {
      { "glyf", self->glyf }, { "head", head }, { "hhea", hhea },
      { "hmtx", self->hmtx }, { "loca", loca }, { "maxp", maxp },
    };

    put_32 (font, 0x00010000);
    put_16 (font, N_TABLES);
    put_16 (font, 64); /* the largest power of two in it, by 16 */
    put_16 (font, 2);
    put_16 (font, 16 * N_TABLES - 64);
    for (guint i = 0; i < N_TABLES; i++) {
      g_byte_array_append (font, (const guint8 *) tables[i].tag, 4);
      put_32 (font, get_checksum (tables[i].data->data, tables[i].data->len));
      put_32 (font, offset);
      put_32 (font, tables[i].data->len);
      if (tables[i].data == head)
        head_at = offset;
      offset += (tables[i].data->len + 3) / 4 * 4;
    }
    for (guint i = 0; i < N_TABLES; i++) {
      g_byte_array_append (font, tables[i].data->data, tables[i].data->len);
      pad (font);
    }
  }

  adjust = 0xb1b0afba - get_checksum (font->data, font->len);
  for (int i = 0; i < 4; i++)
    font->data[head_at + HEAD_ADJUST + i] = adjust >> (24 - 8 * i) & 0xff;

  metrics->left = self->left * 1000 / UNITS_PER_EM;
  metrics->bottom = self->bottom * 1000 / UNITS_PER_EM;
  metrics->right = self->right * 1000 / UNITS_PER_EM;
  metrics->top = self->top * 1000 / UNITS_PER_EM;
  metrics->n_glyphs = n_glyphs;

  return g_byte_array_free_to_bytes (font);
}
