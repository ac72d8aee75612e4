// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-room.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-light-attend.h"
#include "services/kg-meeting-service.h"
#include "widgets/kg-agenda-row.h"
#include "widgets/kg-attendance-list.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-focus.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-meeting-card.h"
#include "widgets/kg-meeting-picker.h"
#include "widgets/kg-meeting-reason.h"
#include "widgets/kg-meeting-record.h"
#include "widgets/kg-meeting-rows.h"
#include "widgets/kg-meeting-words.h"

#include <glib/gi18n.h>

/**
 * KgMeetingRoom:
 *
 * A meeting in session, on the secretary's screen: the agenda with the item
 * that is talked about, the record, and what belongs to the item. Going to
 * another item shows at once and is stored meanwhile.
 */

struct _KgMeetingRoom {
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkLabel *elapsed_label;
  GtkMenuButton *attendance_button;
  KgAttendanceList *attendance;
  GtkMenuButton *open_button;
  GtkListBox *agenda;
  GtkMenuButton *topic_button;
  GtkMenuButton *project_button;
  GtkPaned *agenda_paned;
  GtkPaned *card_paned;
  KgMeetingRecord *record;
  KgMeetingCard *card;

  KgWorkspace *workspace;
  KgMeetingFile *file;  /* nullable */
  KgBoard *board;       /* the projects that the picker offers */
  char *current;        /* nullable: id of the item shown */
  gint64 current_since; /* ms since 1970 */
  guint n_moves;        /* of the current item, on their way to the store */
  gboolean flagging;    /* the end was refused: mark what is open */
  gboolean syncing;
  gboolean shared;      /* the columns have their width */
  guint clock_id;
};

G_DEFINE_FINAL_TYPE (KgMeetingRoom, kg_meeting_room, ADW_TYPE_BIN)

/* Use cases */

static gboolean
go_to (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_meeting_go_to (txn, act->id, act->other, error);
}

static gboolean
end (KgTxn      *txn,
     KgContext  *context,
     gpointer    data,
     GError    **error)
{
  KgMeetingAct *act = data;
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);

  if (!kg_meeting_end_telling (txn, context, act->id, notices, error))
    return FALSE;

  if (notices->len > 0) {
    g_ptr_array_add (notices, NULL);
    act->result = g_strjoinv ("\n", (char **) notices->pdata);
  }
  return TRUE;
}

static gboolean
settle_rest (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_meeting_settle_rest (txn, act->id, act->code, NULL, error);
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

/* Time */

static void
show_time (KgMeetingRoom *self)
{
  gint64 now = g_get_real_time () / 1000;
  g_autofree char *whole = NULL;
  g_autofree char *item = NULL;

  if (self->file == NULL)
    return;

  whole = kg_meeting_words_elapsed (kg_record_get_int (self->file->meeting, KG_MEETING_STARTED_AT), now);
  item = kg_meeting_words_elapsed (self->current_since, now);
  gtk_label_set_label (self->elapsed_label, whole);
  kg_meeting_record_set_elapsed (self->record, item);
}

static gboolean
clock_cb (gpointer user_data)
{
  show_time (user_data);
  return G_SOURCE_CONTINUE;
}

/* The current item */

static int
current_index (KgMeetingRoom *self)
{
  int at = self->file != NULL ? kg_meeting_file_find_item (self->file, self->current) : -1;

  return at < 0 && self->file != NULL && self->file->items->len > 0 ? 0 : at;
}

static void
show_current (KgMeetingRoom *self)
{
  int at = current_index (self);
  GtkListBoxRow *row = at >= 0 ? gtk_list_box_get_row_at_index (self->agenda, at) : NULL;

  self->syncing = TRUE;
  gtk_list_box_select_row (self->agenda, row);
  self->syncing = FALSE;
  if (row != NULL)
    kg_meeting_rows_show (self->agenda, row);

  kg_workspace_set_current_item (self->workspace,
                                 at >= 0 ? kg_meeting_file_get_item (self->file, (guint) at)->record : NULL);
  kg_meeting_record_set_item (self->record, self->workspace, self->file, at);
  kg_meeting_card_set_item (self->card, self->workspace,
                            at >= 0 ? kg_meeting_file_get_item (self->file, (guint) at) : NULL);
  show_time (self);
}

static void
moved_cb (GtkWidget          *widget,
          const KgMeetingAct *act,
          const GError       *error)
{
  KgMeetingRoom *self = KG_MEETING_ROOM (widget);

  self->n_moves--;
}

static void
show_item (KgMeetingRoom *self,
           const char    *item_id)
{
  KgMeetingAct *act;

  if (self->file == NULL || g_strcmp0 (self->current, item_id) == 0)
    return;

  kg_meeting_record_flush (self->record);
  kg_meeting_card_flush (self->card);
  g_free (self->current);
  self->current = g_strdup (item_id);
  self->current_since = g_get_real_time () / 1000;
  show_current (self);

  self->n_moves++;
  act = kg_meeting_act_new (kg_record_get_id (self->file->meeting), NULL, NULL);
  act->other = g_strdup (item_id);
  kg_meeting_act_save (act, GTK_WIDGET (self), self->workspace, _("Go to an item"), go_to, moved_cb);
}

static void
row_selected_cb (KgMeetingRoom *self,
                 GtkListBoxRow *row)
{
  if (!self->syncing && row != NULL)
    show_item (self, kg_meeting_rows_get_id (row));
}

static void
step (KgMeetingRoom *self,
      int            by)
{
  int at = current_index (self) + by;

  if (self->file != NULL && at >= 0 && at < (int) self->file->items->len)
    show_item (self, kg_record_get_id (kg_meeting_file_get_item (self->file, (guint) at)->record));
}

/* Actions */

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  step (KG_MEETING_ROOM (widget), g_str_equal (name, "room.next") ? 1 : -1);
}

