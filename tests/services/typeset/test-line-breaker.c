// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-line-breaker.h"

#include "pdf-tools.h"

#include <math.h>

/* No fonts here: a full-width character is one cell of 10 pt, a letter half of
 * one, and every mark has an empty half. */

#define CELL 10.

static GArray *
make_items (const char *text)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar ch = g_utf8_get_char (text);
    KgTextItem item = { .placed = { .ch = ch }, .cls = kg_char_get_class (ch), .size = CELL };

    item.width = kg_char_class_is_full (item.cls) ? CELL : item.cls == KG_CHAR_COMBINING ? 0 : CELL / 2;
    if (item.cls == KG_CHAR_CLOSE || item.cls == KG_CHAR_OPEN)
      item.give = CELL / 2;
    item.give_leading = item.cls == KG_CHAR_OPEN;
    g_array_append_val (items, item);
  }

  return items;
}

/* The lines of @text, with / between them. */
static char *
break_text (const char *text,
            double      cells,
            gboolean    justify)
{
  g_autoptr (GArray) items = make_items (text);
  g_autoptr (GArray) lines = kg_line_breaker_break (items, &(KgLineShape) { .width = cells * CELL, .justify = justify });
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    const KgLine *line = &g_array_index (lines, KgLine, i);

    if (i > 0)
      g_string_append_c (out, '|');
    for (guint j = line->start; j < line->end; j++)
      g_string_append_unichar (out, g_array_index (items, KgTextItem, j).placed.ch);
  }

  return g_string_free (out, FALSE);
}

