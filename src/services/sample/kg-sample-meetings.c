// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sample/kg-sample-private.h"

#include "core/kg-quick-entry.h"
#include "services/kg-assignment-service.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <stdlib.h>

/* The sample district's four past meetings, held one after the other as they
 * would have been: what happened to the assignments of one before the next one
 * began has happened when its minutes are composed. */

/* Something that happened to an assignment. */
typedef struct {
  KgDate day;
  guint order; /* of what happened on one day */
  char *number;
  KgAssignmentAction action;
  KgActionDetails details; /* borrowed from the table */
} Event;

typedef struct {
  KgSample *sample;
  KgSampleTable *decisions;
  GHashTable *items; /* "week position" → id */
  GArray *events;
} Holder;

static void
clear_event (gpointer data)
{
  g_free (((Event *) data)->number);
}

/* The series, and its past meetings being written up. */
gboolean
kg_sample_fill_meetings (KgSample  *self,
                         GError   **error)
{
  static const struct { const char *key; int column; } texts[] = {
    { "series", KG_SERIES_NAME }, { "kind", KG_SERIES_KIND }, { "starts_at", KG_SERIES_STARTS_AT },
    { "place", KG_SERIES_PLACE }, { "chair", KG_SERIES_CHAIR }, { "recorder", KG_SERIES_RECORDER },
    { "mark", KG_SERIES_MARK }, { "office", KG_SERIES_OFFICE }, { "copy_to", KG_SERIES_COPY_TO },
  };
  g_autoptr (KgSampleTable) district = kg_sample_table_load ("district");
  g_autoptr (KgSampleTable) meetings = kg_sample_table_load ("meetings");
  g_autoptr (KgRecord) series = kg_record_new (&kg_table_series);
  int weekday = atoi (kg_sample_table_find (district, "weekday"));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    kg_record_set_text (series, texts[i].column, kg_sample_table_find (district, texts[i].key));
  kg_record_set_int (series, KG_SERIES_WEEKDAY, weekday);
  kg_record_set_text (series, KG_SERIES_CONVENER,
                      kg_sample_unit (self, kg_sample_table_find (district, "convener")));
  self->series = g_strdup (kg_record_get_id (series));
  if (!kg_sample_insert (self, series, error))
    return FALSE;

  self->next_meeting = self->today;
  while (kg_date_weekday (self->next_meeting) != weekday)
    self->next_meeting++;

  for (guint i = 0; i < kg_sample_table_n_rows (meetings); i++) {
    int week = kg_sample_table_get_int (meetings, i, "week");
    g_autoptr (KgRecord) meeting = NULL;
    KgDate day;
    int year, number;

    if (week >= 0)
      continue;

    day = kg_sample_week_day (self, week);
    kg_date_iso_week (day, &year, &number);
    meeting = kg_record_new (&kg_table_meeting);
    kg_record_set_text (meeting, KG_MEETING_SERIES, self->series);
    kg_record_set_int (meeting, KG_MEETING_YEAR, year);
    kg_record_set_int (meeting, KG_MEETING_NUMBER, number);
    kg_record_set_date (meeting, KG_MEETING_HELD_ON, day);
    kg_record_set_text (meeting, KG_MEETING_STARTS_AT, kg_sample_table_find (district, "starts_at"));
    kg_record_set_text (meeting, KG_MEETING_PLACE, kg_sample_table_find (district, "place"));
    kg_record_set_text (meeting, KG_MEETING_CHAIR, kg_sample_table_get (meetings, i, "chair"));
    kg_record_set_text (meeting, KG_MEETING_RECORDER, kg_sample_table_get (meetings, i, "recorder"));
    kg_record_set_text (meeting, KG_MEETING_STATE, "writing_up");
    self->meetings[-week] = g_strdup (kg_record_get_id (meeting));
    if (!kg_sample_insert (self, meeting, error))
      return FALSE;

    /* The minutes carry the numbers of the meetings. */
    if (week == -KG_SAMPLE_MEETINGS) {
      g_autofree char *key = g_strdup_printf (KG_MINUTES_LAST_NUMBER, self->series);
      g_autofree char *value = g_strdup_printf ("%d", number - 1);

      if (!kg_query_set_setting (self->txn, key, value, error))
        return FALSE;
    }
  }

  return TRUE;
}

