// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-look.h"
#include "kg-ui-store.h"
#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "app/kg-import-dialog.h"
#include "app/kg-window.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-opening-page.h"
#include "widgets/kg-pool-list.h"

#include <signal.h>
#include <unistd.h>

typedef struct {
  KgDistrict *district;
  char *path; /* of another store */
  KgWindow *window;
} Fixture;

static KgApplication *application;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->district = kg_district_new ();
  f->path = g_build_filename (f->district->folder, "other.db", NULL);
  f->window = kg_window_new (GTK_APPLICATION (application), "测试", KG_DISTRICT_TODAY);
  gtk_window_present (GTK_WINDOW (f->window));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_ui_close (GTK_WINDOW (f->window));
  g_free (f->path);
  kg_district_free (f->district);
}

static gboolean
shows (Fixture    *f,
       const char *view)
{
  return g_str_equal (kg_ui_visible (f->window, "stack"), view);
}

static void
open_district (Fixture *f)
{
  kg_window_open_store (f->window, kg_store_get_uri (f->district->store), FALSE);
  kg_ui_wait_until (shows (f, "pages"));
}

static KgPoolList *
board_rows (Fixture *f)
{
  return KG_POOL_LIST (kg_ui_find (kg_ui_part (f->window, "board_page"), KG_TYPE_POOL_LIST));
}

static guint
n_projects (Fixture *f)
{
  KgWorkspace *workspace = kg_window_get_workspace (f->window);

  return workspace != NULL ? kg_board_get_n_projects (kg_workspace_get_board (workspace)) : 0;
}

static void
make_store (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = kg_store_open (f->path, KG_STORE_CREATE, &error);

  g_assert_no_error (error);
  kg_store_close (store);
}

static void
assert_refused (Fixture    *f,
                const char *words)
{
  kg_window_open_store (f->window, f->path, FALSE);
  kg_ui_wait_until (shows (f, "error"));
  kg_ui_settle (GTK_WIDGET (f->window));
  if (!kg_ui_says (f->window, words))
    g_error ("“%s” does not say “%s”",
             adw_status_page_get_description (ADW_STATUS_PAGE (kg_ui_part (f->window, "error_page"))),
             words);
  g_assert_nonnull (kg_ui_find_button (f->window, "Open another store…"));
}

/* ── Which view ───────────────────────────────────────────────── */

static void
test_empty_store (Fixture       *f,
                  gconstpointer  data)
{
  make_store (f);
  kg_window_open_store (f->window, f->path, FALSE);
  kg_ui_wait_until (shows (f, "welcome"));
  kg_ui_settle (GTK_WIDGET (f->window));

  g_assert_nonnull (kg_ui_find_button (f->window, "Import a spreadsheet…"));
  g_assert_nonnull (kg_ui_find_button (f->window, "Open a store…"));
  g_assert_nonnull (kg_ui_find_button (f->window, "Look at the sample district"));
  g_assert_false (gtk_widget_get_visible (kg_ui_part (f->window, "sample_badge")));
}

static void
test_district (Fixture       *f,
               gconstpointer  data)
{
  open_district (f);
  kg_ui_settle (GTK_WIDGET (f->window));
  g_assert_true (kg_ui_says (f->window, "易卜半导体项目"));
  g_assert_false (gtk_widget_get_visible (kg_ui_part (f->window, "sample_badge")));
}

static void
test_sample_is_marked (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *badge = kg_ui_part (f->window, "sample_badge");

  /* An empty store is filled by the window itself. */
  kg_window_open_store (f->window, f->path, TRUE);
  kg_ui_wait_until (shows (f, "pages"));
  kg_ui_wait_until (gtk_widget_get_mapped (badge));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (badge)), ==, "Sample district");
  g_assert_cmpuint (n_projects (f), >=, 120);

  /* The mark goes with the store. */
  open_district (f);
  kg_ui_wait_until (n_projects (f) == 3);
  kg_ui_wait_until (!gtk_widget_get_visible (badge));
}

