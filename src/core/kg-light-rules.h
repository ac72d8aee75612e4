// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar.h"
#include "core/kg-light.h"

G_BEGIN_DECLS

/* What a rule looks at. The codes are frozen: rule sets and stored reasons
 * use them. */
typedef enum {
  KG_INPUT_LAG,              /* working days the forecast lies after the planned start */
  KG_INPUT_PLAN_PASSED,      /* working days since the planned start passed without a start */
  KG_INPUT_STEP_OVERDUE,     /* working days the most overdue step is late */
  KG_INPUT_BLOCKING,         /* open blocking problems */
  KG_INPUT_MAJOR,            /* open major problems */
  KG_INPUT_ASSIGNMENTS_LATE, /* overdue assignments */
  KG_INPUT_UNPREPARED,       /* working days to the planned start, when nothing is forecast */
  KG_INPUT_NO_DATE,          /* 1 when there is no planned start */
  KG_N_INPUTS,
} KgLightInputKind;

/**
 * KgLightInput:
 *
 * The facts about one project on one day. A value is looked at only when its
 * bit is set in known.
 */
typedef struct {
  int value[KG_N_INPUTS];
  guint known;                       /* bit i: value[i] is known */
  const char *subject[KG_N_INPUTS];  /* nullable: the step, problem or assignment meant */
  KgDate date[KG_N_INPUTS];          /* the day behind the value, or none */
  gboolean on_hold;
  gboolean started;
} KgLightInput;

/* Why a light is proposed: data, turned into words by the labels. */
typedef struct {
  char *rule;            /* the rule's key in its set */
  KgLightInputKind input;
  int value;
  int threshold;
  KgLight light;
  KgDate date;
  char *subject;         /* nullable */
} KgLightReason;

typedef struct _KgRuleSet KgRuleSet;

KgRuleSet  *kg_rule_set_parse    (const char          *text,
                                  const char          *name,
                                  GError             **error);
KgRuleSet  *kg_rule_set_ref      (KgRuleSet           *self);
void        kg_rule_set_unref    (KgRuleSet           *self);
const char *kg_rule_set_get_key  (const KgRuleSet     *self);

void        kg_light_input_set   (KgLightInput        *input,
                                  KgLightInputKind     kind,
                                  int                  value,
                                  KgDate               date,
                                  const char          *subject);
KgLight     kg_light_propose     (const KgRuleSet     *rules,
                                  const KgLightInput  *input,
                                  GPtrArray           *reasons);

const char *kg_light_input_code      (KgLightInputKind  kind);
int         kg_light_input_from_code (const char       *code);

KgLightReason *kg_light_reason_new     (void);
KgLightReason *kg_light_reason_copy    (const KgLightReason *self);
void           kg_light_reason_free    (KgLightReason       *self);
char          *kg_light_reason_to_text (const KgLightReason *self);
char          *kg_light_reasons_to_text (GPtrArray          *reasons);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgRuleSet, kg_rule_set_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgLightReason, kg_light_reason_free)

G_END_DECLS
