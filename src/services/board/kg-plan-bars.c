// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-plan-layout.h"

#include <glib/gi18n-lib.h>

/* Where the bars of a row lie, and the words beside them. */

#define LEAST_BAR 0.25
#define LABEL_GAP 0.35
#define LEAST_OF_AXIS 0.6 /* what words may take from the axis has an end */

static gboolean
bar_from (const KgPlanLayout *self,
          KgDate              from,
          KgDate              to,
          double             *x0,
          double             *x1)
{
  if (from == KG_DATE_NONE)
    from = to;
  if (to == KG_DATE_NONE)
    to = from;
  if (from == KG_DATE_NONE || self->axis.last == self->axis.first)
    return FALSE;

  *x0 = kg_plan_axis_begin (&self->axis, MIN (from, to));
  *x1 = MAX (kg_plan_axis_end (&self->axis, MAX (from, to)), *x0 + LEAST_BAR * self->size);
  return TRUE;
}

static void
place_done (const KgPlanLayout *self,
            const KgChartRow   *row,
            KgPlanBar          *bar)
{
  if (bar_from (self, row->actual_start, row->actual_end, &bar->from, &bar->to))
    bar->solid_to = bar->to;
}

/* What goes on is solid up to yesterday; the rest is to be expected. */
static void
place_open (const KgPlanLayout *self,
            const KgChartRow   *row,
            KgPlanBar          *bar)
{
  KgDate from = row->actual_start != KG_DATE_NONE ? row->actual_start : row->expected_start;
  KgDate to = row->expected_end != KG_DATE_NONE ? row->expected_end : row->actual_end;

  if (!bar_from (self, from, to, &bar->from, &bar->to))
    return;

  bar->solid_to = bar->from;
  if (row->actual_start != KG_DATE_NONE && self->chart->today != KG_DATE_NONE)
    bar->solid_to = CLAMP (kg_plan_axis_begin (&self->axis, self->chart->today), bar->from, bar->to);
  if (row->slack > 0) {
    double end = (bar->to - self->axis.left) / self->axis.unit + self->axis.first;

    bar->slack_to = kg_plan_axis_place (&self->axis, end + row->slack);
  }
}

/* Half of a permit's diamond, that stands over the end of its bar. */
static double
overhang (const KgPlanLayout *self,
          const KgChartRow   *row)
{
  return row->permit ? KG_BAR_HEIGHT * 0.6 * self->size : 0;
}

static char *
late_words (const KgChartRow *row)
{
  return g_strdup_printf (ngettext ("%d working day overdue", "%d working days overdue", row->late), row->late);
}

/**
 * kg_plan_layout_room_for_words:
 * @room: how wide the axis may be
 *
 * Returns: how wide it is to be, so that words to the right of a bar have
 *   room there
 */
double
kg_plan_layout_room_for_words (KgPlanLayout *self,
                               double        room)
{
  double least = room * LEAST_OF_AXIS, width = room;

  for (guint i = 0; i < self->chart->n_rows; i++) {
    const KgChartRow *row = &self->chart->rows[i];
    KgDate end = row->done ? row->actual_end : row->expected_end;
    double taken, part, asked;
    g_autofree char *words = NULL;

    if (row->late <= 0 || end == KG_DATE_NONE)
      continue;
    words = late_words (row);
    taken = kg_chart_text_width (self->text, words, self->size, TRUE) + overhang (self, row) +
            (LABEL_GAP + LEAST_BAR) * self->size;
    part = (kg_plan_axis_end (&self->axis, end) - self->axis.left) / room;
    asked = (room - taken) / MAX (part, 0.01);
    if (asked >= least)
      width = MIN (width, asked);
  }

  return width;
}

/* Beside the bar, where there is room: to the right, or else to the left. */
static void
place_words (KgPlanLayout     *self,
             const KgChartRow *row,
             const KgPlanBar  *bar,
             double            top)
{
  g_autofree char *words = late_words (row);
  double width = kg_chart_text_width (self->text, words, self->size, TRUE);
  double gap = LABEL_GAP * self->size;
  double right = MAX (bar->to + overhang (self, row), bar->slack_to) + gap;
  double left = bar->from - gap - width;
  double middle = top + (KG_BAR_TOP + KG_BAR_HEIGHT / 2) * self->size;
  KgChartLabel *label;

  /* A bar as wide as the axis carries its words on its back. */
  if (right + width <= self->width)
    label = kg_plan_layout_add_label (self, words, right, middle, width);
  else if (left >= self->axis.left)
    label = kg_plan_layout_add_label (self, words, left, middle, width);
  else {
    width = MIN (width, self->width - self->axis.left - gap - 2 * KG_FRAME_PADDING * self->size);
    label = kg_plan_layout_add_label (self, words, self->axis.left + gap, middle,
                                      width + 2 * KG_FRAME_PADDING * self->size);
    label->frame = KG_FRAME_FILLED;
    label->ellipsize = PANGO_ELLIPSIZE_END;
  }
  label->ink = KG_INK_TROUBLE;
  label->bold = TRUE;
}

void
kg_plan_layout_place_bars (KgPlanLayout *self)
{
  for (guint i = self->first; i < self->first + self->n_rows; i++) {
    const KgChartRow *row = &self->chart->rows[i];
    double top = kg_plan_layout_row_top (self, i);
    KgPlanBar bar = { -1, -1, -1, -1, -1, -1, -1 };

    bar_from (self, row->planned_start, row->planned_end, &bar.planned_from, &bar.planned_to);
    if (row->done)
      place_done (self, row, &bar);
    else
      place_open (self, row, &bar);
    bar.late_from = bar.to;
    if (row->late > 0 && bar.to >= 0 && row->planned_end != KG_DATE_NONE)
      bar.late_from = CLAMP (kg_plan_axis_end (&self->axis, row->planned_end), bar.from, bar.to);
    g_array_append_val (self->bars, bar);

    if (row->late > 0 && bar.to >= 0)
      place_words (self, row, &bar, top);
    else if (bar.to < 0 && bar.planned_to < 0) {
      const char *words = C_("plan chart", "no dates");
      double width = kg_chart_text_width (self->text, words, self->size, FALSE);

      kg_plan_layout_add_label (self, words, self->axis.left + LABEL_GAP * self->size,
                                top + KG_ROW_HEIGHT / 2 * self->size, width)->ink = KG_INK_DIM;
    }
  }
}
