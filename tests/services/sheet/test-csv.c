// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "core/kg-error.h"
#include "sheet-testing.h"

static void
test_quoting (void)
{
  g_autoptr (KgWorkbook) workbook = read_text (
    "名称,内容,备注\r\n"
    "\"上海,光源\",\"第一行\n第二行\",\"他说\"\"好\"\"\"\r\n"
    "\r\n"
    "\"十四五\"规划,a \"b\" c,\"\"\r\n"
    "末行,,x", "list.csv");
  const KgSheet *sheet = kg_workbook_get_sheet (workbook, 0);

  g_assert_cmpint (kg_workbook_get_separator (workbook), ==, ',');
  g_assert_cmpstr (kg_workbook_get_encoding (workbook), ==, "UTF-8");
  g_assert_cmpint (kg_workbook_get_format (workbook), ==, KG_WORKBOOK_TEXT);
  g_assert_cmpuint (kg_sheet_get_n_rows (sheet), ==, 4);
  g_assert_cmpuint (kg_sheet_get_n_columns (sheet), ==, 3);
  assert_text (sheet, 2, 0, "上海,光源");
  assert_text (sheet, 2, 1, "第一行\n第二行");
  assert_text (sheet, 2, 2, "他说\"好\"");
  assert_text (sheet, 4, 0, "\"十四五\"规划");
  assert_text (sheet, 4, 1, "a \"b\" c");
  assert_text (sheet, 4, 2, "");
  assert_text (sheet, 5, 0, "末行");
  assert_text (sheet, 5, 2, "x");
}

static void
test_separators (void)
{
  static const struct { const char *text; char separator; } cases[] = {
    { "a,b,c\n1,2,3\n", ',' },
    { "a;b;c\n1,5;2,5;3\n4;5;6", ';' },
    { "a\tb\n1,2,3\tx\n4\ty,z\n", '\t' },
    { "a\tb\r1\t2\r", '\t' },
    { "sep=;\na;b\n1,2;3", ';' },
    { "\"a;b\",c\n\"d;e\",f\n", ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgWorkbook) workbook = read_text (cases[i].text, "x");

    g_assert_cmpint (kg_workbook_get_separator (workbook), ==, cases[i].separator);
    g_assert_cmpuint (kg_sheet_get_n_rows (kg_workbook_get_sheet (workbook, 0)), >=, 2);
  }
}

static void
test_row_numbers (void)
{
  g_autoptr (KgWorkbook) workbook = read_text ("sep=,\na,b\n\n\nc,d\n", "x");
  const KgSheet *sheet = kg_workbook_get_sheet (workbook, 0);
  g_autofree char *name = kg_sheet_cell_name (12, 2), *far = kg_sheet_cell_name (1, 16383);

  g_assert_cmpuint (kg_sheet_get_row_number (sheet, 0), ==, 2);
  g_assert_cmpuint (kg_sheet_get_row_number (sheet, 1), ==, 5);
  g_assert_cmpstr (name, ==, "C12");
  g_assert_cmpstr (far, ==, "XFD1");
}

#define LIST "项目名称,建设单位\n上海光源二期,中科院\n𠀀龘项目,甲\n"

