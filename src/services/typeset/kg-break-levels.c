// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-break-levels.h"

#include <string.h>

/* Where lines may end: GB/T 15834-2011, 5.1, for the marks; for numbers the
 * rule of every style sheet that a number is not parted from its unit. */

/* What prolongs a number, as 万 in 3万平方米 and 余 in 2000余家. */
#define MULTIPLIERS "十百千万亿余多"

/* The most of them in a row: 千万亿 and the like. */
#define MOST_MULTIPLIERS 4

/* What must stay with the number behind it; Latin letters do anyway. */
#define PREFIXES "第￥＄≥≤≈±＋－"

/* The units of numbers, longer ones before those they begin with. */
static const char *const units[] = {
  "个工作日", "个自然日", "个百分点", "个小时", "个月", "个",
  "平方公里", "平方千米", "平方米", "立方米", "公里", "公顷", "公斤", "公分", "公升", "兆瓦时", "兆瓦", "兆赫", "兆帕",
  "伏安", "伏", "瓦时", "瓦", "安", "赫兹", "赫", "帕", "克", "米", "升", "毫米", "毫升", "毫克", "厘米", "分米",
  "微米", "微克", "纳米", "海里", "英寸", "英里", "英尺",
  "年度", "年代", "年", "月份", "月", "工作日", "日", "号楼", "号线", "号", "小时", "时", "分钟", "分", "秒钟", "秒",
  "天", "周岁", "周年", "周", "季度", "季", "世纪", "期", "岁", "点", "届", "批", "轮", "场", "起",
  "美元", "欧元", "港元", "日元", "英镑", "元", "角",
  "人次", "车次", "家次", "户次", "人", "户", "名", "位", "家", "项", "次", "件", "条", "份", "处", "栋", "幢", "层",
  "座", "台", "套", "间", "所", "组", "班", "辆", "张", "宗", "块", "幅", "页", "章", "节", "款", "种", "类", "级",
  "亩", "吨", "里", "度", "倍", "成", "万", "亿",
  "％", "‰", "℃", "℉", "°", "′", "″", "㎡", "㎥", "㎞", "㎝", "㎜", "㎏",
};

/* Units in letters, which stand behind a space. */
static const char *const latin_units[] = {
  "mm", "cm", "dm", "m", "km", "ha", "g", "kg", "t", "L", "mL", "V", "kV", "A", "kA", "VA", "kVA", "MVA", "W", "kW",
  "MW", "GW", "Wh", "kWh", "MWh", "Hz", "kHz", "MHz", "GHz", "Pa", "kPa", "MPa", "N", "kN", "dB", "s", "min", "h", "d",
  "KB", "MB", "GB", "TB", "Mbps", "Gbps", "°C",
};

static inline gunichar
char_at (const GArray *items,
         guint         i)
{
  return i < items->len ? g_array_index (items, KgTextItem, i).placed.ch : 0;
}

static inline KgCharClass
class_at (const GArray *items,
          guint         i)
{
  return g_array_index (items, KgTextItem, i).cls;
}

static gboolean
is_latin (KgCharClass cls)
{
  return cls == KG_CHAR_LATIN || cls == KG_CHAR_LATIN_OPEN || cls == KG_CHAR_LATIN_CLOSE;
}

static gboolean
is_in (const char *set,
       gunichar    ch)
{
  return ch != 0 && g_utf8_strchr (set, -1, ch) != NULL;
}

static inline gboolean
is_digit (gunichar ch)
{
  return (ch >= '0' && ch <= '9') || (ch >= 0xff10 && ch <= 0xff19);
}

static gboolean
is_letter (gunichar ch)
{
  return ch < 0x80 && g_ascii_isalpha (ch);
}

/* A dash that joins two things (连接号, 5.1.7), not one of the two that part
 * sentences (破折号, 5.1.5). */
static gboolean
is_joining_dash (const GArray *items,
                 guint         i)
{
  gunichar ch = char_at (items, i);

  return (ch == 0x2014 || ch == 0x2015) && char_at (items, i + 1) != ch && (i == 0 || char_at (items, i - 1) != ch);
}

