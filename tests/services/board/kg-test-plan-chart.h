// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-plan-chart.h"

G_BEGIN_DECLS

/* Charts to draw in tests, and pictures of them to look into. */

typedef enum {
  KG_TEST_SERIAL,       /* twelve steps, four permits, one late and stuck */
  KG_TEST_PARALLEL,     /* four permits side by side, one incomplete */
  KG_TEST_FINISHED,
  KG_TEST_LONG,         /* 64 steps over three years */
  KG_TEST_ONE_STEP,
  KG_TEST_ONE_DAY,
  KG_TEST_NO_DATES,
  KG_TEST_NOTHING,      /* no steps, no days at all */
  KG_TEST_EMPTY,        /* no steps, but today and a target */
  KG_TEST_ENDS,         /* from the first to the last day there is */
  KG_TEST_BACKWARDS,    /* ends before starts, and days that are holidays */
  KG_TEST_CLOSE,        /* today, target and forecast on neighbouring days */
  KG_N_TEST_CHARTS,
} KgTestChart;

typedef struct {
  KgPlanChart chart;
  KgChartRow rows[64];
  char *names[64];
  KgCalendar *calendar;
} KgChartFixture;

KgChartFixture  *kg_chart_fixture_new  (KgTestChart        which);
void             kg_chart_fixture_free (KgChartFixture     *self);

cairo_surface_t *kg_chart_picture      (const KgPlanChart  *chart,
                                        const KgChartStyle *style,
                                        double              width,
                                        double              height);
guint            kg_picture_pixel      (cairo_surface_t    *picture,
                                        double              x,
                                        double              y);
guint            kg_color_rgb          (KgChartGround       ground,
                                        int                 ink);
double           kg_rgb_contrast       (guint               a,
                                        guint               b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgChartFixture, kg_chart_fixture_free)

G_END_DECLS
