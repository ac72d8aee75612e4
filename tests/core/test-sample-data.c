// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-assignment.h"
#include "core/kg-light-rules.h"
#include "core/kg-quick-entry.h"
#include "core/kg-sample-course.h"
#include "core/kg-tables.h"
#include "core/kg-template.h"

#include <stdlib.h>
#include <string.h>

/* The sample district: its files agree with each other, with the tables and
 * with the rules, on whatever day somebody looks at it. */

typedef struct {
  char *name;
  char **columns;
  GPtrArray *rows; /* char ** */
} Sheet;

static char *
read_source (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (KG_SOURCE_DIR, "resources", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  return text;
}

static Sheet *
sheet_read (const char *name)
{
  g_autofree char *text = read_source ("sample", name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Sheet *self = g_new0 (Sheet, 1);

  self->name = g_strdup (name);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (int i = 0; lines[i] != NULL; i++) {
    char **cells;

    if (lines[i][0] == '#' || lines[i][0] == '\0')
      continue;
    cells = g_strsplit (lines[i], "\t", -1);
    if (self->columns == NULL) {
      self->columns = cells;
      continue;
    }
    g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (self->columns));
    g_ptr_array_add (self->rows, cells);
  }

  g_assert_nonnull (self->columns);
  return self;
}

static void
sheet_free (Sheet *self)
{
  g_ptr_array_unref (self->rows);
  g_strfreev (self->columns);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

static const char *
cell (const Sheet *self,
      guint        row,
      const char  *column)
{
  char **cells = g_ptr_array_index (self->rows, row);

  for (int i = 0; self->columns[i] != NULL; i++)
    if (g_str_equal (self->columns[i], column))
      return cells[i];

  g_error ("%s has no column %s", self->name, column);
}

static GHashTable *
keys_of (const Sheet *self,
         const char  *column)
{
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    g_assert_true (g_hash_table_insert (keys, (char *) cell (self, i, column), GUINT_TO_POINTER (i + 1)));

  return keys;
}

/* Every part of a cell that is a list is one of @keys. */
static void
check_refs (const Sheet *self,
            const char  *column,
            GHashTable  *keys,
            gboolean     required)
{
  for (guint i = 0; i < self->rows->len; i++) {
    g_auto (GStrv) parts = g_strsplit (cell (self, i, column), "、", -1);

    g_assert_true (!required || parts[0] != NULL);
    for (int k = 0; parts[k] != NULL; k++) {
      if (!g_hash_table_contains (keys, parts[k]))
        g_test_message ("%s, %s: %s", self->name, column, parts[k]);
      g_assert_true (g_hash_table_contains (keys, parts[k]));
    }
  }
}

static void
check_codes (const Sheet *self,
             const char  *column,
             const char  *codes)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const char *code = cell (self, i, column);

    g_assert_true (*code == '\0' || kg_codes_contain (codes, code));
  }
}

static const char *
codes_of (const KgTable *table,
          int            column)
{
  return table->columns[column].detail;
}

static int
offset_of (const char *text)
{
  char *end;
  long n = strtol (text, &end, 10);

  g_assert_true (*text != '\0' && *end == '\0');
  g_assert_true (n == 0 || *text == '+' || *text == '-');
  return (int) n;
}

