// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-assignment-row.h"

#include "core/kg-labels.h"
#include "widgets/kg-lamp.h"

#include <glib/gi18n.h>

/**
 * KgAssignmentRow:
 *
 * One assignment in a list, in two lines. It can be bound to one after the
 * other and keeps nothing of the one before. Its links and its check mark
 * are for the pointer; keys go to the list.
 *
 * Signals: chosen (gboolean), when the check mark is set or taken away.
 */

struct _KgAssignmentRow {
  GtkBox parent_instance;

  GtkCheckButton *check;
  GtkLabel *state;
  GtkLabel *number;
  GtkLabel *text;
  GtkLabel *units;
  KgLamp *lamp;
  GtkWidget *project;
  GtkLabel *project_label;
  GtkWidget *meeting;
  GtkLabel *meeting_label;
  GtkLabel *due;
  GtkImage *due_icon;
  GtkLabel *due_words;

  gboolean binding;
};

G_DEFINE_FINAL_TYPE (KgAssignmentRow, kg_assignment_row, GTK_TYPE_BOX)

static guint chosen_signal;

static void
toggled_cb (KgAssignmentRow *self)
{
  if (!self->binding)
    g_signal_emit (self, chosen_signal, 0, gtk_check_button_get_active (self->check));
}

static void
kg_assignment_row_class_init (KgAssignmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KG_TYPE_LAMP);

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-assignment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, check);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, state);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, number);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, text);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, units);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, lamp);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, project);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, project_label);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, meeting);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, meeting_label);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, due);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, due_icon);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentRow, due_words);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
kg_assignment_row_init (KgAssignmentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kg_assignment_row_new (void)
{
  return g_object_new (KG_TYPE_ASSIGNMENT_ROW, NULL);
}

/* Only one of @classes at a time. */
static void
set_tone (GtkWidget  *widget,
          const char *tone)
{
  static const char *const tones[] = { "error", "warning", "success", "accent", "dim-label" };

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (g_strcmp0 (tones[i], tone) == 0)
      gtk_widget_add_css_class (widget, tones[i]);
    else
      gtk_widget_remove_css_class (widget, tones[i]);
}

/**
 * kg_assignment_show_state:
 *
 * Shows the word of a state, with a colour beside it.
 */
void
kg_assignment_show_state (GtkLabel   *label,
                          const char *state)
{
  const char *tone = "dim-label";

  if (g_str_equal (state, "pending") || g_str_equal (state, "returned"))
    tone = "warning";
  else if (g_str_equal (state, "in_progress"))
    tone = "accent";
  else if (kg_codes_contain ("reported|checking", state))
    tone = "accent";
  else if (kg_codes_contain ("done|struck", state))
    tone = "success";

  gtk_label_set_text (label, kg_label_code (&kg_table_assignment, KG_ASSIGNMENT_STATE, state));
  set_tone (GTK_WIDGET (label), tone);
}

/**
 * kg_assignment_show_due:
 *
 * Shows what the due day means now, in words, with an icon and a colour when
 * it calls for somebody.
 */
void
kg_assignment_show_due (GtkLabel               *words,
                        GtkImage               *icon,
                        const KgAssignmentItem *item,
                        const KgContext        *context)
{
  g_autofree char *text = kg_assignment_item_due_words (item, context);
  const char *tone = "dim-label", *name = NULL;

  if (item->due_state == KG_DUE_OVERDUE) {
    tone = "error";
    name = "dialog-warning-symbolic";
  } else if (item->due_state == KG_DUE_SOON) {
    tone = "warning";
    name = "appointment-soon-symbolic";
  }

  gtk_label_set_text (words, text);
  set_tone (GTK_WIDGET (words), tone);
  gtk_widget_set_visible (GTK_WIDGET (icon), name != NULL);
  if (name != NULL)
    gtk_image_set_from_icon_name (icon, name);
  set_tone (GTK_WIDGET (icon), tone);
}

static char *
units_words (const KgAssignmentItem *item)
{
  const char *lead = item->lead_unit != NULL ? item->lead_unit->name : "–";

  if (item->supporting_names == NULL)
    return g_strdup (lead);

  /* Translators: the lead unit and the supporting units of an assignment. */
  return g_strdup_printf (_("%s · supported by %s"), lead, item->supporting_names);
}

/**
 * kg_assignment_row_bind:
 * @chosen: whether the check mark is set
 */
void
kg_assignment_row_bind (KgAssignmentRow        *self,
                        const KgAssignmentItem *item,
                        const KgContext        *context,
                        gboolean                chosen)
{
  g_autofree char *units = units_words (item);
  g_autofree char *day = kg_label_day_weekday (item->due);
  g_autofree char *meeting = kg_assignment_item_meeting_words (item);

  self->binding = TRUE;
  gtk_check_button_set_active (self->check, chosen);
  self->binding = FALSE;

  kg_assignment_show_state (self->state, item->state);
  kg_assignment_show_due (self->due_words, self->due_icon, item, context);
  gtk_label_set_text (self->number, item->number);
  gtk_label_set_text (self->text, item->text);
  gtk_label_set_text (self->units, units);
  gtk_label_set_text (self->due, day);

  gtk_widget_set_visible (GTK_WIDGET (self->lamp), item->project_name != NULL);
  gtk_widget_set_visible (self->project, item->project_name != NULL);
  if (item->project_name != NULL) {
    kg_lamp_set_light (self->lamp, item->light);
    gtk_label_set_text (self->project_label, item->project_name);
    gtk_widget_set_tooltip_text (self->project, item->project_name);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->project), "s", item->project_id);
  }

  gtk_widget_set_visible (self->meeting, meeting != NULL);
  if (meeting != NULL) {
    g_autofree char *held = kg_label_day_weekday (item->meeting_day);
    g_autofree char *words = g_strdup_printf ("%s · %s", meeting, held);

    gtk_label_set_text (self->meeting_label, words);
    gtk_widget_set_tooltip_text (self->meeting, item->series_name);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->meeting), "s", item->meeting_id);
  }
}

/**
 * kg_assignment_row_speak:
 *
 * Returns: (transfer full): what a screen reader says of a row
 */
char *
kg_assignment_row_speak (const KgAssignmentItem *item,
                         const KgContext        *context)
{
  g_autofree char *due = kg_assignment_item_due_words (item, context);
  g_autofree char *units = units_words (item);

  return g_strjoin (", ", item->number, item->text,
                    kg_label_code (&kg_table_assignment, KG_ASSIGNMENT_STATE, item->state), due, units,
                    item->project_name, NULL);
}
