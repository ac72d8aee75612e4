// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-private.h"

#include <string.h>

/* What of a board depends on its day: the same rows of the store make another
 * board tomorrow. Pure, so that rows read on one day serve on a later one. */

/* Which weeks are known without a gap. A week in which nobody's light was kept
 * is passed over, as kg_light_rows_load() does; one in which only this project
 * has none reads as not assessed, which breaks a row as well. */
static void
take_row (const KgBoard *board,
          KgProject     *p)
{
  p->facts.n_weeks = 0;
  for (guint w = 1; w <= KG_FACT_WEEKS; w++) {
    if (p->kept[w] == KG_BOARD_NO_WEEK && !board->week_taken[w])
      continue;
    if (p->kept[w] == KG_BOARD_NO_WEEK || p->kept[w] == KG_LIGHT_NONE)
      break;
    p->facts.weeks[p->facts.n_weeks++] = p->kept[w];
  }
}

static void
take_weeks (KgBoard   *board,
            KgProject *p)
{
  for (guint w = 0; w < KG_BOARD_WEEKS; w++)
    if (p->kept[w] != KG_BOARD_NO_WEEK)
      board->week_count[w][p->kept[w]]++;

  take_row (board, p);
  p->has_last_week = p->kept[1] != KG_BOARD_NO_WEEK;
  p->last_week = p->has_last_week ? p->kept[1] : (guint8) KG_LIGHT_NONE;
}

/* What was due is overdue once its day is over; an excuse ends; a report so
 * long ago that nobody looks for it counts as that long ago, where reports are
 * expected at all. */
static void
take_day (KgProject *p,
          KgDate     today)
{
  KgLightFacts *facts = &p->facts;
  KgDate oldest = today - KG_REPORT_DAYS;

  p->n_overdue = 0;
  while (p->n_overdue < facts->n_assignments && facts->assignments[p->n_overdue].due < today)
    p->n_overdue++;

  if (facts->excuse != NULL && facts->excused_until != KG_DATE_NONE && facts->excused_until < today) {
    facts->excuse = facts->excused_by = NULL;
    facts->excused_from = facts->excused_until = KG_DATE_NONE;
  }

  if (p->reports)
    facts->last_report = MAX (facts->last_report, oldest);
  else if (facts->last_report < oldest)
    facts->last_report = KG_DATE_NONE;
}

/* Holds the facts of a project against the rules. */
static void
judge (KgContext *context,
       KgProject *p)
{
  gboolean open = !p->facts.started && !p->facts.on_hold;
  KgLightVerdict verdict;

  kg_light_facts_light (&p->facts, kg_context_get_rules (context), kg_context_get_calendar (context),
                        kg_context_get_today (context), &verdict);
  p->plan = verdict.plan;
  p->forecast_start = verdict.forecast;
  p->slack = verdict.slack;
  p->percent = verdict.percent;
  p->proposed = verdict.light;
  p->light = p->is_confirmed && open ? p->confirmed : p->proposed;
  p->is_unattended = kg_light_rank (p->light) > 0 && p->lead_unit == NULL && p->escalated_to == NULL &&
                     p->unattended_reason == NULL;
}

/**
 * kg_board_settle:
 *
 * Works out everything that depends on the day of the board, its calendar and
 * its rules, from what was read.
 */
void
kg_board_settle (KgBoard *self)
{
  KgDate today = kg_context_get_today (self->context);

  memset (self->week_count, 0, sizeof self->week_count);
  for (guint i = 0; i < self->projects->len; i++) {
    KgProject *p = &g_array_index (self->projects, KgProject, i);

    take_weeks (self, p);
    take_day (p, today);
    judge (self->context, p);
  }
  kg_board_count_lights (self);
}

/**
 * kg_board_shift_weeks:
 * @weeks: how many weeks went by since the lights of the weeks were read
 */
void
kg_board_shift_weeks (KgBoard *self,
                      guint    weeks)
{
  guint gone = MIN (weeks, KG_BOARD_KEPT), stay = KG_BOARD_KEPT - gone;

  memmove (&self->week_taken[gone], &self->week_taken[0], stay * sizeof self->week_taken[0]);
  memset (&self->week_taken[0], 0, gone * sizeof self->week_taken[0]);
  for (guint i = 0; i < self->projects->len; i++) {
    guint8 *kept = g_array_index (self->projects, KgProject, i).kept;

    memmove (&kept[gone], &kept[0], stay);
    memset (&kept[0], KG_BOARD_NO_WEEK, gone);
  }
}
