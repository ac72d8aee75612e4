// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-frame.h"

#include <math.h>
#include <string.h>

/* The title: centred, in lines of like length, broken where the sense allows
 * it (GB/T 9704-2012, 7.3.1). A line end that a person typed is obeyed; else
 * the ways to break it into the fewest lines are compared, and one that cuts
 * through a word of the trade costs as much as lines of very unlike length. */

/* The cost of cutting a word, in characters by which lines differ. */
#define CUT_COST 6

static const char *const words[] = {
  "项目", "开工", "新开工", "会议", "例会", "周例会", "纪要", "计划", "推进", "建设", "工作",
  "重大", "重点", "工程", "协调", "专题", "领导", "小组", "办公", "研究", "解决", "问题",
  "关于", "情况", "有关", "产业", "发展", "改革", "年度", "年内", "全区", "集中", "更正", "事项",
  "审批", "用地", "土地", "规划", "投资", "融资", "企业", "部门", "调度", "督查", "议定",
};

/* Whether a break before item @i cuts one of the words. */
static gboolean
cuts_word (const GArray *items,
           guint         i)
{
  for (guint w = 0; w < G_N_ELEMENTS (words); w++) {
    glong length = g_utf8_strlen (words[w], -1);

    for (glong before = 1; before < length; before++) {
      const char *p = words[w];
      glong k = 0;

      if (i < before || i - before + length > items->len)
        continue;
      for (; k < length; k++, p = g_utf8_next_char (p)) {
        if (g_array_index (items, KgTextItem, i - before + k).placed.ch != g_utf8_get_char (p))
          break;
      }
      if (k == length)
        return TRUE;
    }
  }

  return FALSE;
}

static double
get_line_width (const GArray *items,
                const KgLine *line)
{
  double width = 0;

  for (guint i = line->start; i < line->end; i++)
    width += g_array_index (items, KgTextItem, i).width;

  return width;
}

/* What is wrong with breaking the title so: lines of unlike length, words that
 * are cut, a mark that stands at a line's end. */
static double
get_cost (const GArray *items,
          const GArray *lines,
          double        size)
{
  double longest = 0, cost = 0;

  for (guint i = 0; i < lines->len; i++)
    longest = MAX (longest, get_line_width (items, &g_array_index (lines, KgLine, i)));
  for (guint i = 0; i < lines->len; i++) {
    const KgLine *line = &g_array_index (lines, KgLine, i);

    cost += (longest - get_line_width (items, line)) / size;
    if (i > 0 && cuts_word (items, line->start))
      cost += CUT_COST;
  }

  return cost;
}

/* The width to which a line of the title is best broken. */
static double
choose_width (const GArray *items,
              double        size,
              double        full)
{
  g_autoptr (GArray) widest = kg_line_breaker_break (items, &(KgLineShape) { .width = full });
  double best = full, best_cost = get_cost (items, widest, size);

  for (double width = full - size / 2; width > full / 3; width -= size / 2) {
    g_autoptr (GArray) lines = kg_line_breaker_break (items, &(KgLineShape) { .width = width });
    double cost;

    if (lines->len > widest->len)
      break;
    cost = get_cost (items, lines, size);
    if (cost < best_cost) {
      best = width;
      best_cost = cost;
    }
  }

  return best;
}

/**
 * kg_minutes_title_add:
 * @title: of the document or of an annex
 * @lines_before: empty lines above it
 *
 * Adds a title to the flow.
 */
void
kg_minutes_title_add (KgMinutesJob *job,
                      const char   *title,
                      guint         lines_before)
{
  const KgPageTemplate *t = job->page_template;
  const double full = kg_mm (t->area_width);
  g_auto (GStrv) parts = g_strsplit (title, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));
    KgFlow flow = { .centre_in = full, .keep_next = TRUE, .lines_before = i == 0 ? lines_before : 0 };

    kg_shaper_append (job->shaper, items, KG_FONT_TITLE, parts[i], t->title_size, t->title_size);
    flow.shape.width = choose_width (items, t->title_size, full);
    kg_page_builder_add (job->builder, items, &flow);
  }
}
