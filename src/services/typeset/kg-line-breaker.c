// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-line-breaker.h"

#include "services/typeset/kg-break-levels.h"

/* Shaped items to lines.
 *
 * A line takes what fits. A mark that must not begin the next line is pushed
 * in, when the marks of the line can give up enough of their empty halves; else
 * characters are pushed out until the break is a good one, and the line is
 * stretched between its full-width characters. Nothing hangs into the margin.
 * A word or number that would tear too wide a hole is broken after all. */

#define TOLERANCE 0.01 /* pt: below what can be seen, above what rounding does */

/* What a gap may grow by, as a part of the character's size (clreq). */
#define MAX_GAP 0.25

/* Up to here only the gaps between full-width characters grow; beyond, those
 * beside words take their share. */
#define EASY_GAP 0.05

/* How far a line may be stretched, as a part of the character's size for each
 * gap, before a word is broken at its hyphen, and before it is broken anywhere. */
#define GOOD_GAP 0.12
#define BAD_GAP  0.3

/* What would take more stays as it is: a line of holes reads worse than a short
 * one. */
#define MOST_GAP 0.5

/* How far the line before the last may be stretched so that no character stands
 * alone on the last. */
#define COMPANY_GAP 0.08

/* From how many letters on a word is taken for a code or an address, which may
 * be broken anywhere. */
#define LONG_WORD 12

/* How much of its empty half a mark inside a line may lose. */
#define MAX_INNER_GIVE 0.5

static inline const KgTextItem *
item_at (const GArray *items,
         guint         i)
{
  return &g_array_index (items, KgTextItem, i);
}

static gboolean
is_latin (KgCharClass cls)
{
  return cls == KG_CHAR_LATIN || cls == KG_CHAR_LATIN_OPEN || cls == KG_CHAR_LATIN_CLOSE;
}

/* Whether items @i and @i + 1 are two: a mark sits on its letter, and a dash of
 * two cells is one stroke. */
static gboolean
are_apart (const GArray *items,
           guint         i)
{
  const KgTextItem *left = item_at (items, i), *right = item_at (items, i + 1);

  return right->cls != KG_CHAR_COMBINING && !(left->cls == KG_CHAR_DASH && left->placed.ch == right->placed.ch);
}

/* Whether the gap after item @i may grow: first those between full-width
 * characters, then those beside words. */
static gboolean
is_gap (const GArray *items,
        guint         i,
        gboolean      beside_words)
{
  const KgTextItem *left = item_at (items, i), *right = item_at (items, i + 1);
  gboolean full = kg_char_class_is_full (left->cls) && kg_char_class_is_full (right->cls);

  if (!are_apart (items, i))
    return FALSE;
  if (beside_words)
    return !full && !(is_latin (left->cls) && is_latin (right->cls)) && right->cls != KG_CHAR_SPACE;

  return full;
}

static guint
count_gaps (const GArray *items,
            guint         start,
            guint         end,
            gboolean      beside_words)
{
  guint n = 0;

  for (guint i = start; i + 1 < end; i++)
    n += is_gap (items, i, beside_words);

  return n;
}

/* What the marks of a line can give up: the one at its end all of its empty
 * half, since nothing follows it; the others a part, so that they still part
 * what they stand between. */
static double
get_give (const GArray *items,
          guint         start,
          guint         end)
{
  double give = 0;

  for (guint i = start; i + 1 < end; i++)
    give += item_at (items, i)->give * MAX_INNER_GIVE;

  return give + item_at (items, end - 1)->give * (item_at (items, end - 1)->give_leading ? MAX_INNER_GIVE : 1);
}

static double
get_width (const GArray *items,
           guint         start,
           guint         end)
{
  double width = 0;

  for (guint i = start; i < end; i++)
    width += item_at (items, i)->width;

  return width;
}

static guint
skip_spaces_back (const GArray *items,
                  guint         start,
                  guint         end)
{
  while (end > start + 1 && item_at (items, end - 1)->cls == KG_CHAR_SPACE)
    end--;

  return end;
}

/* The last place at or before @end where a line from @start may end. */
static guint
find_break (const GArray *items,
            const guint8 *levels,
            guint         start,
            guint         end,
            KgBreakLevel  worst)
{
  while (end > start && end < items->len && levels[end] > worst)
    end--;

  return end;
}

