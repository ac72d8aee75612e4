// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-worker.h"

/* The worker by itself: order, looking up, and its two ends. */

typedef struct {
  GMutex mutex;
  GCond cond;
  KgWorker *worker;
  GString *done;
  guint n_idle;
  gboolean finished;
} Bench;

static void
note (Bench *self,
      char   letter)
{
  g_mutex_lock (&self->mutex);
  g_string_append_c (self->done, letter);
  g_mutex_unlock (&self->mutex);
}

static void
note_a (gpointer data)
{
  note (data, 'a');
}

static void
note_b (gpointer data)
{
  note (data, 'b');
}

static void
idle (gpointer data)
{
  Bench *self = data;

  g_mutex_lock (&self->mutex);
  self->n_idle++;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
finish (gpointer data)
{
  Bench *self = data;

  g_mutex_lock (&self->mutex);
  self->finished = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
bench_init (Bench *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->done = g_string_new (NULL);
  self->worker = kg_worker_new ("bench", idle, finish, self);
}

static void
bench_clear (Bench *self)
{
  g_string_free (self->done, TRUE);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

static void
test_jobs_in_order_until_the_end (void)
{
  Bench bench = { .n_idle = 0 };

  bench_init (&bench);
  for (int i = 0; i < 3; i++) {
    g_assert_true (kg_worker_push (bench.worker, note_a, &bench));
    g_assert_true (kg_worker_push (bench.worker, note_b, &bench));
  }
  kg_worker_stop (bench.worker);
  g_assert_cmpstr (bench.done->str, ==, "ababab");
  g_assert_true (bench.finished);
  g_assert_false (kg_worker_push (bench.worker, note_a, &bench));

  kg_worker_free (bench.worker);
  bench_clear (&bench);
}

static void
test_looks_up_while_idle (void)
{
  Bench bench = { .n_idle = 0 };

  bench_init (&bench);
  g_mutex_lock (&bench.mutex);
  while (bench.n_idle == 0)
    g_cond_wait (&bench.cond, &bench.mutex);
  g_mutex_unlock (&bench.mutex);
  kg_worker_free (bench.worker);
  bench_clear (&bench);
}

static void
stop_from_inside (gpointer data)
{
  Bench *self = data;

  g_assert_true (kg_worker_is_current (self->worker));
  kg_worker_push (self->worker, note_b, self);
  kg_worker_free (self->worker);
  note (self, 'a');
}

/* Stopped on its own thread it cannot wait for itself: what was taken is
 * still done, and then it ends. */
static void
test_stopped_from_inside (void)
{
  Bench bench = { .n_idle = 0 };

  bench_init (&bench);
  g_assert_false (kg_worker_is_current (bench.worker));
  kg_worker_push (bench.worker, stop_from_inside, &bench);
  g_mutex_lock (&bench.mutex);
  while (!bench.finished)
    g_cond_wait (&bench.cond, &bench.mutex);
  g_mutex_unlock (&bench.mutex);
  g_assert_cmpstr (bench.done->str, ==, "ab");
  bench_clear (&bench);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/order", test_jobs_in_order_until_the_end);
  g_test_add_func ("/worker/idle", test_looks_up_while_idle);
  g_test_add_func ("/worker/stopped-from-inside", test_stopped_from_inside);

  return g_test_run ();
}
