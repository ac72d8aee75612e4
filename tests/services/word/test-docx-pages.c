// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-display-list.h"
#include "services/typeset/kg-minutes-layout.h"

#include "docx-tools.h"
#include "minutes-fixture.h"
#include "office-tools.h"
#include "pdf-tools.h"

#include <locale.h>

/* The document comes out of LibreOffice on the pages of our PDF: as many, and
 * on each the same lines, in the cells of tables too. Nothing is tolerated but
 * the width of gaps and heights: a table that goes on on another page begins
 * half a line gap higher there, where a word processor's lines begin, and rows
 * share what its page has more. All documents go through one start of it.
 *
 * The faces that the standard asks for are not on every machine. LibreOffice
 * is told to take for them what our pages were set in, so that lines are
 * compared and not fonts. */

#define N_PARAGRAPHS 9

static KgFontSet *fonts;
static char *folder;
static gboolean is_there; /* LibreOffice */

/* Documents */

static KgMinutes *
make_long_paragraphs (void)
{
  static const char *const sentences[] = {
    "会议指出，项目总投资38.6亿元，用地面积约1,260平方米，",
    "其中“两办”督查室跟踪督查的事项11项（已办结9项），",
    "《建设工程施工许可证》办理环节逾期6个工作日——责任单位为区建管委、区规资局；",
    "企业申请1,600kVA用电容量，目前仅批复630kVA，",
    "请各部门提前介入、及时预警……确保2026年12月28日前开工。",
  };
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_DRAFT);

  for (guint i = 0; i < N_PARAGRAPHS; i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint j = 0; j < 12 + 3 * i; j++) {
      g_string_append (text, sentences[(i + j * (i + 1)) % G_N_ELEMENTS (sentences)]);
      for (guint k = 0; k < (i * 7 + j * 3) % 13; k++)
        g_string_append (text, "建");
    }
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, text->str);
  }

  return minutes;
}

static KgMinutes *
make_many_names (void)
{
  static const char *const names[] = {
    "王某某", "李某", "欧阳某某", "张某某", "司马某", "赵某某", "刘某", "阿不都热依木·某某某",
  };
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_IN_REVIEW);

  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++)
    g_ptr_array_set_size (minutes->lists[i], 0);
  for (guint i = 0; i < 25; i++) {
    g_autoptr (GString) text = g_string_new ("区某某某局：");

    for (guint j = 0; j < 3 + i; j++)
      g_string_append_printf (text, "%s%s", j > 0 ? "、" : "", names[(i + j * 3) % G_N_ELEMENTS (names)]);
    kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, text->str);
  }
  for (guint i = 0; i < 40; i++)
    kg_minutes_add_name (minutes, KG_MINUTES_IN_ATTENDANCE, names[i % G_N_ELEMENTS (names)]);

  return minutes;
}

/* Headings that come to the foot of a page at every distance from it. */
static KgMinutes *
make_headings (void)
{
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_ISSUED);

  for (guint i = 0; i < 60; i++) {
    if (i % 2 == 0)
      kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于北上海生物医药产业园三期的问题");
    kg_minutes_add (minutes, KG_MINUTES_HEADING_2, i % 5 == 0 ? "一个很长的小标题，长到一行放不下，要占到第二行去，而且还要再长一些" : "进展");
    for (guint j = 0; j < i % 3 + 1; j++)
      kg_minutes_add (minutes, j % 2 == 0 ? KG_MINUTES_ITEM : KG_MINUTES_PARAGRAPH,
                      "区规资局会同罗店镇逐条答复公示意见，11月30日前出具方案批复。");
  }

  return minutes;
}

/* A title of several lines, a long office, rare characters, and an imprint
 * that has to go over to another page. */
static KgMinutes *
make_full_page (guint n_paragraphs)
{
  KgMinutes *minutes = kg_minutes_new ("北城区推进重大工程建设和年内计划新开工项目工作领导小组办公室专题会议纪要");

  kg_minutes_set_number (minutes, 2026, 8);
  kg_minutes_set_dates (minutes, kg_date_new (2026, 11, 23), kg_date_new (2026, 11, 26));
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  kg_minutes_set_office (minutes, "北城区推进重大工程建设和年内计划新开工项目工作领导小组办公室");
  kg_minutes_set_title (minutes, "关于研究解决北上海生物医药产业园标准厂房及配套设施新建项目开工有关问题的会议纪要");
  kg_minutes_set_correction (minutes, "本纪要更正〔2026〕7号纪要：完成时限有误。");
  for (guint i = 0; i < n_paragraphs; i++)
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "𠮷田𬭎女士对 <A&B> 方案提出意见。");
  kg_minutes_set_copy_to (minutes, "区委办公室，区人大常委会办公室，区政府办公室，区政协办公室，各街镇、园区");

  return minutes;
}

