// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-picture-private.h"

#include "services/board/kg-lamp-painter.h"

#include <string.h>

/* The strokes and letters of the board's picture. Whatever measures something
 * is the same function that draws it, without anything to draw on. */

#define BOLD_ROOM 0.97 /* lines are broken by letters that are not bold */

double
kg_picture_pen_width (KgPicturePen *pen,
                      const char   *text,
                      double        size,
                      gboolean      bold)
{
  return kg_chart_text_width (pen->layout, text, size, bold);
}

/**
 * kg_picture_pen_text:
 * @top: of the line
 * @width: what is longer is shortened
 *
 * Returns: how wide it is
 */
double
kg_picture_pen_text (KgPicturePen *pen,
                     const char   *text,
                     double        x,
                     double        top,
                     double        width,
                     double        size,
                     KgChartInk    ink,
                     gboolean      bold)
{
  double natural = kg_picture_pen_width (pen, text, size, bold);
  KgChartLabel label = {
    .text = (char *) text, .x = x, .y = top, .width = MIN (width, natural), .height = KG_PICTURE_LINE * size,
    .size = size, .ink = ink, .bold = bold,
    .ellipsize = natural > width ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE,
  };

  if (pen->cr != NULL && *text != '\0')
    kg_chart_label_draw (&label, pen->layout, pen->cr, pen->ground);

  return label.width;
}

/**
 * kg_picture_pen_right:
 *
 * A line that ends at @right.
 *
 * Returns: how wide it is
 */
double
kg_picture_pen_right (KgPicturePen *pen,
                      const char   *text,
                      double        right,
                      double        top,
                      double        size,
                      KgChartInk    ink,
                      gboolean      bold)
{
  double width = kg_picture_pen_width (pen, text, size, bold);

  return kg_picture_pen_text (pen, text, right - width, top, width, size, ink, bold);
}

/**
 * kg_picture_pen_lines:
 *
 * Returns: how tall it is
 */
double
kg_picture_pen_lines (KgPicturePen *pen,
                      const char   *text,
                      double        x,
                      double        top,
                      double        width,
                      double        size,
                      int           max_lines,
                      KgChartInk    ink,
                      gboolean      bold)
{
  g_autofree char *wrapped = NULL;
  g_auto (GStrv) lines = NULL;
  int n_lines;

  if (strchr (text, '\n') == NULL && kg_picture_pen_width (pen, text, size, bold) <= width) {
    kg_picture_pen_text (pen, text, x, top, width, size, ink, bold);
    return KG_PICTURE_LINE * size;
  }

  wrapped = kg_chart_text_wrap (pen->layout, text, size, bold ? width * BOLD_ROOM : width, max_lines, &n_lines);
  lines = g_strsplit (wrapped, "\n", -1);
  for (int i = 0; i < n_lines && lines[i] != NULL; i++)
    kg_picture_pen_text (pen, g_strstrip (lines[i]), x, top + i * KG_PICTURE_LINE * size, width, size, ink, bold);

  return n_lines * KG_PICTURE_LINE * size;
}

void
kg_picture_pen_rule (KgPicturePen *pen,
                     double        x,
                     double        y,
                     double        width)
{
  if (pen->cr == NULL)
    return;

  kg_chart_set_ink (pen->cr, pen->ground, KG_INK_FAINT, 1);
  cairo_rectangle (pen->cr, x, y, width, 1.5);
  cairo_fill (pen->cr);
}

void
kg_picture_pen_lamp (KgPicturePen *pen,
                     KgLight       light,
                     double        x,
                     double        y,
                     double        size)
{
  if (pen->cr != NULL)
    kg_lamp_paint (pen->cr, light, x, y, size, pen->ground == KG_CHART_DARK ? KG_LAMP_ON_DARK : KG_LAMP_PLAIN);
}
