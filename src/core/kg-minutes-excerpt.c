// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-minutes.h"

#include <string.h>

/* An excerpt (节录): what concerns one unit or one decision, word for word and
 * under its own numbers, with the headings above it. */

typedef gboolean (*Matcher) (const char    *text,
                             gconstpointer  data);

static gboolean
names (const char    *text,
       gconstpointer  data)
{
  const char *const *words = data;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether @text begins with a sentence, and has no more behind it than who does it. */
static gboolean
begins_with (const char *text,
             const char *sentence)
{
  const char *rest;

  if (!g_str_has_prefix (text, sentence))
    return FALSE;

  rest = text + strlen (sentence);
  return *rest == '\0' || g_str_equal (rest, "。") || g_str_has_prefix (rest, "（主办单位：") ||
         g_str_has_prefix (rest, "（任务分解：");
}

/* Whether @text says a sentence of a decision: as it is or behind the words that
 * lead to it. */
static gboolean
says (const char    *text,
      gconstpointer  data)
{
  static const char *const kinds[] = { "noted", "required", "principle", "decided" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *whole = kg_minutes_lead_to (kinds[i], data);
    g_autofree char *lead = kg_minutes_lead_to (kinds[i], ""); /* said twice by 0.1.0 */

    if (begins_with (text, whole) || (g_str_has_prefix (text, lead) && begins_with (text + strlen (lead), data)))
      return TRUE;
  }

  return begins_with (text, data);
}

/* Whether a cell says what was given on account of the decision. */
static gboolean
is_given (const char    *text,
          gconstpointer  data)
{
  const char *const *tasks = data;

  return tasks != NULL && g_strv_contains (tasks, text);
}

static gboolean
is_heading (const KgMinutesBlock *block)
{
  return block->kind == KG_MINUTES_HEADING_1 || block->kind == KG_MINUTES_HEADING_2;
}

/* The blocks that are named, with all that stands below a heading that is. */
static void
find_named (const KgMinutes *self,
            guint            n,
            Matcher          matches,
            gconstpointer    data,
            gboolean        *chosen)
{
  gboolean all_1 = FALSE, all_2 = FALSE;

  for (guint i = 0; i < n; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);
    gboolean named = matches (block->text, data);

    if (block->kind == KG_MINUTES_HEADING_1) {
      all_1 = named;
      all_2 = FALSE;
    } else if (block->kind == KG_MINUTES_HEADING_2) {
      all_2 = named;
    }
    chosen[i] = named || all_1 || all_2;
  }
}

/* What has several lines is chosen whole. */
static void
add_lines (const KgMinutes *self,
           guint            n,
           gboolean        *chosen)
{
  for (guint i = n; i-- > 1;)
    if (((const KgMinutesBlock *) g_ptr_array_index (self->blocks, i))->continues)
      chosen[i - 1] = chosen[i - 1] || chosen[i];
  for (guint i = 1; i < n; i++)
    if (((const KgMinutesBlock *) g_ptr_array_index (self->blocks, i))->continues)
      chosen[i] = chosen[i] || chosen[i - 1];
}

/* And what leads to them: their headings, and the sentence that opens a list
 * of items, as 会议议定： does. */
static void
add_leading (const KgMinutes *self,
             guint            n,
             gboolean        *chosen)
{
  gboolean below_2 = FALSE, below_1 = FALSE, in_items = FALSE;

  for (guint i = n; i-- > 0;) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);

    if (block->kind == KG_MINUTES_HEADING_1) {
      chosen[i] = chosen[i] || below_1;
      below_1 = below_2 = FALSE;
    } else if (block->kind == KG_MINUTES_HEADING_2) {
      chosen[i] = chosen[i] || below_2;
      below_2 = FALSE;
    } else if (block->kind == KG_MINUTES_PARAGRAPH && in_items && g_str_has_suffix (block->text, "：")) {
      chosen[i] = TRUE;
    }
    in_items = block->kind == KG_MINUTES_ITEM && (in_items || chosen[i]);
    below_1 = below_1 || (chosen[i] && block->kind != KG_MINUTES_HEADING_1);
    below_2 = below_2 || (chosen[i] && !is_heading (block));
  }
}

static gboolean
add_chosen (KgMinutes       *excerpt,
            const KgMinutes *self,
            guint            n,
            const gboolean  *chosen)
{
  KgMinutesCounters counters = { 0, };
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);
    g_autofree char *label = kg_minutes_next_label (&counters, block);
    KgMinutesBlock *copy;

    if (!chosen[i] || block->table != NULL || block->picture != NULL)
      continue;
    kg_minutes_add (excerpt, block->kind, block->text);
    copy = g_ptr_array_index (excerpt->blocks, excerpt->blocks->len - 1);
    copy->number = block->kind == KG_MINUTES_HEADING_1   ? counters.heading_1
                   : block->kind == KG_MINUTES_HEADING_2 ? counters.heading_2
                   : block->kind == KG_MINUTES_ITEM      ? counters.item : 0;
    copy->continues = block->continues;
    any = TRUE;
  }

  return any;
}

