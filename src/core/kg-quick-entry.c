// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-quick-entry.h"
#include "core/kg-phrase-reader.h"
#include "core/kg-quick-grammar.h"
#include "core/kg-quick-task.h"
#include "core/kg-quick-words.h"

#include <string.h>

/* One line of the secretary: a command, or a sentence of the minutes in
 * which an assignment may be found. Nothing is refused; a line that is not
 * understood is a decision in its own words. */

typedef struct {
  const char *word;
  KgQuickKind kind;
  const char *light;
  const char *decision_kind;
} Command;

static const Command commands[] = {
  { "红灯", KG_QUICK_LIGHT, "red", NULL },
  { "红", KG_QUICK_LIGHT, "red", NULL },
  { "黄灯", KG_QUICK_LIGHT, "yellow", NULL },
  { "黄", KG_QUICK_LIGHT, "yellow", NULL },
  { "绿灯", KG_QUICK_LIGHT, "green", NULL },
  { "绿", KG_QUICK_LIGHT, "green", NULL },
  { "牵头单位", KG_QUICK_LEAD, NULL, NULL },
  { "牵头", KG_QUICK_LEAD, NULL, NULL },
  { "提请", KG_QUICK_ESCALATE, NULL, NULL },
  { "无牵头单位", KG_QUICK_UNATTENDED, NULL, NULL },
  { "无牵头", KG_QUICK_UNATTENDED, NULL, NULL },
  { "缓定", KG_QUICK_UNATTENDED, NULL, NULL },
  { "下次例会", KG_QUICK_NEXT_TIME, NULL, NULL },
  { "下次", KG_QUICK_NEXT_TIME, NULL, NULL },
  { "出列", KG_QUICK_LEAVE, NULL, NULL },
  { "原则同意", KG_QUICK_DECISION, NULL, "principle" },
  { "指出", KG_QUICK_DECISION, NULL, "noted" },
  { "要求", KG_QUICK_DECISION, NULL, "required" },
  { "议定", KG_QUICK_DECISION, NULL, "decided" },
};

/* What a sentence that names its own kind opens with. */
static const Command openings[] = {
  { "会议原则同意", KG_QUICK_DECISION, NULL, "principle" },
  { "原则同意", KG_QUICK_DECISION, NULL, "principle" },
  { "会议指出", KG_QUICK_DECISION, NULL, "noted" },
  { "会议认为", KG_QUICK_DECISION, NULL, "noted" },
  { "会议要求", KG_QUICK_DECISION, NULL, "required" },
  { "会议强调", KG_QUICK_DECISION, NULL, "required" },
};

typedef struct {
  KgQuickEntry *entry;
  const char *line;
  const char *body;    /* what follows the command */
  gsize offset;        /* of the body in the line */
  const KgQuickUnit *units;
  GArray *phrases;     /* in the body */
  KgQuickReading *reading;
} Parser;

static gboolean
eat_command (const char     **at,
             const Command  **found)
{
  const char *p = *at;

  /* An input method for Chinese may turn the slash into 、. */
  if (!kg_phrase_eat (&p, "/") && !kg_phrase_eat (&p, "、"))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (kg_phrase_eat (&p, commands[i].word)) {
      *found = &commands[i];
      *at = p;
      return TRUE;
    }
  }

  return FALSE;
}

static void
add_span (KgQuickEntry    *entry,
          gsize            start,
          gsize            end,
          KgQuickSpanRole  role,
          int              unit)
{
  KgQuickSpan span = { start, end, role, unit };

  g_array_append_val (entry->spans, span);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const KgQuickSpan *sa = a;
  const KgQuickSpan *sb = b;

  return sa->start < sb->start ? -1 : sa->start > sb->start;
}

/* 王副区长协调解决…: up to a blank or a mark, or to the end of the post. */
static void
parse_leader (Parser *self)
{
  static const char *const posts[] = {
    "区长", "书记", "领导", "主任", "常委", "市长", "局长", "指挥长", NULL
  };
  const char *start = kg_phrase_skip_blank (self->body);
  const char *end = start;

  while (*end != '\0' && !kg_phrase_is_blank (kg_phrase_char (end)) &&
         !kg_quick_is_boundary (kg_phrase_char (end))) {
    if (kg_phrase_eat_any (&end, posts) >= 0)
      break;
    end = g_utf8_next_char (end);
  }
  if (end == start)
    return;

  self->entry->leader = g_strndup (start, end - start);
  add_span (self->entry, self->offset + (start - self->body), self->offset + (end - self->body),
            KG_QUICK_SPAN_LEADER, -1);
}

