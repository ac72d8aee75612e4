// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-file-rows.h"

#include <string.h>

/* What comes out of the rows of a kept board. Texts and keys stay where they
 * are; the rows are gone as soon as they were looked at. Every reference is
 * held against what is there before it is followed. */

static const char *
text (KgBoardFiller *self,
      guint32        place)
{
  if (place == 0)
    return NULL;

  if (place >= self->text_size) {
    self->broken = TRUE;
    return NULL;
  }

  return self->texts + place;
}

static const char *
needed_text (KgBoardFiller *self,
             guint32        place)
{
  const char *found = text (self, place);

  self->broken = self->broken || found == NULL;
  return found != NULL ? found : "";
}

static const KgSearchKey *
search_key (KgBoardFiller *self,
            guint32        place)
{
  const KgSearchKey *key = (gconstpointer) (self->keys + place);

  if (place % KG_BOARD_FILE_ALIGN != 0 || place >= self->key_size ||
      !kg_search_key_fits (key, self->key_size - place)) {
    self->broken = TRUE;
    return NULL;
  }

  return key;
}

static const char *
sort_key (KgBoardFiller *self,
          guint32        place)
{
  if (place >= self->key_size) {
    self->broken = TRUE;
    return "";
  }

  return self->keys + place;
}

static const KgUnit *
unit (KgBoardFiller *self,
      guint32        place)
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
fill_units (KgBoardFiller   *self,
            const KgUnitRow *rows,
            gsize            n)
{
  KgBoard *board = self->board;

  for (gsize i = 0; i < n; i++) {
    const KgUnitRow *row = &rows[i];
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

/* Where the next @n of @items go. */
static gpointer
add (GArray *items,
     gsize   n)
{
  guint first = items->len;

  g_array_set_size (items, first + (guint) n);
  return items->data + (gsize) first * g_array_get_element_size (items);
}

static void
fill_steps (KgBoardFiller   *self,
            const KgStepRow *rows,
            gsize            n)
{
  KgStep *steps = add (self->board->memory->steps, n);

  for (gsize i = 0; i < n; i++) {
    const KgStepRow *row = &rows[i];

    self->broken = self->broken || row->mode > KG_STEP_EARLY;
    steps[i] = (KgStep) {
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
fill_dues (KgBoardFiller  *self,
           GArray         *all,
           const KgDueRow *rows,
           gsize           n)
{
  KgDue *dues = add (all, n);

  for (gsize i = 0; i < n; i++)
    dues[i] = (KgDue) { rows[i].due, text (self, rows[i].subject) };
}

/* The next @n of @items, for one project. */
static gconstpointer
take (KgBoardFiller *self,
      GArray        *items,
      gsize         *taken,
      gsize          n)
{
  gsize first = *taken;

  if (n > items->len - first) {
    self->broken = TRUE;
    return NULL;
  }

  *taken += n;
  return n > 0 ? items->data + first * g_array_get_element_size (items) : NULL;
}

static void
fill_facts (KgBoardFiller      *self,
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
fill_project (KgBoardFiller      *self,
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

static void
fill_projects (KgBoardFiller      *self,
               const KgProjectRow *rows,
               gsize               n)
{
  KgBoard *board = self->board;
  guint first = board->projects->len;
  KgProject *projects = add (board->projects, n);

  for (gsize i = 0; i < n; i++) {
    memset (&projects[i], 0, sizeof projects[i]);
    fill_project (self, &rows[i], &projects[i]);
    g_hash_table_insert (board->project_index, (gpointer) projects[i].id, GUINT_TO_POINTER (first + (guint) i));
  }
}

/**
 * kg_board_filler_make_room:
 * @n_rows: of each section, as many as there can be
 *
 * To be called first: units, steps and dues may not move once projects point
 * to them.
 */
void
kg_board_filler_make_room (KgBoardFiller *self,
                           const guint32 *n_rows)
{
  KgBoardMemory *memory = self->board->memory;

  kg_board_make_room (self->board->units, n_rows[KG_SECTION_UNITS]);
  kg_board_make_room (memory->steps, n_rows[KG_SECTION_STEPS]);
  kg_board_make_room (memory->assignment_dues, n_rows[KG_SECTION_ASSIGNMENTS]);
  kg_board_make_room (memory->commitment_dues, n_rows[KG_SECTION_COMMITMENTS]);
  kg_board_make_room (self->board->projects, n_rows[KG_SECTION_PROJECTS]);
}

/**
 * kg_board_filler_take:
 * @section: one of rows; all of the sections before it were taken
 * @rows: the next @n of its rows, of which nothing is kept
 *
 * Fills the board with them. When the filler is broken after that, the board is
 * of no use.
 */
void
kg_board_filler_take (KgBoardFiller  *self,
                      KgBoardSection  section,
                      gconstpointer   rows,
                      gsize           n)
{
  KgBoardMemory *memory = self->board->memory;

  switch (section) {
  case KG_SECTION_UNITS:
    fill_units (self, rows, n);
    break;
  case KG_SECTION_STEPS:
    fill_steps (self, rows, n);
    break;
  case KG_SECTION_ASSIGNMENTS:
    fill_dues (self, memory->assignment_dues, rows, n);
    break;
  case KG_SECTION_COMMITMENTS:
    fill_dues (self, memory->commitment_dues, rows, n);
    break;
  case KG_SECTION_PROJECTS:
    fill_projects (self, rows, n);
    break;
  case KG_SECTION_TEXTS:
  case KG_SECTION_KEYS:
  case KG_N_SECTIONS:
  default:
    g_assert_not_reached ();
  }
}
