// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "app/kg-import-dialog.h"
#include "services/kg-workspace.h"
#include "widgets/kg-widgets.h"

#include <string.h>

typedef struct {
  KgDistrict *district;
  KgWorkspace *workspace;
  GtkWindow *parent;
  GtkWindow *dialog;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  f->district = kg_district_new ();
  f->workspace = kg_workspace_new (f->district->store, f->district->context, "测试");
  kg_ui_wait_until (kg_workspace_get_board (f->workspace) != NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), gtk_label_new ("board"));
  f->parent = kg_ui_present (toasts, 1000, 700);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->dialog != NULL)
    kg_ui_close (g_steal_pointer (&f->dialog));
  kg_ui_close (f->parent);
  /* A read or an import that was under way when the dialog went holds it. */
  g_object_add_weak_pointer (G_OBJECT (f->workspace), (gpointer *) &f->workspace);
  g_object_unref (f->workspace);
  kg_ui_wait_until (f->workspace == NULL);
  kg_district_free (f->district);
}

static void
open_file (Fixture    *f,
           const char *path)
{
  kg_import_dialog_open (f->parent, f->workspace, path);
  f->dialog = kg_ui_find_window ("KgImportDialog");
  g_assert_nonnull (f->dialog);
}

static void
open_text (Fixture    *f,
           const char *name,
           const char *text)
{
  g_autofree char *path = g_build_filename (f->district->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  open_file (f, path);
}

static gboolean
shows (Fixture    *f,
       const char *view)
{
  return g_str_equal (kg_ui_visible (f->dialog, "stack"), view);
}

static const char *
summary (Fixture *f)
{
  return gtk_label_get_text (GTK_LABEL (kg_ui_part (f->dialog, "summary")));
}

static gboolean
can_import (Fixture *f)
{
  return gtk_widget_is_sensitive (kg_ui_part (f->dialog, "import_button"));
}

static void
click_import (Fixture *f)
{
  GtkWidget *button = kg_ui_part (f->dialog, "import_button");

  kg_ui_click (button, 10, 10, 1);
}

static void
wait_for_import (Fixture *f,
                 guint    n_projects)
{
  kg_ui_wait_until (kg_ui_find_window ("KgImportDialog") == NULL);
  f->dialog = NULL;
  kg_ui_wait_until (kg_board_get_n_projects (kg_workspace_get_board (f->workspace)) == n_projects);
}

static const char good[] =
  "项目名称,建设单位,属地,总投资(万元),计划开工\n"
  "罗泾新材料项目,罗泾公司,大场镇,12000,2027年3月\n"
  "易卜半导体项目,,大场镇,20000,\n"
  "合计,,,32000,\n";

static void
test_preview_counts (Fixture       *f,
                     gconstpointer  data)
{
  open_text (f, "清单.csv", good);
  kg_ui_wait_until (shows (f, "preview"));
  g_assert_cmpstr (summary (f), ==,
                   "1 new, 1 changed, 0 unchanged; 1 rows left out; 0 errors, 0 warnings");
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (kg_ui_part (f->dialog, "heading"))),
                   ==, "清单.csv");
  g_assert_false (gtk_widget_get_visible (kg_ui_part (f->dialog, "without_bad")));
  g_assert_true (can_import (f));
  kg_ui_settle (GTK_WIDGET (f->dialog));
  g_assert_true (kg_ui_says (f->dialog, "罗泾新材料项目"));
  g_assert_true (kg_ui_says (f->dialog, "New"));
  g_assert_true (kg_ui_says (f->dialog, "Changed"));

  /* Nothing is stored by looking. */
  g_assert_cmpuint (kg_board_get_n_projects (kg_workspace_get_board (f->workspace)), ==, 3);
  g_assert_null (kg_workspace_get_undo_label (f->workspace));
}

static void
test_import_and_again (Fixture       *f,
                       gconstpointer  data)
{
  open_text (f, "list.csv", good);
  kg_ui_wait_until (shows (f, "preview"));
  kg_ui_settle (GTK_WIDGET (f->dialog));
  click_import (f);
  wait_for_import (f, 4);
  kg_ui_wait_until (kg_ui_says (f->parent, "2 projects imported"));
  g_assert_cmpstr (kg_workspace_get_undo_label (f->workspace), ==, "Import projects");

  /* The same file again changes nothing. */
  open_text (f, "list.csv", good);
  kg_ui_wait_until (shows (f, "preview"));
  g_assert_cmpstr (summary (f), ==,
                   "0 new, 0 changed, 2 unchanged; 1 rows left out; 0 errors, 0 warnings");
}