static void
test_references (void)
{
  g_autoptr (Sheet) units = sheet_read ("units.tsv");
  g_autoptr (Sheet) people = sheet_read ("people.tsv");
  g_autoptr (Sheet) projects = sheet_read ("projects.tsv");
  g_autoptr (Sheet) problems = sheet_read ("problems.tsv");
  g_autoptr (Sheet) reports = sheet_read ("reports.tsv");
  g_autoptr (Sheet) lights = sheet_read ("lights.tsv");
  g_autoptr (Sheet) attendance = sheet_read ("attendance.tsv");
  g_autoptr (Sheet) agenda = sheet_read ("agenda.tsv");
  g_autoptr (Sheet) decisions = sheet_read ("decisions.tsv");
  g_autoptr (Sheet) meetings = sheet_read ("meetings.tsv");
  g_autoptr (GHashTable) unit_names = keys_of (units, "name");
  g_autoptr (GHashTable) person_names = keys_of (people, "name");
  g_autoptr (GHashTable) codes = keys_of (projects, "code");
  g_autoptr (GHashTable) names = keys_of (projects, "name");
  g_autoptr (GHashTable) weeks = keys_of (meetings, "week");

  g_assert_cmpuint (g_hash_table_size (names), ==, 128);
  check_refs (people, "unit", unit_names, TRUE);
  check_refs (projects, "territory", unit_names, TRUE);
  check_refs (projects, "lead_unit", unit_names, TRUE);
  check_refs (projects, "leader", person_names, TRUE);
  check_refs (problems, "project", codes, TRUE);
  check_refs (problems, "unit", unit_names, TRUE);
  check_refs (reports, "project", codes, TRUE);
  check_refs (lights, "project", codes, TRUE);
  check_refs (attendance, "week", weeks, TRUE);
  check_refs (attendance, "unit", unit_names, TRUE);
  check_refs (attendance, "names", person_names, FALSE);
  check_refs (agenda, "week", weeks, TRUE);
  check_refs (agenda, "project", codes, FALSE);
  check_refs (decisions, "week", weeks, TRUE);
  check_refs (decisions, "lead", unit_names, FALSE);
  check_refs (decisions, "supporting", unit_names, FALSE);

  check_codes (units, "kind", codes_of (&kg_table_unit, KG_UNIT_KIND));
  check_codes (people, "agent_role", codes_of (&kg_table_person, KG_PERSON_AGENT_ROLE));
  check_codes (projects, "route", codes_of (&kg_table_project, KG_PROJECT_ROUTE));
  check_codes (projects, "state", codes_of (&kg_table_project, KG_PROJECT_STATE));
  check_codes (problems, "severity", codes_of (&kg_table_problem, KG_PROBLEM_SEVERITY));
  check_codes (lights, "light", KG_LIGHT_CODES);
  check_codes (attendance, "kind", codes_of (&kg_table_attendance, KG_ATTENDANCE_KIND));
  check_codes (agenda, "kind", codes_of (&kg_table_agenda_item, KG_AGENDA_ITEM_KIND));
  check_codes (agenda, "origin", codes_of (&kg_table_agenda_item, KG_AGENDA_ITEM_ORIGIN));
  check_codes (agenda, "outcome", codes_of (&kg_table_agenda_item, KG_AGENDA_ITEM_OUTCOME));
  check_codes (decisions, "kind", codes_of (&kg_table_decision, KG_DECISION_KIND));
  check_codes (decisions, "state", codes_of (&kg_table_assignment, KG_ASSIGNMENT_STATE));
  check_codes (meetings, "state", codes_of (&kg_table_meeting, KG_MEETING_STATE));
}

/* The “1+N” of a project can be found. */
static void
test_agents (void)
{
  g_autoptr (Sheet) units = sheet_read ("units.tsv");
  g_autoptr (Sheet) people = sheet_read ("people.tsv");

  for (guint i = 0; i < units->rows->len; i++) {
    const char *kind = cell (units, i, "kind");
    const char *role = g_str_equal (kind, "territory") ? "chief" : "joint_chief";
    int n = 0;

    for (guint k = 0; k < people->rows->len; k++)
      n += g_str_equal (cell (people, k, "unit"), cell (units, i, "name")) &&
           g_str_equal (cell (people, k, "agent_role"), role);
    if (kg_codes_contain ("territory|department|convener", kind))
      g_assert_cmpint (n, ==, 1);
  }
}

