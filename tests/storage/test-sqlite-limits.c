// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "old-store.h"
#include "store-fixture.h"
#include "core/kg-error.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Places that may not be written to, and disks without room. Each test runs
 * in a process of its own, as it gives up rights or is given limits. */

static void
run_in_process (const char *path)
{
  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* A superuser may write everywhere. */
static void
become_nobody (void)
{
  if (getuid () != 0)
    return;

  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setresgid (65534, 65534, 65534), ==, 0);
  g_assert_cmpint (setresuid (65534, 65534, 65534), ==, 0);
  prctl (PR_SET_DUMPABLE, 1);
}

static char *
read_file (const char *path)
{
  char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return content;
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

static void
make_store (Place *place)
{
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) project = new_project ("特钢01");
  g_autoptr (KgChangeset) stored = commit_insert (store, project);
}

static void
refuse_open (Place        *place,
             KgStoreFlags  flags,
             KgErrorCode   code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kg_store_open (place->uri, flags, &error));
  g_assert_error (error, KG_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, place->folder));
}

static void
assert_readable (Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) reader = kg_store_open (place->uri, KG_STORE_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (reader, &kg_table_project), ==, 1);
}

/* One who may only read follows what the others write. */
static void
in_process_reader (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (KgStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  int to_child[2], to_parent[2];
  pid_t pid;
  char byte;

  /* The writer keeps its rights, the reader gives them up: by file modes
   * where both are the same person. */
  make_store (place);
  g_chmod (place->uri, 0644);
  g_assert_cmpint (g_chmod (place->folder, getuid () == 0 ? 0755 : 0555), ==, 0);
  g_assert_cmpint (pipe (to_child) | pipe (to_parent), ==, 0);
  pid = fork ();
  if (pid == 0) {
    become_nobody ();
    reader = kg_store_open (place->uri, KG_STORE_READ_ONLY, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (count_rows (reader, &kg_table_project), ==, 1);
    g_assert_cmpint (write (to_parent[1], "1", 1), ==, 1);
    g_assert_cmpint (read (to_child[0], &byte, 1), ==, 1);
    g_assert_cmpuint (count_rows (reader, &kg_table_project), ==, 2);
    g_assert_cmpint (write (to_parent[1], "2", 1), ==, 1);
    g_assert_cmpint (read (to_child[0], &byte, 1), ==, 1);
    g_assert_cmpuint (count_rows (reader, &kg_table_project), ==, 2);
    kg_store_close (reader);
    _exit (0);
  }

  g_assert_cmpint (read (to_parent[0], &byte, 1), ==, 1);
  g_chmod (place->folder, 0755);
  {
    g_autoptr (KgStore) writer = place_open (place);
    g_autoptr (KgRecord) project = new_project ("特钢02");
    g_autoptr (KgChangeset) stored = commit_insert (writer, project);

    /* While the writer is there, with its log, */
    g_assert_cmpint (write (to_child[1], "1", 1), ==, 1);
    g_assert_cmpint (read (to_parent[0], &byte, 1), ==, 1);
  }
  /* and after it has gone. */
  g_assert_cmpint (write (to_child[1], "2", 1), ==, 1);
  {
    int status;

    g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
    g_assert_cmpint (status, ==, 0);
  }

  /* What the writer had to leave because of the reader, the next one takes. */
  g_object_unref (place_open (place));
  g_assert_cmpuint (count_files (place), ==, 1);
}

static void
test_reader (void)
{
  run_in_process ("/sqlite/limits/subprocess/reader");
}

static void
in_process_read_only (void)
{
  g_autoptr (Place) place = NULL;
  g_autoptr (Place) empty = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  become_nobody ();
  place = place_new ("sqlite");
  empty = place_new ("sqlite");
  make_store (place);
  before = read_file (place->uri);

  /* The file */
  g_assert_cmpint (g_chmod (place->uri, 0444), ==, 0);
  refuse_open (place, KG_STORE_EXISTING, KG_ERROR_READ_ONLY);
  refuse_open (place, KG_STORE_CREATE, KG_ERROR_READ_ONLY);
  assert_readable (place);
  g_assert_cmpuint (count_files (place), ==, 1);

  /* Its folder too, as on a medium that is read-only */
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  refuse_open (place, KG_STORE_EXISTING, KG_ERROR_READ_ONLY);
  assert_readable (place);

  /* The folder only */
  g_assert_cmpint (g_chmod (place->uri, 0644), ==, 0);
  refuse_open (place, KG_STORE_EXISTING, KG_ERROR_READ_ONLY);
  assert_readable (place);
  g_assert_cmpuint (count_files (place), ==, 1);

  /* Not even readable */
  g_assert_cmpint (g_chmod (place->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (place->uri, 0), ==, 0);
  refuse_open (place, KG_STORE_EXISTING, KG_ERROR_UNAVAILABLE);
  refuse_open (place, KG_STORE_READ_ONLY, KG_ERROR_UNAVAILABLE);
  g_assert_cmpint (g_chmod (place->uri, 0644), ==, 0);
  after = read_file (place->uri);
  g_assert_cmpmem (before, 8192, after, 8192);

  /* No new store there either */
  g_assert_cmpint (g_chmod (empty->folder, 0555), ==, 0);
  refuse_open (empty, KG_STORE_CREATE, KG_ERROR_READ_ONLY);
  g_assert_cmpuint (count_files (empty), ==, 0);
  g_assert_cmpint (g_chmod (empty->folder, 0755), ==, 0);
}

/* An older store that cannot be written to is not brought up to date. */
static void
in_process_read_only_old (void)
{
  g_autoptr (Place) place = NULL;

  become_nobody ();
  place = place_new ("sqlite");
  old_store_make (place->uri, 1, TRUE);

  g_assert_cmpint (g_chmod (place->uri, 0444), ==, 0);
  refuse_open (place, KG_STORE_EXISTING, KG_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (place->uri, 0644), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  refuse_open (place, KG_STORE_EXISTING, KG_ERROR_READ_ONLY);
  refuse_open (place, KG_STORE_READ_ONLY, KG_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (place->folder, 0755), ==, 0);
  g_assert_cmpuint (count_files (place), ==, 1);
  g_assert_cmpint (old_store_version (place->uri), ==, 1);
}

static void
test_read_only_old (void)
{
  run_in_process ("/sqlite/limits/subprocess/read-only-old");
}

static void
test_read_only (void)
{
  run_in_process ("/sqlite/limits/subprocess/read-only");
}

/* Disks without room */

static gboolean
insert_wide_cb (KgTxn    *txn,
                gpointer  user_data,
                GError  **error)
{
  g_autoptr (KgRecord) project = new_project ("甲");
  g_autofree char *content = g_strnfill (20000, 'x');

  kg_record_set_text (project, KG_PROJECT_CONTENT, content);
  return kg_txn_insert (txn, project, error);
}

/* Commits until there is no room, and sees that all is there that was
 * acknowledged, and that it goes on when there is room again. */
static void
fill_up (KgStore  *store,
         Place    *place,
         void    (*make_room) (Place *place))
{
  guint n_stored = count_rows (store, &kg_table_project);
  g_autoptr (KgChangeset) more = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; error == NULL; i++) {
    g_autoptr (KgChangeset) stored = kg_store_transact (store, "甲", NULL, insert_wide_cb, NULL,
                                                        &error);

    n_stored += stored != NULL;
    g_assert_cmpuint (i, <, 1000);
  }
  g_assert_error (error, KG_ERROR, KG_ERROR_DISK_FULL);
  g_assert_nonnull (strstr (error->message, place->uri));
  g_clear_error (&error);
  g_assert_cmpuint (count_rows (store, &kg_table_project), ==, n_stored);

  make_room (place);
  more = kg_store_transact (store, "甲", NULL, insert_wide_cb, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (store, &kg_table_project), ==, n_stored + 1);
  assert_sound (store);
}

static void
limit_file_size (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
lift_limit (Place *place)
{
  limit_file_size (RLIM_INFINITY);
}

/* No room for the copy of an older store: it stays what it is. */
static void
in_process_file_limit_old (void)
{
  g_autoptr (Place) place = place_new ("sqlite");

  signal (SIGXFSZ, SIG_IGN);
  old_store_make (place->uri, 1, TRUE);
  limit_file_size (100 * 1024);
  refuse_open (place, KG_STORE_EXISTING, KG_ERROR_DISK_FULL);
  g_assert_cmpuint (count_files (place), ==, 1);
  g_assert_cmpint (old_store_version (place->uri), ==, 1);

  lift_limit (place);
  g_object_unref (place_open (place));
  g_assert_cmpint (old_store_version (place->uri), ==, KG_SCHEMA_VERSION);
}

static void
test_file_limit_old (void)
{
  run_in_process ("/sqlite/limits/subprocess/file-limit-old");
}

static void
in_process_file_limit (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (Place) other = place_new ("sqlite");
  g_autofree char *path = place_path (place, "backup.db");
  g_autoptr (KgStore) store = NULL;
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  store = place_open (place);
  limit_file_size (600 * 1024);
  fill_up (store, place, lift_limit);

  /* Neither half a backup nor half a new store. */
  limit_file_size (40 * 1024);
  g_assert_false (kg_store_backup (store, path, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_DISK_FULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  refuse_open (other, KG_STORE_CREATE, KG_ERROR_DISK_FULL);
  g_assert_cmpuint (count_files (other), ==, 0);
  limit_file_size (RLIM_INFINITY);
  kg_store_close (store);
  g_assert_cmpuint (count_files (place), ==, 1);
}

static void
test_file_limit (void)
{
  run_in_process ("/sqlite/limits/subprocess/file-limit");
}

static gboolean
write_proc (const char *path,
            const char *text)
{
  FILE *file = g_fopen (path, "w");
  gboolean ok = file != NULL && fputs (text, file) >= 0;

  return file != NULL && fclose (file) == 0 && ok;
}

/* A real small disk, in a view of the file system of its own, which goes with
 * the process. Whoever is not the superuser becomes it in a world of its own. */
static gboolean
mount_small_disk (const char *folder,
                  const char *size)
{
  if (getuid () == 0) {
    if (unshare (CLONE_NEWNS) != 0)
      return FALSE;
  } else {
    g_autofree char *users = g_strdup_printf ("0 %u 1", getuid ());
    g_autofree char *groups = g_strdup_printf ("0 %u 1", getgid ());

    if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0 ||
        !write_proc ("/proc/self/setgroups", "deny") ||
        !write_proc ("/proc/self/uid_map", users) ||
        !write_proc ("/proc/self/gid_map", groups))
      return FALSE;
  }

  return mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("kaigong-test", folder, "tmpfs", 0, size) == 0;
}

static char *
ballast_path (Place *place)
{
  return place_path (place, "ballast");
}

static void
drop_ballast (Place *place)
{
  g_autofree char *path = ballast_path (place);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
write_ballast (Place *place,
               gsize  size)
{
  g_autofree char *path = ballast_path (place);
  g_autofree char *data = g_malloc0 (size);
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fwrite (data, 1, size, file);
  fclose (file);
}

static void
in_process_small_disk (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (KgStore) store = NULL;

  g_assert_true (mount_small_disk (place->folder, "size=1m"));

  /* No room from the start */
  write_ballast (place, 2 * 1024 * 1024);
  refuse_open (place, KG_STORE_CREATE, KG_ERROR_DISK_FULL);
  g_assert_cmpuint (count_files (place), ==, 1);
  drop_ballast (place);

  write_ballast (place, 200 * 1024);
  store = place_open (place);
  fill_up (store, place, drop_ballast);
  kg_store_close (store);
  g_clear_object (&store);

  store = place_open (place);
  assert_sound (store);
  g_clear_object (&store);
  {
    g_autofree char *file = g_strdup (place->uri);

    g_unlink (file);
    umount2 (place->folder, MNT_DETACH);
  }
}

/* Room for the copy of an older store, but not for what comes after it: the
 * copy does not take what room there is. */
static void
in_process_small_disk_old (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autofree char *copy = g_strconcat (place->uri, ".v1-backup", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_tried = 0;

  g_assert_true (mount_small_disk (place->folder, "size=4m"));
  old_store_make (place->uri, 1, FALSE);
  before = old_store_say_schema (place->uri);

  /* From no room at all to enough, in steps of some pages. */
  for (gsize ballast = 4 * 1024 * 1024; old_store_version (place->uri) == 1; ballast -= 32768) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KgStore) store = NULL;

    g_assert_cmpuint (ballast, >, 0);
    write_ballast (place, ballast);
    store = kg_store_open (place->uri, KG_STORE_EXISTING, &error);
    if (store != NULL) {
      drop_ballast (place);
      break;
    }

    g_assert_error (error, KG_ERROR, KG_ERROR_DISK_FULL);
    drop_ballast (place);
    g_free (after);
    after = old_store_say_schema (place->uri);
    g_assert_cmpstr (after, ==, before);
    g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    n_tried++;
  }
  g_assert_cmpuint (n_tried, >, 20);

  {
    g_autoptr (KgStore) store = place_open (place);

    assert_sound (store);
  }
  g_unlink (place->uri);
  umount2 (place->folder, MNT_DETACH);
}

static void
test_small_disk (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  pid_t pid = fork ();
  int status;

  /* Whether that is possible here is tried in a process of its own too. */
  if (pid == 0)
    _exit (mount_small_disk (place->folder, "size=1m") ? 0 : 1);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (status != 0) {
    g_test_skip ("No disk may be mounted here; the limit on file sizes stands in for it");
    return;
  }

  run_in_process ("/sqlite/limits/subprocess/small-disk");
  run_in_process ("/sqlite/limits/subprocess/small-disk-old");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sqlite/limits/read-only", test_read_only);
  g_test_add_func ("/sqlite/limits/read-only-old", test_read_only_old);
  g_test_add_func ("/sqlite/limits/file-limit-old", test_file_limit_old);
  g_test_add_func ("/sqlite/limits/reader", test_reader);
  g_test_add_func ("/sqlite/limits/subprocess/reader", in_process_reader);
  g_test_add_func ("/sqlite/limits/file-limit", test_file_limit);
  g_test_add_func ("/sqlite/limits/small-disk", test_small_disk);
  g_test_add_func ("/sqlite/limits/subprocess/read-only", in_process_read_only);
  g_test_add_func ("/sqlite/limits/subprocess/read-only-old", in_process_read_only_old);
  g_test_add_func ("/sqlite/limits/subprocess/file-limit-old", in_process_file_limit_old);
  g_test_add_func ("/sqlite/limits/subprocess/small-disk-old", in_process_small_disk_old);
  g_test_add_func ("/sqlite/limits/subprocess/file-limit", in_process_file_limit);
  g_test_add_func ("/sqlite/limits/subprocess/small-disk", in_process_small_disk);

  return g_test_run ();
}