static void
test_rows_with_errors (Fixture       *f,
                       gconstpointer  data)
{
  open_text (f, "list.csv", "项目名称,建设单位,计划开工\n"
                            "罗泾新材料项目,罗泾公司,2027年3月\n"
                            ",无名公司,2027年5月\n");
  kg_ui_wait_until (shows (f, "preview"));
  kg_ui_settle (GTK_WIDGET (f->dialog));
  g_assert_nonnull (strstr (summary (f), "1 errors"));
  g_assert_false (can_import (f));

  /* Only who says so gets the rest. */
  kg_ui_click (kg_ui_part (f->dialog, "without_bad"), 20, 10, 1);
  kg_ui_wait_until (can_import (f));
  kg_ui_click (kg_ui_part (f->dialog, "without_bad"), 20, 10, 1);
  kg_ui_wait_until (!can_import (f));
  kg_ui_click (kg_ui_part (f->dialog, "without_bad"), 20, 10, 1);
  kg_ui_wait_until (can_import (f));
  click_import (f);
  wait_for_import (f, 4);
  kg_ui_wait_until (kg_ui_says (f->parent, "1 project imported"));
}

static void
assert_refused (Fixture    *f,
                const char *words)
{
  GtkWidget *page = kg_ui_part (f->dialog, "refused_page");

  kg_ui_wait_until (shows (f, "refused"));
  kg_ui_settle (GTK_WIDGET (f->dialog));
  if (!kg_ui_says (f->dialog, words))
    g_error ("“%s” does not say “%s”", adw_status_page_get_description (ADW_STATUS_PAGE (page)), words);
  g_assert_false (can_import (f));
}

static void
test_bad_files (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (f->district->folder, "missing.xlsx", NULL);

  open_text (f, "empty.csv", "");
  assert_refused (f, "empty.csv");
  kg_ui_close (f->dialog);

  open_text (f, "letter.csv", "Dear all,\nthe list will come tomorrow.\n");
  assert_refused (f, "letter.csv");
  kg_ui_close (f->dialog);

  open_text (f, "broken.xlsx", "PK\003\004 and then nothing more of a spreadsheet");
  assert_refused (f, "broken.xlsx");
  kg_ui_close (f->dialog);

  open_file (f, missing);
  assert_refused (f, "missing.xlsx");
  kg_ui_close (g_steal_pointer (&f->dialog));

  g_assert_cmpuint (kg_board_get_n_projects (kg_workspace_get_board (f->workspace)), ==, 3);
}

/* A name that looks like markup is shown as it is. */
static void
test_markup_in_names (Fixture       *f,
                      gconstpointer  data)
{
  open_text (f, "a&b <i>.csv", "<b>&\n");
  assert_refused (f, "a&b <i>.csv");
  kg_ui_close (f->dialog);

  open_text (f, "list.csv", "项目名称,建设单位\nA&B <b>厂房</b> 😀𠮷,A&B\n");
  kg_ui_wait_until (shows (f, "preview"));
  kg_ui_settle (GTK_WIDGET (f->dialog));
  g_assert_true (kg_ui_says (f->dialog, "A&B <b>厂房</b> 😀𠮷"));
}

static void
test_escape_leaves (Fixture       *f,
                    gconstpointer  data)
{
  open_text (f, "list.csv", good);
  kg_ui_wait_until (shows (f, "preview") && gtk_window_is_active (f->dialog));
  kg_ui_key (f->dialog, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgImportDialog") == NULL);
  f->dialog = NULL;
  g_assert_null (kg_workspace_get_undo_label (f->workspace));
}

/* Whoever closes the dialog while the file is being read wants nothing more
 * to be heard of it. */
static void
test_closed_while_reading (Fixture       *f,
                           gconstpointer  data)
{
  open_text (f, "list.csv", good);
  kg_ui_close (f->dialog);
  open_text (f, "broken.xlsx", "PK\003\004");
  kg_ui_close (g_steal_pointer (&f->dialog));
  g_assert_null (kg_ui_find_window ("KgImportDialog"));
}

/* An import that was begun is finished, and says so in the window. */
static void
test_closed_while_importing (Fixture       *f,
                             gconstpointer  data)
{
  open_text (f, "list.csv", good);
  kg_ui_wait_until (shows (f, "preview"));
  g_signal_emit_by_name (kg_ui_part (f->dialog, "import_button"), "clicked");
  gtk_window_destroy (g_steal_pointer (&f->dialog));
  kg_ui_wait_until (kg_board_get_n_projects (kg_workspace_get_board (f->workspace)) == 4);
  kg_ui_wait_until (kg_ui_says (f->parent, "2 projects imported"));
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, function) g_test_add ("/import-dialog/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("preview-counts", test_preview_counts);
  ADD ("import-and-again", test_import_and_again);
  ADD ("rows-with-errors", test_rows_with_errors);
  ADD ("bad-files", test_bad_files);
  ADD ("markup-in-names", test_markup_in_names);
  ADD ("escape-leaves", test_escape_leaves);
  ADD ("closed-while-reading", test_closed_while_reading);
  ADD ("closed-while-importing", test_closed_while_importing);
#undef ADD

  return g_test_run ();
}
