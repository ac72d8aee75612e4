// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-layout.h"

#include "services/board/kg-lamp-painter.h"

#include <glib/gi18n-lib.h>

/* The page of a project: which light and why, what is known of its start, and
 * its back-plan beside. */

#define NAME_SIZE 62.0
#define LONG_NAME_SIZE KG_WALL_LEAST_NAME /* of a name of two lines */
#define WORD_SIZE 40.0
#define ABOUT_SIZE 34.0
#define REASON_SIZE 34.0
#define LARGE_REASON_SIZE 38.0 /* where they have the page for themselves */
#define LABEL_SIZE 30.0
#define LABEL_GAP 24.0
#define VALUE_SIZE 38.0
#define NOTE_SIZE KG_WALL_LEAST_FACT
#define NOTE_LINES 2
#define NOTE_GAP 20.0

#define HEAD_TOP 40.0
#define HEAD_GAP 22.0      /* above and below the rule under the head */
#define SMALL_TOP 16.0
#define SMALL_GAP 8.0
#define LAMP_SIZE 92.0
#define LAMP_GAP 40.0
#define COLUMN_WIDTH 540.0
#define WIDE_COLUMN 600.0  /* where the reasons need it */
#define COLUMN_GAP 56.0
#define BULLET_SIZE 26.0
#define BULLET_INDENT 42.0
#define REASON_GAP 12.0
#define REASON_LINES 4     /* of one reason */
#define LEAST_CUT 2        /* lines: less of a reason says nothing */
#define ALL_LINES 12       /* on the parts that have all of it */
#define BLOCK_GAP 24.0
#define FACT_GAP 10.0
#define FACTS_GAP 16.0      /* above them, at least */
#define WARNING_PADDING 18.0

static const KgWallPen warning_pen = { VALUE_SIZE, KG_INK_TEXT, TRUE };
static const KgWallPen why_pen = { NOTE_SIZE, KG_INK_TEXT, FALSE };
static const KgWallPen note_pen = { NOTE_SIZE, KG_INK_DIM, FALSE };

static double
place_rule (KgWallLayout *self,
            double        y)
{
  kg_wall_layout_add_box (self, KG_INK_FAINT, KG_WALL_MARGIN, y, self->width - 2 * KG_WALL_MARGIN, 2);

  return y + HEAD_GAP;
}

/* One line, for the whole of a plan; returns where it ends. */
static double
place_small_head (KgWallLayout *self)
{
  const KgWallProject *project = self->page->project;
  const char *word = kg_light_label (project->light);
  double size = KG_WALL_LEAST_NAME, height = KG_WALL_LINE * size, x = KG_WALL_MARGIN + size + LAMP_GAP / 2;
  double words = kg_wall_layout_text_width (self, word, WORD_SIZE, TRUE);
  double right = self->width - KG_WALL_MARGIN;

  kg_wall_layout_add_lamp (self, project->light, FALSE, KG_WALL_MARGIN, SMALL_TOP + (height - size) / 2, size);
  kg_wall_layout_add_text (self, word, x, SMALL_TOP + (height - KG_WALL_LINE * WORD_SIZE) / 2, words,
                           WORD_SIZE)->bold = TRUE;
  x += words + LAMP_GAP;
  kg_wall_layout_add_text (self, project->name, x, SMALL_TOP, right - x, size)->bold = TRUE;

  return place_rule (self, SMALL_TOP + height + SMALL_GAP) - HEAD_GAP + 2 * SMALL_GAP;
}

/* The lamp with its word below, the name beside, and what the rules propose;
 * returns where the head ends. */
static double
place_head (KgWallLayout *self)
{
  const KgWallProject *project = self->page->project;
  const char *word = kg_light_label (project->light);
  double word_width = kg_wall_layout_text_width (self, word, WORD_SIZE, TRUE);
  double block = MAX (LAMP_SIZE, word_width), x = KG_WALL_MARGIN + block + LAMP_GAP;
  double right = self->width - KG_WALL_MARGIN, width = right - x;
  gboolean is_long = kg_wall_layout_text_width (self, project->name, NAME_SIZE, TRUE) > width;
  KgWallPen pen = { is_long ? LONG_NAME_SIZE : NAME_SIZE, KG_INK_TEXT, TRUE };
  double y = HEAD_TOP - 0.08 * pen.size, word_top = HEAD_TOP + LAMP_SIZE + 6;
  double about_right = right;

  kg_wall_layout_add_lamp (self, project->light, FALSE, KG_WALL_MARGIN + (block - LAMP_SIZE) / 2, HEAD_TOP, LAMP_SIZE);
  kg_wall_layout_add_text (self, word, KG_WALL_MARGIN + (block - word_width) / 2, word_top, word_width,
                           WORD_SIZE)->bold = TRUE;

  y = kg_wall_layout_add_paragraph (self, project->name, x, y, width, &pen, 2);
  y = MAX (y + 4, word_top + (WORD_SIZE - ABOUT_SIZE) * KG_WALL_LINE / 2);
  if (project->proposal != NULL) {
    double words = kg_wall_layout_text_width (self, project->proposal, ABOUT_SIZE, TRUE);
    double arrow = kg_lamp_proposal_width (ABOUT_SIZE * 1.2);

    about_right = right - words - 14 - arrow;
    kg_wall_layout_add_lamp (self, project->proposed, TRUE, about_right, y + 0.07 * ABOUT_SIZE, ABOUT_SIZE * 1.2);
    kg_wall_layout_add_text (self, project->proposal, right - words, y, words, ABOUT_SIZE)->bold = TRUE;
    about_right -= BLOCK_GAP;
  }
  if (project->about != NULL)
    kg_wall_layout_add_text (self, project->about, x, y, about_right - x, ABOUT_SIZE)->ink = KG_INK_DIM;

  y = MAX (y + KG_WALL_LINE * ABOUT_SIZE, word_top + KG_WALL_LINE * WORD_SIZE) + HEAD_GAP;

  return place_rule (self, y);
}