static void
outcome_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  kg_meeting_record_set_outcome (KG_MEETING_ROOM (widget)->record, g_variant_get_string (parameter, NULL));
}

static void
focus_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KgMeetingRoom *self = KG_MEETING_ROOM (widget);

  if (g_str_equal (name, "room.entry"))
    gtk_widget_grab_focus (GTK_WIDGET (self->record));
  else
    kg_meeting_record_focus_discussion (self->record);
}

/* Whether nobody attends to the item's project, and the meeting does not say
 * why. */
static gboolean
lacks_attend (KgMeetingRoom       *self,
              const KgMeetingItem *item)
{
  KgBoard *board = kg_workspace_get_board (self->workspace);
  const char *project = kg_record_get_text (item->record, KG_AGENDA_ITEM_PROJECT);

  return board != NULL && project != NULL &&
         kg_light_lacks_attend (kg_board_find_project (board, project), item->record);
}

static guint
count_lacking (KgMeetingRoom *self)
{
  guint n = 0;

  for (guint i = 0; i < self->file->items->len; i++)
    n += lacks_attend (self, kg_meeting_file_get_item (self->file, i)) != FALSE;

  return n;
}

/* What the item lacks before the meeting can end; %NULL when it lacks
 * nothing. */
static const char *
find_lacking (KgMeetingRoom       *self,
              const KgMeetingItem *item)
{
  if (kg_meeting_item_is_open (item))
    return _("No outcome");

  return lacks_attend (self, item) ? C_("board", "No lead") : NULL;
}

static void
flag_rows (KgMeetingRoom *self)
{
  for (guint i = 0; i < self->file->items->len; i++)
    kg_agenda_row_set_flagged (KG_AGENDA_ROW (gtk_list_box_get_row_at_index (self->agenda, (int) i)),
                               self->flagging ? find_lacking (self, kg_meeting_file_get_item (self->file, i)) : NULL);
}

/* An end says which documents it changed; a refused one marks what is in its
 * way and goes there. */
static void
ended_cb (GtkWidget          *widget,
          const KgMeetingAct *act,
          const GError       *error)
{
  KgMeetingRoom *self = KG_MEETING_ROOM (widget);

  if (error == NULL && act->result != NULL)
    kg_feedback_done (widget, act->result);
  if (error == NULL || self->file == NULL || !g_error_matches (error, KG_ERROR, KG_ERROR_NOT_ALLOWED))
    return;

  self->flagging = TRUE;
  flag_rows (self);
  for (guint i = 0; i < self->file->items->len; i++) {
    const KgMeetingItem *item = kg_meeting_file_get_item (self->file, i);

    if (find_lacking (self, item) != NULL) {
      show_item (self, kg_record_get_id (item->record));
      if (!kg_meeting_item_is_open (item))
        kg_meeting_record_focus_notice (self->record);
      break;
    }
  }
}

