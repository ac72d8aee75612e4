// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-minutes.h"

#include <string.h>

/* Minutes that are being written: which of their paragraphs say the text of
 * which item or decision, so that they can be had with what is typed now,
 * before any store knows of it. */

typedef enum {
  SAYS_SENTENCE,
  SAYS_AS_TYPED,
  SAYS_CAUSE, /* of a correction, in the sentence that names what is corrected */
} Way;

struct _KgMinutesSource {
  char *id;
  Way way;
  KgMinutesBlockKind block;
  char *heading;     /* (nullable): of its own, where nothing else stands below that */
  char *kind;        /* (nullable): of a decision, for the words that lead to it */
  GPtrArray *duties; /* (nullable): of KgMinutesDuty */
  guint from;        /* its first block */
  guint n;           /* so many; none while it says nothing */
};

/* What stands before the cause of a correction, in the sentence that names
 * what is corrected. */
#define CAUSE "更正原因："

/* A text without its full stop. */
static char *
without_stop (const char *text)
{
  return g_str_has_suffix (text, "。") ? g_strndup (text, strlen (text) - strlen ("。")) : g_strdup (text);
}

static void
duty_free (gpointer data)
{
  KgMinutesDuty *duty = data;

  g_free (duty->task);
  g_free (duty->lead);
  g_free (duty->due);
  g_free (duty);
}

void
kg_minutes_source_free (KgMinutesSource *self)
{
  g_free (self->id);
  g_free (self->heading);
  g_free (self->kind);
  g_clear_pointer (&self->duties, g_ptr_array_unref);
  g_free (self);
}

static KgMinutesSource *
source_new (const char         *id,
            KgMinutesBlockKind  block,
            const char         *kind)
{
  KgMinutesSource *self = g_new0 (KgMinutesSource, 1);

  self->id = g_strdup (id);
  self->block = block;
  self->kind = g_strdup (kind);

  return self;
}

static KgMinutesSource *
source_copy (const KgMinutesSource *self)
{
  KgMinutesSource *copy = g_new (KgMinutesSource, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->heading = g_strdup (self->heading);
  copy->kind = g_strdup (self->kind);
  copy->duties = self->duties != NULL ? g_ptr_array_ref (self->duties) : NULL;

  return copy;
}

/**
 * kg_minutes_duties_new:
 *
 * Returns: (transfer full): nothing that anybody has to do yet
 */
GPtrArray *
kg_minutes_duties_new (void)
{
  return g_ptr_array_new_with_free_func (duty_free);
}

/**
 * kg_minutes_duties_add:
 * @task: what was given
 * @lead: (nullable): the name of the unit that does it
 * @due: until when, in words
 */
void
kg_minutes_duties_add (GPtrArray  *duties,
                       const char *task,
                       const char *lead,
                       const char *due)
{
  KgMinutesDuty *duty = g_new (KgMinutesDuty, 1);

  duty->task = without_stop (task);
  duty->lead = g_strdup (lead);
  duty->due = g_strdup (due);
  g_ptr_array_add (duties, duty);
}

/* Whether the sentence of a decision says itself who does it. */
static gboolean
names_lead (const char *sentence,
            const char *lead)
{
  return strstr (sentence, lead) != NULL ||
         (g_str_has_prefix (lead, "区") && strstr (sentence, lead + strlen ("区")) != NULL);
}

/* Adds, unless it stands there, what one duty says beyond its sentence: the
 * task as well where the sentence was divided. */
static void
add_duty (const KgMinutesDuty *duty,
          const char          *sentence,
          gboolean             divided,
          GPtrArray           *parts)
{
  const gboolean bare = g_str_equal (duty->task, sentence);
  g_autofree char *part =
    divided ? g_strdup_printf ("%s%s主办单位%s，完成时限%s", bare ? "" : duty->task, bare ? "" : "，", duty->lead, duty->due)
            : g_strdup_printf ("主办单位：%s，完成时限：%s", duty->lead, duty->due);

  if (!g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL))
    g_ptr_array_add (parts, g_steal_pointer (&part));
}

