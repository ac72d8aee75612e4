// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-text-item.h"

G_BEGIN_DECLS

/**
 * KgLineShape:
 * @width: of a full line, pt
 * @first: indent of the first line, pt
 * @hang: indent of the others, pt
 * @justify: whether lines other than the last are stretched to @width
 */
typedef struct {
  double width;
  double first;
  double hang;
  gboolean justify;
} KgLineShape;

/**
 * KgLine:
 * @start: its first item
 * @end: the item after its last
 * @squeeze: how much its marks give up, pt
 * @stretch: how much is added between its characters, pt
 *
 * One line of a paragraph. At most one of @squeeze and @stretch is not 0.
 */
typedef struct {
  guint start;
  guint end;
  double squeeze;
  double stretch;
} KgLine;

GArray *kg_line_breaker_break (const GArray      *items,
                               const KgLineShape *shape);
void    kg_line_breaker_place (const GArray      *items,
                               const KgLine      *line,
                               double            *x);

G_END_DECLS
