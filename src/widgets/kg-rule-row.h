// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-light-rules.h"

G_BEGIN_DECLS

#define KG_TYPE_RULE_ROW (kg_rule_row_get_type ())

G_DECLARE_FINAL_TYPE (KgRuleRow, kg_rule_row, KG, RULE_ROW, GtkListBoxRow)

#define KG_RULE_ROW_COLUMNS 3

GtkWidget   *kg_rule_row_new      (KgLightInputKind    input);
void         kg_rule_row_align    (KgRuleRow          *self,
                                   GtkSizeGroup      **columns);
void         kg_rule_row_set_rule (KgRuleRow          *self,
                                   const KgLightRule  *rule);
KgLightRule *kg_rule_row_dup_rule (KgRuleRow          *self);
gboolean     kg_rule_row_is_sound (KgRuleRow          *self);

G_END_DECLS
