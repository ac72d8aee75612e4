// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-plan.h"

G_BEGIN_DECLS

/* What the plan and its simulation share. */

int kg_plan_walk (const KgStep     *steps,
                  guint             n_steps,
                  const guint8     *order,
                  const guint16    *durations,
                  int               base,
                  const KgCalendar *calendar,
                  int              *start,
                  int              *end);

/* Whether a step begins together with its predecessors. One that is to begin
 * on a promise does so only when the promise was given; a plan made afresh
 * reckons with it. */
static inline gboolean
kg_step_runs_beside (const KgStep *step,
                     gboolean      afresh)
{
  return step->mode == KG_STEP_PARALLEL || step->mode == KG_STEP_EARLY ||
         (step->mode == KG_STEP_INCOMPLETE && (afresh || step->promised));
}

/* Of what is done it need not be known when it began. */
static inline gboolean
kg_step_has_begun (const KgStep *step)
{
  return step->actual_start != KG_DATE_NONE || step->actual_end != KG_DATE_NONE;
}

/* The ordinal of a day on which work begins: on a day off it begins on the
 * working day after it. */
static inline int
kg_plan_first_ordinal (const KgCalendar *calendar,
                       KgDate            first)
{
  return kg_calendar_ordinal (calendar, kg_calendar_on_or_after (calendar, first));
}

/* The working days that a step which has begun has had by the morning of
 * @base; negative when it is said to begin on a day to come. */
static inline int
kg_step_elapsed (const KgStep     *step,
                 int               base,
                 const KgCalendar *calendar)
{
  return base - kg_plan_first_ordinal (calendar, step->actual_start);
}

G_END_DECLS
