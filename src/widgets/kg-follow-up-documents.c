// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-follow-up-documents.h"

#include "widgets/kg-document-window.h"
#include "widgets/kg-folder-exporter.h"

#include <glib/gi18n.h>

/**
 * KgFollowUpDocuments:
 *
 * What the follow-up page can have written: the supervision slip (督办单) of
 * the selected assignment, or those of the chosen ones into a folder; the
 * register (督办台账) of what is shown; the circular (通报). A menu button, and
 * the actions document.* of the page around it.
 */

struct _KgFollowUpDocuments {
  AdwBin parent_instance;

  KgFolderExporter *exporter;
  GSimpleActionGroup *actions;

  KgWorkspace *workspace;   /* nullable */
  KgAssignmentList *list;   /* nullable: until it was read */
  KgAssignmentQuery query;  /* its texts are owned */
  char *selected;           /* nullable: id */
  GStrv chosen;             /* nullable: ids */
};

G_DEFINE_FINAL_TYPE (KgFollowUpDocuments, kg_follow_up_documents, ADW_TYPE_BIN)

static void
open_document (KgFollowUpDocuments *self,
               KgDocumentRequest   *request)
{
  kg_document_window_open (GTK_WIDGET (self), self->workspace, request);
}

/* In the order of the register. */
static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      list)
{
  const KgAssignmentItem *ia = kg_assignment_list_find (list, *(const char *const *) a);
  const KgAssignmentItem *ib = kg_assignment_list_find (list, *(const char *const *) b);

  return g_strcmp0 (ia != NULL ? ia->number : NULL, ib != NULL ? ib->number : NULL);
}

static void
slips_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  KgFollowUpDocuments *self = user_data;

  g_qsort_with_data (self->chosen, (int) g_strv_length (self->chosen), sizeof (char *), compare_ids, self->list);
  kg_folder_exporter_choose (self->exporter, self->workspace,
                             kg_document_request_new_slips (self->list, (const char *const *) self->chosen));
}

/* The key, as others of this page, is for the chosen ones where there are some. */
static void
slip_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  KgFollowUpDocuments *self = user_data;

  if (self->selected != NULL)
    open_document (self, kg_document_request_new_slips (self->list, (const char *[]) { self->selected, NULL }));
}

static void
slip_key_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KgFollowUpDocuments *self = user_data;

  if (self->list != NULL && self->chosen != NULL)
    slips_cb (action, parameter, user_data);
  else if (self->list != NULL)
    slip_cb (action, parameter, user_data);
}

static void
register_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KgFollowUpDocuments *self = user_data;

  open_document (self, kg_document_request_new_register (self->list, &self->query));
}

static void
circular_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KgFollowUpDocuments *self = user_data;

  open_document (self, kg_document_request_new_circular (self->list));
}

static const GActionEntry entries[] = {
  { "slip", slip_cb }, { "slips", slips_cb }, { "slip-key", slip_key_cb },
  { "register", register_cb }, { "circular", circular_cb },
};

static void
set_enabled (KgFollowUpDocuments *self,
             const char          *name,
             gboolean             enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (KgFollowUpDocuments *self)
{
  gboolean there = self->list != NULL && self->workspace != NULL;

  set_enabled (self, "slip", there && self->selected != NULL);
  set_enabled (self, "slips", there && self->chosen != NULL);
  set_enabled (self, "slip-key", there && (self->selected != NULL || self->chosen != NULL));
  set_enabled (self, "register", there);
  set_enabled (self, "circular", there);
}

static GtkWidget *
make_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) slips = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenuItem) slip = g_menu_item_new (_("Supervision _slip…"), "document.slip");

  /* The key is that of another action, which is for the chosen ones, too. */
  g_menu_item_set_attribute (slip, "accel", "s", "<Control>p");
  g_menu_append_item (slips, slip);
  g_menu_append (slips, _("Supervision slips of the _chosen…"), "document.slips");
  g_menu_append (all, _("_Register of what is shown…"), "document.register");
  g_menu_append (all, _("C_ircular of this year…"), "document.circular");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (slips));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Documents"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));

  return button;
}

