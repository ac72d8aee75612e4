// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-painter.h"

#include "services/board/kg-lamp-painter.h"
#include "services/board/kg-wall-layout.h"

/* Draws a page of the wall, on any surface at any size: it is laid out on a
 * wall of 1920 by 1080, or what is as wide or as high and has the shape of the
 * surface, and scaled. */

/* How large a pixel of the wall is. */
static double
scale_of (double width,
          double height)
{
  return MIN (width / KG_WALL_WIDTH, height / KG_WALL_HEIGHT);
}

static void
draw_lamps (const KgWallLayout *layout,
            cairo_t            *cr,
            KgLampFlags         flags)
{
  for (guint i = 0; i < layout->lamps->len; i++) {
    const KgWallLamp *lamp = &g_array_index (layout->lamps, KgWallLamp, i);

    if (lamp->proposed)
      kg_lamp_paint_proposal (cr, lamp->light, lamp->x, lamp->y, lamp->size, flags);
    else
      kg_lamp_paint (cr, lamp->light, lamp->x, lamp->y, lamp->size, flags);
  }
}

static void
draw_chart (const KgWallLayout *layout,
            cairo_t            *cr,
            KgChartGround       ground)
{
  KgChartStyle style = layout->chart_style;

  style.ground = ground;
  cairo_save (cr);
  cairo_translate (cr, layout->chart_x, layout->chart_y);
  if (layout->part == 0)
    kg_plan_chart_draw (&layout->chart, &style, cr, layout->chart_width, layout->chart_height);
  else
    kg_plan_chart_draw_page (&layout->chart, &style, cr, layout->chart_width, layout->chart_height,
                             MIN (layout->part, layout->n_charts) - 1);
  cairo_restore (cr);
}

/**
 * kg_wall_n_parts:
 * @width: of the wall
 * @height: of the wall
 *
 * Returns: in how many parts the page comes: a plan that is longer than there
 *   is room for shows its steps at hand on the first, and all on the others
 */
guint
kg_wall_n_parts (const KgWallPage *page,
                 double            width,
                 double            height)
{
  double scale = scale_of (width, height);
  g_autoptr (KgWallLayout) first = NULL;
  g_autoptr (KgWallLayout) whole = NULL;

  g_return_val_if_fail (width > 0 && height > 0, 1);

  if (page->project == NULL || page->project->chart == NULL)
    return 1;

  first = kg_wall_layout_new (page, 0, width / scale, height / scale);
  if (first->is_whole)
    return 1;

  whole = kg_wall_layout_new (page, 1, width / scale, height / scale);
  return 1 + whole->n_charts;
}

/**
 * kg_wall_paint:
 * @part: from 0 up to kg_wall_n_parts()
 * @cr: the upper left corner of the wall is at its origin
 * @width: of the wall
 * @height: of the wall
 *
 * Draws a page. On a wall 1080 pixels high a name has at least 56, a fact at
 * least 32 and nothing less than 28 pixels, on another in proportion.
 */
void
kg_wall_paint (const KgWallPage *page,
               guint             part,
               KgChartGround     ground,
               cairo_t          *cr,
               double            width,
               double            height)
{
  double scale = scale_of (width, height);
  g_autoptr (KgWallLayout) layout = NULL;

  g_return_if_fail (width > 0 && height > 0);

  layout = kg_wall_layout_new (page, part, width / scale, height / scale);

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  kg_chart_set_ink (cr, ground, KG_INK_GROUND, 1);
  cairo_rectangle (cr, 0, 0, layout->width, layout->height);
  cairo_fill (cr);

  for (guint i = 0; i < layout->boxes->len; i++) {
    const KgWallBox *box = &g_array_index (layout->boxes, KgWallBox, i);

    kg_chart_set_ink (cr, ground, box->ink, 1);
    cairo_rectangle (cr, box->x, box->y, box->width, box->height);
    cairo_fill (cr);
  }
  draw_lamps (layout, cr, (ground == KG_CHART_DARK ? KG_LAMP_ON_DARK : KG_LAMP_PLAIN) |
                          (ground == KG_CHART_CONTRAST ? KG_LAMP_HIGH_CONTRAST : KG_LAMP_PLAIN));
  for (guint i = 0; i < layout->labels->len; i++)
    kg_chart_label_draw (&g_array_index (layout->labels, KgChartLabel, i), layout->text, cr, ground);
  if (layout->chart_width > 0)
    draw_chart (layout, cr, ground);
  cairo_restore (cr);
}
