// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-meeting-file.h"

G_BEGIN_DECLS

#define KG_TYPE_ATTENDANCE_ROW (kg_attendance_row_get_type ())

G_DECLARE_FINAL_TYPE (KgAttendanceRow, kg_attendance_row, KG, ATTENDANCE_ROW, GtkListBoxRow)

GtkWidget *kg_attendance_row_new   (void);
void       kg_attendance_row_bind  (KgAttendanceRow         *self,
                                    const KgMeetingAttendee *attendee);
void       kg_attendance_row_flush (KgAttendanceRow         *self);

G_END_DECLS
