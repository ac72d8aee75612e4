// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "core/kg-minutes.h"

#include <string.h>

static void
test_tidy (void)
{
  static const struct { const char *typed; const char *tidy; } cases[] = {
    { "确认为\"红灯\"。", "确认为“红灯”。" },
    { "\"a\"和\"b\"", "“a”和“b”" },
    { "已有“红灯\"字样", "已有“红灯”字样" },
    { "'容缺'受理", "‘容缺’受理" },
    { "the owner's plan", "the owner's plan" },
    { "　　首行缩进　", "首行缩进" },
    { "  两端 空格  ", "两端 空格" },
    { "王　某", "王　某" },
    { "第一行\n第二行", "第一行第二行" },
    { "one\r\ntwo\tthree", "one two three" },
    { "甲\tA", "甲A" },
    { "控\a制\x1b[31m符\x7f", "控制[31m符" },
    { "零\u200b宽\ufeff与\u202e反向", "零宽与反向" },
    { "葛\U000e0100", "葛" },
    { "\u2764\ufe0f", "\u2764" },
    { "\u2028", "" },
    { "\u2028\"", "“" },
    { "", "" },
    { "　 \n", "" },
    { "\U00020bb7野家", "\U00020bb7野家" },
    { "\ufdd0\uffff\U0010ffff", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *tidy = kg_minutes_tidy (cases[i].typed);
    g_autofree char *again = kg_minutes_tidy (tidy);

    g_assert_cmpstr (tidy, ==, cases[i].tidy);
    g_assert_cmpstr (again, ==, tidy);
  }
}

static void
test_ordinals (void)
{
  static const struct { guint number; const char *text; } cases[] = {
    { 1, "一" }, { 9, "九" }, { 10, "十" }, { 11, "十一" }, { 19, "十九" }, { 20, "二十" },
    { 21, "二十一" }, { 99, "九十九" }, { 100, "一百" }, { 101, "一百零一" }, { 110, "一百一十" },
    { 111, "一百一十一" }, { 1000, "一千" }, { 1001, "一千零一" }, { 1010, "一千零一十" },
    { 2304, "二千三百零四" }, { 9999, "九千九百九十九" }, { 0, "0" }, { 10000, "10000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = kg_minutes_ordinal (cases[i].number);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_numbers_of_blocks (void)
{
  static const struct { KgMinutesBlockKind kind; const char *label; } blocks[] = {
    { KG_MINUTES_ITEM, "1." },
    { KG_MINUTES_HEADING_1, "一、" },
    { KG_MINUTES_HEADING_2, "（一）" },
    { KG_MINUTES_ITEM, "1." },
    { KG_MINUTES_PARAGRAPH, "" },
    { KG_MINUTES_ITEM, "2." },
    { KG_MINUTES_HEADING_2, "（二）" },
    { KG_MINUTES_ITEM, "1." },
    { KG_MINUTES_HEADING_1, "二、" },
    { KG_MINUTES_ITEM, "1." },
    { KG_MINUTES_HEADING_2, "（一）" },
  };
  KgMinutesCounters counters = { 0, };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++) {
    g_autofree char *label = kg_minutes_next_label (&counters, &(KgMinutesBlock) { .kind = blocks[i].kind });

    g_assert_cmpstr (label, ==, blocks[i].label);
  }

  counters = (KgMinutesCounters) { 0, };
  for (guint i = 1; i <= 12; i++) {
    g_autofree char *ordinal = kg_minutes_ordinal (i);
    g_autofree char *expected = g_strconcat (ordinal, "、", NULL);
    g_autofree char *label = kg_minutes_next_label (&counters, &(KgMinutesBlock) { .kind = KG_MINUTES_HEADING_1 });

    g_assert_cmpstr (label, ==, expected);
  }
}

static void
test_number_and_date (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  static const struct {
    int year, number;
    const char *met_on, *issued_on;
    const char *number_text, *date_text;
  } cases[] = {
    { 2026, 47, "2026-11-23", "2026-11-26", "〔2026〕47号", "2026年11月26日" },
    { 2026, 7, "2026-02-02", NULL, "〔2026〕7号", "2026年　月　日" },
    { 2026, 0, "2026-11-23", NULL, "〔2026〕　号", "2026年　月　日" },
    { 0, 0, "2025-12-30", NULL, "〔2025〕　号", "2025年　月　日" },
    { 0, 0, NULL, NULL, "〔　　〕　号", "　　年　月　日" },
    { -5, -1, NULL, "2026-01-05", "〔　　〕　号", "2026年1月5日" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *number = NULL;
    g_autofree char *date = NULL;

    kg_minutes_set_number (minutes, cases[i].year, cases[i].number);
    kg_minutes_set_dates (minutes, kg_date_parse_iso (cases[i].met_on), kg_date_parse_iso (cases[i].issued_on));
    number = kg_minutes_get_number_text (minutes);
    date = kg_minutes_get_date_text (minutes);
    g_assert_cmpstr (number, ==, cases[i].number_text);
    g_assert_cmpstr (date, ==, cases[i].date_text);
  }
}

static void
test_fields_are_tidied (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("\t纪要\n");

  g_assert_cmpstr (minutes->mark, ==, "纪要");

  kg_minutes_set_title (minutes, "　关于\"拿地即开工\"的\n\n 纪要 ");
  g_assert_cmpstr (minutes->title, ==, "关于“拿地即开工”的\n纪要");
  kg_minutes_set_title (minutes, " \n　");
  g_assert_null (minutes->title);
  kg_minutes_set_title (minutes, NULL);
  g_assert_null (minutes->title);

  kg_minutes_set_copy_to (minutes, "抄送：区委办公室，区政府办公室。");
  g_assert_cmpstr (minutes->copy_to, ==, "区委办公室，区政府办公室");
  kg_minutes_set_copy_to (minutes, "抄送:区委办公室");
  g_assert_cmpstr (minutes->copy_to, ==, "区委办公室");
  kg_minutes_set_copy_to (minutes, "抄送单位");
  g_assert_cmpstr (minutes->copy_to, ==, "抄送单位");
  kg_minutes_set_copy_to (minutes, "抄送：。");
  g_assert_null (minutes->copy_to);

  kg_minutes_set_opening (minutes, "\a");
  g_assert_null (minutes->opening);

  /* Further lines of an item are paragraphs, empty ones are nothing. */
  kg_minutes_add (minutes, KG_MINUTES_ITEM, "第一行\n\n　第二行\r\n");
  g_assert_cmpuint (minutes->blocks->len, ==, 2);
  g_assert_cmpint (((KgMinutesBlock *) minutes->blocks->pdata[0])->kind, ==, KG_MINUTES_ITEM);
  g_assert_cmpint (((KgMinutesBlock *) minutes->blocks->pdata[1])->kind, ==, KG_MINUTES_PARAGRAPH);
  g_assert_cmpstr (((KgMinutesBlock *) minutes->blocks->pdata[1])->text, ==, "第二行");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, " ");
  g_assert_cmpuint (minutes->blocks->len, ==, 2);

  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "　");
  g_assert_cmpuint (minutes->lists[KG_MINUTES_PRESENT]->len, ==, 0);
}

static void
test_list_lines (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (GPtrArray) none = kg_minutes_get_list_lines (minutes, KG_MINUTES_PRESENT);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) units = NULL;

  g_assert_cmpuint (none->len, ==, 0);

  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "王某某");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "李某某");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "张某");
  names = kg_minutes_get_list_lines (minutes, KG_MINUTES_PRESENT);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (names->pdata[0], ==, "王某某、李某某、张某");

  kg_minutes_add_name (minutes, KG_MINUTES_EXCUSED, "区规资局：王某某");
  kg_minutes_add_name (minutes, KG_MINUTES_EXCUSED, "张某");
  units = kg_minutes_get_list_lines (minutes, KG_MINUTES_EXCUSED);
  g_assert_cmpuint (units->len, ==, 2);
  g_assert_cmpstr (units->pdata[1], ==, "张某");

  /* By the standard units follow each other. */
  kg_minutes_set_page (minutes, kg_page_template_get_standard ());
  g_ptr_array_unref (units);
  units = kg_minutes_get_list_lines (minutes, KG_MINUTES_EXCUSED);
  g_assert_cmpuint (units->len, ==, 1);
  g_assert_cmpstr (units->pdata[0], ==, "区规资局王某某；张某");
}

