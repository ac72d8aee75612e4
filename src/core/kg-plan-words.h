// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-plan.h"

G_BEGIN_DECLS

char *kg_plan_finding_to_text (const KgPlanFinding *finding,
                               const char *const   *names);

G_END_DECLS
