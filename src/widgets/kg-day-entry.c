// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-day-entry.h"

#include "core/kg-fuzzy-date.h"

#include <glib/gi18n.h>

/**
 * KgDayEntry:
 *
 * A day that is typed, as people write one, or chosen from a calendar. An
 * empty field is no day. What is no day is shown as wrong, and the last day
 * that was right still stands.
 *
 * Signals: changed, when another day was typed or chosen, or the day removed.
 */

struct _KgDayEntry {
  AdwBin parent_instance;

  GtkEntry *entry;
  GtkPopover *popover;
  GtkCalendar *calendar;

  KgDate date;
  KgDate today;
  gboolean valid;
  gboolean filling; /* the program sets the text */
};

G_DEFINE_FINAL_TYPE (KgDayEntry, kg_day_entry, ADW_TYPE_BIN)

static guint changed_signal;

/* A day without a year is the next such day. */
static gboolean
read_day (KgDayEntry *self,
          KgDate     *date)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  KgFuzzyDate found;
  int year;

  *date = KG_DATE_NONE;
  if (*text == '\0')
    return TRUE;

  kg_date_get_ymd (self->today, &year, NULL, NULL);
  if (!kg_fuzzy_date_parse (text, year, &found, NULL, NULL) || found.precision != KG_PRECISION_DAY)
    return FALSE;

  *date = found.date;
  if (found.notes & KG_FUZZY_DATE_ASSUMED_YEAR && found.date < self->today)
    *date = kg_date_add_months (found.date, 12);
  return TRUE;
}

static void
set_valid (KgDayEntry *self,
           gboolean    valid)
{
  self->valid = valid;
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
text_changed_cb (KgDayEntry *self)
{
  KgDate date;

  if (self->filling)
    return;

  set_valid (self, read_day (self, &date));
  if (!self->valid || date == self->date)
    return;

  self->date = date;
  g_signal_emit (self, changed_signal, 0);
}

static void
open_calendar_cb (KgDayEntry *self)
{
  KgDate shown = self->date != KG_DATE_NONE ? self->date : self->today;
  g_autoptr (GDateTime) day = NULL;
  int y, m, d;

  kg_date_get_ymd (shown, &y, &m, &d);
  day = g_date_time_new_local (y, m, d, 0, 0, 0);
  if (day != NULL) {
    self->filling = TRUE;
    gtk_calendar_select_day (self->calendar, day);
    self->filling = FALSE;
  }
  gtk_popover_popup (self->popover);
}

static void
day_selected_cb (KgDayEntry *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  if (self->filling)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_popover_popdown (self->popover);
}

static gboolean
kg_day_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KG_DAY_ENTRY (widget)->entry));
}

static void
kg_day_entry_dispose (GObject *object)
{
  KgDayEntry *self = KG_DAY_ENTRY (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));

  G_OBJECT_CLASS (kg_day_entry_parent_class)->dispose (object);
}

static void
kg_day_entry_class_init (KgDayEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_day_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = kg_day_entry_grab_focus;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_day_entry_init (KgDayEntry *self)
{
  self->valid = TRUE;
  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, _("Choose from a calendar"));
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "kg-number");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));

  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "icon-press", G_CALLBACK (open_calendar_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kg_day_entry_new (void)
{
  return g_object_new (KG_TYPE_DAY_ENTRY, NULL);
}

KgDate
kg_day_entry_get_date (KgDayEntry *self)
{
  return self->date;
}

/**
 * kg_day_entry_set_date:
 * @date: or %KG_DATE_NONE; changed is not emitted
 */
void
kg_day_entry_set_date (KgDayEntry *self,
                       KgDate      date)
{
  g_autofree char *text = date != KG_DATE_NONE ? kg_date_to_iso (date) : g_strdup ("");

  self->date = date;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->filling = FALSE;
  set_valid (self, TRUE);
}

/**
 * kg_day_entry_is_valid:
 *
 * Returns: whether what stands there is a day or nothing
 */
gboolean
kg_day_entry_is_valid (KgDayEntry *self)
{
  return self->valid;
}

/**
 * kg_day_entry_set_today:
 * @today: from which a day without a year is reckoned
 */
void
kg_day_entry_set_today (KgDayEntry *self,
                        KgDate      today)
{
  self->today = today;
}

/**
 * kg_day_entry_set_label:
 *
 * Says what the day is of, to those who do not see where it stands.
 */
void
kg_day_entry_set_label (KgDayEntry *self,
                        const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), label);
}
