// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-meeting-list.h"

G_BEGIN_DECLS

#define KG_TYPE_MEETING_LIST_ROW (kg_meeting_list_row_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingListRow, kg_meeting_list_row, KG, MEETING_LIST_ROW, GtkListBoxRow)

GtkWidget *kg_meeting_list_row_new      (void);
void       kg_meeting_list_row_bind     (KgMeetingListRow       *self,
                                         const KgMeetingSummary *summary);
int        kg_meeting_list_row_get_year (KgMeetingListRow       *self);

G_END_DECLS
