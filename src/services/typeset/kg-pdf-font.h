// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-glyph-font.h"

G_BEGIN_DECLS

/**
 * KgPdfFont:
 * @name: with the tag of a subset, "ABCDEF+NotoSerifCJKsc-Regular"
 * @data: the TrueType file
 * @to_unicode: the CMap from codes to text
 * @cid_set: one bit for each glyph
 * @widths: (element-type int): for each glyph from 0, 1/1000 em
 *
 * Everything that a PDF needs of one embedded font.
 */
typedef struct {
  char *name;
  GBytes *data;
  char *to_unicode;
  GBytes *cid_set;
  GArray *widths;
  KgGlyphFontMetrics metrics;
} KgPdfFont;

/**
 * KgPdfFonts:
 *
 * The fonts of one PDF, one for each face, with two-byte codes that are their
 * glyph numbers.
 */
typedef struct _KgPdfFonts KgPdfFonts;

KgPdfFonts *kg_pdf_fonts_new      (const KgDisplayList *list);
void        kg_pdf_fonts_free     (KgPdfFonts          *self);

guint       kg_pdf_fonts_get_code (KgPdfFonts          *self,
                                   const KgRunGlyph    *glyph,
                                   guint               *font);
gboolean    kg_pdf_fonts_are_full (KgPdfFonts          *self);
GPtrArray  *kg_pdf_fonts_build    (KgPdfFonts          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgPdfFonts, kg_pdf_fonts_free)

G_END_DECLS
