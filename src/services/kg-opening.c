// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-opening.h"

#include "services/kg-board-keeper.h"
#include "services/kg-board-refresh.h"
#include "services/kg-context-load.h"
#include "services/kg-query.h"

struct _KgOpening {
  gatomicrefcount refs;
  char *uri;
  KgStoreFlags flags;
  KgContext *context;
  KgBoardCache *cache; /* (nullable) */

  GMutex mutex;      /* of all that follows */
  GCond done;
  gboolean is_done;
  GTask *waiting;    /* (nullable) */
  KgStore *store;    /* (nullable): when it could be opened */
  KgBoard *board;    /* (nullable): when it could be read */
  gboolean was_kept; /* it came from the cache */
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
  self->board = self->cache != NULL ? kg_board_cache_read (self->cache, txn, context) : NULL;
  self->was_kept = self->board != NULL;
  if (self->board == NULL)
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
  g_cond_broadcast (&self->done);
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
 * @cache: (nullable): where the board of this store is kept
 *
 * Returns: (transfer full): what kg_opening_wait_async() waits for; it goes on
 *   without being waited for
 */
KgOpening *
kg_opening_start (const char   *uri,
                  KgStoreFlags  flags,
                  KgContext    *context,
                  KgBoardCache *cache)
{
  KgOpening *self = g_new0 (KgOpening, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->done);
  self->uri = g_strdup (uri);
  self->flags = flags;
  self->context = kg_context_ref (context);
  self->cache = cache != NULL ? kg_board_cache_ref (cache) : NULL;
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
  g_clear_pointer (&self->cache, kg_board_cache_unref);
  g_cond_clear (&self->done);
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

static KgWorkspace *
make_workspace (KgOpening  *self,
                const char *by)
{
  KgWorkspace *workspace;

  g_signal_handlers_disconnect_by_data (self->store, self);
  workspace = self->board != NULL
              ? kg_workspace_new_loaded (self->store, self->context, by, self->board, self->is_sample)
              : kg_workspace_new (self->store, self->context, by);
  if (self->cache != NULL && self->board != NULL)
    kg_board_keeper_attach (workspace, self->cache, self->was_kept, KG_BOARD_KEEPER_REST);
  if (self->is_stale && self->board != NULL)
    kg_workspace_reload (workspace);

  return workspace;
}

/**
 * kg_opening_take:
 * @by: who sits here
 * @patience: how many milliseconds to block for it at most
 *
 * Instead of kg_opening_wait_async(), where it is better to wait a moment than
 * to show that one waits.
 *
 * Returns: (transfer full) (nullable): as kg_opening_finish(); %NULL when the
 *   store is not open by then, for whatever reason
 */
KgWorkspace *
kg_opening_take (KgOpening  *self,
                 const char *by,
                 guint       patience)
{
  gint64 until = g_get_monotonic_time () + patience * G_TIME_SPAN_MILLISECOND;
  gboolean is_open;

  g_mutex_lock (&self->mutex);
  while (!self->is_done && g_cond_wait_until (&self->done, &self->mutex, until))
    ;
  is_open = self->is_done && self->store != NULL;
  g_mutex_unlock (&self->mutex);

  return is_open ? make_workspace (self, by) : NULL;
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
  g_return_val_if_fail (g_async_result_is_tagged (result, kg_opening_wait_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (self->store == NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return NULL;
  }

  return make_workspace (self, by);
}
