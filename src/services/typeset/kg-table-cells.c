// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-table-cells.h"

#include "services/typeset/kg-title-breaker.h"

/* The columns of a table and the lines in its cells.
 *
 * Cells are set ragged: in a few characters' width justified lines have holes. */

#define LEAST_SHARE  4    /* of a column without a width, in characters of the table */
#define WIDEST       1000 /* a column, in characters of the text */
#define LARGEST_PART 0.8  /* of the narrowest column that one character may fill */
#define WHOLE_PART   (1 / 3.) /* of a page that a row or a head may take and still be kept whole */

/* How wide the columns are, from rule to rule, and their sum: what is asked
 * for, and what is left for those that ask for nothing; all of them narrower
 * when that is too much. */
static double
measure_columns (const KgMinutesTable *table,
                 const KgPageTemplate *t,
                 double                most,
                 double               *widths)
{
  const double share = LEAST_SHARE * t->table_size + 2 * kg_mm (t->table_pad);
  double asked = 0, sum = 0, scale;
  guint n_sharing = 0;

  for (guint i = 0; i < table->columns->len; i++) {
    double width = g_array_index (table->columns, KgMinutesColumn, i).width;

    widths[i] = width > 0 ? MIN (width, WIDEST) * kg_page_template_get_cell (t) : 0;
    asked += widths[i];
    n_sharing += widths[i] <= 0;
  }

  for (guint i = 0; i < table->columns->len; i++) {
    if (widths[i] <= 0)
      widths[i] = MAX (share, (most - asked) / n_sharing);
    sum += widths[i];
  }

  scale = sum > most ? most / sum : 1;
  for (guint i = 0; i < table->columns->len; i++)
    widths[i] *= scale;

  return sum * scale;
}

/**
 * kg_table_grid_new:
 *
 * Fits the columns into the type area; a table that does not fill it stands
 * in its middle. Where a column is too narrow for a character, the characters
 * of the table are smaller.
 */
KgTableGrid *
kg_table_grid_new (const KgMinutesTable *table,
                   const KgPageTemplate *t)
{
  const double most = kg_mm (t->area_width) - kg_mm (t->table_rule_outer);
  KgTableGrid *grid = g_new0 (KgTableGrid, 1);
  g_autofree double *widths = g_new (double, table->columns->len);
  double sum = measure_columns (table, t, most, widths), narrowest = G_MAXDOUBLE;

  grid->n_columns = table->columns->len;
  grid->edges = g_new (double, grid->n_columns + 1);
  grid->edges[0] = (kg_mm (t->area_width) - sum) / 2;
  for (guint i = 0; i < grid->n_columns; i++) {
    grid->edges[i + 1] = grid->edges[i] + widths[i];
    narrowest = MIN (narrowest, widths[i]);
  }
  grid->size = MIN (t->table_size, LARGEST_PART * narrowest);
  grid->line = kg_mm (t->table_line) * grid->size / t->table_size;
  grid->pad = kg_mm (t->table_pad);

  return grid;
}

void
kg_table_grid_free (KgTableGrid *grid)
{
  g_free (grid->edges);
  g_free (grid);
}

static void
cell_line_clear (gpointer data)
{
  g_clear_pointer (&((KgCellLine *) data)->items, g_array_unref);
}

/* A mark at the end of a line gives up its empty half where the line is full. */
static double
get_line_width (const GArray *items,
                const KgLine *line)
{
  double width = -line->squeeze;

  for (guint i = line->start; i < line->end; i++)
    width += g_array_index (items, KgTextItem, i).width;

  return width;
}

/* How far a line has to be moved to stand in the middle by what is seen: the
 * empty halves of the marks at its ends do not count. */
static double
get_shift (const GArray *items,
           const KgLine *line)
{
  const KgTextItem *first = &g_array_index (items, KgTextItem, line->start);
  const KgTextItem *last = &g_array_index (items, KgTextItem, line->end - 1);
  const double before = first->give_leading ? first->give : 0;
  const double after = last->give_leading ? 0 : MAX (last->give - line->squeeze, 0);

  return (after - before) / 2;
}

/* Whether a line begins within a name, which found no room on one. */
static gboolean
cuts_name (const GArray *items,
           const GArray *lines)
{
  for (guint i = 1; i < lines->len; i++) {
    const KgLine *line = &g_array_index (lines, KgLine, i);
    const KgCharClass before = g_array_index (items, KgTextItem, line->start - 1).cls;

    if (before != KG_CHAR_CLOSE && before != KG_CHAR_SPACE)
      return TRUE;
  }

  return FALSE;
}

