// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "services/sheet/kg-csv-writer.h"
#include "services/sheet/kg-reckoned-titles.h"
#include "services/sheet/kg-xlsx-writer.h"
#include "services/sheet/kg-zip.h"
#include "sheet-testing.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static const char *const titles[] = { "灯色", "项目名称", "总投资（万元）", "计划开工时间", "开工余量（工作日）",
                                      "年内开工概率", "逾期督办（件）", "灯色预警" };
static const KgSheetValueKind kinds[] = { KG_VALUE_LIGHT, KG_VALUE_TEXT, KG_VALUE_MONEY, KG_VALUE_DAY, KG_VALUE_SIGNED,
                                          KG_VALUE_PERCENT, KG_VALUE_COUNT, KG_VALUE_LIGHT_DAY };
static const guint chars[] = { 8, 30, 12, 12, 12, 10, 8, 20 };

#define N_COLUMNS 8
#define N_HEAD_ROWS 3             /* title, note, header */
#define FIRST_ROW (N_HEAD_ROWS + 2) /* as people count, below a heading */

static KgSheetDesign
make_design (void)
{
  return (KgSheetDesign) {
    .name = "项目看板", .title = "计划新开工项目看板", .note = "2026年11月23日", .footer = "A & B",
    .day = kg_date_new (2026, 11, 23), .n_columns = N_COLUMNS, .titles = titles, .kinds = kinds, .chars = chars,
    .n_frozen = 2, .is_grouped = TRUE,
    .lights = { "未评", "绿灯", "黄灯", "红灯", "暂缓", "已开工" },
    .fills = { 0x77767b, 0x009e73, 0xf0c21a, 0xd42e1a, 0x77767b, 0x0072b2 },
  };
}

static void
fill_row (KgSheetValue  values[N_COLUMNS],
          const char   *name)
{
  const KgSheetValue row[N_COLUMNS] = {
    { .kind = KG_VALUE_LIGHT, .light = KG_LIGHT_RED },
    { .kind = KG_VALUE_TEXT, .text = name },
    { .kind = KG_VALUE_MONEY, .number = 123456 },
    { .kind = KG_VALUE_DAY, .day = kg_date_new (2027, 1, 18) },
    { .kind = KG_VALUE_SIGNED, .number = -28 },
    { .kind = KG_VALUE_PERCENT, .number = 72 },
    { .kind = KG_VALUE_COUNT, .number = 0 },
    { .kind = KG_VALUE_LIGHT_DAY, .day = kg_date_new (2026, 12, 4), .light = KG_LIGHT_YELLOW },
  };

  memcpy (values, row, sizeof row);
}

static GBytes *
write_csv (const char *const *names)
{
  KgSheetDesign design = make_design ();
  g_autoptr (KgCsvWriter) writer = kg_csv_writer_new (&design);
  KgSheetValue values[N_COLUMNS];

  for (guint i = 0; names[i] != NULL; i++) {
    fill_row (values, names[i]);
    kg_csv_writer_add_row (writer, values);
  }

  return kg_csv_writer_finish (writer);
}

static GBytes *
write_xlsx (const char *const  *names,
            GError            **error)
{
  KgSheetDesign design = make_design ();
  g_autoptr (KgXlsxWriter) writer = kg_xlsx_writer_new (&design, error);
  KgSheetValue values[N_COLUMNS];

  g_assert_nonnull (writer);
  for (guint i = 0; names[i] != NULL; i++) {
    fill_row (values, names[i]);
    if (i == 0)
      kg_xlsx_writer_add_row (writer, KG_SHEET_HEADING, values);
    kg_xlsx_writer_add_row (writer, KG_SHEET_ROW, values);
  }
  fill_row (values, "合计");
  kg_xlsx_writer_add_row (writer, KG_SHEET_TOTAL, values);

  return kg_xlsx_writer_finish (writer, error);
}

static KgWorkbook *
read_back (GBytes     *bytes,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  KgWorkbook *workbook = kg_workbook_read_bytes (bytes, name, NULL, &error);

  g_assert_no_error (error);
  return workbook;
}

