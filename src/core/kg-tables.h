// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-table.h"

G_BEGIN_DECLS

/* Every table and its columns, as X (TABLE, COLUMN, name, type, flags, detail).
 * Money is an integer number of 万元, durations are working days, codes are
 * frozen text. A released table changes only by a numbered migration. */

#define KG_LIGHT_CODES "red|yellow|green|grey|on_hold|started"

#define KG_UNIT_COLUMNS(X)                                                     \
  X (UNIT, NAME, "name", TEXT, REQUIRED | KG_COLUMN_UNIQUE, NULL)              \
  X (UNIT, SHORT_NAME, "short_name", TEXT, PLAIN, NULL)                        \
  X (UNIT, KIND, "kind", CODE, REQUIRED,                                       \
     "convener|department|territory|supervision|other")                        \
  X (UNIT, PARENT, "parent", REF, PLAIN, "unit")                               \
  X (UNIT, POSITION, "position", INT, PLAIN, NULL)

#define KG_PERSON_COLUMNS(X)                                                   \
  X (PERSON, NAME, "name", TEXT, REQUIRED, NULL)                               \
  X (PERSON, UNIT, "unit", REF, PLAIN, "unit")                                 \
  X (PERSON, POST, "post", TEXT, PLAIN, NULL)                                  \
  X (PERSON, PHONE, "phone", TEXT, PLAIN, NULL)                                \
  X (PERSON, AGENT_ROLE, "agent_role", CODE, PLAIN,                            \
     "frontline|chief|joint_chief")

/* template is the key of a process template, choices what was chosen in it, as
 * in "permits=four". report_every is the number of working days between two
 * reports. unattended_reason says why a yellow or red light has neither a lead
 * unit nor an escalation. */
#define KG_PROJECT_COLUMNS(X)                                                  \
  X (PROJECT, CODE, "code", TEXT, UNIQUE, NULL)                                \
  X (PROJECT, NAME, "name", TEXT, REQUIRED | KG_COLUMN_INDEXED, NULL)          \
  X (PROJECT, BUILDER, "builder", TEXT, PLAIN, NULL)                           \
  X (PROJECT, TERRITORY, "territory", REF, PLAIN, "unit")                      \
  X (PROJECT, LEAD_UNIT, "lead_unit", REF, PLAIN, "unit")                      \
  X (PROJECT, LEADER, "leader", TEXT, PLAIN, NULL)                             \
  X (PROJECT, ESCALATED_TO, "escalated_to", TEXT, PLAIN, NULL)                 \
  X (PROJECT, KIND, "kind", TEXT, PLAIN, NULL)                                 \
  X (PROJECT, NATURE, "nature", TEXT, PLAIN, NULL)                             \
  X (PROJECT, ROUTE, "route", CODE, PLAIN, "approval|ratification|filing")     \
  X (PROJECT, SITE, "site", TEXT, PLAIN, NULL)                                 \
  X (PROJECT, CONTENT, "content", TEXT, PLAIN, NULL)                           \
  X (PROJECT, TAGS, "tags", TEXT, PLAIN, NULL)                                 \
  X (PROJECT, INVESTMENT, "investment", INT, PLAIN, NULL)                      \
  X (PROJECT, YEAR_PLAN, "year_plan", INT, PLAIN, NULL)                        \
  X (PROJECT, INVESTED, "invested", INT, PLAIN, NULL)                          \
  X (PROJECT, PLANNED_START, "planned_start", DATE, PLAIN, NULL)               \
  X (PROJECT, PRECISION, "planned_precision", CODE, PLAIN,                     \
     "day|month|quarter|year")                                                 \
  X (PROJECT, FORECAST_START, "forecast_start", DATE, PLAIN, NULL)             \
  X (PROJECT, ACTUAL_START, "actual_start", DATE, PLAIN, NULL)                 \
  X (PROJECT, STATE, "state", CODE, REQUIRED,                                  \
     "planned|on_hold|started|withdrawn")                                      \
  X (PROJECT, HOLD_REASON, "hold_reason", TEXT, PLAIN, NULL)                   \
  X (PROJECT, START_PERMIT, "start_permit", TEXT, PLAIN, NULL)                 \
  X (PROJECT, PROGRESS, "progress", TEXT, PLAIN, NULL)                         \
  X (PROJECT, REMARK, "remark", TEXT, PLAIN, NULL)                             \
  X (PROJECT, LIST_NO, "list_no", TEXT, PLAIN, NULL)                           \
  X (PROJECT, LISTED_ON, "listed_on", DATE, PLAIN, NULL)                       \
  X (PROJECT, SOURCE, "source", TEXT, PLAIN, NULL)                             \
  X (PROJECT, TEMPLATE, "template", TEXT, PLAIN, NULL)                         \
  X (PROJECT, CHOICES, "choices", TEXT, PLAIN, NULL)                           \
  X (PROJECT, REPORT_EVERY, "report_every", INT, PLAIN, NULL)                  \
  X (PROJECT, UNATTENDED_REASON, "unattended_reason", TEXT, PLAIN, NULL)

