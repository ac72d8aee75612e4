// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Documents that correct what was issued: each names one document, and goes
 * the way of minutes, or is withdrawn before it is issued. */

char    *kg_minutes_correct       (KgTxn       *txn,
                                   KgContext   *context,
                                   const char  *meeting_id,
                                   const char  *of,
                                   const char  *reason,
                                   const char  *text,
                                   GError     **error);
gboolean kg_minutes_withdraw      (KgTxn       *txn,
                                   const char  *meeting_id,
                                   GError     **error);
KgMinutes *kg_minutes_of_withdrawn (const KgRecord  *row,
                                    const KgMinutes *newest,
                                    GError         **error);

G_END_DECLS
