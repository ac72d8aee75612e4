// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-assignment-list.h"

G_BEGIN_DECLS

#define KG_TYPE_ASSIGNMENT_ROW (kg_assignment_row_get_type ())

G_DECLARE_FINAL_TYPE (KgAssignmentRow, kg_assignment_row, KG, ASSIGNMENT_ROW, GtkBox)

GtkWidget *kg_assignment_row_new    (void);
void       kg_assignment_row_bind   (KgAssignmentRow        *self,
                                     const KgAssignmentItem *item,
                                     const KgContext        *context,
                                     gboolean                chosen);
char      *kg_assignment_row_speak  (const KgAssignmentItem *item,
                                     const KgContext        *context);
void       kg_assignment_show_state (GtkLabel               *label,
                                     const char             *state);
void       kg_assignment_show_due   (GtkLabel               *words,
                                     GtkImage               *icon,
                                     const KgAssignmentItem *item,
                                     const KgContext        *context);

G_END_DECLS
