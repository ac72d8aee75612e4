// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-glyph-font.h"

#include "services/typeset/kg-quad-outline.h"

/* Outlines of any font to a minimal TrueType font. Without hinting, cmap, names
 * and the rest, six tables are left: what ISO 32000-1, 9.9 asks of a font whose
 * codes are its glyph numbers. */

#define UNITS_PER_EM 2000

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
put_glyph (KgGlyphFont         *self,
           const KgQuadOutline *outline)
{
  const KgQuadPoint *points = (const KgQuadPoint *) (gpointer) outline->points->data;
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
  g_auto (KgQuadOutline) outline = { NULL, NULL };
  int left = 0;

  if (self->loca->len > G_MAXUINT16)
    return 0;

  kg_quad_outline_init (&outline, self->fonts, placed, UNITS_PER_EM);
  if (outline.ends->len > 0)
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
