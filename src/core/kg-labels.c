// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-labels.h"
#include "core/kg-i18n.h"
#include "core/kg-light.h"

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
  LABEL (unit, UNIT, KIND, "convener", NC_("code", "Convener")),
  LABEL (unit, UNIT, KIND, "department", NC_("code", "Department")),
  LABEL (unit, UNIT, KIND, "territory", NC_("code", "Territory")),
  LABEL (unit, UNIT, KIND, "supervision", NC_("code", "Supervision office")),
  LABEL (unit, UNIT, KIND, "other", NC_("code", "Other unit")),
  LABEL (project, PROJECT, ROUTE, "approval", NC_("code", "Approval")),
  LABEL (project, PROJECT, ROUTE, "ratification", NC_("code", "Ratification")),
  LABEL (project, PROJECT, ROUTE, "filing", NC_("code", "Filing")),
  LABEL (project, PROJECT, PRECISION, "day", NC_("code", "To the day")),
  LABEL (project, PROJECT, PRECISION, "month", NC_("code", "To the month")),
  LABEL (project, PROJECT, PRECISION, "quarter", NC_("code", "To the quarter")),
  LABEL (project, PROJECT, PRECISION, "year", NC_("code", "To the year")),
  LABEL (project, PROJECT, STATE, "planned", NC_("code", "Planned")),
  LABEL (project, PROJECT, STATE, "on_hold", NC_("code", "On hold")),
  LABEL (project, PROJECT, STATE, "started", NC_("code", "Started")),
  LABEL (project, PROJECT, STATE, "withdrawn", NC_("code", "Withdrawn")),
  LABEL (project_agent, PROJECT_AGENT, ROLE, "territorial_chief", NC_("code", "Territorial chief agent")),
  LABEL (project_agent, PROJECT_AGENT, ROLE, "department_chief", NC_("code", "Department chief agent")),
  LABEL (person, PERSON, AGENT_ROLE, "frontline", NC_("code", "Frontline agent")),
  LABEL (person, PERSON, AGENT_ROLE, "chief", NC_("code", "Chief agent")),
  LABEL (person, PERSON, AGENT_ROLE, "joint_chief", NC_("code", "Joint chief agent")),
  LABEL (step, STEP, MODE, "normal", NC_("code", "In turn")),
  LABEL (step, STEP, MODE, "parallel", NC_("code", "In parallel")),
  LABEL (step, STEP, MODE, "incomplete", NC_("code", "Accepted incomplete")),
  LABEL (step, STEP, MODE, "early", NC_("code", "Begun early")),
  LABEL (problem, PROBLEM, SEVERITY, "minor", NC_("code", "Minor")),
  LABEL (problem, PROBLEM, SEVERITY, "major", NC_("code", "Major")),
  LABEL (problem, PROBLEM, SEVERITY, "blocking", NC_("code", "Blocking")),
  LABEL (light_entry, LIGHT_ENTRY, KIND, "snapshot", NC_("code", "Weekly snapshot")),
  LABEL (light_entry, LIGHT_ENTRY, KIND, "confirmed", NC_("code", "Confirmed")),
  LABEL (series, SERIES, KIND, "weekly", NC_("code", "Weekly meeting")),
  LABEL (series, SERIES, KIND, "special", NC_("code", "Special meeting")),
  LABEL (series, SERIES, KIND, "task_force", NC_("code", "Task force")),
  LABEL (series, SERIES, KIND, "finance", NC_("code", "Financing breakfast")),
  LABEL (meeting, MEETING, STATE, "planned", NC_("code", "In preparation")),
  LABEL (meeting, MEETING, STATE, "in_session", NC_("code", "In session")),
  LABEL (meeting, MEETING, STATE, "writing_up", NC_("code", "Writing up")),
  LABEL (meeting, MEETING, STATE, "issued", NC_("code", "Minutes issued")),
  LABEL (meeting, MEETING, STATE, "cancelled", NC_("code", "Cancelled")),
  LABEL (attendance, ATTENDANCE, KIND, "expected", NC_("code", "Expected")),
  LABEL (attendance, ATTENDANCE, KIND, "present", NC_("code", "Present")),
  LABEL (attendance, ATTENDANCE, KIND, "in_attendance", NC_("code", "In attendance")),
  LABEL (attendance, ATTENDANCE, KIND, "excused", NC_("code", "Excused")),
  LABEL (agenda_item, AGENDA_ITEM, KIND, "check", NC_("code", "Check of last time’s decisions")),
  LABEL (agenda_item, AGENDA_ITEM, KIND, "project", NC_("code", "Project")),
  LABEL (agenda_item, AGENDA_ITEM, KIND, "topic", NC_("code", "Topic")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "check", NC_("code", "Check of last time’s decisions")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "red", NC_("code", "Red light")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "yellow", NC_("code", "Yellow light")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "proposal", NC_("code", "Light change proposed")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "added", NC_("code", "Newly added")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "carried", NC_("code", "Carried over")),
  LABEL (agenda_item, AGENDA_ITEM, ORIGIN, "topic", NC_("code", "Topic")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "decided", NC_("code", "Decided")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "continue", NC_("code", "Goes on")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "next_time", NC_("code", "Next time")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "leave", NC_("code", "Leaves the list")),
  LABEL (agenda_item, AGENDA_ITEM, OUTCOME, "noted", NC_("code", "Noted")),
  LABEL (decision, DECISION, KIND, "decided", NC_("code", "The meeting decided")),
  LABEL (decision, DECISION, KIND, "required", NC_("code", "The meeting required")),
  LABEL (decision, DECISION, KIND, "noted", NC_("code", "The meeting noted")),
  LABEL (decision, DECISION, KIND, "principle", NC_("code", "Agreed in principle")),
  LABEL (minutes, MINUTES, STATE, "draft", NC_("code", "Draft")),
  LABEL (minutes, MINUTES, STATE, "in_review", NC_("code", "In review")),
  LABEL (minutes, MINUTES, STATE, "issued", NC_("code", "Issued")),
  LABEL (minutes, MINUTES, STATE, "withdrawn", NC_("code", "Withdrawn")),
  LABEL (assignment, ASSIGNMENT, STATE, "pending", NC_("code", "Not signed for")),
  LABEL (assignment, ASSIGNMENT, STATE, "in_progress", NC_("code", "In progress")),
  LABEL (assignment, ASSIGNMENT, STATE, "reported", NC_("code", "Reported")),
  LABEL (assignment, ASSIGNMENT, STATE, "checking", NC_("code", "Awaiting verification")),
  LABEL (assignment, ASSIGNMENT, STATE, "done", NC_("code", "Done")),
  LABEL (assignment, ASSIGNMENT, STATE, "struck", NC_("code", "Struck off")),
  LABEL (assignment, ASSIGNMENT, STATE, "returned", NC_("code", "Returned")),
  LABEL (assignment, ASSIGNMENT, STATE, "suspended", NC_("code", "Suspended")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "given", NC_("code", "Given out")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "sign", NC_("code", "Signed for")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "report", NC_("code", "Reported")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "verify", NC_("code", "Taken up for verification")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "return", NC_("code", "Returned")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "done", NC_("code", "Found done")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "strike", NC_("code", "Struck off")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "urge", NC_("code", "Urged")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "extend", NC_("code", "Extension asked for")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "grant", NC_("code", "Extension granted")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "refuse", NC_("code", "Extension refused")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "suspend", NC_("code", "Suspended")),
  LABEL (assignment_event, ASSIGNMENT_EVENT, KIND, "resume", NC_("code", "Taken up again")),
  LABEL (extension, EXTENSION, ANSWER, "pending", NC_("code", "Waiting for an answer")),
  LABEL (extension, EXTENSION, ANSWER, "granted", NC_("code", "Granted")),
  LABEL (extension, EXTENSION, ANSWER, "refused", NC_("code", "Refused")),
  LABEL (change_log, CHANGE_LOG, OPERATION, "insert", NC_("code", "Added")),
  LABEL (change_log, CHANGE_LOG, OPERATION, "update", NC_("code", "Changed")),
  LABEL (change_log, CHANGE_LOG, OPERATION, "delete", NC_("code", "Removed")),
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
  KgLight light;

  if (code == NULL)
    return "";

  /* Two pairs of columns hold the codes of something else. */
  if (table == &kg_table_light_entry &&
      (column == KG_LIGHT_ENTRY_PROPOSED || column == KG_LIGHT_ENTRY_CONFIRMED))
    return kg_light_from_code (code, &light) ? kg_light_label (light) : code;
  if (table == &kg_table_assignment_event &&
      (column == KG_ASSIGNMENT_EVENT_FROM_STATE || column == KG_ASSIGNMENT_EVENT_TO_STATE)) {
    table = &kg_table_assignment;
    column = KG_ASSIGNMENT_STATE;
  }

  for (guint i = 0; i < G_N_ELEMENTS (code_labels); i++)
    if (code_labels[i].table == table && code_labels[i].column == column &&
        g_str_equal (code_labels[i].code, code))
      return kg_gettext_in ("code", code_labels[i].word);

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

