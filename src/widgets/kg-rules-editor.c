// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-rules-editor.h"

#include "services/kg-rules-effect.h"
#include "services/kg-rules-service.h"
#include "widgets/kg-definition-text.h"
#include "widgets/kg-rules-form.h"
#include "widgets/kg-transient.h"
#include "widgets/kg-unsaved.h"

#include <glib/gi18n.h>

/**
 * KgRulesEditor:
 *
 * Edits a rule set, as a form or as text, and says before anything is saved
 * which lights it would change. While there is a problem it cannot be saved,
 * and what is in force stays. A shipped set is kept in the store in place of
 * the one that ships, and can be had back.
 *
 * Signals: saved, once the set is in the store.
 */

#define EFFECT_DELAY_MS 200

struct _KgRulesEditor {
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkToggleButton *as_text;
  GtkLabel *failure;
  GtkLabel *notice;
  GtkStack *stack;
  KgRulesForm *form;
  KgDefinitionText *text_view;
  GtkLabel *effect_label;

  KgWorkspace *workspace;
  GCancellable *cancellable; /* of the effect that is being worked out */
  char *before;       /* (nullable): the text in the store; %NULL for a new set */
  char *start;        /* the text that the editor opened with */
  char *form_text;    /* the text that the form was filled from */
  char *key;          /* (nullable): must stay */
  char *name;
  guint effect_id;
  gboolean form_touched;
  gboolean switching;
  gboolean in_force;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (KgRulesEditor, kg_rules_editor, ADW_TYPE_WINDOW)

static guint saved_signal;

static gboolean
shows_text (KgRulesEditor *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "text") == 0;
}

static char *
dup_text (KgRulesEditor *self)
{
  if (shows_text (self))
    return kg_definition_text_dup_text (self->text_view);

  return self->form_touched ? kg_rules_form_dup_text (self->form) : g_strdup (self->form_text);
}

/* Why it cannot be saved as it stands. */
static char *
dup_problem (KgRulesEditor  *self,
             const char     *text,
             KgRuleSet     **rules)
{
  g_autofree char *problem = shows_text (self) ? NULL : kg_rules_form_dup_problem (self->form);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgRuleSet) parsed = kg_rule_set_parse (text, _("The rule set"), &error);

  if (parsed == NULL)
    return problem != NULL ? g_steal_pointer (&problem) : g_strdup (error->message);
  if (self->key != NULL && !g_str_equal (self->key, kg_rule_set_get_key (parsed)))
    return g_strdup_printf (_("The key stays “%s”; make a copy for another one"), self->key);

  *rules = g_steal_pointer (&parsed);
  return NULL;
}

/* What it would change */

typedef struct {
  KgBoard *board;
  KgRuleSet *rules;
  KgRulesEffect effect;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *trial = data;

  kg_board_unref (trial->board);
  kg_rule_set_unref (trial->rules);
  g_free (trial);
}

static void
try_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Trial *trial = task_data;
  GError *error = NULL;

  if (kg_rules_effect_find (trial->board, trial->rules, cancellable, &trial->effect, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  KgRulesEditor *self = KG_RULES_EDITOR (source);
  Trial *trial = g_task_get_task_data (G_TASK (result));
  g_autofree char *words = NULL, *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->workspace == NULL)
    return;

  words = kg_rules_effect_to_text (&trial->effect);
  /* Translators: what the rules would change, and that this is only so once
   * they are put in force. */
  text = self->in_force ? g_strdup (words) : g_strdup_printf (_("%s, once it is in force"), words);
  gtk_label_set_text (self->effect_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->effect_label), TRUE);
}

static gboolean
effect_cb (gpointer user_data)
{
  KgRulesEditor *self = user_data;
  KgBoard *board = kg_workspace_get_board (self->workspace);
  g_autofree char *text = dup_text (self);
  g_autoptr (KgRuleSet) rules = kg_rule_set_parse (text, "", NULL);
  g_autoptr (GTask) task = NULL;
  Trial *trial;

  self->effect_id = 0;
  if (board == NULL || rules == NULL)
    return G_SOURCE_REMOVE;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, tried_cb, NULL);
  trial = g_new0 (Trial, 1);
  trial->board = kg_board_ref (board);
  trial->rules = g_steal_pointer (&rules);
  g_task_set_task_data (task, trial, trial_free);
  g_task_run_in_thread (task, try_thread);

  return G_SOURCE_REMOVE;
}

