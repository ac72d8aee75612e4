// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-page-overlay.h"

#include <math.h>
#include <pango/pangocairo.h>

/* The measures of a page drawn over it, to see what they mean. Never part of a
 * file. Places in pt, from the left and top edge of the page, whose ground is
 * white in every colour scheme; lines and words in pixels, to be seen however
 * small the page is. */

#define GRID_WIDTH 0.5
#define EDGE_WIDTH 1
#define SPAN_WIDTH 2
#define ARROW 7
#define LABEL_SIZE 13
#define LABEL_GAP 8

typedef struct {
  double left;
  double top;
  double right;
  double bottom;
} Area;

static Area
get_area (const KgPageTemplate *page)
{
  return (Area) {
    kg_mm (page->area_left), kg_mm (page->area_top),
    kg_mm (page->area_left + page->area_width), kg_mm (page->area_top + page->area_height),
  };
}

/* One pixel, in pt. */
static double
get_pixel (cairo_t *cr)
{
  double pixel = 1, none = 0;

  cairo_device_to_user_distance (cr, &pixel, &none);

  return pixel;
}

static void
set_colour (cairo_t *cr,
            double   alpha)
{
  cairo_set_source_rgba (cr, 0.10, 0.37, 0.71, alpha);
}

/**
 * kg_page_overlay_draw_grid:
 *
 * The cells of the text, the type area, and the margins around it.
 */
void
kg_page_overlay_draw_grid (const KgPageTemplate *page,
                           cairo_t              *cr)
{
  Area area = get_area (page);
  double cell = kg_page_template_get_cell (page), pitch = kg_page_template_get_pitch (page);
  double width = kg_mm (page->page_width), height = kg_mm (page->page_height);
  double pixel = get_pixel (cr);
  const double dashes[] = { 4 * pixel, 4 * pixel };

  cairo_save (cr);
  cairo_set_line_width (cr, GRID_WIDTH * pixel);
  set_colour (cr, 0.45);
  for (guint line = 0; line < page->lines_per_page; line++) {
    double top = area.top + line * pitch;

    cairo_rectangle (cr, area.left, top, area.right - area.left, page->body_size);
    for (guint i = 1; i < page->chars_per_line; i++) {
      cairo_move_to (cr, area.left + i * cell, top);
      cairo_rel_line_to (cr, 0, page->body_size);
    }
  }
  cairo_stroke (cr);

  set_colour (cr, 0.9);
  cairo_set_line_width (cr, EDGE_WIDTH * pixel);
  cairo_rectangle (cr, area.left, area.top, area.right - area.left, area.bottom - area.top);
  cairo_stroke (cr);

  set_colour (cr, 0.6);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; i < 2; i++) {
    double x = i == 0 ? area.left : area.right, y = i == 0 ? area.top : area.bottom;

    cairo_move_to (cr, x, 0);
    cairo_line_to (cr, x, area.top);
    cairo_move_to (cr, x, area.bottom);
    cairo_line_to (cr, x, height);
    cairo_move_to (cr, 0, y);
    cairo_line_to (cr, area.left, y);
    cairo_move_to (cr, area.right, y);
    cairo_line_to (cr, width, y);
  }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Where a distance begins and ends, as a line along one edge of the page. */
typedef struct {
  double x1;
  double y1;
  double x2;
  double y2;
} Span;

