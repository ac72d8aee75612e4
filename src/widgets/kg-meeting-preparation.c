// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-preparation.h"

#include "core/kg-labels.h"
#include "services/kg-meeting-edit.h"
#include "services/kg-meeting-service.h"
#include "widgets/kg-agenda-row.h"
#include "widgets/kg-attendance-list.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-meeting-picker.h"
#include "widgets/kg-meeting-reason.h"
#include "widgets/kg-meeting-rows.h"
#include "widgets/kg-meeting-words.h"

#include <glib/gi18n.h>

/**
 * KgMeetingPreparation:
 *
 * A meeting that is still to be held: what it will deal with and why, who
 * comes, and the button that begins it. A cancelled one is shown here too,
 * with its reason and nothing to press.
 */

struct _KgMeetingPreparation {
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkLabel *details_label;
  GtkWidget *actions;
  GtkMenuButton *cancel_button;
  GtkLabel *reason_label;
  GtkLabel *count_label;
  GtkWidget *tools;
  GtkEntry *topic_entry;
  GtkMenuButton *project_button;
  GtkListBox *agenda;
  GtkStack *agenda_stack;
  KgAttendanceList *attendance;

  KgWorkspace *workspace;
  KgMeetingFile *file;
  KgBoard *board;     /* the projects that the picker offers */
};

G_DEFINE_FINAL_TYPE (KgMeetingPreparation, kg_meeting_preparation, ADW_TYPE_BIN)

static gboolean
is_planned (KgMeetingPreparation *self)
{
  return self->file != NULL && kg_record_is (self->file->meeting, KG_MEETING_STATE, "planned");
}

/* Use cases */

static gboolean
start (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  return kg_meeting_start (txn, context, ((KgMeetingAct *) data)->id, error);
}

static gboolean
cancel (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_meeting_cancel (txn, act->id, act->text, error);
}

static gboolean
rebuild (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return kg_meeting_build_agenda (txn, context, ((KgMeetingAct *) data)->id, error);
}

static gboolean
add_topic (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  KgMeetingAct *act = data;

  act->result = kg_meeting_add_topic (txn, act->id, act->text, error);
  return act->result != NULL;
}

static gboolean
add_project (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  KgMeetingAct *act = data;

  act->result = kg_meeting_add_project (txn, act->id, act->other, error);
  return act->result != NULL;
}

static gboolean
remove_item (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  return kg_meeting_remove_item (txn, ((KgMeetingAct *) data)->id, error);
}

static gboolean
move_item (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_meeting_move_item (txn, act->id, act->number, error);
}

static void
commit (KgMeetingPreparation *self,
        const char           *label,
        KgUseCase             func,
        const char           *other,
        const char           *text,
        KgMeetingActDone      done)
{
  KgMeetingAct *act;

  if (!is_planned (self))
    return;

  act = kg_meeting_act_new (kg_record_get_id (self->file->meeting), NULL, text);
  act->other = g_strdup (other);
  kg_meeting_act_commit (act, GTK_WIDGET (self), self->workspace, label, func, done);
}

/* Actions */

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  commit (KG_MEETING_PREPARATION (widget), _("Start the meeting"), start, NULL, NULL, NULL);
}

static void
rebuilt_cb (GtkWidget          *widget,
            const KgMeetingAct *act,
            const GError       *error)
{
  if (error == NULL)
    kg_feedback_undoable (widget, _("The agenda was built again from today’s lights"));
}

static void
rebuild_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  commit (KG_MEETING_PREPARATION (widget), _("Build the agenda again"), rebuild, NULL, NULL, rebuilt_cb);
}

static void
removed_cb (GtkWidget          *widget,
            const KgMeetingAct *act,
            const GError       *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    return;
  text = g_strdup_printf (_("“%s” was removed from the agenda"), act->text);
  kg_feedback_undoable (widget, text);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgMeetingPreparation *self = KG_MEETING_PREPARATION (widget);
  int at = self->file != NULL ? kg_meeting_file_find_item (self->file, g_variant_get_string (parameter, NULL)) : -1;
  KgRecord *item;

  if (at < 0)
    return;
  item = kg_meeting_file_get_item (self->file, (guint) at)->record;
  kg_meeting_act_commit (kg_meeting_act_new (kg_record_get_id (item), NULL,
                                             kg_record_get_text (item, KG_AGENDA_ITEM_TITLE)),
                         widget, self->workspace, _("Remove from the agenda"), remove_item, removed_cb);
}

/* Alt and an arrow move the item that has the focus. */
static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgMeetingPreparation *self = KG_MEETING_PREPARATION (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, KG_TYPE_AGENDA_ROW) : NULL;
  KgMeetingAct *act;

  if (row == NULL || !is_planned (self))
    return;

  act = kg_meeting_act_new (kg_meeting_rows_get_id (GTK_LIST_BOX_ROW (row)), NULL, NULL);
  act->number = g_variant_get_int32 (parameter);
  kg_meeting_act_commit (act, widget, self->workspace, _("Move on the agenda"), move_item, NULL);
}

static void
topic_added_cb (GtkWidget          *widget,
                const KgMeetingAct *act,
                const GError       *error)
{
  KgMeetingPreparation *self = KG_MEETING_PREPARATION (widget);

  /* What was typed stays until it is stored. */
  if (error == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->topic_entry), "");
}

static void
topic_cb (KgMeetingPreparation *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->topic_entry));

  if (*text == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->topic_entry));
  else
    commit (self, _("Add a topic"), add_topic, NULL, text, topic_added_cb);
}

