// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-file-rows.h"

#include <string.h>

/* What comes out of the rows of a kept board. Texts and keys stay where they
 * are in the file. Every reference is looked at before it is followed. */

/* One filling. What is out of bounds is noted and reads as nothing. */
typedef struct {
  const KgBoardSections *rows;
  KgBoard *board;
  gsize steps;       /* how many were taken so far */
  gsize assignments;
  gsize commitments;
  gboolean broken;
} Filler;

static const char *
text (Filler  *self,
      guint32  place)
{
  if (place == 0)
    return NULL;

  if (place >= self->rows->text_size) {
    self->broken = TRUE;
    return NULL;
  }

  return self->rows->texts + place;
}

static const char *
needed_text (Filler  *self,
             guint32  place)
{
  const char *found = text (self, place);

  self->broken = self->broken || found == NULL;
  return found != NULL ? found : "";
}

static const KgSearchKey *
search_key (Filler  *self,
            guint32  place)
{
  const KgSearchKey *key = (gconstpointer) (self->rows->keys + place);

  if (place % 8 != 0 || place >= self->rows->key_size ||
      !kg_search_key_fits (key, self->rows->key_size - place)) {
    self->broken = TRUE;
    return NULL;
  }

  return key;
}

static const char *
sort_key (Filler  *self,
          guint32  place)
{
  if (place >= self->rows->key_size ||
      memchr (self->rows->keys + place, '\0', self->rows->key_size - place) == NULL) {
    self->broken = TRUE;
    return "";
  }

  return self->rows->keys + place;
}

static const KgUnit *
unit (Filler  *self,
      guint32  place)
{
  if (place == 0)
    return NULL;

  if (place > self->board->units->len) {
    self->broken = TRUE;
    return NULL;
  }

  return &g_array_index (self->board->units, KgUnit, place - 1);
}

static gboolean
is_light (guint8 light)
{
  return light < KG_N_LIGHTS;
}

static void
fill_units (Filler *self)
{
  KgBoard *board = self->board;

  for (gsize i = 0; i < self->rows->n_units; i++) {
    const KgUnitRow *row = &self->rows->units[i];
    KgUnit u = {
      .id = needed_text (self, row->id),
      .name = needed_text (self, row->name),
      .short_name = needed_text (self, row->short_name),
      .kind = text (self, row->kind),
      .position = row->position,
    };

    g_hash_table_insert (board->unit_index, (gpointer) u.id, GUINT_TO_POINTER (board->units->len));
    g_array_append_val (board->units, u);
  }
}

static void
fill_steps (Filler *self)
{
  GArray *steps = self->board->memory->steps;

  kg_board_make_room (steps, self->rows->n_steps);
  g_array_set_size (steps, (guint) self->rows->n_steps);
  for (gsize i = 0; i < self->rows->n_steps; i++) {
    const KgStepRow *row = &self->rows->steps[i];

    self->broken = self->broken || row->mode > KG_STEP_EARLY;
    g_array_index (steps, KgStep, i) = (KgStep) {
      .name = text (self, row->name),
      .after = row->after,
      .planned_start = row->planned_start,
      .planned_end = row->planned_end,
      .actual_start = row->actual_start,
      .actual_end = row->actual_end,
      .not_before = row->not_before,
      .duration = row->duration,
      .shortest = row->shortest,
      .longest = row->longest,
      .mode = row->mode,
      .permit = row->permit,
      .promised = row->promised,
      .held = row->held,
    };
  }
}

static void
fill_dues (Filler         *self,
           GArray         *dues,
           const KgDueRow *rows,
           gsize           n)
{
  g_array_set_size (dues, (guint) n);
  for (gsize i = 0; i < n; i++)
    g_array_index (dues, KgDue, i) = (KgDue) { rows[i].due, text (self, rows[i].subject) };
}

/* The next @n rows of a kind. */
static gconstpointer
take (Filler *self,
      GArray *rows,
      gsize  *taken,
      gsize   n)
{
  gsize first = *taken;

  if (n > rows->len - first) {
    self->broken = TRUE;
    return NULL;
  }

  *taken += n;
  return n > 0 ? rows->data + first * g_array_get_element_size (rows) : NULL;
}

