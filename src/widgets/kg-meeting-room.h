// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-meeting-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_MEETING_ROOM (kg_meeting_room_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingRoom, kg_meeting_room, KG, MEETING_ROOM, AdwBin)

void kg_meeting_room_set_file (KgMeetingRoom *self,
                               KgWorkspace   *workspace,
                               KgMeetingFile *file);

G_END_DECLS