/* The rows of a table that are named; %NULL when none is. */
static KgMinutesTable *
excerpt_table (const KgMinutesTable *table,
               Matcher               matches,
               gconstpointer         data)
{
  g_autoptr (KgMinutesTable) rows = kg_minutes_table_new ();

  rows->has_head = table->has_head;
  for (guint i = 0; i < table->columns->len; i++) {
    const KgMinutesColumn *column = &g_array_index (table->columns, KgMinutesColumn, i);

    kg_minutes_table_add_column (rows, column->title, column->width, column->centred);
  }
  for (guint row = 0; row < table->rows->len; row++)
    for (guint i = 0; i < table->columns->len; i++)
      if (matches (kg_minutes_table_get_cell (table, row, i), data)) {
        kg_minutes_table_add_row (rows, g_ptr_array_index (table->rows, row));
        break;
      }

  return rows->rows->len > 0 ? g_steal_pointer (&rows) : NULL;
}

static gboolean
add_annexes (KgMinutes       *excerpt,
             const KgMinutes *self,
             guint            from,
             Matcher          matches,
             gconstpointer    data)
{
  const char *title = NULL;
  gboolean any = FALSE;

  for (guint i = from; i < self->blocks->len; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);
    KgMinutesTable *table;

    if (block->kind == KG_MINUTES_ANNEX)
      title = block->text;
    if (block->table == NULL)
      continue;
    table = excerpt_table (block->table, matches, data);
    if (table == NULL)
      continue;
    if (title != NULL)
      kg_minutes_add (excerpt, KG_MINUTES_ANNEX, title);
    title = NULL;
    kg_minutes_add_table (excerpt, table);
    any = TRUE;
  }

  return any;
}

static KgMinutes *
excerpt_by (const KgMinutes *self,
            Matcher          matches,
            gconstpointer    data,
            Matcher          cell_matches,
            gconstpointer    cell_data,
            gboolean        *in_text)
{
  guint n_annexes, n = kg_minutes_get_annexes (self, &n_annexes);
  g_autofree gboolean *chosen = g_new0 (gboolean, n + 1);
  g_autofree char *mark = g_strconcat (self->mark != NULL ? self->mark : "纪要", "（节录）", NULL);
  g_autofree char *number = kg_minutes_get_number_text (self);
  g_autofree char *source =
    g_strdup_printf ("（以上内容节录自%s%s，以原件为准。）", self->mark != NULL ? self->mark : "纪要", number);
  g_autoptr (KgMinutes) excerpt = kg_minutes_new (mark);
  gboolean in_annexes;

  kg_minutes_set_number (excerpt, self->year, self->number);
  kg_minutes_set_dates (excerpt, self->met_on, self->issued_on);
  kg_minutes_set_stage (excerpt, self->stage);
  kg_minutes_set_title (excerpt, self->title);
  kg_minutes_set_correction (excerpt, self->correction);
  kg_minutes_set_opening (excerpt, self->opening);
  kg_minutes_set_office (excerpt, self->office);
  kg_minutes_set_page (excerpt, self->page);

  find_named (self, n, matches, data, chosen);
  add_lines (self, n, chosen);
  add_leading (self, n, chosen);
  *in_text = add_chosen (excerpt, self, n, chosen);
  kg_minutes_add (excerpt, KG_MINUTES_PARAGRAPH, source);
  in_annexes = add_annexes (excerpt, self, n, cell_matches, cell_data);

  return *in_text || in_annexes ? g_steal_pointer (&excerpt) : NULL;
}

/**
 * kg_minutes_excerpt:
 * @words: (array zero-terminated=1): what is looked for, such as the names of
 *   a unit
 *
 * Returns: (transfer full) (nullable): an excerpt that names its source; %NULL
 *   when none of @words is found
 */
KgMinutes *
kg_minutes_excerpt (const KgMinutes   *self,
                    const char *const *words)
{
  gboolean in_text;

  return excerpt_by (self, names, words, names, words, &in_text);
}

/**
 * kg_minutes_excerpt_sentence:
 * @sentence: of a decision, tidied; its first line where it has several, and
 *   without its full stop
 * @tasks: (array zero-terminated=1) (nullable): what was assigned on account of
 *   it; the rows of annexes that say so go with it
 *
 * Returns: (transfer full) (nullable): an excerpt with this decision alone;
 *   %NULL when it is not found
 */
KgMinutes *
kg_minutes_excerpt_sentence (const KgMinutes   *self,
                             const char        *sentence,
                             const char *const *tasks)
{
  gboolean in_text;
  g_autoptr (KgMinutes) excerpt = excerpt_by (self, says, sentence, is_given, tasks, &in_text);

  return in_text ? g_steal_pointer (&excerpt) : NULL;
}
