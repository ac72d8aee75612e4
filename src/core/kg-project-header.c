// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-project-header.h"

#include <string.h>

#include "core/kg-cell-text.h"

/* Finds the header of a list of projects: the one to three rows near the top
 * whose words name the most columns. */

#define MAX_HEADER_CELL 200 /* bytes; what is longer is no title */
#define MAX_COLUMNS 256

typedef struct {
  guint n_rows;
  guint n_columns;
  KgCellFunc get_text;
  gpointer data;
} Grid;

static const char *
title_at (const Grid *grid,
          guint       row,
          guint       column)
{
  const char *text = grid->get_text (row, column, grid->data);

  return strlen (text) <= MAX_HEADER_CELL ? text : "";
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *squeezed = kg_cell_text_squeeze (text);

  return *squeezed == '\0';
}

/* The title over a column in an upper row of the header: its own cell, else
 * the one to its left that a blank run belongs to, as long as something
 * stands below. */
static const char *
upper_title (const Grid *grid,
             guint       row,
             guint       last_row,
             guint       column)
{
  const char *own = title_at (grid, row, column);

  if (!is_blank (own))
    return own;

  for (guint c = column + 1; c-- > 0;) {
    const char *text = title_at (grid, row, c);
    gboolean below = FALSE;

    if (!is_blank (text)) {
      /* A title that is the bottom of its own column groups nothing. */
      for (guint r = row + 1; r <= last_row; r++)
        below = below || !is_blank (title_at (grid, r, c));
      return below ? text : "";
    }
    for (guint r = row + 1; r <= last_row; r++)
      below = below || !is_blank (title_at (grid, r, c));
    if (!below)
      return "";
  }

  return "";
}

/* Reads column @column of a header that spans @first to @last. */
static KgProjectTitle
read_column (const Grid  *grid,
             guint        first,
             guint        last,
             guint        column,
             const char **bottom,
             char       **words)
{
  g_autoptr (GString) group = g_string_new (NULL);
  g_autoptr (GString) all = words != NULL ? g_string_new (NULL) : NULL;
  const char *lowest = "", *previous = "";
  guint lowest_row = first;

  for (guint r = first; r <= last; r++) {
    if (!is_blank (title_at (grid, r, column))) {
      lowest = title_at (grid, r, column);
      lowest_row = r;
    }
  }
  *bottom = lowest;

  for (guint r = first; r < lowest_row; r++) {
    const char *title = upper_title (grid, r, lowest_row, column);

    if (is_blank (title) || g_str_equal (title, previous) || g_str_equal (title, lowest))
      continue;
    g_string_append (group, title);
    if (all != NULL) {
      g_autofree char *clean = kg_cell_text_clean (title, KG_CELL_TEXT_LINE, NULL);

      g_string_append_printf (all, "%s/", clean);
    }
    previous = title;
  }

  if (words != NULL) {
    g_autofree char *clean = kg_cell_text_clean (lowest, KG_CELL_TEXT_LINE, NULL);

    g_string_append (all, clean);
    *words = g_strdup (all->str);
  }

  return kg_project_title_read_group (group->str, lowest);
}

/* A row that only carries the title of the whole list is no part of its
 * header: one text that begins in the first column, or is too long for a
 * group of columns. */
static gboolean
is_list_title (const Grid *grid,
               guint       row)
{
  guint n = 0, first_column = 0;
  const char *first = "";
  KgProjectTitle title;

  for (guint c = 0; c < grid->n_columns; c++) {
    const char *text = title_at (grid, row, c);

    if (is_blank (text) || (n > 0 && g_str_equal (text, first)))
      continue;
    if (n++ == 0) {
      first = text;
      first_column = c;
    }
  }
  if (n == 0)
    return TRUE;

  title = kg_project_title_read (first);
  return n == 1 && title.column == KG_PROJECT_COLUMN_NONE &&
         (first_column == 0 || g_utf8_strlen (first, -1) > 10);
}

/* How much a header at these rows would say; 0 when it cannot be one, because
 * nothing names the project. The columns that it names come first, then the
 * units of money, then its brevity. */
static guint
score_rows (const Grid *grid,
            guint       first,
            guint       last,
            guint      *n_named)
{
  guint named = 0, n_units = 0;
  guint64 seen = 0;
  gboolean has_name = FALSE;

  G_STATIC_ASSERT (KG_N_PROJECT_COLUMNS < 64);

  if (last > first && is_list_title (grid, first))
    return 0;

  for (guint c = 0; c < grid->n_columns; c++) {
    const char *bottom;
    KgProjectTitle title = read_column (grid, first, last, c, &bottom, NULL);

    if (title.column == KG_PROJECT_COLUMN_NONE || (seen & ((guint64) 1 << title.column)) != 0)
      continue;
    seen |= (guint64) 1 << title.column;
    named++;
    n_units += title.unit != KG_MONEY_UNIT_UNKNOWN;
    /* The lowest words of the name column must be a title themselves:
     * otherwise they are the name of the first project. */
    if (title.column == KG_PROJECT_COLUMN_NAME)
      has_name = kg_project_title_read (bottom).column == KG_PROJECT_COLUMN_NAME;
  }

  *n_named = named;
  return has_name && named >= 2 ? named * 100 + n_units * 10 + KG_PROJECT_HEADER_ROWS - (last - first) : 0;
}

