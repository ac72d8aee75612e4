// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-rule-set-private.h"

G_BEGIN_DECLS

/* What is wrong with the text of a rule set, collected while it is read. */
typedef struct {
  const char *name;  /* what the text is called */
  GArray *lines;     /* of KgKeyLine */
  GArray *problems;  /* of KgRuleProblem */
} KgRuleCheck;

typedef struct {
  int line;
  char *sentence;
} KgRuleProblem;

void     kg_rule_check_init     (KgRuleCheck       *self,
                                 const char        *name);
void     kg_rule_check_clear    (KgRuleCheck       *self);
void     kg_rule_check_report   (KgRuleCheck       *self,
                                 int                line,
                                 const char        *format,
                                 ...) G_GNUC_PRINTF (3, 4);

gboolean kg_rule_check_range    (KgRuleCheck       *self,
                                 const KgLightRule *rule,
                                 const char        *colour,
                                 const char        *value,
                                 KgLightRange      *range);
gboolean kg_rule_check_coverage (KgRuleCheck       *self,
                                 const KgLightRule *rule);

G_END_DECLS
