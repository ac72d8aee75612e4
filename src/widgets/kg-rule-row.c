// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-rule-row.h"

#include "widgets/kg-lamp.h"
#include "widgets/kg-rule-words.h"

#include <glib/gi18n.h>

/**
 * KgRuleRow:
 *
 * One thing that a rule can look at: whether it counts, from where it means
 * yellow and red, and whether an accepted excuse keeps it from counting; the
 * same in words below its name. Of a question only one colour can be chosen.
 *
 * Signals: changed, when somebody changed something.
 */

#define MANY 100000 /* no rule of a place counts as far */

struct _KgRuleRow {
  GtkListBoxRow parent_instance;

  GtkSwitch *counts;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkWidget *yellow_box;
  GtkCheckButton *yellow;
  GtkSpinButton *yellow_from;
  GtkWidget *red_box;
  GtkCheckButton *red;
  GtkSpinButton *red_from;
  GtkCheckButton *excusable;

  KgLightInputKind input;
  char *key;          /* (nullable): of its group in the set that it is from */
  gboolean falling;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgRuleRow, kg_rule_row, GTK_TYPE_LIST_BOX_ROW)

static guint changed_signal;

static gboolean
is_question (KgRuleRow *self)
{
  return kg_light_input_unit (self->input) == NULL;
}

/* A spin button takes what is typed only when it is left; here it counts at
 * once, as soon as it is a number that can be chosen. */
static int
typed (GtkSpinButton *from)
{
  double lowest, highest;
  gint64 number;

  gtk_spin_button_get_range (from, &lowest, &highest);
  if (g_ascii_string_to_signed (gtk_editable_get_text (GTK_EDITABLE (from)), 10, (gint64) lowest, (gint64) highest,
                                &number, NULL))
    return (int) number;

  return gtk_spin_button_get_value_as_int (from);
}

static int
step (KgRuleRow      *self,
      GtkCheckButton *check,
      GtkSpinButton  *from)
{
  if (!gtk_check_button_get_active (check))
    return KG_LIGHT_NEVER;

  return is_question (self) ? 1 : typed (from);
}

static void
update (KgRuleRow *self)
{
  gboolean counts = gtk_switch_get_active (self->counts);
  int yellow = step (self, self->yellow, self->yellow_from);
  int red = step (self, self->red, self->red_from);
  g_autofree char *words = NULL;

  if (!counts)
    words = g_strdup (_("does not count"));
  else if (!kg_rule_row_is_sound (self))
    words = g_strdup (self->falling ? _("red has to lie below yellow") : _("red has to lie above yellow"));
  else
    words = kg_rule_words (self->input, yellow, red, self->falling);

  gtk_label_set_text (self->sentence, words);
  if (kg_rule_row_is_sound (self))
    gtk_widget_remove_css_class (GTK_WIDGET (self->sentence), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);

  gtk_widget_set_visible (self->yellow_box, counts);
  gtk_widget_set_visible (self->red_box, counts);
  gtk_widget_set_visible (GTK_WIDGET (self->excusable), counts);
  gtk_widget_set_sensitive (GTK_WIDGET (self->yellow_from), gtk_check_button_get_active (self->yellow));
  gtk_widget_set_sensitive (GTK_WIDGET (self->red_from), gtk_check_button_get_active (self->red));
}

static void
changed_cb (KgRuleRow *self)
{
  if (self->filling)
    return;
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

/* A question has one answer that is not green. */
static void
choose_one (KgRuleRow      *self,
            GtkCheckButton *chosen,
            GtkCheckButton *other)
{
  if (self->filling || !is_question (self) || !gtk_check_button_get_active (chosen))
    return;

  self->filling = TRUE;
  gtk_check_button_set_active (other, FALSE);
  self->filling = FALSE;
}

static void
yellow_toggled_cb (KgRuleRow *self)
{
  choose_one (self, self->yellow, self->red);
  changed_cb (self);
}

static void
red_toggled_cb (KgRuleRow *self)
{
  choose_one (self, self->red, self->yellow);
  changed_cb (self);
}

static void
kg_rule_row_finalize (GObject *object)
{
  g_free (KG_RULE_ROW (object)->key);

  G_OBJECT_CLASS (kg_rule_row_parent_class)->finalize (object);
}

static void
kg_rule_row_class_init (KgRuleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_rule_row_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KG_TYPE_LAMP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, counts);
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, title);
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, yellow_box);
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, yellow);
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, yellow_from);
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, red_box);
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, red);
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, red_from);
  gtk_widget_class_bind_template_child (widget_class, KgRuleRow, excusable);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, yellow_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, red_toggled_cb);
}

