// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-mark.h"

/* How far an assignment is, as a shape that is told from the others without a
 * colour, and from a lamp: an empty box, one half full, one with a bar, one
 * with a tick, one with a call, one with a pause. Lengths are in units of the
 * box, whose side is 1. */

#define LINE 0.09
#define EDGE 0.08

static void
add_frame (cairo_t *cr)
{
  cairo_rectangle (cr, EDGE + LINE / 2, EDGE + LINE / 2, 1 - 2 * EDGE - LINE, 1 - 2 * EDGE - LINE);
}

static void
paint_unit (cairo_t           *cr,
            KgWallMark         mark,
            const KgLampColor *ground)
{
  cairo_set_line_width (cr, LINE);
  add_frame (cr);
  if (mark == KG_WALL_MARK_OVERDUE || mark == KG_WALL_MARK_DONE) {
    cairo_stroke_preserve (cr);
    cairo_fill (cr);
    cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  } else {
    cairo_stroke (cr);
  }

  switch (mark) {
  case KG_WALL_MARK_ACTIVE:
    cairo_rectangle (cr, EDGE, 0.5, 1 - 2 * EDGE, 0.5 - EDGE);
    cairo_fill (cr);
    break;

  case KG_WALL_MARK_REPORTED:
    cairo_rectangle (cr, 0.28, 0.42, 0.44, 0.16);
    cairo_fill (cr);
    break;

  case KG_WALL_MARK_DONE:
    cairo_set_line_width (cr, 0.13);
    cairo_move_to (cr, 0.25, 0.51);
    cairo_line_to (cr, 0.43, 0.69);
    cairo_line_to (cr, 0.76, 0.31);
    cairo_stroke (cr);
    break;

  case KG_WALL_MARK_OVERDUE:
    cairo_rectangle (cr, 0.43, 0.22, 0.14, 0.34);
    cairo_rectangle (cr, 0.43, 0.65, 0.14, 0.13);
    cairo_fill (cr);
    break;

  case KG_WALL_MARK_SUSPENDED:
    cairo_rectangle (cr, 0.31, 0.3, 0.13, 0.4);
    cairo_rectangle (cr, 0.56, 0.3, 0.13, 0.4);
    cairo_fill (cr);
    break;

  case KG_WALL_MARK_PENDING:
  case KG_WALL_N_MARKS:
  default:
    break;
  }
}

/**
 * kg_wall_mark_paint:
 * @ink: of the shape
 * @ground: what lies behind it
 * @size: side of the box
 */
void
kg_wall_mark_paint (cairo_t     *cr,
                    KgWallMark   mark,
                    KgLampColor  ink,
                    KgLampColor  ground,
                    double       x,
                    double       y,
                    double       size)
{
  g_return_if_fail (mark < KG_WALL_N_MARKS);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size, size);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_source_rgb (cr, ink.red, ink.green, ink.blue);
  paint_unit (cr, mark, &ground);
  cairo_restore (cr);
}
