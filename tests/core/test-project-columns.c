// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-cell-text.h"
#include "core/kg-project-header.h"

#define C(column) KG_PROJECT_COLUMN_##column

static void
test_titles (void)
{
  static const struct { const char *title; KgProjectColumn column; KgMoneyUnit unit; int year; } cases[] = {
    { "序号", C (LIST_NO), 0, 0 }, { "序\n号", C (LIST_NO), 0, 0 }, { " 序 号 ", C (LIST_NO), 0, 0 },
    { "项目名称", C (NAME), 0, 0 }, { "项目  名称", C (NAME), 0, 0 }, { "*项目名称", C (NAME), 0, 0 },
    { "项目名称(全称)", C (NAME), 0, 0 }, { "项目代码", C (CODE), 0, 0 }, { "建设单位", C (BUILDER), 0, 0 },
    { "业主", C (BUILDER), 0, 0 }, { "责任单位", C (LEAD_UNIT), 0, 0 }, { "牵头单位", C (LEAD_UNIT), 0, 0 },
    { "主办单位", C (LEAD_UNIT), 0, 0 }, { "属地", C (TERRITORY), 0, 0 }, { "街镇(园区)", C (TERRITORY), 0, 0 },
    { "区", C (TERRITORY), 0, 0 }, { "地点", C (SITE), 0, 0 }, { "项目类型", C (KIND), 0, 0 },
    { "类别", C (KIND), 0, 0 }, { "子类", C (SUBKIND), 0, 0 }, { "行业", C (KIND), 0, 0 },
    { "建设性质", C (NATURE), 0, 0 }, { "审批方式", C (ROUTE), 0, 0 }, { "备案/核准/审批", C (NONE), 0, 0 },
    { "主要建设内容", C (CONTENT), 0, 0 }, { "进展与内容", C (CONTENT), 0, 0 },
    { "总投资(亿元)", C (INVESTMENT), KG_MONEY_UNIT_YI, 0 }, { "总投资(万元)", C (INVESTMENT), KG_MONEY_UNIT_WAN, 0 },
    { "总投资\n(万元)", C (INVESTMENT), KG_MONEY_UNIT_WAN, 0 }, { "总投资", C (INVESTMENT), KG_MONEY_UNIT_UNKNOWN, 0 },
    { "总投资/亿元", C (INVESTMENT), KG_MONEY_UNIT_YI, 0 }, { "总投资(元)", C (INVESTMENT), KG_MONEY_UNIT_YUAN, 0 },
    { "年度计划投资(万元)", C (YEAR_PLAN), KG_MONEY_UNIT_WAN, 0 },
    { "2023年计划投资(万元)", C (YEAR_PLAN), KG_MONEY_UNIT_WAN, 2023 },
    { "2023年度投资计划", C (YEAR_PLAN), 0, 2023 }, { "累计完成投资", C (INVESTED), 0, 0 },
    { "截至2023年6月底累计完成投资(亿元)", C (INVESTED), KG_MONEY_UNIT_YI, 0 },
    { "1-6月累计完成投资", C (NONE), 0, 0 }, { "本年度累计完成投资", C (NONE), 0, 0 },
    { "计划开工时间", C (PLANNED_START), 0, 0 }, { "计划开工\n(年月)", C (PLANNED_START), 0, 0 },
    { "预计开工", C (FORECAST_START), 0, 0 }, { "实际开工时间", C (ACTUAL_START), 0, 0 },
    { "开工或启动日期", C (START), 0, 0 }, { "开工时间", C (START), 0, 0 },
    { "计划竣工(原文)", C (NONE), 0, 0 }, { "开竣工时间", C (NONE), 0, 0 }, { "计划竣工时间", C (NONE), 0, 0 },
    { "形象进度", C (PROGRESS), 0, 0 }, { "存在问题", C (PROBLEM), 0, 0 }, { "目前存在的主要问题", C (PROBLEM), 0, 0 },
    { "下一步工作", C (NEXT_STEP), 0, 0 }, { "分管领导", C (LEADER), 0, 0 }, { "备注", C (REMARK), 0, 0 },
    { "备  注", C (REMARK), 0, 0 }, { "来源", C (SOURCE), 0, 0 }, { "年度", C (YEAR), 0, 0 },
    { "标签", C (TAGS), 0, 0 }, { "用地面积(原文)", C (NONE), 0, 0 }, { "联系电话", C (NONE), 0, 0 },
    { "", C (NONE), 0, 0 }, { "上海光源二期", C (NONE), 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgProjectTitle title = kg_project_title_read (cases[i].title);

    g_test_message ("%s", cases[i].title);
    g_assert_cmpstr (kg_project_column_get_key (title.column), ==, kg_project_column_get_key (cases[i].column));
    g_assert_cmpint (title.unit, ==, cases[i].unit);
    g_assert_cmpint (title.year, ==, cases[i].year);
  }
}

static void
test_groups (void)
{
  static const struct { const char *group; const char *title; KgProjectColumn column; KgMoneyUnit unit; } cases[] = {
    { "投资情况(万元)", "总投资", C (INVESTMENT), KG_MONEY_UNIT_WAN },
    { "投资情况(万元)", "年度计划", C (YEAR_PLAN), KG_MONEY_UNIT_WAN },
    { "投资情况", "总投资(亿元)", C (INVESTMENT), KG_MONEY_UNIT_YI },
    { "投资情况(万元)", "累计完成", C (INVESTED), KG_MONEY_UNIT_WAN },
    { "开工时间", "计划", C (PLANNED_START), 0 },
    { "开工时间", "预计", C (FORECAST_START), 0 },
    { "开工时间", "实际", C (ACTUAL_START), 0 },
    { "建设单位", "名称", C (BUILDER), 0 },
    { "项目基本情况", "名称", C (NAME), 0 },
    { "项目基本情况", "建设单位", C (BUILDER), 0 },
    { "总投资", "(亿元)", C (INVESTMENT), KG_MONEY_UNIT_YI },
    { "项目名称", "", C (NAME), 0 },
    { "竣工时间", "计划", C (NONE), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgProjectTitle title = kg_project_title_read_group (cases[i].group, cases[i].title);

    g_test_message ("%s / %s", cases[i].group, cases[i].title);
    g_assert_cmpstr (kg_project_column_get_key (title.column), ==, kg_project_column_get_key (cases[i].column));
    g_assert_cmpint (title.unit, ==, cases[i].unit);
  }
}

/* ── Finding the header ───────────────────────────────────────── */

typedef struct {
  const char *const *cells;
  guint n_columns;
} Table;

static const char *
get_text (guint    row,
          guint    column,
          gpointer data)
{
  Table *table = data;

  return table->cells[row * table->n_columns + column];
}

static void
test_plain_header (void)
{
  static const char *const cells[] = {
    "宝山区2023年计划新开工项目表", "", "", "", "",
    "", "", "", "", "单位:万元",
    "序号", "项目名称", "建设单位", "总投资", "联系电话",
    "1", "上海光源", "中科院", "100", "021",
  };
  Table table = { cells, 5 };
  g_autoptr (KgProjectHeader) header = kg_project_header_find (4, 5, get_text, &table);

  g_assert_nonnull (header);
  g_assert_cmpuint (header->first_row, ==, 2);
  g_assert_cmpuint (header->n_rows, ==, 1);
  g_assert_cmpuint (header->score, ==, 4);
  g_assert_cmpint (header->year, ==, 2023);
  g_assert_cmpint (header->unit, ==, KG_MONEY_UNIT_WAN);
  g_assert_cmpint (header->cells[4].column, ==, C (NONE));
  g_assert_cmpstr (header->cells[4].title, ==, "联系电话");
  g_assert_cmpint (kg_project_header_get_index (header, C (BUILDER)), ==, 2);
  g_assert_cmpint (kg_project_header_get_index (header, C (CODE)), ==, -1);
}

static void
test_three_rows (void)
{
  static const char *const cells[] = {
    "计划新开工项目", "", "", "", "", "", "",
    "序号", "项目情况", "", "投资情况(万元)", "", "", "备注",
    "", "项目名称", "建设单位", "总投资", "2023年", "", "",
    "", "", "", "", "计划", "完成", "",
    "1", "备注", "总投资", "1", "2", "3", "在建",
  };
  Table table = { cells, 7 };
  g_autoptr (KgProjectHeader) header = kg_project_header_find (5, 7, get_text, &table);

  g_assert_nonnull (header);
  g_assert_cmpuint (header->first_row, ==, 1);
  g_assert_cmpuint (header->n_rows, ==, 3);
  g_assert_cmpint (header->cells[1].column, ==, C (NAME));
  g_assert_cmpint (header->cells[2].column, ==, C (BUILDER));
  g_assert_cmpint (header->cells[3].column, ==, C (INVESTMENT));
  g_assert_cmpint (header->cells[3].unit, ==, KG_MONEY_UNIT_WAN);
  g_assert_cmpint (header->cells[4].column, ==, C (YEAR_PLAN));
  g_assert_cmpint (header->cells[4].unit, ==, KG_MONEY_UNIT_WAN);
  g_assert_cmpstr (header->cells[4].title, ==, "投资情况(万元)/2023年/计划");
  g_assert_cmpint (header->cells[5].column, ==, C (NONE));
  g_assert_cmpint (header->cells[6].column, ==, C (REMARK));
}

/* Two columns that mean the same: the better title has it, the other one is
 * kept by its words. */
static void
test_claims (void)
{
  static const char *const cells[] = { "名称", "建设规模", "建设内容", "项目名称", "总投资" };
  Table table = { cells, 5 };
  g_autoptr (KgProjectHeader) header = kg_project_header_find (1, 5, get_text, &table);

  g_assert_nonnull (header);
  g_assert_cmpint (header->cells[0].column, ==, C (NONE));
  g_assert_cmpint (header->cells[1].column, ==, C (NONE));
  g_assert_cmpint (header->cells[2].column, ==, C (CONTENT));
  g_assert_cmpint (header->cells[3].column, ==, C (NAME));
}

static void
test_no_header (void)
{
  static const char *const cells[] = { "姓名", "电话", "张三", "123", "项目名称", "李四" };
  Table table = { cells, 2 };
  g_autoptr (KgProjectHeader) header = kg_project_header_find (3, 2, get_text, &table);

  g_assert_null (header);
  g_assert_null (kg_project_header_find (0, 0, get_text, &table));
  g_assert_nonnull (strstr (kg_project_header_wanted_words (), "项目名称"));
}

static void
test_cell_text (void)
{
  static const struct { const char *text; KgCellTextKind kind; const char *clean; guint dropped; } cases[] = {
    { "  上海光源\n二期 ", KG_CELL_TEXT_LINE, "上海光源二期", 0 },
    { "G60\nvalley", KG_CELL_TEXT_LINE, "G60 valley", 0 },
    { "一\r\n\r\n二", KG_CELL_TEXT_PARAGRAPH, "一\n二", 0 },
    { "a\001b\177c", KG_CELL_TEXT_LINE, "abc", 2 },
    { " 全角 ", KG_CELL_TEXT_LINE, "全角", 0 },
    { "a&b<c>\"d\"😀𠀀", KG_CELL_TEXT_LINE, "a&b<c>\"d\"😀𠀀", 0 },
    { "a\u202eb", KG_CELL_TEXT_LINE, "ab", 1 },
    { "👨‍👩‍👧", KG_CELL_TEXT_LINE, "👨‍👩‍👧", 0 },
    { NULL, KG_CELL_TEXT_LINE, "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint dropped = 99;
    g_autofree char *clean = kg_cell_text_clean (cases[i].text, cases[i].kind, &dropped);

    g_assert_cmpstr (clean, ==, cases[i].clean);
    g_assert_cmpuint (dropped, ==, cases[i].dropped);
  }

  g_assert_true (kg_cell_text_is_placeholder (" — "));
  g_assert_true (kg_cell_text_is_placeholder ("无"));
  g_assert_true (kg_cell_text_is_placeholder (NULL));
  g_assert_false (kg_cell_text_is_placeholder ("无锡项目"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project-columns/titles", test_titles);
  g_test_add_func ("/project-columns/groups", test_groups);
  g_test_add_func ("/project-columns/plain-header", test_plain_header);
  g_test_add_func ("/project-columns/three-rows", test_three_rows);
  g_test_add_func ("/project-columns/claims", test_claims);
  g_test_add_func ("/project-columns/no-header", test_no_header);
  g_test_add_func ("/project-columns/cell-text", test_cell_text);

  return g_test_run ();
}