static void
kg_rule_row_init (KgRuleRow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

static void
name_part (GtkWidget  *part,
           const char *what,
           const char *title)
{
  /* Translators: a part of a rule, such as “Yellow from”, and what the rule
   * looks at. */
  g_autofree char *name = g_strdup_printf (C_("rule", "%s: %s"), what, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_up_column (KgRuleRow      *self,
               GtkCheckButton *check,
               GtkSpinButton  *from,
               const char     *label,
               const char     *word)
{
  const char *title = kg_light_input_label (self->input);
  int lowest, highest;

  kg_light_input_domain (self->input, &lowest, &highest);
  gtk_spin_button_set_range (from, MAX (lowest, -MANY), MIN (highest, MANY));
  gtk_check_button_set_label (check, label);
  name_part (GTK_WIDGET (check), word, title);
  name_part (GTK_WIDGET (from), word, title);
  gtk_widget_set_visible (GTK_WIDGET (from), !is_question (self));
}

static void
name_columns (KgRuleRow *self)
{
  if (is_question (self)) {
    set_up_column (self, self->yellow, self->yellow_from, _("yellow"), _("Yellow"));
    set_up_column (self, self->red, self->red_from, _("red"), _("Red"));
  } else {
    /* Translators: before the first number that means a colour. */
    const char *label = self->falling ? C_("rule", "at most") : C_("rule", "from");

    set_up_column (self, self->yellow, self->yellow_from, label,
                   self->falling ? _("Yellow at most") : _("Yellow from"));
    set_up_column (self, self->red, self->red_from, label, self->falling ? _("Red at most") : _("Red from"));
  }
}

GtkWidget *
kg_rule_row_new (KgLightInputKind input)
{
  KgRuleRow *self = g_object_new (KG_TYPE_RULE_ROW, NULL);
  const char *title = kg_light_input_label (input);

  self->input = input;
  gtk_label_set_text (self->title, title);
  name_part (GTK_WIDGET (self->counts), _("Counts"), title);
  name_part (GTK_WIDGET (self->excusable), _("Excusable"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  kg_rule_row_set_rule (self, NULL);

  return GTK_WIDGET (self);
}

/**
 * kg_rule_row_align:
 * @columns: %KG_RULE_ROW_COLUMNS groups that all rows share
 */
void
kg_rule_row_align (KgRuleRow     *self,
                   GtkSizeGroup **columns)
{
  gtk_size_group_add_widget (columns[0], self->yellow_box);
  gtk_size_group_add_widget (columns[1], self->red_box);
  gtk_size_group_add_widget (columns[2], GTK_WIDGET (self->excusable));
}

/* What is offered when an input begins to count. */
static void
suggest (KgRuleRow *self)
{
  int lowest, highest;

  kg_light_input_domain (self->input, &lowest, &highest);
  gtk_check_button_set_active (self->yellow, TRUE);
  gtk_check_button_set_active (self->red, FALSE);
  gtk_check_button_set_active (self->excusable, FALSE);
  gtk_spin_button_set_value (self->yellow_from, self->falling && highest == 100 ? 69 : self->falling ? 20 : 1);
  gtk_spin_button_set_value (self->red_from, self->falling && highest == 100 ? 29 : self->falling ? 5 : 3);
}

/**
 * kg_rule_row_set_rule:
 * @rule: (nullable): %NULL when the set does not look at this
 */
void
kg_rule_row_set_rule (KgRuleRow         *self,
                      const KgLightRule *rule)
{
  int yellow, red;

  self->filling = TRUE;
  g_clear_pointer (&self->key, g_free);
  self->falling = kg_light_input_is_falling (self->input);
  gtk_switch_set_active (self->counts, rule != NULL);
  if (rule != NULL) {
    kg_light_rule_get_steps (rule, &yellow, &red, &self->falling);
    self->key = g_strdup (rule->key);
    name_columns (self);
    suggest (self);
    gtk_check_button_set_active (self->yellow, yellow != KG_LIGHT_NEVER);
    gtk_check_button_set_active (self->red, red != KG_LIGHT_NEVER);
    if (yellow != KG_LIGHT_NEVER)
      gtk_spin_button_set_value (self->yellow_from, yellow);
    if (red != KG_LIGHT_NEVER)
      gtk_spin_button_set_value (self->red_from, red);
    gtk_check_button_set_active (self->excusable, rule->excusable);
  } else {
    name_columns (self);
    suggest (self);
  }
  self->filling = FALSE;
  update (self);
}

/**
 * kg_rule_row_dup_rule:
 *
 * Returns: (transfer full) (nullable): the rule as it stands; %NULL when it
 *   does not count
 */
KgLightRule *
kg_rule_row_dup_rule (KgRuleRow *self)
{
  KgLightRule *rule;

  if (!gtk_switch_get_active (self->counts))
    return NULL;

  rule = kg_light_rule_new (self->input, step (self, self->yellow, self->yellow_from),
                            step (self, self->red, self->red_from), self->falling,
                            gtk_check_button_get_active (self->excusable));
  if (self->key != NULL) {
    g_free (rule->key);
    rule->key = g_strdup (self->key);
  }

  return rule;
}

/**
 * kg_rule_row_is_sound:
 *
 * Returns: whether it may be saved as it stands
 */
gboolean
kg_rule_row_is_sound (KgRuleRow *self)
{
  return !gtk_switch_get_active (self->counts) ||
         kg_rule_steps_are_ordered (step (self, self->yellow, self->yellow_from),
                                    step (self, self->red, self->red_from), self->falling);
}
