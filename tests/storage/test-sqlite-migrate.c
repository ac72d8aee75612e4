// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "old-store.h"
#include "store-fixture.h"
#include "core/kg-error.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>

/* Stores of an older schema, brought up to date by the real code: every value
 * is as it was, the schema means the same as that of a new store, and whatever
 * happens on the way leaves the one or the other. */

static int old = 1;

static const char *self_path;

static Place *
old_place_new (gboolean with_rows)
{
  Place *place = place_new ("sqlite");

  old_store_make (place->uri, old, with_rows);
  return place;
}

static char *
copy_path (Place      *place,
           const char *more)
{
  return g_strdup_printf ("%s.v%d-backup%s", place->uri, old, more);
}

/* Stores and what else is there, the logs that looking at them left aside. */
static guint
count_files (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_has_suffix (name, "-wal") && !g_str_has_suffix (name, "-shm");
  return n;
}

/* A store of the old schema with the same rows, to compare with. */
static void
assert_values_kept (Place *before,
                    Place *after)
{
  g_autofree char *was = old_store_say_values (before->uri, before->uri);
  g_autofree char *is = old_store_say_values (after->uri, before->uri);

  g_assert_cmpuint (strlen (was), >, 50000);
  g_assert_cmpstr (is, ==, was);
}

/* Brings the store up to date, and sees that nothing is missing. */
static void
finish (Place *model,
        Place *place)
{
  g_autoptr (KgStore) store = place_open (place);

  assert_sound (store);
  kg_store_close (store);
  g_assert_cmpint (old_store_version (place->uri), ==, KG_SCHEMA_VERSION);
  assert_values_kept (model, place);
}

static void
test_rows_are_kept (void)
{
  g_autoptr (Place) model = old_place_new (TRUE);
  g_autoptr (Place) place = old_place_new (TRUE);
  g_autofree char *copy = copy_path (place, "");
  g_autofree char *was = old_store_say_values (model->uri, model->uri);
  g_autofree char *kept = NULL;
  g_autoptr (KgStore) store = place_open (place);

  g_assert_cmpint (kg_store_get_former_version (store), ==, old);
  g_assert_cmpint (kg_store_get_schema_version (store), ==, KG_SCHEMA_VERSION);
  g_assert_cmpstr (kg_store_get_former_copy (store), ==, copy);
  assert_sound (store);
  kg_store_close (store);
  g_clear_object (&store);
  assert_values_kept (model, place);

  /* The copy is the old store, and stands alone. */
  g_assert_cmpuint (count_files (place), ==, 2);
  g_assert_cmpint (old_store_version (copy), ==, old);
  kept = old_store_say_values (copy, model->uri);
  g_assert_cmpstr (kept, ==, was);

  /* Once is enough. */
  store = place_open (place);
  g_assert_cmpint (kg_store_get_former_version (store), ==, KG_SCHEMA_VERSION);
  g_assert_null (kg_store_get_former_copy (store));
  kg_store_close (store);
  g_assert_cmpuint (count_files (place), ==, 2);
}

static void
test_schema_is_that_of_a_new_store (void)
{
  g_autoptr (Place) fresh = place_new ("sqlite");
  g_autoptr (Place) place = old_place_new (TRUE);
  g_autofree char *is = NULL;
  g_autofree char *should = NULL;

  g_object_unref (place_open (fresh));
  g_object_unref (place_open (place));
  is = old_store_say_schema (place->uri);
  should = old_store_say_schema (fresh->uri);
  g_assert_cmpuint (strlen (should), >, 20000);
  g_assert_cmpstr (is, ==, should);
}

/* Closed rows from before are as closed as ever, and what was added is under
 * the same rules. */
