// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-bar-painter.h"

/* Each thing that a bar tells has a shape of its own, so that it is told in
 * grey, too: solid is done and hollow to come, hatched is late, a heavy frame
 * is critical, a dashed one waits, a diamond is a permit. */

#define THIN 0.08
#define HEAVY 0.15
#define OFF 0.06    /* from a heavy frame to what it frames */
#define HATCH 0.34      /* between two strokes of a hatch */
#define FILL_ALPHA 0.16 /* of what is to come */
#define DIAMOND 0.52    /* half of it */
#define SMALL_DIAMOND 0.36

static double
line_width (double size,
            double width)
{
  return MAX (size * width, 0.75);
}

static void
add_box (cairo_t *cr,
         double   x0,
         double   x1,
         double   y0,
         double   y1,
         double   inset)
{
  inset = MIN (inset, MIN (x1 - x0, y1 - y0) / 2);
  cairo_rectangle (cr, x0 + inset, y0 + inset, x1 - x0 - 2 * inset, y1 - y0 - 2 * inset);
}

static void
hatch (cairo_t *cr,
       double   size,
       double   x0,
       double   x1,
       double   y0,
       double   y1)
{
  double height = y1 - y0;

  cairo_save (cr);
  cairo_rectangle (cr, x0, y0, x1 - x0, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, line_width (size, 0.11));
  for (double x = x0 - height; x < x1; x += HATCH * size) {
    cairo_move_to (cr, x, y1);
    cairo_line_to (cr, x + height, y0);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* What is past its planned end: strokes of the ground on what was done, strokes
 * of its own on what is to come. */
static void
paint_late (cairo_t         *cr,
            KgChartGround    ground,
            double           size,
            const KgPlanBar *bar,
            double           y0,
            double           y1)
{
  double solid = CLAMP (bar->solid_to, bar->late_from, bar->to);

  if (solid > bar->late_from) {
    kg_chart_set_ink (cr, ground, KG_INK_TROUBLE, 1);
    add_box (cr, bar->late_from, solid, y0, y1, 0);
    cairo_fill (cr);
    kg_chart_set_ink (cr, ground, KG_INK_GROUND, 1);
    hatch (cr, size, bar->late_from, solid, y0, y1);
  }
  kg_chart_set_ink (cr, ground, KG_INK_TROUBLE, 1);
  if (solid < bar->to)
    hatch (cr, size, solid, bar->to, y0, y1);
  cairo_set_line_width (cr, line_width (size, THIN));
  add_box (cr, bar->late_from, bar->to, y0, y1, line_width (size, THIN) / 2);
  cairo_stroke (cr);
}

static void
paint_slack (cairo_t         *cr,
             KgChartGround    ground,
             double           size,
             const KgPlanBar *bar,
             double           middle)
{
  double dots[] = { 0, size * 0.3 };

  kg_chart_set_ink (cr, ground, KG_INK_WORK, 1);
  cairo_set_line_width (cr, line_width (size, 0.12));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, 2, 0);
  cairo_move_to (cr, bar->to + size * 0.2, middle);
  cairo_line_to (cr, bar->slack_to, middle);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_move_to (cr, bar->slack_to, middle - size * 0.22);
  cairo_line_to (cr, bar->slack_to, middle + size * 0.22);
  cairo_stroke (cr);
}

/* An hourglass: two triangles, tip to tip, between two strokes. */
static void
paint_hourglass (cairo_t       *cr,
                 KgChartGround  ground,
                 double         size,
                 double         x,
                 double         middle)
{
  double r = size * 0.26, h = size * 0.34;

  kg_chart_set_ink (cr, ground, KG_INK_TEXT, 1);
  cairo_move_to (cr, x - r, middle - h);
  cairo_line_to (cr, x + r, middle - h);
  cairo_line_to (cr, x - r, middle + h);
  cairo_line_to (cr, x + r, middle + h);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_set_line_width (cr, line_width (size, 0.1));
  for (int side = -1; side <= 1; side += 2) {
    cairo_move_to (cr, x - r * 1.2, middle + side * h);
    cairo_rel_line_to (cr, r * 2.4, 0);
  }
  cairo_stroke (cr);
}

void
kg_bar_paint_planned (cairo_t         *cr,
                      KgChartGround    ground,
                      double           size,
                      double           top,
                      const KgPlanBar *bar)
{
  double y = top + KG_PLANNED_TOP * size;

  if (bar->planned_to < 0)
    return;

  kg_chart_set_ink (cr, ground, KG_INK_PLANNED, 1);
  add_box (cr, bar->planned_from, bar->planned_to, y, y + KG_PLANNED_HEIGHT * size, 0);
  cairo_fill (cr);
}

/**
 * kg_bar_paint:
 * @size: the text size
 * @top: where the row begins
 *
 * Draws what became of a step and what is still to be expected.
 */
void
kg_bar_paint (cairo_t          *cr,
              KgChartGround     ground,
              double            size,
              double            top,
              const KgPlanBar  *bar,
              const KgChartRow *row)
{
  double y0 = top + KG_BAR_TOP * size, y1 = y0 + KG_BAR_HEIGHT * size;
  double line = line_width (size, row->critical ? HEAVY : THIN);
  /* A heavy frame stands off from what it frames, or both would be one in grey. */
  double inset = row->critical ? line + line_width (size, OFF) : 0;
  double dashes[] = { size * (row->critical ? 0.55 : 0.35), size * 0.25 };

  if (bar->to < 0)
    return;

  kg_chart_set_ink (cr, ground, KG_INK_WORK, 1);
  cairo_rectangle (cr, bar->from + inset, y0 + inset,
                   MAX (bar->solid_to - bar->from - (bar->solid_to < bar->to ? 1 : 2) * inset, 0),
                   y1 - y0 - 2 * inset);
  cairo_fill (cr);
  if (bar->solid_to < bar->to) {
    if (ground != KG_CHART_CONTRAST) {
      kg_chart_set_ink (cr, ground, KG_INK_WORK, FILL_ALPHA);
      add_box (cr, bar->solid_to, bar->to, y0, y1, 0);
      cairo_fill (cr);
    }
  }
  if (bar->late_from < bar->to)
    paint_late (cr, ground, size, bar, y0 + inset, y1 - inset);
  if (bar->slack_to > bar->to)
    paint_slack (cr, ground, size, bar, (y0 + y1) / 2);

  if (row->critical || bar->solid_to < bar->to) {
    kg_chart_set_ink (cr, ground, row->critical ? KG_INK_TEXT : KG_INK_WORK, 1);
    cairo_set_line_width (cr, line);
    if (row->waiting)
      cairo_set_dash (cr, dashes, 2, 0);
    add_box (cr, bar->from, row->critical ? bar->to : bar->late_from, y0, y1, line / 2);
    cairo_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0);
  }
  if (row->waiting)
    paint_hourglass (cr, ground, size, bar->from - size * 0.55, (y0 + y1) / 2);
}

