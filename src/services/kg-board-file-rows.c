// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-file-rows.h"

#include <string.h>

/* What goes into the rows of a kept board. How it comes out of them again is
 * in kg-board-file-fill.c: a field that is added here is added there. */

G_STATIC_ASSERT (sizeof (KgProjectRow) == 8 + 4 * (KG_ROW_N_TEXTS + 4 + 5 + KG_N_SEVERITIES + 3 + 4) +
                                            2 * (KG_N_SEVERITIES + 2) + KG_BOARD_KEPT + 5);
G_STATIC_ASSERT (sizeof (KgStepRow) == 8 + 4 * 6 + 2 * 3 + 2);

/**
 * kg_board_row_size:
 *
 * Returns: the bytes of one row of @section
 */
gsize
kg_board_row_size (KgBoardSection section)
{
  static const gsize sizes[KG_N_SECTIONS] = {
    [KG_SECTION_TEXTS] = 1,
    [KG_SECTION_KEYS] = 1,
    [KG_SECTION_UNITS] = sizeof (KgUnitRow),
    [KG_SECTION_STEPS] = sizeof (KgStepRow),
    [KG_SECTION_ASSIGNMENTS] = sizeof (KgDueRow),
    [KG_SECTION_COMMITMENTS] = sizeof (KgDueRow),
    [KG_SECTION_PROJECTS] = sizeof (KgProjectRow),
  };

  return sizes[section];
}

/**
 * kg_board_rows_pad:
 *
 * Returns: by how many bytes a section of @size bytes is filled up
 */
gsize
kg_board_rows_pad (gsize size)
{
  return (KG_BOARD_FILE_ALIGN - size % KG_BOARD_FILE_ALIGN) % KG_BOARD_FILE_ALIGN;
}

/**
 * kg_board_row_sizes:
 *
 * Returns: a figure that another layout of the rows would hardly have
 */
guint32
kg_board_row_sizes (void)
{
  return (guint32) (sizeof (KgBoardHeader) + 31 * sizeof (KgUnitRow) + 37 * sizeof (KgProjectRow) +
                    41 * sizeof (KgStepRow) + 43 * sizeof (KgDueRow));
}

static guint32
keep_text (KgBoardRows *self,
           const char  *text)
{
  GArray *texts = self->section[KG_SECTION_TEXTS];
  gpointer place;

  if (text == NULL)
    return 0;
  if (g_hash_table_lookup_extended (self->places, text, NULL, &place))
    return GPOINTER_TO_UINT (place);

  place = GUINT_TO_POINTER (texts->len);
  g_hash_table_insert (self->places, (gpointer) text, place);
  g_array_append_vals (texts, text, (guint) strlen (text) + 1);
  return GPOINTER_TO_UINT (place);
}

static guint32
keep_key (KgBoardRows   *self,
          gconstpointer  key,
          gsize          size)
{
  static const guint8 zeros[KG_BOARD_FILE_ALIGN];
  GArray *keys = self->section[KG_SECTION_KEYS];
  guint32 place = keys->len;

  g_array_append_vals (keys, key, (guint) size);
  g_array_append_vals (keys, zeros, (guint) kg_board_rows_pad (size));
  return place;
}

static void
add_unit (KgBoardRows  *self,
          const KgUnit *unit)
{
  KgUnitRow row = {
    .id = keep_text (self, unit->id),
    .name = keep_text (self, unit->name),
    .short_name = keep_text (self, unit->short_name),
    .kind = keep_text (self, unit->kind),
    .position = unit->position,
  };

  g_array_append_val (self->section[KG_SECTION_UNITS], row);
}

/* Plans go through the same steps, mostly: @like is the place that the name of
 * such a step has. */
static void
add_step (KgBoardRows  *self,
          const KgStep *step,
          const char   *like,
          guint32       place)
{
  KgStepRow row = {
    .after = step->after,
    .name = step->name != NULL && step->name == like ? place : keep_text (self, step->name),
    .planned_start = step->planned_start,
    .planned_end = step->planned_end,
    .actual_start = step->actual_start,
    .actual_end = step->actual_end,
    .not_before = step->not_before,
    .duration = step->duration,
    .shortest = step->shortest,
    .longest = step->longest,
    .mode = step->mode,
    .permit = step->permit,
    .promised = step->promised,
    .held = step->held,
  };

  g_array_append_val (self->section[KG_SECTION_STEPS], row);
}

static void
add_plan (KgBoardRows     *self,
          const KgProject *p,
          const KgProject *before)
{
  GArray *steps = self->section[KG_SECTION_STEPS];
  guint n_like = before != NULL ? before->n_steps : 0;
  guint first_like = steps->len - n_like;

  for (guint i = 0; i < p->n_steps; i++) {
    gboolean has_like = i < n_like;

    add_step (self, &p->facts.steps[i], has_like ? before->facts.steps[i].name : NULL,
              has_like ? g_array_index (steps, KgStepRow, first_like + i).name : 0);
  }
}

static void
add_dues (KgBoardRows *self,
          GArray      *rows,
          const KgDue *dues,
          guint        n)
{
  for (guint i = 0; i < n; i++) {
    KgDueRow row = { dues[i].due, keep_text (self, dues[i].subject) };

    g_array_append_val (rows, row);
  }
}