static gboolean
is_divided (const GPtrArray *duties,
            const char      *sentence)
{
  const KgMinutesDuty *first = duties->len > 0 ? g_ptr_array_index (duties, 0) : NULL;

  for (guint i = 0; i < duties->len && duties->len > 1; i++) {
    const KgMinutesDuty *duty = g_ptr_array_index (duties, i);

    if (!g_str_equal (duty->task, sentence) || g_strcmp0 (first->lead, duty->lead) != 0 ||
        !g_str_equal (first->due, duty->due))
      return TRUE;
  }

  return FALSE;
}

/* Who does it until when, unless the sentence says so itself: in one bracket,
 * task by task where it was divided. */
static char *
with_duties (const char      *text,
             const GPtrArray *duties)
{
  g_autofree char *sentence = without_stop (text);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const gboolean divided = duties != NULL && is_divided (duties, sentence);
  g_autofree char *all = NULL;

  for (guint i = 0; duties != NULL && i < duties->len; i++) {
    const KgMinutesDuty *duty = g_ptr_array_index (duties, i);

    if (duty->lead != NULL && !names_lead (sentence, duty->lead))
      add_duty (duty, sentence, divided, parts);
  }
  if (parts->len == 0)
    return g_strdup (text);

  g_ptr_array_add (parts, NULL);
  all = g_strjoinv ("；", (char **) parts->pdata);
  return g_strdup_printf ("%s（%s%s）。", sentence, divided ? "任务分解：" : "", all);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strdup (text != NULL ? text : "");

  return *g_strstrip (copy) == '\0';
}

static void
say_cause (KgMinutes  *self,
           const char *text)
{
  const char *at = self->correction != NULL ? strstr (self->correction, CAUSE) : NULL;

  if (at != NULL && !is_blank (text)) {
    g_autofree char *names = g_strndup (self->correction, (gsize) (at - self->correction) + strlen (CAUSE));
    g_autofree char *cause = kg_minutes_end_sentence (text);
    g_autofree char *whole = g_strconcat (names, cause, NULL);

    kg_minutes_set_correction (self, whole);
  }
}

/* What @source says, at the end of @self. */
static void
say (KgMinutes       *self,
     KgMinutesSource *source,
     const char      *text)
{
  source->from = self->blocks->len;
  if (source->way == SAYS_CAUSE) {
    say_cause (self, text);
  } else if (source->way == SAYS_AS_TYPED) {
    kg_minutes_add (self, source->block, text);
  } else if (!is_blank (text)) {
    g_autofree char *whole = with_duties (text, source->duties);
    g_autofree char *body = kg_minutes_end_sentence (whole);
    g_autofree char *words = source->kind != NULL ? kg_minutes_lead_to (source->kind, body) : g_strdup (body);

    if (source->heading != NULL)
      kg_minutes_add (self, KG_MINUTES_HEADING_1, source->heading);
    kg_minutes_add (self, source->block, words);
  }
  source->n = self->blocks->len - source->from;
}

/**
 * kg_minutes_add_typed:
 * @id: of the item or decision whose text it is
 * @kind: (nullable): of a decision: noted, required, principle or decided
 * @duties: (nullable) (transfer full): of KgMinutesDuty
 * @text: (nullable): what was typed; blank says nothing, and keeps the place
 *
 * Adds a text that people type, behind the words that lead to it and before
 * who does it, so that kg_minutes_retype() finds it.
 */
void
kg_minutes_add_typed (KgMinutes          *self,
                      const char         *id,
                      KgMinutesBlockKind  block,
                      const char         *kind,
                      GPtrArray          *duties,
                      const char         *text)
{
  KgMinutesSource *source = source_new (id, block, kind);

  source->duties = duties;
  say (self, source, text);
  g_ptr_array_add (self->sources, source);
}

/**
 * kg_minutes_add_discussion:
 * @id: of the item
 * @heading: (nullable): of its part, where nothing but the discussion stands
 *   below that
 * @text: (nullable): what was typed; blank says nothing, not even the heading,
 *   and keeps the place
 *
 * Adds what was discussed, as kg_minutes_add_typed() does.
 */