/* Every text comes back as it was; what is in the file is harmless. */
static const struct { const char *text; const char *field; } cases[] = {
  { "易卜半导体", "易卜半导体" },
  { "a,b", "\"a,b\"" },
  { "说“好”", "说“好”" },
  { "\"十四五\"规划", "\"\"\"十四五\"\"规划\"" },
  { "两\n行", "\"两\n行\"" },
  { "=1+1", "'=1+1" },
  { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" },
  { "+86 21", "'+86 21" },
  { "@SUM(A1)", "'@SUM(A1)" },
  { "-项目", "'-项目" },
  { "＝1+1", "'＝1+1" },
  { "'=1", "''=1" },
  { "'90年代", "'90年代" },
  { "-5", "-5" },
  { "+5.5", "+5.5" },
  { "-", "'-" },
  { "1-2-3", "1-2-3" },
};

static void
test_texts_in_csv (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *const names[] = { cases[i].text, NULL };
    g_autoptr (GBytes) bytes = write_csv (names);
    g_autofree char *row = g_strdup_printf ("红灯,%s,123456,2027-01-18,-28,72%%,0,2026-12-04 转黄灯\r\n", cases[i].field);
    g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    g_autoptr (KgWorkbook) workbook = read_back (bytes, "看板.csv");

    g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf灯色,项目名称,"));
    g_assert_true (g_str_has_suffix (text, row));
    assert_text (kg_workbook_get_sheet (workbook, 0), 2, 1, cases[i].text);
  }
}

static void
test_texts_in_xlsx (void)
{
  const char *names[G_N_ELEMENTS (cases) + 1] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KgWorkbook) workbook = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    names[i] = cases[i].text;
  bytes = write_xlsx (names, &error);
  g_assert_no_error (error);
  workbook = read_back (bytes, "看板.xlsx");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (kg_workbook_get_sheet (workbook, 0), FIRST_ROW + i, 1, cases[i].text);
}

static gboolean
keep_cb (const char  *data,
         gsize        length,
         gpointer     user_data,
         GError     **error)
{
  g_string_append_len (user_data, data, length);
  return TRUE;
}

