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

static guint32
keep_text (KgBoardRows *self,
           const char  *text)
{
  gpointer place;

  if (text == NULL)
    return 0;
  if (g_hash_table_lookup_extended (self->places, text, NULL, &place))
    return GPOINTER_TO_UINT (place);

  place = GUINT_TO_POINTER ((guint) self->texts->len);
  g_hash_table_insert (self->places, (gpointer) text, place);
  g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
  return GPOINTER_TO_UINT (place);
}

static guint32
keep_key (KgBoardRows   *self,
          gconstpointer  key,
          gsize          size)
{
  static const guint8 zeros[8];
  guint32 place = self->keys->len;

  g_byte_array_append (self->keys, key, (guint) size);
  g_byte_array_append (self->keys, zeros, (8 - self->keys->len % 8) % 8);
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

  g_array_append_val (self->units, row);
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

  g_array_append_val (self->steps, row);
}

static void
add_plan (KgBoardRows     *self,
          const KgProject *p,
          const KgProject *before)
{
  guint n_like = before != NULL ? before->n_steps : 0;
  guint first_like = self->steps->len - n_like;

  for (guint i = 0; i < p->n_steps; i++) {
    gboolean has_like = i < n_like;

    add_step (self, &p->facts.steps[i], has_like ? before->facts.steps[i].name : NULL,
              has_like ? g_array_index (self->steps, KgStepRow, first_like + i).name : 0);
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
  g_array_append_val (self->projects, row);
  add_dues (self, self->assignments, facts->assignments, facts->n_assignments);
  add_dues (self, self->commitments, facts->commitments, facts->n_commitments);
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

  self->units = g_array_new (FALSE, FALSE, sizeof (KgUnitRow));
  self->projects = g_array_sized_new (FALSE, FALSE, sizeof (KgProjectRow), board->projects->len);
  self->steps = g_array_sized_new (FALSE, FALSE, sizeof (KgStepRow), board->memory->steps->len);
  self->assignments = g_array_new (FALSE, FALSE, sizeof (KgDueRow));
  self->commitments = g_array_new (FALSE, FALSE, sizeof (KgDueRow));
  self->texts = g_string_sized_new (64 * 1024);
  self->keys = g_byte_array_new ();
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  g_string_append_c (self->texts, '\0');

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
  g_array_unref (self->units);
  g_array_unref (self->projects);
  g_array_unref (self->steps);
  g_array_unref (self->assignments);
  g_array_unref (self->commitments);
  g_string_free (self->texts, TRUE);
  g_byte_array_unref (self->keys);
  g_hash_table_unref (self->places);
  g_free (self);
}
