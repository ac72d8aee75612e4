// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "core/kg-error.h"
#include "raw-xlsx.h"
#include "services/sheet/kg-xlsx-number.h"
#include "sheet-testing.h"

/* A workbook being written to a file of its own. */
typedef struct {
  char *folder;
  char *path;
  lxw_workbook *book;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("kaigong-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "清单.xlsx", NULL);
  self->book = workbook_new (self->path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static KgWorkbook *
read_back (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  KgWorkbook *workbook;

  g_assert_cmpint (workbook_close (self->book), ==, LXW_NO_ERROR);
  workbook = kg_workbook_read_file (self->path, NULL, &error);
  g_assert_no_error (error);

  return workbook;
}

static KgProjectSheet *
read_back_projects (Fixture *self)
{
  g_autoptr (KgWorkbook) workbook = read_back (self);
  g_autoptr (GError) error = NULL;
  KgProjectSheetOptions options = { kg_date_parse_iso (TODAY), 0 };
  KgProjectSheet *sheet = kg_project_sheet_read (workbook, &options, &error);

  g_assert_no_error (error);
  return sheet;
}

static lxw_format *
format (Fixture    *self,
        const char *code)
{
  lxw_format *made = workbook_add_format (self->book);

  format_set_num_format (made, code);
  return made;
}

static void
write_row (lxw_worksheet *sheet,
           guint          row,
           ...)
{
  va_list args;
  guint column = 0;

  va_start (args, row);
  for (const char *text = va_arg (args, const char *); text != NULL; text = va_arg (args, const char *))
    worksheet_write_string (sheet, row, column++, text, NULL);
  va_end (args);
}

static void
test_values (Fixture       *self,
             gconstpointer  data)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, "清单");
  lxw_datetime when = { 2023, 11, 1, 0, 0, 0 }, moment = { 2023, 5, 3, 14, 30, 0 };
  lxw_rich_string_tuple bold = { workbook_add_format (self->book), (char *) "上海" };
  lxw_rich_string_tuple plain = { NULL, (char *) "光源" };
  lxw_rich_string_tuple *runs[] = { &bold, &plain, NULL };
  g_autoptr (KgWorkbook) workbook = NULL;
  const KgSheet *grid;

  format_set_bold (bold.format);
  worksheet_write_string (sheet, 0, 0, "A&B <b> \"q\" 😀𠀀\n第二行", NULL);
  worksheet_write_rich_string (sheet, 0, 1, runs, NULL);
  worksheet_write_number (sheet, 1, 0, 7, NULL);
  worksheet_write_number (sheet, 1, 1, 0.1 + 0.2, NULL);
  worksheet_write_number (sheet, 1, 2, 12.3, format (self, "#,##0.0_ "));
  worksheet_write_number (sheet, 1, 3, 2023.1, format (self, "0.00"));
  worksheet_write_number (sheet, 1, 4, 0.455, format (self, "0.0%"));
  worksheet_write_number (sheet, 1, 5, 12.5, format (self, "0.0\"亿元\""));
  worksheet_write_number (sheet, 1, 6, -3, NULL);
  worksheet_write_number (sheet, 1, 7, 123456, format (self, "0!.0,\"万\""));
  worksheet_write_datetime (sheet, 2, 0, &when, format (self, "yyyy-mm-dd"));
  worksheet_write_datetime (sheet, 2, 1, &when, format (self, "yyyy\"年\"m\"月\""));
  worksheet_write_datetime (sheet, 2, 2, &when, format (self, "yyyy\"年\"m\"月\"d\"日\";@"));
  worksheet_write_datetime (sheet, 2, 3, &moment, format (self, "yyyy/m/d h:mm"));
  worksheet_write_datetime (sheet, 2, 4, &when, format (self, "[$-804]e\"年\"m\"月\""));
  worksheet_write_datetime (sheet, 2, 5, &when, format (self, "m\"月\"d\"日\""));
  worksheet_write_datetime (sheet, 2, 6, &moment, format (self, "h:mm"));
  worksheet_write_boolean (sheet, 3, 0, 1, NULL);
  worksheet_write_formula_num (sheet, 3, 1, "=1+2", NULL, 3);
  worksheet_write_formula_str (sheet, 3, 2, "=\"a\"&\"b\"", NULL, "ab");
  worksheet_write_formula_str (sheet, 3, 3, "=NA()", NULL, "#N/A");

  workbook = read_back (self);
  g_assert_cmpint (kg_workbook_get_format (workbook), ==, KG_WORKBOOK_XLSX);
  g_assert_null (kg_workbook_get_encoding (workbook));
  g_assert_cmpuint (kg_workbook_get_n_sheets (workbook), ==, 1);
  grid = kg_workbook_get_sheet (workbook, 0);
  g_assert_cmpstr (kg_sheet_get_name (grid), ==, "清单");
  assert_text (grid, 1, 0, "A&B <b> \"q\" 😀𠀀\n第二行");
  assert_text (grid, 1, 1, "上海光源");
  assert_text (grid, 2, 0, "7");
  assert_text (grid, 2, 1, "0.3");
  assert_text (grid, 2, 2, "12.3");
  assert_text (grid, 2, 3, "2023.10");
  assert_text (grid, 2, 4, "45.5%");
  assert_text (grid, 2, 5, "12.5亿元");
  assert_text (grid, 2, 6, "-3");
  assert_text (grid, 2, 7, "123456");
  assert_text (grid, 3, 0, "2023-11-01");
  assert_text (grid, 3, 1, "2023-11");
  assert_text (grid, 3, 2, "2023-11-01");
  assert_text (grid, 3, 3, "2023-05-03 14:30:00");
  assert_text (grid, 3, 4, "2023-11");
  assert_text (grid, 3, 5, "2023-11-01");
  assert_text (grid, 3, 6, "14:30:00");
  assert_text (grid, 4, 0, "TRUE");
  assert_text (grid, 4, 1, "3");
  assert_text (grid, 4, 2, "ab");
  assert_text (grid, 4, 3, "#N/A");
}

static void
test_number_formats (void)
{
  static const struct { const char *code; const char *value; gboolean from_1904; const char *text; } cases[] = {
    { "General", "45231", FALSE, "45231" },
    { "General", "7.0000000000000009", FALSE, "7" },
    { "General", "12.299999999999999", FALSE, "12.3" },
    { "General", "1E+5", FALSE, "100000" },
    { "General", "230531011304", FALSE, "230531011304" },
    { "General", "123456789012345678", FALSE, "123456789012345678" },
    { "General", "-0", FALSE, "0" },
    { "@", "5", FALSE, "5" },
    { "0.00E+00", "1234.5", FALSE, "1234.5" },
    { "#,##0.00;[Red]-#,##0.00", "5", FALSE, "5.00" },
    { "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ", "5.5", FALSE, "5.50" },
    { "yyyy\\-mm\\-dd", "45231", FALSE, "2023-11-01" },
    { "yyyy-mm-dd", "45231", TRUE, "2027-11-02" },
    { "yyyy", "45231", FALSE, "2023" },
    { "m\"月\"", "45231", FALSE, "2023-11" },
    { "yyyy-mm-dd hh:mm:ss", "45231.999999", FALSE, "2023-11-02" },
    { "yyyy-mm-dd", "1", FALSE, "1900-01-01" },
    { "yyyy-mm-dd", "61", FALSE, "1900-03-01" },
    { "yyyy-mm-dd", "-1", FALSE, "-1" },
    { "yyyy-mm-dd", "9999999", FALSE, "9999999" },
    { "[h]:mm:ss", "1.5", FALSE, "36:00:00" },
    { "mm:ss", "0.5", FALSE, "12:00:00" },
    { "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "45231", FALSE, "2023-11-01" },
    { "[<100]0.0\"万元\";0\"亿元\"", "12.5", FALSE, "12.5万元" },
    { "0亿", "7", FALSE, "7亿" },
    { "0.00,,\"亿\"", "700000000", FALSE, "700000000" },
    { "0%", "0.333333333333", FALSE, "33%" },
    { "\"", "5", FALSE, "5" },
    { "[", "5", FALSE, "5" },
    { "\\", "5", FALSE, "5" },
    { "", "5", FALSE, "5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgNumberFormat made = kg_number_format_from_code (cases[i].code);
    g_autofree char *text = kg_number_to_text (cases[i].value, &made, cases[i].from_1904);

    g_test_message ("%s of %s", cases[i].code, cases[i].value);
    g_assert_cmpstr (text, ==, cases[i].text);
  }

  for (guint id = 0; id < 100; id++) {
    KgNumberFormat made = kg_number_format_from_builtin (id);
    g_autofree char *text = kg_number_to_text ("45231", &made, FALSE);

    if (id == 14 || id == 31 || id == 58)
      g_assert_cmpstr (text, ==, "2023-11-01");
    else if (id == 17 || id == 27 || id == 57)
      g_assert_cmpstr (text, ==, "2023-11");
    else if (id == 0 || id == 1 || id == 3 || id == 49 || id == 99)
      g_assert_cmpstr (text, ==, "45231");
  }
  g_assert_null (kg_number_to_text ("abc", &(KgNumberFormat) { 0 }, FALSE));
  g_assert_null (kg_number_to_text ("", &(KgNumberFormat) { 0 }, FALSE));
  g_assert_null (kg_number_to_text ("1e999", &(KgNumberFormat) { 0 }, FALSE));
}

/* A list as it really looks: a title, a header of two rows with merged group
 * titles, sections, and cells merged over several projects. */
static void
test_real_layout (Fixture       *self,
                  gconstpointer  data)
{
  lxw_worksheet *hidden = workbook_add_worksheet (self->book, "旧");
  lxw_worksheet *notes = workbook_add_worksheet (self->book, "说明");
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, "2023年清单");
  lxw_datetime when = { 2023, 11, 1, 0, 0, 0 };
  g_autoptr (KgProjectSheet) projects = NULL;
  const KgProjectRow *row;

  write_row (hidden, 0, "序号", "项目名称", "建设单位", "总投资", "属地", "备注", "来源", "年度", NULL);
  write_row (hidden, 1, "1", "旧项目", "甲", "1", "大场镇", "", "", "2020", NULL);
  worksheet_hide (hidden);
  worksheet_activate (sheet);
  worksheet_set_first_sheet (sheet);
  write_row (notes, 0, "项目名称", "说明", NULL);

  worksheet_merge_range (sheet, 0, 0, 0, 7, "宝山区计划新开工项目表", NULL);
  worksheet_write_string (sheet, 1, 7, "单位:亿元", NULL);
  worksheet_merge_range (sheet, 2, 0, 3, 0, "序号", NULL);
  worksheet_merge_range (sheet, 2, 1, 3, 1, "项目\n名称", NULL);
  worksheet_merge_range (sheet, 2, 2, 3, 2, "属地", NULL);
  worksheet_merge_range (sheet, 2, 3, 2, 4, "投资情况", NULL);
  worksheet_write_string (sheet, 3, 3, "总投资", NULL);
  worksheet_write_string (sheet, 3, 4, "年度计划\n(万元)", NULL);
  worksheet_merge_range (sheet, 2, 5, 2, 6, "开工时间", NULL);
  worksheet_write_string (sheet, 3, 5, "计划", NULL);
  worksheet_write_string (sheet, 3, 6, "实际", NULL);
  worksheet_merge_range (sheet, 2, 7, 3, 7, "备注", NULL);
  worksheet_merge_range (sheet, 4, 0, 4, 7, "一、科技产业类67项", NULL);
  worksheet_merge_range (sheet, 5, 0, 5, 7, "(一)科创中心(8项)", NULL);
  worksheet_write_number (sheet, 6, 0, 1, NULL);
  worksheet_write_string (sheet, 6, 1, "甲项目", NULL);
  worksheet_merge_range (sheet, 6, 2, 8, 2, "大场镇", NULL);
  worksheet_merge_range (sheet, 6, 3, 7, 3, "", NULL);
  worksheet_write_number (sheet, 6, 3, 12.5, NULL);
  worksheet_write_number (sheet, 6, 4, 3000, NULL);
  worksheet_write_datetime (sheet, 6, 5, &when, format (self, "yyyy\"年\"m\"月\""));
  worksheet_write_number (sheet, 7, 0, 2, NULL);
  worksheet_write_string (sheet, 7, 1, "乙项目", NULL);
  worksheet_write_string (sheet, 7, 5, "三季度", NULL);
  worksheet_write_string (sheet, 7, 6, "2023年10月9日", NULL);
  worksheet_write_number (sheet, 8, 0, 3, NULL);
  worksheet_write_string (sheet, 8, 1, "丙项目", NULL);
  worksheet_write_string (sheet, 8, 7, "在建", NULL);
  worksheet_merge_range (sheet, 9, 0, 9, 2, "合计", NULL);
  worksheet_write_formula_num (sheet, 9, 3, "=SUM(D7:D9)", NULL, 12.5);

  projects = read_back_projects (self);
  g_assert_cmpstr (projects->sheet_name, ==, "2023年清单");
  g_assert_cmpuint (projects->n_sheets, ==, 2);
  g_assert_cmpuint (projects->header_row, ==, 3);
  g_assert_cmpuint (projects->n_header_rows, ==, 2);
  g_assert_cmpint (projects->year, ==, 2023);
  g_assert_cmpuint (projects->rows->len, ==, 3);
  g_assert_cmpuint (projects->skipped->len, ==, 3);
  g_assert_cmpuint (projects->n_errors + projects->n_warnings, ==, 0);

  row = find_row (projects, 7);
  g_assert_cmpstr (row->name, ==, "甲项目");
  g_assert_cmpstr (row->territory, ==, "大场镇");
  g_assert_cmpstr (row->kind, ==, "科技产业类/科创中心");
  g_assert_cmpint (row->investment, ==, 125000);
  g_assert_cmpint (row->year_plan, ==, 3000);
  assert_day (row->planned_start.date, "2023-11-30");
  g_assert_cmpint (row->planned_start.precision, ==, KG_PRECISION_MONTH);

  row = find_row (projects, 8);
  g_assert_cmpstr (row->territory, ==, "大场镇");
  g_assert_cmpint (row->investment, ==, KG_MONEY_NONE);
  assert_day (row->planned_start.date, "2023-09-30");
  assert_day (row->actual_start.date, "2023-10-09");
  g_assert_cmpstr (find_row (projects, 9)->territory, ==, "大场镇");
  g_assert_cmpstr (find_row (projects, 9)->state, ==, "started");
}

/* A name merged over two rows is one project, with what both rows say. */
static void
test_merged_name (Fixture       *self,
                  gconstpointer  data)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, NULL);
  g_autoptr (KgProjectSheet) projects = NULL;

  write_row (sheet, 0, "项目名称", "存在问题", "总投资(亿元)", NULL);
  worksheet_merge_range (sheet, 1, 0, 2, 0, "甲项目", NULL);
  worksheet_write_string (sheet, 1, 1, "土地未清", NULL);
  worksheet_write_string (sheet, 2, 1, "管线未迁", NULL);
  worksheet_merge_range (sheet, 1, 2, 2, 2, "", NULL);
  worksheet_write_number (sheet, 1, 2, 3, NULL);

  projects = read_back_projects (self);
  g_assert_cmpuint (projects->rows->len, ==, 1);
  g_assert_cmpuint (projects->n_warnings, ==, 0);
  g_assert_cmpstr (find_row (projects, 2)->problem, ==, "土地未清\n管线未迁");
  g_assert_cmpint (find_row (projects, 2)->investment, ==, 30000);
}