/* Everything that can follow the text: an addressee, a signature, annexes. */
static KgMinutes *
make_annexes (void)
{
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (GBytes) tall = minutes_fixture_make_png (700, 1400);

  kg_minutes_add (minutes, KG_MINUTES_ADDRESSEE, "各街道办事处、镇政府，各工业园区管委会，区政府各委、办、局，各有关单位：");
  minutes_fixture_add_annexes (minutes);
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "图中各项目的进展以区建管委（重大办）2026年11月23日的台账为准。");
  kg_minutes_add_picture (minutes, kg_minutes_picture_new (tall, NULL));
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "以上各项，请对照落实。");
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "北城区推进重大工程建设和年内计划新开工项目工作领导小组成员单位名单");
  kg_minutes_add (minutes, KG_MINUTES_ITEM, "区发展改革委、区规资局、区建管委。");

  return minutes;
}

/* Rows of one line to many, with what is hard to keep on its line: days,
 * codes, names in narrow columns. */
static KgMinutesTable *
make_table (guint n_rows)
{
  static const char *const matters[] = {
    "完成场地内2处临时建筑（合计约1,260平方米）的拆除，并将结果书面报区发展改革委。",
    "办理“蕰藻浜沿线雨水泵站接管”——逾期5个工作日。", "提出蓝线与用地红线重叠问题的处理意见",
    "逐条答复公示意见，出具方案批复；沪松快速化工程（北城段）12月3日前完成动迁签约。\n另行报告。",
  };
  static const char *const units[] = { "区规资局", "区建管委（重大办）", "罗店镇、区投资促进中心", "区供电公司、区水务局", "" };
  static const char *const days[] = { "12月3日", "11月27日", "2026年12月28日前", "12月31日前" };
  KgMinutesTable *table = kg_minutes_table_new ();

  kg_minutes_table_add_column (table, "序号", 2.4, TRUE);
  kg_minutes_table_add_column (table, "督办事项", 0, FALSE);
  kg_minutes_table_add_column (table, "来源项目", 6, FALSE);
  kg_minutes_table_add_column (table, "主办单位", 4.2, TRUE);
  kg_minutes_table_add_column (table, "完成时限", 4, TRUE);
  for (guint i = 0; i < n_rows; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    const char *const cells[] = {
      number, matters[i * 7 % 4], i % 3 == 0 ? "罗店镇大型居住社区配套九年一贯制学校" : "高效低碳燃气轮机试验装置",
      units[i * 3 % 5], days[i * 5 % 4], NULL,
    };

    kg_minutes_table_add_row (table, cells);
  }

  return table;
}

/* Long tables, some behind text that leaves them little of the page. */
static KgMinutes *
make_tables (void)
{
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  static const char *const names[] = { "分解表", "台账", "清单" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, names[i]);
    for (guint j = 0; j < i * 7; j++)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "请对照落实，每周五报送进展。");
    if (i > 0)
      kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "具体事项");
    kg_minutes_add_table (minutes, make_table (31 + i));
    if (i == 1)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "以上各项，请对照落实。");
  }

  return minutes;
}

/* Signatures that take the end of the text along to the next page, and a row
 * that fills pages from edge to edge. */
static KgMinutes *
make_kept (void)
{
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  KgMinutesTable *table = kg_minutes_table_new ();
  g_autoptr (GString) matter = g_string_new (NULL);
  const char *cells[] = { "1", "提出处理意见。", "12月3日前", NULL };

  for (guint i = 0; i < 200; i++)
    g_string_append (matter, "逐条答复公示意见，12月3日前出具方案批复；");
  kg_minutes_table_add_column (table, "序号", 2.4, TRUE);
  kg_minutes_table_add_column (table, "督办事项", 0, FALSE);
  kg_minutes_table_add_column (table, "完成时限", 5, TRUE);
  kg_minutes_table_add_row (table, cells);
  cells[1] = matter->str;
  kg_minutes_table_add_row (table, cells);
  cells[1] = "另行报告。";
  kg_minutes_table_add_row (table, cells);

  for (guint i = 0; i < 2; i++) {
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "通知");
    for (guint j = 0; j < 15 + i; j++)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "请对照落实，每周五报送进展。");
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH,
                    i == 0 ? "以上各项，请各部门、各街镇园区提前介入、及时预警，于2026年12月28日前报送本年度的落实情况。" : "特此通知。");
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "北城区推进重大工程建设和年内计划新开工项目工作领导小组办公室");
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "北城区建设和管理委员会");
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "2026年11月26日");
  }
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "事项");
  kg_minutes_add_table (minutes, table);

  return minutes;
}

