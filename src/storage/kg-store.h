// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "core/kg-changeset.h"

G_BEGIN_DECLS

/* The one public header of the storage layer. */

/* Filters */

typedef enum {
  KG_OP_EQ,
  KG_OP_NE,
  KG_OP_LT,
  KG_OP_LE,
  KG_OP_GT,
  KG_OP_GE,
} KgOp;

/* One comparison of a column: text for text-like columns, number for the
 * others; dates as KgDate. KG_OP_EQ and KG_OP_NE with a NULL text or with
 * KG_DATE_NONE ask whether the column is null. Any other comparison with a
 * null column does not hold, KG_OP_NE included. Texts compare by their bytes. */
typedef struct {
  int column;
  KgOp op;
  const char *text;
  gint64 number;
} KgCondition;

/**
 * KgFilter:
 *
 * Which rows of a table, in which order: all conditions hold, order columns
 * one after the other (KG_ORDER or KG_ORDER_DESC; nulls are the least of all,
 * the id decides between equals), at most limit rows (0: all). A NULL filter
 * means every row by id. Columns in without (KG_COLUMN_BIT) need not be read and
 * may be null in what comes. Plain data, meant to be written as a compound
 * literal where it is used.
 */
typedef struct {
  KgCondition conditions[6];
  guint n_conditions;
  int order[3];
  guint limit;
  guint64 without;
} KgFilter;

#define KG_COLUMN_BIT(column) (G_GUINT64_CONSTANT (1) << (column))

#define KG_ORDER(column)      ((column) + 1)
#define KG_ORDER_DESC(column) (-((column) + 1))

/* Transactions */

/**
 * KgTxn:
 *
 * One transaction, seen from the store's thread. Everything read in it
 * belongs together; what it writes is seen by its own later reads at once,
 * and by others only when the whole of it is committed.
 */
typedef struct _KgTxn KgTxn;

/* Called with a record that lives until the call returns (ref it to keep it).
 * Returning FALSE ends the scan early, without an error. */
typedef gboolean (*KgScanFunc) (KgRecord *record,
                                gpointer  user_data);

gboolean    kg_txn_scan   (KgTxn          *txn,
                           const KgTable  *table,
                           const KgFilter *filter,
                           KgScanFunc      func,
                           gpointer        user_data,
                           GError        **error);
GPtrArray  *kg_txn_select (KgTxn          *txn,
                           const KgTable  *table,
                           const KgFilter *filter,
                           GError        **error);
KgRecord   *kg_txn_get    (KgTxn          *txn,
                           const KgTable  *table,
                           const char     *id,
                           GError        **error);
KgRecord   *kg_txn_find   (KgTxn          *txn,
                           const KgTable  *table,
                           int             column,
                           const char     *text,
                           GError        **error);

gboolean    kg_txn_insert (KgTxn          *txn,
                           KgRecord       *record,
                           GError        **error);
gboolean    kg_txn_update (KgTxn          *txn,
                           KgRecord       *before,
                           KgRecord       *after,
                           GError        **error);
gboolean    kg_txn_delete (KgTxn          *txn,
                           KgRecord       *record,
                           GError        **error);
const char *kg_txn_get_by (KgTxn          *txn);
gint64      kg_txn_get_now (KgTxn         *txn);

/* A use case: reads, decides, writes. Runs on the store's thread, inside one
 * transaction; returning FALSE with an error undoes all of it. It must touch
 * nothing that belongs to another thread. */
typedef gboolean (*KgTxnFunc) (KgTxn    *txn,
                               gpointer  user_data,
                               GError  **error);

/* The store */

#define KG_TYPE_STORE (kg_store_get_type ())

G_DECLARE_FINAL_TYPE (KgStore, kg_store, KG, STORE, GObject)

typedef enum {
  KG_STORE_EXISTING = 0,      /* the store must be there */
  KG_STORE_CREATE = 1 << 0,   /* make it when it is not there */
  KG_STORE_READ_ONLY = 1 << 1,
} KgStoreFlags;

/* Blocking calls: for the command line, for tests, and for use on a worker
 * thread. They may be mixed with the asynchronous ones. */
KgStore     *kg_store_open           (const char           *uri,
                                      KgStoreFlags          flags,
                                      GError              **error);
void         kg_store_close          (KgStore              *self);
gboolean     kg_store_read           (KgStore              *self,
                                      KgTxnFunc             func,
                                      gpointer              user_data,
                                      GError              **error);
KgChangeset *kg_store_transact       (KgStore              *self,
                                      const char           *by,
                                      const char           *label,
                                      KgTxnFunc             func,
                                      gpointer              user_data,
                                      GError              **error);
KgChangeset *kg_store_commit         (KgStore              *self,
                                      const char           *by,
                                      const KgChangeset    *changeset,
                                      GError              **error);

/* The same without blocking; user_data must stay alive until the call ends. */
void         kg_store_open_async     (const char           *uri,
                                      KgStoreFlags          flags,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
KgStore     *kg_store_open_finish    (GAsyncResult         *result,
                                      GError              **error);
void         kg_store_read_async     (KgStore              *self,
                                      KgTxnFunc             func,
                                      gpointer              func_data,
                                      GDestroyNotify        func_data_destroy,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean     kg_store_read_finish    (KgStore              *self,
                                      GAsyncResult         *result,
                                      GError              **error);
void         kg_store_transact_async (KgStore              *self,
                                      const char           *by,
                                      const char           *label,
                                      KgTxnFunc             func,
                                      gpointer              func_data,
                                      GDestroyNotify        func_data_destroy,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
KgChangeset *kg_store_transact_finish (KgStore             *self,
                                       GAsyncResult        *result,
                                       GError             **error);

const char  *kg_store_get_uri        (KgStore              *self);
gboolean     kg_store_is_read_only   (KgStore              *self);
int          kg_store_get_schema_version (KgStore          *self);
int          kg_store_get_former_version (KgStore          *self);
const char  *kg_store_get_former_copy    (KgStore          *self);

/* Integrity: one sentence per finding, an empty array when all is well. */
GPtrArray   *kg_store_check          (KgStore              *self,
                                      GError              **error);
gboolean     kg_store_backup         (KgStore              *self,
                                      const char           *path,
                                      GError              **error);

/* Without opening it: a store of an older schema is copied as it is. */
int          kg_store_peek_version   (const char           *uri,
                                      GError              **error);
gboolean     kg_store_copy           (const char           *uri,
                                      const char           *path,
                                      GError              **error);

/* Signals:
 *   changed (KgChangeset *changeset): emitted on the main context of the
 *   thread that opened the store, after every commit of this process; with
 *   NULL when another process or seat changed something. */

/* Schema */

#define KG_SCHEMA_VERSION 3

char *kg_schema_to_sql           (const char *dialect);
char *kg_schema_migration_to_sql (const char *dialect,
                                  int         from);

G_END_DECLS
