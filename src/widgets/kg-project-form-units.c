// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-form-units.h"

#include <glib/gi18n.h>

/**
 * KgProjectFormUnits:
 *
 * Whose project it is: territory, lead unit and leaders, and the "1+N" of its
 * service agents with their phone numbers.
 */

struct _KgProjectFormUnits {
  KgProjectForm parent_instance;

  KgProjectAgentList *agents;
};

G_DEFINE_FINAL_TYPE (KgProjectFormUnits, kg_project_form_units, KG_TYPE_PROJECT_FORM)

static void
kg_project_form_units_count (KgProjectForm *form,
                             guint         *n_changed,
                             guint         *n_wrong)
{
  guint n_wrong_agents;

  *n_changed += kg_project_agent_list_count (KG_PROJECT_FORM_UNITS (form)->agents, &n_wrong_agents);
  *n_wrong += n_wrong_agents;
}

static void
kg_project_form_units_class_init (KgProjectFormUnitsClass *klass)
{
  KG_PROJECT_FORM_CLASS (klass)->count = kg_project_form_units_count;
}

static void
kg_project_form_units_init (KgProjectFormUnits *self)
{
  KgProjectForm *form = KG_PROJECT_FORM (self);

  kg_project_form_add_group (form, NULL, NULL);
  kg_project_form_add (form, KG_PROJECT_TERRITORY);
  kg_project_form_add (form, KG_PROJECT_LEAD_UNIT);
  kg_project_form_add (form, KG_PROJECT_LEADER);
  kg_project_form_add (form, KG_PROJECT_ESCALATED_TO);
  kg_project_form_add (form, KG_PROJECT_UNATTENDED_REASON);

  kg_project_form_add_group (form, _("Service agents (1+N)"),
                             _("One chief of the territory, and a chief for each department. A phone number is the person’s, on all projects."));
  self->agents = KG_PROJECT_AGENT_LIST (kg_project_agent_list_new ());
  g_signal_connect_object (self->agents, "changed", G_CALLBACK (kg_project_form_changed), self, G_CONNECT_SWAPPED);
  kg_project_form_add_widget (form, GTK_WIDGET (self->agents));
}

KgProjectAgentList *
kg_project_form_units_get_agents (KgProjectFormUnits *self)
{
  return self->agents;
}
