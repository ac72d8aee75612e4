// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-rules.h"

#include <string.h>

/* The shipped rule sets at each of their thresholds, and how the colours of
 * several rules come together. */

#define N KG_LIGHT_NONE
#define G KG_LIGHT_GREEN
#define Y KG_LIGHT_YELLOW
#define R KG_LIGHT_RED

typedef struct {
  KgLightInputKind kind;
  int value;
  KgLight light;
  int threshold; /* of a yellow or red */
} Case;

static KgRuleSet *
load (const char *name)
{
  g_autofree char *path = g_build_filename (KG_SOURCE_DIR, "resources", "rules", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  KgRuleSet *rules;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  rules = kg_rule_set_parse (text, name, &error);
  g_assert_no_error (error);
  return rules;
}

static GPtrArray *
new_reasons (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_reason_free);
}

/* One input at a time: below, at and above each threshold. */
static void
check_cases (const char *name,
             const Case *cases,
             guint       n_cases)
{
  g_autoptr (KgRuleSet) rules = load (name);
  guint told = 0;

  for (guint i = 0; i < n_cases; i++) {
    const Case *c = &cases[i];
    g_autoptr (GPtrArray) reasons = new_reasons ();
    KgLightInput input = { 0 };

    g_test_message ("%s: %s %d", name, kg_light_input_code (c->kind), c->value);
    kg_light_input_set (&input, c->kind, c->value, kg_date_new (2026, 11, 2), "x");
    g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, c->light);
    g_assert_cmpint (kg_light_propose (rules, &input, reasons), ==, c->light);
    g_assert_cmpuint (reasons->len, ==, c->light == Y || c->light == R ? 1 : 0);
    if (reasons->len > 0) {
      const KgLightReason *reason = g_ptr_array_index (reasons, 0);
      g_autofree char *text = kg_light_reason_to_text (reason);

      g_assert_cmpint (reason->input, ==, c->kind);
      g_assert_cmpint (reason->value, ==, c->value);
      g_assert_cmpint (reason->threshold, ==, c->threshold);
      g_assert_cmpint (reason->light, ==, c->light);
      g_assert_cmpint (reason->date, ==, kg_date_new (2026, 11, 2));
      g_assert_cmpstr (reason->subject, ==, "x");
      g_assert_false (reason->excused);
      g_assert_cmpuint (strlen (text), >, 5);
    }
    told |= 1u << c->kind;
  }

  /* A rule that is added wants its cases here. */
  for (int kind = 0; kind < KG_N_INPUTS; kind++)
    g_assert_cmpint (kg_rule_set_uses (rules, kind), ==, told >> kind & 1);
}

static void
test_default_set (void)
{
  static const Case cases[] = {
    { KG_INPUT_LAG, -3000, G }, { KG_INPUT_LAG, 0, G }, { KG_INPUT_LAG, 1, Y, 1 },
    { KG_INPUT_LAG, 19, Y, 1 }, { KG_INPUT_LAG, 20, R, 20 }, { KG_INPUT_LAG, 3000, R, 20 },
    { KG_INPUT_PLAN_PASSED, 0, N }, { KG_INPUT_PLAN_PASSED, 1, R, 1 },
    { KG_INPUT_STEP_OVERDUE, 0, G }, { KG_INPUT_STEP_OVERDUE, 1, Y, 1 },
    { KG_INPUT_STEP_OVERDUE, 9, Y, 1 }, { KG_INPUT_STEP_OVERDUE, 10, R, 10 },
    { KG_INPUT_BLOCKING, 0, G }, { KG_INPUT_BLOCKING, 1, R, 1 }, { KG_INPUT_BLOCKING, 9, R, 1 },
    { KG_INPUT_MAJOR, 0, G }, { KG_INPUT_MAJOR, 1, Y, 1 }, { KG_INPUT_MAJOR, 9, Y, 1 },
    { KG_INPUT_ASSIGNMENTS_LATE, 0, G }, { KG_INPUT_ASSIGNMENTS_LATE, 1, Y, 1 },
    { KG_INPUT_ASSIGNMENTS_LATE, 2, R, 2 },
    { KG_INPUT_UNPREPARED, 0, Y, 20 }, { KG_INPUT_UNPREPARED, 20, Y, 20 }, { KG_INPUT_UNPREPARED, 21, N },
    { KG_INPUT_NO_DATE, 0, N }, { KG_INPUT_NO_DATE, 1, Y, 1 },
    { KG_INPUT_PROBABILITY, 0, R, 29 }, { KG_INPUT_PROBABILITY, 29, R, 29 },
    { KG_INPUT_PROBABILITY, 30, Y, 69 }, { KG_INPUT_PROBABILITY, 69, Y, 69 },
    { KG_INPUT_PROBABILITY, 70, G }, { KG_INPUT_PROBABILITY, 100, G },
    { KG_INPUT_COMMITMENTS_LATE, 0, G }, { KG_INPUT_COMMITMENTS_LATE, 1, Y, 1 },
    { KG_INPUT_COMMITMENTS_LATE, 2, R, 2 },
    { KG_INPUT_SILENCE, 0, N }, { KG_INPUT_SILENCE, 9, N }, { KG_INPUT_SILENCE, 10, Y, 10 },
  };

  check_cases ("default.ini", cases, G_N_ELEMENTS (cases));
}

