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

/**
 * kg_wall_content_own:
 * @memory: (transfer full): from g_malloc()
 *
 * Returns: @memory, for as long as the content is there
 */
gpointer
kg_wall_content_own (KgWallContent *self,
                     gpointer       memory)
{
  g_ptr_array_add (self->texts, memory);
  return memory;
}

static KgWallContent *
content_new (KgBoard    *board,
             KgWallKind  kind)
{
  KgWallContent *self = g_new0 (KgWallContent, 1);
  KgDate today = kg_context_get_today (kg_board_get_context (board));
  g_autofree char *day = kg_label_day_weekday (today);
  g_autofree char *week = kg_label_week (today);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
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
  KgWallContent *self = content_new (board, KG_WALL_OVERVIEW);

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
  KgWallContent *self = content_new (file != NULL ? file->board : board, KG_WALL_PROJECT);

  if (file != NULL)
    self->file = kg_project_file_ref (file);
  kg_wall_content_fill_project (self, file != NULL ? file->summary : project, file);
  return self;
}

/**
 * kg_wall_content_new_changes:
 *
 * Returns: (transfer full): the page of the lights that are other than in last
 *   week's snapshot; explaining all of them takes a while
 */
KgWallContent *
kg_wall_content_new_changes (KgBoard *board)
{
  KgWallContent *self = content_new (board, KG_WALL_CHANGES);

  kg_wall_content_fill_changes (self);
  return self;
}

static KgWallContent *
new_with_meeting (KgBoard       *board,
                  KgWallKind     kind,
                  KgWallMeeting *meeting)
{
  KgWallContent *self = content_new (board, kind);

  if (meeting != NULL)
    self->meeting = kg_wall_meeting_ref (meeting);

  return self;
}

/**
 * kg_wall_content_new_decisions:
 * @meeting: (nullable): as kg_wall_meeting_load() reads it; without there are
 *   no decisions yet
 *
 * Returns: (transfer full): the page of what the last meeting decided
 */
KgWallContent *
kg_wall_content_new_decisions (KgBoard       *board,
                               KgWallMeeting *meeting)
{
  KgWallContent *self = new_with_meeting (board, KG_WALL_DECISIONS, meeting);

  kg_wall_content_fill_decisions (self);
  return self;
}

/**
 * kg_wall_content_new_topic:
 * @meeting: (nullable): as kg_wall_meeting_load_topic() reads it
 *
 * Returns: (transfer full): the page of a topic that is of no project
 */
KgWallContent *
kg_wall_content_new_topic (KgBoard       *board,
                           KgWallMeeting *meeting)
{
  KgWallContent *self = new_with_meeting (board, KG_WALL_DECISIONS, meeting);

  kg_wall_content_fill_topic (self);
  return self;
}

/**
 * kg_wall_content_new_close:
 * @meeting: (nullable): as kg_wall_meeting_load() reads it; without it is not
 *   known what is due
 *
 * Returns: (transfer full): the last page
 */
KgWallContent *
kg_wall_content_new_close (KgBoard       *board,
                           KgWallMeeting *meeting)
{
  KgWallContent *self = new_with_meeting (board, KG_WALL_CLOSE, meeting);

  kg_wall_content_fill_close (self);
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
  g_clear_pointer (&self->meeting, kg_wall_meeting_unref);
  g_clear_pointer (&self->file, kg_project_file_unref);
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
    .overview = self->kind == KG_WALL_OVERVIEW ? &self->overview : NULL,
    .project = self->kind == KG_WALL_PROJECT ? &self->project : NULL,
    .changes = self->kind == KG_WALL_CHANGES ? &self->changes : NULL,
    .decisions = self->kind == KG_WALL_DECISIONS ? &self->decisions : NULL,
    .close = self->kind == KG_WALL_CLOSE ? &self->close : NULL,
    .day = self->day,
    .number = number,
    .n_pages = n_pages,
  };
}
