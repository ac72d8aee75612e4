// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "core/kg-plan.h"

G_BEGIN_DECLS

/* One row of the chart. Days are inclusive, KG_DATE_NONE where unknown. */
typedef struct {
  const char *name;
  const char *authority;   /* nullable */
  KgStepMode mode;
  gboolean permit;
  gboolean done;
  gboolean critical;       /* the start slips when it does */
  gboolean waiting;        /* waits for a commitment */
  gboolean stuck;          /* the one that holds things up */
  int duration;            /* working days */
  int late;                /* working days past its planned end */
  int slack;               /* working days it may slip */
  KgDate planned_start;
  KgDate planned_end;
  KgDate actual_start;
  KgDate actual_end;
  KgDate expected_start;   /* of what is not done */
  KgDate expected_end;
} KgChartRow;

/* What is drawn. Everything is borrowed for as long as the chart is used. */
typedef struct {
  const char *title;       /* nullable: drawn above when given */
  const char *note;        /* nullable: a line under the chart, such as the forecast in words */
  const KgChartRow *rows;
  guint n_rows;
  KgDate today;
  KgDate target;           /* planned start, or none */
  KgDate forecast;         /* expected start, or none */
  KgDate early;            /* the 80 % interval of the start, or none */
  KgDate late;
  const KgCalendar *calendar;
} KgPlanChart;

typedef enum {
  KG_CHART_LIGHT,          /* dark on light: print, light theme */
  KG_CHART_DARK,           /* light on dark: the wall, dark theme */
  KG_CHART_CONTRAST,       /* black on white without tints: high contrast */
} KgChartGround;

typedef struct {
  double text_size;        /* of the body text, in units of the target (px or pt) */
  KgChartGround ground;
  gboolean opaque;         /* fill the background */
} KgChartStyle;

double kg_plan_chart_height    (const KgPlanChart  *chart,
                                const KgChartStyle *style,
                                double              width);
void   kg_plan_chart_draw      (const KgPlanChart  *chart,
                                const KgChartStyle *style,
                                cairo_t            *cr,
                                double              width,
                                double              height);
double kg_plan_chart_measure   (const KgPlanChart  *chart,
                                const KgChartStyle *style,
                                double              width,
                                double             *rows_top,
                                double             *row_height);
int    kg_plan_chart_row_at    (const KgPlanChart  *chart,
                                const KgChartStyle *style,
                                double              width,
                                double              y);

guint  kg_plan_chart_n_pages   (const KgPlanChart  *chart,
                                const KgChartStyle *style,
                                double              width,
                                double              height);
void   kg_plan_chart_draw_page (const KgPlanChart  *chart,
                                const KgChartStyle *style,
                                cairo_t            *cr,
                                double              width,
                                double              height,
                                guint               page);

G_END_DECLS