void
kg_minutes_add_discussion (KgMinutes  *self,
                           const char *id,
                           const char *heading,
                           const char *text)
{
  KgMinutesSource *source = source_new (id, KG_MINUTES_PARAGRAPH, "noted");

  source->heading = g_strdup (heading);
  say (self, source, text);
  g_ptr_array_add (self->sources, source);
}

/**
 * kg_minutes_correct_because:
 * @number: of the document that is corrected
 * @cause: as it was typed
 *
 * Makes @self one that corrects another, and says so.
 */
void
kg_minutes_correct_because (KgMinutes  *self,
                            const char *number,
                            const char *cause)
{
  g_autofree char *sentence = kg_minutes_end_sentence (cause);
  g_autofree char *whole = g_strdup_printf ("本纪要更正%s纪要。" CAUSE "%s", number, sentence);

  kg_minutes_set_correction (self, whole);
}

/**
 * kg_minutes_name_correction:
 * @text: what the text of a correction is to be known by
 * @cause: and its cause
 *
 * Makes a correction one that kg_minutes_retype() knows.
 */
void
kg_minutes_name_correction (KgMinutes  *self,
                            const char *text,
                            const char *cause)
{
  const char *const ids[] = { text, cause };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    KgMinutesSource *source = source_new (ids[i], KG_MINUTES_PARAGRAPH, NULL);

    source->way = i == 0 ? SAYS_AS_TYPED : SAYS_CAUSE;
    source->n = i == 0 ? kg_minutes_get_text_end (self) : 0;
    g_ptr_array_add (self->sources, source);
  }
}

static void
share_blocks (KgMinutes       *to,
              const KgMinutes *from,
              guint            start,
              guint            end)
{
  for (guint i = start; i < end; i++)
    g_ptr_array_add (to->blocks, g_atomic_rc_box_acquire (g_ptr_array_index (from->blocks, i)));
}

/* Everything but blocks and sources. */
static KgMinutes *
copy_frame (const KgMinutes *self)
{
  KgMinutes *copy = kg_minutes_new (self->mark);

  copy->year = self->year;
  copy->number = self->number;
  copy->met_on = self->met_on;
  copy->issued_on = self->issued_on;
  copy->stage = self->stage;
  copy->seal = g_strdup (self->seal);
  copy->title = g_strdup (self->title);
  copy->correction = g_strdup (self->correction);
  copy->opening = g_strdup (self->opening);
  copy->copy_to = g_strdup (self->copy_to);
  copy->office = g_strdup (self->office);
  kg_minutes_set_page (copy, self->page);
  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++)
    for (guint j = 0; j < self->lists[i]->len; j++)
      g_ptr_array_add (copy->lists[i], g_strdup (g_ptr_array_index (self->lists[i], j)));

  return copy;
}

/**
 * kg_minutes_retype:
 * @id: whose text is typed
 * @text: what it says now
 *
 * Returns: (transfer full) (nullable): @self with that text, %NULL when it has
 *   no place for it
 */
KgMinutes *
kg_minutes_retype (const KgMinutes *self,
                   const char      *id,
                   const char      *text)
{
  const KgMinutesSource *place = NULL;
  KgMinutesSource *typed;
  KgMinutes *copy;
  guint nth = 0;

  for (; nth < self->sources->len && place == NULL; nth++) {
    const KgMinutesSource *source = g_ptr_array_index (self->sources, nth);

    if (g_str_equal (source->id, id))
      place = source;
  }
  if (place == NULL)
    return NULL;

  copy = copy_frame (self);
  share_blocks (copy, self, 0, place->from);
  typed = source_copy (place);
  say (copy, typed, text);
  share_blocks (copy, self, place->from + place->n, self->blocks->len);

  /* Sources stand in the order of their blocks. */
  for (guint i = 0; i < self->sources->len; i++) {
    const gboolean is_place = g_ptr_array_index (self->sources, i) == place;
    KgMinutesSource *source = is_place ? typed : source_copy (g_ptr_array_index (self->sources, i));

    if (i >= nth)
      source->from += typed->n - place->n;
    g_ptr_array_add (copy->sources, source);
  }

  return copy;
}
