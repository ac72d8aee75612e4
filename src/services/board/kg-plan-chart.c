// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-plan-chart.h"

#include "services/board/kg-plan-layout.h"

/* The one drawing of a back-plan, for screen, wall, picture and print. Its
 * lengths follow from the text size alone. */

#define LEAST_WIDTH 34.0 /* in text sizes; a narrower chart is a smaller one */
#define SQUEEZE 1.12     /* what is too long for a page by less is made to fit */
#define PAGE_LINE 1.4    /* the number of the page */

/* The width at which the chart is laid out, to be shrunk to @width. */
static double
layout_width (const KgChartStyle *style,
              double              width)
{
  return MAX (width, LEAST_WIDTH * style->text_size);
}

static KgPlanLayout *
layout_all (const KgPlanChart  *chart,
            const KgChartStyle *style,
            double              width)
{
  return kg_plan_layout_new (chart, style, layout_width (style, width), 0, chart->n_rows);
}

static void
draw_ground (const KgChartStyle *style,
             cairo_t            *cr,
             double              width,
             double              height)
{
  if (!style->opaque)
    return;

  kg_chart_set_ink (cr, style->ground, KG_INK_GROUND, 1);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

/**
 * kg_plan_chart_height:
 * @width: in the units of the text size
 *
 * Returns: how high the chart is when it is @width wide and its text as large
 *   as @style says
 */
double
kg_plan_chart_height (const KgPlanChart  *chart,
                      const KgChartStyle *style,
                      double              width)
{
  g_autoptr (KgPlanLayout) layout = NULL;

  g_return_val_if_fail (chart->calendar != NULL, 0);
  g_return_val_if_fail (style->text_size > 0, 0);
  g_return_val_if_fail (width > 0, 0);

  layout = layout_all (chart, style, width);
  return layout->height * width / layout_width (style, width);
}

/**
 * kg_plan_chart_measure:
 * @rows_top: (out): where the first row begins
 * @row_height: (out): how high each row is
 *
 * Returns: as kg_plan_chart_height(), with the places of the rows
 */
double
kg_plan_chart_measure (const KgPlanChart  *chart,
                       const KgChartStyle *style,
                       double              width,
                       double             *rows_top,
                       double             *row_height)
{
  g_autoptr (KgPlanLayout) layout = NULL;
  double scale;

  g_return_val_if_fail (chart->calendar != NULL, 0);
  g_return_val_if_fail (style->text_size > 0, 0);
  g_return_val_if_fail (width > 0, 0);

  layout = layout_all (chart, style, width);
  scale = width / layout_width (style, width);
  *rows_top = layout->rows_top * scale;
  *row_height = KG_ROW_HEIGHT * layout->size * scale;
  return layout->height * scale;
}

/**
 * kg_plan_chart_draw:
 * @cr: the chart's upper left corner is at its origin
 * @width: in the units of the text size
 * @height: with less than kg_plan_chart_height() everything becomes smaller,
 *   what is more stays empty
 *
 * Draws a plan on an axis of working days: of each step what was planned and,
 * below, what became of it and is to be expected. Everything is told by shape
 * and word as well as by colour.
 */
void
kg_plan_chart_draw (const KgPlanChart  *chart,
                    const KgChartStyle *style,
                    cairo_t            *cr,
                    double              width,
                    double              height)
{
  g_autoptr (KgPlanLayout) layout = NULL;
  double scale, natural;

  g_return_if_fail (chart->calendar != NULL);
  g_return_if_fail (style->text_size > 0);
  g_return_if_fail (width > 0 && height > 0);

  layout = layout_all (chart, style, width);
  scale = width / layout_width (style, width);
  natural = layout->height * scale;
  if (height < natural) {
    scale *= height / natural;
    kg_plan_layout_free (layout);
    layout = layout_all (chart, style, width / scale);
    /* On the longer axis there may be room for a line of days. */
    scale = MIN (scale, height / layout->height);
  }

  cairo_save (cr);
  draw_ground (style, cr, width, height);
  cairo_scale (cr, scale, scale);
  kg_plan_layout_draw (layout, cr);
  cairo_restore (cr);
}

/**
 * kg_plan_chart_row_at:
 * @y: below the upper edge of a chart of its full height
 *
 * Returns: the row at @y, or -1 where there is none
 */
int
kg_plan_chart_row_at (const KgPlanChart  *chart,
                      const KgChartStyle *style,
                      double              width,
                      double              y)
{
  g_autoptr (KgPlanLayout) layout = NULL;

  g_return_val_if_fail (chart->calendar != NULL, -1);
  g_return_val_if_fail (style->text_size > 0, -1);
  g_return_val_if_fail (width > 0, -1);

  layout = layout_all (chart, style, width);
  y *= layout_width (style, width) / width;
  if (chart->n_rows == 0 || y < layout->rows_top || y >= layout->rows_bottom)
    return -1;

  return MIN ((int) ((y - layout->rows_top) / (KG_ROW_HEIGHT * layout->size)), (int) chart->n_rows - 1);
}

/* How many rows a page takes; 0 when all of them fit on one. */
static guint
rows_a_page (const KgPlanChart  *chart,
             const KgChartStyle *style,
             double              width,
             double              height)
{
  g_autoptr (KgPlanLayout) layout = layout_all (chart, style, width);
  double scale = width / layout_width (style, width), row = KG_ROW_HEIGHT * layout->size;
  double room = height / scale - (layout->height - chart->n_rows * row) - PAGE_LINE * layout->size;
  guint most, n_pages;

  if (chart->n_rows == 0 || layout->height * scale <= height * SQUEEZE || room < row)
    return 0;

  most = (guint) (room / row);
  n_pages = (chart->n_rows + most - 1) / most;
  return (chart->n_rows + n_pages - 1) / n_pages;
}

/**
 * kg_plan_chart_n_pages:
 * @width: of a page, without its margins
 * @height: of a page, without its margins
 *
 * Returns: how many pages the chart takes, at least 1
 */
guint
kg_plan_chart_n_pages (const KgPlanChart  *chart,
                       const KgChartStyle *style,
                       double              width,
                       double              height)
{
  guint n;

  g_return_val_if_fail (chart->calendar != NULL, 1);
  g_return_val_if_fail (style->text_size > 0, 1);
  g_return_val_if_fail (width > 0 && height > 0, 1);

  n = rows_a_page (chart, style, width, height);
  return n == 0 ? 1 : (chart->n_rows + n - 1) / n;
}

/**
 * kg_plan_chart_draw_page:
 * @page: counted from 0
 *
 * Draws the rows that stand on @page, each page with the same axis, and with
 * its number where there are several.
 */
void
kg_plan_chart_draw_page (const KgPlanChart  *chart,
                         const KgChartStyle *style,
                         cairo_t            *cr,
                         double              width,
                         double              height,
                         guint               page)
{
  guint n_pages = kg_plan_chart_n_pages (chart, style, width, height), n;
  g_autoptr (KgPlanLayout) layout = NULL;
  g_autofree char *number = g_strdup_printf ("%u / %u", page + 1, n_pages);
  double scale, text_width;

  g_return_if_fail (page < n_pages);

  if (n_pages == 1) {
    kg_plan_chart_draw (chart, style, cr, width, height);
    return;
  }

  n = rows_a_page (chart, style, width, height);
  layout = kg_plan_layout_new (chart, style, layout_width (style, width), page * n,
                               MIN (n, chart->n_rows - page * n));
  text_width = kg_chart_text_width (layout->text, number, layout->size, FALSE);
  kg_plan_layout_add_label (layout, number, layout->width - text_width,
                            layout->height + PAGE_LINE / 2 * layout->size, text_width)->ink = KG_INK_DIM;

  scale = width / layout_width (style, width);
  cairo_save (cr);
  draw_ground (style, cr, width, height);
  cairo_scale (cr, scale, scale);
  kg_plan_layout_draw (layout, cr);
  cairo_restore (cr);
}
