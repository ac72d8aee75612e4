// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-labels.h"

#include <glib/gi18n-lib.h>

/* The words for codes, dates and periods. A code never reaches a person; a
 * word never reaches the store. */

typedef struct {
  const KgTable *table;
  int column;
  const char *code;
  const char *word;
} CodeLabel;

#define LABEL(t, T, C, code, word) { &kg_table_##t, KG_##T##_##C, code, word }

static const CodeLabel code_labels[] = {
  LABEL (unit, UNIT, KIND, "convener", N_("Convener")),
  LABEL (unit, UNIT, KIND, "department", N_("Department")),
  LABEL (unit, UNIT, KIND, "territory", N_("Territory")),
  LABEL (unit, UNIT, KIND, "supervision", N_("Supervision office")),
  LABEL (unit, UNIT, KIND, "other", N_("Other unit")),
  LABEL (project, PROJECT, ROUTE, "approval", N_("Approval")),
  LABEL (project, PROJECT, ROUTE, "ratification", N_("Ratification")),
  LABEL (project, PROJECT, ROUTE, "filing", N_("Filing")),
  LABEL (project, PROJECT, STATE, "planned", N_("Planned")),
  LABEL (project, PROJECT, STATE, "on_hold", N_("On hold")),
  LABEL (project, PROJECT, STATE, "started", N_("Started")),
  LABEL (project, PROJECT, STATE, "withdrawn", N_("Withdrawn")),
  LABEL (project_agent, PROJECT_AGENT, ROLE, "territorial_chief", N_("Territorial chief agent")),
  LABEL (project_agent, PROJECT_AGENT, ROLE, "department_chief", N_("Department chief agent")),
  LABEL (person, PERSON, AGENT_ROLE, "frontline", N_("Frontline agent")),
  LABEL (person, PERSON, AGENT_ROLE, "chief", N_("Chief agent")),
  LABEL (person, PERSON, AGENT_ROLE, "joint_chief", N_("Joint chief agent")),
  LABEL (step, STEP, MODE, "normal", N_("In turn")),
  LABEL (step, STEP, MODE, "parallel", N_("In parallel")),
  LABEL (step, STEP, MODE, "incomplete", N_("Accepted incomplete")),
  LABEL (step, STEP, MODE, "early", N_("Begun early")),
  LABEL (problem, PROBLEM, SEVERITY, "minor", N_("Minor")),
  LABEL (problem, PROBLEM, SEVERITY, "major", N_("Major")),
  LABEL (problem, PROBLEM, SEVERITY, "blocking", N_("Blocking")),
  LABEL (light_entry, LIGHT_ENTRY, KIND, "snapshot", N_("Weekly snapshot")),
  LABEL (light_entry, LIGHT_ENTRY, KIND, "confirmed", N_("Confirmed")),
  LABEL (series, SERIES, KIND, "weekly", N_("Weekly meeting")),
  LABEL (series, SERIES, KIND, "special", N_("Special meeting")),
  LABEL (series, SERIES, KIND, "task_force", N_("Task force")),
  LABEL (series, SERIES, KIND, "finance", N_("Financing breakfast")),
  LABEL (meeting, MEETING, STATE, "planned", N_("In preparation")),
  LABEL (meeting, MEETING, STATE, "in_session", N_("In session")),
  LABEL (meeting, MEETING, STATE, "writing_up", N_("Writing up")),
  LABEL (meeting, MEETING, STATE, "issued", N_("Minutes issued")),
  LABEL (meeting, MEETING, STATE, "cancelled", N_("Cancelled")),
  LABEL (attendance, ATTENDANCE, KIND, "expected", N_("Expected")),
  LABEL (attendance, ATTENDANCE, KIND, "present", N_("Present")),
  LABEL (attendance, ATTENDANCE, KIND, "in_attendance", N_("In attendance")),
  LABEL (attendance, ATTENDANCE, KIND, "excused", N_("Excused")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "check", N_("Check of last time’s decisions")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "red", N_("Red light")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "yellow", N_("Yellow light")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "proposal", N_("Light change proposed")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "added", N_("Newly added")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "carried", N_("Carried over")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "topic", N_("Topic")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "decided", N_("Decided")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "continue", N_("Goes on")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "next_time", N_("Next time")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "leave", N_("Leaves the list")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "noted", N_("Noted")),
  LABEL (decision, DECISION, KIND, "decided", N_("The meeting decided")),
  LABEL (decision, DECISION, KIND, "required", N_("The meeting required")),
  LABEL (decision, DECISION, KIND, "noted", N_("The meeting noted")),
  LABEL (decision, DECISION, KIND, "principle", N_("Agreed in principle")),
  LABEL (minutes, MINUTES, STATE, "draft", N_("Draft")),
  LABEL (minutes, MINUTES, STATE, "in_review", N_("In review")),
  LABEL (minutes, MINUTES, STATE, "issued", N_("Issued")),
  LABEL (assignment, ASSIGNMENT, STATE, "pending", N_("Not signed for")),
  LABEL (assignment, ASSIGNMENT, STATE, "in_progress", N_("In progress")),
  LABEL (assignment, ASSIGNMENT, STATE, "reported", N_("Reported")),
  LABEL (assignment, ASSIGNMENT, STATE, "checking", N_("Awaiting verification")),
  LABEL (assignment, ASSIGNMENT, STATE, "done", N_("Done")),
  LABEL (assignment, ASSIGNMENT, STATE, "struck", N_("Struck off")),
  LABEL (assignment, ASSIGNMENT, STATE, "returned", N_("Returned")),
  LABEL (assignment, ASSIGNMENT, STATE, "suspended", N_("Suspended")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "given", N_("Given out")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "sign", N_("Signed for")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "report", N_("Reported")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "verify", N_("Taken up for verification")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "return", N_("Returned")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "done", N_("Found done")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "strike", N_("Struck off")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "urge", N_("Urged")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "extend", N_("Extension asked for")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "grant", N_("Extension granted")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "refuse", N_("Extension refused")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "suspend", N_("Suspended")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "resume", N_("Taken up again")),
};

