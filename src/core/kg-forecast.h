// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-plan.h"

G_BEGIN_DECLS

#define KG_FORECAST_RUNS 1000

/* When a project may be expected to start, given how long its steps take at
 * least, most likely and at most. */
typedef struct {
  int percent;     /* of all runs that start by the deadline, 0 to 100 */
  KgDate early;    /* one run in ten starts on or before this day, */
  KgDate median;
  KgDate late;     /* nine in ten by this one: four fifths lie between */
} KgForecast;

gboolean kg_forecast_simulate (const KgStep     *steps,
                               guint             n_steps,
                               KgDate            today,
                               KgDate            deadline,
                               const KgCalendar *calendar,
                               KgForecast       *forecast);
int      kg_forecast_percent  (const KgStep     *steps,
                               guint             n_steps,
                               KgDate            today,
                               KgDate            deadline,
                               const KgCalendar *calendar);

G_END_DECLS
