// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* The life of minutes: draft → in review → issued, and then never again. What
 * corrects them is in kg-minutes-correct.h. */

/* Setting, with the id of a series: the number of the last minutes that it
 * issued before it was kept in this store. */
#define KG_MINUTES_LAST_NUMBER "minutes.last-number.%s"

char      *kg_minutes_draft    (KgTxn       *txn,
                                KgContext   *context,
                                const char  *meeting_id,
                                GError     **error);
gboolean   kg_minutes_submit   (KgTxn       *txn,
                                KgContext   *context,
                                const char  *meeting_id,
                                GError     **error);
gboolean   kg_minutes_send_back (KgTxn      *txn,
                                const char  *meeting_id,
                                GError     **error);
gboolean   kg_minutes_issue    (KgTxn       *txn,
                                KgContext   *context,
                                const char  *meeting_id,
                                GError     **error);
gboolean   kg_minutes_check_open (KgTxn      *txn,
                                  const char *meeting_id,
                                  GError    **error);
char      *kg_minutes_correction_text_id  (const KgRecord *row);
char      *kg_minutes_correction_cause_id (const KgRecord *row);
KgMinutes *kg_minutes_of_issued (const KgRecord *row,
                                 GError        **error);
KgMinutes *kg_minutes_get_revision (KgTxn      *txn,
                                    KgContext  *context,
                                    const char *meeting_id,
                                    gint64      revision,
                                    GError    **error);
KgMinutes *kg_minutes_get      (KgTxn       *txn,
                                KgContext   *context,
                                const char  *meeting_id,
                                GError     **error);
KgRecord  *kg_minutes_get_row  (KgTxn       *txn,
                                const char  *meeting_id,
                                GError     **error);
KgRecord  *kg_minutes_get_row_in_state (KgTxn      *txn,
                                        const char *meeting_id,
                                        const char *state,
                                        GError    **error);

G_END_DECLS
