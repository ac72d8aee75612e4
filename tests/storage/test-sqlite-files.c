// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "store-fixture.h"
#include "core/kg-error.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What may stand at the place of a store: other people's files, nothing, half
 * a store, a newer one. Whatever is refused is left as it is, byte for byte,
 * and nothing is put beside it. */

#define FOLDER_MARK "folder"

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Every file of the place, by name and content. */
static char *
fingerprint (Place *place)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = place_path (place, g_ptr_array_index (names, i));
    g_autofree char *content = NULL;
    g_autofree char *sum = NULL;
    gsize length = 0;
    GStatBuf st;

    g_assert_cmpint (g_lstat (path, &st), ==, 0);
    if (S_ISREG (st.st_mode))
      g_file_get_contents (path, &content, &length, NULL);
    sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
    g_string_append_printf (text, "%s %o %s\n", (char *) g_ptr_array_index (names, i),
                            st.st_mode, S_ISREG (st.st_mode) ? sum : FOLDER_MARK);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
refuse_open (Place        *place,
             KgStoreFlags  flags,
             KgErrorCode   code)
{
  g_autofree char *before = fingerprint (place);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = kg_store_open (place->uri, flags, &error);

  g_assert_null (store);
  g_assert_error (error, KG_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, place->uri));
  g_assert_null (strstr (error->message, "SQL"));

  after = fingerprint (place);
  g_assert_cmpstr (after, ==, before);
}

static void
refuse_open_by_all_means (Place       *place,
                          KgErrorCode  code)
{
  refuse_open (place, KG_STORE_EXISTING, code);
  refuse_open (place, KG_STORE_CREATE, code);
  refuse_open (place, KG_STORE_READ_ONLY, code);
}

static void
write_file (const char   *path,
            gconstpointer data,
            gsize         size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0644, &error);
  g_assert_no_error (error);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
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

static void
test_files_of_others (void)
{
  g_autofree char *noise = g_malloc (200000);
  g_autofree char *fake = g_malloc0 (8192);
  const struct {
    const char *data;
    gsize size;
  } files[] = {
    { "项目名称,建设单位\n", strlen ("项目名称,建设单位\n") },
    { "x", 1 },
    { "SQLite format 3", 15 },
    { "SQLite format 3", 16 },
    { noise, 200000 },
    { fake, 8192 },
  };

  for (gsize i = 0; i < 200000; i++)
    noise[i] = (char) g_test_rand_int ();
  memcpy (fake, "SQLite format 3", 16);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (Place) place = place_new ("sqlite");

    write_file (place->uri, files[i].data, files[i].size);
    refuse_open_by_all_means (place, KG_ERROR_DAMAGED);
  }
}

static void
test_databases_of_others (void)
{
  static const char *const makers[] = {
    "CREATE TABLE unit (id TEXT)",
    "PRAGMA journal_mode = WAL; CREATE TABLE unit (id TEXT)",
    "PRAGMA application_id = 42; PRAGMA user_version = 1; CREATE TABLE unit (id TEXT)",
    "PRAGMA user_version = 99; CREATE TABLE unit (id TEXT)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++) {
    g_autoptr (Place) place = place_new ("sqlite");

    run_sql (place->uri, makers[i]);
    refuse_open_by_all_means (place, KG_ERROR_DAMAGED);
  }
}

static void
test_things_that_are_no_files (void)
{
  g_autoptr (Place) folder = place_new ("sqlite");
  g_autoptr (Place) pipe = place_new ("sqlite");

  g_assert_cmpint (g_mkdir (folder->uri, 0755), ==, 0);
  refuse_open_by_all_means (folder, KG_ERROR_DAMAGED);

  g_assert_cmpint (mkfifo (pipe->uri, 0644), ==, 0);
  refuse_open_by_all_means (pipe, KG_ERROR_DAMAGED);
}

static void
test_nothing_there (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (Place) below = place_new ("sqlite");
  g_autofree char *file = place_path (below, "file");

  refuse_open (place, KG_STORE_EXISTING, KG_ERROR_UNAVAILABLE);
  refuse_open (place, KG_STORE_READ_ONLY, KG_ERROR_UNAVAILABLE);

  /* No folders are made, and a file is none. */
  g_free (below->uri);
  below->uri = place_path (below, "没有/store.db");
  refuse_open (below, KG_STORE_CREATE, KG_ERROR_UNAVAILABLE);
  write_file (file, "x", 1);
  g_free (below->uri);
  below->uri = g_build_filename (file, "store.db", NULL);
  refuse_open (below, KG_STORE_CREATE, KG_ERROR_UNAVAILABLE);
}

static void
test_empty_file (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (KgStore) store = NULL;

  write_file (place->uri, "", 0);
  refuse_open (place, KG_STORE_EXISTING, KG_ERROR_DAMAGED);
  refuse_open (place, KG_STORE_READ_ONLY, KG_ERROR_DAMAGED);

  store = place_open (place);
  assert_sound (store);
}

