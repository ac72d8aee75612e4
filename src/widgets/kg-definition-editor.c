// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-definition-editor.h"

#include "core/kg-error.h"
#include "widgets/kg-transient.h"
#include "widgets/kg-unsaved.h"

#include <glib/gi18n.h>

/**
 * KgDefinitionEditor:
 *
 * What the editors of rule sets and of process templates have in common: a
 * form or the text, and the way into the store. While there is a problem it
 * cannot be saved, and what is in force stays. What ships with the program is
 * kept in the store in place of the one that ships, and can be had back.
 *
 * Signals: saved, once it is in the store.
 */

typedef struct {
  AdwWindowTitle *heading;
  GtkToggleButton *as_text;
  GtkLabel *failure;
  GtkLabel *notice;
  GtkStack *stack;
  KgDefinitionText *text_view;

  KgWorkspace *workspace;
  char *before;       /* (nullable): the text in the store; %NULL for a new one */
  char *start;        /* (nullable): the text that the editor opened with */
  char *form_text;    /* the text that the form was filled from */
  char *key;          /* (nullable): must stay */
  char *id;           /* (nullable): what the store knows it by, where that is not in the text */
  char *name;
  gboolean form_touched;
  gboolean switching;
  gboolean saving;
} KgDefinitionEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KgDefinitionEditor, kg_definition_editor, ADW_TYPE_WINDOW)

static guint saved_signal;

static KgDefinitionEditorPrivate *
get_private (KgDefinitionEditor *self)
{
  return kg_definition_editor_get_instance_private (self);
}

static gboolean
shows_text (KgDefinitionEditor *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (get_private (self)->stack), "text") == 0;
}

/**
 * kg_definition_editor_dup_text:
 *
 * Returns: (transfer full): as it stands, by the form or by the text
 */
char *
kg_definition_editor_dup_text (KgDefinitionEditor *self)
{
  KgDefinitionEditorPrivate *priv = get_private (self);

  if (shows_text (self))
    return kg_definition_text_dup_text (priv->text_view);

  return priv->form_touched ? KG_DEFINITION_EDITOR_GET_CLASS (self)->dup_text (self) : g_strdup (priv->form_text);
}

/* The definition of @text; %NULL with why it cannot be saved as it stands. */
static gpointer
parse (KgDefinitionEditor  *self,
       const char          *text,
       char               **problem)
{
  KgDefinitionEditorPrivate *priv = get_private (self);
  KgDefinitionEditorClass *klass = KG_DEFINITION_EDITOR_GET_CLASS (self);
  g_autofree char *in_form = shows_text (self) ? NULL : klass->dup_problem (self);
  g_autoptr (GError) error = NULL;
  gpointer parsed = klass->parse (text, _(klass->what), &error);

  if (parsed == NULL || in_form != NULL) {
    *problem = in_form != NULL ? g_steal_pointer (&in_form) : g_strdup (error->message);
    g_clear_pointer (&parsed, klass->unref);
    return NULL;
  }

  if (priv->key != NULL && !g_str_equal (priv->key, klass->get_key (parsed))) {
    *problem = g_strdup_printf (_("The key stays “%s”; make a copy for another one"), priv->key);
    klass->unref (parsed);
    return NULL;
  }

  return parsed;
}

static gboolean
is_edited (KgDefinitionEditor *self)
{
  g_autofree char *text = kg_definition_editor_dup_text (self);

  return !g_str_equal (text, get_private (self)->start);
}

static void
update (KgDefinitionEditor *self)
{
  KgDefinitionEditorPrivate *priv = get_private (self);
  KgDefinitionEditorClass *klass = KG_DEFINITION_EDITOR_GET_CLASS (self);
  g_autofree char *text = kg_definition_editor_dup_text (self);
  g_autofree char *problem = NULL;
  gpointer definition = parse (self, text, &problem);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.save",
                                 problem == NULL && !priv->saving && (priv->before == NULL || is_edited (self)));
  klass->judge (self, definition, problem,
                shows_text (self) && kg_definition_text_get_n_problems (priv->text_view) > 0);
  g_clear_pointer (&definition, klass->unref);
}

static void
show_failure (KgDefinitionEditor *self,
              const char         *sentence)
{
  KgDefinitionEditorPrivate *priv = get_private (self);

  gtk_label_set_text (priv->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->failure), sentence != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.save-copy", FALSE);
}

static void
form_changed_cb (KgDefinitionEditor *self)
{
  get_private (self)->form_touched = TRUE;
  show_failure (self, NULL);
  update (self);
}

static void
text_changed_cb (KgDefinitionEditor *self)
{
  show_failure (self, NULL);
  update (self);
}

