// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-layout.h"

#include "services/board/kg-lamp-painter.h"

#include <math.h>

/* The overview: the lights as large as the wall has room for, and below them
 * what has begun, what gets worse and what nobody attends to. */

#define TITLE_SIZE 62.0
#define TITLE_TOP 40.0
#define COUNTS_TOP 146.0
#define COUNTS_GAP 36.0
#define LAMP_SIZE 104.0
#define LAMP_INSET 0.0625   /* from its box to the lamp itself */
#define WORD_SIZE 50.0
#define WORD_GAP 20.0
#define COUNT_SIZE 128.0
#define NUMBER_AIR 28.0 /* behind a long number, besides the gap: two of them are no one */
#define SUM_SIZE 36.0
#define RULE_TOP 574.0
#define SPARK_HEIGHT 74.0
#define SPARK_GAP 6.0
#define TILES_TOP 596.0
#define TILES_GAP 72.0
#define TITLE_OF_TILE_SIZE 36.0
#define NUMBER_SIZE 84.0
#define NOTE_SIZE 34.0
#define LINE_GAP 16.0
#define BAR_HEIGHT 22.0
#define SWATCH_SIZE 24.0
#define SWATCH_GAP 12.0
#define LEGEND_GAP 28.0
#define MONTH_SIZE KG_WALL_LEAST_TEXT
#define MONTH_BETWEEN 0.25 /* of a letter, from one number to the next */
#define MONTH_FILL 0.36 /* of a month, for each of its two bars */

/* How much of the wall each tile has: names need room. */
static const double shares[KG_WALL_TILES] = { 0.3, 0.38, 0.32 };

/* The tiles of names, which lend each other what they do not need. */
#define LIST_A 1
#define LIST_B 2
#define LEAST_SHARE 0.18
#define WRAPPED 0.65 /* of a note in two lines */

static const KgWallPen note_pen = { NOTE_SIZE, KG_INK_TEXT, FALSE };

/* The size at which @text is at most @width wide. */
static double
fitting (KgWallLayout *self,
         const char   *text,
         double        size,
         gboolean      bold,
         double        width)
{
  double natural = kg_wall_layout_text_width (self, text, size, bold);

  return natural > width ? MAX (size * width / natural, KG_WALL_LEAST_FACT) : size;
}

static void
add_bold (KgWallLayout *self,
          const char   *text,
          double        x,
          double        top,
          double        width,
          double        size)
{
  kg_wall_layout_add_text (self, text, x, top, width, size)->bold = TRUE;
}

static void
place_count (KgWallLayout      *self,
             const KgWallCount *count,
             double             word_size,
             double             size,
             double             sum_size,
             double             x,
             double             y,
             double             width)
{
  g_autofree char *number = kg_wall_number (count->count);
  double indent = LAMP_SIZE + WORD_GAP;

  kg_wall_layout_add_lamp (self, count->light, FALSE, x - LAMP_INSET * LAMP_SIZE, y, LAMP_SIZE);
  add_bold (self, kg_light_label (count->light), x + indent, y + (LAMP_SIZE - KG_WALL_LINE * word_size) / 2,
            width - indent, word_size);
  y += LAMP_SIZE;
  add_bold (self, number, x, y, width, size);
  y += KG_WALL_LINE * size;
  if (count->sum != NULL)
    kg_wall_layout_add_text (self, count->sum, x, y, width, sum_size)->ink = KG_INK_DIM;
  y += KG_WALL_LINE * SUM_SIZE + SPARK_GAP;
  kg_wall_layout_add_spark (self, count, x, y, width, SPARK_HEIGHT);
}

/* All words have one size, all numbers and all sums. */
static void
place_counts (KgWallLayout *self,
              double        x,
              double        y,
              double        room)
{
  const KgWallOverview *overview = self->page->overview;
  double column = (room + COUNTS_GAP) / MAX (overview->n_counts, 1u), width = column - COUNTS_GAP;
  double word_size = WORD_SIZE, size = COUNT_SIZE, sum_size = SUM_SIZE;

  for (guint i = 0; i < overview->n_counts; i++) {
    g_autofree char *number = kg_wall_number (overview->counts[i].count);

    size = MIN (size, fitting (self, number, COUNT_SIZE, TRUE, width - NUMBER_AIR));
    word_size = MIN (word_size, fitting (self, kg_light_label (overview->counts[i].light), WORD_SIZE, TRUE,
                                         width - LAMP_SIZE - WORD_GAP));
    if (overview->counts[i].sum != NULL)
      sum_size = MIN (sum_size, fitting (self, overview->counts[i].sum, SUM_SIZE, FALSE, width));
  }
  for (guint i = 0; i < overview->n_counts; i++)
    place_count (self, &overview->counts[i], word_size, size, sum_size, x + i * column, y, width);
}

