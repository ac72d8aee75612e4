// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-template.h"
#include "services/kg-project-file.h"

G_BEGIN_DECLS

/**
 * KgWhatIf:
 *
 * A trial with the plan of one project (试算): its steps and its planned
 * start may be changed at will, and what would come of it is worked out as
 * the board does. Nothing is stored before kg_what_if_apply(). Not shared
 * between threads; hand a copy over.
 */
typedef struct _KgWhatIf KgWhatIf;

/* What a plan comes to. Owned by the trial, until its next edit. */
typedef struct {
  GPtrArray *rows;         /* KgRecord: the steps, in order */
  KgStep *steps;           /* as many, connected */
  KgStepTimes *times;
  KgDate target;           /* the planned start, or none */
  int length;              /* working days of the whole plan, begun afresh */
  KgDate forecast;         /* expected start: stated, else by the plan; or none */
  KgDate plan_start;       /* by the plan alone; none without steps */
  int slack;               /* working days from the forecast to the target, negative
                            * when late; G_MININT unknown */
  int plan_slack;          /* the same from plan_start */
  gboolean has_chance;
  KgForecast chance;       /* of the start, by simulation, when has_chance */
  KgLight light;           /* what the rules propose */
  GPtrArray *reasons;      /* KgLightReason */
  KgPlanState plan;
  GPtrArray *problems;     /* utf8: what is wrong with the plan, by name */
  GPtrArray *unpromised;   /* utf8: steps that are reckoned as promised and are not yet */
} KgWhatIfResult;

KgWhatIf             *kg_what_if_new              (KgProjectFile     *file);
KgWhatIf             *kg_what_if_copy             (const KgWhatIf    *self);
void                  kg_what_if_free             (KgWhatIf          *self);

KgProjectFile        *kg_what_if_get_file         (const KgWhatIf    *self);
guint                 kg_what_if_get_n_steps      (const KgWhatIf    *self);
const KgRecord       *kg_what_if_get_step         (const KgWhatIf    *self,
                                                   guint              step);
int                   kg_what_if_find_step        (const KgWhatIf    *self,
                                                   const char        *reference);
KgDate                kg_what_if_get_target       (const KgWhatIf    *self);
KgTemplate           *kg_what_if_get_template     (const KgWhatIf    *self);
const char           *kg_what_if_get_choices      (const KgWhatIf    *self);
gboolean              kg_what_if_is_edited        (KgWhatIf          *self);
GPtrArray            *kg_what_if_dup_edits        (const KgWhatIf    *self);
const KgWhatIfResult *kg_what_if_get_before       (KgWhatIf          *self);
const KgWhatIfResult *kg_what_if_get_after        (KgWhatIf          *self);

void                  kg_what_if_set_mode         (KgWhatIf          *self,
                                                   guint              step,
                                                   KgStepMode         mode);
void                  kg_what_if_set_duration     (KgWhatIf          *self,
                                                   guint              step,
                                                   int                likely);
gboolean              kg_what_if_set_durations    (KgWhatIf          *self,
                                                   guint              step,
                                                   int                shortest,
                                                   int                likely,
                                                   int                longest,
                                                   GError           **error);
gboolean              kg_what_if_set_predecessors (KgWhatIf          *self,
                                                   guint              step,
                                                   guint64            after,
                                                   GError           **error);
void                  kg_what_if_set_not_before   (KgWhatIf          *self,
                                                   guint              step,
                                                   KgDate             day);
void                  kg_what_if_set_actual       (KgWhatIf          *self,
                                                   guint              step,
                                                   KgDate             start,
                                                   KgDate             end);
void                  kg_what_if_set_target       (KgWhatIf          *self,
                                                   KgDate             target);
gboolean              kg_what_if_set_template     (KgWhatIf          *self,
                                                   KgTemplate        *template,
                                                   const char        *choices,
                                                   GError           **error);
void                  kg_what_if_reset            (KgWhatIf          *self);

gboolean              kg_what_if_apply            (KgTxn             *txn,
                                                   KgContext         *context,
                                                   KgWhatIf          *self,
                                                   GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgWhatIf, kg_what_if_free)

G_END_DECLS
