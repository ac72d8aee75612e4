// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-minutes-frame.h"

G_BEGIN_DECLS

/**
 * KgTableGrid:
 * @edges: where the middles of the vertical rules are, from left to right, pt
 *   from the left edge of the type area; one more than there are columns
 * @size: of the characters, pt
 * @line: from line to line in a cell, pt
 * @pad: between a cell's text and the middles of the rules above and below, pt
 *
 * What all rows of a table share.
 */
typedef struct {
  guint n_columns;
  double *edges;
  double size;
  double line;
  double pad;
} KgTableGrid;

/**
 * KgCellLine:
 * @items: (nullable): of KgTextItem; none of an empty line
 * @x: where it begins, pt from the left edge of the type area
 * @condense: how narrow it has to be drawn, 1 is its own width
 */
typedef struct {
  GArray *items;
  KgLine line;
  double x;
  double condense;
} KgCellLine;

/**
 * KgTableRow:
 * @cells: of GArray of KgCellLine
 * @n_lines: of the cell that has most, at least 1
 */
typedef struct {
  GPtrArray *cells;
  guint n_lines;
} KgTableRow;

KgTableGrid *kg_table_grid_new       (const KgMinutesTable *table,
                                      const KgPageTemplate *page_template);
void         kg_table_grid_free      (KgTableGrid          *grid);
KgTableRow  *kg_table_row_new        (const KgTableGrid    *grid,
                                      KgShaper             *shaper,
                                      const KgMinutesTable *table,
                                      int                   nth);
void         kg_table_row_free       (KgTableRow           *row);
double       kg_table_row_get_height (const KgTableGrid    *grid,
                                      guint                 n_lines);
gboolean     kg_table_row_is_short   (const KgTableGrid    *grid,
                                      const KgPageTemplate *page_template,
                                      guint                 n_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTableGrid, kg_table_grid_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTableRow, kg_table_row_free)

G_END_DECLS
