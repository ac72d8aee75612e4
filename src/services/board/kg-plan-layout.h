// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-chart-pen.h"
#include "services/board/kg-plan-axis.h"

G_BEGIN_DECLS

/* What the legend explains; only what the chart shows. */
typedef enum {
  KG_SIGN_PLANNED,
  KG_SIGN_DONE,
  KG_SIGN_TO_COME,
  KG_SIGN_CRITICAL,
  KG_SIGN_LATE,
  KG_SIGN_WAITING,
  KG_SIGN_SLACK,
  KG_SIGN_PERMIT,
  KG_SIGN_TOGETHER,
  KG_SIGN_HOLIDAY,
  KG_N_SIGNS,
} KgPlanSign;

typedef struct {
  KgPlanSign sign;
  double x;
  double y;
} KgPlacedSign;

/* A day that has a line through the rows, and where its name stands. */
typedef struct {
  KgDate date;
  double x;
  double from;
  double to;
} KgPlacedMark;

/* The bars of a row, from left to right; below zero where there is none. */
typedef struct {
  double planned_from;
  double planned_to;
  double from;          /* of what was done and is expected */
  double to;
  double solid_to;      /* what was done; from where nothing was */
  double late_from;     /* from here on it is past its planned end, or to */
  double slack_to;
} KgPlanBar;

/* Heights and widths in text sizes. */
#define KG_ROW_HEIGHT 1.8
#define KG_PLANNED_TOP 0.18
#define KG_PLANNED_HEIGHT 0.3
#define KG_BAR_TOP 0.6
#define KG_BAR_HEIGHT 0.78
#define KG_LINE_HEIGHT 1.3
#define KG_MARK_GAP 0.25      /* from the names of days to the rows */
#define KG_SIGN_WIDTH 2.0
#define KG_NARROW_SIGN_WIDTH 1.0 /* of a diamond, a bracket, a notch */

/* What stands before the bars, from left to right. */
typedef enum {
  KG_CHART_NAME,
  KG_CHART_AUTHORITY,
  KG_CHART_DAYS,
  KG_CHART_TAGS,
  KG_N_CHART_COLUMNS,
} KgChartColumn;

/* The chart, or some rows of it, with everything in its place. */
typedef struct {
  const KgPlanChart *chart;
  KgChartGround ground;
  PangoLayout *text;
  double size;
  double width;
  double height;
  guint first;          /* the rows that are shown */
  guint n_rows;
  double column_x[KG_N_CHART_COLUMNS];
  double column_width[KG_N_CHART_COLUMNS]; /* 0: left out */
  KgPlanAxis axis;
  double months_top;
  double days_top;      /* where the strokes of days begin */
  double marks_top;     /* where today and the target have their names */
  double rows_top;
  double rows_bottom;
  double forecast_y;    /* the middle of the strip of the forecast, or 0 */
  double forecast_from; /* its interval */
  double forecast_to;
  GArray *marks;        /* KgPlacedMark */
  GArray *bars;         /* KgPlanBar, one a shown row */
  GArray *group;        /* guint, per row of the chart: 1 + which of those that run together, or 0 */
  GArray *months;       /* KgAxisTick */
  GArray *days;
  GArray *holidays;
  GArray *signs;        /* KgPlacedSign */
  GArray *labels;       /* KgChartLabel */
} KgPlanLayout;

KgPlanLayout *kg_plan_layout_new          (const KgPlanChart  *chart,
                                           const KgChartStyle *style,
                                           double              width,
                                           guint               first,
                                           guint               n_rows);
void          kg_plan_layout_free         (KgPlanLayout       *self);

double        kg_plan_layout_row_top      (const KgPlanLayout *self,
                                           guint               row);
KgChartLabel *kg_plan_layout_add_label    (KgPlanLayout       *self,
                                           const char         *text,
                                           double              x,
                                           double              middle,
                                           double              width);

/* The parts, each in a file of its own. */
double        kg_plan_layout_measure_columns (KgPlanLayout    *self);
void          kg_plan_layout_place_names    (KgPlanLayout     *self);
double        kg_plan_layout_room_for_words (KgPlanLayout     *self,
                                             double            room);
void          kg_plan_layout_place_bars     (KgPlanLayout     *self);
double        kg_plan_layout_choose_ticks   (KgPlanLayout     *self);
void          kg_plan_layout_place_ticks    (KgPlanLayout     *self);
void          kg_plan_layout_place_marks    (KgPlanLayout     *self);
void          kg_plan_layout_place_forecast (KgPlanLayout     *self);
double        kg_plan_layout_place_legend   (KgPlanLayout     *self,
                                             double            top);

void          kg_plan_layout_draw           (const KgPlanLayout *self,
                                             cairo_t            *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgPlanLayout, kg_plan_layout_free)

G_END_DECLS
