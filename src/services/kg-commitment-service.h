// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* What was promised so that a step may go on without its papers (容缺受理,
 * 信用承诺). */

/* A promise as somebody states it; at least one of the three dues. Borrowed. */
typedef struct {
  const char *document;
  const char *promised_by;
  const char *step;         /* nullable: the one accepted incomplete, by number, key or name */
  const char *due_before;   /* nullable: the step it is due before, likewise */
  const char *due_event;    /* nullable: in free words, for what has no day yet */
  const char *consequence;  /* nullable */
  KgDate due_on;            /* or none */
  KgDate promised_on;       /* none: today */
} KgCommitmentValues;

typedef enum {
  KG_COMMITMENT_OPEN,
  KG_COMMITMENT_LATE,
  KG_COMMITMENT_CLEARED,
} KgCommitmentState;

char     *kg_commitment_add          (KgTxn                    *txn,
                                      KgContext                *context,
                                      const char               *project_id,
                                      const KgCommitmentValues *values,
                                      gboolean                 *made_incomplete,
                                      GError                  **error);
gboolean  kg_commitment_clear        (KgTxn                    *txn,
                                      KgContext                *context,
                                      const char               *commitment_id,
                                      const char               *clearing,
                                      KgDate                    day,
                                      GError                  **error);

/* Of one commitment; steps are the rows of its project's plan. */
KgDate            kg_commitment_last_day (const KgRecord *commitment,
                                          KgDate          begun);
KgCommitmentState kg_commitment_state    (const KgRecord *commitment,
                                          GPtrArray      *steps,
                                          KgDate          today);
const char       *kg_commitment_state_code (KgCommitmentState state);
const char       *kg_commitment_state_label (KgCommitmentState state);
char             *kg_commitment_due_words  (const KgRecord *commitment,
                                            GPtrArray      *steps);
char             *kg_commitment_words      (const KgRecord *commitment,
                                            GPtrArray      *steps);

G_END_DECLS
