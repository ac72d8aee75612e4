// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-what-if.h"

G_BEGIN_DECLS

#define KG_TYPE_PLAN_OUTCOME (kg_plan_outcome_get_type ())

G_DECLARE_FINAL_TYPE (KgPlanOutcome, kg_plan_outcome, KG, PLAN_OUTCOME, AdwBin)

void kg_plan_outcome_show (KgPlanOutcome *self,
                           KgWhatIf      *trial);

G_END_DECLS
