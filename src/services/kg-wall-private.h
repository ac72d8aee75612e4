// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-plan-chart-data.h"
#include "services/kg-wall-data.h"

G_BEGIN_DECLS

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
  gboolean is_project;
  const char *day;
};

const char *kg_wall_content_keep          (KgWallContent   *self,
                                           char            *text);
void        kg_wall_content_fill_overview (KgWallContent   *self,
                                           gboolean         with_warnings);
void        kg_wall_content_fill_project  (KgWallContent   *self,
                                           const KgProject *project,
                                           KgProjectFile   *file);

G_END_DECLS
