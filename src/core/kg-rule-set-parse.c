// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "core/kg-key-lines.h"
#include "core/kg-rule-set-check.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Rule sets read from text. All problems are collected, each with its line;
 * a set with any is none. */

#define SHOWN 40          /* characters of a line that a sentence quotes */
#define MAX_BYTES 0x10000 /* a set has at most one rule an input: a few kilobytes */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KgRuleCheck, kg_rule_check_clear)

static const char *const rule_keys[] = { "input", "green", "yellow", "red", "excusable", NULL };
static const char *const colour_keys[KG_RULE_COLOURS] = { "green", "yellow", "red" };

/* Takes “name[zh_CN]” apart. A key that has no such form is not one of the
 * texts. */
static gboolean
read_text_key (const char      *key,
               KgRuleTextKind  *kind,
               char           **locale)
{
  for (int i = 0; i < KG_N_RULE_TEXTS; i++) {
    const char *rest = key;
    gsize length;

    if (!g_str_has_prefix (key, kg_rule_text_key (i)))
      continue;

    rest += strlen (kg_rule_text_key (i));
    length = *rest == '[' ? strspn (rest + 1, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.@") : 0;
    if (*rest != '\0' && (length == 0 || !g_str_equal (rest + 1 + length, "]")))
      continue;

    *kind = i;
    *locale = length > 0 ? g_strndup (rest + 1, length) : NULL;
    return TRUE;
  }

  return FALSE;
}

static gboolean
is_known_key (const char *group,
              const char *key)
{
  g_autofree char *locale = NULL;
  KgRuleTextKind kind;

  if (!g_str_equal (group, KG_RULE_SET_GROUP))
    return g_strv_contains (rule_keys, key);

  return g_str_equal (key, "key") || read_text_key (key, &kind, &locale);
}

static void
check_key (KgRuleCheck     *check,
           const KgKeyLine *line)
{
  int first = kg_key_lines_find (check->lines, line->group, line->text);

  if (line->group == NULL)
    kg_rule_check_report (check, line->number, _("%s, line %d: “%s” stands before the first [group]"),
                          check->name, line->number, line->text);
  else if (!is_known_key (line->group, line->text))
    kg_rule_check_report (check, line->number, _("%s, line %d, [%s]: there is no key “%s”"),
                          check->name, line->number, line->group, line->text);
  else if (first != line->number)
    kg_rule_check_report (check, line->number, _("%s, line %d, [%s]: %s is given already in line %d"),
                          check->name, line->number, line->group, line->text, first);
}

/* The lines by themselves: whether each is a group or a known key, once. */
static void
check_lines (KgRuleCheck *check)
{
  for (guint i = 0; i < check->lines->len; i++) {
    const KgKeyLine *line = &g_array_index (check->lines, KgKeyLine, i);
    int first;

    switch (line->kind) {
    case KG_KEY_LINE_GROUP:
      first = kg_key_lines_find (check->lines, line->group, NULL);
      if (first != line->number)
        kg_rule_check_report (check, line->number, _("%s, line %d: [%s] is given already in line %d"),
                              check->name, line->number, line->group, first);
      break;
    case KG_KEY_LINE_KEY:
      check_key (check, line);
      break;
    case KG_KEY_LINE_OTHER: {
      g_autofree char *shown = g_utf8_strlen (line->text, -1) > SHOWN
                               ? g_utf8_substring (line->text, 0, SHOWN) : g_strdup (line->text);

      kg_rule_check_report (check, line->number, _("%s, line %d: “%s” is neither a [group] nor a key=value"),
                            check->name, line->number, shown);
      break;
    }
    default:
      g_assert_not_reached ();
    }
  }
}

static void
read_texts (KgRuleCheck *check,
            GKeyFile    *file,
            KgRuleSet   *set)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, KG_RULE_SET_GROUP, NULL, NULL);
  int group_line = kg_key_lines_find (check->lines, KG_RULE_SET_GROUP, NULL);

  if (keys == NULL) {
    kg_rule_check_report (check, 1, _("%s is not a rule set: it has no [rule-set]"), check->name);
    return;
  }

  for (int i = 0; keys[i] != NULL; i++) {
    int line = kg_key_lines_find (check->lines, KG_RULE_SET_GROUP, keys[i]);
    g_autofree char *escaped = g_key_file_get_value (file, KG_RULE_SET_GROUP, keys[i], NULL);
    g_autofree char *value = kg_key_value_unescape (escaped);
    KgRuleText text = { 0 };

    if (value == NULL)
      kg_rule_check_report (check, line,
                            _("%s, line %d, [%s]: %s cannot be read: a “\\” is written as “\\\\”"),
                            check->name, line, KG_RULE_SET_GROUP, keys[i]);
    else if (*g_strstrip (value) == '\0')
      continue;
    else if (g_str_equal (keys[i], "key") && set->key == NULL)
      set->key = g_steal_pointer (&value);
    else if (read_text_key (keys[i], &text.kind, &text.locale)) {
      text.value = g_steal_pointer (&value);
      g_array_append_val (set->texts, text);
    }
  }

  if (set->key == NULL)
    kg_rule_check_report (check, group_line, _("%s, line %d, [%s]: key is missing"),
                          check->name, group_line, KG_RULE_SET_GROUP);
}

