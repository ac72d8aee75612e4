// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-meeting-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_ATTENDANCE_LIST (kg_attendance_list_get_type ())

G_DECLARE_FINAL_TYPE (KgAttendanceList, kg_attendance_list, KG, ATTENDANCE_LIST, AdwBin)

void  kg_attendance_list_set_file   (KgAttendanceList *self,
                                     KgWorkspace      *workspace,
                                     KgMeetingFile    *file);
char *kg_attendance_list_get_counts (KgAttendanceList *self);

G_END_DECLS
