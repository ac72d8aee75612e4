// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-page.h"

#include "services/kg-meeting-file.h"
#include "services/kg-meeting-list.h"
#include "services/kg-meeting-service.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-meeting-list-row.h"
#include "widgets/kg-meeting-preparation.h"
#include "widgets/kg-meeting-room.h"
#include "widgets/kg-meeting-rows.h"
#include "widgets/kg-meeting-series-form.h"
#include "widgets/kg-minutes-view.h"

#include <glib/gi18n.h>

/**
 * KgMeetingPage:
 *
 * The meetings of a series and the one that is looked at, in whatever state
 * it is. Everything shown is read at one moment and read again after every
 * change; an answer that is out of date by the time it comes is not shown.
 */

#define WIDE 1500

struct _KgMeetingPage {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkRevealer *list_revealer;
  GtkLabel *series_label;
  GtkListBox *list;
  GtkButton *prepare_button;
  GtkStack *meeting_stack;
  KgMeetingSeriesForm *form;
  KgMeetingPreparation *preparation;
  KgMeetingRoom *room;
  KgMinutesView *minutes;

  KgWorkspace *workspace;
  char *wanted;         /* nullable: id of the meeting to show */
  char *series;         /* nullable: id of the series to show */
  GPtrArray *summaries; /* nullable */
  KgMeetingFile *file;  /* nullable */
  gboolean reading;
  gboolean stale;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (KgMeetingPage, kg_meeting_page, ADW_TYPE_BIN)

/* Reading */

typedef struct {
  char *wanted;
  char *series_id;
  GPtrArray *known;      /* nullable */
  KgRecord *series;      /* nullable: there is none yet */
  GPtrArray *summaries;
  KgMeetingFile *file;   /* nullable */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->wanted);
  g_free (load->series_id);
  g_clear_pointer (&load->known, g_ptr_array_unref);
  g_clear_pointer (&load->series, kg_record_unref);
  g_clear_pointer (&load->summaries, g_ptr_array_unref);
  g_clear_pointer (&load->file, kg_meeting_file_unref);
  g_free (load);
}

/* The meeting that matters now: in session, else to be held, else the one
 * held last. */
static KgRecord *
choose (GPtrArray *summaries)
{
  static const char *const order[] = { "in_session", "planned", "writing_up", "issued" };

  for (guint s = 0; s < G_N_ELEMENTS (order); s++) {
    for (guint i = 0; i < summaries->len; i++) {
      KgMeetingSummary *summary = g_ptr_array_index (summaries, i);

      if (kg_record_is (summary->meeting, KG_MEETING_STATE, order[s]))
        return summary->meeting;
    }
  }

  return summaries->len > 0 ? ((KgMeetingSummary *) g_ptr_array_index (summaries, 0))->meeting : NULL;
}

static gboolean
load_all (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  Load *load = data;
  GError *local = NULL;
  KgRecord *meeting;

  if (load->wanted != NULL) {
    load->file = kg_meeting_file_load (txn, context, load->wanted, error);
    if (load->file == NULL)
      return FALSE;
    g_free (load->series_id);
    load->series_id = g_strdup (kg_record_get_id (load->file->series));
  }

  load->series = kg_meeting_list_find_series (txn, load->series_id, &local);
  if (load->series == NULL) {
    if (local != NULL)
      g_propagate_error (error, local);
    return local == NULL;
  }

  load->summaries = kg_meeting_list_load (txn, kg_record_get_id (load->series), load->known, error);
  if (load->summaries == NULL)
    return FALSE;

  meeting = load->file == NULL ? choose (load->summaries) : NULL;
  if (meeting != NULL)
    load->file = kg_meeting_file_load (txn, context, kg_record_get_id (meeting), error);

  return meeting == NULL || load->file != NULL;
}

/* The list */

static const char *
get_id (gpointer datum)
{
  return kg_record_get_id (((KgMeetingSummary *) datum)->meeting);
}

static GtkWidget *
make (gpointer owner)
{
  return kg_meeting_list_row_new ();
}

static void
bind (GtkWidget *row,
      gpointer   datum,
      guint      position,
      gpointer   owner)
{
  kg_meeting_list_row_bind (KG_MEETING_LIST_ROW (row), datum);
}

