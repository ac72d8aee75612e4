// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar.h"

G_BEGIN_DECLS

typedef enum {
  KG_STEP_NORMAL,     /* begins when the one before it is done */
  KG_STEP_PARALLEL,   /* runs beside the one before it */
  KG_STEP_INCOMPLETE, /* 容缺: begins on a promise, runs beside the one before it */
  KG_STEP_EARLY,      /* begins before its turn, runs beside the one before it */
} KgStepMode;

/**
 * KgStep:
 *
 * One step of a project's back-plan (倒排计划), compact: the board keeps all
 * steps of all projects in one array. Durations are working days.
 */
typedef struct {
  const char *name; /* borrowed, interned by whoever fills the array */
  KgDate planned_start;
  KgDate planned_end;
  KgDate actual_start;
  KgDate actual_end;
  guint16 duration;
  guint8 mode; /* KgStepMode */
  guint8 permit;
} KgStep;

/* What a plan says on a given day. */
typedef struct {
  KgDate forecast;      /* first working day after the last step; none without steps */
  int remaining;        /* working days of work left on the path */
  int stuck;            /* index of the step that holds things up, or -1 */
  int stuck_overdue;    /* its working days past its planned end, 0 when in time */
  int n_done;
  int n_overdue;        /* unfinished steps past their planned end */
} KgPlanState;

KgStepMode kg_step_mode_from_code (const char       *code);

void       kg_plan_schedule_back  (KgStep           *steps,
                                   guint             n_steps,
                                   KgDate            target,
                                   const KgCalendar *calendar);
void       kg_plan_assess         (const KgStep     *steps,
                                   guint             n_steps,
                                   KgDate            today,
                                   const KgCalendar *calendar,
                                   KgPlanState      *state);
int        kg_plan_length         (const KgStep     *steps,
                                   guint             n_steps);

G_END_DECLS
