// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

/**
 * KgDriver:
 *
 * What a storage engine has to offer. One driver is one connection, used by
 * one thread only, the store's. Drivers know tables and records; they know
 * nothing of use cases, threads or the change feed. The rules of each table
 * (append-only, frozen rows, life cycles, references, uniqueness) must hold
 * in the engine itself, so that raw access cannot break them either.
 */
typedef struct _KgDriver KgDriver;

typedef struct {
  const char *name;

  /* Lifetime. open leaves a file that is not a store of ours untouched. */
  gboolean (*open)           (KgDriver       *self,
                              const char     *uri,
                              KgStoreFlags    flags,
                              GError        **error);
  void     (*close)          (KgDriver       *self);

  /* Schema. version 0 means a new, empty place. migrate makes a store of it,
   * or brings an older one up to date, in one step: it says where a copy of
   * the older one is kept, if there was one. */
  int      (*get_version)    (KgDriver       *self,
                              GError        **error);
  gboolean (*migrate)        (KgDriver       *self,
                              int             to_version,
                              char          **kept,
                              GError        **error);

  /* Transactions. Writing ones shut out other writers from the start. */
  gboolean (*begin)          (KgDriver       *self,
                              gboolean        writing,
                              GError        **error);
  gboolean (*commit)         (KgDriver       *self,
                              GError        **error);
  void     (*rollback)       (KgDriver       *self);

  /* Rows. update and remove expect the version of the given record and
   * report KG_ERROR_CONFLICT or KG_ERROR_NOT_FOUND. */
  gboolean (*scan)           (KgDriver       *self,
                              const KgTable  *table,
                              const KgFilter *filter,
                              KgScanFunc      func,
                              gpointer        user_data,
                              GError        **error);
  gboolean (*insert)         (KgDriver       *self,
                              const KgRecord *record,
                              GError        **error);
  gboolean (*update)         (KgDriver       *self,
                              const KgRecord *record,
                              gint64          expected_version,
                              GError        **error);
  gboolean (*remove)         (KgDriver       *self,
                              const KgTable  *table,
                              const char     *id,
                              gint64          expected_version,
                              GError        **error);

  /* Called now and then while there is nothing to do. */
  void     (*idle)           (KgDriver       *self);

  /* Others. get_change_mark changes whenever another connection commits.
   * check appends one sentence per finding about the engine's own matters;
   * what every engine has in common is checked above it. backup leaves a
   * whole copy at path, or nothing. */
  gint64   (*get_change_mark) (KgDriver      *self);
  gboolean (*check)          (KgDriver       *self,
                              GPtrArray      *findings,
                              GError        **error);
  gboolean (*backup)         (KgDriver       *self,
                              const char     *path,
                              GError        **error);
} KgDriverClass;

struct _KgDriver {
  const KgDriverClass *klass;
};

/* sqlite: a path or file: URI. mock: "mock:NAME", in memory, per process;
 * a name keeps its data while the process lives. NULL for anything else. */
KgDriver *kg_driver_new      (const char    *uri);
KgDriver *kg_driver_open     (const char    *uri,
                              KgStoreFlags   flags,
                              GError       **error);
void      kg_driver_free     (KgDriver      *self);

/* "Kaig": tells a store from the SQLite files of other programs. */
#define KG_SQLITE_APPLICATION_ID 0x4b616967

KgDriver *kg_driver_sqlite_new (void);
KgDriver *kg_driver_mock_new   (void);

G_END_DECLS
