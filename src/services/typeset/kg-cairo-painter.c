// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-display-list-private.h"

/* The display list through cairo, for the preview and for pictures.
 *
 * Glyphs are filled as outlines: cairo's own text would round their places to
 * whole pixels and hint them, and the preview would not be the file. */

/* From an outline in em to the page. */
typedef struct {
  cairo_t *cr;
  double x_scale;
  double y_scale;
  double x;
  double y;
  double last_x; /* where the last step ended, on the page */
  double last_y;
} Trace;

static double
get_x (const Trace *trace,
       double       x)
{
  return trace->x + x * trace->x_scale;
}

static double
get_y (const Trace *trace,
       double       y)
{
  return trace->y + y * trace->y_scale;
}

static void
move_to (double   x,
         double   y,
         gpointer user_data)
{
  Trace *trace = user_data;

  trace->last_x = get_x (trace, x);
  trace->last_y = get_y (trace, y);
  cairo_close_path (trace->cr);
  cairo_move_to (trace->cr, trace->last_x, trace->last_y);
}

static void
line_to (double   x,
         double   y,
         gpointer user_data)
{
  Trace *trace = user_data;

  trace->last_x = get_x (trace, x);
  trace->last_y = get_y (trace, y);
  cairo_line_to (trace->cr, trace->last_x, trace->last_y);
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
  Trace *trace = user_data;

  trace->last_x = get_x (trace, x);
  trace->last_y = get_y (trace, y);
  cairo_curve_to (trace->cr, get_x (trace, c1x), get_y (trace, c1y), get_x (trace, c2x), get_y (trace, c2y),
                  trace->last_x, trace->last_y);
}

static void
conic_to (double   cx,
          double   cy,
          double   x,
          double   y,
          gpointer user_data)
{
  Trace *trace = user_data;
  const double px = get_x (trace, cx), py = get_y (trace, cy), fx = trace->last_x, fy = trace->last_y;

  trace->last_x = get_x (trace, x);
  trace->last_y = get_y (trace, y);
  cairo_curve_to (trace->cr, fx + (px - fx) * 2 / 3, fy + (py - fy) * 2 / 3,
                  trace->last_x + (px - trace->last_x) * 2 / 3, trace->last_y + (py - trace->last_y) * 2 / 3,
                  trace->last_x, trace->last_y);
}

static void
set_colour (cairo_t *cr,
            guint32  colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255., (colour >> 8 & 0xff) / 255., (colour & 0xff) / 255.);
}

/* Adds one glyph to the path; its box begins at @x, @y is the baseline. */
static void
trace_glyph (KgFontSet           *fonts,
             cairo_t             *cr,
             const KgPlacedGlyph *placed,
             double               x,
             double               y,
             double               size,
             double               condense)
{
  static const KgOutlineVisitor visitor = { move_to, line_to, conic_to, cubic_to };
  Trace trace = {
    .cr = cr,
    .x_scale = size * condense * placed->stretch / 1000,
    .y_scale = -size,
    .x = x + placed->shift / 1000. * size * condense,
    .y = y,
  };

  kg_font_set_visit (fonts, placed->face, placed->glyph, &visitor, &trace);
  cairo_close_path (cr);
}

/* Below pictures filled, over them as outlines. */
static void
paint_watermark (const KgDisplayList *self,
                 gboolean             outlined,
                 cairo_t             *cr)
{
  const KgWatermark *mark = &self->watermark;

  if (mark->glyphs->len == 0)
    return;

  cairo_save (cr);
  cairo_translate (cr, self->width / 2, self->height / 2);
  cairo_rotate (cr, -mark->angle);
  cairo_new_path (cr);
  for (guint i = 0; i < mark->glyphs->len; i++) {
    const KgRunGlyph *glyph = &g_array_index (mark->glyphs, KgRunGlyph, i);

    trace_glyph (self->fonts, cr, kg_display_list_get_placed (self, glyph), glyph->x, mark->drop, mark->size, 1);
  }
  set_colour (cr, mark->colour);
  if (outlined) {
    cairo_set_line_width (cr, KG_WATERMARK_OUTLINE);
    cairo_stroke (cr);
  } else {
    cairo_fill (cr);
  }
  cairo_restore (cr);
}

static void
paint_image (cairo_t         *cr,
             cairo_surface_t *picture,
             const KgImage   *image)
{
  cairo_save (cr);
  cairo_translate (cr, image->x, image->y);
  cairo_scale (cr, image->width / cairo_image_surface_get_width (picture),
               image->height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD); /* its edge does not fade */
  cairo_rectangle (cr, 0, 0, cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));
  cairo_fill (cr);
  cairo_restore (cr);
}

/**
 * kg_display_list_paint:
 * @page: from 0
 * @cr: a context whose user space is the page in pt, origin at its top left
 *
 * Draws one page, without any paper below it; of its text what is within the
 * clip, at no cost for the rest.
 */
void
kg_display_list_paint (const KgDisplayList *self,
                       guint                page,
                       cairo_t             *cr)
{
  double left, above, right, below;
  const KgPage *content;

  g_return_if_fail (page < self->pages->len);

  cairo_clip_extents (cr, &left, &above, &right, &below);
  content = kg_display_list_get_page (self, page);
  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  paint_watermark (self, FALSE, cr);
  for (guint i = 0; i < content->images->len; i++) {
    const KgImage *image = &g_array_index (content->images, KgImage, i);

    paint_image (cr, g_ptr_array_index (self->pictures, image->picture), image);
  }
  if (content->images->len > 0)
    paint_watermark (self, TRUE, cr);

  for (guint i = 0; i < content->rules->len; i++) {
    const KgRule *rule = &g_array_index (content->rules, KgRule, i);
    double x, y, width, height;

    kg_rule_get_box (rule, &x, &y, &width, &height);
    set_colour (cr, rule->colour);
    cairo_rectangle (cr, x, y, width, height);
    cairo_fill (cr);
  }

  for (guint i = 0; i < content->runs->len; i++) {
    const KgRun *run = &g_array_index (content->runs, KgRun, i);
    double top, bottom;

    kg_run_get_reach (run, &top, &bottom);
    if (bottom < above || top > below)
      continue;

    /* All of a face: their contours run the same way round. */
    set_colour (cr, run->colour);
    cairo_new_path (cr);
    for (guint j = 0; j < run->n_glyphs; j++) {
      const KgRunGlyph *glyph = &g_array_index (self->glyphs, KgRunGlyph, run->first + j);

      trace_glyph (self->fonts, cr, kg_display_list_get_placed (self, glyph), glyph->x, run->y, run->size, run->condense);
    }
    cairo_fill (cr);
  }
  cairo_restore (cr);
}
