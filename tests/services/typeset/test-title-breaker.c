// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-title-breaker.h"

#include "pdf-tools.h"

#include <locale.h>
#include <string.h>

/* Titles as a secretary would break them: twenty characters of 2号 in the
 * width of the type area. No fonts here. */

#define SIZE  22.
#define WIDTH (156 * 72 / 25.4)

static GArray *
make_items (const char *text)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar ch = g_utf8_get_char (text);
    KgTextItem item = { .placed = { .ch = ch }, .cls = kg_char_get_class (ch), .size = SIZE };

    item.width = kg_char_class_is_full (item.cls) ? SIZE : item.cls == KG_CHAR_COMBINING ? 0 : SIZE / 2;
    g_array_append_val (items, item);
  }

  return items;
}

static char *
break_title (const char *text,
             double      width)
{
  g_autoptr (GArray) items = make_items (text);
  g_autoptr (GArray) lines = kg_title_breaker_break (items, width);
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
test_by_sense (void)
{
  /* Where a line may end is marked with |. */
  static const char *const titles[] = {
    /* Minutes, letters and notices of a district. */
    "周例会纪要",
    "全区重大项目集中开工仪式筹备工作会议纪要",
    "关于第46次周例会议定事项办理情况的通报",
    "关于推进年内计划新开工项目|第47次周例会的纪要",
    "关于推进年内计划新开工项目|前期审批的专题会议纪要",
    "北城区发展和改革委员会|关于推进易卜半导体项目开工的函",
    "北城区人民政府办公室|关于印发北城区重大工程建设推进方案的通知",
    "北城区住房和城乡建设管理委员会|关于加强建设工程施工许可管理工作的通知",
    "关于协调解决吴淞创新城特钢01-03地块|转型项目前期问题的会议纪要",
    "关于加快推进北上海生物医药产业园|（宝山药谷）三期标准厂房及配套设施|新建项目开工建设的专题会议纪要",
    "关于贯彻落实市政府常务会议精神|加快推进重大工程建设的会议纪要",
    "关于做好2026年度区级重大工程|项目计划申报工作的通知",
    "关于报送2026年第四季度|计划新开工项目推进情况的报告",
    "关于“金融早八点”|银企对接活动有关事项的函",
    "关于成立易卜半导体先进封装产业基地|二期项目工作专班的通知",
    "关于协调推进大场镇、罗店镇和月浦镇|计划新开工项目的会议纪要",
    "关于更正《关于推进年内计划新开工项目|第46次周例会的纪要》的通知",
    "关于研究宝莱特光储充检一体化新能源汽车|充电站项目绿化调整手续的专题会议纪要",
    "关于印发《北城区计划新开工项目|红黄绿灯管理办法（试行）》的通知",
    "北城区发展和改革委员会|北城区规划和自然资源局|关于联合开展拿地即开工审批服务的通知",
    "关于建立“拿地即开工”|审批服务机制的实施意见",
    /* Published by the State Council and its office. */
    "国务院办公厅关于进一步优化营商环境|更好服务市场主体的实施意见",
    "国务院办公厅关于全面推进|城镇老旧小区改造工作的指导意见",
    "国务院办公厅关于开展工程建设项目|审批制度改革试点的通知",
    "国务院办公厅关于全面开展工程建设项目|审批制度改革的实施意见",
    "国务院关于印发|2030年前碳达峰行动方案的通知",
    "国务院关于开展营商环境创新试点工作的意见",
    "国务院关于加强和规范|事中事后监管的指导意见",
    "国务院办公厅关于印发全国深化“放管服”|改革优化营商环境电视电话会议|重点任务分工方案的通知",
    "国务院办公厅关于进一步盘活存量资产|扩大有效投资的意见",
    "国务院办公厅|关于全面实行行政许可事项清单管理的通知",
    "住房城乡建设部关于进一步加强|建筑工程施工许可管理工作的通知",
    /* What the table does not know: names, and words of its own kind of trade. */
    "关于顾村大型居住社区初中新建工程|施工招标有关事项的专题会议纪要",
    "关于蕰藻浜沿线雨水泵站接管|有关问题的专题会议纪要",
    "中共北城区委办公室北城区人民政府办公室|关于建立重大项目领导联系制度的通知",
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (GString) text = g_string_new (titles[i]);
    g_autofree char *lines = NULL;

    g_string_replace (text, "|", "", 0);
    lines = break_title (text->str, WIDTH);
    pdf_tools_assert_text (titles[i], lines, titles[i]);
  }
}

/* Whatever the title: nothing is lost or too wide, no line of plain
 * characters is one of three or fewer, and nobody waits. */
static void
test_any_title (void)
{
  static const char *const pieces[] = {
    "关于", "推进", "项目", "的", "和", "、", "（", "）", "《", "》", "第47次", "2026年", "某", "会议", "纪要", "北城区", "Ab", " ",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (9704);
  const gint64 start = g_get_monotonic_time ();

  for (guint n = 0; n < 3000; n++) {
    g_autoptr (GString) text = g_string_new ("关于");
    g_autofree char *lines = NULL;
    g_autofree char *expected = NULL;
    g_autofree char *got = NULL;
    g_auto (GStrv) split = NULL;

    for (guint i = g_rand_int_range (rand, 0, 50); i > 0; i--)
      g_string_append (text, n % 10 == 0 ? "某" : pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    lines = break_title (text->str, WIDTH);
    split = g_strsplit (lines, "|", -1);
    g_strdelimit (lines, "|", ' ');
    expected = pdf_tools_strip_spaces (text->str);
    got = pdf_tools_strip_spaces (lines);
    pdf_tools_assert_text ("title", got, expected);

    for (guint i = 0; split[i] != NULL; i++) {
      g_autoptr (GArray) items = make_items (split[i]);
      double width = 0;

      for (guint j = 0; j < items->len; j++)
        width += g_array_index (items, KgTextItem, j).width;
      g_assert_cmpfloat (width, <=, WIDTH + 0.02);
      if (n % 10 == 0)
        g_assert_true (split[1] == NULL || g_utf8_strlen (split[i], -1) > 3);
    }
  }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

/* What belongs to a day stays with it, wherever a title ends its lines. */
static void
test_days_stay_whole (void)
{
  static const char *const pieces[] = { "项目", "用地", "现场", "照片", "情况", "施工", "某", "道路", "（", "）", "一期" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1128);

  for (guint n = 0; n < 2000; n++) {
    g_autoptr (GString) text = g_string_new ("关于");
    g_autofree char *lines = NULL;

    for (guint i = g_rand_int_range (rand, 0, 14); i > 0; i--)
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    g_string_append (text, "11月28日摄");
    for (guint i = g_rand_int_range (rand, 0, 14); i > 0; i--)
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    lines = break_title (text->str, WIDTH);
    if (strstr (lines, "11月28日摄") == NULL)
      g_error ("%s", lines);
  }
}

static void
test_no_line_begins_with_de (void)
{
  for (guint before = 2; before < 30; before++) {
    for (guint after = 2; after < 30; after++) {
      g_autoptr (GString) text = g_string_new ("关于");
      g_autofree char *lines = NULL;

      for (guint i = 0; i < before + after; i++)
        g_string_append (text, i == before ? "的" : "某");
      lines = break_title (text->str, WIDTH);
      g_assert_null (strstr (lines, "|的"));
    }
  }
}

/* What is longer than five lines is broken as text is; no text is no line. */
static void
test_ends_of_the_range (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *nothing = break_title ("", WIDTH);
  g_autofree char *narrow = break_title ("关于", SIZE / 2);
  g_autofree char *lines = NULL;
  g_auto (GStrv) split = NULL;

  for (guint i = 0; i < 210; i++)
    g_string_append (text, "某");
  lines = break_title (text->str, WIDTH);
  split = g_strsplit (lines, "|", -1);
  g_assert_cmpuint (g_strv_length (split), ==, 11);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (narrow, ==, "关|于");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_CTYPE, "C.UTF-8"); /* for what is said of a failure */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title-breaker/by-sense", test_by_sense);
  g_test_add_func ("/title-breaker/any-title", test_any_title);
  g_test_add_func ("/title-breaker/days-stay-whole", test_days_stay_whole);
  g_test_add_func ("/title-breaker/no-line-begins-with-de", test_no_line_begins_with_de);
  g_test_add_func ("/title-breaker/ends-of-the-range", test_ends_of_the_range);

  return g_test_run ();
}
