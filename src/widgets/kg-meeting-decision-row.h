// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-context.h"
#include "services/kg-meeting-file.h"

G_BEGIN_DECLS

#define KG_TYPE_MEETING_DECISION_ROW (kg_meeting_decision_row_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingDecisionRow, kg_meeting_decision_row, KG, MEETING_DECISION_ROW, GtkListBoxRow)

GtkWidget *kg_meeting_decision_row_new       (void);
void       kg_meeting_decision_row_bind      (KgMeetingDecisionRow    *self,
                                              const KgMeetingDecision *decision,
                                              guint                    position,
                                              KgContext               *context);
void       kg_meeting_decision_row_edit      (KgMeetingDecisionRow    *self);
void       kg_meeting_decision_row_give_back (KgMeetingDecisionRow    *self,
                                              const char              *text);

G_END_DECLS
