// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-document-print.h"

#include "widgets/kg-feedback.h"

#include <glib/gi18n.h>

/* Printing: the same pages as on the screen and in the file, at their own
 * size, through the dialog of the system. */

#define MM_PER_PT (25.4 / 72)
#define SETTINGS "kg-print-settings"

static gboolean
is_near (double a,
         double b)
{
  return ABS (a - b) < 1;
}

/* Paper that the printer knows by name where there is one, since others may
 * take it for a sheet that is fed by hand. */
static GtkPaperSize *
find_paper (double width,
            double height)
{
  static const char *const names[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_A3, GTK_PAPER_NAME_A5, GTK_PAPER_NAME_B5 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (names[i]);

    if (is_near (gtk_paper_size_get_width (paper, GTK_UNIT_MM), width) &&
        is_near (gtk_paper_size_get_height (paper, GTK_UNIT_MM), height))
      return g_steal_pointer (&paper);
  }

  return gtk_paper_size_new_custom ("kaigong", _("Page of the document"), width, height, GTK_UNIT_MM);
}

static GtkPageSetup *
make_page_setup (KgDisplayList *pages)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  double width, height;

  kg_display_list_get_page_size (pages, &width, &height);
  paper = find_paper (MIN (width, height) * MM_PER_PT, MAX (width, height) * MM_PER_PT);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  /* The margins are those of the document. */
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_MM);

  return setup;
}

/* Which printer and how, but neither which pages nor how often, and nothing
 * that follows from the document. */
static void
forget_document (GtkPrintSettings *settings)
{
  static const char *const keys[] = {
    GTK_PRINT_SETTINGS_PRINT_PAGES, GTK_PRINT_SETTINGS_PAGE_RANGES, GTK_PRINT_SETTINGS_PAGE_SET,
    GTK_PRINT_SETTINGS_N_COPIES, GTK_PRINT_SETTINGS_REVERSE, GTK_PRINT_SETTINGS_SCALE,
    GTK_PRINT_SETTINGS_NUMBER_UP, GTK_PRINT_SETTINGS_NUMBER_UP_LAYOUT, GTK_PRINT_SETTINGS_ORIENTATION,
    GTK_PRINT_SETTINGS_PAPER_FORMAT, GTK_PRINT_SETTINGS_PAPER_WIDTH, GTK_PRINT_SETTINGS_PAPER_HEIGHT,
    GTK_PRINT_SETTINGS_OUTPUT_URI, GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_print_settings_unset (settings, keys[i]);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              KgDisplayList     *pages)
{
  kg_display_list_paint (pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
pages_destroy_cb (gpointer  pages,
                  GClosure *closure)
{
  kg_display_list_unref (pages);
}

/**
 * kg_document_print_new:
 * @name: what the job is called
 * @settings: (nullable): what was used before
 *
 * Returns: (transfer full): the printing of a document: whole pages at their
 *   own size, more than one on both sides of the sheet unless @settings say
 *   otherwise
 */
GtkPrintOperation *
kg_document_print_new (KgDisplayList    *pages,
                       const char       *name,
                       GtkPrintSettings *settings)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) own =
    settings != NULL ? gtk_print_settings_copy (settings) : gtk_print_settings_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup (pages);

  forget_document (own);
  if (kg_display_list_get_n_pages (pages) > 1 && !gtk_print_settings_has_key (own, GTK_PRINT_SETTINGS_DUPLEX))
    gtk_print_settings_set_duplex (own, GTK_PRINT_DUPLEX_HORIZONTAL); /* along the long edge */
  gtk_print_settings_set (own, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);

  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_print_settings (operation, own);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) kg_display_list_get_n_pages (pages));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), kg_display_list_ref (pages),
                         pages_destroy_cb, 0);

  return operation;
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         GtkWidget               *widget)
{
  const char *name = g_object_get_data (G_OBJECT (operation), "kg-name");
  int n_pages = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (operation), "kg-pages"));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR) {
    gtk_print_operation_get_error (operation, &error);
    text = g_strdup_printf (_("“%s” was not printed: %s"), name, error != NULL ? error->message : "–");
  } else if (result == GTK_PRINT_OPERATION_RESULT_APPLY) {
    GtkPrintSettings *settings = gtk_print_settings_copy (gtk_print_operation_get_print_settings (operation));

    /* One page says nothing of how several shall be printed. */
    if (n_pages == 1)
      gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_DUPLEX);
    g_object_set_data_full (G_OBJECT (gtk_widget_get_display (widget)), SETTINGS, settings, g_object_unref);
    text = g_strdup_printf (ngettext ("“%s” went to the printer: %d page", "“%s” went to the printer: %d pages",
                                      (gulong) n_pages), name, n_pages);
  }
  if (text != NULL)
    kg_feedback_done (widget, text);
}

/**
 * kg_document_print:
 * @widget: what asks; its window waits behind the dialog and is told how it went
 * @pages: (nullable): nothing happens without
 *
 * Asks which printer and prints. How it was printed is remembered until the
 * program ends.
 */
void
kg_document_print (GtkWidget     *widget,
                   KgDisplayList *pages,
                   const char    *name)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (pages == NULL)
    return;

  operation = kg_document_print_new (pages, name,
                                     g_object_get_data (G_OBJECT (gtk_widget_get_display (widget)), SETTINGS));
  g_object_set_data_full (G_OBJECT (operation), "kg-name", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (operation), "kg-pages", GINT_TO_POINTER ((int) kg_display_list_get_n_pages (pages)));
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), widget, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}
