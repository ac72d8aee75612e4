// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* The first item of a meeting: the minutes of the last one. */

gboolean  kg_minutes_is_approval       (const KgRecord  *item);
char     *kg_minutes_get_approval_title (KgTxn          *txn,
                                        KgRecord        *previous,
                                        GError         **error);
gboolean  kg_minutes_find_approved     (KgTxn           *txn,
                                        KgRecord        *item,
                                        KgRecord       **meeting,
                                        GError         **error);
gboolean  kg_minutes_follow_objection  (KgTxn           *txn,
                                        KgContext       *context,
                                        KgRecord        *item,
                                        GPtrArray       *notices,
                                        GError         **error);
GPtrArray *kg_minutes_list_objections_in (KgTxn          *txn,
                                          KgRecord       *row,
                                          GError        **error);

G_END_DECLS