/* How much each gap of a line would have to grow, in character sizes. */
static double
get_looseness (const GArray *items,
               guint         start,
               guint         end,
               double        width)
{
  double missing;
  guint gaps;

  end = skip_spaces_back (items, start, end);
  missing = width - get_width (items, start, end);
  gaps = count_gaps (items, start, end, FALSE) + count_gaps (items, start, end, TRUE);

  return missing <= TOLERANCE ? 0 : gaps == 0 ? G_MAXDOUBLE : missing / gaps / item_at (items, start)->size;
}

/* Where the line ends that takes what follows the last fitting item, too, by
 * squeezing its marks; 0 when they cannot give enough. Where lines need not
 * end at the margin, only the last mark gives. */
static guint
push_in (const GArray *items,
         const guint8 *levels,
         guint         start,
         guint         fitting,
         double        width,
         gboolean      justify)
{
  const guint most = 3;
  guint end = fitting + 1;
  double give;

  /* The character that does not fit, and what must not be parted from it. */
  while (end < items->len && levels[end] != KG_BREAK_NORMAL) {
    if (++end - fitting > most)
      return 0;
  }

  end = skip_spaces_back (items, start, end);
  give = get_give (items, justify ? start : end - 1, end);

  return get_width (items, start, end) - give <= width + TOLERANCE ? end : 0;
}

/* Whether the word around the break before item @i is a long one. */
static gboolean
is_in_long_word (const GArray *items,
                 const guint8 *levels,
                 guint         i)
{
  guint start = i, end = i;

  while (start > 0 && i - start < LONG_WORD && levels[start] > KG_BREAK_NORMAL)
    start--;
  while (end < items->len && end - i < LONG_WORD && (end == i || levels[end] > KG_BREAK_NORMAL))
    end++;

  return end - start >= LONG_WORD;
}

static guint
end_line (const GArray *items,
          const guint8 *levels,
          guint         start,
          double        width,
          gboolean      justify)
{
  double used = 0;
  guint fitting = start, end, pushed;

  while (fitting < items->len && (used + item_at (items, fitting)->width <= width + TOLERANCE ||
                                  item_at (items, fitting)->cls == KG_CHAR_SPACE)) {
    used += item_at (items, fitting)->width;
    fitting++;
  }
  if (fitting == items->len)
    return fitting;
  if (fitting == start)
    return start + 1;

  if (levels[fitting] == KG_BREAK_NORMAL)
    return fitting;

  pushed = push_in (items, levels, start, fitting, width, justify);
  if (pushed != 0)
    return pushed;

  end = find_break (items, levels, start, fitting, KG_BREAK_NORMAL);
  for (KgBreakLevel level = KG_BREAK_INSIDE; level < KG_BREAK_NEVER; level++) {
    const double most = level == KG_BREAK_INSIDE ? GOOD_GAP : level == KG_BREAK_ANYWHERE ? BAD_GAP : G_MAXDOUBLE;
    guint other;

    if (end > start && (!justify || get_looseness (items, start, end, width) <= most ||
                        (level > KG_BREAK_INSIDE && !is_in_long_word (items, levels, fitting))))
      break;
    other = find_break (items, levels, start, fitting, level);
    if (other > start)
      end = other;
  }

  /* Nothing but marks that forbid every break: the line is cut where it is full. */
  return end > start ? end : fitting;
}

static KgLine
make_line (const GArray *items,
           guint         start,
           guint         end,
           double        width,
           gboolean      justify)
{
  KgLine line = { start, skip_spaces_back (items, start, end), 0, 0 };
  double spare = width - get_width (items, line.start, line.end);

  if (spare < -TOLERANCE)
    line.squeeze = MIN (-spare, get_give (items, line.start, line.end));
  else if (spare > TOLERANCE && justify && end < items->len && get_looseness (items, start, end, width) <= MOST_GAP)
    line.stretch = spare;

  return line;
}

/* Whether one character, marks aside, stands alone from item @start on. */
static gboolean
is_lone (const GArray *items,
         guint         start)
{
  guint n = 0;

  for (guint i = start; i < items->len; i++) {
    KgCharClass cls = item_at (items, i)->cls;

    n += cls != KG_CHAR_OPEN && cls != KG_CHAR_CLOSE && cls != KG_CHAR_LATIN_CLOSE &&
         cls != KG_CHAR_COMBINING && cls != KG_CHAR_SPACE;
    if (n > 1)
      return FALSE;
  }

  return TRUE;
}

