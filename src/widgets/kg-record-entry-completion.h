// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-board.h"

G_BEGIN_DECLS

#define KG_TYPE_RECORD_ENTRY_COMPLETION (kg_record_entry_completion_get_type ())

G_DECLARE_FINAL_TYPE (KgRecordEntryCompletion, kg_record_entry_completion, KG, RECORD_ENTRY_COMPLETION, GtkPopover)

GtkWidget  *kg_record_entry_completion_new       (void);
void        kg_record_entry_completion_set_board (KgRecordEntryCompletion *self,
                                                  KgBoard                 *board);
void        kg_record_entry_completion_update    (KgRecordEntryCompletion *self,
                                                  const char              *before);
void        kg_record_entry_completion_move      (KgRecordEntryCompletion *self,
                                                  int                      step);
const char *kg_record_entry_completion_get       (KgRecordEntryCompletion *self,
                                                  gboolean                 first,
                                                  guint                   *n_typed);

G_END_DECLS
