// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "store-fixture.h"
#include "core/kg-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The file of an open store is taken away: nothing is said to be saved that
 * nobody would find again. */

static void
refuse_commit (KgStore *store,
               Place   *place)
{
  g_autoptr (KgChangeset) changes = kg_changeset_new ("new");
  g_autoptr (KgRecord) project = new_project ("丢失");
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (GError) error = NULL;

  kg_changeset_insert (changes, project);
  stored = kg_store_commit (store, "王秘书", changes, &error);
  g_assert_null (stored);
  g_assert_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (error->message, place->uri));
}

/* What was typed is saved as soon as the file is back. */
static void
test_removed (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgStore) again = NULL;
  g_autoptr (KgRecord) first = new_project ("甲");
  g_autoptr (KgRecord) second = new_project ("乙");
  g_autoptr (KgChangeset) before = commit_insert (store, first);
  g_autoptr (KgChangeset) after = NULL;
  g_autofree char *bin = place_path (place, "bin.db");

  g_assert_cmpint (g_rename (place->uri, bin), ==, 0);
  refuse_commit (store, place);
  refuse_commit (store, place);
  g_assert_false (g_file_test (place->uri, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_rename (bin, place->uri), ==, 0);
  after = commit_insert (store, second);
  again = place_open (place);
  g_assert_cmpuint (count_rows (again, &kg_table_project), ==, 2);

  g_assert_cmpint (g_unlink (place->uri), ==, 0);
  refuse_commit (store, place);
}

/* By a copy of itself even: what is written goes to the other one. */
static void
test_replaced (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (KgStore) store = NULL;
  g_autoptr (KgRecord) first = new_project ("甲");
  g_autoptr (KgChangeset) before = NULL;
  g_autofree char *copy = place_path (place, "copy.db");
  g_autofree char *aside = place_path (place, "aside.db");
  g_autoptr (GError) error = NULL;

  store = place_open (place);
  before = commit_insert (store, first);
  g_assert_true (kg_store_backup (store, copy, &error));
  g_assert_no_error (error);
  /* A backup leaves the store where it is. */
  {
    g_autoptr (KgRecord) project = new_project ("备份后");
    g_autoptr (KgChangeset) stored = commit_insert (store, project);
  }

  g_assert_cmpint (g_rename (place->uri, aside), ==, 0);
  g_assert_cmpint (g_rename (copy, place->uri), ==, 0);
  refuse_commit (store, place);

  g_clear_object (&store);
  /* Its log is not played into the other one. */
  store = place_open (place);
  assert_sound (store);
  g_assert_cmpuint (count_rows (store, &kg_table_project), ==, 1);
  {
    g_autoptr (KgRecord) project = new_project ("重开后");
    g_autoptr (KgChangeset) stored = commit_insert (store, project);
  }
  g_clear_object (&store);

  /* Nothing is missing in the one that was put aside. */
  store = kg_store_open (aside, KG_STORE_EXISTING, &error);
  g_assert_no_error (error);
  assert_sound (store);
  g_assert_cmpuint (count_rows (store, &kg_table_project), ==, 2);
}

/* A link only leads there: without it the store is still where it was. */
static void
test_link_removed (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autofree char *link = place_path (place, "link.db");
  g_autoptr (KgStore) linked = NULL;
  g_autoptr (KgRecord) first = new_project ("甲");
  g_autoptr (KgRecord) second = new_project ("乙");
  g_autoptr (KgChangeset) before = NULL;
  g_autoptr (KgChangeset) after = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (place_open (place));
  g_assert_cmpint (symlink (place->uri, link), ==, 0);
  linked = kg_store_open (link, KG_STORE_EXISTING, &error);
  g_assert_no_error (error);
  before = commit_insert (linked, first);

  g_assert_cmpint (g_unlink (link), ==, 0);
  after = commit_insert (linked, second);
  g_assert_cmpuint (count_rows (linked, &kg_table_project), ==, 2);

  g_assert_cmpint (g_unlink (place->uri), ==, 0);
  refuse_commit (linked, place);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sqlite/moved/removed", test_removed);
  g_test_add_func ("/sqlite/moved/replaced", test_replaced);
  g_test_add_func ("/sqlite/moved/link-removed", test_link_removed);

  return g_test_run ();
}
