// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-folder-exporter.h"

#include "services/kg-folder-export.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-meeting-act.h"

#include <glib/gi18n.h>

/**
 * KgFolderExporter:
 *
 * Has several documents composed, asks for a folder and writes them there,
 * beside the main thread, one folder at a time. What takes longer than a
 * moment shows how many are done and a way to stop it; it also stops, between
 * two files, when its window is closed.
 */

#define SHOW_AFTER_MS 500
#define LOOK_EVERY_MS 100

struct _KgFolderExporter {
  AdwBin parent_instance;

  GtkWidget *box;
  GtkLabel *label;
  GtkProgressBar *bar;

  GPtrArray *files;           /* nullable: while a folder is chosen */
  char *folder;               /* nullable: where it wrote last */
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;  /* nullable: documents are composed or written */
  gint done;                  /* written by the thread */
  guint total;
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (KgFolderExporter, kg_folder_exporter, ADW_TYPE_BIN)

static const struct { const char *id; const char *name; } formats[KG_MINUTES_N_FORMATS] = {
  [KG_MINUTES_PDF] = { "pdf", N_("PDF documents") },
  [KG_MINUTES_DOCX] = { "docx", N_("Documents for word processors (.docx)") },
  [KG_MINUTES_TEXT] = { "txt", N_("Plain text") },
};

/* Writing */

typedef struct {
  GPtrArray *files;
  char *folder;
  KgFolderExport export;
  GApplication *application; /* nullable */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->files);
  g_free (job->folder);
  g_free (job->export.first);
  kg_meeting_act_release (job->application);
  g_free (job);
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  g_atomic_int_set (&KG_FOLDER_EXPORTER (user_data)->done, (gint) done);
}

