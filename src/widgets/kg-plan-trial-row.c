// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-plan-trial-row.h"

#include "core/kg-labels.h"
#include "widgets/kg-day-entry.h"

#include <glib/gi18n.h>

/**
 * KgPlanTrialRow:
 *
 * One step of a trial: how it runs, how long it takes and when it can begin.
 * Edits the trial itself, which has to outlive it.
 *
 * Signals: edited, after the trial was.
 */

struct _KgPlanTrialRow {
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *expected;
  GtkDropDown *mode;
  GtkSpinButton *duration;
  KgDayEntry *not_before;

  KgWhatIf *trial; /* borrowed */
  guint step;
};

G_DEFINE_FINAL_TYPE (KgPlanTrialRow, kg_plan_trial_row, ADW_TYPE_BIN)

static guint edited_signal;

static const KgStepMode modes[] = { KG_STEP_NORMAL, KG_STEP_PARALLEL, KG_STEP_INCOMPLETE, KG_STEP_EARLY };

static void
edited (KgPlanTrialRow *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static void
mode_cb (KgPlanTrialRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->mode);

  if (self->trial == NULL || chosen >= G_N_ELEMENTS (modes))
    return;

  kg_what_if_set_mode (self->trial, self->step, modes[chosen]);
  edited (self);
}

static void
duration_cb (KgPlanTrialRow *self)
{
  if (self->trial == NULL)
    return;

  kg_what_if_set_duration (self->trial, self->step, gtk_spin_button_get_value_as_int (self->duration));
  edited (self);
}

static void
not_before_cb (KgPlanTrialRow *self)
{
  if (self->trial == NULL)
    return;

  kg_what_if_set_not_before (self->trial, self->step, kg_day_entry_get_date (self->not_before));
  edited (self);
}

static void
kg_plan_trial_row_class_init (KgPlanTrialRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KG_TYPE_DAY_ENTRY);

  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-plan-trial-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrialRow, name);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrialRow, expected);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrialRow, mode);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrialRow, duration);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrialRow, not_before);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, duration_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_before_cb);
}

static void
kg_plan_trial_row_init (KgPlanTrialRow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    gtk_string_list_append (words, kg_label_code (&kg_table_step, KG_STEP_MODE, kg_step_mode_to_code (modes[i])));
  gtk_drop_down_set_model (self->mode, G_LIST_MODEL (words));
  kg_day_entry_set_label (self->not_before, _("Not before this day"));
}

/**
 * kg_plan_trial_row_new:
 * @trial: borrowed; it must be there until the row is gone
 * @step: which of its steps
 */
GtkWidget *
kg_plan_trial_row_new (KgWhatIf *trial,
                       guint     step)
{
  KgPlanTrialRow *self = g_object_new (KG_TYPE_PLAN_TRIAL_ROW, NULL);
  const KgRecord *row = kg_what_if_get_step (trial, step);
  const char *name = kg_record_get_text (row, KG_STEP_NAME);
  g_autofree char *mode = g_strdup_printf (_("How “%s” runs"), name);
  g_autofree char *duration = g_strdup_printf (_("Working days that “%s” takes"), name);

  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_drop_down_set_selected (self->mode, kg_step_mode_from_code (kg_record_get_text (row, KG_STEP_MODE)));
  gtk_spin_button_set_value (self->duration, kg_record_get_int (row, KG_STEP_DURATION));
  kg_day_entry_set_today (self->not_before,
                          kg_context_get_today (kg_board_get_context (kg_what_if_get_file (trial)->board)));
  kg_day_entry_set_date (self->not_before, kg_record_get_date (row, KG_STEP_NOT_BEFORE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mode), GTK_ACCESSIBLE_PROPERTY_LABEL, mode, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->duration), GTK_ACCESSIBLE_PROPERTY_LABEL, duration, -1);
  /* What has begun is no longer kept from beginning. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->not_before), kg_record_is_null (row, KG_STEP_ACTUAL_START));

  self->trial = trial;
  self->step = step;
  kg_plan_trial_row_update (self);

  return GTK_WIDGET (self);
}

/**
 * kg_plan_trial_row_update:
 *
 * Shows when the step may be expected now.
 */
void
kg_plan_trial_row_update (KgPlanTrialRow *self)
{
  const KgStepTimes *times = &kg_what_if_get_after (self->trial)->times[self->step];
  KgDate today = kg_context_get_today (kg_board_get_context (kg_what_if_get_file (self->trial)->board));
  g_autofree char *start = kg_label_day_near (times->start, today);
  g_autofree char *end = kg_label_day_near (times->end, today);
  g_autofree char *words = g_strdup_printf ("%s – %s", start, end);

  gtk_label_set_text (self->expected, words);
  if (times->critical)
    gtk_widget_remove_css_class (GTK_WIDGET (self->expected), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->expected), "dim-label");
}
