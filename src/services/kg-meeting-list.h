// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

/* One meeting as a list of meetings shows it. */
typedef struct {
  KgRecord *meeting;
  guint n_items;
  guint n_decisions;
} KgMeetingSummary;

KgRecord  *kg_meeting_list_find_series (KgTxn       *txn,
                                        const char  *series_id,
                                        GError     **error);
GPtrArray *kg_meeting_list_load        (KgTxn       *txn,
                                        const char  *series_id,
                                        GPtrArray   *known,
                                        GError     **error);

G_END_DECLS
