// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-view.h"

#include "core/kg-labels.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-export.h"
#include "services/kg-minutes-series.h"
#include "services/kg-minutes-service.h"
#include "widgets/kg-attendance-list.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-meeting-rows.h"
#include "widgets/kg-meeting-words.h"
#include "widgets/kg-minutes-acts.h"
#include "widgets/kg-minutes-chooser.h"
#include "widgets/kg-minutes-correction.h"
#include "widgets/kg-minutes-documents.h"
#include "widgets/kg-minutes-exporter.h"
#include "widgets/kg-minutes-preview.h"
#include "widgets/kg-minutes-section.h"
#include "widgets/kg-minutes-steps.h"
#include "widgets/kg-minutes-typed.h"
#include "widgets/kg-minutes-words.h"

#include <glib/gi18n.h>

/**
 * KgMinutesView:
 *
 * The minutes of a meeting that was held: what they say on the left, where it
 * can be edited while they are a draft, and the pages on the right. Submitted
 * ones can be sent back, issued ones never change. Of a meeting whose minutes
 * were corrected one document is shown, and everything here is about that one:
 * an issued one as it was sealed, the newest as it stands.
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
  GtkButton *correct_button;
  GtkButton *withdraw_button;
  GtkButton *draft_button;
  GtkButton *submit_button;
  GtkButton *send_back_button;
  GtkButton *issue_button;
  GtkWidget *notice_box;
  KgMinutesChooser *chooser;
  GtkLabel *notice_label;
  GtkScrolledWindow *scroller;
  GtkListBox *sections;
  KgMinutesCorrection *correction;
  KgMinutesPreview *preview;

  KgWorkspace *workspace;
  KgMeetingFile *file; /* nullable */
  KgRecord *row;       /* nullable: of the document that is shown */
  KgMinutes *minutes;  /* nullable: what it says */
  KgMinutesTyped *typed;
};

G_DEFINE_FINAL_TYPE (KgMinutesView, kg_minutes_view, ADW_TYPE_BIN)

/* missing, draft, in_review, issued or withdrawn */
static const char *
get_state (KgMinutesView *self)
{
  return self->row != NULL ? kg_record_get_text (self->row, KG_MINUTES_STATE) : "missing";
}

static gint64
get_revision (KgMinutesView *self)
{
  return self->row != NULL ? kg_record_get_int (self->row, KG_MINUTES_REVISION) : 0;
}

static gboolean
is_correction (KgMinutesView *self)
{
  return self->row != NULL && !kg_record_is_null (self->row, KG_MINUTES_CORRECTS);
}

/* Only the newest document can have a state that allows changes. */
static gboolean
is_editable (KgMinutesView *self)
{
  return kg_codes_contain ("missing|draft", get_state (self));
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

  if (error == NULL)
    kg_minutes_typed_stored (self->typed, act->id, act->text);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    kg_minutes_section_saved (KG_MINUTES_SECTION (row), act->id, error);
}

/* The pages say what is typed at once; storing it takes its time. What was sent
 * on or issued says what the store has. */
static void
show_typed (KgMinutesView *self)
{
  g_autoptr (KgMinutes) minutes = is_editable (self) ? kg_minutes_typed_apply (self->typed, self->minutes)
                                                     : kg_minutes_ref (self->minutes);

  kg_minutes_preview_set_minutes (self->preview, minutes);
}

static void
typed_cb (KgMinutesView *self,
          const char    *id,
          const char    *text)
{
  kg_minutes_typed_add (self->typed, id, text);
  if (self->minutes == NULL)
    return;

  show_typed (self);
  kg_minutes_sheets_show_change (kg_minutes_preview_get_sheets (self->preview));
}

static void
discussion_cb (KgMinutesView     *self,
               const char        *item,
               const char        *text,
               const char *const *known,
               gboolean           insist)
{
  if (self->workspace != NULL)
    kg_meeting_act_save (kg_meeting_act_new_wording (item, text, known, insist), GTK_WIDGET (self), self->workspace,
                         _("Discussion"), kg_minutes_act_discuss, saved_cb);
}

static void
sentence_cb (KgMinutesView     *self,
             const char        *decision,
             const char        *text,
             const char *const *known,
             gboolean           insist)
{
  if (self->workspace != NULL)
    kg_meeting_act_save (kg_meeting_act_new_wording (decision, text, known, insist), GTK_WIDGET (self),
                         self->workspace, _("Reword a decision"), kg_minutes_act_rewrite, saved_cb);
}