typedef void (*Spoil) (KgMinutes *minutes, const char *text);

static void
spoil_block (KgMinutes  *minutes,
             const char *text)
{
  kg_minutes_add (minutes, KG_MINUTES_ITEM, "好");
  kg_minutes_add (minutes, KG_MINUTES_ITEM, text);
}

static void
spoil_name (KgMinutes  *minutes,
            const char *text)
{
  kg_minutes_add_name (minutes, KG_MINUTES_IN_ATTENDANCE, text);
}

static void
test_unreadable_text (void)
{
  static const struct { Spoil spoil; const char *said; } cases[] = {
    { kg_minutes_set_title, "the title" },
    { kg_minutes_set_correction, "the correction note" },
    { kg_minutes_set_opening, "the opening paragraph" },
    { kg_minutes_set_copy_to, "the list of copies" },
    { kg_minutes_set_office, "the issuing office" },
    { spoil_block, "paragraph 2" },
    { spoil_name, "列席, entry 1" },
  };
  static const char *const texts[] = {
    "坏\xff字", "\xed\xa0\x80", /* an unpaired surrogate */ "\xc0\xaf", "\xf4\x90\x80\x80", "断\xe5\xbc",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++) {
      g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_true (kg_minutes_check (minutes, NULL));
      cases[i].spoil (minutes, texts[j]);
      g_assert_false (kg_minutes_check (minutes, &error));
      g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, cases[i].said));

      text = kg_minutes_to_text (minutes);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
  }

  {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("\xff");
    g_autoptr (GError) error = NULL;

    g_assert_false (kg_minutes_check (minutes, &error));
    g_assert_cmpstr (error->message, ==, "The minutes cannot be set: the mark is not UTF-8 text from byte 1 on");
  }
}

