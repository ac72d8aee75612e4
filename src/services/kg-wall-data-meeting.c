// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-wall-private.h"

#include "core/kg-assignment.h"
#include "core/kg-labels.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was decided and what came of it, and what the last page says. */

static KgWallMark
mark_of (const char *state,
         KgDueState  due)
{
  static const struct { const char *state; KgWallMark mark; } marks[] = {
    { "pending", KG_WALL_MARK_PENDING },
    { "in_progress", KG_WALL_MARK_ACTIVE },
    { "returned", KG_WALL_MARK_ACTIVE },
    { "reported", KG_WALL_MARK_REPORTED },
    { "checking", KG_WALL_MARK_REPORTED },
    { "done", KG_WALL_MARK_DONE },
    { "struck", KG_WALL_MARK_DONE },
    { "suspended", KG_WALL_MARK_SUSPENDED },
  };

  if (due == KG_DUE_OVERDUE)
    return KG_WALL_MARK_OVERDUE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (state, marks[i].state) == 0)
      return marks[i].mark;

  return KG_WALL_MARK_PENDING;
}

static const char *
unit_name (KgWallContent *self,
           const char    *id)
{
  const KgUnit *unit = id != NULL ? kg_board_find_unit (self->board, id) : NULL;

  return unit != NULL ? unit->short_name : "–";
}

/* The page of one project knows no other. */
static const char *
project_name (KgWallContent *self,
              const char    *id)
{
  const KgProject *project = id != NULL ? kg_board_find_project (self->board, id) : NULL;

  return project != NULL ? project->name : NULL;
}

/**
 * kg_wall_content_make_task:
 * @assignment: lives as long as @self
 */
KgWallTask
kg_wall_content_make_task (KgWallContent *self,
                           KgRecord      *assignment)
{
  KgContext *context = kg_board_get_context (self->board);
  KgDate today = kg_context_get_today (context), due = kg_record_get_date (assignment, KG_ASSIGNMENT_DUE_CURRENT);
  const char *state = kg_record_get_text (assignment, KG_ASSIGNMENT_STATE);
  KgDueState due_state = kg_assignment_due_state (state, due, today, kg_context_get_calendar (context));
  char *note = due_state != KG_DUE_NONE ? kg_label_due (due, today, kg_context_get_calendar (context)) : NULL;

  return (KgWallTask) {
    .mark = mark_of (state, due_state),
    .state = kg_label_code (&kg_table_assignment, KG_ASSIGNMENT_STATE, state),
    .lead = unit_name (self, kg_record_get_text (assignment, KG_ASSIGNMENT_LEAD_UNIT)),
    .day = kg_wall_content_keep (self, kg_label_day_near (due, today)),
    .note = kg_wall_content_keep (self, note),
    .text = kg_record_get_text (assignment, KG_ASSIGNMENT_TEXT),
    .project = project_name (self, kg_record_get_text (assignment, KG_ASSIGNMENT_PROJECT)),
    .urgent = due_state == KG_DUE_OVERDUE,
  };
}

static KgWallDecision
make_decision (KgWallContent *self,
               KgRecord      *record,
               GPtrArray     *assignments,
               gboolean       with_project)
{
  KgWallDecision decision = { .sentence = kg_record_get_text (record, KG_DECISION_TEXT) };
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (KgWallTask));

  if (with_project)
    decision.project = project_name (self, kg_record_get_text (record, KG_DECISION_PROJECT));
  for (guint i = 0; i < assignments->len; i++) {
    KgRecord *assignment = g_ptr_array_index (assignments, i);

    if (kg_record_is (assignment, KG_ASSIGNMENT_DECISION, kg_record_get_id (record))) {
      KgWallTask task = kg_wall_content_make_task (self, assignment);

      g_array_append_val (tasks, task);
    }
  }
  decision.n_tasks = tasks->len;
  decision.tasks = kg_wall_content_own (self, g_array_free (g_steal_pointer (&tasks), FALSE));

  return decision;
}

/**
 * kg_wall_content_make_decisions:
 * @decisions: (element-type KgRecord): live as long as @self
 * @assignments: (element-type KgRecord): among them those of the decisions
 *
 * Returns: as many as @decisions has, for as long as @self is there
 */
KgWallDecision *
kg_wall_content_make_decisions (KgWallContent *self,
                                GPtrArray     *decisions,
                                GPtrArray     *assignments,
                                gboolean       with_projects)
{
  KgWallDecision *made = kg_wall_content_own (self, g_new0 (KgWallDecision, MAX (decisions->len, 1u)));

  for (guint i = 0; i < decisions->len; i++)
    made[i] = make_decision (self, g_ptr_array_index (decisions, i), assignments, with_projects);

  return made;
}

