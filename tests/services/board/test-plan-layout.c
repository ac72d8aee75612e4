// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-plan-chart.h"

#include "services/board/kg-plan-layout.h"

#include <math.h>

/* Where things are put; what they look like is asked in test-plan-chart.c. */

static const KgChartStyle styles[] = {
  { 28, KG_CHART_DARK, TRUE },
  { 13, KG_CHART_LIGHT, TRUE },
  { 13, KG_CHART_DARK, TRUE },
  { 9.5, KG_CHART_LIGHT, TRUE },
  { 16, KG_CHART_CONTRAST, TRUE },
};

static const double widths[] = { 1920, 900, 560, 1400, 1100 };

/* Every label stays in the picture, is as large as was asked, and lies on no
 * other one. */
static void
check_labels (const KgPlanLayout *layout,
              double              width,
              const char         *what)
{
  for (guint i = 0; i < layout->labels->len; i++) {
    const KgChartLabel *a = &g_array_index (layout->labels, KgChartLabel, i);

    if (a->x < -0.01 || a->x + a->width > width + 0.01 || a->y < 0 || a->y + a->height > layout->height ||
        a->width <= 0)
      g_error ("%s: “%s” does not stay in the picture: %.1f + %.1f of %.1f", what, a->text, a->x, a->width, width);
    g_assert_cmpfloat (a->size, >=, layout->size);

    for (guint k = 0; k < i; k++) {
      const KgChartLabel *b = &g_array_index (layout->labels, KgChartLabel, k);

      if (a->x < b->x + b->width - 0.01 && b->x < a->x + a->width - 0.01 &&
          a->y < b->y + b->height - 0.01 && b->y < a->y + a->height - 0.01)
        g_error ("%s: “%s” and “%s” overlap", what, a->text, b->text);
    }
  }
}

static void
test_labels (void)
{
  for (int which = 0; which < KG_N_TEST_CHARTS; which++)
    for (guint s = 0; s < G_N_ELEMENTS (styles); s++) {
      g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (which);

      for (double width = 34 * styles[s].text_size; width < 120 * styles[s].text_size; width *= 1.13) {
        g_autofree char *what = g_strdup_printf ("chart %d, %.0f wide, text %.1f", which, width, styles[s].text_size);
        g_autoptr (KgPlanLayout) layout = kg_plan_layout_new (&fixture->chart, &styles[s], width, 0,
                                                              fixture->chart.n_rows);

        check_labels (layout, width, what);
      }
    }
}

static gboolean
is_tag (const KgPlanLayout *layout,
        const KgChartLabel *label)
{
  double left = layout->column_x[KG_CHART_TAGS];

  return label->x > left - 0.01 && label->x < left + layout->column_width[KG_CHART_TAGS] &&
         label->y >= layout->rows_top && label->y < kg_plan_layout_row_top (layout, layout->n_rows);
}

/* However narrow it is, what is special about a step is a word and no piece of
 * one. */
static void
test_tags_are_whole (void)
{
  static const KgChartStyle style = { 13, KG_CHART_LIGHT, TRUE };
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);

  for (double width = 40 * style.text_size; width < 120 * style.text_size; width *= 1.07) {
    g_autoptr (KgPlanLayout) layout = kg_plan_layout_new (&fixture->chart, &style, width, 0, fixture->chart.n_rows);
    guint n = 0;

    for (guint i = 0; i < layout->labels->len; i++) {
      const KgChartLabel *label = &g_array_index (layout->labels, KgChartLabel, i);

      if (!is_tag (layout, label))
        continue;
      n += fabs (label->x - layout->column_x[KG_CHART_TAGS]) < 0.01;
      if (label->ellipsize != PANGO_ELLIPSIZE_NONE)
        g_error ("%.0f wide: “%s” is cut", width, label->text);
    }
    /* All of the rows that have any. */
    g_assert_cmpuint (n, ==, 9);
  }
}

/* Today wanders past the target, through the whole axis, and off its ends. */
static void
test_marks_never_meet (void)
{
  static const KgChartStyle style = { 13, KG_CHART_LIGHT, TRUE };
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
  KgDate from = kg_date_new (2026, 5, 20), to = kg_date_new (2026, 12, 1);

  for (KgDate d = from; d <= to; d += 3) {
    g_autoptr (KgPlanLayout) layout = NULL;

    fixture->chart.today = d;
    layout = kg_plan_layout_new (&fixture->chart, &style, 600, 0, fixture->chart.n_rows);
    check_labels (layout, 600, "today on its way");
  }
}

static const char *
row_tags (const KgPlanLayout *layout,
          guint               row,
          GString            *text)
{
  g_string_truncate (text, 0);
  for (guint i = 0; i < layout->labels->len; i++) {
    const KgChartLabel *label = &g_array_index (layout->labels, KgChartLabel, i);
    double top = kg_plan_layout_row_top (layout, row);

    if (label->y >= top && label->y < top + KG_ROW_HEIGHT * layout->size &&
        label->x >= layout->column_x[KG_CHART_TAGS] - 0.01)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label->text);
  }

  return text->str;
}

