// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-assignment.h"
#include "core/kg-error.h"
#include "core/kg-labels.h"

#include <string.h>

static void
test_the_way_to_the_end (void)
{
  static const struct { KgAssignmentAction action; const char *to; } way[] = {
    { KG_ACTION_SIGN, "in_progress" }, { KG_ACTION_URGE, "in_progress" },
    { KG_ACTION_EXTEND, "in_progress" }, { KG_ACTION_GRANT, "in_progress" },
    { KG_ACTION_REPORT, "reported" }, { KG_ACTION_RETURN, "returned" },
    { KG_ACTION_REPORT, "reported" }, { KG_ACTION_VERIFY, "checking" },
    { KG_ACTION_DONE, "done" }, { KG_ACTION_STRIKE, "struck" },
  };
  const char *state = "pending";

  for (guint i = 0; i < G_N_ELEMENTS (way); i++) {
    g_autoptr (GError) error = NULL;

    state = kg_assignment_next_state (state, way[i].action, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (state, ==, way[i].to);
  }

  for (int a = 0; a < KG_N_ACTIONS; a++)
    g_assert_false (kg_assignment_action_allowed ("struck", a));
}

/* What the actions allow, the store's guard allows too. */
static void
test_actions_agree_with_the_guard (void)
{
  g_auto (GStrv) states = g_strsplit (kg_table_assignment.columns[KG_ASSIGNMENT_STATE].detail, "|", -1);

  for (int s = 0; states[s] != NULL; s++) {
    for (int a = 0; a < KG_N_ACTIONS; a++) {
      const char *to;

      if (!kg_assignment_action_allowed (states[s], a))
        continue;
      to = kg_assignment_next_state (states[s], a, NULL);
      g_assert_true (kg_table_transition_exists (&kg_table_assignment, states[s], to));
    }
  }
}

static void
test_wrong_moment (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kg_assignment_next_state ("pending", KG_ACTION_DONE, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION);
  g_assert_cmpint (kg_error_exit_status (error), ==, 6);
}

static void
test_due (void)
{
  g_autoptr (KgCalendar) calendar = kg_calendar_new ();
  KgDate today = kg_date_new (2026, 11, 23);
  static const struct { const char *state; int days; KgDueState due; } cases[] = {
    { "pending", -1, KG_DUE_OVERDUE }, { "in_progress", 0, KG_DUE_SOON },
    { "in_progress", 3, KG_DUE_SOON }, { "in_progress", 4, KG_DUE_LATER },
    { "returned", -1, KG_DUE_OVERDUE }, { "reported", -30, KG_DUE_NONE },
    { "checking", -30, KG_DUE_NONE }, { "done", -30, KG_DUE_NONE },
    { "struck", -30, KG_DUE_NONE }, { "suspended", -30, KG_DUE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kg_assignment_due_state (cases[i].state, today + cases[i].days, today, calendar),
                     ==, cases[i].due);
}

static void
test_due_in_words (void)
{
  g_autoptr (KgCalendar) calendar = kg_calendar_new ();
  KgDate today = kg_date_new (2026, 11, 23);
  g_autofree char *late = kg_label_due (kg_date_new (2026, 11, 16), today, calendar);
  g_autofree char *now = kg_label_due (today, today, calendar);
  g_autofree char *soon = kg_label_due (kg_date_new (2026, 11, 24), today, calendar);

  g_assert_cmpstr (late, ==, "5 working days overdue");
  g_assert_cmpstr (now, ==, "due today");
  g_assert_cmpstr (soon, ==, "1 working day left");
}

/* Every code that a person may see has a word of its own. */
static void
test_codes_have_words (void)
{
  static const struct { const KgTable *table; int column; } columns[] = {
    { &kg_table_unit, KG_UNIT_KIND }, { &kg_table_project, KG_PROJECT_ROUTE },
    { &kg_table_project, KG_PROJECT_STATE }, { &kg_table_step, KG_STEP_MODE },
    { &kg_table_problem, KG_PROBLEM_SEVERITY }, { &kg_table_series, KG_SERIES_KIND },
    { &kg_table_meeting, KG_MEETING_STATE }, { &kg_table_attendance, KG_ATTENDANCE_KIND },
    { &kg_table_agenda_item, KG_AGENDA_ITEM_ORIGIN }, { &kg_table_agenda_item, KG_AGENDA_ITEM_OUTCOME },
    { &kg_table_decision, KG_DECISION_KIND }, { &kg_table_minutes, KG_MINUTES_STATE },
    { &kg_table_assignment, KG_ASSIGNMENT_STATE }, { &kg_table_assignment_event, KG_ASSIGNMENT_EVENT_KIND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_auto (GStrv) codes = g_strsplit (columns[i].table->columns[columns[i].column].detail, "|", -1);

    for (int c = 0; codes[c] != NULL; c++)
      if (g_str_equal (kg_label_code (columns[i].table, columns[i].column, codes[c]), codes[c]))
        g_error ("no word for %s in %s", codes[c], columns[i].table->name);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assignment/way", test_the_way_to_the_end);
  g_test_add_func ("/assignment/guard", test_actions_agree_with_the_guard);
  g_test_add_func ("/assignment/wrong-moment", test_wrong_moment);
  g_test_add_func ("/assignment/due", test_due);
  g_test_add_func ("/assignment/due-words", test_due_in_words);
  g_test_add_func ("/labels/codes", test_codes_have_words);

  return g_test_run ();
}