static void
test_text (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("北城区周例会纪要");
  g_autofree char *empty = NULL;
  g_autofree char *issued = NULL;
  g_autofree char *draft = NULL;

  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  empty = kg_minutes_to_text (minutes);
  g_assert_cmpstr (empty, ==, "北城区周例会纪要\n〔　　〕　号\n　　　　年　月　日\n\n\n");

  kg_minutes_set_number (minutes, 2026, 47);
  kg_minutes_set_dates (minutes, kg_date_new (2026, 11, 23), kg_date_new (2026, 11, 26));
  kg_minutes_set_office (minutes, "区发展改革委");
  kg_minutes_set_title (minutes, "周例会\n纪要");
  kg_minutes_set_correction (minutes, "更正〔2026〕46号。");
  kg_minutes_set_opening (minutes, "纪要如下：");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "红灯");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_2, "药谷三期");
  kg_minutes_add (minutes, KG_MINUTES_ITEM, "尽快办理。");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "另行研究。");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "区规资局：王某某");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "大场镇：李某");
  kg_minutes_add_name (minutes, KG_MINUTES_IN_ATTENDANCE, "赵某");
  kg_minutes_set_copy_to (minutes, "区委办公室");

  issued = kg_minutes_to_text (minutes);
  g_assert_cmpstr (issued, ==,
                   "北城区周例会纪要\n〔2026〕47号\n区发展改革委　　2026年11月26日\n\n周例会\n纪要\n\n"
                   "更正〔2026〕46号。\n纪要如下：\n一、红灯\n（一）药谷三期\n1.尽快办理。\n另行研究。\n"
                   "\n出席：区规资局：王某某\n大场镇：李某\n\n列席：赵某\n"
                   "\n抄送：区委办公室。\n区发展改革委　　2026年11月26日印发\n");

  kg_minutes_set_stage (minutes, KG_MINUTES_IN_REVIEW);
  draft = kg_minutes_to_text (minutes);
  g_assert_true (g_str_has_prefix (draft, "【送审稿】\n北城区"));
}

static void
test_references (void)
{
  KgMinutes *minutes = kg_minutes_new (NULL);
  g_autoptr (KgMinutes) other = kg_minutes_ref (minutes);

  kg_minutes_unref (minutes);
  kg_minutes_set_office (other, "区发展改革委");
  kg_minutes_set_office (other, other->office);
  g_assert_cmpstr (other->office, ==, "区发展改革委");
  g_assert_null (other->mark);
}

