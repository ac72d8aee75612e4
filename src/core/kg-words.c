// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-words.h"
#include "core/kg-i18n.h"
#include "core/kg-labels.h"

/* What tables and columns are called in a sentence for people. The tables
 * that people name every day have their words in kg_label_table(). */

typedef struct {
  const char *name;
  const char *word;
} Word;

static const Word table_words[] = {
  { "project_agent", NC_("table", "service agent of a project") },
  { "report", NC_("table", "progress report") },
  { "reforecast", NC_("table", "re-forecast") },
  { "commitment", NC_("table", "commitment") },
  { "excuse", NC_("table", "accepted excuse") },
  { "attendance", NC_("table", "attendance") },
  { "issued_file", NC_("table", "file of issued minutes") },
  { "assignment_unit", NC_("table", "supporting unit") },
  { "assignment_event", NC_("table", "step of an assignment") },
  { "extension", NC_("table", "extension") },
  { "private_note", NC_("table", "private note") },
  { "setting", NC_("table", "setting") },
  { "change_log", NC_("table", "change log") },
};

static const Word column_words[] = {
  { "id", NC_("column", "id") },
  { "version", NC_("column", "version") },
  { "changed_at", NC_("column", "time of the change") },
  { "changed_by", NC_("column", "person who changed it") },
  { "name", NC_("column", "name") },
  { "short_name", NC_("column", "short name") },
  { "kind", NC_("column", "kind") },
  { "parent", NC_("column", "unit above") },
  { "position", NC_("column", "position") },
  { "unit", NC_("column", "unit") },
  { "post", NC_("column", "post") },
  { "phone", NC_("column", "phone") },
  { "agent_role", NC_("column", "agent role") },
  { "code", NC_("column", "code") },
  { "builder", NC_("column", "builder") },
  { "territory", NC_("column", "territory") },
  { "lead_unit", NC_("column", "lead unit") },
  { "leader", NC_("column", "leader") },
  { "escalated_to", NC_("column", "escalated to") },
  { "nature", NC_("column", "nature") },
  { "route", NC_("column", "route") },
  { "site", NC_("column", "site") },
  { "content", NC_("column", "content") },
  { "tags", NC_("column", "tags") },
  { "investment", NC_("column", "investment") },
  { "year_plan", NC_("column", "this year’s plan") },
  { "invested", NC_("column", "investment so far") },
  { "planned_start", NC_("column", "planned start") },
  { "planned_precision", NC_("column", "precision of the planned start") },
  { "forecast_start", NC_("column", "forecast start") },
  { "actual_start", NC_("column", "actual start") },
  { "state", NC_("column", "state") },
  { "hold_reason", NC_("column", "reason of the hold") },
  { "start_permit", NC_("column", "start permit") },
  { "progress", NC_("column", "progress") },
  { "remark", NC_("column", "remark") },
  { "list_no", NC_("column", "number in the list") },
  { "listed_on", NC_("column", "day it was listed") },
  { "source", NC_("column", "source") },
  { "project", NC_("column", "project") },
  { "person", NC_("column", "person") },
  { "role", NC_("column", "role") },
  { "key", NC_("column", "key") },
  { "authority", NC_("column", "authority") },
  { "duration", NC_("column", "duration") },
  { "mode", NC_("column", "mode") },
  { "permit", NC_("column", "permit needed") },
  { "planned_end", NC_("column", "planned end") },
  { "actual_end", NC_("column", "actual end") },
  { "text", NC_("column", "text") },
  { "severity", NC_("column", "severity") },
  { "raised_on", NC_("column", "day it was raised") },
  { "closed_on", NC_("column", "day it was closed") },
  { "closing", NC_("column", "how it was closed") },
  { "reported_on", NC_("column", "day of the report") },
  { "stated_by", NC_("column", "person who stated it") },
  { "entered_on", NC_("column", "day of entry") },
  { "previous", NC_("column", "previous forecast") },
  { "forecast", NC_("column", "forecast") },
  { "reason", NC_("column", "reason") },
  { "template", NC_("column", "process template") },
  { "choices", NC_("column", "choices in the template") },
  { "report_every", NC_("column", "working days between reports") },
  { "unattended_reason", NC_("column", "reason why nobody attends to it") },
  { "duration_min", NC_("column", "shortest duration") },
  { "duration_max", NC_("column", "longest duration") },
  { "predecessors", NC_("column", "steps before it") },
  { "documents", NC_("column", "documents needed") },
  { "not_before", NC_("column", "first day it can begin") },
  { "step", NC_("column", "step") },
  { "document", NC_("column", "document promised") },
  { "promised_by", NC_("column", "person who promised it") },
  { "promised_on", NC_("column", "day of the promise") },
  { "due_on", NC_("column", "due day") },
  { "due_before", NC_("column", "step it is due before") },
  { "due_event", NC_("column", "event it is due at") },
  { "consequence", NC_("column", "consequence") },
  { "cleared_on", NC_("column", "day it was cleared") },
  { "clearing", NC_("column", "how it was cleared") },
  { "accepted_by", NC_("column", "person who accepted it") },
  { "accepted_on", NC_("column", "day it was accepted") },
  { "until", NC_("column", "last day it holds") },
  { "ended_on", NC_("column", "day it ended") },
  { "ending", NC_("column", "how it ended") },
  { "week", NC_("column", "week") },
  { "proposed", NC_("column", "proposed light") },
  { "reasons", NC_("column", "reasons") },
  { "rules", NC_("column", "rules") },
  { "confirmed", NC_("column", "confirmed light") },
  { "meeting", NC_("column", "meeting") },
  { "weekday", NC_("column", "weekday") },
  { "starts_at", NC_("column", "time of day") },
  { "place", NC_("column", "place") },
  { "chair", NC_("column", "chair") },
  { "recorder", NC_("column", "recorder") },
  { "convener", NC_("column", "convener") },
  { "mark", NC_("column", "mark") },
  { "office", NC_("column", "issuing office") },
  { "copy_to", NC_("column", "copies") },
  { "series", NC_("column", "series") },
  { "year", NC_("column", "year") },
  { "number", NC_("column", "number") },
  { "held_on", NC_("column", "day of the meeting") },
  { "started_at", NC_("column", "time it began") },
  { "ended_at", NC_("column", "time it ended") },
  { "current_item", NC_("column", "item on screen") },
  { "cancel_reason", NC_("column", "reason of the cancellation") },
  { "names", NC_("column", "names") },
  { "title", NC_("column", "title") },
  { "origin", NC_("column", "origin") },
  { "carried_from", NC_("column", "item it was carried from") },
  { "discussion", NC_("column", "discussion") },
  { "outcome", NC_("column", "outcome") },
  { "outcome_note", NC_("column", "note on the outcome") },
  { "agenda_item", NC_("column", "agenda item") },
  { "replaces", NC_("column", "decision it replaces") },
  { "revision", NC_("column", "revision") },
  { "hash", NC_("column", "seal") },
  { "previous_hash", NC_("column", "seal of the minutes before") },
  { "corrects", NC_("column", "minutes it corrects") },
  { "correction_reason", NC_("column", "reason of the correction") },
  { "issued_on", NC_("column", "day of issue") },
  { "issued_by", NC_("column", "person who issued it") },
  { "minutes", NC_("column", "minutes") },
  { "file_hash", NC_("column", "hash of the file") },
  { "exported_on", NC_("column", "day of the export") },
  { "decision", NC_("column", "decision") },
  { "problem", NC_("column", "problem") },
  { "given_on", NC_("column", "day it was given") },
  { "due_original", NC_("column", "original due day") },
  { "due_current", NC_("column", "current due day") },
  { "done_on", NC_("column", "day it was done") },
  { "extensions", NC_("column", "times extended") },
  { "urges", NC_("column", "times urged") },
  { "assignment", NC_("column", "assignment") },
  { "from_state", NC_("column", "state before") },
  { "to_state", NC_("column", "state after") },
  { "due", NC_("column", "due day") },
  { "asked_on", NC_("column", "day it was asked for") },
  { "answer", NC_("column", "answer") },
  { "answered_on", NC_("column", "day of the answer") },
  { "answered_by", NC_("column", "person who answered") },
  { "owner", NC_("column", "owner") },
  { "value", NC_("column", "value") },
  { "changeset", NC_("column", "changeset") },
  { "label", NC_("column", "label") },
  { "table_name", NC_("column", "table") },
  { "row_id", NC_("column", "row") },
  { "operation", NC_("column", "operation") },
  { "before", NC_("column", "value before") },
  { "after", NC_("column", "value after") },
};

/* The word, or NULL when there is none. */
static const char *
look_up (const Word *words,
         gsize       n_words,
         const char *context,
         const char *name)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i].name, name))
      return kg_gettext_in (context, words[i].word);

  return NULL;
}

/**
 * kg_words_for_table:
 *
 * Returns: what one row of @table is called, in the user's language
 */
const char *
kg_words_for_table (const KgTable *table)
{
  const char *word = look_up (table_words, G_N_ELEMENTS (table_words), "table", table->name);

  return word != NULL ? word : kg_label_table (table);
}

/**
 * kg_words_for_column:
 *
 * Returns: what @column is called, in the user's language. Every column has
 *   its word here; a test sees to that.
 */
const char *
kg_words_for_column (const KgTable *table,
                     int            column)
{
  const char *name = table->columns[column].name;
  /* What a project is to build, and what minutes say, go by one name in the store. */
  const char *known = g_str_equal (table->name, "minutes") && g_str_equal (name, "content") ? "text" : name;
  const char *word = look_up (column_words, G_N_ELEMENTS (column_words), "column", known);

  if (word == NULL)
    g_critical ("%s.%s has no word", table->name, name);

  return word != NULL ? word : name;
}
