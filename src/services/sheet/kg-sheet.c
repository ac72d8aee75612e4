// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-sheet.h"

/* A grid of text cells. The texts belong to the workbook and are shared by
 * pointer, so one that stands in many cells is kept once. */

typedef struct {
  guint column;
  const char *text;
} Cell;

typedef struct {
  guint number;
  guint first_cell; /* in the cells of the sheet, by column */
  guint n_cells;
} Row;

/* A merged range as it was written, and in positions of the kept rows. */
typedef struct {
  guint first_row, first_column, last_row, last_column;
  guint first_index, n_indexes;
} Span;

struct _KgSheet {
  char *name;
  GArray *rows;  /* of Row */
  GArray *cells; /* of Cell: only those with a text */
  GArray *notes; /* of KgSheetNote */
  GArray *spans; /* of Span */
  GArray **spans_by_column; /* of guint, sorted by first_index */
  guint n_columns;
};

/**
 * kg_sheet_new:
 * @name: (nullable): the name on the sheet's tab
 */
KgSheet *
kg_sheet_new (const char *name)
{
  KgSheet *self = g_new0 (KgSheet, 1);

  self->name = g_strdup (name);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->notes = g_array_new (FALSE, TRUE, sizeof (KgSheetNote));
  self->spans = g_array_new (FALSE, TRUE, sizeof (Span));

  return self;
}

void
kg_sheet_free (KgSheet *self)
{
  if (self == NULL)
    return;

  if (self->spans_by_column != NULL) {
    for (guint c = 0; c < self->n_columns; c++)
      g_clear_pointer (&self->spans_by_column[c], g_array_unref);
    g_free (self->spans_by_column);
  }
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_array_unref (self->notes);
  g_array_unref (self->spans);
  g_free (self->name);
  g_free (self);
}

/**
 * kg_sheet_get_name:
 *
 * Returns: (nullable): the name on the sheet's tab; %NULL for a text file
 */
const char *
kg_sheet_get_name (const KgSheet *self)
{
  return self->name;
}

/**
 * kg_sheet_get_n_rows:
 *
 * Returns: how many rows have a text
 */
guint
kg_sheet_get_n_rows (const KgSheet *self)
{
  return self->rows->len;
}

guint
kg_sheet_get_n_columns (const KgSheet *self)
{
  return self->n_columns;
}

/**
 * kg_sheet_get_row_number:
 *
 * Returns: the number of the row as a spreadsheet program shows it, from 1
 */
guint
kg_sheet_get_row_number (const KgSheet *self,
                         guint          index)
{
  g_return_val_if_fail (index < self->rows->len, 0);

  return g_array_index (self->rows, Row, index).number;
}

/* The position in the cells of the sheet at which @column of @row stands, or
 * would stand. */
static guint
find_cell (const KgSheet *self,
           const Row     *row,
           guint          column)
{
  guint low = row->first_cell, high = row->first_cell + row->n_cells;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->cells, Cell, middle).column < column)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/**
 * kg_sheet_get_text:
 *
 * Returns: the text of the cell itself, "" when it has none or lies outside
 */
const char *
kg_sheet_get_text (const KgSheet *self,
                   guint          index,
                   guint          column)
{
  const Row *row;
  guint position;

  if (index >= self->rows->len)
    return "";

  row = &g_array_index (self->rows, Row, index);
  position = find_cell (self, row, column);
  if (position == row->first_cell + row->n_cells ||
      g_array_index (self->cells, Cell, position).column != column)
    return "";

  return g_array_index (self->cells, Cell, position).text;
}

/**
 * kg_sheet_get_span:
 * @first_index: (out): the position of the first row of the merged range
 * @first_column: (out): its first column
 * @n_rows: (out): how many of the kept rows it covers
 * @n_columns: (out): how many columns it covers
 *
 * Returns: whether the cell is part of a merged range
 */
gboolean
kg_sheet_get_span (const KgSheet *self,
                   guint          index,
                   guint          column,
                   guint         *first_index,
                   guint         *first_column,
                   guint         *n_rows,
                   guint         *n_columns)
{
  GArray *list;
  guint low = 0, high;
  const Span *span;

  if (self->spans_by_column == NULL || column >= self->n_columns ||
      self->spans_by_column[column] == NULL)
    return FALSE;

  list = self->spans_by_column[column];
  high = list->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;

    span = &g_array_index (self->spans, Span, g_array_index (list, guint, middle));
    if (span->first_index <= index)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0)
    return FALSE;

  span = &g_array_index (self->spans, Span, g_array_index (list, guint, low - 1));
  if (index - span->first_index >= span->n_indexes)
    return FALSE;

  *first_index = span->first_index;
  *first_column = span->first_column;
  *n_rows = span->n_indexes;
  *n_columns = span->last_column - span->first_column + 1;
  return TRUE;
}

