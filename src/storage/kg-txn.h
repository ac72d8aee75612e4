// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-driver.h"

G_BEGIN_DECLS

/* The store's side of a transaction; the other side is in kg-store.h. */

struct _KgTxn {
  KgDriver *driver;
  gboolean writing;
  char *by;
  gint64 now;
  KgChangeset *changes;
  GHashTable *written; /* "table/id" → KgTxnWritten */
  gboolean logged;
  gboolean repeating;  /* it is all in the store already */
  GError *broken;      /* what made going on impossible */
};

/* A row that this transaction wrote: the version its writer knows it by, and
 * the row as it is in the store. */
typedef struct {
  gint64 given;
  KgRecord *stored;
} KgTxnWritten;

KgTxn    *kg_txn_new_reading  (KgDriver          *driver);
KgTxn    *kg_txn_new_writing  (KgDriver          *driver,
                               const char        *by,
                               KgChangeset       *changes);
void      kg_txn_free         (KgTxn             *self);
gboolean  kg_txn_apply        (KgTxn             *self,
                               const KgChangeset *changeset,
                               GError           **error);
gboolean  kg_txn_note_failure (KgTxn             *self,
                               GError            *failure,
                               GError           **error);
gboolean  kg_txn_write_log    (KgTxn             *self,
                               const char        *table,
                               const char        *row,
                               const char        *operation,
                               const KgRecord    *before,
                               const KgRecord    *after,
                               GError           **error);
gboolean  kg_txn_has_stored   (KgTxn             *self);
gboolean  kg_txn_check_broken (KgTxn             *self,
                               GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTxn, kg_txn_free)

G_END_DECLS