static void
test_yinchuan_set (void)
{
  static const Case cases[] = {
    { KG_INPUT_MONTHS_PASSED, 0, N }, { KG_INPUT_MONTHS_PASSED, 1, Y, 1 },
    { KG_INPUT_MONTHS_PASSED, 2, Y, 1 }, { KG_INPUT_MONTHS_PASSED, 3, R, 3 },
    { KG_INPUT_BEHIND, 0, G }, { KG_INPUT_BEHIND, 10, G }, { KG_INPUT_BEHIND, 11, Y, 11 },
    { KG_INPUT_BEHIND, 30, Y, 11 }, { KG_INPUT_BEHIND, 31, R, 31 }, { KG_INPUT_BEHIND, 100, R, 31 },
  };

  check_cases ("yinchuan-2025.ini", cases, G_N_ELEMENTS (cases));
}

static void
test_sanya_set (void)
{
  static const Case cases[] = {
    { KG_INPUT_BEHIND, 0, G }, { KG_INPUT_BEHIND, 1, Y, 1 }, { KG_INPUT_BEHIND, 50, Y, 1 },
    { KG_INPUT_BEHIND, 51, R, 51 }, { KG_INPUT_BEHIND, 100, R, 51 },
  };

  check_cases ("sanya-2022.ini", cases, G_N_ELEMENTS (cases));
}

static void
test_worst_wins_and_all_are_told (void)
{
  static const KgLightInputKind order[] = {
    KG_INPUT_STEP_OVERDUE, KG_INPUT_PROBABILITY, KG_INPUT_LAG, KG_INPUT_MAJOR, KG_INPUT_SILENCE,
  };
  g_autoptr (KgRuleSet) rules = load ("default.ini");
  g_autoptr (GPtrArray) reasons = new_reasons ();
  KgLightInput input = { 0 };
  const KgLightReason *first;

  kg_light_input_set (&input, KG_INPUT_LAG, 3, kg_date_new (2026, 12, 3), NULL);
  kg_light_input_set (&input, KG_INPUT_STEP_OVERDUE, 12, KG_DATE_NONE, "施工图审查");
  kg_light_input_set (&input, KG_INPUT_BLOCKING, 0, KG_DATE_NONE, NULL);
  kg_light_input_set (&input, KG_INPUT_MAJOR, 1, KG_DATE_NONE, "管线");
  kg_light_input_set (&input, KG_INPUT_PROBABILITY, 12, KG_DATE_NONE, NULL);
  kg_light_input_set (&input, KG_INPUT_SILENCE, 12, KG_DATE_NONE, NULL);
  kg_light_input_set (&input, KG_INPUT_MINOR, 7, KG_DATE_NONE, "no rule looks at it");

  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, R);
  g_assert_cmpint (kg_light_propose (rules, &input, reasons), ==, R);
  g_assert_cmpuint (reasons->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < reasons->len; i++)
    g_assert_cmpint (((KgLightReason *) g_ptr_array_index (reasons, i))->input, ==, order[i]);

  first = g_ptr_array_index (reasons, 0);
  g_assert_cmpstr (first->rule, ==, "step-overdue");
  g_assert_cmpstr (first->subject, ==, "施工图审查");
  g_assert_cmpint (first->threshold, ==, 10);
}

/* A value beyond its domain counts as the end that it lies beyond. */
static void
test_values_beyond_their_domain (void)
{
  g_autoptr (KgRuleSet) rules = load ("sanya-2022.ini");
  KgLightInput input = { 0 };

  kg_light_input_set (&input, KG_INPUT_BEHIND, -1, KG_DATE_NONE, NULL);
  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, G);
  kg_light_input_set (&input, KG_INPUT_BEHIND, G_MAXINT, KG_DATE_NONE, NULL);
  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, R);
}

