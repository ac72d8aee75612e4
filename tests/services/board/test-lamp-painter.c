// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-lamp-painter.h"

#include <math.h>

/* A square picture with a light on a plain ground. */
typedef struct {
  cairo_surface_t *surface;
  int size;
} Picture;

static const guint grounds[] = { 0xffffff, 0x1e1e1e };
static const KgLampFlags ground_flags[] = { KG_LAMP_PLAIN, KG_LAMP_ON_DARK };

static Picture
paint (KgLight     light,
       int         size,
       guint       ground,
       KgLampFlags flags)
{
  Picture picture = { cairo_image_surface_create (CAIRO_FORMAT_RGB24, size, size), size };
  cairo_t *cr = cairo_create (picture.surface);

  cairo_set_source_rgb (cr, (ground >> 16) / 255.0, (ground >> 8 & 0xff) / 255.0, (ground & 0xff) / 255.0);
  cairo_paint (cr);
  kg_lamp_paint (cr, light, 0, 0, size, flags);
  cairo_destroy (cr);
  cairo_surface_flush (picture.surface);

  return picture;
}

static guint
pixel (const Picture *picture,
       int            x,
       int            y)
{
  const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (picture->surface) +
                                          y * cairo_image_surface_get_stride (picture->surface));

  return row[x] & 0xffffff;
}

static void
drop (Picture *picture)
{
  cairo_surface_destroy (picture->surface);
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (guint rgb)
{
  return 0.2126 * linear ((rgb >> 16) / 255.0) +
         0.7152 * linear ((rgb >> 8 & 0xff) / 255.0) +
         0.0722 * linear ((rgb & 0xff) / 255.0);
}

/* Contrast by WCAG 2.1, from 1 to 21. */
static double
contrast (guint a,
          guint b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* Whether the pixel is told from the ground without its colour. */
static gboolean
is_ink (const Picture *picture,
        int            x,
        int            y,
        guint          ground)
{
  return contrast (pixel (picture, x, y), ground) >= 2.0;
}

/* By shape alone: where one of two lights has ink and the other has none, in
 * hundredths of the larger one's ink. */
static int
shape_difference (KgLight     a,
                  KgLight     b,
                  int         size,
                  guint       ground,
                  KgLampFlags flags)
{
  Picture pa = paint (a, size, ground, flags), pb = paint (b, size, ground, flags);
  int ink_a = 0, ink_b = 0, differ = 0;

  for (int y = 0; y < size; y++) {
    for (int x = 0; x < size; x++) {
      gboolean in_a = is_ink (&pa, x, y, ground), in_b = is_ink (&pb, x, y, ground);

      ink_a += in_a;
      ink_b += in_b;
      differ += in_a != in_b;
    }
  }
  drop (&pa);
  drop (&pb);
  g_assert_cmpint (MIN (ink_a, ink_b), >, size * size / 10);

  return differ * 100 / MAX (ink_a, ink_b);
}

static void
test_shapes_differ (void)
{
  static const int sizes[] = { 16, 24, 160 };

  for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (int a = 0; a < KG_N_LIGHTS; a++)
        for (int b = 0; b < a; b++) {
          int difference = shape_difference (a, b, sizes[s], grounds[g], ground_flags[g]);

          g_test_message ("%s and %s at %d px: %d %%", kg_light_to_code (a),
                          kg_light_to_code (b), sizes[s], difference);
          g_assert_cmpint (difference, >=, 15);
        }
}

static void
test_colours_of_the_table (void)
{
  static const struct { KgLight light; int x, y; guint rgb; } cases[] = {
    { KG_LIGHT_RED, 80, 80, 0xd42e1a },
    { KG_LIGHT_YELLOW, 80, 110, 0xf0c21a },
    { KG_LIGHT_GREEN, 80, 80, 0x009e73 },
    { KG_LIGHT_STARTED, 80, 50, 0x0072b2 },
  };

  for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
      Picture picture = paint (cases[i].light, 160, grounds[g], ground_flags[g]);

      g_assert_cmphex (pixel (&picture, cases[i].x, cases[i].y), ==, cases[i].rgb);
      drop (&picture);
    }
}

static void
test_rings_are_hollow (void)
{
  for (guint g = 0; g < G_N_ELEMENTS (grounds); g++) {
    Picture ring = paint (KG_LIGHT_NONE, 160, grounds[g], ground_flags[g]);
    Picture barred = paint (KG_LIGHT_ON_HOLD, 160, grounds[g], ground_flags[g]);

    g_assert_cmphex (pixel (&ring, 80, 80), ==, grounds[g]);
    g_assert_true (is_ink (&barred, 80, 80, grounds[g]));
    g_assert_cmphex (pixel (&barred, 80, 60), ==, grounds[g]);
    drop (&ring);
    drop (&barred);
  }
}

/* The best contrast of any pixel: of the fill or of its outline. */
static void
test_contrast (void)
{
  for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
    for (int light = 0; light < KG_N_LIGHTS; light++)
      for (int high = 0; high < 2; high++) {
        KgLampFlags flags = ground_flags[g] | (high ? KG_LAMP_HIGH_CONTRAST : 0);
        Picture picture = paint (light, 16, grounds[g], flags);
        double best = 0;

        for (int y = 0; y < 16; y++)
          for (int x = 0; x < 16; x++)
            best = MAX (best, contrast (pixel (&picture, x, y), grounds[g]));
        drop (&picture);
        g_test_message ("%s on %06x: %.1f:1", kg_light_to_code (light), grounds[g], best);
        g_assert_cmpfloat (best, >=, high ? 7.0 : 3.0);
      }
}

/* On white the triangle is closed in by a line that is dark enough. */
static void
test_yellow_has_an_outline (void)
{
  static const int sizes[] = { 16, 160 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++) {
    int size = sizes[s];
    Picture picture = paint (KG_LIGHT_YELLOW, size, 0xffffff, KG_LAMP_PLAIN);

    for (int y = size / 4; y < size * 7 / 8; y++) {
      double first = 1;

      for (int x = 0; x < size / 2 && pixel (&picture, x, y) != 0xf0c21a; x++)
        first = MAX (first, contrast (pixel (&picture, x, y), 0xffffff));
      g_assert_cmpfloat (first, >=, 4.5);
    }
    drop (&picture);
  }
}

static void
test_proposal_stays_in_its_box (void)
{
  for (int light = 0; light < KG_N_LIGHTS; light++) {
    int size = 16, width = (int) kg_lamp_proposal_width (size);
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width + 20, size + 20);
    const guchar *data;
    int stride, inside = 0;
    cairo_t *cr = cairo_create (surface);

    kg_lamp_paint_proposal (cr, light, 10, 10, size, KG_LAMP_PLAIN);
    cairo_destroy (cr);
    cairo_surface_flush (surface);
    data = cairo_image_surface_get_data (surface);
    stride = cairo_image_surface_get_stride (surface);
    for (int y = 0; y < size + 20; y++)
      for (int x = 0; x < width + 20; x++) {
        gboolean in_box = x >= 10 && x < 10 + width && y >= 10 && y < 10 + size;

        if (in_box)
          inside += data[y * stride + x] > 0;
        else
          g_assert_cmpint (data[y * stride + x], ==, 0);
      }
    g_assert_cmpint (inside, >, size * width / 5);
    cairo_surface_destroy (surface);
  }
}

