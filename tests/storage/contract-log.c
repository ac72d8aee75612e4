// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "contract.h"
#include "core/kg-error.h"

#include <string.h>

/* What is written down of a change, and what is refused before anything
 * happens. */

static const KgChange *
only_change (const KgChangeset *changes)
{
  g_assert_cmpuint (kg_changeset_get_size (changes), ==, 1);
  return kg_changeset_get (changes, 0);
}

/* The edit of one text, as a client makes it. */
static KgChangeset *
new_edit (KgRecord   *before,
          int         column,
          const char *text)
{
  g_autoptr (KgChangeset) edit = kg_changeset_new ("edit");
  g_autoptr (KgRecord) after = kg_record_copy (before);

  kg_record_set_text (after, column, text);
  kg_changeset_update (edit, before, after);

  return g_steal_pointer (&edit);
}

typedef struct {
  const KgTable *table;
  GPtrArray *rows;
} Rows;

static gboolean
select_all_cb (KgTxn    *txn,
               gpointer  user_data,
               GError  **error)
{
  Rows *rows = user_data;

  rows->rows = kg_txn_select (txn, rows->table, NULL, error);
  return rows->rows != NULL;
}

static GPtrArray *
read_log (KgStore *store)
{
  Rows rows = { &kg_table_change_log, NULL };
  g_autoptr (GError) error = NULL;

  kg_store_read (store, select_all_cb, &rows, &error);
  g_assert_no_error (error);

  return rows.rows;
}

/* An entry by a seat whose clock is three days ahead. */
static void
log_ahead_of_time (Place *place)
{
  g_autoptr (KgDriver) driver = place_open_driver (place);
  g_autoptr (KgRecord) entry = make_row (driver, &kg_table_change_log);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (kg_record_get_id (entry));
  g_autofree char *head = g_strndup (id, 8);
  const guint64 later = g_ascii_strtoull (head, NULL, 16) + (3 * G_TIME_SPAN_DAY / 1000 >> 16);

  g_snprintf (head, 9, "%08x", (guint) later);
  memcpy (id, head, 8);
  kg_record_set_text (entry, KG_COL_ID, id);
  driver->klass->begin (driver, TRUE, &error);
  insert_row (driver, entry);
  driver->klass->commit (driver, &error);
  g_assert_no_error (error);
}

/* Whose clock ever is wrong, what was done last stands last in the log. */
static void
test_the_log_grows_whatever_clocks_say (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) first = new_project ("特钢01");
  g_autoptr (KgRecord) second = new_project ("特钢02");
  g_autoptr (KgChangeset) done = commit_insert (store, first);
  g_autoptr (KgChangeset) next = NULL;
  g_autoptr (GPtrArray) log = NULL;
  const KgRecord *last = NULL;

  log_ahead_of_time (place);
  next = commit_insert (store, second);
  log = read_log (store);
  for (guint i = 0; i < log->len; i++)
    if (last == NULL || strcmp (kg_record_get_id (g_ptr_array_index (log, i)), kg_record_get_id (last)) > 0)
      last = g_ptr_array_index (log, i);
  g_assert_cmpstr (kg_record_get_text (last, KG_CHANGE_LOG_ROW), ==, kg_record_get_id (second));
}

static void
test_the_log_keeps_before_and_after (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) project = new_project ("特钢01");
  g_autoptr (KgChangeset) inserted = commit_insert (store, project);
  g_autoptr (KgChangeset) edit = new_edit (only_change (inserted)->after, KG_PROJECT_NAME, "“甲”\n");
  g_autoptr (KgChangeset) edited = NULL;
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  KgRecord *entry;

  edited = kg_store_commit (store, "李科长", edit, &error);
  g_assert_no_error (error);
  log = read_log (store);
  g_assert_cmpuint (log->len, ==, 2);

  entry = g_ptr_array_index (log, 1);
  kg_record_to_json (only_change (edited)->before, before);
  kg_record_to_json (only_change (edited)->after, after);
  g_assert_cmpstr (kg_record_get_text (entry, KG_CHANGE_LOG_BEFORE), ==, before->str);
  g_assert_cmpstr (kg_record_get_text (entry, KG_CHANGE_LOG_AFTER), ==, after->str);
  g_assert_cmpstr (kg_record_get_text (entry, KG_CHANGE_LOG_TABLE), ==, "project");
  g_assert_cmpstr (kg_record_get_text (entry, KG_CHANGE_LOG_ROW), ==, kg_record_get_id (project));
  g_assert_cmpstr (kg_record_get_text (entry, KG_CHANGE_LOG_OPERATION), ==, "update");
  g_assert_cmpstr (kg_record_get_text (entry, KG_CHANGE_LOG_LABEL), ==, "edit");
  g_assert_cmpstr (kg_record_get_text (entry, KG_CHANGE_LOG_CHANGESET), ==,
                   kg_changeset_get_id (edit));
  g_assert_cmpstr (kg_record_get_text (entry, KG_COL_CHANGED_BY), ==, "李科长");
}

