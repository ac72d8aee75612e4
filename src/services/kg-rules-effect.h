// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/* What other rules would make of a board: how many proposed lights change,
 * and how many of each there are before and after. */
typedef struct {
  guint n_changed;
  guint before[KG_N_LIGHTS];
  guint after[KG_N_LIGHTS];
} KgRulesEffect;

gboolean kg_rules_effect_find    (KgBoard              *board,
                                  const KgRuleSet      *rules,
                                  GCancellable         *cancellable,
                                  KgRulesEffect        *effect,
                                  GError              **error);
char    *kg_rules_effect_to_text (const KgRulesEffect  *effect);

G_END_DECLS
