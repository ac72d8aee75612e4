// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-chart-pen.h"

#include <string.h>

/* The colours and the letters of a chart. On every ground text has a contrast
 * of 4.5 and a bar one of 3, also over the tint; TROUBLE and WORK are alike in
 * grey, so whoever uses them says the difference by shape as well. */

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

static const KgLampColor colors[][KG_N_INKS] = {
  [KG_CHART_LIGHT] = {
    [KG_INK_GROUND] = RGB (0xffffff),
    [KG_INK_TEXT] = RGB (0x1e1b24),
    [KG_INK_DIM] = RGB (0x5e5c64),
    [KG_INK_FAINT] = RGB (0xd6d4d8),
    [KG_INK_PLANNED] = RGB (0x807f85),
    [KG_INK_WORK] = RGB (0x1a5fb4),
    [KG_INK_TROUBLE] = RGB (0xc01c28),
    [KG_INK_TINT] = RGB (0xfdecea),
  },
  [KG_CHART_DARK] = {
    [KG_INK_GROUND] = RGB (0x1e1e1e),
    [KG_INK_TEXT] = RGB (0xf6f5f4),
    [KG_INK_DIM] = RGB (0xb8b7b4),
    [KG_INK_FAINT] = RGB (0x444444),
    [KG_INK_PLANNED] = RGB (0x98979b),
    [KG_INK_WORK] = RGB (0x78aeed),
    [KG_INK_TROUBLE] = RGB (0xff7b63),
    [KG_INK_TINT] = RGB (0x3d2321),
  },
  [KG_CHART_CONTRAST] = {
    [KG_INK_GROUND] = RGB (0xffffff),
    [KG_INK_TINT] = RGB (0xffffff),
  },
};

/* Where the middle of a line of Chinese lies over its baseline, in its size. */
#define MIDDLE 0.37
#define ROUNDING 0.02 /* what widths may differ by on different surfaces */

/**
 * kg_chart_color:
 *
 * Returns: the colour of @ink on @ground
 */
KgLampColor
kg_chart_color (KgChartGround ground,
                KgChartInk    ink)
{
  return colors[ground][ink];
}

void
kg_chart_set_ink (cairo_t       *cr,
                  KgChartGround  ground,
                  KgChartInk     ink,
                  double         alpha)
{
  const KgLampColor *c = &colors[ground][ink];

  cairo_set_source_rgba (cr, c->red, c->green, c->blue, alpha);
}

/**
 * kg_chart_text_new:
 *
 * Returns: (transfer full): a layout whose letters are as wide on every
 *   surface and at every scale, so that what was measured is what is drawn
 */
PangoLayout *
kg_chart_text_new (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));

  layout = pango_layout_new (context);
  g_object_unref (context);
  return layout;
}

static void
set_text (PangoLayout *layout,
          const char  *text,
          double       size,
          gboolean     bold)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, "Noto Sans CJK SC,sans-serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, -1);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
}

/**
 * kg_chart_text_width:
 *
 * Returns: how wide @text is on one line
 */
double
kg_chart_text_width (PangoLayout *layout,
                     const char  *text,
                     double       size,
                     gboolean     bold)
{
  int width;

  set_text (layout, text, size, bold);
  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE + ROUNDING * size;
}

/**
 * kg_chart_text_wrap:
 * @max_lines: what does not fit into so many lines stays on the last
 * @n_lines: (out): how many it took
 *
 * Returns: (transfer full): @text with a newline where a line of @width ends
 */
char *
kg_chart_text_wrap (PangoLayout *layout,
                    const char  *text,
                    double       size,
                    double       width,
                    int          max_lines,
                    int         *n_lines)
{
  g_autoptr (GString) wrapped = g_string_new (NULL);

  set_text (layout, text, size, FALSE);
  pango_layout_set_width (layout, (int) (MAX (width, size) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  *n_lines = MIN (pango_layout_get_line_count (layout), max_lines);

  for (int i = 0; i < *n_lines; i++) {
    const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

    if (i > 0)
      g_string_append_c (wrapped, '\n');
    if (i == *n_lines - 1)
      g_string_append (wrapped, text + line->start_index);
    else
      g_string_append_len (wrapped, text + line->start_index, line->length);
  }

  return g_string_free (g_steal_pointer (&wrapped), FALSE);
}

static void
draw_frame (const KgChartLabel *label,
            cairo_t            *cr,
            KgChartGround       ground)
{
  double line = MAX (label->size * 0.06, 0.5), inset = line / 2, r = label->size * 0.18;
  double x0 = label->x + inset, x1 = label->x + label->width - inset;
  double y0 = label->y + inset, y1 = label->y + label->height - inset;
  double dashes[] = { label->size * 0.22, label->size * 0.16 };

  cairo_new_path (cr);
  cairo_arc (cr, x1 - r, y0 + r, r, -G_PI_2, 0);
  cairo_arc (cr, x1 - r, y1 - r, r, 0, G_PI_2);
  cairo_arc (cr, x0 + r, y1 - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x0 + r, y0 + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  kg_chart_set_ink (cr, ground, label->ink, 1);
  if (label->frame == KG_FRAME_FILLED) {
    cairo_fill (cr);
    return;
  }

  if (label->frame == KG_FRAME_DASHED)
    cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/**
 * kg_chart_label_draw:
 *
 * Draws @label in its box, shortened where it is too long for it.
 */
void
kg_chart_label_draw (const KgChartLabel *label,
                     PangoLayout        *layout,
                     cairo_t            *cr,
                     KgChartGround       ground)
{
  double padding = label->frame != KG_FRAME_NONE ? KG_FRAME_PADDING * label->size : 0;

  if (label->frame != KG_FRAME_NONE)
    draw_frame (label, cr, ground);

  set_text (layout, label->text, label->size, label->bold);
  if (label->ellipsize != PANGO_ELLIPSIZE_NONE) {
    pango_layout_set_width (layout, (int) ((label->width - 2 * padding + ROUNDING * label->size) * PANGO_SCALE));
    pango_layout_set_ellipsize (layout, label->ellipsize);
  }
  kg_chart_set_ink (cr, ground, label->frame == KG_FRAME_FILLED ? KG_INK_GROUND : label->ink, 1);
  cairo_move_to (cr, label->x + padding, label->y + label->height / 2 + MIDDLE * label->size);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
}
