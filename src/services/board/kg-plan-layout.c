// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-plan-layout.h"

#include <glib/gi18n-lib.h>

/* From top to bottom: title, months, days, names of today and the target, the
 * rows, the strip of the forecast, the legend, the note. Placed once; drawing
 * only walks over what was placed. All lengths are in text sizes. */

#define EDGE 0.25
#define TITLE_SIZE 1.3
#define TITLE_HEIGHT 2.1
#define MARKS_HEIGHT 1.65
#define FORECAST_HEIGHT 1.8
#define LEGEND_GAP 0.35
#define NOTE_GAP 0.3
#define MOST_NOTE_LINES 4

/* Whether two steps have a planned or, without a plan, an expected day in
 * common. What has no days is not denied. */
static gboolean
overlap (const KgChartRow *a,
         const KgChartRow *b)
{
  gboolean planned = a->planned_end != KG_DATE_NONE && b->planned_end != KG_DATE_NONE;
  KgDate from_a = planned ? a->planned_start : a->expected_start, to_a = planned ? a->planned_end : a->expected_end;
  KgDate from_b = planned ? b->planned_start : b->expected_start, to_b = planned ? b->planned_end : b->expected_end;

  return to_a == KG_DATE_NONE || to_b == KG_DATE_NONE || (from_a <= to_b && from_b <= to_a);
}

/* Rows that run together: those that are said to begin with others, one below
 * the other, and the one above them when it runs at the same time. */
static void
find_groups (KgPlanLayout *self)
{
  const KgChartRow *rows = self->chart->rows;
  guint n = self->chart->n_rows, number = 0;

  g_array_set_size (self->group, n);
  for (guint i = 1; i < n; i++) {
    guint *before = &g_array_index (self->group, guint, i - 1);
    gboolean joins = rows[i].mode == KG_STEP_PARALLEL || rows[i].mode == KG_STEP_INCOMPLETE;

    if (!joins || !overlap (&rows[i - 1], &rows[i]))
      continue;
    if (*before == 0)
      *before = ++number;
    g_array_index (self->group, guint, i) = *before;
  }
}

static void
clear_label (KgChartLabel *label)
{
  g_free (label->text);
}

static GArray *
array_new (guint size)
{
  return g_array_new (FALSE, TRUE, size);
}

static void
place_title (KgPlanLayout *self,
             double        top)
{
  double size = TITLE_SIZE * self->size;
  double width = kg_chart_text_width (self->text, self->chart->title, size, TRUE);
  KgChartLabel *label = kg_plan_layout_add_label (self, self->chart->title, 0.3 * self->size,
                                                  top + TITLE_HEIGHT / 2 * self->size,
                                                  MIN (width, self->width - 0.3 * self->size));

  label->y -= (size - self->size) / 2;
  label->height += size - self->size;
  label->size = size;
  label->bold = TRUE;
  label->ellipsize = PANGO_ELLIPSIZE_MIDDLE;
}

static double
place_note (KgPlanLayout *self,
            double        top)
{
  double left = 0.3 * self->size, width = self->width - left;
  int n_lines;
  g_autofree char *text = kg_chart_text_wrap (self->text, self->chart->note, self->size, width,
                                              MOST_NOTE_LINES, &n_lines);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i] != NULL; i++) {
    KgChartLabel *label = kg_plan_layout_add_label (self, lines[i], left,
                                                    top + (i + 0.5) * KG_LINE_HEIGHT * self->size, width);

    label->ellipsize = PANGO_ELLIPSIZE_END;
  }

  return top + g_strv_length (lines) * KG_LINE_HEIGHT * self->size;
}

static void
place_empty (KgPlanLayout *self)
{
  const char *words = C_("plan chart", "This plan has no steps yet");
  double width = kg_chart_text_width (self->text, words, self->size, FALSE);
  double left = 0.3 * self->size;
  KgChartLabel *label = kg_plan_layout_add_label (self, words, MAX ((self->width - width) / 2, left),
                                                  (self->rows_top + self->rows_bottom) / 2,
                                                  MIN (width, self->width - left));

  label->ink = KG_INK_DIM;
  label->ellipsize = PANGO_ELLIPSIZE_END;
}

