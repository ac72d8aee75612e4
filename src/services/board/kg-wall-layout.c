// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-layout.h"

#include <glib/gi18n-lib.h>

/* What the pages of the wall have in common: texts, lamps and boxes in their
 * places, and the foot. Where things lie is known before anything is drawn, so
 * that it can be measured. */

#define FOOT_SIZE KG_WALL_LEAST_TEXT
#define FOOT_BOTTOM 26.0 /* below the words of the foot */
#define FOOT_GAP 22.0    /* above them */
#define TITLE_SIZE 62.0
#define TITLE_TOP 40.0
#define TITLE_GAP 18.0
#define TITLE_NOTE_SIZE 36.0

#define FOOT_MOST 520.0  /* so wide is the day at most */
#define NARROWER 0.95    /* text is wrapped as if it were not bold, which may be wider by this */

static void
clear_label (gpointer data)
{
  g_free (((KgChartLabel *) data)->text);
}

/**
 * kg_wall_layout_count_lines:
 *
 * Returns: how many lines @text takes in a paragraph @width wide
 */
int
kg_wall_layout_count_lines (KgWallLayout *self,
                            const char   *text,
                            double        width,
                            double        size)
{
  int n_lines;

  g_free (kg_chart_text_wrap (self->text, text, size, width, G_MAXINT, &n_lines));
  return n_lines;
}

double
kg_wall_layout_text_width (KgWallLayout *self,
                           const char   *text,
                           double        size,
                           gboolean      bold)
{
  return kg_chart_text_width (self->text, text, size, bold);
}

/**
 * kg_wall_layout_add_text:
 * @top: of its line, which is %KG_WALL_LINE times @size high
 * @width: what is longer is shortened
 *
 * Returns: (transfer none): the label, to be changed before another is added
 */
KgChartLabel *
kg_wall_layout_add_text (KgWallLayout *self,
                         const char   *text,
                         double        x,
                         double        top,
                         double        width,
                         double        size)
{
  KgChartLabel label = {
    .text = g_strdup (text), .x = x, .y = top, .width = width, .height = KG_WALL_LINE * size,
    .size = size, .ink = KG_INK_TEXT, .ellipsize = PANGO_ELLIPSIZE_END,
  };

  g_array_append_val (self->labels, label);
  return &g_array_index (self->labels, KgChartLabel, self->labels->len - 1);
}

/**
 * kg_wall_layout_add_paragraph:
 * @max_lines: what is longer is shortened
 *
 * Adds @text as labels, one a line.
 *
 * Returns: where its last line ends
 */
double
kg_wall_layout_add_paragraph (KgWallLayout    *self,
                              const char      *text,
                              double           x,
                              double           top,
                              double           width,
                              const KgWallPen *pen,
                              int              max_lines)
{
  int n_lines;
  double room = pen->bold ? width * NARROWER : width;
  g_autofree char *wrapped = kg_chart_text_wrap (self->text, text, pen->size, room, max_lines, &n_lines);
  g_auto (GStrv) lines = g_strsplit (wrapped, "\n", max_lines);

  for (guint i = 0; lines[i] != NULL; i++) {
    KgChartLabel *label = kg_wall_layout_add_text (self, g_strchomp (lines[i]), x, top, width, pen->size);

    label->ink = pen->ink;
    label->bold = pen->bold;
    top += KG_WALL_LINE * pen->size;
  }

  return top;
}

void
kg_wall_layout_add_lamp (KgWallLayout *self,
                         KgLight       light,
                         gboolean      proposed,
                         double        x,
                         double        y,
                         double        size)
{
  KgWallLamp lamp = { light, proposed, x, y, size };

  g_array_append_val (self->lamps, lamp);
}

void
kg_wall_layout_add_box (KgWallLayout *self,
                        KgChartInk    ink,
                        double        x,
                        double        y,
                        double        width,
                        double        height)
{
  KgWallBox box = { ink, x, y, width, height };

  g_array_append_val (self->boxes, box);
}

void
kg_wall_layout_add_sign (KgWallLayout *self,
                         KgWallMark    mark,
                         KgChartInk    ink,
                         double        x,
                         double        y,
                         double        size)
{
  KgWallSign sign = { mark, ink, x, y, size };

  g_array_append_val (self->signs, sign);
}

/**
 * kg_wall_layout_add_arrow:
 * @middle: the height at which it lies
 */
