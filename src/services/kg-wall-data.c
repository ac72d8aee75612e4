// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-wall-private.h"

#include "core/kg-labels.h"
#include "services/kg-board-view.h"

/**
 * kg_wall_content_keep:
 * @text: (transfer full) (nullable)
 *
 * Returns: (nullable): @text, for as long as the content is there
 */
const char *
kg_wall_content_keep (KgWallContent *self,
                      char          *text)
{
  if (text != NULL)
    g_ptr_array_add (self->texts, text);

  return text;
}

static KgWallContent *
content_new (KgBoard *board)
{
  KgWallContent *self = g_new0 (KgWallContent, 1);
  KgDate today = kg_context_get_today (kg_board_get_context (board));
  g_autofree char *day = kg_label_day_weekday (today);
  g_autofree char *week = kg_label_week (today);

  g_atomic_ref_count_init (&self->refs);
  self->board = kg_board_ref (board);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->reasons = g_array_new (FALSE, FALSE, sizeof (KgWallReason));
  self->facts = g_array_new (FALSE, FALSE, sizeof (KgWallFact));
  self->day = kg_wall_content_keep (self, g_strdup_printf ("%s · %s", day, week));

  return self;
}

/**
 * kg_wall_order:
 *
 * Returns: (transfer full) (element-type guint): indexes of the projects that
 *   have a page after the overview: each red one, then each yellow one, as the
 *   board sorts them
 */
GArray *
kg_wall_order (const KgBoard *board)
{
  KgBoardQuery query = { .lights = 1 << KG_LIGHT_RED | 1 << KG_LIGHT_YELLOW, .sort = KG_COLUMN_LIGHT };

  return kg_board_select (board, &query);
}

/**
 * kg_wall_content_new_overview:
 * @with_warnings: look at what every light will be in the days to come, which
 *   takes a while with very many projects; without it is left open
 *
 * Returns: (transfer full): the first page
 */
KgWallContent *
kg_wall_content_new_overview (KgBoard  *board,
                              gboolean  with_warnings)
{
  KgWallContent *self = content_new (board);

  kg_wall_content_fill_overview (self, with_warnings);
  return self;
}

/**
 * kg_wall_content_new_project:
 * @project: of @board
 * @file: (nullable): everything about it; without there is no chart
 *
 * Returns: (transfer full): the page of a project
 */
KgWallContent *
kg_wall_content_new_project (KgBoard         *board,
                             const KgProject *project,
                             KgProjectFile   *file)
{
  KgWallContent *self = content_new (file != NULL ? file->board : board);

  self->is_project = TRUE;
  kg_wall_content_fill_project (self, file != NULL ? file->summary : project, file);
  return self;
}

KgWallContent *
kg_wall_content_ref (KgWallContent *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_wall_content_unref (KgWallContent *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->plan, kg_plan_chart_data_free);
  kg_board_unref (self->board);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->reasons);
  g_array_unref (self->facts);
  g_free (self);
}

/**
 * kg_wall_content_get_page:
 * @number: of the page, from 1
 *
 * Returns: what is to be painted, valid as long as @self is there
 */
KgWallPage
kg_wall_content_get_page (const KgWallContent *self,
                          guint                number,
                          guint                n_pages)
{
  return (KgWallPage) {
    .overview = self->is_project ? NULL : &self->overview,
    .project = self->is_project ? &self->project : NULL,
    .day = self->day,
    .number = number,
    .n_pages = n_pages,
  };
}
