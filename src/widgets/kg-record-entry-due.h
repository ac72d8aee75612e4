// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-context.h"

G_BEGIN_DECLS

#define KG_TYPE_RECORD_ENTRY_DUE (kg_record_entry_due_get_type ())

G_DECLARE_FINAL_TYPE (KgRecordEntryDue, kg_record_entry_due, KG, RECORD_ENTRY_DUE, GtkPopover)

GtkWidget *kg_record_entry_due_new         (void);
void       kg_record_entry_due_set_context (KgRecordEntryDue *self,
                                            KgContext        *context,
                                            KgDate            next_meeting,
                                            KgDate            due);

G_END_DECLS
