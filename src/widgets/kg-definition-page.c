// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-definition-page.h"

#include "widgets/kg-definition-acts.h"

#include <glib/gi18n.h>

/**
 * KgDefinitionPage:
 *
 * What the pages of rule sets and of process templates have in common: the
 * list of those there are. Whatever changes the store can be undone.
 */

typedef struct {
  GtkWidget *box;
  GtkLabel *failure;
  GtkListBox *list;

  KgWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *entries;     /* what the service lists */
  GPtrArray *definitions; /* KgDefinition, one an entry */
} KgDefinitionPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KgDefinitionPage, kg_definition_page, GTK_TYPE_WIDGET)

static KgDefinitionPagePrivate *
get_private (KgDefinitionPage *self)
{
  return kg_definition_page_get_instance_private (self);
}

static void
definition_free (gpointer data)
{
  KgDefinition *definition = data;

  g_free (definition->key);
  g_free (definition->name);
  g_free (definition->subtitle);
  g_free (definition->text);
  g_free (definition->problem);
  g_free (definition->file_name);
  g_free (definition);
}

/**
 * kg_definition_page_show_failure:
 * @sentence: (nullable): %NULL once there is none
 */
void
kg_definition_page_show_failure (KgDefinitionPage *self,
                                 const char       *sentence)
{
  KgDefinitionPagePrivate *priv = get_private (self);

  gtk_label_set_text (priv->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->failure), sentence != NULL);
}

/**
 * kg_definition_page_find:
 *
 * Returns: (nullable): the one of @key in the list, until that is read again
 */
const KgDefinition *
kg_definition_page_find (KgDefinitionPage *self,
                         const char       *key)
{
  KgDefinitionPagePrivate *priv = get_private (self);

  for (guint i = 0; priv->definitions != NULL && i < priv->definitions->len; i++) {
    const KgDefinition *definition = g_ptr_array_index (priv->definitions, i);

    if (g_str_equal (definition->key, key))
      return definition;
  }

  return NULL;
}

/* The list */

static GtkWidget *
row_new (KgDefinitionPageClass *klass,
         const KgDefinition    *definition)
{
  GtkWidget *widget = kg_definition_row_new (klass->actions, definition->key);
  KgDefinitionRow *row = KG_DEFINITION_ROW (widget);

  kg_definition_row_set_words (row, definition->name, definition->subtitle);
  kg_definition_row_set_problem (row, definition->problem);
  if (klass->fill_row != NULL)
    klass->fill_row (row, definition);
  kg_definition_row_add_badge (row, !definition->shipped ? _("Own")
                                    : definition->stored ? _("Shipped, changed here")
                                    : _("Shipped"), NULL);
  kg_definition_row_set_menu (row, definition->text != NULL, !definition->copy_only, !definition->stored ? NULL
                                                             : definition->shipped ? _("_As shipped")
                                                             : _("_Remove"));

  return widget;
}

/* Takes over @entries. */
static void
show_entries (KgDefinitionPage *self,
              GPtrArray        *entries)
{
  KgDefinitionPagePrivate *priv = get_private (self);
  KgDefinitionPageClass *klass = KG_DEFINITION_PAGE_GET_CLASS (self);
  g_autofree char *focused = NULL;

  g_clear_pointer (&priv->definitions, g_ptr_array_unref);
  g_clear_pointer (&priv->entries, g_ptr_array_unref);
  priv->entries = entries;
  priv->definitions = g_ptr_array_new_with_free_func (definition_free);

  kg_definition_rows_clear (priv->list, &focused);
  for (guint i = 0; i < entries->len; i++) {
    KgDefinition *definition = g_new0 (KgDefinition, 1);

    definition->entry = g_ptr_array_index (entries, i);
    klass->describe (definition->entry, definition);
    g_ptr_array_add (priv->definitions, definition);
    gtk_list_box_append (priv->list, row_new (klass, definition));
  }
  kg_definition_rows_focus (priv->list, focused);
}

typedef struct {
  KgDefinitionPageClass *klass;
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

  listing->entries = listing->klass->list (txn, context, error);
  return listing->entries != NULL;
}

static void
entries_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (KgDefinitionPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Listing *listing = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || get_private (self)->workspace == NULL)
    return;
  if (listing != NULL)
    show_entries (self, g_steal_pointer (&listing->entries));
  else
    kg_definition_page_show_failure (self, error->message);
}

static void
stop_reading (KgDefinitionPage *self)
{
  KgDefinitionPagePrivate *priv = get_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
}

static void
reload (KgDefinitionPage *self)
{
  KgDefinitionPagePrivate *priv = get_private (self);
  Listing *listing = g_new0 (Listing, 1);

  stop_reading (self);
  priv->cancellable = g_cancellable_new ();
  listing->klass = KG_DEFINITION_PAGE_GET_CLASS (self);
  kg_workspace_read_async (priv->workspace, read_entries, listing, listing_free, priv->cancellable,
                           entries_read_cb, g_object_ref (self));
}

static void
row_activated_cb (KgDefinitionPage *self,
                  KgDefinitionRow  *row)
{
  kg_definition_acts_edit (self, kg_definition_row_get_key (row));
}

static void
kg_definition_page_dispose (GObject *object)
{
  KgDefinitionPage *self = KG_DEFINITION_PAGE (object);
  KgDefinitionPagePrivate *priv = get_private (self);

  kg_definition_page_set_workspace (self, NULL);
  g_clear_pointer (&priv->box, gtk_widget_unparent);
  g_clear_pointer (&priv->definitions, g_ptr_array_unref);
  g_clear_pointer (&priv->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (kg_definition_page_parent_class)->dispose (object);
}

static void
kg_definition_page_class_init (KgDefinitionPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_definition_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kg_definition_page_init (KgDefinitionPage *self)
{
}

/**
 * kg_definition_page_class_set_template:
 * @klass: of a page, with the prefix of its actions set
 *
 * Binds what every template of such a page has, and makes the actions of its
 * rows.
 */
void
kg_definition_page_class_set_template (KgDefinitionPageClass *klass,
                                       const char            *resource)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, resource);
  gtk_widget_class_bind_template_child_private (widget_class, KgDefinitionPage, box);
  gtk_widget_class_bind_template_child_private (widget_class, KgDefinitionPage, failure);
  gtk_widget_class_bind_template_child_private (widget_class, KgDefinitionPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  kg_definition_acts_install (klass);
}

void
kg_definition_page_set_workspace (KgDefinitionPage *self,
                                  KgWorkspace      *workspace)
{
  KgDefinitionPagePrivate *priv = get_private (self);

  if (priv->workspace == workspace)
    return;

  if (priv->workspace != NULL) {
    g_signal_handlers_disconnect_by_data (priv->workspace, self);
    stop_reading (self);
  }
  g_set_object (&priv->workspace, workspace);
  if (workspace == NULL)
    return;

  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

/* (nullable) */
KgWorkspace *
kg_definition_page_get_workspace (KgDefinitionPage *self)
{
  return get_private (self)->workspace;
}

/**
 * kg_definition_page_dup_copy_name:
 *
 * Returns: (transfer full): what a copy of @name is called
 */
char *
kg_definition_page_dup_copy_name (const char *name)
{
  /* Translators: the name of a copy. */
  return g_strdup_printf (_("%s (copy)"), name);
}