static char *
get_value (GKeyFile   *file,
           const char *group,
           const char *key)
{
  char *value = g_key_file_get_value (file, group, key, NULL);

  return value != NULL ? g_strchomp (value) : NULL;
}

static gboolean
read_input (KgRuleCheck *check,
            GKeyFile    *file,
            KgLightRule *rule)
{
  g_autofree char *value = get_value (file, rule->key, "input");
  int group_line = kg_key_lines_find (check->lines, rule->key, NULL);
  int line = kg_key_lines_find (check->lines, rule->key, "input");
  int kind = kg_light_input_from_code (value);

  if (value == NULL || *value == '\0') {
    kg_rule_check_report (check, group_line, _("%s, line %d, [%s]: input is missing"),
                          check->name, group_line, rule->key);
    return FALSE;
  }

  if (kind < 0) {
    kg_rule_check_report (check, line, _("%s, line %d, [%s]: “%s” is not an input that a rule can look at"),
                          check->name, line, rule->key, value);
    return FALSE;
  }

  rule->input = kind;
  return TRUE;
}

static int
compare_ranges (const void *a,
                const void *b)
{
  const KgLightRange *ra = a;
  const KgLightRange *rb = b;

  return ra->from != rb->from ? (ra->from > rb->from) - (ra->from < rb->from)
                              : (int) ra->light - (int) rb->light;
}

static gboolean
read_ranges (KgRuleCheck *check,
             GKeyFile    *file,
             KgLightRule *rule)
{
  int group_line = kg_key_lines_find (check->lines, rule->key, NULL);
  gboolean good = TRUE;

  for (guint i = 0; i < KG_RULE_COLOURS; i++) {
    g_autofree char *value = get_value (file, rule->key, colour_keys[i]);
    KgLightRange *range = &rule->ranges[rule->n_ranges];

    if (value == NULL)
      continue;

    kg_light_from_code (colour_keys[i], &range->light);
    if (kg_rule_check_range (check, rule, colour_keys[i], value, range))
      rule->n_ranges++;
    else
      good = FALSE;
  }

  if (!good)
    return FALSE;

  if (rule->n_ranges == 0) {
    kg_rule_check_report (check, group_line, _("%s, line %d, [%s]: green, yellow and red are all missing"),
                          check->name, group_line, rule->key);
    return FALSE;
  }

  qsort (rule->ranges, rule->n_ranges, sizeof (KgLightRange), compare_ranges);
  return kg_rule_check_coverage (check, rule);
}

static gboolean
read_excusable (KgRuleCheck *check,
                GKeyFile    *file,
                KgLightRule *rule)
{
  g_autofree char *value = get_value (file, rule->key, "excusable");
  int line = kg_key_lines_find (check->lines, rule->key, "excusable");

  rule->excusable = g_strcmp0 (value, "true") == 0;
  if (value == NULL || rule->excusable || g_str_equal (value, "false"))
    return TRUE;

  kg_rule_check_report (check, line, _("%s, line %d, [%s]: excusable: “%s” is neither true nor false"),
                        check->name, line, rule->key, value);
  return FALSE;
}

