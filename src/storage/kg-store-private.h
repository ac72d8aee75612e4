// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-job.h"

G_BEGIN_DECLS

struct _KgStore {
  GObject parent_instance;

  char *uri;
  KgStoreFlags flags;
  KgStoreCore *core; /* used by jobs only */
  KgStoreOrigin origin;
  KgFeed *feed;
  KgWorker *worker;
  GMutex mutex;      /* of the calls that wait */
  GCond cond;
};

/* A job on its way, for a caller who waits or for a task. */
typedef struct {
  KgJob job;
  KgStore *store; /* kept alive by the caller or the task */
  GError *error;
  gboolean ok;
  gboolean done; /* guarded by the store's mutex */

  /* Of a task: what the job needs is kept here. */
  GTask *task;
  char *by;
  char *text;
  GDestroyNotify func_data_destroy;
} KgCall;

gboolean kg_store_run_and_wait (KgStore  *self,
                                KgJob    *job,
                                GError  **error);
KgCall  *kg_store_new_call     (KgStore  *self,
                                GTask    *task,
                                KgJob     job);
void     kg_store_run_call     (KgCall   *call);

G_END_DECLS
