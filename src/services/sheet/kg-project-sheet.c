// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-project-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-error.h"
#include "services/sheet/kg-project-reader.h"

/* A sheet to a list of projects: finds the header, goes through the rows, and
 * writes down what was left out and why. */

#define MAX_CARRIED_BYTES (64u << 20)
#define MAX_REPORTED_VALUE 200

/* ── Shared by the parts ──────────────────────────────────────── */

/* A copy of @text that lives as long as the result. */
const char *
kg_project_reader_keep (KgProjectReader *self,
                        const char      *text)
{
  if (text == NULL)
    return NULL;

  return strlen (text) < 128 ? g_string_chunk_insert_const (self->result->texts, text)
                             : g_string_chunk_insert (self->result->texts, text);
}

/* Writes down a problem of the cell in @column, or of the row for -1. */
void
kg_project_reader_report (KgProjectReader *self,
                          guint            index,
                          int              column,
                          const char      *value,
                          KgSheetSeverity  severity,
                          const char      *format,
                          ...)
{
  g_autofree char *text = NULL, *start = NULL;
  KgSheetProblem problem = { 0 };
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  if (g_utf8_strlen (value, -1) > MAX_REPORTED_VALUE)
    start = g_utf8_substring (value, 0, MAX_REPORTED_VALUE);
  problem.row = kg_sheet_get_row_number (self->sheet, index);
  problem.column = column >= 0 && (guint) column < self->header->n_columns
                     ? kg_project_reader_keep (self, self->header->cells[column].title) : "";
  problem.value = kg_project_reader_keep (self, start != NULL ? start : value);
  problem.severity = severity;
  problem.text = kg_project_reader_keep (self, text);
  g_array_append_val (self->result->problems, problem);
}

/* The text of a cell, or of the merged cell that it belongs to: a merged
 * cell counts for all of its rows, except for sums, which would be counted
 * several times. */
const char *
kg_project_reader_get_text (KgProjectReader *self,
                            guint            index,
                            int              column)
{
  const char *text;
  guint first_index, first_column, n_rows, n_columns;

  if (column < 0)
    return "";

  text = kg_sheet_get_text (self->sheet, index, column);
  if (*text != '\0')
    return text;
  if (!kg_sheet_get_span (self->sheet, index, column, &first_index, &first_column, &n_rows, &n_columns) ||
      first_column != (guint) column || first_index == index || first_index < self->first_data)
    return "";

  if ((guint) column < self->header->n_columns &&
      kg_project_column_is_money (self->header->cells[column].column))
    return "";
  text = kg_sheet_get_text (self->sheet, first_index, column);
  self->carried += strlen (text);

  return self->carried <= MAX_CARRIED_BYTES ? text : "";
}

/* ── The sheet ────────────────────────────────────────────────── */

static const char *
get_header_text (guint    row,
                 guint    column,
                 gpointer data)
{
  const KgSheet *sheet = data;
  const char *text = kg_sheet_get_text (sheet, row, column);
  guint first_index, first_column, n_rows, n_columns;

  if (*text == '\0' &&
      kg_sheet_get_span (sheet, row, column, &first_index, &first_column, &n_rows, &n_columns))
    text = kg_sheet_get_text (sheet, first_index, first_column);

  return text;
}

static KgProjectHeader *
find_best_sheet (const KgWorkbook  *workbook,
                 const KgSheet    **sheet)
{
  g_autoptr (KgProjectHeader) best = NULL;

  for (guint i = 0; i < kg_workbook_get_n_sheets (workbook); i++) {
    const KgSheet *candidate = kg_workbook_get_sheet (workbook, i);
    g_autoptr (KgProjectHeader) header =
      kg_project_header_find (kg_sheet_get_n_rows (candidate), kg_sheet_get_n_columns (candidate),
                              get_header_text, (gpointer) candidate);

    if (header != NULL && (best == NULL || header->score > best->score)) {
      kg_project_header_free (best);
      best = g_steal_pointer (&header);
      *sheet = candidate;
    }
  }

  return g_steal_pointer (&best);
}

