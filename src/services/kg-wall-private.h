// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-plan-chart-data.h"
#include "services/kg-wall-data.h"

G_BEGIN_DECLS

typedef enum {
  KG_WALL_OVERVIEW,
  KG_WALL_PROJECT,
  KG_WALL_CHANGES,
  KG_WALL_DECISIONS,
  KG_WALL_CLOSE,
} KgWallKind;

struct _KgWallContent {
  gatomicrefcount refs;
  KgBoard *board;
  GPtrArray *texts;
  GArray *reasons;        /* KgWallReason */
  GArray *facts;          /* KgWallFact */
  KgPlanChartData *plan;  /* nullable */
  KgPlanChart chart;      /* its chart, without the words that stand on the page */
  KgWallOverview overview;
  KgWallProject project;
  KgWallChanges changes;
  KgWallDecisions decisions;
  KgWallClose close;
  KgWallMeeting *meeting; /* nullable: what the page names lives in it */
  KgProjectFile *file;    /* nullable: likewise */
  KgWallKind kind;
  const char *day;
};

const char *kg_wall_content_keep          (KgWallContent   *self,
                                           char            *text);
gpointer    kg_wall_content_own           (KgWallContent   *self,
                                           gpointer         memory);
void        kg_wall_content_fill_overview (KgWallContent   *self,
                                           gboolean         with_warnings);
void        kg_wall_content_fill_project  (KgWallContent   *self,
                                           const KgProject *project,
                                           KgProjectFile   *file);
void        kg_wall_content_fill_changes  (KgWallContent   *self);
void        kg_wall_content_fill_decisions (KgWallContent  *self);
void        kg_wall_content_fill_topic    (KgWallContent   *self);
void        kg_wall_content_fill_close    (KgWallContent   *self);

KgWallDecision *kg_wall_content_make_decisions (KgWallContent *self,
                                           GPtrArray       *decisions,
                                           GPtrArray       *assignments,
                                           gboolean         with_projects);
KgWallTask  kg_wall_content_make_task     (KgWallContent   *self,
                                           KgRecord        *assignment);

G_END_DECLS