static void
test_projects (void)
{
  g_autoptr (Sheet) projects = sheet_read ("projects.tsv");
  guint n_started = 0;

  for (guint i = 0; i < projects->rows->len; i++) {
    const char *code = cell (projects, i, "code");
    const char *state = cell (projects, i, "state");
    const char *route = cell (projects, i, "route");
    gboolean started = g_str_equal (state, "started");
    gint64 investment = g_ascii_strtoll (cell (projects, i, "investment"), NULL, 10);
    gint64 year_plan = g_ascii_strtoll (cell (projects, i, "year_plan"), NULL, 10);

    /* 2026-310113-39-01-123456 in shape; the pair before the last tells the route. */
    g_assert_cmpuint (strlen (code), ==, 24);
    g_assert_true (g_regex_match_simple ("^20\\d\\d-\\d{6}-\\d\\d-0[123]-\\d{6}$", code, 0, 0));
    g_assert_cmpint (code[16], ==,
                     g_str_equal (route, "approval") ? '1' : g_str_equal (route, "ratification") ? '2' : '3');
    g_assert_cmpint (investment, >, 0);
    g_assert_cmpint (year_plan, <=, investment);
    g_assert_cmpint (g_ascii_strtoll (cell (projects, i, "invested"), NULL, 10), <=, year_plan);

    g_assert_cmpint (started, ==, *cell (projects, i, "actual_start") != '\0');
    g_assert_cmpint (started, ==, *cell (projects, i, "start_permit") != '\0');
    g_assert_cmpint (g_str_equal (state, "on_hold"), ==, *cell (projects, i, "hold_reason") != '\0');
    g_assert_cmpint (started, ==, g_str_equal (cell (projects, i, "scenario"), "started"));
    g_assert_cmpint (g_str_equal (cell (projects, i, "scenario"), "stuck"), ==,
                     *cell (projects, i, "stuck") != '\0');
    if (started) {
      g_assert_cmpint (offset_of (cell (projects, i, "actual_start")), <, 0);
      n_started++;
    } else {
      g_assert_cmpint (offset_of (cell (projects, i, "planned_start")), <=, 120);
    }
  }

  g_assert_cmpuint (n_started, ==, 35);
}

/* The plan of a project, not yet scheduled. */
static KgTemplatePlan *
read_plan (const Sheet *projects,
           guint        row)
{
  g_autofree char *name = g_strconcat (cell (projects, row, "template"), ".ini", NULL);
  g_autofree char *text = read_source ("templates", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgTemplate) template = kg_template_parse (text, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kg_template_get_key (template), ==, cell (projects, row, "template"));
  return kg_template_resolve (template, NULL, NULL);
}

