// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-editor.h"

#include "services/kg-template-service.h"
#include "widgets/kg-definition-text.h"
#include "widgets/kg-template-form.h"
#include "widgets/kg-template-words.h"
#include "widgets/kg-transient.h"
#include "widgets/kg-unsaved.h"

#include <glib/gi18n.h>

/**
 * KgTemplateEditor:
 *
 * Edits a process template, as a form or as text, with the plan that comes of
 * it. While there is a problem it cannot be saved, and what is in force stays.
 * A shipped template is kept in the store in place of the one that ships, and
 * can be had back.
 *
 * Signals: saved, once the template is in the store.
 */

struct _KgTemplateEditor {
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkToggleButton *as_text;
  GtkLabel *failure;
  GtkLabel *notice;
  GtkStack *stack;
  KgTemplateForm *form;
  KgDefinitionText *text_view;
  GtkLabel *verdict;

  KgWorkspace *workspace;
  char *before;       /* (nullable): the text in the store; %NULL for a new one */
  char *start;        /* (nullable): the text that the editor opened with */
  char *form_text;    /* the text that the form was filled from */
  char *key;          /* (nullable): must stay */
  char *name;
  gboolean form_touched;
  gboolean switching;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (KgTemplateEditor, kg_template_editor, ADW_TYPE_WINDOW)

static guint saved_signal;

static gboolean
shows_text (KgTemplateEditor *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "text") == 0;
}

static char *
dup_text (KgTemplateEditor *self)
{
  if (shows_text (self))
    return kg_definition_text_dup_text (self->text_view);

  return self->form_touched ? kg_template_form_dup_text (self->form) : g_strdup (self->form_text);
}

/* Why it cannot be saved as it stands. */
static char *
dup_problem (KgTemplateEditor  *self,
             const char        *text,
             KgTemplate       **template)
{
  g_autofree char *problem = shows_text (self) ? NULL : kg_template_form_dup_problem (self->form);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgTemplate) parsed = kg_template_parse (text, _("The process template"), &error);

  if (parsed == NULL)
    return problem != NULL ? g_steal_pointer (&problem) : g_strdup (error->message);
  if (self->key != NULL && !g_str_equal (self->key, kg_template_get_key (parsed)))
    return g_strdup_printf (_("The key stays “%s”; make a copy for another one"), self->key);

  *template = g_steal_pointer (&parsed);
  return NULL;
}

static gboolean
is_edited (KgTemplateEditor *self)
{
  g_autofree char *text = dup_text (self);

  return !g_str_equal (text, self->start);
}

/* How long it takes under the choices of the plan that is shown. */
static void
show_length (KgTemplateEditor *self,
             KgTemplate       *template)
{
  g_autofree char *choices = kg_template_form_dup_choices (self->form);
  g_autofree char *length = kg_template_words_length (template, choices);

  /* Those choices may be gone from the text. */
  if (length == NULL)
    length = kg_template_words_length (template, NULL);
  gtk_label_set_text (self->verdict, length != NULL ? length : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), "error");
}

static void
update (KgTemplateEditor *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (KgTemplate) template = NULL;
  g_autofree char *problem = dup_problem (self, text, &template);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.save",
                                 problem == NULL && !self->saving && (self->before == NULL || is_edited (self)));
  kg_template_form_show_plan (self->form, template);
  /* Below the text stands all that is wrong with it. */
  gtk_widget_set_visible (GTK_WIDGET (self->verdict),
                          !shows_text (self) || kg_definition_text_get_n_problems (self->text_view) == 0);
  if (problem != NULL) {
    gtk_label_set_text (self->verdict, problem);
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "error");
    return;
  }

  show_length (self, template);
}

static void
choices_changed_cb (KgTemplateEditor *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (KgTemplate) template = kg_template_parse (text, "", NULL);

  if (template != NULL)
    show_length (self, template);
}

static void
show_failure (KgTemplateEditor *self,
              const char       *sentence)
{
  gtk_label_set_text (self->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), sentence != NULL);
}

static void
form_changed_cb (KgTemplateEditor *self)
{
  self->form_touched = TRUE;
  show_failure (self, NULL);
  update (self);
}

static void
text_changed_cb (KgTemplateEditor *self)
{
  show_failure (self, NULL);
  update (self);
}

static void
fill_form (KgTemplateEditor *self,
           KgTemplate       *template,
           const char       *text)
{
  g_free (self->form_text);
  self->form_text = g_strdup (text);
  self->form_touched = FALSE;
  kg_template_form_set_data (self->form, kg_template_get_data (template), self->key == NULL);
}

