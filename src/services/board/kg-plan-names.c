// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-plan-layout.h"

#include <glib/gi18n-lib.h>

/* The columns before the bars: what a step is called, who does it, how many
 * working days it takes, and what is special about it. */

#define GUTTER 1.5      /* for the bracket and the pointer */
#define GAP 0.9
#define TAG_GAP 0.4
#define MOST_OF_WIDTH 0.48
#define GOOD_NAME 11.0
#define LEAST_NAME 7.0
#define GOOD_AUTHORITY 6.2
#define LEAST_AUTHORITY 4.5
#define GOOD_TAGS 4.5   /* two short ones */
#define MOST_NAME 16.0
#define MOST_AUTHORITY 9.0
#define MAX_TAGS 5

typedef struct {
  const char *text;
  KgChartInk ink;
  KgChartFrame frame;
  gboolean bold;
} Tag;

static const char *
mode_word (KgStepMode mode)
{
  switch (mode) {
  case KG_STEP_PARALLEL:
    return C_("plan chart", "parallel");
  case KG_STEP_INCOMPLETE:
    return C_("plan chart", "incomplete");
  case KG_STEP_EARLY:
    return C_("plan chart", "early");
  case KG_STEP_NORMAL:
  default:
    return NULL;
  }
}

static guint
tags_of (const KgChartRow *row,
         Tag               tags[MAX_TAGS])
{
  guint n = 0;

  if (row->stuck)
    tags[n++] = (Tag) { C_("plan chart", "stuck"), KG_INK_TROUBLE, KG_FRAME_FILLED, TRUE };
  if (row->waiting)
    tags[n++] = (Tag) { C_("plan chart", "waiting"), KG_INK_TEXT, KG_FRAME_DASHED, FALSE };
  if (row->critical)
    tags[n++] = (Tag) { C_("plan chart", "critical"), KG_INK_TEXT, KG_FRAME_NONE, TRUE };
  if (row->permit)
    tags[n++] = (Tag) { C_("plan chart", "permit"), KG_INK_DIM, KG_FRAME_NONE, FALSE };
  if (mode_word (row->mode) != NULL)
    tags[n++] = (Tag) { mode_word (row->mode), KG_INK_DIM, KG_FRAME_NONE, FALSE };

  return n;
}

static double
tag_width (KgPlanLayout *self,
           const Tag    *tag)
{
  double padding = tag->frame != KG_FRAME_NONE ? 2 * KG_FRAME_PADDING * self->size : 0;

  return kg_chart_text_width (self->text, tag->text, self->size, tag->bold) + padding;
}

static const char *
column_head (KgChartColumn column)
{
  switch (column) {
  case KG_CHART_NAME:
    return C_("plan chart", "Step");
  case KG_CHART_AUTHORITY:
    return C_("plan chart", "Authority");
  case KG_CHART_DAYS:
    /* Translators: working days that a step takes; the head of a narrow column. */
    return C_("plan chart", "Days");
  case KG_CHART_TAGS:
  case KG_N_CHART_COLUMNS:
  default:
    return "";
  }
}

static char *
days_text (const KgChartRow *row)
{
  return row->duration > 0 ? g_strdup_printf ("%d", row->duration) : g_strdup ("");
}

static double
cell_width (KgPlanLayout     *self,
            const KgChartRow *row,
            KgChartColumn     column)
{
  Tag tags[MAX_TAGS];
  double width = 0;

  if (column == KG_CHART_NAME)
    return kg_chart_text_width (self->text, row->name != NULL ? row->name : "", self->size, row->critical);
  if (column == KG_CHART_AUTHORITY)
    return row->authority != NULL ? kg_chart_text_width (self->text, row->authority, self->size, FALSE) : 0;
  if (column == KG_CHART_DAYS) {
    g_autofree char *text = days_text (row);

    return *text != '\0' ? kg_chart_text_width (self->text, text, self->size, FALSE) : 0;
  }

  for (guint i = 0, n = tags_of (row, tags); i < n; i++)
    width += tag_width (self, &tags[i]) + (i > 0 ? TAG_GAP * self->size : 0);
  return width;
}

static double
sum_of (const KgPlanLayout *self)
{
  double sum = GUTTER * self->size;

  for (int c = 0; c < KG_N_CHART_COLUMNS; c++)
    if (self->column_width[c] > 0)
      sum += self->column_width[c] + GAP * self->size;
  return sum;
}

static gboolean
is_too_wide (const KgPlanLayout *self)
{
  return sum_of (self) > self->width * MOST_OF_WIDTH + 0.01;
}

/* Takes from a column what is too much in all, but leaves it @least. */
static void
give_way (KgPlanLayout  *self,
          KgChartColumn  column,
          double         least)
{
  double excess = sum_of (self) - self->width * MOST_OF_WIDTH;

  if (excess > 0 && self->column_width[column] > least)
    self->column_width[column] = MAX (self->column_width[column] - excess, least);
}

/* The first tag of a row is whole in any language; bars and bold names tell of
 * the others, too. */
