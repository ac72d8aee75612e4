// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-driver.h"
#include "storage/kg-sqlite.h"

G_BEGIN_DECLS

typedef struct {
  KgDriver parent;
  KgSqlite sqlite;
  gboolean read_only;
  gboolean created;  /* the file was not there before we came */
  gboolean outdated; /* it is a store of an older schema */
  gboolean in_transaction;
  gboolean log_has_grown;
  gboolean still;    /* reads the file as if nobody wrote to it */
  gint64 still_mark; /* what it looked like then */
} KgDriverSqlite;

gboolean kg_driver_sqlite_open    (KgDriver       *driver,
                                   const char     *uri,
                                   KgStoreFlags    flags,
                                   GError        **error);
gboolean kg_driver_sqlite_follow  (KgDriverSqlite *self,
                                   GError        **error);
gboolean kg_driver_sqlite_use_log (KgDriverSqlite *self,
                                   GError        **error);
gboolean kg_driver_sqlite_migrate (KgDriver       *driver,
                                   int             to_version,
                                   char          **kept,
                                   GError        **error);

G_END_DECLS