/* Whether the clause of @frame names a limit. */
static gboolean
has_limit (const Parser       *self,
           const KgQuickFrame *frame)
{
  for (guint i = 0; i < self->phrases->len; i++) {
    const KgDuePhrase *phrase = &g_array_index (self->phrases, KgDuePhrase, i);

    if (phrase->start >= frame->cut_start && phrase->start < frame->clause_end)
      return TRUE;
  }

  return FALSE;
}

/* The frame of the unit that leads: the plainest one; of equals one with a
 * limit, then the first. */
static const KgQuickFrame *
find_lead (const Parser *self)
{
  const KgQuickFrame *lead = NULL;
  int best = 0;

  for (guint i = 0; i < self->reading->frames->len; i++) {
    const KgQuickFrame *frame = &g_array_index (self->reading->frames, KgQuickFrame, i);
    int score = 2 * (int) frame->rank + has_limit (self, frame);

    if (frame->rank != KG_QUICK_SUPPORTS && score > best) {
      lead = frame;
      best = score;
    }
  }

  return lead;
}

/* 区建管委配合做好交通组织, and nobody else in sight: its own task. */
static const KgQuickFrame *
find_only_unit (const Parser *self)
{
  const KgQuickFrame *frame;

  if (self->reading->frames->len != 1 || self->reading->mentions->len != 1)
    return NULL;

  frame = &g_array_index (self->reading->frames, KgQuickFrame, 0);
  return frame->clause_end - frame->cut_end > strlen ("工作") ? frame : NULL;
}

static const KgQuickMention *
mention_of (const Parser       *self,
            const KgQuickFrame *frame,
            guint               i)
{
  return &g_array_index (self->reading->mentions, KgQuickMention, frame->first + i);
}

static void
add_supporting (Parser *self,
                int     unit)
{
  KgQuickEntry *entry = self->entry;
  const char *id = self->units[unit].id;

  if (g_strcmp0 (id, entry->lead_unit) == 0 ||
      g_ptr_array_find_with_equal_func (entry->supporting_units, id, g_str_equal, NULL))
    return;

  g_ptr_array_add (entry->supporting_units, g_strdup (id));
}

static void
set_units (Parser             *self,
           const KgQuickFrame *lead)
{
  KgQuickEntry *entry = self->entry;
  const KgQuickReading *reading = self->reading;

  if (lead != NULL) {
    entry->lead_unit = g_strdup (self->units[mention_of (self, lead, 0)->unit].id);
    entry->lead_is_implied = lead->rank < KG_QUICK_ASKED;
  }

  for (guint i = 0; i < reading->frames->len; i++) {
    const KgQuickFrame *frame = &g_array_index (reading->frames, KgQuickFrame, i);

    for (guint k = 0; k < frame->n_units; k++) {
      const KgQuickMention *mention = mention_of (self, frame, k);
      gboolean leads = lead != NULL &&
                       g_strcmp0 (self->units[mention->unit].id, entry->lead_unit) == 0;

      add_supporting (self, mention->unit);
      add_span (entry, self->offset + mention->start, self->offset + mention->end,
                leads ? KG_QUICK_SPAN_LEAD : KG_QUICK_SPAN_SUPPORTING, mention->unit);
      if (lead != NULL && !leads && k == 0 && frame->rank >= KG_QUICK_IMPLIED &&
          (lead->rank < KG_QUICK_NAMED || frame->rank == KG_QUICK_NAMED))
        entry->several_leads = TRUE;
    }
  }

  for (guint i = 0; i < reading->others->len; i++) {
    const KgQuickMention *mention = &g_array_index (reading->others, KgQuickMention, i);

    add_span (entry, self->offset + mention->start, self->offset + mention->end,
              KG_QUICK_SPAN_UNIT, mention->unit);
  }
}

/* The limit of the lead's task: one said as a limit before the next unit's
 * part, else such a one anywhere, else any day. */
static const KgDuePhrase *
choose_due (const Parser       *self,
            const KgQuickFrame *lead)
{
  const KgDuePhrase *best = NULL;
  gsize until = G_MAXSIZE;
  int best_score = -1;

  for (guint i = 0; lead != NULL && i < self->reading->frames->len; i++) {
    const KgQuickFrame *frame = &g_array_index (self->reading->frames, KgQuickFrame, i);

    if (frame->rank >= KG_QUICK_IMPLIED && frame->cut_start > lead->cut_start) {
      until = frame->cut_start;
      break;
    }
  }

  for (guint i = 0; i < self->phrases->len; i++) {
    const KgDuePhrase *phrase = &g_array_index (self->phrases, KgDuePhrase, i);
    int score = 2 * phrase->firm + (phrase->start < until);

    if (score > best_score) {
      best = phrase;
      best_score = score;
    }
  }

  return best;
}

