// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-owed.h"

#include "services/kg-commitment-service.h"
#include "services/kg-excuse-service.h"
#include "services/kg-report-service.h"
#include "widgets/kg-ask-popover.h"
#include "widgets/kg-commitment-dialog.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-project-more.h"
#include "widgets/kg-project-owed-rows.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgProjectOwed:
 *
 * What is owed on a project and what is forgiven: the commitments for which
 * steps were accepted incomplete (容缺), the reasons that were accepted for a
 * delay, and the reports of its task force with how often they are to come.
 */

struct _KgProjectOwed {
  AdwBin parent_instance;

  GtkListBox *commitments;
  GtkWidget *add_excuse;
  GtkListBox *excuses;
  GtkDropDown *every;
  GtkWidget *add_report;
  GtkLabel *silence;
  GtkListBox *reports;
  KgAskPopover *ask;

  KgWorkspace *workspace;
  KgProjectFile *file;
  GArray *cadences; /* int, of the words in every */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgProjectOwed, kg_project_owed, ADW_TYPE_BIN)

typedef struct {
  KgProjectOwed *owed; /* while the question is open */
  KgUseCase func;
  const char *label;
  char *id;            /* of the project, or of what is changed */
  KgRecord *project;   /* nullable */
  char *text;
  char *who;
  KgDate date;
  int every;
} Change;

static Change *
change_new (KgProjectOwed *self,
            KgUseCase      func,
            const char    *label,
            const char    *id)
{
  Change *change = g_new0 (Change, 1);

  change->owed = self;
  change->func = func;
  change->label = label;
  change->id = g_strdup (id);
  return change;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->project, kg_record_unref);
  g_free (change->id);
  g_free (change->text);
  g_free (change->who);
  g_free (change);
}

static gboolean
run_clear (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Change *change = data;

  return kg_commitment_clear (txn, context, change->id, change->text, kg_context_get_today (context), error);
}

static gboolean
run_accept (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Change *change = data;
  g_autofree char *id = kg_excuse_accept (txn, context, change->id, change->text, change->who, change->date,
                                          kg_context_get_today (context), NULL, error);

  return id != NULL;
}

static gboolean
run_end (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Change *change = data;

  return kg_excuse_end (txn, context, change->id, change->text, error);
}

static gboolean
run_report (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Change *change = data;
  g_autofree char *id = kg_report_add (txn, context, change->id, change->text, change->who,
                                       kg_context_get_today (context), error);

  return id != NULL;
}

static gboolean
run_every (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Change *change = data;

  return kg_report_set_every (txn, context, change->project, change->every, error);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KgProjectOwed) self = user_data;
  g_autoptr (GError) error = NULL;
  Change *change = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (change == NULL)
    kg_feedback_error (GTK_WIDGET (self), error);
  else if (change->func == run_report)
    kg_feedback_done (GTK_WIDGET (self), change->label);
  else
    kg_feedback_undoable (GTK_WIDGET (self), change->label);
}

static void
commit (KgProjectOwed *self,
        Change        *change)
{
  kg_workspace_commit_async (self->workspace, change->label, change->func, change, change_free, NULL,
                             changed_cb, g_object_ref (self));
}

static void
answered_cb (const KgAnswer *answer,
             gpointer        user_data)
{
  Change *asked = user_data;
  Change *change = change_new (asked->owed, asked->func, asked->label, asked->id);

  change->text = g_strdup (answer->text);
  change->who = g_strdup (answer->who);
  change->date = answer->date;
  commit (asked->owed, change);
}

static void
ask (KgProjectOwed    *self,
     GtkWidget        *at,
     const KgQuestion *question,
     Change           *change)
{
  KgContext *context = kg_board_get_context (self->file->board);

  kg_ask_popover_ask (self->ask, at, question, kg_context_get_today (context),
                      kg_context_get_calendar (context), answered_cb, change, change_free);
}

static void
add_commitment_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  KgProjectOwed *self = KG_PROJECT_OWED (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (self->file == NULL)
    return;

  dialog = kg_commitment_dialog_new (self->workspace, self->file);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
clear_commitment_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  KgProjectOwed *self = KG_PROJECT_OWED (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  GtkWidget *at = kg_project_find_button (GTK_WIDGET (self->commitments), id);

  if (self->file != NULL && at != NULL)
    ask (self, at,
         &(KgQuestion) { .title = _("Clear the commitment"), .prompt = _("How: what came, from whom"),
                         .verb = _("Clear"), .text_needed = TRUE },
         change_new (self, run_clear, _("Commitment cleared"), id));
}

static void
add_excuse_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  KgProjectOwed *self = KG_PROJECT_OWED (widget);

  if (self->file != NULL)
    ask (self, self->add_excuse,
         &(KgQuestion) { .title = _("Accept a reason for the delay"), .prompt = _("The reason, in one sentence"),
                         .verb = _("Accept"), .text_needed = TRUE,
                         .after = kg_context_get_today (kg_board_get_context (self->file->board)) - 1,
                         .date_label = _("Until, or empty until somebody ends it"),
                         .ask_who = TRUE, .who_label = _("Accepted by") },
         change_new (self, run_accept, _("Reason accepted"), self->file->summary->id));
}

static void
end_excuse_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  KgProjectOwed *self = KG_PROJECT_OWED (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  GtkWidget *at = kg_project_find_button (GTK_WIDGET (self->excuses), id);

  if (self->file != NULL && at != NULL)
    ask (self, at,
         &(KgQuestion) { .title = _("End what was accepted"), .prompt = _("Why it holds no more"),
                         .verb = _("End"), .text_needed = TRUE },
         change_new (self, run_end, _("Accepted reason ended"), id));
}

