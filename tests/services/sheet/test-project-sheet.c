// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "core/kg-error.h"
#include "sheet-testing.h"

static KgProjectSheet *
read_fixture (const char *name)
{
  g_autofree char *path = fixture (name);
  g_autoptr (GError) error = NULL;
  KgProjectSheetOptions options = { kg_date_parse_iso (TODAY), 0 };
  KgProjectSheet *sheet = kg_project_sheet_read_file (path, NULL, &options, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
assert_count (const KgProjectSheet *sheet,
              guint                 rows,
              guint                 skipped,
              guint                 errors,
              guint                 warnings)
{
  for (guint i = 0; i < sheet->problems->len; i++) {
    const KgSheetProblem *problem = kg_project_sheet_get_problem (sheet, i);

    g_test_message ("%s %u %s “%s”: %s", kg_sheet_severity_to_code (problem->severity), problem->row,
                    problem->column, problem->value, problem->text);
  }
  g_assert_cmpuint (sheet->rows->len, ==, rows);
  g_assert_cmpuint (sheet->skipped->len, ==, skipped);
  g_assert_cmpuint (sheet->n_errors, ==, errors);
  g_assert_cmpuint (sheet->n_warnings, ==, warnings);
}

static void
assert_problem (const KgProjectSheet *sheet,
                guint                 row,
                const char           *column,
                KgSheetSeverity       severity,
                const char           *words)
{
  const KgSheetProblem *problem = find_problem (sheet, row, column);

  g_assert_nonnull (problem);
  g_assert_cmpint (problem->severity, ==, severity);
  if (strstr (problem->text, words) == NULL)
    g_error ("“%s” does not say “%s”", problem->text, words);
}

/* ── The two real lists ───────────────────────────────────────── */

static void
test_district_list (void)
{
  g_autoptr (KgProjectSheet) sheet = read_fixture ("district-starts-baoshan-songjiang.tsv");
  const KgProjectRow *row;
  guint n_started = 0, n_songjiang = 0, n_unknown = 0;

  assert_count (sheet, 30, 0, 0, 0);
  g_assert_cmpuint (sheet->n_data_rows, ==, 30);
  g_assert_cmpuint (sheet->columns->len, ==, 12);
  g_assert_cmpuint (sheet->header_row, ==, 1);

  for (guint i = 0; i < sheet->rows->len; i++) {
    row = kg_project_sheet_get_row (sheet, i);
    n_started += row->state != NULL && g_str_equal (row->state, "started");
    n_unknown += row->state == NULL;
    n_songjiang += g_str_equal (row->territory, "松江");
    g_assert_nonnull (row->kind);
    g_assert_nonnull (row->source);
    g_assert_null (row->builder);
    g_assert_cmpint (row->planned_start.date, ==, KG_DATE_NONE);
  }
  g_assert_cmpuint (n_started, ==, 8);
  g_assert_cmpuint (n_unknown, ==, 22);
  g_assert_cmpuint (n_songjiang, ==, 16);

  row = find_row (sheet, 2);
  g_assert_cmpstr (row->name, ==, "金亭线束智能装备产业园项目");
  g_assert_cmpstr (row->territory, ==, "宝山");
  g_assert_cmpstr (row->site, ==, "大场镇,东至外环绿地、西至业绩路、南至外环绿地、北至山连路");
  g_assert_cmpstr (row->kind, ==, "产业/智能装备");
  g_assert_cmpstr (row->remark, ==, "拿地即开工");
  g_assert_null (row->status);
  g_assert_cmpint (row->investment, ==, KG_MONEY_NONE);
  assert_day (row->start.date, "2023-07-18");
  assert_day (row->actual_start.date, "2023-07-18");
  g_assert_cmpstr (row->actual_start.text, ==, "2023-07-18(四证)");
  g_assert_true (g_str_has_prefix (row->content, "2023-07-17取得国有建设用地使用权出让合同;"));

  row = find_row (sheet, 3);
  g_assert_cmpint (row->investment, ==, 70000);
  g_assert_cmpint (row->start.date, ==, KG_DATE_NONE);
  g_assert_cmpuint (row->n_extras, ==, 2);
  g_assert_cmpstr (row->extras[0].title, ==, "建设规模(原文)");
  g_assert_cmpstr (row->extras[0].text, ==, "约6.9万平方米");
  g_assert_cmpstr (row->extras[1].title, ==, "计划竣工(原文)");

  row = find_row (sheet, 6);
  assert_day (row->actual_start.date, "2022-01-18");
  g_assert_null (row->site);
  row = find_row (sheet, 15);
  assert_day (row->actual_start.date, "2025-06-19");
  row = find_row (sheet, 31);
  g_assert_cmpstr (row->name, ==, "沪松快速化");
  g_assert_cmpstr (row->kind, ==, "市级重大/基础设施");
}

/* The lists of two years in one file: 57 rows, of which 18 of 2022 go on with
 * a project of 2021 under exactly the same name. The newer year counts; three
 * that were renamed, such as 李政道研究所, stay two projects. */
static void
test_two_years (void)
{
  g_autoptr (KgProjectSheet) sheet = read_fixture ("shanghai-major-projects-2021-2022.tsv");
  const KgProjectRow *row;
  guint n_2021 = 0, n_2022 = 0, n_new = 0, n_joined = 0;

  assert_count (sheet, 39, 0, 0, 0);
  g_assert_cmpuint (sheet->n_data_rows, ==, 57);

  for (guint i = 0; i < sheet->rows->len; i++) {
    row = kg_project_sheet_get_row (sheet, i);
    n_2021 += row->year == 2021;
    n_2022 += row->year == 2022;
    n_new += g_strcmp0 (row->status, "新开工") == 0;
  }
  for (guint i = 0; i < sheet->problems->len; i++)
    n_joined += kg_project_sheet_get_problem (sheet, i)->severity == KG_SHEET_NOTE;
  g_assert_cmpuint (n_2021, ==, 12);
  g_assert_cmpuint (n_2022, ==, 27);
  g_assert_cmpuint (n_new, ==, 5);
  g_assert_cmpuint (n_joined, ==, 18);

  /* 新开工 in 2021 and 在建 in 2022. */
  row = find_row (sheet, 29);
  g_assert_cmpstr (row->name, ==, "格科半导体12英寸CIS集成电路研发与产业化项目");
  g_assert_cmpint (row->year, ==, 2022);
  g_assert_cmpstr (row->list_no, ==, "26");
  g_assert_cmpstr (row->status, ==, "在建");
  g_assert_cmpstr (row->state, ==, "started");
  g_assert_cmpstr (row->kind, ==, "科技产业类/先进制造业");
  assert_day (row->planned_start.date, "2021-12-31");
  assert_problem (sheet, 57, "项目名称", KG_SHEET_NOTE, "as row 29");

  /* 新开工 in 2021, nothing said in 2022. */
  row = find_row (sheet, 30);
  g_assert_cmpstr (row->status, ==, "新开工");
  g_assert_cmpstr (row->state, ==, "planned");
  g_assert_cmpint (row->year, ==, 2022);
  g_assert_cmpint (row->planned_start.precision, ==, KG_PRECISION_YEAR);
  g_assert_null (row->planned_start.text);

  row = find_row (sheet, 11);
  g_assert_cmpstr (row->name, ==, "李政道研究所");
  g_assert_cmpint (row->year, ==, 2021);
  row = find_row (sheet, 39);
  g_assert_cmpstr (row->name, ==, "李政道研究所(实验楼、基础实验设施)");
  g_assert_cmpstr (row->remark, ==, "建成");
}

/* ── Rows that are no projects ────────────────────────────────── */

static void
test_sections_and_totals (void)
{
  g_autoptr (KgProjectSheet) sheet = read_projects (
    "宝山区2023年重大项目清单,,,\n"
    "序号,项目名称,总投资(亿元),备注\n"
    "1,2,3,4\n"
    "合计,,100,\n"
    "一、科技产业类67项,,,\n"
    "(一)科创中心(8项),,,\n"
    "1,甲项目,1,在建\n"
    "2,乙项目,2,新开工\n"
    "小计,,3,\n"
    "二,民生类(2项),5,\n"
    "\n"
    "\n"
    "1,丙项目,4,\n"
    "序号,项目名称,总投资(亿元),备注\n"
    ",大场镇(12项),1,\n"
    "2,总计划馆,5,\n"
    "总计(3项),,12,\n"
    "注:以上不含预备项目,,,\n", NULL);
  static const struct { guint row, last; KgSkip kind; } skipped[] = {
    { 3, 3, KG_SKIP_COLUMN_NUMBERS }, { 4, 4, KG_SKIP_TOTAL }, { 5, 5, KG_SKIP_SECTION },
    { 6, 6, KG_SKIP_SECTION }, { 9, 9, KG_SKIP_TOTAL }, { 10, 10, KG_SKIP_SECTION }, { 11, 12, KG_SKIP_BLANK },
    { 14, 14, KG_SKIP_HEADER }, { 15, 15, KG_SKIP_SECTION }, { 17, 17, KG_SKIP_TOTAL }, { 18, 18, KG_SKIP_REMARK },
  };
  const KgProjectRow *row;

  assert_count (sheet, 4, G_N_ELEMENTS (skipped), 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (skipped); i++) {
    const KgSkippedRow *found = kg_project_sheet_get_skipped (sheet, i);

    g_assert_cmpuint (found->row, ==, skipped[i].row);
    g_assert_cmpuint (found->last_row, ==, skipped[i].last);
    g_assert_cmpint (found->kind, ==, skipped[i].kind);
    g_assert_cmpstr (found->reason, !=, "");
  }

  g_assert_cmpint (sheet->year, ==, 2023);
  row = find_row (sheet, 7);
  g_assert_cmpstr (row->section, ==, "科技产业类/科创中心");
  g_assert_cmpstr (row->kind, ==, "科技产业类/科创中心");
  row = find_row (sheet, 13);
  g_assert_cmpstr (row->kind, ==, "民生类");
  row = find_row (sheet, 16);
  g_assert_cmpstr (row->name, ==, "总计划馆");
  g_assert_cmpstr (row->territory, ==, "大场镇");
  g_assert_null (row->kind);
}

/* A heading that nothing marks as one cannot be told from a project. */
static void
test_lone_name (void)
{
  g_autoptr (KgProjectSheet) sheet = read_projects (
    "序号,项目名称,备注\n"
    ",科创中心,\n"
    "1,甲,\n", NULL);

  assert_count (sheet, 2, 0, 0, 1);
  assert_problem (sheet, 2, "项目名称", KG_SHEET_WARNING, "taken for a project");
}

static void
test_status_headings (void)
{
  g_autoptr (KgProjectSheet) sheet = read_projects (
    "序号,项目名称,类别\n"
    "一、新开工项目(2项),,\n"
    "1,甲,产业\n"
    "二、续建项目,,\n"
    "1,乙,产业\n"
    "三、产业类,,\n"
    "1,丙,产业\n", NULL);

  assert_count (sheet, 3, 3, 0, 0);
  g_assert_cmpstr (find_row (sheet, 3)->state, ==, "planned");
  g_assert_cmpstr (find_row (sheet, 3)->status, ==, "新开工");
  g_assert_cmpstr (find_row (sheet, 5)->state, ==, "started");
  g_assert_null (find_row (sheet, 7)->state);
  g_assert_cmpstr (find_row (sheet, 7)->section, ==, "产业类");
}

/* ── Cells ────────────────────────────────────────────────────── */

#define ALL "序号,项目名称,项目代码,建设单位,责任单位,属地,项目类型,建设性质,建设内容,总投资(亿元)," \
  "年度计划投资(万元),累计完成投资(万元),计划开工时间,预计开工时间,实际开工时间,形象进度,存在问题,下一步工作," \
  "分管领导,备注,审批方式,标签,联系人\n"

static void
test_every_column (void)
{
  g_autoptr (KgProjectSheet) sheet = read_projects (
    ALL
    "1,甲项目,2304-310113-04-01-123456,甲公司,区规资局,大场镇,产业,新建,\"厂房\n两栋\",12.5,3000,1200,"
    "2026年11月,2026-12-28,,立项,土地未清,月底清地,张三,无,备案制,拿地即开工、高新;高新,李四\n"
    "2,乙项目,/,乙公司,无,-,产业,续建,,约7,1亿,,年内,,2026-05-06,,无,,,,核准,,\n", NULL);
  const KgProjectRow *row;

  assert_count (sheet, 2, 0, 0, 0);
  g_assert_cmpuint (sheet->columns->len, ==, 23);
  row = find_row (sheet, 2);
  g_assert_cmpstr (row->code, ==, "2304-310113-04-01-123456");
  g_assert_cmpstr (row->list_no, ==, "1");
  g_assert_cmpstr (row->builder, ==, "甲公司");
  g_assert_cmpstr (row->lead_unit, ==, "区规资局");
  g_assert_cmpstr (row->territory, ==, "大场镇");
  g_assert_cmpstr (row->nature, ==, "新建");
  g_assert_cmpstr (row->content, ==, "厂房\n两栋");
  g_assert_cmpint (row->investment, ==, 125000);
  g_assert_cmpint (row->year_plan, ==, 3000);
  g_assert_cmpint (row->invested, ==, 1200);
  assert_day (row->planned_start.date, "2026-11-30");
  g_assert_cmpint (row->planned_start.precision, ==, KG_PRECISION_MONTH);
  assert_day (row->forecast_start.date, "2026-12-28");
  g_assert_cmpint (row->actual_start.date, ==, KG_DATE_NONE);
  g_assert_cmpstr (row->progress, ==, "立项");
  g_assert_cmpstr (row->problem, ==, "土地未清");
  g_assert_cmpstr (row->next_step, ==, "月底清地");
  g_assert_cmpstr (row->leader, ==, "张三");
  g_assert_null (row->remark);
  g_assert_cmpstr (row->route, ==, "filing");
  g_assert_cmpstr (row->tags, ==, "拿地即开工、高新");
  g_assert_null (row->state);
  g_assert_cmpuint (row->n_extras, ==, 1);
  g_assert_cmpstr (row->extras[0].title, ==, "联系人");
  g_assert_cmpstr (row->extras[0].text, ==, "李四");

  row = find_row (sheet, 3);
  g_assert_null (row->code);
  g_assert_null (row->lead_unit);
  g_assert_null (row->territory);
  g_assert_null (row->problem);
  g_assert_cmpint (row->investment, ==, 70000);
  g_assert_cmpint (row->year_plan, ==, 10000);
  g_assert_cmpint (row->invested, ==, KG_MONEY_NONE);
  assert_day (row->planned_start.date, "2026-12-31");
  assert_day (row->actual_start.date, "2026-05-06");
  g_assert_cmpstr (row->state, ==, "started");
  g_assert_cmpstr (row->route, ==, "ratification");
  assert_problem (sheet, 3, "总投资(亿元)", KG_SHEET_NOTE, "approximate");
  assert_problem (sheet, 3, "计划开工时间", KG_SHEET_NOTE, "2026");
}

/* A day that does not exist is an error, and its row is not among the rows. */
static void
test_no_such_day (void)
{
  g_autoptr (KgProjectSheet) sheet = read_projects (
    "项目名称,总投资(亿元),计划开工时间\n"
    "甲,5,2023-02-30\n"
    "乙,6,2023-11-31\n"
    "丙,7,2023-11-30\n", NULL);

  assert_count (sheet, 1, 0, 2, 0);
  assert_problem (sheet, 2, "计划开工时间", KG_SHEET_ERROR, "“2023-02-30” is a date that does not exist");
  assert_problem (sheet, 3, "计划开工时间", KG_SHEET_ERROR, "“2023-11-31” is a date that does not exist");
}

/* A cell that cannot be used is reported; the rest of its row is kept. */
static void
test_bad_cells (void)
{
  g_autoptr (KgProjectSheet) sheet = read_projects (
    "项目名称,总投资,计划开工时间,实际开工时间,审批方式,年度,项目状态,年度计划投资(万元)\n"
    "甲,十亿,很快,,其他,今年,说不清,5\n"
    "乙,5,,,,,,10\n"
    "丙,#REF!,,,,,,\n"
    "\001丁,,,,,,,\n"
    "戊,7-8亿,9月至10月,,,2026,,\n", NULL);

  assert_count (sheet, 5, 0, 0, 10);
  assert_problem (sheet, 2, "总投资", KG_SHEET_WARNING, "“十亿” is not a sum");
  assert_problem (sheet, 2, "计划开工时间", KG_SHEET_WARNING, "“很快” is not a date");
  assert_problem (sheet, 2, "审批方式", KG_SHEET_WARNING, "审批, 核准 and 备案");
  assert_problem (sheet, 2, "年度", KG_SHEET_WARNING, "not a year");
  assert_problem (sheet, 2, "项目状态", KG_SHEET_WARNING, "none that the program knows");
  assert_problem (sheet, 3, "总投资", KG_SHEET_WARNING, "names no unit");
  assert_problem (sheet, 3, "年度计划投资(万元)", KG_SHEET_WARNING, "larger than");
  assert_problem (sheet, 4, "总投资", KG_SHEET_WARNING, "error of a formula");
  assert_problem (sheet, 5, "项目名称", KG_SHEET_WARNING, "1 control character");
  assert_problem (sheet, 6, "总投资", KG_SHEET_WARNING, "range");
  g_assert_cmpstr (find_row (sheet, 5)->name, ==, "丁");
  g_assert_cmpint (find_row (sheet, 2)->investment, ==, KG_MONEY_NONE);
  g_assert_cmpint (find_row (sheet, 2)->year_plan, ==, 5);
  g_assert_cmpint (find_row (sheet, 3)->investment, ==, 5);
  g_assert_cmpint (find_row (sheet, 6)->investment, ==, 70000);
  assert_day (find_row (sheet, 6)->planned_start.date, "2026-10-31");
}

static void
test_bad_rows (void)
{
  g_autofree char *name = g_strnfill (501, 'x');
  g_autofree char *text = g_strdup_printf (
    "序号,项目名称,建设单位,实际开工时间,项目状态,项目代码\n"
    "1,,甲公司,,,\n"
    "2,%s,甲公司,,,\n"
    "3,丙,甲公司,2027-01-01,,\n"
    "4,丁,甲公司,2026-01-01,未开工,\n"
    "5,戊,甲公司,,,C-1\n"
    "6,己,甲公司,,,C-1\n"
    ",,,,一句话,\n", name);
  g_autoptr (KgProjectSheet) sheet = read_projects (text, NULL);

  assert_count (sheet, 1, 0, 6, 0);
  assert_problem (sheet, 2, "项目名称", KG_SHEET_ERROR, "has no name");
  assert_problem (sheet, 8, "项目名称", KG_SHEET_ERROR, "has no name");
  assert_problem (sheet, 3, "项目名称", KG_SHEET_ERROR, "longer than 500");
  assert_problem (sheet, 4, "实际开工时间", KG_SHEET_ERROR, "in the future");
  assert_problem (sheet, 5, "", KG_SHEET_ERROR, "has not begun");
  assert_problem (sheet, 7, "项目代码", KG_SHEET_ERROR, "another project, in row 6");
  g_assert_cmpstr (kg_project_sheet_get_row (sheet, 0)->name, ==, "戊");
}

static void
test_odd_names (void)
{
  g_autoptr (GString) text = g_string_new ("项目名称,备注\n");
  g_autoptr (GString) long_name = g_string_new (NULL);
  static const char *const names[] = {
    "A&B <b>项目</b>", "\"双引号\"项目", "😀项目👨‍👩‍👧", "𠀀𪛖项目", "O'Brien; DROP TABLE project;--", "%s%n", "合计划拨地块",
  };
  g_autoptr (KgProjectSheet) sheet = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (text, "%s,\n", names[i]);
  for (guint i = 0; i < 300; i++)
    g_string_append (long_name, "长");
  g_string_append_printf (text, "%s,\n", long_name->str);

  sheet = read_projects (text->str, NULL);
  assert_count (sheet, G_N_ELEMENTS (names) + 1, 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (find_row (sheet, i + 2)->name, ==, names[i]);
  g_assert_cmpstr (find_row (sheet, 9)->name, ==, long_name->str);
}

/* A column that names a start and not which one. */
static void
test_open_start (void)
{
  g_autoptr (KgProjectSheet) sheet = read_projects (
    "项目名称,开工时间,备注\n"
    "甲,2026-05-06,\n"
    "乙,2026-05-06(奠基),\n"
    "丙,2026-12-06(奠基),\n"
    "丁,2026年5月(启动),\n"
    "戊,已开工,\n"
    "己,三季度,新开工\n"
    "庚,2026-05-06前开工,\n"
    "辛,拟于2026-05-06启动,\n"
    "壬,2026年5月6日正式开工,\n", NULL);

  assert_count (sheet, 9, 0, 0, 0);
  assert_day (find_row (sheet, 2)->planned_start.date, "2026-05-06");
  g_assert_cmpint (find_row (sheet, 2)->actual_start.date, ==, KG_DATE_NONE);
  g_assert_null (find_row (sheet, 2)->state);
  assert_day (find_row (sheet, 3)->actual_start.date, "2026-05-06");
  g_assert_cmpstr (find_row (sheet, 3)->state, ==, "started");
  assert_day (find_row (sheet, 4)->planned_start.date, "2026-12-06");
  assert_day (find_row (sheet, 5)->planned_start.date, "2026-05-31");
  g_assert_cmpstr (find_row (sheet, 6)->state, ==, "started");
  g_assert_cmpint (find_row (sheet, 6)->start.date, ==, KG_DATE_NONE);
  assert_day (find_row (sheet, 7)->planned_start.date, "2026-09-30");
  assert_day (find_row (sheet, 8)->planned_start.date, "2026-05-06");
  assert_day (find_row (sheet, 9)->planned_start.date, "2026-05-06");
  assert_day (find_row (sheet, 10)->actual_start.date, "2026-05-06");
  g_assert_cmpstr (find_row (sheet, 7)->state, ==, "planned");
}

static void
test_duplicates (void)
{
  g_autoptr (KgProjectSheet) sheet = read_projects (
    "项目名称,建设单位,属地,总投资(亿元),存在问题,项目代码,联系人\n"
    "甲,A公司,,1,问题一,,张\n"
    "甲,A公司,大场镇,2,问题二,C-1,李\n"
    "甲,B公司,,3,,,\n"
    "甲,A公司,罗店镇,4,,,\n"
    "甲,A公司,大场镇,,,C-2,\n"
    " 甲 ,,,,,C-1,\n", NULL);
  const KgProjectRow *row = find_row (sheet, 2);

  assert_count (sheet, 4, 0, 0, 1);
  g_assert_cmpstr (row->territory, ==, "大场镇");
  g_assert_cmpstr (row->code, ==, "C-1");
  g_assert_cmpint (row->investment, ==, 10000);
  g_assert_cmpstr (row->problem, ==, "问题一\n问题二");
  g_assert_cmpuint (row->n_extras, ==, 2);
  assert_problem (sheet, 3, "项目名称", KG_SHEET_NOTE, "as row 2, which it completes");
  assert_problem (sheet, 3, "总投资(亿元)", KG_SHEET_WARNING, "which stays");
  assert_problem (sheet, 7, "项目名称", KG_SHEET_NOTE, "as row 2");
  g_assert_cmpstr (find_row (sheet, 6)->code, ==, "C-2");
}

static void
test_no_header (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_projects ("姓名,电话\n张三,123\n", &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "list.csv"));
  g_assert_nonnull (strstr (error->message, "UTF-8"));
  g_assert_nonnull (strstr (error->message, "项目名称、项目代码"));
}

static void
test_header_alone (void)
{
  g_autoptr (KgProjectSheet) sheet = read_projects ("项目名称,备注\n", NULL);

  assert_count (sheet, 0, 0, 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project-sheet/district-list", test_district_list);
  g_test_add_func ("/project-sheet/two-years", test_two_years);
  g_test_add_func ("/project-sheet/sections-and-totals", test_sections_and_totals);
  g_test_add_func ("/project-sheet/lone-name", test_lone_name);
  g_test_add_func ("/project-sheet/status-headings", test_status_headings);
  g_test_add_func ("/project-sheet/every-column", test_every_column);
  g_test_add_func ("/project-sheet/bad-cells", test_bad_cells);
  g_test_add_func ("/project-sheet/no-such-day", test_no_such_day);
  g_test_add_func ("/project-sheet/bad-rows", test_bad_rows);
  g_test_add_func ("/project-sheet/odd-names", test_odd_names);
  g_test_add_func ("/project-sheet/open-start", test_open_start);
  g_test_add_func ("/project-sheet/duplicates", test_duplicates);
  g_test_add_func ("/project-sheet/no-header", test_no_header);
  g_test_add_func ("/project-sheet/header-alone", test_header_alone);

  return g_test_run ();
}