static const KgMeetingRowKind row_kind = { get_id, make, bind };

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  int year = kg_meeting_list_row_get_year (KG_MEETING_LIST_ROW (row));
  g_autofree char *text = g_strdup_printf ("%d", year);
  GtkWidget *label;

  if (before != NULL && kg_meeting_list_row_get_year (KG_MEETING_LIST_ROW (before)) == year) {
    gtk_list_box_row_set_header (row, NULL);
    return;
  }

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "kg-meeting-year");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
can_prepare (KgMeetingPage *self)
{
  for (guint i = 0; i < self->summaries->len; i++) {
    const KgMeetingSummary *summary = g_ptr_array_index (self->summaries, i);

    if (kg_codes_contain ("planned|in_session", kg_record_get_text (summary->meeting, KG_MEETING_STATE)))
      return FALSE;
  }

  return TRUE;
}

static void
show_list (KgMeetingPage *self)
{
  self->syncing = TRUE;
  kg_meeting_rows_sync (self->list, self->summaries, &row_kind, self);
  gtk_list_box_invalidate_headers (self->list);
  gtk_list_box_select_row (self->list,
                           self->file == NULL ? NULL
                           : (GtkListBoxRow *) kg_meeting_rows_find (self->list,
                                                                     kg_record_get_id (self->file->meeting)));
  self->syncing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->prepare_button), can_prepare (self));
}

/* The meeting */

/* In the meeting every column counts, and so does a narrow page beside the
 * minutes. F9 shows the list anyway. */
static gboolean
has_room_for_list (KgMeetingPage *self,
                   const char    *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) : WIDE;

  return !g_str_equal (view, "room") && (!g_str_equal (view, "minutes") || width >= WIDE);
}

static void
show_meeting (KgMeetingPage *self)
{
  const char *state = self->file != NULL ? kg_record_get_text (self->file->meeting, KG_MEETING_STATE) : NULL;
  const char *view = state == NULL ? "nothing" :
                     g_str_equal (state, "in_session") ? "room" :
                     kg_codes_contain ("planned|cancelled", state) ? "preparation" : "minutes";

  /* What is not shown lets go of the old meeting first, and saves it. */
  kg_meeting_room_set_file (self->room, self->workspace, g_str_equal (view, "room") ? self->file : NULL);
  kg_meeting_preparation_set_file (self->preparation, self->workspace,
                                   g_str_equal (view, "preparation") ? self->file : NULL);
  kg_minutes_view_set_file (self->minutes, self->workspace, g_str_equal (view, "minutes") ? self->file : NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->meeting_stack), view) != 0) {
    gtk_revealer_set_reveal_child (self->list_revealer, has_room_for_list (self, view));
    gtk_stack_set_visible_child_name (self->meeting_stack, view);
  }
}

static void
show_all (KgMeetingPage *self,
          KgRecord      *series)
{
  if (series == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "empty");
    return;
  }

  gtk_label_set_label (self->series_label, kg_record_get_text (series, KG_SERIES_NAME));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->series_label), kg_record_get_text (series, KG_SERIES_NAME));
  gtk_stack_set_visible_child_name (self->stack, "meetings");
  show_list (self);
  show_meeting (self);
}

static void refresh (KgMeetingPage *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KgMeetingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (KG_WORKSPACE (source) != self->workspace)
    return;

  self->reading = FALSE;
  if (self->stale) {
    refresh (self);
    return;
  }
  if (load == NULL) {
    kg_feedback_error (GTK_WIDGET (self), error);
    return;
  }

  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  self->summaries = load->summaries != NULL ? g_ptr_array_ref (load->summaries) : NULL;
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  self->file = load->file != NULL ? kg_meeting_file_ref (load->file) : NULL;
  show_all (self, load->series);
}

