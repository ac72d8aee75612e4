// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-store.h"
#include "storage/kg-store-private.h"

/**
 * KgStore:
 *
 * The store as the layers above see it. It owns a thread, which owns the
 * engine; every call becomes a job there. Blocking calls wait for theirs,
 * asynchronous ones are told in the main context they were made in. Jobs are
 * done in the order in which they were given. May be used from any thread;
 * the signal comes in the main context of the thread that opened it.
 */

G_DEFINE_FINAL_TYPE (KgStore, kg_store, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
deliver_change (gpointer     owner,
                KgChangeset *changeset)
{
  g_signal_emit (owner, signals[SIGNAL_CHANGED], 0, changeset);
}

static void
idle_cb (gpointer data)
{
  kg_store_core_idle (data);
}

static void
finish_cb (gpointer data)
{
  kg_store_core_free (data);
}

static void
kg_store_finalize (GObject *object)
{
  KgStore *self = KG_STORE (object);

  kg_store_close (self);
  kg_worker_free (self->worker);
  kg_feed_unref (self->feed);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->origin.copy);
  g_free (self->uri);

  G_OBJECT_CLASS (kg_store_parent_class)->finalize (object);
}

static void
kg_store_class_init (KgStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kg_store_finalize;

  /**
   * KgStore::changed:
   * @changeset: (nullable): what this process committed, with the records as
   *   they are in the store; %NULL when another process or seat changed
   *   something
   *
   * Emitted in the main context of the thread that opened the store.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", KG_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
kg_store_init (KgStore *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
}

static KgStore *
new_store (const char   *uri,
           KgStoreFlags  flags)
{
  KgStore *self = g_object_new (KG_TYPE_STORE, NULL);

  self->uri = g_strdup (uri);
  self->flags = flags;
  self->feed = kg_feed_new (self, deliver_change);
  self->core = g_new0 (KgStoreCore, 1);
  self->core->uri = g_strdup (uri);
  self->core->flags = flags;
  self->core->origin = &self->origin;
  self->core->feed = kg_feed_ref (self->feed);
  self->worker = kg_worker_new ("kg-store", idle_cb, finish_cb, self->core);

  return self;
}

/**
 * kg_store_open:
 * @uri: a path, a file: URI, or "mock:NAME" for a store in memory
 *
 * A store of an older schema is brought up to date, after a copy of it was put
 * beside it; one that is opened for reading only is not, and refused.
 *
 * A missing folder is not made. Whatever is at @uri and is no store that this
 * version can use is refused and left as it is: %KG_ERROR_UNAVAILABLE (nothing
 * there, cannot be reached), %KG_ERROR_DAMAGED (no store, or a broken one),
 * %KG_ERROR_NEWER_SCHEMA, %KG_ERROR_READ_ONLY, %KG_ERROR_DISK_FULL.
 *
 * Returns: (transfer full): the store, or %NULL with @error set
 */
KgStore *
kg_store_open (const char    *uri,
               KgStoreFlags   flags,
               GError       **error)
{
  g_autoptr (KgStore) self = NULL;
  KgJob job = { .run = kg_job_open };

  g_return_val_if_fail (uri != NULL, NULL);

  self = new_store (uri, flags);
  return kg_store_run_and_wait (self, &job, error) ? g_steal_pointer (&self) : NULL;
}

void
kg_store_open_async (const char          *uri,
                     KgStoreFlags         flags,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (KgStore) self = NULL;
  KgCall *call;

  g_return_if_fail (uri != NULL);

  self = new_store (uri, flags);
  /* The task holds the store as its source object. */
  call = kg_store_new_call (self, g_task_new (self, cancellable, callback, user_data),
                            (KgJob) { .run = kg_job_open });
  g_task_set_source_tag (call->task, kg_store_open_async);
  kg_store_run_call (call);
}

/**
 * kg_store_open_finish:
 *
 * Returns: (transfer full): the store, or %NULL with @error set
 */
KgStore *
kg_store_open_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kg_store_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kg_store_close:
 *
 * Takes no more calls, and returns when all that were taken are done and the
 * file is closed. News that are still on their way are dropped. Dropping the
 * last reference closes too.
 */
void
kg_store_close (KgStore *self)
{
  g_return_if_fail (KG_IS_STORE (self));

  kg_worker_stop (self->worker);
  kg_feed_close (self->feed);
}

/**
 * kg_store_read:
 * @func: reads; runs on the store's thread
 *
 * Everything that @func reads is of one moment. It cannot write.
 */
gboolean
kg_store_read (KgStore    *self,
               KgTxnFunc   func,
               gpointer    user_data,
               GError    **error)
{
  KgJob job = { .run = kg_job_read, .func = func, .func_data = user_data };

  g_return_val_if_fail (KG_IS_STORE (self), FALSE);

  return kg_store_run_and_wait (self, &job, error);
}

/**
 * kg_store_read_async:
 * @func_data_destroy: (nullable): for @func_data; called in the caller's
 *   thread after @callback
 * @cancellable: (nullable): as long as the call has not begun
 */
void
kg_store_read_async (KgStore             *self,
                     KgTxnFunc            func,
                     gpointer             func_data,
                     GDestroyNotify       func_data_destroy,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  KgCall *call;

  g_return_if_fail (KG_IS_STORE (self));

  call = kg_store_new_call (self, g_task_new (self, cancellable, callback, user_data),
                            (KgJob) { .run = kg_job_read, .func = func, .func_data = func_data });
  g_task_set_source_tag (call->task, kg_store_read_async);
  call->func_data_destroy = func_data_destroy;
  kg_store_run_call (call);
}

gboolean
kg_store_read_finish (KgStore       *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, kg_store_read_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kg_store_transact:
 * @by: who does it
 * @label: (nullable): what it is called in the log
 * @func: reads, decides and writes; runs on the store's thread
 *
 * Either all that @func wrote is in the store afterwards, and safe from a
 * power cut, or nothing is.
 *
 * Returns: (transfer full): what was changed, with the records as they are in
 *   the store now; empty when @func changed nothing; %NULL with @error set
 */
KgChangeset *
kg_store_transact (KgStore     *self,
                   const char  *by,
                   const char  *label,
                   KgTxnFunc    func,
                   gpointer     user_data,
                   GError     **error)
{
  KgJob job = {
    .run = kg_job_transact,
    .by = by,
    .text = label,
    .func = func,
    .func_data = user_data,
  };

  g_return_val_if_fail (KG_IS_STORE (self), NULL);

  return kg_store_run_and_wait (self, &job, error) ? job.result : NULL;
}

/**
 * kg_store_transact_async:
 *
 * See kg_store_transact() and kg_store_read_async().
 */
void
kg_store_transact_async (KgStore             *self,
                         const char          *by,
                         const char          *label,
                         KgTxnFunc            func,
                         gpointer             func_data,
                         GDestroyNotify       func_data_destroy,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  KgCall *call;

  g_return_if_fail (KG_IS_STORE (self));

  call = kg_store_new_call (self, g_task_new (self, cancellable, callback, user_data),
                            (KgJob) { .run = kg_job_transact, .func = func, .func_data = func_data });
  g_task_set_source_tag (call->task, kg_store_transact_async);
  call->job.by = call->by = g_strdup (by);
  call->job.text = call->text = g_strdup (label);
  call->func_data_destroy = func_data_destroy;
  kg_store_run_call (call);
}

/**
 * kg_store_transact_finish:
 *
 * Returns: (transfer full): as kg_store_transact()
 */
KgChangeset *
kg_store_transact_finish (KgStore       *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, kg_store_transact_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kg_store_commit:
 * @changeset: not to be altered any more
 *
 * Commits what a client changed. Whoever did not hear the answer may call
 * again with the same changeset: it is committed once.
 *
 * Returns: (transfer full): the same changeset, by id, with the records as
 *   this commit stored them; %NULL with @error set, to %KG_ERROR_CONFLICT when
 *   a row has changed since it was read
 */
KgChangeset *
kg_store_commit (KgStore            *self,
                 const char         *by,
                 const KgChangeset  *changeset,
                 GError            **error)
{
  KgJob job = { .run = kg_job_commit, .by = by, .changeset = changeset };

  g_return_val_if_fail (KG_IS_STORE (self), NULL);
  g_return_val_if_fail (changeset != NULL, NULL);

  return kg_store_run_and_wait (self, &job, error) ? job.result : NULL;
}

const char *
kg_store_get_uri (KgStore *self)
{
  g_return_val_if_fail (KG_IS_STORE (self), NULL);

  return self->uri;
}

gboolean
kg_store_is_read_only (KgStore *self)
{
  g_return_val_if_fail (KG_IS_STORE (self), FALSE);

  return (self->flags & KG_STORE_READ_ONLY) != 0;
}

/**
 * kg_store_get_schema_version:
 *
 * Returns: the schema of an open store, which opening brings up to date
 */
int
kg_store_get_schema_version (KgStore *self)
{
  g_return_val_if_fail (KG_IS_STORE (self), 0);

  return KG_SCHEMA_VERSION;
}

/**
 * kg_store_get_former_version:
 *
 * Returns: the schema that the store had before it was opened; 0 when opening
 *   made the store
 */
int
kg_store_get_former_version (KgStore *self)
{
  g_return_val_if_fail (KG_IS_STORE (self), 0);

  return self->origin.version;
}

/**
 * kg_store_get_former_copy:
 *
 * Returns: (nullable): the path of a copy of the store as it was before
 *   opening brought it up to date; %NULL when that was not needed
 */
const char *
kg_store_get_former_copy (KgStore *self)
{
  g_return_val_if_fail (KG_IS_STORE (self), NULL);

  return self->origin.copy;
}

/**
 * kg_store_check:
 *
 * Looks at the whole store: the file, the schema with its guards, each row,
 * the life cycles, the change log. Takes time on a large one.
 *
 * Returns: (transfer full) (element-type utf8): one sentence per finding, an
 *   empty array when all is well; %NULL with @error set
 */
GPtrArray *
kg_store_check (KgStore  *self,
                GError  **error)
{
  KgJob job = { .run = kg_job_check };

  g_return_val_if_fail (KG_IS_STORE (self), NULL);

  return kg_store_run_and_wait (self, &job, error) ? job.result : NULL;
}

/**
 * kg_store_backup:
 * @path: where to; an earlier backup there is replaced, any other file is not
 *
 * Writes a copy of the store that can be opened like it.
 */
gboolean
kg_store_backup (KgStore     *self,
                 const char  *path,
                 GError     **error)
{
  KgJob job = { .run = kg_job_backup, .text = path };

  g_return_val_if_fail (KG_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return kg_store_run_and_wait (self, &job, error);
}
