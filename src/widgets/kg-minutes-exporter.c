// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-exporter.h"

#include "services/kg-minutes-export.h"
#include "services/kg-minutes-json.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-meeting-act.h"

#include <glib/gi18n.h>

/**
 * KgMinutesExporter:
 *
 * Asks where a document shall go and writes it there, as the ending of the name
 * says, beside the main thread. What takes longer than a moment shows a bar with a way to stop it.
 */

#define SHOW_AFTER_MS 500
#define PULSE_MS 100

struct _KgMinutesExporter {
  AdwBin parent_instance;

  GtkWidget *box;
  GtkProgressBar *bar;

  KgMinutes *minutes;         /* nullable: while a place is chosen */
  GtkFileChooserNative *chooser;
  GCancellable *cancellable;  /* nullable: a file is being written */
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (KgMinutesExporter, kg_minutes_exporter, ADW_TYPE_BIN)

typedef struct {
  char *json;
  char *path;
  GApplication *application; /* nullable */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->json);
  g_free (job->path);
  kg_meeting_act_release (job->application);
  g_free (job);
}

static void
write_file (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;

  if (kg_minutes_export_file (job->json, job->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
hide_progress (KgMinutesExporter *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  gtk_widget_set_visible (self->box, FALSE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  KgMinutesExporter *self = KG_MINUTES_EXPORTER (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  hide_progress (self);
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    kg_feedback_error (GTK_WIDGET (self), error);
  } else {
    g_autofree char *name = g_path_get_basename (job->path);
    g_autofree char *text = g_strdup_printf (_("The document was written to “%s”"), name);

    kg_feedback_file (GTK_WIDGET (self), text, job->path);
  }
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (KG_MINUTES_EXPORTER (user_data)->bar);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer user_data)
{
  KgMinutesExporter *self = user_data;

  gtk_widget_set_visible (self->box, TRUE);
  self->timeout_id = g_timeout_add (PULSE_MS, pulse_cb, self);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (KgMinutesExporter *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* A name without an ending that says something gets that of the kind that was
 * chosen beside it. */
static char *
complete_path (const char    *path,
               GtkFileFilter *filter)
{
  const char *ending = filter != NULL ? g_object_get_data (G_OBJECT (filter), "ending") : NULL;

  if (kg_minutes_export_get_format (path) != KG_MINUTES_UNKNOWN)
    return g_strdup (path);

  return g_strconcat (path, ending != NULL ? ending : kg_minutes_export_get_ending (KG_MINUTES_PDF), NULL);
}

static void
response_cb (KgMinutesExporter *self,
             int                response)
{
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (KgMinutes) minutes = g_steal_pointer (&self->minutes);

  if (path != NULL && minutes != NULL) {
    g_autofree char *full = complete_path (path, gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (self->chooser)));

    kg_minutes_exporter_write (self, minutes, full);
  }
  g_clear_object (&self->chooser);
}

static void
kg_minutes_exporter_dispose (GObject *object)
{
  KgMinutesExporter *self = KG_MINUTES_EXPORTER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->minutes, kg_minutes_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kg_minutes_exporter_parent_class)->dispose (object);
}

static void
kg_minutes_exporter_class_init (KgMinutesExporterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_minutes_exporter_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-minutes-exporter.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMinutesExporter, box);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesExporter, bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
kg_minutes_exporter_init (KgMinutesExporter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_minutes_exporter_choose:
 * @name: what the file is called unless somebody says otherwise
 *
 * Asks where to write, then writes.
 */
void
kg_minutes_exporter_choose (KgMinutesExporter *self,
                            KgMinutes         *minutes,
                            const char        *name)
{
  static const char *const names[KG_MINUTES_N_FORMATS] = {
    N_("PDF documents"), N_("Documents for word processors (.docx)"), N_("Plain text"),
  };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;

  self->minutes = kg_minutes_ref (minutes);
  self->chooser = gtk_file_chooser_native_new (_("Export the document"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  for (guint i = 0; i < KG_MINUTES_N_FORMATS; i++) {
    g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

    gtk_file_filter_set_name (filter, _(names[i]));
    gtk_file_filter_add_suffix (filter, kg_minutes_export_get_ending (i) + 1);
    g_object_set_data (G_OBJECT (filter), "ending", (gpointer) kg_minutes_export_get_ending (i));
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * kg_minutes_exporter_write:
 *
 * Writes without asking, as the ending of @path says; one file at a time.
 */
void
kg_minutes_exporter_write (KgMinutesExporter *self,
                           KgMinutes         *minutes,
                           const char        *path)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->cancellable != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  self->timeout_id = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  job = g_new0 (Job, 1);
  job->json = kg_minutes_to_json (minutes);
  job->path = g_strdup (path);
  job->application = kg_meeting_act_hold ();
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_file);
}
