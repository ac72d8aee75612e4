// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-import-dialog.h"

#include "app/kg-import-line.h"
#include "services/kg-project-import.h"
#include "widgets/kg-feedback.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* From a file to the store in two looks: what the file holds and what it would
 * change, then the import itself, in one act that can be undone. */

#define KG_TYPE_IMPORT_DIALOG (kg_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KgImportDialog, kg_import_dialog, KG, IMPORT_DIALOG, AdwWindow)

struct _KgImportDialog {
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkStack *stack;
  AdwStatusPage *refused_page;
  GtkLabel *summary;
  GtkCheckButton *without_bad;
  GtkListView *list;
  GtkWidget *import_button;

  KgWorkspace *workspace;
  KgProjectImport *import;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KgImportDialog, kg_import_dialog, ADW_TYPE_WINDOW)

typedef struct {
  char *path;
  KgDate today;
} Reading;

/* An import under way, and where its result is told. */
typedef struct {
  KgImportDialog *dialog;
  GtkWindow *parent; /* (nullable) weak */
} Applying;

static void
applying_free (Applying *applying)
{
  g_clear_weak_pointer (&applying->parent);
  g_object_unref (applying->dialog);
  g_free (applying);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Applying, applying_free)

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading);
}

static void
show_refusal (KgImportDialog *self,
              const GError   *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->refused_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "refused");
}

static void
update_button (KgImportDialog *self)
{
  const KgProjectSheet *sheet = self->import != NULL ? kg_project_import_get_sheet (self->import) : NULL;
  gboolean possible =
    sheet != NULL && sheet->rows->len > 0 &&
    (sheet->n_errors == 0 || gtk_check_button_get_active (self->without_bad));

  gtk_widget_set_sensitive (self->import_button, possible);
}

static void
add_line (GListStore *lines,
          guint       row,
          const char *kind,
          const char *text)
{
  g_autoptr (KgImportLine) line = kg_import_line_new (row, kind, text);

  g_list_store_append (lines, line);
}

/* Problems first, then what changes; rows that stay as they are say nothing. */
static GListModel *
make_lines (KgProjectImport *import)
{
  static const char *const severities[] = { N_("Note"), N_("Warning"), N_("Error") };
  const KgProjectSheet *sheet = kg_project_import_get_sheet (import);
  GListStore *lines = g_list_store_new (KG_TYPE_IMPORT_LINE);

  for (int severity = KG_SHEET_ERROR; severity >= KG_SHEET_NOTE; severity--) {
    for (guint i = 0; i < sheet->problems->len; i++) {
      const KgSheetProblem *problem = kg_project_sheet_get_problem (sheet, i);
      g_autofree char *text = NULL;

      if ((int) problem->severity != severity)
        continue;
      /* Translators: the heading of a column, and what is wrong in it. */
      text = *problem->column != '\0' ? g_strdup_printf (_("%s: %s"), problem->column, problem->text)
                                      : g_strdup (problem->text);
      add_line (lines, problem->row, _(severities[severity]), text);
    }
  }

  for (guint i = 0; i < kg_project_import_get_n_results (import); i++) {
    const KgImportResult *result = kg_project_import_get_result (import, i);
    g_autofree char *text = NULL;

    if (result->kind == KG_IMPORT_UNCHANGED)
      continue;
    /* Translators: a project, and the columns that change. */
    text = result->changes != NULL ? g_strdup_printf (C_("import", "%s (%s)"), result->name, result->changes)
                                   : g_strdup (result->name);
    add_line (lines, result->row,
              result->kind == KG_IMPORT_CREATED ? C_("import", "New") : C_("import", "Changed"), text);
  }

  return G_LIST_MODEL (lines);
}

static void
preview_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KgImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const KgProjectSheet *sheet;
  g_autofree char *text = NULL;
  g_autoptr (GListModel) lines = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  if (self->cancellable == NULL)
    return;
  if (error != NULL) {
    show_refusal (self, error);
    return;
  }

  sheet = kg_project_import_get_sheet (self->import);
  text = g_strdup_printf (_("%u new, %u changed, %u unchanged; %u rows left out; %u errors, %u warnings"),
                          kg_project_import_count (self->import, KG_IMPORT_CREATED),
                          kg_project_import_count (self->import, KG_IMPORT_UPDATED),
                          kg_project_import_count (self->import, KG_IMPORT_UNCHANGED),
                          sheet->skipped->len, sheet->n_errors, sheet->n_warnings);
  gtk_label_set_label (self->summary, text);
  gtk_widget_set_visible (GTK_WIDGET (self->without_bad), sheet->n_errors > 0);
  lines = make_lines (self->import);
  gtk_list_view_set_model (self->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (lines))));
  gtk_stack_set_visible_child_name (self->stack, "preview");
  update_button (self);
}

static gboolean
preview (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return kg_project_import_preview (txn, context, data, error);
}

static gboolean
apply (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  return kg_project_import_apply (txn, context, data, error);
}

static void
read_file_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Reading *reading = task_data;
  KgProjectSheetOptions options = { .today = reading->today };
  GError *error = NULL;
  KgProjectSheet *sheet = kg_project_sheet_read_file (reading->path, NULL, &options, &error);

  if (sheet == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, sheet, (GDestroyNotify) kg_project_sheet_free);
}