static const char *
title_words (KgWallContent *self,
             KgRecord      *meeting)
{
  /* Translators: the name of a series of meetings and the number of one of
   * them, such as “Weekly meeting No. 47”. */
  return kg_wall_content_keep (self, g_strdup_printf (C_("meeting", "%s No. %d"),
                                                      kg_record_get_text (self->meeting->series, KG_SERIES_NAME),
                                                      (int) kg_record_get_int (meeting, KG_MEETING_NUMBER)));
}

static const char *
meeting_words (KgWallContent *self,
               KgRecord      *meeting)
{
  g_autofree char *day = kg_label_day_weekday (kg_record_get_date (meeting, KG_MEETING_HELD_ON));

  return kg_wall_content_keep (self, g_strdup_printf ("%s · %s", title_words (self, meeting), day));
}

static void
count_mark (KgWallTally *tallies,
            KgWallMark   mark)
{
  switch (mark) {
  case KG_WALL_MARK_DONE:
    tallies[0].count++;
    break;
  case KG_WALL_MARK_OVERDUE:
    tallies[2].count++;
    break;
  case KG_WALL_MARK_PENDING:
  case KG_WALL_MARK_ACTIVE:
  case KG_WALL_MARK_REPORTED:
  case KG_WALL_MARK_SUSPENDED:
  case KG_WALL_N_MARKS:
  default:
    tallies[1].count++;
    break;
  }
}

/* Done, under way and overdue; every one is in one of them: those of @assignments,
 * else those of the decisions. */
static void
add_tallies (KgWallContent *self,
             GPtrArray     *assignments)
{
  KgWallDecisions *decisions = &self->decisions;
  KgWallTally tallies[KG_WALL_TALLIES] = {
    { KG_WALL_MARK_DONE, C_("assignments", "Done"), 0 },
    { KG_WALL_MARK_ACTIVE, C_("assignments", "In progress"), 0 },
    { KG_WALL_MARK_OVERDUE, C_("assignments", "Overdue"), 0 },
  };

  for (guint i = 0; assignments != NULL && i < assignments->len; i++)
    count_mark (tallies, kg_wall_content_make_task (self, g_ptr_array_index (assignments, i)).mark);
  for (guint i = 0; assignments == NULL && i < decisions->n_decisions; i++)
    for (guint j = 0; j < decisions->decisions[i].n_tasks; j++)
      count_mark (tallies, decisions->decisions[i].tasks[j].mark);

  memcpy (decisions->tallies, tallies, sizeof tallies);
  decisions->n_tallies = KG_WALL_TALLIES;
}

void
kg_wall_content_fill_decisions (KgWallContent *self)
{
  KgWallMeeting *meeting = self->meeting;
  KgWallDecisions *decisions = &self->decisions;

  decisions->title = C_("wall", "Decided last time");
  if (meeting == NULL)
    return;
  decisions->nothing = meeting->meeting != NULL ? C_("wall", "Nothing was decided") : C_("wall", "No meeting was held yet");
  if (meeting->meeting == NULL)
    return;

  decisions->note = meeting_words (self, meeting->meeting);
  decisions->decisions = kg_wall_content_make_decisions (self, meeting->decisions, meeting->assignments, TRUE);
  decisions->n_decisions = meeting->decisions->len;
  if (decisions->n_decisions > 0)
    add_tallies (self, NULL);
}

static void
add_fact (KgWallContent *self,
          const char    *label,
          const char    *value)
{
  KgWallFact fact = { label, value, NULL, FALSE };

  g_array_append_val (self->facts, fact);
}

/* Which minutes a meeting is to approve, and what came of what they have. */
static void
add_approved (KgWallContent *self)
{
  KgWallMeeting *meeting = self->meeting;
  KgRecord *minutes = meeting->approved.minutes;

  if (minutes != NULL && kg_record_is (minutes, KG_MINUTES_STATE, "issued"))
    add_fact (self, C_("wall", "Minutes"),
              kg_wall_content_keep (self, g_strdup_printf ("〔%d〕%d号", (int) kg_record_get_int (minutes, KG_MINUTES_YEAR),
                                                           (int) kg_record_get_int (minutes, KG_MINUTES_NUMBER))));
  else if (minutes != NULL)
    add_fact (self, C_("wall", "Minutes"),
              kg_label_code (&kg_table_minutes, KG_MINUTES_STATE, kg_record_get_text (minutes, KG_MINUTES_STATE)));
  add_fact (self, C_("wall", "Meeting"), meeting_words (self, meeting->approved.meeting));
  add_fact (self, C_("wall", "Decisions"),
            kg_wall_content_keep (self, kg_wall_number (meeting->approved.n_decisions)));
  add_fact (self, C_("wall", "Assignments"),
            kg_wall_content_keep (self, kg_wall_number (meeting->approved.assignments->len)));

  self->decisions.facts = (const KgWallFact *) self->facts->data;
  self->decisions.n_facts = self->facts->len;
  if (meeting->approved.assignments->len > 0)
    add_tallies (self, meeting->approved.assignments);
}