static void
test_rules (void)
{
  static const struct { const char *why; double cells; const char *text; const char *lines; } cases[] = {
    { "what fits stays", 8, "一二三四五六七八", "一二三四五六七八" },
    { "cells fill the line", 4, "一二三四五六七八九", "一二三四|五六七八|九" },
    { "a stop takes half a cell at the end, marks inside give the rest", 8,
      "一，二，三四五六。七八", "一，二，三四五六。|七八" },
    { "a stop that nothing pays for pulls its character along", 8, "一二三四五六七八。九", "一二三四五六七|八。九" },
    { "one mark inside gives too little", 8, "一，二三四五六七。八", "一，二三四五六|七。八" },
    { "two stops stay together", 6, "一二三四五六”。七", "一二三四五|六”。七" },
    { "no opening mark at the end", 6, "一二三四五《六七》", "一二三四五|《六七》" },
    { "two opening marks neither", 6, "一二三四（“五”）", "一二三四|（“五”）" },
    { "a dash is whole", 6, "一二三四五——六七", "一二三四五|——六七" },
    { "an ellipsis is whole", 6, "一二三四五……六七", "一二三四五|……六七" },
    { "a dash and an ellipsis are two marks", 6, "一二三四——……五", "一二三四——|……五" },
    { "no middle dot at the start", 6, "一二三四五六·七八", "一二三四五|六·七八" },
    { "no per cent sign at the start", 6, "一二三四五六％七", "一二三四五|六％七" },
    { "a number keeps its unit", 6, "一二三四五12个七八", "一二三四五|12个七八" },
    { "a number keeps its 亿 and its unit", 6, "一二三3.5亿元六", "一二三|3.5亿元六" },
    { "a day keeps its month", 6, "一二三11月27日六", "一二三|11月27日六" },
    { "a date may leave its year behind rather than tear a hole", 10, "一二三四五2026年11月27日六",
      "一二三四五2026年|11月27日六" },
    { "a unit of several characters is whole", 8, "一二三四五六5个工作日七", "一二三四五六|5个工作日七" },
    { "so is one behind a multiplier", 8, "一二三3.7万平方米四", "一二三|3.7万平方米四" },
    { "and one behind a thousand that is its own", 6, "一二三四110千伏五", "一二三四|110千伏五" },
    { "a number keeps the 余 behind it", 6, "一二三四2000余家五", "一二三四|2000余家五" },
    { "第 keeps its number", 6, "一二三四五第47次六", "一二三四五|第47次六" },
    { "the number of a document is whole", 9, "一二三四〔2026〕47号五", "一二三四|〔2026〕47号五" },
    { "grouped digits keep their unit", 6, "一二三1,250.5万元", "一二三|1,250.5万元" },
    { "a degree", 5, "一二三四5℃五", "一二三四|5℃五" },
    { "a square metre in one character", 5, "一二三四5㎡五", "一二三四|5㎡五" },
    { "a unit behind a space", 6, "一二三四3 km²五", "一二三四|3 km²五" },
    { "a Chinese unit behind a space", 6, "一二三四120 亩五", "一二三四|120 亩五" },
    { "a word behind a space is no unit", 6, "一二三120 kin四", "一二三120|kin四" },
    { "a range with a dash", 6, "一二三四11—12月五", "一二三四|11—12月五" },
    { "a range with a wave", 6, "一二三四11～12月五", "一二三四|11～12月五" },
    { "a range with a hyphen", 6, "一二三四53-55个五", "一二三四|53-55个五" },
    { "a joining dash does not begin a line", 6, "一二三四五六—七八", "一二三四五|六—七八" },
    { "full-width digits are a number", 5, "一二三四４５亩五", "一二三四|４５亩五" },
    { "a slash does not begin a line", 4, "一二三四/五六", "一二三|四/五六" },
    { "what is longer than a line is broken at the unit", 4, "12345678万元", "12345678|万元" },
    { "no stop at the start, even behind a space", 4, "一二三四 ，五", "一二三|四 ，五" },
    { "no opening mark at the end, even before a space", 4, "一二三（ 四五", "一二三|（ 四五" },
    { "a per cent sign stays with its number", 5, "一二三四78%五", "一二三四|78%五" },
    { "a word is whole", 6, "一二三四abcdef五", "一二三四|abcdef五" },
    { "a space at the end vanishes", 4, "一二三四 五六", "一二三四|五六" },
    { "spaces part words", 6, "one two three", "one two|three" },
    { "a word that fits badly, too", 12, "一二三四五六七八九十abcdef五", "一二三四五六七八九十|abcdef五" },
    { "a code that tears a hole breaks at its hyphen", 12, "一二三四2311-310113-04-01-708956",
      "一二三四2311-310113-04-|01-708956" },
    { "an address that tears a hole breaks where the line is full", 8, "一二三四aaaabbbbccccddddeeee",
      "一二三四aaaabbbb|ccccddddeeee" },
    { "a word longer than a line is cut", 4, "abcdefghijkl", "abcdefgh|ijkl" },
    { "a number longer than a line is cut", 4, "123456789012", "12345678|9012" },
    { "a Latin stop stays with its word", 3, "一二三, 四", "一二|三, 四" },
    { "a Latin bracket is not left behind", 4, "一二三(四五)", "一二三|(四五)" },
    { "a combining mark is not parted", 2, "一二\u0301三", "一二\u0301|三" },
    { "nothing but stops is cut where the line is full", 3, "。。。。。。。", "。。。|。。。。" },
    { "nothing but opening marks, too", 3, "（（（（（", "（（（|（（" },
    { "no character is left alone", 16, "一二三四五六七八九十一二三四五六七。", "一二三四五六七八九十一二三四五|六七。" },
    { "nor with three marks", 16, "一二三四五六七八九十一二三四五六“七”。", "一二三四五六七八九十一二三四五|六“七”。" },
    { "two characters are company", 16, "一二三四五六七八九十一二三四五六七八", "一二三四五六七八九十一二三四五六|七八" },
    { "company is not worth a hole", 8, "一二三四五六七八九", "一二三四五六七八|九" },
    { "a line narrower than a character holds one", 0.5, "一二", "一|二" },
    { "no text is no line", 8, "", "" },
    { "beyond the BMP", 2, "\U00020bb7\U00020bb7\U00020bb7", "\U00020bb7\U00020bb7|\U00020bb7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *lines = break_text (cases[i].text, cases[i].cells, TRUE);

    pdf_tools_assert_text (cases[i].why, lines, cases[i].lines);
  }
}

static void
test_ragged_lines_do_not_squeeze (void)
{
  g_autofree char *ragged = break_text ("一，二，三四五六。七八", 8, FALSE);
  g_autofree char *by_half = break_text ("12一二三四，五六", 6.5, FALSE);

  g_autofree char *narrow = break_text ("一二三。", 2.5, FALSE);

  pdf_tools_assert_text ("company that does not fit", narrow, "一二|三。");
  pdf_tools_assert_text ("ragged", ragged, "一，二，三四五|六。七八");
  pdf_tools_assert_text ("half a cell over", by_half, "12一二三四，|五六");
}

static void
test_indents (void)
{
  g_autoptr (GArray) items = make_items ("一二三四五六七八九十");
  g_autoptr (GArray) lines = kg_line_breaker_break (items, &(KgLineShape) { 5 * CELL, 2 * CELL, CELL, TRUE });

  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpuint (g_array_index (lines, KgLine, 0).end, ==, 3);
  g_assert_cmpuint (g_array_index (lines, KgLine, 1).end, ==, 7);
  g_assert_cmpuint (g_array_index (lines, KgLine, 2).end, ==, 10);
}

/* Whatever the text, every full line ends at the margin, no gap is negative
 * or wide, and every item is on one line. test-line-rules.c tries the rules on
 * random text. */
static void
test_lines_are_flush (void)
{
  static const char *const pieces[] = {
    "会", "议", "，", "。", "（", "）", "“", "”", "——", "……", "12", "亿", "元", "kVA", " ", "项", "目", "《", "》", "：",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint n = 0; n < 2000; n++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GArray) items = NULL;
    g_autoptr (GArray) lines = NULL;
    guint next = 0;

    for (guint i = g_rand_int_range (rand, 1, 200); i > 0; i--)
      g_string_append (text, g_rand_int_range (rand, 0, 3) > 0 ? "字"
                             : pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    items = make_items (text->str);
    lines = kg_line_breaker_break (items, &(KgLineShape) { 28 * CELL, 2 * CELL, 0, TRUE });

    for (guint i = 0; i < lines->len; i++) {
      const KgLine *line = &g_array_index (lines, KgLine, i);
      const double width = 28 * CELL - (i == 0 ? 2 * CELL : 0);
      const KgTextItem *last = &g_array_index (items, KgTextItem, line->end - 1);
      g_autofree double *x = g_new (double, line->end - line->start);
      double end;

      for (; next < line->start; next++)
        g_assert_cmpint (g_array_index (items, KgTextItem, next).cls, ==, KG_CHAR_SPACE);
      next = line->end;

      kg_line_breaker_place (items, line, x);
      end = x[line->end - line->start - 1] + last->width;
      if (last->cls == KG_CHAR_CLOSE)
        end -= MIN (line->squeeze, last->give);
      g_assert_cmpfloat (end, <=, width + 0.02);
      if (i + 1 < lines->len && fabs (end - width) > 0.02) {
        g_test_message ("%s: line %u ends at %g", text->str, i, end);
        g_test_fail ();
      }

      for (guint j = line->start; j + 1 < line->end; j++) {
        const KgTextItem *item = &g_array_index (items, KgTextItem, j);
        double gap = x[j + 1 - line->start] - x[j - line->start] - item->width;

        g_assert_cmpfloat (gap, >=, -CELL / 2 - 0.02);
        g_assert_cmpfloat (gap, <=, CELL / 2 + 0.02);
      }
    }
    for (; next < items->len; next++)
      g_assert_cmpint (g_array_index (items, KgTextItem, next).cls, ==, KG_CHAR_SPACE);
  }
}

static void
test_grid_is_kept (void)
{
  g_autoptr (GArray) items = make_items ("项目推进情况良好，按照计划开工建设。项目推进情况良好，按照计划开工");
  g_autoptr (GArray) lines = kg_line_breaker_break (items, &(KgLineShape) { 28 * CELL, 0, 0, TRUE });
  double x[28];

  kg_line_breaker_place (items, &g_array_index (lines, KgLine, 0), x);
  for (guint i = 0; i < 28; i++)
    g_assert_cmpfloat_with_epsilon (x[i], i * CELL, 1e-9);
}

static void
test_long_texts_are_quick (void)
{
  static const char *const repeated[] = { "。", "（", "万", "a", "1", "字", "—", " ", "\u0301" };

  /* Would take hours if breaking looked back to the paragraph's start. */
  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GArray) items = NULL;
    g_autoptr (GArray) lines = NULL;

    for (guint j = 0; j < 300000; j++)
      g_string_append (text, repeated[i]);
    items = make_items (text->str);
    lines = kg_line_breaker_break (items, &(KgLineShape) { 28 * CELL, 0, 0, TRUE });
    g_assert_cmpuint (lines->len, >, 0);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-breaker/rules", test_rules);
  g_test_add_func ("/line-breaker/ragged-lines-do-not-squeeze", test_ragged_lines_do_not_squeeze);
  g_test_add_func ("/line-breaker/indents", test_indents);
  g_test_add_func ("/line-breaker/lines-are-flush", test_lines_are_flush);
  g_test_add_func ("/line-breaker/grid-is-kept", test_grid_is_kept);
  g_test_add_func ("/line-breaker/long-texts-are-quick", test_long_texts_are_quick);

  return g_test_run ();
}