static guint32
place_of_unit (const KgBoard *board,
               const KgUnit  *unit)
{
  gpointer index;

  if (unit == NULL || !g_hash_table_lookup_extended (board->unit_index, unit->id, NULL, &index))
    return 0;

  return GPOINTER_TO_UINT (index) + 1;
}

static void
take_texts (KgBoardRows     *self,
            const KgProject *p,
            guint32         *text)
{
  const char *const texts[KG_ROW_N_TEXTS] = {
    [KG_ROW_ID] = p->id,
    [KG_ROW_CODE] = p->code,
    [KG_ROW_NAME] = p->name,
    [KG_ROW_BUILDER] = p->builder,
    [KG_ROW_LEADER] = p->leader,
    [KG_ROW_ESCALATED_TO] = p->escalated_to,
    [KG_ROW_KIND] = p->kind,
    [KG_ROW_TAGS] = p->tags,
    [KG_ROW_HOLD_REASON] = p->hold_reason,
    [KG_ROW_UNATTENDED_REASON] = p->unattended_reason,
    [KG_ROW_CONFIRMED_REASON] = p->confirmed_reason,
    [KG_ROW_CONFIRMED_BY] = p->confirmed_by,
    [KG_ROW_EXCUSE] = p->facts.excuse,
    [KG_ROW_EXCUSED_BY] = p->facts.excused_by,
    [KG_ROW_PROBLEM + KG_SEVERITY_BLOCKING] = p->facts.problem[KG_SEVERITY_BLOCKING],
    [KG_ROW_PROBLEM + KG_SEVERITY_MAJOR] = p->facts.problem[KG_SEVERITY_MAJOR],
    [KG_ROW_PROBLEM + KG_SEVERITY_MINOR] = p->facts.problem[KG_SEVERITY_MINOR],
  };

  for (guint i = 0; i < KG_ROW_N_TEXTS; i++)
    text[i] = keep_text (self, texts[i]);
}

static void
add_project (KgBoardRows     *self,
             const KgBoard   *board,
             const KgProject *p)
{
  const KgLightFacts *facts = &p->facts;
  KgProjectRow row = {
    .investment = p->investment,
    .search_key = keep_key (self, p->search_key, kg_search_key_get_size (p->search_key)),
    .sort_key = keep_key (self, p->sort_key, strlen (p->sort_key) + 1),
    .territory = place_of_unit (board, p->territory),
    .lead_unit = place_of_unit (board, p->lead_unit),
    .planned_start = p->planned_start,
    .stated_forecast = facts->stated_forecast,
    .actual_start = p->actual_start,
    .listed_on = p->listed_on,
    .confirmed_on = p->confirmed_on,
    .excused_from = facts->excused_from,
    .excused_until = facts->excused_until,
    .last_report = facts->last_report,
    .n_steps = p->n_steps,
    .n_problems = p->n_problems,
    .n_assignments = p->n_assignments,
    .n_commitments = p->n_commitments,
    .n_dues = facts->n_assignments,
    .n_promises = facts->n_commitments,
    .confirmed = p->confirmed,
    .is_confirmed = p->is_confirmed != FALSE,
    .reports = p->reports != FALSE,
    .on_hold = facts->on_hold,
    .started = facts->started,
  };

  take_texts (self, p, row.text);
  memcpy (row.problem_since, facts->problem_since, sizeof row.problem_since);
  memcpy (row.n_problems_of, facts->n_problems, sizeof row.n_problems_of);
  memcpy (row.kept, p->kept, sizeof row.kept);
  g_array_append_val (self->section[KG_SECTION_PROJECTS], row);
  add_dues (self, self->section[KG_SECTION_ASSIGNMENTS], facts->assignments, facts->n_assignments);
  add_dues (self, self->section[KG_SECTION_COMMITMENTS], facts->commitments, facts->n_commitments);
}

/**
 * kg_board_rows_new:
 *
 * Returns: (transfer full): everything that was read for @board, as rows; it
 *   borrows from @board
 */
KgBoardRows *
kg_board_rows_new (const KgBoard *board)
{
  KgBoardRows *self = g_new0 (KgBoardRows, 1);
  const KgProject *before = NULL;
  const char nothing = '\0';

  for (KgBoardSection i = 0; i < KG_N_SECTIONS; i++)
    self->section[i] = g_array_new (FALSE, FALSE, (guint) kg_board_row_size (i));
  kg_board_make_room (self->section[KG_SECTION_STEPS], board->memory->steps->len);
  kg_board_make_room (self->section[KG_SECTION_PROJECTS], board->projects->len);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  g_array_append_val (self->section[KG_SECTION_TEXTS], nothing);

  for (guint i = 0; i < board->units->len; i++)
    add_unit (self, &g_array_index (board->units, KgUnit, i));
  for (guint i = 0; i < board->projects->len; i++) {
    const KgProject *p = &g_array_index (board->projects, KgProject, i);

    add_project (self, board, p);
    add_plan (self, p, before);
    before = p;
  }

  return self;
}

void
kg_board_rows_free (KgBoardRows *self)
{
  for (KgBoardSection i = 0; i < KG_N_SECTIONS; i++)
    g_clear_pointer (&self->section[i], g_array_unref);
  g_hash_table_unref (self->places);
  g_free (self);
}
