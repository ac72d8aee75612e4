// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-store-private.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>

/* How a job gets to the store's thread, and its outcome back to whoever
 * asked: a caller who waits, or the task of one who does not. */

static void
set_closed_error (KgStore  *self,
                  GError  **error)
{
  g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE, _("The store “%s” is closed."), self->uri);
}

/* Calls that wait */

static void
run_waiting_cb (gpointer data)
{
  KgCall *call = data;
  KgStore *store = call->store;

  call->ok = call->job.run (store->core, &call->job, &call->error);

  g_mutex_lock (&store->mutex);
  call->done = TRUE;
  g_cond_broadcast (&store->cond);
  g_mutex_unlock (&store->mutex);
}

/**
 * kg_store_run_and_wait:
 *
 * Does the job on the store's thread and returns when it is done.
 */
gboolean
kg_store_run_and_wait (KgStore  *self,
                       KgJob    *job,
                       GError  **error)
{
  g_autoptr (KgStore) alive = g_object_ref (self);
  KgCall call = { .job = *job, .store = self };

  if (kg_worker_is_current (self->worker)) {
    g_critical ("A transaction waits for its own store");
    g_set_error_literal (error, KG_ERROR, KG_ERROR_FAILED, _("The change was given up."));
    return FALSE;
  }

  if (!kg_worker_push (self->worker, run_waiting_cb, &call)) {
    set_closed_error (self, error);
    return FALSE;
  }

  g_mutex_lock (&self->mutex);
  while (!call.done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  job->result = call.job.result;
  if (call.error != NULL)
    g_propagate_error (error, call.error);

  return call.ok;
}

/* Calls with a task */

static void
free_call (gpointer data)
{
  KgCall *call = data;

  if (call->func_data_destroy != NULL)
    call->func_data_destroy (call->job.func_data);
  g_clear_error (&call->error);
  g_free (call->by);
  g_free (call->text);
  g_free (call);
}

static gboolean
return_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KgCall *call = g_task_get_task_data (task);

  if (!call->ok)
    g_task_return_error (task, g_steal_pointer (&call->error));
  else if (call->job.run == kg_job_open)
    g_task_return_pointer (task, g_object_ref (call->store), g_object_unref);
  else if (call->job.result != NULL)
    g_task_return_pointer (task, call->job.result, call->job.result_destroy);
  else
    g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

/* Back to where the call came from, together with the last reference to what
 * belongs to that thread. */
static void
send_back (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, return_cb, task, NULL);
  g_source_attach (source, g_task_get_context (task));
}

static void
run_task_cb (gpointer data)
{
  KgCall *call = data;

  call->ok = !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (call->task),
                                                    &call->error) &&
             call->job.run (call->store->core, &call->job, &call->error);
  send_back (call->task);
}

/**
 * kg_store_new_call:
 * @task: (transfer full): told when the job is done
 */
KgCall *
kg_store_new_call (KgStore *self,
                   GTask   *task,
                   KgJob    job)
{
  KgCall *call = g_new0 (KgCall, 1);

  /* Once a job has begun it runs to its end, and its outcome is told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, call, free_call);
  call->job = job;
  call->store = self;
  call->task = task;

  return call;
}

/**
 * kg_store_run_call:
 *
 * Gives the job to the store's thread.
 */
void
kg_store_run_call (KgCall *call)
{
  if (kg_worker_push (call->store->worker, run_task_cb, call))
    return;

  set_closed_error (call->store, &call->error);
  send_back (call->task);
}