/* A sheet laid across without head and imprint, which is all one table. */
static KgMinutes *
make_register (void)
{
  KgMinutes *minutes = kg_minutes_new (NULL);
  KgPageTemplate page;

  kg_page_template_get_builtin (KG_DOCUMENT_REGISTER, &page);
  kg_minutes_set_page (minutes, &page);
  kg_minutes_set_title (minutes, "计划新开工项目督办事项台账\n（截至2026年11月23日，共37项）");
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  kg_minutes_add_table (minutes, make_table (60));

  return minutes;
}

static void
write_all (void)
{
  g_autoptr (KgMinutes) fixture = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (KgMinutes) paragraphs = make_long_paragraphs ();
  g_autoptr (KgMinutes) names = make_many_names ();
  g_autoptr (KgMinutes) headings = make_headings ();
  g_autoptr (KgMinutes) full = make_full_page (27);
  g_autoptr (KgMinutes) blank = make_full_page (23); /* two pages to their end */
  g_autoptr (KgMinutes) run_in = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (KgMinutes) annexes = make_annexes ();
  g_autoptr (KgMinutes) tables = make_tables ();
  g_autoptr (KgMinutes) kept = make_kept ();
  g_autoptr (KgMinutes) across = make_register ();
  g_autoptr (KgMinutes) words = docx_tools_make_words ();
  g_autoptr (KgMinutes) mixed = docx_tools_make_mixed (2, 120);
  g_autoptr (KgMinutes) marks = docx_tools_make_marks ();
  const KgPageTemplate *standard = kg_page_template_get_standard ();
  KgPageTemplate even = *standard;

  even.imprint_even_page = TRUE;
  even.chars_per_line = 26;
  even.lines_per_page = 20;
  even.area_left = 30;
  even.area_width = 150;
  docx_tools_write (fixture, standard, fonts, folder, "fixture");
  docx_tools_write (paragraphs, standard, fonts, folder, "paragraphs");
  docx_tools_write (names, standard, fonts, folder, "names");
  docx_tools_write (headings, standard, fonts, folder, "headings");
  docx_tools_write (full, standard, fonts, folder, "full");
  docx_tools_write (full, &even, fonts, folder, "even");
  docx_tools_write (blank, &even, fonts, folder, "blank");
  kg_minutes_set_page (run_in, standard);
  docx_tools_write (run_in, NULL, fonts, folder, "run-in");
  docx_tools_write (annexes, NULL, fonts, folder, "annexes");
  docx_tools_write (tables, NULL, fonts, folder, "tables");
  docx_tools_write (kept, NULL, fonts, folder, "kept");
  docx_tools_write (across, NULL, fonts, folder, "register");
  docx_tools_write (words, NULL, fonts, folder, "words");
  docx_tools_write (mixed, NULL, fonts, folder, "mixed");
  docx_tools_write (marks, NULL, fonts, folder, "marks");
}

static void
test_pages (gconstpointer data)
{
  if (!is_there) {
    g_test_skip ("LibreOffice Writer is not installed: the package libreoffice-writer-nogui");
    return;
  }
  office_tools_compare (folder, data);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = { "fixture", "paragraphs", "names", "headings", "full", "even", "blank", "run-in",
                                       "annexes", "tables", "kept", "register", "words", "mixed",
                                       "marks", NULL };
  g_autoptr (GError) error = NULL;
  gboolean keep = g_getenv ("KG_KEEP") != NULL;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);
  folder = pdf_tools_make_folder ();
  write_all ();
  is_there = office_tools_is_there ();
  if (is_there)
    office_tools_convert (folder, names, fonts);

  g_test_add_data_func ("/docx-pages/fixture", "fixture", test_pages);
  g_test_add_data_func ("/docx-pages/long-paragraphs", "paragraphs", test_pages);
  g_test_add_data_func ("/docx-pages/many-names", "names", test_pages);
  g_test_add_data_func ("/docx-pages/headings", "headings", test_pages);
  g_test_add_data_func ("/docx-pages/full-page", "full", test_pages);
  g_test_add_data_func ("/docx-pages/other-template", "even", test_pages);
  g_test_add_data_func ("/docx-pages/blank-page", "blank", test_pages);
  g_test_add_data_func ("/docx-pages/run-in-names", "run-in", test_pages);
  g_test_add_data_func ("/docx-pages/annexes", "annexes", test_pages);
  g_test_add_data_func ("/docx-pages/tables", "tables", test_pages);
  g_test_add_data_func ("/docx-pages/kept", "kept", test_pages);
  g_test_add_data_func ("/docx-pages/register", "register", test_pages);
  g_test_add_data_func ("/docx-pages/words", "words", test_pages);
  g_test_add_data_func ("/docx-pages/mixed", "mixed", test_pages);
  g_test_add_data_func ("/docx-pages/marks", "marks", test_pages);
  result = g_test_run ();

  if (keep)
    g_printerr ("%s\n", folder);
  else
    pdf_tools_drop_folder (folder);
  g_free (folder);
  kg_font_set_unref (fonts);

  return result;
}
