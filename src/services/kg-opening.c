// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-opening.h"

#include "services/kg-board-refresh.h"
#include "services/kg-context-load.h"
#include "services/kg-query.h"

struct _KgOpening {
  gatomicrefcount refs;
  char *uri;
  KgStoreFlags flags;
  KgContext *context;

  GMutex mutex;      /* of all that follows */
  gboolean is_done;
  GTask *waiting;    /* (nullable) */
  KgStore *store;    /* (nullable): when it could be opened */
  KgBoard *board;    /* (nullable): when it could be read */
  gboolean is_sample;
  gboolean is_stale; /* it changed after it was read */
  GError *error;     /* why there is no store */
};

static gboolean
read_board (KgTxn     *txn,
            gpointer   user_data,
            GError   **error)
{
  KgOpening *self = user_data;
  g_autoptr (KgContext) context = kg_context_in_store (txn, self->context, error);
  g_autofree char *sample = kg_query_setting (txn, "sample", NULL);

  if (context == NULL)
    return FALSE;

  self->is_sample = g_strcmp0 (sample, "1") == 0;
  self->board = kg_board_refresh (txn, context, NULL, NULL, error);
  return self->board != NULL;
}

static void
store_changed_cb (KgOpening *self)
{
  g_mutex_lock (&self->mutex);
  self->is_stale = TRUE;
  g_mutex_unlock (&self->mutex);
}

/* What cannot be read is told by the workspace, which tries again. */
static gpointer
open_in_thread (gpointer data)
{
  KgOpening *self = data;
  g_autoptr (GError) error = NULL;
  KgStore *store = kg_store_open (self->uri, self->flags, &error);
  g_autoptr (GTask) waiting = NULL;

  if (store != NULL) {
    g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
    kg_store_read (store, read_board, self, NULL);
  }

  g_mutex_lock (&self->mutex);
  self->store = store;
  self->error = g_steal_pointer (&error);
  self->is_done = TRUE;
  waiting = g_steal_pointer (&self->waiting);
  g_mutex_unlock (&self->mutex);

  if (waiting != NULL)
    g_task_return_boolean (waiting, TRUE);
  kg_opening_unref (self);
  return NULL;
}

/**
 * kg_opening_start:
 * @uri: as for kg_store_open()
 * @context: the day to judge on
 *
 * Returns: (transfer full): what kg_opening_wait_async() waits for; it goes on
 *   without being waited for
 */
KgOpening *
kg_opening_start (const char   *uri,
                  KgStoreFlags  flags,
                  KgContext    *context)
{
  KgOpening *self = g_new0 (KgOpening, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  self->uri = g_strdup (uri);
  self->flags = flags;
  self->context = kg_context_ref (context);
  g_thread_unref (g_thread_new ("kg-opening", open_in_thread, kg_opening_ref (self)));

  return self;
}

KgOpening *
kg_opening_ref (KgOpening *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_opening_unref (KgOpening *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_error (&self->error);
  kg_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self->uri);
  g_free (self);
}

/**
 * kg_opening_wait_async:
 *
 * Calls back in the main loop once the store is open and its board read. May be
 * called once.
 */
void
kg_opening_wait_async (KgOpening           *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  gboolean is_done;

  g_task_set_source_tag (task, kg_opening_wait_async);
  g_task_set_task_data (task, kg_opening_ref (self), (GDestroyNotify) kg_opening_unref);
  g_mutex_lock (&self->mutex);
  is_done = self->is_done;
  if (!is_done)
    self->waiting = g_object_ref (task);
  g_mutex_unlock (&self->mutex);

  if (is_done)
    g_task_return_boolean (task, TRUE);
}

/**
 * kg_opening_finish:
 * @by: who sits here
 *
 * Returns: (transfer full): a workspace on the store, with its board where that
 *   could be read and nothing has changed since; %NULL with @error set when the
 *   store cannot be opened, or nobody waits for it any more
 */
KgWorkspace *
kg_opening_finish (KgOpening     *self,
                   GAsyncResult  *result,
                   const char    *by,
                   GError       **error)
{
  KgWorkspace *workspace;

  g_return_val_if_fail (g_async_result_is_tagged (result, kg_opening_wait_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (self->store == NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return NULL;
  }

  g_signal_handlers_disconnect_by_data (self->store, self);
  workspace = self->board != NULL
              ? kg_workspace_new_loaded (self->store, self->context, by, self->board, self->is_sample)
              : kg_workspace_new (self->store, self->context, by);
  if (self->is_stale && self->board != NULL)
    kg_workspace_reload (workspace);

  return workspace;
}