/* Each name on lines of its own. */
static GArray *
part_names (const GArray *items,
            double        room)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (KgLine));

  for (guint start = 0, end; start < items->len; start = end) {
    g_autoptr (GArray) name = g_array_new (FALSE, FALSE, sizeof (KgTextItem));
    g_autoptr (GArray) parts = NULL;

    for (end = start; end < items->len; end++)
      if (end > start && g_array_index (items, KgTextItem, end - 1).cls == KG_CHAR_CLOSE &&
          g_array_index (items, KgTextItem, end).cls != KG_CHAR_CLOSE)
        break;
    g_array_append_vals (name, &g_array_index (items, KgTextItem, start), end - start);
    parts = kg_line_breaker_break (name, &(KgLineShape) { .width = room });
    if (parts->len > 1) {
      g_array_unref (parts);
      parts = kg_title_breaker_break (name, room);
    }
    for (guint i = 0; i < parts->len; i++) {
      KgLine line = g_array_index (parts, KgLine, i);

      line.start += start;
      line.end += start;
      g_array_append_val (lines, line);
    }
  }

  return lines;
}

/* Names and figures, which are centred: a name stays in one piece, or is cut by
 * sense and into parts of about one length: 区发展 改革委, not 区发展改 革委. */
static GArray *
break_names (GArray *items,
             double  room)
{
  g_autoptr (GArray) loose = g_array_copy (items);
  GArray *lines;

  kg_shaper_keep_names (items, 0);
  lines = kg_line_breaker_break (items, &(KgLineShape) { .width = room });
  if (!cuts_name (items, lines))
    return lines;

  g_array_unref (lines);
  return part_names (loose, room);
}

/* The lines of one cell between two rules. */
static GArray *
break_cell (const KgTableGrid *grid,
            KgShaper          *shaper,
            KgFontRole         role,
            const char        *text,
            guint              column,
            gboolean           centred)
{
  const double left = grid->edges[column], width = grid->edges[column + 1] - left;
  const double pad = MIN (grid->pad, (width - grid->size) / 2), room = width - 2 * pad;
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  GArray *cell = g_array_new (FALSE, FALSE, sizeof (KgCellLine));

  g_array_set_clear_func (cell, cell_line_clear);
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));
    g_autoptr (GArray) lines = NULL;

    kg_shaper_append (shaper, items, role, paragraphs[i], grid->size, grid->size);
    lines = centred ? break_names (items, room) : kg_line_breaker_break (items, &(KgLineShape) { .width = room });
    for (guint j = 0; j < lines->len; j++) {
      KgCellLine line = { g_array_ref (items), g_array_index (lines, KgLine, j), left + pad, 1 };
      double natural = get_line_width (items, &line.line);

      if (natural > room)
        line.condense = room / natural;
      else if (centred)
        line.x += (room - natural) / 2 + get_shift (items, &line.line);
      g_array_append_val (cell, line);
    }
    if (lines->len == 0) {
      KgCellLine empty = { .condense = 1 };

      g_array_append_val (cell, empty);
    }
  }

  return cell;
}

static void
free_cell (gpointer data)
{
  g_array_unref (data);
}

/**
 * kg_table_row_new:
 * @nth: from 0; -1 is the head
 *
 * Breaks the cells of a row into lines.
 */
KgTableRow *
kg_table_row_new (const KgTableGrid    *grid,
                  KgShaper             *shaper,
                  const KgMinutesTable *table,
                  int                   nth)
{
  KgTableRow *row = g_new0 (KgTableRow, 1);

  row->cells = g_ptr_array_new_with_free_func (free_cell);
  row->n_lines = 1;
  for (guint i = 0; i < grid->n_columns; i++) {
    const KgMinutesColumn *column = &g_array_index (table->columns, KgMinutesColumn, i);
    const char *text = nth < 0 ? column->title : kg_minutes_table_get_cell (table, nth, i);
    GArray *cell = break_cell (grid, shaper, nth < 0 ? KG_FONT_HEI : KG_FONT_BODY, text, i, nth < 0 || column->centred);

    row->n_lines = MAX (row->n_lines, cell->len);
    g_ptr_array_add (row->cells, cell);
  }

  return row;
}

void
kg_table_row_free (KgTableRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

/**
 * kg_table_row_get_height:
 *
 * Returns: from rule to rule, pt
 */
double
kg_table_row_get_height (const KgTableGrid *grid,
                         guint              n_lines)
{
  return n_lines * grid->line + 2 * grid->pad;
}

/**
 * kg_table_row_is_short:
 *
 * Returns: whether a row of @n_lines is kept whole, and a head of as many
 *   repeated on each page
 */
gboolean
kg_table_row_is_short (const KgTableGrid    *grid,
                       const KgPageTemplate *page_template,
                       guint                 n_lines)
{
  return kg_table_row_get_height (grid, n_lines) <= WHOLE_PART * kg_mm (page_template->area_height);
}
