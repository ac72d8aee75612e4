// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-wall-zoom.h"

#define LEAST_STEP 0.001 /* a scale that is nearer to the whole page is the whole page */

/* Nothing beside the page is ever seen. */
static KgWallZoom
kept_on_page (KgWallZoom zoom)
{
  double half = 0.5 / zoom.scale;

  zoom.x = CLAMP (zoom.x, half, 1 - half);
  zoom.y = CLAMP (zoom.y, half, 1 - half);

  return zoom;
}

/**
 * kg_wall_zoom_by:
 * @factor: above 1 to see less of the page, larger
 *
 * Returns: @self with its middle in its place, unless the page ends there
 */
KgWallZoom
kg_wall_zoom_by (KgWallZoom self,
                 double     factor)
{
  self.scale = CLAMP (self.scale * factor, 1, KG_WALL_MOST_ZOOM);
  if (self.scale - 1 < LEAST_STEP)
    return KG_WALL_WHOLE_PAGE;

  return kept_on_page (self);
}

/**
 * kg_wall_zoom_move:
 * @right: in shares of what is seen
 * @down: likewise
 */
KgWallZoom
kg_wall_zoom_move (KgWallZoom self,
                   double     right,
                   double     down)
{
  self.x += right / self.scale;
  self.y += down / self.scale;

  return kept_on_page (self);
}

gboolean
kg_wall_zoom_equal (const KgWallZoom *a,
                    const KgWallZoom *b)
{
  return a->scale == b->scale && a->x == b->x && a->y == b->y;
}