void
kg_wall_layout_add_arrow (KgWallLayout *self,
                          double        x,
                          double        middle,
                          double        width)
{
  KgWallArrow arrow = { x, middle, width };

  g_array_append_val (self->arrows, arrow);
}

/**
 * kg_wall_layout_add_spark:
 *
 * Adds the weeks of @count as a line; nothing when there is but one.
 */
void
kg_wall_layout_add_spark (KgWallLayout      *self,
                          const KgWallCount *count,
                          double             x,
                          double             y,
                          double             width,
                          double             height)
{
  KgWallSpark spark = { count->weeks, count->n_weeks, x, y, width, height };

  if (count->n_weeks > 1)
    g_array_append_val (self->sparks, spark);
}

KgWallMoment
kg_wall_layout_get_moment (KgWallLayout *self)
{
  return (KgWallMoment) { self->boxes->len, self->lamps->len, self->labels->len, self->signs->len, self->arrows->len };
}

void
kg_wall_layout_take_back (KgWallLayout       *self,
                          const KgWallMoment *moment)
{
  g_array_set_size (self->boxes, moment->boxes);
  g_array_set_size (self->lamps, moment->lamps);
  g_array_set_size (self->labels, moment->labels);
  g_array_set_size (self->signs, moment->signs);
  g_array_set_size (self->arrows, moment->arrows);
}

/**
 * kg_wall_layout_place_title:
 * @note: (nullable): at the right
 *
 * Returns: where what follows may begin
 */
double
kg_wall_layout_place_title (KgWallLayout *self,
                            const char   *title,
                            const char   *note)
{
  double right = self->width - KG_WALL_MARGIN, top = TITLE_TOP, y = top + KG_WALL_LINE * TITLE_SIZE + TITLE_GAP;
  double room = right - KG_WALL_MARGIN, words = 0, width;

  if (note != NULL)
    words = kg_wall_layout_text_width (self, note, TITLE_NOTE_SIZE, FALSE);
  width = MIN (kg_wall_layout_text_width (self, title, TITLE_SIZE, TRUE), room);
  kg_wall_layout_add_text (self, title, KG_WALL_MARGIN, top, width, TITLE_SIZE)->bold = TRUE;
  if (note != NULL && words > room - width - 3 * TITLE_GAP) {
    /* Below the title where both do not stand side by side, so that neither is cut for the other. */
    y -= TITLE_GAP;
    kg_wall_layout_add_text (self, note, KG_WALL_MARGIN, y, MIN (words, room), TITLE_NOTE_SIZE)->ink = KG_INK_DIM;
    y += KG_WALL_LINE * TITLE_NOTE_SIZE + TITLE_GAP;
  } else if (note != NULL)
    kg_wall_layout_add_text (self, note, right - words, top + (TITLE_SIZE - TITLE_NOTE_SIZE) * KG_WALL_LINE * 0.62,
                             words, TITLE_NOTE_SIZE)->ink = KG_INK_DIM;
  kg_wall_layout_add_box (self, KG_INK_FAINT, KG_WALL_MARGIN, y, right - KG_WALL_MARGIN, 2);

  return y + 2;
}

void
kg_wall_layout_add_caption (KgWallLayout *self,
                            const char   *words)
{
  const KgChartLabel *foot = &g_array_index (self->labels, KgChartLabel, 0);
  double width = kg_wall_layout_text_width (self, words, FOOT_SIZE, FALSE), top = foot->y;

  kg_wall_layout_add_text (self, words, (self->width - width) / 2, top, width, FOOT_SIZE)->ink = KG_INK_DIM;
}

void
kg_wall_layout_add_part_caption (KgWallLayout *self)
{
  g_autofree char *words = g_strdup_printf (self->part + 1 < self->n_parts ? C_("wall", "Part %u of %u ↓")
                                                                           : C_("wall", "Part %u of %u"),
                                            self->part + 1, self->n_parts);

  kg_wall_layout_add_caption (self, words);
}

/**
 * kg_wall_layout_place_part:
 * @shown: which part of the list, from 0; none where there are not so many
 * @height: of every row, or 0 for as high as it turns out
 * @gap: between two rows
 *
 * Places those rows of a list that belong to the part; a row that does not fit
 * above the foot begins the next part. Rows of one height cost nothing while
 * they are not shown.
 *
 * Returns: in how many parts the list comes
 */
