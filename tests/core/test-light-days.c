// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-facts.h"

/* Facts of all kinds, drawn at random: what the quick ways find is what is
 * found by judging every day by itself. */

#define NEW_YEAR kg_date_new (2027, 1, 1)
#define N_STEPS 5
#define N_DUES 4
#define ROUNDS 4000

static KgCalendar *calendar;
static KgRuleSet *sets[4];

/* A rule on whatever there is. */
static const char everything[] =
  "[rule-set]\nkey=everything\n"
  "[a]\ninput=lag\ngreen=..3\nyellow=4..\nexcusable=true\n"
  "[b]\ninput=plan-passed\ngreen=..2\nyellow=3..8\nred=9..\nexcusable=true\n"
  "[c]\ninput=step-overdue\ngreen=0..2\nyellow=3..12\nred=13..\nexcusable=true\n"
  "[d]\ninput=blocking-problems\ngreen=0..1\nred=2..\n"
  "[e]\ninput=assignments-late\ngreen=0\nyellow=1..2\nred=3..\n"
  "[f]\ninput=unprepared\nred=..4\nyellow=5..9\ngreen=10..\nexcusable=true\n"
  "[g]\ninput=no-date\ngreen=0\nred=1\n"
  "[h]\ninput=probability\nred=..9\nyellow=10..59\ngreen=60..\nexcusable=true\n"
  "[i]\ninput=months-passed\ngreen=0\nyellow=1\nred=2..\n"
  "[j]\ninput=behind\ngreen=..20\nyellow=21..60\nred=61..\nexcusable=true\n"
  "[k]\ninput=commitments-late\ngreen=0\nyellow=1..2\nred=3..\n"
  "[l]\ninput=silence\ngreen=..6\nyellow=7..14\nred=15..\n"
  "[m]\ninput=no-forecast\ngreen=0\nyellow=1\n"
  "[n]\ninput=weeks-red\ngreen=0..2\nyellow=3..\n";

typedef struct {
  KgStep steps[N_STEPS];
  KgDue assignments[N_DUES];
  KgDue commitments[N_DUES];
  KgLightFacts facts;
} Case;

