// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-worker.h"

#define IDLE_USEC G_USEC_PER_SEC
#define OVERDUE_USEC (5 * G_USEC_PER_SEC)

typedef struct {
  KgWorkerFunc func;
  gpointer data;
} Job;

/* Shared by the owner and the thread: whoever is last frees it. */
struct _KgWorker {
  gatomicrefcount refs;
  GMutex mutex;
  GCond cond;
  GQueue jobs;
  gboolean stopping;
  GThread *thread;
  KgWorkerFunc idle;
  KgWorkerFunc finish;
  gpointer data;
};

static void
worker_unref (KgWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/* Waits for a job until it is time to look up; NULL then, and at the end. */
static Job *
wait_for_job (KgWorker *self,
              gint64    until)
{
  Job *job = NULL;

  while (TRUE) {
    job = g_queue_pop_head (&self->jobs);
    if (job != NULL || self->stopping ||
        !g_cond_wait_until (&self->cond, &self->mutex, until))
      return job;
  }
}

static gpointer
run_thread (gpointer data)
{
  KgWorker *self = data;
  gint64 look_up = g_get_monotonic_time () + IDLE_USEC;

  g_mutex_lock (&self->mutex);
  while (TRUE) {
    g_autofree Job *job = wait_for_job (self, look_up);
    gint64 now = g_get_monotonic_time ();

    if (job == NULL && self->stopping)
      break;

    g_mutex_unlock (&self->mutex);
    if (job != NULL)
      job->func (job->data);
    if (job == NULL || now > look_up + OVERDUE_USEC) {
      self->idle (self->data);
      look_up = g_get_monotonic_time () + IDLE_USEC;
    }
    g_mutex_lock (&self->mutex);
  }
  g_mutex_unlock (&self->mutex);

  self->finish (self->data);
  worker_unref (self);

  return NULL;
}

/**
 * kg_worker_new:
 * @idle: called about once a second while there is no job
 * @finish: called at the end, after the last job
 * @data: for both; they run on the new thread
 */
KgWorker *
kg_worker_new (const char   *name,
               KgWorkerFunc  idle,
               KgWorkerFunc  finish,
               gpointer      data)
{
  KgWorker *self = g_new0 (KgWorker, 1);

  g_atomic_ref_count_init (&self->refs);
  g_atomic_ref_count_inc (&self->refs);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->jobs);
  self->idle = idle;
  self->finish = finish;
  self->data = data;
  self->thread = g_thread_new (name, run_thread, self);

  return self;
}

/**
 * kg_worker_push:
 *
 * May be called from any thread.
 *
 * Returns: %FALSE when the worker takes no jobs any more
 */
gboolean
kg_worker_push (KgWorker     *self,
                KgWorkerFunc  func,
                gpointer      data)
{
  gboolean taken;

  g_mutex_lock (&self->mutex);
  taken = !self->stopping;
  if (taken) {
    Job *job = g_new (Job, 1);

    *job = (Job) { func, data };
    g_queue_push_tail (&self->jobs, job);
    g_cond_signal (&self->cond);
  }
  g_mutex_unlock (&self->mutex);

  return taken;
}

gboolean
kg_worker_is_current (KgWorker *self)
{
  gboolean current;

  g_mutex_lock (&self->mutex);
  current = self->thread == g_thread_self ();
  g_mutex_unlock (&self->mutex);

  return current;
}

/**
 * kg_worker_stop:
 *
 * Takes no more jobs and waits until those that were taken are done. Called on
 * the worker's own thread it cannot wait; the rest is then done afterwards.
 */
void
kg_worker_stop (KgWorker *self)
{
  GThread *thread;

  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  thread = g_steal_pointer (&self->thread);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (thread == NULL)
    return;

  if (thread == g_thread_self ())
    g_thread_unref (thread);
  else
    g_thread_join (thread);
}

void
kg_worker_free (KgWorker *self)
{
  kg_worker_stop (self);
  worker_unref (self);
}
