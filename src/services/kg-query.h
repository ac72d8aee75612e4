// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Look-ups that several use cases share. All run on the store's thread. */

GPtrArray *kg_query_children     (KgTxn         *txn,
                                  const KgTable *table,
                                  int            parent_column,
                                  const char    *parent_id,
                                  int            order_column,
                                  GError       **error);
KgRecord  *kg_query_need         (KgTxn         *txn,
                                  const KgTable *table,
                                  const char    *id,
                                  GError       **error);
KgRecord  *kg_query_meeting      (KgTxn         *txn,
                                  const char    *key,
                                  GError       **error);
KgRecord  *kg_query_assignment   (KgTxn         *txn,
                                  const char    *key,
                                  GError       **error);
KgRecord  *kg_query_project      (KgTxn         *txn,
                                  const char    *key,
                                  GError       **error);
KgRecord  *kg_query_unit         (KgTxn         *txn,
                                  const char    *key,
                                  GError       **error);
GHashTable *kg_query_unit_names  (KgTxn         *txn,
                                  GError       **error);
gboolean   kg_query_update_code  (KgTxn         *txn,
                                  KgRecord      *record,
                                  int            column,
                                  const char    *code,
                                  GError       **error);
char      *kg_query_setting      (KgTxn         *txn,
                                  const char    *key,
                                  GError       **error);
gboolean   kg_query_set_setting  (KgTxn         *txn,
                                  const char    *key,
                                  const char    *value,
                                  GError       **error);

G_END_DECLS