static void
project_picked_cb (KgMeetingPreparation *self,
                   const char           *id)
{
  commit (self, _("Add a project to the agenda"), add_project, id, NULL, NULL);
}

static void
cancel_given_cb (KgMeetingPreparation *self,
                 const char           *reason)
{
  commit (self, _("Cancel the meeting"), cancel, NULL, reason, NULL);
}

static void
row_activated_cb (KgMeetingPreparation *self,
                  GtkListBoxRow        *row)
{
  int at = kg_meeting_file_find_item (self->file, kg_meeting_rows_get_id (row));
  const char *project =
    at >= 0 ? kg_record_get_text (kg_meeting_file_get_item (self->file, (guint) at)->record, KG_AGENDA_ITEM_PROJECT)
            : NULL;

  if (project != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-project", "s", project);
}

/* Rows */

static const char *
get_id (gpointer datum)
{
  return kg_record_get_id (((KgMeetingItem *) datum)->record);
}

static GtkWidget *
make (gpointer owner)
{
  return kg_agenda_row_new (FALSE);
}

static void
bind (GtkWidget *row,
      gpointer   datum,
      guint      position,
      gpointer   owner)
{
  KgMeetingPreparation *self = owner;

  kg_agenda_row_bind (KG_AGENDA_ROW (row), datum, position, kg_workspace_get_board (self->workspace),
                      is_planned (self));
}

static const KgMeetingRowKind row_kind = { get_id, make, bind };

/* Thousands of projects are offered only where somebody asks for them. */
static void
update_picker (KgMeetingPreparation *self)
{
  KgBoard *board = self->workspace != NULL ? kg_workspace_get_board (self->workspace) : NULL;
  KgMeetingPicker *picker = KG_MEETING_PICKER (gtk_menu_button_get_popover (self->project_button));

  if (board == NULL || board == self->board)
    return;

  g_clear_pointer (&self->board, kg_board_unref);
  self->board = kg_board_ref (board);
  kg_meeting_picker_clear (picker);
  kg_meeting_picker_add_projects (picker, board);
}

static void
kg_meeting_preparation_dispose (GObject *object)
{
  KgMeetingPreparation *self = KG_MEETING_PREPARATION (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  g_clear_pointer (&self->board, kg_board_unref);

  G_OBJECT_CLASS (kg_meeting_preparation_parent_class)->dispose (object);
}

static void
kg_meeting_preparation_class_init (KgMeetingPreparationClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_meeting_preparation_dispose;

  g_type_ensure (KG_TYPE_ATTENDANCE_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-preparation.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, title_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, state_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, details_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, actions);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, reason_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, count_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, tools);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, topic_entry);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, project_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, agenda);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, agenda_stack);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPreparation, attendance);
  gtk_widget_class_bind_template_callback (widget_class, topic_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "agenda.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "agenda.rebuild", NULL, rebuild_action);
  gtk_widget_class_install_action (widget_class, "agenda.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "agenda.move", "i", move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "agenda.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "agenda.move", "i", 1);
}

static void
kg_meeting_preparation_init (KgMeetingPreparation *self)
{
  GtkWidget *picker;
  GtkWidget *reason;

  gtk_widget_init_template (GTK_WIDGET (self));

  picker = kg_meeting_picker_new (_("Name, code or pinyin initials of a project"), FALSE);
  gtk_menu_button_set_popover (self->project_button, picker);
  g_signal_connect_object (picker, "picked", G_CALLBACK (project_picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "show", G_CALLBACK (update_picker), self, G_CONNECT_SWAPPED);

  reason = kg_meeting_reason_new (_("Why is the meeting cancelled? Its items go to the next one."),
                                  _("Reason"), _("Ca_ncel the meeting"));
  gtk_menu_button_set_popover (self->cancel_button, reason);
  g_signal_connect_object (reason, "given", G_CALLBACK (cancel_given_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kg_meeting_preparation_set_file:
 * @file: (nullable): of a meeting that is planned or was cancelled
 */
void
kg_meeting_preparation_set_file (KgMeetingPreparation *self,
                                 KgWorkspace          *workspace,
                                 KgMeetingFile        *file)
{
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *count = NULL;
  g_autofree char *reason = NULL;
  gboolean planned;

  g_set_object (&self->workspace, workspace);
  if (file != NULL)
    kg_meeting_file_ref (file);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  self->file = file;
  kg_attendance_list_set_file (self->attendance, workspace, file);
  if (file == NULL)
    return;

  planned = is_planned (self);
  title = kg_meeting_words_title (file->series, file->meeting);
  details = kg_meeting_words_details (file->meeting);
  count = g_strdup_printf (ngettext ("%u item", "%u items", file->items->len), file->items->len);
  if (!planned)
    reason = g_strdup_printf (_("Cancelled: %s. Its open items went to the next meeting."),
                              kg_record_get_text (file->meeting, KG_MEETING_CANCEL_REASON));

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->state_label,
                       kg_label_code (&kg_table_meeting, KG_MEETING_STATE,
                                      kg_record_get_text (file->meeting, KG_MEETING_STATE)));
  gtk_label_set_label (self->details_label, details);
  gtk_label_set_label (self->count_label, count);
  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL);
  gtk_widget_set_visible (self->actions, planned);
  gtk_widget_set_visible (self->tools, planned);
  gtk_widget_set_sensitive (GTK_WIDGET (self->attendance), planned);
  gtk_stack_set_visible_child_name (self->agenda_stack, file->items->len > 0 ? "items" : "empty");
  kg_meeting_rows_sync (self->agenda, file->items, &row_kind, self);
}
