// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-record.h"

G_BEGIN_DECLS

/* How minutes name what a meeting was about. */

char *kg_minutes_make_heading (const char      *title);
char *kg_minutes_make_opening (const KgRecord  *meeting,
                               const KgRecord  *series,
                               const GPtrArray *subjects);

G_END_DECLS