static void
test_missing_store (Fixture       *f,
                    gconstpointer  data)
{
  assert_refused (f, f->path);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
test_text_file (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (f->path, "项目名称,建设单位\n易卜,易卜公司\n", -1, NULL));
  assert_refused (f, "other.db");
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "项目名称,建设单位\n易卜,易卜公司\n");
}

static void
test_newer_store (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  make_store (f);
  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  before[63] = KG_SCHEMA_VERSION + 1; /* the user version in the file's header */
  g_assert_true (g_file_set_contents (f->path, before, (gssize) n_before, NULL));

  assert_refused (f, "newer version");
  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_error_is_no_end (Fixture       *f,
                      gconstpointer  data)
{
  assert_refused (f, f->path);
  open_district (f);
  g_assert_cmpuint (n_projects (f), ==, 3);
}

/* Nothing of the store that was shown is changed by mistake from the error
 * page, and its changes do not bring it back. */
static void
test_refused_after_another (Fixture       *f,
                            gconstpointer  data)
{
  g_autoptr (KgWorkspace) before = NULL;

  open_district (f);
  before = g_object_ref (kg_window_get_workspace (f->window));
  assert_refused (f, f->path);
  g_assert_null (kg_window_get_workspace (f->window));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "i", 1);
  g_assert_true (shows (f, "error"));
  g_signal_emit_by_name (before, "board-changed");
  g_assert_true (shows (f, "error"));
}

/* Of two stores asked for in a row the second one is shown. */
static void
test_changed_mind (Fixture       *f,
                   gconstpointer  data)
{
  make_store (f);
  kg_window_open_store (f->window, kg_store_get_uri (f->district->store), FALSE);
  kg_window_open_store (f->window, f->path, FALSE);
  kg_ui_wait_until (shows (f, "welcome"));
  g_assert_cmpstr (kg_workspace_get_uri (kg_window_get_workspace (f->window)), ==, f->path);
  kg_window_open_store (f->window, f->path, FALSE);
  open_district (f);
  g_assert_cmpuint (n_projects (f), ==, 3);
}

static void
test_closed_while_opening (Fixture       *f,
                           gconstpointer  data)
{
  GtkWindow *second = GTK_WINDOW (kg_window_new (GTK_APPLICATION (application), "测试", KG_DISTRICT_TODAY));

  gtk_window_present (second);
  kg_window_open_store (KG_WINDOW (second), kg_store_get_uri (f->district->store), FALSE);
  kg_ui_close (second);
}

/* ── Getting around ───────────────────────────────────────────── */

static const char *
page (Fixture *f)
{
  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (kg_ui_part (f->window, "pages")));
}

static void
test_pages_and_project (Fixture       *f,
                        gconstpointer  data)
{
  GtkWidget *back = kg_ui_part (f->window, "back_button");

  open_district (f);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "i", 2);
  g_assert_cmpstr (page (f), ==, "follow-up");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "i", 1);
  g_assert_cmpstr (page (f), ==, "meetings");

  /* A search leads to the board, from wherever. */
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.search", NULL);
  g_assert_cmpstr (page (f), ==, "board");

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-project", "s", f->district->project[1]);
  g_assert_true (shows (f, "project"));
  g_assert_true (gtk_widget_get_visible (back));
  kg_ui_settle (GTK_WIDGET (f->window));
  g_assert_true (kg_ui_says (f->window, "宝山药谷项目"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.back", NULL);
  g_assert_true (shows (f, "pages"));
  g_assert_false (gtk_widget_get_visible (back));

  /* A project that is not there leads nowhere. */
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-project", "s", "nobody");
  g_assert_true (shows (f, "pages"));
}

static void
test_keys (Fixture       *f,
           gconstpointer  data)
{
  open_district (f);
  kg_ui_key (GTK_WINDOW (f->window), "Ctrl+f");
  kg_ui_wait_until (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (f->window))));
  kg_ui_type (GTK_WINDOW (f->window), "ndkczm");
  kg_ui_wait_until (kg_pool_list_get_n_rows (board_rows (f)) == 1);
  kg_ui_key (GTK_WINDOW (f->window), "Return");
  kg_ui_wait_until (shows (f, "project"));
}

