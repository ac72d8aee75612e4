// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-definition-acts.h"

#include "services/kg-definition-file.h"
#include "widgets/kg-definition-editor.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-file-choice.h"

#include <glib/gi18n.h>

/* How a rule set or a process template of a list is edited, copied, removed,
 * imported and exported. */

typedef struct {
  KgDefinitionPageClass *klass;
  KgDefinitionAct func;
  char *key;  /* or what to call the text */
  char *text;
  char *done; /* the sentence that says so */
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_free (act->key);
  g_free (act->text);
  g_free (act->done);
  g_free (act);
}

static gboolean
run_act (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Act *act = data;

  return act->func (txn, context, act->key, error);
}

static gboolean
run_import (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Act *act = data;

  return act->klass->save (txn, context, act->text, act->key, error);
}

static void
acted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KgDefinitionPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Act *act = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (kg_definition_page_get_workspace (self) == NULL)
    return;
  kg_definition_page_show_failure (self, error != NULL ? error->message : NULL);
  if (act != NULL)
    kg_feedback_undoable (GTK_WIDGET (self), act->done);
}

/* Takes over @act. */
static void
commit (KgDefinitionPage *self,
        KgUseCase         func,
        const char       *label,
        Act              *act)
{
  act->klass = KG_DEFINITION_PAGE_GET_CLASS (self);
  kg_workspace_commit_async (kg_definition_page_get_workspace (self), label, func, act, act_free, NULL,
                             acted_cb, g_object_ref (self));
}

/**
 * kg_definition_acts_run:
 * @label: what undo calls it
 * @done: (transfer full): the sentence that says that it was done
 */
void
kg_definition_acts_run (KgDefinitionPage *self,
                        KgDefinitionAct   func,
                        const char       *label,
                        const char       *key,
                        char             *done)
{
  Act *act = g_new0 (Act, 1);

  act->func = func;
  act->key = g_strdup (key);
  act->done = done;
  commit (self, run_act, label, act);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgDefinitionPage *self = KG_DEFINITION_PAGE (widget);
  KgDefinitionPageClass *klass = KG_DEFINITION_PAGE_GET_CLASS (self);
  const KgDefinition *definition = kg_definition_page_find (self, g_variant_get_string (parameter, NULL));

  if (definition != NULL)
    kg_definition_acts_run (self, klass->remove, _(klass->remove_label), definition->key,
                            g_strdup_printf (definition->shipped ? _("“%s” is as it shipped again")
                                                                 : _("“%s” was removed"), definition->name));
}

static void
saved_cb (KgDefinitionPage   *self,
          KgDefinitionEditor *editor)
{
  g_autofree char *text = g_strdup_printf (_("“%s” was saved"), kg_definition_editor_get_name (editor));

  kg_definition_page_show_failure (self, NULL);
  kg_feedback_undoable (GTK_WIDGET (self), text);
}

static void
open_editor (KgDefinitionPage   *self,
             const KgDefinition *definition,
             const char         *text,
             const char         *before)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  KgDefinitionPageClass *klass = KG_DEFINITION_PAGE_GET_CLASS (self);
  GtkWidget *editor = klass->edit (kg_definition_page_get_workspace (self), definition, text, before);

  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (editor));
}

/* A key that nothing in the list has. */
static char *
free_key (KgDefinitionPage *self,
          const char       *key)
{
  g_autofree char *candidate = g_strconcat (key, "-copy", NULL);

  for (int i = 2; kg_definition_page_find (self, candidate) != NULL; i++) {
    g_free (candidate);
    candidate = g_strdup_printf ("%s-copy-%d", key, i);
  }

  return g_steal_pointer (&candidate);
}

static void
edit_copy (KgDefinitionPage   *self,
           const KgDefinition *definition)
{
  g_autofree char *key = free_key (self, definition->key);
  g_autofree char *text = KG_DEFINITION_PAGE_GET_CLASS (self)->dup_copy (definition, key);

  open_editor (self, definition, text, NULL);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgDefinitionPage *self = KG_DEFINITION_PAGE (widget);
  const KgDefinition *definition = kg_definition_page_find (self, g_variant_get_string (parameter, NULL));

  if (definition != NULL && definition->text != NULL)
    edit_copy (self, definition);
}

