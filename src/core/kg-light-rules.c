// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-rules.h"
#include "core/kg-rule-set-private.h"

/* Rule sets as they are applied: one ladder of colours an input, in a flat
 * array. The worst colour of all inputs that are known wins, and every yellow
 * and red is a reason. */

static void
clear_text (gpointer data)
{
  KgRuleText *text = data;

  g_free (text->locale);
  g_free (text->value);
}

/* For those who build a set: an empty one, with one reference. */
KgRuleSet *
kg_rule_set_alloc (void)
{
  KgRuleSet *self = g_new0 (KgRuleSet, 1);

  g_atomic_ref_count_init (&self->refs);
  self->texts = g_array_new (FALSE, FALSE, sizeof (KgRuleText));
  g_array_set_clear_func (self->texts, clear_text);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_rule_free);

  return self;
}

/* Adds a rule that was found to be whole: its ranges cover the domain from
 * the lowest to the highest value. */
void
kg_rule_set_take_rule (KgRuleSet   *self,
                       KgLightRule *rule)
{
  KgLightLadder *ladder = &self->ladders[rule->input];
  gboolean falls = kg_light_rule_falls (rule);

  g_assert (rule->n_ranges >= 1 && rule->n_ranges <= KG_RULE_COLOURS);

  for (guint i = 0; i < rule->n_ranges; i++) {
    const KgLightRange *range = &rule->ranges[i];

    ladder->rungs[i].to = range->to;
    ladder->rungs[i].light = range->light;
    ladder->rungs[i].threshold = falls ? range->to : range->from;
  }
  ladder->rungs[rule->n_ranges - 1].to = G_MAXINT;
  ladder->excusable = rule->excusable;
  ladder->rule = self->rules->len;

  self->used |= 1u << rule->input;
  g_ptr_array_add (self->rules, rule);
}

KgRuleSet *
kg_rule_set_ref (KgRuleSet *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_rule_set_unref (KgRuleSet *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_ptr_array_unref (self->rules);
  g_array_unref (self->texts);
  g_free (self->key);
  g_free (self);
}

/**
 * kg_rule_set_get_key:
 *
 * Returns: what the store calls the set
 */
const char *
kg_rule_set_get_key (const KgRuleSet *self)
{
  return self->key;
}

static const char *
find_text (const KgRuleSet *self,
           KgRuleTextKind   kind,
           const char      *locale)
{
  for (guint i = 0; i < self->texts->len; i++) {
    const KgRuleText *text = &g_array_index (self->texts, KgRuleText, i);

    if (text->kind == kind && g_strcmp0 (text->locale, locale) == 0)
      return text->value;
  }

  return NULL;
}

/* The first of the user's languages that the set has; what the file says
 * without naming a language otherwise. */
static const char *
get_text (const KgRuleSet *self,
          KgRuleTextKind   kind)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++) {
    const char *text = find_text (self, kind, languages[i]);

    if (text != NULL)
      return text;
  }

  return find_text (self, kind, NULL);
}

/**
 * kg_rule_set_get_name:
 *
 * Returns: (transfer full): the set's name in the user's language, its key
 *   when it has none
 */
char *
kg_rule_set_get_name (const KgRuleSet *self)
{
  const char *name = get_text (self, KG_RULE_TEXT_NAME);

  return g_strdup (name != NULL ? name : self->key);
}

/**
 * kg_rule_set_get_source:
 *
 * Returns: (nullable): where the rules are taken from, in the user's language
 */
const char *
kg_rule_set_get_source (const KgRuleSet *self)
{
  return get_text (self, KG_RULE_TEXT_SOURCE);
}

/**
 * kg_rule_set_get_consequence:
 * @light: yellow or red; others have no consequence
 *
 * Returns: (transfer full) (nullable): what follows from @light by this set,
 *   in the user's language
 */
char *
kg_rule_set_get_consequence (const KgRuleSet *self,
                             KgLight          light)
{
  if (light == KG_LIGHT_YELLOW)
    return g_strdup (get_text (self, KG_RULE_TEXT_YELLOW_THEN));
  if (light == KG_LIGHT_RED)
    return g_strdup (get_text (self, KG_RULE_TEXT_RED_THEN));

  return NULL;
}

guint
kg_rule_set_get_n_rules (const KgRuleSet *self)
{
  return self->rules->len;
}

/**
 * kg_rule_set_get_rule:
 *
 * Returns: (transfer none): the rule at @index, in the order of the file
 */
const KgLightRule *
kg_rule_set_get_rule (const KgRuleSet *self,
                      guint            index)
{
  g_return_val_if_fail (index < self->rules->len, NULL);

  return g_ptr_array_index (self->rules, index);
}