/* Of two columns that claim the same meaning, the one whose title fits better
 * has it; the other is kept by its title. */
static void
settle_claims (KgProjectHeader *self,
               const guint     *ranks)
{
  for (guint i = 0; i < self->n_columns; i++) {
    for (guint k = i + 1; k < self->n_columns && self->cells[i].column != KG_PROJECT_COLUMN_NONE; k++) {
      if (self->cells[k].column != self->cells[i].column)
        continue;
      self->cells[ranks[k] < ranks[i] ? i : k].column = KG_PROJECT_COLUMN_NONE;
    }
  }
}

/* What is said above the header: the year of the list, the unit of its sums. */
static void
read_above (KgProjectHeader *self,
            const Grid      *grid)
{
  for (guint r = 0; r < self->first_row; r++) {
    for (guint c = 0; c < grid->n_columns; c++) {
      const char *text = title_at (grid, r, c);

      if (*text == '\0')
        continue;
      if (self->year == 0)
        self->year = kg_project_words_find_year (text);
      if (self->unit == KG_MONEY_UNIT_UNKNOWN && strstr (text, "单位") != NULL)
        self->unit = kg_money_unit_from_words (text);
    }
  }

  for (guint c = 0; c < self->n_columns && self->year == 0; c++)
    self->year = self->cells[c].year;
}

/**
 * kg_project_header_find:
 * @n_rows: how many rows there are
 * @n_columns: how many columns there are
 * @get_text: gives the text of a cell
 *
 * Looks for the header in the first %KG_PROJECT_HEADER_SEARCH rows. A header
 * names the project and at least one more thing. Group titles of a two- or
 * three-row header may be merged cells or stand in the first cell of a blank
 * run, as they do in text files.
 *
 * Returns: (nullable): the best header, the earliest of equals; %NULL when
 *   there is none
 */
KgProjectHeader *
kg_project_header_find (guint      n_rows,
                        guint      n_columns,
                        KgCellFunc get_text,
                        gpointer   data)
{
  Grid grid = { n_rows, MIN (n_columns, MAX_COLUMNS), get_text, data };
  guint best = 0, first = 0, last = 0, best_named = 0;
  KgProjectHeader *self;
  g_autofree guint *ranks = NULL;

  for (guint r = 0; r < MIN (n_rows, KG_PROJECT_HEADER_SEARCH); r++) {
    for (guint h = 0; h < KG_PROJECT_HEADER_ROWS && r + h < n_rows; h++) {
      guint named;
      guint score = score_rows (&grid, r, r + h, &named);

      if (score > best) {
        best = score;
        best_named = named;
        first = r;
        last = r + h;
      }
    }
  }
  if (best == 0)
    return NULL;

  self = g_new0 (KgProjectHeader, 1);
  self->first_row = first;
  self->n_rows = last - first + 1;
  self->n_columns = grid.n_columns;
  self->cells = g_new0 (KgProjectHeaderCell, self->n_columns);
  self->score = best_named;
  ranks = g_new (guint, self->n_columns);
  for (guint c = 0; c < self->n_columns; c++) {
    const char *bottom;
    KgProjectTitle title = read_column (&grid, first, last, c, &bottom, &self->cells[c].title);

    self->cells[c].column = title.column;
    self->cells[c].unit = title.unit;
    self->cells[c].year = title.year;
    ranks[c] = title.rank;
  }
  settle_claims (self, ranks);
  read_above (self, &grid);

  return self;
}

void
kg_project_header_free (KgProjectHeader *self)
{
  if (self == NULL)
    return;

  for (guint c = 0; c < self->n_columns; c++)
    g_free (self->cells[c].title);
  g_free (self->cells);
  g_free (self);
}

/**
 * kg_project_header_get_index:
 *
 * Returns: the index of the column that holds @column, or -1
 */
int
kg_project_header_get_index (const KgProjectHeader *self,
                             KgProjectColumn        column)
{
  for (guint c = 0; c < self->n_columns; c++) {
    if (self->cells[c].column == column)
      return c;
  }

  return -1;
}

/**
 * kg_project_header_wanted_words:
 *
 * Returns: the words that a message names when no header was found
 */
const char *
kg_project_header_wanted_words (void)
{
  return "项目名称、项目代码、建设单位、责任单位、属地、总投资、计划开工时间、备注";
}

/**
 * kg_project_words_find_year:
 * @words: such as 宝山区2023年计划新开工项目表
 *
 * Returns: the first year from 1990 to 2199 before a 年, or 0
 */
int
kg_project_words_find_year (const char *words)
{
  g_autofree char *squeezed = kg_cell_text_squeeze (words);

  for (const char *p = squeezed; *p != '\0'; p++) {
    if (g_ascii_isdigit (*p) && (p == squeezed || !g_ascii_isdigit (p[-1])) &&
        strspn (p, "0123456789") == 4 && g_str_has_prefix (p + 4, "年")) {
      int year = atoi (p);

      if (year >= 1990 && year <= 2199)
        return year;
    }
  }

  return 0;
}
