// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-light-service.h"

#include <string.h>

/* Reasons as the store keeps them. */

static GPtrArray *
new_reasons (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_reason_free);
}

static void
assert_same (const KgLightReason *a,
             const KgLightReason *b)
{
  g_assert_cmpstr (a->rule, ==, b->rule);
  g_assert_cmpint (a->input, ==, b->input);
  g_assert_cmpint (a->value, ==, b->value);
  g_assert_cmpint (a->threshold, ==, b->threshold);
  g_assert_cmpint (a->light, ==, b->light);
  g_assert_cmpint (a->date, ==, b->date);
  g_assert_cmpstr (a->subject, ==, b->subject);
  g_assert_cmpint (a->excused, ==, b->excused);
  g_assert_cmpstr (a->excuse, ==, b->excuse);
  g_assert_cmpstr (a->excused_by, ==, b->excused_by);
}

static void
test_json_and_back (void)
{
  static const char rules_text[] =
    "[rule-set]\nkey=k\n"
    "[months]\ninput=months-passed\ngreen=0\nyellow=1..\nexcusable=true\n"
    "[lag]\ninput=lag\ngreen=..0\nred=1..\n";
  g_autoptr (KgRuleSet) rules = kg_rule_set_parse (rules_text, "k", NULL);
  const char *const by[] = { "王主任", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (by); i++) {
    g_autoptr (GPtrArray) reasons = new_reasons ();
    g_autoptr (GPtrArray) again = NULL;
    g_autofree char *json = NULL;
    KgLightInput input = { .excuse = "征地延后", .excused_by = by[i] };

    kg_light_input_set (&input, KG_INPUT_LAG, 3, KG_DATE_NONE, "施工图审查");
    kg_light_input_set (&input, KG_INPUT_MONTHS_PASSED, 2, kg_date_new (2026, 8, 31), NULL);
    kg_light_propose (rules, &input, reasons);
    g_assert_cmpuint (reasons->len, ==, 2);

    json = kg_light_reasons_to_json (reasons);
    again = kg_light_reasons_from_json (json);
    g_assert_cmpuint (again->len, ==, 2);
    for (guint k = 0; k < 2; k++)
      assert_same (g_ptr_array_index (reasons, k), g_ptr_array_index (again, k));
    g_assert_true (((KgLightReason *) g_ptr_array_index (again, 1))->excused);
  }
}

/* What was stored before there were excuses reads as it did. */
static void
test_older_reasons (void)
{
  g_autoptr (GPtrArray) reasons =
    kg_light_reasons_from_json ("[{\"rule\":\"start-lag-red\",\"input\":\"lag\",\"value\":25,\"threshold\":20,"
                                "\"light\":\"red\"},{\"input\":\"weather\"},7]");
  g_autoptr (GPtrArray) none = kg_light_reasons_from_json ("{}");
  const KgLightReason *reason;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (reasons->len, ==, 1);
  reason = g_ptr_array_index (reasons, 0);
  g_assert_cmpstr (reason->rule, ==, "start-lag-red");
  g_assert_cmpint (reason->light, ==, KG_LIGHT_RED);
  g_assert_false (reason->excused);
  g_assert_null (reason->excuse);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/light-reasons/json-and-back", test_json_and_back);
  g_test_add_func ("/light-reasons/older", test_older_reasons);

  return g_test_run ();
}
