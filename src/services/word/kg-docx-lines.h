// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-page-template.h"
#include "services/typeset/kg-char-class.h"
#include "services/typeset/kg-display-list.h"
#include "services/typeset/kg-line-breaker.h"

G_BEGIN_DECLS

/**
 * KgDocxGlyph:
 * @offset: of its character in the text, bytes
 * @natural: how wide the word processor draws it, twips
 * @extra: what is added to that, twips
 * @parts: whether LibreOffice has to be told that the line may end before it
 * @half, @wide: how much wider it is in other fonts, twips: in one with letters
 *   of half the width of Chinese, and in a wide one
 */
typedef struct {
  gunichar ch;
  KgCharClass cls;
  guint offset;
  int natural;
  int extra;
  gboolean parts;
  int half;
  int wide;
} KgDocxGlyph;

/**
 * KgDocxLine:
 * @start, @end: which of the glyphs
 * @page: from 0
 * @left: where it begins, pt from the left edge of the page
 * @baseline: pt from the top of the page
 * @width: as the page has it, pt
 * @typed: whether its end has to be typed, since no spacing would bring it about
 */
typedef struct {
  guint start;
  guint end;
  guint page;
  double left;
  double baseline;
  double width;
  gboolean typed;
} KgDocxLine;

/**
 * KgDocxText:
 *
 * One paragraph, in the lines in which it stands on the pages.
 */
typedef struct {
  GArray *glyphs; /* of KgDocxGlyph */
  GArray *lines;  /* of KgDocxLine; none when the pages do not have the text */
} KgDocxText;

/**
 * KgDocxMeasure:
 * @size: of characters, half points
 * @spacing: what the style adds to every character, twips
 * @width: of a line, twips
 * @loss: how much of it some programs leave empty, twips
 * @first, @hang: indent of the first and of the other lines, twips
 * @justify: whether lines end at the margin
 */
typedef struct {
  int size;
  int spacing;
  int width;
  int loss;
  int first;
  int hang;
  gboolean justify;
} KgDocxMeasure;

typedef struct _KgDocxLines KgDocxLines;

KgDocxLines *kg_docx_lines_new         (const KgDisplayList  *list,
                                        const KgPageTemplate *page_template);
void         kg_docx_lines_free        (KgDocxLines          *self);

KgDocxText  *kg_docx_lines_take        (KgDocxLines          *self,
                                        const char           *text,
                                        const KgDocxMeasure  *measure);
void         kg_docx_lines_pass        (KgDocxLines          *self,
                                        guint                 page,
                                        double                foot);

KgDocxText  *kg_docx_text_new          (const char           *words,
                                        const GArray         *items,
                                        const KgDocxMeasure  *measure);
void         kg_docx_text_add_line     (KgDocxText           *text,
                                        const KgLine         *line);
KgDocxText  *kg_docx_text_cut          (KgDocxText           *text,
                                        guint                 line);
void         kg_docx_text_free         (KgDocxText           *text);

/* kg-docx-spacing.c */
void         kg_docx_text_space        (KgDocxText           *text,
                                        const KgDocxMeasure  *measure);
void         kg_docx_text_space_ragged (KgDocxText           *text,
                                        const KgDocxMeasure  *measure,
                                        int                   most);
int          kg_docx_text_condense    (KgDocxText           *text,
                                       const KgDocxMeasure  *measure,
                                       int                   room);
int          kg_docx_text_get_natural  (const KgDocxText     *text);
int          kg_docx_text_get_width    (const KgDocxText     *text,
                                        const KgDocxMeasure  *measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgDocxLines, kg_docx_lines_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgDocxText, kg_docx_text_free)

G_END_DECLS
