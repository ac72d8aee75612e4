// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-layout.h"

#include <glib/gi18n-lib.h>

/* What there was no room for on the first part of a project: all that the
 * meeting in session decided, all reasons, what is to come and, where they lack
 * their notes there, the facts. On as many parts as it takes. */

#define ROWS_TOP 12.0
#define ROW_GAP 22.0
#define HEADING_SIZE 34.0
#define SENTENCE_LINES 8

/* Whether a row follows others on its part. */
static gboolean
follows (KgWallLayout *self,
         double        y)
{
  return y > self->rows_top;
}

static double
place_heading (KgWallLayout *self,
               double        x,
               double        y,
               double        width)
{
  kg_wall_layout_add_text (self, C_("wall", "Decided"), x, y, width, HEADING_SIZE)->bold = TRUE;

  return y + KG_WALL_LINE * HEADING_SIZE;
}

static double
place_row (KgWallLayout *self,
           guint         row,
           double        x,
           double        y,
           double        width)
{
  const KgWallProject *project = self->page->project;
  guint n_decided = project->n_decided > 0 ? 1 + project->n_decided : 0;

  if (row < n_decided)
    return row == 0 ? place_heading (self, x, y, width)
                    : kg_wall_layout_place_decision (self, &project->decided[row - 1], row, SENTENCE_LINES, x, y, width);

  row -= n_decided;
  if (row == 0 && follows (self, y))
    kg_wall_layout_add_box (self, KG_INK_FAINT, x, y - ROW_GAP / 2, width, 1);
  if (row < project->n_reasons)
    return kg_wall_layout_place_reason (self, &project->reasons[row], x, y, width);

  return row == project->n_reasons && project->warning != NULL ? kg_wall_layout_place_warning (self, x, y, width)
                                                               : kg_wall_layout_place_facts (self, x, y, width);
}

/**
 * kg_wall_layout_place_words:
 * @part: of the words, from 0; none where there are not so many
 *
 * Places all that is said of a project below @y.
 *
 * Returns: in how many parts
 */
guint
kg_wall_layout_place_words (KgWallLayout *self,
                            guint         part,
                            double        y)
{
  const KgWallProject *project = self->page->project;
  guint n = (project->n_decided > 0 ? 1 + project->n_decided : 0) + project->n_reasons + (project->warning != NULL) +
            self->notes_left;

  self->rows_top = y + ROWS_TOP;

  return kg_wall_layout_place_part (self, part, n, place_row, KG_WALL_MARGIN, self->rows_top,
                                    self->width - 2 * KG_WALL_MARGIN, 0, ROW_GAP);
}
