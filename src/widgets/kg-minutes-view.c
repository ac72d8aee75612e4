// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-view.h"

#include "core/kg-labels.h"
#include "services/kg-meeting-edit.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-export.h"
#include "services/kg-minutes-service.h"
#include "widgets/kg-attendance-list.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-meeting-rows.h"
#include "widgets/kg-meeting-words.h"
#include "widgets/kg-minutes-documents.h"
#include "widgets/kg-minutes-exporter.h"
#include "widgets/kg-minutes-preview.h"
#include "widgets/kg-minutes-section.h"

#include <glib/gi18n.h>

/**
 * KgMinutesView:
 *
 * The minutes of a meeting that was held: what they say on the left, where it
 * can be edited while they are a draft, and the pages on the right. Submitted
 * ones can be sent back, issued ones never change.
 */

struct _KgMinutesView {
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkLabel *details_label;
  GtkImage *seal_image;
  GtkMenuButton *attendance_button;
  KgAttendanceList *attendance;
  KgMinutesDocuments *documents;
  KgMinutesExporter *exporter;
  GtkButton *draft_button;
  GtkButton *submit_button;
  GtkButton *send_back_button;
  GtkButton *issue_button;
  GtkLabel *notice_label;
  GtkListBox *sections;
  KgMinutesPreview *preview;

  KgWorkspace *workspace;
  KgMeetingFile *file; /* nullable */
};

G_DEFINE_FINAL_TYPE (KgMinutesView, kg_minutes_view, ADW_TYPE_BIN)

/* missing, draft, in_review or issued */
static const char *
get_state (KgMinutesView *self)
{
  return self->file->minutes_row != NULL ? kg_record_get_text (self->file->minutes_row, KG_MINUTES_STATE) : "missing";
}

static gboolean
is_editable (KgMinutesView *self)
{
  return kg_codes_contain ("missing|draft", get_state (self));
}

/* Use cases */

static gboolean
draft (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  KgMeetingAct *act = data;

  act->result = kg_minutes_draft (txn, context, act->id, error);
  return act->result != NULL;
}

static gboolean
submit (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  return kg_minutes_submit (txn, context, ((KgMeetingAct *) data)->id, error);
}

static gboolean
send_back (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  return kg_minutes_send_back (txn, ((KgMeetingAct *) data)->id, error);
}

static gboolean
issue (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  return kg_minutes_issue (txn, context, ((KgMeetingAct *) data)->id, error);
}

static gboolean
discuss (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_meeting_discuss (txn, act->id, *act->text != '\0' ? act->text : NULL, error);
}

static gboolean
rewrite (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_meeting_rewrite_decision (txn, act->id, NULL, act->text, error);
}

/* Saving */

static void
saved_cb (GtkWidget          *widget,
          const KgMeetingAct *act,
          const GError       *error)
{
  KgMinutesView *self = KG_MINUTES_VIEW (widget);
  GtkListBoxRow *row;

  if (act == NULL)
    return;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    kg_minutes_section_saved (KG_MINUTES_SECTION (row), act->id);
}

static void
discussion_cb (KgMinutesView *self,
               const char    *item,
               const char    *text)
{
  if (self->workspace != NULL)
    kg_meeting_act_save (kg_meeting_act_new (item, NULL, text), GTK_WIDGET (self), self->workspace,
                         _("Discussion"), discuss, saved_cb);
}

static void
sentence_cb (KgMinutesView *self,
             const char    *decision,
             const char    *text)
{
  if (self->workspace != NULL)
    kg_meeting_act_save (kg_meeting_act_new (decision, NULL, text), GTK_WIDGET (self), self->workspace,
                         _("Reword a decision"), rewrite, saved_cb);
}

static void
flush (KgMinutesView *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    kg_minutes_section_flush (KG_MINUTES_SECTION (row));
}

/* Actions */