#define KG_PROJECT_AGENT_COLUMNS(X)                                            \
  X (PROJECT_AGENT, PROJECT, "project", REF, REQUIRED, "project")              \
  X (PROJECT_AGENT, PERSON, "person", REF, REQUIRED, "person")                 \
  X (PROJECT_AGENT, ROLE, "role", CODE, REQUIRED,                              \
     "territorial_chief|department_chief")

/* duration is the likely one, duration_min and duration_max the optimistic and
 * the pessimistic one (NULL: as duration). predecessors are keys of steps,
 * separated by semicolons: NULL means by position, "-" none. source says where
 * the duration comes from, or "assumption". not_before is the first day on
 * which the step can begin, whatever its predecessors say. */
#define KG_STEP_COLUMNS(X)                                                     \
  X (STEP, PROJECT, "project", REF, REQUIRED, "project")                       \
  X (STEP, POSITION, "position", INT, REQUIRED, NULL)                          \
  X (STEP, KEY, "key", TEXT, PLAIN, NULL)                                      \
  X (STEP, NAME, "name", TEXT, REQUIRED, NULL)                                 \
  X (STEP, AUTHORITY, "authority", TEXT, PLAIN, NULL)                          \
  X (STEP, DURATION, "duration", INT, REQUIRED, NULL)                          \
  X (STEP, MODE, "mode", CODE, REQUIRED, "normal|parallel|incomplete|early")   \
  X (STEP, PERMIT, "permit", BOOL, PLAIN, NULL)                                \
  X (STEP, PLANNED_START, "planned_start", DATE, PLAIN, NULL)                  \
  X (STEP, PLANNED_END, "planned_end", DATE, PLAIN, NULL)                      \
  X (STEP, ACTUAL_START, "actual_start", DATE, PLAIN, NULL)                    \
  X (STEP, ACTUAL_END, "actual_end", DATE, PLAIN, NULL)                        \
  X (STEP, DURATION_MIN, "duration_min", INT, PLAIN, NULL)                     \
  X (STEP, DURATION_MAX, "duration_max", INT, PLAIN, NULL)                     \
  X (STEP, PREDECESSORS, "predecessors", TEXT, PLAIN, NULL)                    \
  X (STEP, DOCUMENTS, "documents", TEXT, PLAIN, NULL)                          \
  X (STEP, SOURCE, "source", TEXT, PLAIN, NULL)                                \
  X (STEP, NOT_BEFORE, "not_before", DATE, PLAIN, NULL)

