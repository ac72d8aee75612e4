// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-fold.h"
#include "core/kg-pinyin.h"
#include "core/kg-search-key.h"

#include <locale.h>
#include <string.h>

static gboolean
found (const char *text,
       const char *typed)
{
  g_autoptr (KgSearchKey) key = kg_search_key_new (text, NULL);
  g_autoptr (KgSearchQuery) query = kg_search_query_new (typed);
  KgSearchMarks marks = kg_search_key_get_marks (key);
  gboolean match = kg_search_match (key, query);

  /* The marks may promise too much, never too little; of single letters they know. */
  if (kg_search_query_is_told_by_marks (query))
    g_assert_cmpint (kg_search_may_match (&marks, query), ==, match);
  else if (match)
    g_assert_true (kg_search_may_match (&marks, query));
  return match;
}

static void
test_fold (void)
{
  static const struct { const char *text; const char *folded; } cases[] = {
    { "ABC半导体", "abc半导体" },
    { "Ｇ６０（科创）　走廊", "g60(科创) 走廊" },
    { "Ⅱ期 120㎡ m²", "ii期 120m2 m2" },
    { "Äpfel Éclair", "äpfel éclair" },
    { "A\u0308pfel", "äpfel" },
    { "零\u200b宽\ufeff度", "零宽度" },
    { "\t制表\u00a0符\n", " 制表 符 " },
    { "𠀀𪚥😀", "𠀀𪚥😀" },
    { "凉\uf979", "凉凉" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = kg_fold (cases[i].text);
    g_autofree char *again = kg_fold (folded);

    g_assert_cmpstr (folded, ==, cases[i].folded);
    g_assert_cmpstr (again, ==, folded);
  }
}

static void
test_fold_no_utf8 (void)
{
  g_autofree char *folded = kg_fold ("GB: \xb1\xa6\xc9\xbd");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_str_has_prefix (folded, "gb: "));
}

static void
test_initials (void)
{
  static const struct { const char *text; const char *initials; } cases[] = {
    { "易卜半导体项目", "ybbdtxm" },
    { "G60科创走廊（二期）", "g60kczleq" },
    { "长沙银行", "csyh" },
    { "行长增长", "hzzz" },
    { "厦门大厦", "xmds" },
    { "重庆重点项目", "cqzdxm" },
    { "闵行区", "mhq" },
    { "莘庄", "xz" },
    { "给水厂调蓄池", "jsctxc" },
    { "西藏收藏", "xzsc" },
    /* 㙍 stands outside the main block, 𫓧 outside the first plane. */
    { "㙍塘𫓧", "dtf" },
    /* Hiragana and unknown Han are not sounded. */
    { "のㄅ𠀀", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) initials = g_string_new (NULL);

    kg_pinyin_initials (cases[i].text, initials);
    g_assert_cmpstr (initials->str, ==, cases[i].initials);
  }
}

