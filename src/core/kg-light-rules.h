// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar.h"
#include "core/kg-light.h"

G_BEGIN_DECLS

/* What a rule looks at. The codes are frozen: rule sets and stored reasons
 * use them. New ones are added at the end. What values each can have is said
 * by kg_light_input_domain(). */
typedef enum {
  KG_INPUT_LAG,              /* working days the forecast lies after the planned start */
  KG_INPUT_PLAN_PASSED,      /* working days since the planned start passed without a start */
  KG_INPUT_STEP_OVERDUE,     /* working days the most overdue step is late */
  KG_INPUT_BLOCKING,         /* open blocking problems */
  KG_INPUT_MAJOR,            /* open major problems */
  KG_INPUT_ASSIGNMENTS_LATE, /* overdue assignments */
  KG_INPUT_UNPREPARED,       /* working days to the planned start, when nothing is forecast */
  KG_INPUT_NO_DATE,          /* 1 when there is no planned start */
  KG_INPUT_PROBABILITY,      /* percent: chance to start within the year */
  KG_INPUT_MONTHS_PASSED,    /* month ends that passed since the planned start without a start */
  KG_INPUT_BEHIND,           /* percent of the work planned by today that is not done */
  KG_INPUT_COMMITMENTS_LATE, /* commitments past the day or step they were due before */
  KG_INPUT_SILENCE,          /* working days since the last report of its task force */
  KG_INPUT_NO_FORECAST,      /* 1 when nothing says when it will start */
  KG_INPUT_MINOR,            /* open minor problems */
  KG_INPUT_WEEKS_RED,        /* weeks in a row, up to the last one, that it stood red */
  KG_INPUT_WEEKS_YELLOW,     /* the same for yellow or red */
  KG_N_INPUTS,
} KgLightInputKind;

/**
 * KgLightInput:
 *
 * The facts about one project on one day, as the rules see them. A value is
 * looked at only when its bit is set in known. Texts are borrowed.
 */
typedef struct {
  int value[KG_N_INPUTS];
  guint known;                       /* bit i: value[i] is known */
  const char *subject[KG_N_INPUTS];  /* nullable: the step, problem or assignment meant */
  KgDate date[KG_N_INPUTS];          /* the day behind the value, or none */
  gboolean on_hold;
  gboolean started;
  const char *excuse;                /* nullable: the accepted excuse (正当理由) in force */
  const char *excused_by;            /* who accepted it */
} KgLightInput;

/* Why a light is proposed: data, turned into words by
 * kg_light_reason_to_text(). A rule that an accepted excuse keeps from
 * counting is a reason too, with a green light and excused set. */
typedef struct {
  char *rule;            /* the rule's key in its set */
  KgLightInputKind input;
  int value;
  int threshold;         /* the end of its colour's range that the value reached first */
  KgLight light;
  KgDate date;
  char *subject;         /* nullable */
  gboolean excused;
  char *excuse;          /* nullable */
  char *excused_by;      /* nullable */
} KgLightReason;

/* The range of values of one input that means one colour, both ends within.
 * An open end is the end of the input's domain: G_MININT or G_MAXINT where
 * that has none. */
typedef struct {
  KgLight light;         /* green, yellow or red */
  int from;
  int to;
} KgLightRange;

/* One rule: an input and what its values mean. In a set every value of the
 * input's domain means exactly one colour, and the colours get worse in one
 * direction. */
typedef struct {
  char *key;             /* of its group */
  KgLightInputKind input;
  KgLightRange *ranges;  /* from the lowest to the highest */
  guint n_ranges;
  gboolean excusable;    /* does not count while an accepted excuse is in force */
} KgLightRule;

/* A colour that no value of an input means. */
#define KG_LIGHT_NEVER (G_MININT + 1)

/**
 * KgRuleSet:
 *
 * The rules by which a light is proposed, at most one an input; immutable, may
 * be used from any thread. Its rules are data: kg_rule_set_compose() writes
 * the text of a changed set, kg_rule_set_problems() says what is wrong with
 * it, and kg_rule_set_parse() makes the set.
 */
typedef struct _KgRuleSet KgRuleSet;

/* The words of a set, each NULL to keep those of the set it is made from, with
 * their translations, or an empty text for none. */
typedef struct {
  const char *name;
  const char *source;
  const char *yellow_then; /* the consequence of a yellow light */
  const char *red_then;
} KgRuleWords;

KgRuleSet  *kg_rule_set_parse    (const char          *text,
                                  const char          *name,
                                  GError             **error);
GPtrArray  *kg_rule_set_problems (const char          *text,
                                  const char          *name);
char       *kg_rule_set_to_text  (const KgRuleSet     *self);
char       *kg_rule_set_compose  (const KgRuleSet     *base,
                                  const char          *key,
                                  const char          *name,
                                  GPtrArray           *rules);
char       *kg_rule_set_compose_words (const KgRuleSet    *base,
                                       const char         *key,
                                       const KgRuleWords  *words,
                                       GPtrArray          *rules);
KgRuleSet  *kg_rule_set_ref      (KgRuleSet           *self);
void        kg_rule_set_unref    (KgRuleSet           *self);
const char *kg_rule_set_get_key  (const KgRuleSet     *self);
char       *kg_rule_set_get_name (const KgRuleSet     *self);
const char *kg_rule_set_get_source (const KgRuleSet   *self);
char       *kg_rule_set_get_consequence (const KgRuleSet *self,
                                         KgLight          light);
guint       kg_rule_set_get_n_rules (const KgRuleSet  *self);
const KgLightRule *kg_rule_set_get_rule (const KgRuleSet *self,
                                         guint            index);
const KgLightRule *kg_rule_set_find_rule (const KgRuleSet *self,
                                          KgLightInputKind input);
gboolean    kg_rule_set_uses     (const KgRuleSet     *self,
                                  KgLightInputKind     input);

KgLightRule *kg_light_rule_new       (KgLightInputKind   input,
                                      int                yellow,
                                      int                red,
                                      gboolean           falling,
                                      gboolean           excusable);
void         kg_light_rule_free      (KgLightRule       *self);
void         kg_light_rule_get_steps (const KgLightRule *self,
                                      int               *yellow,
                                      int               *red,
                                      gboolean          *falling);

char       *kg_light_range_to_code (KgLightInputKind    input,
                                    const KgLightRange *range);
char       *kg_light_range_to_text (KgLightInputKind    input,
                                    const KgLightRange *range);

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
void        kg_light_input_domain    (KgLightInputKind  kind,
                                      int              *lowest,
                                      int              *highest);
gboolean    kg_light_input_is_falling (KgLightInputKind kind);
const char *kg_light_input_label     (KgLightInputKind  kind);
const char *kg_light_input_unit      (KgLightInputKind  kind);

KgLightReason *kg_light_reason_new     (void);
KgLightReason *kg_light_reason_copy    (const KgLightReason *self);
void           kg_light_reason_free    (KgLightReason       *self);
char          *kg_light_reason_to_text (const KgLightReason *self);
char          *kg_light_reasons_to_text (GPtrArray          *reasons);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgRuleSet, kg_rule_set_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgLightRule, kg_light_rule_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgLightReason, kg_light_reason_free)

G_END_DECLS
