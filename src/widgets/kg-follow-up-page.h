// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_FOLLOW_UP_PAGE (kg_follow_up_page_get_type ())

G_DECLARE_FINAL_TYPE (KgFollowUpPage, kg_follow_up_page, KG, FOLLOW_UP_PAGE, AdwBin)

void kg_follow_up_page_set_workspace   (KgFollowUpPage *self,
                                        KgWorkspace    *workspace);
void kg_follow_up_page_show_assignment (KgFollowUpPage *self,
                                        const char     *assignment_id);
void kg_follow_up_page_focus_search    (KgFollowUpPage *self);

G_END_DECLS
