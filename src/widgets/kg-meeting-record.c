// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-record.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-light-attend.h"
#include "services/kg-light-service.h"
#include "services/kg-meeting-edit.h"
#include "services/kg-meeting-service.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-meeting-decision-row.h"
#include "widgets/kg-meeting-reason.h"
#include "widgets/kg-meeting-rows.h"
#include "widgets/kg-meeting-text.h"
#include "widgets/kg-meeting-words.h"
#include "widgets/kg-minutes-acts.h"
#include "widgets/kg-record-entry.h"
#include "widgets/kg-unattended-notice.h"

#include <glib/gi18n.h>

/**
 * KgMeetingRecord:
 *
 * What is written down while one item is talked about: discussion, decisions
 * with their assignments, the light, the outcome, and the line to type in.
 */

#define N_OUTCOMES 5

static const char *const outcomes[N_OUTCOMES] = { "decided", "continue", "next_time", "leave", "noted" };

struct _KgMeetingRecord {
  AdwBin parent_instance;

  GtkStack *stack;
  KgLamp *lamp;
  GtkLabel *title_label;
  GtkLabel *why_label;
  GtkLabel *elapsed_label;
  GtkWidget *lights_box;
  GtkMenuButton *red_button;
  GtkMenuButton *yellow_button;
  GtkMenuButton *green_button;
  GtkScrolledWindow *scroller;
  KgMeetingText *discussion;
  GtkListBox *decisions;
  GtkWidget *no_decisions;
  GtkWidget *outcome_buttons[N_OUTCOMES];
  GtkLabel *note_label;
  GtkLabel *reason_label;
  KgUnattendedNotice *unattended;
  KgRecordEntry *entry;

  KgWorkspace *workspace;
  KgMeetingFile *file; /* nullable */
  int index;           /* of the item, or -1 */
  gboolean show_last;  /* scroll to the end once it has its height */
};

G_DEFINE_FINAL_TYPE (KgMeetingRecord, kg_meeting_record, ADW_TYPE_BIN)

static const KgMeetingItem *
get_item (KgMeetingRecord *self)
{
  return self->file != NULL && self->index >= 0 ? kg_meeting_file_get_item (self->file, (guint) self->index) : NULL;
}

static const char *
get_item_id (KgMeetingRecord *self)
{
  const KgMeetingItem *item = get_item (self);

  return item != NULL ? kg_record_get_id (item->record) : NULL;
}

/* Use cases */

static gboolean
set_outcome (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_meeting_set_outcome (txn, act->id, act->code, act->text, error);
}

static gboolean
confirm_light (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_light_confirm (txn, context, act->id, (KgLight) act->number, act->text, act->other, error);
}

static gboolean
take_back (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  return kg_meeting_remove_decision (txn, ((KgMeetingAct *) data)->id, error);
}

/* A line on its way to the store */

typedef struct {
  char *item;
  KgRecordEntryDraft *draft;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->item);
  kg_record_entry_draft_free (line->draft);
  g_free (line);
}

static gboolean
record (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  const Line *line = data;

  return kg_record_entry_draft_store (txn, context, line->item, line->draft, error);
}

typedef struct {
  KgMeetingRecord *self;
  char *text;
  GApplication *application; /* nullable */
} Recording;

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Recording *recording = user_data;
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  if (error != NULL && recording->self->workspace != NULL) {
    kg_feedback_error (GTK_WIDGET (recording->self), error);
    kg_record_entry_give_back (recording->self->entry, recording->text);
  }

  kg_meeting_act_release (recording->application);
  g_object_unref (recording->self);
  g_free (recording->text);
  g_free (recording);
}

static void
record_cb (KgMeetingRecord *self)
{
  Recording *recording;
  Line *line;

  if (get_item (self) == NULL)
    return;

  line = g_new0 (Line, 1);
  line->item = g_strdup (get_item_id (self));
  line->draft = kg_record_entry_take (self->entry);
  recording = g_new0 (Recording, 1);
  recording->self = g_object_ref (self);
  recording->text = g_strdup (line->draft->text);
  recording->application = kg_meeting_act_hold ();
  kg_workspace_commit_async (self->workspace, _("Record a line"), record, line, line_free, NULL,
                             recorded_cb, recording);
}

/* Discussion */

static void
discussion_saved_cb (GtkWidget          *widget,
                     const KgMeetingAct *act,
                     const GError       *error)
{
  if (act != NULL)
    kg_meeting_text_saved (KG_MEETING_RECORD (widget)->discussion, act->id, error);
}

static void
save_discussion_cb (KgMeetingRecord   *self,
                    const char        *target,
                    const char        *text,
                    const char *const *known,
                    gboolean           insist)
{
  if (self->workspace != NULL)
    kg_meeting_act_save (kg_meeting_act_new_wording (target, text, known, insist), GTK_WIDGET (self),
                         self->workspace, _("Discussion"), kg_minutes_act_discuss, discussion_saved_cb);
}

