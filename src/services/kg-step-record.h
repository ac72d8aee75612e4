// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-plan.h"
#include "core/kg-record.h"

G_BEGIN_DECLS

void kg_step_from_record (KgStep         *step,
                          const KgRecord *record);

G_END_DECLS
