// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-templates-page.h"

#include "services/kg-definition-file.h"
#include "services/kg-template-service.h"
#include "widgets/kg-definition-row.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-file-choice.h"
#include "widgets/kg-template-editor.h"
#include "widgets/kg-template-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * KgTemplatesPage:
 *
 * The process templates that there are, how long they take, and what can be
 * done with them. Whatever changes the store can be undone.
 */

struct _KgTemplatesPage {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *failure;
  GtkListBox *list;

  KgWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *entries; /* KgTemplateEntry */
};

G_DEFINE_FINAL_TYPE (KgTemplatesPage, kg_templates_page, GTK_TYPE_WIDGET)

static void
show_failure (KgTemplatesPage *self,
              const char      *sentence)
{
  gtk_label_set_text (self->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), sentence != NULL);
}

static KgTemplateEntry *
find_entry (KgTemplatesPage *self,
            const char      *key)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++) {
    KgTemplateEntry *entry = g_ptr_array_index (self->entries, i);

    if (g_str_equal (entry->key, key))
      return entry;
  }

  return NULL;
}

static const char *
entry_name (const KgTemplateEntry *entry)
{
  return entry->template != NULL ? kg_template_get_name (entry->template) : entry->key;
}

/* The list */

static GtkWidget *
row_new (const KgTemplateEntry *entry)
{
  GtkWidget *widget = kg_definition_row_new ("templates", entry->key);
  KgDefinitionRow *row = KG_DEFINITION_ROW (widget);
  g_autofree char *words = entry->template != NULL ? kg_template_words_list (entry->template) : NULL;
  const char *source = entry->template != NULL
                       ? kg_template_text_get (&kg_template_get_data (entry->template)->source) : NULL;
  g_autofree char *subtitle = words != NULL && source != NULL ? g_strconcat (words, "\n", source, NULL) : g_strdup (words);

  kg_definition_row_set_words (row, entry_name (entry), subtitle);
  kg_definition_row_set_problem (row, entry->problem);
  kg_definition_row_add_badge (row, !entry->shipped ? _("Own")
                                    : entry->stored ? _("Shipped, changed here")
                                    : _("Shipped"), NULL);
  kg_definition_row_set_menu (row, entry->template != NULL, !entry->stored ? NULL
                                                           : entry->shipped ? _("_As shipped")
                                                           : _("_Remove"));

  return widget;
}

static void
show_entries (KgTemplatesPage *self)
{
  g_autofree char *focused = NULL;

  kg_definition_rows_clear (self->list, &focused);
  for (guint i = 0; i < self->entries->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (self->entries, i)));
  kg_definition_rows_focus (self->list, focused);
}

typedef struct {
  GPtrArray *entries;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->entries, g_ptr_array_unref);
  g_free (listing);
}

static gboolean
read_entries (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Listing *listing = data;

  listing->entries = kg_template_list (txn, error);
  return listing->entries != NULL;
}

static void
entries_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KgTemplatesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Listing *listing = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (listing == NULL) {
    show_failure (self, error->message);
    return;
  }

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&listing->entries);
  show_entries (self);
}

static void
reload (KgTemplatesPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kg_workspace_read_async (self->workspace, read_entries, g_new0 (Listing, 1), listing_free, self->cancellable,
                           entries_read_cb, g_object_ref (self));
}

/* Acts */

typedef struct {
  char *key;  /* of a template, or what to call the text */
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
run_remove (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  return kg_template_remove (txn, context, ((Act *) data)->key, error);
}

static gboolean
run_import (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Act *act = data;

  return kg_template_save (txn, context, act->text, act->key, error);
}

static void
acted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KgTemplatesPage) self = user_data;
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
act (KgTemplatesPage *self,
     KgUseCase        func,
     const char      *label,
     const char      *key,
     const char      *text,
     char            *done)
{
  Act *data = g_new0 (Act, 1);

  data->key = g_strdup (key);
  data->text = g_strdup (text);
  data->done = done;
  kg_workspace_commit_async (self->workspace, label, func, data, act_free, NULL, acted_cb, g_object_ref (self));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgTemplatesPage *self = KG_TEMPLATES_PAGE (widget);
  KgTemplateEntry *entry = find_entry (self, g_variant_get_string (parameter, NULL));

  if (entry != NULL)
    act (self, run_remove, _("Remove process template"), entry->key, NULL,
         g_strdup_printf (entry->shipped ? _("“%s” is as it shipped again") : _("“%s” was removed"),
                          entry_name (entry)));
}

static void
saved_cb (KgTemplatesPage  *self,
          KgTemplateEditor *editor)
{
  g_autofree char *text = g_strdup_printf (_("“%s” was saved"), kg_template_editor_get_name (editor));

  show_failure (self, NULL);
  kg_feedback_undoable (GTK_WIDGET (self), text);
}