static void
corrected_cb (GtkWidget          *widget,
              const KgMeetingAct *act,
              const GError       *error)
{
  KgMinutesView *self = KG_MINUTES_VIEW (widget);

  if (act == NULL)
    return;

  if (error == NULL)
    kg_minutes_typed_stored (self->typed, act->other, act->text);
  kg_minutes_correction_saved (self->correction, act->other, error);
}

static void
correction_cb (KgMinutesView     *self,
               const char        *target,
               const char        *text,
               const char *const *known,
               gboolean           insist)
{
  KgMeetingAct *act;

  if (self->workspace == NULL || self->file == NULL)
    return;

  act = kg_meeting_act_new_wording (kg_record_get_id (self->file->meeting), text, known, insist);
  act->other = g_strdup (target);
  act->number = (int) kg_record_get_int (self->file->minutes_row, KG_MINUTES_REVISION);
  kg_meeting_act_save (act, GTK_WIDGET (self), self->workspace, _("Correction"), kg_minutes_act_reword, corrected_cb);
}

static void
flush (KgMinutesView *self)
{
  GtkListBoxRow *row;

  kg_minutes_correction_flush (self->correction);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    kg_minutes_section_flush (KG_MINUTES_SECTION (row));
}

static gboolean
is_contested (KgMinutesView *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    if (kg_minutes_section_is_contested (KG_MINUTES_SECTION (row)))
      return TRUE;

  return kg_minutes_correction_is_contested (self->correction);
}

/* Actions */

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgMinutesView *self = KG_MINUTES_VIEW (widget);
  g_autofree char *file_name = NULL;

  if (self->minutes == NULL)
    return;

  file_name = kg_minutes_export_name (self->file->series, self->file->meeting, get_revision (self));
  kg_minutes_exporter_choose (self->exporter, self->minutes, file_name);
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
  g_signal_connect_object (row, "typed", G_CALLBACK (typed_cb), owner, G_CONNECT_SWAPPED);
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

static void
show_seal (KgMinutesView *self,
           gboolean       issued)
{
  GPtrArray *findings = issued ? self->file->findings : NULL;
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
show_notice (KgMinutesView *self)
{
  GPtrArray *findings = self->file->findings;
  const char *finding = findings != NULL && findings->len > 0 ? g_ptr_array_index (findings, 0) : NULL;
  g_autofree char *words = self->row != NULL && self->minutes != NULL
                           ? kg_minutes_words_notice (self->file->documents, self->row) : NULL;
  g_autofree char *text = g_strjoin (finding != NULL && words != NULL ? "\n" : "", finding != NULL ? finding : "",
                                     words != NULL ? words : "", NULL);

  gtk_label_set_label (self->notice_label, text);
  if (finding != NULL || self->row == NULL || kg_record_is (self->row, KG_MINUTES_STATE, "in_review"))
    gtk_widget_remove_css_class (self->notice_box, "calm");
  else
    gtk_widget_add_css_class (self->notice_box, "calm");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), *text != '\0');
  gtk_widget_set_visible (self->notice_box, *text != '\0' || gtk_widget_get_visible (GTK_WIDGET (self->chooser)));
}

/* Whether an issued document is shown already: it never says anything else. */
static gboolean
is_shown (KgMinutesView *self,
          KgRecord      *row)
{
  return row != NULL && self->row != NULL && self->minutes != NULL && self->minutes->seal != NULL &&
         g_str_equal (kg_record_get_id (row), kg_record_get_id (self->row)) &&
         kg_record_is (row, KG_MINUTES_HASH, self->minutes->seal);
}

/* An issued document says what was sealed, a withdrawn one what it said. */
static void
show_pages (KgMinutesView *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->minutes, kg_minutes_unref);
  if (self->row != NULL && kg_record_is (self->row, KG_MINUTES_STATE, "issued"))
    self->minutes = kg_minutes_of_issued (self->row, &error);
  else if (self->row != NULL && kg_record_is (self->row, KG_MINUTES_STATE, "withdrawn"))
    self->minutes = kg_minutes_of_withdrawn (self->row, self->file->minutes, &error);
  else if (self->file->minutes != NULL)
    self->minutes = kg_minutes_ref (self->file->minutes);

  if (error != NULL)
    kg_minutes_preview_set_error (self->preview, error);
  else if (self->minutes != NULL)
    show_typed (self);
  else
    kg_minutes_preview_set_minutes (self->preview, NULL);
}