static void
test_words (void)
{
  static const struct { guint row; const char *words; } cases[] = {
    { 0, "" },
    { 2, "4 working days overdue" },
    { 3, "permit, 6 working days overdue" },
    { 4, "early" },
    { 5, "stuck, critical, 5 working days overdue" },
    { 7, "waiting, critical" },
    { 8, "waiting, incomplete" },
    { 10, "parallel" },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
  KgChartStyle style = { 13, KG_CHART_LIGHT, TRUE };
  g_autoptr (KgPlanLayout) layout = kg_plan_layout_new (&fixture->chart, &style, 1600, 0, fixture->chart.n_rows);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (row_tags (layout, cases[i].row, text), ==, cases[i].words);
}

static void
test_row_at (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++) {
    g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
    const KgPlanChart *chart = &fixture->chart;
    g_autoptr (KgPlanLayout) layout = kg_plan_layout_new (chart, &styles[s], widths[s], 0, chart->n_rows);

    for (guint i = 0; i < chart->n_rows; i++) {
      double top = kg_plan_layout_row_top (layout, i), height = KG_ROW_HEIGHT * styles[s].text_size;

      g_assert_cmpint (kg_plan_chart_row_at (chart, &styles[s], widths[s], top + 0.1), ==, i);
      g_assert_cmpint (kg_plan_chart_row_at (chart, &styles[s], widths[s], top + height - 0.1), ==, i);
    }
    g_assert_cmpint (kg_plan_chart_row_at (chart, &styles[s], widths[s], layout->rows_top - 0.1), ==, -1);
    g_assert_cmpint (kg_plan_chart_row_at (chart, &styles[s], widths[s], layout->rows_bottom + 0.1), ==, -1);
    g_assert_cmpint (kg_plan_chart_row_at (chart, &styles[s], widths[s], -5), ==, -1);
    g_assert_cmpint (kg_plan_chart_row_at (chart, &styles[s], widths[s], 1e7), ==, -1);
  }

  {
    g_autoptr (KgChartFixture) empty = kg_chart_fixture_new (KG_TEST_EMPTY);

    for (double y = 0; y < 200; y += 10)
      g_assert_cmpint (kg_plan_chart_row_at (&empty->chart, &styles[1], 900, y), ==, -1);
  }
}

/* Twice the letters on twice the width is twice the chart. */
static void
test_scales (void)
{
  for (int which = 0; which < KG_N_TEST_CHARTS; which++) {
    g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (which);
    KgChartStyle small = { 12, KG_CHART_LIGHT, TRUE }, large = { 36, KG_CHART_LIGHT, TRUE };

    g_assert_cmpfloat_with_epsilon (kg_plan_chart_height (&fixture->chart, &large, 2400),
                                    3 * kg_plan_chart_height (&fixture->chart, &small, 800), 0.5);
  }
}

/* In too little room it is smaller, not cut. */
static void
test_shrinks (void)
{
  static const struct { double width, part; } cases[] = { { 900, 0.5 }, { 900, 0.1 }, { 200, 1 }, { 60, 0.5 }, { 3, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
    KgChartStyle style = { 13, KG_CHART_LIGHT, FALSE };
    double given = kg_plan_chart_height (&fixture->chart, &style, cases[i].width) * cases[i].part;
    double x, y, width, height;
    cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cr = cairo_create (surface);

    kg_plan_chart_draw (&fixture->chart, &style, cr, cases[i].width, given);
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cr);
    cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
    cairo_surface_destroy (surface);
    g_assert_cmpfloat (y + height, <=, given + 1);
    g_assert_cmpfloat (y + height, >, given * 0.6 - 1);
    g_assert_cmpfloat (x + width, <=, cases[i].width + 1);
  }
}

/* Every row is on one page, each page has the axis, and no page is left over. */
static void
test_pages (void)
{
  KgChartStyle style = { 10, KG_CHART_LIGHT, FALSE };

  for (int which = 0; which < KG_N_TEST_CHARTS; which++) {
    g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (which);
    guint n = kg_plan_chart_n_pages (&fixture->chart, &style, 760, 500);

    g_assert_cmpint (n, ==, which == KG_TEST_LONG ? 3 : 1);
    for (guint page = 0; page < n; page++) {
      double x, y, width, height;
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);

      kg_plan_chart_draw_page (&fixture->chart, &style, cr, 760, 500, page);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      cairo_surface_destroy (surface);
      g_assert_cmpfloat (y + height, <=, 501);
      if (n > 1)
        g_assert_cmpfloat (y + height, >, 350);
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-layout/labels", test_labels);
  g_test_add_func ("/plan-layout/tags-are-whole", test_tags_are_whole);
  g_test_add_func ("/plan-layout/marks-never-meet", test_marks_never_meet);
  g_test_add_func ("/plan-layout/words", test_words);
  g_test_add_func ("/plan-layout/row-at", test_row_at);
  g_test_add_func ("/plan-layout/scales", test_scales);
  g_test_add_func ("/plan-layout/shrinks", test_shrinks);
  g_test_add_func ("/plan-layout/pages", test_pages);

  return g_test_run ();
}
