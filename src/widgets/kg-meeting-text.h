// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KG_TYPE_MEETING_TEXT (kg_meeting_text_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingText, kg_meeting_text, KG, MEETING_TEXT, GtkWidget)

void        kg_meeting_text_bind       (KgMeetingText *self,
                                        const char    *target,
                                        const char    *text,
                                        gint64         version);
void        kg_meeting_text_flush      (KgMeetingText *self);
void        kg_meeting_text_saved      (KgMeetingText *self,
                                        const char    *target,
                                        const GError  *error);

gboolean    kg_meeting_text_is_contested (KgMeetingText *self);
char       *kg_meeting_text_get_text   (KgMeetingText *self);
const char *kg_meeting_text_get_target (KgMeetingText *self);

G_END_DECLS
