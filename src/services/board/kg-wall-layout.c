// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-layout.h"

/* What the pages of the wall have in common: texts, lamps and boxes in their
 * places, and the foot. Where things lie is known before anything is drawn, so
 * that it can be measured. */

#define FOOT_SIZE KG_WALL_LEAST_TEXT
#define FOOT_BOTTOM 26.0 /* below the words of the foot */
#define FOOT_GAP 22.0    /* above them */
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
 * @part: of a project whose plan takes several, from 0
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
  g_array_set_clear_func (self->labels, clear_label);

  place_foot (self);
  if (page->project != NULL)
    kg_wall_layout_place_project (self);
  else if (page->overview != NULL)
    kg_wall_layout_place_overview (self);

  return self;
}

void
kg_wall_layout_free (KgWallLayout *self)
{
  g_array_unref (self->boxes);
  g_array_unref (self->lamps);
  g_array_unref (self->labels);
  g_object_unref (self->text);
  g_free (self);
}
