// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-plan-chart.h"

#include "services/board/kg-plan-layout.h"

#include <math.h>
#include <string.h>

static const KgChartStyle styles[] = {
  { 28, KG_CHART_DARK, TRUE },
  { 13, KG_CHART_LIGHT, TRUE },
  { 13, KG_CHART_DARK, TRUE },
  { 9.5, KG_CHART_LIGHT, TRUE },
  { 16, KG_CHART_CONTRAST, TRUE },
};

static const double widths[] = { 1920, 900, 560, 1400, 1100 };

/* A chart that was drawn, and where its things lie. */
typedef struct {
  KgChartFixture *fixture;
  KgChartStyle style;
  double width;
  KgPlanLayout *layout;
  cairo_surface_t *picture;
} Drawn;

static Drawn
draw (KgTestChart   which,
      double        text_size,
      KgChartGround ground,
      double        width)
{
  Drawn drawn = { kg_chart_fixture_new (which), { text_size, ground, TRUE }, width };
  const KgPlanChart *chart = &drawn.fixture->chart;

  drawn.layout = kg_plan_layout_new (chart, &drawn.style, width, 0, chart->n_rows);
  drawn.picture = kg_chart_picture (chart, &drawn.style, width, kg_plan_chart_height (chart, &drawn.style, width));
  return drawn;
}

static void
drop (Drawn *drawn)
{
  kg_plan_layout_free (drawn->layout);
  cairo_surface_destroy (drawn->picture);
  kg_chart_fixture_free (drawn->fixture);
}

static guint
pixel (const Drawn *drawn,
       double       x,
       double       y)
{
  return kg_picture_pixel (drawn->picture, x, y);
}

static guint
ink (const Drawn *drawn,
     KgChartInk   which)
{
  return kg_color_rgb (drawn->style.ground, which);
}

/* The middle of the bar of what happened, and of the planned one. */
static double
bar_y (const Drawn *drawn,
       guint        row)
{
  return kg_plan_layout_row_top (drawn->layout, row) + (KG_BAR_TOP + KG_BAR_HEIGHT / 2) * drawn->style.text_size;
}

static double
planned_y (const Drawn *drawn,
           guint        row)
{
  return kg_plan_layout_row_top (drawn->layout, row) +
         (KG_PLANNED_TOP + KG_PLANNED_HEIGHT / 2) * drawn->style.text_size;
}

static double
x_of (const Drawn *drawn,
      const char  *text)
{
  return kg_plan_axis_begin (&drawn->layout->axis, kg_date_parse_iso (text));
}

static gboolean
is_label_at (const Drawn *drawn,
             double       x,
             double       y)
{
  for (guint i = 0; i < drawn->layout->labels->len; i++) {
    const KgChartLabel *label = &g_array_index (drawn->layout->labels, KgChartLabel, i);

    if (x >= label->x - 5 && x <= label->x + label->width + 5 && y >= label->y && y <= label->y + label->height)
      return TRUE;
  }

  return FALSE;
}

/* Whatever it is given it draws within its bounds, and the same each time. */
static void
test_every_chart (void)
{
  for (int which = 0; which < KG_N_TEST_CHARTS; which++)
    for (guint s = 0; s < G_N_ELEMENTS (styles); s++) {
      g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (which);
      double height = kg_plan_chart_height (&fixture->chart, &styles[s], widths[s]);
      cairo_surface_t *one = kg_chart_picture (&fixture->chart, &styles[s], widths[s], height);
      cairo_surface_t *two = kg_chart_picture (&fixture->chart, &styles[s], widths[s], height);
      gsize size = (gsize) cairo_image_surface_get_stride (one) * cairo_image_surface_get_height (one);

      g_assert_cmpfloat (height, >, 2 * styles[s].text_size);
      g_assert_cmpmem (cairo_image_surface_get_data (one), size, cairo_image_surface_get_data (two), size);
      if (g_getenv ("KG_CHART_PICTURES") != NULL) {
        g_autofree char *path = g_strdup_printf ("%s/chart-%d-%u.png", g_getenv ("KG_CHART_PICTURES"), which, s);

        cairo_surface_write_to_png (one, path);
      }
      cairo_surface_destroy (one);
      cairo_surface_destroy (two);
    }
}