static void
open_editor (KgTemplatesPage *self,
             const char      *text,
             const char      *before,
             gboolean         shipped)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *editor = kg_template_editor_new (self->workspace, text, before, shipped);

  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgTemplatesPage *self = KG_TEMPLATES_PAGE (widget);
  KgTemplateEntry *entry = find_entry (self, g_variant_get_string (parameter, NULL));
  g_autofree char *text = entry != NULL && entry->template != NULL ? kg_template_to_text (entry->template) : NULL;

  if (text != NULL)
    open_editor (self, text, text, entry->shipped);
}

/* A key that no template has. */
static char *
free_key (KgTemplatesPage *self,
          const char      *key)
{
  g_autofree char *candidate = g_strconcat (key, "-copy", NULL);

  for (int i = 2; find_entry (self, candidate) != NULL; i++) {
    g_free (candidate);
    candidate = g_strdup_printf ("%s-copy-%d", key, i);
  }

  return g_steal_pointer (&candidate);
}

/* Translators: the name of a copy. */
static void
mark_copy (char **name)
{
  g_autofree char *before = *name;

  *name = before != NULL ? g_strdup_printf (_("%s (copy)"), before) : NULL;
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgTemplatesPage *self = KG_TEMPLATES_PAGE (widget);
  KgTemplateEntry *entry = find_entry (self, g_variant_get_string (parameter, NULL));
  g_autoptr (KgTemplateData) data = NULL;
  g_autofree char *text = NULL;

  if (entry == NULL || entry->template == NULL)
    return;

  data = kg_template_data_copy (kg_template_get_data (entry->template));
  g_free (data->key);
  data->key = free_key (self, entry->key);
  mark_copy (&data->name.plain);
  mark_copy (&data->name.chinese);
  text = kg_template_data_to_text (data);
  open_editor (self, text, NULL, FALSE);
}

static void
row_activated_cb (KgTemplatesPage *self,
                  KgDefinitionRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "templates.edit", "s", kg_definition_row_get_key (row));
}

static void
import_chosen_cb (GtkWidget  *widget,
                  const char *path,
                  const char *what)
{
  kg_templates_page_import (KG_TEMPLATES_PAGE (widget), path);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  kg_file_choice_open (widget, _("Import a process template"), _("Process templates (.ini)"), "ini;txt",
                       import_chosen_cb);
}

static void
export_chosen_cb (GtkWidget  *widget,
                  const char *path,
                  const char *what)
{
  kg_templates_page_export (KG_TEMPLATES_PAGE (widget), path, what);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *key = g_variant_get_string (parameter, NULL);
  g_autofree char *file_name = g_strconcat (key, ".ini", NULL);

  kg_file_choice_save (widget, _("Export a process template"), file_name, key, export_chosen_cb);
}

static void
kg_templates_page_dispose (GObject *object)
{
  KgTemplatesPage *self = KG_TEMPLATES_PAGE (object);

  kg_templates_page_set_workspace (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (kg_templates_page_parent_class)->dispose (object);
}

static void
kg_templates_page_class_init (KgTemplatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_templates_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-templates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KgTemplatesPage, box);
  gtk_widget_class_bind_template_child (widget_class, KgTemplatesPage, failure);
  gtk_widget_class_bind_template_child (widget_class, KgTemplatesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "templates.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "templates.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "templates.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "templates.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "templates.import", NULL, import_action);
}

static void
kg_templates_page_init (KgTemplatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kg_templates_page_set_workspace (KgTemplatesPage *self,
                                 KgWorkspace     *workspace)
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
 * kg_templates_page_import:
 *
 * Keeps the template of a file in the store, in place of one of the same key.
 * A faulty one is refused with a sentence.
 */
void
kg_templates_page_import (KgTemplatesPage *self,
                          const char      *path)
{
  g_autofree char *file_name = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = kg_template_load_file (path, &error);
  g_autoptr (KgTemplate) template = text != NULL ? kg_template_parse (text, file_name, &error) : NULL;

  if (template == NULL) {
    show_failure (self, error->message);
    return;
  }

  act (self, run_import, _("Import a process template"), file_name, text,
       g_strdup_printf (_("“%s” was imported"), kg_template_get_name (template)));
}

/**
 * kg_templates_page_export:
 * @key: of a template in the list
 */
void
kg_templates_page_export (KgTemplatesPage *self,
                          const char      *path,
                          const char      *key)
{
  KgTemplateEntry *entry = find_entry (self, key);
  g_autofree char *file_name = g_filename_display_basename (path);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (entry == NULL || entry->template == NULL)
    return;
  if (!kg_template_write_file (entry->template, path, &error)) {
    show_failure (self, error->message);
    return;
  }

  done = g_strdup_printf (_("Written to “%s”"), file_name);
  show_failure (self, NULL);
  kg_feedback_done (GTK_WIDGET (self), done);
}
