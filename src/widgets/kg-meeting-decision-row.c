// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-decision-row.h"

#include "core/kg-assignment.h"
#include "core/kg-labels.h"

#include <glib/gi18n.h>

/**
 * KgMeetingDecisionRow:
 *
 * One decision as the minutes will word it, and below it the assignments that
 * were given out for it. Emits “rewrite” with the kind, or with the text and
 * the one it replaces, when somebody changed them, and “take-back”.
 */

struct _KgMeetingDecisionRow {
  GtkListBoxRow parent_instance;

  GtkLabel *number_label;
  GtkLabel *kind_label;
  GtkStack *stack;
  GtkLabel *text_label;
  GtkEntry *entry;
  GtkLabel *theirs_label;
  GtkBox *assignments_box;

  char *kind;
  char *text;
  char *over;  /* nullable: what was there when the editing began */
  char *shown; /* what the assignments looked like when they were shown last */
};

G_DEFINE_FINAL_TYPE (KgMeetingDecisionRow, kg_meeting_decision_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  SIGNAL_REWRITE,
  SIGNAL_TAKE_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_editing (KgMeetingDecisionRow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "entry") == 0;
}

static void
end_editing (KgMeetingDecisionRow *self,
             gboolean              keep)
{
  g_autofree char *text = NULL;

  if (!is_editing (self))
    return;

  gtk_stack_set_visible_child_name (self->stack, "label");
  gtk_widget_set_visible (GTK_WIDGET (self->theirs_label), FALSE);
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (keep && *text != '\0' && g_strcmp0 (text, self->text) != 0)
    g_signal_emit (self, signals[SIGNAL_REWRITE], 0, NULL, text, self->over);
}

static void
entry_activate_cb (KgMeetingDecisionRow *self)
{
  end_editing (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
entry_leave_cb (KgMeetingDecisionRow *self)
{
  end_editing (self, TRUE);
}

static gboolean
entry_key_cb (KgMeetingDecisionRow *self,
              guint                 keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  end_editing (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kg_meeting_decision_row_edit (KG_MEETING_DECISION_ROW (widget));
}

static void
kind_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REWRITE], 0, g_variant_get_string (parameter, NULL), NULL, NULL);
}

static void
take_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_TAKE_BACK], 0);
}

/* One assignment in words: number, who leads, who helps, until when. */
static char *
assignment_words (const KgMeetingAssignment *assignment,
                  KgContext                 *context)
{
  KgDate due = kg_record_get_date (assignment->record, KG_ASSIGNMENT_DUE_CURRENT);
  g_autofree char *day = kg_label_day_weekday (due);
  g_autofree char *left = kg_label_due (due, kg_context_get_today (context), kg_context_get_calendar (context));
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _("Assignment #%s"), kg_record_get_text (assignment->record, KG_ASSIGNMENT_NUMBER));
  g_string_append (text, " · ");
  g_string_append_printf (text, _("lead %s"), assignment->lead != NULL ? assignment->lead : "–");
  if (assignment->supporting != NULL) {
    g_string_append (text, " · ");
    g_string_append_printf (text, _("with %s"), assignment->supporting);
  }
  g_string_append_printf (text, " · %s · %s", day, left);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_assignments (KgMeetingDecisionRow    *self,
                  const KgMeetingDecision *decision,
                  KgContext               *context)
{
  g_autoptr (GString) all = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < decision->assignments->len; i++) {
    g_autofree char *words = assignment_words (g_ptr_array_index (decision->assignments, i), context);

    g_string_append_printf (all, "%s\n", words);
  }
  if (g_strcmp0 (all->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (all->str);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->assignments_box))) != NULL)
    gtk_box_remove (self->assignments_box, child);

  for (guint i = 0; i < decision->assignments->len; i++) {
    const KgMeetingAssignment *assignment = g_ptr_array_index (decision->assignments, i);
    g_autofree char *words = assignment_words (assignment, context);
    GtkWidget *button = gtk_button_new ();
    GtkWidget *label = gtk_label_new (words);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_button_set_child (GTK_BUTTON (button), label);
    gtk_widget_set_tooltip_text (button, words);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_add_css_class (button, "kg-assignment-link");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kg_record_get_id (assignment->record));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-assignment");
    gtk_box_append (self->assignments_box, button);
  }
}

