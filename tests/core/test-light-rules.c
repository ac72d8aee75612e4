// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "core/kg-light-rules.h"

#include <string.h>

static KgRuleSet *
load_default (void)
{
  g_autofree char *path = g_build_filename (KG_SOURCE_DIR, "resources", "rules", "default.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  KgRuleSet *rules;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  rules = kg_rule_set_parse (text, "default.ini", &error);
  g_assert_no_error (error);
  return rules;
}

/* One input at a time against the shipped rules: below, at, above. */
static void
test_default_rules (void)
{
  static const struct { KgLightInputKind kind; int value; KgLight light; } cases[] = {
    { KG_INPUT_LAG, -30, KG_LIGHT_GREEN },
    { KG_INPUT_LAG, 0, KG_LIGHT_GREEN },
    { KG_INPUT_LAG, 1, KG_LIGHT_YELLOW },
    { KG_INPUT_LAG, 19, KG_LIGHT_YELLOW },
    { KG_INPUT_LAG, 20, KG_LIGHT_RED },
    { KG_INPUT_PLAN_PASSED, 0, KG_LIGHT_NONE },
    { KG_INPUT_PLAN_PASSED, 1, KG_LIGHT_RED },
    { KG_INPUT_STEP_OVERDUE, 0, KG_LIGHT_GREEN },
    { KG_INPUT_STEP_OVERDUE, 1, KG_LIGHT_YELLOW },
    { KG_INPUT_STEP_OVERDUE, 10, KG_LIGHT_RED },
    { KG_INPUT_BLOCKING, 0, KG_LIGHT_GREEN },
    { KG_INPUT_BLOCKING, 1, KG_LIGHT_RED },
    { KG_INPUT_MAJOR, 3, KG_LIGHT_YELLOW },
    { KG_INPUT_ASSIGNMENTS_LATE, 1, KG_LIGHT_YELLOW },
    { KG_INPUT_ASSIGNMENTS_LATE, 2, KG_LIGHT_RED },
    { KG_INPUT_UNPREPARED, 21, KG_LIGHT_NONE },
    { KG_INPUT_UNPREPARED, 20, KG_LIGHT_YELLOW },
    { KG_INPUT_NO_DATE, 1, KG_LIGHT_YELLOW },
  };
  g_autoptr (KgRuleSet) rules = load_default ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_reason_free);
    KgLightInput input = { 0 };

    kg_light_input_set (&input, cases[i].kind, cases[i].value, KG_DATE_NONE, "x");
    g_assert_cmpint (kg_light_propose (rules, &input, reasons), ==, cases[i].light);
    g_assert_cmpuint (reasons->len, ==, kg_light_severity (cases[i].light) <= kg_light_severity (KG_LIGHT_NONE) ? 0 : 1);
    if (reasons->len > 0) {
      KgLightReason *reason = g_ptr_array_index (reasons, 0);
      g_autofree char *text = kg_light_reason_to_text (reason);

      g_assert_cmpint (reason->value, ==, cases[i].value);
      g_assert_cmpint (reason->light, ==, cases[i].light);
      g_assert_cmpuint (strlen (text), >, 5);
    }
  }
}

static void
test_worst_wins_and_all_are_told (void)
{
  g_autoptr (KgRuleSet) rules = load_default ();
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_reason_free);
  KgLightInput input = { 0 };
  KgLightReason *first;

  kg_light_input_set (&input, KG_INPUT_LAG, 3, kg_date_new (2026, 12, 3), NULL);
  kg_light_input_set (&input, KG_INPUT_STEP_OVERDUE, 12, KG_DATE_NONE, "施工图审查");
  kg_light_input_set (&input, KG_INPUT_MAJOR, 1, KG_DATE_NONE, "管线");

  g_assert_cmpint (kg_light_propose (rules, &input, reasons), ==, KG_LIGHT_RED);
  g_assert_cmpuint (reasons->len, ==, 3);
  first = g_ptr_array_index (reasons, 0);
  g_assert_cmpstr (first->rule, ==, "step-overdue-red");
  g_assert_cmpstr (first->subject, ==, "施工图审查");
  g_assert_cmpint (first->threshold, ==, 10);
}

static void
test_states_that_are_no_judgement (void)
{
  g_autoptr (KgRuleSet) rules = load_default ();
  KgLightInput input = { 0 };

  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, KG_LIGHT_NONE);
  kg_light_input_set (&input, KG_INPUT_BLOCKING, 5, KG_DATE_NONE, "x");
  input.on_hold = TRUE;
  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, KG_LIGHT_ON_HOLD);
  input.started = TRUE;
  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, KG_LIGHT_STARTED);
}

static void
test_bad_sets_are_refused (void)
{
  static const char *const bad[] = {
    "",
    "no key file",
    "[rule-set]\nname=x\n",
    "[rule-set]\nkey=k\n[a]\ninput=weather\nlight=red\nat-least=1\n",
    "[rule-set]\nkey=k\n[a]\ninput=lag\nlight=blue\nat-least=1\n",
    "[rule-set]\nkey=k\n[a]\ninput=lag\nlight=red\n",
    "[rule-set]\nkey=k\n[a]\ninput=lag\nlight=red\nat-least=1\nat-most=2\n",
    "[rule-set]\nkey=k\n[a]\ninput=lag\nlight=red\nat-least=many\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (kg_rule_set_parse (bad[i], "set.ini", &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
    g_assert_nonnull (strstr (error->message, "set.ini"));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/light-rules/default", test_default_rules);
  g_test_add_func ("/light-rules/worst-wins", test_worst_wins_and_all_are_told);
  g_test_add_func ("/light-rules/no-judgement", test_states_that_are_no_judgement);
  g_test_add_func ("/light-rules/bad-sets", test_bad_sets_are_refused);

  return g_test_run ();
}
