// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"
#include "kg-ui-test.h"

#include "services/kg-meeting-file.h"
#include "services/kg-meeting-service.h"
#include "widgets/kg-document-window.h"
#include "widgets/kg-folder-exporter.h"
#include "widgets/kg-follow-up-page.h"
#include "widgets/kg-minutes-documents.h"
#include "widgets/kg-minutes-sheets.h"
#include "widgets/kg-minutes-view.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-widgets.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Documents that the pages have written: their window, and folders of them. */

typedef struct {
  KgCaseload *caseload;
  KgWorkspace *workspace;
  KgMeetingFile *file; /* nullable */
  GtkWidget *page;
  GtkWindow *window;
  char *folder;
} Fixture;

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *action)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (action == NULL ||
       (GTK_IS_ACTIONABLE (widget) &&
        g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0) ||
       (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), action) != NULL)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, action);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static GtkWindow *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
      return window;
  }

  return NULL;
}

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  if (!kg_meeting_end (txn, context, f->caseload->meeting, error))
    return FALSE;
  f->file = kg_meeting_file_load (txn, context, f->caseload->meeting, error);
  return f->file != NULL;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  f->caseload = kg_caseload_new ();
  f->workspace = kg_workspace_new (f->caseload->district->store, f->caseload->district->context, "督查室");
  f->folder = g_build_filename (f->caseload->district->folder, "文件", NULL);
  g_assert_no_errno (g_mkdir (f->folder, 0700));
  if (g_str_equal (data, "minutes")) {
    f->page = g_object_new (KG_TYPE_MINUTES_VIEW, NULL);
    kg_district_do (f->caseload->district, load, f);
    kg_minutes_view_set_file (KG_MINUTES_VIEW (f->page), f->workspace, f->file);
  } else {
    f->page = g_object_new (KG_TYPE_FOLLOW_UP_PAGE, NULL);
    kg_follow_up_page_set_workspace (KG_FOLLOW_UP_PAGE (f->page), f->workspace);
  }
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), f->page);
  f->window = kg_ui_present (overlay, 1366, 768);
  if (!g_str_equal (data, "minutes")) {
    kg_ui_wait_until (find (f->page, KG_TYPE_POOL_LIST, NULL) != NULL);
    gtk_widget_grab_focus (find (f->page, KG_TYPE_POOL_LIST, NULL));
  }
  kg_ui_wait_until (kg_workspace_get_board (f->workspace) != NULL);
  kg_ui_settle (f->page);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  KgWorkspace *workspace = f->workspace;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (f->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (f->folder);
  if (f->window != NULL)
    kg_ui_close (f->window);
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_unref (f->workspace);
  kg_ui_wait_until (workspace == NULL);
  g_clear_pointer (&f->file, kg_meeting_file_unref);
  kg_caseload_free (f->caseload);
  g_free (f->folder);
}

/* Waits for the window of a document with its pages. */
static GtkWindow *
wait_for_document (const char *title)
{
  GtkWindow *window;
  GtkWidget *sheets;

  kg_ui_wait_until ((window = find_window (KG_TYPE_DOCUMENT_WINDOW)) != NULL && gtk_window_is_active (window));
  g_assert_cmpstr (gtk_window_get_title (window), ==, title);
  kg_ui_wait_until ((sheets = find (GTK_WIDGET (window), KG_TYPE_MINUTES_SHEETS, NULL)) != NULL &&
                    kg_minutes_sheets_get_n_pages (KG_MINUTES_SHEETS (sheets)) > 0 &&
                    gtk_widget_get_mapped (sheets));
  kg_ui_settle (GTK_WIDGET (window));
  return window;
}

static void
leave_document (GtkWindow *window)
{
  kg_ui_key (window, "Escape");
  kg_ui_wait_until (find_window (KG_TYPE_DOCUMENT_WINDOW) == NULL);
}