static void
as_text_cb (KgTemplateEditor *self)
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
    g_autoptr (KgTemplate) template = kg_template_parse (text, "", NULL);

    if (template == NULL) {
      show_failure (self, _("The form shows the template once the text has no problems"));
      self->switching = TRUE;
      gtk_toggle_button_set_active (self->as_text, TRUE);
      self->switching = FALSE;
      return;
    }
    gtk_stack_set_visible_child_name (self->stack, "form");
    fill_form (self, template, text);
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

  return kg_template_save_over (txn, context, save->text, save->before, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KgTemplateEditor) self = user_data;
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
  KgTemplateEditor *self = KG_TEMPLATE_EDITOR (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr (KgTemplate) template = NULL;
  g_autofree char *problem = dup_problem (self, text, &template);
  Save *save;

  if (problem != NULL || self->saving)
    return;

  g_free (self->name);
  self->name = g_strdup (kg_template_get_name (template));
  save = g_new0 (Save, 1);
  save->text = g_steal_pointer (&text);
  save->before = g_strdup (self->before);
  self->saving = TRUE;
  show_failure (self, NULL);
  update (self);
  kg_workspace_commit_async (self->workspace, _("Edit process template"), run_save, save, save_free, NULL,
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
kg_template_editor_close_request (GtkWindow *window)
{
  KgTemplateEditor *self = KG_TEMPLATE_EDITOR (window);
  g_autofree char *text = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (KgTemplate) template = NULL;

  if (self->start == NULL || self->saving || !is_edited (self))
    return GTK_WINDOW_CLASS (kg_template_editor_parent_class)->close_request (window);

  text = dup_text (self);
  problem = dup_problem (self, text, &template);
  kg_unsaved_ask (window, self->name, problem == NULL, unsaved_cb);
  return TRUE;
}

static void
kg_template_editor_dispose (GObject *object)
{
  g_clear_object (&KG_TEMPLATE_EDITOR (object)->workspace);

  G_OBJECT_CLASS (kg_template_editor_parent_class)->dispose (object);
}

static void
kg_template_editor_finalize (GObject *object)
{
  KgTemplateEditor *self = KG_TEMPLATE_EDITOR (object);

  g_free (self->before);
  g_free (self->start);
  g_free (self->form_text);
  g_free (self->key);
  g_free (self->name);

  G_OBJECT_CLASS (kg_template_editor_parent_class)->finalize (object);
}

static void
kg_template_editor_class_init (KgTemplateEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_template_editor_dispose;
  object_class->finalize = kg_template_editor_finalize;

  GTK_WINDOW_CLASS (klass)->close_request = kg_template_editor_close_request;

  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KG_TYPE_TEMPLATE_FORM);
  g_type_ensure (KG_TYPE_DEFINITION_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-template-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, as_text);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, failure);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, notice);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, form);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, verdict);
  gtk_widget_class_bind_template_callback (widget_class, as_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);

  gtk_widget_class_install_action (widget_class, "edit.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kg_template_editor_init (KgTemplateEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_transient_forget_parent (GTK_WINDOW (self));
  kg_definition_text_set_check (self->text_view, kg_template_problems, _("The process template"));
}

/**
 * kg_template_editor_new:
 * @text: what to begin with; one with problems is shown as text
 * @before: (nullable): the text of the template that is edited; %NULL for a
 *   new one
 * @shipped: a template of this key ships with the program
 */
GtkWidget *
kg_template_editor_new (KgWorkspace *workspace,
                        const char  *text,
                        const char  *before,
                        gboolean     shipped)
{
  KgTemplateEditor *self = g_object_new (KG_TYPE_TEMPLATE_EDITOR, NULL);
  KgContext *context = kg_workspace_get_context (workspace);
  g_autoptr (KgTemplate) template = kg_template_parse (text, "", NULL);

  self->workspace = g_object_ref (workspace);
  self->before = g_strdup (before);
  self->name = g_strdup (template != NULL ? kg_template_get_name (template) : _("Process template"));
  if (template != NULL && before != NULL)
    self->key = g_strdup (kg_template_get_key (template));
  adw_window_title_set_title (self->heading, before != NULL ? self->name : _("New process template"));
  adw_window_title_set_subtitle (self->heading, self->key != NULL ? self->key : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), shipped && before != NULL);
  kg_template_form_set_calendar (self->form, kg_context_get_calendar (context), kg_context_get_today (context));

  if (template != NULL) {
    fill_form (self, template, text);
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
kg_template_editor_get_name (KgTemplateEditor *self)
{
  return self->name;
}