static void
write_files (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (kg_folder_export_run (&job->export, job->files, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
result_words (const Job    *job,
              const GError *error)
{
  guint n = job->export.n_written, total = job->files->len;
  g_autofree char *folder = g_filename_display_basename (job->folder);

  if (error == NULL)
    return g_strdup_printf (ngettext ("%u document was written to “%s”", "%u documents were written to “%s”", n),
                            n, folder);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup_printf (ngettext ("Stopped: %u of %u document was written to “%s”",
                                      "Stopped: %u of %u documents were written to “%s”", total), n, total, folder);

  /* Translators: an error that names a file, and how many were written before it. */
  return g_strdup_printf (ngettext ("%s (%u document before it was written)", "%s (%u documents before it were written)",
                                    n), error->message, n);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  KgFolderExporter *self = KG_FOLDER_EXPORTER (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  gtk_widget_set_visible (self->box, FALSE);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  words = result_words (job, error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_autoptr (GError) told = g_error_new_literal (error->domain, error->code, words);

    kg_feedback_error (GTK_WIDGET (self), told);
  } else if (job->export.first != NULL) {
    kg_feedback_file (GTK_WIDGET (self), words, job->export.first);
  } else {
    kg_feedback_done (GTK_WIDGET (self), words);
  }
}

static gboolean
look_cb (gpointer user_data)
{
  KgFolderExporter *self = user_data;
  guint done = (guint) g_atomic_int_get (&self->done);
  /* Translators: how many documents are written. */
  g_autofree char *text = g_strdup_printf (_("%u of %u"), done, self->total);

  gtk_label_set_text (self->label, text);
  gtk_progress_bar_set_fraction (self->bar, (double) done / self->total);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer user_data)
{
  KgFolderExporter *self = user_data;

  look_cb (self);
  gtk_widget_set_visible (self->box, TRUE);
  self->timeout_id = g_timeout_add (LOOK_EVERY_MS, look_cb, self);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (KgFolderExporter *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Choosing */

static void
forget_chooser (KgFolderExporter *self)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

static void
response_cb (KgFolderExporter *self,
             int               response)
{
  g_autoptr (GFile) folder =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  const char *choice = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (self->chooser), "format");
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->files);
  KgMinutesFormat format = KG_MINUTES_PDF;

  for (guint i = 0; i < KG_MINUTES_N_FORMATS; i++)
    if (g_strcmp0 (choice, formats[i].id) == 0)
      format = i;

  if (path != NULL && files != NULL)
    kg_folder_exporter_write (self, g_steal_pointer (&files), path, format);
  forget_chooser (self);
}

/* Where it was last, else where people keep their documents. */
static void
begin_at (KgFolderExporter *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder =
    g_file_new_for_path (self->folder != NULL ? self->folder : documents != NULL ? documents : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
}

static void
choose_folder (KgFolderExporter *self,
               GPtrArray        *files)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *ids[KG_MINUTES_N_FORMATS + 1] = { NULL }, *names[KG_MINUTES_N_FORMATS + 1] = { NULL };
  g_autofree char *title = g_strdup_printf (ngettext ("Choose a folder for %u document",
                                                      "Choose a folder for %u documents", files->len), files->len);

  self->files = files;
  self->chooser = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Export"), _("_Cancel"));
  for (guint i = 0; i < KG_MINUTES_N_FORMATS; i++) {
    ids[i] = formats[i].id;
    names[i] = _(formats[i].name);
  }
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (self->chooser), "format", _("Written as"), ids, names);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (self->chooser), "format", ids[0]);
  begin_at (self);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KgFolderExporter) self = user_data;
  g_autoptr (GError) error = NULL;
  KgDocumentRequest *request = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  g_clear_object (&self->cancellable);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  if (request == NULL)
    kg_feedback_error (GTK_WIDGET (self), error);
  else
    choose_folder (self, kg_document_request_take_files (request));
}

/* Its window goes. */
static void
kg_folder_exporter_unroot (GtkWidget *widget)
{
  cancel_cb (KG_FOLDER_EXPORTER (widget));
  forget_chooser (KG_FOLDER_EXPORTER (widget));

  GTK_WIDGET_CLASS (kg_folder_exporter_parent_class)->unroot (widget);
}

static void
kg_folder_exporter_dispose (GObject *object)
{
  KgFolderExporter *self = KG_FOLDER_EXPORTER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  forget_chooser (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (kg_folder_exporter_parent_class)->dispose (object);
}

static void
kg_folder_exporter_class_init (KgFolderExporterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_folder_exporter_dispose;
  widget_class->unroot = kg_folder_exporter_unroot;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-folder-exporter.ui");
  gtk_widget_class_bind_template_child (widget_class, KgFolderExporter, box);
  gtk_widget_class_bind_template_child (widget_class, KgFolderExporter, label);
  gtk_widget_class_bind_template_child (widget_class, KgFolderExporter, bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
kg_folder_exporter_init (KgFolderExporter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Tells whoever asks for more meanwhile. */
static gboolean
is_busy (KgFolderExporter *self)
{
  if (self->cancellable == NULL && self->chooser == NULL)
    return FALSE;

  kg_feedback_done (GTK_WIDGET (self), _("Other documents are still being written"));
  return TRUE;
}

/**
 * kg_folder_exporter_choose:
 * @request: (transfer full)
 *
 * Has documents composed, asks for a folder and writes them.
 */
void
kg_folder_exporter_choose (KgFolderExporter  *self,
                           KgWorkspace       *workspace,
                           KgDocumentRequest *request)
{
  if (is_busy (self)) {
    kg_document_request_free (request);
    return;
  }

  self->cancellable = g_cancellable_new ();
  kg_workspace_read_async (workspace, kg_document_request_fetch, request, (GDestroyNotify) kg_document_request_free,
                           self->cancellable, fetched_cb, g_object_ref (self));
}

/**
 * kg_folder_exporter_write:
 * @files: (transfer full) (element-type KgDocumentFile): used by nobody else
 *
 * Writes without asking, and says so when it is done.
 */
void
kg_folder_exporter_write (KgFolderExporter *self,
                          GPtrArray        *files,
                          const char       *folder,
                          KgMinutesFormat   format)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->cancellable != NULL) {
    g_ptr_array_unref (files);
    return;
  }

  g_free (self->folder);
  self->folder = g_strdup (folder);
  self->cancellable = g_cancellable_new ();
  self->done = 0;
  self->total = files->len;
  self->timeout_id = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
  job = g_new0 (Job, 1);
  job->files = files;
  job->folder = g_strdup (folder);
  job->export = (KgFolderExport) { .folder = job->folder, .format = format, .progress = progress_cb,
                                   .user_data = self, .cancellable = self->cancellable };
  job->application = kg_meeting_act_hold ();
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  /* What was written counts, also when it was stopped behind the last file. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_files);
}
