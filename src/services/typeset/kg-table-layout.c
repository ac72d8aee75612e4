// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-table-layout.h"

#include "services/typeset/kg-table-cells.h"

#include <math.h>

/* A table from page to page.
 *
 * It is ruled on all sides, thicker outside than inside, on every page that
 * has a part of it; its head stands on each of them. A row stays whole unless
 * it is a long one, which is broken at a line that runs through all its cells.
 * Rows are shaped when they are put and forgotten then: a long table takes no
 * more memory than a short one. */

typedef struct {
  KgFlowBox box;
  KgShaper *shaper;
  const KgPageTemplate *page_template;
  const KgMinutesTable *table;
  KgTableGrid *grid;
  KgTableRow *head; /* (nullable): what stands on every page */
  KgTableRow *row;  /* (nullable): what comes next, NULL is the end */
  KgTableRow *last; /* (nullable): what comes behind @row, where it had to be known */
  int nth;          /* of @row; -1 is a head that is set once */
  guint line;       /* of @row, how many are set */
} KgTableLayout;

/* How many lines of a broken row stay together on either side. */
#define LEAST_LINES 2

/* How many rows a page keeps when it gives its last one to the only row that
 * would begin the next page. */
#define LEAST_ROWS 2

static double
get_height (KgTableLayout *self,
            guint          n_lines)
{
  return kg_table_row_get_height (self->grid, n_lines);
}

static gboolean
is_short (KgTableLayout *self,
          guint          n_lines)
{
  return kg_table_row_is_short (self->grid, self->page_template, n_lines);
}

static double
get_head_height (KgTableLayout *self)
{
  return self->head != NULL ? get_height (self, self->head->n_lines) : 0;
}

static void
load_row (KgTableLayout *self,
          int            nth)
{
  g_clear_pointer (&self->row, kg_table_row_free);
  self->nth = nth;
  self->line = 0;
  self->row = g_steal_pointer (&self->last);
  if (self->row == NULL && nth < (int) self->table->rows->len)
    self->row = kg_table_row_new (self->grid, self->shaper, self->table, nth);
}

/* How many of the row's next lines go into @space, from rule to rule; all of
 * them or none, unless it is a long row. @forced is where nothing better can
 * come: at the head of a page. */
static guint
choose_lines (KgTableLayout *self,
              double         space,
              gboolean       forced)
{
  const guint left = self->row->n_lines - self->line;
  const double lines = (space - 2 * self->grid->pad) / self->grid->line + 1e-6;
  guint fitting = lines > 0 ? (guint) MIN (lines, left) : 0;

  if (fitting == left)
    return left;
  if (forced)
    return left < 2 * LEAST_LINES ? MAX (fitting, 1) : CLAMP (fitting, 1, left - LEAST_LINES);
  if (self->line == 0 && is_short (self, left))
    return 0;

  fitting = MIN (fitting, left - MIN (left, LEAST_LINES));

  return fitting >= LEAST_LINES ? fitting : 0;
}

/* Whether what comes next is left for the next page, since the last row would
 * stand alone there. @space is that below what is put already. */
static gboolean
goes_with_last (KgTableLayout *self,
                guint          n_put,
                double         space)
{
  if (n_put < LEAST_ROWS || self->nth + 2 != (int) self->table->rows->len)
    return FALSE;
  if (self->last == NULL)
    self->last = kg_table_row_new (self->grid, self->shaper, self->table, self->nth + 1);

  return is_short (self, self->last->n_lines) &&
         get_height (self, self->row->n_lines) + get_height (self, self->last->n_lines) > space;
}

/* Puts @n lines of each cell from @from on; @top is the middle of the rule
 * above them. What is whole is centred between its rules. */
static void
put_row (KgTableLayout    *self,
         KgPageBuilder    *builder,
         guint             page,
         const KgTableRow *row,
         guint             from,
         guint             n,
         double            top)
{
  const KgPageTemplate *t = self->page_template;
  const KgTableGrid *grid = self->grid;
  const double first = top + grid->pad + (grid->line - grid->size) / 2 + KG_EM_ABOVE * grid->size;

  for (guint i = 0; i < row->cells->len; i++) {
    const GArray *cell = g_ptr_array_index (row->cells, i);
    const double spare = n == row->n_lines ? (n - cell->len) * grid->line / 2 : 0;

    for (guint j = from; j < MIN (from + n, cell->len); j++) {
      const KgCellLine *line = &g_array_index (cell, KgCellLine, j);

      if (line->items != NULL)
        kg_page_builder_put (builder, page, line->items, &line->line, kg_mm (t->area_left) + line->x,
                             first + spare + (j - from) * grid->line, line->condense, t->text_colour);
    }
  }
}

