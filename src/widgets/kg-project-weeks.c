// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-weeks.h"

#include "core/kg-labels.h"
#include "widgets/kg-children.h"
#include "widgets/kg-lamp.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The history of a light as a strip: one small lamp a week, with all of it in
 * words for the pointer and the screen reader. A week in which a meeting
 * confirmed the light leads to that meeting. */

static char *
week_words (const KgLightWeek *week)
{
  g_autofree char *number = kg_label_week (week->monday);
  g_autofree char *monday = kg_label_date (week->monday);
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: the number of a week, its Monday, the light of that week. */
  g_string_append_printf (words, _("%s (%s): %s"), number, monday,
                          week->known ? kg_light_label (week->light) : _("no record"));
  if (week->known && week->proposed != week->light) {
    g_string_append_c (words, '\n');
    g_string_append_printf (words, _("The rules proposed: %s"), kg_light_label (week->proposed));
  }
  if (week->reason != NULL) {
    g_string_append_c (words, '\n');
    /* Translators: who confirmed a light, and why. */
    g_string_append_printf (words, _("Confirmed by %s: %s"), week->by != NULL ? week->by : "–", week->reason);
  }
  if (week->meeting != NULL) {
    g_string_append_c (words, '\n');
    g_string_append (words, _("Press to go to the meeting"));
  }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWidget *
make_week (const KgLightWeek *week,
           gboolean           last)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *lamp = g_object_new (KG_TYPE_LAMP, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label;
  GtkWidget *item;
  g_autofree char *words = week_words (week);
  g_autofree char *digits = NULL;
  int iso_week;

  kg_date_iso_week (week->monday, NULL, &iso_week);
  digits = g_strdup_printf ("%d", iso_week);
  label = g_object_new (GTK_TYPE_LABEL, "label", digits, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  kg_lamp_set_size (KG_LAMP (lamp), 18);
  kg_lamp_set_light (KG_LAMP (lamp), week->known ? week->light : KG_LIGHT_NONE);
  gtk_widget_set_halign (lamp, GTK_ALIGN_CENTER);
  if (!week->known)
    gtk_widget_set_opacity (lamp, 0.25);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "kg-number");
  gtk_widget_add_css_class (label, last ? "kg-plain" : "dim-label");
  gtk_box_append (GTK_BOX (box), lamp);
  gtk_box_append (GTK_BOX (box), label);

  if (week->meeting != NULL) {
    item = gtk_button_new ();
    gtk_button_set_child (GTK_BUTTON (item), box);
    gtk_widget_add_css_class (item, "flat");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (item), "s", week->meeting);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (item), "win.show-meeting");
  } else {
    item = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "child", box, NULL);
  }
  gtk_widget_add_css_class (item, "kg-week");
  if (week->confirmed)
    gtk_widget_add_css_class (item, "kg-week-confirmed");
  gtk_widget_set_tooltip_text (item, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return item;
}

/**
 * kg_project_show_weeks:
 * @most: as many as stand in the line
 */
void
kg_project_show_weeks (GtkBox        *box,
                       KgProjectFile *file,
                       guint          most)
{
  guint first = file->weeks->len > most ? file->weeks->len - most : 0;

  kg_children_clear (GTK_WIDGET (box));
  for (guint i = first; i < file->weeks->len; i++)
    gtk_box_append (box, make_week (&g_array_index (file->weeks, KgLightWeek, i), i + 1 == file->weeks->len));
}
