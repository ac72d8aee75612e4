// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-rules.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>

/* Rule sets: an ordered list of “this input, at or over (or under) this
 * threshold, means this colour”. The worst colour wins and every rule that
 * fired is a reason; of two rules on one input only the worse one is told. */

typedef struct {
  char *key;
  KgLightInputKind input;
  gboolean at_most;
  int threshold;
  KgLight light;
} Rule;

struct _KgRuleSet {
  gatomicrefcount refs;
  char *key;
  GArray *rules;
};

static const char *const input_codes[KG_N_INPUTS] = {
  [KG_INPUT_LAG] = "lag",
  [KG_INPUT_PLAN_PASSED] = "plan-passed",
  [KG_INPUT_STEP_OVERDUE] = "step-overdue",
  [KG_INPUT_BLOCKING] = "blocking-problems",
  [KG_INPUT_MAJOR] = "major-problems",
  [KG_INPUT_ASSIGNMENTS_LATE] = "assignments-late",
  [KG_INPUT_UNPREPARED] = "unprepared",
  [KG_INPUT_NO_DATE] = "no-date",
};

const char *
kg_light_input_code (KgLightInputKind kind)
{
  return kind < KG_N_INPUTS ? input_codes[kind] : NULL;
}

/**
 * kg_light_input_from_code:
 *
 * Returns: a #KgLightInputKind, or -1
 */
int
kg_light_input_from_code (const char *code)
{
  for (int i = 0; i < KG_N_INPUTS; i++)
    if (g_strcmp0 (input_codes[i], code) == 0)
      return i;

  return -1;
}

static void
clear_rule (gpointer data)
{
  g_free (((Rule *) data)->key);
}

static gboolean
parse_rule (KgRuleSet  *self,
            GKeyFile   *file,
            const char *group,
            const char *name,
            GError    **error)
{
  g_autofree char *input = g_key_file_get_string (file, group, "input", NULL);
  g_autofree char *light = g_key_file_get_string (file, group, "light", NULL);
  gboolean has_least = g_key_file_has_key (file, group, "at-least", NULL);
  gboolean has_most = g_key_file_has_key (file, group, "at-most", NULL);
  g_autoptr (GError) key_error = NULL;
  Rule rule = { 0 };
  int kind = kg_light_input_from_code (input);

  if (kind < 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("%s, [%s]: “%s” is not an input that a rule can look at"),
                 name, group, input != NULL ? input : "");
    return FALSE;
  }

  if (!kg_light_from_code (light, &rule.light) ||
      (rule.light != KG_LIGHT_RED && rule.light != KG_LIGHT_YELLOW)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("%s, [%s]: light must be red or yellow"), name, group);
    return FALSE;
  }

  if (has_least == has_most) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("%s, [%s]: give either at-least or at-most"), name, group);
    return FALSE;
  }

  rule.input = kind;
  rule.at_most = has_most;
  rule.threshold = g_key_file_get_integer (file, group, has_most ? "at-most" : "at-least",
                                           &key_error);
  if (key_error != NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("%s, [%s]: %s must be a whole number"),
                 name, group, has_most ? "at-most" : "at-least");
    return FALSE;
  }

  rule.key = g_strdup (group);
  g_array_append_val (self->rules, rule);
  return TRUE;
}

/**
 * kg_rule_set_parse:
 * @text: a key file: [rule-set] with key=, then one group a rule with
 *   input=, light= and at-least= or at-most=
 * @name: what to call @text in a sentence about an error
 */
KgRuleSet *
kg_rule_set_parse (const char *text,
                   const char *name,
                   GError    **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (KgRuleSet) self = g_new0 (KgRuleSet, 1);
  g_autoptr (GError) file_error = NULL;
  g_auto (GStrv) groups = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  g_array_set_clear_func (self->rules, clear_rule);

  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, &file_error)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("%s is not a rule set: %s"), name, file_error->message);
    return NULL;
  }

  self->key = g_key_file_get_string (file, "rule-set", "key", NULL);
  if (self->key == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("%s is not a rule set: [rule-set] has no key"), name);
    return NULL;
  }

  groups = g_key_file_get_groups (file, NULL);
  for (int i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], "rule-set") &&
        !parse_rule (self, file, groups[i], name, error))
      return NULL;

  return g_steal_pointer (&self);
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

  g_array_unref (self->rules);
  g_free (self->key);
  g_free (self);
}

const char *
kg_rule_set_get_key (const KgRuleSet *self)
{
  return self->key;
}

/**
 * kg_light_input_set:
 * @subject: (nullable): the step, problem or assignment behind the value;
 *   borrowed for as long as @input is used
 */
void
kg_light_input_set (KgLightInput    *input,
                    KgLightInputKind kind,
                    int              value,
                    KgDate           date,
                    const char      *subject)
{
  input->value[kind] = value;
  input->date[kind] = date;
  input->subject[kind] = subject;
  input->known |= 1u << kind;
}

static void
add_reason (GPtrArray          *reasons,
            const Rule         *rule,
            const KgLightInput *input)
{
  KgLightReason *reason;

  for (guint i = 0; i < reasons->len; i++) {
    KgLightReason *other = g_ptr_array_index (reasons, i);

    if (other->input == rule->input) {
      if (other->light == KG_LIGHT_RED || rule->light != KG_LIGHT_RED)
        return;
      g_ptr_array_remove_index (reasons, i);
      break;
    }
  }

  reason = kg_light_reason_new ();
  reason->rule = g_strdup (rule->key);
  reason->input = rule->input;
  reason->value = input->value[rule->input];
  reason->threshold = rule->threshold;
  reason->light = rule->light;
  reason->date = input->date[rule->input];
  reason->subject = g_strdup (input->subject[rule->input]);
  g_ptr_array_add (reasons, reason);
}

static int
compare_reasons (gconstpointer a,
                 gconstpointer b)
{
  const KgLightReason *ra = *(const KgLightReason *const *) a;
  const KgLightReason *rb = *(const KgLightReason *const *) b;

  if (ra->light != rb->light)
    return ra->light == KG_LIGHT_RED ? -1 : 1;

  return (int) ra->input - (int) rb->input;
}

/* Without any of these nothing is known but, perhaps, a planned day: that no
 * rule objects then says nothing. */
#define EVIDENCE (1u << KG_INPUT_LAG | 1u << KG_INPUT_STEP_OVERDUE | 1u << KG_INPUT_BLOCKING | \
                  1u << KG_INPUT_MAJOR | 1u << KG_INPUT_ASSIGNMENTS_LATE)

/**
 * kg_light_propose:
 * @reasons: (nullable) (element-type KgLightReason): filled with why, reds
 *   first; its free function is kg_light_reason_free()
 *
 * The light that the rules propose: a judgement of difficulty that somebody
 * may confirm or overrule. A project of which no more is known than its
 * planned day is not assessed rather than green.
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

  for (guint i = 0; i < rules->rules->len; i++) {
    const Rule *rule = &g_array_index (rules->rules, Rule, i);
    int value = input->value[rule->input];

    if (!(input->known >> rule->input & 1))
      continue;
    if (rule->at_most ? value > rule->threshold : value < rule->threshold)
      continue;

    if (rule->light == KG_LIGHT_RED || light != KG_LIGHT_RED)
      light = rule->light;
    if (reasons != NULL)
      add_reason (reasons, rule, input);
  }

  if (reasons != NULL)
    g_ptr_array_sort (reasons, compare_reasons);

  return light;
}
