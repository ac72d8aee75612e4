// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-editor.h"

#include "services/kg-template-service.h"
#include "widgets/kg-template-form.h"
#include "widgets/kg-template-words.h"

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
  KgDefinitionEditor parent_instance;

  KgTemplateForm *form;
  GtkLabel *verdict;
};

G_DEFINE_FINAL_TYPE (KgTemplateEditor, kg_template_editor, KG_TYPE_DEFINITION_EDITOR)

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
judge (KgDefinitionEditor *editor,
       gpointer            definition,
       const char         *problem,
       gboolean            listed)
{
  KgTemplateEditor *self = KG_TEMPLATE_EDITOR (editor);

  kg_template_form_show_plan (self->form, definition);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), !listed);
  if (problem != NULL) {
    gtk_label_set_text (self->verdict, problem);
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "error");
    return;
  }

  show_length (self, definition);
}

static void
choices_changed_cb (KgTemplateEditor *self)
{
  g_autofree char *text = kg_definition_editor_dup_text (KG_DEFINITION_EDITOR (self));
  g_autoptr (KgTemplate) template = kg_template_parse (text, "", NULL);

  if (template != NULL)
    show_length (self, template);
}

/* The template and its form */

static gpointer
parse (const char  *text,
       const char  *name,
       GError     **error)
{
  return kg_template_parse (text, name, error);
}

static void
unref (gpointer definition)
{
  kg_template_unref (definition);
}

static const char *
get_key (gconstpointer definition)
{
  return kg_template_get_key (definition);
}

static char *
dup_name (gconstpointer definition)
{
  return g_strdup (kg_template_get_name (definition));
}

static gboolean
save_over (KgTxn       *txn,
           KgContext   *context,
           const char  *id,
           const char  *text,
           const char  *before,
           GError     **error)
{
  return kg_template_save_over (txn, context, text, before, error);
}

static void
fill_form (KgDefinitionEditor *editor,
           gpointer            definition,
           gboolean            is_new)
{
  kg_template_form_set_data (KG_TEMPLATE_EDITOR (editor)->form, kg_template_get_data (definition), is_new);
}

static char *
dup_text (KgDefinitionEditor *editor)
{
  return kg_template_form_dup_text (KG_TEMPLATE_EDITOR (editor)->form);
}

static char *
dup_problem (KgDefinitionEditor *editor)
{
  return kg_template_form_dup_problem (KG_TEMPLATE_EDITOR (editor)->form);
}

static void
kg_template_editor_class_init (KgTemplateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KgDefinitionEditorClass *editor_class = KG_DEFINITION_EDITOR_CLASS (klass);

  editor_class->what = N_("The process template");
  editor_class->unnamed = N_("Process template");
  editor_class->new_heading = N_("New process template");
  editor_class->no_form = N_("The form shows the template once the text has no problems");
  editor_class->save_label = N_("Edit process template");
  editor_class->parse = parse;
  editor_class->unref = unref;
  editor_class->get_key = get_key;
  editor_class->dup_name = dup_name;
  editor_class->check = kg_template_problems;
  editor_class->save_over = save_over;
  editor_class->fill_form = fill_form;
  editor_class->dup_text = dup_text;
  editor_class->dup_problem = dup_problem;
  editor_class->judge = judge;

  g_type_ensure (KG_TYPE_TEMPLATE_FORM);
  kg_definition_editor_class_set_template (editor_class, "/org/kaigong/Kaigong/ui/kg-template-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, form);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateEditor, verdict);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);
}

static void
kg_template_editor_init (KgTemplateEditor *self)
{
  kg_definition_editor_set_up (KG_DEFINITION_EDITOR (self));
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

  kg_template_form_set_calendar (self->form, kg_context_get_calendar (context), kg_context_get_today (context));
  kg_definition_editor_begin (KG_DEFINITION_EDITOR (self), workspace, text, before, shipped);

  return GTK_WIDGET (self);
}
