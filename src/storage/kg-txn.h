// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-driver.h"

G_BEGIN_DECLS

/* The store's side of a transaction; the other side is in kg-store.h. */

KgTxn    *kg_txn_new_reading  (KgDriver          *driver);
KgTxn    *kg_txn_new_writing  (KgDriver          *driver,
                               const char        *by,
                               KgChangeset       *changes);
void      kg_txn_free         (KgTxn             *self);
gboolean  kg_txn_apply        (KgTxn             *self,
                               const KgChangeset *changeset,
                               GError           **error);
gboolean  kg_txn_has_stored   (KgTxn             *self);
gboolean  kg_txn_check_broken (KgTxn             *self,
                               GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTxn, kg_txn_free)

G_END_DECLS