static void
show_form (KgDefinitionEditor *self,
           gpointer            definition,
           const char         *text)
{
  KgDefinitionEditorPrivate *priv = get_private (self);

  gtk_stack_set_visible_child_name (priv->stack, "form");
  g_free (priv->form_text);
  priv->form_text = g_strdup (text);
  priv->form_touched = FALSE;
  KG_DEFINITION_EDITOR_GET_CLASS (self)->fill_form (self, definition, priv->key == NULL);
}

static void
show_text (KgDefinitionEditor *self,
           const char         *text)
{
  KgDefinitionEditorPrivate *priv = get_private (self);

  kg_definition_text_set_text (priv->text_view, text);
  gtk_stack_set_visible_child_name (priv->stack, "text");
}

static void
as_text_cb (KgDefinitionEditor *self)
{
  KgDefinitionEditorPrivate *priv = get_private (self);
  KgDefinitionEditorClass *klass = KG_DEFINITION_EDITOR_GET_CLASS (self);
  gboolean want_text = gtk_toggle_button_get_active (priv->as_text);
  g_autofree char *text = NULL;

  if (priv->switching || priv->start == NULL || want_text == shows_text (self))
    return;

  text = kg_definition_editor_dup_text (self);
  show_failure (self, NULL);
  if (want_text) {
    show_text (self, text);
  } else {
    gpointer definition = klass->parse (text, _(klass->what), NULL);

    if (definition == NULL) {
      show_failure (self, _(klass->no_form));
      priv->switching = TRUE;
      gtk_toggle_button_set_active (priv->as_text, TRUE);
      priv->switching = FALSE;
      return;
    }
    show_form (self, definition, text);
    klass->unref (definition);
  }
  update (self);
}

/* Saving */

