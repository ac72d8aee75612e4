// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-facts.h"

#define DAY(m, d) kg_date_new (2026, m, d)
#define TODAY DAY (11, 23) /* a Monday */

static KgCalendar *calendar;
static KgRuleSet *rules;

static KgRuleSet *
load_rules (const char *name)
{
  g_autofree char *path = g_build_filename (KG_SOURCE_DIR, "resources", "rules", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  KgRuleSet *set;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  set = kg_rule_set_parse (text, name, &error);
  g_assert_no_error (error);
  return set;
}

static void
judge (const KgLightFacts *facts,
       KgDate              day,
       KgLightInput       *input,
       KgLightVerdict     *verdict)
{
  kg_light_facts_judge (facts, rules, calendar, day, input, verdict);
}

static void
assert_input (const KgLightInput *input,
              KgLightInputKind    kind,
              int                 value)
{
  if (value == G_MININT) {
    g_assert_false (input->known >> kind & 1);
  } else {
    g_assert_true (input->known >> kind & 1);
    g_assert_cmpint (input->value[kind], ==, value);
  }
}

static void
test_nothing_known (void)
{
  KgLightFacts facts = { 0 };
  KgLightInput input;
  KgLightVerdict verdict;

  judge (&facts, TODAY, &input, &verdict);
  g_assert_cmpint (verdict.light, ==, KG_LIGHT_NONE);
  g_assert_cmpint (verdict.forecast, ==, KG_DATE_NONE);
  g_assert_cmpint (verdict.slack, ==, G_MININT);
  g_assert_cmpint (verdict.percent, ==, -1);
  assert_input (&input, KG_INPUT_NO_FORECAST, 1);
  assert_input (&input, KG_INPUT_NO_DATE, G_MININT);
  assert_input (&input, KG_INPUT_LAG, G_MININT);

  facts.started = TRUE;
  judge (&facts, TODAY, &input, &verdict);
  g_assert_cmpint (verdict.light, ==, KG_LIGHT_STARTED);
  facts.started = FALSE;
  facts.on_hold = TRUE;
  judge (&facts, TODAY, &input, &verdict);
  g_assert_cmpint (verdict.light, ==, KG_LIGHT_ON_HOLD);
}

static void
test_dates (void)
{
  const struct { KgDate planned; KgDate stated; int lag; int passed; int months; int unprepared; } cases[] = {
    { .planned = DAY (11, 30), .stated = DAY (12, 7), .lag = 5, .passed = 0, .months = 0, .unprepared = G_MININT },
    { .planned = DAY (12, 14), .stated = DAY (12, 7), .lag = -5, .passed = 0, .months = 0, .unprepared = G_MININT },
    { .planned = DAY (11, 30), .stated = 0, .lag = G_MININT, .passed = 0, .months = 0, .unprepared = 5 },
    { .planned = DAY (11, 20), .stated = 0, .lag = G_MININT, .passed = 1, .months = 0, .unprepared = G_MININT },
    { .planned = DAY (10, 31), .stated = 0, .lag = G_MININT, .passed = 16, .months = 1, .unprepared = G_MININT },
    { .planned = DAY (8, 1), .stated = 0, .lag = G_MININT, .passed = 81, .months = 3, .unprepared = G_MININT },
    /* What people forecast has passed without a start. */
    { .planned = DAY (11, 30), .stated = DAY (11, 20), .lag = G_MININT, .passed = 0, .months = 0, .unprepared = 5 },
    { .planned = DAY (11, 30), .stated = TODAY, .lag = -5, .passed = 0, .months = 0, .unprepared = G_MININT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgLightFacts facts = { .planned_start = cases[i].planned, .stated_forecast = cases[i].stated };
    KgLightInput input;
    KgLightVerdict verdict;

    judge (&facts, TODAY, &input, &verdict);
    assert_input (&input, KG_INPUT_LAG, cases[i].lag);
    assert_input (&input, KG_INPUT_PLAN_PASSED, cases[i].passed);
    assert_input (&input, KG_INPUT_MONTHS_PASSED, cases[i].months);
    assert_input (&input, KG_INPUT_UNPREPARED, cases[i].unprepared);
    g_assert_cmpint (verdict.slack, ==, cases[i].lag == G_MININT ? G_MININT : -cases[i].lag);
  }
}

static void
test_dues (void)
{
  const KgDue dues[] = { { DAY (11, 20), "甲" }, { DAY (11, 23), "乙" }, { DAY (11, 27), "丙" } };
  KgLightFacts facts = { .assignments = dues, .n_assignments = 3, .commitments = dues, .n_commitments = 3 };
  KgLightInput input;
  KgLightVerdict verdict;

  judge (&facts, DAY (11, 20), &input, &verdict);
  assert_input (&input, KG_INPUT_ASSIGNMENTS_LATE, G_MININT);
  judge (&facts, TODAY, &input, &verdict);
  assert_input (&input, KG_INPUT_ASSIGNMENTS_LATE, 1);
  assert_input (&input, KG_INPUT_COMMITMENTS_LATE, 1);
  g_assert_cmpstr (input.subject[KG_INPUT_ASSIGNMENTS_LATE], ==, "甲");
  judge (&facts, DAY (11, 28), &input, &verdict);
  assert_input (&input, KG_INPUT_ASSIGNMENTS_LATE, 3);
  assert_input (&input, KG_INPUT_COMMITMENTS_LATE, 3);
  g_assert_cmpstr (input.subject[KG_INPUT_COMMITMENTS_LATE], ==, "甲");
}

static void
test_rest (void)
{
  KgLightFacts facts = {
    .last_report = DAY (11, 9), .problem = { "迁改", NULL, "噪声" }, .n_problems = { 2, 0, 1 },
    .weeks = { KG_LIGHT_RED, KG_LIGHT_RED, KG_LIGHT_YELLOW, KG_LIGHT_GREEN, KG_LIGHT_RED }, .n_weeks = 5,
  };
  KgLightInput input;
  KgLightVerdict verdict;

  judge (&facts, TODAY, &input, &verdict);
  assert_input (&input, KG_INPUT_SILENCE, 10);
  assert_input (&input, KG_INPUT_BLOCKING, 2);
  assert_input (&input, KG_INPUT_MAJOR, G_MININT);
  assert_input (&input, KG_INPUT_MINOR, 1);
  assert_input (&input, KG_INPUT_WEEKS_RED, 2);
  assert_input (&input, KG_INPUT_WEEKS_YELLOW, 3);
  assert_input (&input, KG_INPUT_NO_DATE, 1);
  g_assert_cmpint (verdict.light, ==, KG_LIGHT_RED);
}

/* Two steps of ten days each, the first one not begun though it should be. */
#define LATE_PLAN                                                                          \
  {                                                                                        \
    { .name = "施工图审查", .duration = 10, .shortest = 8, .longest = 15,                  \
      .planned_start = DAY (11, 9), .planned_end = DAY (11, 20) },                         \
    { .name = "施工许可证", .duration = 10, .shortest = 8, .longest = 15, .after = 1,      \
      .planned_start = DAY (11, 23), .planned_end = DAY (12, 4) },                         \
  }

static void
test_plan (void)
{
  KgStep steps[] = LATE_PLAN;
  KgLightFacts facts = { .planned_start = DAY (12, 7), .steps = steps, .n_steps = 2 };
  KgLightInput input;
  KgLightVerdict verdict;

  judge (&facts, TODAY, &input, &verdict);
  g_assert_cmpint (verdict.forecast, ==, DAY (12, 21));
  assert_input (&input, KG_INPUT_LAG, 10);
  assert_input (&input, KG_INPUT_STEP_OVERDUE, 1);
  assert_input (&input, KG_INPUT_BEHIND, 100);
  g_assert_cmpint (verdict.percent, ==, kg_forecast_percent (steps, 2, TODAY, DAY (12, 31), calendar));
  assert_input (&input, KG_INPUT_PROBABILITY, verdict.percent);
  g_assert_cmpint (verdict.light, ==, KG_LIGHT_YELLOW);

  /* The year that counts is the one it is to start in. */
  facts.planned_start = kg_date_new (2027, 1, 8);
  g_assert_cmpint (kg_light_facts_deadline (&facts, TODAY), ==, kg_date_new (2027, 12, 31));
  judge (&facts, TODAY, &input, &verdict);
  g_assert_cmpint (verdict.percent, ==, 100);
  facts.planned_start = kg_date_new (2025, 3, 3);
  g_assert_cmpint (kg_light_facts_deadline (&facts, TODAY), ==, DAY (12, 31));
}

/* People who expect it later than the steps do know of something. */
static void
test_stated_later (void)
{
  KgStep steps[] = LATE_PLAN;
  KgLightFacts facts = { .planned_start = DAY (12, 7), .steps = steps, .n_steps = 2 };
  KgForecast by_steps, stated;
  KgLightInput input;
  KgLightVerdict verdict;

  g_assert_true (kg_light_facts_forecast (&facts, calendar, TODAY, &by_steps));
  facts.stated_forecast = kg_calendar_add (calendar, DAY (12, 21), 20);
  g_assert_true (kg_light_facts_forecast (&facts, calendar, TODAY, &stated));
  g_assert_cmpint (stated.median, ==, kg_calendar_add (calendar, by_steps.median, 20));
  g_assert_cmpint (stated.percent, <, by_steps.percent);
  judge (&facts, TODAY, &input, &verdict);
  g_assert_cmpint (verdict.percent, ==, stated.percent);

  /* That it would be earlier has to show in the steps; a day that is over
   * counts no more. */
  facts.stated_forecast = DAY (12, 1);
  kg_light_facts_forecast (&facts, calendar, TODAY, &stated);
  g_assert_cmpmem (&stated, sizeof stated, &by_steps, sizeof by_steps);
  facts.stated_forecast = DAY (11, 20);
  kg_light_facts_forecast (&facts, calendar, TODAY, &stated);
  g_assert_cmpmem (&stated, sizeof stated, &by_steps, sizeof by_steps);
}

static void
test_excuse (void)
{
  KgLightFacts facts = {
    .planned_start = DAY (9, 1), .stated_forecast = DAY (12, 21),
    .excuse = "文物勘探", .excused_by = "分管副区长", .excused_from = DAY (11, 2), .excused_until = DAY (11, 30),
  };
  g_autoptr (KgRuleSet) yinchuan = load_rules ("yinchuan-2025.ini");
  KgLightInput input;
  KgLightVerdict verdict;

  g_assert_false (kg_light_facts_excused (&facts, DAY (11, 1)));
  g_assert_true (kg_light_facts_excused (&facts, DAY (11, 2)));
  g_assert_true (kg_light_facts_excused (&facts, DAY (11, 30)));
  g_assert_false (kg_light_facts_excused (&facts, DAY (12, 1)));

  kg_light_facts_judge (&facts, yinchuan, calendar, TODAY, &input, &verdict);
  g_assert_cmpint (kg_light_rank (verdict.light), ==, 0);
  g_assert_cmpstr (input.excused_by, ==, "分管副区长");
  kg_light_facts_judge (&facts, yinchuan, calendar, DAY (12, 1), &input, &verdict);
  g_assert_cmpint (verdict.light, ==, KG_LIGHT_RED);
}

/* Day by day, the plain way. */
static gboolean
warn_plainly (const KgLightFacts *facts,
              const KgRuleSet    *set,
              KgDate              today,
              int                 days,
              KgLight             shown,
              KgLightWarning     *warning)
{
  KgLightInput input;
  KgLightVerdict verdict;
  int rank;

  kg_light_facts_judge (facts, set, calendar, today, &input, &verdict);
  rank = MAX (kg_light_rank (shown), kg_light_rank (verdict.light));
  for (int i = 1; i <= days; i++) {
    if (!kg_calendar_is_workday (calendar, today + i))
      continue;
    kg_light_facts_judge (facts, set, calendar, today + i, &input, &verdict);
    if (kg_light_rank (verdict.light) > rank) {
      *warning = (KgLightWarning) { today + i, shown, verdict.light };
      return TRUE;
    }
  }

  return FALSE;
}

static void
test_warnings (void)
{
  const KgDue due = { DAY (11, 26), "丙" };
  KgLightFacts facts = { .planned_start = DAY (12, 31), .stated_forecast = DAY (12, 28), .assignments = &due, .n_assignments = 1 };
  KgLightWarning warning;

  g_assert_true (kg_light_facts_warn (&facts, rules, calendar, TODAY, 14, KG_LIGHT_GREEN, &warning));
  g_assert_cmpint (warning.day, ==, DAY (11, 27));
  g_assert_cmpint (warning.from, ==, KG_LIGHT_GREEN);
  g_assert_cmpint (warning.to, ==, KG_LIGHT_YELLOW);
  g_assert_false (kg_light_facts_warn (&facts, rules, calendar, TODAY, 3, KG_LIGHT_GREEN, &warning));
  g_assert_true (kg_light_facts_warn (&facts, rules, calendar, TODAY, G_MAXINT, KG_LIGHT_GREEN, &warning));
  g_assert_cmpint (warning.day, ==, DAY (11, 27));
  /* It stands yellow already. */
  g_assert_false (kg_light_facts_warn (&facts, rules, calendar, TODAY, 14, KG_LIGHT_YELLOW, &warning));
  facts.on_hold = TRUE;
  g_assert_false (kg_light_facts_warn (&facts, rules, calendar, TODAY, 14, KG_LIGHT_ON_HOLD, &warning));
}

/* What is found the quick way is what is found day by day. */
static void
test_warnings_agree (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  guint n_found = 0;

  for (guint round = 0; round < 600; round++) {
    KgDate today = TODAY + g_rand_int_range (rand, -60, 60);
    KgDate planned = today + g_rand_int_range (rand, -5, 90);
    KgStep steps[4];
    KgLightFacts facts = { .planned_start = planned, .steps = steps, .n_steps = 4 };
    KgLight shown = (KgLight) g_rand_int_range (rand, KG_LIGHT_NONE, KG_LIGHT_ON_HOLD);
    KgLightWarning quick, plain = { 0 };
    int days = g_rand_int_range (rand, 1, 40);

    for (guint i = 0; i < 4; i++) {
      steps[i] = (KgStep) { .duration = (guint16) g_rand_int_range (rand, 1, 20) };
      kg_step_spread (&steps[i], 0, steps[i].duration * 3);
    }
    kg_plan_chain_all (steps, 4);
    kg_plan_schedule_back (steps, 4, planned, calendar);
    if (g_rand_boolean (rand) && steps[0].planned_start <= today)
      steps[0].actual_start = steps[0].planned_start;

    if (kg_light_facts_warn (&facts, rules, calendar, today, days, shown, &quick)) {
      n_found++;
      g_assert_true (warn_plainly (&facts, rules, today, days, shown, &plain));
      g_assert_cmpint (quick.day, ==, plain.day);
      g_assert_cmpint (quick.to, ==, plain.to);
    } else {
      g_assert_false (warn_plainly (&facts, rules, today, days, shown, &plain));
    }
  }
  g_assert_cmpuint (n_found, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  calendar = kg_calendar_new ();
  rules = load_rules ("default.ini");

  g_test_add_func ("/light-facts/nothing-known", test_nothing_known);
  g_test_add_func ("/light-facts/dates", test_dates);
  g_test_add_func ("/light-facts/dues", test_dues);
  g_test_add_func ("/light-facts/rest", test_rest);
  g_test_add_func ("/light-facts/plan", test_plan);
  g_test_add_func ("/light-facts/stated-later", test_stated_later);
  g_test_add_func ("/light-facts/excuse", test_excuse);
  g_test_add_func ("/light-facts/warnings", test_warnings);
  g_test_add_func ("/light-facts/warnings-agree", test_warnings_agree);

  result = g_test_run ();
  kg_rule_set_unref (rules);
  kg_calendar_unref (calendar);
  return result;
}
