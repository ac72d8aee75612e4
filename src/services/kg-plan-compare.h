// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-template.h"
#include "services/kg-project-file.h"

G_BEGIN_DECLS

/* Two plans side by side, such as the serial path and the parallel one. */

/* Steps that run at the same time. Days are counted from 1, the first working
 * day of the plan. */
typedef struct {
  int from;
  int to;
  GPtrArray *names;    /* utf8 */
} KgPlanSpan;

/* One of the two plans. */
typedef struct {
  char *name;          /* of the template, or of the project */
  guint n_steps;
  int length;          /* working days from the first step to the last, begun afresh */
  KgDate start;        /* of construction, when the plan goes on today from what is done */
  int percent;         /* chance to start within the year; -1 unknown */
  GPtrArray *permits;  /* utf8: names of the steps that are permits, in order */
  GPtrArray *spans;    /* KgPlanSpan: which steps run together, the first ones first */
} KgPlanSide;

/* A step as one of the plans has it. */
typedef struct {
  gboolean there;
  int from;            /* working day of the plan, from 1, on which it begins */
  int duration;        /* working days */
  KgStepMode mode;
  gboolean permit;
} KgPlanPlace;

/* A step that one of the plans has, or both. */
typedef struct {
  char *key;           /* nullable */
  char *name;
  KgPlanPlace place[2];
} KgPlanCompareRow;

typedef struct {
  KgDate today;
  KgPlanSide side[2];
  GPtrArray *rows;     /* KgPlanCompareRow: the steps of the first plan in its
                        * order, then those that only the second one has */
} KgPlanComparison;

KgPlanComparison *kg_plan_compare_templates (KgContext         *context,
                                             KgTemplate        *first,
                                             const char        *first_choices,
                                             KgTemplate        *second,
                                             const char        *second_choices,
                                             GError           **error);
KgPlanComparison *kg_plan_compare_project   (KgProjectFile     *file,
                                             KgTemplate        *template,
                                             const char        *choices,
                                             GError           **error);
void              kg_plan_comparison_free   (KgPlanComparison  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgPlanComparison, kg_plan_comparison_free)

G_END_DECLS
