// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-layout.h"

/* The last page: when the next meeting is, how the lights stand, and at the
 * right what is due until then. */

#define COLUMN_WIDTH 700.0
#define COLUMN_GAP 84.0
#define TOP 34.0
#define LABEL_SIZE 36.0
#define WHEN_SIZE 84.0
#define WHERE_SIZE 36.0
#define LAMP_SIZE 72.0
#define COUNT_SIZE 84.0
#define COUNTS_GAP 26.0
#define WORD_SIZE 44.0
#define GAP 18.0
#define DUE_TITLE_SIZE 40.0
#define TASK_SIZE 36.0
#define WHO_SIZE KG_WALL_LEAST_FACT
#define ROW_HEIGHT (KG_WALL_LINE * (TASK_SIZE + WHO_SIZE))
#define ROW_GAP 16.0

static const KgWallPen where_pen = { WHERE_SIZE, KG_INK_DIM, FALSE };

static void
place_count (KgWallLayout      *self,
             const KgWallCount *count,
             double             x,
             double             y,
             double             width)
{
  g_autofree char *number = g_strdup_printf ("%u", count->count);
  double height = KG_WALL_LINE * COUNT_SIZE, right = x + width;
  double words = kg_wall_layout_text_width (self, number, COUNT_SIZE, TRUE);

  kg_wall_layout_add_lamp (self, count->light, FALSE, x, y + (height - LAMP_SIZE) / 2, LAMP_SIZE);
  x += LAMP_SIZE + GAP;
  kg_wall_layout_add_text (self, kg_light_label (count->light), x, y + (height - KG_WALL_LINE * WORD_SIZE) / 2,
                           right - words - GAP - x, WORD_SIZE)->bold = TRUE;
  kg_wall_layout_add_text (self, number, right - words, y, words, COUNT_SIZE)->bold = TRUE;
}

static void
place_left (KgWallLayout *self,
            double        x,
            double        y)
{
  const KgWallClose *close = self->page->close;
  double natural = kg_wall_layout_text_width (self, close->when, WHEN_SIZE, TRUE);
  double size = CLAMP (WHEN_SIZE * COLUMN_WIDTH / natural, KG_WALL_LEAST_NAME, WHEN_SIZE);
  double counts = KG_WALL_CLOSE_COUNTS * (KG_WALL_LINE * COUNT_SIZE + COUNTS_GAP) - COUNTS_GAP;

  kg_wall_layout_add_text (self, close->label, x, y, COLUMN_WIDTH, LABEL_SIZE)->ink = KG_INK_DIM;
  y += KG_WALL_LINE * LABEL_SIZE;
  kg_wall_layout_add_text (self, close->when, x, y, COLUMN_WIDTH, size)->bold = TRUE;
  y += KG_WALL_LINE * size;
  if (close->where != NULL)
    kg_wall_layout_add_paragraph (self, close->where, x, y, COLUMN_WIDTH, &where_pen, 2);

  y = self->body_bottom - counts;
  for (guint i = 0; i < KG_WALL_CLOSE_COUNTS; i++) {
    if (i > 0)
      kg_wall_layout_add_box (self, KG_INK_FAINT, x, y - COUNTS_GAP / 2, COLUMN_WIDTH, 2);
    place_count (self, &close->counts[i], x, y, COLUMN_WIDTH);
    y += KG_WALL_LINE * COUNT_SIZE + COUNTS_GAP;
  }
}

static double
place_due (KgWallLayout *self,
           guint         row,
           double        x,
           double        y,
           double        width)
{
  const KgWallTask *task = &self->page->close->due[row];
  KgChartInk ink = task->urgent ? KG_INK_TROUBLE : KG_INK_TEXT;
  double line = KG_WALL_LINE * TASK_SIZE, at = x + TASK_SIZE + GAP, right = x + width;
  double day = kg_wall_layout_text_width (self, task->day, TASK_SIZE, TRUE), rest = 0;
  g_autofree char *who = task->project != NULL ? g_strdup_printf ("%s · %s", task->lead, task->project)
                                               : g_strdup (task->lead);
  KgChartLabel *label;

  kg_wall_layout_add_sign (self, task->mark, ink, x, y + (line - TASK_SIZE) / 2, TASK_SIZE);
  kg_wall_layout_add_text (self, task->text, at, y, right - day - 2 * GAP - at, TASK_SIZE);
  label = kg_wall_layout_add_text (self, task->day, right - day, y, day, TASK_SIZE);
  label->bold = TRUE;
  label->ink = ink;
  y += line;
  if (task->note != NULL) {
    rest = MIN (kg_wall_layout_text_width (self, task->note, WHO_SIZE, FALSE), width / 2);
    kg_wall_layout_add_text (self, task->note, right - rest, y, rest, WHO_SIZE)->ink = task->urgent ? ink : KG_INK_DIM;
  }
  kg_wall_layout_add_text (self, who, at, y, right - rest - 2 * GAP - at, WHO_SIZE)->ink = KG_INK_DIM;

  return y + KG_WALL_LINE * WHO_SIZE;
}

/**
 * kg_wall_layout_place_close:
 *
 * Places the last page; what is due takes as many parts as it needs.
 */
void
kg_wall_layout_place_close (KgWallLayout *self)
{
  const KgWallClose *close = self->page->close;
  double y = kg_wall_layout_place_title (self, close->title, NULL) + TOP;
  double x = KG_WALL_MARGIN + COLUMN_WIDTH + COLUMN_GAP, width = self->width - KG_WALL_MARGIN - x;

  place_left (self, KG_WALL_MARGIN, y);
  kg_wall_layout_add_text (self, close->due_title, x, y, width, DUE_TITLE_SIZE)->bold = TRUE;
  y += KG_WALL_LINE * DUE_TITLE_SIZE + GAP;
  if (close->n_due == 0)
    kg_wall_layout_add_text (self, close->nothing, x, y, width, TASK_SIZE)->ink = KG_INK_DIM;
  kg_wall_layout_place_rows (self, close->n_due, place_due, x, y, width, ROW_HEIGHT, ROW_GAP);
}
