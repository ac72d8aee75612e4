// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-light-rules.h"

G_BEGIN_DECLS

#define KG_TYPE_RULES_FORM (kg_rules_form_get_type ())

G_DECLARE_FINAL_TYPE (KgRulesForm, kg_rules_form, KG, RULES_FORM, GtkWidget)

void      kg_rules_form_set_rules (KgRulesForm  *self,
                                   KgRuleSet    *rules,
                                   gboolean      is_new);
char     *kg_rules_form_dup_text  (KgRulesForm  *self);
char     *kg_rules_form_dup_problem (KgRulesForm *self);

G_END_DECLS
