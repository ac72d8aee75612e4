// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-bar-painter.h"

/* Draws what kg-plan-layout.c has placed: ground, strokes of the axis, bars,
 * connectors, and on top the words. A line stops where a word stands. */

#define BRACKET_X 1.0

static double
snap (cairo_t *cr,
      double   x)
{
  double y = 0;

  /* Lines on whole pixels, wherever the drawing lies. */
  cairo_user_to_device (cr, &x, &y);
  x = (int) x + 0.5;
  cairo_device_to_user (cr, &x, &y);
  return x;
}

/* A line from @y0 down to @y1 that leaves out the labels on its way. */
static void
draw_vertical (const KgPlanLayout *self,
               cairo_t            *cr,
               double              x,
               double              y0,
               double              y1,
               double              width)
{
  double air = 0.12 * self->size, y = y0;

  cairo_set_line_width (cr, width);
  while (y < y1) {
    double stop = y1, next = y1;

    for (guint i = 0; i < self->labels->len; i++) {
      const KgChartLabel *label = &g_array_index (self->labels, KgChartLabel, i);

      if (x < label->x - air - width / 2 || x > label->x + label->width + air + width / 2)
        continue;
      if (label->y + label->height > y && label->y < stop) {
        stop = MAX (label->y, y);
        next = label->y + label->height;
      }
    }
    if (stop > y) {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x, stop);
      cairo_stroke (cr);
    }
    y = next;
  }
}

static void
draw_horizontal (const KgPlanLayout *self,
                 cairo_t            *cr,
                 double              y)
{
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, self->width, y);
  cairo_stroke (cr);
}

static void
draw_grounds (const KgPlanLayout *self,
              cairo_t            *cr)
{
  double hair = MAX (self->size * 0.05, 0.5);

  for (guint i = self->first; i < self->first + self->n_rows; i++) {
    double top = kg_plan_layout_row_top (self, i), height = KG_ROW_HEIGHT * self->size;

    if (self->chart->rows[i].stuck) {
      kg_chart_set_ink (cr, self->ground, KG_INK_TINT, 1);
      cairo_rectangle (cr, 0, top, self->width, height);
      cairo_fill (cr);
    }
    kg_chart_set_ink (cr, self->ground, KG_INK_FAINT, 1);
    cairo_set_line_width (cr, self->ground == KG_CHART_CONTRAST ? hair / 2 : hair);
    draw_horizontal (self, cr, top);
  }
  kg_chart_set_ink (cr, self->ground, KG_INK_DIM, 1);
  cairo_set_line_width (cr, hair);
  draw_horizontal (self, cr, self->rows_top);
  draw_horizontal (self, cr, self->rows_bottom);
}

static void
draw_ticks (const KgPlanLayout *self,
            cairo_t            *cr)
{
  double hair = MAX (self->size * (self->ground == KG_CHART_CONTRAST ? 0.03 : 0.06), 0.5);
  double dots[] = { self->size * 0.1, self->size * 0.3 };

  kg_chart_set_ink (cr, self->ground, KG_INK_FAINT, 1);
  for (guint i = 0; self->days != NULL && i < self->days->len; i++) {
    const KgAxisTick *tick = &g_array_index (self->days, KgAxisTick, i);
    double x = snap (cr, tick->x);

    if (tick->text != NULL)
      draw_vertical (self, cr, x, self->days_top, self->marks_top, hair);
    draw_vertical (self, cr, x, self->rows_top - 0.22 * self->size, self->rows_top, hair);
  }
  for (guint i = 0; self->months != NULL && i < self->months->len; i++) {
    double x = g_array_index (self->months, KgAxisTick, i).x;

    if (x > self->axis.left)
      draw_vertical (self, cr, snap (cr, x), self->months_top, self->rows_bottom, hair);
  }
  for (guint i = 0; self->holidays != NULL && i < self->holidays->len; i++) {
    double x = g_array_index (self->holidays, KgAxisTick, i).x;

    kg_chart_set_ink (cr, self->ground, KG_INK_DIM, 1);
    cairo_set_dash (cr, dots, 2, 0);
    draw_vertical (self, cr, snap (cr, x), self->rows_top, self->rows_bottom, hair);
    cairo_set_dash (cr, NULL, 0, 0);
    kg_bar_paint_notch (cr, self->ground, self->size, x, self->rows_top);
  }
}

