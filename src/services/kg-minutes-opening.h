// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "core/kg-record.h"

G_BEGIN_DECLS

char *kg_minutes_make_opening (const KgMinutes *self,
                               const KgRecord  *meeting,
                               const KgRecord  *series);

G_END_DECLS
