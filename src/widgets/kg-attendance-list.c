// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-attendance-list.h"

#include "services/kg-meeting-service.h"
#include "widgets/kg-attendance-row.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-meeting-rows.h"

#include <glib/gi18n.h>

/**
 * KgAttendanceList:
 *
 * Who came to a meeting, unit by unit. Saves as it is filled in.
 */

struct _KgAttendanceList {
  AdwBin parent_instance;

  GtkLabel *counts_label;
  GtkButton *all_button;
  GtkListBox *list;

  KgWorkspace *workspace;
  KgMeetingFile *file;
};

G_DEFINE_FINAL_TYPE (KgAttendanceList, kg_attendance_list, ADW_TYPE_BIN)

static guint
count (KgMeetingFile *file,
       const char    *kinds)
{
  guint n = 0;

  for (guint i = 0; file != NULL && i < file->attendance->len; i++) {
    const KgMeetingAttendee *attendee = g_ptr_array_index (file->attendance, i);

    n += attendee->record != NULL &&
         kg_codes_contain (kinds, kg_record_get_text (attendee->record, KG_ATTENDANCE_KIND));
  }

  return n;
}

static gboolean
attend (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_meeting_attend (txn, act->id, act->other, act->code, act->text, error);
}

/* Everybody who is still expected came. */
static gboolean
attend_all (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  const KgMeetingAct *act = data;
  g_autoptr (KgMeetingFile) file = kg_meeting_file_load (txn, context, act->id, error);

  if (file == NULL)
    return FALSE;

  for (guint i = 0; i < file->attendance->len; i++) {
    const KgMeetingAttendee *attendee = g_ptr_array_index (file->attendance, i);

    if (attendee->record != NULL && kg_record_is (attendee->record, KG_ATTENDANCE_KIND, "expected") &&
        !kg_meeting_attend (txn, act->id, kg_record_get_id (attendee->unit), "present",
                            kg_record_get_text (attendee->record, KG_ATTENDANCE_NAMES), error))
      return FALSE;
  }

  return TRUE;
}

static void
attend_cb (KgAttendanceList *self,
           const char       *unit,
           const char       *kind,
           const char       *names)
{
  KgMeetingAct *act;

  if (self->file == NULL)
    return;

  act = kg_meeting_act_new (kg_record_get_id (self->file->meeting), kind, names);
  act->other = g_strdup (unit);
  kg_meeting_act_commit (act, GTK_WIDGET (self), self->workspace, _("Attendance"), attend, NULL);
}

static void
all_cb (KgAttendanceList *self)
{
  if (self->file != NULL)
    kg_meeting_act_commit (kg_meeting_act_new (kg_record_get_id (self->file->meeting), NULL, NULL),
                           GTK_WIDGET (self), self->workspace, _("Everybody present"), attend_all, NULL);
}

static const char *
get_id (gpointer datum)
{
  return kg_record_get_id (((KgMeetingAttendee *) datum)->unit);
}

static GtkWidget *
make (gpointer owner)
{
  GtkWidget *row = kg_attendance_row_new ();

  g_signal_connect_object (row, "attend", G_CALLBACK (attend_cb), owner, G_CONNECT_SWAPPED);
  return row;
}

static void
bind (GtkWidget *row,
      gpointer   datum,
      guint      position,
      gpointer   owner)
{
  kg_attendance_row_bind (KG_ATTENDANCE_ROW (row), datum);
}

static const KgMeetingRowKind row_kind = { get_id, make, bind };

static void
kg_attendance_list_dispose (GObject *object)
{
  KgAttendanceList *self = KG_ATTENDANCE_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->file, kg_meeting_file_unref);

  G_OBJECT_CLASS (kg_attendance_list_parent_class)->dispose (object);
}

static void
kg_attendance_list_class_init (KgAttendanceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_attendance_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-attendance-list.ui");
  gtk_widget_class_bind_template_child (widget_class, KgAttendanceList, counts_label);
  gtk_widget_class_bind_template_child (widget_class, KgAttendanceList, all_button);
  gtk_widget_class_bind_template_child (widget_class, KgAttendanceList, list);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
}

static void
kg_attendance_list_init (KgAttendanceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_attendance_list_set_file:
 * @file: (nullable)
 */
void
kg_attendance_list_set_file (KgAttendanceList *self,
                             KgWorkspace      *workspace,
                             KgMeetingFile    *file)
{
  g_autofree char *counts = NULL;

  g_set_object (&self->workspace, workspace);
  if (file != NULL)
    kg_meeting_file_ref (file);
  g_clear_pointer (&self->file, kg_meeting_file_unref);
  self->file = file;

  counts = g_strdup_printf (_("Present %u · Attending %u · Excused %u · Expected %u"),
                            count (file, "present"), count (file, "in_attendance"),
                            count (file, "excused"), count (file, "expected"));
  gtk_label_set_label (self->counts_label, counts);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all_button), count (file, "expected") > 0);
  kg_meeting_rows_sync (self->list, file != NULL ? file->attendance : NULL, &row_kind, self);
}

/**
 * kg_attendance_list_get_counts:
 *
 * Returns: (transfer full): how many came of how many, in short
 */
char *
kg_attendance_list_get_counts (KgAttendanceList *self)
{
  guint came = count (self->file, "present|in_attendance");

  return g_strdup_printf (_("Attendance %u/%u"), came, came + count (self->file, "excused|expected"));
}