/* How wide the words before the values are. */
static double
fact_indent (KgWallLayout *self,
             double        width)
{
  const KgWallProject *project = self->page->project;
  double indent = 0;

  for (guint i = 0; i < project->n_facts; i++)
    indent = MAX (indent, kg_wall_layout_text_width (self, project->facts[i].label, LABEL_SIZE, FALSE));

  return MIN (indent + LABEL_GAP, width * 0.5);
}

/* The value, and what there is to say about it beside or below. */
static double
place_fact (KgWallLayout     *self,
            const KgWallFact *fact,
            double            x,
            double            y,
            double            indent,
            double            width)
{
  double room = width - indent, note_x = kg_wall_layout_text_width (self, fact->value, VALUE_SIZE, TRUE) + NOTE_GAP;
  KgChartLabel *value;

  kg_wall_layout_add_text (self, fact->label, x, y + (VALUE_SIZE - LABEL_SIZE) * KG_WALL_LINE / 2,
                           indent - LABEL_GAP, LABEL_SIZE)->ink = KG_INK_DIM;
  x += indent;
  value = kg_wall_layout_add_text (self, fact->value, x, y, room, VALUE_SIZE);
  value->bold = TRUE;
  value->ink = fact->urgent ? KG_INK_TROUBLE : KG_INK_TEXT;
  if (fact->note != NULL && note_x + kg_wall_layout_text_width (self, fact->note, NOTE_SIZE, FALSE) <= room) {
    value->width = note_x - NOTE_GAP;
    kg_wall_layout_add_text (self, fact->note, x + note_x, y + (VALUE_SIZE - NOTE_SIZE) * KG_WALL_LINE / 2,
                             room - note_x, NOTE_SIZE)->ink = KG_INK_DIM;
    return y + KG_WALL_LINE * VALUE_SIZE;
  }

  y += KG_WALL_LINE * VALUE_SIZE;
  if (fact->note == NULL || self->brevity >= KG_WALL_WITHOUT_NOTES)
    return y;

  return kg_wall_layout_add_paragraph (self, fact->note, x, y, room, &note_pen, NOTE_LINES);
}

/**
 * kg_wall_layout_place_facts:
 *
 * Returns: where they end
 */
double
kg_wall_layout_place_facts (KgWallLayout *self,
                            double        x,
                            double        y,
                            double        width)
{
  const KgWallProject *project = self->page->project;
  double indent = fact_indent (self, width);

  for (guint i = 0; i < project->n_facts; i++)
    y = place_fact (self, &project->facts[i], x, i > 0 ? y + FACT_GAP : y, indent, width);

  return y;
}

/**
 * kg_wall_layout_place_warning:
 *
 * What is to come stands out by its ground and by the arrow.
 *
 * Returns: where it ends
 */
double
kg_wall_layout_place_warning (KgWallLayout *self,
                              double        x,
                              double        y,
                              double        width)
{
  const KgWallProject *project = self->page->project;
  double arrow = kg_lamp_proposal_width (VALUE_SIZE * 1.2), indent = WARNING_PADDING + arrow + 16;
  double room = width - indent - WARNING_PADDING, bottom = y + WARNING_PADDING;
  guint box = self->boxes->len;

  if (project->warning == NULL)
    return y;

  kg_wall_layout_add_box (self, KG_INK_TINT, x, y, width, 0);
  kg_wall_layout_add_lamp (self, project->warned, TRUE, x + WARNING_PADDING, bottom + 0.07 * VALUE_SIZE,
                           VALUE_SIZE * 1.2);
  bottom = kg_wall_layout_add_paragraph (self, project->warning, x + indent, bottom, room, &warning_pen, 2);
  if (project->warning_why != NULL && self->brevity < KG_WALL_WITHOUT_WHY)
    bottom = kg_wall_layout_add_paragraph (self, project->warning_why, x + WARNING_PADDING, bottom,
                                           width - 2 * WARNING_PADDING, &why_pen, self->part > 0 ? ALL_LINES : 2);
  bottom += WARNING_PADDING;
  g_array_index (self->boxes, KgWallBox, box).height = bottom - y;

  return bottom + BLOCK_GAP;
}

