// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-frame.h"

#include "core/kg-error.h"
#include "services/typeset/kg-title-breaker.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The head of the first page: mark, number, office and date, red rule
 * (GB/T 9704-2012, 7.2.4 to 7.2.7 and 10.3). */

#define MARK_LINE 1.2 /* from line to line of a mark of several lines, in its size */

static GArray *
shape (KgMinutesJob *job,
       KgFontRole    role,
       const char   *text,
       double        size,
       double        cell)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));

  kg_shaper_append (job->shaper, items, role, text, size, cell);

  return items;
}

/* The mark is as large as one line allows. Where it would come out small, it
 * is drawn narrower; only a very long one takes more lines, broken by sense as
 * those of a title are.
 *
 * Returns the foot of its ink, pt from the top of the type area. */
static double
put_mark (KgMinutesJob *job)
{
  const KgPageTemplate *t = job->page_template;
  const double width = kg_mm (t->area_width), top = kg_mm (t->mark_top);
  const char *text = job->minutes->mark;
  g_autoptr (GArray) trial = NULL;
  g_autoptr (GArray) items = NULL;
  g_autoptr (GArray) lines = NULL;
  double size, natural, condense, above, below, baseline;

  if (text == NULL)
    return top;

  trial = shape (job, KG_FONT_TITLE, text, t->mark_size, t->mark_size);
  natural = kg_shaper_get_width (trial);
  size = CLAMP (t->mark_size * width / (natural * t->mark_condense), t->mark_size_least, t->mark_size);
  size = floor (size * 4) / 4;
  condense = CLAMP (width / (natural * size / t->mark_size), t->mark_condense, 1);

  items = shape (job, KG_FONT_TITLE, text, size, size);
  lines = kg_title_breaker_break (items, width / condense + 0.1);
  kg_shaper_get_ink (job->shaper, KG_FONT_TITLE, items, &above, &below);

  baseline = kg_mm (t->area_top) + top + above;
  for (guint i = 0; i < lines->len; i++) {
    const KgLine *line = &g_array_index (lines, KgLine, i);
    double used = 0;

    for (guint j = line->start; j < line->end; j++)
      used += g_array_index (items, KgTextItem, j).width * condense;
    kg_page_builder_put (job->builder, 0, items, line, kg_mm (t->area_left) + (width - used) / 2,
                         baseline, condense, t->mark_colour);
    baseline += MARK_LINE * size;
  }

  return baseline - MARK_LINE * size + below - kg_mm (t->area_top);
}

/* The number, centred by what is seen: the empty half before its bracket does
 * not count. @top is the top of its line. */
static void
put_number (KgMinutesJob *job,
            double        top)
{
  const KgPageTemplate *t = job->page_template;
  g_autofree char *text = kg_minutes_get_number_text (job->minutes);
  g_autoptr (GArray) items = shape (job, KG_FONT_BODY, text, t->body_size, kg_page_template_get_cell (t));
  const double empty = g_array_index (items, KgTextItem, 0).give_leading ? g_array_index (items, KgTextItem, 0).give : 0;

  kg_page_builder_put (job->builder, 0, items, NULL,
                       kg_mm (t->area_left) + (kg_mm (t->area_width) - kg_shaper_get_width (items) - empty) / 2,
                       kg_mm (t->area_top) + top + KG_EM_ABOVE * t->body_size, 1, t->text_colour);
}

/* Office left and date right, one character in from both sides; a long office
 * takes several lines, broken between words.
 *
 * Returns the top of the last line. */
static double
put_office (KgMinutesJob *job,
            double        top)
{
  const KgPageTemplate *t = job->page_template;
  const double cell = kg_page_template_get_cell (t), pitch = kg_page_template_get_pitch (t);
  const double left = kg_mm (t->area_left) + cell, right = left + kg_mm (t->area_width) - 2 * cell;
  g_autofree char *date = kg_minutes_get_date_text (job->minutes);
  g_autoptr (GArray) date_items = shape (job, KG_FONT_BODY, date, t->body_size, cell);
  g_autoptr (GArray) items = shape (job, KG_FONT_BODY,
                                    job->minutes->office != NULL ? job->minutes->office : "",
                                    t->body_size, cell);
  double date_x = right - kg_shaper_get_width (date_items);
  g_autoptr (GArray) lines = kg_title_breaker_break (items, date_x - left - cell);

  for (guint i = 0; i < lines->len; i++) {
    kg_page_builder_put (job->builder, 0, items, &g_array_index (lines, KgLine, i), left,
                         kg_mm (t->area_top) + top + i * pitch + KG_EM_ABOVE * t->body_size, 1, t->text_colour);
  }
  top += MAX ((int) lines->len - 1, 0) * pitch;
  kg_page_builder_put (job->builder, 0, date_items, NULL, date_x,
                       kg_mm (t->area_top) + top + KG_EM_ABOVE * t->body_size, 1, t->text_colour);

  return top;
}

/**
 * kg_minutes_head_put:
 * @end: (out): where the text may begin, pt from the top of the type area
 *
 * Sets the head on the first page. The error is %KG_ERROR_REFUSED when it is
 * too long for a page.
 */
gboolean
kg_minutes_head_put (KgMinutesJob *job,
                     double       *end,
                     GError      **error)
{
  const KgPageTemplate *t = job->page_template;
  const double pitch = kg_page_template_get_pitch (t);
  double top, rule;

  top = put_mark (job) + t->number_gap * pitch;
  put_number (job, top);
  if (t->office_line)
    top = put_office (job, top + pitch);

  rule = top + t->body_size + kg_mm (t->head_rule_gap) + kg_mm (t->head_rule) / 2;
  kg_page_builder_put_rule (job->builder, 0, kg_mm (t->area_top) + rule, kg_mm (t->head_rule), t->mark_colour);
  *end = rule + kg_mm (t->head_rule) / 2;

  if (*end <= kg_mm (t->area_height))
    return TRUE;

  g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                       _("The mark and the issuing office of this document are too long for the first page"));

  return FALSE;
}
