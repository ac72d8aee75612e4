// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-board.h"

G_BEGIN_DECLS

#define KG_TYPE_MEETING_PICKER (kg_meeting_picker_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingPicker, kg_meeting_picker, KG, MEETING_PICKER, GtkPopover)

GtkWidget *kg_meeting_picker_new          (const char         *placeholder,
                                           gboolean            multiple);

void       kg_meeting_picker_clear        (KgMeetingPicker    *self);
void       kg_meeting_picker_add          (KgMeetingPicker    *self,
                                           const char         *id,
                                           const char         *name,
                                           const char         *detail);
void       kg_meeting_picker_add_units    (KgMeetingPicker    *self,
                                           KgBoard            *board);
void       kg_meeting_picker_add_projects (KgMeetingPicker    *self,
                                           KgBoard            *board);
void       kg_meeting_picker_set_chosen   (KgMeetingPicker    *self,
                                           const char *const  *ids);

G_END_DECLS