/* The surname's reading holds at the head of a name, and nowhere else. */
static void
test_surnames (void)
{
  static const struct { const char *text; const char *syllable; } cases[] = {
    { "覃志强", "qin" }, { "仇和", "qiu" },   { "解晓东", "xie" },
    { "朴正", "piao" },  { "曾国华", "zeng" }, { "单立文", "shan" },
    { "查良镛", "zha" }, { "尉迟恭", "yu" },   { "单于", "chan" },
    { "单位", "dan" },   { "解放", "jie" },    { "查验科", "cha" },
    { "解决堵点问题", "jie" }, { "单", "dan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgPinyinIter iter;
    KgPinyinChar c;

    kg_pinyin_iter_init (&iter, cases[i].text);
    g_assert_true (kg_pinyin_iter_next (&iter, &c));
    g_assert_cmpstr (kg_pinyin_syllable (c.reading), ==, cases[i].syllable);
  }
}

/* Every character of the two national sets has a sound. */
static void
test_covers_gb2312 (void)
{
  guint16 readings[KG_PINYIN_MAX_READINGS];
  int n = 0;

  for (int high = 0xb0; high <= 0xf7; high++)
    for (int low = 0xa1; low <= 0xfe; low++) {
      char gb[3] = { (char) high, (char) low, '\0' };
      g_autofree char *utf8 = g_convert (gb, 2, "UTF-8", "GB2312", NULL, NULL, NULL);

      if (utf8 == NULL)
        continue;
      n++;
      if (kg_pinyin_readings (g_utf8_get_char (utf8), readings) == 0) {
        g_test_fail_printf ("%s has no reading", utf8);
        return;
      }
      g_assert_true (g_ascii_islower (*kg_pinyin_syllable (readings[0])));
    }
  g_assert_cmpint (n, ==, 6763);
}

static void
test_readings (void)
{
  guint16 readings[KG_PINYIN_MAX_READINGS];
  guint most = 0;

  g_assert_cmpuint (kg_pinyin_readings (0x5355, readings), ==, 3); /* 单 */
  g_assert_cmpstr (kg_pinyin_syllable (readings[0]), ==, "dan");
  g_assert_cmpuint (kg_pinyin_readings (0x5b9d, readings), ==, 1); /* 宝 */
  g_assert_cmpstr (kg_pinyin_syllable (readings[0]), ==, "bao");
  g_assert_cmpuint (kg_pinyin_readings ('a', readings), ==, 0);
  g_assert_cmpuint (kg_pinyin_readings (0x10ffff, readings), ==, 0);

  for (gunichar ch = 0; ch < 0x32000; ch++)
    most = MAX (most, kg_pinyin_readings (ch, readings));
  g_assert_cmpuint (most, >, 1);
  g_assert_cmpuint (most, <, KG_PINYIN_MAX_READINGS);
}

static void
test_finds (void)
{
  static const struct { const char *text; const char *typed; } cases[] = {
    { "易卜半导体项目", "" },
    { "易卜半导体项目", "  " },
    { "易卜半导体项目", "半导体" },
    { "易卜半导体项目", "ybbdt" },
    { "易卜半导体项目", "YBBDT" },
    { "易卜半导体项目", "ｙｂｂｄｔ" },
    { "易卜半导体项目", "yibubandaoti" },
    { "易卜半导体项目", "ybubdaoti" },
    { "易卜半导体项目", "bdtxm" },
    { "易卜半导体项目", "bandao" },
    { "易卜半导体项目", "band" },
    { "易卜半导体项目", "xm 易卜" },
    /* Both readings where nothing decides, the right one where a phrase does. */
    { "长青", "cq" },
    { "长青", "zq" },
    { "长沙", "cs" },
    { "银行", "yh" },
    { "曾国华", "zgh" },
    { "曾国华", "cgh" },
    { "绿地集团", "lvdi" },
    { "绿地集团", "ludi" },
    { "绿地集团", "lüdi" },
    { "绿地集团", "LÜDI" },
    { "绿地集团", "lǜdì" },
    { "绿地集团", "lu\xcc\x88" "di" },
    { "上海(宝山)机器人", "shbsjqr" },
    { "张江·药谷 三期", "zjygsq" },
    { "5G基站", "5gjz" },
    { "G60科创", "g60kc" },
    { "西安路", "xi'an" },
    { "2023-310113-04-01-123456", "310113-04" },
    { "2023-310113-04-01-123456", "20233101130401" },
    { "TESLA超级工厂", "tesla" },
    { "TESLA超级工厂", "slacj" },
    { "Ⅱ期", "ii" },
    { "100%", "100%" },
    { "《规划》", "规划" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (!found (cases[i].text, cases[i].typed))
      g_test_fail_printf ("“%s” does not find “%s”", cases[i].typed, cases[i].text);
}

static void
test_does_not_find (void)
{
  static const struct { const char *text; const char *typed; } cases[] = {
    { "易卜半导体项目", "ybbdx" },
    { "易卜半导体项目", "bbdtt" },
    { "易卜半导体项目", "半导 光电" },
    { "易卜半导体项目", "uban" },
    { "易卜半导体项目", "andao" },
    { "易卜半导体项目", "ybbdt 光电" },
    { "长沙", "zs" },
    { "银行", "yx" },
    { "厦门", "sm" },
    { "5G基站", "5jz" },
    { "B5", "b55" },
    { "A1", "a11" },
    { "宝山", "bs\n" "x" },
    { "宝山", "bs!" },
    { "", "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (found (cases[i].text, cases[i].typed))
      g_test_fail_printf ("“%s” finds “%s”", cases[i].typed, cases[i].text);
}

/* Words may come from different texts, one word may not span two. */
static void
test_several_texts (void)
{
  static const char *const texts[] = { "易卜半导体", NULL, "2023-310113", "", "大场镇" };
  static const struct { const char *typed; gboolean expected; } cases[] = {
    { "ybbdt dcz", TRUE },  { "大场 2023 易卜", TRUE }, { "310113", TRUE },
    { "体2023", FALSE },    { "bdt2023", FALSE },       { "tdcz", FALSE },
    { "易卜 南翔", FALSE },
  };
  g_autoptr (KgSearchKey) key = kg_search_key_new_for_texts (texts, G_N_ELEMENTS (texts));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgSearchQuery) query = kg_search_query_new (cases[i].typed);

    g_assert_cmpint (kg_search_match (key, query), ==, cases[i].expected);
  }
}

static void
test_long_and_odd (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autoptr (KgSearchQuery) empty = kg_search_query_new (NULL);

  g_assert_true (kg_search_query_is_empty (empty));

  /* The most ambiguous of all: 南 and 安 by turns, typed as one can. */
  for (int i = 0; i < 300; i++)
    g_string_append (name, i % 2 ? "南" : "安");
  for (int i = 0; i < 20; i++)
    g_string_append (typed, "nan");
  g_assert_true (found (name->str, typed->str));
  g_string_append_c (typed, 'b');
  g_assert_false (found (name->str, typed->str));
  g_string_truncate (typed, 0);
  for (int i = 0; i < 12; i++)
    g_string_append (typed, "annan");
  g_assert_true (found (name->str, typed->str));
  /* Longer than any sound that is looked for. */
  g_string_append (typed, "annan");
  g_assert_false (found (name->str, typed->str));
  g_assert_true (found (name->str, name->str));

  g_assert_true (found ("坏\xff字", "坏"));
  g_assert_false (found ("坏字", "\xff"));
  g_assert_true (found ("𠀀字😀", "😀"));
}

static void
test_marks (void)
{
  static const struct { const char *text, *typed; gboolean expected; } cases[] = {
    { "长宁5G", "c", TRUE },   { "长", "z", TRUE },        { "长宁5G", "5", TRUE },    { "长宁5G", "h", FALSE },
    { "长宁5G", "x n", FALSE }, { "长宁5G", "c n", TRUE }, { "女", "nv", TRUE },       { "女", "nu", TRUE },
    { "女", "u", FALSE },      { "Ｄ区", "d", TRUE },     { "长宁5G", "cn5", TRUE },  { "长宁5G", "cnq", FALSE },
  };
  g_autoptr (KgSearchKey) key = kg_search_key_new ("长宁5G", NULL);
  g_autoptr (KgSearchQuery) query = kg_search_query_new ("cnq");
  g_autoptr (KgSearchQuery) other = kg_search_query_new ("半");
  KgSearchMarks marks = kg_search_key_get_marks (key);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (found (cases[i].text, cases[i].typed) != cases[i].expected)
      g_test_fail_printf ("“%s” in “%s”", cases[i].typed, cases[i].text);
  g_assert_false (kg_search_may_match (&marks, query));
  g_assert_false (kg_search_may_match (&marks, other));
}

static gboolean
narrows (const char *typed,
         const char *before)
{
  g_autoptr (KgSearchQuery) query = kg_search_query_new (typed);
  g_autoptr (KgSearchQuery) earlier = kg_search_query_new (before);

  return kg_search_query_narrows (query, earlier);
}

static void
test_narrows (void)
{
  static const struct { const char *before, *typed; gboolean expected; } cases[] = {
    { "", "d", TRUE },         { "d", "dc", TRUE },         { "d", "D", TRUE },      { "大", "大场", TRUE },
    { "dc", "dc b", TRUE },    { "dc", "b dcz", TRUE },     { "a b", "ba ab", TRUE }, { "x", "x半", TRUE },
    { "dc", "d", FALSE },      { "d", "", FALSE },          { "c", "dc", FALSE },    { "dc b", "dc", FALSE },
    /* A lone apostrophe is looked for as it stands, with a letter it is not. */
    { "'", "'d", FALSE },      { "-", "-2", FALSE },        { "'", "'半", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (narrows (cases[i].typed, cases[i].before) != cases[i].expected)
      g_test_fail_printf ("“%s” after “%s”", cases[i].typed, cases[i].before);
  g_assert_true (found ("长宁", "'c"));
  g_assert_false (found ("长宁", "'"));
}

/* Digits by value, Latin, Han by pinyin and tone, then what is neither; small
 * differences only between names that are otherwise alike. */
static void
test_collation (void)
{
  static const char *const sorted[] = {
    "", "3号地块", "012号地块", "12号地块", "APP", "Apple", "IBM", "阿里巴巴",
    "保山", "宝安", "宝山", "北京", "长三角", "长沙", "重庆", "大场", "大厦",
    "妈", "麻", "马", "骂", "覃志强", "三一重工", "沙钢", "四川", "谭志强",
    "厦门", "药谷一期", "药谷(二期)", "药谷二期", "药谷三期", "药谷十期",
    "药谷十二期", "药谷二十期", "药谷项目", "银行", "曾国华", "张三", "重点", "の",
  };

  for (guint i = 1; i < G_N_ELEMENTS (sorted); i++) {
    g_autofree char *before = kg_collate_key (sorted[i - 1]);
    g_autofree char *after = kg_collate_key (sorted[i]);

    if (strcmp (before, after) >= 0)
      g_test_fail_printf ("“%s” does not sort before “%s”", sorted[i - 1], sorted[i]);
  }
}

static void
test_collation_of_nothing (void)
{
  g_autofree char *null = kg_collate_key (NULL);
  g_autofree char *empty = kg_collate_key ("");
  g_autofree char *wide = kg_collate_key ("ＩＢＭ");
  g_autofree char *narrow = kg_collate_key ("ibm");

  g_assert_cmpstr (null, ==, empty);
  g_assert_cmpstr (wide, ==, narrow);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-key/fold", test_fold);
  g_test_add_func ("/search-key/fold-no-utf8", test_fold_no_utf8);
  g_test_add_func ("/search-key/initials", test_initials);
  g_test_add_func ("/search-key/surnames", test_surnames);
  g_test_add_func ("/search-key/covers-gb2312", test_covers_gb2312);
  g_test_add_func ("/search-key/readings", test_readings);
  g_test_add_func ("/search-key/finds", test_finds);
  g_test_add_func ("/search-key/does-not-find", test_does_not_find);
  g_test_add_func ("/search-key/several-texts", test_several_texts);
  g_test_add_func ("/search-key/long-and-odd", test_long_and_odd);
  g_test_add_func ("/search-key/marks", test_marks);
  g_test_add_func ("/search-key/narrows", test_narrows);
  g_test_add_func ("/search-key/collation", test_collation);
  g_test_add_func ("/search-key/collation-of-nothing", test_collation_of_nothing);

  return g_test_run ();
}
