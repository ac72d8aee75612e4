// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-rules-editor.h"

#include "services/kg-rules-effect.h"
#include "services/kg-rules-service.h"
#include "widgets/kg-rules-form.h"

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
  KgDefinitionEditor parent_instance;

  KgRulesForm *form;
  GtkLabel *effect_label;

  GCancellable *cancellable; /* of the effect that is being worked out */
  guint effect_id;
  gboolean in_force;
};

G_DEFINE_FINAL_TYPE (KgRulesEditor, kg_rules_editor, KG_TYPE_DEFINITION_EDITOR)

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

  if (!g_task_propagate_boolean (G_TASK (result), NULL)
      || kg_definition_editor_get_workspace (KG_DEFINITION_EDITOR (self)) == NULL)
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
  KgDefinitionEditor *editor = user_data;
  KgBoard *board = kg_workspace_get_board (kg_definition_editor_get_workspace (editor));
  g_autofree char *text = kg_definition_editor_dup_text (editor);
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

static void
judge (KgDefinitionEditor *editor,
       gpointer            definition,
       const char         *problem,
       gboolean            listed)
{
  KgRulesEditor *self = KG_RULES_EDITOR (editor);

  stop_effect (self);
  gtk_label_set_text (self->effect_label, problem != NULL ? problem : "");
  if (problem != NULL) {
    gtk_widget_set_visible (GTK_WIDGET (self->effect_label), !listed);
    gtk_widget_add_css_class (GTK_WIDGET (self->effect_label), "error");
    return;
  }

  gtk_widget_remove_css_class (GTK_WIDGET (self->effect_label), "error");
  if (kg_definition_editor_get_workspace (editor) != NULL)
    self->effect_id = g_timeout_add (EFFECT_DELAY_MS, effect_cb, self);
}

/* The set and its form */

static gpointer
parse (const char  *text,
       const char  *name,
       GError     **error)
{
  return kg_rule_set_parse (text, name, error);
}

static void
unref (gpointer definition)
{
  kg_rule_set_unref (definition);
}

static const char *
get_key (gconstpointer definition)
{
  return kg_rule_set_get_key (definition);
}

static char *
dup_name (gconstpointer definition)
{
  return kg_rule_set_get_name (definition);
}

static gboolean
save_over (KgTxn       *txn,
           KgContext   *context,
           const char  *id,
           const char  *text,
           const char  *before,
           GError     **error)
{
  return kg_rules_save_over (txn, context, text, before, error);
}

static void
fill_form (KgDefinitionEditor *editor,
           gpointer            definition,
           gboolean            is_new)
{
  kg_rules_form_set_rules (KG_RULES_EDITOR (editor)->form, definition, is_new);
}

static char *
dup_text (KgDefinitionEditor *editor)
{
  return kg_rules_form_dup_text (KG_RULES_EDITOR (editor)->form);
}

static char *
dup_problem (KgDefinitionEditor *editor)
{
  return kg_rules_form_dup_problem (KG_RULES_EDITOR (editor)->form);
}

static void
kg_rules_editor_dispose (GObject *object)
{
  stop_effect (KG_RULES_EDITOR (object));

  G_OBJECT_CLASS (kg_rules_editor_parent_class)->dispose (object);
}

static void
kg_rules_editor_class_init (KgRulesEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KgDefinitionEditorClass *editor_class = KG_DEFINITION_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_rules_editor_dispose;

  editor_class->what = N_("The rule set");
  editor_class->unnamed = N_("Rule set");
  editor_class->new_heading = N_("New rule set");
  editor_class->no_form = N_("The form shows the set once the text has no problems");
  editor_class->save_label = N_("Edit light rules");
  editor_class->parse = parse;
  editor_class->unref = unref;
  editor_class->get_key = get_key;
  editor_class->dup_name = dup_name;
  editor_class->check = kg_rule_set_problems;
  editor_class->save_over = save_over;
  editor_class->fill_form = fill_form;
  editor_class->dup_text = dup_text;
  editor_class->dup_problem = dup_problem;
  editor_class->judge = judge;

  g_type_ensure (KG_TYPE_RULES_FORM);
  kg_definition_editor_class_set_template (editor_class, "/org/kaigong/Kaigong/ui/kg-rules-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, form);
  gtk_widget_class_bind_template_child (widget_class, KgRulesEditor, effect_label);
}

static void
kg_rules_editor_init (KgRulesEditor *self)
{
  kg_definition_editor_set_up (KG_DEFINITION_EDITOR (self));
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

  self->in_force = in_force;
  kg_definition_editor_begin (KG_DEFINITION_EDITOR (self), workspace, text, before, shipped);

  return GTK_WIDGET (self);
}
