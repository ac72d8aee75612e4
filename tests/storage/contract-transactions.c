// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "contract.h"
#include "core/kg-error.h"

#include <string.h>

/* Transactions: whole or not at all, once, and written down. */

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

static void
test_bookkeeping (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) project = new_project ("特钢01");
  gint64 start = g_get_real_time () / 1000;
  g_autoptr (KgChangeset) inserted = commit_insert (store, project);
  KgRecord *first = only_change (inserted)->after;
  g_autoptr (KgChangeset) edit = new_edit (first, KG_PROJECT_NAME, "特钢02");
  g_autoptr (KgChangeset) edited = NULL;
  g_autoptr (KgRecord) found = NULL;
  g_autoptr (GError) error = NULL;
  KgRecord *second;

  g_assert_cmpint (kg_record_get_version (first), ==, 1);
  g_assert_cmpstr (kg_record_get_text (first, KG_COL_CHANGED_BY), ==, "王秘书");
  g_assert_cmpint (kg_record_get_int (first, KG_COL_CHANGED_AT), >=, start);
  g_assert_cmpint (kg_record_get_int (first, KG_COL_CHANGED_AT), <=, g_get_real_time () / 1000);

  edited = kg_store_commit (store, "李科长", edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kg_changeset_get_id (edited), ==, kg_changeset_get_id (edit));
  second = only_change (edited)->after;
  g_assert_cmpint (kg_record_get_version (second), ==, 2);
  g_assert_cmpstr (kg_record_get_text (second, KG_COL_CHANGED_BY), ==, "李科长");
  g_assert_cmpint (kg_record_get_version (only_change (edited)->before), ==, 1);

  found = read_row (store, &kg_table_project, kg_record_get_id (project));
  for (int i = 0; i < (int) kg_table_project.n_columns; i++)
    g_assert_true (kg_record_field_equal (found, second, i));
  assert_sound (store);
}

static void
test_a_stale_edit_is_a_conflict (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) project = new_project ("特钢01");
  g_autoptr (KgChangeset) inserted = commit_insert (store, project);
  KgRecord *before = only_change (inserted)->after;
  g_autoptr (KgChangeset) one = new_edit (before, KG_PROJECT_NAME, "一");
  g_autoptr (KgChangeset) two = new_edit (before, KG_PROJECT_NAME, "二");
  g_autoptr (KgChangeset) removal = kg_changeset_new ("remove");
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (KgChangeset) refused = NULL;
  g_autoptr (KgChangeset) removed = NULL;
  g_autoptr (KgRecord) found = NULL;
  g_autoptr (GError) error = NULL;

  stored = kg_store_commit (store, "甲", one, &error);
  g_assert_no_error (error);
  refused = kg_store_commit (store, "乙", two, &error);
  g_assert_null (refused);
  g_assert_error (error, KG_ERROR, KG_ERROR_CONFLICT);
  g_clear_error (&error);

  kg_changeset_delete (removal, before);
  refused = kg_store_commit (store, "乙", removal, &error);
  g_assert_error (error, KG_ERROR, KG_ERROR_CONFLICT);
  g_clear_error (&error);

  found = read_row (store, &kg_table_project, kg_record_get_id (project));
  g_assert_cmpstr (kg_record_get_text (found, KG_PROJECT_NAME), ==, "一");

  /* The one that was removed is not found, which is another matter. */
  g_clear_pointer (&removal, kg_changeset_unref);
  removal = kg_changeset_new ("remove");
  kg_changeset_delete (removal, only_change (stored)->after);
  removed = kg_store_commit (store, "甲", removal, &error);
  g_assert_no_error (error);
  g_clear_pointer (&two, kg_changeset_unref);
  two = new_edit (only_change (stored)->after, KG_PROJECT_NAME, "三");
  refused = kg_store_commit (store, "乙", two, &error);
  g_assert_null (refused);
  g_assert_error (error, KG_ERROR, KG_ERROR_NOT_FOUND);
}

static gboolean
insert_then_fail_cb (KgTxn    *txn,
                     gpointer  user_data,
                     GError  **error)
{
  for (int i = 0; i < 20; i++) {
    g_autofree char *name = g_strdup_printf ("单位%d", i);
    g_autoptr (KgRecord) unit = new_unit (name);
    g_autoptr (KgRecord) seen = NULL;

    g_assert_true (kg_txn_insert (txn, unit, error));
    seen = kg_txn_get (txn, &kg_table_unit, kg_record_get_id (unit), error);
    g_assert_nonnull (seen);
  }

  if (user_data != NULL)
    g_set_error_literal (error, KG_ERROR, KG_ERROR_BAD_CELL, "row 21");
  return FALSE;
}