static void
test_ink_stays_inside (void)
{
  for (int which = 0; which < KG_N_TEST_CHARTS; which++) {
    g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (which);
    KgChartStyle style = { 13, KG_CHART_LIGHT, FALSE };
    double x, y, width, height, asked = kg_plan_chart_height (&fixture->chart, &style, 800);
    cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cr = cairo_create (surface);

    kg_plan_chart_draw (&fixture->chart, &style, cr, 800, asked);
    cairo_destroy (cr);
    cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
    cairo_surface_destroy (surface);
    g_assert_cmpfloat (x, >=, -1);
    g_assert_cmpfloat (y, >=, -1);
    g_assert_cmpfloat (x + width, <=, 801);
    g_assert_cmpfloat (y + height, <=, asked + 1);
  }
}

static void
test_today (void)
{
  Drawn drawn = draw (KG_TEST_SERIAL, 13, KG_CHART_LIGHT, 900);
  double x = x_of (&drawn, "2026-07-31"), y = kg_plan_layout_row_top (drawn.layout, 1) + 0.9 * 13;

  g_assert_cmphex (pixel (&drawn, x, y), ==, ink (&drawn, KG_INK_TEXT));
  g_assert_cmphex (pixel (&drawn, x - 4, y), ==, ink (&drawn, KG_INK_GROUND));
  g_assert_cmphex (pixel (&drawn, x + 8, y), ==, ink (&drawn, KG_INK_GROUND));
  drop (&drawn);
}

/* A line stops where a word stands. */
static void
test_lines_leave_words_alone (void)
{
  Drawn drawn = draw (KG_TEST_SERIAL, 28, KG_CHART_LIGHT, 1920);
  double x = x_of (&drawn, "2026-07-31");

  g_assert_true (is_label_at (&drawn, x, bar_y (&drawn, 3)));
  g_assert_false (is_label_at (&drawn, x, bar_y (&drawn, 0)));
  g_assert_cmphex (pixel (&drawn, x, bar_y (&drawn, 0)), ==, ink (&drawn, KG_INK_TEXT));
  /* The words are in trouble's colour, the line is not. */
  for (double y = bar_y (&drawn, 3) - 16; y < bar_y (&drawn, 3) + 16; y++)
    g_assert_cmphex (pixel (&drawn, x, y), !=, ink (&drawn, KG_INK_TEXT));
  drop (&drawn);
}

static void
test_bars (void)
{
  Drawn drawn = draw (KG_TEST_SERIAL, 28, KG_CHART_LIGHT, 1920);
  guint planned = ink (&drawn, KG_INK_PLANNED), work = ink (&drawn, KG_INK_WORK);
  guint ground = ink (&drawn, KG_INK_GROUND), seen;

  /* The first step, as planned: from its first to its last day. */
  g_assert_cmphex (pixel (&drawn, x_of (&drawn, "2026-06-01") + 2, planned_y (&drawn, 0)), ==, planned);
  g_assert_cmphex (pixel (&drawn, x_of (&drawn, "2026-06-08") - 2, planned_y (&drawn, 0)), ==, planned);
  g_assert_cmphex (pixel (&drawn, x_of (&drawn, "2026-06-08") + 2, planned_y (&drawn, 0)), ==, ground);
  g_assert_cmphex (pixel (&drawn, x_of (&drawn, "2026-06-01") + 2, bar_y (&drawn, 0)), ==, work);
  g_assert_cmphex (pixel (&drawn, x_of (&drawn, "2026-06-08") - 2, bar_y (&drawn, 0)), ==, work);
  g_assert_cmphex (pixel (&drawn, x_of (&drawn, "2026-06-08") + 2, bar_y (&drawn, 0)), ==, ground);

  /* What runs: solid up to yesterday, hollow from today on. */
  g_assert_cmphex (pixel (&drawn, x_of (&drawn, "2026-07-31") - 4, bar_y (&drawn, 4)), ==, work);
  seen = pixel (&drawn, x_of (&drawn, "2026-08-11"), bar_y (&drawn, 4));
  g_assert_cmphex (seen, !=, work);
  g_assert_cmpfloat (kg_rgb_contrast (seen, ground), <, 1.5);
  /* Closed in by its frame. */
  g_assert_cmphex (pixel (&drawn, x_of (&drawn, "2026-08-17") - 1, bar_y (&drawn, 4)), ==, work);

  /* What is to come is hollow throughout. */
  seen = pixel (&drawn, x_of (&drawn, "2026-09-15"), bar_y (&drawn, 9));
  g_assert_cmpfloat (kg_rgb_contrast (seen, ground), <, 1.5);
  drop (&drawn);
}