/* Gives a lone character on the last line company from the line before it,
 * where that line can spare some. */
static void
keep_company (const GArray      *items,
              const guint8      *levels,
              const KgLineShape *shape,
              GArray            *lines)
{
  const guint most = 4;
  KgLine *last, *before;
  double width;
  guint end;

  if (lines->len < 2)
    return;

  last = &g_array_index (lines, KgLine, lines->len - 1);
  before = last - 1;
  if (!is_lone (items, last->start) || before->end != last->start)
    return;

  width = shape->width - (lines->len == 2 ? shape->first : shape->hang);
  end = find_break (items, levels, before->start, before->end - 1, KG_BREAK_NORMAL);
  if (end <= before->start || before->end - end > most ||
      get_width (items, end, items->len) > shape->width - shape->hang ||
      (shape->justify && get_looseness (items, before->start, end, width) > COMPANY_GAP))
    return;

  *before = make_line (items, before->start, end, width, shape->justify);
  while (item_at (items, end)->cls == KG_CHAR_SPACE)
    end++;
  last->start = end;
}

/**
 * kg_line_breaker_break:
 * @items: of KgTextItem, one paragraph
 *
 * Returns: (transfer full): of KgLine; no line for no items
 */
GArray *
kg_line_breaker_break (const GArray      *items,
                       const KgLineShape *shape)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (KgLine));
  g_autofree guint8 *levels = kg_break_levels_new (items);
  guint start = 0;

  while (start < items->len) {
    double width = shape->width - (lines->len == 0 ? shape->first : shape->hang);
    guint end = end_line (items, levels, start, width, shape->justify);
    KgLine line = make_line (items, start, end, width, shape->justify);

    g_array_append_val (lines, line);

    start = end;
    while (start < items->len && item_at (items, start)->cls == KG_CHAR_SPACE)
      start++;
  }
  keep_company (items, levels, shape, lines);

  return lines;
}

/**
 * kg_line_breaker_place:
 * @x: (out): for each item of the line, where its box begins, pt from the
 *   line's first
 *
 * Puts the items of a line where squeezing and stretching leaves them. The
 * mark at the line's end gives first, the others share what is left. A little
 * is added between full-width characters only, more beside words, too; what
 * that cannot take is spread over letters as well, so that the line ends at the
 * margin without a hole.
 */
void
kg_line_breaker_place (const GArray *items,
                       const KgLine *line,
                       double       *x)
{
  const KgTextItem *last = item_at (items, line->end - 1);
  guint full = count_gaps (items, line->start, line->end, FALSE);
  guint beside = count_gaps (items, line->start, line->end, TRUE);
  double most = MAX_GAP * last->size;
  guint sharing = full > 0 && line->stretch / full <= EASY_GAP * last->size ? full : full + beside;
  double full_gap = full > 0 ? MIN (line->stretch / sharing, most) : 0;
  double beside_gap = beside > 0 ? MIN ((line->stretch - full * full_gap) / beside, most) : 0;
  double rest = line->stretch - full * full_gap - beside * beside_gap, every_gap = 0;
  double last_gives = last->give_leading ? 0 : MIN (line->squeeze, last->give);
  double others = get_give (items, line->start, line->end) - (last->give_leading ? 0 : last->give);
  double share = others > 0 ? (line->squeeze - last_gives) / others : 0;
  double pen = 0;

  if (rest > 0) {
    guint n = 0;

    for (guint i = line->start; i + 1 < line->end; i++)
      n += are_apart (items, i);
    every_gap = n > 0 ? rest / n : 0;
  }

  for (guint i = line->start; i < line->end; i++) {
    const KgTextItem *item = item_at (items, i);
    double given = item == last && !last->give_leading ? last_gives : item->give * MAX_INNER_GIVE * share;

    x[i - line->start] = pen - (item->give_leading ? given : 0);
    pen += item->width - given;
    if (i + 1 < line->end && are_apart (items, i)) {
      pen += every_gap;
      if (is_gap (items, i, FALSE))
        pen += full_gap;
      else if (is_gap (items, i, TRUE))
        pen += beside_gap;
    }
  }
}
