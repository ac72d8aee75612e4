// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"

G_BEGIN_DECLS

char      *kg_minutes_to_json   (const KgMinutes  *minutes);
KgMinutes *kg_minutes_from_json (const char       *json,
                                 GError          **error);

G_END_DECLS