static void
test_states_that_are_no_judgement (void)
{
  g_autoptr (KgRuleSet) rules = load ("default.ini");
  g_autoptr (GPtrArray) reasons = new_reasons ();
  KgLightInput input = { 0 };

  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, N);
  kg_light_input_set (&input, KG_INPUT_BLOCKING, 5, KG_DATE_NONE, "x");
  input.on_hold = TRUE;
  g_assert_cmpint (kg_light_propose (rules, &input, reasons), ==, KG_LIGHT_ON_HOLD);
  input.started = TRUE;
  g_assert_cmpint (kg_light_propose (rules, &input, reasons), ==, KG_LIGHT_STARTED);
  g_assert_cmpuint (reasons->len, ==, 0);
}

/* What must be known before no objection means green. */
static void
test_evidence (void)
{
  static const struct { KgLightInputKind kind; int value; KgLight light; } cases[] = {
    { KG_INPUT_LAG, 0, G }, { KG_INPUT_STEP_OVERDUE, 0, G }, { KG_INPUT_BLOCKING, 0, G },
    { KG_INPUT_MAJOR, 0, G }, { KG_INPUT_ASSIGNMENTS_LATE, 0, G }, { KG_INPUT_PROBABILITY, 100, G },
    { KG_INPUT_BEHIND, 0, G }, { KG_INPUT_COMMITMENTS_LATE, 0, G },
    { KG_INPUT_PLAN_PASSED, 0, N }, { KG_INPUT_UNPREPARED, 100, N }, { KG_INPUT_NO_DATE, 0, N },
    { KG_INPUT_MONTHS_PASSED, 0, N }, { KG_INPUT_SILENCE, 0, N }, { KG_INPUT_NO_FORECAST, 1, N },
    { KG_INPUT_MINOR, 1, N }, { KG_INPUT_WEEKS_RED, 1, N }, { KG_INPUT_WEEKS_YELLOW, 1, N },
  };
  g_autoptr (KgRuleSet) rules = load ("default.ini");

  G_STATIC_ASSERT (G_N_ELEMENTS (cases) == KG_N_INPUTS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgLightInput input = { 0 };

    kg_light_input_set (&input, cases[i].kind, cases[i].value, KG_DATE_NONE, NULL);
    g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, cases[i].light);
  }
}

/* An accepted excuse lifts the rules that may be excused and no others. */
static void
test_excuses (void)
{
  g_autoptr (KgRuleSet) rules = load ("yinchuan-2025.ini");
  g_autoptr (GPtrArray) alone = new_reasons (), both = new_reasons (), without = new_reasons ();
  g_autoptr (GPtrArray) unneeded = new_reasons ();
  g_autoptr (KgLightReason) copy = NULL;
  g_autofree char *words = NULL, *words_alone = NULL;
  KgLightInput input = { .excuse = "征地延后", .excused_by = "王主任" };
  KgLightReason *reason;

  kg_light_input_set (&input, KG_INPUT_MONTHS_PASSED, 4, kg_date_new (2026, 6, 30), NULL);
  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, G);
  g_assert_cmpint (kg_light_propose (rules, &input, alone), ==, G);
  g_assert_cmpuint (alone->len, ==, 1);

  kg_light_input_set (&input, KG_INPUT_BEHIND, 15, KG_DATE_NONE, NULL);
  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, Y);
  g_assert_cmpint (kg_light_propose (rules, &input, both), ==, Y);
  g_assert_cmpuint (both->len, ==, 2);
  reason = g_ptr_array_index (both, 0);
  g_assert_cmpint (reason->input, ==, KG_INPUT_BEHIND);
  g_assert_false (reason->excused);
  g_assert_null (reason->excuse);

  reason = g_ptr_array_index (both, 1);
  copy = kg_light_reason_copy (reason);
  g_assert_cmpint (copy->input, ==, KG_INPUT_MONTHS_PASSED);
  g_assert_cmpint (copy->light, ==, G);
  g_assert_true (copy->excused);
  g_assert_cmpint (copy->value, ==, 4);
  g_assert_cmpint (copy->threshold, ==, 3);
  g_assert_cmpstr (copy->excuse, ==, "征地延后");
  g_assert_cmpstr (copy->excused_by, ==, "王主任");
  words = kg_light_reason_to_text (copy);
  g_assert_nonnull (strstr (words, "4 months"));
  g_assert_nonnull (strstr (words, "(excused: 征地延后, accepted by 王主任)"));
  g_clear_pointer (&copy->excused_by, g_free);
  words_alone = kg_light_reason_to_text (copy);
  g_assert_nonnull (strstr (words_alone, "(excused: 征地延后)"));

  input.excuse = NULL;
  g_assert_cmpint (kg_light_propose (rules, &input, NULL), ==, R);
  g_assert_cmpint (kg_light_propose (rules, &input, without), ==, R);
  g_assert_cmpuint (without->len, ==, 2);

  /* Nothing to excuse: nothing is told, and a planned day alone stays grey. */
  input = (KgLightInput) { .excuse = "征地延后" };
  kg_light_input_set (&input, KG_INPUT_MONTHS_PASSED, 0, KG_DATE_NONE, NULL);
  g_assert_cmpint (kg_light_propose (rules, &input, unneeded), ==, N);
  g_assert_cmpuint (unneeded->len, ==, 0);
}

