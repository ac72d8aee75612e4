// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-assignment-list.h"
#include "widgets/kg-ask-popover.h"

G_BEGIN_DECLS

gboolean kg_follow_up_question     (KgAssignmentAction       action,
                                    KgQuestion              *question);
void     kg_follow_up_show_nothing (AdwStatusPage           *page,
                                    const KgAssignmentQuery *query,
                                    gboolean                 none_at_all);

G_END_DECLS