/* The line of a day, from its name above the rows down. A name that had to
 * give way is tied to its line. */
static void
draw_mark (const KgPlanLayout *self,
           cairo_t            *cr,
           const KgPlacedMark *mark,
           double              width)
{
  double y = self->rows_top - KG_MARK_GAP / 2 * self->size;

  if (!kg_plan_axis_has (&self->axis, mark->date))
    return;

  draw_vertical (self, cr, mark->x, mark->x < mark->from || mark->x > mark->to ? y : y - KG_MARK_GAP * self->size,
                 self->rows_bottom, width);
  if (mark->x < mark->from || mark->x > mark->to) {
    double end = mark->x < mark->from ? mark->from : mark->to;

    cairo_move_to (cr, mark->x, y);
    cairo_line_to (cr, end + (mark->x < mark->from ? 1 : -1) * self->size, y);
    cairo_stroke (cr);
  }
}

static void
draw_marks (const KgPlanLayout *self,
            cairo_t            *cr)
{
  double dashes[] = { self->size * 0.45, self->size * 0.3 };

  kg_chart_set_ink (cr, self->ground, KG_INK_TEXT, 1);
  for (guint i = 0; i < self->marks->len; i++) {
    const KgPlacedMark *mark = &g_array_index (self->marks, KgPlacedMark, i);
    gboolean is_today = i == 0 && self->chart->today != KG_DATE_NONE;

    if (!is_today)
      cairo_set_dash (cr, dashes, 2, 0);
    draw_mark (self, cr, mark, is_today ? MAX (self->size * 0.13, 1) : MAX (self->size * 0.09, 0.75));
    cairo_set_dash (cr, NULL, 0, 0);
  }
}

