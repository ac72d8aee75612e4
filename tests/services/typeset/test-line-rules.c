// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-line-breaker.h"
#include "services/typeset/kg-shaper.h"

#include "pdf-tools.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* The rules for lines (GB/T 15834-2011, 5.1; W3C clreq) on random text. They
 * are written down here once more, as lists of characters and of whole pieces,
 * so that the classes of the program are held against something. */

#define CELL 10.
#define N_TEXTS 30000

static const char never_first[] = "，。、；：？！．”’）》〉】〕％～·」』〗｝］／";
static const char never_last[] = "“‘（《〈【〔「『〖｛［";

/* Never broken. */
static const char *const wholes[] = {
  "3.5亿元", "120亩", "12月5日", "〔2026〕47号", "30%", "30％", "第47次", "1,250.5万元", "5℃", "3 km²", "120 亩",
  "5个工作日", "11—12月", "3～5天", "3-5个", "2000余家", "1.2万平方米", "110千伏", "20个百分点", "9时", "630kVA",
  "2026年度", "38.6亿元", "1260㎡", "——", "……", "Kaigong", "Preflight", "第3期",
};

/* May be broken, but between themselves only. */
static const char *const pieces[] = {
  "会", "议", "项", "目", "推", "进", "开", "工", "，", "。", "、", "；", "：", "（", "）", "“", "”", "《", "》", "·",
  "〔", "〕", "！", "？", "．", "【", "】", "‘", "’", "％", " ", "𠮷", "e\u0301", "—", "/", "〈", "〉", "\u3000",
};

/* A character is one cell of 10 pt, a letter half of one, and every mark has an
 * empty half; marks side by side share one, as the shaper has them do. */
static void
add_item (GArray   *items,
          gunichar  ch)
{
  KgTextItem item = { .placed = { .ch = ch }, .cls = kg_char_get_class (ch), .size = CELL };

  item.width = kg_char_class_is_full (item.cls) ? CELL : item.cls == KG_CHAR_COMBINING ? 0 : CELL / 2;
  if (item.cls == KG_CHAR_CLOSE || item.cls == KG_CHAR_OPEN)
    item.give = CELL / 2;
  item.give_leading = item.cls == KG_CHAR_OPEN;
  g_array_append_val (items, item);
}

static gboolean
is_in (const char *set,
       gunichar    ch)
{
  return g_utf8_strchr (set, -1, ch) != NULL;
}

typedef struct {
  GArray *items;
  GByteArray *inside; /* whether an item is behind another one of the same whole */
  GString *text;
} Text;

static void
text_add (Text       *text,
          const char *piece,
          gboolean    is_whole)
{
  g_string_append (text->text, piece);
  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p)) {
    const guint8 inside = p > piece && (is_whole || g_unichar_ismark (g_utf8_get_char (p)));

    add_item (text->items, g_utf8_get_char (p));
    g_byte_array_append (text->inside, &inside, 1);
  }
}

static gunichar
char_at (const Text *text,
         guint       i)
{
  return g_array_index (text->items, KgTextItem, i).placed.ch;
}

/* A text whose marks never stand more than three in a row, so that the rules
 * can always be kept. */
static void
fill (Text  *text,
      GRand *rand)
{
  guint marks = 0;

  for (guint n = g_rand_int_range (rand, 1, 120); n > 0; n--) {
    const guint kind = g_rand_int_range (rand, 0, 8);
    const char *piece = kind < 4 ? "字" : kind < 5 ? wholes[g_rand_int_range (rand, 0, G_N_ELEMENTS (wholes))]
                                        : pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
    gunichar ch = g_utf8_get_char (piece), last = text->items->len > 0 ? char_at (text, text->items->len - 1) : 0;
    gboolean is_mark = kind >= 4 && (!g_unichar_isalnum (ch) || *g_utf8_next_char (piece) != '\0');

    if (is_mark && marks >= 3)
      piece = "字";
    /* Two numbers, or two dashes, would be one; a space behind a word is enough. */
    if (is_mark && (g_unichar_isalnum (last) || last == ' ' || last == '-' || last == 0x2014 || last == 0x2026 ||
                    last == '%' || last == 0xb2 || last == 0x300 || g_unichar_ismark (last)) &&
        ((ch < 0x80 && g_ascii_isalnum (ch)) || ch == last || ch == ' '))
      text_add (text, "字", FALSE);
    if (last == ' ' && (is_in (never_first, ch) || ch == ' '))
      piece = "字";
    marks = is_mark ? marks + 1 : 0;
    text_add (text, piece, kind == 4);
  }
}

static void
complain (const Text   *text,
          const GArray *lines,
          const char   *why,
          guint         line)
{
  const char *p = g_utf8_offset_to_pointer (text->text->str, g_array_index (lines, KgLine, line).end);

  g_test_message ("%s, line %u: %.*s|%s", why, line + 1, (int) (p - text->text->str), text->text->str, p);
  g_test_fail ();
}

static void
check_break (const Text   *text,
             const GArray *lines,
             guint         i)
{
  const KgLine *line = &g_array_index (lines, KgLine, i), *next = line + 1;
  gunichar last = char_at (text, line->end - 1), first = char_at (text, next->start);

  if (is_in (never_first, first))
    complain (text, lines, "a mark begins the next line", i);
  if (is_in (never_last, last))
    complain (text, lines, "an opening mark ends a line", i);
  if (text->inside->data[next->start])
    complain (text, lines, "a whole is broken", i);
  if ((last == 0x2014 || last == 0x2026) && first == last)
    complain (text, lines, "a dash is broken", i);
  if (first == 0x2014 && char_at (text, next->start + 1) != first)
    complain (text, lines, "a joining dash begins the next line", i);
}

