// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-calendar-import-dialog.h"

#include "services/kg-calendar-service.h"
#include "widgets/kg-calendar-spans.h"
#include "widgets/kg-transient.h"

#include <glib/gi18n.h>

/**
 * KgCalendarImportDialog:
 *
 * From a file to the calendar in two looks: which days it gives and how many
 * working days each year would have, then the import, which can be undone.
 *
 * Signals: imported, once the days are in the store.
 */

struct _KgCalendarImportDialog {
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkStack *stack;
  AdwStatusPage *refused_page;
  GtkLabel *summary;
  GtkLabel *effect;
  GtkListBox *list;

  KgWorkspace *workspace;
  GCancellable *cancellable;
  KgCalendarImport *import; /* (nullable): in the hands of the store's thread while busy */
  KgCalendar *calendar;     /* (nullable): of the store, before the import */
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (KgCalendarImportDialog, kg_calendar_import_dialog, ADW_TYPE_WINDOW)

static guint imported_signal;

static void
set_ready (KgCalendarImportDialog *self,
           gboolean                ready)
{
  self->ready = ready;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", ready);
}

static void
show_refusal (KgCalendarImportDialog *self,
              const GError           *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->refused_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "refused");
  set_ready (self, FALSE);
}

/* The years it gives days of, each with its working days before and after. */
static char *
effect_words (KgCalendarImportDialog *self)
{
  g_autoptr (KgCalendarDays) none = kg_calendar_days_new ("", KG_CALENDAR_LINE);
  g_autoptr (KgCalendar) after = kg_calendar_new_over (self->calendar,
                                                       kg_calendar_days_merge (none, self->import->days));
  g_autoptr (GString) words = g_string_new (NULL);
  int last = 0;

  for (int year = 1900; year < 2200; year++) {
    gboolean given = FALSE;

    for (guint i = 0; i < kg_calendar_days_get_size (self->import->days) && !given; i++) {
      kg_date_get_ymd (kg_calendar_days_get (self->import->days, i)->date, &last, NULL, NULL);
      given = last == year;
    }
    if (!given)
      continue;
    if (words->len > 0)
      g_string_append_c (words, '\n');
    /* Translators: a year, and its working days before and after. */
    g_string_append_printf (words, _("%d: %d working days, %d after the import"), year,
                            kg_calendar_count_year (self->calendar, year), kg_calendar_count_year (after, year));
  }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
line_new (const KgCalendarSpan *span)
{
  g_autofree char *days = kg_calendar_span_days (span, TRUE);
  g_autofree char *kind = kg_calendar_span_kind (span);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), days);
  if (span->name != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), span->name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static void
show_preview (KgCalendarImportDialog *self)
{
  KgCalendarImport *import = self->import;
  g_autoptr (GArray) spans = kg_calendar_spans_of_days (import->days);
  g_autofree char *effect = effect_words (self);
  g_autofree char *summary = g_strdup_printf (_("Days off: %u, working days: %u. New: %u, changed: %u, "
                                                "as stored: %u, left out: %u."),
                                              import->n_off, import->n_work, import->n_new, import->n_changed,
                                              import->n_same, import->n_left_out);

  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->effect, effect);
  for (guint i = 0; i < spans->len; i++)
    gtk_list_box_append (self->list, line_new (&g_array_index (spans, KgCalendarSpan, i)));
  gtk_stack_set_visible_child_name (self->stack, "preview");
  set_ready (self, import->n_new + import->n_changed > 0);
}

static gboolean
run_preview (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  KgCalendarImportDialog *self = data;

  g_clear_pointer (&self->calendar, kg_calendar_unref);
  self->calendar = kg_calendar_ref ((KgCalendar *) kg_context_get_calendar (context));
  return kg_calendar_import_preview (txn, context, self->import, error);
}

static gboolean
run_apply (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  return kg_calendar_import_apply (txn, context, ((KgCalendarImportDialog *) data)->import, error);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KgCalendarImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  if (self->cancellable == NULL)
    return;
  if (error != NULL)
    show_refusal (self, error);
  else
    show_preview (self);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  KgCalendarImport *import = kg_calendar_import_read_file (task_data, &error);

  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, import, (GDestroyNotify) kg_calendar_import_free);
}

