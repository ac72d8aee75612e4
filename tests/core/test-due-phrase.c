// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-due-phrase.h"

#include <string.h>

/* Monday, 23 November 2026. */
#define TODAY kg_date_new (2026, 11, 23)
#define MEETING kg_date_new (2026, 11, 30)

static KgCalendar *
make_calendar (void)
{
  return kg_calendar_parse ("2026-12-12 work\n2027-01-01..2027-01-03 off\n", "made up", NULL);
}

typedef struct {
  const char *text;
  const char *date;   /* NULL: nothing is understood */
  const char *phrase; /* the bytes that say it */
} Case;

static void
check_cases (const Case *cases,
             guint       n_cases)
{
  g_autoptr (KgCalendar) calendar = make_calendar ();

  for (guint i = 0; i < n_cases; i++) {
    const Case *c = &cases[i];
    KgDuePhrase phrase = { 0 };
    gboolean found = kg_due_phrase_find (c->text, TODAY, calendar, MEETING, &phrase);
    g_autofree char *iso = found ? kg_date_to_iso (phrase.date) : NULL;
    g_autofree char *said = found ? g_strndup (c->text + phrase.start, phrase.end - phrase.start)
                                  : NULL;

    g_test_message ("%s → %s “%s”", c->text, iso != NULL ? iso : "-", said != NULL ? said : "");
    g_assert_cmpstr (iso, ==, c->date);
    g_assert_cmpstr (said, ==, c->phrase);
  }
}

