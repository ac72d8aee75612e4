// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

#include <ft2build.h>
#include FT_FREETYPE_H

G_BEGIN_DECLS

/**
 * KgOutlineVisitor:
 *
 * Receives an outline, in em, y upwards. Contours are closed, and filled by
 * the non-zero rule.
 */
typedef struct {
  void (*move_to)  (double x, double y, gpointer user_data);
  void (*line_to)  (double x, double y, gpointer user_data);
  void (*conic_to) (double cx, double cy, double x, double y, gpointer user_data);
  void (*cubic_to) (double c1x, double c1y, double c2x, double c2y, double x, double y, gpointer user_data);
} KgOutlineVisitor;

/**
 * KgGlyphOutline:
 *
 * One outline as it stands in a font, to be walked along again and again: some
 * hundred bytes for a Chinese character.
 */
typedef struct _KgGlyphOutline KgGlyphOutline;

KgGlyphOutline *kg_glyph_outline_new     (FT_Outline             *outline,
                                          guint                   units_per_em);
KgGlyphOutline *kg_glyph_outline_new_box (int                     left,
                                          int                     bottom,
                                          int                     size,
                                          int                     stroke);
void            kg_glyph_outline_free    (KgGlyphOutline         *self);

void            kg_glyph_outline_visit   (const KgGlyphOutline   *self,
                                          const KgOutlineVisitor *visitor,
                                          gpointer                user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgGlyphOutline, kg_glyph_outline_free)

G_END_DECLS