static void
kg_meeting_decision_row_finalize (GObject *object)
{
  KgMeetingDecisionRow *self = KG_MEETING_DECISION_ROW (object);

  g_free (self->kind);
  g_free (self->text);
  g_free (self->over);
  g_free (self->shown);

  G_OBJECT_CLASS (kg_meeting_decision_row_parent_class)->finalize (object);
}

static void
kg_meeting_decision_row_class_init (KgMeetingDecisionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_meeting_decision_row_finalize;

  signals[SIGNAL_REWRITE] = g_signal_new ("rewrite", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_TAKE_BACK] = g_signal_new ("take-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-decision-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingDecisionRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingDecisionRow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingDecisionRow, stack);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingDecisionRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingDecisionRow, entry);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingDecisionRow, theirs_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingDecisionRow, assignments_box);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);

  gtk_widget_class_install_action (widget_class, "decision.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "decision.kind", "s", kind_action);
  gtk_widget_class_install_action (widget_class, "decision.take-back", NULL, take_back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "decision.edit", NULL);
}

static void
kg_meeting_decision_row_init (KgMeetingDecisionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who sees what others wrote may replace it. */
static void
show_theirs (KgMeetingDecisionRow *self)
{
  g_autofree char *words = g_strdup_printf (_("Now: “%s” Enter replaces it, Escape leaves it."), self->text);

  g_free (self->over);
  self->over = g_strdup (self->text);
  gtk_label_set_label (self->theirs_label, words);
}

GtkWidget *
kg_meeting_decision_row_new (void)
{
  return g_object_new (KG_TYPE_MEETING_DECISION_ROW, NULL);
}

/**
 * kg_meeting_decision_row_bind:
 * @position: from 0
 */
void
kg_meeting_decision_row_bind (KgMeetingDecisionRow    *self,
                              const KgMeetingDecision *decision,
                              guint                    position,
                              KgContext               *context)
{
  g_autofree char *number = g_strdup_printf ("%u.", position + 1);

  g_free (self->kind);
  self->kind = g_strdup (kg_record_get_text (decision->record, KG_DECISION_KIND));
  g_free (self->text);
  self->text = g_strdup (kg_record_get_text (decision->record, KG_DECISION_TEXT));

  gtk_label_set_label (self->number_label, number);
  gtk_label_set_label (self->kind_label, kg_label_code (&kg_table_decision, KG_DECISION_KIND, self->kind));
  gtk_label_set_label (self->text_label, self->text);
  if (gtk_widget_get_visible (GTK_WIDGET (self->theirs_label)))
    show_theirs (self);
  show_assignments (self, decision, context);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "decision.take-back", decision->assignments->len == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
}

/**
 * kg_meeting_decision_row_edit:
 *
 * Lets the sentence be changed in place: Enter keeps it, Escape does not.
 */
void
kg_meeting_decision_row_edit (KgMeetingDecisionRow *self)
{
  g_free (self->over);
  self->over = g_strdup (self->text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text);
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/**
 * kg_meeting_decision_row_give_back:
 * @text: that could not be stored, because somebody else changed the sentence
 *
 * Lets it be changed in place again, beside what the others wrote.
 */
void
kg_meeting_decision_row_give_back (KgMeetingDecisionRow *self,
                                   const char           *text)
{
  kg_meeting_decision_row_edit (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  show_theirs (self);
  gtk_widget_set_visible (GTK_WIDGET (self->theirs_label), TRUE);
}