static void
add_report_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  KgProjectOwed *self = KG_PROJECT_OWED (widget);

  if (self->file != NULL)
    ask (self, self->add_report,
         &(KgQuestion) { .title = _("Report of the task force"), .prompt = _("What was reported"),
                         .verb = _("Add"), .text_needed = TRUE, .ask_who = TRUE },
         change_new (self, run_report, _("Report added"), self->file->summary->id));
}

static void
every_cb (KgProjectOwed *self)
{
  guint chosen = gtk_drop_down_get_selected (self->every);
  Change *change;

  if (self->filling || self->file == NULL || chosen >= self->cadences->len)
    return;

  change = change_new (self, run_every, _("Cadence of reports changed"), self->file->summary->id);
  change->project = kg_record_ref (self->file->project);
  change->every = g_array_index (self->cadences, int, chosen);
  commit (self, change);
}

static void
show_cadence (KgProjectOwed *self)
{
  static const int usual[] = { 0, 1, 2, 3, 5, 10 };
  int every = (int) kg_record_get_int (self->file->project, KG_PROJECT_REPORT_EVERY);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  g_array_set_size (self->cadences, 0);
  g_array_append_vals (self->cadences, usual, G_N_ELEMENTS (usual));
  for (guint i = 0; i < self->cadences->len; i++)
    if (g_array_index (self->cadences, int, i) == every)
      selected = i;
  if (selected == GTK_INVALID_LIST_POSITION) {
    selected = self->cadences->len;
    g_array_append_val (self->cadences, every);
  }

  for (guint i = 0; i < self->cadences->len; i++) {
    int days = g_array_index (self->cadences, int, i);
    g_autofree char *text = days == 0 ? g_strdup (_("None awaited"))
                                      : g_strdup_printf (ngettext ("Every working day", "Every %d working days", days), days);

    gtk_string_list_append (words, text);
  }

  self->filling = TRUE;
  gtk_drop_down_set_model (self->every, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->every, selected);
  self->filling = FALSE;
}

static void
show_silence (KgProjectOwed *self)
{
  gboolean late;
  g_autofree char *words = kg_project_report_words (self->file, &late);

  gtk_label_set_text (self->silence, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->silence), late ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->silence), late ? "error" : "dim-label");
}

static void
kg_project_owed_dispose (GObject *object)
{
  KgProjectOwed *self = KG_PROJECT_OWED (object);

  if (self->ask != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->ask)));
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->file, kg_project_file_unref);

  G_OBJECT_CLASS (kg_project_owed_parent_class)->dispose (object);
}

static void
kg_project_owed_finalize (GObject *object)
{
  g_array_unref (KG_PROJECT_OWED (object)->cadences);

  G_OBJECT_CLASS (kg_project_owed_parent_class)->finalize (object);
}

static void
kg_project_owed_class_init (KgProjectOwedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_project_owed_dispose;
  object_class->finalize = kg_project_owed_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-project-owed.ui");
  gtk_widget_class_bind_template_child (widget_class, KgProjectOwed, commitments);
  gtk_widget_class_bind_template_child (widget_class, KgProjectOwed, add_excuse);
  gtk_widget_class_bind_template_child (widget_class, KgProjectOwed, excuses);
  gtk_widget_class_bind_template_child (widget_class, KgProjectOwed, every);
  gtk_widget_class_bind_template_child (widget_class, KgProjectOwed, add_report);
  gtk_widget_class_bind_template_child (widget_class, KgProjectOwed, silence);
  gtk_widget_class_bind_template_child (widget_class, KgProjectOwed, reports);
  gtk_widget_class_bind_template_callback (widget_class, every_cb);

  gtk_widget_class_install_action (widget_class, "owed.add-commitment", NULL, add_commitment_action);
  gtk_widget_class_install_action (widget_class, "owed.clear-commitment", "s", clear_commitment_action);
  gtk_widget_class_install_action (widget_class, "owed.add-excuse", NULL, add_excuse_action);
  gtk_widget_class_install_action (widget_class, "owed.end-excuse", "s", end_excuse_action);
  gtk_widget_class_install_action (widget_class, "owed.add-report", NULL, add_report_action);
}

static void
kg_project_owed_init (KgProjectOwed *self)
{
  self->cadences = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ask = KG_ASK_POPOVER (kg_ask_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->ask), GTK_WIDGET (self));
}

void
kg_project_owed_show (KgProjectOwed *self,
                      KgWorkspace   *workspace,
                      KgProjectFile *file)
{
  KgProjectFile *old = self->file;

  g_set_object (&self->workspace, workspace);
  self->file = kg_project_file_ref (file);
  if (old != NULL) {
    if (!g_str_equal (old->summary->id, file->summary->id))
      gtk_popover_popdown (GTK_POPOVER (self->ask));
    kg_project_file_unref (old);
  }

  kg_project_show_commitments (self->commitments, file);
  kg_project_show_excuses (self->excuses, file);
  kg_project_show_reports (self->reports, file);
  show_cadence (self);
  show_silence (self);
}

/**
 * kg_project_owed_close_lists:
 *
 * Another project begins with the first rows of each list.
 */
void
kg_project_owed_close_lists (KgProjectOwed *self)
{
  kg_project_limit_reset (GTK_WIDGET (self->commitments));
  kg_project_limit_reset (GTK_WIDGET (self->excuses));
  kg_project_limit_reset (GTK_WIDGET (self->reports));
}
