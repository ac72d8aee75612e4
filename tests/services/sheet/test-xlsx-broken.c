// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "core/kg-error.h"
#include "raw-xlsx.h"
#include "sheet-testing.h"

#define CELL(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"

static void
refuse_sheet (const char *sheet_data,
              int         code,
              const char *words)
{
  g_autoptr (GBytes) bytes = make_xlsx (sheet_data, "<si><t>一</t></si>");

  assert_refused (bytes, NULL, code, words);
}

/* Cut anywhere, the file is refused: nothing of it is taken for the whole. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = make_xlsx ("<row>" CELL ("项目名称") "</row>", "");
  gsize length = g_bytes_get_size (whole);

  for (gsize n = 4; n < length; n += 7) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, n);

    assert_refused (part, NULL, KG_ERROR_REFUSED, "damaged or was cut short");
  }
}

/* One byte changed inside the packed data: the check sum tells. */
static void
test_flipped (void)
{
  g_autoptr (GBytes) whole = make_xlsx ("<row>" CELL ("项目名称") CELL ("总投资") "</row>", "");
  gsize length;
  const guint8 *data = g_bytes_get_data (whole, &length);
  guint n_refused = 0;

  for (gsize i = 0; i < length; i++) {
    g_autofree guint8 *copy = g_memdup2 (data, length);
    g_autoptr (GBytes) changed = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (KgWorkbook) workbook = NULL;

    copy[i] ^= 0x20;
    changed = g_bytes_new_take (g_steal_pointer (&copy), length);
    workbook = kg_workbook_read_bytes (changed, "清单.xlsx", NULL, &error);
    if (workbook == NULL) {
      g_assert_true (error->domain == KG_ERROR);
      g_assert_nonnull (strstr (error->message, "清单.xlsx"));
      n_refused++;
    } else {
      const KgSheet *sheet = kg_workbook_get_sheet (workbook, 0);

      /* What is still read is read right. */
      g_assert_cmpstr (kg_sheet_get_text (sheet, 0, 0), ==, "项目名称");
      g_assert_cmpstr (kg_sheet_get_text (sheet, 0, 1), ==, "总投资");
    }
  }
  g_assert_cmpuint (n_refused, >, length / 3);
}

static void
test_other_documents (void)
{
  static const struct { const char *part; const char *words; } cases[] = {
    { "word/document.xml", "a Word document" },
    { "ppt/presentation.xml", "a presentation" },
    { "content.xml", "an OpenDocument file" },
    { "xl/workbook.bin", "a binary .xlsb workbook" },
    { "readme.txt", "a packed archive" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = make_zip (cases[i].part, "<x/>", NULL);

    assert_refused (bytes, NULL, KG_ERROR_REFUSED, cases[i].words);
  }
}

static void
test_bad_sheets (void)
{
  g_autoptr (GBytes) missing = make_zip ("_rels/.rels", ROOT_RELATIONS, "xl/workbook.xml", WORKBOOK (""),
                                         "xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS, NULL);
  g_autoptr (GBytes) none = make_xlsx_parts ("<workbook/>", "<worksheet/>", "<sst/>", "<styleSheet/>");

  assert_refused (missing, NULL, KG_ERROR_REFUSED, "sheet “清单” is missing");
  assert_refused (none, NULL, KG_ERROR_REFUSED, "has no sheet");
  refuse_sheet ("<row r='2'/><row r='2'/>", KG_ERROR_REFUSED, "out of order behind row 2");
  refuse_sheet ("<row r='9999999'/>", KG_ERROR_REFUSED, "out of order");
  refuse_sheet ("<row><c r='ABCDE1'/></row>", KG_ERROR_REFUSED, "row 1 of sheet “清单” has a cell without a place");
  refuse_sheet ("<row><c r='B1' t='s'><v>1</v></c></row>", KG_ERROR_BAD_CELL, "cell B1 of sheet “清单”: it refers to");
  refuse_sheet ("<row><c r='B1'><v>7x</v></c></row>", KG_ERROR_BAD_CELL, "cell B1");
  refuse_sheet ("<row><c></row>", KG_ERROR_REFUSED, "xl/worksheets/sheet1.xml is not valid XML");
  refuse_sheet ("<row><c t='inlineStr'><is><t>a\001b</t></is></c></row>", KG_ERROR_REFUSED, "not valid XML");
  refuse_sheet ("<row><c t='inlineStr'><is><t>\xff</t></is></c></row>", KG_ERROR_REFUSED, "not valid XML");
}

/* Entities could grow without end: no document type is let in. */
static void
test_entities (void)
{
  g_autoptr (GBytes) bytes = make_xlsx_parts (
    WORKBOOK (""),
    "<!DOCTYPE worksheet [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    "<worksheet><sheetData><row>" CELL ("&b;") "</row></sheetData></worksheet>", "<sst/>", "<styleSheet/>");

  assert_refused (bytes, NULL, KG_ERROR_REFUSED, "declares a document type");
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "<a>");
  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "</a>");
  refuse_sheet (deep->str, KG_ERROR_REFUSED, "nests too deeply");
}

static void
test_bomb (void)
{
  g_autofree char *blanks = g_strnfill (32 << 20, ' ');
  g_autoptr (GBytes) bytes = make_xlsx (blanks, "");
  KgSheetOptions options = { .max_ratio = 100000, .max_unpacked_bytes = 16 << 20 };

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1 << 20);
  assert_refused (bytes, NULL, KG_ERROR_REFUSED, "unpacks to more than 300 times its size");
  assert_refused (bytes, &options, KG_ERROR_REFUSED, "unpacks to more than 16.0");
}

