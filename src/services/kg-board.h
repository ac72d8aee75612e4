// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-light-facts.h"
#include "core/kg-search-key.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

#define KG_BOARD_WEEKS 8 /* weeks of light history that the board keeps */
#define KG_BOARD_KEPT (KG_FACT_WEEKS + 1) /* weeks of lights that each project keeps, this one's with them */
#define KG_BOARD_NO_WEEK 0xff
#define KG_WARN_DAYS 14  /* how far early warnings look ahead unless told otherwise */

typedef struct {
  const char *id;
  const char *name;
  const char *short_name; /* name when there is none */
  const char *kind;
  int position;
} KgUnit;

/**
 * KgProject:
 *
 * One project as the board needs it: compact, with everything that sorting,
 * filtering and painting ask for worked out beforehand. Texts are borrowed
 * from the board; unknown ones are NULL. Money is 万元.
 */
typedef struct {
  const char *id;
  const char *code;
  const char *name;
  const char *builder;
  const char *leader;
  const char *escalated_to;
  const char *kind;
  const char *tags;
  const char *hold_reason;
  const char *sort_key;    /* compare with strcmp */
  const KgSearchKey *search_key;
  const char *unattended_reason; /* why neither a lead unit nor an escalation is needed */
  const KgUnit *territory; /* nullable */
  const KgUnit *lead_unit; /* nullable */
  gint64 investment;
  KgDate planned_start;
  KgDate forecast_start;
  KgDate actual_start;
  KgDate listed_on;        /* the day it came on the list */
  int slack;               /* working days, negative when late; G_MININT unknown */
  guint8 light;            /* KgLight: confirmed, else proposed */
  guint8 proposed;         /* KgLight */
  guint8 confirmed;        /* KgLight; KG_LIGHT_NONE when nobody confirmed one */
  guint8 kept[KG_BOARD_KEPT]; /* KgLight kept for each week, this one's first, or KG_BOARD_NO_WEEK */
  guint8 last_week;        /* KgLight kept for last week */
  guint8 has_last_week : 1;
  guint8 is_confirmed : 1;
  guint8 reports : 1;      /* its task force reports regularly */
  guint8 is_unattended : 1; /* yellow or red, without a lead unit, an escalation or a reason why not */
  KgDate confirmed_on;
  const char *confirmed_reason;
  const char *confirmed_by;
  guint n_steps;
  guint n_problems;        /* open ones */
  guint n_assignments;     /* open ones */
  guint n_overdue;         /* overdue assignments */
  guint n_commitments;     /* not cleared */
  int percent;             /* chance to start within the year; -1 unknown, or of no weight for the light */
  KgPlanState plan;
  KgLightFacts facts;
} KgProject;

/**
 * KgBoard:
 *
 * All projects of a store on one day, with their lights. Immutable once
 * loaded, so that it may cross threads.
 */
typedef struct _KgBoard KgBoard;

KgBoard         *kg_board_load             (KgTxn            *txn,
                                            KgContext        *context,
                                            const char       *project_id,
                                            GError          **error);
KgBoard         *kg_board_ref              (KgBoard          *self);
void             kg_board_unref            (KgBoard          *self);

KgContext       *kg_board_get_context      (const KgBoard    *self);
guint            kg_board_get_n_projects   (const KgBoard    *self);
const KgProject *kg_board_get_project      (const KgBoard    *self,
                                            guint             index);
const KgProject *kg_board_find_project     (const KgBoard    *self,
                                            const char       *key);
guint            kg_board_get_n_units      (const KgBoard    *self);
const KgUnit    *kg_board_get_unit         (const KgBoard    *self,
                                            guint             index);
const KgUnit    *kg_board_find_unit        (const KgBoard    *self,
                                            const char       *id);
const KgStep    *kg_board_get_steps        (const KgBoard    *self,
                                            const KgProject  *project);
const char      *kg_board_get_stuck        (const KgBoard    *self,
                                            const KgProject  *project);
GPtrArray       *kg_board_get_reasons      (const KgBoard    *self,
                                            const KgProject  *project);
GPtrArray       *kg_board_get_reasons_on   (const KgBoard    *self,
                                            const KgProject  *project,
                                            KgDate            day);
gboolean         kg_board_get_forecast     (const KgBoard    *self,
                                            const KgProject  *project,
                                            KgForecast       *forecast);
int              kg_board_get_deadline_year (const KgBoard   *self,
                                             const KgProject *project);
gboolean         kg_board_get_warning      (const KgBoard    *self,
                                            const KgProject  *project,
                                            int               days,
                                            KgLightWarning   *warning);
KgBoard         *kg_board_with             (KgBoard          *self,
                                            KgBoard          *part);

/* Counts and sums per light, all projects that were not withdrawn. */
guint            kg_board_count            (const KgBoard    *self,
                                            KgLight           light);
gint64           kg_board_sum              (const KgBoard    *self,
                                            KgLight           light);
guint            kg_board_count_due        (const KgBoard    *self,
                                            guint            *started);
gboolean         kg_board_is_week_kept     (const KgBoard    *self,
                                            guint             weeks_ago);
guint            kg_board_count_in_week    (const KgBoard    *self,
                                            guint             weeks_ago,
                                            KgLight           light);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoard, kg_board_unref)

G_END_DECLS
