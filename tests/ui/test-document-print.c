// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"

#include "kg-ui-test.h"

#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"
#include "widgets/kg-document-print.h"

#include <string.h>

/* What is printed lies where it lies in the file: both are drawn, and ink of
 * the one has ink of the other within 0.2 mm. */

#define DPI 127 /* 0.2 mm a pixel */
#define DARK 0.5
#define SOME 0.1

typedef struct {
  char *folder;
  KgDisplayList *pages;
  char *file;    /* as it is exported */
  char *printed; /* as it is printed, into a file */
} Fixture;

static KgMinutes *
make_register (void)
{
  KgMinutes *minutes = kg_minutes_new ("督办台账");
  KgMinutesTable *table = kg_minutes_table_new ();
  KgPageTemplate page;

  kg_page_template_get_builtin (KG_DOCUMENT_REGISTER, &page);
  kg_minutes_set_page (minutes, &page);
  kg_minutes_set_title (minutes, "督办事项台账");
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  kg_minutes_table_add_column (table, "编号", 5, TRUE);
  kg_minutes_table_add_column (table, "督办事项", 0, FALSE);
  kg_minutes_table_add_row (table, (const char *const[]) { "2026-001", "完成施工图审查", NULL });
  kg_minutes_add_table (minutes, table);

  return minutes;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (KgMinutes) minutes =
    g_strcmp0 (data, "register") == 0 ? make_register () : minutes_fixture_new (KG_MINUTES_IN_REVIEW);
  g_autoptr (GError) error = NULL;

  f->folder = pdf_tools_make_folder ();
  f->file = g_build_filename (f->folder, "file.pdf", NULL);
  f->printed = g_build_filename (f->folder, "printed.pdf", NULL);
  f->pages = kg_minutes_layout (minutes, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kg_pdf_write_file (f->pages, f->file, &error));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  pdf_tools_drop_folder (f->folder);
  kg_display_list_unref (f->pages);
  g_free (f->folder);
  g_free (f->file);
  g_free (f->printed);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         int                     *answer)
{
  *answer = (int) result;
}

static GtkPrintOperation *
print (Fixture          *f,
       GtkPrintSettings *settings)
{
  GtkPrintOperation *operation = kg_document_print_new (f->pages, "纪要", settings);
  g_autoptr (GError) error = NULL;
  int answer = -1;

  gtk_print_operation_set_export_filename (operation, f->printed);
  gtk_print_operation_set_show_progress (operation, FALSE);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &answer);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  kg_ui_wait_until (answer != -1);
  g_assert_cmpint (answer, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_signal_handlers_disconnect_by_data (operation, &answer);

  return operation;
}

static guint
count_pages (const char *path)
{
  const char *const argv[] = { "pdfinfo", path, NULL };
  g_autofree char *out = pdf_tools_run (argv, NULL, NULL);
  const char *line = strstr (out, "Pages:");

  g_assert_nonnull (line);
  return (guint) g_ascii_strtoull (line + strlen ("Pages:"), NULL, 10);
}

static gboolean
has_ink_near (cairo_surface_t *image,
              int              x,
              int              y)
{
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      if (pdf_tools_get_ink (image, x + dx, y + dy) > SOME)
        return TRUE;

  return FALSE;
}

static guint
count_lost (cairo_surface_t *image,
            cairo_surface_t *other,
            guint           *n_ink)
{
  guint n_lost = 0;

  for (int y = 0; y < cairo_image_surface_get_height (image); y++)
    for (int x = 0; x < cairo_image_surface_get_width (image); x++)
      if (pdf_tools_get_ink (image, x, y) > DARK) {
        ++*n_ink;
        n_lost += !has_ink_near (other, x, y);
      }

  return n_lost;
}

static void
assert_same_page (Fixture *f,
                  guint    page)
{
  cairo_surface_t *file = pdf_tools_draw (f->file, page, DPI);
  cairo_surface_t *printed = pdf_tools_draw (f->printed, page, DPI);
  guint n_ink = 0;

  g_assert_cmpint (ABS (cairo_image_surface_get_width (file) - cairo_image_surface_get_width (printed)), <=, 1);
  g_assert_cmpint (ABS (cairo_image_surface_get_height (file) - cairo_image_surface_get_height (printed)), <=, 1);
  g_assert_cmpuint (count_lost (file, printed, &n_ink), ==, 0);
  g_assert_cmpuint (count_lost (printed, file, &n_ink), ==, 0);
  g_assert_cmpuint (n_ink, >, 1000);
  cairo_surface_destroy (file);
  cairo_surface_destroy (printed);
}

static void
test_pages (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GtkPrintOperation) operation = print (f, NULL);
  guint n = kg_display_list_get_n_pages (f->pages);

  g_assert_cmpuint (n, >=, 4);
  g_assert_cmpuint (count_pages (f->printed), ==, n);
  assert_same_page (f, 1);
  assert_same_page (f, 3);
  g_assert_cmpint (gtk_print_settings_get_duplex (gtk_print_operation_get_print_settings (operation)), ==,
                   GTK_PRINT_DUPLEX_HORIZONTAL);
}

static void
test_landscape (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (GtkPrintOperation) operation = print (f, NULL);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  g_assert_cmpuint (count_pages (f->printed), ==, 1);
  g_assert_cmpint (gtk_page_setup_get_orientation (setup), ==, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (setup)), ==, GTK_PAPER_NAME_A4);
  g_assert_false (gtk_print_settings_has_key (gtk_print_operation_get_print_settings (operation),
                                              GTK_PRINT_SETTINGS_DUPLEX));
  assert_same_page (f, 1);
}

/* How somebody printed last time holds; which part of that document does not. */
static void
test_settings (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (GtkPrintSettings) last = gtk_print_settings_new ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  GtkPrintSettings *settings;

  gtk_print_settings_set_duplex (last, GTK_PRINT_DUPLEX_SIMPLEX);
  gtk_print_settings_set_printer (last, "三楼");
  gtk_print_settings_set_scale (last, 70);
  gtk_print_settings_set_n_copies (last, 9);
  gtk_print_settings_set_print_pages (last, GTK_PRINT_PAGES_RANGES);
  gtk_print_settings_set_page_ranges (last, &(GtkPageRange) { 0, 0 }, 1);

  operation = print (f, last);
  settings = gtk_print_operation_get_print_settings (operation);
  g_assert_cmpint (gtk_print_settings_get_duplex (settings), ==, GTK_PRINT_DUPLEX_SIMPLEX);
  g_assert_cmpstr (gtk_print_settings_get_printer (settings), ==, "三楼");
  g_assert_cmpfloat (gtk_print_settings_get_scale (settings), ==, 100);
  g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, 1);
  g_assert_cmpuint (count_pages (f->printed), ==, kg_display_list_get_n_pages (f->pages));
  g_assert_cmpfloat (gtk_print_settings_get_scale (last), ==, 70);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);

#define ADD(path, document, func) g_test_add ("/document-print/" path, Fixture, document, set_up, func, tear_down)
  ADD ("pages", "minutes", test_pages);
  ADD ("landscape", "register", test_landscape);
  ADD ("settings", "minutes", test_settings);
#undef ADD

  return g_test_run ();
}