/* The rules, templates and calendar of the store that is shown: once, and gone
 * with it. */
static void
test_settings (Fixture       *f,
               gconstpointer  data)
{
  GtkWindow *settings;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.settings", NULL);
  g_assert_null (kg_ui_find_window ("KgSettingsWindow"));
  open_district (f);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.settings", NULL);
  settings = kg_ui_find_window ("KgSettingsWindow");
  g_assert_nonnull (settings);
  kg_ui_wait_until (gtk_window_is_active (settings));
  kg_ui_wait_until (kg_ui_says (settings, "In force"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.settings", NULL);
  g_assert_true (kg_ui_find_window ("KgSettingsWindow") == settings);

  kg_ui_key (settings, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgSettingsWindow") == NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.settings", NULL);
  g_assert_nonnull (kg_ui_find_window ("KgSettingsWindow"));
  make_store (f);
  kg_window_open_store (f->window, f->path, FALSE);
  kg_ui_wait_until (kg_ui_find_window ("KgSettingsWindow") == NULL);
  kg_ui_wait_until (shows (f, "welcome"));
}

/* ── Undo ─────────────────────────────────────────────────────── */

static void
test_undo_of_an_import (Fixture       *f,
                        gconstpointer  data)
{
  g_autofree char *list = g_build_filename (f->district->folder, "list.csv", NULL);
  GtkWindow *dialog;
  GtkWidget *button;

  g_assert_true (g_file_set_contents (list, "项目名称,建设单位,计划开工\n"
                                            "罗泾新材料项目,罗泾公司,2027年3月\n"
                                            "淞南数据中心,淞南公司,2027年5月\n", -1, NULL));
  open_district (f);
  kg_import_dialog_open (GTK_WINDOW (f->window), kg_window_get_workspace (f->window), list);
  dialog = kg_ui_find_window ("KgImportDialog");
  kg_ui_wait_until (g_str_equal (kg_ui_visible (dialog, "stack"), "preview"));
  g_signal_emit_by_name (kg_ui_part (dialog, "import_button"), "clicked");
  kg_ui_wait_until (kg_ui_find_window ("KgImportDialog") == NULL);
  kg_ui_wait_until (n_projects (f) == 5);
  kg_ui_wait_until (kg_ui_says (f->window, "2 projects imported"));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)));
  kg_ui_settle (GTK_WIDGET (f->window));

  button = kg_ui_find_button (f->window, "Undo");
  g_assert_nonnull (button);
  kg_ui_click (button, 10, 10, 1);
  kg_ui_wait_until (n_projects (f) == 3);
  kg_ui_wait_until (kg_pool_list_get_n_rows (board_rows (f)) == 3);

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.redo", NULL);
  kg_ui_wait_until (n_projects (f) == 5);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  kg_ui_wait_until (n_projects (f) == 3);
}

/* The key says so where there is nothing to take back. */
static void
test_nothing_to_undo (Fixture       *f,
                      gconstpointer  data)
{
  open_district (f);
  kg_ui_key (GTK_WINDOW (f->window), "Ctrl+z");
  kg_ui_wait_until (kg_ui_says (f->window, "Nothing to undo."));
}

