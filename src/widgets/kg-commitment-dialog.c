// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-commitment-dialog.h"

#include "services/kg-commitment-service.h"
#include "widgets/kg-day-entry.h"

#include <glib/gi18n.h>

/**
 * KgCommitmentDialog:
 *
 * Takes down a promise (信用承诺) for which a step may go on without a paper:
 * what is promised, by whom, and when it is due: on a day, before a step or at
 * an event. What is refused leaves the dialog open with everything typed.
 */

struct _KgCommitmentDialog {
  AdwWindow parent_instance;

  GtkLabel *failure;
  AdwEntryRow *document;
  AdwEntryRow *promised_by;
  AdwComboRow *step;
  KgDayEntry *due_on;
  AdwComboRow *due_before;
  AdwEntryRow *due_event;
  AdwEntryRow *consequence;

  KgWorkspace *workspace;
  char *project_id;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (KgCommitmentDialog, kg_commitment_dialog, ADW_TYPE_WINDOW)

static char *
typed (AdwEntryRow *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* By its number in the plan, which names no other. */
static char *
chosen_step (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? g_strdup_printf ("%u", selected) : NULL;
}

static void
update (KgCommitmentDialog *self)
{
  g_autofree char *document = typed (self->document);
  g_autofree char *by = typed (self->promised_by);
  g_autofree char *event = typed (self->due_event);
  g_autofree char *before = chosen_step (self->due_before);
  gboolean due = event != NULL || before != NULL || kg_day_entry_get_date (self->due_on) != KG_DATE_NONE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "commitment.save",
                                 document != NULL && by != NULL && due &&
                                 kg_day_entry_is_valid (self->due_on) && !self->saving);
}

typedef struct {
  char *project_id;
  char *texts[6];
  KgDate due_on;
} Save;

enum {
  TEXT_DOCUMENT,
  TEXT_PROMISED_BY,
  TEXT_STEP,
  TEXT_DUE_BEFORE,
  TEXT_DUE_EVENT,
  TEXT_CONSEQUENCE,
};

static void
save_free (gpointer data)
{
  Save *save = data;

  for (guint i = 0; i < G_N_ELEMENTS (save->texts); i++)
    g_free (save->texts[i]);
  g_free (save->project_id);
  g_free (save);
}

static gboolean
run_save (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  Save *save = data;
  KgCommitmentValues values = {
    .document = save->texts[TEXT_DOCUMENT],
    .promised_by = save->texts[TEXT_PROMISED_BY],
    .step = save->texts[TEXT_STEP],
    .due_before = save->texts[TEXT_DUE_BEFORE],
    .due_event = save->texts[TEXT_DUE_EVENT],
    .consequence = save->texts[TEXT_CONSEQUENCE],
    .due_on = save->due_on,
  };
  g_autofree char *id = kg_commitment_add (txn, context, save->project_id, &values, NULL, error);

  return id != NULL;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KgCommitmentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (kg_workspace_finish (KG_WORKSPACE (source), result, &error) != NULL) {
    gtk_window_destroy (GTK_WINDOW (self));
    return;
  }

  gtk_label_set_text (self->failure, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
  update (self);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgCommitmentDialog *self = KG_COMMITMENT_DIALOG (widget);
  Save *save;

  if (self->saving)
    return;

  save = g_new0 (Save, 1);
  save->project_id = g_strdup (self->project_id);
  save->texts[TEXT_DOCUMENT] = typed (self->document);
  save->texts[TEXT_PROMISED_BY] = typed (self->promised_by);
  save->texts[TEXT_STEP] = chosen_step (self->step);
  save->texts[TEXT_DUE_BEFORE] = chosen_step (self->due_before);
  save->texts[TEXT_DUE_EVENT] = typed (self->due_event);
  save->texts[TEXT_CONSEQUENCE] = typed (self->consequence);
  save->due_on = kg_day_entry_get_date (self->due_on);

  self->saving = TRUE;
  update (self);
  kg_workspace_commit_async (self->workspace, _("Commitment added"), run_save, save, save_free, NULL,
                             saved_cb, g_object_ref (self));
}

static void
kg_commitment_dialog_dispose (GObject *object)
{
  KgCommitmentDialog *self = KG_COMMITMENT_DIALOG (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_commitment_dialog_parent_class)->dispose (object);
}

static void
kg_commitment_dialog_finalize (GObject *object)
{
  g_free (KG_COMMITMENT_DIALOG (object)->project_id);

  G_OBJECT_CLASS (kg_commitment_dialog_parent_class)->finalize (object);
}

static void
kg_commitment_dialog_class_init (KgCommitmentDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_commitment_dialog_dispose;
  object_class->finalize = kg_commitment_dialog_finalize;

  g_type_ensure (KG_TYPE_DAY_ENTRY);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-commitment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KgCommitmentDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, KgCommitmentDialog, document);
  gtk_widget_class_bind_template_child (widget_class, KgCommitmentDialog, promised_by);
  gtk_widget_class_bind_template_child (widget_class, KgCommitmentDialog, step);
  gtk_widget_class_bind_template_child (widget_class, KgCommitmentDialog, due_on);
  gtk_widget_class_bind_template_child (widget_class, KgCommitmentDialog, due_before);
  gtk_widget_class_bind_template_child (widget_class, KgCommitmentDialog, due_event);
  gtk_widget_class_bind_template_child (widget_class, KgCommitmentDialog, consequence);
  gtk_widget_class_bind_template_callback (widget_class, update);

  gtk_widget_class_install_action (widget_class, "commitment.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "commitment.save", NULL);
}

static void
kg_commitment_dialog_init (KgCommitmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_day_entry_set_label (self->due_on, _("Due on"));
  update (self);
}

GtkWidget *
kg_commitment_dialog_new (KgWorkspace   *workspace,
                          KgProjectFile *file)
{
  KgCommitmentDialog *self = g_object_new (KG_TYPE_COMMITMENT_DIALOG, NULL);
  g_autoptr (GtkStringList) steps = gtk_string_list_new (NULL);

  self->workspace = g_object_ref (workspace);
  self->project_id = g_strdup (file->summary->id);
  kg_day_entry_set_today (self->due_on, kg_context_get_today (kg_board_get_context (file->board)));

  gtk_string_list_append (steps, "–");
  for (guint i = 0; i < file->steps->len; i++)
    gtk_string_list_append (steps, g_array_index (file->steps, KgStepView, i).name);
  adw_combo_row_set_model (self->step, G_LIST_MODEL (steps));
  adw_combo_row_set_model (self->due_before, G_LIST_MODEL (steps));

  return GTK_WIDGET (self);
}
