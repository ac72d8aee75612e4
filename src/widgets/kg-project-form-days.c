// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-form-days.h"

#include <glib/gi18n.h>

/**
 * KgProjectFormDays:
 *
 * The state and the three starts. An actual start makes a project a started
 * one at once; a reason is asked for where one is due, and only there.
 */

struct _KgProjectFormDays {
  KgProjectForm parent_instance;

  KgProjectFieldRow *state;
  KgProjectFieldRow *hold_reason;
  KgProjectFieldRow *forecast;
  KgProjectFieldRow *reason;
  KgProjectFieldRow *actual;
  gboolean had_actual; /* at the last look */
};

G_DEFINE_FINAL_TYPE (KgProjectFormDays, kg_project_form_days, KG_TYPE_PROJECT_FORM)

static void
kg_project_form_days_settle (KgProjectForm *form)
{
  KgProjectFormDays *self = KG_PROJECT_FORM_DAYS (form);
  g_autofree char *state = kg_project_field_row_dup_text (self->state);
  g_autofree char *actual = kg_project_field_row_dup_text (self->actual);
  gboolean has_actual = *actual != '\0';

  if (has_actual != self->had_actual && kg_project_field_row_is_changed (self->actual)) {
    if (has_actual && g_str_equal (state, "planned"))
      kg_project_field_row_set_text (self->state, "started");
    else if (!has_actual && g_str_equal (state, "started"))
      kg_project_field_row_set_text (self->state, "planned");
  } else if (has_actual != self->had_actual && kg_project_field_row_is_changed (self->state)) {
    /* The start was taken back, and with it what followed from it. */
    kg_project_field_row_take_back (self->state);
  }
  self->had_actual = has_actual;

  g_free (state);
  state = kg_project_field_row_dup_text (self->state);
  gtk_widget_set_visible (GTK_WIDGET (self->hold_reason), g_str_equal (state, "on_hold"));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), kg_project_field_row_is_changed (self->forecast));
}

static void
kg_project_form_days_class_init (KgProjectFormDaysClass *klass)
{
  KG_PROJECT_FORM_CLASS (klass)->settle = kg_project_form_days_settle;
}

static void
kg_project_form_days_init (KgProjectFormDays *self)
{
  KgProjectForm *form = KG_PROJECT_FORM (self);
  GtkWidget *plan = gtk_button_new_with_mnemonic (_("Steps of the _back-plan…"));

  kg_project_form_add_group (form, NULL, NULL);
  self->state = kg_project_form_add (form, KG_PROJECT_STATE);
  self->hold_reason = kg_project_form_add (form, KG_PROJECT_HOLD_REASON);
  kg_project_form_add_group (form, _("Starts"), _("Planned, forecast and actual are three days, and never one."));
  kg_project_form_add (form, KG_PROJECT_PLANNED_START);
  self->forecast = kg_project_form_add (form, KG_PROJECT_FORECAST_START);
  self->reason = kg_project_form_add (form, KG_PROJECT_FORECAST_REASON);
  self->actual = kg_project_form_add (form, KG_PROJECT_ACTUAL_START);
  kg_project_form_add (form, KG_PROJECT_START_PERMIT);
  kg_project_form_add_group (form, _("Task force"), NULL);
  kg_project_form_add (form, KG_PROJECT_REPORT_EVERY);
  kg_project_form_add_group (form, _("Steps"), _("They are tried out on the project page, beside their chart."));
  gtk_widget_set_halign (plan, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (plan), "edit.plan");
  kg_project_form_add_widget (form, plan);
}