static void
refuse_no_header (const KgWorkbook  *workbook,
                  GError           **error)
{
  const char *file = kg_workbook_get_file_name (workbook);
  const char *encoding = kg_workbook_get_encoding (workbook);
  gboolean empty = TRUE;

  for (guint i = 0; i < kg_workbook_get_n_sheets (workbook); i++)
    empty = empty && kg_sheet_get_n_rows (kg_workbook_get_sheet (workbook, i)) == 0;

  if (empty)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is empty"), file);
  else if (encoding != NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s”, read as %s, has no header row in its first %d rows; words looked for: %s"),
                 file, encoding, KG_PROJECT_HEADER_SEARCH, kg_project_header_wanted_words ());
  else
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” has no header row in the first %d rows of any visible sheet; words looked for: %s"),
                 file, KG_PROJECT_HEADER_SEARCH, kg_project_header_wanted_words ());
}

static const char *
skip_reason (KgSkip kind)
{
  switch (kind) {
  case KG_SKIP_BLANK:
    return _("blank");
  case KG_SKIP_SECTION:
    return _("section heading");
  case KG_SKIP_TOTAL:
    return _("total");
  case KG_SKIP_HEADER:
    return _("header once more");
  case KG_SKIP_COLUMN_NUMBERS:
    return _("column numbers");
  case KG_SKIP_REMARK:
  default:
    return _("remark about the list");
  }
}

static void
add_skipped (KgProjectReader *self,
             guint            first,
             guint            last,
             KgSkip           kind)
{
  KgSkippedRow skipped = { first, last, kind, kg_project_reader_keep (self, skip_reason (kind)) };

  g_array_append_val (self->result->skipped, skipped);
}

static void
read_rows (KgProjectReader *self)
{
  KgProjectSheet *result = self->result;
  guint last_number = kg_sheet_get_row_number (self->sheet, self->first_data - 1);

  for (guint i = self->first_data; i < kg_sheet_get_n_rows (self->sheet); i++) {
    guint number = kg_sheet_get_row_number (self->sheet, i);
    KgProjectRow row;
    KgSkip kind;

    if (number > last_number + 1)
      add_skipped (self, last_number + 1, number - 1, KG_SKIP_BLANK);
    last_number = number;

    if (kg_project_reader_skips (self, i, &kind)) {
      add_skipped (self, number, number, kind);
    } else {
      result->n_data_rows++;
      if (kg_project_reader_read_row (self, i, &row))
        g_array_append_val (result->rows, row);
    }
  }
}

/* What the reader of the file noted about cells of the list. */
static void
take_notes (KgProjectReader *self)
{
  guint first = kg_sheet_get_row_number (self->sheet, self->header->first_row);

  for (guint i = 0; i < kg_sheet_get_n_notes (self->sheet); i++) {
    const KgSheetNote *note = kg_sheet_get_note (self->sheet, i);
    KgSheetProblem problem = { note->row, "", "", KG_SHEET_WARNING, note->text };

    if (note->row < first)
      continue;
    if (note->column < self->header->n_columns)
      problem.column = kg_project_reader_keep (self, self->header->cells[note->column].title);
    g_array_append_val (self->result->problems, problem);
  }
}

static void
describe_columns (KgProjectReader *self)
{
  for (guint i = 0; i < KG_N_PROJECT_COLUMNS; i++)
    self->column_of[i] = i == KG_PROJECT_COLUMN_NONE ? -1 : kg_project_header_get_index (self->header, i);

  for (guint c = 0; c < self->header->n_columns; c++) {
    const KgProjectHeaderCell *cell = &self->header->cells[c];
    KgProjectSheetColumn column = { kg_project_reader_keep (self, cell->title), cell->column, cell->unit };

    if (column.unit == KG_MONEY_UNIT_UNKNOWN && kg_project_column_is_money (cell->column))
      column.unit = self->header->unit;
    if (*cell->title != '\0')
      g_array_append_val (self->result->columns, column);
  }
}

/**
 * kg_project_sheet_read:
 * @options: (nullable): what is today, and which year is meant
 * @error: %KG_ERROR_REFUSED when no sheet has a header
 *
 * Reads the list of projects in the sheet whose header names the most
 * columns. Rows that cannot be used are among the problems as errors: the
 * caller decides what to do about them.
 *
 * Returns: (transfer full)
 */