static void
test_named_days (void)
{
  static const Case cases[] = {
    { "11月27日前完成施工图审查", "2026-11-27", "11月27日前" },
    { "2026年11月27日前完成", "2026-11-27", "2026年11月27日前" },
    { "二〇二六年十一月二十七日前完成", "2026-11-27", "二〇二六年十一月二十七日前" },
    { "十二月十日之前报区政府", "2026-12-10", "十二月十日之前" },
    { "11 月 27 日 前完成", "2026-11-27", "11 月 27 日 前" },
    { "１１月２７日前完成", "2026-11-27", "１１月２７日前" },
    { "12月3日下班前反馈", "2026-12-03", "12月3日下班前" },
    { "12月3日17:00前反馈", "2026-12-03", "12月3日17:00前" },
    { "12月3日下午5点前反馈", "2026-12-03", "12月3日下午5点前" },
    { "12月3日上午召开专题会", "2026-12-03", "12月3日上午" },
    { "11月25日至27日现场踏勘", "2026-11-27", "11月25日至27日" },
    { "11月25日至12月4日完成公示", "2026-12-04", "12月4日" },
    { "本周五前反馈", "2026-11-27", "本周五前" },
    { "本周五下班前反馈", "2026-11-27", "本周五下班前" },
    { "下周三召开专题会", "2026-12-02", "下周三" },
    { "下周日前", "2026-12-06", "下周日前" },
    { "下个星期一前", "2026-11-30", "下个星期一前" },
    { "下下周二前", "2026-12-08", "下下周二前" },
    { "请周四前反馈", "2026-11-26", "周四前" },
    { "星期一前完成", "2026-11-23", "星期一前" },
    { "明天报送", "2026-11-24", "明天" },
    { "区规资局后天完成", "2026-11-25", "后天" },
    { "大后天前拿出方案", "2026-11-26", "大后天前" },
    { "当日办结", "2026-11-23", "当日" },
    { "今天下班前反馈", "2026-11-23", "今天下班前" },
    { "11-27前完成", "2026-11-27", "11-27前" },
    { "区规资局11-27完成施工图审查", "2026-11-27", "11-27" },
    { "区规资局11/27完成施工图审查", "2026-11-27", "11/27" },
    { "2026-12-01前完成", "2026-12-01", "2026-12-01前" },
    { "2026/12/1前完成", "2026-12-01", "2026/12/1前" },
    { "2026.12.1前完成", "2026-12-01", "2026.12.1前" },
    { "11.30前完成", "2026-11-30", "11.30前" },
    { "27日前完成", "2026-11-27", "27日前" },
    { "20日前完成", "2026-12-20", "20日前" },
    { "下月10日前完成", "2026-12-10", "下月10日前" },
    { "本月30号前完成", "2026-11-30", "本月30号前" },
    { "下次例会前拿出方案", "2026-11-30", "下次例会前" },
    { "下次周例会上汇报", "2026-11-30", "下次周例会上" },
    { "下周例会前报送", "2026-11-30", "下周例会前" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_periods (void)
{
  static const Case cases[] = {
    { "月底前完成", "2026-11-30", "月底前" },
    { "本月底前完成", "2026-11-30", "本月底前" },
    { "本月内完成", "2026-11-30", "本月内" },
    { "下月底前完成", "2026-12-31", "下月底前" },
    { "下个月中旬前完成", "2026-12-20", "下个月中旬前" },
    { "12月底前开工", "2026-12-31", "12月底前" },
    { "12月上旬完成清障", "2026-12-10", "12月上旬" },
    { "十二月下旬前", "2026-12-31", "十二月下旬前" },
    { "12月前完成", "2026-11-30", "12月前" },
    { "12月开工", "2026-12-31", "12月" },
    { "年底前开工", "2026-12-31", "年底前" },
    { "确保年内开工", "2026-12-31", "年内" },
    { "今年年底前开工", "2026-12-31", "今年年底前" },
    { "2027年底前竣工", "2027-12-31", "2027年底前" },
    { "明年3月底前完成", "2027-03-31", "明年3月底前" },
    { "明年一季度末前完成", "2027-03-31", "明年一季度末前" },
    { "一季度末完成", "2027-03-31", "一季度末" },
    { "第四季度内完成", "2026-12-31", "第四季度内" },
    { "本季度末前", "2026-12-31", "本季度末前" },
    { "下季度末前", "2027-03-31", "下季度末前" },
    { "季度末前完成", "2026-12-31", "季度末前" },
    { "上半年完成", "2027-06-30", "上半年" },
    { "2027年上半年内开工", "2027-06-30", "2027年上半年内" },
    { "本周内完成", "2026-11-27", "本周内" },
    { "下周召开专题会", "2026-12-04", "下周" },
    { "本周末前", "2026-11-29", "本周末前" },
    { "元旦前开工", "2026-12-31", "元旦前" },
    { "五一节前完成", "2027-04-30", "五一节前" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_counted (void)
{
  static const Case cases[] = {
    { "3个工作日内拿出方案", "2026-11-26", "3个工作日内" },
    { "三个工作日内拿出方案", "2026-11-26", "三个工作日内" },
    { "３个工作日之内拿出方案", "2026-11-26", "３个工作日之内" },
    { "10个工作日内", "2026-12-07", "10个工作日内" },
    { "3—5个工作日内反馈", "2026-11-30", "3—5个工作日内" },
    { "会后5个工作日内反馈", "2026-11-30", "5个工作日内" },
    { "自会议之日起十五个工作日内", "2026-12-12", "十五个工作日内" },
    { "第十个工作日前完成", "2026-12-07", "第十个工作日前" },
    { "第十个工作日完成", "2026-12-07", "第十个工作日" },
    { "两周内完成", "2026-12-07", "两周内" },
    { "一周以内完成", "2026-11-30", "一周以内" },
    { "2个星期内完成", "2026-12-07", "2个星期内" },
    { "一个月内完成", "2026-12-23", "一个月内" },
    { "1-2个月内完成", "2027-01-23", "1-2个月内" },
    { "半个月内完成", "2026-12-08", "半个月内" },
    { "10天内完成", "2026-12-03", "10天内" },
    { "两三天内答复", "2026-11-26", "两三天内" },
    { "二十日内办结", "2026-12-13", "二十日内" },
    { "24小时内办结", "2026-11-24", "24小时内" },
    { "48小时内办结", "2026-11-25", "48小时内" },
    { "一年内竣工", "2027-11-23", "一年内" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_left_alone (void)
{
  static const Case cases[] = {
    { "", NULL, NULL },
    { "尽快完成施工图审查", NULL, NULL },
    /* Days that do not exist. */
    { "11月31日前完成", NULL, NULL },
    { "2月30日前完成", NULL, NULL },
    { "2027年2月29日前完成", NULL, NULL },
    { "13月1日前完成", NULL, NULL },
    { "11-31前完成", NULL, NULL },
    /* Codes, quantities and names. */
    { "特钢01-03转型项目办理备案", NULL, NULL },
    { "特钢01-03完成土地手续", NULL, NULL },
    { "洞泾镇DJ-24-001号地块", NULL, NULL },
    { "总投资5.2亿元,容积率2.5", NULL, NULL },
    { "完成1/2", NULL, NULL },
    { "电话021-5550-0101", NULL, NULL },
    { "按原时限需3个工作日", NULL, NULL },
    { "做好11月27日前期准备", NULL, NULL },
    { "建成后天然气管道接入", NULL, NULL },
    { "2026年度计划", NULL, NULL },
    { "统一办理", NULL, NULL },
    /* Told, not asked for. */
    { "11月20日前已完成备案", NULL, NULL },
    { "11月16日会议议定事项", NULL, NULL },
    { "自11月27日起公示", NULL, NULL },
    { "11月27日以后再议", NULL, NULL },
    { "原计划12月20日前开工", NULL, NULL },
    { "年底前的开工目标不变", NULL, NULL },
    /* Repeated, or behind. */
    { "每周五前报送进展", NULL, NULL },
    { "每月10日前报送进展", NULL, NULL },
    { "每两日对接一次", NULL, NULL },
    { "上周五完成备案", NULL, NULL },
    { "上月底完成备案", NULL, NULL },
    { "去年底完成备案", NULL, NULL },
    { "去年11月27日完成备案", NULL, NULL },
    { "近三个月内的进展", NULL, NULL },
    /* They begin with an event or are lengths. */
    { "摘牌后3个工作日内核发", NULL, NULL },
    { "材料收齐后,5个工作日内批复", NULL, NULL },
    { "签订合同之日起10日内", NULL, NULL },
    { "拿地后1个月内供电", NULL, NULL },
    { "将审批时限压缩至23个工作日内", NULL, NULL },
    { "发证当日开工", NULL, NULL },
    { "拿地当月开工", NULL, NULL },
    /* More than one meaning. */
    { "一月内完成", NULL, NULL },
    { "年前完成", NULL, NULL },
    { "12月初完成", NULL, NULL },
    /* In somebody else's words. */
    { "按照“12月底前开工”的目标推进", NULL, NULL },
    { "落实《2026年底前工作计划》", NULL, NULL },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_choice_among_several (void)
{
  static const Case cases[] = {
    { "下周三召开专题会,12月10日前拿出方案", "2026-12-10", "12月10日前" },
    { "11月27日前报初稿,12月4日前报定稿", "2026-11-27", "11月27日前" },
    { "原计划11月30日前开工,现调整为12月20日前", "2026-12-20", "12月20日前" },
    { "按照“12月底前开工”的要求,12月4日前完成清障", "2026-12-04", "12月4日前" },
    { "下周二踏勘,下周四报送", "2026-12-01", "下周二" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_year_and_days_off (void)
{
  g_autoptr (KgCalendar) calendar = make_calendar ();
  KgDuePhrase phrase;

  /* 64 days past: next year's. 54 days past: the one just missed. */
  g_assert_true (kg_due_phrase_find ("9月20日前完成", TODAY, calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.date, ==, kg_date_new (2027, 9, 20));
  g_assert_true (phrase.next_year);
  g_assert_false (phrase.past);
  g_assert_true (kg_due_phrase_find ("9月30日前完成", TODAY, calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.date, ==, kg_date_new (2026, 9, 30));
  g_assert_false (phrase.next_year);
  g_assert_true (phrase.past);
  g_assert_true (kg_due_phrase_find ("1月3日前完成", TODAY, calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.date, ==, kg_date_new (2027, 1, 3));

  /* A day off is kept, the working day before it offered. */
  g_assert_cmpint (phrase.working_day, ==, kg_date_new (2026, 12, 31));
  g_assert_true (kg_due_phrase_find ("12月12日前完成", TODAY, calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.working_day, ==, phrase.date);
  g_assert_true (kg_due_phrase_find ("12月13日前完成", TODAY, calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.date, ==, kg_date_new (2026, 12, 13));
  g_assert_cmpint (phrase.working_day, ==, kg_date_new (2026, 12, 12));

  /* The week before a make-up Saturday ends on that day. */
  g_assert_true (kg_due_phrase_find ("两周后为下周,12月11日前完成", TODAY, calendar, MEETING, &phrase));
  g_assert_true (kg_due_phrase_find ("本周内完成", kg_date_new (2026, 12, 8), calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.date, ==, kg_date_new (2026, 12, 12));

  /* 29 February is the next one that there is, or nothing. */
  g_assert_true (kg_due_phrase_find ("2月29日前", kg_date_new (2027, 11, 1), calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.date, ==, kg_date_new (2028, 2, 29));
  g_assert_false (kg_due_phrase_find ("2月29日前", kg_date_new (2027, 1, 4), calendar, MEETING, &phrase));

  /* Over the turn of the year. */
  g_assert_true (kg_due_phrase_find ("下月10日前", kg_date_new (2026, 12, 30), calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.date, ==, kg_date_new (2027, 1, 10));
  g_assert_true (kg_due_phrase_find ("下季度末前", kg_date_new (2026, 12, 30), calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.date, ==, kg_date_new (2027, 3, 31));
  g_assert_true (kg_due_phrase_find ("一个月内", kg_date_new (2027, 1, 31), calendar, MEETING, &phrase));
  g_assert_cmpint (phrase.date, ==, kg_date_new (2027, 2, 28));

  /* Nobody has set a next meeting yet. */
  g_assert_false (kg_due_phrase_find ("下次例会前拿出方案", TODAY, calendar, KG_DATE_NONE, &phrase));
  g_assert_false (kg_due_phrase_find ("下周例会前拿出方案", TODAY, calendar, KG_DATE_NONE, &phrase));
}

static void
test_explanations (void)
{
  static const struct {
    const char *text;
    KgDueForm form;
    int count;
    const char *words;
  } cases[] = {
    { "11月27日前", KG_DUE_DAY, 0, "2026-11-27, the day named" },
    { "3个工作日内", KG_DUE_WORKDAYS, 3, "2026-11-26, 3 working days from today" },
    { "1个工作日内", KG_DUE_WORKDAYS, 1, "2026-11-24, 1 working day from today" },
    { "两周内", KG_DUE_WEEKS, 2, "2026-12-07, 2 weeks from today" },
    { "下次例会前", KG_DUE_MEETING, 0, "2026-11-30, the day of the next meeting" },
    { "12月前", KG_DUE_PERIOD_START, 0, "2026-11-30, the day before it begins" },
    { "12月13日前", KG_DUE_DAY, 0, "2026-12-13, the day named\n"
      "Not a working day; the working day before it is 2026-12-12." },
    { "1月10日前", KG_DUE_DAY, 0, "2027-01-10, the day named\n"
      "This year’s day is long past, so next year’s is meant.\n"
      "Not a working day; the working day before it is 2027-01-08." },
    { "11月20日前", KG_DUE_DAY, 0, "2026-11-20, the day named\nThis day is already past." },
  };
  g_autoptr (KgCalendar) calendar = make_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = NULL;
    KgDuePhrase phrase;

    g_assert_true (kg_due_phrase_find (cases[i].text, TODAY, calendar, MEETING, &phrase));
    g_assert_cmpint (phrase.form, ==, cases[i].form);
    g_assert_cmpint (phrase.count, ==, cases[i].count);
    words = kg_due_phrase_explain (&phrase);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

/* Whatever is typed, a phrase is a piece of the text, in order and apart. */
static void
test_random_lines (void)
{
  static const char *const pieces[] = {
    "11", "月", "27", "日", "前", "内", "底", "年", "2026", "周", "五", "下", "本", "个", "工作日",
    "三", "十", "两", "第", "季度", "末", "半", "天", "“", "”", "\"", " ", "　", "，", ",", "-", "/",
    ".", "１", "后", "起", "每", "上", "😀", "𠮷", "旬", "例会", "次", "完成", "号", "至", ":", "点",
  };
  g_autoptr (KgCalendar) calendar = make_calendar ();

  for (int round = 0; round < 20000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GArray) phrases = NULL;
    int n = g_test_rand_int_range (0, 24);
    gsize last = 0;

    for (int i = 0; i < n; i++)
      g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

    phrases = kg_due_phrase_find_all (text->str, TODAY, calendar, MEETING);
    for (guint i = 0; i < phrases->len; i++) {
      const KgDuePhrase *phrase = &g_array_index (phrases, KgDuePhrase, i);

      g_assert_cmpuint (phrase->start, >=, last);
      g_assert_cmpuint (phrase->end, >, phrase->start);
      g_assert_cmpuint (phrase->end, <=, text->len);
      g_assert_true (g_utf8_validate (text->str + phrase->start, phrase->end - phrase->start, NULL));
      g_assert_cmpint (phrase->date, !=, KG_DATE_NONE);
      g_assert_cmpint (phrase->working_day, <=, phrase->date);
      last = phrase->end;
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/due-phrase/named-days", test_named_days);
  g_test_add_func ("/due-phrase/periods", test_periods);
  g_test_add_func ("/due-phrase/counted", test_counted);
  g_test_add_func ("/due-phrase/left-alone", test_left_alone);
  g_test_add_func ("/due-phrase/several", test_choice_among_several);
  g_test_add_func ("/due-phrase/year-and-days-off", test_year_and_days_off);
  g_test_add_func ("/due-phrase/explanations", test_explanations);
  g_test_add_func ("/due-phrase/random", test_random_lines);

  return g_test_run ();
}
