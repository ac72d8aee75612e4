// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-line-breaker.h"

G_BEGIN_DECLS

GArray *kg_title_breaker_break (const GArray *items,
                                double        width);

G_END_DECLS
