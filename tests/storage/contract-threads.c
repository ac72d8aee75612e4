// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "contract.h"
#include "core/kg-error.h"

/* The store's thread and everybody else's: calls that do not block, and ends
 * that must not hang. */

static void
run_until (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

static gboolean
add_unit_cb (KgTxn    *txn,
             gpointer  user_data,
             GError  **error)
{
  g_autoptr (KgRecord) unit = new_unit (user_data);

  return kg_txn_insert (txn, unit, error);
}

static gboolean
count_cb (KgRecord *record,
          gpointer  user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

typedef struct {
  GThread *thread;
  KgStore *store;
  gboolean done;
  gboolean destroyed;
  guint n_ended;
  guint n_expected;
  GError *error;
  KgChangeset *changes;
} Waiting;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Waiting *waiting = user_data;

  g_assert_true (g_thread_self () == waiting->thread);
  waiting->store = kg_store_open_finish (result, &waiting->error);
  waiting->done = TRUE;
}

static void
transacted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Waiting *waiting = user_data;

  g_assert_true (g_thread_self () == waiting->thread);
  g_assert_false (waiting->destroyed);
  g_clear_pointer (&waiting->changes, kg_changeset_unref);
  waiting->changes = kg_store_transact_finish (KG_STORE (source), result, &waiting->error);
  waiting->done = ++waiting->n_ended == waiting->n_expected;
}

static void
destroyed_cb (gpointer data)
{
  Waiting *waiting = data;

  g_assert_true (g_thread_self () == waiting->thread);
  waiting->destroyed = TRUE;
}

static gboolean
use_waiting_cb (KgTxn    *txn,
                gpointer  user_data,
                GError  **error)
{
  Waiting *waiting = user_data;

  g_assert_false (g_thread_self () == waiting->thread);
  return add_unit_cb (txn, (gpointer) "街道", error);
}

static void
test_calls_that_do_not_block (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  Waiting waiting = { g_thread_self () };

  if (place_prepare == NULL) {
    kg_store_open_async (place->uri, KG_STORE_EXISTING, NULL, opened_cb, &waiting);
    run_until (&waiting.done);
    g_assert_null (waiting.store);
    g_assert_error (waiting.error, KG_ERROR, KG_ERROR_UNAVAILABLE);
    g_clear_error (&waiting.error);
  }

  waiting.done = FALSE;
  kg_store_open_async (place->uri, KG_STORE_CREATE, NULL, opened_cb, &waiting);
  run_until (&waiting.done);
  g_assert_no_error (waiting.error);
  g_assert_true (KG_IS_STORE (waiting.store));

  /* The data is there while the callback runs, and goes in its thread. */
  waiting.done = FALSE;
  waiting.n_expected = 1;
  kg_store_transact_async (waiting.store, "甲", "async", use_waiting_cb, &waiting, destroyed_cb,
                           NULL, transacted_cb, &waiting);
  run_until (&waiting.done);
  g_assert_no_error (waiting.error);
  g_assert_cmpstr (kg_changeset_get_label (waiting.changes), ==, "async");
  while (!waiting.destroyed)
    g_main_context_iteration (NULL, TRUE);

  g_assert_finalize_object (waiting.store);
  kg_changeset_unref (waiting.changes);
}

static gboolean
count_units_cb (KgTxn    *txn,
                gpointer  user_data,
                GError  **error)
{
  return kg_txn_scan (txn, &kg_table_unit, NULL, count_cb, user_data, error);
}

static void
read_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Waiting *waiting = user_data;

  g_assert_true (kg_store_read_finish (KG_STORE (source), result, &waiting->error));
  waiting->done = ++waiting->n_ended == waiting->n_expected;
}

static void
test_many_calls_at_once (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  Waiting waiting = { g_thread_self (), .n_expected = 200 };
  guint counts[100] = { 0 };

  for (guint i = 0; i < 100; i++) {
    kg_store_transact_async (store, "甲", NULL, add_unit_cb, g_strdup_printf ("单位 %u", i), g_free,
                             NULL, transacted_cb, &waiting);
    kg_store_read_async (store, count_units_cb, &counts[i], NULL, NULL, read_done_cb, &waiting);
  }
  run_until (&waiting.done);
  g_assert_no_error (waiting.error);
  g_clear_pointer (&waiting.changes, kg_changeset_unref);

  /* In the order in which they were asked. */
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (counts[i], ==, i + 1);
  assert_sound (store);
}

static gpointer
write_thread (gpointer data)
{
  for (int i = 0; i < 25; i++) {
    g_autofree char *name = g_strdup_printf ("%p-%d", g_thread_self (), i);
    g_autoptr (GError) error = NULL;
    g_autoptr (KgChangeset) stored = kg_store_transact (data, "甲", NULL, add_unit_cb, name, &error);

    g_assert_no_error (error);
  }

  return NULL;
}

static void
test_many_threads_at_once (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) one = place_open (place);
  g_autoptr (KgStore) two = place_open (place);
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_thread, i % 2 == 0 ? one : two);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (count_rows (one, &kg_table_unit), ==, 150);
  g_assert_cmpuint (count_rows (two, &kg_table_change_log), ==, 150);
  assert_sound (one);
}

/* Cancelling, closing, dropping */

/* Holds the store's thread until it is let go. */
typedef struct {
  GMutex mutex;
  GCond cond;
  gboolean busy;
  gboolean let_go;
} Gate;

static gboolean
wait_at_gate_cb (KgTxn    *txn,
                 gpointer  user_data,
                 GError  **error)
{
  Gate *gate = user_data;

  g_mutex_lock (&gate->mutex);
  gate->busy = TRUE;
  g_cond_broadcast (&gate->cond);
  while (!gate->let_go)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);

  return TRUE;
}

