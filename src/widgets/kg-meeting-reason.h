// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KG_TYPE_MEETING_REASON (kg_meeting_reason_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingReason, kg_meeting_reason, KG, MEETING_REASON, GtkPopover)

GtkWidget *kg_meeting_reason_new      (const char      *title,
                                       const char      *placeholder,
                                       const char      *button);
void       kg_meeting_reason_set_text (KgMeetingReason *self,
                                       const char      *text);

G_END_DECLS
