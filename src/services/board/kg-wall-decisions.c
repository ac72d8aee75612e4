// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-layout.h"

#include <glib/gi18n-lib.h>

/* What was decided: the sentences of the last meeting with what became of
 * them, those of a topic, and on the page of a project those that the meeting
 * in session has just recorded. */

#define ROWS_TOP 24.0
#define ROW_GAP 22.0
#define NUMBER_WIDTH 72.0
#define SENTENCE_SIZE 36.0
#define SENTENCE_LINES 3
#define PROJECT_SIZE KG_WALL_LEAST_FACT
#define TASK_SIZE 34.0
#define TASK_SHARE 0.34
#define TASK_GAP 64.0
#define WHO_SIZE KG_WALL_LEAST_FACT
#define SIGN_GAP 14.0
#define TALLY_SIZE 40.0
#define TALLY_GAP 56.0
#define EMPTY_TOP 60.0
#define FACT_SIZE 48.0
#define FACT_LABEL_SIZE 36.0
#define FACT_LABEL_GAP 40.0
#define FACT_GAP 14.0

#define DECIDED_MOST 3    /* so many stand on the page of a project: the last ones */
#define DECIDED_PADDING 14.0
#define DECIDED_STRIPE 10.0
#define DECIDED_GAP 20.0

static const KgWallPen sentence_pen = { SENTENCE_SIZE, KG_INK_TEXT, FALSE };

static double
place_task (KgWallLayout     *self,
            const KgWallTask *task,
            double            x,
            double            y,
            double            width)
{
  KgChartInk ink = task->urgent ? KG_INK_TROUBLE : KG_INK_TEXT;
  double line = KG_WALL_LINE * TASK_SIZE, at = x + TASK_SIZE + SIGN_GAP;
  double words = MIN (kg_wall_layout_text_width (self, task->state, TASK_SIZE, TRUE), x + width - at);
  double room = x + width - at - words - SIGN_GAP;
  g_autofree char *who = g_strdup_printf ("%s · %s", task->day, task->lead);
  KgChartLabel *label;

  kg_wall_layout_add_sign (self, task->mark, ink, x, y + (line - TASK_SIZE) / 2, TASK_SIZE);
  label = kg_wall_layout_add_text (self, task->state, at, y, words, TASK_SIZE);
  label->bold = TRUE;
  label->ink = ink;
  if (task->note != NULL && *task->note != '\0' && room > 3 * TASK_SIZE)
    kg_wall_layout_add_text (self, task->note, at + words + SIGN_GAP, y + (TASK_SIZE - WHO_SIZE) * KG_WALL_LINE / 2,
                             room, WHO_SIZE)->ink = ink == KG_INK_TROUBLE ? ink : KG_INK_DIM;
  y += line;
  kg_wall_layout_add_text (self, who, at, y, x + width - at, WHO_SIZE)->ink = KG_INK_DIM;

  return y + KG_WALL_LINE * WHO_SIZE;
}

/**
 * kg_wall_layout_place_tasks:
 *
 * Places what is to be done because of @decision, one below the other.
 *
 * Returns: where the last one ends
 */
double
kg_wall_layout_place_tasks (KgWallLayout         *self,
                            const KgWallDecision *decision,
                            double                x,
                            double                y,
                            double                width)
{
  for (guint i = 0; i < decision->n_tasks; i++)
    y = place_task (self, &decision->tasks[i], x, i > 0 ? y + SIGN_GAP : y, width);

  return y;
}

/**
 * kg_wall_layout_place_decision:
 * @number: stands before it, from 1
 * @max_lines: of its sentence
 *
 * Places a decision with what is to be done because of it, as a row of a list.
 *
 * Returns: where it ends
 */
double
kg_wall_layout_place_decision (KgWallLayout         *self,
                               const KgWallDecision *decision,
                               guint                 number,
                               int                   max_lines,
                               double                x,
                               double                y,
                               double                width)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  double tasks = width * TASK_SHARE, left = x + NUMBER_WIDTH, room = x + width - left, bottom, end;

  if (decision->n_tasks > 0)
    room -= tasks + TASK_GAP;

  if (y > self->rows_top)
    kg_wall_layout_add_box (self, KG_INK_FAINT, x, y - ROW_GAP / 2, width, 1);
  kg_wall_layout_add_text (self, digits, x, y, NUMBER_WIDTH - SIGN_GAP, SENTENCE_SIZE)->ink = KG_INK_DIM;
  bottom = kg_wall_layout_add_paragraph (self, decision->sentence, left, y, room, &sentence_pen, max_lines);
  if (decision->project != NULL) {
    kg_wall_layout_add_text (self, decision->project, left, bottom, room, PROJECT_SIZE)->ink = KG_INK_DIM;
    bottom += KG_WALL_LINE * PROJECT_SIZE;
  }
  end = kg_wall_layout_place_tasks (self, decision, x + width - tasks, y, tasks);

  return MAX (bottom, end);
}

static double
place_decision (KgWallLayout *self,
                guint         row,
                double        x,
                double        y,
                double        width)
{
  return kg_wall_layout_place_decision (self, &self->page->decisions->decisions[row], row + 1, SENTENCE_LINES, x, y,
                                        width);
}

