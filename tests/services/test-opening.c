// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-opening.h"
#include "services/kg-query.h"

/* A store that is read before there is a window: whatever happens meanwhile,
 * the workspace has the board as it is, or loads it. */

typedef struct {
  KgWorkspace *workspace;
  GError *error;
  gboolean done;
  KgOpening *opening;
} Window;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Window *window = user_data;

  window->workspace = kg_opening_finish (window->opening, result, "测试", &window->error);
  window->done = TRUE;
}

static void
wait_for (Window *window)
{
  kg_opening_wait_async (window->opening, NULL, opened_cb, window);
  while (!window->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
close_window (Window *window)
{
  g_clear_pointer (&window->opening, kg_opening_unref);
  if (window->workspace != NULL)
    g_assert_finalize_object (window->workspace);
  g_clear_error (&window->error);
}

static void
test_is_there (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Window window = { .opening = kg_opening_start (kg_store_get_uri (district->store), KG_STORE_EXISTING,
                                                 district->context, NULL) };

  wait_for (&window);
  g_assert_no_error (window.error);
  /* At once, without another turn of the main loop. */
  g_assert_nonnull (kg_workspace_get_board (window.workspace));
  g_assert_cmpuint (kg_board_get_n_projects (kg_workspace_get_board (window.workspace)), ==, 3);
  g_assert_false (kg_workspace_is_sample (window.workspace));
  close_window (&window);
}

/* Long after it was done. */
static void
test_waited_for_late (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Window window = { .opening = kg_opening_start (kg_store_get_uri (district->store), KG_STORE_EXISTING,
                                                 district->context, NULL) };

  g_usleep (200000);
  wait_for (&window);
  g_assert_no_error (window.error);
  g_assert_nonnull (kg_workspace_get_board (window.workspace));
  close_window (&window);
}

/* A window that is not on the screen yet waits a moment. */
static void
test_taken (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Window window = { .opening = kg_opening_start (kg_store_get_uri (district->store), KG_STORE_EXISTING,
                                                 district->context, NULL) };

  window.workspace = kg_opening_take (window.opening, "测试", 20000);
  g_assert_nonnull (window.workspace);
  g_assert_cmpuint (kg_board_get_n_projects (kg_workspace_get_board (window.workspace)), ==, 3);
  close_window (&window);
}

/* What is not there in time, or not at all, is waited for as ever. */
static void
test_not_taken (void)
{
  g_autoptr (KgContext) context = kg_context_new (KG_DISTRICT_TODAY);
  Window window = { .opening = kg_opening_start ("/nowhere/at/all.kaigong", KG_STORE_EXISTING, context, NULL) };

  g_assert_null (kg_opening_take (window.opening, "测试", 0));
  g_assert_null (kg_opening_take (window.opening, "测试", 200));
  wait_for (&window);
  g_assert_error (window.error, KG_ERROR, KG_ERROR_UNAVAILABLE);
  close_window (&window);
}

static gboolean
rename_first (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  KgDistrict *district = data;
  g_autoptr (KgRecord) project = kg_query_need (txn, &kg_table_project, district->project[0], error);

  return kg_query_update_code (txn, project, KG_PROJECT_NAME, "改了名的项目", error);
}

/* Another seat changes something between the reading and the window. */
static void
test_changed_meanwhile (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Window window = { .opening = kg_opening_start (kg_store_get_uri (district->store), KG_STORE_EXISTING,
                                                 district->context, NULL) };
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_usleep (300000);
  kg_district_do (district, rename_first, district);
  wait_for (&window);
  g_assert_no_error (window.error);
  while (kg_board_find_project (kg_workspace_get_board (window.workspace), "改了名的项目") == NULL) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
  close_window (&window);
}

static void
test_no_store (void)
{
  g_autoptr (KgContext) context = kg_context_new (KG_DISTRICT_TODAY);
  Window window = { .opening = kg_opening_start ("/nowhere/at/all.kaigong", KG_STORE_EXISTING, context, NULL) };

  wait_for (&window);
  g_assert_null (window.workspace);
  g_assert_error (window.error, KG_ERROR, KG_ERROR_UNAVAILABLE);
  close_window (&window);
}

/* The window was closed before the store was there. */
static void
test_given_up (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Window window = { .opening = kg_opening_start (kg_store_get_uri (district->store), KG_STORE_EXISTING,
                                                 district->context, NULL) };

  kg_opening_wait_async (window.opening, cancellable, opened_cb, &window);
  g_cancellable_cancel (cancellable);
  while (!window.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (window.workspace);
  g_assert_error (window.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  close_window (&window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/opening/is-there", test_is_there);
  g_test_add_func ("/opening/taken", test_taken);
  g_test_add_func ("/opening/not-taken", test_not_taken);
  g_test_add_func ("/opening/waited-for-late", test_waited_for_late);
  g_test_add_func ("/opening/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/opening/no-store", test_no_store);
  g_test_add_func ("/opening/given-up", test_given_up);

  return g_test_run ();
}
