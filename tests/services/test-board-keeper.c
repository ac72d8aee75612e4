// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-board-file.h"
#include "services/kg-board-keeper.h"
#include "services/kg-opening.h"
#include "services/kg-query.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

/* A store is opened over and over: what its board was is there at once, and
 * never stays there when it is no longer so. */

#define NEW_NAME "改了名的项目"

typedef struct {
  KgDistrict *district;
  KgBoardCache *cache;
  char *folder;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->district = kg_district_new ();
  f->folder = g_build_filename (f->district->folder, "cache", "boards", NULL);
  f->cache = kg_board_cache_new (f->folder, kg_store_get_uri (f->district->store));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_unlink (kg_board_cache_get_path (f->cache));
  g_rmdir (f->folder);
  kg_board_cache_unref (f->cache);
  kg_district_free (f->district);
  g_free (f->folder);
}

static KgWorkspace *
open_again (Fixture   *f,
            KgContext *context)
{
  g_autoptr (KgOpening) opening = kg_opening_start (kg_store_get_uri (f->district->store), KG_STORE_EXISTING,
                                                    context, f->cache);
  KgWorkspace *workspace = kg_opening_take (opening, "测试", 20000);

  g_assert_nonnull (workspace);
  return workspace;
}

static gboolean
read_kept (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Fixture *f = ((gpointer *) data)[0];

  ((gpointer *) data)[1] = kg_board_cache_read (f->cache, txn, context);
  return TRUE;
}

static KgBoard *
kept (Fixture *f)
{
  gpointer data[2] = { f, NULL };

  kg_district_do (f->district, read_kept, data);
  return data[1];
}

static gboolean
shows (KgWorkspace *workspace,
       const char  *name)
{
  return kg_board_find_project (kg_workspace_get_board (workspace), name) != NULL;
}

static void
wait_until_shown (KgWorkspace *workspace,
                  const char  *name)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!shows (workspace, name)) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static void