static void
test_a_failed_transaction_leaves_nothing (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (GError) error = NULL;

  stored = kg_store_transact (store, "甲", "import", insert_then_fail_cb, store, &error);
  g_assert_null (stored);
  g_assert_error (error, KG_ERROR, KG_ERROR_BAD_CELL);
  g_clear_error (&error);

  stored = kg_store_transact (store, "甲", "import", insert_then_fail_cb, NULL, &error);
  g_assert_null (stored);
  g_assert_error (error, KG_ERROR, KG_ERROR_FAILED);

  g_assert_cmpuint (count_rows (store, &kg_table_unit), ==, 0);
  g_assert_cmpuint (count_rows (store, &kg_table_change_log), ==, 0);
}

/* A refused row does not spoil the rest: an import skips it. */
static gboolean
skip_bad_rows_cb (KgTxn    *txn,
                  gpointer  user_data,
                  GError  **error)
{
  static const char *const names[] = { "规资局", "规资局", "建管委" };
  guint refused = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KgRecord) unit = new_unit (names[i]);
    g_autoptr (GError) failure = NULL;

    if (kg_txn_insert (txn, unit, &failure))
      continue;
    g_assert_error (failure, KG_ERROR, KG_ERROR_REFUSED);
    g_assert_nonnull (strstr (failure->message, "规资局"));
    refused++;
  }
  g_assert_cmpuint (refused, ==, 1);

  return TRUE;
}

static void
test_a_refused_row_does_not_spoil_the_rest (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) stored = kg_store_transact (store, "甲", NULL, skip_bad_rows_cb, NULL,
                                                      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (kg_changeset_get_size (stored), ==, 2);
  g_assert_cmpuint (count_rows (store, &kg_table_unit), ==, 2);
  assert_sound (store);
}

/* One transaction changes the same row several times. */
static gboolean
change_twice_cb (KgTxn    *txn,
                 gpointer  user_data,
                 GError  **error)
{
  g_autoptr (KgRecord) project = new_project ("一");
  g_autoptr (KgRecord) second = NULL;
  g_autoptr (KgRecord) third = NULL;
  g_autoptr (KgRecord) same = NULL;

  g_assert_cmpstr (kg_txn_get_by (txn), ==, "甲");
  g_assert_cmpint (kg_txn_get_now (txn), >, 0);

  if (!kg_txn_insert (txn, project, error))
    return FALSE;
  g_assert_true (kg_record_is_sealed (project));
  second = kg_record_copy (project);
  kg_record_set_text (second, KG_PROJECT_NAME, "二");
  if (!kg_txn_update (txn, project, second, error))
    return FALSE;
  third = kg_record_copy (second);
  kg_record_set_text (third, KG_PROJECT_NAME, "三");
  if (!kg_txn_update (txn, second, third, error))
    return FALSE;
  g_assert_cmpint (kg_record_get_version (third), ==, 3);

  /* Nothing new: no version, no entry in the log. */
  same = kg_record_copy (third);
  return kg_txn_update (txn, third, same, error);
}

static void
test_one_row_changed_several_times (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) stored = kg_store_transact (store, "甲", NULL, change_twice_cb, NULL,
                                                      &error);
  g_autoptr (KgChangeset) undo = NULL;
  g_autoptr (KgChangeset) undone = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (kg_changeset_get_size (stored), ==, 3);
  g_assert_cmpuint (count_rows (store, &kg_table_change_log), ==, 3);

  undo = kg_changeset_invert (stored, "undo");
  undone = kg_store_commit (store, "甲", undo, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (store, &kg_table_project), ==, 0);
  g_assert_cmpuint (count_rows (store, &kg_table_change_log), ==, 6);
  assert_sound (store);
}

