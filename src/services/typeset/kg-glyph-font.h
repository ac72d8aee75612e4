// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-font-set.h"
#include "services/typeset/kg-text-item.h"

G_BEGIN_DECLS

/**
 * KgGlyphFont:
 *
 * A TrueType font that holds the outlines a document uses and nothing else.
 * Glyph 0 is empty; the others are numbered from 1 in the order of their
 * coming.
 */
typedef struct _KgGlyphFont KgGlyphFont;

/**
 * KgGlyphFontMetrics:
 *
 * What a PDF says about the font, 1/1000 em.
 */
typedef struct {
  int left, bottom, right, top;
  guint n_glyphs; /* with the empty one */
} KgGlyphFontMetrics;

KgGlyphFont *kg_glyph_font_new   (KgFontSet           *fonts);
void         kg_glyph_font_free  (KgGlyphFont         *self);

guint        kg_glyph_font_add   (KgGlyphFont         *self,
                                  const KgPlacedGlyph *placed);
GBytes      *kg_glyph_font_build (KgGlyphFont         *self,
                                  KgGlyphFontMetrics  *metrics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgGlyphFont, kg_glyph_font_free)

G_END_DECLS
