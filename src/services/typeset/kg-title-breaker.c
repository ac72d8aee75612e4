// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-title-breaker.h"

#include "services/typeset/kg-break-levels.h"
#include "services/typeset/kg-title-words.h"

/* A title to lines, broken by sense, in the shape of a trapezium or a lozenge
 * (GB/T 9704-2012, 7.3.1).
 *
 * Every way to break it into few enough lines is scored: what each break costs
 * by the words that it parts, and what is wrong with the shape. Costs are in
 * characters by which lines differ. The lines of a title are few and what they
 * can end at is less, so all ways are tried, the hopeless ones cut off. */

#define MOST_LINES 5

/* A line that takes more than is needed is worth this much sense. */
#define EXTRA_LINE_COST 6

/* For each character that a line is shorter than the longest. */
#define SHORT_COST 0.3

/* A short line between two longer ones is no lozenge; lines of one length are
 * no trapezium. */
#define HOURGLASS_COST 5
#define RECTANGLE_COST 0.5

/* Lines of one character, of two, and of three. */
#define ALONE_COST 80
#define TINY_COST  60
#define SMALL_COST 5

#define CUT_WORD_COST 30

typedef struct {
  const GArray *items;
  double width;
  double size;
  double *places; /* where each item begins on one long line, pt */
  double *costs;  /* of a break before each item, G_MAXDOUBLE for never */
  guint ends[MOST_LINES];
  guint best[MOST_LINES];
  guint n_best;   /* 0: none found yet */
  double best_cost;
} Search;

static KgTitleWordKind
get_kind (const GArray   *items,
          const gunichar *text,
          const guint8   *levels,
          guint           i,
          guint          *length)
{
  const KgTextItem *item = &g_array_index (items, KgTextItem, i);

  *length = 1;
  if (g_unichar_isdigit (item->placed.ch) || item->placed.ch == 0x7b2c) { /* 第 */
    while (i + *length < items->len && levels[i + *length] > KG_BREAK_NORMAL &&
           g_array_index (items, KgTextItem, i + *length).cls != KG_CHAR_CLOSE)
      (*length)++;
    /* 2030年前, 2026年内, 11月28日摄 */
    if (*length > 1 && i + *length < items->len && g_utf8_strchr ("前后内底初末来起止摄", -1, text[i + *length]) != NULL)
      (*length)++;
    if (item->placed.ch != 0x7b2c)
      return KG_TITLE_NUMBER;
    if (*length > 1)
      return KG_TITLE_MODIFIER; /* 第47次周例会 */
  }
  if (item->cls != KG_CHAR_HAN && item->cls != KG_CHAR_LATIN)
    return KG_TITLE_MARK;

  return kg_title_words_match (text + i, items->len - i, length);
}

/* What a break before each item costs. */
static void
rate_breaks (Search *search)
{
  const GArray *items = search->items;
  g_autofree guint8 *levels = kg_break_levels_new (items);
  g_autofree gunichar *text = g_new (gunichar, items->len);
  KgTitleWordKind before = KG_TITLE_MARK;
  guint length;

  for (guint i = 0; i < items->len; i++)
    text[i] = g_array_index (items, KgTextItem, i).placed.ch;

  for (guint i = 0; i < items->len; i += length) {
    KgTitleWordKind kind = get_kind (items, text, levels, i, &length);

    search->costs[i] = kg_title_words_get_cost (before, kind);
    if (i > 0 && g_array_index (items, KgTextItem, i - 1).cls == KG_CHAR_SPACE)
      search->costs[i] = 0; /* somebody parted it there */
    for (guint j = i + 1; j < i + length; j++)
      search->costs[j] = CUT_WORD_COST;
    before = kind;
  }
  for (guint i = 1; i < items->len; i++) {
    if (levels[i] == KG_BREAK_NEVER)
      search->costs[i] = G_MAXDOUBLE;
    else if (levels[i] > KG_BREAK_NORMAL)
      search->costs[i] = MAX (search->costs[i], CUT_WORD_COST);
  }
}