typedef double (*Place) (KgWallLayout *self,
                         double        x,
                         double        y,
                         double        width);

/* How high something is, without leaving it there. */
static double
height_of (KgWallLayout *self,
           Place         place,
           double        width)
{
  KgWallMoment before = kg_wall_layout_get_moment (self);
  double height = place (self, 0, 0, width);

  kg_wall_layout_take_back (self, &before);

  return height;
}

static void
add_more (KgWallLayout *self,
          guint         n,
          double        x,
          double        y,
          double        width)
{
  /* Translators: the arrow is the key that shows them. */
  g_autofree char *words = g_strdup_printf (ngettext ("and %u more reason ↓", "and %u more reasons ↓", n), n);

  kg_wall_layout_add_text (self, words, x, y, width, NOTE_SIZE)->ink = KG_INK_DIM;
}

static double
place_reason (KgWallLayout       *self,
              const KgWallReason *reason,
              int                 max_lines,
              double              x,
              double              y,
              double              width)
{
  KgWallPen pen = { self->reason_size, KG_INK_TEXT, FALSE };

  kg_wall_layout_add_lamp (self, reason->light, FALSE, x, y + (KG_WALL_LINE * pen.size - BULLET_SIZE) / 2, BULLET_SIZE);

  return kg_wall_layout_add_paragraph (self, reason->text, x + BULLET_INDENT, y, width - BULLET_INDENT, &pen,
                                       max_lines);
}

/* As many reasons as there is room for above @bottom, each with the lamp that
 * it speaks for, and how many are left; returns where they end. */
static double
place_reasons (KgWallLayout *self,
               double        x,
               double        y,
               double        width,
               double        bottom)
{
  const KgWallProject *project = self->page->project;
  double line = KG_WALL_LINE * self->reason_size, room = width - BULLET_INDENT;

  for (guint i = 0; i < project->n_reasons; i++) {
    const KgWallReason *reason = &project->reasons[i];
    guint left = project->n_reasons - i;
    double below = left > 1 ? REASON_GAP + KG_WALL_LINE * NOTE_SIZE : 0;
    int most = MIN ((int) ((bottom - y - below) / line), REASON_LINES);
    int n_lines = kg_wall_layout_count_lines (self, reason->text, room, self->reason_size);

    /* The first one is there in any case. */
    self->reasons_left |= most < n_lines;
    if (i > 0 && most < MIN (n_lines, LEAST_CUT)) {
      add_more (self, left, x + BULLET_INDENT, y, room);
      return y + KG_WALL_LINE * NOTE_SIZE + REASON_GAP;
    }
    y = place_reason (self, reason, MAX (most, 1), x, y, width) + REASON_GAP;
  }

  return y;
}

/* Leaves out what there is no room for beside the first reason. */
static void
choose_brevity (KgWallLayout *self,
                double        room)
{
  const KgWallProject *project = self->page->project;
  double least = REASON_GAP + KG_WALL_LINE * (self->reason_size + NOTE_SIZE);

  for (self->brevity = KG_WALL_ALL; self->brevity < KG_WALL_WITHOUT_NOTES; self->brevity++)
    if (height_of (self, kg_wall_layout_place_facts, self->column) +
        height_of (self, kg_wall_layout_place_warning, self->column) + BLOCK_GAP +
        (project->n_reasons > 0 ? least : 0) <= room)
      return;
}

/* How high all reasons are, none of them cut. */
static double
reasons_height (KgWallLayout *self,
                double        width)
{
  const KgWallProject *project = self->page->project;
  double height = 0;

  for (guint i = 0; i < project->n_reasons; i++) {
    int n = kg_wall_layout_count_lines (self, project->reasons[i].text, width - BULLET_INDENT, self->reason_size);

    height += MIN (n, REASON_LINES) * KG_WALL_LINE * self->reason_size + REASON_GAP;
  }

  return height;
}

/* Reasons that there is no room for are written as small as may be, and then in
 * a wider column, before one is left out. */