#define KG_PROBLEM_COLUMNS(X)                                                  \
  X (PROBLEM, PROJECT, "project", REF, REQUIRED, "project")                    \
  X (PROBLEM, TEXT, "text", TEXT, REQUIRED, NULL)                              \
  X (PROBLEM, SEVERITY, "severity", CODE, REQUIRED, "minor|major|blocking")    \
  X (PROBLEM, TAGS, "tags", TEXT, PLAIN, NULL)                                 \
  X (PROBLEM, UNIT, "unit", REF, PLAIN, "unit")                                \
  X (PROBLEM, RAISED_ON, "raised_on", DATE, REQUIRED, NULL)                    \
  X (PROBLEM, CLOSED_ON, "closed_on", DATE, PLAIN, NULL)                       \
  X (PROBLEM, CLOSING, "closing", TEXT, PLAIN, NULL)

#define KG_REPORT_COLUMNS(X)                                                   \
  X (REPORT, PROJECT, "project", REF, REQUIRED, "project")                     \
  X (REPORT, REPORTED_ON, "reported_on", DATE, REQUIRED, NULL)                 \
  X (REPORT, TEXT, "text", TEXT, REQUIRED, NULL)                               \
  X (REPORT, STATED_BY, "stated_by", TEXT, PLAIN, NULL)

#define KG_REFORECAST_COLUMNS(X)                                               \
  X (REFORECAST, PROJECT, "project", REF, REQUIRED, "project")                 \
  X (REFORECAST, ENTERED_ON, "entered_on", DATE, REQUIRED, NULL)               \
  X (REFORECAST, PREVIOUS, "previous", DATE, PLAIN, NULL)                      \
  X (REFORECAST, FORECAST, "forecast", DATE, PLAIN, NULL)                      \
  X (REFORECAST, REASON, "reason", TEXT, REQUIRED, NULL)

/* A promise for which a step is accepted incomplete (容缺承诺). It is due on a
 * day, before a step or at an event that has no day yet. */
#define KG_COMMITMENT_COLUMNS(X)                                               \
  X (COMMITMENT, PROJECT, "project", REF, REQUIRED, "project")                 \
  X (COMMITMENT, STEP, "step", TEXT, PLAIN, NULL)                              \
  X (COMMITMENT, DOCUMENT, "document", TEXT, REQUIRED, NULL)                   \
  X (COMMITMENT, PROMISED_BY, "promised_by", TEXT, REQUIRED, NULL)             \
  X (COMMITMENT, PROMISED_ON, "promised_on", DATE, REQUIRED, NULL)             \
  X (COMMITMENT, DUE_ON, "due_on", DATE, PLAIN, NULL)                          \
  X (COMMITMENT, DUE_BEFORE, "due_before", TEXT, PLAIN, NULL)                  \
  X (COMMITMENT, DUE_EVENT, "due_event", TEXT, PLAIN, NULL)                    \
  X (COMMITMENT, CONSEQUENCE, "consequence", TEXT, PLAIN, NULL)                \
  X (COMMITMENT, CLEARED_ON, "cleared_on", DATE, PLAIN, NULL)                  \
  X (COMMITMENT, CLEARING, "clearing", TEXT, PLAIN, NULL)

/* A reason for a delay that somebody accepted as valid (正当理由). */
#define KG_EXCUSE_COLUMNS(X)                                                   \
  X (EXCUSE, PROJECT, "project", REF, REQUIRED, "project")                     \
  X (EXCUSE, TEXT, "text", TEXT, REQUIRED, NULL)                               \
  X (EXCUSE, ACCEPTED_BY, "accepted_by", TEXT, REQUIRED, NULL)                 \
  X (EXCUSE, ACCEPTED_ON, "accepted_on", DATE, REQUIRED, NULL)                 \
  X (EXCUSE, UNTIL, "until", DATE, PLAIN, NULL)                                \
  X (EXCUSE, ENDED_ON, "ended_on", DATE, PLAIN, NULL)                          \
  X (EXCUSE, ENDING, "ending", TEXT, PLAIN, NULL)

