// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-plan-words.h"

/* Every fault has a clause of its own, with the names in it. */

static void
test_findings (void)
{
  static const char *const names[] = { "立项", "设计方案批复", NULL };
  static const struct { KgPlanFinding finding; const char *words; } cases[] = {
    { { KG_PLAN_CYCLE, 0, 0 }, "“立项” waits for itself" },
    { { KG_PLAN_CYCLE, 1, -1 }, "“设计方案批复” waits for itself" },
    { { KG_PLAN_CYCLE, 1, 0 }, "“设计方案批复” waits for “立项”, and that one in the end for it" },
    { { KG_PLAN_ENDS_BEFORE, 0, -1 }, "“立项” ends before it begins" },
    { { KG_PLAN_OUT_OF_ORDER, 1, 0 }, "“设计方案批复” went on before “立项” was done" },
    { { KG_PLAN_IN_FUTURE, 0, -1 }, "“立项” is said to have begun or ended after today" },
    { { KG_PLAN_TOO_LONG, 1, -1 }, "a plan has at most 64 steps; those from “设计方案批复” on are left out" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = kg_plan_finding_to_text (&cases[i].finding, names);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-words/findings", test_findings);

  return g_test_run ();
}