static void
test_slip (Fixture       *f,
           gconstpointer  data)
{
  GtkWindow *window;

  kg_follow_up_page_show_assignment (KG_FOLLOW_UP_PAGE (f->page), f->caseload->id[KG_CASE_SOON]);
  kg_ui_settle (f->page);
  g_assert_nonnull (find (f->page, GTK_TYPE_BUTTON, "document.slip"));
  kg_ui_key (f->window, "Ctrl+p");
  window = wait_for_document ("督办单 2026-003");
  g_assert_true (gtk_window_get_transient_for (window) == f->window);
  /* The keys that scroll are for the pages. */
  kg_ui_wait_until (GTK_IS_SCROLLED_WINDOW (gtk_window_get_focus (window)));
  leave_document (window);

  /* It goes with the window that it was opened from. */
  kg_ui_wait_until (gtk_window_is_active (f->window));
  gtk_widget_activate_action (f->page, "document.circular", NULL);
  wait_for_document ("通报 2026-11-23");
  kg_ui_close (f->window);
  f->window = NULL;
  kg_ui_wait_until (find_window (KG_TYPE_DOCUMENT_WINDOW) == NULL);
}

/* The search holds for the register, too. */
static void
test_register (Fixture       *f,
               gconstpointer  data)
{
  kg_ui_key (f->window, "slash");
  kg_ui_wait_until (GTK_IS_TEXT (gtk_window_get_focus (f->window)));
  kg_ui_type (f->window, "gyx");
  kg_ui_wait_until (kg_pool_list_get_n_rows (KG_POOL_LIST (find (f->page, KG_TYPE_POOL_LIST, NULL))) == 1);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (!GTK_IS_TEXT (gtk_window_get_focus (f->window)));
  kg_ui_key (f->window, "Ctrl+e");
  leave_document (wait_for_document ("督办台账 2026-11-23"));
}

static void
test_excerpts (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *documents, *button;
  const KgMeetingDecision *decision = g_ptr_array_index (kg_meeting_file_get_item (f->file, 0)->decisions, 0);
  g_autofree char *title = NULL;
  g_autoptr (GMenuModel) excerpts = NULL;
  g_autoptr (GMenuModel) units = NULL;
  GMenuModel *menu;

  kg_ui_wait_until ((documents = find (f->page, KG_TYPE_MINUTES_DOCUMENTS, NULL)) != NULL);
  button = find (documents, GTK_TYPE_MENU_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  excerpts = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);
  units = g_menu_model_get_item_link (excerpts, 0, G_MENU_LINK_SUBMENU);
  /* Three of the four are named. */
  g_assert_cmpint (g_menu_model_get_n_items (units), ==, 3);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  kg_ui_settle (f->page);

  gtk_widget_activate_action (f->page, "document.excerpt", "s", f->caseload->district->unit[1]);
  leave_document (wait_for_document ("2026-11-02 周例会第1次 节录 区规资局"));

  gtk_widget_activate_action (f->page, "document.excerpt", "s", f->caseload->district->unit[0]);
  kg_ui_wait_until (find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "The minutes say nothing of") != NULL);

  gtk_widget_activate_action (f->page, "document.excerpt-of-decision", "s", kg_record_get_id (decision->record));
  title = g_utf8_substring (kg_record_get_text (decision->record, KG_DECISION_TEXT), 0, 10);
  kg_ui_wait_until (find_window (KG_TYPE_DOCUMENT_WINDOW) != NULL);
  g_assert_nonnull (strstr (gtk_window_get_title (find_window (KG_TYPE_DOCUMENT_WINDOW)), title));
  kg_ui_wait_until (gtk_window_is_active (find_window (KG_TYPE_DOCUMENT_WINDOW)));
  leave_document (find_window (KG_TYPE_DOCUMENT_WINDOW));

  /* Nothing was issued: that is said before a folder is asked for. */
  gtk_widget_activate_action (f->page, "document.issued", NULL);
  kg_ui_wait_until (find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "No minutes of 2026 were issued yet") != NULL);
  g_assert_null (find_window (GTK_TYPE_FILE_CHOOSER_DIALOG));
}

static GPtrArray *
make_files (guint n)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_document_file_free);

  for (guint i = 0; i < n; i++) {
    KgMinutes *minutes = kg_minutes_new ("督办单");

    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "区规资局完成施工图审查。");
    g_ptr_array_add (files, kg_document_file_new (minutes, g_strdup_printf ("督办单_2026-%03u", i + 1)));
  }

  return files;
}

static GtkDropDown *
find_formats (GtkWidget *widget)
{
  if (GTK_IS_DROP_DOWN (widget) &&
      g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (widget))) == KG_MINUTES_N_FORMATS)
    return GTK_DROP_DOWN (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkDropDown *found = find_formats (child);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static gboolean
is_at (GtkFileChooser *chooser,
       GFile          *folder)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

  return file != NULL && g_file_equal (file, folder);
}

