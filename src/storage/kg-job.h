// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-driver.h"
#include "storage/kg-feed.h"
#include "storage/kg-worker.h"

G_BEGIN_DECLS

/* What the store was before it was opened; filled in by the job that opens. */
typedef struct {
  int version; /* 0: it was not there */
  char *copy;  /* of an older one, as it was; NULL for none */
} KgStoreOrigin;

/* The part of a store that belongs to its thread. Freed there at the end. */
typedef struct {
  char *uri;
  KgStoreFlags flags;
  KgDriver *driver;
  KgFeed *feed;
  gint64 change_mark;
  KgStoreOrigin *origin; /* of the store; for the job that opens only */
} KgStoreCore;

typedef struct _KgJob KgJob;

/* Does the job on the store's thread; FALSE with error set when it failed. */
typedef gboolean (*KgJobFunc) (KgStoreCore  *core,
                               KgJob        *job,
                               GError      **error);

/* One thing to be done on the store's thread. */
struct _KgJob {
  KgJobFunc run;

  /* What it needs; all of it lives until the job has ended. */
  const char *by;
  const char *text; /* a label or a path */
  KgTxnFunc func;
  gpointer func_data;
  const KgChangeset *changeset;

  /* What it gave */
  gpointer result;
  GDestroyNotify result_destroy;
};

gboolean kg_job_open     (KgStoreCore  *core,
                          KgJob        *job,
                          GError      **error);
gboolean kg_job_read     (KgStoreCore  *core,
                          KgJob        *job,
                          GError      **error);
gboolean kg_job_transact (KgStoreCore  *core,
                          KgJob        *job,
                          GError      **error);
gboolean kg_job_commit   (KgStoreCore  *core,
                          KgJob        *job,
                          GError      **error);
gboolean kg_job_check    (KgStoreCore  *core,
                          KgJob        *job,
                          GError      **error);
gboolean kg_job_backup   (KgStoreCore  *core,
                          KgJob        *job,
                          GError      **error);

void     kg_store_core_idle (KgStoreCore *core);
void     kg_store_core_free (KgStoreCore *core);

G_END_DECLS
