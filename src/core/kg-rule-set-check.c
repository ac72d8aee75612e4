// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-rule-set-check.h"

#include "core/kg-key-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The ranges of one rule: each by itself, and whether together they give
 * every value of the input exactly one colour. */

#define LIMIT 1000000 /* no value that a rule names is larger, or lower than its negative */

static void
clear_problem (gpointer data)
{
  g_free (((KgRuleProblem *) data)->sentence);
}

void
kg_rule_check_init (KgRuleCheck *self,
                    const char  *name)
{
  self->name = name;
  self->lines = NULL;
  self->problems = g_array_new (FALSE, FALSE, sizeof (KgRuleProblem));
  g_array_set_clear_func (self->problems, clear_problem);
}

void
kg_rule_check_clear (KgRuleCheck *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->problems, g_array_unref);
}

/* Keeps a sentence at its place: problems lie in the order of their lines. */
void
kg_rule_check_report (KgRuleCheck *self,
                      int          line,
                      const char  *format,
                      ...)
{
  KgRuleProblem problem = { .line = line };
  guint at = self->problems->len;
  va_list args;

  va_start (args, format);
  problem.sentence = g_strdup_vprintf (format, args);
  va_end (args);

  while (at > 0 && g_array_index (self->problems, KgRuleProblem, at - 1).line > line)
    at--;
  g_array_insert_val (self->problems, at, problem);
}

typedef enum {
  NUMBER_GOOD,
  NUMBER_BEYOND,
  NUMBER_NONE,
} NumberState;

/* An end of a range; an empty one is @open. */
static NumberState
read_end (const char *text,
          int         open,
          int         lowest,
          int         highest,
          int        *end)
{
  g_autofree char *digits = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;
  gint64 number;

  *end = open;
  if (*digits == '\0')
    return NUMBER_GOOD;

  if (!g_ascii_string_to_signed (digits, 10, MAX (lowest, -LIMIT), MIN (highest, LIMIT), &number, &error))
    return g_error_matches (error, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS)
           ? NUMBER_BEYOND : NUMBER_NONE;

  *end = (int) number;
  return NUMBER_GOOD;
}

/* Reads the @value of a colour's key: “a..b” with both ends within, “a..”,
 * “..b” or one number. An open end is the end of the input's domain. */
gboolean
kg_rule_check_range (KgRuleCheck       *self,
                     const KgLightRule *rule,
                     const char        *colour,
                     const char        *value,
                     KgLightRange      *range)
{
  int line = kg_key_lines_find (self->lines, rule->key, colour);
  g_auto (GStrv) ends = g_strsplit (value, "..", 2);
  NumberState first, second;
  int lowest, highest;

  kg_light_input_domain (rule->input, &lowest, &highest);
  first = ends[0] == NULL || (ends[1] == NULL && *ends[0] == '\0')
          ? NUMBER_NONE : read_end (ends[0], lowest, lowest, highest, &range->from);
  second = first;
  if (first != NUMBER_NONE && ends[1] == NULL)
    range->to = range->from;
  else if (first != NUMBER_NONE)
    second = read_end (ends[1], highest, lowest, highest, &range->to);

  if (first == NUMBER_NONE || second == NUMBER_NONE) {
    kg_rule_check_report (self, line,
                          _("%s, line %d, [%s]: %s: “%s” is neither a whole number nor a range "
                            "such as 1..19, 20.. or ..0"),
                          self->name, line, rule->key, colour, value);
    return FALSE;
  }

  if (first == NUMBER_BEYOND || second == NUMBER_BEYOND) {
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: %s: “%s” goes beyond what “%s” can be, %d to %d"),
                          self->name, line, rule->key, colour, value,
                          kg_light_input_code (rule->input), MAX (lowest, -LIMIT), MIN (highest, LIMIT));
    return FALSE;
  }

  if (range->from > range->to) {
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: %s: “%s” ends before it begins"),
                          self->name, line, rule->key, colour, value);
    return FALSE;
  }

  return TRUE;
}