static void
set_due (Parser            *self,
         const KgDuePhrase *phrase)
{
  KgQuickEntry *entry = self->entry;

  if (phrase == NULL)
    return;

  entry->has_due = TRUE;
  entry->due = *phrase;
  entry->due.start += self->offset;
  entry->due.end += self->offset;
  entry->due_text = g_strndup (self->line + entry->due.start, phrase->end - phrase->start);
  add_span (entry, entry->due.start, entry->due.end, KG_QUICK_SPAN_DUE, -1);
}

static void
add_cut (GArray *cuts,
         gsize   start,
         gsize   end)
{
  KgPhraseRange range = { start, end };

  g_array_append_val (cuts, range);
}

/* Where a supporting part ends: with its own words, unless those are shared
 * with the lead or tell the limit. */
static gsize
supporting_end (const Parser       *self,
                const KgQuickFrame *frame,
                const KgQuickFrame *lead)
{
  if (kg_quick_clause_end (self->body + lead->cut_start) == self->body + frame->clause_end)
    return frame->cut_end;

  for (guint i = 0; i < self->reading->frames->len; i++) {
    const KgQuickFrame *next = &g_array_index (self->reading->frames, KgQuickFrame, i);

    if (next->cut_start >= frame->cut_end && next->cut_start < frame->clause_end)
      return frame->cut_end;
  }
  for (guint i = 0; i < self->phrases->len; i++) {
    const KgDuePhrase *phrase = &g_array_index (self->phrases, KgDuePhrase, i);

    if (phrase->start >= frame->cut_end && phrase->start < frame->clause_end)
      return frame->cut_end;
  }

  return frame->clause_end;
}

static char *
make_task (const Parser       *self,
           const KgQuickFrame *lead,
           const KgDuePhrase  *due,
           gboolean            keep_supporting_words)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (KgPhraseRange));

  if (due != NULL)
    add_cut (cuts, kg_quick_limit_start (self->body, due->start), due->end);
  add_cut (cuts, lead->cut_start, lead->cut_end);
  for (guint i = 0; i < self->reading->frames->len; i++) {
    const KgQuickFrame *frame = &g_array_index (self->reading->frames, KgQuickFrame, i);

    if (frame != lead && frame->rank == KG_QUICK_SUPPORTS)
      add_cut (cuts, frame->cut_start,
               keep_supporting_words ? frame->cut_end : supporting_end (self, frame, lead));
  }

  return kg_quick_task_cut (self->body, cuts);
}

static void
set_assignment (Parser             *self,
                const KgQuickFrame *lead,
                const KgDuePhrase  *due)
{
  KgQuickEntry *entry = self->entry;

  entry->task = make_task (self, lead, due, FALSE);
  if (*entry->task == '\0') {
    g_free (entry->task);
    entry->task = make_task (self, lead, due, TRUE);
  }
  /* 区规资局牵头: what is led is the matter itself. */
  if (*entry->task == '\0' && lead->rank == KG_QUICK_NAMED) {
    g_free (entry->task);
    entry->task = g_strdup (entry->text);
  }

  entry->has_assignment = *entry->task != '\0';
  if (!entry->has_assignment)
    g_clear_pointer (&entry->task, g_free);
}

static void
parse_sentence (Parser *self)
{
  KgQuickEntry *entry = self->entry;
  const KgQuickFrame *lead = find_lead (self);
  const KgDuePhrase *due;

  if (lead == NULL)
    lead = find_only_unit (self);
  if (lead != NULL && lead->rank < KG_QUICK_ASKED && g_str_equal (entry->decision_kind, "noted"))
    lead = NULL;

  due = choose_due (self, lead);
  set_units (self, lead);
  set_due (self, due);
  if (lead != NULL)
    set_assignment (self, lead, due);
}

/* /牵头 区规资局,区水务局配合: also by a clipped name. */
static void
parse_lead (Parser             *self,
            const KgQuickUnits *finder)
{
  const KgQuickFrame *lead = find_lead (self);
  const char *start = kg_phrase_skip_blank (self->body);
  const char *end = kg_quick_clause_end (start);
  int unit;

  if (lead != NULL) {
    set_units (self, lead);
    return;
  }

  unit = kg_quick_units_match (finder, self->body, start, &end);
  if (unit < 0) {
    end = kg_quick_clause_end (start);
    while (end > start && kg_phrase_is_blank (kg_phrase_char (g_utf8_prev_char (end))))
      end = g_utf8_prev_char (end);
    unit = kg_quick_units_resolve (finder, start, end - start);
  }
  if (unit < 0)
    return;

  self->entry->lead_unit = g_strdup (self->units[unit].id);
  add_span (self->entry, self->offset + (start - self->body), self->offset + (end - self->body),
            KG_QUICK_SPAN_LEAD, unit);
}