static gboolean
find_span (const KgPageTemplate *page,
           const KgPageField    *field,
           guint                 nth,
           Span                 *span)
{
  Area area = get_area (page);
  double width = kg_mm (page->page_width), height = kg_mm (page->page_height);
  double cell = kg_page_template_get_cell (page), pitch = kg_page_template_get_pitch (page);
  double middle_x = (area.left + area.right) / 2, middle_y = (area.top + area.bottom) / 2;
  const struct { const char *key; Span span; gboolean first_only; gboolean with_head; } spans[] = {
    { "page_width", { 0, height * 0.97, width, height * 0.97 }, FALSE, FALSE },
    { "page_height", { width * 0.97, 0, width * 0.97, height }, FALSE, FALSE },
    { "area_left", { 0, middle_y, area.left, middle_y }, FALSE, FALSE },
    { "area_top", { middle_x, 0, middle_x, area.top }, FALSE, FALSE },
    { "area_width", { area.left, middle_y, area.right, middle_y }, FALSE, FALSE },
    { "area_height", { middle_x, area.top, middle_x, area.bottom }, FALSE, FALSE },
    { "mark_top", { middle_x, area.top, middle_x, area.top + kg_mm (page->mark_top) }, TRUE, TRUE },
    { "page_number_gap", { area.right - cell, area.bottom, area.right - cell,
                           area.bottom + kg_mm (page->page_number_gap) }, FALSE, FALSE },
    { "indent", { area.left, middle_y, area.left + page->indent * cell, middle_y }, FALSE, FALSE },
    { "chars_per_line", { area.left, middle_y, area.right, middle_y }, FALSE, FALSE },
    { "lines_per_page", { middle_x, area.top, middle_x, area.top + (page->lines_per_page - 1) * pitch +
                          page->body_size }, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (g_str_equal (spans[i].key, field->key)) {
      *span = spans[i].span;
      return (!spans[i].first_only || nth == 0) && (!spans[i].with_head || page->head);
    }

  return FALSE;
}

static void
add_head (cairo_t *cr,
          double   x,
          double   y,
          double   angle)
{
  double length = ARROW * get_pixel (cr);

  for (int side = -1; side <= 1; side += 2) {
    cairo_move_to (cr, x, y);
    cairo_rel_line_to (cr, -length * cos (angle + side * 0.45), -length * sin (angle + side * 0.45));
  }
}

/* The words may be in any script, so they need fonts that stand in. */
static void
draw_label (cairo_t    *cr,
            const Span *span,
            const char *words)
{
  gboolean upright = span->x1 == span->x2;
  double pixel = get_pixel (cr), rim = 3;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans Bold");
  PangoRectangle ink;
  double x, y;

  cairo_save (cr);
  cairo_scale (cr, pixel, pixel);
  layout = pango_cairo_create_layout (cr);
  pango_font_description_set_absolute_size (font, LABEL_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  x = upright ? span->x1 / pixel + LABEL_GAP : (span->x1 + span->x2) / pixel / 2 - ink.width / 2.0;
  y = upright ? (span->y1 + span->y2) / pixel / 2 - ink.height / 2.0 : span->y1 / pixel - LABEL_GAP - ink.height;

  cairo_set_source_rgba (cr, 1, 1, 1, 0.92);
  cairo_rectangle (cr, x - rim, y - rim, ink.width + 2 * rim, ink.height + 2 * rim);
  cairo_fill (cr);
  set_colour (cr, 1);
  cairo_move_to (cr, x - ink.x, y - ink.y);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

/**
 * kg_page_overlay_draw_measure:
 * @nth: the page, from 0
 *
 * The distance that @field gives, with its value; nothing where it is not a
 * distance of its own on this page.
 */
void
kg_page_overlay_draw_measure (const KgPageTemplate *page,
                              const KgPageField    *field,
                              guint                 nth,
                              cairo_t              *cr)
{
  g_autofree char *words = NULL;
  double angle;
  Span span;

  if (!find_span (page, field, nth, &span))
    return;

  words = kg_page_field_to_words (field, kg_page_template_get (page, field));
  angle = atan2 (span.y2 - span.y1, span.x2 - span.x1);
  cairo_save (cr);
  set_colour (cr, 1);
  cairo_set_line_width (cr, SPAN_WIDTH * get_pixel (cr));
  cairo_move_to (cr, span.x1, span.y1);
  cairo_line_to (cr, span.x2, span.y2);
  add_head (cr, span.x1, span.y1, angle + G_PI);
  add_head (cr, span.x2, span.y2, angle);
  cairo_stroke (cr);
  draw_label (cr, &span, words);
  cairo_restore (cr);
}