/* Several chosen: a folder and a format are asked for. */
static void
test_slips (Fixture       *f,
            gconstpointer  data)
{
  GtkWindow *dialog;
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);
  g_autofree char *path = g_build_filename (f->folder, "督办单_2026-007.txt", NULL);

  /* What was written last is where it begins. */
  kg_folder_exporter_write (KG_FOLDER_EXPORTER (find (f->page, KG_TYPE_FOLDER_EXPORTER, NULL)), make_files (1),
                            f->folder, KG_MINUTES_TEXT);
  kg_ui_wait_until (find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "1 document was written to “文件”") != NULL);

  kg_ui_key (f->window, "Ctrl+a");
  kg_ui_wait_until (find (f->page, GTK_TYPE_BUTTON, "document.slips") != NULL);
  kg_ui_settle (f->page);
  kg_ui_key (f->window, "Ctrl+p");
  kg_ui_wait_until ((dialog = find_window (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL && gtk_window_is_active (dialog));
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Choose a folder for 7 documents");
  gtk_drop_down_set_selected (find_formats (GTK_WIDGET (dialog)), KG_MINUTES_TEXT);
  kg_ui_wait_until (is_at (GTK_FILE_CHOOSER (dialog), folder));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  kg_ui_wait_until (find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "7 documents were written to “文件”") != NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* All that is there is whole. */
static guint
count_whole (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (f->folder, name, NULL);
    g_autofree char *content = NULL;
    gsize length;

    g_assert_true (g_str_has_suffix (name, ".pdf"));
    g_assert_true (g_file_get_contents (path, &content, &length, NULL));
    g_assert_cmpuint (length, >, 1000);
    g_assert_nonnull (g_strrstr_len (content + length - 16, 16, "%%EOF"));
    n++;
  }

  return n;
}

static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *exporter = find (f->page, KG_TYPE_FOLDER_EXPORTER, NULL);
  GtkWidget *button, *told;
  guint n, total;

  kg_folder_exporter_write (KG_FOLDER_EXPORTER (exporter), make_files (2000), f->folder, KG_MINUTES_PDF);
  kg_ui_wait_until ((button = find (exporter, GTK_TYPE_BUTTON, NULL)) != NULL && gtk_widget_get_mapped (button));
  kg_ui_settle (exporter);
  g_assert_nonnull (find (exporter, GTK_TYPE_LABEL, " of 2000"));
  kg_ui_click (button, gtk_widget_get_width (button) / 2.0, gtk_widget_get_height (button) / 2.0, 1);
  kg_ui_wait_until ((told = find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, "Stopped: ")) != NULL);

  g_assert_cmpint (sscanf (gtk_label_get_text (GTK_LABEL (told)), "Stopped: %u of %u", &n, &total), ==, 2);
  g_assert_cmpuint (total, ==, 2000);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, 2000);
  g_assert_cmpuint (count_whole (f), ==, n);
  g_assert_null (find (exporter, GTK_TYPE_BUTTON, NULL));
}

/* Closed while it writes: it stops behind the file under way. */
static void
test_close (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *exporter = find (f->page, KG_TYPE_FOLDER_EXPORTER, NULL);
  guint n;

  kg_folder_exporter_write (KG_FOLDER_EXPORTER (exporter), make_files (2000), f->folder, KG_MINUTES_PDF);
  kg_ui_wait_until (find (exporter, GTK_TYPE_BUTTON, NULL) != NULL);
  g_object_add_weak_pointer (G_OBJECT (exporter), (gpointer *) &exporter);
  kg_ui_close (f->window);
  f->window = NULL;
  kg_ui_wait_until (exporter == NULL);
  n = count_whole (f);
  g_assert_cmpuint (n, <, 2000);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, page, func) g_test_add ("/documents/" path, Fixture, page, set_up, func, tear_down)
  ADD ("slip", "follow-up", test_slip);
  ADD ("register", "follow-up", test_register);
  ADD ("excerpts", "minutes", test_excerpts);
  ADD ("slips", "follow-up", test_slips);
  ADD ("cancel", "follow-up", test_cancel);
  ADD ("close", "follow-up", test_close);
#undef ADD

  return g_test_run ();
}