/* The week of holidays is not there: what ends before it touches what begins
 * after it. */
static void
test_holidays_are_cut_out (void)
{
  Drawn drawn = draw (KG_TEST_SERIAL, 28, KG_CHART_LIGHT, 1920);
  const KgPlanBar *before = &g_array_index (drawn.layout->bars, KgPlanBar, 9);
  const KgPlanBar *after = &g_array_index (drawn.layout->bars, KgPlanBar, 11);

  g_assert_cmpfloat_with_epsilon (before->to, after->from, 1e-6);
  g_assert_cmpfloat_with_epsilon (after->to - after->from, 6 * drawn.layout->axis.unit, 1e-6);
  drop (&drawn);
}

/* How much dark there is across the upper edge of a bar. */
static double
edge_ink (const Drawn *drawn,
          guint        row,
          double       x)
{
  double top = kg_plan_layout_row_top (drawn->layout, row) + KG_BAR_TOP * drawn->style.text_size, sum = 0;

  for (double y = top - 2; y < top + 0.3 * drawn->style.text_size; y++)
    sum += kg_rgb_contrast (pixel (drawn, x, y), ink (drawn, KG_INK_GROUND)) - 1;
  return sum;
}

/* Critical is told in grey: by a frame that is heavier, hollow or solid. */
static void
test_critical_in_grey (void)
{
  static const KgChartGround grounds[] = { KG_CHART_LIGHT, KG_CHART_DARK, KG_CHART_CONTRAST };

  for (guint g = 0; g < G_N_ELEMENTS (grounds); g++) {
    Drawn plain, marked;
    double x, hollow_plain, hollow_marked;

    plain = draw (KG_TEST_SERIAL, 28, grounds[g], 1920);
    x = x_of (&plain, "2026-09-15") + 2;
    hollow_marked = edge_ink (&plain, 9, x);
    plain.fixture->rows[9].critical = FALSE;
    plain.fixture->rows[5].critical = FALSE;
    cairo_surface_destroy (plain.picture);
    plain.picture = kg_chart_picture (&plain.fixture->chart, &plain.style, 1920, plain.layout->height);
    hollow_plain = edge_ink (&plain, 9, x);
    g_assert_cmpfloat (hollow_marked, >, hollow_plain * 1.5);

    /* Within a solid bar the frame stands off. */
    marked = draw (KG_TEST_SERIAL, 28, grounds[g], 1920);
    x = x_of (&marked, "2026-07-27") + 2;
    {
      double top = kg_plan_layout_row_top (marked.layout, 5) + KG_BAR_TOP * 28;
      double least = 21, frame = 0, least_plain = 21;

      for (double y = top + 1; y < top + KG_BAR_HEIGHT / 2 * 28; y++) {
        least = MIN (least, kg_rgb_contrast (pixel (&marked, x, y), ink (&marked, KG_INK_TINT)));
        least_plain = MIN (least_plain, kg_rgb_contrast (pixel (&plain, x, y), ink (&marked, KG_INK_TINT)));
        frame = MAX (frame, kg_rgb_contrast (pixel (&marked, x, y), ink (&marked, KG_INK_TINT)));
      }
      g_assert_cmpfloat (least, <, 2.5);
      g_assert_cmpfloat (least_plain, >=, 3);
      g_assert_cmpfloat (frame, >=, 4.5);
    }
    drop (&plain);
    drop (&marked);
  }
}

/* Late is told in grey: by its hatch. */
static void
test_late_in_grey (void)
{
  Drawn drawn = draw (KG_TEST_SERIAL, 28, KG_CHART_CONTRAST, 1920);
  double y = bar_y (&drawn, 2), from = x_of (&drawn, "2026-07-08"), to = x_of (&drawn, "2026-07-14");
  int changes = 0;

  for (double x = from + 4; x < to - 4; x++)
    changes += (kg_rgb_contrast (pixel (&drawn, x, y), 0xffffff) > 4) !=
               (kg_rgb_contrast (pixel (&drawn, x + 1, y), 0xffffff) > 4);
  g_assert_cmpint (changes, >=, 4);

  for (double x = x_of (&drawn, "2026-06-15"); x < from - 4; x++)
    g_assert_cmphex (pixel (&drawn, x, y), ==, 0x000000);
  drop (&drawn);
}