guint
kg_sheet_get_n_notes (const KgSheet *self)
{
  return self->notes->len;
}

const KgSheetNote *
kg_sheet_get_note (const KgSheet *self,
                   guint          index)
{
  g_return_val_if_fail (index < self->notes->len, NULL);

  return &g_array_index (self->notes, KgSheetNote, index);
}

/**
 * kg_sheet_cell_name:
 * @row: from 1
 * @column: from 0
 *
 * Returns: the cell's name as spreadsheet programs write it: C12
 */
char *
kg_sheet_cell_name (guint row,
                    guint column)
{
  char letters[8];
  guint n = sizeof (letters);

  letters[--n] = '\0';
  for (guint c = column + 1; c > 0 && n > 0; c = (c - 1) / 26)
    letters[--n] = 'A' + (c - 1) % 26;

  return g_strdup_printf ("%s%u", letters + n, row);
}

/**
 * kg_sheet_set_cell:
 * @row: from 1, never less than that of the cell before
 * @column: from 0
 * @text: lives as long as the workbook; "" is ignored
 *
 * Of two texts for one cell the later one counts.
 */
void
kg_sheet_set_cell (KgSheet    *self,
                   guint       row,
                   guint       column,
                   const char *text)
{
  Cell cell = { column, text };
  Row *last;
  guint position;

  if (text == NULL || *text == '\0')
    return;

  if (self->rows->len == 0 || g_array_index (self->rows, Row, self->rows->len - 1).number != row) {
    Row fresh = { row, self->cells->len, 0 };

    g_return_if_fail (self->rows->len == 0 ||
                      g_array_index (self->rows, Row, self->rows->len - 1).number < row);
    g_array_append_val (self->rows, fresh);
  }

  last = &g_array_index (self->rows, Row, self->rows->len - 1);
  position = find_cell (self, last, column);
  if (position < self->cells->len && g_array_index (self->cells, Cell, position).column == column) {
    g_array_index (self->cells, Cell, position) = cell;
  } else {
    g_array_insert_val (self->cells, position, cell);
    last->n_cells++;
  }
  self->n_columns = MAX (self->n_columns, column + 1);
}

/**
 * kg_sheet_add_note:
 * @text: lives as long as the program
 */
void
kg_sheet_add_note (KgSheet    *self,
                   guint       row,
                   guint       column,
                   const char *text)
{
  KgSheetNote note = { row, column, text };

  g_array_append_val (self->notes, note);
}

/**
 * kg_sheet_add_span:
 *
 * Remembers a merged range: rows from 1, columns from 0, both ends included.
 */
void
kg_sheet_add_span (KgSheet *self,
                   guint    first_row,
                   guint    first_column,
                   guint    last_row,
                   guint    last_column)
{
  Span span = { first_row, first_column, last_row, last_column, 0, 0 };

  if (first_row <= last_row && first_column <= last_column)
    g_array_append_val (self->spans, span);
}

/* The position of the first kept row whose number is @number or more. */
static guint
find_index (const KgSheet *self,
            guint          number)
{
  guint low = 0, high = self->rows->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->rows, Row, middle).number < number)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

static gint
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *x = a, *y = b;

  return x->first_index < y->first_index ? -1 : x->first_index > y->first_index;
}

/**
 * kg_sheet_finish:
 *
 * To be called once by the reader when all cells and merged ranges are known.
 * Ranges are cut to the rows and columns that hold a text.
 */
void
kg_sheet_finish (KgSheet *self)
{
  if (self->spans->len == 0 || self->rows->len == 0 || self->spans_by_column != NULL)
    return;

  for (guint i = 0; i < self->spans->len; i++) {
    Span *span = &g_array_index (self->spans, Span, i);
    guint end = find_index (self, span->last_row + 1);

    span->first_index = find_index (self, span->first_row);
    span->n_indexes = end - span->first_index;
    span->last_column = MIN (span->last_column, self->n_columns - 1);
  }
  g_array_sort (self->spans, compare_spans);

  self->spans_by_column = g_new0 (GArray *, self->n_columns);
  for (guint i = 0; i < self->spans->len; i++) {
    const Span *span = &g_array_index (self->spans, Span, i);

    if (span->n_indexes == 0 || span->first_column >= self->n_columns)
      continue;
    for (guint c = span->first_column; c <= span->last_column; c++) {
      if (self->spans_by_column[c] == NULL)
        self->spans_by_column[c] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (self->spans_by_column[c], i);
    }
  }
}