static void
test_private_notes_are_not_logged (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) note = kg_record_new (&kg_table_private_note);
  g_autoptr (KgChangeset) changes = kg_changeset_new (NULL);
  g_autoptr (KgChangeset) first = NULL;
  g_autoptr (KgChangeset) again = NULL;
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) error = NULL;

  kg_record_set_text (note, KG_PRIVATE_NOTE_OWNER, "王秘书");
  kg_record_set_text (note, KG_PRIVATE_NOTE_TEXT, "不宜公开");
  kg_changeset_insert (changes, note);
  first = kg_store_commit (store, "王秘书", changes, &error);
  g_assert_no_error (error);
  again = kg_store_commit (store, "王秘书", changes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kg_changeset_get_size (again), ==, 1);
  g_assert_cmpuint (count_rows (store, &kg_table_private_note), ==, 1);

  log = read_log (store);
  for (guint i = 0; i < log->len; i++) {
    g_autoptr (GString) json = g_string_new (NULL);

    kg_record_to_json (g_ptr_array_index (log, i), json);
    g_assert_null (strstr (json->str, "不宜公开"));
    g_assert_null (strstr (json->str, kg_record_get_id (note)));
    g_assert_null (strstr (json->str, "private_note"));
  }
  assert_sound (store);
}

/* What is refused before anything happens */

static gboolean
write_cb (KgTxn    *txn,
          gpointer  user_data,
          GError  **error)
{
  g_autoptr (KgRecord) unit = new_unit ("街道");

  return kg_txn_insert (txn, unit, error);
}

static gboolean
nothing_cb (KgTxn    *txn,
            gpointer  user_data,
            GError  **error)
{
  return TRUE;
}

static void
test_refusals (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgStore) reader = NULL;
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (KgChangeset) empty = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (kg_store_read (store, write_cb, NULL, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED);
  g_clear_error (&error);

  stored = kg_store_transact (store, "", NULL, write_cb, NULL, &error);
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_clear_error (&error);

  empty = kg_store_transact (store, "甲", NULL, nothing_cb, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kg_changeset_get_size (empty), ==, 0);

  reader = kg_store_open (place->uri, KG_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (kg_store_is_read_only (reader));
  stored = kg_store_transact (reader, "甲", NULL, write_cb, NULL, &error);
  g_assert_error (error, KG_ERROR, KG_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_cmpuint (count_rows (reader, &kg_table_unit), ==, 0);

  kg_store_close (store);
  kg_store_close (store);
  stored = kg_store_transact (store, "甲", NULL, write_cb, NULL, &error);
  g_assert_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE);
  g_assert_cmpuint (count_rows (reader, &kg_table_unit), ==, 0);
}

static void
test_a_missing_store_is_not_made (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (GError) error = NULL;

  g_assert_null (kg_store_open (place->uri, KG_STORE_EXISTING, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (error->message, place->uri));
  g_clear_error (&error);
  g_assert_null (kg_store_open (place->uri, KG_STORE_READ_ONLY | KG_STORE_CREATE, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE);
}

void
contract_add_log (void)
{
  contract_add ("/log/before-and-after", test_the_log_keeps_before_and_after);
  contract_add ("/log/private-notes", test_private_notes_are_not_logged);
  contract_add ("/log/clocks", test_the_log_grows_whatever_clocks_say);
  contract_add ("/log/refusals", test_refusals);
  /* Not where a store is at every place already. */
  if (place_prepare == NULL)
    contract_add ("/log/missing-store", test_a_missing_store_is_not_made);
}