/* An item of the agenda that is of no project. */
void
kg_wall_content_fill_topic (KgWallContent *self)
{
  KgWallMeeting *meeting = self->meeting;

  if (meeting == NULL) {
    self->decisions.title = "…";
    return;
  }

  self->decisions = (KgWallDecisions) {
    .title = kg_record_get_text (meeting->item, KG_AGENDA_ITEM_TITLE),
    .note = meeting_words (self, meeting->meeting),
    .decisions = kg_wall_content_make_decisions (self, meeting->decisions, meeting->assignments, FALSE),
    .n_decisions = meeting->decisions->len,
  };
  if (meeting->approved.meeting != NULL)
    add_approved (self);
}

static void
add_next (KgWallContent *self)
{
  KgWallMeeting *meeting = self->meeting;
  KgWallClose *close = &self->close;
  GString *where = g_string_new (NULL);
  const char *parts[3] = { NULL };

  close->when = meeting->next_day != KG_DATE_NONE ? kg_wall_content_keep (self, kg_label_day_weekday (meeting->next_day))
                                                  : "–";
  if (meeting->series != NULL) {
    KgRecord *next = meeting->next;

    parts[0] = next != NULL ? title_words (self, next) : kg_record_get_text (meeting->series, KG_SERIES_NAME);
    parts[1] = next != NULL ? kg_record_get_text (next, KG_MEETING_STARTS_AT) : NULL;
    if (parts[1] == NULL)
      parts[1] = kg_record_get_text (meeting->series, KG_SERIES_STARTS_AT);
    parts[2] = next != NULL ? kg_record_get_text (next, KG_MEETING_PLACE) : NULL;
    if (parts[2] == NULL)
      parts[2] = kg_record_get_text (meeting->series, KG_SERIES_PLACE);
  }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (where, "%s%s", where->len > 0 ? " · " : "", parts[i]);
  close->where = kg_wall_content_keep (self, g_string_free (where, where->len == 0));
}

/* What is still to come before what has passed already. */
static void
add_due (KgWallContent *self)
{
  GPtrArray *due = self->meeting->due;
  KgWallTask *tasks = kg_wall_content_own (self, g_new0 (KgWallTask, MAX (due->len, 1u)));
  KgDate today = kg_context_get_today (kg_board_get_context (self->board));
  guint n = 0, n_to_come = 0;

  for (guint late = 0; late < 2; late++) {
    for (guint i = 0; i < due->len; i++)
      if ((kg_record_get_date (g_ptr_array_index (due, i), KG_ASSIGNMENT_DUE_CURRENT) < today) == (late == 1)) {
        tasks[n] = kg_wall_content_make_task (self, g_ptr_array_index (due, i));
        /* Whose day is of no weight any more: how far it is. */
        if (tasks[n].note == NULL)
          tasks[n].note = tasks[n].state;
        n++;
      }
    if (late == 0)
      n_to_come = n;
  }

  self->close.due = tasks;
  self->close.n_due = n;
  self->close.due_title = kg_wall_content_keep (self, n > n_to_come
    /* Translators: how many assignments are due until the next meeting, and how many were before. */
    ? g_strdup_printf (C_("wall", "Due until then: %u, before: %u"), n_to_come, n - n_to_come)
    : g_strdup_printf (C_("wall", "Due until then: %u"), n_to_come));
}

void
kg_wall_content_fill_close (KgWallContent *self)
{
  static const KgLight lights[KG_WALL_CLOSE_COUNTS] = { KG_LIGHT_RED, KG_LIGHT_YELLOW, KG_LIGHT_GREEN };
  KgWallClose *close = &self->close;

  close->title = C_("wall", "Until we meet again");
  close->label = C_("wall", "Next meeting");
  close->when = "…";
  close->due_title = "";
  close->nothing = self->meeting != NULL ? C_("wall", "Nothing is due until then") : "";
  for (guint i = 0; i < KG_WALL_CLOSE_COUNTS; i++)
    close->counts[i] = (KgWallCount) { .light = lights[i], .count = kg_board_count (self->board, lights[i]) };
  if (self->meeting == NULL)
    return;

  add_next (self);
  add_due (self);
}
