// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-rules-page.h"

#include "services/kg-definition-file.h"
#include "services/kg-rules-service.h"
#include "widgets/kg-definition-row.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-file-choice.h"
#include "widgets/kg-rules-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/**
 * KgRulesPage:
 *
 * The rule sets that there are, which of them is in force, and what can be
 * done with them. Whatever changes the store can be undone.
 */

struct _KgRulesPage {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *failure;
  GtkListBox *list;

  KgWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *sets; /* KgRuleSetInfo */
};

G_DEFINE_FINAL_TYPE (KgRulesPage, kg_rules_page, GTK_TYPE_WIDGET)

static void
show_failure (KgRulesPage *self,
              const char  *sentence)
{
  gtk_label_set_text (self->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), sentence != NULL);
}

static KgRuleSetInfo *
find_set (KgRulesPage *self,
          const char  *key)
{
  for (guint i = 0; self->sets != NULL && i < self->sets->len; i++) {
    KgRuleSetInfo *info = g_ptr_array_index (self->sets, i);

    if (g_str_equal (info->key, key))
      return info;
  }

  return NULL;
}

static char *
dup_name (const KgRuleSetInfo *info)
{
  return info->rules != NULL ? kg_rule_set_get_name (info->rules) : g_strdup (info->key);
}

/* The list */

static GtkWidget *
row_new (const KgRuleSetInfo *info)
{
  GtkWidget *widget = kg_definition_row_new ("rules", info->key);
  KgDefinitionRow *row = KG_DEFINITION_ROW (widget);
  g_autofree char *name = dup_name (info);

  kg_definition_row_set_words (row, name, info->rules != NULL ? kg_rule_set_get_source (info->rules) : NULL);
  kg_definition_row_set_problem (row, info->problem);
  if (info->in_force)
    kg_definition_row_add_badge (row, _("In force"), "kg-state-accent");
  kg_definition_row_add_badge (row, !info->shipped ? _("Own")
                                    : info->stored ? _("Shipped, changed here")
                                    : _("Shipped"), NULL);
  if (!info->in_force && info->rules != NULL)
    kg_definition_row_set_use (row, _("Use this set"));
  kg_definition_row_set_menu (row, TRUE, !info->stored ? NULL
                                         : info->shipped ? _("_As shipped")
                                         : _("_Remove"));

  return widget;
}

static void
show_sets (KgRulesPage *self)
{
  g_autofree char *focused = NULL;

  kg_definition_rows_clear (self->list, &focused);
  for (guint i = 0; i < self->sets->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (self->sets, i)));
  kg_definition_rows_focus (self->list, focused);
}

typedef struct {
  GPtrArray *sets;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->sets, g_ptr_array_unref);
  g_free (listing);
}

static gboolean
read_sets (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Listing *listing = data;

  listing->sets = kg_rules_list (txn, context, error);
  return listing->sets != NULL;
}

static void
sets_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KgRulesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Listing *listing = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (listing == NULL) {
    show_failure (self, error->message);
    return;
  }

  g_clear_pointer (&self->sets, g_ptr_array_unref);
  self->sets = g_steal_pointer (&listing->sets);
  show_sets (self);
}

static void
reload (KgRulesPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kg_workspace_read_async (self->workspace, read_sets, g_new0 (Listing, 1), listing_free, self->cancellable,
                           sets_read_cb, g_object_ref (self));
}

/* Acts */

typedef struct {
  char *key;
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
run_use (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return kg_rules_use (txn, context, ((Act *) data)->key, error);
}

static gboolean
run_remove (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  return kg_rules_remove (txn, context, ((Act *) data)->key, error);
}

static gboolean
run_import (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Act *act = data;
  g_autofree char *key = kg_rules_save (txn, context, act->text, act->key, error);

  return key != NULL;
}

static void
acted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KgRulesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Act *act = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  show_failure (self, error != NULL ? error->message : NULL);
  if (act != NULL)
    kg_feedback_undoable (GTK_WIDGET (self), act->done);
}

/* Takes over @done. */
static void
act (KgRulesPage *self,
     KgUseCase    func,
     const char  *label,
     const char  *key,
     const char  *text,
     char        *done)
{
  Act *data = g_new0 (Act, 1);

  data->key = g_strdup (key);
  data->text = g_strdup (text);
  data->done = done;
  kg_workspace_commit_async (self->workspace, label, func, data, act_free, NULL, acted_cb, g_object_ref (self));
}

static void
use_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KgRulesPage *self = KG_RULES_PAGE (widget);
  KgRuleSetInfo *info = find_set (self, g_variant_get_string (parameter, NULL));
  g_autofree char *title = info != NULL ? dup_name (info) : NULL;

  if (info != NULL)
    act (self, run_use, _("Use light rules"), info->key, NULL, g_strdup_printf (_("“%s” is in force now"), title));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgRulesPage *self = KG_RULES_PAGE (widget);
  KgRuleSetInfo *info = find_set (self, g_variant_get_string (parameter, NULL));
  g_autofree char *title = info != NULL ? dup_name (info) : NULL;

  if (info != NULL)
    act (self, run_remove, _("Remove light rules"), info->key, NULL,
         g_strdup_printf (info->shipped ? _("“%s” is as it shipped again") : _("“%s” was removed"), title));
}