/* Outcome */

static void
commit_outcome (KgMeetingRecord *self,
                const char      *outcome,
                const char      *note)
{
  const KgMeetingItem *item = get_item (self);
  gboolean same;

  if (item == NULL)
    return;

  /* Pressed again, it is taken back. */
  same = note == NULL && kg_record_is (item->record, KG_AGENDA_ITEM_OUTCOME, outcome);
  kg_meeting_act_commit (kg_meeting_act_new (get_item_id (self), same ? NULL : outcome, note), GTK_WIDGET (self),
                         self->workspace, _("Outcome"), set_outcome, NULL);
}

static void
leave_given_cb (KgMeetingRecord *self,
                const char      *reason)
{
  commit_outcome (self, "leave", reason);
}

/* Light */

static void
commit_light (KgMeetingRecord *self,
              KgLight          light,
              const char      *reason)
{
  const KgMeetingItem *item = get_item (self);
  const char *project = item != NULL ? kg_record_get_text (item->record, KG_AGENDA_ITEM_PROJECT) : NULL;
  KgMeetingAct *act;

  if (project == NULL)
    return;

  act = kg_meeting_act_new (project, NULL, reason);
  act->other = g_strdup (kg_record_get_id (self->file->meeting));
  act->number = light;
  kg_meeting_act_commit (act, GTK_WIDGET (self), self->workspace, _("Confirm a light"), confirm_light, NULL);
}

static void
red_given_cb (KgMeetingRecord *self,
              const char      *reason)
{
  commit_light (self, KG_LIGHT_RED, reason);
}

static void
yellow_given_cb (KgMeetingRecord *self,
                 const char      *reason)
{
  commit_light (self, KG_LIGHT_YELLOW, reason);
}

static void
green_given_cb (KgMeetingRecord *self,
                const char      *reason)
{
  commit_light (self, KG_LIGHT_GREEN, reason);
}

/* Decisions */

/* What somebody else reworded meanwhile is not lost, and neither is this. */
static void
rewritten_cb (GtkWidget          *widget,
              const KgMeetingAct *act,
              const GError       *error)
{
  GtkWidget *row = act != NULL ? kg_meeting_rows_find (KG_MEETING_RECORD (widget)->decisions, act->id) : NULL;

  if (row != NULL && act->text != NULL && g_error_matches (error, KG_ERROR, KG_ERROR_CONFLICT))
    kg_meeting_decision_row_give_back (KG_MEETING_DECISION_ROW (row), act->text);
}

static void
rewrite_cb (KgMeetingRecord      *self,
            const char           *kind,
            const char           *text,
            const char           *over,
            KgMeetingDecisionRow *row)
{
  const char *known[] = { over, NULL };
  KgMeetingAct *act = kg_meeting_act_new_wording (kg_meeting_rows_get_id (GTK_LIST_BOX_ROW (row)), text,
                                                  over != NULL ? known : NULL, FALSE);

  act->code = g_strdup (kind);
  kg_meeting_act_commit (act, GTK_WIDGET (self), self->workspace, _("Reword a decision"), kg_minutes_act_rewrite,
                         rewritten_cb);
}

static void
taken_back_cb (GtkWidget          *widget,
               const KgMeetingAct *act,
               const GError       *error)
{
  if (error == NULL)
    kg_feedback_undoable (widget, _("The decision was taken back"));
}

static void
take_back_cb (KgMeetingRecord      *self,
              KgMeetingDecisionRow *row)
{
  kg_meeting_act_commit (kg_meeting_act_new (kg_meeting_rows_get_id (GTK_LIST_BOX_ROW (row)), NULL, NULL),
                         GTK_WIDGET (self), self->workspace, _("Take a decision back"), take_back, taken_back_cb);
}

static void
row_activated_cb (KgMeetingRecord *self,
                  GtkListBoxRow   *row)
{
  kg_meeting_decision_row_edit (KG_MEETING_DECISION_ROW (row));
}

static const char *
get_id (gpointer datum)
{
  return kg_record_get_id (((KgMeetingDecision *) datum)->record);
}

static GtkWidget *
make (gpointer owner)
{
  GtkWidget *row = kg_meeting_decision_row_new ();

  g_signal_connect_object (row, "rewrite", G_CALLBACK (rewrite_cb), owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "take-back", G_CALLBACK (take_back_cb), owner, G_CONNECT_SWAPPED);
  return row;
}

static void
bind (GtkWidget *row,
      gpointer   datum,
      guint      position,
      gpointer   owner)
{
  kg_meeting_decision_row_bind (KG_MEETING_DECISION_ROW (row), datum, position,
                                kg_workspace_get_context (KG_MEETING_RECORD (owner)->workspace));
}