/* Phrases inside the name of a unit say no day. */
static GArray *
find_phrases (const char         *body,
              const KgQuickUnits *finder,
              KgDate              today,
              const KgCalendar   *calendar,
              KgDate              next_meeting)
{
  GArray *phrases = kg_due_phrase_find_all (body, today, calendar, next_meeting);

  if (phrases->len == 0)
    return phrases;

  for (const char *p = body; *p != '\0'; p = g_utf8_next_char (p)) {
    const char *end;

    if (kg_quick_units_match (finder, body, p, &end) < 0)
      continue;
    for (guint i = 0; i < phrases->len; i++) {
      const KgDuePhrase *phrase = &g_array_index (phrases, KgDuePhrase, i);

      if (phrase->start < (gsize) (end - body) && phrase->end > (gsize) (p - body))
        g_array_remove_index (phrases, i--);
    }
  }

  return phrases;
}

static char *
trim (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, end - text);
}

static const char *
opening_kind (const char *body)
{
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (kg_phrase_eat (&body, openings[i].word))
      return openings[i].decision_kind;

  return "decided";
}

/**
 * kg_quick_entry_parse:
 * @line: what was typed, valid UTF-8
 * @next_meeting: the day of the next meeting, or none
 * @units: (array length=n_units): the units that may be meant
 *
 * Understands one line of the meeting room. Without a command it is a
 * sentence of the minutes; when it says who does what by when
 * (“区规资局11月27日前完成施工图审查,区建管委配合”) that is an assignment.
 * Where no unit is said to lead, the first one asked leads, as lists in
 * minutes have it. Days without a phrase are left to the caller.
 *
 * Returns: (transfer full): what was understood; never %NULL
 */
KgQuickEntry *
kg_quick_entry_parse (const char        *line,
                      KgDate             today,
                      const KgCalendar  *calendar,
                      KgDate             next_meeting,
                      const KgQuickUnit *units,
                      guint              n_units)
{
  static const char *const marks[] = { ":", ",", "，", NULL };
  g_autoptr (KgQuickUnits) finder = kg_quick_units_new (units, n_units);
  g_autoptr (GArray) phrases = NULL;
  g_autoptr (KgQuickReading) reading = NULL;
  KgQuickEntry *entry = g_new0 (KgQuickEntry, 1);
  Parser self = { entry, line, NULL, 0, units };
  const Command *command = NULL;
  const char *body = line;

  entry->decision_kind = "decided";
  entry->supporting_units = g_ptr_array_new_with_free_func (g_free);
  entry->spans = g_array_new (FALSE, FALSE, sizeof (KgQuickSpan));
  if (!g_utf8_validate (line, -1, NULL)) {
    entry->kind = KG_QUICK_DECISION;
    entry->text = g_utf8_make_valid (line, -1);
    return entry;
  }

  if (eat_command (&body, &command)) {
    const char *start = kg_phrase_skip_blank (line);

    add_span (entry, start - line, body - line, KG_QUICK_SPAN_COMMAND, -1);
    kg_phrase_eat_any (&body, marks);
  }

  entry->text = trim (body);
  entry->kind = command != NULL ? command->kind
                                : *entry->text == '\0' ? KG_QUICK_EMPTY : KG_QUICK_DECISION;
  entry->light = command != NULL ? command->light : NULL;
  entry->decision_kind = command != NULL && command->decision_kind != NULL
                         ? command->decision_kind : opening_kind (body);

  self.body = body;
  self.offset = body - line;
  self.phrases = phrases = find_phrases (body, finder, today, calendar, next_meeting);
  self.reading = reading = kg_quick_reading_new (body, finder, phrases,
                                                 entry->kind == KG_QUICK_LEAD);

  switch (entry->kind) {
  case KG_QUICK_DECISION:
    parse_sentence (&self);
    break;
  case KG_QUICK_LEAD:
    parse_lead (&self, finder);
    break;
  case KG_QUICK_ESCALATE:
    parse_leader (&self);
    break;
  case KG_QUICK_EMPTY:
  case KG_QUICK_LIGHT:
  case KG_QUICK_NEXT_TIME:
  case KG_QUICK_LEAVE:
  case KG_QUICK_UNATTENDED:
  default:
    break;
  }

  g_array_sort (entry->spans, compare_spans);
  return entry;
}

void
kg_quick_entry_free (KgQuickEntry *self)
{
  g_free (self->text);
  g_free (self->leader);
  g_free (self->task);
  g_free (self->lead_unit);
  g_free (self->due_text);
  g_ptr_array_unref (self->supporting_units);
  g_array_unref (self->spans);
  g_free (self);
}
