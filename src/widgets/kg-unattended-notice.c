// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-unattended-notice.h"

#include "services/kg-light-attend.h"
#include "services/kg-record-service.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-meeting-picker.h"
#include "widgets/kg-meeting-reason.h"

#include <glib/gi18n.h>

/**
 * KgUnattendedNotice:
 *
 * Says that nobody attends to a yellow or red project, and asks for one of
 * three: a lead unit, a district leader, or why neither. In a meeting the
 * answer goes into its record; between two meetings it is an act of its own.
 */

struct _KgUnattendedNotice {
  GtkBox parent_instance;

  GtkLabel *text_label;
  GtkMenuButton *lead_button;
  GtkMenuButton *escalate_button;
  GtkMenuButton *reason_button;

  KgWorkspace *workspace; /* nullable */
  KgBoard *board;         /* nullable: whose units the picker offers */
  char *project;          /* nullable */
  char *item;             /* nullable: of the meeting in which it is asked */
};

G_DEFINE_FINAL_TYPE (KgUnattendedNotice, kg_unattended_notice, GTK_TYPE_BOX)

#define LEAD "lead"
#define ESCALATE "escalate"
#define REASON "reason"

static gboolean
attend (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  const KgMeetingAct *act = data;
  KgAttend who = {
    .lead_unit = g_str_equal (act->code, LEAD) ? act->text : NULL,
    .escalated_to = g_str_equal (act->code, ESCALATE) ? act->text : NULL,
    .reason = g_str_equal (act->code, REASON) ? act->text : NULL,
  };

  return kg_light_attend (txn, context, act->id, &who, NULL, NULL, error);
}

/* As if it had been typed into the line of the meeting room. */
static gboolean
record (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  const KgMeetingAct *act = data;
  g_auto (KgRecordResult) result = { 0 };
  gboolean leads = g_str_equal (act->code, LEAD);
  g_autofree char *line = leads ? g_strdup ("/牵头")
                                : g_strdup_printf ("/%s %s", g_str_equal (act->code, REASON) ? "无牵头" : "提请", act->text);
  KgRecordOverrides overrides = { .lead_unit = leads ? act->text : NULL };

  return kg_record_line (txn, context, act->other, line, &overrides, &result, error);
}

static void
attended_cb (GtkWidget          *widget,
             const KgMeetingAct *act,
             const GError       *error)
{
  if (error == NULL && act->other == NULL)
    kg_feedback_undoable (widget, g_str_equal (act->code, LEAD) ? _("The lead unit was set")
                                  : g_str_equal (act->code, ESCALATE) ? _("The project goes to the leader")
                                  : _("The reason was noted"));
}

static void
commit (KgUnattendedNotice *self,
        const char         *code,
        const char         *text)
{
  KgMeetingAct *act;

  if (self->workspace == NULL || self->project == NULL)
    return;

  act = kg_meeting_act_new (self->project, code, text);
  act->other = g_strdup (self->item);
  kg_meeting_act_commit (act, GTK_WIDGET (self), self->workspace, _("Attend to a light"),
                         self->item != NULL ? record : attend, attended_cb);
}

static void
lead_picked_cb (KgUnattendedNotice *self,
                const char         *unit)
{
  commit (self, LEAD, unit);
}

static void
escalated_cb (KgUnattendedNotice *self,
              const char         *leader)
{
  commit (self, ESCALATE, leader);
}

static void
reason_given_cb (KgUnattendedNotice *self,
                 const char         *reason)
{
  commit (self, REASON, reason);
}

/* Units are offered only where somebody asks for them. */
static void
update_picker (KgUnattendedNotice *self)
{
  KgBoard *board = self->workspace != NULL ? kg_workspace_get_board (self->workspace) : NULL;
  KgMeetingPicker *picker = KG_MEETING_PICKER (gtk_menu_button_get_popover (self->lead_button));

  if (board == NULL || board == self->board)
    return;

  g_clear_pointer (&self->board, kg_board_unref);
  self->board = kg_board_ref (board);
  kg_meeting_picker_clear (picker);
  kg_meeting_picker_add_units (picker, board);
}

