// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-documents.h"

#include "services/document/kg-document-name.h"
#include "services/document/kg-document.h"
#include "widgets/kg-document-print.h"
#include "widgets/kg-document-window.h"
#include "widgets/kg-folder-exporter.h"

#include <glib/gi18n.h>

/**
 * KgMinutesDocuments:
 *
 * What the minutes screen can have written beside the file of the minutes:
 * them on paper, excerpts (节录) by unit or decision, and many documents in one
 * go. A menu button, and the actions document.* of the view around it. All of
 * them are of the document that is shown, be it the minutes or a correction;
 * the menu is made when it is opened, from the units that it names then.
 */

#define LONGEST_LABEL 28 /* characters */

struct _KgMinutesDocuments {
  AdwBin parent_instance;

  KgFolderExporter *exporter;
  GSimpleActionGroup *actions;
  KgMinutesPreview *preview; /* weak */

  KgWorkspace *workspace;    /* nullable */
  KgMeetingFile *file;       /* nullable */
  KgMinutes *minutes;        /* nullable: what is shown */
  gint64 revision;           /* of it; 0 while nothing was drafted */
};

G_DEFINE_FINAL_TYPE (KgMinutesDocuments, kg_minutes_documents, ADW_TYPE_BIN)

/* Acting */

static const char *
meeting_id (KgMinutesDocuments *self)
{
  return kg_record_get_id (self->file->meeting);
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  KgMinutesDocuments *self = user_data;
  g_autofree char *name = kg_document_name_minutes (self->file->series, self->file->meeting, self->revision);

  if (self->preview != NULL)
    kg_document_print (GTK_WIDGET (self), kg_minutes_preview_get_pages (self->preview), name);
}

static KgDocumentRequest *
of_shown (KgMinutesDocuments *self,
          KgDocumentRequest  *request)
{
  kg_document_request_set_revision (request, self->revision);
  return request;
}

static void
open_excerpt (KgMinutesDocuments *self,
              const char         *unit_id,
              const char         *decision_id)
{
  kg_document_window_open (GTK_WIDGET (self), self->workspace,
                           of_shown (self, kg_document_request_new_excerpt (meeting_id (self), unit_id, decision_id)));
}

static void
excerpt_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  open_excerpt (user_data, g_variant_get_string (parameter, NULL), NULL);
}

static void
excerpt_of_decision_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  open_excerpt (user_data, NULL, g_variant_get_string (parameter, NULL));
}

static void
excerpts_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  KgMinutesDocuments *self = user_data;

  kg_folder_exporter_choose (self->exporter, self->workspace,
                             of_shown (self, kg_document_request_new_excerpts (meeting_id (self))));
}

static int
get_year (KgMinutesDocuments *self)
{
  return (int) kg_record_get_int (self->file->meeting, KG_MEETING_YEAR);
}

static void
issued_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  KgMinutesDocuments *self = user_data;

  kg_folder_exporter_choose (self->exporter, self->workspace,
                             kg_document_request_new_issued (kg_record_get_id (self->file->series), get_year (self)));
}

static const GActionEntry entries[] = {
  { "print", print_cb }, { "excerpt", excerpt_cb, "s" }, { "excerpt-of-decision", excerpt_of_decision_cb, "s" },
  { "excerpts", excerpts_cb }, { "issued", issued_cb },
};

static void
update_actions (KgMinutesDocuments *self)
{
  gboolean there = self->workspace != NULL && self->file != NULL;

  /* What was issued in a year is there whatever is shown. */
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                                              entries[i].name)),
                                 there && (self->minutes != NULL || g_str_equal (entries[i].name, "issued")));
}

/* The menu */

/* In a menu an underscore stands before the key of an item. */
static char *
make_label (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);
  g_autofree char *whole = g_strjoinv ("__", parts);
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (whole, -1) <= LONGEST_LABEL)
    return g_steal_pointer (&whole);

  begin = g_utf8_substring (whole, 0, LONGEST_LABEL - 1);
  return g_strconcat (begin, "…", NULL);
}

static void
add_item (GMenu      *menu,
          const char *text,
          const char *action,
          const char *id)
{
  g_autofree char *label = make_label (text);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static GMenu *
make_units (KgMinutesDocuments *self)
{
  KgBoard *board = kg_workspace_get_board (self->workspace);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; board != NULL && i < kg_board_get_n_units (board); i++) {
    const KgUnit *unit = kg_board_get_unit (board, i);

    if (kg_document_names_unit (self->minutes, unit))
      add_item (menu, unit->name, "document.excerpt", unit->id);
  }

  return menu;
}