static void
stop_effect (KgRulesEditor *self)
{
  g_clear_handle_id (&self->effect_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
is_edited (KgRulesEditor *self)
{
  g_autofree char *text = dup_text (self);

  return !g_str_equal (text, self->start);
}

static void
update (KgRulesEditor *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (KgRuleSet) rules = NULL;
  g_autofree char *problem = dup_problem (self, text, &rules);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.save",
                                 problem == NULL && !self->saving && (self->before == NULL || is_edited (self)));
  stop_effect (self);
  gtk_label_set_text (self->effect_label, problem != NULL ? problem : "");
  /* Below the text stands all that is wrong with it. */
  if (problem != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->effect_label),
                            !shows_text (self) || kg_definition_text_get_n_problems (self->text_view) == 0);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->effect_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->effect_label), "error");
  if (problem == NULL && self->workspace != NULL)
    self->effect_id = g_timeout_add (EFFECT_DELAY_MS, effect_cb, self);
}

static void
show_failure (KgRulesEditor *self,
              const char    *sentence)
{
  gtk_label_set_text (self->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), sentence != NULL);
}

static void
form_changed_cb (KgRulesEditor *self)
{
  self->form_touched = TRUE;
  show_failure (self, NULL);
  update (self);
}

static void
text_changed_cb (KgRulesEditor *self)
{
  show_failure (self, NULL);
  update (self);
}

static void
fill_form (KgRulesEditor *self,
           KgRuleSet     *rules,
           const char    *text)
{
  g_free (self->form_text);
  self->form_text = g_strdup (text);
  self->form_touched = FALSE;
  kg_rules_form_set_rules (self->form, rules, self->key == NULL);
}

static void
as_text_cb (KgRulesEditor *self)
{
  gboolean want_text = gtk_toggle_button_get_active (self->as_text);
  g_autofree char *text = NULL;

  if (self->switching || self->start == NULL || want_text == shows_text (self))
    return;

  text = dup_text (self);
  show_failure (self, NULL);
  if (want_text) {
    kg_definition_text_set_text (self->text_view, text);
    gtk_stack_set_visible_child_name (self->stack, "text");
  } else {
    g_autoptr (GError) error = NULL;
    g_autoptr (KgRuleSet) rules = kg_rule_set_parse (text, _("The rule set"), &error);

    if (rules == NULL) {
      show_failure (self, _("The form shows the set once the text has no problems"));
      self->switching = TRUE;
      gtk_toggle_button_set_active (self->as_text, TRUE);
      self->switching = FALSE;
      return;
    }
    gtk_stack_set_visible_child_name (self->stack, "form");
    fill_form (self, rules, text);
  }
  update (self);
}

/* Saving */

typedef struct {
  char *text;
  char *before;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->text);
  g_free (save->before);
  g_free (save);
}