static gboolean
kg_unattended_notice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KG_UNATTENDED_NOTICE (widget)->lead_button));
}

static void
kg_unattended_notice_dispose (GObject *object)
{
  KgUnattendedNotice *self = KG_UNATTENDED_NOTICE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->board, kg_board_unref);

  G_OBJECT_CLASS (kg_unattended_notice_parent_class)->dispose (object);
}

static void
kg_unattended_notice_finalize (GObject *object)
{
  KgUnattendedNotice *self = KG_UNATTENDED_NOTICE (object);

  g_free (self->project);
  g_free (self->item);

  G_OBJECT_CLASS (kg_unattended_notice_parent_class)->finalize (object);
}

static void
kg_unattended_notice_class_init (KgUnattendedNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_unattended_notice_dispose;
  object_class->finalize = kg_unattended_notice_finalize;
  widget_class->grab_focus = kg_unattended_notice_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-unattended-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, KgUnattendedNotice, text_label);
  gtk_widget_class_bind_template_child (widget_class, KgUnattendedNotice, lead_button);
  gtk_widget_class_bind_template_child (widget_class, KgUnattendedNotice, escalate_button);
  gtk_widget_class_bind_template_child (widget_class, KgUnattendedNotice, reason_button);
}

static void
set_popover (KgUnattendedNotice *self,
             GtkMenuButton      *button,
             GtkWidget          *popover,
             const char         *signal,
             GCallback           callback)
{
  gtk_menu_button_set_popover (button, popover);
  g_signal_connect_object (popover, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
kg_unattended_notice_init (KgUnattendedNotice *self)
{
  GtkWidget *picker = kg_meeting_picker_new (_("Name or pinyin initials of a unit"), FALSE);

  gtk_widget_init_template (GTK_WIDGET (self));

  set_popover (self, self->lead_button, picker, "picked", G_CALLBACK (lead_picked_cb));
  g_signal_connect_object (picker, "show", G_CALLBACK (update_picker), self, G_CONNECT_SWAPPED);
  set_popover (self, self->escalate_button,
               kg_meeting_reason_new (_("Which leader is asked to help?"), _("Name"), _("_Escalate")),
               "given", G_CALLBACK (escalated_cb));
  set_popover (self, self->reason_button,
               kg_meeting_reason_new (_("Why neither a lead unit nor a leader?"), _("Reason"), _("_Note it")),
               "given", G_CALLBACK (reason_given_cb));
}

/**
 * kg_unattended_notice_show:
 * @project: a yellow or red one that nobody attends to
 * @item_id: (nullable): the item of a meeting under which the answer is
 *   recorded; %NULL between two meetings
 * @pressing: whether something waits for the answer
 */
void
kg_unattended_notice_show (KgUnattendedNotice *self,
                           KgWorkspace        *workspace,
                           const KgProject    *project,
                           const char         *item_id,
                           gboolean            pressing)
{
  g_autofree char *text = NULL;

  g_set_object (&self->workspace, workspace);
  g_free (self->project);
  self->project = g_strdup (project->id);
  g_free (self->item);
  self->item = g_strdup (item_id);

  /* Translators: a light, such as “Red”. */
  text = g_strdup_printf (pressing ? _("%s, without a lead unit or an escalation: needed before the end")
                                   : _("%s, without a lead unit or an escalation"),
                          kg_light_label (project->light));
  gtk_label_set_label (self->text_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text_label), text);
  if (pressing)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pressing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pressing");

  kg_meeting_reason_set_text (KG_MEETING_REASON (gtk_menu_button_get_popover (self->escalate_button)),
                              project->leader);
  kg_meeting_reason_set_text (KG_MEETING_REASON (gtk_menu_button_get_popover (self->reason_button)),
                              project->unattended_reason);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
kg_unattended_notice_hide (KgUnattendedNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_pointer (&self->project, g_free);
  g_clear_pointer (&self->item, g_free);
}
