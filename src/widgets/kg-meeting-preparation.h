// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-meeting-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_MEETING_PREPARATION (kg_meeting_preparation_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingPreparation, kg_meeting_preparation, KG, MEETING_PREPARATION, AdwBin)

void kg_meeting_preparation_set_file (KgMeetingPreparation *self,
                                      KgWorkspace          *workspace,
                                      KgMeetingFile        *file);

G_END_DECLS