static void
test_words (void)
{
  static const struct { KgLightInputKind kind; int value; const char *words; } cases[] = {
    { KG_INPUT_LAG, 1, "start forecast for 2026-11-02, 1 working day after the planned day" },
    { KG_INPUT_PLAN_PASSED, 3, "planned start 2026-11-02 passed 3 working days ago without a start" },
    { KG_INPUT_STEP_OVERDUE, 2, "step “管线” overdue by 2 working days" },
    { KG_INPUT_BLOCKING, 1, "one blocking problem open: 管线" },
    { KG_INPUT_MAJOR, 2, "2 major problems open, the oldest: 管线" },
    { KG_INPUT_ASSIGNMENTS_LATE, 1, "one assignment overdue: 管线" },
    { KG_INPUT_UNPREPARED, 5, "planned start 2026-11-02 is 5 working days away and nothing is forecast" },
    { KG_INPUT_NO_DATE, 1, "there is no planned start" },
    { KG_INPUT_PROBABILITY, 42, "chance to start within 2026 is 42 %" },
    { KG_INPUT_MONTHS_PASSED, 1, "1 month has ended since the planned start 2026-11-02 without a start" },
    { KG_INPUT_BEHIND, 35, "35 % of the work planned by today is not done" },
    { KG_INPUT_COMMITMENTS_LATE, 1, "one commitment past its day or step: 管线" },
    { KG_INPUT_COMMITMENTS_LATE, 2, "2 commitments past their day or step, the oldest: 管线" },
    { KG_INPUT_SILENCE, 12, "no report for 12 working days, the last on 2026-11-02" },
    { KG_INPUT_NO_FORECAST, 1, "nothing says when it will start" },
    { KG_INPUT_MINOR, 3, "3 minor problems open, the oldest: 管线" },
    { KG_INPUT_WEEKS_RED, 1, "1 week in a row red" },
    { KG_INPUT_WEEKS_YELLOW, 3, "3 weeks in a row yellow or red" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *date = NULL;
    g_autofree char *words = NULL;
    KgLightReason reason = { .input = cases[i].kind, .value = cases[i].value,
                             .date = kg_date_new (2026, 11, 2), .subject = (char *) "管线" };

    words = kg_light_reason_to_text (&reason);
    g_assert_cmpstr (words, ==, cases[i].words);
  }

  {
    KgLightReason reason = { .input = KG_INPUT_SILENCE, .value = 12, .date = KG_DATE_NONE };
    g_autofree char *words = kg_light_reason_to_text (&reason);

    g_assert_cmpstr (words, ==, "no report for 12 working days");
  }
}

static void
test_inputs_are_described (void)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (int kind = 0; kind < KG_N_INPUTS; kind++) {
    const char *unit = kg_light_input_unit (kind);
    int lowest, highest;

    g_assert_cmpint (kg_light_input_from_code (kg_light_input_code (kind)), ==, kind);
    g_assert_true (g_hash_table_add (labels, (char *) kg_light_input_label (kind)));
    kg_light_input_domain (kind, &lowest, &highest);
    g_assert_cmpint (lowest, <, highest);
    g_assert_true ((unit == NULL) == (lowest == 0 && highest == 1));
  }
  g_assert_cmpint (kg_light_input_from_code ("weather"), ==, -1);
  g_assert_cmpint (kg_light_input_from_code (NULL), ==, -1);
  g_assert_cmpstr (kg_light_input_label (KG_INPUT_LAG), ==, "Working days behind the planned start");
  g_assert_true (kg_light_input_is_falling (KG_INPUT_PROBABILITY));
  g_assert_false (kg_light_input_is_falling (KG_INPUT_BEHIND));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/light-rules/default", test_default_set);
  g_test_add_func ("/light-rules/yinchuan", test_yinchuan_set);
  g_test_add_func ("/light-rules/sanya", test_sanya_set);
  g_test_add_func ("/light-rules/worst-wins", test_worst_wins_and_all_are_told);
  g_test_add_func ("/light-rules/beyond-the-domain", test_values_beyond_their_domain);
  g_test_add_func ("/light-rules/no-judgement", test_states_that_are_no_judgement);
  g_test_add_func ("/light-rules/evidence", test_evidence);
  g_test_add_func ("/light-rules/excuses", test_excuses);
  g_test_add_func ("/light-rules/words", test_words);
  g_test_add_func ("/light-rules/inputs", test_inputs_are_described);

  return g_test_run ();
}
