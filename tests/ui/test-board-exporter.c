// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "widgets/kg-board-exporter.h"
#include "widgets/kg-widgets.h"

#define MANY 12000 /* whose cards take some seconds, on a quick machine too */

typedef struct {
  KgDistrict *district;
  KgBoard *board;
  KgBoardSpec *spec;
  GtkWidget *beside;
  GtkWindow *window;
} Fixture;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  *(KgBoard **) data = kg_board_load (txn, context, NULL, error);
  return *(KgBoard **) data != NULL;
}

static gboolean
add_many (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  for (guint i = 0; i < MANY; i++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);
    g_autofree char *name = g_strdup_printf ("标准厂房%04u号", i);

    kg_record_set_text (project, KG_PROJECT_NAME, name);
    kg_record_set_text (project, KG_PROJECT_STATE, "planned");
    kg_record_set_date (project, KG_PROJECT_LISTED_ON, KG_DISTRICT_TODAY);
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  return TRUE;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  GtkWidget *toasts = adw_toast_overlay_new ();

  f->district = kg_district_new ();
  if (data != NULL)
    kg_district_do (f->district, add_many, NULL);
  kg_district_do (f->district, load, &f->board);
  f->spec = kg_board_spec_new ();
  f->beside = gtk_label_new ("board");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), f->beside);
  f->window = kg_ui_present (toasts, 800, 500);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->window != NULL)
    kg_ui_close (f->window);
  kg_ui_wait_until (kg_ui_find_window ("KgBoardExporter") == NULL);
  kg_board_spec_free (f->spec);
  kg_board_unref (f->board);
  kg_district_free (f->district);
}

static void
write_to (Fixture    *f,
          const char *path)
{
  kg_board_exporter_write (f->beside, f->board, f->spec, path);
}

static void
test_writes (Fixture       *f,
             gconstpointer  data)
{
  for (guint i = 0; i < KG_N_BOARD_FILES; i++) {
    g_autofree char *name = kg_board_export_name (f->board, i);
    g_autofree char *path = g_build_filename (f->district->folder, name, NULL);
    g_autofree char *words = g_strdup_printf ("The board was written to “%s”", name);

    write_to (f, path);
    kg_ui_wait_until (kg_ui_says (f->window, words));
    g_assert_nonnull (kg_ui_find_button (f->window, "Folder"));
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    kg_ui_wait_until (kg_ui_find_window ("KgBoardExporter") == NULL);
  }
}

static void
test_errors (Fixture       *f,
             gconstpointer  data)
{
  static const struct { const char *name; const char *words; } cases[] = {
    { "no/such/看板.xlsx", "there is no such folder" },
    { "看板", "The board is exported as" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_build_filename (f->district->folder, cases[i].name, NULL);
    g_autofree char *words = i == 0 ? g_strdup_printf ("“%s” was not written: %s", path, cases[i].words)
                                    : g_strdup_printf ("The board is exported as .xlsx, .csv, .pdf, .png or .svg, "
                                                       "not as “%s”", path);

    write_to (f, path);
    kg_ui_wait_until (kg_ui_says (f->window, words));
    g_assert_null (kg_ui_find_button (f->window, "Folder"));
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

/* A card for each of the many takes far longer than a moment. */
static void
make_slow (Fixture *f)
{
  f->spec->grouping = KG_GROUP_KIND;
  f->spec->sort = KG_COLUMN_NAME;
}

static double
get_fraction (GtkWindow *exporter)
{
  return gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (kg_ui_part (exporter, "bar")));
}

/* What takes longer says how far it is, and can be stopped. */
static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->district->folder, "看板.pdf", NULL);
  GtkWindow *exporter;

  make_slow (f);
  write_to (f, path);
  exporter = kg_ui_find_window ("KgBoardExporter");
  g_assert_nonnull (exporter);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (exporter)));
  kg_ui_wait_until (gtk_window_is_active (exporter));
  g_assert_true (gtk_window_get_transient_for (exporter) == f->window);
  kg_ui_wait_until (get_fraction (exporter) > 0);

  kg_ui_key (exporter, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgBoardExporter") == NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (kg_ui_says (f->window, "The board was written to “看板.pdf”"));
}

/* A window that is closed meanwhile takes nothing away, whether the progress is
 * in sight or not. */
static void
test_window_goes (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->district->folder, data, NULL);

  make_slow (f);
  write_to (f, path);
  /* On a quick machine it may be written before its progress is in sight. */
  if (g_str_has_suffix (data, ".pdf"))
    kg_ui_wait_until (kg_ui_find_window ("KgBoardExporter") == NULL ||
                      gtk_window_is_active (kg_ui_find_window ("KgBoardExporter")));
  kg_ui_close (g_steal_pointer (&f->window));
  kg_ui_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The place is asked for by a dialog that names a file and its kinds. */
static void
test_asks (Fixture       *f,
           gconstpointer  data)
{
  GtkWindow *chooser;

  kg_board_exporter_choose (f->beside, f->board, f->spec);
  kg_ui_wait_until (kg_ui_find_window ("GtkFileChooserDialog") != NULL);
  chooser = kg_ui_find_window ("GtkFileChooserDialog");
  kg_ui_wait_until (gtk_window_is_active (chooser));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_file_chooser_get_filters (GTK_FILE_CHOOSER (chooser))), ==,
                    KG_N_BOARD_FILES);
  g_assert_cmpstr (gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser)), ==, "项目看板-2026-11-23.xlsx");
  kg_ui_key (chooser, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("GtkFileChooserDialog") == NULL);
  g_assert_null (kg_ui_find_window ("KgBoardExporter"));
}

static void
test_complete_path (void)
{
  static const struct { const char *typed; KgBoardFile chosen; const char *path; } cases[] = {
    { "/a/看板", KG_BOARD_FILE_XLSX, "/a/看板.xlsx" },
    { "/a/看板", KG_BOARD_FILE_PNG, "/a/看板.png" },
    { "/a/看板.xlsx", KG_BOARD_FILE_XLSX, "/a/看板.xlsx" },
    { "/a/看板.xlsx", KG_BOARD_FILE_PDF, "/a/看板.pdf" },
    { "/a/看板.XLSX", KG_BOARD_FILE_CSV, "/a/看板.csv" },
    { "/a/看板.png", KG_BOARD_FILE_XLSX, "/a/看板.png" },
    { "/a/看板.png", KG_BOARD_FILE_SVG, "/a/看板.png" },
    { "/a/看板.2026", KG_BOARD_FILE_SVG, "/a/看板.2026.svg" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = kg_board_exporter_complete_path (cases[i].typed, cases[i].chosen);

    g_assert_cmpstr (path, ==, cases[i].path);
  }
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, data, func) g_test_add ("/board-exporter/" path, Fixture, data, set_up, func, tear_down)
  g_test_add_func ("/board-exporter/complete-path", test_complete_path);
  ADD ("asks", NULL, test_asks);
  ADD ("writes", NULL, test_writes);
  ADD ("errors", NULL, test_errors);
  ADD ("cancel", "many", test_cancel);
  ADD ("window-goes", "看板.csv", test_window_goes);
  ADD ("window-goes-in-sight", "看板.pdf", test_window_goes);
#undef ADD

  return g_test_run ();
}