/* Every light and proposal at three sizes on four grounds, to look at. */
static void
write_sheet (const char *path)
{
  static const double sizes[] = { 16, 32, 96 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1700, 4 * 170);
  cairo_t *cr = cairo_create (surface);

  for (int g = 0; g < 4; g++) {
    KgLampFlags flags = ground_flags[g & 1] | (g & 2 ? KG_LAMP_HIGH_CONTRAST : 0);
    double x = 20;

    cairo_set_source_rgb (cr, g & 1 ? 0.118 : 1, g & 1 ? 0.118 : 1, g & 1 ? 0.118 : 1);
    cairo_rectangle (cr, 0, g * 170, 1700, 170);
    cairo_fill (cr);
    for (int light = 0; light < KG_N_LIGHTS; light++)
      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++) {
        kg_lamp_paint (cr, light, x, g * 170 + 10, sizes[s], flags);
        kg_lamp_paint_proposal (cr, light, x, g * 170 + 20 + sizes[s], sizes[s] / 2 + 8, flags);
        x += MAX (sizes[s], 40) + 20;
      }
  }
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  if (argc == 3 && g_str_equal (argv[1], "--sheet")) {
    write_sheet (argv[2]);
    return 0;
  }

  g_test_add_func ("/lamp-painter/shapes-differ", test_shapes_differ);
  g_test_add_func ("/lamp-painter/colours-of-the-table", test_colours_of_the_table);
  g_test_add_func ("/lamp-painter/rings-are-hollow", test_rings_are_hollow);
  g_test_add_func ("/lamp-painter/contrast", test_contrast);
  g_test_add_func ("/lamp-painter/yellow-has-an-outline", test_yellow_has_an_outline);
  g_test_add_func ("/lamp-painter/proposal-stays-in-its-box", test_proposal_stays_in_its_box);

  return g_test_run ();
}