/* Of a whole store, where the engine tells what the file is. */
static void
copy_first_bytes (char *file)
{
  g_autoptr (Place) whole = place_new ("sqlite");
  g_autofree char *content = NULL;

  make_store (whole);
  g_file_get_contents (whole->uri, &content, NULL, NULL);
  memcpy (file, content, 100);
}

/* What a process that was killed while it made a store leaves behind, with
 * its first page written or, after a power cut, not even that. */
static void
test_half_made (void)
{
  for (int with_first_page = 0; with_first_page < 2; with_first_page++) {
    g_autoptr (Place) making = place_new ("sqlite");
    g_autoptr (Place) place = place_new ("sqlite");
    g_autofree char *their_journal = g_strconcat (making->uri, "-journal", NULL);
    g_autofree char *our_journal = g_strconcat (place->uri, "-journal", NULL);
    g_autofree char *sql = kg_schema_to_sql ("sqlite");
    g_autofree char *whole = g_strconcat ("PRAGMA cache_size = 5; BEGIN EXCLUSIVE;", sql, NULL);
    g_autofree char *file = NULL;
    g_autofree char *journal = NULL;
    g_autoptr (KgStore) store = NULL;
    g_autoptr (GError) error = NULL;
    gsize file_size, journal_size;
    sqlite3 *db = NULL;

    /* So small a cache makes the engine write before the commit. */
    g_assert_cmpint (sqlite3_open (making->uri, &db), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (db, whole, NULL, NULL, NULL), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_db_cacheflush (db), ==, SQLITE_OK);
    g_file_get_contents (making->uri, &file, &file_size, NULL);
    g_file_get_contents (their_journal, &journal, &journal_size, NULL);
    sqlite3_close (db);
    g_assert_cmpuint (file_size, >, 4096);
    g_assert_cmpuint (journal_size, >, 0);
    g_assert_cmpint (file[0], ==, 0);
    if (with_first_page)
      copy_first_bytes (file);

    write_file (place->uri, file, file_size);
    write_file (our_journal, journal, journal_size);
    g_assert_null (kg_store_open (place->uri, KG_STORE_EXISTING, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_DAMAGED);
    write_file (place->uri, file, file_size);
    write_file (our_journal, journal, journal_size);
    store = place_open (place);
    assert_sound (store);
  }
}

static void
test_other_engines (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kg_store_open ("postgresql://host/kaigong", KG_STORE_CREATE, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_null (kg_store_open ("", KG_STORE_CREATE, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_USAGE);
}

/* Stores of a newer version */

static const char newer_version[] = "PRAGMA user_version = 99";

static void
test_newer_schema (void)
{
  g_autoptr (Place) place = place_new ("sqlite");

  make_store (place);
  run_sql (place->uri, newer_version);
  refuse_open_by_all_means (place, KG_ERROR_NEWER_SCHEMA);
}

/* The newer version was killed: that it was newer stands in its log only. */
static void
test_newer_schema_in_the_log (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autofree char *log = g_strconcat (place->uri, "-wal", NULL);
  g_autofree char *file_before = NULL;
  g_autofree char *file_after = NULL;
  g_autofree char *log_before = NULL;
  g_autofree char *log_after = NULL;
  g_autoptr (GError) error = NULL;
  gsize size[4];
  sqlite3 *db = NULL;

  make_store (place);
  g_assert_cmpint (sqlite3_open (place->uri, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_cmpint (sqlite3_exec (db, newer_version, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  g_file_get_contents (place->uri, &file_before, &size[0], NULL);
  g_file_get_contents (log, &log_before, &size[1], NULL);
  g_assert_cmpuint (size[1], >, 0);

  g_assert_null (kg_store_open (place->uri, KG_STORE_CREATE, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_NEWER_SCHEMA);

  g_file_get_contents (place->uri, &file_after, &size[2], NULL);
  g_file_get_contents (log, &log_after, &size[3], NULL);
  g_assert_cmpmem (file_before, size[0], file_after, size[2]);
  g_assert_cmpmem (log_before, size[1], log_after, size[3]);
}

/* Damage */

static void
test_truncated (void)
{
  g_autoptr (Place) whole = place_new ("sqlite");
  g_autofree char *content = NULL;
  gsize size;
  const double parts[] = { 0.999, 0.5, 0.1 };

  make_store (whole);
  g_file_get_contents (whole->uri, &content, &size, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (Place) place = place_new ("sqlite");

    write_file (place->uri, content, (gsize) (parts[i] * (double) size));
    refuse_open_by_all_means (place, KG_ERROR_DAMAGED);
  }
  {
    g_autoptr (Place) place = place_new ("sqlite");

    write_file (place->uri, content, 70);
    refuse_open_by_all_means (place, KG_ERROR_DAMAGED);
  }
}

static gboolean
ignore_cb (KgRecord *record,
           gpointer  user_data)
{
  return TRUE;
}

static gboolean
read_all_cb (KgTxn    *txn,
             gpointer  user_data,
             GError  **error)
{
  return kg_txn_scan (txn, &kg_table_project, NULL, ignore_cb, NULL, error) &&
         kg_txn_scan (txn, &kg_table_change_log, NULL, ignore_cb, NULL, error);
}

/* Noise somewhere in the middle: told at the latest when it is read, and by
 * the check, and never a crash. */
static void
test_damaged (void)
{
  g_autoptr (Place) whole = place_new ("sqlite");
  g_autofree char *content = NULL;
  gsize size;
  guint n_told = 0;

  make_store (whole);
  g_file_get_contents (whole->uri, &content, &size, NULL);

  for (guint round = 0; round < 20; round++) {
    g_autoptr (Place) place = place_new ("sqlite");
    g_autofree char *damaged = g_memdup2 (content, size);
    g_autoptr (KgStore) store = NULL;
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (GError) error = NULL;
    gsize start = 8192 + (gsize) g_test_rand_int_range (0, (gint32) size - 3 * 8192);

    for (gsize i = start; i < start + 8192; i++)
      damaged[i] = (char) g_test_rand_int ();
    write_file (place->uri, damaged, size);

    store = kg_store_open (place->uri, KG_STORE_EXISTING, &error);
    if (store == NULL) {
      g_assert_error (error, KG_ERROR, KG_ERROR_DAMAGED);
      n_told++;
      continue;
    }

    if (!kg_store_read (store, read_all_cb, NULL, &error)) {
      g_assert_error (error, KG_ERROR, KG_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, place->uri));
      g_clear_error (&error);
    }
    findings = kg_store_check (store, &error);
    if (findings == NULL)
      g_assert_error (error, KG_ERROR, KG_ERROR_DAMAGED);
    n_told += findings == NULL || findings->len > 0;
  }
  g_assert_cmpuint (n_told, ==, 20);
}

/* Names */

static void
test_odd_names (void)
{
  static const char *const names[] = {
    "store?mode=memory#x%20.db", "a b&c'd\"e.db", "𠮷野家👷.db", ":memory:", "file:x.db",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (Place) place = place_new ("sqlite");
    g_autoptr (KgStore) store = NULL;
    g_autofree char *by_uri = NULL;
    g_autoptr (GError) error = NULL;

    g_free (place->uri);
    place->uri = place_path (place, names[i]);
    make_store (place);
    g_assert_true (g_file_test (place->uri, G_FILE_TEST_IS_REGULAR));

    by_uri = g_filename_to_uri (place->uri, NULL, NULL);
    store = kg_store_open (by_uri, KG_STORE_EXISTING, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (count_rows (store, &kg_table_project), ==, 200);
  }
}

/* A link to a store is that store, also while another seat has it open. */
static void
test_link (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autofree char *link = place_path (place, "link.db");
  g_autofree char *log = place_path (place, "link.db-wal");
  g_autoptr (KgRecord) project = new_project ("甲");
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < 2; round++) {
    g_autoptr (KgStore) store = place_open (place);
    g_autoptr (KgChangeset) done = round == 0 ? commit_insert (store, project) : NULL;
    g_autoptr (KgStore) linked = NULL;

    if (round == 0)
      g_assert_cmpint (symlink (place->uri, link), ==, 0);
    else
      g_clear_object (&store);
    linked = kg_store_open (link, KG_STORE_EXISTING, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (count_rows (linked, &kg_table_project), ==, 1);
    assert_sound (linked);
    g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sqlite/files/of-others", test_files_of_others);
  g_test_add_func ("/sqlite/files/databases-of-others", test_databases_of_others);
  g_test_add_func ("/sqlite/files/no-files", test_things_that_are_no_files);
  g_test_add_func ("/sqlite/files/nothing", test_nothing_there);
  g_test_add_func ("/sqlite/files/empty", test_empty_file);
  g_test_add_func ("/sqlite/files/half-made", test_half_made);
  g_test_add_func ("/sqlite/files/other-engines", test_other_engines);
  g_test_add_func ("/sqlite/files/newer-schema", test_newer_schema);
  g_test_add_func ("/sqlite/files/newer-schema-in-the-log", test_newer_schema_in_the_log);
  g_test_add_func ("/sqlite/files/truncated", test_truncated);
  g_test_add_func ("/sqlite/files/damaged", test_damaged);
  g_test_add_func ("/sqlite/files/odd-names", test_odd_names);
  g_test_add_func ("/sqlite/files/link", test_link);

  return g_test_run ();
}
