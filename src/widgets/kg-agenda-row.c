// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-agenda-row.h"

#include "core/kg-labels.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-meeting-words.h"

#include <glib/gi18n.h>

/**
 * KgAgendaRow:
 *
 * One item of an agenda: its number, its light, its name. Where a meeting is
 * prepared it says why the item is there; in the meeting, where there is less
 * room, what became of it. What was put there by hand can be removed through
 * the action “agenda.remove” of whatever holds the row.
 */

struct _KgAgendaRow {
  GtkListBoxRow parent_instance;

  GtkLabel *number_label;
  GtkStack *sign_stack;
  KgLamp *lamp;
  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkLabel *mark_label;
  GtkButton *remove_button;

  gboolean compact;
};

G_DEFINE_FINAL_TYPE (KgAgendaRow, kg_agenda_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_sign (KgAgendaRow     *self,
           KgRecord        *item,
           const KgProject *project)
{
  gboolean is_check = kg_record_is (item, KG_AGENDA_ITEM_KIND, "check");

  gtk_stack_set_visible_child_name (self->sign_stack, project != NULL ? "lamp" : "icon");
  if (project == NULL) {
    gtk_image_set_from_icon_name (self->icon, is_check ? "view-refresh-symbolic" : "document-edit-symbolic");
    return;
  }

  kg_lamp_set_light (self->lamp, project->light);
  kg_lamp_set_proposed (self->lamp, project->is_confirmed ? (int) project->proposed : KG_LAMP_NO_PROPOSAL);
}

/* What became of the item: its outcome, or how many decisions it has. */
static char *
mark_words (const KgMeetingItem *item)
{
  const char *outcome = kg_record_get_text (item->record, KG_AGENDA_ITEM_OUTCOME);

  if (outcome != NULL)
    return g_strdup (kg_label_code (&kg_table_agenda_item, KG_AGENDA_ITEM_OUTCOME, outcome));
  if (item->decisions->len > 0)
    return g_strdup_printf (ngettext ("%u decision", "%u decisions", item->decisions->len), item->decisions->len);

  return g_strdup ("");
}

static void
kg_agenda_row_class_init (KgAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KG_TYPE_LAMP);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-agenda-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgAgendaRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, KgAgendaRow, sign_stack);
  gtk_widget_class_bind_template_child (widget_class, KgAgendaRow, lamp);
  gtk_widget_class_bind_template_child (widget_class, KgAgendaRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KgAgendaRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KgAgendaRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, KgAgendaRow, mark_label);
  gtk_widget_class_bind_template_child (widget_class, KgAgendaRow, remove_button);
}

static void
kg_agenda_row_init (KgAgendaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_agenda_row_new:
 * @compact: for the meeting itself: what became of it instead of why it is
 *   there
 */
GtkWidget *
kg_agenda_row_new (gboolean compact)
{
  KgAgendaRow *self = g_object_new (KG_TYPE_AGENDA_ROW, NULL);

  self->compact = compact;
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), !compact);
  gtk_widget_set_visible (GTK_WIDGET (self->mark_label), compact);
  return GTK_WIDGET (self);
}

/**
 * kg_agenda_row_bind:
 * @position: from 0
 * @board: (nullable): where the light comes from
 * @removable: whether the state of the meeting allows to remove items
 */
void
kg_agenda_row_bind (KgAgendaRow         *self,
                    const KgMeetingItem *item,
                    guint                position,
                    KgBoard             *board,
                    gboolean             removable)
{
  const char *project_id = kg_record_get_text (item->record, KG_AGENDA_ITEM_PROJECT);
  const KgProject *project = project_id != NULL && board != NULL ? kg_board_find_project (board, project_id) : NULL;
  const char *title = kg_record_get_text (item->record, KG_AGENDA_ITEM_TITLE);
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  g_autofree char *why = kg_meeting_words_why (item, board);
  g_autofree char *mark = mark_words (item);
  g_autofree char *tooltip = *why != '\0' ? g_strdup_printf ("%s\n%s", title, why) : g_strdup (title);

  gtk_label_set_label (self->number_label, number);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->detail_label, why);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), !self->compact && *why != '\0');
  gtk_label_set_label (self->mark_label, mark);
  gtk_widget_set_visible (GTK_WIDGET (self->mark_label), self->compact && *mark != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  show_sign (self, item->record, project);

  gtk_widget_set_visible (GTK_WIDGET (self->remove_button),
                          removable && !self->compact &&
                          kg_record_is (item->record, KG_AGENDA_ITEM_ORIGIN, "topic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "s", kg_record_get_id (item->record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove_button), "agenda.remove");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->compact ? mark : why,
                                  -1);
}

/**
 * kg_agenda_row_set_flagged:
 * @lacking: (nullable): what stands in the way of ending the meeting
 */
void
kg_agenda_row_set_flagged (KgAgendaRow *self,
                           const char  *lacking)
{
  if (lacking != NULL) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "kg-flagged");
    gtk_label_set_label (self->mark_label, lacking);
    gtk_widget_set_visible (GTK_WIDGET (self->mark_label), TRUE);
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self), "kg-flagged");
  }
}