static void
choose_column (KgWallLayout *self,
               double        room)
{
  static const struct { double size; double width; } ways[] = {
    { REASON_SIZE, COLUMN_WIDTH }, { KG_WALL_LEAST_FACT, COLUMN_WIDTH }, { KG_WALL_LEAST_FACT, WIDE_COLUMN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    self->reason_size = ways[i].size;
    self->column = ways[i].width;
    choose_brevity (self, room);
    if (reasons_height (self, self->column) + height_of (self, kg_wall_layout_place_facts, self->column) +
        height_of (self, kg_wall_layout_place_warning, self->column) + BLOCK_GAP <= room)
      return;
  }
}

/* What is known of the start stands at the bottom, at one place on all pages. */
static void
place_column (KgWallLayout *self,
              double        y)
{
  double x = KG_WALL_MARGIN, width = self->column, facts, warning;

  facts = self->body_bottom - height_of (self, kg_wall_layout_place_facts, width);
  warning = height_of (self, kg_wall_layout_place_warning, width);
  y = place_reasons (self, x, y, width, facts - warning - FACTS_GAP);
  kg_wall_layout_place_warning (self, x, y + BLOCK_GAP - REASON_GAP, width);
  kg_wall_layout_place_facts (self, x, facts, width);
}

/* What is told of a light that is to come is a reason, too. */
static void
note_what_is_left (KgWallLayout *self)
{
  const KgWallProject *project = self->page->project;

  self->reasons_left |= project->warning_why != NULL && self->brevity >= KG_WALL_WITHOUT_WHY;
  self->notes_left = self->brevity >= KG_WALL_WITHOUT_NOTES;
}

/* Without a plan there is room for more words. */
static void
place_columns (KgWallLayout *self,
               double        y)
{
  double x = KG_WALL_MARGIN, width = self->width - 2 * KG_WALL_MARGIN - COLUMN_WIDTH - COLUMN_GAP;
  double warning = height_of (self, kg_wall_layout_place_warning, width);

  kg_wall_layout_place_facts (self, x + width + COLUMN_GAP, y, COLUMN_WIDTH);
  y = place_reasons (self, x, y, width, self->body_bottom - warning - BLOCK_GAP);
  kg_wall_layout_place_warning (self, x, y + BLOCK_GAP - REASON_GAP, width);
}

/* All reasons and decisions where the first part has not all of them, then all
 * of the plan where it has not. */
static void
place_rest (KgWallLayout *self)
{
  gboolean has_words = self->reasons_left || self->decided_left || self->notes_left, has_chart = !self->is_whole;
  double y = place_small_head (self);
  guint n_words = 0;

  self->brevity = KG_WALL_ALL;
  self->reason_size = LARGE_REASON_SIZE;
  self->chart_width = 0;
  if (has_words)
    n_words = kg_wall_layout_place_words (self, self->part - 1, y);
  self->n_parts = 1 + n_words;
  if (has_chart) {
    kg_wall_layout_place_whole_chart (self, y);
    self->chart_part = self->part - MIN (n_words, self->part);
    if (self->chart_part == 0)
      self->chart_width = 0;
    self->n_parts += self->n_charts;
  }
  kg_wall_layout_add_part_caption (self);
}

static void
place_first (KgWallLayout *self)
{
  double y = kg_wall_layout_place_decided (self, place_head (self));

  self->reason_size = REASON_SIZE;
  if (self->page->project->chart == NULL) {
    place_columns (self, y);
    self->is_whole = TRUE;
  } else {
    choose_column (self, self->body_bottom - y);
    kg_wall_layout_place_chart (self, KG_WALL_MARGIN + self->column + COLUMN_GAP, y);
    place_column (self, y);
    note_what_is_left (self);
  }
}

/**
 * kg_wall_layout_place_project:
 *
 * Places the page of a project: its back-plan at the right, what is known of it
 * at the left. The parts after the first have all that there is no room for.
 */
void
kg_wall_layout_place_project (KgWallLayout *self)
{
  KgWallMoment before = kg_wall_layout_get_moment (self);

  place_first (self);
  if (kg_wall_layout_is_all (self))
    return;

  if (self->part > 0) {
    kg_wall_layout_take_back (self, &before);
    place_rest (self);
  } else if (!self->is_whole) {
    kg_wall_layout_add_steps_caption (self);
  } else {
    kg_wall_layout_add_caption (self, self->reasons_left ? C_("wall", "All reasons ↓") : C_("wall", "All of it ↓"));
  }
}

/**
 * kg_wall_layout_is_all:
 *
 * Returns: whether the first part of a project has all that there is
 */
gboolean
kg_wall_layout_is_all (const KgWallLayout *self)
{
  return self->is_whole && !self->reasons_left && !self->decided_left && !self->notes_left;
}

/**
 * kg_wall_layout_place_reason:
 *
 * Returns: where it ends
 */
double
kg_wall_layout_place_reason (KgWallLayout       *self,
                             const KgWallReason *reason,
                             double              x,
                             double              y,
                             double              width)
{
  return place_reason (self, reason, ALL_LINES, x, y, width);
}