static KgBreakLevel
get_latin_level (const GArray *items,
                 guint         i)
{
  gunichar a = char_at (items, i - 1), b = char_at (items, i);

  if (a == '-' || a == 0x2013 || a == '/' || a == '_' || a == '&' || a == '=')
    return KG_BREAK_INSIDE;

  return is_digit (b) && (is_digit (a) || a == '.' || a == ',') ? KG_BREAK_NUMBER : KG_BREAK_ANYWHERE;
}

/* How good a break before item @i is, by the two characters it parts. */
static KgBreakLevel
get_pair_level (const GArray *items,
                guint         i)
{
  const KgTextItem *left = &g_array_index (items, KgTextItem, i - 1), *right = left + 1;
  gunichar a = left->placed.ch, b = right->placed.ch;

  if (left->cls == KG_CHAR_HAN && right->cls == KG_CHAR_HAN) /* most of all */
    return right->glue ? KG_BREAK_ANYWHERE : KG_BREAK_NORMAL;
  if (right->cls == KG_CHAR_COMBINING)
    return KG_BREAK_NEVER;
  if (right->glue)
    return KG_BREAK_ANYWHERE;
  if (right->cls == KG_CHAR_SPACE || right->cls == KG_CHAR_CLOSE || right->cls == KG_CHAR_NO_START ||
      right->cls == KG_CHAR_LATIN_CLOSE || left->cls == KG_CHAR_OPEN || left->cls == KG_CHAR_LATIN_OPEN)
    return KG_BREAK_NEVER;
  if ((left->cls == KG_CHAR_DASH && a == b) || is_joining_dash (items, i))
    return KG_BREAK_NEVER;
  if (left->cls == KG_CHAR_SPACE)
    return KG_BREAK_NORMAL;
  if ((is_latin (left->cls) || left->cls == KG_CHAR_COMBINING) && is_latin (right->cls))
    return get_latin_level (items, i);
  if (b == '/')
    return KG_BREAK_NEVER;
  if (a == '/' || a == 0xff0f)
    return KG_BREAK_INSIDE;
  if (a == 0x2019 && i >= 2 && class_at (items, i - 2) == KG_CHAR_LATIN && right->cls == KG_CHAR_LATIN)
    return KG_BREAK_ANYWHERE;

  return KG_BREAK_NORMAL;
}

/* The first character of each unit. */
static gpointer
list_firsts (gpointer data)
{
  gunichar *firsts = g_new (gunichar, G_N_ELEMENTS (units));

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    firsts[u] = g_utf8_get_char (units[u]);

  return firsts;
}

/* How many characters from item @i on are a unit, 0 when none are. */
static guint
match_unit (const GArray *items,
            guint         i)
{
  static GOnce once = G_ONCE_INIT;
  const gunichar *firsts = g_once (&once, list_firsts, NULL), first = char_at (items, i);

  for (guint u = 0; u < G_N_ELEMENTS (units); u++) {
    const char *p = units[u];
    guint n = 0;

    if (firsts[u] != first)
      continue;
    while (*p != '\0' && g_utf8_get_char (p) == char_at (items, i + n)) {
      p = g_utf8_next_char (p);
      n++;
    }
    if (*p == '\0')
      return n;
  }

  return 0;
}

static gboolean
begins_latin_unit (const GArray *items,
                   guint         i)
{
  const guint longest = 4;
  char word[5 * 6] = "";
  gsize length = 0;
  guint n = 0;

  while (n <= longest && (g_unichar_isalpha (char_at (items, i + n)) || char_at (items, i + n) == 0xb0)) {
    length += g_unichar_to_utf8 (char_at (items, i + n), word + length);
    n++;
  }
  word[length] = '\0';
  for (guint u = 0; u < G_N_ELEMENTS (latin_units); u++) {
    if (strcmp (word, latin_units[u]) == 0)
      return TRUE;
  }

  return FALSE;
}

static void
bind (guint8       *levels,
      guint         i,
      KgBreakLevel  level)
{
  levels[i] = MAX (levels[i], level);
}

/* The item after the number that begins at item @i. */
static guint
end_number (const GArray *items,
            guint         i)
{
  while (i < items->len && (is_digit (char_at (items, i)) ||
                            (is_in (".,．", char_at (items, i)) && is_digit (char_at (items, i + 1)))))
    i++;

  return i;
}

