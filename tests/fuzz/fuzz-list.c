// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "fuzz-target.h"

#include "core/kg-error.h"
#include "services/sheet/kg-project-sheet.h"

/* A whole file, whatever it is: .csv, .tsv, a zip container. Either there is
 * a list whose texts are all valid, or one sentence says why there is none. */

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
check_projects (const KgProjectSheet *sheet)
{
  guint n_errors = 0;

  for (guint i = 0; i < sheet->rows->len; i++) {
    const KgProjectRow *row = kg_project_sheet_get_row (sheet, i);

    g_assert_true (row->name != NULL && *row->name != '\0' && g_utf8_strlen (row->name, -1) <= 500);
    g_assert_cmpint (row->investment, >=, KG_MONEY_NONE);
    g_assert_cmpint (row->investment, <=, KG_MONEY_MAX);
    check_text (row->name);
    check_text (row->content);
    check_text (row->problem);
    check_text (row->section);
    check_text (row->kind);
    check_text (row->tags);
    for (guint k = 0; k < row->n_extras; k++) {
      check_text (row->extras[k].title);
      check_text (row->extras[k].text);
    }
  }
  for (guint i = 0; i < sheet->problems->len; i++) {
    const KgSheetProblem *problem = kg_project_sheet_get_problem (sheet, i);

    check_text (problem->value);
    check_text (problem->text);
    g_assert_cmpstr (problem->text, !=, "");
    n_errors += problem->severity == KG_SHEET_ERROR;
  }
  g_assert_cmpuint (n_errors, ==, sheet->n_errors);
  g_assert_cmpuint (sheet->rows->len, <=, sheet->n_data_rows);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  KgProjectSheetOptions options = { kg_date_new (2026, 11, 23), 0 };
  KgSheetOptions limits = { .max_rows = 2000, .max_cells = 20000, .max_unpacked_bytes = 4 << 20,
                            .max_text_bytes = 4 << 20 };
  g_autoptr (KgWorkbook) workbook = kg_workbook_read_bytes (bytes, "x", &limits, &error);
  g_autoptr (KgProjectSheet) sheet = NULL;

  if (workbook != NULL) {
    for (guint i = 0; i < kg_workbook_get_n_sheets (workbook); i++) {
      const KgSheet *grid = kg_workbook_get_sheet (workbook, i);

      for (guint r = 0; r < kg_sheet_get_n_rows (grid); r++)
        check_text (kg_sheet_get_text (grid, r, 0));
    }
    sheet = kg_project_sheet_read (workbook, &options, &error);
  }
  if (sheet != NULL)
    check_projects (sheet);
  g_assert_true ((sheet == NULL) == (error != NULL));
  if (error != NULL) {
    g_assert_true (error->domain == KG_ERROR);
    check_text (error->message);
  }

  return 0;
}
