// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-forecast.h"
#include "core/kg-light-rules.h"

G_BEGIN_DECLS

#define KG_FACT_WEEKS 8 /* weeks of lights that the facts reach back over */

/* Something that is to be done by a day. */
typedef struct {
  KgDate due;
  const char *subject;
} KgDue;

typedef enum {
  KG_SEVERITY_BLOCKING,
  KG_SEVERITY_MAJOR,
  KG_SEVERITY_MINOR,
  KG_N_SEVERITIES,
} KgSeverity;

/**
 * KgLightFacts:
 *
 * What is known of one project: everything that a rule may look at, kept so
 * that it can be judged on any day from today on. All texts and arrays are
 * borrowed.
 */
typedef struct {
  KgDate planned_start;
  KgDate stated_forecast;     /* what people said; none when they did not */
  const KgStep *steps;
  const KgDue *assignments;   /* open ones, the first due first */
  const KgDue *commitments;   /* not cleared, with the last day in time, the first due first */
  const char *problem[KG_N_SEVERITIES]; /* nullable: the oldest open one */
  const char *excuse;         /* nullable: the accepted excuse */
  const char *excused_by;
  KgDate problem_since[KG_N_SEVERITIES];
  KgDate excused_from;
  KgDate excused_until;       /* none: until somebody ends it */
  KgDate last_report;         /* of its task force, or the day it was set up */
  guint16 n_problems[KG_N_SEVERITIES];
  guint16 n_steps;
  guint16 n_assignments;
  guint16 n_commitments;
  guint8 weeks[KG_FACT_WEEKS]; /* KgLight of the weeks in which any was kept, the last first */
  guint8 n_weeks;             /* how many of them, without a gap, are known */
  guint8 on_hold : 1;
  guint8 started : 1;
} KgLightFacts;

/* What the facts come to on one day. */
typedef struct {
  KgLight light;              /* what the rules propose */
  KgPlanState plan;
  KgDate forecast;            /* expected start: stated, else by the plan; or none */
  int slack;                  /* working days before the planned start, negative
                               * when late; G_MININT unknown */
  int percent;                /* chance to start within the year; -1 unknown, or
                               * not looked at */
} KgLightVerdict;

void     kg_light_facts_judge (const KgLightFacts *facts,
                               const KgRuleSet    *rules,
                               const KgCalendar   *calendar,
                               KgDate              day,
                               KgLightInput       *input,
                               KgLightVerdict     *verdict);
void     kg_light_facts_light (const KgLightFacts *facts,
                               const KgRuleSet    *rules,
                               const KgCalendar   *calendar,
                               KgDate              day,
                               KgLightVerdict     *verdict);
gboolean kg_light_facts_forecast (const KgLightFacts *facts,
                                  const KgCalendar   *calendar,
                                  KgDate              day,
                                  KgForecast         *forecast);
KgDate   kg_light_facts_deadline (const KgLightFacts *facts,
                                  KgDate              day);
int      kg_light_facts_weeks (const KgLightFacts *facts,
                               KgLight             at_least);
gboolean kg_light_facts_excused (const KgLightFacts *facts,
                                 KgDate              day);

/* What will change colour, if nothing happens. */
typedef struct {
  KgDate day;                 /* the first day of the new colour; none when there is no change */
  KgLight from;               /* what stands today */
  KgLight to;
} KgLightWarning;

gboolean kg_light_facts_warn  (const KgLightFacts *facts,
                               const KgRuleSet    *rules,
                               const KgCalendar   *calendar,
                               KgDate              today,
                               int                 days,
                               KgLight             shown,
                               KgLightWarning     *warning);

G_END_DECLS
