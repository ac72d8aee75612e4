// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-rule-set-private.h"

/* Rule sets written as text, always in one form: the texts in the order of
 * their kinds with the untranslated one first, then the rules as they lie,
 * each with green before yellow before red. */

static const char *const text_keys[KG_N_RULE_TEXTS] = {
  [KG_RULE_TEXT_NAME] = "name",
  [KG_RULE_TEXT_SOURCE] = "source",
  [KG_RULE_TEXT_YELLOW_THEN] = "yellow-then",
  [KG_RULE_TEXT_RED_THEN] = "red-then",
};

static const KgLight colours[KG_RULE_COLOURS] = { KG_LIGHT_GREEN, KG_LIGHT_YELLOW, KG_LIGHT_RED };

/* The key of [rule-set] that holds a text. */
const char *
kg_rule_text_key (KgRuleTextKind kind)
{
  return text_keys[kind];
}

/* A key and its value, with what a key file cannot hold as it is escaped. */
static void
append_value (GString    *text,
              const char *key,
              const char *locale,
              const char *value)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *escaped = NULL;

  g_key_file_set_string (file, "x", "x", value);
  escaped = g_key_file_get_value (file, "x", "x", NULL);
  if (locale != NULL)
    g_string_append_printf (text, "%s[%s]=%s\n", key, locale, escaped);
  else
    g_string_append_printf (text, "%s=%s\n", key, escaped);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  const KgRuleText *ta = a;
  const KgRuleText *tb = b;

  return ta->kind != tb->kind ? (int) ta->kind - (int) tb->kind : g_strcmp0 (ta->locale, tb->locale);
}

/* What is given takes the place of all languages of the base. */
static void
append_texts (GString           *text,
              const KgRuleSet   *base,
              const char *const  given[KG_N_RULE_TEXTS])
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (KgRuleText));

  for (int kind = 0; kind < KG_N_RULE_TEXTS; kind++)
    if (given[kind] != NULL && *given[kind] != '\0')
      append_value (text, text_keys[kind], NULL, given[kind]);

  if (base != NULL && base->texts->len > 0)
    g_array_append_vals (texts, base->texts->data, base->texts->len);
  g_array_sort (texts, compare_texts);

  for (guint i = 0; i < texts->len; i++) {
    const KgRuleText *one = &g_array_index (texts, KgRuleText, i);

    if (given[one->kind] == NULL)
      append_value (text, text_keys[one->kind], one->locale, one->value);
  }
}

/**
 * kg_light_range_to_code:
 *
 * Returns: (transfer full): a range as rule sets have it, such as “1..19”
 */
char *
kg_light_range_to_code (KgLightInputKind    input,
                        const KgLightRange *range)
{
  GString *text = g_string_new (NULL);
  int lowest, highest;

  kg_light_input_domain (input, &lowest, &highest);
  if (range->from == range->to || range->from != lowest)
    g_string_append_printf (text, "%d", range->from);
  if (range->from != range->to) {
    g_string_append (text, "..");
    if (range->to != highest)
      g_string_append_printf (text, "%d", range->to);
  }

  return g_string_free (text, FALSE);
}

static void
append_range (GString            *text,
              KgLightInputKind    input,
              const KgLightRange *range)
{
  g_autofree char *code = kg_light_range_to_code (input, range);

  g_string_append_printf (text, "%s=%s\n", kg_light_to_code (range->light), code);
}

static void
append_rule (GString           *text,
             const KgLightRule *rule)
{
  g_string_append_printf (text, "\n[%s]\ninput=%s\n", rule->key, kg_light_input_code (rule->input));

  for (guint c = 0; c < KG_RULE_COLOURS; c++)
    for (guint i = 0; i < rule->n_ranges; i++)
      if (rule->ranges[i].light == colours[c])
        append_range (text, rule->input, &rule->ranges[i]);

  if (rule->excusable)
    g_string_append (text, "excusable=true\n");
}

/**
 * kg_rule_set_compose_words:
 * @base: (nullable): the set whose words are kept where @words has none
 * @key: what the store is to call the set
 * @rules: (element-type KgLightRule): the rules in their order; a rule's key
 *   is a group's name and holds no bracket
 *
 * Returns: (transfer full): the text of such a set, whether or not it has
 *   problems
 */
char *
kg_rule_set_compose_words (const KgRuleSet   *base,
                           const char        *key,
                           const KgRuleWords *words,
                           GPtrArray         *rules)
{
  const char *const given[KG_N_RULE_TEXTS] = {
    [KG_RULE_TEXT_NAME] = words->name,
    [KG_RULE_TEXT_SOURCE] = words->source,
    [KG_RULE_TEXT_YELLOW_THEN] = words->yellow_then,
    [KG_RULE_TEXT_RED_THEN] = words->red_then,
  };
  GString *text = g_string_new ("[" KG_RULE_SET_GROUP "]\n");

  append_value (text, "key", NULL, key);
  append_texts (text, base, given);
  for (guint i = 0; i < rules->len; i++)
    append_rule (text, g_ptr_array_index (rules, i));

  return g_string_free (text, FALSE);
}

/**
 * kg_rule_set_compose:
 * @name: (nullable): its name; %NULL keeps the names of @base
 *
 * As kg_rule_set_compose_words(), with nothing but the name changed.
 *
 * Returns: (transfer full)
 */
char *
kg_rule_set_compose (const KgRuleSet *base,
                     const char      *key,
                     const char      *name,
                     GPtrArray       *rules)
{
  return kg_rule_set_compose_words (base, key, &(KgRuleWords) { .name = name }, rules);
}

/**
 * kg_rule_set_to_text:
 *
 * Returns: (transfer full): the set in its one form; kg_rule_set_parse() makes
 *   the same set of it. Comments of the file it came from are not kept.
 */
char *
kg_rule_set_to_text (const KgRuleSet *self)
{
  return kg_rule_set_compose (self, self->key, NULL, self->rules);
}
