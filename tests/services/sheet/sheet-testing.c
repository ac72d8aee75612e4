// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "sheet-testing.h"

#include <string.h>

#include "core/kg-error.h"

KgWorkbook *
read_text (const char *text,
           const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  KgWorkbook *workbook = kg_workbook_read_bytes (bytes, name, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (workbook);
  return workbook;
}

KgProjectSheet *
read_projects (const char  *text,
               GError     **error)
{
  g_autoptr (KgWorkbook) workbook = read_text (text, "list.csv");
  KgProjectSheetOptions options = { kg_date_parse_iso (TODAY), 0 };

  return kg_project_sheet_read (workbook, &options, error);
}

char *
fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "sheets", name, NULL);
}

const KgProjectRow *
find_row (const KgProjectSheet *sheet,
          guint                 row)
{
  for (guint i = 0; i < sheet->rows->len; i++) {
    if (kg_project_sheet_get_row (sheet, i)->row == row)
      return kg_project_sheet_get_row (sheet, i);
  }

  g_error ("There is no project from row %u", row);
}

const KgSheetProblem *
find_problem (const KgProjectSheet *sheet,
              guint                 row,
              const char           *column)
{
  for (guint i = 0; i < sheet->problems->len; i++) {
    const KgSheetProblem *problem = kg_project_sheet_get_problem (sheet, i);

    if (problem->row == row && g_str_equal (problem->column, column))
      return problem;
  }

  return NULL;
}

void
assert_refused (GBytes               *bytes,
                const KgSheetOptions *options,
                int                   code,
                const char           *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgWorkbook) workbook = kg_workbook_read_bytes (bytes, "清单.xlsx", options, &error);

  g_assert_null (workbook);
  g_assert_error (error, KG_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "清单.xlsx"));
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

void
assert_text (const KgSheet *sheet,
             guint          row,
             guint          column,
             const char    *text)
{
  for (guint i = 0; i < kg_sheet_get_n_rows (sheet); i++) {
    if (kg_sheet_get_row_number (sheet, i) == row) {
      g_assert_cmpstr (kg_sheet_get_text (sheet, i, column), ==, text);
      return;
    }
  }

  g_assert_cmpstr ("", ==, text);
}

void
assert_day (KgDate      date,
            const char *iso)
{
  g_autofree char *found = kg_date_to_iso (date);

  g_assert_cmpstr (found, ==, iso);
}