static void
check_places (const Text   *text,
              const GArray *lines,
              guint         i,
              double        width,
              gboolean      justify)
{
  const KgLine *line = &g_array_index (lines, KgLine, i);
  const KgTextItem *items = &g_array_index (text->items, KgTextItem, 0), *last = items + line->end - 1;
  g_autofree double *x = g_new (double, line->end - line->start);
  double end;

  kg_line_breaker_place (text->items, line, x);
  end = x[line->end - line->start - 1] + last->width;
  if (last->cls == KG_CHAR_CLOSE)
    end -= MIN (line->squeeze, last->give);

  if (end > width + 0.02)
    complain (text, lines, "too wide", i);
  /* One that would be all holes stays short. */
  if (justify && i + 1 < lines->len && fabs (end - width) > 0.02 && !(line->stretch == 0 && width - end > 0.5 * CELL))
    complain (text, lines, "does not end at the margin", i);
  if ((!justify || i + 1 == lines->len) && line->stretch != 0)
    complain (text, lines, "stretched", i);
  for (guint j = line->start; j + 1 < line->end; j++) {
    double gap = x[j + 1 - line->start] - x[j - line->start] - items[j].width;

    /* Marks keep at least a quarter of a cell of their own emptiness each. */
    if (gap < -CELL / 2 - 0.02)
      complain (text, lines, "characters overlap", i);
    if (gap > CELL / 2 + 0.02)
      complain (text, lines, "a hole", i);
  }
}

static void
test_random_text (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (15834);
  guint n_lines = 0;

  for (guint n = 0; n < N_TEXTS && !g_test_failed (); n++) {
    Text text = { g_array_new (FALSE, FALSE, sizeof (KgTextItem)), g_byte_array_new (), g_string_new (NULL) };
    const gboolean justify = n % 4 != 0;
    const KgLineShape shape = { (n % 3 == 0 ? 23 : 28) * CELL, 2 * CELL, n % 2 == 0 ? 0 : 3 * CELL, justify };
    g_autoptr (GArray) lines = NULL;
    guint next = 0;

    fill (&text, rand);
    lines = kg_line_breaker_break (text.items, &shape);
    n_lines += lines->len;
    for (guint i = 0; i < lines->len; i++) {
      const KgLine *line = &g_array_index (lines, KgLine, i);

      for (; next < line->start; next++) {
        if (char_at (&text, next) != ' ')
          complain (&text, lines, "a character is lost", i);
      }
      next = line->end;
      if (line->end <= line->start)
        complain (&text, lines, "an empty line", i);
      if (i + 1 < lines->len)
        check_break (&text, lines, i);
      check_places (&text, lines, i, shape.width - (i == 0 ? shape.first : shape.hang), justify);
    }
    for (; next < text.items->len; next++) {
      if (char_at (&text, next) != ' ')
        complain (&text, lines, "a character is lost", lines->len - 1);
    }
    g_array_unref (text.items);
    g_byte_array_unref (text.inside);
    g_string_free (text.text, TRUE);
  }
  g_test_message ("%u texts, %u lines", N_TEXTS, n_lines);
}

/* The width of a text in cells, with the fonts of this machine. */
static double
get_cells (KgFontSet  *fonts,
           const char *text)
{
  g_autoptr (KgShaper) shaper = kg_shaper_new (fonts);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));

  kg_shaper_append (shaper, items, KG_FONT_BODY, text, CELL, CELL);

  return kg_shaper_get_width (items) / CELL;
}

static void
test_marks_side_by_side (void)
{
  static const struct { const char *text; double cells; } cases[] = {
    { "会议，", 3 }, { "会议。”", 3.5 }, { "会议”。", 3.5 }, { "会议》（", 3.5 }, { "（《会议", 3.5 }, { "会议：“", 3.5 },
    { "会议）》。", 4 }, { "“会议”", 4 }, { "会·议", 3 }, { "——", 2 }, { "……", 2 }, { "‘“会", 2.5 }, { "％。", 2 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KgFontSet) fonts = kg_font_set_new (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (get_cells (fonts, cases[i].text), cases[i].cells, 1e-6);
}

/* A mark at a line's end takes half a cell when that lets the line end there. */
static void
test_half_a_cell_at_the_end (void)
{
  static const char marks[] = "，。、；：？！”’）》〉】〕";
  g_autoptr (GError) error = NULL;
  g_autoptr (KgFontSet) fonts = kg_font_set_new (&error);

  g_assert_no_error (error);
  for (const char *p = marks; *p != '\0'; p = g_utf8_next_char (p)) {
    g_autoptr (KgShaper) shaper = kg_shaper_new (fonts);
    g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));
    g_autoptr (GArray) lines = NULL;
    g_autofree char *mark = g_strndup (p, g_utf8_next_char (p) - p);
    g_autofree char *text = g_strconcat ("（项目推进", mark, "情况", NULL);

    /* Five and a half cells: the first four and a half, and half of the mark. */
    kg_shaper_append (shaper, items, KG_FONT_BODY, text, CELL, CELL);
    lines = kg_line_breaker_break (items, &(KgLineShape) { .width = 5.5 * CELL, .justify = FALSE });
    if (g_array_index (items, KgTextItem, 5).give > 0)
      g_assert_cmpuint (g_array_index (lines, KgLine, 0).end, ==, 6);
    else
      g_assert_cmpuint (g_array_index (lines, KgLine, 0).end, ==, 4);
  }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_CTYPE, "C.UTF-8"); /* for what is said of a failure */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-rules/random-text", test_random_text);
  g_test_add_func ("/line-rules/marks-side-by-side", test_marks_side_by_side);
  g_test_add_func ("/line-rules/half-a-cell-at-the-end", test_half_a_cell_at_the_end);

  return g_test_run ();
}