static void
fill_facts (Filler             *self,
            const KgProjectRow *row,
            KgLightFacts       *facts)
{
  KgBoardMemory *memory = self->board->memory;

  facts->planned_start = row->planned_start;
  facts->stated_forecast = row->stated_forecast;
  facts->steps = take (self, memory->steps, &self->steps, row->n_steps);
  facts->assignments = take (self, memory->assignment_dues, &self->assignments, row->n_dues);
  facts->commitments = take (self, memory->commitment_dues, &self->commitments, row->n_promises);
  for (guint i = 0; i < KG_N_SEVERITIES; i++)
    facts->problem[i] = text (self, row->text[KG_ROW_PROBLEM + i]);
  facts->excuse = text (self, row->text[KG_ROW_EXCUSE]);
  facts->excused_by = text (self, row->text[KG_ROW_EXCUSED_BY]);
  memcpy (facts->problem_since, row->problem_since, sizeof facts->problem_since);
  facts->excused_from = row->excused_from;
  facts->excused_until = row->excused_until;
  facts->last_report = row->last_report;
  memcpy (facts->n_problems, row->n_problems_of, sizeof facts->n_problems);
  facts->n_steps = (guint16) MIN (row->n_steps, G_MAXUINT16);
  facts->n_assignments = row->n_dues;
  facts->n_commitments = row->n_promises;
  facts->on_hold = row->on_hold != 0;
  facts->started = row->started != 0;
}

static void
fill_project (Filler             *self,
              const KgProjectRow *row,
              KgProject          *p)
{
  p->id = needed_text (self, row->text[KG_ROW_ID]);
  p->code = text (self, row->text[KG_ROW_CODE]);
  p->name = needed_text (self, row->text[KG_ROW_NAME]);
  p->builder = text (self, row->text[KG_ROW_BUILDER]);
  p->leader = text (self, row->text[KG_ROW_LEADER]);
  p->escalated_to = text (self, row->text[KG_ROW_ESCALATED_TO]);
  p->kind = text (self, row->text[KG_ROW_KIND]);
  p->tags = text (self, row->text[KG_ROW_TAGS]);
  p->hold_reason = text (self, row->text[KG_ROW_HOLD_REASON]);
  p->unattended_reason = text (self, row->text[KG_ROW_UNATTENDED_REASON]);
  p->confirmed_reason = text (self, row->text[KG_ROW_CONFIRMED_REASON]);
  p->confirmed_by = text (self, row->text[KG_ROW_CONFIRMED_BY]);
  p->search_key = search_key (self, row->search_key);
  p->sort_key = sort_key (self, row->sort_key);
  p->territory = unit (self, row->territory);
  p->lead_unit = unit (self, row->lead_unit);
  p->investment = row->investment;
  p->planned_start = row->planned_start;
  p->actual_start = row->actual_start;
  p->listed_on = row->listed_on;
  p->confirmed_on = row->confirmed_on;
  p->confirmed = row->confirmed;
  p->is_confirmed = row->is_confirmed != 0;
  p->reports = row->reports != 0;
  p->n_steps = row->n_steps;
  p->n_problems = row->n_problems;
  p->n_assignments = row->n_assignments;
  p->n_commitments = row->n_commitments;
  memcpy (p->kept, row->kept, sizeof p->kept);
  fill_facts (self, row, &p->facts);

  self->broken = self->broken || !is_light (p->confirmed);
  for (guint w = 0; w < KG_BOARD_KEPT; w++)
    self->broken = self->broken || (p->kept[w] != KG_BOARD_NO_WEEK && !is_light (p->kept[w]));
}

/**
 * kg_board_sections_fill:
 * @board: an empty board that holds the file
 *
 * Returns: %FALSE when a row refers to something that is not there; @board is
 *   of no use then
 */
gboolean
kg_board_sections_fill (const KgBoardSections *self,
                        KgBoard               *board)
{
  KgBoardMemory *memory = board->memory;
  Filler filler = { .rows = self, .board = board };

  fill_units (&filler);
  fill_steps (&filler);
  fill_dues (&filler, memory->assignment_dues, self->assignments, self->n_assignments);
  fill_dues (&filler, memory->commitment_dues, self->commitments, self->n_commitments);

  kg_board_make_room (board->projects, self->n_projects);
  g_array_set_size (board->projects, (guint) self->n_projects);
  for (gsize i = 0; i < self->n_projects && !filler.broken; i++) {
    KgProject *p = &g_array_index (board->projects, KgProject, i);

    memset (p, 0, sizeof *p);
    fill_project (&filler, &self->projects[i], p);
    g_hash_table_insert (board->project_index, (gpointer) p->id, GUINT_TO_POINTER ((guint) i));
  }

  return !filler.broken;
}