/**
 * kg_rule_set_find_rule:
 *
 * Returns: (transfer none) (nullable): the rule on @input
 */
const KgLightRule *
kg_rule_set_find_rule (const KgRuleSet *self,
                       KgLightInputKind input)
{
  return kg_rule_set_uses (self, input) ? g_ptr_array_index (self->rules, self->ladders[input].rule)
                                        : NULL;
}

/**
 * kg_rule_set_uses:
 *
 * Returns: whether there is a rule on @input: what no rule looks at need not
 *   be worked out
 */
gboolean
kg_rule_set_uses (const KgRuleSet *self,
                  KgLightInputKind input)
{
  return self->used >> input & 1;
}

/* A colour always has a range, as every value means one. */
static const KgLightRung *
find_rung (const KgLightLadder *ladder,
           int                  value)
{
  const KgLightRung *rung = ladder->rungs;

  while (value > rung->to)
    rung++;

  return rung;
}

static void
add_reason (GPtrArray          *reasons,
            const KgRuleSet    *rules,
            KgLightInputKind    kind,
            const KgLightRung  *rung,
            const KgLightInput *input,
            gboolean            excused)
{
  const KgLightRule *rule = kg_rule_set_find_rule (rules, kind);
  KgLightReason *reason = kg_light_reason_new ();

  reason->rule = g_strdup (rule->key);
  reason->input = kind;
  reason->value = input->value[kind];
  reason->threshold = rung->threshold;
  reason->light = excused ? KG_LIGHT_GREEN : rung->light;
  reason->date = input->date[kind];
  reason->subject = g_strdup (input->subject[kind]);
  reason->excused = excused;
  if (excused) {
    reason->excuse = g_strdup (input->excuse);
    reason->excused_by = g_strdup (input->excused_by);
  }
  g_ptr_array_add (reasons, reason);
}

static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const KgLightReason *ra = *(const KgLightReason *const *) a;
  const KgLightReason *rb = *(const KgLightReason *const *) b;

  if (ra->light != rb->light)
    return kg_light_severity (rb->light) - kg_light_severity (ra->light);

  return (int) ra->input - (int) rb->input;
}

/* Without any of these nothing is known but, perhaps, a planned day: that no
 * rule objects then says nothing. A minor problem, a report and the lights of
 * past weeks do not say how the start stands either. */
#define EVIDENCE (1u << KG_INPUT_LAG | 1u << KG_INPUT_STEP_OVERDUE | 1u << KG_INPUT_BLOCKING | \
                  1u << KG_INPUT_MAJOR | 1u << KG_INPUT_ASSIGNMENTS_LATE | 1u << KG_INPUT_PROBABILITY | \
                  1u << KG_INPUT_BEHIND | 1u << KG_INPUT_COMMITMENTS_LATE)

/**
 * kg_light_propose:
 * @reasons: (nullable) (element-type KgLightReason): filled with why, reds
 *   first, what is excused last; its free function is kg_light_reason_free()
 *
 * The light that the rules propose: a judgement of difficulty that somebody
 * may confirm or overrule. A project of which no more is known than its
 * planned day is not assessed rather than green; an excuse that somebody
 * accepted is more. Without @reasons nothing is allocated.
 */
KgLight
kg_light_propose (const KgRuleSet    *rules,
                  const KgLightInput *input,
                  GPtrArray          *reasons)
{
  KgLight light = input->known & EVIDENCE ? KG_LIGHT_GREEN : KG_LIGHT_NONE;

  if (input->started)
    return KG_LIGHT_STARTED;
  if (input->on_hold)
    return KG_LIGHT_ON_HOLD;

  for (guint rest = input->known & rules->used; rest != 0; rest &= rest - 1) {
    guint kind = (guint) __builtin_ctz (rest);
    const KgLightLadder *ladder = &rules->ladders[kind];
    const KgLightRung *rung = find_rung (ladder, input->value[kind]);
    gboolean excused;

    if (rung->light == KG_LIGHT_GREEN)
      continue;

    excused = ladder->excusable && input->excuse != NULL;
    if (excused)
      light = light == KG_LIGHT_NONE ? KG_LIGHT_GREEN : light;
    else if (light != KG_LIGHT_RED)
      light = rung->light;

    if (reasons != NULL)
      add_reason (reasons, rules, kind, rung, input, excused);
    else if (light == KG_LIGHT_RED)
      break;
  }

  if (reasons != NULL)
    g_ptr_array_sort (reasons, compare_reasons);

  return light;
}