/**
 * kg_label_code:
 * @code: (nullable)
 *
 * Returns: the word for a code of a column; @code itself when it has none
 */
const char *
kg_label_code (const KgTable *table,
               int            column,
               const char    *code)
{
  if (code == NULL)
    return "";

  for (guint i = 0; i < G_N_ELEMENTS (code_labels); i++)
    if (code_labels[i].table == table && code_labels[i].column == column &&
        g_str_equal (code_labels[i].code, code))
      return _(code_labels[i].word);

  return code;
}

/**
 * kg_label_table:
 *
 * Returns: what one row of @table is called
 */
const char *
kg_label_table (const KgTable *table)
{
  static const struct { const KgTable *table; const char *word; } labels[] = {
    { &kg_table_unit, N_("unit") },
    { &kg_table_person, N_("person") },
    { &kg_table_project, N_("project") },
    { &kg_table_step, N_("step") },
    { &kg_table_problem, N_("problem") },
    { &kg_table_series, N_("meeting series") },
    { &kg_table_meeting, N_("meeting") },
    { &kg_table_agenda_item, N_("agenda item") },
    { &kg_table_decision, N_("decision") },
    { &kg_table_minutes, N_("minutes") },
    { &kg_table_assignment, N_("assignment") },
    { &kg_table_light_entry, N_("light") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].table == table)
      return _(labels[i].word);

  return table->name;
}

/**
 * kg_label_weekday:
 * @weekday: 1 for Monday to 7 for Sunday
 */
const char *
kg_label_weekday (int weekday)
{
  static const char *const names[] = {
    N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
  };

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, "");

  return _(names[weekday - 1]);
}

/**
 * kg_label_date:
 *
 * Returns: (transfer full): the date with its year; “–” for none
 */
char *
kg_label_date (KgDate date)
{
  int y, m, d;

  if (date == KG_DATE_NONE)
    return g_strdup ("–");

  kg_date_get_ymd (date, &y, &m, &d);
  /* Translators: year, month, day. */
  return g_strdup_printf (C_("date", "%d-%02d-%02d"), y, m, d);
}

/**
 * kg_label_day:
 *
 * Returns: (transfer full): month and day; “–” for none
 */
char *
kg_label_day (KgDate date)
{
  int m, d;

  if (date == KG_DATE_NONE)
    return g_strdup ("–");

  kg_date_get_ymd (date, NULL, &m, &d);
  /* Translators: month, day. */
  return g_strdup_printf (C_("day", "%02d-%02d"), m, d);
}

char *
kg_label_day_weekday (KgDate date)
{
  g_autofree char *day = kg_label_day (date);

  if (date == KG_DATE_NONE)
    return g_steal_pointer (&day);

  /* Translators: a day and its weekday, such as “11-23 (Mon)”. */
  return g_strdup_printf (C_("day and weekday", "%s (%s)"), day,
                          kg_label_weekday (kg_date_weekday (date)));
}

char *
kg_label_week (KgDate date)
{
  int week;

  kg_date_iso_week (date, NULL, &week);
  return g_strdup_printf (C_("calendar week", "Week %d"), week);
}

/**
 * kg_label_due:
 *
 * Returns: (transfer full): how far away a due day is, in working days
 */
char *
kg_label_due (KgDate            due,
              KgDate            today,
              const KgCalendar *calendar)
{
  int n;

  if (due == KG_DATE_NONE)
    return g_strdup (_("no due day"));
  if (due == today)
    return g_strdup (_("due today"));

  n = kg_calendar_between (calendar, today, due);
  if (due > today)
    return g_strdup_printf (ngettext ("%d working day left", "%d working days left", n), n);

  return g_strdup_printf (ngettext ("%d working day overdue", "%d working days overdue", -n), -n);
}

/**
 * kg_label_slack:
 * @workdays: working days between forecast and planned start; G_MININT when
 *   one of the two is not known
 */
char *
kg_label_slack (int workdays)
{
  if (workdays == G_MININT)
    return g_strdup ("–");

  return workdays > 0 ? g_strdup_printf ("+%d", workdays)
                      : workdays < 0 ? g_strdup_printf ("−%d", -workdays)
                                     : g_strdup ("0");
}