static gboolean
run_save (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  Save *save = data;

  return kg_rules_save_over (txn, context, save->text, save->before, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KgRulesEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (kg_workspace_finish (KG_WORKSPACE (source), result, &error) == NULL) {
    show_failure (self, error->message);
    update (self);
    return;
  }

  g_signal_emit (self, saved_signal, 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgRulesEditor *self = KG_RULES_EDITOR (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr (KgRuleSet) rules = NULL;
  g_autofree char *problem = dup_problem (self, text, &rules);
  Save *save;

  if (problem != NULL || self->saving)
    return;

  g_free (self->name);
  self->name = kg_rule_set_get_name (rules);
  save = g_new0 (Save, 1);
  save->text = g_steal_pointer (&text);
  save->before = g_strdup (self->before);
  self->saving = TRUE;
  show_failure (self, NULL);
  update (self);
  kg_workspace_commit_async (self->workspace, _("Edit light rules"), run_save, save, save_free, NULL,
                             saved_cb, g_object_ref (self));
}

static void
unsaved_cb (GtkWindow *editor,
            KgUnsaved  answer)
{
  switch (answer) {
  case KG_UNSAVED_SAVE:
    gtk_widget_activate_action (GTK_WIDGET (editor), "edit.save", NULL);
    break;
  case KG_UNSAVED_DISCARD:
    gtk_window_destroy (editor);
    break;
  case KG_UNSAVED_KEEP:
  default:
    break;
  }
}

static gboolean
kg_rules_editor_close_request (GtkWindow *window)
{
  KgRulesEditor *self = KG_RULES_EDITOR (window);
  g_autofree char *text = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (KgRuleSet) rules = NULL;

  if (self->start == NULL || self->saving || !is_edited (self))
    return GTK_WINDOW_CLASS (kg_rules_editor_parent_class)->close_request (window);

  text = dup_text (self);
  problem = dup_problem (self, text, &rules);
  kg_unsaved_ask (window, self->name, problem == NULL, unsaved_cb);
  return TRUE;
}

static void
kg_rules_editor_dispose (GObject *object)
{
  KgRulesEditor *self = KG_RULES_EDITOR (object);

  stop_effect (self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_rules_editor_parent_class)->dispose (object);
}

static void
kg_rules_editor_finalize (GObject *object)
{
  KgRulesEditor *self = KG_RULES_EDITOR (object);

  g_free (self->before);
  g_free (self->start);
  g_free (self->form_text);
  g_free (self->key);
  g_free (self->name);

  G_OBJECT_CLASS (kg_rules_editor_parent_class)->finalize (object);
}

static void
kg_rules_editor_class_init (KgRulesEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_rules_editor_dispose;
  object_class->finalize = kg_rules_editor_finalize;

  GTK_WINDOW_CLASS (klass)->close_request = kg_rules_editor_close_request;

  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KG_TYPE_RULES_FORM);
  g_type_ensure (KG_TYPE_DEFINITION_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-rules-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, as_text);
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, failure);
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, notice);
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, form);
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, effect_label);
  gtk_widget_class_bind_template_callback (widget_class, as_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);

  gtk_widget_class_install_action (widget_class, "edit.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kg_rules_editor_init (KgRulesEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_transient_forget_parent (GTK_WINDOW (self));
  kg_definition_text_set_check (self->text_view, kg_rule_set_problems, _("The rule set"));
}

/**
 * kg_rules_editor_new:
 * @text: what to begin with; one with problems is shown as text
 * @before: (nullable): the text of the set that is edited; %NULL for a new one
 * @shipped: a set of this key ships with the program
 * @in_force: the set is in force
 */
GtkWidget *
kg_rules_editor_new (KgWorkspace *workspace,
                     const char  *text,
                     const char  *before,
                     gboolean     shipped,
                     gboolean     in_force)
{
  KgRulesEditor *self = g_object_new (KG_TYPE_RULES_EDITOR, NULL);
  g_autoptr (KgRuleSet) rules = kg_rule_set_parse (text, _("The rule set"), NULL);

  self->workspace = g_object_ref (workspace);
  self->before = g_strdup (before);
  self->in_force = in_force;
  self->name = rules != NULL ? kg_rule_set_get_name (rules) : g_strdup (_("Rule set"));
  if (rules != NULL && before != NULL)
    self->key = g_strdup (kg_rule_set_get_key (rules));
  adw_window_title_set_title (self->heading, before != NULL ? self->name : _("New rule set"));
  adw_window_title_set_subtitle (self->heading, self->key != NULL ? self->key : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), shipped && before != NULL);

  if (rules != NULL) {
    fill_form (self, rules, text);
    gtk_stack_set_visible_child_name (self->stack, "form");
  } else {
    kg_definition_text_set_text (self->text_view, text);
    gtk_stack_set_visible_child_name (self->stack, "text");
    gtk_toggle_button_set_active (self->as_text, TRUE);
  }
  self->start = g_strdup (text);
  update (self);

  return GTK_WIDGET (self);
}

const char *
kg_rules_editor_get_name (KgRulesEditor *self)
{
  return self->name;
}