static void
commit (KgMinutesView    *self,
        const char       *label,
        KgUseCase         func,
        KgMeetingActDone  done)
{
  if (self->file == NULL)
    return;

  flush (self);
  kg_meeting_act_commit (kg_meeting_act_new (kg_record_get_id (self->file->meeting), NULL, NULL),
                         GTK_WIDGET (self), self->workspace, label, func, done);
}

static void
draft_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  commit (KG_MINUTES_VIEW (widget), _("Draft the minutes"), draft, NULL);
}

static void
submitted_cb (GtkWidget          *widget,
              const KgMeetingAct *act,
              const GError       *error)
{
  if (error == NULL)
    kg_feedback_undoable (widget, _("The minutes are in review"));
}

static void
submit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  commit (KG_MINUTES_VIEW (widget), _("Submit the minutes"), submit, submitted_cb);
}

static void
send_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  commit (KG_MINUTES_VIEW (widget), _("Send the minutes back"), send_back, NULL);
}

static void
issued_cb (GtkWidget          *widget,
           const KgMeetingAct *act,
           const GError       *error)
{
  if (error == NULL)
    kg_feedback_done (widget, _("The minutes were issued and sealed"));
}

static void
issue_response_cb (KgMinutesView *self,
                   const char    *response)
{
  if (g_str_equal (response, "issue"))
    commit (self, _("Issue the minutes"), issue, issued_cb);
}

static void
issue_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _("Issue the minutes?"),
                                              _("They get their number and are sealed. Neither they nor the meeting "
                                                "can be changed afterwards; a correction is a document of its own."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "issue", _("_Issue"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "issue", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "issue");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (issue_response_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgMinutesView *self = KG_MINUTES_VIEW (widget);
  g_autofree char *file_name = NULL;

  if (self->file == NULL || self->file->minutes == NULL)
    return;

  file_name = kg_minutes_export_name (self->file->series, self->file->meeting);
  kg_minutes_exporter_choose (self->exporter, self->file->minutes, file_name);
}

/* Showing */

static const char *
get_id (gpointer datum)
{
  return kg_record_get_id (((KgMeetingItem *) datum)->record);
}

static GtkWidget *
make (gpointer owner)
{
  GtkWidget *row = kg_minutes_section_new ();

  g_signal_connect_object (row, "discussion", G_CALLBACK (discussion_cb), owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "sentence", G_CALLBACK (sentence_cb), owner, G_CONNECT_SWAPPED);
  return row;
}

static void
bind (GtkWidget *row,
      gpointer   datum,
      guint      position,
      gpointer   owner)
{
  kg_minutes_section_bind (KG_MINUTES_SECTION (row), datum, position, is_editable (owner));
}

static const KgMeetingRowKind row_kind = { get_id, make, bind };

/* Number, day and seal of issued minutes. */
static char *
seal_words (KgMinutesView *self)
{
  KgRecord *row = self->file->minutes_row;
  g_autofree char *number = kg_minutes_get_number_text (self->file->minutes);
  g_autofree char *day = kg_label_date (kg_record_get_date (row, KG_MINUTES_ISSUED_ON));
  const char *by = kg_record_get_text (row, KG_MINUTES_ISSUED_BY);

  return g_strdup_printf (_("%s · issued on %s by %s · seal %.8s"), number, day, by != NULL ? by : "–",
                          kg_record_get_text (row, KG_MINUTES_HASH));
}

static void
show_seal (KgMinutesView *self)
{
  GPtrArray *findings = self->file->findings;
  gboolean broken = findings != NULL && findings->len > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->seal_image), findings != NULL);
  if (findings == NULL)
    return;

  gtk_image_set_from_icon_name (self->seal_image, broken ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->seal_image),
                               broken ? g_ptr_array_index (findings, 0)
                                      : _("The seals of all issued minutes of this series match"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->seal_image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  broken ? g_ptr_array_index (findings, 0) : _("Sealed"), -1);
}

static void
show_notice (KgMinutesView *self,
             const char    *state)
{
  const char *text = NULL;

  if (self->file->findings != NULL && self->file->findings->len > 0)
    text = g_ptr_array_index (self->file->findings, 0);
  else if (g_str_equal (state, "in_review"))
    text = _("In review: send them back to change the text.");

  gtk_label_set_label (self->notice_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), text != NULL);
}

