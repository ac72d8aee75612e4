// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-meeting-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_MEETING_RECORD (kg_meeting_record_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingRecord, kg_meeting_record, KG, MEETING_RECORD, AdwBin)

void kg_meeting_record_set_item         (KgMeetingRecord *self,
                                         KgWorkspace     *workspace,
                                         KgMeetingFile   *file,
                                         int              index);
void kg_meeting_record_set_elapsed      (KgMeetingRecord *self,
                                         const char      *elapsed);
void kg_meeting_record_set_outcome      (KgMeetingRecord *self,
                                         const char      *outcome);
void kg_meeting_record_ask_light        (KgMeetingRecord *self,
                                         KgLight          light);
void kg_meeting_record_focus_discussion (KgMeetingRecord *self);
void kg_meeting_record_focus_notice     (KgMeetingRecord *self);
void kg_meeting_record_flush            (KgMeetingRecord *self);

G_END_DECLS
