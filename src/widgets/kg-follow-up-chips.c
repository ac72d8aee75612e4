// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-follow-up-chips.h"

/**
 * KgFollowUpChips:
 *
 * The piles of assignments as a row of buttons, one of them pressed, each
 * with how many there are.
 */

struct _KgFollowUpChips {
  GtkBox parent_instance;

  GtkToggleButton *chip[KG_N_ASSIGNMENT_GROUPS];
  GtkLabel *count[KG_N_ASSIGNMENT_GROUPS];
  KgAssignmentGroup group;
  guint n_suspended;
};

G_DEFINE_FINAL_TYPE (KgFollowUpChips, kg_follow_up_chips, GTK_TYPE_BOX)

typedef enum {
  PROP_GROUP = 1,
} KgFollowUpChipsProperty;

static GParamSpec *props[PROP_GROUP + 1];

/* What rests is rare, and takes no room where there is none. */
static void
update_suspended (KgFollowUpChips *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->chip[KG_ASSIGNMENTS_SUSPENDED]),
                          self->n_suspended > 0 || self->group == KG_ASSIGNMENTS_SUSPENDED);
}

static void
toggled_cb (KgFollowUpChips *self,
            GtkToggleButton *chip)
{
  if (!gtk_toggle_button_get_active (chip))
    return;

  for (int i = 0; i < KG_N_ASSIGNMENT_GROUPS; i++)
    if (self->chip[i] == chip && self->group != i) {
      self->group = i;
      update_suspended (self);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GROUP]);
    }
}

static void
kg_follow_up_chips_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KgFollowUpChips *self = KG_FOLLOW_UP_CHIPS (object);

  switch ((KgFollowUpChipsProperty) prop_id) {
  case PROP_GROUP:
    g_value_set_uint (value, self->group);
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_follow_up_chips_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  KgFollowUpChips *self = KG_FOLLOW_UP_CHIPS (object);

  switch ((KgFollowUpChipsProperty) prop_id) {
  case PROP_GROUP:
    kg_follow_up_chips_set_group (self, g_value_get_uint (value));
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_follow_up_chips_class_init (KgFollowUpChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kg_follow_up_chips_get_property;
  object_class->set_property = kg_follow_up_chips_set_property;

  /* KgFollowUpChips:group: the KgAssignmentGroup whose chip is pressed. */
  props[PROP_GROUP] = g_param_spec_uint ("group", NULL, NULL, 0, KG_N_ASSIGNMENT_GROUPS - 1, KG_ASSIGNMENTS_OPEN,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
add_chip (KgFollowUpChips   *self,
          KgAssignmentGroup  group)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (kg_assignment_group_label (group));
  GtkWidget *count = gtk_label_new ("0");

  if (group == KG_ASSIGNMENTS_OVERDUE) {
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE,
                                                 "icon-name", "dialog-warning-symbolic",
                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                                 NULL));
    gtk_widget_add_css_class (chip, "kg-chip-error");
  }
  gtk_widget_add_css_class (count, "kg-number");
  gtk_widget_add_css_class (count, "kg-chip-count");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "kg-chip");
  gtk_box_append (GTK_BOX (self), chip);

  self->chip[group] = GTK_TOGGLE_BUTTON (chip);
  self->count[group] = GTK_LABEL (count);
  if (group != KG_ASSIGNMENTS_OPEN)
    gtk_toggle_button_set_group (self->chip[group], self->chip[KG_ASSIGNMENTS_OPEN]);
  else
    gtk_toggle_button_set_active (self->chip[group], TRUE);
  g_signal_connect_swapped (chip, "toggled", G_CALLBACK (toggled_cb), self);
}

static void
kg_follow_up_chips_init (KgFollowUpChips *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  for (int i = 0; i < KG_N_ASSIGNMENT_GROUPS; i++)
    add_chip (self, i);
  update_suspended (self);
}

KgAssignmentGroup
kg_follow_up_chips_get_group (KgFollowUpChips *self)
{
  return self->group;
}

void
kg_follow_up_chips_set_group (KgFollowUpChips   *self,
                              KgAssignmentGroup  group)
{
  g_return_if_fail (group < KG_N_ASSIGNMENT_GROUPS);

  gtk_toggle_button_set_active (self->chip[group], TRUE);
}

void
kg_follow_up_chips_set_counts (KgFollowUpChips          *self,
                               const KgAssignmentCounts *counts)
{
  for (int i = 0; i < KG_N_ASSIGNMENT_GROUPS; i++) {
    g_autofree char *count = g_strdup_printf ("%u", counts->group[i]);
    /* A screen reader hears both in one. */
    g_autofree char *spoken = g_strdup_printf ("%s %s", kg_assignment_group_label (i), count);

    gtk_label_set_text (self->count[i], count);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    if (counts->group[i] > 0)
      gtk_widget_remove_css_class (GTK_WIDGET (self->chip[i]), "kg-chip-empty");
    else
      gtk_widget_add_css_class (GTK_WIDGET (self->chip[i]), "kg-chip-empty");
  }
  self->n_suspended = counts->group[KG_ASSIGNMENTS_SUSPENDED];
  update_suspended (self);
}
