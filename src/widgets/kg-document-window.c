// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-document-window.h"

#include "services/kg-minutes-export.h"
#include "widgets/kg-document-print.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-minutes-exporter.h"
#include "widgets/kg-minutes-preview.h"
#include "widgets/kg-transient.h"

#include <glib/gi18n.h>

/**
 * KgDocumentWindow:
 *
 * The pages of one document, to be looked at, printed and exported. It shows
 * what was composed when it was asked for and follows nothing; it goes with
 * the window that it was opened from.
 */

#define UPRIGHT_WIDTH 780
#define LANDSCAPE_WIDTH 1060
#define LEAST_HEIGHT 600
#define MOST_HEIGHT 1170

struct _KgDocumentWindow {
  AdwWindow parent_instance;

  KgMinutesExporter *exporter;
  KgMinutesPreview *preview;

  KgMinutes *minutes; /* nullable */
  char *name;         /* nullable: of its file, without an ending */
};

G_DEFINE_FINAL_TYPE (KgDocumentWindow, kg_document_window, ADW_TYPE_WINDOW)

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  KgDocumentWindow *self = KG_DOCUMENT_WINDOW (widget);
  g_autofree char *file_name = NULL;

  if (self->minutes == NULL)
    return;

  file_name = g_strconcat (self->name, kg_minutes_export_get_ending (KG_MINUTES_PDF), NULL);
  kg_minutes_exporter_choose (self->exporter, self->minutes, file_name);
}

static void
print_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  KgDocumentWindow *self = KG_DOCUMENT_WINDOW (widget);

  kg_document_print (GTK_WIDGET (self->preview), kg_minutes_preview_get_pages (self->preview), self->name);
}

static void
kg_document_window_dispose (GObject *object)
{
  KgDocumentWindow *self = KG_DOCUMENT_WINDOW (object);

  g_clear_pointer (&self->minutes, kg_minutes_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (kg_document_window_parent_class)->dispose (object);
}

static void
kg_document_window_class_init (KgDocumentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_document_window_dispose;

  g_type_ensure (KG_TYPE_MINUTES_EXPORTER);
  g_type_ensure (KG_TYPE_MINUTES_PREVIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-document-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KgDocumentWindow, exporter);
  gtk_widget_class_bind_template_child (widget_class, KgDocumentWindow, preview);

  gtk_widget_class_install_action (widget_class, "document.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "document.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "document.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "document.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kg_document_window_init (KgDocumentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_transient_forget_parent (GTK_WINDOW (self));
}

/**
 * kg_document_window_show:
 *
 * Shows a document; to be called once.
 */
void
kg_document_window_show (KgDocumentWindow     *self,
                         const KgDocumentFile *file)
{
  const KgPageTemplate *page = kg_minutes_get_page (file->minutes);
  gboolean landscape = page != NULL && page->page_width > page->page_height;
  g_autofree char *title = g_strdelimit (g_strdup (file->name), "_", ' ');
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_return_if_fail (self->minutes == NULL);

  self->minutes = kg_minutes_ref (file->minutes);
  self->name = g_strdup (file->name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  /* As high as what it stands before: that fits the screen. */
  gtk_window_set_default_size (GTK_WINDOW (self), landscape ? LANDSCAPE_WIDTH : UPRIGHT_WIDTH,
                               parent != NULL ? CLAMP (gtk_widget_get_height (GTK_WIDGET (parent)), LEAST_HEIGHT,
                                                       MOST_HEIGHT) : LEAST_HEIGHT);
  kg_minutes_preview_set_minutes (self->preview, self->minutes);
  kg_minutes_preview_focus_pages (self->preview);
}

/* Opening */

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) beside = user_data;
  g_autoptr (GError) error = NULL;
  KgDocumentRequest *request = kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (beside);
  g_autoptr (GPtrArray) files = NULL;
  KgDocumentWindow *self;

  if (!GTK_IS_WINDOW (root))
    return;
  if (request == NULL) {
    kg_feedback_error (beside, error);
    return;
  }

  files = kg_document_request_take_files (request);
  self = g_object_new (KG_TYPE_DOCUMENT_WINDOW, "transient-for", root, NULL);
  kg_document_window_show (self, g_ptr_array_index (files, 0));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * kg_document_window_open:
 * @beside: what asks; nothing opens when its window is gone by then
 * @request: (transfer full): for one document
 *
 * Has a document composed and opens a window with its pages.
 */
void
kg_document_window_open (GtkWidget         *beside,
                         KgWorkspace       *workspace,
                         KgDocumentRequest *request)
{
  kg_workspace_read_async (workspace, kg_document_request_fetch, request, (GDestroyNotify) kg_document_request_free,
                           NULL, fetched_cb, g_object_ref (beside));
}