/* Word for word, under its own numbers, with what leads to it. */
static void
test_excerpt (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  KgMinutesTable *table = kg_minutes_table_new ();
  g_autoptr (KgMinutes) excerpt = NULL;
  g_autoptr (KgMinutes) project = NULL;
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  kg_minutes_set_number (minutes, 2026, 47);
  kg_minutes_set_opening (minutes, "现纪要如下：");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于甲");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议指出，进展顺利。");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于乙");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议要求，抓紧。");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_2, "一期");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议议定：");
  kg_minutes_add (minutes, KG_MINUTES_ITEM, "区建管委办理。");
  kg_minutes_add (minutes, KG_MINUTES_ITEM, "区规资局办理。");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_2, "二期");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "另行研究。");
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "分解表");
  kg_minutes_table_add_column (table, "事项", 0, FALSE);
  kg_minutes_table_add_column (table, "单位", 0, FALSE);
  kg_minutes_table_add_row (table, (const char *const[]) { "子", "区建管委", NULL });
  kg_minutes_table_add_row (table, (const char *const[]) { "丑", "区规资局", NULL });
  kg_minutes_add_table (minutes, table);
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "区规资局：王某某");
  kg_minutes_set_copy_to (minutes, "区委办公室");

  excerpt = kg_minutes_excerpt (minutes, (const char *const[]) { "区规资局", "", NULL });
  text = kg_minutes_to_text (excerpt);
  g_assert_nonnull (strstr (text, "纪要（节录）\n〔2026〕47号\n"));
  g_assert_nonnull (strstr (text, "现纪要如下：\n二、关于乙\n（一）一期\n会议议定：\n2.区规资局办理。\n"
                                  "（以上内容节录自纪要〔2026〕47号，以原件为准。）\n"
                                  "\n附件：分解表\n\n附件\n分解表\n事项\t单位\n丑\t区规资局\n"));
  g_assert_null (strstr (text, "王某某"));
  g_assert_null (strstr (text, "抄送"));

  /* A heading that is named brings all that stands below it. */
  project = kg_minutes_excerpt (minutes, (const char *const[]) { "关于乙", NULL });
  whole = kg_minutes_to_text (project);
  g_assert_nonnull (strstr (whole, "二、关于乙\n会议要求，抓紧。\n（一）一期\n会议议定：\n1.区建管委办理。\n2.区规资局"));
  g_assert_null (strstr (whole, "关于甲"));

  g_assert_null (kg_minutes_excerpt (minutes, (const char *const[]) { "区水务局", NULL }));
  g_assert_null (kg_minutes_excerpt (minutes, (const char *const[]) { "", NULL }));
}

/* A decision alone, whole, and no other that begins as it does. */
static void
test_end_of_a_sentence (void)
{
  static const struct { const char *text; const char *ended; } cases[] = {
    { "", "" },
    { " 原则同意 ", "原则同意。" },
    { "原则同意。", "原则同意。" },
    { "ok.", "ok." },
    { "OK!", "OK!" },
    { "可行?", "可行?" },
    { "推进办理……", "推进办理……" },
    { "完成“三通一平”", "完成“三通一平”。" },
    { "完成\"三通一平\"", "完成\"三通一平\"。" },
    { "要求“年内开工。”", "要求“年内开工。”" },
    { "原则同意（附意见）", "原则同意（附意见）。" },
    { "原则同意。（附意见。）", "原则同意。（附意见。）" },
    { "依据《管理办法》", "依据《管理办法》。" },
    { "”", "”。" },
    { "。", "。" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *ended = kg_minutes_end_sentence (cases[i].text);

    g_assert_cmpstr (ended, ==, cases[i].ended);
  }
}

static void
test_excerpt_of_a_sentence (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (KgMinutes) one = NULL;
  g_autoptr (KgMinutes) many = NULL;
  g_autoptr (KgMinutes) unit = NULL;
  g_autoptr (KgMinutes) principle = NULL;
  g_autoptr (KgMinutes) twice = NULL;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *by_unit = NULL;

  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于甲");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议议定，请抓紧推进（主办单位：区水务局，完成时限：12月1日）。");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于乙");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议议定，请抓紧推进前期工作。");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于丙");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议议定，由区规资局完成以下工作：\n1.办结审批；\n2.完成搬迁。");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "另行研究。");

  one = kg_minutes_excerpt_sentence (minutes, "请抓紧推进", NULL);
  text = kg_minutes_to_text (one);
  g_assert_nonnull (strstr (text, "一、关于甲\n会议议定，请抓紧推进（"));
  g_assert_null (strstr (text, "关于乙"));

  many = kg_minutes_excerpt_sentence (minutes, "由区规资局完成以下工作：", NULL);
  lines = kg_minutes_to_text (many);
  g_assert_nonnull (strstr (lines, "三、关于丙\n会议议定，由区规资局完成以下工作：\n1.办结审批；\n2.完成搬迁。\n（以上"));
  unit = kg_minutes_excerpt (minutes, (const char *const[]) { "区规资局", NULL });
  by_unit = kg_minutes_to_text (unit);
  g_assert_nonnull (strstr (by_unit, "以下工作：\n1.办结审批；\n2.完成搬迁。\n（以上"));
  g_assert_null (kg_minutes_excerpt_sentence (minutes, "抓紧推进", NULL));

  /* A sentence that says the words that would lead to it; 0.1.0 said them twice. */
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议原则同意并联办理。");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议原则同意原则同意容缺受理。");
  principle = kg_minutes_excerpt_sentence (minutes, "原则同意并联办理", NULL);
  twice = kg_minutes_excerpt_sentence (minutes, "原则同意容缺受理", NULL);
  g_assert_nonnull (principle);
  g_assert_nonnull (twice);
}

