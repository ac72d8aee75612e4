// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-what-if.h"

G_BEGIN_DECLS

#define KG_TYPE_PLAN_TRIAL_ROW (kg_plan_trial_row_get_type ())

G_DECLARE_FINAL_TYPE (KgPlanTrialRow, kg_plan_trial_row, KG, PLAN_TRIAL_ROW, AdwBin)

GtkWidget *kg_plan_trial_row_new    (KgWhatIf       *trial,
                                     guint           step);
void       kg_plan_trial_row_update (KgPlanTrialRow *self);

G_END_DECLS
