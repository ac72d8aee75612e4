// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of a page is seen: scale 1 is all of it. The middle of what is seen
 * is in shares of the page. */
typedef struct {
  double scale;
  double x;
  double y;
} KgWallZoom;

#define KG_WALL_WHOLE_PAGE ((KgWallZoom) { 1, 0.5, 0.5 })
#define KG_WALL_MOST_ZOOM 4.0

KgWallZoom kg_wall_zoom_by    (KgWallZoom        self,
                               double            factor);
KgWallZoom kg_wall_zoom_move  (KgWallZoom        self,
                               double            right,
                               double            down);
gboolean   kg_wall_zoom_equal (const KgWallZoom *a,
                               const KgWallZoom *b);

G_END_DECLS
