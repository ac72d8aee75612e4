// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "store-fixture.h"
#include "core/kg-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Copies of a store: whole, and never in place of anything else. */

static void
write_file (const char   *path,
            gconstpointer data,
            gsize         size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
}

/* A store with some rows in it, closed. */
static void
make_store (Place *place)
{
  g_autoptr (KgStore) store = place_open (place);

  for (guint i = 0; i < 200; i++) {
    g_autofree char *name = g_strdup_printf ("项目 %u 的一个相当长的名称，以便占满数页", i);
    g_autoptr (KgRecord) project = new_project (name);
    g_autoptr (KgChangeset) stored = commit_insert (store, project);
  }
}

static guint
count_files (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static guint
count_in_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = kg_store_open (path, KG_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  assert_sound (store);
  return count_rows (store, &kg_table_project);
}

static void
test_backup (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autofree char *path = place_path (place, "备份.db");
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (KgStore) store = NULL;
  g_autoptr (KgRecord) project = new_project ("又一个");
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (GError) error = NULL;

  make_store (place);
  store = place_open (place);
  g_assert_true (kg_store_backup (store, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_file (path), ==, 200);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));

  /* An earlier backup is replaced. */
  stored = commit_insert (store, project);
  g_assert_true (kg_store_backup (store, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_file (path), ==, 201);

  /* Nothing but the two is left. */
  g_clear_object (&store);
  g_assert_cmpuint (count_files (place), ==, 2);
}

static void
refuse_backup (KgStore     *store,
               const char  *path,
               KgErrorCode  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kg_store_backup (store, path, &error));
  g_assert_error (error, KG_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_backup_overwrites_nothing_else (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autofree char *list = place_path (place, "list.csv");
  g_autofree char *folder = place_path (place, "folder");
  g_autofree char *nowhere = place_path (place, "nowhere/backup.db");
  g_autofree char *alias = place_path (place, "alias.db");
  g_autofree char *content = NULL;
  g_autoptr (KgStore) store = place_open (place);

  write_file (list, "名称\n", strlen ("名称\n"));
  refuse_backup (store, list, KG_ERROR_DAMAGED);
  g_file_get_contents (list, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "名称\n");

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  refuse_backup (store, folder, KG_ERROR_DAMAGED);
  refuse_backup (store, nowhere, KG_ERROR_UNAVAILABLE);
  refuse_backup (store, place->uri, KG_ERROR_REFUSED);
  g_assert_cmpint (symlink (place->uri, alias), ==, 0);
  refuse_backup (store, alias, KG_ERROR_REFUSED);
  assert_sound (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sqlite/backup/whole", test_backup);
  g_test_add_func ("/sqlite/backup/overwrites-nothing", test_backup_overwrites_nothing_else);

  return g_test_run ();
}