/* “The others go on as planned”, or are put off, in one act. */
static void
rest_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgMeetingRoom *self = KG_MEETING_ROOM (widget);

  if (self->file == NULL)
    return;

  kg_meeting_record_flush (self->record);
  kg_meeting_act_commit (kg_meeting_act_new (kg_record_get_id (self->file->meeting),
                                             g_variant_get_string (parameter, NULL), NULL),
                         widget, self->workspace, _("Settle the rest of the agenda"), settle_rest, NULL);
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KgMeetingRoom *self = KG_MEETING_ROOM (widget);

  if (self->file == NULL)
    return;

  kg_meeting_record_flush (self->record);
  kg_meeting_card_flush (self->card);
  kg_meeting_act_commit (kg_meeting_act_new (kg_record_get_id (self->file->meeting), NULL, NULL), widget,
                         self->workspace, _("End the meeting"), end, ended_cb);
}

/* 1, 2 and 3 confirm a light, where nobody is typing. */
static gboolean
key_cb (KgMeetingRoom   *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval) {
  case GDK_KEY_1:
  case GDK_KEY_KP_1:
    kg_meeting_record_ask_light (self->record, KG_LIGHT_RED);
    return GDK_EVENT_STOP;
  case GDK_KEY_2:
  case GDK_KEY_KP_2:
    kg_meeting_record_ask_light (self->record, KG_LIGHT_YELLOW);
    return GDK_EVENT_STOP;
  case GDK_KEY_3:
  case GDK_KEY_KP_3:
    kg_meeting_record_ask_light (self->record, KG_LIGHT_GREEN);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* Adding to the agenda */

static void
added_cb (GtkWidget          *widget,
          const KgMeetingAct *act,
          const GError       *error)
{
  if (error == NULL && act->result != NULL)
    show_item (KG_MEETING_ROOM (widget), act->result);
}

static void
topic_given_cb (KgMeetingRoom *self,
                const char    *title)
{
  if (self->file != NULL)
    kg_meeting_act_commit (kg_meeting_act_new (kg_record_get_id (self->file->meeting), NULL, title),
                           GTK_WIDGET (self), self->workspace, _("Add a topic"), add_topic, added_cb);
}

static void
project_picked_cb (KgMeetingRoom *self,
                   const char    *id)
{
  KgMeetingAct *act;

  if (self->file == NULL)
    return;
  act = kg_meeting_act_new (kg_record_get_id (self->file->meeting), NULL, NULL);
  act->other = g_strdup (id);
  kg_meeting_act_commit (act, GTK_WIDGET (self), self->workspace, _("Add a project to the agenda"),
                         add_project, added_cb);
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
  return kg_agenda_row_new (TRUE);
}

static void
bind (GtkWidget *row,
      gpointer   datum,
      guint      position,
      gpointer   owner)
{
  kg_agenda_row_bind (KG_AGENDA_ROW (row), datum, position,
                      kg_workspace_get_board (KG_MEETING_ROOM (owner)->workspace), FALSE);
}

static const KgMeetingRowKind row_kind = { get_id, make, bind };

/* Thousands of projects are offered only where somebody asks for them. */
static void
update_picker (KgMeetingRoom *self)
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

/* A larger screen gives the agenda and the card their share; afterwards the
 * columns stay as somebody drags them. */
static void
share_width (KgMeetingRoom *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;
  int agenda = CLAMP (width / 5, 220, 400);
  int card = CLAMP (width / 4, 310, 480);

  if (self->shared || width == 0)
    return;

  self->shared = TRUE;
  gtk_paned_set_position (self->agenda_paned, agenda);
  gtk_paned_set_position (self->card_paned, width - agenda - card);
}

static void
kg_meeting_room_map (GtkWidget *widget)
{
  KgMeetingRoom *self = KG_MEETING_ROOM (widget);

  share_width (self);

  GTK_WIDGET_CLASS (kg_meeting_room_parent_class)->map (widget);

  if (self->clock_id == 0)
    self->clock_id = g_timeout_add_seconds (1, clock_cb, self);
  kg_focus_later (GTK_WIDGET (self->record));
}

static void
kg_meeting_room_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&KG_MEETING_ROOM (widget)->clock_id, g_source_remove);

  GTK_WIDGET_CLASS (kg_meeting_room_parent_class)->unmap (widget);
}

