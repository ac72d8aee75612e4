// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-lamp-painter.h"
#include "services/board/kg-wall-mark.h"

#include <math.h>

/* Lamps and marks as they are seen by those who see colours otherwise, and by
 * those who see none: every two of them are different pictures. */

/* What no colour-blind person may miss: this much of the box differs by this
 * much in one channel. The bar of a lamp on hold is the least there is. */
#define LEAST_DIFFERENCE 40
#define LEAST_SHARE 0.05

typedef struct {
  const char *name;
  double matrix[3][3]; /* on linear light */
} Vision;

/* Machado, Oliveira and Fernandes 2009, severity 1; grey is luminance. */
static const Vision visions[] = {
  { "as it is", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
  { "protanopia", { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
                    { -0.003882, -0.048116, 1.051998 } } },
  { "deuteranopia", { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
                      { -0.011820, 0.042940, 0.968881 } } },
  { "grey", { { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 } } },
};

static double
to_linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
from_linear (double c)
{
  c = CLAMP (c, 0, 1);
  return c <= 0.0031308 ? c * 12.92 : 1.055 * pow (c, 1 / 2.4) - 0.055;
}

static guint32
seen (guint32       rgb,
      const Vision *vision)
{
  double linear[3];
  guint32 result = 0;

  for (guint i = 0; i < 3; i++)
    linear[i] = to_linear ((rgb >> (16 - 8 * i) & 255) / 255.0);
  for (guint i = 0; i < 3; i++) {
    const double *m = vision->matrix[i];

    result = result << 8 | (guint32) lround (255 * from_linear (m[0] * linear[0] + m[1] * linear[1] + m[2] * linear[2]));
  }

  return result;
}

static guint32
pixel (cairo_surface_t *surface,
       int              x,
       int              y)
{
  const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[x] & 0xffffff;
}

/* Which share of the box is different for whoever sees like that. */
static double
difference (cairo_surface_t *a,
            cairo_surface_t *b,
            const Vision    *vision)
{
  int size = cairo_image_surface_get_width (a);
  guint n = 0;

  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++) {
      guint32 pa = seen (pixel (a, x, y), vision), pb = seen (pixel (b, x, y), vision);
      int most = 0;

      for (guint shift = 0; shift < 24; shift += 8)
        most = MAX (most, ABS ((int) (pa >> shift & 255) - (int) (pb >> shift & 255)));
      n += most >= LEAST_DIFFERENCE;
    }

  return (double) n / size / size;
}

typedef struct {
  const char *name;
  double ground;
  KgLampFlags flags;
} Ground;

static const Ground grounds[] = {
  { "light", 1, KG_LAMP_PLAIN },
  { "dark", 0x1e / 255.0, KG_LAMP_ON_DARK },
  { "high contrast", 1, KG_LAMP_HIGH_CONTRAST },
};

static cairo_surface_t *
paint (const Ground *ground,
       gboolean      mark,
       guint         which,
       int           size)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size, size);
  cairo_t *cr = cairo_create (surface);
  KgLampColor behind = { ground->ground, ground->ground, ground->ground };
  KgLampColor ink = ground->ground > 0.5 ? (KgLampColor) { 0.1, 0.1, 0.1 } : (KgLampColor) { 0.96, 0.96, 0.96 };

  cairo_set_source_rgb (cr, behind.red, behind.green, behind.blue);
  cairo_paint (cr);
  if (mark)
    kg_wall_mark_paint (cr, which, ink, behind, 0, 0, size);
  else
    kg_lamp_paint (cr, which, 0, 0, size, ground->flags);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static void
compare_all (gboolean mark,
             guint    n,
             int      size)
{
  for (guint g = 0; g < G_N_ELEMENTS (grounds); g++) {
    cairo_surface_t *pictures[MAX (KG_N_LIGHTS, (int) KG_WALL_N_MARKS)];

    for (guint i = 0; i < n; i++)
      pictures[i] = paint (&grounds[g], mark, i, size);
    for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < i; j++) {
          double share = difference (pictures[i], pictures[j], &visions[v]);

          if (share < LEAST_SHARE)
            g_error ("%s %u and %u are alike at %d px on %s for %s: %.1f %%", mark ? "marks" : "lamps", j, i, size,
                     grounds[g].name, visions[v].name, share * 100);
        }
    for (guint i = 0; i < n; i++)
      cairo_surface_destroy (pictures[i]);
  }
}

static void
test_lamps (void)
{
  compare_all (FALSE, KG_N_LIGHTS, 16);
  compare_all (FALSE, KG_N_LIGHTS, 160);
}

/* A mark is never smaller than a fact. */
static void
test_marks (void)
{
  compare_all (TRUE, KG_WALL_N_MARKS, 32);
  compare_all (TRUE, KG_WALL_N_MARKS, 160);
}

/* The matrices do what they are known for: red and green come together, and
 * what has no colour stays as it is. */
static void
test_visions (void)
{
  for (guint v = 0; v < G_N_ELEMENTS (visions); v++) {
    g_assert_cmphex (seen (0xffffff, &visions[v]), ==, 0xffffff);
    g_assert_cmphex (seen (0x000000, &visions[v]), ==, 0x000000);
  }
  for (guint v = 1; v < 3; v++) {
    guint32 red = seen (0xb06000, &visions[v]), green = seen (0x6c8000, &visions[v]);

    g_assert_cmpint (ABS ((int) (red >> 16) - (int) (green >> 16)), <, 0xb0 - 0x6c);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lamp-vision/visions", test_visions);
  g_test_add_func ("/lamp-vision/lamps", test_lamps);
  g_test_add_func ("/lamp-vision/marks", test_marks);

  return g_test_run ();
}