static KgRuleSet *
load_rules (const char *name)
{
  g_autofree char *path = g_build_filename (KG_SOURCE_DIR, "resources", "rules", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  KgRuleSet *set;

  if (name[0] == '\0')
    text = g_strdup (everything);
  else
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  set = kg_rule_set_parse (text, name, &error);
  g_assert_no_error (error);
  return set;
}

static gboolean
one_in (GRand *rand,
        int    n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static KgDate
near (GRand  *rand,
      KgDate  day,
      int     before,
      int     after)
{
  return day + g_rand_int_range (rand, -before, after + 1);
}

static guint16
draw_dues (GRand  *rand,
           KgDate  today,
           KgDue  *dues)
{
  guint16 n = (guint16) g_rand_int_range (rand, 0, N_DUES + 1);
  KgDate due = today - g_rand_int_range (rand, 0, 30);

  for (guint i = 0; i < n; i++) {
    dues[i] = (KgDue) { due, "甲" };
    due += g_rand_int_range (rand, 0, 30);
  }
  return n;
}

static void
draw_steps (GRand  *rand,
            KgDate  today,
            KgDate  planned,
            Case   *drawn)
{
  guint n = (guint) g_rand_int_range (rand, 1, N_STEPS + 1);
  KgStep *steps = drawn->steps;
  gboolean all_done = one_in (rand, 8);

  for (guint i = 0; i < n; i++) {
    steps[i] = (KgStep) {
      .name = "乙",
      .duration = (guint16) g_rand_int_range (rand, 0, 20),
      .mode = (guint8) g_rand_int_range (rand, KG_STEP_NORMAL, KG_STEP_EARLY + 1),
      .promised = g_rand_boolean (rand),
    };
    kg_step_spread (&steps[i], 0, steps[i].duration * g_rand_int_range (rand, 1, 4));
    for (guint j = 0; j < i; j++)
      if (g_rand_boolean (rand))
        steps[i].after |= G_GUINT64_CONSTANT (1) << j;
  }
  if (planned != KG_DATE_NONE)
    kg_plan_schedule_back (steps, n, planned, calendar);
  for (guint i = 0; i < n; i++) {
    if (all_done || one_in (rand, 4))
      steps[i].actual_end = near (rand, today, 20, 0);
    else if (one_in (rand, 3))
      steps[i].actual_start = near (rand, today, 30, 3);
    else if (one_in (rand, 5))
      steps[i].not_before = near (rand, today, 3, 30);
  }
  drawn->facts.steps = steps;
  drawn->facts.n_steps = (guint16) n;
}

static void
draw_rest (GRand        *rand,
           KgDate        today,
           KgLightFacts *facts)
{
  for (guint i = 0; i < KG_N_SEVERITIES; i++)
    facts->n_problems[i] = one_in (rand, 6) ? (guint16) g_rand_int_range (rand, 1, 3) : 0;
  if (one_in (rand, 3))
    facts->last_report = near (rand, today, 25, 2);
  if (one_in (rand, 3)) {
    facts->excuse = "丙";
    facts->excused_by = "丁";
    facts->excused_from = near (rand, today, 40, 5);
    facts->excused_until = one_in (rand, 3) ? KG_DATE_NONE : near (rand, today, 0, 30);
  }
  facts->n_weeks = (guint8) g_rand_int_range (rand, 0, KG_FACT_WEEKS + 1);
  for (guint i = 0; i < facts->n_weeks; i++)
    facts->weeks[i] = (guint8) g_rand_int_range (rand, KG_LIGHT_GREEN, KG_LIGHT_RED + 1);
}

static void
draw (GRand  *rand,
      KgDate  today,
      Case   *drawn)
{
  *drawn = (Case) { 0 };
  if (!one_in (rand, 6))
    drawn->facts.planned_start = near (rand, today, 30, 120);
  if (one_in (rand, 4))
    drawn->facts.stated_forecast = near (rand, today, 5, 60);
  if (!one_in (rand, 5))
    draw_steps (rand, today, one_in (rand, 4) ? KG_DATE_NONE : drawn->facts.planned_start, drawn);
  drawn->facts.assignments = drawn->assignments;
  drawn->facts.commitments = drawn->commitments;
  if (one_in (rand, 3))
    drawn->facts.n_assignments = draw_dues (rand, today, drawn->assignments);
  if (one_in (rand, 3))
    drawn->facts.n_commitments = draw_dues (rand, today, drawn->commitments);
  if (!one_in (rand, 4))
    draw_rest (rand, today, &drawn->facts);
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
test_quick_light (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1001);

  for (guint round = 0; round < ROUNDS; round++) {
    KgDate today = near (rand, NEW_YEAR, 120, 30);
    KgLightVerdict quick, plain;
    KgLightInput input;
    Case drawn;

    draw (rand, today, &drawn);
    for (guint s = 0; s < G_N_ELEMENTS (sets); s++) {
      kg_light_facts_light (&drawn.facts, sets[s], calendar, today, &quick);
      kg_light_facts_judge (&drawn.facts, sets[s], calendar, today, &input, &plain);
      g_assert_cmpint (quick.light, ==, plain.light);
      g_assert_cmpint (quick.slack, ==, plain.slack);
      g_assert_cmpint (quick.forecast, ==, plain.forecast);
      if (quick.percent >= 0)
        g_assert_cmpint (quick.percent, ==, plain.percent);
      g_assert_cmpint (kg_light_propose (sets[s], &input, NULL), ==, plain.light);
    }
  }
}

static void
test_warnings (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1002);
  guint n_found = 0;

  for (guint round = 0; round < ROUNDS; round++) {
    KgDate today = near (rand, NEW_YEAR, 60, 10);
    KgLight shown = (KgLight) g_rand_int_range (rand, KG_LIGHT_NONE, KG_LIGHT_ON_HOLD);
    int days = g_rand_int_range (rand, 0, 40);
    KgLightWarning quick, plain = { 0 };
    Case drawn;

    draw (rand, today, &drawn);
    for (guint s = 0; s < G_N_ELEMENTS (sets); s++) {
      gboolean found = kg_light_facts_warn (&drawn.facts, sets[s], calendar, today, days, shown, &quick);

      plain = (KgLightWarning) { 0 };
      g_assert_cmpint (warn_plainly (&drawn.facts, sets[s], today, days, shown, &plain), ==, found);
      g_assert_cmpint (quick.day, ==, plain.day);
      g_assert_cmpint (quick.from, ==, plain.from);
      g_assert_cmpint (quick.to, ==, plain.to);
      n_found += found;
    }
  }
  g_assert_cmpuint (n_found, >, 500);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = { "", "default.ini", "yinchuan-2025.ini", "sanya-2022.ini" };
  int result;

  g_test_init (&argc, &argv, NULL);
  calendar = kg_calendar_new ();
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    sets[i] = load_rules (names[i]);

  g_test_add_func ("/light-days/quick-light", test_quick_light);
  g_test_add_func ("/light-days/warnings", test_warnings);

  result = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    kg_rule_set_unref (sets[i]);
  kg_calendar_unref (calendar);
  return result;
}