static void
test_all_hidden (void)
{
  g_autoptr (GBytes) bytes = make_xlsx_parts (
    "<workbook><sheets><sheet name='a' state='veryHidden' r:id='rId1' xmlns:r='r'/></sheets></workbook>",
    "<worksheet/>", "<sst/>", "<styleSheet/>");

  assert_refused (bytes, NULL, KG_ERROR_REFUSED, "only hidden sheets");
}

/* What other programs write: prefixes, no cell references, inline texts,
 * reading aids, escapes, dates as text, formulas without a result. */
static void
test_other_writers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_xlsx_parts (
    WORKBOOK ("date1904='true'"),
    "<x:worksheet xmlns:x='x'><x:sheetData>"
    "<x:row><x:c t='s'><x:v>0</x:v></x:c><x:c t='inlineStr'><x:is><x:t>内联</x:t><x:rPh sb='0' eb='1'><x:t>neilian</x:t></x:rPh></x:is></x:c></x:row>"
    "<x:row r='4'><x:c r='C4' t='d'><x:v>2023-05-03T00:00:00</x:v></x:c><x:c t='s'><x:v>1</x:v></x:c><x:c s='1'><x:v>45231</x:v></x:c></x:row>"
    "<x:row r='5'><x:c r='A5'><x:f>SUM(A1)</x:f></x:c><x:c r='B5' t='str'><x:f>A1</x:f><x:v>值</x:v></x:c><x:c r='D5' s='7'/></x:row>"
    "<x:row r='6'><x:c r='B6' t='b'><x:v>0</x:v></x:c><x:c r='A6'><x:v>1</x:v></x:c></x:row>"
    "</x:sheetData></x:worksheet>",
    "<sst><si><r><t>项目</t></r><r><t>名称</t></r><rPh sb='0' eb='2'><t>xiangmu</t></rPh><phoneticPr/></si>"
    "<si><t xml:space='preserve'>一_x000D_\n二_x005F_x0041_ _xZZ</t></si></sst>",
    "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='yyyy\"年\"m\"月\"'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='200'/></cellXfs></styleSheet>");
  g_autoptr (KgWorkbook) workbook = kg_workbook_read_bytes (bytes, "x.xlsx", NULL, &error);
  const KgSheet *sheet;

  g_assert_no_error (error);
  sheet = kg_workbook_get_sheet (workbook, 0);
  assert_text (sheet, 1, 0, "项目名称");
  assert_text (sheet, 1, 1, "内联");
  assert_text (sheet, 4, 2, "2023-05-03");
  assert_text (sheet, 4, 3, "一\r\n二_x0041_ _xZZ");
  assert_text (sheet, 4, 4, "2027-11");
  assert_text (sheet, 5, 0, "");
  assert_text (sheet, 5, 1, "值");
  assert_text (sheet, 6, 0, "1");
  assert_text (sheet, 6, 1, "FALSE");
  g_assert_cmpuint (kg_sheet_get_n_notes (sheet), ==, 1);
  g_assert_cmpuint (kg_sheet_get_note (sheet, 0)->row, ==, 5);
  g_assert_cmpuint (kg_sheet_get_note (sheet, 0)->column, ==, 0);
}