static void
kg_meeting_room_dispose (GObject *object)
{
  KgMeetingRoom *self = KG_MEETING_ROOM (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  g_clear_pointer (&self->board, kg_board_unref);

  G_OBJECT_CLASS (kg_meeting_room_parent_class)->dispose (object);
}

static void
kg_meeting_room_finalize (GObject *object)
{
  g_free (KG_MEETING_ROOM (object)->current);

  G_OBJECT_CLASS (kg_meeting_room_parent_class)->finalize (object);
}

static void
kg_meeting_room_class_init (KgMeetingRoomClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_meeting_room_dispose;
  object_class->finalize = kg_meeting_room_finalize;
  widget_class->map = kg_meeting_room_map;
  widget_class->unmap = kg_meeting_room_unmap;

  g_type_ensure (KG_TYPE_ATTENDANCE_LIST);
  g_type_ensure (KG_TYPE_MEETING_RECORD);
  g_type_ensure (KG_TYPE_MEETING_CARD);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-room.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, title_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, state_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, attendance_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, attendance);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, open_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, agenda);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, topic_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, project_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, agenda_paned);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, card_paned);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, record);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingRoom, card);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);

  gtk_widget_class_install_action (widget_class, "room.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "room.previous", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "room.outcome", "s", outcome_action);
  gtk_widget_class_install_action (widget_class, "room.entry", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "room.discussion", NULL, focus_action);
  gtk_widget_class_install_action (widget_class, "room.rest", "s", rest_action);
  gtk_widget_class_install_action (widget_class, "room.end", NULL, end_action);
}

static void
kg_meeting_room_init (KgMeetingRoom *self)
{
  GtkWidget *topic;
  GtkWidget *picker;

  gtk_widget_init_template (GTK_WIDGET (self));

  topic = kg_meeting_reason_new (_("A topic of its own"), _("Title"), _("_Add"));
  gtk_menu_button_set_popover (self->topic_button, topic);
  g_signal_connect_object (topic, "given", G_CALLBACK (topic_given_cb), self, G_CONNECT_SWAPPED);

  picker = kg_meeting_picker_new (_("Name, code or pinyin initials of a project"), FALSE);
  gtk_menu_button_set_popover (self->project_button, picker);
  g_signal_connect_object (picker, "picked", G_CALLBACK (project_picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "show", G_CALLBACK (update_picker), self, G_CONNECT_SWAPPED);
}

static gboolean
is_other_meeting (KgMeetingFile *a,
                  KgMeetingFile *b)
{
  return a == NULL || b == NULL || !g_str_equal (kg_record_get_id (a->meeting), kg_record_get_id (b->meeting));
}

/**
 * kg_meeting_room_set_file:
 * @file: (nullable): of a meeting in session
 */
void
kg_meeting_room_set_file (KgMeetingRoom *self,
                          KgWorkspace   *workspace,
                          KgMeetingFile *file)
{
  gboolean other = is_other_meeting (self->file, file);
  g_autofree char *title = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *open = NULL;
  guint n_open, n_lacking;

  g_set_object (&self->workspace, workspace);
  if (file != NULL)
    kg_meeting_file_ref (file);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  self->file = file;
  kg_attendance_list_set_file (self->attendance, workspace, file);
  if (file == NULL) {
    if (workspace != NULL)
      kg_workspace_set_current_item (workspace, NULL);
    kg_meeting_record_set_item (self->record, workspace, NULL, -1);
    kg_meeting_card_set_item (self->card, workspace, NULL);
    return;
  }

  if (other)
    self->flagging = FALSE;
  /* Another seat may lead through the agenda; this one's moves come first. */
  if (other || self->n_moves == 0) {
    g_free (self->current);
    self->current = g_strdup (kg_record_get_text (file->meeting, KG_MEETING_CURRENT_ITEM));
    self->current_since = kg_record_get_int (file->meeting, KG_COL_CHANGED_AT);
  }

  title = kg_meeting_words_title (file->series, file->meeting);
  counts = kg_attendance_list_get_counts (self->attendance);
  n_open = kg_meeting_file_count_open (file);
  n_lacking = count_lacking (self);
  open = n_open > 0 ? g_strdup_printf (_("Undecided %u"), n_open)
         : n_lacking > 0 ? g_strdup_printf (_("No lead %u"), n_lacking) : g_strdup (_("Nothing undecided"));
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->state_label, kg_label_code (&kg_table_meeting, KG_MEETING_STATE, "in_session"));
  gtk_menu_button_set_label (self->attendance_button, counts);
  gtk_menu_button_set_label (self->open_button, open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_button), n_open > 0);

  self->syncing = TRUE;
  kg_meeting_rows_sync (self->agenda, file->items, &row_kind, self);
  self->syncing = FALSE;
  flag_rows (self);
  show_current (self);
}