/* The size in the directory of the container need not be true. */
static void
test_lying_bomb (void)
{
  g_autofree char *blanks = g_strnfill (4 << 20, ' ');
  g_autoptr (GBytes) honest = make_xlsx (blanks, "");
  gsize length;
  const guint8 *data = g_bytes_get_data (honest, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);
  g_autoptr (GBytes) lying = NULL;
  guint n = 0;

  for (gsize i = 0; i + 4 <= length; i++) {
    guint32 size;

    memcpy (&size, copy + i, 4);
    if (GUINT32_FROM_LE (size) > (4 << 20) && GUINT32_FROM_LE (size) < (4 << 20) + 200) {
      size = GUINT32_TO_LE (1000);
      memcpy (copy + i, &size, 4);
      n++;
    }
  }
  g_assert_cmpuint (n, >=, 1);
  lying = g_bytes_new_take (g_steal_pointer (&copy), length);
  assert_refused (lying, NULL, KG_ERROR_REFUSED, "清单.xlsx");
}

static void
test_huge (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  KgSheetOptions options = { .max_rows = 100 };
  g_autoptr (GBytes) many_rows = NULL;
  g_autoptr (GBytes) wide = make_xlsx ("<row><c r='XFD1'><v>1</v></c></row>", "");
  g_autoptr (GBytes) merged = NULL;
  g_autofree char *long_text = g_strnfill (140000, 'x');
  g_autofree char *long_row = g_strdup_printf ("<row><c r='D1' t='inlineStr'><is><t>%s</t></is></c></row>", long_text);

  for (guint i = 0; i < 101; i++)
    g_string_append (rows, "<row><c><v>1</v></c></row>");
  many_rows = make_xlsx (rows->str, "");
  assert_refused (many_rows, &options, KG_ERROR_REFUSED, "more than 100 rows");
  options = (KgSheetOptions) { .max_cells = 100 };
  assert_refused (many_rows, &options, KG_ERROR_REFUSED, "row 101");
  assert_refused (wide, NULL, KG_ERROR_REFUSED, "cell XFD1");
  refuse_sheet (long_row, KG_ERROR_BAD_CELL, "cell D1");

  g_string_assign (rows, "<worksheet><sheetData><row><c r='A1'><v>1</v></c></row></sheetData><mergeCells>");
  for (guint i = 1; i <= 70000; i++)
    g_string_append_printf (rows, "<mergeCell ref='A%u:XFD%u'/>", i, i);
  g_string_append (rows, "</mergeCells></worksheet>");
  merged = make_xlsx_parts (WORKBOOK (""), rows->str, "<sst/>", "<styleSheet/>");
  assert_refused (merged, NULL, KG_ERROR_REFUSED, "too many merged cells");
}

/* A shared text of many kilobytes in very many cells would grow beyond any
 * measure once it is copied. */
static void
test_repeated_text (void)
{
  g_autofree char *text = g_strnfill (30000, 'x');
  g_autofree char *strings = g_strdup_printf ("<si><t>%s</t></si>", text);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  KgSheetOptions options = { .max_text_bytes = 1 << 20 };

  for (guint i = 0; i < 40; i++)
    g_string_append (rows, "<row><c t='s'><v>0</v></c></row>");
  bytes = make_xlsx (rows->str, strings);
  assert_refused (bytes, &options, KG_ERROR_REFUSED, "row 35");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xlsx-broken/truncated", test_truncated);
  g_test_add_func ("/xlsx-broken/flipped", test_flipped);
  g_test_add_func ("/xlsx-broken/other-documents", test_other_documents);
  g_test_add_func ("/xlsx-broken/bad-sheets", test_bad_sheets);
  g_test_add_func ("/xlsx-broken/entities", test_entities);
  g_test_add_func ("/xlsx-broken/depth", test_depth);
  g_test_add_func ("/xlsx-broken/bomb", test_bomb);
  g_test_add_func ("/xlsx-broken/lying-bomb", test_lying_bomb);
  g_test_add_func ("/xlsx-broken/huge", test_huge);
  g_test_add_func ("/xlsx-broken/repeated-text", test_repeated_text);

  return g_test_run ();
}