static void
add_diamond (cairo_t *cr,
             double   x,
             double   y,
             double   r)
{
  cairo_move_to (cr, x, y - r);
  cairo_line_to (cr, x + r, y);
  cairo_line_to (cr, x, y + r);
  cairo_line_to (cr, x - r, y);
  cairo_close_path (cr);
}

/**
 * kg_bar_paint_permits:
 *
 * Draws the diamonds of a permit: where it was to be given, and where it was
 * given (solid) or may be expected (hollow).
 */
void
kg_bar_paint_permits (cairo_t          *cr,
                      KgChartGround     ground,
                      double            size,
                      double            top,
                      const KgPlanBar  *bar,
                      const KgChartRow *row)
{
  double y = top + (KG_BAR_TOP + KG_BAR_HEIGHT / 2) * size;
  KgChartInk ink = bar->late_from < bar->to ? KG_INK_TROUBLE : row->critical ? KG_INK_TEXT : KG_INK_WORK;

  if (!row->permit)
    return;

  if (bar->planned_to >= 0) {
    kg_chart_set_ink (cr, ground, KG_INK_PLANNED, 1);
    add_diamond (cr, bar->planned_to, top + (KG_PLANNED_TOP + KG_PLANNED_HEIGHT / 2) * size, SMALL_DIAMOND * size);
    cairo_fill (cr);
  }
  if (bar->to < 0)
    return;

  add_diamond (cr, bar->to, y, DIAMOND * size);
  kg_chart_set_ink (cr, ground, row->done ? ink : row->stuck ? KG_INK_TINT : KG_INK_GROUND, 1);
  cairo_fill_preserve (cr);
  kg_chart_set_ink (cr, ground, ink, 1);
  cairo_set_line_width (cr, line_width (size, row->critical ? HEAVY : 0.12));
  cairo_stroke (cr);
}

