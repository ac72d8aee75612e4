// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "fuzz-target.h"

#include "core/kg-error.h"
#include "core/kg-light-rules.h"

/* The text of a rule set: either it has problems, or it is whole and comes
 * back from its own text as it was. */

static void
check_rule (const KgLightRule *rule)
{
  int lowest, highest;

  kg_light_input_domain (rule->input, &lowest, &highest);
  g_assert_cmpint (rule->ranges[0].from, ==, lowest);
  g_assert_cmpint (rule->ranges[rule->n_ranges - 1].to, ==, highest);
  for (guint i = 1; i < rule->n_ranges; i++)
    g_assert_cmpint (rule->ranges[i].from, ==, rule->ranges[i - 1].to + 1);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GPtrArray) problems = kg_rule_set_problems (text, "x");
  g_autoptr (GError) error = NULL;
  g_autoptr (KgRuleSet) set = kg_rule_set_parse (text, "x", &error);
  g_autoptr (KgRuleSet) again = NULL;
  g_autofree char *once = NULL, *twice = NULL;

  g_assert_cmpint (set != NULL, ==, problems->len == 0);
  g_assert_cmpint (set == NULL, ==, error != NULL);
  for (guint i = 0; i < problems->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (problems, i), -1, NULL));
  if (set == NULL) {
    g_assert_cmpstr (error->message, ==, g_ptr_array_index (problems, 0));
    return 0;
  }

  for (guint i = 0; i < kg_rule_set_get_n_rules (set); i++)
    check_rule (kg_rule_set_get_rule (set, i));

  once = kg_rule_set_to_text (set);
  again = kg_rule_set_parse (once, "x", NULL);
  g_assert_nonnull (again);
  twice = kg_rule_set_to_text (again);
  g_assert_cmpstr (once, ==, twice);

  return 0;
}
