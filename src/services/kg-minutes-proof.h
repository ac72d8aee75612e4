// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/**
 * KgMinutesVerdict:
 * @KG_MINUTES_FILE_NOTED: the very file that was exported, byte for byte
 * @KG_MINUTES_FILE_SAME: the very bytes that an export makes today
 * @KG_MINUTES_FILE_SAME_TEXT: another file whose pages read the same; what
 *   they show may differ all the same
 * @KG_MINUTES_FILE_DIFFERS: says which minutes it is, and is not
 * @KG_MINUTES_FILE_UNKNOWN: no file of issued minutes of this store
 *
 * Is this what we issued? Only the first two say yes.
 */
typedef enum {
  KG_MINUTES_FILE_NOTED,
  KG_MINUTES_FILE_SAME,
  KG_MINUTES_FILE_SAME_TEXT,
  KG_MINUTES_FILE_DIFFERS,
  KG_MINUTES_FILE_UNKNOWN,
} KgMinutesVerdict;

typedef struct {
  KgMinutesVerdict verdict;
  char *number;       /* (nullable): 〔2026〕47号 */
  KgDate exported_on; /* KG_DATE_NONE unless noted */
  char *exported_by;  /* (nullable): as above */
  guint page;         /* where it differs, from 1; 0 for no page */
  char *sentence;     /* for people; without the name of the file */
} KgMinutesProof;

KgMinutesProof *kg_minutes_prove_file      (KgTxn                 *txn,
                                            const char            *path,
                                            GError               **error);
void            kg_minutes_proof_free      (KgMinutesProof        *self);
const char     *kg_minutes_verdict_to_code (KgMinutesVerdict       verdict);
gboolean        kg_minutes_note_file       (KgTxn                 *txn,
                                            KgContext             *context,
                                            const char            *seal,
                                            const char            *file_hash,
                                            GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgMinutesProof, kg_minutes_proof_free)

G_END_DECLS