typedef struct {
  KgDefinitionEditorClass *klass;
  char *id;
  char *text;
  char *before;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->id);
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

  return save->klass->save_over (txn, context, save->id, save->text, save->before, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KgDefinitionEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  get_private (self)->saving = FALSE;
  if (kg_workspace_finish (KG_WORKSPACE (source), result, &error) == NULL) {
    show_failure (self, error->message);
    update (self);
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.save-copy",
                                   KG_DEFINITION_EDITOR_GET_CLASS (self)->dup_copy != NULL &&
                                   g_error_matches (error, KG_ERROR, KG_ERROR_CONFLICT));
    return;
  }

  g_signal_emit (self, saved_signal, 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Saves it in place of the one that was read, or beside all others. */
static void
save (KgDefinitionEditor *self,
      gboolean            as_copy)
{
  KgDefinitionEditorPrivate *priv = get_private (self);
  KgDefinitionEditorClass *klass = KG_DEFINITION_EDITOR_GET_CLASS (self);
  g_autofree char *text = kg_definition_editor_dup_text (self);
  g_autofree char *problem = NULL;
  gpointer definition;
  Save *save;

  if (priv->saving)
    return;
  definition = parse (self, text, &problem);
  if (definition == NULL)
    return;

  g_free (priv->name);
  priv->name = klass->dup_name (definition);
  klass->unref (definition);
  save = g_new0 (Save, 1);
  save->klass = klass;
  save->text = as_copy ? klass->dup_copy (text) : g_steal_pointer (&text);
  if (!as_copy) {
    save->id = g_strdup (priv->id);
    save->before = g_strdup (priv->before);
  }
  priv->saving = TRUE;
  show_failure (self, NULL);
  update (self);
  kg_workspace_commit_async (priv->workspace, _(klass->save_label), run_save, save, save_free, NULL,
                             saved_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  save (KG_DEFINITION_EDITOR (widget), g_str_equal (name, "edit.save-copy"));
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
kg_definition_editor_close_request (GtkWindow *window)
{
  KgDefinitionEditor *self = KG_DEFINITION_EDITOR (window);
  KgDefinitionEditorPrivate *priv = get_private (self);
  g_autofree char *text = NULL, *problem = NULL;
  gpointer definition;

  if (priv->start == NULL || priv->saving || !is_edited (self))
    return GTK_WINDOW_CLASS (kg_definition_editor_parent_class)->close_request (window);

  text = kg_definition_editor_dup_text (self);
  definition = parse (self, text, &problem);
  kg_unsaved_ask (window, priv->name, problem == NULL, unsaved_cb);
  g_clear_pointer (&definition, KG_DEFINITION_EDITOR_GET_CLASS (self)->unref);
  return TRUE;
}

static void
kg_definition_editor_dispose (GObject *object)
{
  g_clear_object (&get_private (KG_DEFINITION_EDITOR (object))->workspace);

  G_OBJECT_CLASS (kg_definition_editor_parent_class)->dispose (object);
}

static void
kg_definition_editor_finalize (GObject *object)
{
  KgDefinitionEditorPrivate *priv = get_private (KG_DEFINITION_EDITOR (object));

  g_free (priv->before);
  g_free (priv->start);
  g_free (priv->form_text);
  g_free (priv->key);
  g_free (priv->id);
  g_free (priv->name);

  G_OBJECT_CLASS (kg_definition_editor_parent_class)->finalize (object);
}

static void
kg_definition_editor_class_init (KgDefinitionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_definition_editor_dispose;
  object_class->finalize = kg_definition_editor_finalize;

  GTK_WINDOW_CLASS (klass)->close_request = kg_definition_editor_close_request;

  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "edit.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "edit.save-copy", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kg_definition_editor_init (KgDefinitionEditor *self)
{
}

/**
 * kg_definition_editor_class_set_template:
 *
 * Binds what every template of such an editor has.
 */
void
kg_definition_editor_class_set_template (KgDefinitionEditorClass *klass,
                                         const char              *resource)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KG_TYPE_DEFINITION_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, resource);
  gtk_widget_class_bind_template_child_private (widget_class, KgDefinitionEditor, heading);
  gtk_widget_class_bind_template_child_private (widget_class, KgDefinitionEditor, as_text);
  gtk_widget_class_bind_template_child_private (widget_class, KgDefinitionEditor, failure);
  gtk_widget_class_bind_template_child_private (widget_class, KgDefinitionEditor, notice);
  gtk_widget_class_bind_template_child_private (widget_class, KgDefinitionEditor, stack);
  gtk_widget_class_bind_template_child_private (widget_class, KgDefinitionEditor, text_view);
  gtk_widget_class_bind_template_callback (widget_class, as_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

/**
 * kg_definition_editor_set_up:
 *
 * Makes an instance of its template.
 */
void
kg_definition_editor_set_up (KgDefinitionEditor *self)
{
  KgDefinitionEditorClass *klass = KG_DEFINITION_EDITOR_GET_CLASS (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  kg_transient_forget_parent (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.save-copy", FALSE);
  kg_definition_text_set_check (get_private (self)->text_view, klass->check, _(klass->what));
}

/**
 * kg_definition_editor_begin:
 * @text: what to begin with; one with problems is shown as text
 * @before: (nullable): the text of the one that is edited; %NULL for a new one
 * @shipped: one of this key ships with the program
 */
void
kg_definition_editor_begin (KgDefinitionEditor *self,
                            KgWorkspace        *workspace,
                            const char         *text,
                            const char         *before,
                            gboolean            shipped)
{
  KgDefinitionEditorPrivate *priv = get_private (self);
  KgDefinitionEditorClass *klass = KG_DEFINITION_EDITOR_GET_CLASS (self);
  gpointer definition = klass->parse (text, _(klass->what), NULL);

  priv->workspace = g_object_ref (workspace);
  priv->before = g_strdup (before);
  priv->name = definition != NULL ? klass->dup_name (definition) : g_strdup (_(klass->unnamed));
  if (definition != NULL && before != NULL)
    priv->key = g_strdup (klass->get_key (definition));
  adw_window_title_set_title (priv->heading, before != NULL ? priv->name : _(klass->new_heading));
  adw_window_title_set_subtitle (priv->heading,
                                 definition != NULL && klass->get_subtitle != NULL ? klass->get_subtitle (definition)
                                 : priv->key != NULL ? priv->key : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->notice), shipped && before != NULL);

  if (definition != NULL) {
    show_form (self, definition, text);
  } else {
    show_text (self, text);
    gtk_toggle_button_set_active (priv->as_text, TRUE);
  }
  priv->start = g_strdup (text);
  update (self);
  g_clear_pointer (&definition, klass->unref);
}

/**
 * kg_definition_editor_set_id:
 * @id: what the store knows the one by that is edited, where its text does not
 *   say so
 */
void
kg_definition_editor_set_id (KgDefinitionEditor *self,
                             const char         *id)
{
  KgDefinitionEditorPrivate *priv = get_private (self);

  g_free (priv->id);
  priv->id = g_strdup (id);
}

/* (nullable): %NULL once it is gone */
KgWorkspace *
kg_definition_editor_get_workspace (KgDefinitionEditor *self)
{
  return get_private (self)->workspace;
}

const char *
kg_definition_editor_get_name (KgDefinitionEditor *self)
{
  return get_private (self)->name;
}