/* What was assigned on account of a decision goes with its excerpt, and nothing else. */
static void
test_excerpt_of_a_sentence_with_its_tasks (void)
{
  static const char *const tasks[] = { "完成迁改", "移交场地", NULL };
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  KgMinutesTable *table = kg_minutes_table_new ();
  g_autoptr (KgMinutes) whole = NULL;
  g_autoptr (KgMinutes) bare = NULL;
  g_autofree char *text = NULL;
  g_autofree char *text_alone = NULL;

  kg_minutes_table_add_column (table, "序号", 3, TRUE);
  kg_minutes_table_add_column (table, "督办事项", 0, FALSE);
  kg_minutes_table_add_row (table, (const char *const[]) { "1", "完成迁改前期工作", NULL });
  kg_minutes_table_add_row (table, (const char *const[]) { "2", "完成迁改", NULL });
  kg_minutes_table_add_row (table, (const char *const[]) { "3", "移交场地", NULL });
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于甲");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议议定，由区水务局完成迁改并移交场地。");
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "督办事项分解表");
  kg_minutes_add_table (minutes, table);

  whole = kg_minutes_excerpt_sentence (minutes, "由区水务局完成迁改并移交场地", tasks);
  text = kg_minutes_to_text (whole);
  g_assert_nonnull (strstr (text, "\n附件\n督办事项分解表\n序号\t督办事项\n2\t完成迁改\n3\t移交场地\n"));
  g_assert_null (strstr (text, "前期工作"));

  bare = kg_minutes_excerpt_sentence (minutes, "由区水务局完成迁改并移交场地", NULL);
  text_alone = kg_minutes_to_text (bare);
  g_assert_null (strstr (text_alone, "督办事项"));
  /* Tasks alone are no excerpt of a decision that is not in the text. */
  g_assert_null (kg_minutes_excerpt_sentence (minutes, "由区规资局完成迁改", tasks));
}

/* An annex is named below the text and stands behind the names. */
static void
test_annexes (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  KgMinutesTable *table = kg_minutes_table_new ();
  g_autofree char *text = NULL;
  g_autofree char *one = NULL;
  guint n;

  kg_minutes_table_add_column (table, "序号", 3, TRUE);
  kg_minutes_table_add_column (table, "督办\t事项", 0, FALSE);
  kg_minutes_table_add_row (table, (const char *const[]) { "1", "完成\n“迁改”", "多余", NULL });
  kg_minutes_table_add_row (table, (const char *const[]) { "2", NULL });
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于甲");
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "督办事项分解表");
  one = kg_minutes_get_annex_label (minutes, 0);
  g_assert_cmpstr (one, ==, "附件");
  kg_minutes_add_table (minutes, table);
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "说明");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于乙");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "王某某");

  g_assert_cmpuint (kg_minutes_get_annexes (minutes, &n), ==, 1);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (kg_minutes_table_get_cell (table, 0, 1), ==, "完成\n“迁改”");
  g_assert_cmpstr (kg_minutes_table_get_cell (table, 1, 1), ==, "");

  g_assert_cmpuint (kg_minutes_get_text_end (minutes), ==, 1);

  text = kg_minutes_to_text (minutes);
  g_assert_nonnull (strstr (text, "一、关于甲\n\n附件：1.督办事项分解表\n2.说明\n\n出席：王某某\n"
                                  "\n附件1\n督办事项分解表\n序号\t督办事项\n1\t完成 “迁改”\n2\t\n"
                                  "\n附件2\n说明\n一、关于乙\n"));
}

