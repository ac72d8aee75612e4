// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-assignment-batch.h"

#include <glib/gi18n.h>

/**
 * KgAssignmentBatch:
 *
 * A bar that comes up when several assignments are chosen, with a button for
 * each step that fits at least one of them. The buttons activate the actions
 * of the page around it.
 */

struct _KgAssignmentBatch {
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkWidget *button[KG_N_ACTIONS]; /* NULL where one by one is right */
  GtkWidget *slips;
};

G_DEFINE_FINAL_TYPE (KgAssignmentBatch, kg_assignment_batch, ADW_TYPE_BIN)

static const char *const actions[KG_N_ACTIONS] = {
  [KG_ACTION_SIGN] = "chosen.sign",
  [KG_ACTION_URGE] = "chosen.urge",
  [KG_ACTION_VERIFY] = "chosen.verify",
  [KG_ACTION_DONE] = "chosen.done",
  [KG_ACTION_STRIKE] = "chosen.strike",
};

static void
kg_assignment_batch_class_init (KgAssignmentBatchClass *klass)
{
}

static void
kg_assignment_batch_init (KgAssignmentBatch *self)
{
  GtkWidget *bar = gtk_action_bar_new ();
  GtkWidget *none = gtk_button_new_with_label (_("Choose none"));

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_margin_start (GTK_WIDGET (self->label), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->label), 6);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), GTK_WIDGET (self->label));

  for (int i = 0; i < KG_N_ACTIONS; i++)
    if (actions[i] != NULL) {
      self->button[i] = gtk_button_new ();
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button[i]), actions[i]);
      gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), self->button[i]);
    }

  self->slips = gtk_button_new_with_label (_("Supervision slips…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->slips), "document.slips");
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), self->slips);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (none), "follow-up.choose-none");
  gtk_widget_add_css_class (none, "flat");
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), none);

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, bar);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

/**
 * kg_assignment_batch_set_counts:
 * @n_chosen: 0 hides the bar
 * @fits: how many of the chosen each action fits
 */
void
kg_assignment_batch_set_counts (KgAssignmentBatch *self,
                                guint              n_chosen,
                                const guint        fits[KG_N_ACTIONS])
{
  g_autofree char *chosen = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n_chosen), n_chosen);
  g_autofree char *slips = g_strdup_printf (_("%s (%u)"), _("Supervision slips…"), n_chosen);

  gtk_revealer_set_reveal_child (self->revealer, n_chosen > 0);
  if (n_chosen > 0) {
    gtk_label_set_text (self->label, chosen);
    gtk_button_set_label (GTK_BUTTON (self->slips), slips);
  }

  for (int i = 0; i < KG_N_ACTIONS; i++)
    if (self->button[i] != NULL) {
      /* Translators: an action on assignments, and to how many it fits. */
      g_autofree char *words = g_strdup_printf (_("%s (%u)"), kg_assignment_action_label (i), fits[i]);

      gtk_button_set_label (GTK_BUTTON (self->button[i]), words);
      gtk_widget_set_visible (self->button[i], fits[i] > 0);
    }
}

/**
 * kg_assignment_batch_get_button:
 *
 * Returns: (transfer none) (nullable): the button of an action
 */
GtkWidget *
kg_assignment_batch_get_button (KgAssignmentBatch  *self,
                                KgAssignmentAction  action)
{
  return self->button[action];
}

const char *
kg_assignment_batch_action_name (KgAssignmentAction action)
{
  return actions[action];
}