static char *
read_part (GBytes     *bytes,
           const char *part)
{
  static const KgSheetOptions options = KG_SHEET_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;
  g_autoptr (KgZip) zip = kg_zip_open (bytes, "看板.xlsx", &options, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (kg_zip_read (zip, part, keep_cb, text, &error));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Numbers and days are of their own types, and the sheet is set up. */
static void
test_types_in_xlsx (void)
{
  static const char *const names[] = { "易卜", NULL };
  static const struct { const char *part; const char *words; } wanted[] = {
    { "xl/worksheets/sheet1.xml", "<v>123456</v>" },
    { "xl/worksheets/sheet1.xml", "<v>46405</v>" },                  /* 2027-01-18 */
    { "xl/worksheets/sheet1.xml", "<v>-28</v>" },
    { "xl/worksheets/sheet1.xml", "<v>0.72" },
    { "xl/worksheets/sheet1.xml", "<v>46360</v>" },                  /* 2026-12-04 */
    { "xl/worksheets/sheet1.xml", "xSplit=\"2\" ySplit=\"3\"" },
    { "xl/worksheets/sheet1.xml", "<autoFilter ref=\"A3:H5\"/>" },
    { "xl/worksheets/sheet1.xml", "outlineLevel=\"1\"" },
    { "xl/worksheets/sheet1.xml", "orientation=\"landscape\"" },
    { "xl/worksheets/sheet1.xml", "fitToHeight=\"0\"" },
    { "xl/worksheets/sheet1.xml", "A &amp;&amp; B" },
    { "xl/workbook.xml", "_xlnm.Print_Titles" },
    { "xl/styles.xml", "FFD42E1A" },
    { "xl/styles.xml", "yyyy\\-mm\\-dd" },
    { "xl/styles.xml", "转黄灯" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = write_xlsx (names, &error);
  g_autoptr (KgWorkbook) workbook = read_back (bytes, "看板.xlsx");
  const KgSheet *sheet = kg_workbook_get_sheet (workbook, 0);
  static const char *const shown[] = { "红灯", "易卜", "123456", "2027-01-18", "-28", "72%", "0", "2026-12-04" };

  g_assert_cmpuint (kg_workbook_get_n_sheets (workbook), ==, 1);
  for (guint i = 0; i < N_COLUMNS; i++)
    assert_text (sheet, FIRST_ROW, i, shown[i]);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    g_autofree char *text = read_part (bytes, wanted[i].part);

    if (strstr (text, wanted[i].words) == NULL)
      g_error ("%s has no %s", wanted[i].part, wanted[i].words);
  }
}

static void
test_no_row (void)
{
  static const char *const names[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xlsx = write_xlsx (names, &error);
  g_autoptr (GBytes) csv = write_csv (names);
  g_autoptr (KgWorkbook) workbook = read_back (xlsx, "看板.xlsx");
  g_autoptr (KgWorkbook) list = read_back (csv, "看板.csv");

  g_assert_no_error (error);
  g_assert_cmpuint (kg_sheet_get_n_rows (kg_workbook_get_sheet (workbook, 0)), ==, N_HEAD_ROWS + 1);
  g_assert_cmpuint (kg_sheet_get_n_rows (kg_workbook_get_sheet (list, 0)), ==, 1);
}

static void
test_long_text (void)
{
  g_autofree char *name = g_strnfill (40000, 'x');
  const char *const names[] = { name, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = write_xlsx (names, &error);
  g_autoptr (KgWorkbook) workbook = NULL;
  const char *text;

  g_assert_no_error (error);
  workbook = read_back (bytes, "看板.xlsx");
  text = kg_sheet_get_text (kg_workbook_get_sheet (workbook, 0), FIRST_ROW - 1, 1);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 32767);
  g_assert_true (g_str_has_suffix (text, "…"));
}

#define MANY 100000

static void
test_many_rows (void)
{
  KgSheetDesign design = make_design ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KgXlsxWriter) writer = kg_xlsx_writer_new (&design, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KgWorkbook) workbook = NULL;
  KgSheetValue values[N_COLUMNS];

  for (guint i = 0; i < MANY; i++) {
    g_autofree char *name = g_strdup_printf ("项目%u", i);

    fill_row (values, name);
    kg_xlsx_writer_add_row (writer, KG_SHEET_ROW, values);
  }
  bytes = kg_xlsx_writer_finish (writer, &error);
  g_assert_no_error (error);
  workbook = read_back (bytes, "看板.xlsx");
  g_assert_cmpuint (kg_sheet_get_n_rows (kg_workbook_get_sheet (workbook, 0)), ==, N_HEAD_ROWS + MANY);
  assert_text (kg_workbook_get_sheet (workbook, 0), N_HEAD_ROWS + MANY, 1, "项目99999");
}

/* A disk that fills up while rows are put aside, at several points. */
static void
test_no_room (void)
{
  struct rlimit unlimited;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  for (rlim_t limit = 1000; limit < 300000; limit *= 3) {
    struct rlimit tight = unlimited;
    KgSheetDesign design = make_design ();
    g_autoptr (GError) error = NULL;
    g_autoptr (KgXlsxWriter) writer = kg_xlsx_writer_new (&design, &error);
    g_autoptr (GBytes) bytes = NULL;
    KgSheetValue values[N_COLUMNS];

    tight.rlim_cur = limit;
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
    for (guint i = 0; i < 2000; i++) {
      fill_row (values, "项目");
      kg_xlsx_writer_add_row (writer, KG_SHEET_ROW, values);
    }
    bytes = kg_xlsx_writer_finish (writer, &error);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);

    g_assert_null (bytes);
    g_assert_error (error, KG_ERROR, KG_ERROR_DISK_FULL);
  }
}

static void
test_inks (void)
{
  static const struct { guint fill; gboolean is_white; } table[] = {
    { 0xffffff, FALSE }, { 0xf0c21a, FALSE }, { 0x009e73, FALSE }, { 0xd42e1a, TRUE }, { 0x0072b2, TRUE }, { 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (kg_sheet_ink_on (table[i].fill) == 0xffffff, ==, table[i].is_white);
}

static void
test_reckoned_titles (void)
{
  static const struct { const char *title; gboolean reckoned; } table[] = {
    { KG_TITLE_LIGHT, TRUE }, { KG_TITLE_SLACK, TRUE }, { "开工余量(工作日)", TRUE }, { " 倒排卡点 ", TRUE },
    { "亮灯情况", FALSE }, { "卡点", FALSE }, { "备注", FALSE }, { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (kg_title_is_reckoned (table[i].title), ==, table[i].reckoned);

  /* None of them names what an import reads. */
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (kg_title_is_reckoned (titles[i]))
      g_assert_cmpint (kg_project_title_read (titles[i]).column, ==, KG_PROJECT_COLUMN_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-writers/texts-in-csv", test_texts_in_csv);
  g_test_add_func ("/sheet-writers/texts-in-xlsx", test_texts_in_xlsx);
  g_test_add_func ("/sheet-writers/types-in-xlsx", test_types_in_xlsx);
  g_test_add_func ("/sheet-writers/no-row", test_no_row);
  g_test_add_func ("/sheet-writers/long-text", test_long_text);
  g_test_add_func ("/sheet-writers/many-rows", test_many_rows);
  g_test_add_func ("/sheet-writers/no-room", test_no_room);
  g_test_add_func ("/sheet-writers/inks", test_inks);
  g_test_add_func ("/sheet-writers/reckoned-titles", test_reckoned_titles);
  return g_test_run ();
}