static void
draw_pointer (const KgPlanLayout *self,
              cairo_t            *cr,
              double              middle)
{
  double x = 0.12 * self->size, r = 0.34 * self->size;

  kg_chart_set_ink (cr, self->ground, KG_INK_TROUBLE, 1);
  cairo_move_to (cr, x, middle - r);
  cairo_line_to (cr, x + r * 1.5, middle);
  cairo_line_to (cr, x, middle + r);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_brackets (const KgPlanLayout *self,
               cairo_t            *cr)
{
  guint end = self->first + self->n_rows;
  double inset = 0.28 * self->size;

  for (guint i = self->first; i < end; i++) {
    guint group = g_array_index (self->group, guint, i), last = i;
    gboolean begins, ends;

    if (group == 0)
      continue;
    while (last + 1 < end && g_array_index (self->group, guint, last + 1) == group)
      last++;
    begins = i == 0 || g_array_index (self->group, guint, i - 1) != group;
    ends = last + 1 == self->chart->n_rows || g_array_index (self->group, guint, last + 1) != group;
    kg_bar_paint_bracket (cr, self->ground, self->size, BRACKET_X * self->size,
                          kg_plan_layout_row_top (self, i) + (begins ? inset : 0),
                          kg_plan_layout_row_top (self, last + 1) - (ends ? inset : 0), begins, ends);
    i = last;
  }
}

/* Which critical step a critical one waits for: of those that end before it
 * begins, the one that ends last. */
static int
critical_before (const KgPlanLayout *self,
                 guint               index)
{
  const KgPlanBar *bar = &g_array_index (self->bars, KgPlanBar, index);
  double nearest = -1;
  int found = -1;

  for (guint i = 0; i < index; i++) {
    const KgPlanBar *other = &g_array_index (self->bars, KgPlanBar, i);

    if (self->chart->rows[self->first + i].critical && other->to >= 0 &&
        other->to <= bar->from + 0.01 && other->to >= nearest) {
      nearest = other->to;
      found = (int) i;
    }
  }

  return found;
}

static void
draw_connectors (const KgPlanLayout *self,
                 cairo_t            *cr)
{
  double line = MAX (self->size * 0.12, 1);

  for (guint i = 1; i < self->n_rows; i++) {
    const KgPlanBar *bar = &g_array_index (self->bars, KgPlanBar, i);
    double top = kg_plan_layout_row_top (self, self->first + i) + KG_BAR_TOP * self->size;
    const KgPlanBar *other;
    int before;
    double x, y;

    if (!self->chart->rows[self->first + i].critical || bar->to < 0)
      continue;
    before = critical_before (self, i);
    if (before < 0)
      continue;

    other = &g_array_index (self->bars, KgPlanBar, before);
    x = other->to - line / 2;
    y = kg_plan_layout_row_top (self, self->first + before) + (KG_BAR_TOP + KG_BAR_HEIGHT) * self->size;
    kg_chart_set_ink (cr, self->ground, KG_INK_TEXT, 1);
    if (bar->from - x < 0.5 * self->size) {
      draw_vertical (self, cr, x, y, top + self->size * 0.2, line);
      continue;
    }
    draw_vertical (self, cr, x, y, top + KG_BAR_HEIGHT / 2 * self->size + line / 2, line);
    cairo_move_to (cr, x, top + KG_BAR_HEIGHT / 2 * self->size);
    /* An hourglass stands there before the bar. */
    cairo_line_to (cr, bar->from - (self->chart->rows[self->first + i].waiting ? 0.95 * self->size : 0),
                   top + KG_BAR_HEIGHT / 2 * self->size);
    cairo_stroke (cr);
  }
}

static void
draw_bars (const KgPlanLayout *self,
           cairo_t            *cr)
{
  for (guint i = 0; i < self->n_rows; i++) {
    const KgChartRow *row = &self->chart->rows[self->first + i];
    const KgPlanBar *bar = &g_array_index (self->bars, KgPlanBar, i);
    double top = kg_plan_layout_row_top (self, self->first + i);

    kg_bar_paint_planned (cr, self->ground, self->size, top, bar);
    kg_bar_paint (cr, self->ground, self->size, top, bar, row);
    if (row->stuck)
      draw_pointer (self, cr, top + KG_ROW_HEIGHT / 2 * self->size);
  }
  draw_connectors (self, cr);
  for (guint i = 0; i < self->n_rows; i++)
    kg_bar_paint_permits (cr, self->ground, self->size, kg_plan_layout_row_top (self, self->first + i),
                          &g_array_index (self->bars, KgPlanBar, i), &self->chart->rows[self->first + i]);
}

/* The bracket of the interval, and a triangle on the day itself. */
static void
draw_forecast (const KgPlanLayout *self,
               cairo_t            *cr)
{
  const KgPlanChart *chart = self->chart;
  double at = kg_plan_axis_begin (&self->axis, chart->forecast), y = self->forecast_y;
  double arm = 0.4 * self->size, r = 0.5 * self->size;

  kg_chart_set_ink (cr, self->ground, KG_INK_TEXT, 1);
  if (chart->early != KG_DATE_NONE && chart->late != KG_DATE_NONE) {
    double from = self->forecast_from, to = self->forecast_to;

    cairo_set_line_width (cr, MAX (self->size * 0.12, 1));
    cairo_move_to (cr, from, y - arm);
    cairo_line_to (cr, from, y + arm);
    cairo_move_to (cr, from, y);
    cairo_line_to (cr, to, y);
    cairo_move_to (cr, to, y - arm);
    cairo_line_to (cr, to, y + arm);
    cairo_stroke (cr);
  }
  cairo_move_to (cr, at, y - r);
  cairo_line_to (cr, at + r, y + r * 0.8);
  cairo_line_to (cr, at - r, y + r * 0.8);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/**
 * kg_plan_layout_draw:
 *
 * Draws the chart with its upper left corner at the origin of @cr.
 */
void
kg_plan_layout_draw (const KgPlanLayout *self,
                     cairo_t            *cr)
{
  cairo_save (cr);
  cairo_new_path (cr);
  draw_grounds (self, cr);
  draw_ticks (self, cr);
  draw_marks (self, cr);
  draw_bars (self, cr);
  draw_brackets (self, cr);
  if (self->forecast_y > 0)
    draw_forecast (self, cr);
  for (guint i = 0; i < self->signs->len; i++)
    kg_bar_paint_sign (cr, self->ground, self->size, &g_array_index (self->signs, KgPlacedSign, i));

  pango_cairo_update_layout (cr, self->text);
  for (guint i = 0; i < self->labels->len; i++)
    kg_chart_label_draw (&g_array_index (self->labels, KgChartLabel, i), self->text, cr, self->ground);
  cairo_restore (cr);
}
