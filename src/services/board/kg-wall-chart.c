// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-layout.h"

#include "services/board/kg-plan-layout.h"

#include <glib/gi18n-lib.h>

/* The back-plan on the wall. A plan that is too high for its place shows the
 * steps at hand there, and all of them on parts that follow, which have the
 * whole width. */

#define CAPTION_GAP 14.0 /* from the legend to the caption below it, besides what every page has */
#define SHRINK 1.12 /* a chart that is a little too high is drawn smaller by this at most */

static gboolean
fits (KgWallLayout      *self,
      const KgPlanChart *chart)
{
  return kg_plan_chart_n_pages (chart, &self->chart_style, self->chart_width, self->chart_height) == 1;
}

static guint
first_open (const KgPlanChart *chart)
{
  guint row = 0;

  while (row < chart->n_rows && chart->rows[row].done)
    row++;

  return row;
}

/* As many rows as there is room for, from the first one that is not done; from
 * an earlier one where the plan ends before the room does. */
static void
show_steps_at_hand (KgWallLayout *self)
{
  const KgPlanChart *all = self->page->project->chart;
  double row = KG_ROW_HEIGHT * self->chart_style.text_size;
  double around = kg_plan_chart_height (all, &self->chart_style, self->chart_width) - all->n_rows * row;
  guint n = (guint) CLAMP ((self->chart_height * SHRINK - around) / row, 1, all->n_rows);

  for (; n > 0; n--) {
    guint first = MIN (first_open (all), all->n_rows - n);

    self->chart.rows = all->rows + first;
    self->chart.n_rows = n;
    if (n == 1 || fits (self, &self->chart))
      return;
  }
}

/**
 * kg_wall_layout_add_steps_caption:
 *
 * Which steps of the plan these are, in the line of the foot.
 */
void
kg_wall_layout_add_steps_caption (KgWallLayout *self)
{
  const KgPlanChart *all = self->page->project->chart;
  guint first = (guint) (self->chart.rows - all->rows) + 1;
  guint last = first + self->chart.n_rows - 1;
  g_autofree char *words =
    g_strdup_printf (self->reasons_left ? C_("wall", "Steps %u to %u of %u, all reasons and steps ↓")
                                        : C_("wall", "Steps %u to %u of %u ↓"), first, last, all->n_rows);
  const KgChartLabel *foot = &g_array_index (self->labels, KgChartLabel, 0);
  double top = foot->y, size = foot->size;

  kg_wall_layout_add_text (self, words, self->chart_x, top,
                           kg_wall_layout_text_width (self, words, size, FALSE), size)->ink = KG_INK_DIM;
}

static void
set_place (KgWallLayout *self,
           double        x,
           double        y)
{
  self->chart = *self->page->project->chart;
  self->chart_style.text_size = SHRINK * KG_WALL_LEAST_TEXT;
  self->chart_x = x;
  self->chart_y = y;
  self->chart_width = self->width - KG_WALL_MARGIN - x;
  self->chart_height = self->body_bottom - y;
}

/**
 * kg_wall_layout_place_chart:
 *
 * Gives the chart what is left of the page at the right of @x and below @y.
 */
void
kg_wall_layout_place_chart (KgWallLayout *self,
                            double        x,
                            double        y)
{
  set_place (self, x, y);
  self->is_whole = fits (self, &self->chart);
  if (self->is_whole)
    return;

  self->chart_height -= CAPTION_GAP;
  show_steps_at_hand (self);
}

/**
 * kg_wall_layout_place_whole_chart:
 *
 * Gives the chart all that is left of the page below @y, on as many parts after
 * the first as it takes.
 */
void
kg_wall_layout_place_whole_chart (KgWallLayout *self,
                                  double        y)
{
  set_place (self, KG_WALL_MARGIN, y);
  self->is_whole = TRUE;
  self->chart_part = 1;
  self->n_charts = kg_plan_chart_n_pages (&self->chart, &self->chart_style, self->chart_width, self->chart_height);
}
