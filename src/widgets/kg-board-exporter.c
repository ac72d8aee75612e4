// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-exporter.h"

#include "core/kg-error.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-transient.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * KgBoardExporter:
 *
 * Writes what is shown of the board, beside the main thread. What takes longer
 * than a moment shows this window, with how far it is and a way to stop it.
 */

#define SHOW_AFTER_MS 500
#define LOOK_EVERY_MS 100
#define WHOLE 1000 /* steps of the progress */

struct _KgBoardExporter {
  AdwWindow parent_instance;

  GtkLabel *name;
  GtkProgressBar *bar;

  GtkWidget *beside;         /* weak: where it belongs on the screen */
  GCancellable *cancellable;
  gint done;                 /* of WHOLE; written by the thread */
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (KgBoardExporter, kg_board_exporter, ADW_TYPE_WINDOW)

typedef struct {
  KgBoard *board;
  KgBoardSpec *spec;
  char *path;
  GApplication *application; /* nullable */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  kg_board_unref (job->board);
  kg_board_spec_free (job->spec);
  g_free (job->path);
  kg_meeting_act_release (job->application);
  g_free (job);
}

/* Writing */

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  KgBoardExporter *self = user_data;

  g_atomic_int_set (&self->done, (gint) (fraction * WHOLE));
}