/* @owners: by input, the group that has the rule on it */
static void
read_rule (KgRuleCheck *check,
           GKeyFile    *file,
           const char  *group,
           const char **owners,
           KgRuleSet   *set)
{
  g_autoptr (KgLightRule) rule = g_new0 (KgLightRule, 1);
  gboolean good;

  rule->key = g_strdup (group);
  rule->ranges = g_new0 (KgLightRange, KG_RULE_COLOURS);
  good = read_excusable (check, file, rule);

  if (!read_input (check, file, rule))
    return;

  if (owners[rule->input] != NULL) {
    int line = kg_key_lines_find (check->lines, group, "input");

    kg_rule_check_report (check, line, _("%s, line %d, [%s]: “%s” has a rule already, [%s] in line %d"),
                          check->name, line, group, kg_light_input_code (rule->input), owners[rule->input],
                          kg_key_lines_find (check->lines, owners[rule->input], NULL));
    good = FALSE;
  } else {
    owners[rule->input] = group;
  }

  if (read_ranges (check, file, rule) && good)
    kg_rule_set_take_rule (set, g_steal_pointer (&rule));
}

static void
check_encoding (KgRuleCheck *check,
                const char  *text)
{
  const char *end;
  int line = 1;

  if (g_utf8_validate (text, -1, &end))
    return;

  for (const char *c = text; c < end; c++)
    line += *c == '\n';
  kg_rule_check_report (check, line, _("%s, line %d: the text is not UTF-8"), check->name, line);
}

/* Returns: (transfer full) (nullable): the set, when there are no problems */
static KgRuleSet *
read_set (KgRuleCheck *check,
          const char  *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (KgRuleSet) set = kg_rule_set_alloc ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;
  const char *owners[KG_N_INPUTS] = { NULL };

  if (strlen (text) > MAX_BYTES)
    kg_rule_check_report (check, 1, _("%s is not a rule set: it is too long"), check->name);
  else
    check_encoding (check, text);
  if (check->problems->len > 0)
    return NULL;

  /* What some editors put before the first line. */
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;

  check->lines = kg_key_lines_scan (text);
  check_lines (check);

  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_KEEP_TRANSLATIONS, &error)) {
    if (check->problems->len == 0)
      kg_rule_check_report (check, 1, _("%s is not a rule set: %s"), check->name, error->message);
    return NULL;
  }

  read_texts (check, file, set);
  groups = g_key_file_get_groups (file, NULL);
  for (int i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], KG_RULE_SET_GROUP))
      read_rule (check, file, groups[i], owners, set);

  if (check->problems->len == 0 && set->rules->len == 0)
    kg_rule_check_report (check, 1, _("%s is not a rule set: it has no rule"), check->name);

  return check->problems->len == 0 ? g_steal_pointer (&set) : NULL;
}

/**
 * kg_rule_set_parse:
 * @text: a key file: [rule-set] with key=, and name=, source=, yellow-then=
 *   and red-then=, which may be translated; then one group a rule with input=,
 *   the ranges green=, yellow= and red=, and perhaps excusable=true
 * @name: what to call @text in a sentence about an error
 *
 * A range is “a..b”, “a..”, “..b” or one whole number, both ends within. Every
 * value of an input means exactly one colour, and each input has one rule at
 * most.
 *
 * Returns: (transfer full) (nullable): the set, or %NULL with the first
 *   problem, its line and key, in the error (%KG_ERROR_REFUSED)
 */
KgRuleSet *
kg_rule_set_parse (const char *text,
                   const char *name,
                   GError    **error)
{
  g_auto (KgRuleCheck) check = { 0 };
  KgRuleSet *set;

  kg_rule_check_init (&check, name);
  set = read_set (&check, text);
  if (set == NULL)
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                         g_array_index (check.problems, KgRuleProblem, 0).sentence);

  return set;
}

/**
 * kg_rule_set_problems:
 * @text: what kg_rule_set_parse() is to read
 * @name: what to call @text in the sentences
 *
 * Returns: (transfer full) (element-type utf8): all that is wrong with @text,
 *   a sentence each, in the order of their lines; empty when it can be used
 */
GPtrArray *
kg_rule_set_problems (const char *text,
                      const char *name)
{
  g_auto (KgRuleCheck) check = { 0 };
  g_autoptr (KgRuleSet) set = NULL;
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  kg_rule_check_init (&check, name);
  set = read_set (&check, text);
  for (guint i = 0; i < check.problems->len; i++)
    g_ptr_array_add (sentences, g_strdup (g_array_index (check.problems, KgRuleProblem, i).sentence));

  return sentences;
}