static void
kg_follow_up_documents_dispose (GObject *object)
{
  KgFollowUpDocuments *self = KG_FOLLOW_UP_DOCUMENTS (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->list, kg_assignment_list_unref);

  G_OBJECT_CLASS (kg_follow_up_documents_parent_class)->dispose (object);
}

static void
kg_follow_up_documents_finalize (GObject *object)
{
  KgFollowUpDocuments *self = KG_FOLLOW_UP_DOCUMENTS (object);

  g_free ((char *) self->query.unit);
  g_free ((char *) self->query.search);
  g_free (self->selected);
  g_strfreev (self->chosen);

  G_OBJECT_CLASS (kg_follow_up_documents_parent_class)->finalize (object);
}

static void
kg_follow_up_documents_class_init (KgFollowUpDocumentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_follow_up_documents_dispose;
  G_OBJECT_CLASS (klass)->finalize = kg_follow_up_documents_finalize;
}

static void
kg_follow_up_documents_init (KgFollowUpDocuments *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->exporter = g_object_new (KG_TYPE_FOLDER_EXPORTER, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->exporter));
  gtk_box_append (GTK_BOX (box), make_button ());
  adw_bin_set_child (ADW_BIN (self), box);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "document", G_ACTION_GROUP (self->actions));
  update_actions (self);
}

/**
 * kg_follow_up_documents_bind_keys:
 *
 * To be called while the class of the page is made.
 */
void
kg_follow_up_documents_bind_keys (GtkWidgetClass *page_class)
{
  gtk_widget_class_add_binding_action (page_class, GDK_KEY_p, GDK_CONTROL_MASK, "document.slip-key", NULL);
  gtk_widget_class_add_binding_action (page_class, GDK_KEY_e, GDK_CONTROL_MASK, "document.register", NULL);
}

/**
 * kg_follow_up_documents_attach:
 *
 * Gives the actions to the whole of @page, for its keys and other buttons.
 */
void
kg_follow_up_documents_attach (KgFollowUpDocuments *self,
                               GtkWidget           *page)
{
  gtk_widget_insert_action_group (page, "document", G_ACTION_GROUP (self->actions));
}

/**
 * kg_follow_up_documents_set_shown:
 * @list: (nullable)
 * @query: what is shown of it
 */
void
kg_follow_up_documents_set_shown (KgFollowUpDocuments     *self,
                                  KgWorkspace             *workspace,
                                  KgAssignmentList        *list,
                                  const KgAssignmentQuery *query)
{
  g_autofree char *unit = (char *) self->query.unit;
  g_autofree char *search = (char *) self->query.search;

  g_set_object (&self->workspace, workspace);
  if (list != NULL)
    kg_assignment_list_ref (list);
  g_clear_pointer (&self->list, kg_assignment_list_unref);
  self->list = list;
  self->query = *query;
  self->query.unit = g_strdup (query->unit);
  self->query.search = g_strdup (query->search);
  update_actions (self);
}

/**
 * kg_follow_up_documents_set_selected:
 * @id: (nullable): of an assignment
 */
void
kg_follow_up_documents_set_selected (KgFollowUpDocuments *self,
                                     const char          *id)
{
  char *selected = g_strdup (id);

  g_free (self->selected);
  self->selected = selected;
  update_actions (self);
}

/**
 * kg_follow_up_documents_set_chosen:
 * @ids: of assignments, as keys
 */
void
kg_follow_up_documents_set_chosen (KgFollowUpDocuments *self,
                                   GHashTable          *ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_strv_builder_add (builder, id);

  g_clear_pointer (&self->chosen, g_strfreev);
  if (g_hash_table_size (ids) > 0)
    self->chosen = g_strv_builder_end (builder);
  update_actions (self);
}