static GMenu *
make_decisions (KgMinutesDocuments *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->file->items->len; i++) {
    const KgMeetingItem *item = kg_meeting_file_get_item (self->file, i);

    for (guint j = 0; j < item->decisions->len; j++) {
      const KgMeetingDecision *decision = g_ptr_array_index (item->decisions, j);

      if (!kg_document_says_decision (self->minutes, decision->record))
        continue;
      add_item (menu, kg_record_get_text (decision->record, KG_DECISION_TEXT), "document.excerpt-of-decision",
                kg_record_get_id (decision->record));
    }
  }

  return menu;
}

static void
popup_cb (GtkMenuButton *button,
          gpointer       user_data)
{
  KgMinutesDocuments *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) paper = g_menu_new ();
  g_autoptr (GMenu) excerpts = g_menu_new ();
  g_autoptr (GMenu) many = g_menu_new ();

  g_menu_append (paper, _("_Print…"), "document.print");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (paper));
  if (self->minutes != NULL) {
    g_autoptr (GMenu) units = make_units (self);
    g_autoptr (GMenu) decisions = make_decisions (self);

    if (g_menu_model_get_n_items (G_MENU_MODEL (units)) > 0) {
      g_menu_append_submenu (excerpts, _("Excerpt for a _unit"), G_MENU_MODEL (units));
      g_menu_append (many, _("Excerpts for _all units…"), "document.excerpts");
    }
    if (g_menu_model_get_n_items (G_MENU_MODEL (decisions)) > 0)
      g_menu_append_submenu (excerpts, _("Excerpt of a _decision"), G_MENU_MODEL (decisions));
  }
  if (self->file != NULL) {
    g_autofree char *issued = g_strdup_printf (_("All _issued minutes of %d…"), get_year (self));

    g_menu_append (many, issued, "document.issued");
  }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (excerpts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (many));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
kg_minutes_documents_dispose (GObject *object)
{
  KgMinutesDocuments *self = KG_MINUTES_DOCUMENTS (object);

  g_clear_weak_pointer (&self->preview);
  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  g_clear_pointer (&self->minutes, kg_minutes_unref);

  G_OBJECT_CLASS (kg_minutes_documents_parent_class)->dispose (object);
}

static void
kg_minutes_documents_class_init (KgMinutesDocumentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_minutes_documents_dispose;
}

static void
kg_minutes_documents_init (KgMinutesDocuments *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Documents"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popup_cb, self, NULL);
  self->exporter = g_object_new (KG_TYPE_FOLDER_EXPORTER, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->exporter));
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "document", G_ACTION_GROUP (self->actions));
  update_actions (self);
}

/**
 * kg_minutes_documents_bind_keys:
 *
 * To be called while the class of the view is made.
 */
void
kg_minutes_documents_bind_keys (GtkWidgetClass *view_class)
{
  gtk_widget_class_add_binding_action (view_class, GDK_KEY_p, GDK_CONTROL_MASK, "document.print", NULL);
}

/**
 * kg_minutes_documents_attach:
 * @preview: whose pages are printed
 *
 * Gives the actions to the whole of @view, for its keys.
 */
void
kg_minutes_documents_attach (KgMinutesDocuments *self,
                             GtkWidget          *view,
                             KgMinutesPreview   *preview)
{
  g_set_weak_pointer (&self->preview, preview);
  gtk_widget_insert_action_group (view, "document", G_ACTION_GROUP (self->actions));
}

/**
 * kg_minutes_documents_set_file:
 * @file: (nullable)
 * @minutes: (nullable): which of its documents is shown
 * @revision: of @minutes: 1 for the minutes, 2 and up for their corrections, 0
 *   while nothing was drafted
 */
void
kg_minutes_documents_set_file (KgMinutesDocuments *self,
                               KgWorkspace        *workspace,
                               KgMeetingFile      *file,
                               KgMinutes          *minutes,
                               gint64              revision)
{
  g_set_object (&self->workspace, workspace);
  if (file != NULL)
    kg_meeting_file_ref (file);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  self->file = file;
  if (minutes != NULL)
    kg_minutes_ref (minutes);
  g_clear_pointer (&self->minutes, kg_minutes_unref);
  self->minutes = minutes;
  self->revision = revision;
  update_actions (self);
}