static void
kg_minutes_view_dispose (GObject *object)
{
  KgMinutesView *self = KG_MINUTES_VIEW (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->file, kg_meeting_file_unref);

  G_OBJECT_CLASS (kg_minutes_view_parent_class)->dispose (object);
}

static void
kg_minutes_view_class_init (KgMinutesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_minutes_view_dispose;

  g_type_ensure (KG_TYPE_ATTENDANCE_LIST);
  g_type_ensure (KG_TYPE_MINUTES_DOCUMENTS);
  g_type_ensure (KG_TYPE_MINUTES_EXPORTER);
  g_type_ensure (KG_TYPE_MINUTES_PREVIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-minutes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, title_label);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, state_label);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, details_label);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, seal_image);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, attendance_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, attendance);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, exporter);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, documents);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, draft_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, submit_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, send_back_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, issue_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, sections);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, preview);

  gtk_widget_class_install_action (widget_class, "minutes.draft", NULL, draft_action);
  gtk_widget_class_install_action (widget_class, "minutes.submit", NULL, submit_action);
  gtk_widget_class_install_action (widget_class, "minutes.send-back", NULL, send_back_action);
  gtk_widget_class_install_action (widget_class, "minutes.issue", NULL, issue_action);
  gtk_widget_class_install_action (widget_class, "minutes.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "minutes.export", NULL);
  kg_minutes_documents_bind_keys (widget_class);
}

static void
kg_minutes_view_init (KgMinutesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_minutes_documents_attach (self->documents, GTK_WIDGET (self), self->preview);
}

/**
 * kg_minutes_view_set_file:
 * @file: (nullable): of a meeting that is being written up or whose minutes
 *   were issued
 */
void
kg_minutes_view_set_file (KgMinutesView *self,
                          KgWorkspace   *workspace,
                          KgMeetingFile *file)
{
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  g_autofree char *counts = NULL;
  const char *state;

  if (file == NULL || self->file == NULL ||
      !g_str_equal (kg_record_get_id (self->file->meeting), kg_record_get_id (file->meeting)))
    flush (self);

  g_set_object (&self->workspace, workspace);
  kg_minutes_exporter_set_workspace (self->exporter, workspace);
  if (file != NULL)
    kg_meeting_file_ref (file);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  self->file = file;
  kg_attendance_list_set_file (self->attendance, workspace, file);
  kg_minutes_documents_set_file (self->documents, workspace, file);
  kg_minutes_preview_set_minutes (self->preview, file != NULL ? file->minutes : NULL);
  kg_meeting_rows_sync (self->sections, file != NULL ? file->items : NULL, &row_kind, self);
  if (file == NULL)
    return;

  state = get_state (self);
  title = kg_meeting_words_title (file->series, file->meeting);
  details = g_str_equal (state, "issued") ? seal_words (self) : kg_meeting_words_details (file->meeting);
  counts = kg_attendance_list_get_counts (self->attendance);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->details_label, details);
  gtk_label_set_label (self->state_label,
                       g_str_equal (state, "missing")
                       ? kg_label_code (&kg_table_meeting, KG_MEETING_STATE, "writing_up")
                       : kg_label_code (&kg_table_minutes, KG_MINUTES_STATE, state));
  gtk_menu_button_set_label (self->attendance_button, counts);
  gtk_widget_set_sensitive (GTK_WIDGET (self->attendance), is_editable (self));

  gtk_widget_set_visible (GTK_WIDGET (self->draft_button), g_str_equal (state, "missing"));
  gtk_widget_set_visible (GTK_WIDGET (self->submit_button), g_str_equal (state, "draft"));
  gtk_widget_set_visible (GTK_WIDGET (self->send_back_button), g_str_equal (state, "in_review"));
  gtk_widget_set_visible (GTK_WIDGET (self->issue_button), g_str_equal (state, "in_review"));
  show_seal (self);
  show_notice (self, state);
}