static void
file_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  KgCalendarImportDialog *self = KG_CALENDAR_IMPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgCalendarImport) import = g_task_propagate_pointer (G_TASK (result), &error);

  /* The dialog was closed while the file was being read. */
  if (self->cancellable == NULL)
    return;
  if (import == NULL) {
    show_refusal (self, error);
    return;
  }

  /* The dialog outlives the call, and with it what the call works on. */
  self->import = g_steal_pointer (&import);
  kg_workspace_read_async (self->workspace, run_preview, self, NULL, NULL, previewed_cb, g_object_ref (self));
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KgCalendarImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  if (error != NULL) {
    if (self->cancellable != NULL)
      show_refusal (self, error);
    return;
  }

  g_signal_emit (self, imported_signal, 0);
  if (self->cancellable != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KgCalendarImportDialog *self = KG_CALENDAR_IMPORT_DIALOG (widget);

  if (!self->ready)
    return;

  set_ready (self, FALSE);
  kg_workspace_commit_async (self->workspace, _("Import a calendar"), run_apply, self, NULL, NULL, applied_cb,
                             g_object_ref (self));
}

static void
kg_calendar_import_dialog_dispose (GObject *object)
{
  KgCalendarImportDialog *self = KG_CALENDAR_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_calendar_import_dialog_parent_class)->dispose (object);
}

static void
kg_calendar_import_dialog_finalize (GObject *object)
{
  KgCalendarImportDialog *self = KG_CALENDAR_IMPORT_DIALOG (object);

  g_clear_pointer (&self->import, kg_calendar_import_free);
  g_clear_pointer (&self->calendar, kg_calendar_unref);

  G_OBJECT_CLASS (kg_calendar_import_dialog_parent_class)->finalize (object);
}

static void
kg_calendar_import_dialog_class_init (KgCalendarImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_calendar_import_dialog_dispose;
  object_class->finalize = kg_calendar_import_dialog_finalize;

  imported_signal = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kaigong/Kaigong/ui/kg-calendar-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KgCalendarImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarImportDialog, refused_page);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarImportDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarImportDialog, list);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kg_calendar_import_dialog_init (KgCalendarImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_transient_forget_parent (GTK_WINDOW (self));
  self->cancellable = g_cancellable_new ();
  set_ready (self, FALSE);
}

/**
 * kg_calendar_import_dialog_new:
 * @path: as kg_calendar_import_read_file() takes it
 *
 * Returns: a dialog that begins to read the file
 */
GtkWidget *
kg_calendar_import_dialog_new (KgWorkspace *workspace,
                               const char  *path)
{
  KgCalendarImportDialog *self = g_object_new (KG_TYPE_CALENDAR_IMPORT_DIALOG, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GTask) task = g_task_new (self, NULL, file_read_cb, NULL);

  self->workspace = g_object_ref (workspace);
  adw_window_title_set_subtitle (self->heading, name);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_thread);

  return GTK_WIDGET (self);
}

/**
 * kg_calendar_import_dialog_dup_done:
 *
 * Returns: (transfer full): the sentence that says what was imported
 */
char *
kg_calendar_import_dialog_dup_done (KgCalendarImportDialog *self)
{
  guint n = self->import->n_new + self->import->n_changed;

  return g_strdup_printf (ngettext ("%u day was imported", "%u days were imported", n), n);
}

/**
 * kg_calendar_import_dialog_get_year:
 *
 * Returns: the year of the last day in the file; 0 when there is none
 */
int
kg_calendar_import_dialog_get_year (KgCalendarImportDialog *self)
{
  int year = 0;

  for (guint i = 0; i < kg_calendar_days_get_size (self->import->days); i++) {
    int of_day;

    kg_date_get_ymd (kg_calendar_days_get (self->import->days, i)->date, &of_day, NULL, NULL);
    year = MAX (year, of_day);
  }

  return year;
}