static KgLight
propose (const Sheet      *projects,
         guint             row,
         KgTemplatePlan   *plan,
         const Sheet      *problems,
         GHashTable       *late,
         const KgRuleSet  *rules,
         KgDate            today,
         const KgCalendar *calendar)
{
  const char *code = cell (projects, row, "code");
  const char *scenario = cell (projects, row, "scenario");
  const char *stuck_key = cell (projects, row, "stuck");
  KgDate planned = kg_calendar_add (calendar, today, offset_of (cell (projects, row, "planned_start")));
  KgLightInput input = { 0 };
  g_autofree KgStep *steps = g_memdup2 (plan->steps, plan->n_steps * sizeof *plan->steps);
  guint n = plan->n_steps;
  int severe[2] = { 0, 0 };
  int stuck = KG_SAMPLE_NOT_STUCK;

  input.started = g_str_equal (scenario, "started");
  input.on_hold = g_str_equal (scenario, "on_hold");
  if (input.started || input.on_hold)
    return kg_light_propose (rules, &input, NULL);

  if (planned < today)
    kg_light_input_set (&input, KG_INPUT_PLAN_PASSED, kg_calendar_between (calendar, planned, today), planned, NULL);

  if (!g_str_equal (scenario, "unassessed")) {
    KgPlanState state;

    for (guint i = 0; i < n; i++)
      if (g_str_equal (plan->keys[i], stuck_key))
        stuck = (int) i;
    g_assert_cmpint (stuck != KG_SAMPLE_NOT_STUCK, ==, *stuck_key != '\0');

    kg_plan_schedule_back (steps, n, planned, calendar);
    kg_sample_course_run (steps, n, offset_of (cell (projects, row, "shift")), stuck, today, calendar);
    kg_plan_assess (steps, n, today, calendar, &state);
    for (guint i = 0; i < n; i++) {
      g_assert_cmpint (steps[i].actual_end, <, today);
      g_assert_true (steps[i].actual_end == KG_DATE_NONE || steps[i].actual_start != KG_DATE_NONE);
    }
    g_assert_cmpint (state.n_done, <, n);
    kg_light_input_set (&input, KG_INPUT_LAG, kg_calendar_between (calendar, planned, state.forecast),
                        state.forecast, NULL);
    kg_light_input_set (&input, KG_INPUT_STEP_OVERDUE, state.stuck_overdue, KG_DATE_NONE, NULL);
  }

  for (guint i = 0; i < problems->rows->len; i++) {
    const char *severity = cell (problems, i, "severity");

    if (!g_str_equal (cell (problems, i, "project"), code) || *cell (problems, i, "closed") != '\0')
      continue;
    severe[0] += g_str_equal (severity, "blocking");
    severe[1] += g_str_equal (severity, "major");
  }
  kg_light_input_set (&input, KG_INPUT_BLOCKING, severe[0], KG_DATE_NONE, NULL);
  kg_light_input_set (&input, KG_INPUT_MAJOR, severe[1], KG_DATE_NONE, NULL);
  kg_light_input_set (&input, KG_INPUT_ASSIGNMENTS_LATE,
                      GPOINTER_TO_INT (g_hash_table_lookup (late, code)), KG_DATE_NONE, NULL);

  return kg_light_propose (rules, &input, NULL);
}

/* code → how many of its assignments are overdue */
static GHashTable *
count_late (const Sheet *decisions,
            const Sheet *agenda)
{
  GHashTable *late = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < decisions->rows->len; i++) {
    const char *state = cell (decisions, i, "state");
    const char *due = cell (decisions, i, "extended");

    if (*due == '\0')
      due = cell (decisions, i, "due");
    if (*state == '\0' || !kg_assignment_state_is_open (state) || offset_of (due) >= 0)
      continue;

    for (guint k = 0; k < agenda->rows->len; k++) {
      const char *code = cell (agenda, k, "project");

      if (g_str_equal (cell (agenda, k, "week"), cell (decisions, i, "week")) &&
          g_str_equal (cell (agenda, k, "position"), cell (decisions, i, "item")) && *code != '\0')
        g_hash_table_insert (late, (char *) code,
                             GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (late, code)) + 1));
    }
  }

  return late;
}

/* About 12 reds and 30 yellows on every day of the week and over holidays,
 * and each of them as the history ends. */
