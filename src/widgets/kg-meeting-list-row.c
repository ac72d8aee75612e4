// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-list-row.h"

#include "core/kg-labels.h"
#include "widgets/kg-meeting-words.h"

#include <glib/gi18n.h>

/**
 * KgMeetingListRow:
 *
 * One meeting of a series: number, day, state as a word, how much it holds.
 */

struct _KgMeetingListRow {
  GtkListBoxRow parent_instance;

  GtkLabel *number_label;
  GtkLabel *day_label;
  GtkLabel *state_label;
  GtkLabel *counts_label;

  int year;
  char *state;
};

G_DEFINE_FINAL_TYPE (KgMeetingListRow, kg_meeting_list_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_state (KgMeetingListRow *self,
           const char       *state)
{
  if (self->state != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), self->state);
  g_free (self->state);
  self->state = g_strdup (state);
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), state);
  gtk_label_set_label (self->state_label, kg_label_code (&kg_table_meeting, KG_MEETING_STATE, state));
}

static char *
counts_words (const KgMeetingSummary *summary)
{
  g_autofree char *items = g_strdup_printf (ngettext ("%u item", "%u items", summary->n_items), summary->n_items);
  g_autofree char *decisions = NULL;

  if (kg_record_is (summary->meeting, KG_MEETING_STATE, "planned"))
    return g_steal_pointer (&items);

  decisions = g_strdup_printf (ngettext ("%u decision", "%u decisions", summary->n_decisions), summary->n_decisions);
  return g_strdup_printf ("%s · %s", items, decisions);
}

static void
kg_meeting_list_row_finalize (GObject *object)
{
  g_free (KG_MEETING_LIST_ROW (object)->state);

  G_OBJECT_CLASS (kg_meeting_list_row_parent_class)->finalize (object);
}

static void
kg_meeting_list_row_class_init (KgMeetingListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_meeting_list_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingListRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingListRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingListRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingListRow, counts_label);
}

static void
kg_meeting_list_row_init (KgMeetingListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kg_meeting_list_row_new (void)
{
  return g_object_new (KG_TYPE_MEETING_LIST_ROW, NULL);
}

void
kg_meeting_list_row_bind (KgMeetingListRow       *self,
                          const KgMeetingSummary *summary)
{
  g_autofree char *number = kg_meeting_words_number (summary->meeting);
  g_autofree char *day = kg_label_day_weekday (kg_record_get_date (summary->meeting, KG_MEETING_HELD_ON));
  g_autofree char *counts = counts_words (summary);
  g_autofree char *label = NULL;

  self->year = (int) kg_record_get_int (summary->meeting, KG_MEETING_YEAR);
  set_state (self, kg_record_get_text (summary->meeting, KG_MEETING_STATE));
  gtk_label_set_label (self->number_label, number);
  gtk_label_set_label (self->day_label, day);
  gtk_label_set_label (self->counts_label, counts);

  label = g_strdup_printf ("%s, %s, %s, %s", number, day, gtk_label_get_label (self->state_label), counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

int
kg_meeting_list_row_get_year (KgMeetingListRow *self)
{
  return self->year;
}