static const KgMeetingRowKind row_kind = { get_id, make, bind };

/* Showing */

static void
show_heading (KgMeetingRecord     *self,
              const KgMeetingItem *item,
              KgBoard             *board)
{
  const char *title = kg_record_get_text (item->record, KG_AGENDA_ITEM_TITLE);
  const char *id = kg_record_get_text (item->record, KG_AGENDA_ITEM_PROJECT);
  const KgProject *project = id != NULL && board != NULL ? kg_board_find_project (board, id) : NULL;
  const char *origin = kg_record_get_text (item->record, KG_AGENDA_ITEM_ORIGIN);
  const char *why = kg_label_code (&kg_table_agenda_item, KG_AGENDA_ITEM_ORIGIN, origin);
  g_autofree char *warning = project != NULL && g_str_equal (origin, "proposal") && project->proposed == project->light
                             ? kg_meeting_words_warning (board, project) : NULL;

  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_label_set_label (self->why_label, warning != NULL ? warning : why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why_label), warning);
  gtk_widget_set_visible (GTK_WIDGET (self->lamp), project != NULL);
  gtk_widget_set_visible (self->lights_box, project != NULL);
  if (project != NULL) {
    kg_lamp_set_light (self->lamp, project->light);
    kg_lamp_set_proposed (self->lamp, project->is_confirmed ? (int) project->proposed : KG_LAMP_NO_PROPOSAL);
  }
}

static void
show_outcome (KgMeetingRecord *self,
              KgRecord        *item)
{
  const char *note = kg_record_get_text (item, KG_AGENDA_ITEM_OUTCOME_NOTE);

  for (guint i = 0; i < N_OUTCOMES; i++) {
    gboolean chosen = kg_record_is (item, KG_AGENDA_ITEM_OUTCOME, outcomes[i]);

    if (chosen)
      gtk_widget_add_css_class (self->outcome_buttons[i], "kg-chosen");
    else
      gtk_widget_remove_css_class (self->outcome_buttons[i], "kg-chosen");
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->outcome_buttons[i]),
                                 GTK_ACCESSIBLE_STATE_PRESSED,
                                 chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  }

  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), note != NULL);
}

/* A yellow or red project that nobody attends to: the room asks who does, the
 * more so when its item has an outcome. */
static void
show_attend (KgMeetingRecord *self,
             KgRecord        *item,
             KgBoard         *board)
{
  const char *id = kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT);
  const KgProject *project = id != NULL && board != NULL ? kg_board_find_project (board, id) : NULL;
  const char *reason = kg_record_get_text (item, KG_AGENDA_ITEM_UNATTENDED_REASON);
  g_autofree char *words = reason != NULL ? g_strdup_printf (_("No lead unit, because: %s"), reason) : NULL;

  if (kg_light_lacks_attend (project, item))
    kg_unattended_notice_show (self->unattended, self->workspace, project, kg_record_get_id (item),
                               !kg_record_is_null (item, KG_AGENDA_ITEM_OUTCOME));
  else
    kg_unattended_notice_hide (self->unattended);

  gtk_label_set_label (self->reason_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), words != NULL);
}

static void
height_changed_cb (KgMeetingRecord *self,
                   GtkAdjustment   *adjustment)
{
  if (!self->show_last)
    return;

  self->show_last = FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

static void
set_reason (GtkMenuButton *button,
            const char    *title,
            GCallback      callback,
            gpointer       self)
{
  GtkWidget *reason = kg_meeting_reason_new (title, _("Why"), _("_Confirm"));

  gtk_menu_button_set_popover (button, reason);
  g_signal_connect_object (reason, "given", callback, self, G_CONNECT_SWAPPED);
}

static gboolean
kg_meeting_record_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KG_MEETING_RECORD (widget)->entry));
}

static void
kg_meeting_record_dispose (GObject *object)
{
  KgMeetingRecord *self = KG_MEETING_RECORD (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->file, kg_meeting_file_unref);

  G_OBJECT_CLASS (kg_meeting_record_parent_class)->dispose (object);
}

static void
kg_meeting_record_class_init (KgMeetingRecordClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_meeting_record_dispose;
  widget_class->grab_focus = kg_meeting_record_grab_focus;

  g_type_ensure (KG_TYPE_LAMP);
  g_type_ensure (KG_TYPE_MEETING_TEXT);
  g_type_ensure (KG_TYPE_RECORD_ENTRY);
  g_type_ensure (KG_TYPE_UNATTENDED_NOTICE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-record.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, stack);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, lamp);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, title_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, why_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, lights_box);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, red_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, yellow_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, green_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, discussion);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, decisions);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, no_decisions);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, note_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, reason_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, unattended);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRecord, entry);
  for (guint i = 0; i < N_OUTCOMES; i++) {
    g_autofree char *name = g_strconcat (outcomes[i], "_button", NULL);

    gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                               G_STRUCT_OFFSET (KgMeetingRecord, outcome_buttons) +
                                               i * sizeof (GtkWidget *));
  }
  gtk_widget_class_bind_template_callback (widget_class, save_discussion_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
}

