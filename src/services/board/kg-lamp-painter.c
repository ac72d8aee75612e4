// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-lamp-painter.h"

/* The one drawing of a light, by colour and by shape, for screen, wall,
 * picture and print. The colours keep every pair apart for dichromats (ΔE of
 * 30 and more); the shape says the same to those who see no colour at all.
 * Lengths are in units of the box, whose side is 1, so that a light looks
 * alike at 16 px and at 160 px. */

#define RGB(hex) { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

static const KgLampColor colors[KG_N_LIGHTS] = {
  [KG_LIGHT_NONE] = RGB (0x77767b),
  [KG_LIGHT_GREEN] = RGB (0x009e73),
  [KG_LIGHT_YELLOW] = RGB (0xf0c21a),
  [KG_LIGHT_RED] = RGB (0xd42e1a),
  [KG_LIGHT_ON_HOLD] = RGB (0x77767b),
  [KG_LIGHT_STARTED] = RGB (0x0072b2),
};

static const KgLampColor grey_on_dark = RGB (0xb0afac);
static const KgLampColor ink_on_light = RGB (0x241f31);
static const KgLampColor ink_on_dark = RGB (0xf6f5f4);

/* The least stroke, in pixels or points, that still reads as a line. */
#define LEAST_OUTLINE 1.5

static const KgLampColor *
ink (KgLampFlags flags)
{
  return flags & KG_LAMP_ON_DARK ? &ink_on_dark : &ink_on_light;
}

static void
set_color (cairo_t           *cr,
           const KgLampColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

/* Adds the filled outline of a shape; rings are strokes and come apart. */
static void
add_shape (cairo_t *cr,
           KgLight  light,
           double   inset)
{
  switch (light) {
  case KG_LIGHT_RED:
    cairo_rectangle (cr, 0.0625 + inset, 0.0625 + inset, 0.875 - 2 * inset, 0.875 - 2 * inset);
    break;

  case KG_LIGHT_YELLOW:
    /* An inset moves the apex by more than the base: the apex is sharper. */
    cairo_move_to (cr, 0.5, 0.0625 + inset * 2.2);
    cairo_line_to (cr, 0.9825 - inset * 1.65, 0.9375 - inset);
    cairo_line_to (cr, 0.0175 + inset * 1.65, 0.9375 - inset);
    cairo_close_path (cr);
    break;

  case KG_LIGHT_GREEN:
    cairo_new_sub_path (cr);
    cairo_arc (cr, 0.5, 0.5, 0.41 - inset, 0, 2 * G_PI);
    cairo_close_path (cr);
    break;

  case KG_LIGHT_STARTED:
    /* Within an outline the pole is too thin for a colour: only the cloth. */
    if (inset == 0)
      cairo_rectangle (cr, 0.125, 0.0625, 0.14, 0.875);
    cairo_move_to (cr, 0.265, 0.0625 + inset);
    cairo_line_to (cr, 0.9375 - inset * 1.6, 0.0625 + inset);
    cairo_line_to (cr, 0.75 - inset * 1.2, 0.3125);
    cairo_line_to (cr, 0.9375 - inset * 1.6, 0.5625 - inset);
    cairo_line_to (cr, 0.265, 0.5625 - inset);
    cairo_close_path (cr);
    break;

  case KG_LIGHT_NONE:
  case KG_LIGHT_ON_HOLD:
  default:
    break;
  }
}

static void
paint_ring (cairo_t *cr,
            gboolean barred)
{
  cairo_set_line_width (cr, 0.125);
  cairo_arc (cr, 0.5, 0.5, 0.375, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (barred) {
    cairo_rectangle (cr, 0.25, 0.40625, 0.5, 0.1875);
    cairo_fill (cr);
  }
}

/* Draws @light into the unit square; @outline is a width in that unit. */
static void
paint_unit (cairo_t     *cr,
            KgLight      light,
            double       outline,
            KgLampFlags  flags)
{
  KgLampColor color = kg_lamp_color (light, flags);
  /* Yellow is bright enough without an edge. */
  gboolean edged = (flags & KG_LAMP_EDGED) != 0 && (flags & KG_LAMP_HIGH_CONTRAST) == 0 && light != KG_LIGHT_YELLOW;
  gboolean outlined = edged || (flags & KG_LAMP_HIGH_CONTRAST) != 0 ||
                      (light == KG_LIGHT_YELLOW && (flags & KG_LAMP_ON_DARK) == 0);

  cairo_new_path (cr);
  if (light == KG_LIGHT_NONE || light == KG_LIGHT_ON_HOLD) {
    set_color (cr, &color);
    paint_ring (cr, light == KG_LIGHT_ON_HOLD);
    return;
  }

  /* The outline is the whole shape in ink under a smaller one in colour. */
  if (outlined) {
    set_color (cr, edged && flags & KG_LAMP_ON_DARK ? &grey_on_dark : ink (flags));
    add_shape (cr, light, 0);
    cairo_fill (cr);
  }
  set_color (cr, &color);
  add_shape (cr, light, outlined ? outline : 0);
  cairo_fill (cr);
}

static void
paint_box (cairo_t     *cr,
           KgLight      light,
           double       x,
           double       y,
           double       size,
           KgLampFlags  flags)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size, size);
  paint_unit (cr, light, MAX (LEAST_OUTLINE / size, 0.07), flags);
  cairo_restore (cr);
}