static void
test_lights_on_any_day (void)
{
  g_autoptr (Sheet) projects = sheet_read ("projects.tsv");
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_template_plan_free);
  g_autoptr (Sheet) problems = sheet_read ("problems.tsv");
  g_autoptr (Sheet) decisions = sheet_read ("decisions.tsv");
  g_autoptr (Sheet) agenda = sheet_read ("agenda.tsv");
  g_autoptr (Sheet) lights = sheet_read ("lights.tsv");
  g_autoptr (GHashTable) late = count_late (decisions, agenda);
  g_autofree char *rules_text = read_source ("rules", "default.ini");
  g_autofree char *calendar_text = read_source ("calendars", "cn.txt");
  g_autoptr (KgRuleSet) rules = kg_rule_set_parse (rules_text, "default.ini", NULL);
  g_autoptr (KgCalendar) calendar = kg_calendar_parse (calendar_text, "cn.txt", NULL);

  for (guint i = 0; i < projects->rows->len; i++)
    g_ptr_array_add (plans, read_plan (projects, i));

  for (KgDate today = kg_date_new (2026, 1, 1); today < kg_date_new (2027, 3, 1); today += 4) {
    int count[KG_N_LIGHTS] = { 0 };

    for (guint i = 0; i < projects->rows->len; i++) {
      KgLight light = propose (projects, i, g_ptr_array_index (plans, i), problems, late, rules, today, calendar);
      const char *last = "green";

      count[light]++;
      if (light != KG_LIGHT_RED && light != KG_LIGHT_YELLOW && light != KG_LIGHT_GREEN)
        continue;

      /* Rows stand in the order of weeks. */
      for (guint k = 0; k < lights->rows->len; k++)
        if (g_str_equal (cell (lights, k, "project"), cell (projects, i, "code")) &&
            g_str_equal (cell (lights, k, "kind"), "proposed"))
          last = cell (lights, k, "light");
      g_assert_cmpstr (last, ==, kg_light_to_code (light));
    }

    g_assert_cmpint (count[KG_LIGHT_RED], >=, 11);
    g_assert_cmpint (count[KG_LIGHT_RED], <=, 13);
    g_assert_cmpint (count[KG_LIGHT_YELLOW], >=, 28);
    g_assert_cmpint (count[KG_LIGHT_YELLOW], <=, 32);
    g_assert_cmpint (count[KG_LIGHT_STARTED], ==, 35);
    g_assert_cmpint (count[KG_LIGHT_ON_HOLD], ==, 4);
  }
}

/* The sentences of the minutes say to the program what the columns beside
 * them say to the reader. */
static void
test_sentences_are_understood (void)
{
  g_autoptr (Sheet) units_sheet = sheet_read ("units.tsv");
  g_autoptr (Sheet) decisions = sheet_read ("decisions.tsv");
  g_autoptr (KgCalendar) calendar = kg_calendar_new ();
  g_autofree KgQuickUnit *units = g_new0 (KgQuickUnit, units_sheet->rows->len);
  KgDate today = kg_date_new (2026, 11, 23);
  guint n_assignments = 0;

  for (guint i = 0; i < units_sheet->rows->len; i++) {
    const char *short_name = cell (units_sheet, i, "short_name");

    units[i].id = units[i].name = cell (units_sheet, i, "name");
    units[i].short_name = *short_name != '\0' ? short_name : NULL;
  }

  for (guint i = 0; i < decisions->rows->len; i++) {
    const char *lead = cell (decisions, i, "lead");
    g_auto (GStrv) supporting = g_strsplit (cell (decisions, i, "supporting"), "、", -1);
    g_autoptr (GString) text = g_string_new (cell (decisions, i, "text"));
    g_autoptr (KgQuickEntry) entry = NULL;
    gboolean has_due = g_string_replace (text, "{due}", "12月4日", 0) > 0;

    g_test_message ("%s", text->str);
    g_assert_true (g_str_has_suffix (text->str, "。"));
    g_assert_cmpint (*lead != '\0', ==, *cell (decisions, i, "due") != '\0');
    g_assert_cmpint (*lead != '\0', ==, *cell (decisions, i, "state") != '\0');

    entry = kg_quick_entry_parse (text->str, today, calendar, KG_DATE_NONE, units, units_sheet->rows->len);
    if (*lead == '\0')
      continue;

    n_assignments++;
    g_assert_true (entry->has_assignment);
    g_assert_cmpstr (entry->lead_unit, ==, lead);
    g_assert_cmpuint (entry->supporting_units->len, ==, g_strv_length (supporting));
    for (guint k = 0; supporting[k] != NULL; k++)
      g_assert_cmpstr (g_ptr_array_index (entry->supporting_units, k), ==, supporting[k]);
    g_assert_cmpint (entry->has_due, ==, has_due);
    if (has_due)
      g_assert_cmpint (entry->due.date, ==, kg_date_new (2026, 12, 4));
    g_assert_null (strstr (entry->task, lead));
  }

  g_assert_cmpuint (n_assignments, >=, 35);
}