guint
kg_wall_layout_place_part (KgWallLayout   *self,
                           guint           shown,
                           guint           n_rows,
                           KgWallPlaceRow  place,
                           double          x,
                           double          y,
                           double          width,
                           double          height,
                           double          gap)
{
  double top = y;
  guint part = 0, n_each = height > 0 ? (guint) MAX ((self->body_bottom - top + gap) / (height + gap), 1) : 0;

  for (guint i = shown * n_each; n_each > 0 && i < MIN (n_rows, (shown + 1) * n_each); i++)
    place (self, i, x, top + (i % n_each) * (height + gap), width);
  if (n_each > 0)
    part = (MAX (n_rows, 1u) - 1) / n_each;

  for (guint i = 0; n_each == 0 && i < n_rows; i++) {
    KgWallMoment before = kg_wall_layout_get_moment (self);
    double end = place (self, i, x, y, width);

    if (end > self->body_bottom && y > top) {
      kg_wall_layout_take_back (self, &before);
      part++;
      end = place (self, i, x, top, width);
    }
    if (part != shown)
      kg_wall_layout_take_back (self, &before);
    y = end + gap;
  }

  return part + 1;
}

/**
 * kg_wall_layout_place_rows:
 *
 * Places the part of a list that the page is at, and says in the foot which one
 * that is.
 */
void
kg_wall_layout_place_rows (KgWallLayout   *self,
                           guint           n_rows,
                           KgWallPlaceRow  place,
                           double          x,
                           double          y,
                           double          width,
                           double          height,
                           double          gap)
{
  self->n_parts = kg_wall_layout_place_part (self, self->part, n_rows, place, x, y, width, height, gap);
  if (self->n_parts > 1)
    kg_wall_layout_add_part_caption (self);
}

static void
place_foot (KgWallLayout *self)
{
  const KgWallPage *page = self->page;
  g_autofree char *number = g_strdup_printf ("%u / %u", page->number, page->n_pages);
  double top = self->height - FOOT_BOTTOM - KG_WALL_LINE * FOOT_SIZE;
  double width = kg_wall_layout_text_width (self, number, FOOT_SIZE, FALSE);
  double day = MIN (kg_wall_layout_text_width (self, page->day, FOOT_SIZE, FALSE), FOOT_MOST);

  self->body_bottom = top - FOOT_GAP;
  kg_wall_layout_add_text (self, page->day, KG_WALL_MARGIN, top, day, FOOT_SIZE)->ink = KG_INK_DIM;
  kg_wall_layout_add_text (self, number, self->width - KG_WALL_MARGIN - width, top, width,
                           FOOT_SIZE)->ink = KG_INK_DIM;
}

/**
 * kg_wall_layout_new:
 * @part: of a long list or a project whose plan takes several, from 0
 * @width: at least %KG_WALL_WIDTH
 * @height: at least %KG_WALL_HEIGHT
 */
KgWallLayout *
kg_wall_layout_new (const KgWallPage *page,
                    guint             part,
                    double            width,
                    double            height)
{
  KgWallLayout *self = g_new0 (KgWallLayout, 1);

  self->page = page;
  self->part = part;
  self->text = kg_chart_text_new ();
  self->width = width;
  self->height = height;
  self->boxes = g_array_new (FALSE, FALSE, sizeof (KgWallBox));
  self->lamps = g_array_new (FALSE, FALSE, sizeof (KgWallLamp));
  self->labels = g_array_new (FALSE, FALSE, sizeof (KgChartLabel));
  self->signs = g_array_new (FALSE, FALSE, sizeof (KgWallSign));
  self->sparks = g_array_new (FALSE, FALSE, sizeof (KgWallSpark));
  self->arrows = g_array_new (FALSE, FALSE, sizeof (KgWallArrow));
  self->n_parts = 1;
  g_array_set_clear_func (self->labels, clear_label);

  place_foot (self);
  if (page->project != NULL)
    kg_wall_layout_place_project (self);
  else if (page->overview != NULL)
    kg_wall_layout_place_overview (self);
  else if (page->changes != NULL)
    kg_wall_layout_place_changes (self);
  else if (page->decisions != NULL)
    kg_wall_layout_place_decisions (self);
  else if (page->close != NULL)
    kg_wall_layout_place_close (self);

  return self;
}

void
kg_wall_layout_free (KgWallLayout *self)
{
  g_array_unref (self->boxes);
  g_array_unref (self->lamps);
  g_array_unref (self->labels);
  g_array_unref (self->signs);
  g_array_unref (self->sparks);
  g_array_unref (self->arrows);
  g_object_unref (self->text);
  g_free (self);
}
