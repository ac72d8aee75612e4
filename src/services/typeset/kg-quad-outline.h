// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-font-set.h"
#include "services/typeset/kg-text-item.h"

G_BEGIN_DECLS

typedef struct {
  gint16 x;
  gint16 y;
  guint8 on_curve;
} KgQuadPoint;

/**
 * KgQuadOutline:
 * @points: (element-type KgQuadPoint): all contours, one behind the other
 * @ends: (element-type guint): the point after each contour
 *
 * An outline as TrueType keeps it: closed contours of straight lines and
 * quadratic curves, in whole units.
 */
typedef struct {
  GArray *points;
  GArray *ends;
} KgQuadOutline;

void kg_quad_outline_init  (KgQuadOutline       *self,
                            KgFontSet           *fonts,
                            const KgPlacedGlyph *placed,
                            int                  units_per_em);
void kg_quad_outline_clear (KgQuadOutline       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KgQuadOutline, kg_quad_outline_clear)

G_END_DECLS