#define KG_LIGHT_ENTRY_COLUMNS(X)                                              \
  X (LIGHT_ENTRY, PROJECT, "project", REF, REQUIRED, "project")                \
  X (LIGHT_ENTRY, KIND, "kind", CODE, REQUIRED, "snapshot|confirmed")          \
  X (LIGHT_ENTRY, WEEK, "week", TEXT, REQUIRED | KG_COLUMN_INDEXED, NULL)      \
  X (LIGHT_ENTRY, ENTERED_ON, "entered_on", DATE, REQUIRED, NULL)              \
  X (LIGHT_ENTRY, PROPOSED, "proposed", CODE, REQUIRED, KG_LIGHT_CODES)        \
  X (LIGHT_ENTRY, REASONS, "reasons", JSON, PLAIN, NULL)                       \
  X (LIGHT_ENTRY, RULES, "rules", TEXT, PLAIN, NULL)                           \
  X (LIGHT_ENTRY, CONFIRMED, "confirmed", CODE, PLAIN, KG_LIGHT_CODES)         \
  X (LIGHT_ENTRY, REASON, "reason", TEXT, PLAIN, NULL)                         \
  X (LIGHT_ENTRY, MEETING, "meeting", REF, PLAIN, "meeting")

#define KG_SERIES_COLUMNS(X)                                                   \
  X (SERIES, NAME, "name", TEXT, REQUIRED | KG_COLUMN_UNIQUE, NULL)            \
  X (SERIES, KIND, "kind", CODE, REQUIRED,                                     \
     "weekly|special|task_force|finance")                                      \
  X (SERIES, WEEKDAY, "weekday", INT, PLAIN, NULL)                             \
  X (SERIES, STARTS_AT, "starts_at", TEXT, PLAIN, NULL)                        \
  X (SERIES, PLACE, "place", TEXT, PLAIN, NULL)                                \
  X (SERIES, CHAIR, "chair", TEXT, PLAIN, NULL)                                \
  X (SERIES, RECORDER, "recorder", TEXT, PLAIN, NULL)                          \
  X (SERIES, CONVENER, "convener", REF, PLAIN, "unit")                         \
  X (SERIES, MARK, "mark", TEXT, PLAIN, NULL)                                  \
  X (SERIES, OFFICE, "office", TEXT, PLAIN, NULL)                              \
  X (SERIES, COPY_TO, "copy_to", TEXT, PLAIN, NULL)

#define KG_MEETING_COLUMNS(X)                                                  \
  X (MEETING, SERIES, "series", REF, REQUIRED, "series")                       \
  X (MEETING, YEAR, "year", INT, REQUIRED, NULL)                               \
  X (MEETING, NUMBER, "number", INT, REQUIRED, NULL)                           \
  X (MEETING, HELD_ON, "held_on", DATE, REQUIRED, NULL)                        \
  X (MEETING, STARTS_AT, "starts_at", TEXT, PLAIN, NULL)                       \
  X (MEETING, PLACE, "place", TEXT, PLAIN, NULL)                               \
  X (MEETING, CHAIR, "chair", TEXT, PLAIN, NULL)                               \
  X (MEETING, RECORDER, "recorder", TEXT, PLAIN, NULL)                         \
  X (MEETING, STATE, "state", CODE, REQUIRED,                                  \
     "planned|in_session|writing_up|issued|cancelled")                         \
  X (MEETING, STARTED_AT, "started_at", INSTANT, PLAIN, NULL)                  \
  X (MEETING, ENDED_AT, "ended_at", INSTANT, PLAIN, NULL)                      \
  X (MEETING, CURRENT_ITEM, "current_item", TEXT, PLAIN, NULL)                 \
  X (MEETING, CANCEL_REASON, "cancel_reason", TEXT, PLAIN, NULL)

#define KG_ATTENDANCE_COLUMNS(X)                                               \
  X (ATTENDANCE, MEETING, "meeting", REF, REQUIRED, "meeting")                 \
  X (ATTENDANCE, UNIT, "unit", REF, REQUIRED, "unit")                          \
  X (ATTENDANCE, KIND, "kind", CODE, REQUIRED,                                 \
     "expected|present|in_attendance|excused")                                 \
  X (ATTENDANCE, NAMES, "names", TEXT, PLAIN, NULL)