static void
show_document (KgMinutesView *self)
{
  KgRecord *row = kg_minutes_chooser_get_chosen (self->chooser);
  g_autofree char *details = NULL;
  const char *state;
  gboolean issued, shown;

  shown = is_shown (self, row);
  if (row != NULL && self->row != NULL && !g_str_equal (kg_record_get_id (row), kg_record_get_id (self->row)))
    kg_minutes_typed_clear (self->typed);
  if (row != NULL)
    kg_record_ref (row);
  g_clear_pointer (&self->row, kg_record_unref);
  self->row = row;
  if (!shown)
    show_pages (self);
  kg_minutes_documents_set_file (self->documents, self->workspace, self->file, self->minutes, get_revision (self));
  kg_meeting_rows_sync (self->sections, is_correction (self) ? NULL : self->file->items, &row_kind, self);
  kg_minutes_correction_bind (self->correction, is_correction (self) ? row : NULL, self->minutes, is_editable (self));
  gtk_widget_set_visible (GTK_WIDGET (self->sections), !is_correction (self));
  gtk_widget_set_visible (GTK_WIDGET (self->correction), is_correction (self));

  state = get_state (self);
  issued = g_str_equal (state, "issued");
  details = issued ? kg_minutes_words_seal (row) : kg_meeting_words_details (self->file->meeting);
  gtk_label_set_label (self->details_label, details);
  gtk_label_set_label (self->state_label,
                       row == NULL ? kg_label_code (&kg_table_meeting, KG_MEETING_STATE, "writing_up")
                                   : kg_label_code (&kg_table_minutes, KG_MINUTES_STATE, state));
  gtk_widget_set_sensitive (GTK_WIDGET (self->attendance), is_editable (self) && !is_correction (self));
  gtk_widget_set_visible (GTK_WIDGET (self->correct_button), kg_minutes_view_can_correct (self));
  gtk_widget_set_visible (GTK_WIDGET (self->withdraw_button), kg_minutes_view_can_withdraw (self));
  gtk_widget_set_visible (GTK_WIDGET (self->draft_button), row == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->submit_button), g_str_equal (state, "draft"));
  gtk_widget_set_visible (GTK_WIDGET (self->send_back_button), g_str_equal (state, "in_review"));
  gtk_widget_set_visible (GTK_WIDGET (self->issue_button), g_str_equal (state, "in_review"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "minutes.export", self->minutes != NULL);
  show_seal (self, issued);
  show_notice (self);
}

/* What was typed is saved while it is still shown. Another document is read
 * from its beginning. */
static void
chosen_cb (KgMinutesView *self)
{
  flush (self);
  show_document (self);
  kg_minutes_sheets_scroll_to (kg_minutes_preview_get_sheets (self->preview), 0, 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
kg_minutes_view_dispose (GObject *object)
{
  KgMinutesView *self = KG_MINUTES_VIEW (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  g_clear_pointer (&self->row, kg_record_unref);
  g_clear_pointer (&self->minutes, kg_minutes_unref);

  G_OBJECT_CLASS (kg_minutes_view_parent_class)->dispose (object);
}

static void
kg_minutes_view_finalize (GObject *object)
{
  kg_minutes_typed_free (KG_MINUTES_VIEW (object)->typed);

  G_OBJECT_CLASS (kg_minutes_view_parent_class)->finalize (object);
}

static void
kg_minutes_view_class_init (KgMinutesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_minutes_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kg_minutes_view_finalize;

  g_type_ensure (KG_TYPE_ATTENDANCE_LIST);
  g_type_ensure (KG_TYPE_MINUTES_CHOOSER);
  g_type_ensure (KG_TYPE_MINUTES_CORRECTION);
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
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, correct_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, withdraw_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, draft_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, submit_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, send_back_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, issue_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, notice_box);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, chooser);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, sections);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, correction);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesView, preview);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, correction_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);

  kg_minutes_steps_install (widget_class);
  gtk_widget_class_install_action (widget_class, "minutes.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "minutes.export", NULL);
  kg_minutes_documents_bind_keys (widget_class);
}

