// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-plan-chart.h"

G_BEGIN_DECLS

/* The axis of a plan: days off have no width. A place on it is a number of
 * working days as kg_calendar_ordinal() counts them; a working day with the
 * number n reaches from n - 1 to n. */
typedef struct {
  const KgCalendar *calendar;
  int first;    /* the place at the left end */
  int last;     /* the place at the right end; equal to first when there is no axis */
  double left;  /* where the left end lies */
  double unit;  /* how wide a working day is */
} KgPlanAxis;

typedef struct {
  KgDate date;  /* the first day of what it names */
  double x;
  char *text;   /* nullable: a stroke without a name */
} KgAxisTick;

void     kg_plan_axis_init     (KgPlanAxis        *axis,
                                const KgPlanChart *chart,
                                double             left,
                                double             width);
gboolean kg_plan_axis_has      (const KgPlanAxis  *axis,
                                KgDate             date);
double   kg_plan_axis_place    (const KgPlanAxis  *axis,
                                double             place);
double   kg_plan_axis_begin    (const KgPlanAxis  *axis,
                                KgDate             date);
double   kg_plan_axis_end      (const KgPlanAxis  *axis,
                                KgDate             date);
double   kg_plan_axis_right    (const KgPlanAxis  *axis);
GArray  *kg_plan_axis_months   (const KgPlanAxis  *axis,
                                int                step,
                                guint              year_at);
GArray  *kg_plan_axis_days     (const KgPlanAxis  *axis,
                                gboolean           weeks);
GArray  *kg_plan_axis_holidays (const KgPlanAxis  *axis);

G_END_DECLS