#define KG_AGENDA_ITEM_COLUMNS(X)                                              \
  X (AGENDA_ITEM, MEETING, "meeting", REF, REQUIRED, "meeting")                \
  X (AGENDA_ITEM, POSITION, "position", INT, REQUIRED, NULL)                   \
  X (AGENDA_ITEM, KIND, "kind", CODE, REQUIRED, "check|project|topic")         \
  X (AGENDA_ITEM, PROJECT, "project", REF, PLAIN, "project")                   \
  X (AGENDA_ITEM, TITLE, "title", TEXT, REQUIRED, NULL)                        \
  X (AGENDA_ITEM, ORIGIN, "origin", CODE, REQUIRED,                            \
     "check|red|yellow|proposal|added|carried|topic")                          \
  X (AGENDA_ITEM, CARRIED_FROM, "carried_from", REF, PLAIN, "agenda_item")     \
  X (AGENDA_ITEM, DISCUSSION, "discussion", TEXT, PLAIN, NULL)                 \
  X (AGENDA_ITEM, OUTCOME, "outcome", CODE, PLAIN,                             \
     "decided|continue|next_time|leave|noted")                                 \
  X (AGENDA_ITEM, OUTCOME_NOTE, "outcome_note", TEXT, PLAIN, NULL)             \
  X (AGENDA_ITEM, UNATTENDED_REASON, "unattended_reason", TEXT, PLAIN, NULL)

#define KG_DECISION_COLUMNS(X)                                                 \
  X (DECISION, MEETING, "meeting", REF, REQUIRED, "meeting")                   \
  X (DECISION, AGENDA_ITEM, "agenda_item", REF, REQUIRED, "agenda_item")       \
  X (DECISION, PROJECT, "project", REF, PLAIN, "project")                      \
  X (DECISION, POSITION, "position", INT, REQUIRED, NULL)                      \
  X (DECISION, KIND, "kind", CODE, REQUIRED,                                   \
     "decided|required|noted|principle")                                       \
  X (DECISION, TEXT, "text", TEXT, REQUIRED, NULL)                             \
  X (DECISION, REPLACES, "replaces", REF, PLAIN, "decision")

#define KG_MINUTES_COLUMNS(X)                                                  \
  X (MINUTES, MEETING, "meeting", REF, REQUIRED, "meeting")                    \
  X (MINUTES, REVISION, "revision", INT, REQUIRED, NULL)                       \
  X (MINUTES, STATE, "state", CODE, REQUIRED,                                  \
     "draft|in_review|issued|withdrawn")                                       \
  X (MINUTES, YEAR, "year", INT, PLAIN, NULL)                                  \
  X (MINUTES, NUMBER, "number", INT, PLAIN, NULL)                              \
  X (MINUTES, CONTENT, "content", JSON, PLAIN, NULL)                           \
  X (MINUTES, HASH, "hash", TEXT, PLAIN, NULL)                                 \
  X (MINUTES, PREVIOUS_HASH, "previous_hash", TEXT, PLAIN, NULL)               \
  X (MINUTES, CORRECTS, "corrects", REF, PLAIN, "minutes")                     \
  X (MINUTES, CORRECTION_REASON, "correction_reason", TEXT, PLAIN, NULL)       \
  X (MINUTES, ISSUED_ON, "issued_on", DATE, PLAIN, NULL)                       \
  X (MINUTES, ISSUED_BY, "issued_by", TEXT, PLAIN, NULL)

/* Files that were made of issued minutes, by what is in them. */
#define KG_ISSUED_FILE_COLUMNS(X)                                              \
  X (ISSUED_FILE, MINUTES, "minutes", REF, REQUIRED, "minutes")                \
  X (ISSUED_FILE, FILE_HASH, "file_hash", TEXT, REQUIRED, NULL)           \
  X (ISSUED_FILE, EXPORTED_ON, "exported_on", DATE, REQUIRED, NULL)