static guint
skip_spaces (const Search *search,
             guint         i)
{
  while (i > 0 && g_array_index (search->items, KgTextItem, i - 1).cls == KG_CHAR_SPACE)
    i--;

  return i;
}

static double
get_length (const Search *search,
            guint         start,
            guint         end)
{
  return search->places[skip_spaces (search, end)] - search->places[start];
}

/* What is wrong with the shape of @n lines. */
static double
rate_shape (const Search *search,
            guint         n)
{
  double lengths[MOST_LINES], longest = 0, cost = 0;
  gboolean all_alike = n > 1;

  for (guint i = 0; i < n; i++) {
    lengths[i] = get_length (search, i == 0 ? 0 : search->ends[i - 1], search->ends[i]) / search->size;
    longest = MAX (longest, lengths[i]);
  }
  for (guint i = 0; i < n; i++) {
    cost += (longest - lengths[i]) * SHORT_COST;
    if (n > 1)
      cost += lengths[i] < 1.6 ? ALONE_COST : lengths[i] < 2.6 ? TINY_COST : lengths[i] < 3.6 ? SMALL_COST : 0;
    if (i > 0 && i + 1 < n && lengths[i] < lengths[i - 1] && lengths[i] < lengths[i + 1])
      cost += HOURGLASS_COST;
    all_alike = all_alike && longest - lengths[i] < 0.6;
  }

  return all_alike ? cost + RECTANGLE_COST : cost;
}

/* Tries every way to set what begins at item @start as @n more lines. */
static void
try_lines (Search *search,
           guint   done,
           guint   n,
           guint   start,
           double  cost)
{
  const guint end = search->items->len;

  if (cost >= search->best_cost)
    return;

  if (n == 1) {
    if (get_length (search, start, end) > search->width)
      return;
    search->ends[done] = end;
    cost += rate_shape (search, done + 1);
    if (cost < search->best_cost) {
      search->best_cost = cost;
      search->n_best = done + 1;
      for (guint i = 0; i <= done; i++)
        search->best[i] = search->ends[i];
    }
    return;
  }

  for (guint i = start + 1; i < end && get_length (search, start, i) <= search->width; i++) {
    if (search->costs[i] == G_MAXDOUBLE || search->places[end] - search->places[i] > search->width * (n - 1))
      continue;
    search->ends[done] = i;
    try_lines (search, done + 1, n - 1, i, cost + search->costs[i]);
  }
}

/**
 * kg_title_breaker_break:
 * @items: of KgTextItem, one title, all of one size
 * @width: the most that a line may take, pt
 *
 * Returns: (transfer full): of KgLine; what is too long for five lines is
 *   broken as text is
 */
GArray *
kg_title_breaker_break (const GArray *items,
                        double        width)
{
  g_autofree double *places = g_new0 (double, items->len + 1);
  g_autofree double *costs = g_new0 (double, items->len + 1);
  Search search = { .items = items, .width = width + 0.01, .places = places, .costs = costs, .best_cost = G_MAXDOUBLE };
  GArray *lines;
  guint fewest;

  for (guint i = 0; i < items->len; i++)
    places[i + 1] = places[i] + g_array_index (items, KgTextItem, i).width;
  if (items->len == 0 || places[items->len] > MOST_LINES * width)
    return kg_line_breaker_break (items, &(KgLineShape) { .width = width });

  search.size = g_array_index (items, KgTextItem, 0).size;
  rate_breaks (&search);
  for (fewest = 1; fewest <= MOST_LINES && search.n_best == 0; fewest++)
    try_lines (&search, 0, fewest, 0, 0);
  if (search.n_best > 1 && fewest <= MOST_LINES)
    try_lines (&search, 0, fewest, 0, EXTRA_LINE_COST);
  if (search.n_best == 0)
    return kg_line_breaker_break (items, &(KgLineShape) { .width = width });

  lines = g_array_new (FALSE, FALSE, sizeof (KgLine));
  for (guint i = 0; i < search.n_best; i++) {
    const guint start = i == 0 ? 0 : search.best[i - 1];
    KgLine line = { .start = start, .end = MAX (skip_spaces (&search, search.best[i]), start + 1) };

    g_array_append_val (lines, line);
  }

  return lines;
}
