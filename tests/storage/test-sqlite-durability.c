// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "store-fixture.h"
#include "sync-vfs.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What was acknowledged is there: after a kill at any moment, with several
 * processes at once, and on the disk before the answer is given. */

static const char *self_path;

/* The child: commits one project after the other and says so. */

static int
child_main (const char *uri,
            int         n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = kg_store_open (uri, KG_STORE_CREATE, &error);

  g_assert_no_error (error);
  for (int i = 0; n == 0 || i < n; i++) {
    g_autofree char *name = g_strdup_printf ("项目 %d-%d", (int) getpid (), i);
    g_autoptr (KgRecord) project = new_project (name);
    g_autoptr (KgChangeset) stored = commit_insert (store, project);
    g_autofree char *line = g_strdup_printf ("%s\n", kg_record_get_id (project));

    if (write (STDOUT_FILENO, line, strlen (line)) < 0)
      return 1;
  }

  return 0;
}

typedef struct {
  GPid pid;
  FILE *answers;
} Child;

static Child
spawn_child (const char *uri,
             int         n)
{
  g_autofree char *count = g_strdup_printf ("%d", n);
  const char *argv[] = { self_path, "--write", uri, count, NULL };
  g_autoptr (GError) error = NULL;
  Child child;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &child.pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  child.answers = fdopen (out, "r");

  return child;
}

/* Adds the ids that the child had acknowledged; a line cut short by its end
 * was not. */
static guint
collect_answers (Child      *child,
                 GHashTable *ids)
{
  char line[100];
  guint n = 0;

  while (fgets (line, sizeof line, child->answers) != NULL) {
    if (strchr (line, '\n') == NULL)
      break;
    g_hash_table_add (ids, g_strchomp (g_strdup (line)));
    n++;
  }
  fclose (child->answers);

  return n;
}

static gboolean
strike_cb (KgRecord *record,
           gpointer  user_data)
{
  g_hash_table_remove (user_data, kg_record_get_id (record));
  return TRUE;
}

static gboolean
strike_found_cb (KgTxn    *txn,
                 gpointer  user_data,
                 GError  **error)
{
  return kg_txn_scan (txn, &kg_table_project, NULL, strike_cb, user_data, error);
}

static void
assert_all_there (KgStore    *store,
                  GHashTable *ids)
{
  g_autoptr (GHashTable) missing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (missing, id);
  kg_store_read (store, strike_found_cb, missing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (missing), ==, 0);
}

static void
test_killed_at_any_moment (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint n_rounds = 36;
  guint n_with_answers = 0;

  for (guint round = 0; round < n_rounds; round++) {
    Child child = spawn_child (place->uri, 0);
    g_autoptr (KgStore) store = NULL;
    int first = fgetc (child.answers);

    /* From its first answer on, sooner or later. */
    g_assert_cmpint (first, !=, EOF);
    ungetc (first, child.answers);
    g_usleep ((gulong) g_test_rand_int_range (0, 80000));
    g_assert_cmpint (kill (child.pid, SIGKILL), ==, 0);
    g_assert_cmpint (waitpid (child.pid, NULL, 0), ==, child.pid);
    n_with_answers += collect_answers (&child, ids) > 0;

    store = place_open (place);
    assert_all_there (store, ids);
    if (round % 12 == 11)
      assert_sound (store);

    /* At most the commit that was under way came on top. */
    g_assert_cmpuint (count_rows (store, &kg_table_project), <=,
                      g_hash_table_size (ids) + round + 1);
  }

  g_assert_cmpuint (n_with_answers, ==, n_rounds);
  g_test_message ("%u acknowledged commits, none lost", g_hash_table_size (ids));
}

/* Killed while the store is being made: the next one makes it. */
static void
test_killed_while_creating (void)
{
  for (guint round = 0; round < 24; round++) {
    g_autoptr (Place) place = place_new ("sqlite");
    g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (KgStore) store = NULL;
    Child child = spawn_child (place->uri, 0);

    g_usleep ((gulong) g_test_rand_int_range (0, 60000));
    kill (child.pid, SIGKILL);
    waitpid (child.pid, NULL, 0);
    collect_answers (&child, ids);

    store = place_open (place);
    assert_all_there (store, ids);
    assert_sound (store);
  }
}

static void
test_several_processes (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KgStore) store = place_open (place);
  Child children[3];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = spawn_child (place->uri, 60);
  for (guint i = 0; i < 60; i++) {
    g_autoptr (KgRecord) project = new_project ("父");
    g_autoptr (KgChangeset) stored = commit_insert (store, project);

    g_hash_table_add (ids, g_strdup (kg_record_get_id (project)));
  }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++) {
    int status;

    g_assert_cmpuint (collect_answers (&children[i], ids), ==, 60);
    g_assert_cmpint (waitpid (children[i].pid, &status, 0), ==, children[i].pid);
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  }

  g_assert_cmpuint (g_hash_table_size (ids), ==, 240);
  g_assert_cmpuint (count_rows (store, &kg_table_project), ==, 240);
  assert_all_there (store, ids);
  assert_sound (store);
}

static void
note_news_cb (KgStore     *store,
              KgChangeset *changes,
              gboolean    *told)
{
  g_assert_null (changes);
  *told = TRUE;
}

static void
test_news_of_another_process (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (KgStore) store = place_open (place);
  gboolean told = FALSE;
  Child child;

  g_signal_connect (store, "changed", G_CALLBACK (note_news_cb), &told);
  child = spawn_child (place->uri, 1);
  collect_answers (&child, ids);
  waitpid (child.pid, NULL, 0);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
}

/* kill -9 leaves what the kernel holds; a power cut does not. So every file
 * that was written to must have been synced when the answer comes. */
static void
test_synced_before_the_answer (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (KgStore) store = NULL;

  sync_vfs_register ();
  store = place_open (place);
  g_assert_cmpuint (sync_vfs_n_syncs (), >, 0);
  g_assert_cmpuint (sync_vfs_n_dirty (), ==, 0);

  for (guint i = 0; i < 200; i++) {
    guint before = sync_vfs_n_syncs ();
    g_autoptr (KgRecord) project = new_project ("甲");
    g_autoptr (KgChangeset) stored = commit_insert (store, project);

    g_assert_cmpuint (sync_vfs_n_syncs (), >, before);
    g_assert_cmpuint (sync_vfs_n_dirty (), ==, 0);
  }

  /* Nor does the copying of the log while nobody waits owe anything. */
  for (gint64 until = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
       g_get_monotonic_time () < until;)
    g_assert_cmpuint (sync_vfs_n_dirty (), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  self_path = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    return child_main (argv[2], atoi (argv[3]));

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sqlite/durability/killed", test_killed_at_any_moment);
  g_test_add_func ("/sqlite/durability/killed-while-creating", test_killed_while_creating);
  g_test_add_func ("/sqlite/durability/several-processes", test_several_processes);
  g_test_add_func ("/sqlite/durability/news-of-another-process", test_news_of_another_process);
  g_test_add_func ("/sqlite/durability/synced", test_synced_before_the_answer);

  return g_test_run ();
}
