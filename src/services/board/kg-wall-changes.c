// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-layout.h"

/* What changed since last week: a row a project, with the light that was and
 * the light that is. */

#define ROWS_TOP 22.0
#define ROW_HEIGHT 90.0
#define LAMP_SIZE 48.0
#define WORD_SIZE 34.0
#define NAME_SIZE 40.0
#define WHY_SIZE KG_WALL_LEAST_FACT
#define ARROW_WIDTH 44.0
#define GAP 16.0
#define NAME_GAP 48.0
#define NAME_SHARE 0.54 /* of what names and reasons have together, at least */
#define WHY_LINES 2
#define EMPTY_TOP 60.0

static const KgWallPen why_pen = { WHY_SIZE, KG_INK_DIM, FALSE };

/* How wide the words of all lights are that stand there. */
static double
word_width (KgWallLayout *self)
{
  double width = 0;

  for (guint light = 0; light < KG_N_LIGHTS; light++)
    width = MAX (width, kg_wall_layout_text_width (self, kg_light_label (light), WORD_SIZE, TRUE));

  return width;
}

static void
place_light (KgWallLayout *self,
             KgLight       light,
             KgChartInk    ink,
             double        x,
             double        y,
             double        words)
{
  KgChartLabel *label;

  kg_wall_layout_add_lamp (self, light, FALSE, x, y + (ROW_HEIGHT - LAMP_SIZE) / 2, LAMP_SIZE);
  label = kg_wall_layout_add_text (self, kg_light_label (light), x + LAMP_SIZE + GAP,
                                   y + (ROW_HEIGHT - KG_WALL_LINE * WORD_SIZE) / 2, words, WORD_SIZE);
  label->bold = TRUE;
  label->ink = ink;
}

/* What names have beside the reasons; long ones have what no reason needs. */
static double
name_width (KgWallLayout *self,
            double        room)
{
  const KgWallChanges *changes = self->page->changes;
  double whole = room - 2 * (LAMP_SIZE + GAP + self->word_width) - 2 * GAP - ARROW_WIDTH - NAME_GAP;
  double name = 0, why = 0;

  for (guint i = 0; i < changes->n_changes; i++) {
    const KgWallChange *change = &changes->changes[i];

    if (change->why == NULL)
      continue;
    name = MAX (name, kg_wall_layout_text_width (self, change->name, NAME_SIZE, TRUE));
    why = MAX (why, kg_wall_layout_text_width (self, change->why, WHY_SIZE, FALSE));
  }

  return MAX (NAME_SHARE * whole, MIN (name, whole - why));
}

static double
place_change (KgWallLayout *self,
              guint         row,
              double        x,
              double        y,
              double        width)
{
  const KgWallChange *change = &self->page->changes->changes[row];
  double words = self->word_width, light = LAMP_SIZE + GAP + words, right = x + width;
  double name = self->name_width;

  if (row > 0 && y > self->rows_top)
    kg_wall_layout_add_box (self, KG_INK_FAINT, x, y, width, 1);
  place_light (self, change->from, KG_INK_DIM, x, y, words);
  x += light + GAP;
  kg_wall_layout_add_arrow (self, x, y + ROW_HEIGHT / 2, ARROW_WIDTH);
  x += ARROW_WIDTH + GAP;
  place_light (self, change->to, KG_INK_TEXT, x, y, words);
  x += light + NAME_GAP;
  if (change->why == NULL)
    name = right - x;
  kg_wall_layout_add_text (self, change->name, x, y + (ROW_HEIGHT - KG_WALL_LINE * NAME_SIZE) / 2, name,
                           NAME_SIZE)->bold = TRUE;
  x += name + NAME_GAP;
  if (change->why != NULL) {
    int n = MIN (kg_wall_layout_count_lines (self, change->why, right - x, WHY_SIZE), WHY_LINES);

    kg_wall_layout_add_paragraph (self, change->why, x, y + (ROW_HEIGHT - n * KG_WALL_LINE * WHY_SIZE) / 2, right - x,
                                  &why_pen, WHY_LINES);
  }

  return y + ROW_HEIGHT;
}

/**
 * kg_wall_layout_place_changes:
 *
 * Places the lights that changed, on as many parts as it takes.
 */
void
kg_wall_layout_place_changes (KgWallLayout *self)
{
  const KgWallChanges *changes = self->page->changes;
  gboolean none = changes->n_changes == 0;
  double room = self->width - 2 * KG_WALL_MARGIN;
  double y = kg_wall_layout_place_title (self, changes->title, none ? NULL : changes->note);

  if (none && changes->note != NULL)
    kg_wall_layout_add_text (self, changes->note, KG_WALL_MARGIN, y + EMPTY_TOP, room, NAME_SIZE);

  self->word_width = word_width (self);
  self->name_width = name_width (self, room);
  self->rows_top = y + ROWS_TOP;
  kg_wall_layout_place_rows (self, changes->n_changes, place_change, KG_WALL_MARGIN, y + ROWS_TOP, room,
                             ROW_HEIGHT, 0);
}
