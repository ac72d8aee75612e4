// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-record-entry-due.h"

#include "core/kg-due-phrase.h"
#include "core/kg-labels.h"

#include <glib/gi18n.h>
#include <stdio.h>

/**
 * KgRecordEntryDue:
 *
 * Asks for a due day in the words in which people say it, or as a date. Emits
 * “given” with the day, 0 for none.
 */

struct _KgRecordEntryDue {
  GtkPopover parent_instance;

  GtkEntry *entry;
  GtkLabel *answer_label;
  GtkButton *button;

  KgContext *context;
  KgDate next_meeting;
  KgDate due;
  KgDate answer; /* KG_DATE_NONE: what was typed is no day to come */
};

G_DEFINE_FINAL_TYPE (KgRecordEntryDue, kg_record_entry_due, GTK_TYPE_POPOVER)

enum {
  SIGNAL_GIVEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_answer (KgRecordEntryDue *self,
             gboolean          past)
{
  g_autofree char *text = NULL;

  if (self->answer != KG_DATE_NONE) {
    g_autofree char *day = kg_label_day_weekday (self->answer);
    g_autofree char *left = kg_label_due (self->answer, kg_context_get_today (self->context),
                                          kg_context_get_calendar (self->context));

    text = g_strdup_printf ("%s · %s", day, left);
  } else if (past) {
    text = g_strdup (_("This day lies in the past"));
  } else {
    text = g_strdup (_("Such as 12-04, 下周三, 月底前, 3个工作日内"));
  }

  gtk_label_set_label (self->answer_label, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), self->answer != KG_DATE_NONE);
}

static void
changed_cb (KgRecordEntryDue *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  KgDate today = kg_context_get_today (self->context);
  KgDate date = kg_date_parse_iso (text);
  KgDuePhrase phrase = { 0 };

  if (date == KG_DATE_NONE) {
    int year, month, day;
    char end;

    kg_date_get_ymd (today, &year, NULL, NULL);
    if (sscanf (text, "%2d-%2d%c", &month, &day, &end) == 2 && kg_date_is_valid_ymd (year, month, day)) {
      date = kg_date_new (year, month, day);
      /* In December, 01-15 is next month. */
      if (date < today - 180)
        date = kg_date_add_months (date, 12);
    } else if (kg_due_phrase_find (text, today, kg_context_get_calendar (self->context),
                                   self->next_meeting, &phrase)) {
      date = phrase.date;
    }
  }

  self->answer = date >= today ? date : KG_DATE_NONE;
  show_answer (self, date != KG_DATE_NONE && date < today);
}

static void
give (KgRecordEntryDue *self,
      KgDate            date)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_GIVEN], 0, (int) date);
}

static void
give_cb (KgRecordEntryDue *self)
{
  if (self->answer != KG_DATE_NONE)
    give (self, self->answer);
}

static void
clear_cb (KgRecordEntryDue *self)
{
  give (self, KG_DATE_NONE);
}

static void
kg_record_entry_due_map (GtkWidget *widget)
{
  KgRecordEntryDue *self = KG_RECORD_ENTRY_DUE (widget);
  g_autofree char *text = self->due != KG_DATE_NONE ? kg_date_to_iso (self->due) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  changed_cb (self);

  GTK_WIDGET_CLASS (kg_record_entry_due_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
kg_record_entry_due_finalize (GObject *object)
{
  g_clear_pointer (&KG_RECORD_ENTRY_DUE (object)->context, kg_context_unref);

  G_OBJECT_CLASS (kg_record_entry_due_parent_class)->finalize (object);
}

static void
kg_record_entry_due_class_init (KgRecordEntryDueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_record_entry_due_finalize;
  widget_class->map = kg_record_entry_due_map;

  /* The day as a KgDate. */
  signals[SIGNAL_GIVEN] = g_signal_new ("given", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-record-entry-due.ui");
  gtk_widget_class_bind_template_child (widget_class, KgRecordEntryDue, entry);
  gtk_widget_class_bind_template_child (widget_class, KgRecordEntryDue, answer_label);
  gtk_widget_class_bind_template_child (widget_class, KgRecordEntryDue, button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
kg_record_entry_due_init (KgRecordEntryDue *self)
{
  self->context = kg_context_new (kg_today ());
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kg_record_entry_due_new (void)
{
  return g_object_new (KG_TYPE_RECORD_ENTRY_DUE, NULL);
}

/**
 * kg_record_entry_due_set_context:
 * @due: what stands in it when it opens
 */
void
kg_record_entry_due_set_context (KgRecordEntryDue *self,
                                 KgContext        *context,
                                 KgDate            next_meeting,
                                 KgDate            due)
{
  kg_context_ref (context);
  kg_context_unref (self->context);
  self->context = context;
  self->next_meeting = next_meeting;
  self->due = due;
}