static void
refresh (KgMeetingPage *self)
{
  Load *load;

  if (self->workspace == NULL)
    return;
  if (self->reading) {
    self->stale = TRUE;
    return;
  }

  self->reading = TRUE;
  self->stale = FALSE;
  load = g_new0 (Load, 1);
  load->wanted = g_strdup (self->wanted);
  load->series_id = g_strdup (self->series);
  load->known = self->summaries != NULL ? g_ptr_array_ref (self->summaries) : NULL;
  kg_workspace_read_async (self->workspace, load_all, load, load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
board_changed_cb (KgMeetingPage *self)
{
  if (self->file != NULL)
    show_meeting (self);
}

static void
row_selected_cb (KgMeetingPage *self,
                 GtkListBoxRow *row)
{
  if (!self->syncing && row != NULL)
    kg_meeting_page_show_meeting (self, kg_meeting_rows_get_id (row));
}

/* Actions */

static gboolean
create (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  KgMeetingAct *act = data;

  act->result = kg_meeting_create (txn, context, act->id, KG_DATE_NONE, error);
  return act->result != NULL;
}

static void
created_cb (GtkWidget          *widget,
            const KgMeetingAct *act,
            const GError       *error)
{
  if (error == NULL)
    kg_meeting_page_show_meeting (KG_MEETING_PAGE (widget), act->result);
}

static void
prepare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KgMeetingPage *self = KG_MEETING_PAGE (widget);
  KgMeetingSummary *summary;

  if (self->file == NULL && (self->summaries == NULL || self->summaries->len == 0))
    return;

  summary = g_ptr_array_index (self->summaries, 0);
  kg_meeting_act_commit (kg_meeting_act_new (kg_record_get_text (summary->meeting, KG_MEETING_SERIES), NULL, NULL),
                         widget, self->workspace, _("Prepare a meeting"), create, created_cb);
}

static void
toggle_list_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  KgMeetingPage *self = KG_MEETING_PAGE (widget);

  gtk_revealer_set_reveal_child (self->list_revealer, !gtk_revealer_get_reveal_child (self->list_revealer));
}

static void
kg_meeting_page_dispose (GObject *object)
{
  KgMeetingPage *self = KG_MEETING_PAGE (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_clear_pointer (&self->file, kg_meeting_file_unref);

  G_OBJECT_CLASS (kg_meeting_page_parent_class)->dispose (object);
}

static void
kg_meeting_page_finalize (GObject *object)
{
  KgMeetingPage *self = KG_MEETING_PAGE (object);

  g_free (self->wanted);
  g_free (self->series);

  G_OBJECT_CLASS (kg_meeting_page_parent_class)->finalize (object);
}

static void
kg_meeting_page_class_init (KgMeetingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_meeting_page_dispose;
  object_class->finalize = kg_meeting_page_finalize;

  g_type_ensure (KG_TYPE_MEETING_SERIES_FORM);
  g_type_ensure (KG_TYPE_MEETING_PREPARATION);
  g_type_ensure (KG_TYPE_MEETING_ROOM);
  g_type_ensure (KG_TYPE_MINUTES_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, list_revealer);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, series_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, list);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, prepare_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, meeting_stack);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, form);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, preparation);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, room);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPage, minutes);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);

  gtk_widget_class_install_action (widget_class, "meeting.prepare", NULL, prepare_action);
  gtk_widget_class_install_action (widget_class, "meeting.toggle-list", NULL, toggle_list_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "meeting.toggle-list", NULL);
}

static void
kg_meeting_page_init (KgMeetingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

/**
 * kg_meeting_page_set_workspace:
 * @workspace: (nullable)
 */
void
kg_meeting_page_set_workspace (KgMeetingPage *self,
                               KgWorkspace   *workspace)
{
  if (self->workspace == workspace)
    return;

  if (self->workspace != NULL) {
    g_signal_handlers_disconnect_by_data (self->workspace, self);
    /* What was typed is saved where it belongs. */
    g_clear_pointer (&self->file, kg_meeting_file_unref);
    show_meeting (self);
  }
  g_set_object (&self->workspace, workspace);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->series, g_free);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  self->reading = FALSE;
  self->stale = FALSE;
  kg_meeting_series_form_set_workspace (self->form, workspace);
  if (workspace == NULL)
    return;

  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "board-changed", G_CALLBACK (board_changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * kg_meeting_page_show_meeting:
 * @meeting_id: the row's id
 */
void
kg_meeting_page_show_meeting (KgMeetingPage *self,
                              const char    *meeting_id)
{
  if (g_strcmp0 (self->wanted, meeting_id) == 0)
    return;

  g_free (self->wanted);
  self->wanted = g_strdup (meeting_id);
  refresh (self);
}