/* Of the lamp before each line. */
static double
lamp_width (const KgWallTile *tile)
{
  return (tile->proposed ? kg_lamp_proposal_width (NOTE_SIZE) : NOTE_SIZE) + LINE_GAP;
}

/* Of the column of days, with the gap behind it. */
static double
days_width (KgWallLayout     *self,
            const KgWallTile *tile)
{
  double days = 0;

  for (guint i = 0; i < tile->n_lines; i++)
    if (tile->lines[i].day != NULL)
      days = MAX (days, kg_wall_layout_text_width (self, tile->lines[i].day, NOTE_SIZE, FALSE) + LINE_GAP);

  return days;
}

static void
place_lines (KgWallLayout     *self,
             const KgWallTile *tile,
             double            x,
             double            y,
             double            width)
{
  double days = days_width (self, tile);

  for (guint i = 0; i < tile->n_lines && y + KG_WALL_LINE * NOTE_SIZE <= self->body_bottom; i++) {
    const KgWallLine *line = &tile->lines[i];
    double at = x + lamp_width (tile);

    kg_wall_layout_add_lamp (self, line->light, tile->proposed, x, y + (KG_WALL_LINE - 1) / 2 * NOTE_SIZE, NOTE_SIZE);
    if (line->day != NULL)
      kg_wall_layout_add_text (self, line->day, at, y, days - LINE_GAP, NOTE_SIZE)->ink = KG_INK_DIM;
    kg_wall_layout_add_text (self, line->name, at + days, y, x + width - at - days, NOTE_SIZE);
    y += KG_WALL_LINE * NOTE_SIZE + 6;
  }
}

static double
place_swatch (KgWallLayout *self,
              KgChartInk    ink,
              const char   *words,
              double        x,
              double        y,
              double        most,
              double        size)
{
  double width = MIN (kg_wall_layout_text_width (self, words, size, FALSE), most - SWATCH_SIZE - SWATCH_GAP);

  kg_wall_layout_add_box (self, ink, x, y + (KG_WALL_LINE * size - SWATCH_SIZE) / 2, SWATCH_SIZE, SWATCH_SIZE);
  kg_wall_layout_add_text (self, words, x + SWATCH_SIZE + SWATCH_GAP, y, width, size);

  return x + SWATCH_SIZE + SWATCH_GAP + width;
}

/* What the two colours of the months are: side by side, in smaller letters
 * where the numbers are long, else one below the other. */
static double
place_legend (KgWallLayout     *self,
              const KgWallTile *tile,
              double            x,
              double            y,
              double            width)
{
  double room = width - 2 * (SWATCH_SIZE + SWATCH_GAP) - LEGEND_GAP;
  double words = kg_wall_layout_text_width (self, tile->planned_words, NOTE_SIZE, FALSE) +
                 kg_wall_layout_text_width (self, tile->done_words, NOTE_SIZE, FALSE);
  double size = words > room ? floor (NOTE_SIZE * room / words) : NOTE_SIZE;
  gboolean side_by_side = size >= KG_WALL_LEAST_TEXT;
  double next;

  if (!side_by_side)
    size = NOTE_SIZE;
  next = place_swatch (self, KG_INK_PLANNED, tile->planned_words, x, y, width, size) + LEGEND_GAP;
  if (!side_by_side) {
    next = x;
    y += KG_WALL_LINE * size;
  }
  place_swatch (self, KG_INK_WORK, tile->done_words, next, y, x + width - next, size);

  return y + KG_WALL_LINE * size;
}

/* Every month has its number where there is room for it, else every so many. */
static guint
choose_month_step (KgWallLayout *self,
                   double        month)
{
  g_autofree char *longest = g_strdup_printf ("%u", KG_WALL_MONTHS);
  double width = kg_wall_layout_text_width (self, longest, MONTH_SIZE, FALSE) + MONTH_BETWEEN * MONTH_SIZE;

  return width <= month ? 1 : width <= 2 * month ? 2 : 3;
}

/* What was planned and what began, month by month, down to the foot. */
static void
place_months (KgWallLayout     *self,
              const KgWallTile *tile,
              double            x,
              double            y,
              double            width)
{
  double month = width / KG_WALL_MONTHS, bar = month * MONTH_FILL;
  double bottom = self->body_bottom - KG_WALL_LINE * MONTH_SIZE, height = bottom - y;
  guint step = choose_month_step (self, month), most = 1;

  for (guint i = 0; i < KG_WALL_MONTHS; i++)
    most = MAX (most, MAX (tile->planned[i], tile->done[i]));

  for (guint i = 0; i < KG_WALL_MONTHS; i++) {
    double planned = height * tile->planned[i] / most, done = height * tile->done[i] / most, at = x + i * month;
    g_autofree char *name = g_strdup_printf ("%u", i + 1);

    kg_wall_layout_add_box (self, KG_INK_PLANNED, at, bottom - planned, bar, planned);
    kg_wall_layout_add_box (self, KG_INK_WORK, at + bar, bottom - done, bar, done);
    if (i % step == 0) {
      double words = kg_wall_layout_text_width (self, name, MONTH_SIZE, FALSE);

      kg_wall_layout_add_text (self, name, MAX (at + bar - words / 2, x), bottom, words, MONTH_SIZE)->ink = KG_INK_DIM;
    }
  }
  kg_wall_layout_add_box (self, KG_INK_PLANNED, x, bottom, width, 2);
}