static void
write_file (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Job *job = data;
  KgProgress progress = { progress_cb, source, cancellable, 0, 1 };
  GError *error = NULL;

  if (kg_board_export (job->board, job->spec, NULL, job->path, &progress, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  KgBoardExporter *self = KG_BOARD_EXPORTER (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->beside != NULL && !done) {
    kg_feedback_error (self->beside, error);
  } else if (self->beside != NULL) {
    g_autofree char *name = g_path_get_basename (job->path);
    g_autofree char *text = g_strdup_printf (_("The board was written to “%s”"), name);

    kg_feedback_file (self->beside, text, job->path);
  }
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
look_cb (gpointer user_data)
{
  KgBoardExporter *self = user_data;

  gtk_progress_bar_set_fraction (self->bar, (double) g_atomic_int_get (&self->done) / WHOLE);
  return G_SOURCE_CONTINUE;
}

/* Nobody is shown anything when the window that asked is gone; the parent is
 * set here, so that one that is never shown does not outlive it. */
static gboolean
show_cb (gpointer user_data)
{
  KgBoardExporter *self = user_data;
  GtkRoot *root = self->beside != NULL ? gtk_widget_get_root (self->beside) : NULL;

  self->timeout_id = 0;
  if (!GTK_IS_WINDOW (root))
    return G_SOURCE_REMOVE;

  look_cb (self);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  self->timeout_id = g_timeout_add (LOOK_EVERY_MS, look_cb, self);
  return G_SOURCE_REMOVE;
}

/* It goes when the thread has seen that it is not wanted any more. */
static gboolean
close_request_cb (KgBoardExporter *self)
{
  if (self->cancellable == NULL)
    return FALSE;

  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
kg_board_exporter_dispose (GObject *object)
{
  KgBoardExporter *self = KG_BOARD_EXPORTER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->beside);

  G_OBJECT_CLASS (kg_board_exporter_parent_class)->dispose (object);
}

static void
kg_board_exporter_class_init (KgBoardExporterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_board_exporter_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-board-exporter.ui");
  gtk_widget_class_bind_template_child (widget_class, KgBoardExporter, name);
  gtk_widget_class_bind_template_child (widget_class, KgBoardExporter, bar);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
kg_board_exporter_init (KgBoardExporter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_transient_forget_parent (GTK_WINDOW (self));
}

/**
 * kg_board_exporter_write:
 * @beside: where people are told what became of it
 * @path: a file ending as kg_board_export() wants it
 *
 * Writes without asking, and says so when it is done.
 */
void
kg_board_exporter_write (GtkWidget         *beside,
                         KgBoard           *board,
                         const KgBoardSpec *spec,
                         const char        *path)
{
  KgBoardExporter *self = g_object_new (KG_TYPE_BOARD_EXPORTER, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  g_set_weak_pointer (&self->beside, beside);
  gtk_label_set_text (self->name, name);
  self->cancellable = g_cancellable_new ();
  self->timeout_id = g_timeout_add (SHOW_AFTER_MS, show_cb, self);

  job->board = kg_board_ref (board);
  job->spec = kg_board_spec_copy (spec);
  job->path = g_strdup (path);
  job->application = kg_meeting_act_hold ();
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_file);
}

/* Choosing */

static const char *const kinds[KG_N_BOARD_FILES] = {
  [KG_BOARD_FILE_XLSX] = N_("Excel workbooks (.xlsx)"),
  [KG_BOARD_FILE_CSV] = N_("Lists with commas (.csv)"),
  [KG_BOARD_FILE_PDF] = N_("PDF documents (.pdf)"),
  [KG_BOARD_FILE_PNG] = N_("PNG pictures (.png)"),
  [KG_BOARD_FILE_SVG] = N_("SVG drawings (.svg)"),
};

typedef struct {
  GtkWidget *beside; /* weak */
  KgBoard *board;
  KgBoardSpec *spec;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_clear_weak_pointer (&choice->beside);
  kg_board_unref (choice->board);
  kg_board_spec_free (choice->spec);
  g_free (choice);
}

/* Not installed, it has no settings. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, KG_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
go_to_folder (GtkFileChooser *chooser)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autofree char *kept = settings != NULL ? g_settings_get_string (settings, "export-folder") : NULL;
  const char *path = kept != NULL && g_file_test (kept, G_FILE_TEST_IS_DIR)
                       ? kept : g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = path != NULL ? g_file_new_for_path (path) : NULL;

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

static void
keep_folder (const char *path)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (settings != NULL && g_utf8_validate (folder, -1, NULL))
    g_settings_set_string (settings, "export-folder", folder);
}

static KgBoardFile
chosen_kind (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);

  for (guint i = 0; filter != NULL && i < KG_N_BOARD_FILES; i++)
    if (g_strcmp0 (gtk_file_filter_get_name (filter), _(kinds[i])) == 0)
      return i;

  return KG_BOARD_FILE_XLSX;
}

/**
 * kg_board_exporter_complete_path:
 * @path: as somebody typed it
 * @chosen: the kind of files that was chosen beside it
 *
 * Returns: (transfer full): @path with an ending: the one that was typed,
 *   unless it is still the one that was proposed and another kind was chosen
 */
char *
kg_board_exporter_complete_path (const char  *path,
                                 KgBoardFile  chosen)
{
  const char *ending = kg_board_file_get_ending (chosen);
  g_autofree char *stem = NULL;
  KgBoardFile typed;

  if (!kg_board_file_from_path (path, &typed))
    return g_strconcat (path, ending, NULL);
  if (typed == chosen || typed != KG_BOARD_FILE_XLSX)
    return g_strdup (path);

  stem = g_strndup (path, strlen (path) - strlen (kg_board_file_get_ending (typed)));
  return g_strconcat (stem, ending, NULL);
}

static void
export_to (const Choice *choice,
           const char   *typed,
           KgBoardFile   kind)
{
  g_autofree char *path = kg_board_exporter_complete_path (typed, kind);

  keep_folder (path);
  /* Nobody was asked whether that one may be replaced. */
  if (!g_str_equal (path, typed) && g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_autoptr (GError) error = g_error_new (KG_ERROR, KG_ERROR_REFUSED, _("“%s” exists already"), path);

    kg_feedback_error (choice->beside, error);
    return;
  }

  kg_board_exporter_write (choice->beside, choice->board, choice->spec, path);
}

static void
response_cb (GtkNativeDialog *chooser,
             int              response,
             gpointer         user_data)
{
  const Choice *choice = user_data;

  if (response == GTK_RESPONSE_ACCEPT && choice->beside != NULL) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *typed = file != NULL ? g_file_get_path (file) : NULL;

    if (typed != NULL)
      export_to (choice, typed, chosen_kind (GTK_FILE_CHOOSER (chooser)));
  }
  g_object_unref (chooser);
}

/**
 * kg_board_exporter_choose:
 * @beside: a widget of the window that asks
 * @board: as it is now
 * @spec: what of it is shown, and how
 *
 * Asks where to write, then writes.
 */
void
kg_board_exporter_choose (GtkWidget         *beside,
                          KgBoard           *board,
                          const KgBoardSpec *spec)
{
  GtkRoot *root = gtk_widget_get_root (beside);
  g_autofree char *name = kg_board_export_name (board, KG_BOARD_FILE_XLSX);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Export the Board"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  Choice *choice = g_new0 (Choice, 1);

  g_set_weak_pointer (&choice->beside, beside);
  choice->board = kg_board_ref (board);
  choice->spec = kg_board_spec_copy (spec);

  for (guint i = 0; i < KG_N_BOARD_FILES; i++) {
    g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

    gtk_file_filter_set_name (filter, _(kinds[i]));
    gtk_file_filter_add_suffix (filter, kg_board_file_get_ending (i) + 1);
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  }
  go_to_folder (GTK_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