static void
test_encodings (void)
{
  static const struct { const char *encoding; const char *mark; gsize length; const char *found; } cases[] = {
    { "UTF-8", "", 0, "UTF-8" },
    { "UTF-8", "\xef\xbb\xbf", 3, "UTF-8" },
    { "UTF-16LE", "\xff\xfe", 2, "UTF-16LE" },
    { "UTF-16BE", "\xfe\xff", 2, "UTF-16BE" },
    { "GB18030", "", 0, "GB18030" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gsize length;
    g_autofree char *coded = g_convert (LIST, -1, cases[i].encoding, "UTF-8", NULL, &length, &error);
    g_autoptr (GByteArray) array = g_byte_array_new ();
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (KgWorkbook) workbook = NULL;
    const KgSheet *sheet;

    g_assert_no_error (error);
    g_byte_array_append (array, (const guint8 *) cases[i].mark, cases[i].length);
    g_byte_array_append (array, (const guint8 *) coded, length);
    bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
    workbook = kg_workbook_read_bytes (bytes, "x.csv", NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (kg_workbook_get_encoding (workbook), ==, cases[i].found);
    sheet = kg_workbook_get_sheet (workbook, 0);
    assert_text (sheet, 1, 0, "项目名称");
    assert_text (sheet, 2, 1, "中科院");
    assert_text (sheet, 3, 0, "𠀀龘项目");
  }
}

/* The first rows under each reading, so that a person can choose. */
static void
test_preview (void)
{
  gsize length;
  g_autofree char *coded = g_convert (LIST LIST, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (coded, length);
  KgSheetOptions options = { .encoding = "GB18030", .preview_rows = 2 };
  g_autoptr (KgWorkbook) good = kg_workbook_read_bytes (bytes, "x.csv", &options, NULL);
  g_autoptr (KgWorkbook) bad = NULL;

  g_assert_nonnull (good);
  g_assert_cmpuint (kg_sheet_get_n_rows (kg_workbook_get_sheet (good, 0)), ==, 2);
  assert_text (kg_workbook_get_sheet (good, 0), 1, 0, "项目名称");

  options.encoding = "UTF-8";
  bad = kg_workbook_read_bytes (bytes, "x.csv", &options, NULL);
  g_assert_nonnull (bad);
  g_assert_nonnull (strstr (kg_sheet_get_text (kg_workbook_get_sheet (bad, 0), 0, 0), "\xef\xbf\xbd"));
  g_assert_true (g_utf8_validate (kg_sheet_get_text (kg_workbook_get_sheet (bad, 0), 0, 0), -1, NULL));

  options.preview_rows = 0;
  assert_refused (bytes, &options, KG_ERROR_REFUSED, "line 1");
}

/* Of a large file a preview reads the beginning, whole lines of it. */
static void
test_preview_of_large_file (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KgWorkbook) workbook = NULL;
  KgSheetOptions options = { .preview_rows = 100000 };
  const KgSheet *sheet;

  while (text->len < 2 << 20)
    g_string_append (text, "上海光源二期,在建\n");
  bytes = g_bytes_new (text->str, text->len);
  workbook = kg_workbook_read_bytes (bytes, "x.csv", &options, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kg_workbook_get_encoding (workbook), ==, "UTF-8");
  sheet = kg_workbook_get_sheet (workbook, 0);
  g_assert_cmpuint (kg_sheet_get_n_rows (sheet), >, 30000);
  g_assert_cmpuint (kg_sheet_get_n_rows (sheet), <, 50000);
  assert_text (sheet, kg_sheet_get_n_rows (sheet), 1, "在建");
}

static void
refuse (const char *data,
        gssize      length,
        int         code,
        const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length >= 0 ? (gsize) length : strlen (data));

  assert_refused (bytes, NULL, code, words);
}

static void
test_refused (void)
{
  refuse ("", 0, KG_ERROR_REFUSED, "is empty");
  refuse ("\xef\xbb\xbf \r\n\t", -1, KG_ERROR_REFUSED, "is empty");
  refuse ("%PDF-1.7\n...", -1, KG_ERROR_REFUSED, "a PDF document");
  refuse ("\x89PNG\r\n\x1a\n....", -1, KG_ERROR_REFUSED, "a picture");
  refuse ("\x1f\x8b\x08\x00", 4, KG_ERROR_REFUSED, "a packed archive");
  refuse ("SQLite format 3\0....", 20, KG_ERROR_REFUSED, "a database");
  refuse ("<html><table><tr><td>项目名称</td></tr></table>", -1, KG_ERROR_REFUSED, "a web page");
  refuse ("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>", -1, KG_ERROR_REFUSED, "saved as XML");
  refuse ("项目名称,备注\n甲,\0乙\n", 25, KG_ERROR_REFUSED, "line 2 has a NUL byte");
  refuse ("项目名称,备注\n甲,\"乙\n丙,丁\n", -1, KG_ERROR_BAD_CELL, "cell B2 is never closed");
  /* Chinese in UTF-8 with one byte lost: no GB18030, whatever it decodes to. */
  refuse ("项目名称,备注\n上海光源,在建\n张江\xe5\xae,在建\n同济大学,在建\n", -1, KG_ERROR_REFUSED, "line 3");
  /* Neither. */
  refuse ("name,remark\nabc,\xff\xff\xff\xff\n", -1, KG_ERROR_REFUSED, "neither UTF-8 nor GB18030 text: line 2");
  refuse ("\xff\xfe\x00\xd8\x41\x00", 6, KG_ERROR_REFUSED, "not valid UTF-16LE");
  refuse ("\xff\xfe\x00\x00\x41\x00", 6, KG_ERROR_REFUSED, "NUL");
}

static void
test_old_formats (void)
{
  g_autoptr (GByteArray) ole = g_byte_array_new ();
  static const guint8 magic[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  static const struct { const char *stream; const char *words; } cases[] = {
    { "Workbook", "old .xls format; save it as .xlsx" },
    { "EncryptedPackage", "protected by a password" },
    { "WordDocument", "a Word document" },
    { "Other", "another document" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = NULL;

    g_byte_array_set_size (ole, 0);
    g_byte_array_append (ole, magic, sizeof (magic));
    for (guint k = 0; k < 512; k++)
      g_byte_array_append (ole, (const guint8 *) "\0", 1);
    for (const char *p = cases[i].stream; *p != '\0'; p++) {
      g_byte_array_append (ole, (const guint8 *) p, 1);
      g_byte_array_append (ole, (const guint8 *) "\0", 1);
    }
    bytes = g_bytes_new (ole->data, ole->len);
    assert_refused (bytes, NULL, KG_ERROR_REFUSED, cases[i].words);
  }
}

static void
test_limits (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b,c\n1,2,3\n4,5,6\n", 18);
  KgSheetOptions options = { .max_rows = 2 };

  assert_refused (bytes, &options, KG_ERROR_REFUSED, "more than 2 rows");
  options = (KgSheetOptions) { .max_columns = 2 };
  assert_refused (bytes, &options, KG_ERROR_REFUSED, "cell C1");
  options = (KgSheetOptions) { .max_cells = 8 };
  assert_refused (bytes, &options, KG_ERROR_REFUSED, "row 3");
  options = (KgSheetOptions) { .max_text_bytes = 5 };
  assert_refused (bytes, &options, KG_ERROR_REFUSED, "row 2");
  options = (KgSheetOptions) { .max_file_bytes = 17 };
  assert_refused (bytes, &options, KG_ERROR_REFUSED, "too large");
  {
    g_autofree char *text = g_strdup_printf ("a,b\n%*s,1\n", 40000, "x");
    g_autoptr (GBytes) long_cell = g_bytes_new (text, strlen (text));

    assert_refused (long_cell, NULL, KG_ERROR_BAD_CELL, "cell A2");
  }
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kg_workbook_read_file ("/nonexistent/清单.csv", NULL, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "/nonexistent/清单.csv"));
  g_clear_error (&error);

  g_assert_null (kg_workbook_read_file (g_get_tmp_dir (), NULL, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "is not a file"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/quoting", test_quoting);
  g_test_add_func ("/csv/separators", test_separators);
  g_test_add_func ("/csv/row-numbers", test_row_numbers);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/preview", test_preview);
  g_test_add_func ("/csv/preview-of-large-file", test_preview_of_large_file);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/old-formats", test_old_formats);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/files", test_files);

  return g_test_run ();
}