#define KG_ASSIGNMENT_COLUMNS(X)                                               \
  X (ASSIGNMENT, NUMBER, "number", TEXT, REQUIRED | KG_COLUMN_UNIQUE, NULL)    \
  X (ASSIGNMENT, DECISION, "decision", REF, PLAIN, "decision")                 \
  X (ASSIGNMENT, MEETING, "meeting", REF, PLAIN, "meeting")                    \
  X (ASSIGNMENT, PROJECT, "project", REF, PLAIN, "project")                    \
  X (ASSIGNMENT, PROBLEM, "problem", REF, PLAIN, "problem")                    \
  X (ASSIGNMENT, TEXT, "text", TEXT, REQUIRED, NULL)                           \
  X (ASSIGNMENT, LEAD_UNIT, "lead_unit", REF, REQUIRED, "unit")                \
  X (ASSIGNMENT, PERSON, "person", TEXT, PLAIN, NULL)                          \
  X (ASSIGNMENT, GIVEN_ON, "given_on", DATE, REQUIRED, NULL)                   \
  X (ASSIGNMENT, DUE_ORIGINAL, "due_original", DATE, REQUIRED, NULL)           \
  X (ASSIGNMENT, DUE_CURRENT, "due_current", DATE, REQUIRED, NULL)             \
  X (ASSIGNMENT, DONE_ON, "done_on", DATE, PLAIN, NULL)                        \
  X (ASSIGNMENT, STATE, "state", CODE, REQUIRED | KG_COLUMN_INDEXED,           \
     "pending|in_progress|reported|checking|done|struck|returned|suspended")   \
  X (ASSIGNMENT, EXTENSIONS, "extensions", INT, REQUIRED, NULL)                \
  X (ASSIGNMENT, URGES, "urges", INT, REQUIRED, NULL)                          \
  X (ASSIGNMENT, PROGRESS, "progress", TEXT, PLAIN, NULL)

#define KG_ASSIGNMENT_UNIT_COLUMNS(X)                                          \
  X (ASSIGNMENT_UNIT, ASSIGNMENT, "assignment", REF, REQUIRED, "assignment")   \
  X (ASSIGNMENT_UNIT, UNIT, "unit", REF, REQUIRED, "unit")

#define KG_ASSIGNMENT_EVENT_COLUMNS(X)                                         \
  X (ASSIGNMENT_EVENT, ASSIGNMENT, "assignment", REF, REQUIRED, "assignment")  \
  X (ASSIGNMENT_EVENT, KIND, "kind", CODE, REQUIRED,                           \
     "given|sign|report|verify|return|done|strike|urge|extend|grant|refuse|"   \
     "suspend|resume")                                                         \
  X (ASSIGNMENT_EVENT, ENTERED_ON, "entered_on", DATE, REQUIRED, NULL)         \
  X (ASSIGNMENT_EVENT, FROM_STATE, "from_state", TEXT, PLAIN, NULL)            \
  X (ASSIGNMENT_EVENT, TO_STATE, "to_state", TEXT, REQUIRED, NULL)             \
  X (ASSIGNMENT_EVENT, TEXT, "text", TEXT, PLAIN, NULL)                        \
  X (ASSIGNMENT_EVENT, DUE, "due", DATE, PLAIN, NULL)                          \
  X (ASSIGNMENT_EVENT, STATED_BY, "stated_by", TEXT, PLAIN, NULL)

#define KG_EXTENSION_COLUMNS(X)                                                \
  X (EXTENSION, ASSIGNMENT, "assignment", REF, REQUIRED, "assignment")         \
  X (EXTENSION, ASKED_ON, "asked_on", DATE, REQUIRED, NULL)                    \
  X (EXTENSION, REASON, "reason", TEXT, REQUIRED, NULL)                        \
  X (EXTENSION, DUE, "due", DATE, REQUIRED, NULL)                              \
  X (EXTENSION, ANSWER, "answer", CODE, REQUIRED, "pending|granted|refused")   \
  X (EXTENSION, ANSWERED_ON, "answered_on", DATE, PLAIN, NULL)                 \
  X (EXTENSION, ANSWERED_BY, "answered_by", TEXT, PLAIN, NULL)