static void
file_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  KgImportDialog *self = KG_IMPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgProjectSheet) sheet = g_task_propagate_pointer (G_TASK (result), &error);

  /* The dialog was closed while the file was being read. */
  if (self->cancellable == NULL)
    return;
  if (sheet == NULL) {
    show_refusal (self, error);
    return;
  }

  self->import = kg_project_import_new (g_steal_pointer (&sheet));
  kg_workspace_read_async (self->workspace, preview, kg_project_import_ref (self->import),
                           (GDestroyNotify) kg_project_import_unref, self->cancellable,
                           preview_done_cb, g_object_ref (self));
}

/* Comes also when the dialog was closed in between: what was begun is done. */
static void
apply_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Applying) applying = user_data;
  KgImportDialog *self = applying->dialog;
  g_autoptr (GError) error = NULL;
  KgProjectImport *import = kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;
  guint n;

  if (error != NULL) {
    if (self->cancellable != NULL)
      show_refusal (self, error);
    else if (applying->parent != NULL)
      kg_feedback_error (GTK_WIDGET (applying->parent), error);
    return;
  }

  n = kg_project_import_count (import, KG_IMPORT_CREATED) +
      kg_project_import_count (import, KG_IMPORT_UPDATED);
  text = g_strdup_printf (ngettext ("%u project imported", "%u projects imported", n), n);
  /* With a list come problems, too, and those are never removed again. */
  if (applying->parent != NULL && kg_workspace_get_undo_label (KG_WORKSPACE (source)) != NULL)
    kg_feedback_undoable (GTK_WIDGET (applying->parent), text);
  else if (applying->parent != NULL)
    kg_feedback_done (GTK_WIDGET (applying->parent), text);
  if (self->cancellable != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
import_clicked_cb (KgImportDialog *self)
{
  Applying *applying = g_new0 (Applying, 1);

  applying->dialog = g_object_ref (self);
  g_set_weak_pointer (&applying->parent, gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  kg_workspace_commit_async (self->workspace, _("Import projects"), apply,
                             kg_project_import_ref (self->import),
                             (GDestroyNotify) kg_project_import_unref, NULL,
                             apply_done_cb, applying);
}

static void
kg_import_dialog_dispose (GObject *object)
{
  KgImportDialog *self = KG_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->import, kg_project_import_unref);

  G_OBJECT_CLASS (kg_import_dialog_parent_class)->dispose (object);
}

static void
kg_import_dialog_class_init (KgImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_import_dialog_dispose;

  g_type_ensure (KG_TYPE_IMPORT_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KgImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, KgImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KgImportDialog, refused_page);
  gtk_widget_class_bind_template_child (widget_class, KgImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, KgImportDialog, without_bad);
  gtk_widget_class_bind_template_child (widget_class, KgImportDialog, list);
  gtk_widget_class_bind_template_child (widget_class, KgImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kg_import_dialog_init (KgImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  factory = gtk_builder_list_item_factory_new_from_resource (NULL, "/org/kaigong/Kaigong/ui/kg-import-row.ui");
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * kg_import_dialog_open:
 * @path: the list to import
 *
 * Reads a project list and shows what importing it would do.
 */
void
kg_import_dialog_open (GtkWindow   *parent,
                       KgWorkspace *workspace,
                       const char  *path)
{
  KgImportDialog *self = g_object_new (KG_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *display_name = g_filename_display_name (name);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, file_read_cb, NULL);
  Reading *reading = g_new0 (Reading, 1);

  self->workspace = g_object_ref (workspace);
  adw_window_title_set_subtitle (self->heading, display_name);

  reading->path = g_strdup (path);
  reading->today = kg_context_get_today (kg_workspace_get_context (workspace));
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_file_thread);

  gtk_window_present (GTK_WINDOW (self));
}

typedef struct {
  GtkWindow *parent;
  KgWorkspace *workspace;
} Choice;

static void
file_chosen_cb (GtkNativeDialog *chooser,
                int              response,
                gpointer         user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (KgWorkspace) workspace = choice->workspace;

  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *path = g_file_get_path (file);

    if (path != NULL)
      kg_import_dialog_open (choice->parent, workspace, path);
  }
  g_object_unref (chooser);
}

/**
 * kg_import_dialog_choose:
 *
 * Lets the user choose a project list, then opens it.
 */
void
kg_import_dialog_choose (GtkWindow   *parent,
                         KgWorkspace *workspace)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Import projects"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  Choice *choice = g_new0 (Choice, 1);

  gtk_file_filter_set_name (lists, _("Spreadsheets (.xlsx, .csv, .tsv)"));
  gtk_file_filter_add_suffix (lists, "xlsx");
  gtk_file_filter_add_suffix (lists, "csv");
  gtk_file_filter_add_suffix (lists, "tsv");
  gtk_file_filter_add_suffix (lists, "txt");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), lists);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);

  choice->parent = parent;
  choice->workspace = g_object_ref (workspace);
  g_signal_connect (chooser, "response", G_CALLBACK (file_chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