/* In a text the key takes back what was typed and not what was done before it. */
static void
test_undo_typing (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *popover = gtk_popover_new (), *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  open_district (f);
  gtk_popover_set_child (GTK_POPOVER (popover), view);
  gtk_widget_set_parent (popover, kg_ui_part (f->window, "toasts"));
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (view);
  kg_ui_settle (view);
  kg_ui_type (GTK_WINDOW (f->window), "abc");
  kg_ui_wait_until (gtk_text_buffer_get_char_count (buffer) == 3);
  kg_ui_key (GTK_WINDOW (f->window), "Ctrl+z");
  kg_ui_wait_until (gtk_text_buffer_get_char_count (buffer) == 0);
  g_assert_false (kg_ui_says (f->window, "Nothing to undo."));
  gtk_popover_popdown (GTK_POPOVER (popover));
  kg_ui_wait_until (!gtk_widget_get_mapped (popover) && gtk_window_is_active (GTK_WINDOW (f->window)));
  kg_ui_settle (GTK_WIDGET (f->window));
  gtk_widget_unparent (popover);
}

static gboolean
add_unit (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  g_autoptr (KgRecord) unit = kg_record_new (&kg_table_unit);

  kg_record_set_text (unit, KG_UNIT_NAME, "区水务局");
  kg_record_set_text (unit, KG_UNIT_KIND, "department");
  return kg_txn_insert (txn, unit, error);
}

/* A store without projects has meetings all the same. */
static void
test_no_projects_elsewhere (Fixture       *f,
                            gconstpointer  data)
{
  make_store (f);
  kg_window_open_store (f->window, f->path, FALSE);
  kg_ui_wait_until (shows (f, "welcome"));
  kg_ui_key (GTK_WINDOW (f->window), "Alt+2");
  kg_ui_wait_until (shows (f, "pages"));
  kg_ui_commit (kg_window_get_workspace (f->window), add_unit, NULL);
  for (guint i = 0; i < 20; i++)
    kg_ui_settle (GTK_WIDGET (f->window));
  g_assert_true (shows (f, "pages"));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (kg_ui_part (f->window, "pages"))), ==,
                   "meetings");
}

/* A session that ends closes the windows as somebody would. */
static void
test_terminated (Fixture       *f,
                 gconstpointer  data)
{
  KgWindow *window = f->window;

  open_district (f);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  kill (getpid (), SIGTERM);
  kg_ui_wait_until (window == NULL || !gtk_widget_get_visible (GTK_WIDGET (window)));
  if (window != NULL)
    g_object_remove_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  f->window = kg_window_new (GTK_APPLICATION (application), "测试", KG_DISTRICT_TODAY);
  gtk_window_present (GTK_WINDOW (f->window));
}

/* Whoever knows what to look for need not wait for the store. */
static void
test_typing_while_opening (Fixture       *f,
                           gconstpointer  data)
{
  KgOpeningPage *page = KG_OPENING_PAGE (kg_ui_part (f->window, "opening_page"));
  GtkWidget *filters = kg_ui_part (kg_ui_part (f->window, "board_page"), "filters");
  GtkEditable *search = GTK_EDITABLE (kg_ui_part (filters, "search"));

  gtk_stack_set_visible_child_name (GTK_STACK (kg_ui_part (f->window, "stack")), "loading");
  kg_ui_settle (GTK_WIDGET (f->window));
  kg_ui_wait_until (gtk_root_get_focus (GTK_ROOT (f->window)) == kg_ui_find (page, GTK_TYPE_TEXT));
  kg_ui_type (GTK_WINDOW (f->window), "ybb");
  kg_ui_wait_until (g_str_equal (kg_opening_page_get_typed (page), "ybb"));

  open_district (f);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, "ybb");
  g_assert_cmpuint (kg_pool_list_get_n_rows (board_rows (f)), ==, 1);
  g_assert_cmpstr (kg_opening_page_get_typed (page), ==, "");
  /* What is typed from now on comes after it. */
  kg_ui_settle (GTK_WIDGET (f->window));
  kg_ui_type (GTK_WINDOW (f->window), "dt");
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (search), "ybbdt"));
}