let_pass (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static gboolean
rename_first (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  KgDistrict *district = data;
  g_autoptr (KgRecord) project = kg_query_need (txn, &kg_table_project, district->project[0], error);

  return kg_query_update_code (txn, project, KG_PROJECT_NAME, NEW_NAME, error);
}

/* By hand, without telling anybody. */
static void
rename_raw (Fixture *f)
{
  sqlite3 *db;
  g_autofree char *sql = g_strdup_printf ("UPDATE project SET name = '" NEW_NAME "', version = version + 1 "
                                          "WHERE id = '%s'", f->district->project[0]);

  g_assert_cmpint (sqlite3_open (kg_store_get_uri (f->district->store), &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
}

static void
keep_once (Fixture *f)
{
  KgWorkspace *workspace = open_again (f, f->district->context);

  g_assert_finalize_object (workspace);
}

static void
test_kept_when_it_goes (Fixture       *f,
                        gconstpointer  data)
{
  GStatBuf st;
  g_autoptr (KgBoard) none = kept (f), board = NULL;

  g_assert_null (none);
  keep_once (f);
  board = kept (f);
  g_assert_nonnull (board);
  g_assert_cmpuint (kg_board_get_n_projects (board), ==, 3);

  /* What is on the board is nobody else's business. */
  g_assert_cmpint (g_stat (kg_board_cache_get_path (f->cache), &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (f->folder, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0700);
}

static void
test_kept_at_rest (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (KgBoard) board = NULL;
  KgWorkspace *workspace = open_again (f, f->district->context);

  kg_board_keeper_attach (workspace, f->cache, FALSE, 0);
  for (guint i = 0; i < 20000 && !g_file_test (kg_board_cache_get_path (f->cache), G_FILE_TEST_EXISTS); i++)
    let_pass (1);
  board = kept (f);
  g_assert_nonnull (board);
  g_assert_finalize_object (workspace);
}

/* A change by the program, here or elsewhere: it is not shown for a moment. */
static void
test_changed_since (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (KgBoard) before = NULL, after = NULL;
  KgWorkspace *workspace;

  keep_once (f);
  kg_district_do (f->district, rename_first, f->district);
  before = kept (f);
  g_assert_null (before);
  workspace = open_again (f, f->district->context);
  g_assert_true (shows (workspace, NEW_NAME));
  g_assert_finalize_object (workspace);
  after = kept (f);
  g_assert_nonnull (kg_board_find_project (after, NEW_NAME));
}

static void
test_changed_here (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (KgBoard) after = NULL;
  KgWorkspace *workspace = open_again (f, f->district->context);

  kg_district_do (f->district, rename_first, f->district);
  wait_until_shown (workspace, NEW_NAME);
  g_assert_finalize_object (workspace);
  after = kept (f);
  g_assert_nonnull (kg_board_find_project (after, NEW_NAME));
}

/* What no log tells of is seen a moment later, and kept. */
static void
test_changed_by_hand (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr (KgBoard) after = NULL;
  KgWorkspace *workspace;

  keep_once (f);
  rename_raw (f);
  workspace = open_again (f, f->district->context);
  g_assert_false (shows (workspace, NEW_NAME));
  kg_board_keeper_attach (workspace, f->cache, TRUE, 0);
  wait_until_shown (workspace, NEW_NAME);
  g_assert_finalize_object (workspace);
  after = kept (f);
  g_assert_nonnull (kg_board_find_project (after, NEW_NAME));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Nothing is read a second time when all is well. */
static void
test_unchanged (Fixture       *f,
                gconstpointer  data)
{
  KgWorkspace *workspace;
  KgBoard *board;
  guint n = 0;
  GStatBuf before, after;

  keep_once (f);
  g_stat (kg_board_cache_get_path (f->cache), &before);
  workspace = open_again (f, f->district->context);
  board = kg_workspace_get_board (workspace);
  g_signal_connect_swapped (workspace, "board-changed", G_CALLBACK (count_cb), &n);
  kg_board_keeper_attach (workspace, f->cache, TRUE, 0);
  let_pass (500);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (kg_workspace_get_board (workspace) == board);
  g_assert_finalize_object (workspace);
  g_stat (kg_board_cache_get_path (f->cache), &after);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
}

/* Not while somebody types. */
static void
test_put_off (Fixture       *f,
              gconstpointer  data)
{
  KgWorkspace *workspace;

  keep_once (f);
  rename_raw (f);
  workspace = open_again (f, f->district->context);
  kg_board_keeper_attach (workspace, f->cache, TRUE, 300);
  for (guint i = 0; i < 10; i++) {
    kg_board_keeper_put_off (workspace);
    let_pass (100);
  }
  g_assert_false (shows (workspace, NEW_NAME));
  wait_until_shown (workspace, NEW_NAME);
  g_assert_finalize_object (workspace);
}

/* Nor for ever, when somebody always does. */
static void
test_put_off_for_ever (Fixture       *f,
                       gconstpointer  data)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  KgWorkspace *workspace;

  keep_once (f);
  rename_raw (f);
  workspace = open_again (f, f->district->context);
  kg_board_keeper_attach (workspace, f->cache, TRUE, 100);
  while (!shows (workspace, NEW_NAME)) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    kg_board_keeper_put_off (workspace);
    let_pass (10);
  }
  g_assert_finalize_object (workspace);
}

/* What cannot be held against the store now is so later. */
static void
test_out_of_reach (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *away = g_strconcat (kg_store_get_uri (f->district->store), "-away", NULL);
  KgWorkspace *workspace;

  keep_once (f);
  rename_raw (f);
  workspace = open_again (f, f->district->context);
  g_assert_cmpint (g_rename (kg_store_get_uri (f->district->store), away), ==, 0);
  kg_board_keeper_attach (workspace, f->cache, TRUE, 50);
  let_pass (500);
  g_assert_false (shows (workspace, NEW_NAME));
  g_assert_cmpint (g_rename (away, kg_store_get_uri (f->district->store)), ==, 0);
  wait_until_shown (workspace, NEW_NAME);
  g_assert_finalize_object (workspace);
}

/* Whoever overwrites the file, or puts something odd in its place, reaches no
 * board that was read from it, and no start. */
static void
test_meddled_with (Fixture       *f,
                   gconstpointer  data)
{
  const char *path = kg_board_cache_get_path (f->cache);
  KgWorkspace *workspace;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (KgBoard) none = NULL;
  const KgProject *p;

  keep_once (f);
  workspace = open_again (f, f->district->context);
  p = kg_board_get_project (kg_workspace_get_board (workspace), 0);
  before = g_strconcat (p->id, p->name, p->sort_key, NULL);
  g_assert_cmpint (truncate (path, 0), ==, 0);
  after = g_strconcat (p->id, p->name, p->sort_key, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_finalize_object (workspace);

  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  none = kept (f);
  g_assert_null (none);
}

/* A file of the right size that is not right is not kept for that. */
static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  const char *path = kg_board_cache_get_path (f->cache);
  g_autoptr (KgBoard) none = NULL, board = NULL;
  g_autofree char *file = NULL;
  gsize size;

  keep_once (f);
  g_assert_true (g_file_get_contents (path, &file, &size, NULL));
  file[size - 1] ^= 0x40;
  g_assert_true (g_file_set_contents (path, file, (gssize) size, NULL));
  none = kept (f);
  g_assert_null (none);
  keep_once (f);
  board = kept (f);
  g_assert_nonnull (board);
}

static void
test_next_day (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (KgContext) tomorrow = kg_context_new (KG_DISTRICT_TODAY + 1);
  KgWorkspace *workspace;

  keep_once (f);
  workspace = open_again (f, tomorrow);
  g_assert_cmpint (kg_context_get_today (kg_board_get_context (kg_workspace_get_board (workspace))), ==,
                   KG_DISTRICT_TODAY + 1);
  g_assert_true (kg_workspace_get_context (workspace) == kg_board_get_context (kg_workspace_get_board (workspace)));
  g_assert_finalize_object (workspace);
}

static void
test_no_place (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *file = g_build_filename (f->district->folder, "a-file", NULL);
  g_autofree char *folder = g_build_filename (file, "boards", NULL);
  g_autoptr (KgBoardCache) cache = kg_board_cache_new (folder, kg_store_get_uri (f->district->store));
  g_autoptr (KgWorkspace) workspace = open_again (f, f->district->context);
  g_autoptr (GBytes) kept_board = kg_board_file_new (kg_workspace_get_board (workspace));
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_false (kg_board_cache_write (cache, kept_board, &error));
  g_assert_nonnull (strstr (error->message, "a-file"));
  g_unlink (file);
}

static void
test_forgotten (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *old = g_build_filename (f->folder, "0123.board", NULL);
  g_autofree char *young = g_build_filename (f->folder, "4567.board", NULL);
  g_autofree char *other = g_build_filename (f->folder, "something", NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  struct utimbuf long_ago = { now - 61 * 24 * 3600, now - 61 * 24 * 3600 };
  struct utimbuf lately = { now - 59 * 24 * 3600, now - 59 * 24 * 3600 };

  g_mkdir_with_parents (f->folder, 0700);
  g_file_set_contents (old, "x", 1, NULL);
  g_file_set_contents (young, "x", 1, NULL);
  g_file_set_contents (other, "x", 1, NULL);
  utime (old, &long_ago);
  utime (other, &long_ago);
  utime (young, &lately);
  keep_once (f);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_unlink (young);
  g_unlink (other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/board-keeper/when-it-goes", test_kept_when_it_goes);
  ADD ("/board-keeper/at-rest", test_kept_at_rest);
  ADD ("/board-keeper/changed-since", test_changed_since);
  ADD ("/board-keeper/changed-here", test_changed_here);
  ADD ("/board-keeper/changed-by-hand", test_changed_by_hand);
  ADD ("/board-keeper/unchanged", test_unchanged);
  ADD ("/board-keeper/put-off", test_put_off);
  ADD ("/board-keeper/put-off-for-ever", test_put_off_for_ever);
  ADD ("/board-keeper/out-of-reach", test_out_of_reach);
  ADD ("/board-keeper/meddled-with", test_meddled_with);
  ADD ("/board-keeper/damaged", test_damaged);
  ADD ("/board-keeper/next-day", test_next_day);
  ADD ("/board-keeper/no-place", test_no_place);
  ADD ("/board-keeper/forgotten", test_forgotten);

  return g_test_run ();
}