static void
report_gap (KgRuleCheck       *self,
            const KgLightRule *rule,
            int                from,
            int                to)
{
  int line = kg_key_lines_find (self->lines, rule->key, NULL);

  if (from == G_MININT)
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: values up to %d mean no colour"),
                          self->name, line, rule->key, to);
  else if (to == G_MAXINT)
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: values from %d on mean no colour"),
                          self->name, line, rule->key, from);
  else if (from == to)
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: the value %d means no colour"),
                          self->name, line, rule->key, from);
  else
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: values from %d to %d mean no colour"),
                          self->name, line, rule->key, from, to);
}

/* Told at the later of the two keys. */
static void
report_overlap (KgRuleCheck        *self,
                const KgLightRule  *rule,
                const KgLightRange *one,
                const KgLightRange *other)
{
  const KgLightRange *milder = one->light < other->light ? one : other;
  const char *mild = kg_light_to_code (milder->light);
  const char *bad = kg_light_to_code (milder == one ? other->light : one->light);
  int line = MAX (kg_key_lines_find (self->lines, rule->key, mild),
                  kg_key_lines_find (self->lines, rule->key, bad));
  int from = MAX (one->from, other->from);
  int to = MIN (one->to, other->to);

  if (from == G_MININT && to == G_MAXINT)
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: all values mean both %s and %s"),
                          self->name, line, rule->key, mild, bad);
  else if (from == G_MININT)
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: values up to %d mean both %s and %s"),
                          self->name, line, rule->key, to, mild, bad);
  else if (to == G_MAXINT)
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: values from %d on mean both %s and %s"),
                          self->name, line, rule->key, from, mild, bad);
  else if (from == to)
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: the value %d means both %s and %s"),
                          self->name, line, rule->key, from, mild, bad);
  else
    kg_rule_check_report (self, line, _("%s, line %d, [%s]: values from %d to %d mean both %s and %s"),
                          self->name, line, rule->key, from, to, mild, bad);
}

/* Whether the colours of ranges that follow each other only get worse, or
 * only better. */
static gboolean
goes_one_way (const KgLightRule *rule)
{
  int way = 0;

  for (guint i = 1; i < rule->n_ranges; i++) {
    int step = rule->ranges[i].light > rule->ranges[i - 1].light ? 1 : -1;

    if (way != 0 && step != way)
      return FALSE;
    way = step;
  }

  return TRUE;
}

/* Reports the values of @rule, whose ranges lie in the order of their
 * beginnings, that mean no colour or more than one. */
gboolean
kg_rule_check_coverage (KgRuleCheck       *self,
                        const KgLightRule *rule)
{
  guint n_before = self->problems->len;
  int lowest, highest;
  gint64 next;

  G_STATIC_ASSERT (KG_LIGHT_GREEN < KG_LIGHT_YELLOW && KG_LIGHT_YELLOW < KG_LIGHT_RED);

  kg_light_input_domain (rule->input, &lowest, &highest);
  next = lowest;
  for (guint i = 0; i < rule->n_ranges; i++) {
    const KgLightRange *range = &rule->ranges[i];

    for (guint k = 0; k < i; k++)
      if (rule->ranges[k].to >= range->from)
        report_overlap (self, rule, &rule->ranges[k], range);
    if (range->from > next)
      report_gap (self, rule, (int) next, range->from - 1);
    next = MAX (next, (gint64) range->to + 1);
  }
  if (next <= highest)
    report_gap (self, rule, (int) next, highest);

  if (self->problems->len == n_before && !goes_one_way (rule)) {
    int line = kg_key_lines_find (self->lines, rule->key, NULL);

    kg_rule_check_report (self, line,
                          _("%s, line %d, [%s]: the colours do not go from green over yellow to red in one direction"),
                          self->name, line, rule->key);
  }

  return self->problems->len == n_before;
}