#define KG_PRIVATE_NOTE_COLUMNS(X)                                             \
  X (PRIVATE_NOTE, OWNER, "owner", TEXT, REQUIRED, NULL)                       \
  X (PRIVATE_NOTE, PROJECT, "project", REF, PLAIN, "project")                  \
  X (PRIVATE_NOTE, AGENDA_ITEM, "agenda_item", REF, PLAIN, "agenda_item")      \
  X (PRIVATE_NOTE, TEXT, "text", TEXT, REQUIRED, NULL)

#define KG_SETTING_COLUMNS(X)                                                  \
  X (SETTING, KEY, "key", TEXT, REQUIRED | KG_COLUMN_UNIQUE, NULL)             \
  X (SETTING, VALUE, "value", TEXT, PLAIN, NULL)

#define KG_CHANGE_LOG_COLUMNS(X)                                               \
  X (CHANGE_LOG, CHANGESET, "changeset", TEXT, REQUIRED | KG_COLUMN_INDEXED,   \
     NULL)                                                                     \
  X (CHANGE_LOG, LABEL, "label", TEXT, PLAIN, NULL)                            \
  X (CHANGE_LOG, TABLE, "table_name", TEXT, REQUIRED, NULL)                    \
  X (CHANGE_LOG, ROW, "row_id", TEXT, REQUIRED | KG_COLUMN_INDEXED, NULL)      \
  X (CHANGE_LOG, OPERATION, "operation", CODE, REQUIRED,                       \
     "insert|update|delete")                                                   \
  X (CHANGE_LOG, BEFORE, "before", JSON, PLAIN, NULL)                          \
  X (CHANGE_LOG, AFTER, "after", JSON, PLAIN, NULL)

/* In the order in which they are created: a table stands after the tables
 * that it refers to. */
#define KG_FOR_EACH_TABLE(X) \
  X (UNIT, unit)             \
  X (PERSON, person)         \
  X (PROJECT, project)       \
  X (PROJECT_AGENT, project_agent) \
  X (STEP, step)             \
  X (PROBLEM, problem)       \
  X (REPORT, report)         \
  X (REFORECAST, reforecast) \
  X (COMMITMENT, commitment) \
  X (EXCUSE, excuse)         \
  X (SERIES, series)         \
  X (MEETING, meeting)       \
  X (LIGHT_ENTRY, light_entry) \
  X (ATTENDANCE, attendance) \
  X (AGENDA_ITEM, agenda_item) \
  X (DECISION, decision)     \
  X (MINUTES, minutes)       \
  X (ISSUED_FILE, issued_file) \
  X (ASSIGNMENT, assignment) \
  X (ASSIGNMENT_UNIT, assignment_unit) \
  X (ASSIGNMENT_EVENT, assignment_event) \
  X (EXTENSION, extension)   \
  X (PRIVATE_NOTE, private_note) \
  X (SETTING, setting)       \
  X (CHANGE_LOG, change_log)

/* KG_PROJECT_NAME and its like: the position of a column in a record. */
#define KG_COLUMN_ENUM_(T, C, name, type, flags, detail) KG_##T##_##C,
#define KG_TABLE_ENUM_(T, t)                   \
  enum {                                       \
    KG_##T##_BASE_ = KG_COL_COMMON - 1,        \
    KG_##T##_COLUMNS (KG_COLUMN_ENUM_)         \
    KG_##T##_N_COLUMNS_                        \
  };                                           \
  extern const KgTable kg_table_##t;
KG_FOR_EACH_TABLE (KG_TABLE_ENUM_)
#undef KG_TABLE_ENUM_
#undef KG_COLUMN_ENUM_

G_END_DECLS