static void
kg_meeting_record_init (KgMeetingRecord *self)
{
  GtkWidget *leave;

  self->index = -1;
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);

  set_reason (self->red_button, _("Confirm the light: red"), G_CALLBACK (red_given_cb), self);
  set_reason (self->yellow_button, _("Confirm the light: yellow"), G_CALLBACK (yellow_given_cb), self);
  set_reason (self->green_button, _("Confirm the light: green"), G_CALLBACK (green_given_cb), self);

  leave = kg_meeting_reason_new (_("Why does it leave the list?"), _("Reason"), _("_Leaves the list"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->outcome_buttons[3]), leave);
  g_signal_connect_object (leave, "given", G_CALLBACK (leave_given_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kg_meeting_record_set_item:
 * @file: (nullable)
 * @index: the item that is talked about, or -1
 *
 * Shows an item; call it again when something has changed.
 */
void
kg_meeting_record_set_item (KgMeetingRecord *self,
                            KgWorkspace     *workspace,
                            KgMeetingFile   *file,
                            int              index)
{
  KgBoard *board = workspace != NULL ? kg_workspace_get_board (workspace) : NULL;
  g_autofree char *old_id = g_strdup (get_item_id (self));
  guint old_n = get_item (self) != NULL ? get_item (self)->decisions->len : 0;
  const KgMeetingItem *item;

  g_set_object (&self->workspace, workspace);
  if (file != NULL)
    kg_meeting_file_ref (file);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  self->file = file;
  self->index = index;

  item = get_item (self);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "item" : "nothing");
  if (item == NULL) {
    kg_meeting_text_bind (self->discussion, NULL, NULL, 0);
    kg_meeting_rows_sync (self->decisions, NULL, &row_kind, self);
    return;
  }

  show_heading (self, item, board);
  show_outcome (self, item->record);
  show_attend (self, item->record, board);
  kg_meeting_text_bind (self->discussion, get_item_id (self),
                        kg_record_get_text (item->record, KG_AGENDA_ITEM_DISCUSSION),
                        kg_record_get_version (item->record));
  kg_meeting_rows_sync (self->decisions, item->decisions, &row_kind, self);
  gtk_widget_set_visible (self->no_decisions, item->decisions->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->decisions), item->decisions->len > 0);
  kg_record_entry_set_board (self->entry, board, file->next_day);

  /* A decision that was just recorded is seen. */
  self->show_last = g_strcmp0 (old_id, get_item_id (self)) == 0 && item->decisions->len > old_n;
}

void
kg_meeting_record_set_elapsed (KgMeetingRecord *self,
                               const char      *elapsed)
{
  gtk_label_set_label (self->elapsed_label, elapsed);
}

/**
 * kg_meeting_record_set_outcome:
 * @outcome: as the store has it; to leave the list first asks for a reason
 */
void
kg_meeting_record_set_outcome (KgMeetingRecord *self,
                               const char      *outcome)
{
  const KgMeetingItem *item = get_item (self);

  if (item == NULL)
    return;

  if (g_str_equal (outcome, "leave") && !kg_record_is (item->record, KG_AGENDA_ITEM_OUTCOME, "leave"))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->outcome_buttons[3]));
  else
    commit_outcome (self, outcome, NULL);
}

/**
 * kg_meeting_record_ask_light:
 *
 * Asks for the reason for which the meeting confirms a light.
 */
void
kg_meeting_record_ask_light (KgMeetingRecord *self,
                             KgLight          light)
{
  if (!gtk_widget_get_visible (self->lights_box))
    return;

  gtk_menu_button_popup (light == KG_LIGHT_RED ? self->red_button :
                         light == KG_LIGHT_YELLOW ? self->yellow_button : self->green_button);
}

void
kg_meeting_record_focus_discussion (KgMeetingRecord *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->discussion));
}

/**
 * kg_meeting_record_focus_notice:
 *
 * Goes to where the room asks who attends to the project, if it does.
 */
void
kg_meeting_record_focus_notice (KgMeetingRecord *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->unattended)))
    gtk_widget_grab_focus (GTK_WIDGET (self->unattended));
}

/**
 * kg_meeting_record_flush:
 *
 * Has everything that was typed saved now.
 */
void
kg_meeting_record_flush (KgMeetingRecord *self)
{
  kg_meeting_text_flush (self->discussion);
}