/* The same from a client, whose records cannot know the versions to come. */
static void
test_a_changeset_may_change_a_row_twice (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgChangeset) changes = kg_changeset_new ("plan");
  g_autoptr (KgRecord) one = new_project ("一");
  g_autoptr (KgRecord) two = kg_record_copy (one);
  g_autoptr (KgRecord) three = kg_record_copy (one);
  g_autoptr (KgChangeset) stored = NULL;
  g_autoptr (KgRecord) found = NULL;
  g_autoptr (GError) error = NULL;

  kg_record_set_text (two, KG_PROJECT_NAME, "二");
  kg_record_set_text (three, KG_PROJECT_NAME, "三");
  kg_changeset_insert (changes, one);
  kg_changeset_update (changes, one, two);
  kg_changeset_update (changes, two, three);
  stored = kg_store_commit (store, "甲", changes, &error);
  g_assert_no_error (error);

  found = read_row (store, &kg_table_project, kg_record_get_id (one));
  g_assert_cmpint (kg_record_get_version (found), ==, 3);
  g_assert_cmpstr (kg_record_get_text (found, KG_PROJECT_NAME), ==, "三");
  g_assert_cmpint (kg_record_get_version (kg_changeset_get (stored, 2)->after), ==, 3);
  assert_sound (store);
}

static void
test_a_repeated_commit_changes_nothing (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) project = new_project ("特钢01");
  g_autoptr (KgChangeset) inserted = commit_insert (store, project);
  g_autoptr (KgChangeset) edit = new_edit (only_change (inserted)->after, KG_PROJECT_NAME, "甲");
  g_autoptr (KgChangeset) first = NULL;
  g_autoptr (KgChangeset) other_edit = NULL;
  g_autoptr (KgChangeset) other = NULL;
  g_autoptr (KgChangeset) again = NULL;
  g_autoptr (KgRecord) found = NULL;
  g_autoptr (GError) error = NULL;
  guint log;

  first = kg_store_commit (store, "王秘书", edit, &error);
  g_assert_no_error (error);
  other_edit = new_edit (only_change (first)->after, KG_PROJECT_NAME, "乙");
  other = kg_store_commit (store, "李科长", other_edit, &error);
  g_assert_no_error (error);
  log = count_rows (store, &kg_table_change_log);

  /* Hours later, after someone else's edit, the client asks again. It hears
   * what its own commit gave, not what is there now, so that an undo of it
   * still is a conflict. */
  again = kg_store_commit (store, "王秘书", edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kg_record_get_version (only_change (again)->after), ==, 2);
  for (int i = 0; i < (int) kg_table_project.n_columns; i++)
    g_assert_true (kg_record_field_equal (only_change (again)->after, only_change (first)->after, i));

  found = read_row (store, &kg_table_project, kg_record_get_id (project));
  g_assert_cmpstr (kg_record_get_text (found, KG_PROJECT_NAME), ==, "乙");
  g_assert_cmpuint (count_rows (store, &kg_table_change_log), ==, log);
}

static void
test_removal_comes_back (void)
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgStore) store = place_open (place);
  g_autoptr (KgRecord) project = new_project ("特钢01");
  g_autoptr (KgChangeset) inserted = commit_insert (store, project);
  g_autoptr (KgChangeset) removal = kg_changeset_new ("remove");
  g_autoptr (KgChangeset) removed = NULL;
  g_autoptr (KgChangeset) undo = NULL;
  g_autoptr (KgChangeset) undone = NULL;
  g_autoptr (KgRecord) found = NULL;
  g_autoptr (GError) error = NULL;

  kg_changeset_delete (removal, only_change (inserted)->after);
  removed = kg_store_commit (store, "甲", removal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (store, &kg_table_project), ==, 0);

  undo = kg_changeset_invert (removed, "undo");
  undone = kg_store_commit (store, "甲", undo, &error);
  g_assert_no_error (error);
  found = read_row (store, &kg_table_project, kg_record_get_id (project));
  g_assert_cmpint (kg_record_get_version (found), ==, 2);
  g_assert_true (kg_record_same_values (found, project));
  assert_sound (store);
}

void
contract_add_transactions (void)
{
  contract_add ("/transactions/bookkeeping", test_bookkeeping);
  contract_add ("/transactions/conflict", test_a_stale_edit_is_a_conflict);
  contract_add ("/transactions/rollback", test_a_failed_transaction_leaves_nothing);
  contract_add ("/transactions/refused-row", test_a_refused_row_does_not_spoil_the_rest);
  contract_add ("/transactions/twice-in-one", test_one_row_changed_several_times);
  contract_add ("/transactions/twice-in-a-changeset", test_a_changeset_may_change_a_row_twice);
  contract_add ("/transactions/repeat", test_a_repeated_commit_changes_nothing);
  contract_add ("/transactions/undo-removal", test_removal_comes_back);
}
