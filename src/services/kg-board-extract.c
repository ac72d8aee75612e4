// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-extract.h"

/* For files: blocks, so it is called on a thread beside the windows. */

/* Warnings and chances of all projects, where the order or a filter asks for
 * them; of those that are shown they are worked out when they are read. */
static gboolean
complete (KgBoardOutlook    *outlook,
          guint              parts,
          const KgProgress  *progress,
          GError           **error)
{
  guint n = kg_board_get_n_projects (kg_board_outlook_get_board (outlook));

  for (guint i = 0; parts != 0 && i < n; i++) {
    if (!kg_progress_step (progress, i, n, error))
      return FALSE;
    if (parts & KG_OUTLOOK_WARNINGS)
      kg_board_outlook_get_warning (outlook, i);
    if (parts & KG_OUTLOOK_CHANCES)
      kg_board_outlook_get_percent (outlook, i);
  }

  return kg_progress_step (progress, n, n, error);
}

/**
 * kg_board_extract_new:
 * @spec: borrowed as long as the extract is used
 * @grouping: wins over that of @spec
 * @progress: (nullable)
 *
 * Errors: %G_IO_ERROR_CANCELLED
 */
KgBoardExtract *
kg_board_extract_new (KgBoard            *board,
                      const KgBoardSpec  *spec,
                      KgBoardGrouping     grouping,
                      const KgProgress   *progress,
                      GError            **error)
{
  g_autoptr (KgBoardExtract) self = g_new0 (KgBoardExtract, 1);
  KgBoardQuery query;

  self->board = board;
  self->spec = spec;
  self->grouping = grouping;
  self->outlook = kg_board_outlook_new (board, NULL);
  query = kg_board_spec_get_query (spec, self->outlook);
  query.grouping = grouping;
  if (!complete (self->outlook, kg_board_query_get_parts (&query), progress, error))
    return NULL;

  self->shown = kg_board_select (board, &query);
  self->groups = kg_board_group (board, self->shown, grouping);
  for (guint i = 0; i < self->shown->len; i++) {
    const KgProject *p = kg_board_get_project (board, g_array_index (self->shown, guint, i));

    self->investment += p->investment;
    self->lights[p->light]++;
  }

  return g_steal_pointer (&self);
}

void
kg_board_extract_free (KgBoardExtract *self)
{
  g_clear_pointer (&self->outlook, kg_board_outlook_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_free (self);
}

/**
 * kg_board_extract_get_cell:
 * @row: among those that are shown
 */
KgBoardCell
kg_board_extract_get_cell (KgBoardExtract *self,
                           guint           row,
                           KgBoardColumn   column)
{
  return kg_board_get_cell (self->board, self->outlook, g_array_index (self->shown, guint, row), column);
}
