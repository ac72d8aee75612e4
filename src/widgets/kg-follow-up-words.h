// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-assignment-list.h"

G_BEGIN_DECLS

void kg_follow_up_show_nothing (AdwStatusPage           *page,
                                const KgAssignmentQuery *query,
                                gboolean                 none_at_all);

G_END_DECLS
