// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-plan-layout.h"

G_BEGIN_DECLS

/* The signs of a chart, in a row as in its legend. */

void kg_bar_paint_planned (cairo_t          *cr,
                           KgChartGround     ground,
                           double            size,
                           double            top,
                           const KgPlanBar  *bar);
void kg_bar_paint         (cairo_t          *cr,
                           KgChartGround     ground,
                           double            size,
                           double            top,
                           const KgPlanBar  *bar,
                           const KgChartRow *row);
void kg_bar_paint_permits (cairo_t          *cr,
                           KgChartGround     ground,
                           double            size,
                           double            top,
                           const KgPlanBar  *bar,
                           const KgChartRow *row);
void kg_bar_paint_bracket (cairo_t          *cr,
                           KgChartGround     ground,
                           double            size,
                           double            x,
                           double            top,
                           double            bottom,
                           gboolean          begins,
                           gboolean          ends);
void kg_bar_paint_notch   (cairo_t          *cr,
                           KgChartGround     ground,
                           double            size,
                           double            x,
                           double            y);
void kg_bar_paint_sign    (cairo_t            *cr,
                           KgChartGround       ground,
                           double              size,
                           const KgPlacedSign *placed);

G_END_DECLS
