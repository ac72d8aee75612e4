// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-quad-outline.h"

#include <math.h>

/* Outlines of any font with quadratic curves.
 *
 * Cubic curves are cut into pieces that each lie within a quarter of a unit of
 * the original. */

#define MAX_ERROR  0.25 /* units */
#define MAX_PIECES 12

typedef struct {
  KgQuadOutline *outline;
  double scale_x, scale_y;
  double shift_x;
  double x, y; /* where the last segment ended, units */
} Pen;

static gint16
round_unit (double value)
{
  return (gint16) CLAMP (lround (value), -16000, 16000);
}

static void
add_point (Pen     *pen,
           double   x,
           double   y,
           gboolean on_curve)
{
  KgQuadPoint point = { round_unit (x), round_unit (y), on_curve };

  g_array_append_val (pen->outline->points, point);
}

/* Ends the contour that was begun, leaving out a last point that repeats the
 * first, and contours that enclose nothing. */
static void
close_contour (Pen *pen)
{
  KgQuadOutline *outline = pen->outline;
  guint start = outline->ends->len > 0 ? g_array_index (outline->ends, guint, outline->ends->len - 1) : 0;
  guint end = outline->points->len;

  if (end - start > 1) {
    const KgQuadPoint *first = &g_array_index (outline->points, KgQuadPoint, start);
    const KgQuadPoint *last = &g_array_index (outline->points, KgQuadPoint, end - 1);

    if (last->on_curve && first->x == last->x && first->y == last->y)
      end--;
  }
  if (end - start < 3)
    end = start;

  g_array_set_size (outline->points, end);
  if (end > start)
    g_array_append_val (outline->ends, end);
}

static void
place (Pen    *pen,
       double *x,
       double *y)
{
  *x = *x * pen->scale_x + pen->shift_x;
  *y *= pen->scale_y;
}

static void
move_to (double   x,
         double   y,
         gpointer user_data)
{
  Pen *pen = user_data;

  close_contour (pen);
  place (pen, &x, &y);
  add_point (pen, x, y, TRUE);
  pen->x = x;
  pen->y = y;
}

static void
line_to (double   x,
         double   y,
         gpointer user_data)
{
  Pen *pen = user_data;

  place (pen, &x, &y);
  add_point (pen, x, y, TRUE);
  pen->x = x;
  pen->y = y;
}

static void
conic_to (double   cx,
          double   cy,
          double   x,
          double   y,
          gpointer user_data)
{
  Pen *pen = user_data;

  place (pen, &cx, &cy);
  place (pen, &x, &y);
  add_point (pen, cx, cy, FALSE);
  add_point (pen, x, y, TRUE);
  pen->x = x;
  pen->y = y;
}

static double
cubic_at (double a,
          double b,
          double c,
          double d,
          double t)
{
  double s = 1 - t;

  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

static double
cubic_slope (double a,
             double b,
             double c,
             double d,
             double t)
{
  double s = 1 - t;

  return 3 * (s * s * (b - a) + 2 * s * t * (c - b) + t * t * (d - c));
}

/* The control point of the quadratic that stands for one piece of a cubic:
 * the mean of what its two tangents ask for. */
static double
piece_control (double from,
               double to,
               double slope_from,
               double slope_to,
               double length)
{
  return (from + to) / 2 + (slope_from - slope_to) * length / 4;
}

static void
cubic_to (double   c1x,
          double   c1y,
          double   c2x,
          double   c2y,
          double   x,
          double   y,
          gpointer user_data)
{
  Pen *pen = user_data;
  const double ax = pen->x, ay = pen->y;
  double error, fx = ax, fy = ay;
  int n;

  place (pen, &c1x, &c1y);
  place (pen, &c2x, &c2y);
  place (pen, &x, &y);

  /* The distance between a cubic and its middle quadratic goes with the third
   * power of the piece's length; √3/36 is its largest value for a whole one. */
  error = hypot (x - 3 * c2x + 3 * c1x - ax, y - 3 * c2y + 3 * c1y - ay) * sqrt (3) / 36;
  n = CLAMP ((int) ceil (cbrt (error / MAX_ERROR)), 1, MAX_PIECES);

  for (int i = 0; i < n; i++) {
    const double t0 = (double) i / n, t1 = (double) (i + 1) / n;
    const double tx = i + 1 < n ? cubic_at (ax, c1x, c2x, x, t1) : x;
    const double ty = i + 1 < n ? cubic_at (ay, c1y, c2y, y, t1) : y;

    add_point (pen,
               piece_control (fx, tx, cubic_slope (ax, c1x, c2x, x, t0), cubic_slope (ax, c1x, c2x, x, t1), t1 - t0),
               piece_control (fy, ty, cubic_slope (ay, c1y, c2y, y, t0), cubic_slope (ay, c1y, c2y, y, t1), t1 - t0),
               FALSE);
    add_point (pen, tx, ty, TRUE);
    fx = tx;
    fy = ty;
  }
  pen->x = x;
  pen->y = y;
}

/**
 * kg_quad_outline_init:
 * @placed: the glyph, with its shift and stretch
 *
 * Fills @self with the outline of a glyph, nothing for one that cannot be read.
 */
void
kg_quad_outline_init (KgQuadOutline       *self,
                      KgFontSet           *fonts,
                      const KgPlacedGlyph *placed,
                      int                  units_per_em)
{
  static const KgOutlineVisitor visitor = { move_to, line_to, conic_to, cubic_to };
  Pen pen = {
    .outline = self,
    .scale_x = placed->stretch * units_per_em / 1000.,
    .scale_y = units_per_em,
    .shift_x = placed->shift * units_per_em / 1000.,
  };

  self->points = g_array_new (FALSE, FALSE, sizeof (KgQuadPoint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  kg_font_set_visit (fonts, placed->face, placed->glyph, &visitor, &pen);
  close_contour (&pen);
}

void
kg_quad_outline_clear (KgQuadOutline *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
}