static double
widest_first_tag (KgPlanLayout *self)
{
  Tag tags[MAX_TAGS];
  double widest = 0;

  for (guint i = 0; i < self->chart->n_rows; i++)
    if (tags_of (&self->chart->rows[i], tags) > 0)
      widest = MAX (widest, tag_width (self, &tags[0]));

  return widest;
}

/**
 * kg_plan_layout_measure_columns:
 *
 * Gives the columns their widths by what all rows of the chart hold, so that
 * every page has the same ones.
 *
 * Returns: where the axis begins
 */
double
kg_plan_layout_measure_columns (KgPlanLayout *self)
{
  double s = self->size, x = GUTTER * s, least_tags = widest_first_tag (self);

  for (int c = 0; c < KG_N_CHART_COLUMNS; c++) {
    double width = 0;

    for (guint i = 0; i < self->chart->n_rows; i++)
      width = MAX (width, cell_width (self, &self->chart->rows[i], c));
    if (width > 0 && *column_head (c) != '\0')
      width = MAX (width, kg_chart_text_width (self->text, column_head (c), s, FALSE));
    self->column_width[c] = width;
  }

  self->column_width[KG_CHART_NAME] = MIN (self->column_width[KG_CHART_NAME], MOST_NAME * s);
  self->column_width[KG_CHART_AUTHORITY] = MIN (self->column_width[KG_CHART_AUTHORITY], MOST_AUTHORITY * s);
  /* What can be spared first gives way first. */
  give_way (self, KG_CHART_AUTHORITY, GOOD_AUTHORITY * s);
  if (is_too_wide (self))
    self->column_width[KG_CHART_DAYS] = 0;
  give_way (self, KG_CHART_NAME, GOOD_NAME * s);
  give_way (self, KG_CHART_AUTHORITY, LEAST_AUTHORITY * s);
  if (is_too_wide (self))
    self->column_width[KG_CHART_AUTHORITY] = 0;
  give_way (self, KG_CHART_TAGS, MAX (GOOD_TAGS * s, least_tags));
  give_way (self, KG_CHART_NAME, LEAST_NAME * s);
  give_way (self, KG_CHART_TAGS, least_tags);

  for (int c = 0; c < KG_N_CHART_COLUMNS; c++) {
    self->column_x[c] = x;
    if (self->column_width[c] > 0)
      x += self->column_width[c] + GAP * s;
  }

  return x;
}

/* As many whole tags as there is room for, the weightiest first. */
static void
place_tags (KgPlanLayout     *self,
            const KgChartRow *row,
            double            middle)
{
  double x = self->column_x[KG_CHART_TAGS], right = x + self->column_width[KG_CHART_TAGS] + 0.1 * self->size;
  Tag tags[MAX_TAGS];

  for (guint i = 0, n = tags_of (row, tags); i < n; i++) {
    double width = tag_width (self, &tags[i]);
    KgChartLabel *label;

    if (x + width > right)
      break;
    label = kg_plan_layout_add_label (self, tags[i].text, x, middle, width);
    label->ink = tags[i].ink;
    label->frame = tags[i].frame;
    label->bold = tags[i].bold;
    x += label->width + TAG_GAP * self->size;
  }
}

/* A text of a column; a number stands at its right. */
static KgChartLabel *
place_cell (KgPlanLayout  *self,
            KgChartColumn  column,
            const char    *text,
            double         middle,
            gboolean       bold)
{
  double natural = kg_chart_text_width (self->text, text, self->size, bold);
  double width = MIN (natural, self->column_width[column]);
  double x = self->column_x[column] + (column == KG_CHART_DAYS ? self->column_width[column] - width : 0);
  KgChartLabel *label = kg_plan_layout_add_label (self, text, x, middle, width);

  label->bold = bold;
  if (natural > width)
    label->ellipsize = column == KG_CHART_NAME ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END;

  return label;
}

void
kg_plan_layout_place_names (KgPlanLayout *self)
{
  double head = self->rows_top - (KG_LINE_HEIGHT / 2 + KG_MARK_GAP) * self->size;

  for (int c = 0; c < KG_N_CHART_COLUMNS; c++)
    if (self->column_width[c] > 0 && *column_head (c) != '\0')
      place_cell (self, c, column_head (c), head, FALSE)->ink = KG_INK_DIM;

  for (guint i = self->first; i < self->first + self->n_rows; i++) {
    const KgChartRow *row = &self->chart->rows[i];
    double middle = kg_plan_layout_row_top (self, i) + KG_ROW_HEIGHT / 2 * self->size;
    g_autofree char *days = days_text (row);

    if (row->name != NULL && self->column_width[KG_CHART_NAME] > 0)
      place_cell (self, KG_CHART_NAME, row->name, middle, row->critical);
    if (row->authority != NULL && self->column_width[KG_CHART_AUTHORITY] > 0)
      place_cell (self, KG_CHART_AUTHORITY, row->authority, middle, FALSE)->ink = KG_INK_DIM;
    if (*days != '\0' && self->column_width[KG_CHART_DAYS] > 0)
      place_cell (self, KG_CHART_DAYS, days, middle, FALSE)->ink = KG_INK_DIM;
    if (self->column_width[KG_CHART_TAGS] > 0)
      place_tags (self, row, middle);
  }
}
