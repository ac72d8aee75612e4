// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-light-service.h"
#include "services/kg-query.h"
#include "services/kg-week-keeper.h"
#include "services/kg-workspace.h"

/* What the windows share: loading, committing, undo and redo, without a
 * window. */

typedef struct {
  KgDistrict *district;
  KgWorkspace *workspace;
  GError *failed;
  gboolean done;
  const char *name; /* to give the first project */
} Seat;

static void
failed_cb (Seat   *seat,
           GError *error)
{
  g_clear_error (&seat->failed);
  seat->failed = g_error_copy (error);
}

static Seat *
seat_new (void)
{
  Seat *seat = g_new0 (Seat, 1);

  seat->district = kg_district_new ();
  seat->workspace = kg_workspace_new (seat->district->store, seat->district->context, "王某某");
  g_signal_connect_swapped (seat->workspace, "failed", G_CALLBACK (failed_cb), seat);
  while (kg_workspace_get_board (seat->workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return seat;
}

static void
seat_free (Seat *seat)
{
  gpointer workspace = seat->workspace;

  /* A board that is still being loaded keeps it alive until then. */
  g_object_add_weak_pointer (workspace, &workspace);
  g_object_unref (workspace);
  while (workspace != NULL)
    g_main_context_iteration (NULL, TRUE);
  kg_district_free (seat->district);
  g_clear_error (&seat->failed);
  g_free (seat);
}

static const char *
first_name (Seat *seat)
{
  return kg_board_find_project (kg_workspace_get_board (seat->workspace), seat->district->project[0])->name;
}

/* Waits until the board shows @name. */
static void
wait_for_name (Seat       *seat,
               const char *name)
{
  while (!g_str_equal (first_name (seat), name))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
rename_first (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Seat *seat = data;
  g_autoptr (KgRecord) project =
    kg_query_need (txn, &kg_table_project, seat->district->project[0], error);

  return project != NULL && kg_query_update_code (txn, project, KG_PROJECT_NAME, seat->name, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Seat *seat = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_workspace_finish (KG_WORKSPACE (source), result, &error) == seat);
  g_assert_no_error (error);
  seat->done = TRUE;
}

static void
rename_to (Seat       *seat,
           const char *name)
{
  seat->name = name;
  seat->done = FALSE;
  kg_workspace_commit_async (seat->workspace, "rename", rename_first, seat, NULL, NULL, done_cb, seat);
  while (!seat->done)
    g_main_context_iteration (NULL, TRUE);
  wait_for_name (seat, name);
}

static gboolean
remark_first (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Seat *seat = data;
  g_autoptr (KgRecord) project =
    kg_query_need (txn, &kg_table_project, seat->district->project[0], error);

  return project != NULL && kg_query_update_code (txn, project, KG_PROJECT_REMARK, "边输边存", error);
}

static gboolean
check_remark (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Seat *seat = data;
  g_autoptr (KgRecord) project =
    kg_query_need (txn, &kg_table_project, seat->district->project[0], error);

  g_assert_cmpstr (kg_record_get_text (project, KG_PROJECT_REMARK), ==, "边输边存");
  return TRUE;
}

/* What is saved while somebody types is no act: undo passes it over, and
 * leaves it as it is. */
static void
test_save (void)
{
  Seat *seat = seat_new ();
  g_autofree char *original = g_strdup (first_name (seat));

  rename_to (seat, "甲");
  seat->done = FALSE;
  kg_workspace_save_async (seat->workspace, "remark", remark_first, seat, NULL, NULL, done_cb, seat);
  while (!seat->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (kg_workspace_get_undo_label (seat->workspace), ==, "rename");

  kg_workspace_undo (seat->workspace);
  wait_for_name (seat, original);
  g_assert_no_error (seat->failed);
  kg_district_do (seat->district, check_remark, seat);

  seat_free (seat);
}

static void
test_undo_and_redo (void)
{
  Seat *seat = seat_new ();
  g_autofree char *original = g_strdup (first_name (seat));

  g_assert_null (kg_workspace_get_undo_label (seat->workspace));
  rename_to (seat, "甲");
  rename_to (seat, "乙");
  g_assert_cmpstr (kg_workspace_get_undo_label (seat->workspace), ==, "rename");

  kg_workspace_undo (seat->workspace);
  wait_for_name (seat, "甲");
  kg_workspace_undo (seat->workspace);
  wait_for_name (seat, original);
  g_assert_null (kg_workspace_get_undo_label (seat->workspace));

  kg_workspace_redo (seat->workspace);
  wait_for_name (seat, "甲");
  kg_workspace_redo (seat->workspace);
  wait_for_name (seat, "乙");
  g_assert_null (kg_workspace_get_redo_label (seat->workspace));

  /* A new act forgets what was undone. */
  kg_workspace_undo (seat->workspace);
  wait_for_name (seat, "甲");
  rename_to (seat, "丙");
  g_assert_null (kg_workspace_get_redo_label (seat->workspace));
  g_assert_no_error (seat->failed);

  seat_free (seat);
}

/* Somebody else changed the row since: undo must not overwrite that. */
static void
test_undo_meets_another_seat (void)
{
  Seat *seat = seat_new ();

  rename_to (seat, "甲");
  seat->name = "别人改的";
  kg_district_do (seat->district, rename_first, seat);
  wait_for_name (seat, "别人改的");

  kg_workspace_undo (seat->workspace);
  while (seat->failed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (seat->failed, KG_ERROR, KG_ERROR_CONFLICT);
  g_assert_cmpstr (first_name (seat), ==, "别人改的");

  seat_free (seat);
}

static gboolean
confirm (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Seat *seat = data;

  return kg_light_confirm (txn, context, seat->district->project[0], KG_LIGHT_YELLOW, "已有方案", NULL, error);
}

/* History is never taken back, so there is nothing to undo after it. */
static void
test_what_cannot_be_undone (void)
{
  Seat *seat = seat_new ();

  rename_to (seat, "甲");
  seat->done = FALSE;
  kg_workspace_commit_async (seat->workspace, "confirm", confirm, seat, NULL, NULL, done_cb, seat);
  while (!seat->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (kg_workspace_get_undo_label (seat->workspace));

  seat_free (seat);
}

static void
test_another_day (void)
{
  Seat *seat = seat_new ();
  g_autoptr (KgContext) later = kg_context_on_day (seat->district->context, kg_date_new (2027, 3, 1));

  g_assert_cmpint (kg_board_find_project (kg_workspace_get_board (seat->workspace),
                                          seat->district->project[1])->light, ==, KG_LIGHT_GREEN);
  kg_workspace_set_context (seat->workspace, later);
  /* A load that was under way still brings the day before. */
  while (kg_board_get_context (kg_workspace_get_board (seat->workspace)) != later)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (kg_board_find_project (kg_workspace_get_board (seat->workspace),
                                          seat->district->project[1])->light, ==, KG_LIGHT_RED);

  seat_free (seat);
}

static gboolean
count_snapshots (KgTxn      *txn,
                 KgContext  *context,
                 gpointer    data,
                 GError    **error)
{
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_light_entry,
                   &(KgFilter) { .conditions = { { KG_LIGHT_ENTRY_KIND, KG_OP_EQ, "snapshot", 0 } }, .n_conditions = 1 },
                   error);

  *(guint *) data = rows != NULL ? rows->len : 0;
  return rows != NULL;
}

static gboolean
has_kept (KgBoard *board)
{
  return kg_board_find_project (board, kg_board_get_project (board, 0)->id)->kept[0] != KG_BOARD_NO_WEEK;
}

/* Once a week, by whichever window is open, and no act that could be undone. */
static void
test_weeks_are_kept (void)
{
  Seat *seat = seat_new ();
  guint n = 0;

  kg_week_keeper_watch (seat->workspace);
  while (!has_kept (kg_workspace_get_board (seat->workspace)))
    g_main_context_iteration (NULL, TRUE);
  kg_district_do (seat->district, count_snapshots, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_null (kg_workspace_get_undo_label (seat->workspace));

  rename_to (seat, "甲");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  kg_district_do (seat->district, count_snapshots, &n);
  g_assert_cmpuint (n, ==, 3);

  seat_free (seat);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Where the meeting is, is told to those who listen, once for each item, and to
 * nobody else: the store hears nothing of it. */
static void
test_current_item (void)
{
  Seat *seat = seat_new ();
  g_autoptr (KgRecord) one = kg_record_new (&kg_table_agenda_item);
  g_autoptr (KgRecord) same = kg_record_copy (one);
  g_autoptr (KgRecord) other = kg_record_new (&kg_table_agenda_item);
  KgRecord *const steps[] = { one, same, other, NULL, NULL, other };
  static const guint told[] = { 1, 1, 2, 3, 3, 4 };
  guint n = 0, n_changes = 0;

  g_signal_connect_swapped (seat->workspace, "current-item-changed", G_CALLBACK (count_cb), &n);
  g_signal_connect_swapped (seat->workspace, "data-changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_null (kg_workspace_get_current_item (seat->workspace));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    kg_workspace_set_current_item (seat->workspace, steps[i]);
    g_assert_true (kg_workspace_get_current_item (seat->workspace) == steps[i]);
    g_assert_cmpuint (n, ==, told[i]);
  }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_null (kg_workspace_get_undo_label (seat->workspace));

  seat_free (seat);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/workspace/save", test_save);
  g_test_add_func ("/workspace/another-seat", test_undo_meets_another_seat);
  g_test_add_func ("/workspace/not-undoable", test_what_cannot_be_undone);
  g_test_add_func ("/workspace/another-day", test_another_day);
  g_test_add_func ("/workspace/current-item", test_current_item);

  g_test_add_func ("/workspace/weeks-are-kept", test_weeks_are_kept);

  return g_test_run ();
}
