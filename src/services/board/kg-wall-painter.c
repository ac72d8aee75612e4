// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-painter.h"

#include "services/board/kg-lamp-painter.h"
#include "services/board/kg-wall-layout.h"
#include "services/board/kg-wall-mark.h"

/* Draws a page of the wall, on any surface at any size: it is laid out on a
 * wall of 1920 by 1080, or what is as wide or as high and has the shape of the
 * surface, and scaled. */

#define SPARK_LINE 4.0
#define SPARK_DOT 8.0
#define SPARK_BASE 2.0
#define ARROW_LINE 5.0

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

/* The line of the weeks, with a dot at the last one, over a rule that is none:
 * one more of many is a small step, as in the bars of the board. */
static void
draw_spark (const KgWallSpark *spark,
            cairo_t           *cr,
            KgChartGround      ground)
{
  guint most = 1;
  double base = spark->y + spark->height - SPARK_BASE;
  double x = spark->x, y = spark->y + spark->height / 2, inset = SPARK_DOT;

  for (guint i = 0; i < spark->n_values; i++)
    most = MAX (most, spark->values[i]);

  kg_chart_set_ink (cr, ground, KG_INK_FAINT, 1);
  cairo_rectangle (cr, spark->x, base, spark->width, SPARK_BASE);
  cairo_fill (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < spark->n_values; i++) {
    double share = (double) spark->values[i] / most;

    x = spark->x + inset + (spark->width - 2 * inset) * i / (spark->n_values - 1);
    y = spark->y + inset + (base - spark->y - inset) * (1 - share);
    cairo_line_to (cr, x, y);
  }
  cairo_set_line_width (cr, SPARK_LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  kg_chart_set_ink (cr, ground, KG_INK_PLANNED, 1);
  cairo_stroke (cr);
  cairo_arc (cr, x, y, SPARK_DOT, 0, 2 * G_PI);
  kg_chart_set_ink (cr, ground, KG_INK_TEXT, 1);
  cairo_fill (cr);
}

static void
draw_arrow (const KgWallArrow *arrow,
            cairo_t           *cr,
            KgChartGround      ground)
{
  double right = arrow->x + arrow->width, head = arrow->width * 0.34;

  cairo_new_path (cr);
  cairo_move_to (cr, arrow->x, arrow->y);
  cairo_line_to (cr, right, arrow->y);
  cairo_move_to (cr, right - head, arrow->y - head);
  cairo_line_to (cr, right, arrow->y);
  cairo_line_to (cr, right - head, arrow->y + head);
  cairo_set_line_width (cr, ARROW_LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  kg_chart_set_ink (cr, ground, KG_INK_TEXT, 1);
  cairo_stroke (cr);
}

static void
draw_signs (const KgWallLayout *layout,
            cairo_t            *cr,
            KgChartGround       ground)
{
  for (guint i = 0; i < layout->signs->len; i++) {
    const KgWallSign *sign = &g_array_index (layout->signs, KgWallSign, i);

    kg_wall_mark_paint (cr, sign->mark, kg_chart_color (ground, sign->ink), kg_chart_color (ground, KG_INK_GROUND),
                        sign->x, sign->y, sign->size);
  }
  for (guint i = 0; i < layout->sparks->len; i++)
    draw_spark (&g_array_index (layout->sparks, KgWallSpark, i), cr, ground);
  for (guint i = 0; i < layout->arrows->len; i++)
    draw_arrow (&g_array_index (layout->arrows, KgWallArrow, i), cr, ground);
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
  if (layout->chart_part == 0)
    kg_plan_chart_draw (&layout->chart, &style, cr, layout->chart_width, layout->chart_height);
  else
    kg_plan_chart_draw_page (&layout->chart, &style, cr, layout->chart_width, layout->chart_height,
                             MIN (layout->chart_part, layout->n_charts) - 1);
  cairo_restore (cr);
}

/**
 * kg_wall_n_parts:
 * @width: of the wall
 * @height: of the wall
 *
 * Returns: in how many parts the page comes: a list that is longer than there
 *   is room for goes on; a project has the steps at hand and as many words as
 *   there is room for on the first part, and all of them on the others
 */
guint
kg_wall_n_parts (const KgWallPage *page,
                 double            width,
                 double            height)
{
  double scale = scale_of (width, height);
  g_autoptr (KgWallLayout) first = NULL;
  g_autoptr (KgWallLayout) second = NULL;

  g_return_val_if_fail (width > 0 && height > 0, 1);

  if (page->overview != NULL)
    return 1;

  first = kg_wall_layout_new (page, 0, width / scale, height / scale);
  if (page->project == NULL || kg_wall_layout_is_all (first))
    return first->n_parts;

  second = kg_wall_layout_new (page, 1, width / scale, height / scale);
  return second->n_parts;
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
  draw_signs (layout, cr, ground);
  for (guint i = 0; i < layout->labels->len; i++)
    kg_chart_label_draw (&g_array_index (layout->labels, KgChartLabel, i), layout->text, cr, ground);
  if (layout->chart_width > 0)
    draw_chart (layout, cr, ground);
  cairo_restore (cr);
}