static void
place_tile (KgWallLayout     *self,
            const KgWallTile *tile,
            double            x,
            double            y,
            double            width)
{
  if (tile->title == NULL)
    return;

  kg_wall_layout_add_text (self, tile->title, x, y, width, TITLE_OF_TILE_SIZE)->ink = KG_INK_DIM;
  y += KG_WALL_LINE * TITLE_OF_TILE_SIZE + 4;
  add_bold (self, tile->number != NULL ? tile->number : "…", x, y, width, NUMBER_SIZE);
  y += KG_WALL_LINE * NUMBER_SIZE + 8;
  if (tile->share >= 0) {
    kg_wall_layout_add_box (self, KG_INK_FAINT, x, y, width, BAR_HEIGHT);
    kg_wall_layout_add_box (self, KG_INK_WORK, x, y, width * MIN (tile->share, 1), BAR_HEIGHT);
    y += BAR_HEIGHT + 12;
  }
  if (tile->planned_words != NULL) {
    y = place_legend (self, tile, x, y, width);
    place_months (self, tile, x, y + 8, width);
    return;
  }
  if (tile->note != NULL)
    y = kg_wall_layout_add_paragraph (self, tile->note, x, y, width, &note_pen, 2);
  place_lines (self, tile, x, y, width);
}

/* How wide a tile of names has to be for nothing in it to be cut. */
static double
wanted_width (KgWallLayout     *self,
              const KgWallTile *tile)
{
  double indent = lamp_width (tile) + days_width (self, tile), width;

  if (tile->title == NULL)
    return 0;

  width = kg_wall_layout_text_width (self, tile->title, TITLE_OF_TILE_SIZE, FALSE);
  if (tile->note != NULL)
    width = MAX (width, kg_wall_layout_text_width (self, tile->note, NOTE_SIZE, FALSE) *
                        (tile->n_lines > 0 ? 1 : WRAPPED));
  for (guint i = 0; i < tile->n_lines; i++)
    width = MAX (width, indent + kg_wall_layout_text_width (self, tile->lines[i].name, NOTE_SIZE, FALSE));

  return width;
}

/* What @borrower lacks it takes from @lender, who keeps what it needs itself. */
static void
lend (const double *wanted,
      double       *widths,
      double        least,
      guint         lender,
      guint         borrower)
{
  double lent = MIN (wanted[borrower] - widths[borrower], widths[lender] - MAX (wanted[lender], least));

  if (lent <= 0)
    return;
  widths[borrower] += lent;
  widths[lender] -= lent;
}

static void
share_room (KgWallLayout *self,
            double        room,
            double       *widths)
{
  double wanted[KG_WALL_TILES];

  for (guint i = 0; i < KG_WALL_TILES; i++) {
    widths[i] = shares[i] * room;
    wanted[i] = wanted_width (self, &self->page->overview->tiles[i]);
  }
  lend (wanted, widths, LEAST_SHARE * room, LIST_B, LIST_A);
  lend (wanted, widths, LEAST_SHARE * room, LIST_A, LIST_B);
}

/**
 * kg_wall_layout_place_overview:
 *
 * Places the overview; a higher wall has more room between its parts.
 */
void
kg_wall_layout_place_overview (KgWallLayout *self)
{
  const KgWallOverview *overview = self->page->overview;
  double x = KG_WALL_MARGIN, room = self->width - 2 * KG_WALL_MARGIN, extra = self->height - KG_WALL_HEIGHT;
  double widths[KG_WALL_TILES];

  add_bold (self, overview->title, x, TITLE_TOP, room, TITLE_SIZE);
  place_counts (self, x, COUNTS_TOP + extra / 4, room);
  kg_wall_layout_add_box (self, KG_INK_FAINT, x, RULE_TOP + extra / 2, room, 2);
  share_room (self, room - (KG_WALL_TILES - 1) * TILES_GAP, widths);
  for (guint i = 0; i < KG_WALL_TILES; i++) {
    place_tile (self, &overview->tiles[i], x, TILES_TOP + extra / 2, widths[i]);
    x += widths[i] + TILES_GAP;
  }
}
