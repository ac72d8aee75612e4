// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "contract.h"
#include "core/kg-error.h"

/* Several connections to one store: the news of changes, conflicts, and what
 * a reader sees meanwhile. */

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

typedef struct {
  GThread *thread;
  GPtrArray *labels; /* "?" for the changes of others */
  gboolean done;
} Listener;

static void
changed_cb (KgStore     *store,
            KgChangeset *changes,
            Listener    *listener)
{
  g_assert_true (g_thread_self () == listener->thread);
  g_ptr_array_add (listener->labels,
                   g_strdup (changes != NULL ? kg_changeset_get_label (changes) : "?"));
  listener->done = TRUE;
}

static void
listener_init (Listener *self,
               KgStore  *store)
{
  self->thread = g_thread_self ();
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->done = FALSE;
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
}

static void
test_news_come_after_every_commit (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) project = new_project ("甲");
  g_autoptr (KgChangeset) first = NULL;
  g_autoptr (KgChangeset) second = NULL;
  g_autoptr (KgChangeset) repeat = NULL;
  g_autoptr (KgChangeset) changes = kg_changeset_new ("two");
  g_autoptr (KgChangeset) failed = NULL;
  g_autoptr (GError) error = NULL;
  Listener listener;

  listener_init (&listener, store);
  first = kg_store_transact (store, "甲", "one", add_unit_cb, (gpointer) "街道", &error);
  kg_changeset_insert (changes, project);
  second = kg_store_commit (store, "甲", changes, &error);
  g_assert_no_error (error);
  /* Neither a repeat nor a failure is news. */
  repeat = kg_store_commit (store, "甲", changes, &error);
  g_assert_no_error (error);
  failed = kg_store_transact (store, "甲", "three", add_unit_cb, (gpointer) "街道", &error);
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);

  /* Nothing comes by itself, all comes with the main context. */
  g_assert_cmpuint (listener.labels->len, ==, 0);
  run_until (&listener.done);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (listener.labels->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (listener.labels, 0), ==, "one");
  g_assert_cmpstr (g_ptr_array_index (listener.labels, 1), ==, "two");
  g_ptr_array_unref (listener.labels);
}

static void
test_news_of_another_connection (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) here = place_open (place);
  g_autoptr (KgStore) there = place_open (place);
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (GError) error = NULL;
  Listener listener;

  listener_init (&listener, here);
  stored = kg_store_transact (there, "乙", "elsewhere", add_unit_cb, (gpointer) "园区", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (here, &kg_table_unit), ==, 1);

  run_until (&listener.done);
  g_assert_cmpstr (g_ptr_array_index (listener.labels, 0), ==, "?");
  g_ptr_array_unref (listener.labels);
}

/* Two connections, one row */

static void
test_two_connections_conflict (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) here = place_open (place);
  g_autoptr (KgStore) there = place_open (place);
  g_autoptr (KgRecord) project = new_project ("甲");
  g_autoptr (KgChangeset) inserted = commit_insert (here, project);
  g_autoptr (KgRecord) before = read_row (there, &kg_table_project, kg_record_get_id (project));
  g_autoptr (KgRecord) ours = kg_record_copy (before);
  g_autoptr (KgRecord) theirs = kg_record_copy (before);
  g_autoptr (KgChangeset) our_edit = kg_changeset_new (NULL);
  g_autoptr (KgChangeset) their_edit = kg_changeset_new (NULL);
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (GError) error = NULL;

  kg_record_set_text (ours, KG_PROJECT_NAME, "我们");
  kg_record_set_text (theirs, KG_PROJECT_NAME, "他们");
  kg_changeset_update (our_edit, before, ours);
  kg_changeset_update (their_edit, before, theirs);

  stored = kg_store_commit (there, "乙", their_edit, &error);
  g_assert_no_error (error);
  g_assert_null (kg_store_commit (here, "甲", our_edit, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_CONFLICT);
  assert_sound (here);
}

/* A reader sees one moment, however long it reads. */

typedef struct {
  KgStore *there;
  guint first;
  guint second;
} LongRead;

static gboolean
count_cb (KgRecord *record,
          gpointer  user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static gboolean
long_read_cb (KgTxn    *txn,
              gpointer  user_data,
              GError  **error)
{
  LongRead *read = user_data;
  g_autoptr (KgChangeset) stored = NULL;

  if (!kg_txn_scan (txn, &kg_table_unit, NULL, count_cb, &read->first, error))
    return FALSE;
  stored = kg_store_transact (read->there, "乙", NULL, add_unit_cb, (gpointer) "新街道", error);
  return stored != NULL &&
         kg_txn_scan (txn, &kg_table_unit, NULL, count_cb, &read->second, error);
}

static void
test_a_reader_sees_one_moment (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) here = place_open (place);
  g_autoptr (KgStore) there = place_open (place);
  LongRead read = { there, 0, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_store_read (here, long_read_cb, &read, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (read.first, ==, 0);
  g_assert_cmpuint (read.second, ==, 0);
  g_assert_cmpuint (count_rows (here, &kg_table_unit), ==, 1);
}

void
contract_add_connections (void)
{
  contract_add ("/connections/news", test_news_come_after_every_commit);
  contract_add ("/connections/news-of-others", test_news_of_another_connection);
  contract_add ("/connections/two-connections", test_two_connections_conflict);
  contract_add ("/connections/one-moment", test_a_reader_sees_one_moment);
}