/**
 * kg_plan_layout_new:
 * @width: how wide the drawing is, in the units of the text size
 * @first: the first row to be shown
 * @n_rows: how many of them
 *
 * Places @n_rows rows of @chart. Columns and axis are those of the whole
 * chart, whatever rows are shown.
 */
KgPlanLayout *
kg_plan_layout_new (const KgPlanChart  *chart,
                    const KgChartStyle *style,
                    double              width,
                    guint               first,
                    guint               n_rows)
{
  KgPlanLayout *self = g_new0 (KgPlanLayout, 1);
  double s = style->text_size, y = EDGE * s, left, names;

  self->chart = chart;
  self->ground = style->ground;
  self->text = kg_chart_text_new ();
  self->size = s;
  self->width = width - EDGE * s;
  self->first = first;
  self->n_rows = n_rows;
  self->bars = array_new (sizeof (KgPlanBar));
  self->group = array_new (sizeof (guint));
  self->signs = array_new (sizeof (KgPlacedSign));
  self->marks = array_new (sizeof (KgPlacedMark));
  self->labels = array_new (sizeof (KgChartLabel));
  g_array_set_clear_func (self->labels, (GDestroyNotify) clear_label);
  find_groups (self);

  left = kg_plan_layout_measure_columns (self);
  kg_plan_axis_init (&self->axis, chart, left, self->width - left);
  if (self->axis.last > self->axis.first)
    kg_plan_axis_init (&self->axis, chart, left, kg_plan_layout_room_for_words (self, self->width - left));
  names = kg_plan_layout_choose_ticks (self);

  if (chart->title != NULL) {
    place_title (self, y);
    y += TITLE_HEIGHT * s;
  }
  self->months_top = y;
  self->days_top = y + (self->months != NULL ? KG_LINE_HEIGHT * s : 0);
  self->marks_top = y + names;
  self->rows_top = self->marks_top + MARKS_HEIGHT * s;
  self->rows_bottom = self->rows_top + MAX (n_rows, 1) * KG_ROW_HEIGHT * s;
  y = self->rows_bottom;

  kg_plan_layout_place_ticks (self);
  kg_plan_layout_place_marks (self);
  kg_plan_layout_place_names (self);
  kg_plan_layout_place_bars (self);
  if (chart->n_rows == 0)
    place_empty (self);
  if (chart->forecast != KG_DATE_NONE) {
    self->forecast_y = y + FORECAST_HEIGHT / 2 * s;
    kg_plan_layout_place_forecast (self);
    y += FORECAST_HEIGHT * s;
  }
  y = kg_plan_layout_place_legend (self, y + LEGEND_GAP * s);
  if (chart->note != NULL)
    y = place_note (self, y + NOTE_GAP * s);
  self->height = y + EDGE * s;

  return self;
}

void
kg_plan_layout_free (KgPlanLayout *self)
{
  g_object_unref (self->text);
  g_array_unref (self->bars);
  g_array_unref (self->group);
  g_array_unref (self->signs);
  g_array_unref (self->marks);
  g_array_unref (self->labels);
  g_clear_pointer (&self->months, g_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->holidays, g_array_unref);
  g_free (self);
}

/**
 * kg_plan_layout_row_top:
 * @row: a row of the chart that is shown
 */
double
kg_plan_layout_row_top (const KgPlanLayout *self,
                        guint               row)
{
  return self->rows_top + (row - self->first) * KG_ROW_HEIGHT * self->size;
}

/**
 * kg_plan_layout_add_label:
 * @middle: where the middle of the line lies
 *
 * Returns: (transfer none): the label, until the next one is added
 */
KgChartLabel *
kg_plan_layout_add_label (KgPlanLayout *self,
                          const char   *text,
                          double        x,
                          double        middle,
                          double        width)
{
  KgChartLabel label = {
    .text = g_strdup (text),
    .x = x,
    .y = middle - KG_LINE_HEIGHT / 2 * self->size,
    .width = width,
    .height = KG_LINE_HEIGHT * self->size,
    .size = self->size,
    .ink = KG_INK_TEXT,
    .ellipsize = PANGO_ELLIPSIZE_NONE,
  };

  g_array_append_val (self->labels, label);
  return &g_array_index (self->labels, KgChartLabel, self->labels->len - 1);
}
