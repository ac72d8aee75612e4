// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "core/kg-template.h"

G_BEGIN_DECLS

#define KG_TYPE_PLAN_TRIAL_TEMPLATE (kg_plan_trial_template_get_type ())

G_DECLARE_FINAL_TYPE (KgPlanTrialTemplate, kg_plan_trial_template, KG, PLAN_TRIAL_TEMPLATE, AdwBin)

void        kg_plan_trial_template_set_entries (KgPlanTrialTemplate *self,
                                                GPtrArray           *entries);
void        kg_plan_trial_template_reset       (KgPlanTrialTemplate *self);
gboolean    kg_plan_trial_template_choose      (KgPlanTrialTemplate *self,
                                                const char          *key);
KgTemplate *kg_plan_trial_template_get         (KgPlanTrialTemplate *self);
char       *kg_plan_trial_template_dup_choices (KgPlanTrialTemplate *self);

G_END_DECLS