/* What is on its way can be stopped, and be opened again. */
static void
test_opening_is_cancelled (Fixture       *f,
                           gconstpointer  data)
{
  kg_window_open_store (f->window, kg_store_get_uri (f->district->store), FALSE);
  g_assert_true (shows (f, "loading"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.cancel-opening", NULL);
  g_assert_true (shows (f, "error"));
  for (guint i = 0; i < 20; i++) {
    g_usleep (20000);
    kg_ui_settle (GTK_WIDGET (f->window));
  }
  g_assert_true (shows (f, "error"));
  g_assert_true (kg_ui_says (f->window, "The opening was cancelled; nothing was changed."));

  open_district (f);
  g_assert_cmpuint (n_projects (f), ==, 3);
}

/* An error stays until it is closed, or something else is to be said. */
static void
test_messages_do_not_queue (Fixture       *f,
                            gconstpointer  data)
{
  GtkWidget *page = kg_ui_part (f->window, "board_page");
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "Nothing of <it> worked");

  open_district (f);
  kg_feedback_error (page, error);
  kg_ui_wait_until (kg_ui_says (f->window, "Nothing of <it> worked"));
  kg_feedback_done (page, "Now it did");
  kg_ui_wait_until (kg_ui_says (f->window, "Now it did"));
  kg_ui_wait_until (!kg_ui_says (f->window, "Nothing of <it> worked"));
}

/* F1 where the guide is not installed says where it would be. */
static void
test_help (Fixture       *f,
           gconstpointer  data)
{
  GtkWindow *dialog;

  g_setenv ("KAIGONG_DOC_DIR", f->district->folder, TRUE);
  open_district (f);
  kg_ui_key (GTK_WINDOW (f->window), "F1");
  kg_ui_wait_until ((dialog = kg_ui_find_window ("AdwMessageDialog")) != NULL);
  kg_ui_wait_until (kg_ui_says (dialog, f->district->folder));
  g_assert_true (kg_ui_says (dialog, "guide.md"));
  gtk_window_destroy (dialog);
  g_unsetenv ("KAIGONG_DOC_DIR");
}

/* Its words have room, for GTK warns of what has less than none. */
static void
test_shortcuts (Fixture       *f,
                gconstpointer  data)
{
  GtkWindow *shortcuts;

  open_district (f);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-help-overlay", NULL);
  kg_ui_wait_until ((shortcuts = kg_ui_find_window ("GtkShortcutsWindow")) != NULL);
  kg_ui_wait_until (gtk_window_is_active (shortcuts));
  kg_ui_settle (GTK_WIDGET (shortcuts));
  g_assert_true (kg_ui_says (shortcuts, "Edit the project"));
  kg_ui_key (shortcuts, "Escape");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  kg_ui_test_init (&argc, &argv);
  application = kg_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));

#define ADD(path, function) g_test_add ("/window/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("empty-store", test_empty_store);
  ADD ("district", test_district);
  ADD ("sample-is-marked", test_sample_is_marked);
  ADD ("missing-store", test_missing_store);
  ADD ("text-file", test_text_file);
  ADD ("newer-store", test_newer_store);
  ADD ("error-is-no-end", test_error_is_no_end);
  ADD ("refused-after-another", test_refused_after_another);
  ADD ("changed-mind", test_changed_mind);
  ADD ("closed-while-opening", test_closed_while_opening);
  ADD ("pages-and-project", test_pages_and_project);
  ADD ("keys", test_keys);
  ADD ("settings", test_settings);
  ADD ("undo-of-an-import", test_undo_of_an_import);
  ADD ("nothing-to-undo", test_nothing_to_undo);
  ADD ("undo-typing", test_undo_typing);
  ADD ("no-projects-elsewhere", test_no_projects_elsewhere);
  ADD ("typing-while-opening", test_typing_while_opening);
  ADD ("opening-is-cancelled", test_opening_is_cancelled);
  ADD ("messages-do-not-queue", test_messages_do_not_queue);
  ADD ("help", test_help);
  ADD ("shortcuts", test_shortcuts);
  ADD ("terminated", test_terminated);
#undef ADD

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
