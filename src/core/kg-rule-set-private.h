// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-light-rules.h"

G_BEGIN_DECLS

/* What the files about rule sets share: kg-rule-set-parse.c fills a set,
 * kg-rule-set-text.c writes it, kg-light-rules.c applies it. */

#define KG_RULE_SET_GROUP "rule-set"
#define KG_RULE_COLOURS 3

/* The keys of [rule-set] that may have translations. */
typedef enum {
  KG_RULE_TEXT_NAME,
  KG_RULE_TEXT_SOURCE,
  KG_RULE_TEXT_YELLOW_THEN,
  KG_RULE_TEXT_RED_THEN,
  KG_N_RULE_TEXTS,
} KgRuleTextKind;

/* One text in one language. */
typedef struct {
  KgRuleTextKind kind;
  char *locale; /* nullable: the language of the file itself, English */
  char *value;
} KgRuleText;

/* One range of a rule as the pass over all projects wants it. */
typedef struct {
  int to;        /* G_MAXINT in the last one, so that a search always ends */
  int threshold;
  KgLight light;
} KgLightRung;

/* A rule, without a pointer to follow. */
typedef struct {
  KgLightRung rungs[KG_RULE_COLOURS]; /* from the lowest to the highest */
  guint rule;                         /* index into the set's rules */
  gboolean excusable;
} KgLightLadder;

struct _KgRuleSet {
  gatomicrefcount refs;
  char *key;
  GArray *texts;                       /* of KgRuleText */
  GPtrArray *rules;                    /* of KgLightRule, in the order of the file */
  guint used;                          /* bit i: there is a rule on input i */
  KgLightLadder ladders[KG_N_INPUTS];  /* by input, where there is a rule */
};

KgRuleSet         *kg_rule_set_alloc           (void);
void               kg_rule_set_take_rule       (KgRuleSet         *self,
                                                KgLightRule       *rule);
const char        *kg_rule_text_key            (KgRuleTextKind     kind);
gboolean           kg_light_rule_falls         (const KgLightRule *self);

G_END_DECLS
