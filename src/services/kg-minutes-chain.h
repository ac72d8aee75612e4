// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-record.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Issued minutes as a chain of seals, one chain a series. */

GPtrArray *kg_minutes_get_issued     (KgTxn           *txn,
                                      const char      *series_id,
                                      GError         **error);
gboolean   kg_minutes_list_shared_numbers (KgTxn      *txn,
                                           char      **numbers,
                                           GError    **error);
gint64     kg_minutes_number_before  (KgTxn           *txn,
                                      const char      *series_id);
char      *kg_minutes_make_seal      (const char      *content,
                                      const char      *previous);
gboolean   kg_minutes_seal_holds     (const KgRecord  *row);
gboolean   kg_minutes_is_as_issued   (KgTxn           *txn,
                                      const KgRecord  *row,
                                      gboolean        *is_as_issued,
                                      GError         **error);
char      *kg_minutes_row_number     (const KgRecord  *row);
gboolean   kg_minutes_differ         (const char      *is,
                                      const char      *was,
                                      char           **is_part,
                                      char           **was_part);
GPtrArray *kg_minutes_verify         (KgTxn           *txn,
                                      const char      *series_id,
                                      guint           *n_checked,
                                      GError         **error);

G_END_DECLS