/* What is annexed is named above the signature. */
static void
test_annexes_of_a_signed_text (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autofree char *text = NULL;

  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "正文。");
  kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "区发展改革委");
  kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "2026年11月26日");
  g_assert_cmpuint (kg_minutes_get_text_end (minutes), ==, 1);
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "名单");
  kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "区规资局");
  g_assert_cmpuint (kg_minutes_get_text_end (minutes), ==, 1);
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "王某某");

  text = kg_minutes_to_text (minutes);
  g_assert_nonnull (strstr (text, "正文。\n\n附件：名单\n区发展改革委\n2026年11月26日\n\n出席：王某某\n"
                                  "\n附件\n名单\n区规资局\n"));
}

static void
test_damaged_cell_is_named (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  KgMinutesTable *table = kg_minutes_table_new ();
  g_autoptr (GError) error = NULL;

  kg_minutes_table_add_column (table, "事项", 0, FALSE);
  kg_minutes_table_add_row (table, (const char *const[]) { "好", NULL });
  kg_minutes_table_add_row (table, (const char *const[]) { "\xed\xa0\x80", NULL }); /* half of a surrogate pair */
  kg_minutes_add_table (minutes, table);
  g_assert_false (kg_minutes_check (minutes, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "paragraph 1, row 2"));
}

static void
test_pictures (void)
{
  static const guint8 head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
                                 0, 0, 7, 0x80, 0, 0, 4, 0x38 };
  g_autoptr (GBytes) png = g_bytes_new_static (head, sizeof head);
  g_autoptr (GBytes) cut = g_bytes_new_static (head, sizeof head - 1);
  g_autoptr (GBytes) none = g_bytes_new_static ("GIF89a", 6);
  g_autoptr (KgMinutesPicture) picture = kg_minutes_picture_new (png, "项目看板");

  g_assert_nonnull (picture);
  g_assert_cmpuint (picture->width, ==, 1920);
  g_assert_cmpuint (picture->height, ==, 1080);
  g_assert_null (kg_minutes_picture_new (cut, NULL));
  g_assert_null (kg_minutes_picture_new (none, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minutes/tidy", test_tidy);
  g_test_add_func ("/minutes/ordinals", test_ordinals);
  g_test_add_func ("/minutes/numbers-of-blocks", test_numbers_of_blocks);
  g_test_add_func ("/minutes/number-and-date", test_number_and_date);
  g_test_add_func ("/minutes/fields-are-tidied", test_fields_are_tidied);
  g_test_add_func ("/minutes/list-lines", test_list_lines);
  g_test_add_func ("/minutes/unreadable-text", test_unreadable_text);
  g_test_add_func ("/minutes/text", test_text);
  g_test_add_func ("/minutes/annexes", test_annexes);
  g_test_add_func ("/minutes/excerpt", test_excerpt);
  g_test_add_func ("/minutes/annexes-of-a-signed-text", test_annexes_of_a_signed_text);
  g_test_add_func ("/minutes/end-of-a-sentence", test_end_of_a_sentence);
  g_test_add_func ("/minutes/excerpt-of-a-sentence", test_excerpt_of_a_sentence);
  g_test_add_func ("/minutes/excerpt-of-a-sentence-with-its-tasks", test_excerpt_of_a_sentence_with_its_tasks);
  g_test_add_func ("/minutes/damaged-cell", test_damaged_cell_is_named);
  g_test_add_func ("/minutes/pictures", test_pictures);
  g_test_add_func ("/minutes/references", test_references);

  return g_test_run ();
}