static void
test_guards_hold (void)
{
  static const struct { const char *sql, *rule; } cases[] = {
    { "UPDATE minutes SET content = NULL, version = version + 1", "kg:frozen:minutes" },
    { "UPDATE meeting SET place = 'x', version = version + 1 WHERE state = 'issued'",
      "kg:frozen:meeting" },
    { "UPDATE decision SET text = 'x', version = version + 1", "kg:parent-frozen:decision" },
    { "UPDATE assignment SET text = 'x', version = version + 1 WHERE state = 'struck'",
      "kg:frozen:assignment" },
    { "UPDATE agenda_item SET unattended_reason = 'x', version = version + 1"
      " WHERE meeting IN (SELECT id FROM meeting WHERE state = 'issued')",
      "kg:parent-frozen:agenda_item" },
    { "UPDATE minutes SET state = 'withdrawn', version = version + 1", "kg:frozen:minutes" },
    { "DELETE FROM change_log", "kg:append-only:change_log" },
    { "UPDATE report SET text = 'x', version = version + 1", "kg:append-only:report" },
    { "DELETE FROM problem", "kg:no-delete:problem" },
    { "DELETE FROM excuse", "kg:no-delete:excuse" },
    { "UPDATE project SET template = '', version = version + 1", "kg:value:project.template" },
    { "UPDATE step SET duration_min = 'long', version = version + 1", "cannot store TEXT" },
    { "INSERT INTO commitment (id, version, changed_at, changed_by, project, document, promised_by,"
      " promised_on) VALUES ('c', 1, 1, 'x', 'nobody', 'x', 'x', '2026-11-23')",
      "kg:missing:commitment.project" },
    { "DELETE FROM project WHERE id = 'free'", "kg:referenced:excuse.project" },
  };
  g_autoptr (Place) place = old_place_new (TRUE);
  sqlite3 *db = NULL;

  g_object_unref (place_open (place));
  old_store_run (place->uri,
                 "INSERT INTO project (id, version, changed_at, changed_by, name, state)"
                 " VALUES ('free', 1, 1, 'x', 'x', 'planned');"
                 "INSERT INTO excuse (id, version, changed_at, changed_by, project, text,"
                 " accepted_by, accepted_on, until)"
                 " VALUES ('e', 1, 1, 'x', 'free', 'x', 'x', '2026-11-23', '2026-12-31')");
  g_assert_cmpint (sqlite3_open (place->uri, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    if (sqlite3_exec (db, cases[i].sql, NULL, NULL, NULL) == SQLITE_OK)
      g_error ("Not refused: %s", cases[i].sql);
    if (strstr (sqlite3_errmsg (db), cases[i].rule) == NULL)
      g_error ("%s: %s", cases[i].sql, sqlite3_errmsg (db));
  }
  sqlite3_close (db);
}

/* What had the same number before the store refused that stays, and nothing
 * gets it a third time. */
static void
test_shared_numbers_are_kept (void)
{
  g_autoptr (Place) model = old_place_new (FALSE);
  g_autoptr (Place) place = old_place_new (FALSE);
  static const char rows[] =
    "INSERT INTO series (id, version, changed_at, changed_by, name, kind) VALUES ('s', 1, 1, 'x', 's', 'weekly');"
    "INSERT INTO meeting (id, version, changed_at, changed_by, series, year, number, held_on, state)"
    " VALUES ('m', 1, 1, 'x', 's', 2026, 1, '2026-11-23', 'planned'), ('n', 1, 1, 'x', 's', 2026, 2, '2026-11-30', 'planned');"
    "INSERT INTO minutes (id, version, changed_at, changed_by, meeting, revision, state, year, number)"
    " VALUES ('a', 1, 1, 'x', 'm', 1, 'draft', 2026, 7), ('b', 1, 1, 'x', 'n', 1, 'draft', 2026, 7),"
    " ('c', 1, 1, 'x', 'n', 2, 'draft', 2026, 7);"
    "UPDATE minutes SET state = 'in_review', version = 2;"
    "UPDATE minutes SET state = 'issued', version = 3 WHERE id <> 'c'";
  sqlite3 *db = NULL;

  old_store_run (model->uri, rows);
  old_store_run (place->uri, rows);
  g_object_unref (place_open (place));
  {
    g_autofree char *was = old_store_say_values (model->uri, model->uri);
    g_autofree char *is = old_store_say_values (place->uri, model->uri);

    g_assert_cmpstr (is, ==, was);
  }

  g_assert_cmpint (sqlite3_open (place->uri, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE minutes SET state = 'issued', version = 3 WHERE id = 'c'", NULL, NULL, NULL),
                   ==, SQLITE_CONSTRAINT);
  g_assert_cmpstr (sqlite3_errmsg (db), ==, "kg:unique:minutes.number");
  g_assert_cmpint (sqlite3_exec (db, "UPDATE minutes SET state = 'withdrawn', version = 3 WHERE id = 'c'", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
}

/* The same of a store of the schema before this one. */
static void
test_next_schema (void)
{
  old = 2;
  test_rows_are_kept ();
  test_schema_is_that_of_a_new_store ();
  test_guards_hold ();
  test_shared_numbers_are_kept ();
  old = 1;
}

/* One who only reads changes nothing. */
static void
test_reader_is_refused (void)
{
  g_autoptr (Place) place = old_place_new (TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_null (kg_store_open (place->uri, KG_STORE_READ_ONLY, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_READ_ONLY);
  g_assert_cmpint (old_store_version (place->uri), ==, old);
  g_assert_cmpint (kg_store_peek_version (place->uri, NULL), ==, old);
  g_assert_cmpuint (count_files (place), ==, 1);
}

static void
test_copy_of_an_old_store (void)
{
  g_autoptr (Place) model = old_place_new (TRUE);
  g_autoptr (Place) place = old_place_new (TRUE);
  g_autoptr (Place) other = place_new ("sqlite");
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_store_copy (place->uri, other->uri, &error));
  g_assert_no_error (error);
  g_assert_cmpint (old_store_version (place->uri), ==, old);
  g_assert_cmpint (old_store_version (other->uri), ==, old);
  finish (model, other);

  g_assert_false (kg_store_copy (place->uri, place->uri, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (kg_store_copy (place->folder, other->uri, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_DAMAGED);
}

/* The old program was killed: its last commits stand in the log. */
static void
test_log_is_brought_along (void)
{
  static const char late[] = "INSERT INTO setting (id, version, changed_at, changed_by, key, value)"
                             " VALUES ('late', 1, 1, 'x', 'late', '末')";
  g_autoptr (Place) model = old_place_new (TRUE);
  g_autoptr (Place) place = old_place_new (TRUE);
  g_autofree char *copy = copy_path (place, "");
  g_autofree char *log = g_strconcat (place->uri, "-wal", NULL);
  g_autofree char *was = NULL;
  g_autofree char *kept = NULL;
  GStatBuf st;

  old_store_run (model->uri, late);
  old_store_run (place->uri, late);
  g_assert_cmpint (g_stat (log, &st), ==, 0);
  g_assert_cmpint ((int) st.st_size, >, 0);

  g_object_unref (place_open (place));
  assert_values_kept (model, place);
  was = old_store_say_values (model->uri, model->uri);
  kept = old_store_say_values (copy, model->uri);
  g_assert_cmpstr (kept, ==, was);
}

/* Failures on the way: a child is killed, or told no, at a given statement. */

static int
refuse_cb (gpointer    word,
           int         action,
           const char *first,
           const char *second,
           const char *third,
           const char *fourth)
{
  return action == SQLITE_CREATE_TABLE && g_strcmp0 (first, word) == 0 ? SQLITE_DENY : SQLITE_OK;
}

static int
kill_cb (unsigned    kind,
         gpointer    word,
         gpointer    statement,
         gpointer    text)
{
  if (g_str_has_prefix (sqlite3_sql (statement), word))
    raise (SIGKILL);

  return 0;
}

static const char *trouble;

static int
watch_cb (sqlite3                         *db,
          const char                     **message,
          const struct sqlite3_api_routines *api)
{
  if (g_str_has_prefix (trouble, "refuse "))
    sqlite3_set_authorizer (db, refuse_cb, (gpointer) (trouble + strlen ("refuse ")));
  else
    sqlite3_trace_v2 (db, SQLITE_TRACE_STMT, kill_cb, (gpointer) trouble);

  return SQLITE_OK;
}

static int
child_main (const char *uri,
            const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = NULL;

  trouble = what;
  if (*what != '\0')
    sqlite3_auto_extension ((void (*) (void)) watch_cb);
  store = kg_store_open (uri, KG_STORE_EXISTING, &error);
  if (error != NULL)
    g_printerr ("# %s\n", error->message);

  return store != NULL ? 0 : 1;
}

static GPid
spawn_child (Place      *place,
             const char *what)
{
  const char *argv[] = { self_path, "--open", place->uri, what, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);

  return pid;
}

static int
wait_child (GPid pid)
{
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

static void
test_killed_at_a_statement (void)
{
  static const char *const statements[] = {
    "BEGIN IMMEDIATE", "DROP TRIGGER IF EXISTS unit_insert", "ALTER TABLE step ADD COLUMN source",
    "CREATE TABLE commitment", "CREATE INDEX excuse_project", "CREATE TRIGGER change_log_delete",
    "PRAGMA user_version = ", "COMMIT",
  };
  g_autoptr (Place) model = old_place_new (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++) {
    g_autoptr (Place) place = old_place_new (TRUE);
    int status = wait_child (spawn_child (place, statements[i]));

    if (!WIFSIGNALED (status) || WTERMSIG (status) != SIGKILL)
      g_error ("Not killed at: %s", statements[i]);
    g_assert_cmpint (old_store_version (place->uri), ==, old);
    assert_values_kept (model, place);
    finish (model, place);
  }
}

static void
test_killed_at_any_moment (void)
{
  g_autoptr (Place) model = old_place_new (TRUE);

  for (guint round = 0; round < 12; round++) {
    g_autoptr (Place) place = old_place_new (TRUE);
    GPid pid = spawn_child (place, "");

    g_usleep ((gulong) g_test_rand_int_range (0, 60000));
    kill (pid, SIGKILL);
    wait_child (pid);
    finish (model, place);
  }
}

/* A refusal in the middle takes everything back. The copy stays, and the next
 * one does not take its place. */
static void
test_failure_takes_all_back (void)
{
  g_autoptr (Place) model = old_place_new (TRUE);
  g_autoptr (Place) place = old_place_new (TRUE);
  g_autofree char *first = copy_path (place, "");
  g_autofree char *second = copy_path (place, "-2");
  int status = wait_child (spawn_child (place, "refuse excuse"));

  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 1);
  g_assert_cmpint (old_store_version (place->uri), ==, old);
  assert_values_kept (model, place);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));

  finish (model, place);
  g_assert_cmpint (old_store_version (first), ==, old);
  g_assert_cmpint (old_store_version (second), ==, old);
}

/* What is there under the name of the copy is somebody's. */
static void
test_no_file_is_overwritten (void)
{
  g_autoptr (Place) model = old_place_new (TRUE);
  g_autoptr (Place) place = old_place_new (TRUE);
  g_autofree char *taken = copy_path (place, "");
  g_autofree char *copy = copy_path (place, "-2");
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (taken, "抄件", -1, NULL));
  finish (model, place);
  g_assert_true (g_file_get_contents (taken, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "抄件");
  g_assert_cmpint (old_store_version (copy), ==, old);
}

static void
test_several_at_once (void)
{
  g_autoptr (Place) model = old_place_new (TRUE);

  for (guint round = 0; round < 4; round++) {
    g_autoptr (Place) place = old_place_new (TRUE);
    g_autofree char *copy = copy_path (place, "");
    GPid pids[4];

    for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
      pids[i] = spawn_child (place, "");
    for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
      g_assert_cmpint (wait_child (pids[i]), ==, 0);

    finish (model, place);
    /* One did it, and the others saw that it was done. */
    g_assert_cmpint (old_store_version (copy), ==, old);
    g_assert_cmpuint (count_files (place), ==, 2);
  }
}

/* It says that it is ours, and old, but is not what it says. */
static void
test_not_what_it_says (void)
{
  g_autoptr (Place) place = place_new ("sqlite");
  g_autoptr (GError) error = NULL;

  old_store_make (place->uri, old, FALSE);
  old_store_run (place->uri, "DROP TABLE step");
  g_assert_null (kg_store_open (place->uri, KG_STORE_EXISTING, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, place->uri));
  g_assert_cmpint (old_store_version (place->uri), ==, old);
}

static void
test_statements (void)
{
  g_assert_null (kg_schema_migration_to_sql ("access", old));
  g_assert_null (kg_schema_migration_to_sql ("sqlite", 0));
  g_assert_null (kg_schema_migration_to_sql ("sqlite", KG_SCHEMA_VERSION));
  g_assert_null (kg_schema_migration_to_sql ("postgresql", KG_SCHEMA_VERSION + 1));
}

int
main (int   argc,
      char *argv[])
{
  self_path = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--open"))
    return child_main (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sqlite/migrate/rows", test_rows_are_kept);
  g_test_add_func ("/sqlite/migrate/schema", test_schema_is_that_of_a_new_store);
  g_test_add_func ("/sqlite/migrate/guards", test_guards_hold);
  g_test_add_func ("/sqlite/migrate/shared-numbers", test_shared_numbers_are_kept);
  g_test_add_func ("/sqlite/migrate/next-schema", test_next_schema);
  g_test_add_func ("/sqlite/migrate/reader", test_reader_is_refused);
  g_test_add_func ("/sqlite/migrate/copy", test_copy_of_an_old_store);
  g_test_add_func ("/sqlite/migrate/log", test_log_is_brought_along);
  g_test_add_func ("/sqlite/migrate/killed-at-a-statement", test_killed_at_a_statement);
  g_test_add_func ("/sqlite/migrate/killed", test_killed_at_any_moment);
  g_test_add_func ("/sqlite/migrate/failure", test_failure_takes_all_back);
  g_test_add_func ("/sqlite/migrate/no-overwriting", test_no_file_is_overwritten);
  g_test_add_func ("/sqlite/migrate/several-at-once", test_several_at_once);
  g_test_add_func ("/sqlite/migrate/not-what-it-says", test_not_what_it_says);
  g_test_add_func ("/sqlite/migrate/statements", test_statements);

  return g_test_run ();
}
