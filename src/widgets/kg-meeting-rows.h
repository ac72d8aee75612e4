// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the rows of a list box follow an array. */
typedef struct {
  const char *(*get_id) (gpointer datum);
  GtkWidget  *(*make)   (gpointer owner);
  void        (*bind)   (GtkWidget *row,
                         gpointer   datum,
                         guint      position,
                         gpointer   owner);
} KgMeetingRowKind;

void        kg_meeting_rows_sync   (GtkListBox             *box,
                                    GPtrArray              *data,
                                    const KgMeetingRowKind *kind,
                                    gpointer                owner);
const char *kg_meeting_rows_get_id (GtkListBoxRow          *row);
GtkWidget  *kg_meeting_rows_find   (GtkListBox             *box,
                                    const char             *id);
void        kg_meeting_rows_show   (GtkListBox             *box,
                                    GtkListBoxRow          *row);

G_END_DECLS