/* Meetings lie a week apart and the next one at most a week ahead, so that
 * -1 is one to five working days ago: what is told of an assignment has to
 * fit in between. */
static void
test_assignments_fit_their_meetings (void)
{
  g_autoptr (Sheet) decisions = sheet_read ("decisions.tsv");

  for (guint i = 0; i < decisions->rows->len; i++) {
    static const char *const order[] = { "signed", "reported", "closed" };
    const char *state = cell (decisions, i, "state");
    int earliest = 5 * (atoi (cell (decisions, i, "week")) + 1); /* the meeting lies before */
    int last = earliest;

    if (*state == '\0')
      continue;
    g_assert_cmpint (offset_of (cell (decisions, i, "due")), >=, earliest);
    for (guint k = 0; k < G_N_ELEMENTS (order); k++) {
      const char *day = cell (decisions, i, order[k]);

      if (*day == '\0')
        continue;
      g_assert_cmpint (offset_of (day), >=, MIN (last, 0));
      g_assert_cmpint (offset_of (day), <=, 0);
      last = offset_of (day);
    }

    g_assert_cmpint (g_str_equal (state, "pending"), ==, *cell (decisions, i, "signed") == '\0');
    g_assert_cmpint (kg_codes_contain ("done|struck", state), ==, *cell (decisions, i, "closed") != '\0');
    if (kg_codes_contain ("reported|checking|done|struck|returned", state))
      g_assert_cmpstr (cell (decisions, i, "reported"), !=, "");
    g_assert_cmpint (g_str_equal (state, "returned"), ==, *cell (decisions, i, "remark") != '\0');
    g_assert_cmpint (*cell (decisions, i, "extended") != '\0', ==, *cell (decisions, i, "reason") != '\0');
  }
}

/* Chinese text of the sample has full-width punctuation only. */
static void
test_punctuation (void)
{
  static const char *const names[] = {
    "projects.tsv", "problems.tsv", "agenda.tsv", "decisions.tsv", "lights.tsv", "reports.tsv",
    "people.tsv", "units.tsv", "meetings.tsv", "attendance.tsv", "district.tsv",
  };
  static const char *const columns[] = {
    "name", "content", "text", "discussion", "reason", "progress", "remark", "closing", "hold_reason",
    "note", "post", "title", "value",
  };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++) {
    g_autoptr (Sheet) sheet = sheet_read (names[n]);

    for (guint c = 0; c < G_N_ELEMENTS (columns); c++) {
      if (!g_strv_contains ((const char *const *) sheet->columns, columns[c]))
        continue;
      for (guint i = 0; i < sheet->rows->len; i++) {
        const char *text = cell (sheet, i, columns[c]);

        if (g_regex_match_simple ("\\p{Han}[,;:!?()\"]|[,;:!?()\"]\\p{Han}|。。|，，|、、|  ", text, 0, 0))
          g_test_message ("%s: %s", names[n], text);
        g_assert_false (g_regex_match_simple ("\\p{Han}[,;:!?()\"]|[,;:!?()\"]\\p{Han}|。。|，，|、、|  ",
                                              text, 0, 0));
      }
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample-data/references", test_references);
  g_test_add_func ("/sample-data/agents", test_agents);
  g_test_add_func ("/sample-data/projects", test_projects);
  g_test_add_func ("/sample-data/lights-on-any-day", test_lights_on_any_day);
  g_test_add_func ("/sample-data/sentences", test_sentences_are_understood);
  g_test_add_func ("/sample-data/assignments", test_assignments_fit_their_meetings);
  g_test_add_func ("/sample-data/punctuation", test_punctuation);

  return g_test_run ();
}