/**
 * kg_bar_paint_bracket:
 * @begins: whether the first of the rows is shown
 * @ends: whether the last of them is
 *
 * Draws the bracket around rows that run together.
 */
void
kg_bar_paint_bracket (cairo_t       *cr,
                      KgChartGround  ground,
                      double         size,
                      double         x,
                      double         top,
                      double         bottom,
                      gboolean       begins,
                      gboolean       ends)
{
  double arm = size * 0.4;

  kg_chart_set_ink (cr, ground, KG_INK_TEXT, 1);
  cairo_set_line_width (cr, line_width (size, 0.12));
  cairo_move_to (cr, begins ? x + arm : x, top);
  cairo_line_to (cr, x, top);
  cairo_line_to (cr, x, bottom);
  cairo_line_to (cr, ends ? x + arm : x, bottom);
  cairo_stroke (cr);
}

/* Where days off were cut out: a notch that hangs from the edge of the rows. */
void
kg_bar_paint_notch (cairo_t       *cr,
                    KgChartGround  ground,
                    double         size,
                    double         x,
                    double         y)
{
  double r = size * 0.24;

  kg_chart_set_ink (cr, ground, KG_INK_DIM, 1);
  cairo_move_to (cr, x - r, y);
  cairo_line_to (cr, x + r, y);
  cairo_line_to (cr, x, y + r * 1.4);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/**
 * kg_bar_paint_sign:
 *
 * Draws a sign as it looks in a row, in a box KG_SIGN_WIDTH or, when it has
 * no length, KG_NARROW_SIGN_WIDTH wide.
 */
void
kg_bar_paint_sign (cairo_t            *cr,
                   KgChartGround       ground,
                   double              size,
                   const KgPlacedSign *placed)
{
  double x = placed->x, y = placed->y, w = KG_SIGN_WIDTH * size;
  double bar_top = y - (KG_BAR_TOP + KG_BAR_HEIGHT / 2) * size;
  double planned_top = y - (KG_PLANNED_TOP + KG_PLANNED_HEIGHT / 2) * size;
  KgChartRow row = { 0 };
  KgPlanBar bar = { -1, -1, x, x + w, x, x + w, -1 };

  switch (placed->sign) {
  case KG_SIGN_PLANNED:
    bar.planned_from = x;
    bar.planned_to = x + w;
    kg_bar_paint_planned (cr, ground, size, planned_top, &bar);
    return;
  case KG_SIGN_DONE:
    bar.solid_to = bar.to;
    break;
  case KG_SIGN_CRITICAL:
    row.critical = TRUE;
    break;
  case KG_SIGN_LATE:
    bar.late_from = bar.from;
    break;
  case KG_SIGN_WAITING:
    row.waiting = TRUE;
    bar.from = bar.solid_to = x + w * 0.5;
    break;
  case KG_SIGN_SLACK:
    bar.to = bar.late_from = x + w * 0.35;
    bar.slack_to = x + w;
    break;
  case KG_SIGN_PERMIT:
    row.permit = row.done = TRUE;
    bar.to = bar.late_from = x + KG_NARROW_SIGN_WIDTH / 2 * size;
    kg_bar_paint_permits (cr, ground, size, bar_top, &bar, &row);
    return;
  case KG_SIGN_TOGETHER:
    kg_bar_paint_bracket (cr, ground, size, x + 0.3 * size, y - 0.5 * size, y + 0.5 * size, TRUE, TRUE);
    return;
  case KG_SIGN_HOLIDAY:
    kg_bar_paint_notch (cr, ground, size, x + KG_NARROW_SIGN_WIDTH / 2 * size, y - 0.16 * size);
    return;
  case KG_SIGN_TO_COME:
  case KG_N_SIGNS:
  default:
    break;
  }
  kg_bar_paint (cr, ground, size, bar_top, &bar, &row);
}