KgProjectSheet *
kg_project_sheet_read (const KgWorkbook             *workbook,
                       const KgProjectSheetOptions  *options,
                       GError                      **error)
{
  KgProjectReader reader = { 0 };
  g_autoptr (KgProjectHeader) header = find_best_sheet (workbook, &reader.sheet);
  g_autoptr (KgProjectSheet) self = NULL;

  if (header == NULL) {
    refuse_no_header (workbook, error);
    return NULL;
  }

  self = g_new0 (KgProjectSheet, 1);
  self->file_name = g_strdup (kg_workbook_get_file_name (workbook));
  self->encoding = g_strdup (kg_workbook_get_encoding (workbook));
  self->sheet_name = g_strdup (kg_sheet_get_name (reader.sheet));
  self->n_sheets = kg_workbook_get_n_sheets (workbook);
  self->header_row = kg_sheet_get_row_number (reader.sheet, header->first_row);
  self->n_header_rows = header->n_rows;
  self->columns = g_array_new (FALSE, FALSE, sizeof (KgProjectSheetColumn));
  self->rows = g_array_new (FALSE, FALSE, sizeof (KgProjectRow));
  self->skipped = g_array_new (FALSE, FALSE, sizeof (KgSkippedRow));
  self->problems = g_array_new (FALSE, FALSE, sizeof (KgSheetProblem));
  self->texts = g_string_chunk_new (4096);
  self->year = header->year;
  if (self->year == 0 && self->sheet_name != NULL)
    self->year = kg_project_words_find_year (self->sheet_name);
  if (self->year == 0)
    self->year = kg_project_words_find_year (self->file_name);

  reader.result = self;
  reader.header = header;
  reader.first_data = header->first_row + header->n_rows;
  if (options != NULL)
    reader.options = *options;

  describe_columns (&reader);
  read_rows (&reader);
  take_notes (&reader);
  kg_project_reader_join (&reader);
  g_clear_pointer (&reader.headings[0], g_free);
  g_clear_pointer (&reader.headings[1], g_free);

  for (guint i = 0; i < self->problems->len; i++) {
    self->n_errors += kg_project_sheet_get_problem (self, i)->severity == KG_SHEET_ERROR;
    self->n_warnings += kg_project_sheet_get_problem (self, i)->severity == KG_SHEET_WARNING;
  }

  return g_steal_pointer (&self);
}

/**
 * kg_project_sheet_read_file:
 * @path: an .xlsx, .csv or .tsv
 * @limits: (nullable): %NULL for the defaults
 * @options: (nullable): see kg_project_sheet_read()
 * @error: %KG_ERROR_REFUSED or %KG_ERROR_BAD_CELL
 *
 * Returns: (transfer full)
 */
KgProjectSheet *
kg_project_sheet_read_file (const char                   *path,
                            const KgSheetOptions         *limits,
                            const KgProjectSheetOptions  *options,
                            GError                      **error)
{
  g_autoptr (KgWorkbook) workbook = kg_workbook_read_file (path, limits, error);

  return workbook != NULL ? kg_project_sheet_read (workbook, options, error) : NULL;
}

void
kg_project_sheet_free (KgProjectSheet *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    g_free ((gpointer) g_array_index (self->rows, KgProjectRow, i).extras);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->skipped);
  g_array_unref (self->problems);
  g_string_chunk_free (self->texts);
  g_free (self->file_name);
  g_free (self->encoding);
  g_free (self->sheet_name);
  g_free (self);
}

const KgProjectRow *
kg_project_sheet_get_row (const KgProjectSheet *self,
                          guint                 index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, KgProjectRow, index);
}

const KgSkippedRow *
kg_project_sheet_get_skipped (const KgProjectSheet *self,
                              guint                 index)
{
  g_return_val_if_fail (index < self->skipped->len, NULL);

  return &g_array_index (self->skipped, KgSkippedRow, index);
}

const KgSheetProblem *
kg_project_sheet_get_problem (const KgProjectSheet *self,
                              guint                 index)
{
  g_return_val_if_fail (index < self->problems->len, NULL);

  return &g_array_index (self->problems, KgSheetProblem, index);
}

/**
 * kg_sheet_severity_to_code:
 *
 * Returns: how reports that programs read name it
 */
const char *
kg_sheet_severity_to_code (KgSheetSeverity severity)
{
  switch (severity) {
  case KG_SHEET_ERROR:
    return "error";
  case KG_SHEET_WARNING:
    return "warning";
  case KG_SHEET_NOTE:
  default:
    return "note";
  }
}
