// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-series-form.h"

#include "core/kg-labels.h"
#include "services/kg-meeting-edit.h"
#include "services/kg-meeting-service.h"
#include "widgets/kg-feedback.h"

#include <glib/gi18n.h>

/**
 * KgMeetingSeriesForm:
 *
 * What is there before the first meeting: the weekly series with its usual
 * name and day, ready to be made with one button. What is typed here goes
 * into documents, so it begins in Chinese.
 */

struct _KgMeetingSeriesForm {
  AdwBin parent_instance;

  AdwEntryRow *name_row;
  AdwComboRow *weekday_row;
  AdwEntryRow *starts_at_row;
  AdwEntryRow *place_row;
  AdwEntryRow *chair_row;
  AdwEntryRow *recorder_row;
  AdwEntryRow *mark_row;
  AdwEntryRow *office_row;
  AdwEntryRow *copy_to_row;
  GtkButton *create_button;

  KgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (KgMeetingSeriesForm, kg_meeting_series_form, ADW_TYPE_BIN)

/* The texts of a draft, as an act carries them. */
typedef struct {
  KgSeriesDraft draft;
  char *texts[8];
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  for (guint i = 0; i < G_N_ELEMENTS (request->texts); i++)
    g_free (request->texts[i]);
  g_free (request);
}

static gboolean
create (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Request *request = data;
  g_autofree char *series = kg_meeting_create_series (txn, &request->draft, error);
  g_autofree char *meeting = series != NULL ? kg_meeting_create (txn, context, series, KG_DATE_NONE, error) : NULL;

  return meeting != NULL;
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KgMeetingSeriesForm) self = user_data;
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->create_button), TRUE);
  if (error != NULL)
    kg_feedback_error (GTK_WIDGET (self), error);
}

static void
create_cb (KgMeetingSeriesForm *self)
{
  AdwEntryRow *const rows[] = {
    self->name_row, self->starts_at_row, self->place_row, self->chair_row,
    self->recorder_row, self->mark_row, self->office_row, self->copy_to_row,
  };
  Request *request;

  if (self->workspace == NULL)
    return;

  request = g_new0 (Request, 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    request->texts[i] = g_strdup (gtk_editable_get_text (GTK_EDITABLE (rows[i])));
  request->draft = (KgSeriesDraft) {
    .kind = "weekly",
    .weekday = (int) adw_combo_row_get_selected (self->weekday_row) + 1,
    .name = request->texts[0],
    .starts_at = request->texts[1],
    .place = request->texts[2],
    .chair = request->texts[3],
    .recorder = request->texts[4],
    .mark = request->texts[5],
    .office = request->texts[6],
    .copy_to = request->texts[7],
  };

  gtk_widget_set_sensitive (GTK_WIDGET (self->create_button), FALSE);
  kg_workspace_commit_async (self->workspace, _("Create the weekly series"), create, request, request_free, NULL,
                             created_cb, g_object_ref (self));
}

static void
name_changed_cb (KgMeetingSeriesForm *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  gtk_widget_set_sensitive (GTK_WIDGET (self->create_button), *name != '\0');
}

static void
kg_meeting_series_form_dispose (GObject *object)
{
  g_clear_object (&KG_MEETING_SERIES_FORM (object)->workspace);

  G_OBJECT_CLASS (kg_meeting_series_form_parent_class)->dispose (object);
}

static void
kg_meeting_series_form_class_init (KgMeetingSeriesFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_meeting_series_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-series-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, name_row);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, weekday_row);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, starts_at_row);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, chair_row);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, recorder_row);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, mark_row);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, office_row);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, copy_to_row);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingSeriesForm, create_button);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
kg_meeting_series_form_init (KgMeetingSeriesForm *self)
{
  g_autoptr (GtkStringList) days = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 1; i <= 5; i++)
    gtk_string_list_append (days, kg_label_weekday (i));
  adw_combo_row_set_model (self->weekday_row, G_LIST_MODEL (days));

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "计划新开工项目周例会");
  gtk_editable_set_text (GTK_EDITABLE (self->starts_at_row), "09:30");
  gtk_editable_set_text (GTK_EDITABLE (self->mark_row), "计划新开工项目周例会纪要");
}

void
kg_meeting_series_form_set_workspace (KgMeetingSeriesForm *self,
                                      KgWorkspace         *workspace)
{
  g_set_object (&self->workspace, workspace);
}
