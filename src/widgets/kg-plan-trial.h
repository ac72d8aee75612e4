// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-what-if.h"

G_BEGIN_DECLS

#define KG_TYPE_PLAN_TRIAL (kg_plan_trial_get_type ())

G_DECLARE_FINAL_TYPE (KgPlanTrial, kg_plan_trial, KG, PLAN_TRIAL, AdwBin)

void      kg_plan_trial_start         (KgPlanTrial   *self,
                                       KgProjectFile *file);
void      kg_plan_trial_stop          (KgPlanTrial   *self);
KgWhatIf *kg_plan_trial_get           (KgPlanTrial   *self);
void      kg_plan_trial_set_templates (KgPlanTrial   *self,
                                       GPtrArray     *entries);
void      kg_plan_trial_set_stale     (KgPlanTrial   *self,
                                       gboolean       stale);

G_END_DECLS
