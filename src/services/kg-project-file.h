// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-assignment-list.h"

G_BEGIN_DECLS

typedef enum {
  KG_STEP_DONE,
  KG_STEP_UNDER_WAY,
  KG_STEP_OVERDUE,  /* not done, and its planned end has passed */
  KG_STEP_TO_COME,
} KgStepState;

/* One step of the back-plan as it stands today. */
typedef struct {
  KgRecord *record;
  const char *name;
  const char *authority;  /* nullable */
  KgStepMode mode;
  gboolean permit;
  gboolean stuck;         /* the one that holds things up */
  int duration;           /* working days */
  KgDate planned_start;
  KgDate planned_end;
  KgDate actual_start;
  KgDate actual_end;
  KgDate expected_start;  /* of what is not done: when it goes on as it does */
  KgDate expected_end;
  KgDate latest_end;      /* of what is not done, to make the planned start; none without one */
  int slack;              /* working days it may slip before the start does */
  gboolean critical;      /* the start slips when it does */
  gboolean waiting;       /* for a commitment to be given or cleared */
  KgStepState state;
  int late;               /* working days past the planned end, 0 when in time */
} KgStepView;

/* The light of one calendar week. */
typedef struct {
  char *code;             /* such as 2026-W47 */
  KgDate monday;
  gboolean known;
  gboolean confirmed;     /* somebody confirmed it in that week */
  KgLight light;
  KgLight proposed;
  char *reason;           /* nullable: of the confirmation */
  char *by;               /* nullable: who entered the confirmation */
  char *meeting;          /* nullable: id of the meeting that confirmed it */
} KgLightWeek;

typedef struct {
  KgRecord *agent;
  KgRecord *person;
  const char *unit;       /* nullable: its name */
} KgProjectAgentView;

/* A meeting that talked about the project, with what it decided. */
typedef struct {
  KgRecord *meeting;
  KgRecord *item;
  GPtrArray *decisions;   /* KgRecord */
} KgDiscussion;

/**
 * KgProjectFile:
 *
 * Everything about one project that the board does not keep. Immutable once
 * loaded, so that it may cross threads.
 */
typedef struct {
  gatomicrefcount refs;
  KgBoard *board;              /* where its light comes from */
  const KgProject *summary;    /* its line there */
  KgRecord *project;
  GArray *steps;               /* KgStepView, in order */
  KgDate first_day;            /* of all that the steps and the starts name; */
  KgDate last_day;             /* none without any */
  GPtrArray *problems;         /* KgRecord: open ones first, the worst first */
  KgAssignmentList *assignments;
  GPtrArray *reforecasts;      /* KgRecord, the newest first */
  GPtrArray *commitments;      /* KgRecord: those not cleared first, the first due first */
  GPtrArray *excuses;          /* KgRecord, the newest first */
  GPtrArray *reports;          /* KgRecord, the newest first */
  GArray *findings;            /* KgPlanFinding: what is wrong with the plan */
  KgForecast forecast;         /* of the start, by simulation, when has_forecast */
  gboolean has_forecast;
  GArray *weeks;               /* KgLightWeek, the oldest first, at most KG_PROJECT_WEEKS */
  KgRecord *confirmation;      /* nullable: the last light that was confirmed */
  KgRecord *confirmed_in;      /* nullable: the meeting that did */
  GPtrArray *agents;           /* KgProjectAgentView: territorial chiefs first */
  GPtrArray *discussions;      /* KgDiscussion, the newest first */
  GHashTable *units;           /* id → name */
} KgProjectFile;

#define KG_PROJECT_WEEKS 26

KgProjectFile *kg_project_file_load  (KgTxn          *txn,
                                      KgContext      *context,
                                      const char     *project_id,
                                      GError        **error);
KgProjectFile *kg_project_file_ref   (KgProjectFile  *self);
void           kg_project_file_unref (KgProjectFile  *self);
char          *kg_step_view_words    (const KgStepView *step);

/* Its parts */
GArray        *kg_project_steps_load (KgTxn            *txn,
                                      KgContext        *context,
                                      const KgProject  *project,
                                      GError          **error);
GArray        *kg_light_weeks_load   (KgTxn            *txn,
                                      KgContext        *context,
                                      const KgProject  *project,
                                      KgRecord        **confirmation,
                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgProjectFile, kg_project_file_unref)

G_END_DECLS
