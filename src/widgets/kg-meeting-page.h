// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_MEETING_PAGE (kg_meeting_page_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingPage, kg_meeting_page, KG, MEETING_PAGE, AdwBin)

void kg_meeting_page_set_workspace (KgMeetingPage *self,
                                       KgWorkspace *workspace);
void kg_meeting_page_show_meeting (KgMeetingPage *self, const char *meeting_id);

G_END_DECLS