static gboolean
fill_attendance (Holder  *holder,
                 int      week,
                 GError **error)
{
  KgSample *self = holder->sample;
  g_autoptr (KgSampleTable) table = kg_sample_table_load ("attendance");

  for (guint i = 0; i < kg_sample_table_n_rows (table); i++) {
    g_autoptr (KgRecord) row = NULL;

    if (kg_sample_table_get_int (table, i, "week") != week)
      continue;
    row = kg_record_new (&kg_table_attendance);
    kg_record_set_text (row, KG_ATTENDANCE_MEETING, self->meetings[-week]);
    kg_record_set_text (row, KG_ATTENDANCE_UNIT, kg_sample_unit (self, kg_sample_table_get (table, i, "unit")));
    kg_record_set_text (row, KG_ATTENDANCE_KIND, kg_sample_table_get (table, i, "kind"));
    kg_record_set_text (row, KG_ATTENDANCE_NAMES, kg_sample_table_get (table, i, "names"));
    if (!kg_sample_insert (self, row, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
fill_agenda (Holder  *holder,
             int      week,
             GError **error)
{
  static const struct { const char *name; int column; } texts[] = {
    { "kind", KG_AGENDA_ITEM_KIND }, { "title", KG_AGENDA_ITEM_TITLE }, { "origin", KG_AGENDA_ITEM_ORIGIN },
    { "outcome", KG_AGENDA_ITEM_OUTCOME }, { "note", KG_AGENDA_ITEM_OUTCOME_NOTE },
    { "discussion", KG_AGENDA_ITEM_DISCUSSION },
  };
  KgSample *self = holder->sample;
  g_autoptr (KgSampleTable) table = kg_sample_table_load ("agenda");

  for (guint i = 0; i < kg_sample_table_n_rows (table); i++) {
    const char *code = kg_sample_table_get (table, i, "project");
    int position = kg_sample_table_get_int (table, i, "position");
    g_autoptr (KgRecord) item = NULL;

    if (kg_sample_table_get_int (table, i, "week") != week)
      continue;
    item = kg_record_new (&kg_table_agenda_item);
    kg_record_set_text (item, KG_AGENDA_ITEM_MEETING, self->meetings[-week]);
    kg_record_set_int (item, KG_AGENDA_ITEM_POSITION, position);
    if (code != NULL)
      kg_record_set_text (item, KG_AGENDA_ITEM_PROJECT,
                          kg_record_get_id (g_hash_table_lookup (self->projects, code)));
    for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
      kg_record_set_text (item, texts[t].column, kg_sample_table_get (table, i, texts[t].name));
    g_hash_table_insert (holder->items, g_strdup_printf ("%d %d", week, position),
                         g_strdup (kg_record_get_id (item)));
    if (!kg_sample_insert (self, item, error))
      return FALSE;
  }

  return TRUE;
}

static void
add_event (Holder             *holder,
           KgDate              day,
           const char         *number,
           KgAssignmentAction  action,
           const char         *text,
           const char         *stated_by,
           KgDate              due)
{
  Event event = {
    .day = day,
    .order = holder->events->len,
    .number = g_strdup (number),
    .action = action,
    .details = { text, stated_by, due },
  };

  g_array_append_val (holder->events, event);
}

/* A day of the table that lies after @after and not after today. */
static KgDate
day_after (Holder     *holder,
           guint       row,
           const char *column,
           KgDate      after)
{
  KgDate day = kg_sample_day (holder->sample, kg_sample_table_get (holder->decisions, row, column));

  return day == KG_DATE_NONE ? KG_DATE_NONE : MIN (MAX (day, after), holder->sample->today);
}

static void
plan_events (Holder     *holder,
             guint       row,
             const char *number,
             KgDate      first,
             KgDate      due)
{
  KgSampleTable *table = holder->decisions;
  const char *state = kg_sample_table_get (table, row, "state");
  const char *lead = kg_sample_table_get (table, row, "lead");
  KgDate signed_on = day_after (holder, row, "signed", first);
  KgDate reported = day_after (holder, row, "reported", signed_on);
  KgDate closed = day_after (holder, row, "closed", reported);
  KgDate extended = kg_sample_day (holder->sample, kg_sample_table_get (table, row, "extended"));
  KgDate urged = MIN (MAX (due, first), holder->sample->today);

  if (closed == KG_DATE_NONE)
    closed = reported;
  if (signed_on != KG_DATE_NONE)
    add_event (holder, signed_on, number, KG_ACTION_SIGN, NULL, lead, KG_DATE_NONE);
  if (extended != KG_DATE_NONE && extended > due) {
    KgDate asked = MAX (MIN (due, holder->sample->today), signed_on);

    add_event (holder, asked, number, KG_ACTION_EXTEND, kg_sample_table_get (table, row, "reason"), lead, extended);
    add_event (holder, asked, number, KG_ACTION_GRANT, NULL, NULL, KG_DATE_NONE);
  }
  if (reported != KG_DATE_NONE)
    urged = MIN (urged, reported);
  for (int n = kg_sample_table_get_int (table, row, "urges"); n > 0; n--)
    add_event (holder, MAX (urged, signed_on), number, KG_ACTION_URGE, NULL, NULL, KG_DATE_NONE);

  if (reported != KG_DATE_NONE) {
    add_event (holder, reported, number, KG_ACTION_REPORT,
               kg_sample_table_get (table, row, "progress"), lead, KG_DATE_NONE);
    if (kg_codes_contain ("checking|done|struck", state))
      add_event (holder, closed, number, KG_ACTION_VERIFY, NULL, NULL, KG_DATE_NONE);
  }
  if (kg_codes_contain ("done|struck", state))
    add_event (holder, closed, number, KG_ACTION_DONE, NULL, NULL, KG_DATE_NONE);
  if (g_str_equal (state, "struck"))
    add_event (holder, closed, number, KG_ACTION_STRIKE, NULL, NULL, KG_DATE_NONE);
  if (g_str_equal (state, "returned"))
    add_event (holder, closed, number, KG_ACTION_RETURN,
               kg_sample_table_get (table, row, "remark"), NULL, KG_DATE_NONE);
}

/* The open problem of the project that the lead unit has to solve. */
static char *
find_problem (KgSample    *self,
              KgRecord    *decision,
              const char  *unit)
{
  const char *project = kg_record_get_text (decision, KG_DECISION_PROJECT);
  g_autoptr (GPtrArray) problems =
    project == NULL ? NULL
                    : kg_query_children (self->txn, &kg_table_problem, KG_PROBLEM_PROJECT, project,
                                         KG_PROBLEM_RAISED_ON, NULL);

  for (guint i = 0; problems != NULL && i < problems->len; i++) {
    KgRecord *problem = g_ptr_array_index (problems, i);

    if (kg_record_is_null (problem, KG_PROBLEM_CLOSED_ON) && kg_record_is (problem, KG_PROBLEM_UNIT, unit))
      return g_strdup (kg_record_get_id (problem));
  }

  return NULL;
}

/* What is to be done, as the secretary's line would have been understood. */
static char *
task_of (Holder     *holder,
         const char *sentence,
         KgDate      day)
{
  KgSample *self = holder->sample;
  g_autoptr (KgSampleTable) table = kg_sample_table_load ("units");
  guint n = kg_sample_table_n_rows (table);
  g_autofree KgQuickUnit *units = g_new0 (KgQuickUnit, n);
  g_autoptr (KgQuickEntry) entry = NULL;

  for (guint i = 0; i < n; i++)
    units[i] = (KgQuickUnit) {
      .id = kg_sample_unit (self, kg_sample_table_get (table, i, "name")),
      .name = kg_sample_table_get (table, i, "name"),
      .short_name = kg_sample_table_get (table, i, "short_name"),
    };
  entry = kg_quick_entry_parse (sentence, day, self->calendar, day + 7, units, n);

  return g_strdup (entry->task);
}

static gboolean
add_decision (Holder     *holder,
              guint       row,
              int         week,
              KgContext  *context,
              GError    **error)
{
  KgSample *self = holder->sample;
  KgSampleTable *table = holder->decisions;
  const char *lead = kg_sample_unit (self, kg_sample_table_get (table, row, "lead"));
  const char *supporting = kg_sample_table_get (table, row, "supporting");
  g_autofree char *key = g_strdup_printf ("%d %d", week, kg_sample_table_get_int (table, row, "item"));
  g_autoptr (KgRecord) item =
    kg_query_need (self->txn, &kg_table_agenda_item, g_hash_table_lookup (holder->items, key), error);
  KgDate first = kg_calendar_add (self->calendar, kg_context_get_today (context), 1);
  KgDate due = MAX (kg_sample_day (self, kg_sample_table_get (table, row, "due")), first);
  g_autoptr (KgRecord) decision = kg_record_new (&kg_table_decision);
  g_autoptr (GString) text = g_string_new (kg_sample_table_get (table, row, "text"));
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autofree char *number = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *due_text = NULL;
  g_autofree char *task = NULL;
  int month, day;

  kg_date_get_ymd (due, NULL, &month, &day);
  due_text = g_strdup_printf ("%d月%d日", month, day);
  g_string_replace (text, "{due}", due_text, 0);

  kg_record_set_text (decision, KG_DECISION_MEETING, self->meetings[-week]);
  kg_record_set_text (decision, KG_DECISION_AGENDA_ITEM, kg_record_get_id (item));
  kg_record_set_text (decision, KG_DECISION_PROJECT, kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT));
  kg_record_set_int (decision, KG_DECISION_POSITION, kg_sample_table_get_int (table, row, "position"));
  kg_record_set_text (decision, KG_DECISION_KIND, kg_sample_table_get (table, row, "kind"));
  kg_record_set_text (decision, KG_DECISION_TEXT, text->str);
  if (!kg_sample_insert (self, decision, error))
    return FALSE;
  if (lead == NULL)
    return TRUE;

  if (supporting != NULL) {
    g_auto (GStrv) names = g_strsplit (supporting, "、", -1);

    for (guint i = 0; names[i] != NULL; i++)
      g_ptr_array_add (units, (gpointer) kg_sample_unit (self, names[i]));
  }
  g_ptr_array_add (units, NULL);
  if (!kg_codes_contain ("done|struck", kg_sample_table_get (table, row, "state")))
    problem = find_problem (self, decision, lead);

  task = task_of (holder, text->str, kg_context_get_today (context));
  number = kg_assignment_give (self->txn, context, kg_record_get_id (decision),
                               &(KgAssignmentDraft) {
                                 .text = task,
                                 .lead_unit = lead,
                                 .supporting = (const char *const *) units->pdata,
                                 .problem = problem,
                                 .due = due },
                               error);
  if (number == NULL)
    return FALSE;

  plan_events (holder, row, number, first, due);
  return TRUE;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *ea = a;
  const Event *eb = b;

  if (ea->day != eb->day)
    return ea->day < eb->day ? -1 : 1;
  return ea->order < eb->order ? -1 : 1;
}

/* Lets happen what happened up to and including @until. */
static gboolean
play_events (Holder  *holder,
             KgDate   until,
             GError **error)
{
  guint n = 0;

  g_array_sort (holder->events, compare_events);
  for (; n < holder->events->len; n++) {
    Event *event = &g_array_index (holder->events, Event, n);
    g_autoptr (KgContext) context = NULL;

    if (event->day > until)
      break;
    context = kg_context_on_day (holder->sample->context, event->day);
    if (!kg_assignment_act (holder->sample->txn, context, event->number, event->action,
                            &event->details, error)) {
      g_prefix_error (error, "%s: ", event->number);
      return FALSE;
    }
  }
  if (n > 0)
    g_array_remove_range (holder->events, 0, n);

  return TRUE;
}

static gboolean
hold_meeting (Holder  *holder,
              int      week,
              int      issued_after,
              GError **error)
{
  KgSample *self = holder->sample;
  KgDate day = kg_sample_week_day (self, week);
  KgDate issued = MIN (kg_calendar_add (self->calendar, day, issued_after), self->today);
  g_autoptr (KgContext) context = kg_context_on_day (self->context, day);
  g_autoptr (KgContext) issuing = kg_context_on_day (self->context, issued);
  g_autofree char *minutes = NULL;

  if (!play_events (holder, day, error) ||
      !fill_attendance (holder, week, error) ||
      !fill_agenda (holder, week, error))
    return FALSE;

  for (guint i = 0; i < kg_sample_table_n_rows (holder->decisions); i++)
    if (kg_sample_table_get_int (holder->decisions, i, "week") == week &&
        !add_decision (holder, i, week, context, error))
      return FALSE;

  minutes = kg_minutes_draft (self->txn, issuing, self->meetings[-week], error);
  return minutes != NULL &&
         kg_minutes_submit (self->txn, issuing, self->meetings[-week], error) &&
         kg_minutes_issue (self->txn, issuing, self->meetings[-week], error);
}

gboolean
kg_sample_hold_meetings (KgSample  *self,
                         GError   **error)
{
  g_autoptr (KgSampleTable) meetings = kg_sample_table_load ("meetings");
  g_autoptr (KgSampleTable) decisions = kg_sample_table_load ("decisions");
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  Holder holder = { self, decisions, items, events };

  g_array_set_clear_func (events, clear_event);
  for (guint i = 0; i < kg_sample_table_n_rows (meetings); i++) {
    int week = kg_sample_table_get_int (meetings, i, "week");

    if (week < 0 &&
        !hold_meeting (&holder, week, kg_sample_table_get_int (meetings, i, "issued"), error))
      return FALSE;
  }

  return play_events (&holder, self->today, error);
}