void
kg_definition_acts_edit (KgDefinitionPage *self,
                         const char       *key)
{
  const KgDefinition *definition = kg_definition_page_find (self, key);

  if (definition == NULL || definition->text == NULL)
    return;
  if (definition->copy_only)
    edit_copy (self, definition);
  else
    open_editor (self, definition, definition->text, definition->text);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kg_definition_acts_edit (KG_DEFINITION_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/**
 * kg_definition_acts_import:
 *
 * Keeps what a file has in the store, in place of one of the same key. A
 * faulty one is refused with a sentence.
 */
void
kg_definition_acts_import (KgDefinitionPage *self,
                           const char       *path)
{
  KgDefinitionPageClass *klass = KG_DEFINITION_PAGE_GET_CLASS (self);
  g_autofree char *file_name = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = kg_definition_load_file (path, &error);
  g_autofree char *name = text != NULL ? klass->dup_name (text, file_name, &error) : NULL;
  Act *act;

  if (name == NULL) {
    kg_definition_page_show_failure (self, error->message);
    return;
  }

  act = g_new0 (Act, 1);
  act->key = g_steal_pointer (&file_name);
  act->text = g_steal_pointer (&text);
  act->done = g_strdup_printf (_("“%s” was imported"), name);
  commit (self, run_import, _(klass->import_label), act);
}

/**
 * kg_definition_acts_export:
 * @key: of one in the list
 */
void
kg_definition_acts_export (KgDefinitionPage *self,
                           const char       *path,
                           const char       *key)
{
  const KgDefinition *definition = kg_definition_page_find (self, key);
  g_autofree char *file_name = g_filename_display_basename (path);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (definition == NULL || definition->text == NULL)
    return;
  if (!kg_definition_write_file (definition->text, path, &error)) {
    kg_definition_page_show_failure (self, error->message);
    return;
  }

  done = g_strdup_printf (_("Written to “%s”"), file_name);
  kg_definition_page_show_failure (self, NULL);
  kg_feedback_done (GTK_WIDGET (self), done);
}

static void
import_chosen_cb (GtkWidget  *widget,
                  const char *path,
                  const char *what)
{
  kg_definition_acts_import (KG_DEFINITION_PAGE (widget), path);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgDefinitionPageClass *klass = KG_DEFINITION_PAGE_GET_CLASS (widget);

  kg_file_choice_open (widget, _(klass->import_label), _(klass->file_kind), "ini;txt", import_chosen_cb);
}

static void
export_chosen_cb (GtkWidget  *widget,
                  const char *path,
                  const char *what)
{
  kg_definition_acts_export (KG_DEFINITION_PAGE (widget), path, what);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *key = g_variant_get_string (parameter, NULL);
  const KgDefinition *definition = kg_definition_page_find (KG_DEFINITION_PAGE (widget), key);
  g_autofree char *file_name = NULL;

  if (definition == NULL)
    return;

  file_name = g_strconcat (definition->file_name != NULL ? definition->file_name : key, ".ini", NULL);
  kg_file_choice_save (widget, _(KG_DEFINITION_PAGE_GET_CLASS (widget)->export_label), file_name, key,
                       export_chosen_cb);
}

static void
install_action (KgDefinitionPageClass       *klass,
                const char                  *act,
                const char                  *parameter_type,
                GtkWidgetActionActivateFunc  func)
{
  g_autofree char *name = g_strconcat (klass->actions, ".", act, NULL);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), name, parameter_type, func);
}

/**
 * kg_definition_acts_install:
 * @klass: of a page, with the prefix of its actions set
 */
void
kg_definition_acts_install (KgDefinitionPageClass *klass)
{
  install_action (klass, "edit", "s", edit_action);
  install_action (klass, "copy", "s", copy_action);
  install_action (klass, "remove", "s", remove_action);
  install_action (klass, "export", "s", export_action);
  install_action (klass, "import", NULL, import_action);
}