static void
kg_minutes_view_init (KgMinutesView *self)
{
  self->typed = kg_minutes_typed_new ();
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
  g_autofree char *counts = NULL;

  if (file == NULL || self->file == NULL ||
      !g_str_equal (kg_record_get_id (self->file->meeting), kg_record_get_id (file->meeting))) {
    flush (self);
    kg_minutes_typed_clear (self->typed);
  }

  g_set_object (&self->workspace, workspace);
  kg_minutes_exporter_set_workspace (self->exporter, workspace);
  if (file != NULL)
    kg_meeting_file_ref (file);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  self->file = file;
  kg_attendance_list_set_file (self->attendance, workspace, file);
  kg_minutes_chooser_set_documents (self->chooser, file != NULL ? kg_record_get_id (file->meeting) : NULL,
                                    file != NULL ? file->documents : NULL);
  if (file == NULL) {
    g_clear_pointer (&self->row, kg_record_unref);
    g_clear_pointer (&self->minutes, kg_minutes_unref);
    kg_minutes_documents_set_file (self->documents, workspace, NULL, NULL, 0);
    kg_minutes_preview_set_minutes (self->preview, NULL);
    kg_meeting_rows_sync (self->sections, NULL, &row_kind, self);
    kg_minutes_correction_bind (self->correction, NULL, NULL, FALSE);
    return;
  }

  title = kg_meeting_words_title (file->series, file->meeting);
  counts = kg_attendance_list_get_counts (self->attendance);
  gtk_label_set_label (self->title_label, title);
  gtk_menu_button_set_label (self->attendance_button, counts);
  show_document (self);
}

/**
 * kg_minutes_view_get_row:
 *
 * Returns: (transfer none) (nullable): of the document that is shown
 */
KgRecord *
kg_minutes_view_get_row (KgMinutesView *self)
{
  return self->row;
}

/**
 * kg_minutes_view_show:
 * @id: of the row of a document of this meeting
 */
void
kg_minutes_view_show (KgMinutesView *self,
                      const char    *id)
{
  kg_minutes_chooser_choose (self->chooser, id);
}

/**
 * kg_minutes_view_can_correct:
 *
 * Whether the document that is shown can be corrected: any that was issued,
 * while no correction is being written.
 */
gboolean
kg_minutes_view_can_correct (KgMinutesView *self)
{
  return g_str_equal (get_state (self), "issued") && kg_record_is (self->file->minutes_row, KG_MINUTES_STATE, "issued");
}

/**
 * kg_minutes_view_can_withdraw:
 *
 * Whether a correction is shown that was not issued yet.
 */
gboolean
kg_minutes_view_can_withdraw (KgMinutesView *self)
{
  return is_correction (self) && kg_codes_contain ("draft|in_review", get_state (self));
}

/**
 * kg_minutes_view_describe_gaps:
 *
 * Returns: (transfer full): what the minutes that are shown lack, a line each;
 *   empty when nothing is missing, or a correction is shown
 */
char *
kg_minutes_view_describe_gaps (KgMinutesView *self)
{
  g_autoptr (GPtrArray) gaps =
    self->minutes != NULL && !is_correction (self)
    ? kg_minutes_get_gaps (self->minutes, self->file->meeting, self->file->series)
    : g_ptr_array_new ();

  g_ptr_array_add (gaps, NULL);
  return g_strjoinv ("\n", (char **) gaps->pdata);
}

static KgMeetingAct *
make_act (KgMinutesView *self,
          const char    *code,
          const char    *text)
{
  KgMeetingAct *act = kg_meeting_act_new (kg_record_get_id (self->file->meeting), code, text);

  act->other = self->row != NULL ? g_strdup (kg_record_get_id (self->row)) : NULL;
  if (self->file->minutes_row != NULL)
    act->number = (int) kg_record_get_int (self->file->minutes_row, KG_MINUTES_REVISION);
  return act;
}

/**
 * kg_minutes_view_commit:
 * @func: gets a #KgMeetingAct with the meeting, and the document that is shown
 *   as its other row
 * @done: (nullable)
 *
 * Commits an act on the meeting that is shown, behind what was typed; not as
 * long as it says two things.
 */
void
kg_minutes_view_commit (KgMinutesView    *self,
                        const char       *label,
                        KgUseCase         func,
                        KgMeetingActDone  done)
{
  if (self->file == NULL)
    return;

  if (is_contested (self)) {
    kg_feedback_stay (GTK_WIDGET (self), _("Somebody else changed a text meanwhile; choose there which wording stays"));
    return;
  }

  flush (self);
  kg_meeting_act_commit (make_act (self, NULL, NULL), GTK_WIDGET (self), self->workspace, label, func, done);
}

/**
 * kg_minutes_view_save:
 *
 * As kg_minutes_view_commit(), for what undo passes over.
 */
void
kg_minutes_view_save (KgMinutesView    *self,
                      const char       *code,
                      const char       *text,
                      const char       *label,
                      KgUseCase         func,
                      KgMeetingActDone  done)
{
  if (self->file != NULL)
    kg_meeting_act_save (make_act (self, code, text), GTK_WIDGET (self), self->workspace, label, func, done);
}