/**
 * kg_label_day_near:
 *
 * Returns: (transfer full): month and day, with the year when it is not that
 *   of @today
 */
char *
kg_label_day_near (KgDate date,
                   KgDate today)
{
  int year, this_year;

  if (date == KG_DATE_NONE)
    return kg_label_day (date);

  kg_date_get_ymd (date, &year, NULL, NULL);
  kg_date_get_ymd (today, &this_year, NULL, NULL);
  return year == this_year ? kg_label_day (date) : kg_label_date (date);
}

/* @day (transfer full): of @date */
static char *
add_weekday (char   *day,
             KgDate  date)
{
  g_autofree char *plain = day;

  if (date == KG_DATE_NONE)
    return g_steal_pointer (&plain);

  /* Translators: a day and its weekday, such as “11-23 (Mon)”. */
  return g_strdup_printf (C_("day and weekday", "%s (%s)"), plain, kg_label_weekday (kg_date_weekday (date)));
}

char *
kg_label_day_weekday (KgDate date)
{
  return add_weekday (kg_label_day (date), date);
}

/**
 * kg_label_day_weekday_near:
 *
 * Returns: (transfer full): the day and its weekday, with the year when that is
 *   another one than @today's
 */
char *
kg_label_day_weekday_near (KgDate date,
                           KgDate today)
{
  return add_weekday (kg_label_day_near (date, today), date);
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
