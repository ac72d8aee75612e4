// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-pdf-font.h"

#include <string.h>

/* The embedded fonts of a PDF: which glyphs they hold under which codes, and
 * what the codes mean as text. One glyph that stands for two characters gets
 * two codes, so that each reads back as what was written. */

typedef struct {
  guint face;
  KgGlyphFont *glyphs;
  GArray *placed;    /* of KgPlacedGlyph, by code from 1 */
} Subset;

struct _KgPdfFonts {
  const KgDisplayList *list;
  guint16 *codes;     /* by the list's number of the glyph, 0 is none yet */
  GPtrArray *subsets; /* of Subset */
  gboolean is_full;
};

#define TAG_LENGTH    6
#define CMAP_PER_LIST 100 /* the most entries of one bfchar list */
#define MAX_NAME      60

static void
subset_free (gpointer data)
{
  Subset *subset = data;

  g_array_unref (subset->placed);
  kg_glyph_font_free (subset->glyphs);
  g_free (subset);
}

static void
font_free (gpointer data)
{
  KgPdfFont *font = data;

  g_free (font->name);
  g_bytes_unref (font->data);
  g_free (font->to_unicode);
  g_bytes_unref (font->cid_set);
  g_array_unref (font->widths);
  g_free (font);
}

/**
 * kg_pdf_fonts_new:
 * @list: outlives the fonts, and gets no more glyphs
 */
KgPdfFonts *
kg_pdf_fonts_new (const KgDisplayList *list)
{
  KgPdfFonts *self = g_new0 (KgPdfFonts, 1);

  self->list = list;
  self->codes = g_new0 (guint16, list->placed->len);
  self->subsets = g_ptr_array_new_with_free_func (subset_free);

  return self;
}

void
kg_pdf_fonts_free (KgPdfFonts *self)
{
  g_ptr_array_unref (self->subsets);
  g_free (self->codes);
  g_free (self);
}

static Subset *
get_subset (KgPdfFonts *self,
            guint       face,
            guint      *index)
{
  Subset *subset;

  for (*index = 0; *index < self->subsets->len; (*index)++) {
    subset = g_ptr_array_index (self->subsets, *index);
    if (subset->face == face)
      return subset;
  }

  subset = g_new0 (Subset, 1);
  subset->face = face;
  subset->glyphs = kg_glyph_font_new (self->list->fonts);
  subset->placed = g_array_new (FALSE, FALSE, sizeof (KgPlacedGlyph));
  g_ptr_array_add (self->subsets, subset);

  return subset;
}

/**
 * kg_pdf_fonts_get_code:
 * @font: (out): the number of the font, from 0
 *
 * Returns: the code of a glyph, which is added when it is new
 */
guint
kg_pdf_fonts_get_code (KgPdfFonts       *self,
                       const KgRunGlyph *glyph,
                       guint            *font)
{
  const KgPlacedGlyph *placed = kg_display_list_get_placed (self->list, glyph);
  Subset *subset = get_subset (self, placed->face, font);
  guint code = self->codes[glyph->placed];

  if (code != 0)
    return code;

  code = kg_glyph_font_add (subset->glyphs, placed);
  if (code == 0) {
    self->is_full = TRUE;
    return 0;
  }
  self->codes[glyph->placed] = (guint16) code;
  g_array_append_vals (subset->placed, placed, 1);

  return code;
}

/**
 * kg_pdf_fonts_are_full:
 *
 * Whether a glyph was turned away, because two bytes cannot number so many.
 */
gboolean
kg_pdf_fonts_are_full (KgPdfFonts *self)
{
  return self->is_full;
}

static char *
make_to_unicode (Subset *subset)
{
  GString *cmap = g_string_new ("/CIDInit /ProcSet findresource begin\n"
                                "12 dict begin\n"
                                "begincmap\n"
                                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                                "/CMapName /Adobe-Identity-UCS def\n"
                                "/CMapType 2 def\n"
                                "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");

  for (guint i = 0; i < subset->placed->len; i++) {
    gunichar ch = g_array_index (subset->placed, KgPlacedGlyph, i).ch;

    if (i % CMAP_PER_LIST == 0)
      g_string_append_printf (cmap, "%u beginbfchar\n", MIN (subset->placed->len - i, CMAP_PER_LIST));
    if (ch < 0x10000)
      g_string_append_printf (cmap, "<%04X> <%04X>\n", i + 1, ch);
    else
      g_string_append_printf (cmap, "<%04X> <%04X%04X>\n", i + 1,
                              0xd800 + ((ch - 0x10000) >> 10), 0xdc00 + ((ch - 0x10000) & 0x3ff));
    if (i % CMAP_PER_LIST == CMAP_PER_LIST - 1 || i + 1 == subset->placed->len)
      g_string_append (cmap, "endbfchar\n");
  }
  g_string_append (cmap, "endcmap\n"
                         "CMapName currentdict /CMap defineresource pop\n"
                         "end\n"
                         "end\n");

  return g_string_free (cmap, FALSE);
}

static GBytes *
make_cid_set (guint n_glyphs)
{
  gsize length = (n_glyphs + 7) / 8;
  guint8 *bits = g_malloc0 (length);

  for (guint i = 0; i < n_glyphs; i++)
    bits[i / 8] |= 0x80 >> (i % 8);

  return g_bytes_new_take (bits, length);
}

/* A tag of six capitals, the same for the same font, and the name in the
 * characters that a name may have. */
static char *
make_name (KgPdfFonts *self,
           Subset     *subset,
           GBytes     *data)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *ps_name = kg_font_set_get_ps_name (self->list->fonts, subset->face);
  GString *name = g_string_new (NULL);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < TAG_LENGTH; i++)
    g_string_append_c (name, 'A' + digest[i] % 26);
  g_string_append_c (name, '+');

  for (const char *p = ps_name != NULL ? ps_name : ""; *p != '\0' && name->len < MAX_NAME; p++) {
    if (g_ascii_isalnum (*p) || *p == '-')
      g_string_append_c (name, *p);
  }
  if (name->len == TAG_LENGTH + 1)
    g_string_append (name, subset->face == KG_FACE_MISSING ? "Missing" : "Font");

  return g_string_free (name, FALSE);
}

/**
 * kg_pdf_fonts_build:
 *
 * Returns: (transfer full) (element-type KgPdfFont): the fonts by number
 */
GPtrArray *
kg_pdf_fonts_build (KgPdfFonts *self)
{
  GPtrArray *fonts = g_ptr_array_new_with_free_func (font_free);

  for (guint i = 0; i < self->subsets->len; i++) {
    Subset *subset = g_ptr_array_index (self->subsets, i);
    KgPdfFont *font = g_new0 (KgPdfFont, 1);
    const int empty = 1000;

    font->data = kg_glyph_font_build (subset->glyphs, &font->metrics);
    font->name = make_name (self, subset, font->data);
    font->to_unicode = make_to_unicode (subset);
    font->cid_set = make_cid_set (font->metrics.n_glyphs);
    font->widths = g_array_new (FALSE, FALSE, sizeof (int));
    g_array_append_val (font->widths, empty);
    for (guint j = 0; j < subset->placed->len; j++) {
      const int width = g_array_index (subset->placed, KgPlacedGlyph, j).advance;

      g_array_append_val (font->widths, width);
    }
    g_ptr_array_add (fonts, font);
  }

  return fonts;
}
