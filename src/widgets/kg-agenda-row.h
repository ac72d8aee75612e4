// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-board.h"
#include "services/kg-meeting-file.h"

G_BEGIN_DECLS

#define KG_TYPE_AGENDA_ROW (kg_agenda_row_get_type ())

G_DECLARE_FINAL_TYPE (KgAgendaRow, kg_agenda_row, KG, AGENDA_ROW, GtkListBoxRow)

GtkWidget *kg_agenda_row_new      (gboolean             compact);
void       kg_agenda_row_bind     (KgAgendaRow         *self,
                                   const KgMeetingItem *item,
                                   guint                position,
                                   KgBoard             *board,
                                   gboolean             removable);
void       kg_agenda_row_set_flagged (KgAgendaRow       *self,
                                      const char        *lacking);

G_END_DECLS
