// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-table.h"

#include <glib/gi18n.h>

#define GAP 2        /* cells between two columns */
#define NARROWEST 10 /* no column is cut below that */
#define WIDE_ENOUGH 32 /* to read most names; less before columns are left out */
#define HIGHEST_RANK 4

struct _KgCliTable {
  const KgCliColumn *columns;
  guint n_columns;
  GArray *values; /* KgCliValue, row by row */
};

KgCliTable *
kg_cli_table_new (const KgCliColumn *columns)
{
  KgCliTable *self = g_new0 (KgCliTable, 1);

  self->columns = columns;
  while (columns[self->n_columns].key != NULL)
    self->n_columns++;
  self->values = g_array_new (FALSE, FALSE, sizeof (KgCliValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) kg_cli_value_clear);

  return self;
}

void
kg_cli_table_free (KgCliTable *self)
{
  g_array_unref (self->values);
  g_free (self);
}

/**
 * kg_cli_table_add:
 * @value: (transfer full)
 */
void
kg_cli_table_add (KgCliTable *self,
                  KgCliValue  value)
{
  g_array_append_val (self->values, value);
}

guint
kg_cli_table_get_n_rows (const KgCliTable *self)
{
  g_assert (self->values->len % self->n_columns == 0);
  return self->values->len / self->n_columns;
}

guint
kg_cli_table_get_n_columns (const KgCliTable *self)
{
  return self->n_columns;
}

const KgCliColumn *
kg_cli_table_get_column (const KgCliTable *self,
                         guint             column)
{
  return &self->columns[column];
}

const KgCliValue *
kg_cli_table_get (const KgCliTable *self,
                  guint             row,
                  guint             column)
{
  return &g_array_index (self->values, KgCliValue, row * self->n_columns + column);
}

/* What programs want only, and what says nothing in any row, takes no room. */
static int
width_of_column (const KgCliTable *self,
                 guint             column)
{
  int width = 0;

  if (self->columns[column].title == NULL)
    return 0;

  for (guint r = 0; r < kg_cli_table_get_n_rows (self); r++)
    width = MAX (width, kg_cli_text_width (kg_cli_table_get (self, r, column)->shown));

  return width > 0 ? MAX (width, kg_cli_text_width (_(self->columns[column].title))) : 0;
}

static int
total_width (const int *widths,
             guint      n_columns,
             int        widest)
{
  int total = -GAP;

  for (guint c = 0; c < n_columns; c++)
    if (widths[c] > 0)
      total += MIN (widths[c], widest) + GAP;

  return total;
}

/* Leaves out what matters least, as long as the rest is too wide although its
 * longest texts were cut. */
static void
leave_out (const KgCliTable *self,
           int              *widths,
           int               width)
{
  for (guint rank = HIGHEST_RANK; rank > 0; rank--)
    for (guint c = 0; c < self->n_columns; c++)
      if (self->columns[c].rank == rank && total_width (widths, self->n_columns, WIDE_ENOUGH) > width)
        widths[c] = 0;
}

/* Then the widest columns give way. */
static void
squeeze (int   *widths,
         guint  n_columns,
         int    excess)
{
  while (excess > 0) {
    guint widest = 0;

    for (guint c = 1; c < n_columns; c++)
      if (widths[c] > widths[widest])
        widest = c;
    if (widths[widest] <= NARROWEST)
      return;
    widths[widest]--;
    excess--;
  }
}

static void
append_cell (GString    *text,
             const char *cell,
             int         width,
             gboolean    to_the_right)
{
  g_autofree char *cut = kg_cli_text_cut (cell, width);
  int blank = width - kg_cli_text_width (cut);

  g_string_append_printf (text, "%*s%s%*s%*s", to_the_right ? blank : 0, "", cut,
                          to_the_right ? 0 : blank, "", GAP, "");
}

static void
end_line (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

static void
append_table (const KgCliTable *self,
              int               width,
              gboolean          has_titles,
              GString          *text)
{
  guint n_rows = kg_cli_table_get_n_rows (self);
  g_autofree int *widths = g_new0 (int, self->n_columns);

  if (n_rows == 0)
    return;

  for (guint c = 0; c < self->n_columns; c++)
    widths[c] = width_of_column (self, c);
  if (width > 0) {
    leave_out (self, widths, width);
    squeeze (widths, self->n_columns, total_width (widths, self->n_columns, G_MAXINT) - width);
  }

  for (guint c = 0; has_titles && c < self->n_columns; c++)
    if (widths[c] > 0)
      append_cell (text, _(self->columns[c].title), widths[c], FALSE);
  if (has_titles)
    end_line (text);

  for (guint r = 0; r < n_rows; r++) {
    for (guint c = 0; c < self->n_columns; c++) {
      const KgCliValue *value = kg_cli_table_get (self, r, c);

      if (widths[c] > 0)
        append_cell (text, value->shown, widths[c], value->kind == KG_CLI_NUMBER);
    }
    end_line (text);
  }
}

/**
 * kg_cli_table_to_text:
 * @width: cells of the terminal, or 0 for as many as it takes
 *
 * Appends a line of titles and one per row; nothing when there are no rows.
 */
void
kg_cli_table_to_text (const KgCliTable *self,
                      int               width,
                      GString          *text)
{
  append_table (self, width, TRUE, text);
}

/**
 * kg_cli_table_rows_to_text:
 * @width: as for kg_cli_table_to_text()
 *
 * Appends a line per row, without titles.
 */
void
kg_cli_table_rows_to_text (const KgCliTable *self,
                           int               width,
                           GString          *text)
{
  append_table (self, width, FALSE, text);
}
