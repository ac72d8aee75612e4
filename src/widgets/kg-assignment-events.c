// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-assignment-events.h"

#include "core/kg-labels.h"

#include <glib/gi18n.h>

/* The events of an assignment as a chain: a dot and a line, what happened,
 * when, who said it and who wrote it down. */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static const char *
dot_class (const char *kind)
{
  if (kg_codes_contain ("return|refuse|urge", kind))
    return "kg-dot-warning";
  if (kg_codes_contain ("done|strike|grant", kind))
    return "kg-dot-success";

  return "kg-dot";
}

static char *
who_words (KgRecord *event)
{
  const char *by = kg_record_get_text (event, KG_COL_CHANGED_BY);
  const char *stated = kg_record_get_text (event, KG_ASSIGNMENT_EVENT_STATED_BY);

  if (stated == NULL)
    return g_strdup (by);

  /* Translators: who said it, and who wrote it down. */
  return g_strdup_printf (_("stated by %s, entered by %s"), stated, by);
}

/**
 * kg_assignment_event_new:
 * @first: whether nothing came before it
 */
GtkWidget *
kg_assignment_event_new (KgRecord *event,
                         gboolean  first)
{
  const char *kind = kg_record_get_text (event, KG_ASSIGNMENT_EVENT_KIND);
  const char *text = kg_record_get_text (event, KG_ASSIGNMENT_EVENT_TEXT);
  KgDate due = kg_record_get_date (event, KG_ASSIGNMENT_EVENT_DUE);
  g_autofree char *day = kg_label_day_weekday (kg_record_get_date (event, KG_ASSIGNMENT_EVENT_ENTERED_ON));
  g_autofree char *who = who_words (event);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *rail = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *what = make_label (kg_label_code (&kg_table_assignment_event, KG_ASSIGNMENT_EVENT_KIND, kind), "heading");
  GtkWidget *when = make_label (day, "caption");

  gtk_widget_add_css_class (dot, "kg-dot-base");
  gtk_widget_add_css_class (dot, dot_class (kind));
  gtk_box_append (GTK_BOX (rail), dot);
  if (!first) {
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

    gtk_widget_add_css_class (line, "kg-rail");
    gtk_widget_set_vexpand (line, TRUE);
    gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
    gtk_box_append (GTK_BOX (rail), line);
  }

  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_add_css_class (when, "kg-number");
  gtk_widget_add_css_class (when, "dim-label");
  gtk_box_append (GTK_BOX (head), what);
  gtk_box_append (GTK_BOX (head), when);
  gtk_box_append (GTK_BOX (body), head);
  if (text != NULL)
    gtk_box_append (GTK_BOX (body), make_label (text, NULL));
  if (due != KG_DATE_NONE) {
    g_autofree char *until = kg_label_date (due);
    g_autofree char *words = g_strdup_printf (_("until %s"), until);

    gtk_box_append (GTK_BOX (body), make_label (words, "kg-number"));
  }
  if (who != NULL) {
    GtkWidget *by = make_label (who, "caption");

    gtk_widget_add_css_class (by, "dim-label");
    gtk_box_append (GTK_BOX (body), by);
  }

  gtk_widget_set_margin_bottom (body, 12);
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (row), rail);
  gtk_box_append (GTK_BOX (row), body);
  /* The line is as long as the row, and the row no longer than it must be. */
  gtk_widget_set_vexpand (row, FALSE);

  return row;
}