/* Binds the number from item @start to @end to what stands before it: to the
 * year of a document's number, to the first half of a range, 11—12月, and to
 * the month of its day. */
static void
bind_front (const GArray *items,
            guint8       *levels,
            guint         start,
            guint         end)
{
  gunichar left = char_at (items, start - 1), before = start >= 2 ? char_at (items, start - 2) : 0;
  gunichar right = char_at (items, end);

  if (is_in (PREFIXES, left))
    bind (levels, start, KG_BREAK_UNIT);
  if (!is_digit (before))
    return;
  if (left == 0x3015) /* 〕 of 〔2026〕47号 */
    bind (levels, start, KG_BREAK_UNIT);
  else if ((left == 0x2014 || left == 0x2015) ? is_joining_dash (items, start - 1) : is_in ("～~–", left))
    bind (levels, start, KG_BREAK_UNIT);
  else if (left == 0x6708 && (right == 0x65e5 || right == 0x53f7)) /* 月, 日 or 号 */
    bind (levels, start, KG_BREAK_UNIT);
  else if ((left == 0x5e74 && right == 0x6708) || (is_in ("时点", left) && right == 0x5206)) /* 年 … 月, 时 … 分 */
    bind (levels, start, KG_BREAK_INSIDE);
}

/* A hyphen between two numbers, of which the second has a unit, is a range,
 * 3-5个工作日; in a code, 2311-310113, it is not. */
static void
bind_range (const GArray *items,
            guint8       *levels,
            guint         start)
{
  guint i = start - 1;

  if (start < 2 || char_at (items, i) != '-')
    return;
  while (i > 0 && is_digit (char_at (items, i - 1)))
    i--;
  if (i < start - 1 && (i == 0 || !(is_in ("-_.", char_at (items, i - 1)) || is_letter (char_at (items, i - 1)))))
    bind (levels, start, KG_BREAK_UNIT);
}

/* Binds a number to its parts and to its unit.
 *
 * Returns the item after its digits. */
static guint
bind_number (const GArray *items,
             guint8       *levels,
             guint         start)
{
  guint end = end_number (items, start), unit = end, length;

  for (guint i = start + 1; i < end; i++)
    bind (levels, i, KG_BREAK_NUMBER);
  if (start > 0)
    bind_front (items, levels, start, end);

  while (unit < end + MOST_MULTIPLIERS && is_in (MULTIPLIERS, char_at (items, unit)))
    bind (levels, unit++, KG_BREAK_UNIT);
  if (char_at (items, unit) == ' ') {
    if (begins_latin_unit (items, unit + 1))
      bind (levels, unit + 1, KG_BREAK_UNIT);
    length = match_unit (items, unit + 1) + 1;
  } else {
    length = match_unit (items, unit);
  }
  if (length > 0 && char_at (items, unit + length - 1) != ' ') {
    for (guint i = unit; i < unit + length; i++)
      bind (levels, i, KG_BREAK_UNIT);
    bind_range (items, levels, start);
  }

  return end;
}

/**
 * kg_break_levels_new:
 * @items: of KgTextItem, one paragraph
 *
 * Returns: (transfer full): for each item how bad it is to end a line before
 *   it, a KgBreakLevel
 */
guint8 *
kg_break_levels_new (const GArray *items)
{
  guint8 *levels = g_new (guint8, items->len + 1);
  guint i = 1;

  levels[0] = levels[items->len] = KG_BREAK_NORMAL;
  for (guint j = 1; j < items->len; j++) {
    levels[j] = get_pair_level (items, j);
    /* What may not end a line may not either with spaces behind it. */
    if (class_at (items, j - 1) == KG_CHAR_SPACE && j >= 2 && levels[j] == KG_BREAK_NORMAL) {
      guint k = j - 1;

      while (k > 0 && j - k < 4 && class_at (items, k) == KG_CHAR_SPACE)
        k--;
      if (class_at (items, k) == KG_CHAR_OPEN || class_at (items, k) == KG_CHAR_LATIN_OPEN)
        levels[j] = KG_BREAK_NEVER;
    }
  }

  for (i = 0; i < items->len; i++) {
    if (is_digit (char_at (items, i)))
      i = bind_number (items, levels, i) - 1;
  }

  return levels;
}
