// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar.h"

G_BEGIN_DECLS

typedef enum {
  KG_STEP_NORMAL,     /* begins when all its predecessors are done */
  KG_STEP_PARALLEL,   /* 并联: begins together with its predecessors */
  KG_STEP_INCOMPLETE, /* 容缺: begins together with its predecessors, once somebody has promised what is missing */
  KG_STEP_EARLY,      /* 提前: begins before its turn, together with its predecessors if it has any */
} KgStepMode;

/* A plan has at most this many steps, so that predecessors are a set of bits. */
#define KG_PLAN_MAX_STEPS 64

/* How far a step whose durations are not known three-fold may stray from its
 * one duration, in percent. No public figure is known: an assumption, there so
 * that one number does not pass for certainty. */
#define KG_STEP_SHORTEST_PERCENT 80
#define KG_STEP_LONGEST_PERCENT 150
#define KG_STEP_MAX_DURATION 5000

/**
 * KgStep:
 *
 * One step of a project's back-plan (倒排计划), compact: the board keeps all
 * steps of all projects in one array. Durations are working days. A step
 * refers to others by their index in the plan; kg_plan_chain() fills that in
 * for plans that know only an order.
 */
typedef struct {
  const char *name;     /* borrowed, interned by whoever fills the array */
  guint64 after;        /* bit i: step i is a predecessor */
  KgDate planned_start;
  KgDate planned_end;
  KgDate actual_start;
  KgDate actual_end;
  KgDate not_before;    /* the day until which something keeps it from beginning, or none */
  guint16 duration;     /* most likely */
  guint16 shortest;     /* optimistic; at most duration */
  guint16 longest;      /* pessimistic; at least duration */
  guint8 mode;          /* KgStepMode */
  guint8 permit : 1;
  guint8 promised : 1;  /* of an incomplete one: what is missing was promised */
  guint8 held : 1;      /* a commitment that is due before it is still open */
} KgStep;

/* What a plan says on a given day. */
typedef struct {
  KgDate forecast;      /* first working day after the last step; none without steps */
  int remaining;        /* working days of work left on the longest path */
  int stuck;            /* index of the step that holds things up, or -1 */
  int stuck_overdue;    /* its working days past its planned end, 0 when in time */
  int n_done;
  int n_overdue;        /* unfinished steps past their planned end */
  int n_waiting;        /* unfinished steps that wait for a commitment */
  int behind;           /* percent of the work planned by today that is not done; -1 when none was planned */
} KgPlanState;

/* One step's place in the plan as it goes on from today. Days are inclusive;
 * of a step that is done they are what happened. */
typedef struct {
  KgDate start;         /* expected; the actual start when there is one */
  KgDate end;
  KgDate latest_end;    /* to make the target start; none without a target */
  int slack;            /* working days it may slip before the start does; of a done one 0 */
  gboolean critical;    /* not done, and the start slips when it does */
  gboolean waiting;     /* waits for a commitment to be given or cleared */
} KgStepTimes;

typedef enum {
  KG_PLAN_CYCLE,          /* the step waits, in the end, for itself */
  KG_PLAN_ENDS_BEFORE,    /* an end lies before its start */
  KG_PLAN_OUT_OF_ORDER,   /* it began or ended before a predecessor was done */
  KG_PLAN_IN_FUTURE,      /* something is said to have happened after today */
  KG_PLAN_TOO_LONG,       /* more steps than KG_PLAN_MAX_STEPS */
} KgPlanFault;

/* What is wrong with a plan: step is the index of the step it is said of,
 * other that of the one it clashes with, or -1. */
typedef struct {
  KgPlanFault fault;
  int step;
  int other;
} KgPlanFinding;

KgStepMode kg_step_mode_from_code (const char       *code);
gboolean   kg_step_waits          (const KgStep     *step);

void       kg_plan_chain          (KgStep           *steps,
                                   guint             n_steps,
                                   guint             step);
void       kg_plan_chain_all      (KgStep           *steps,
                                   guint             n_steps);
gboolean   kg_plan_connect        (KgStep           *steps,
                                   guint             n_steps,
                                   guint             step,
                                   const char *const *keys,
                                   const char       *predecessors,
                                   GPtrArray        *missing);
void       kg_step_spread         (KgStep           *step,
                                   gint64            shortest,
                                   gint64            longest);
gboolean   kg_plan_order          (const KgStep     *steps,
                                   guint             n_steps,
                                   guint8           *order);
GArray    *kg_plan_check          (const KgStep     *steps,
                                   guint             n_steps,
                                   KgDate            today);

int        kg_plan_length         (const KgStep     *steps,
                                   guint             n_steps);
void       kg_plan_schedule_back  (KgStep           *steps,
                                   guint             n_steps,
                                   KgDate            target,
                                   const KgCalendar *calendar);
void       kg_plan_assess         (const KgStep     *steps,
                                   guint             n_steps,
                                   KgDate            today,
                                   const KgCalendar *calendar,
                                   KgPlanState      *state);
void       kg_plan_times          (const KgStep     *steps,
                                   guint             n_steps,
                                   KgDate            today,
                                   KgDate            target,
                                   const KgCalendar *calendar,
                                   KgStepTimes      *times);

G_END_DECLS
