// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-sample-course.h"

/* The sample district has no dates of its own: a project's back-plan, moved
 * by some working days, is what happened to it. The rule is told in
 * resources/sample/projects.tsv. */

/**
 * kg_sample_course_run:
 * @shift: working days by which every step lies after its place in the plan,
 *   negative for before
 * @stuck: the step that began and is not done, or %KG_SAMPLE_NOT_STUCK
 *
 * Fills in what has happened before @today to scheduled steps: the ones that
 * ended before @today are done, the ones that began up to @today have begun.
 */
void
kg_sample_course_run (KgStep           *steps,
                      guint             n_steps,
                      int               shift,
                      int               stuck,
                      KgDate            today,
                      const KgCalendar *calendar)
{
  KgDate yesterday = kg_calendar_add (calendar, today, -1);

  for (guint i = 0; i < n_steps; i++) {
    KgDate start = kg_calendar_add (calendar, steps[i].planned_start, shift);
    KgDate end = kg_calendar_add (calendar, steps[i].planned_end, shift);

    if (stuck != KG_SAMPLE_NOT_STUCK && (int) i > stuck)
      return;
    if (stuck != KG_SAMPLE_NOT_STUCK) {
      start = MIN (start, yesterday);
      end = (int) i == stuck ? today : MIN (end, yesterday);
    }

    if (start <= today)
      steps[i].actual_start = start;
    if (end < today)
      steps[i].actual_end = end;
  }
}

/**
 * kg_sample_course_finish:
 *
 * Fills in a course that came to its end: every step is done.
 */
void
kg_sample_course_finish (KgStep           *steps,
                         guint             n_steps,
                         int               shift,
                         const KgCalendar *calendar)
{
  for (guint i = 0; i < n_steps; i++) {
    steps[i].actual_start = kg_calendar_add (calendar, steps[i].planned_start, shift);
    steps[i].actual_end = kg_calendar_add (calendar, steps[i].planned_end, shift);
  }
}
