// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-form-identity.h"

/**
 * KgProjectFormIdentity:
 *
 * What the project is: its names, who builds what, and where.
 */

struct _KgProjectFormIdentity {
  KgProjectForm parent_instance;
};

G_DEFINE_FINAL_TYPE (KgProjectFormIdentity, kg_project_form_identity, KG_TYPE_PROJECT_FORM)

static void
kg_project_form_identity_class_init (KgProjectFormIdentityClass *klass)
{
}

static void
kg_project_form_identity_init (KgProjectFormIdentity *self)
{
  KgProjectForm *form = KG_PROJECT_FORM (self);

  kg_project_form_add_group (form, NULL, NULL);
  kg_project_form_add (form, KG_PROJECT_NAME);
  kg_project_form_add (form, KG_PROJECT_CODE);
  kg_project_form_add (form, KG_PROJECT_BUILDER);
  kg_project_form_add (form, KG_PROJECT_KIND);
  kg_project_form_add (form, KG_PROJECT_NATURE);
  kg_project_form_add (form, KG_PROJECT_ROUTE);
  kg_project_form_add (form, KG_PROJECT_SITE);
  kg_project_form_add (form, KG_PROJECT_CONTENT);
}
