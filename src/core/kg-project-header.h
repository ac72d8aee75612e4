// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-project-columns.h"

G_BEGIN_DECLS

/* How many rows from the top are searched for the header, and how many rows
 * the header itself may have. */
#define KG_PROJECT_HEADER_SEARCH 30
#define KG_PROJECT_HEADER_ROWS 3

/* The text of a cell, "" for an empty one; both counted from 0. */
typedef const char *(*KgCellFunc) (guint    row,
                                   guint    column,
                                   gpointer data);

typedef struct {
  KgProjectColumn column; /* NONE: a column that the program does not know */
  KgMoneyUnit unit;
  int year;
  char *title;            /* the words of all header rows, in one line */
} KgProjectHeaderCell;

/**
 * KgProjectHeader:
 * @first_row: the index of the first row of the header
 * @n_rows: one to three
 * @cells: one for each column of the sheet
 * @score: how many columns were recognised
 * @year: the year named in the header or above it, or 0
 * @unit: the unit of money named above the header
 */
typedef struct {
  guint first_row;
  guint n_rows;
  guint n_columns;
  KgProjectHeaderCell *cells;
  guint score;
  int year;
  KgMoneyUnit unit;
} KgProjectHeader;

KgProjectHeader *kg_project_header_find         (guint                  n_rows,
                                                 guint                  n_columns,
                                                 KgCellFunc             get_text,
                                                 gpointer               data);
void             kg_project_header_free         (KgProjectHeader       *self);
int              kg_project_header_get_index    (const KgProjectHeader *self,
                                                 KgProjectColumn        column);
const char      *kg_project_header_wanted_words (void);
int              kg_project_words_find_year     (const char            *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgProjectHeader, kg_project_header_free)

G_END_DECLS