/* A stuck row is pointed at, and its word is in a filled frame. */
static void
test_stuck (void)
{
  Drawn drawn = draw (KG_TEST_SERIAL, 28, KG_CHART_CONTRAST, 1920);
  int filled = 0;

  g_assert_cmphex (pixel (&drawn, 8, kg_plan_layout_row_top (drawn.layout, 5) + 0.9 * 28), ==, 0x000000);
  g_assert_cmphex (pixel (&drawn, 8, kg_plan_layout_row_top (drawn.layout, 6) + 0.9 * 28), ==, 0xffffff);
  for (guint i = 0; i < drawn.layout->labels->len; i++) {
    const KgChartLabel *label = &g_array_index (drawn.layout->labels, KgChartLabel, i);

    filled += label->frame == KG_FRAME_FILLED && label->y > drawn.layout->rows_top;
  }
  g_assert_cmpint (filled, ==, 1);
  drop (&drawn);
}

static void
test_groups (void)
{
  static const guint serial[12] = { 0 }, parallel[] = { 0, 1, 1, 1, 1 };
  Drawn drawn = draw (KG_TEST_SERIAL, 13, KG_CHART_LIGHT, 900);

  /* The incomplete one overlaps with nothing above it, the parallel one neither. */
  g_assert_cmpmem (drawn.layout->group->data, sizeof serial, serial, sizeof serial);
  drop (&drawn);

  drawn = draw (KG_TEST_PARALLEL, 13, KG_CHART_LIGHT, 900);
  g_assert_cmpmem (drawn.layout->group->data, sizeof parallel, parallel, sizeof parallel);
  /* The bracket goes along the rows. */
  g_assert_cmpfloat (kg_rgb_contrast (pixel (&drawn, 13, kg_plan_layout_row_top (drawn.layout, 2)), 0xffffff), >, 4.5);
  g_assert_cmpfloat (kg_rgb_contrast (pixel (&drawn, 13, kg_plan_layout_row_top (drawn.layout, 4) + 6), 0xffffff), >, 4.5);
  g_assert_cmphex (pixel (&drawn, 13, kg_plan_layout_row_top (drawn.layout, 0) + 6), ==, 0xffffff);
  drop (&drawn);
}

static void
test_contrast (void)
{
  static const KgChartInk text[] = { KG_INK_TEXT, KG_INK_DIM, KG_INK_TROUBLE };
  static const KgChartInk bars[] = { KG_INK_PLANNED, KG_INK_WORK, KG_INK_TROUBLE, KG_INK_TEXT };
  static const KgChartInk grounds[] = { KG_INK_GROUND, KG_INK_TINT };

  for (int ground = KG_CHART_LIGHT; ground <= KG_CHART_CONTRAST; ground++)
    for (guint g = 0; g < G_N_ELEMENTS (grounds); g++) {
      guint behind = kg_color_rgb (ground, grounds[g]);

      for (guint i = 0; i < G_N_ELEMENTS (text); i++)
        g_assert_cmpfloat (kg_rgb_contrast (kg_color_rgb (ground, text[i]), behind), >=,
                           ground == KG_CHART_CONTRAST ? 7 : 4.5);
      for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
        g_assert_cmpfloat (kg_rgb_contrast (kg_color_rgb (ground, bars[i]), behind), >=, 3);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-chart/every-chart", test_every_chart);
  g_test_add_func ("/plan-chart/ink-stays-inside", test_ink_stays_inside);
  g_test_add_func ("/plan-chart/today", test_today);
  g_test_add_func ("/plan-chart/lines-leave-words-alone", test_lines_leave_words_alone);
  g_test_add_func ("/plan-chart/bars", test_bars);
  g_test_add_func ("/plan-chart/holidays-are-cut-out", test_holidays_are_cut_out);
  g_test_add_func ("/plan-chart/critical-in-grey", test_critical_in_grey);
  g_test_add_func ("/plan-chart/late-in-grey", test_late_in_grey);
  g_test_add_func ("/plan-chart/stuck", test_stuck);
  g_test_add_func ("/plan-chart/groups", test_groups);
  g_test_add_func ("/plan-chart/contrast", test_contrast);

  return g_test_run ();
}