/**
 * kg_lamp_color:
 *
 * Returns: the colour of @light on the ground that @flags name, at least 3:1
 *   against it by itself or, yellow on light grounds, by its outline
 */
KgLampColor
kg_lamp_color (KgLight     light,
               KgLampFlags flags)
{
  gboolean grey = light == KG_LIGHT_NONE || light == KG_LIGHT_ON_HOLD;

  g_return_val_if_fail ((guint) light < KG_N_LIGHTS, colors[KG_LIGHT_NONE]);

  if (grey && (flags & KG_LAMP_HIGH_CONTRAST))
    return *ink (flags);
  if (grey && (flags & KG_LAMP_ON_DARK))
    return grey_on_dark;

  return colors[light];
}

/**
 * kg_lamp_proposal_width:
 *
 * Returns: how wide the arrow of kg_lamp_paint_proposal() is at @size
 */
double
kg_lamp_proposal_width (double size)
{
  return size * 1.5;
}

/**
 * kg_lamp_paint:
 * @x: left edge of the box
 * @y: upper edge of the box
 * @size: side of the box, in the units of @cr; crispest at multiples of 16
 *
 * Draws @light with its colour and its shape: red a filled square, yellow a
 * filled triangle, green a filled disc, not assessed a ring, on hold a ring
 * with a bar, started a flag.
 */
void
kg_lamp_paint (cairo_t     *cr,
               KgLight      light,
               double       x,
               double       y,
               double       size,
               KgLampFlags  flags)
{
  g_return_if_fail ((guint) light < KG_N_LIGHTS);
  g_return_if_fail (size > 0);

  paint_box (cr, light, x, y, size, flags);
}

/**
 * kg_lamp_paint_proposal:
 * @size: height of the arrow; kg_lamp_proposal_width() is its width
 *
 * Draws what the rules propose: an arrow with the proposed shape inside.
 */
void
kg_lamp_paint_proposal (cairo_t     *cr,
                        KgLight      proposed,
                        double       x,
                        double       y,
                        double       size,
                        KgLampFlags  flags)
{
  double line = MAX (1.0, size / 16);
  double left = x + line / 2;
  double right = x + kg_lamp_proposal_width (size) - line;
  double top = y + line / 2;
  double bottom = y + size - line / 2;
  double neck = right - size * 0.42;
  double inner = size * 0.66;

  g_return_if_fail ((guint) proposed < KG_N_LIGHTS);
  g_return_if_fail (size > 0);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, left, top);
  cairo_line_to (cr, neck, top);
  cairo_line_to (cr, right, (top + bottom) / 2);
  cairo_line_to (cr, neck, bottom);
  cairo_line_to (cr, left, bottom);
  cairo_close_path (cr);
  cairo_set_line_width (cr, line);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  set_color (cr, ink (flags));
  cairo_stroke (cr);
  cairo_restore (cr);

  paint_box (cr, proposed, x + size * 0.22, y + (size - inner) / 2, inner, flags);
}