static void
gate_wait_busy (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  while (!gate->busy)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->let_go = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static void
test_cancelled_before_its_turn (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting reading = { g_thread_self (), .n_expected = 1 };
  Waiting writing = { g_thread_self (), .n_expected = 1 };
  Gate gate = { .busy = FALSE };

  kg_store_read_async (store, wait_at_gate_cb, &gate, NULL, NULL, read_done_cb, &reading);
  kg_store_transact_async (store, "甲", NULL, add_unit_cb, (gpointer) "街道", NULL, cancellable,
                           transacted_cb, &writing);
  g_cancellable_cancel (cancellable);
  gate_open (&gate);
  run_until (&reading.done);
  run_until (&writing.done);

  g_assert_null (writing.changes);
  g_assert_error (writing.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&writing.error);
  g_assert_cmpuint (count_rows (store, &kg_table_unit), ==, 0);
}

/* What has begun is committed, and its caller is told so. */
static gboolean
cancel_and_write_cb (KgTxn    *txn,
                     gpointer  user_data,
                     GError  **error)
{
  g_cancellable_cancel (user_data);
  return add_unit_cb (txn, (gpointer) "街道", error);
}

static void
test_cancelled_too_late (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting writing = { g_thread_self (), .n_expected = 1 };

  kg_store_transact_async (store, "甲", NULL, cancel_and_write_cb, cancellable, NULL, cancellable,
                           transacted_cb, &writing);
  run_until (&writing.done);
  g_assert_no_error (writing.error);
  g_assert_cmpuint (kg_changeset_get_size (writing.changes), ==, 1);
  g_assert_cmpuint (count_rows (store, &kg_table_unit), ==, 1);
  kg_changeset_unref (writing.changes);
}

static void
test_close_finishes_what_was_taken (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgStore) again = NULL;
  Waiting waiting = { g_thread_self (), .n_expected = 30 };
  Waiting late = { g_thread_self (), .n_expected = 1 };

  for (guint i = 0; i < 30; i++)
    kg_store_transact_async (store, "甲", NULL, add_unit_cb, g_strdup_printf ("%u", i), g_free, NULL,
                             transacted_cb, &waiting);
  kg_store_close (store);
  again = place_open (place);
  g_assert_cmpuint (count_rows (again, &kg_table_unit), ==, 30);

  /* The callers are told even after that. */
  run_until (&waiting.done);
  g_assert_no_error (waiting.error);
  kg_changeset_unref (waiting.changes);

  kg_store_transact_async (store, "甲", NULL, add_unit_cb, (gpointer) "x", NULL, NULL,
                           transacted_cb, &late);
  run_until (&late.done);
  g_assert_error (late.error, KG_ERROR, KG_ERROR_UNAVAILABLE);
  g_clear_error (&late.error);
}

static gpointer
open_and_close_thread (gpointer data)
{
  Place *place = data;

  for (int i = 0; i < 20; i++) {
    g_autoptr (KgStore) store = place_open (place);
    g_autofree char *name = g_strdup_printf ("%p-%d", g_thread_self (), i);
    g_autoptr (GError) error = NULL;
    g_autoptr (KgChangeset) stored = kg_store_transact (store, "甲", NULL, add_unit_cb, name, &error);

    g_assert_no_error (error);
  }

  return NULL;
}

/* Opening looks at the file; that must not take the locks of a neighbour
 * in the same process away. */
static void
test_opening_disturbs_nobody (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("opener", open_and_close_thread, place);
  write_thread (store);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (count_rows (store, &kg_table_unit), ==, 25 + 60);
  assert_sound (store);
}

typedef struct {
  Gate gate;
  KgStore *store;
} Dropper;

static gboolean
drop_last_cb (KgTxn    *txn,
              gpointer  user_data,
              GError  **error)
{
  Dropper *dropper = user_data;

  wait_at_gate_cb (txn, &dropper->gate, error);
  g_clear_object (&dropper->store);
  return TRUE;
}

static gpointer
read_thread (gpointer data)
{
  Dropper *dropper = data;

  g_assert_true (kg_store_read (dropper->store, drop_last_cb, dropper, NULL));
  return NULL;
}

static void
gone_cb (gpointer  data,
         GObject  *where)
{
  g_atomic_int_set ((int *) data, TRUE);
}

/* A transaction may drop the reference that its caller had. */
static void
test_reference_dropped_in_a_transaction (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  Dropper dropper = { .store = place_open (place) };
  GThread *reader;
  int gone = FALSE;

  g_object_weak_ref (G_OBJECT (dropper.store), gone_cb, &gone);
  reader = g_thread_new ("reader", read_thread, &dropper);
  gate_wait_busy (&dropper.gate);
  gate_open (&dropper.gate);
  g_thread_join (reader);
  g_assert_true (g_atomic_int_get (&gone));
}

void
contract_add_threads (void)
{
  contract_add ("/threads/async", test_calls_that_do_not_block);
  contract_add ("/threads/many-calls", test_many_calls_at_once);
  contract_add ("/threads/many-threads", test_many_threads_at_once);
  contract_add ("/threads/cancelled", test_cancelled_before_its_turn);
  contract_add ("/threads/cancelled-too-late", test_cancelled_too_late);
  contract_add ("/threads/close", test_close_finishes_what_was_taken);
  contract_add ("/threads/opening", test_opening_disturbs_nobody);
  contract_add ("/threads/dropped-reference", test_reference_dropped_in_a_transaction);
}