static void
saved_cb (KgRulesPage   *self,
          KgRulesEditor *editor)
{
  g_autofree char *text = g_strdup_printf (_("“%s” was saved"), kg_rules_editor_get_name (editor));

  show_failure (self, NULL);
  kg_feedback_undoable (GTK_WIDGET (self), text);
}

static void
open_editor (KgRulesPage         *self,
             const KgRuleSetInfo *info,
             const char          *text,
             const char          *before)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *editor = kg_rules_editor_new (self->workspace, text, before, info->shipped,
                                           before != NULL && info->in_force);

  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgRulesPage *self = KG_RULES_PAGE (widget);
  KgRuleSetInfo *info = find_set (self, g_variant_get_string (parameter, NULL));

  if (info != NULL)
    open_editor (self, info, info->text, info->text);
}

/* A key that no set has. */
static char *
free_key (KgRulesPage *self,
          const char  *key)
{
  g_autofree char *candidate = g_strconcat (key, "-copy", NULL);

  for (int i = 2; find_set (self, candidate) != NULL; i++) {
    g_free (candidate);
    candidate = g_strdup_printf ("%s-copy-%d", key, i);
  }

  return g_steal_pointer (&candidate);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgRulesPage *self = KG_RULES_PAGE (widget);
  KgRuleSetInfo *info = find_set (self, g_variant_get_string (parameter, NULL));
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autofree char *title = NULL, *copy_name = NULL, *key = NULL, *text = NULL;

  if (info == NULL)
    return;
  if (info->rules == NULL) {
    open_editor (self, info, info->text, NULL);
    return;
  }

  for (guint i = 0; i < kg_rule_set_get_n_rules (info->rules); i++)
    g_ptr_array_add (rules, (gpointer) kg_rule_set_get_rule (info->rules, i));
  title = dup_name (info);
  /* Translators: the name of a copy. */
  copy_name = g_strdup_printf (_("%s (copy)"), title);
  key = free_key (self, info->key);
  text = kg_rule_set_compose (info->rules, key, copy_name, rules);
  open_editor (self, info, text, NULL);
}

static void
row_activated_cb (KgRulesPage     *self,
                  KgDefinitionRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "rules.edit", "s", kg_definition_row_get_key (row));
}

static void
import_chosen_cb (GtkWidget  *widget,
                  const char *path,
                  const char *what)
{
  kg_rules_page_import (KG_RULES_PAGE (widget), path);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  kg_file_choice_open (widget, _("Import light rules"), _("Rule sets (.ini)"), "ini;txt", import_chosen_cb);
}

static void
export_chosen_cb (GtkWidget  *widget,
                  const char *path,
                  const char *what)
{
  kg_rules_page_export (KG_RULES_PAGE (widget), path, what);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *key = g_variant_get_string (parameter, NULL);
  g_autofree char *file_name = g_strconcat (key, ".ini", NULL);

  kg_file_choice_save (widget, _("Export light rules"), file_name, key, export_chosen_cb);
}

static void
kg_rules_page_dispose (GObject *object)
{
  KgRulesPage *self = KG_RULES_PAGE (object);

  kg_rules_page_set_workspace (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->sets, g_ptr_array_unref);

  G_OBJECT_CLASS (kg_rules_page_parent_class)->dispose (object);
}

static void
kg_rules_page_class_init (KgRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_rules_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KgRulesPage, box);
  gtk_widget_class_bind_template_child (widget_class, KgRulesPage, failure);
  gtk_widget_class_bind_template_child (widget_class, KgRulesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "rules.use", "s", use_action);
  gtk_widget_class_install_action (widget_class, "rules.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "rules.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "rules.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "rules.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "rules.import", NULL, import_action);
}

static void
kg_rules_page_init (KgRulesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kg_rules_page_set_workspace (KgRulesPage *self,
                             KgWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;

  if (self->workspace != NULL) {
    g_signal_handlers_disconnect_by_data (self->workspace, self);
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
  }
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;

  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

/**
 * kg_rules_page_import:
 *
 * Keeps the set of a file in the store, in place of one of the same key. A
 * faulty one is refused with a sentence.
 */
void
kg_rules_page_import (KgRulesPage *self,
                      const char  *path)
{
  g_autofree char *file_name = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = kg_definition_load_file (path, &error);
  g_autoptr (KgRuleSet) rules = text != NULL ? kg_rule_set_parse (text, file_name, &error) : NULL;
  g_autofree char *title = NULL;

  if (rules == NULL) {
    show_failure (self, error->message);
    return;
  }

  title = kg_rule_set_get_name (rules);
  act (self, run_import, _("Import light rules"), file_name, text, g_strdup_printf (_("“%s” was imported"), title));
}

/**
 * kg_rules_page_export:
 * @key: of a set in the list
 */
void
kg_rules_page_export (KgRulesPage *self,
                      const char  *path,
                      const char  *key)
{
  KgRuleSetInfo *info = find_set (self, key);
  g_autofree char *file_name = g_filename_display_basename (path);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (info == NULL)
    return;
  if (!kg_definition_write_file (info->text, path, &error)) {
    show_failure (self, error->message);
    return;
  }

  done = g_strdup_printf (_("Written to “%s”"), file_name);
  show_failure (self, NULL);
  kg_feedback_done (GTK_WIDGET (self), done);
}