/* What a topic is about, in large letters: one below the other. */
static double
place_topic_facts (KgWallLayout *self,
                   double        y)
{
  const KgWallDecisions *decisions = self->page->decisions;
  double right = self->width - KG_WALL_MARGIN, indent = 0, x;

  for (guint i = 0; i < decisions->n_facts; i++)
    indent = MAX (indent, kg_wall_layout_text_width (self, decisions->facts[i].label, FACT_LABEL_SIZE, FALSE));
  x = KG_WALL_MARGIN + indent + FACT_LABEL_GAP;

  for (guint i = 0; i < decisions->n_facts; i++) {
    kg_wall_layout_add_text (self, decisions->facts[i].label, KG_WALL_MARGIN,
                             y + (FACT_SIZE - FACT_LABEL_SIZE) * KG_WALL_LINE / 2, indent,
                             FACT_LABEL_SIZE)->ink = KG_INK_DIM;
    kg_wall_layout_add_text (self, decisions->facts[i].value, x, y, right - x, FACT_SIZE)->bold = TRUE;
    y += KG_WALL_LINE * FACT_SIZE + FACT_GAP;
  }

  return y + (decisions->n_facts > 0 ? ROWS_TOP : 0);
}

/* How many are done and how many are not, beside each other. */
static double
place_tallies (KgWallLayout *self,
               double        y)
{
  const KgWallDecisions *decisions = self->page->decisions;
  double x = KG_WALL_MARGIN, line = KG_WALL_LINE * TALLY_SIZE;

  for (guint i = 0; i < decisions->n_tallies; i++) {
    const KgWallTally *tally = &decisions->tallies[i];
    gboolean trouble = tally->mark == KG_WALL_MARK_OVERDUE && tally->count > 0;
    g_autofree char *words = g_strdup_printf ("%s %u", tally->word, tally->count);
    double width = kg_wall_layout_text_width (self, words, TALLY_SIZE, TRUE);
    KgChartLabel *label;

    kg_wall_layout_add_sign (self, tally->mark, trouble ? KG_INK_TROUBLE : KG_INK_TEXT, x,
                             y + (line - TALLY_SIZE) / 2, TALLY_SIZE);
    x += TALLY_SIZE + SIGN_GAP;
    label = kg_wall_layout_add_text (self, words, x, y, width, TALLY_SIZE);
    label->bold = TRUE;
    label->ink = trouble ? KG_INK_TROUBLE : KG_INK_TEXT;
    x += width + TALLY_GAP;
  }

  return decisions->n_tallies > 0 ? y + line + ROWS_TOP : y;
}

/**
 * kg_wall_layout_place_decisions:
 *
 * Places the decisions of a meeting, on as many parts as it takes.
 */
void
kg_wall_layout_place_decisions (KgWallLayout *self)
{
  const KgWallDecisions *decisions = self->page->decisions;
  double room = self->width - 2 * KG_WALL_MARGIN;
  double y = kg_wall_layout_place_title (self, decisions->title, decisions->note) + ROWS_TOP;

  if (decisions->n_decisions == 0 && decisions->nothing != NULL)
    kg_wall_layout_add_text (self, decisions->nothing, KG_WALL_MARGIN, y + EMPTY_TOP - ROWS_TOP, room, TALLY_SIZE);

  y = place_tallies (self, place_topic_facts (self, y));
  self->rows_top = y;
  kg_wall_layout_place_rows (self, decisions->n_decisions, place_decision, KG_WALL_MARGIN, y, room, 0, ROW_GAP);
}

/* A line of what was just decided: the sentence, and who until when. */
static double
place_line (KgWallLayout         *self,
            const KgWallDecision *decision,
            double                x,
            double                y,
            double                width)
{
  const KgWallTask *task = decision->n_tasks > 0 ? &decision->tasks[0] : NULL;
  g_autofree char *who = task != NULL ? g_strdup_printf ("%s · %s", task->lead, task->day) : NULL;
  double words = who != NULL ? MIN (kg_wall_layout_text_width (self, who, TASK_SIZE, TRUE), width / 3) : 0;
  double room = who != NULL ? width - words - DECIDED_GAP * 2 : width;

  if (who != NULL)
    kg_wall_layout_add_text (self, who, x + width - words, y, words, TASK_SIZE)->bold = TRUE;
  if (kg_wall_layout_count_lines (self, decision->sentence, room, SENTENCE_SIZE) > 1)
    self->decided_left = TRUE;

  return kg_wall_layout_add_paragraph (self, decision->sentence, x, y, room, &sentence_pen, 1);
}

/**
 * kg_wall_layout_place_decided:
 *
 * Places what the meeting in session decided on a project: the last sentences,
 * and how many there are where some came before them.
 *
 * Returns: where what follows may begin
 */
double
kg_wall_layout_place_decided (KgWallLayout *self,
                              double        y)
{
  const KgWallProject *project = self->page->project;
  guint first = project->n_decided > DECIDED_MOST ? project->n_decided - DECIDED_MOST : 0;
  double x = KG_WALL_MARGIN + DECIDED_STRIPE + DECIDED_GAP, top = y, label_width;
  /* Translators: how many decisions there are; the arrow is the key that shows all of them. */
  g_autofree char *label = first > 0 ? g_strdup_printf (C_("wall", "Decided (%u) ↓"), project->n_decided)
                                     : g_strdup (C_("wall", "Decided"));

  if (project->n_decided == 0)
    return y;

  self->decided_left = first > 0;
  y += DECIDED_PADDING / 2;
  label_width = kg_wall_layout_text_width (self, label, TASK_SIZE, TRUE);
  kg_wall_layout_add_text (self, label, x, y, label_width, TASK_SIZE)->bold = TRUE;
  x += label_width + DECIDED_GAP;
  for (guint i = first; i < project->n_decided; i++)
    y = place_line (self, &project->decided[i], x, y, self->width - KG_WALL_MARGIN - x);
  kg_wall_layout_add_box (self, KG_INK_WORK, KG_WALL_MARGIN, top, DECIDED_STRIPE, y + DECIDED_PADDING / 2 - top);

  return y + DECIDED_PADDING / 2 + DECIDED_GAP;
}
