// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-form-money.h"

/**
 * KgProjectFormMoney:
 *
 * Sums, and how far the work has come for them.
 */

struct _KgProjectFormMoney {
  KgProjectForm parent_instance;
};

G_DEFINE_FINAL_TYPE (KgProjectFormMoney, kg_project_form_money, KG_TYPE_PROJECT_FORM)

static void
kg_project_form_money_class_init (KgProjectFormMoneyClass *klass)
{
}

static void
kg_project_form_money_init (KgProjectFormMoney *self)
{
  KgProjectForm *form = KG_PROJECT_FORM (self);

  kg_project_form_add_group (form, NULL, NULL);
  kg_project_form_add (form, KG_PROJECT_INVESTMENT);
  kg_project_form_add (form, KG_PROJECT_YEAR_PLAN);
  kg_project_form_add (form, KG_PROJECT_INVESTED);
  kg_project_form_add (form, KG_PROJECT_PROGRESS);
}