/* A formula without a result is a warning in its row of the list. */
static void
test_uncomputed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_xlsx (
    "<row><c t='inlineStr'><is><t>项目名称</t></is></c><c t='inlineStr'><is><t>总投资(亿元)</t></is></c></row>"
    "<row><c t='inlineStr'><is><t>甲</t></is></c><c><f>1+1</f></c></row>", "");
  g_autoptr (KgWorkbook) workbook = kg_workbook_read_bytes (bytes, "x.xlsx", NULL, &error);
  g_autoptr (KgProjectSheet) projects = kg_project_sheet_read (workbook, NULL, &error);
  const KgSheetProblem *problem;

  g_assert_no_error (error);
  problem = find_problem (projects, 2, "总投资(亿元)");
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->severity, ==, KG_SHEET_WARNING);
  g_assert_nonnull (strstr (problem->text, "formula"));
  g_assert_cmpuint (projects->n_warnings, ==, 1);
  g_assert_cmpint (find_row (projects, 2)->investment, ==, KG_MONEY_NONE);
}

static void
test_preview (Fixture       *self,
              gconstpointer  data)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgWorkbook) workbook = NULL;
  KgSheetOptions options = { .preview_rows = 3 };

  for (guint i = 0; i < 100; i++)
    write_row (sheet, i, "a", "b", NULL);
  g_assert_cmpint (workbook_close (self->book), ==, LXW_NO_ERROR);
  workbook = kg_workbook_read_file (self->path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kg_sheet_get_n_rows (kg_workbook_get_sheet (workbook, 0)), ==, 3);
  assert_text (kg_workbook_get_sheet (workbook, 0), 3, 1, "b");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/xlsx/values", Fixture, NULL, set_up, test_values, tear_down);
  g_test_add_func ("/xlsx/number-formats", test_number_formats);
  g_test_add ("/xlsx/real-layout", Fixture, NULL, set_up, test_real_layout, tear_down);
  g_test_add ("/xlsx/merged-name", Fixture, NULL, set_up, test_merged_name, tear_down);
  g_test_add_func ("/xlsx/all-hidden", test_all_hidden);
  g_test_add_func ("/xlsx/other-writers", test_other_writers);
  g_test_add_func ("/xlsx/uncomputed", test_uncomputed);
  g_test_add ("/xlsx/preview", Fixture, NULL, set_up, test_preview, tear_down);

  return g_test_run ();
}
