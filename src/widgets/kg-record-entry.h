// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "widgets/kg-record-entry-draft.h"

G_BEGIN_DECLS

#define KG_TYPE_RECORD_ENTRY (kg_record_entry_get_type ())

G_DECLARE_FINAL_TYPE (KgRecordEntry, kg_record_entry, KG, RECORD_ENTRY, AdwBin)

void                kg_record_entry_set_board (KgRecordEntry      *self,
                                               KgBoard            *board,
                                               KgDate              next_meeting);
KgRecordEntryDraft *kg_record_entry_take      (KgRecordEntry      *self);
void                kg_record_entry_give_back (KgRecordEntry      *self,
                                               const char         *text);

G_END_DECLS
