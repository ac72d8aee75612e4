// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-quick-entry.h"
#include "services/kg-board.h"

G_BEGIN_DECLS

/**
 * KgRecordEntryDraft:
 *
 * One line that the secretary is typing: the words, what is understood of
 * them, and what was corrected by hand. What is corrected stays so while the
 * words change. Used on the main thread while it is typed, then handed over.
 */
typedef struct {
  char *text;
  KgQuickEntry *entry;    /* nullable: nothing was parsed yet */
  KgDate today;

  char *lead;             /* nullable: corrected lead unit */
  gboolean no_assignment; /* corrected: nobody has to do anything */
  char **supporting;      /* nullable: corrected supporting units */
  KgDate due;             /* corrected day; KG_DATE_NONE: as understood */
  gboolean no_due;        /* corrected: no day was meant */
  char *task;             /* nullable: corrected */
  char *kind;             /* nullable: corrected kind of the decision */
} KgRecordEntryDraft;

KgRecordEntryDraft *kg_record_entry_draft_new   (void);
void                kg_record_entry_draft_free  (KgRecordEntryDraft *self);

void                kg_record_entry_draft_parse (KgRecordEntryDraft *self,
                                                 const char         *text,
                                                 KgBoard            *board,
                                                 KgDate              next_meeting);
void                kg_record_entry_draft_toggle_supporting (KgRecordEntryDraft *self,
                                                             const char         *unit);

gboolean            kg_record_entry_draft_is_assignment  (const KgRecordEntryDraft *self);
const char         *kg_record_entry_draft_get_lead       (const KgRecordEntryDraft *self);
char              **kg_record_entry_draft_get_supporting (const KgRecordEntryDraft *self);
KgDate              kg_record_entry_draft_get_due        (const KgRecordEntryDraft *self,
                                                          gboolean                 *is_default);
const char         *kg_record_entry_draft_get_task       (const KgRecordEntryDraft *self);
const char         *kg_record_entry_draft_get_kind       (const KgRecordEntryDraft *self);

gboolean            kg_record_entry_draft_store (KgTxn                     *txn,
                                                 KgContext                 *context,
                                                 const char                *item_id,
                                                 const KgRecordEntryDraft  *self,
                                                 GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgRecordEntryDraft, kg_record_entry_draft_free)

G_END_DECLS
