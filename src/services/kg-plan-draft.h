// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-record.h"
#include "core/kg-template.h"

G_BEGIN_DECLS

/* One step as it shall be. */
typedef struct {
  KgRecord *before;  /* nullable: as it is stored */
  KgRecord *after;
} KgStepWrite;

/* The plan of a project made from a template, not yet written. */
typedef struct {
  GPtrArray *gone;   /* KgRecord: the steps that go */
  GArray *writes;    /* KgStepWrite: those that stay or come, in their new order */
} KgPlanDraft;

KgPlanDraft *kg_plan_draft_new  (KgTemplatePlan        *plan,
                                 const char            *project_id,
                                 KgDate                 target,
                                 GPtrArray             *stored,
                                 const KgCalendar      *calendar,
                                 GError               **error);
void         kg_plan_draft_free (KgPlanDraft           *self);
void         kg_plan_fill_step  (const KgTemplatePlan  *plan,
                                 guint                  index,
                                 KgRecord              *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgPlanDraft, kg_plan_draft_free)

G_END_DECLS
