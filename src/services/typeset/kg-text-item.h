// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-char-class.h"

G_BEGIN_DECLS

/**
 * KgPlacedGlyph:
 * @ch: the character it stands for, also when it is drawn as □
 * @face: of the font set, or %KG_FACE_MISSING
 * @glyph: index in that face
 * @shift: how far the outline is moved right in its box, 1/1000 em
 * @stretch: how wide the outline is drawn, 1/1000 of its own width
 * @advance: width of its box, 1/1000 em
 *
 * One glyph in a box. Marks are narrower than a cell in many fonts: the box
 * makes them fill it, in the file's font too, so that a reader that measures
 * gaps finds none.
 */
typedef struct {
  gunichar ch;
  guint face;
  guint32 glyph;
  gint16 shift;
  gint16 stretch;
  gint16 advance;
} KgPlacedGlyph;

/**
 * KgTextItem:
 * @width: on the line, pt
 * @give: how much of @width may be taken away, pt: the empty half of a mark
 * @give_leading: whether the empty half is the left one
 * @glue: never at a line's start
 *
 * One shaped character, ready to be broken into lines.
 */
typedef struct {
  KgPlacedGlyph placed;
  KgCharClass cls;
  double size;
  double width;
  double give;
  gboolean give_leading;
  gboolean glue;
} KgTextItem;

G_END_DECLS