/* Rules a part of the table; @tops are the middles of the horizontal rules. */
static void
put_rules (KgTableLayout *self,
           KgPageBuilder *builder,
           guint          page,
           const GArray  *tops)
{
  const KgPageTemplate *t = self->page_template;
  const KgTableGrid *grid = self->grid;
  const double outer = kg_mm (t->table_rule_outer), inner = kg_mm (t->table_rule_inner);
  const double left = kg_mm (t->area_left) + grid->edges[0], right = kg_mm (t->area_left) + grid->edges[grid->n_columns];
  const double first = g_array_index (tops, double, 0), last = g_array_index (tops, double, tops->len - 1);

  for (guint i = 0; i < tops->len; i++) {
    const gboolean edge = i == 0 || i == tops->len - 1;
    const double over = edge ? outer / 2 : 0; /* fills the corner */
    KgRule rule = {
      .x = left - over, .y = g_array_index (tops, double, i), .length = right - left + 2 * over,
      .thickness = edge ? outer : inner, .colour = t->text_colour,
    };

    kg_page_builder_add_rule (builder, page, &rule);
  }

  for (guint i = 0; i <= grid->n_columns; i++) {
    KgRule rule = {
      .x = kg_mm (t->area_left) + grid->edges[i], .y = first, .length = last - first,
      .thickness = i == 0 || i == grid->n_columns ? outer : inner, .colour = t->text_colour, .vertical = TRUE,
    };

    kg_page_builder_add_rule (builder, page, &rule);
  }
}

static double
get_least (KgFlowBox *box)
{
  KgTableLayout *self = (KgTableLayout *) box;
  double least = kg_mm (self->page_template->table_rule_outer) + get_head_height (self);

  if (self->row != NULL)
    least += get_height (self, is_short (self, self->row->n_lines) ? self->row->n_lines : LEAST_LINES);

  return least;
}

static double
put (KgFlowBox     *box,
     KgPageBuilder *builder,
     guint          page,
     double         top,
     double         room,
     gboolean       fresh,
     gboolean      *more)
{
  KgTableLayout *self = (KgTableLayout *) box;
  const double outer = kg_mm (self->page_template->table_rule_outer), foot = top + room - outer / 2;
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (double));
  double y = top + outer / 2 + get_head_height (self);
  guint n = 0, n_put = 0;

  *more = self->row != NULL;
  if (self->row == NULL && self->head == NULL)
    return 0; /* neither head nor rows */

  /* No head without a row, unless there are no rows. */
  if (self->row != NULL)
    n = choose_lines (self, foot - y, fresh);
  if (self->row != NULL ? n == 0 : y > foot && !fresh) {
    *more = TRUE;
    return 0;
  }

  if (self->head != NULL) {
    const double above = y - get_head_height (self);

    g_array_append_val (tops, above);
    put_row (self, builder, page, self->head, 0, self->head->n_lines, above);
  }
  g_array_append_val (tops, y);

  while (n > 0) {
    put_row (self, builder, page, self->row, self->line, n, y);
    y += get_height (self, n);
    g_array_append_val (tops, y);
    self->line += n;
    if (self->line < self->row->n_lines)
      break;
    load_row (self, self->nth + 1);
    n_put++;
    n = self->row != NULL && !goes_with_last (self, n_put, foot - y) ? choose_lines (self, foot - y, FALSE) : 0;
  }
  put_rules (self, builder, page, tops);
  *more = self->row != NULL;

  return y + outer / 2 - top;
}

static void
free_layout (KgFlowBox *box)
{
  KgTableLayout *self = (KgTableLayout *) box;

  g_clear_pointer (&self->head, kg_table_row_free);
  g_clear_pointer (&self->row, kg_table_row_free);
  g_clear_pointer (&self->last, kg_table_row_free);
  kg_table_grid_free (self->grid);
  g_free (self);
}

/**
 * kg_table_layout_new:
 * @table: as long as the box lives
 *
 * Returns: (transfer full): a table for the flow
 */
KgFlowBox *
kg_table_layout_new (KgMinutesJob         *job,
                     const KgMinutesTable *table)
{
  KgTableLayout *self = g_new0 (KgTableLayout, 1);

  self->box = (KgFlowBox) { get_least, put, free_layout };
  self->shaper = job->shaper;
  self->page_template = job->page_template;
  self->table = table;
  self->grid = kg_table_grid_new (table, job->page_template);

  /* A head that takes most of a page is a row as others are. */
  load_row (self, table->has_head ? -1 : 0);
  if (table->has_head && is_short (self, self->row->n_lines)) {
    self->head = g_steal_pointer (&self->row);
    load_row (self, 0);
  }

  return &self->box;
}
