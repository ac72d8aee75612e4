// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-flow.h"
#include "services/word/kg-docx-xml.h"
#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-table-cells.h"

#include <math.h>
#include <string.h>

/* A table that people can go on with: a row at its head that every page
 * repeats, rows that grow with what is typed into them.
 *
 * Rows are as high as on our pages, which is read from their rules, and come
 * on the same pages. A word processor's page has more room at its head and
 * foot, since it is filled with lines and not with characters; where one row
 * more would find room there, the rows of the page share it. */

/* How much of a cell's margins the rules and other programs' rounding may
 * take above and below, and on each side, twips. */
#define GIVE 15
#define SIDE_GIVE 7

/* The margin on each side of what is centred, twips: days have to find room
 * with the gaps that programs put beside digits. */
#define CENTRED_SIDE 20

/* What they keep free on each side where narrower characters can see to it. */
#define CLEAR_SIDE 60

/* By what part of their size characters are spaced at most; where it takes
 * more, the end of the line is typed. */
#define MOST_SPACE 20

/* How much too high a row may come out in another program, twips. */
#define SLACK 20

/* What of the table stands on one page. */
typedef struct {
  guint page;
  GArray *tops; /* of double: middles of the horizontal rules, pt */
} Part;

typedef struct {
  KgDocxFlow *flow;
  const KgMinutesTable *table;
  KgTableGrid *grid;
  KgShaper *shaper;
  gboolean has_head; /* on every page */
  int nth;           /* of the row that comes next; -1 is a head that is set once */
  guint n_lines;     /* of it, how many are not on a page yet */
  gboolean is_cut;   /* whether some are */
} Table;

/* A row that begins on the page. */
typedef struct {
  KgTableRow *row;
  int nth;
  int height; /* twips; 0 goes on on the next page */
  int line;   /* from line to line, twips; 0 is as in the other rows */
} Placed;

static void
placed_clear (gpointer data)
{
  kg_table_row_free (((Placed *) data)->row);
}

/* Reads what comes next of a table from the rules of the pages: the horizontal
 * ones come first. */
static gboolean
read_part (KgDocxFlow *flow,
           Part       *part)
{
  const KgDisplayList *list = flow->job->list;

  for (; flow->rule_page < list->pages->len; flow->rule_page++, flow->rule = 0) {
    const KgPage *page = kg_display_list_get_page (list, flow->rule_page);

    g_array_set_size (part->tops, 0);
    while (flow->rule < page->rules->len) {
      const KgRule *rule = &g_array_index (page->rules, KgRule, flow->rule++);

      if (!rule->vertical) {
        g_array_append_val (part->tops, rule->y);
        continue;
      }
      while (flow->rule < page->rules->len && g_array_index (page->rules, KgRule, flow->rule).vertical)
        flow->rule++;
      part->page = flow->rule_page;
      return part->tops->len > 1;
    }
  }

  return FALSE;
}

static double
get_top (const Part *part,
         guint       i)
{
  return g_array_index (part->tops, double, i);
}

static int
get_height (const Part *part,
            guint       i)
{
  return kg_docx_twips (get_top (part, i + 1) - get_top (part, 0)) - kg_docx_twips (get_top (part, i) - get_top (part, 0));
}

static void
append_rule (GString    *xml,
             const char *where,
             double      thickness,
             guint32     colour)
{
  g_string_append_printf (xml, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"%06X\"/>",
                          where, kg_docx_eighths (kg_mm (thickness)), colour);
}

/* One paragraph of a cell; @n of its lines are @lines. Names and figures that
 * are centred are broken by sense, hence are never spaced to fill a line. */
static void
append_paragraph (Table            *self,
                  const char       *words,
                  const KgCellLine *lines,
                  guint             n,
                  int               room,
                  int               line,
                  gboolean          is_head,
                  gboolean          is_centred)
{
  const int most = is_centred ? 0 : kg_docx_half_points (self->grid->size) * 10 / MOST_SPACE;
  const KgPageTemplate *t = self->flow->job->page_template;
  GString *xml = self->flow->job->xml;
  const gboolean is_small = self->grid->size < t->table_size;
  const int size = kg_docx_half_points (self->grid->size);
  const KgDocxMeasure measure = { .size = size, .width = room, .loss = 2 * SIDE_GIVE };

  g_string_append_printf (xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>",
                          kg_docx_style_get_id (is_head ? KG_DOCX_CELL_HEAD : KG_DOCX_CELL));
  if (is_small || line > 0)
    g_string_append_printf (xml, "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>",
                            line > 0 ? line : (int) (20 * self->grid->line));
  if (is_centred && !is_head)
    g_string_append (xml, "<w:jc w:val=\"center\"/>");
  g_string_append (xml, "</w:pPr>");
  if (lines->items != NULL) {
    g_autoptr (KgDocxText) text = kg_docx_text_new (words, lines->items, &measure);
    g_autoptr (GString) properties = g_string_new ("<w:rFonts w:hint=\"eastAsia\"/>");
    int percent = 100;

    for (guint i = 0; i < n; i++)
      kg_docx_text_add_line (text, &lines[i].line);
    if (is_centred)
      percent = kg_docx_text_condense (text, &measure, room - 2 * (CLEAR_SIDE - CENTRED_SIDE));
    if (percent < 100)
      g_string_append_printf (properties, "<w:w w:val=\"%d\"/>", percent);
    if (is_small)
      g_string_append_printf (properties, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", size, size);
    kg_docx_text_space_ragged (text, &measure, most);
    kg_docx_append_runs (xml, words, text, 0, is_small || percent < 100 ? strlen (words) + 1 : 0, properties->str);
  }
  g_string_append (xml, "</w:p>");
}

static void
append_cell (Table        *self,
             const Placed *placed,
             guint         column)
{
  const KgMinutesColumn *shape = &g_array_index (self->table->columns, KgMinutesColumn, column);
  const KgTableGrid *grid = self->grid;
  const gboolean is_head = placed->nth < 0;
  const char *words = is_head ? shape->title : kg_minutes_table_get_cell (self->table, placed->nth, column);
  const GArray *cell = g_ptr_array_index (placed->row->cells, column);
  const double width = grid->edges[column + 1] - grid->edges[column];
  const double pad = MIN (grid->pad, (width - grid->size) / 2);
  const gboolean is_centred = is_head || shape->centred;
  const int side = MAX (MIN (kg_docx_twips (pad) - SIDE_GIVE, is_centred ? CENTRED_SIDE : G_MAXINT), 0);
  g_auto (GStrv) paragraphs = g_strsplit (words, "\n", -1);
  GString *xml = self->flow->job->xml;
  guint line = 0;

  g_string_append_printf (xml, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>",
                          kg_docx_twips (grid->edges[column + 1]) - kg_docx_twips (grid->edges[column]));
  if (pad < grid->pad || is_centred)
    g_string_append_printf (xml, "<w:tcMar><w:left w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tcMar>",
                            side, side);
  g_string_append_printf (xml, "<w:vAlign w:val=\"%s\"/></w:tcPr>", placed->height > 0 ? "center" : "top");

  for (guint i = 0; i == 0 || paragraphs[i] != NULL; i++) {
    static const KgCellLine empty = { .condense = 1 };
    const KgCellLine *lines = line < cell->len ? &g_array_index (cell, KgCellLine, line) : &empty;
    guint n = 1;

    while (lines->items != NULL && line + n < cell->len && lines[n].items == lines->items)
      n++;
    append_paragraph (self, paragraphs[i] != NULL ? paragraphs[i] : "", lines, n,
                      kg_docx_twips (width) - 2 * side, placed->line, is_head, is_centred);
    line += n;
    if (paragraphs[i] == NULL)
      break;
  }
  g_string_append (xml, "</w:tc>");
}

static void
append_row (Table        *self,
            const Placed *placed,
            gboolean      is_repeated)
{
  GString *xml = self->flow->job->xml;

  g_string_append (xml, "<w:tr><w:trPr>");
  if (placed->height > 0)
    g_string_append_printf (xml, "<w:cantSplit/><w:trHeight w:val=\"%d\" w:hRule=\"atLeast\"/>", placed->height);
  g_string_append_printf (xml, "%s</w:trPr>", is_repeated ? "<w:tblHeader/>" : "");
  for (guint i = 0; i < self->grid->n_columns; i++)
    append_cell (self, placed, i);
  g_string_append (xml, "</w:tr>");
}

static void
begin_table (Table *self)
{
  const KgPageTemplate *t = self->flow->job->page_template;
  const KgTableGrid *grid = self->grid;
  GString *xml = self->flow->job->xml;
  const int above = MAX (kg_docx_twips (grid->pad) - GIVE, 0), side = MAX (kg_docx_twips (grid->pad) - SIDE_GIVE, 0);

  g_string_append_printf (xml, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>",
                          kg_docx_twips (grid->edges[grid->n_columns]) - kg_docx_twips (grid->edges[0]));
  append_rule (xml, "top", t->table_rule_outer, t->text_colour);
  append_rule (xml, "left", t->table_rule_outer, t->text_colour);
  append_rule (xml, "bottom", t->table_rule_outer, t->text_colour);
  append_rule (xml, "right", t->table_rule_outer, t->text_colour);
  append_rule (xml, "insideH", t->table_rule_inner, t->text_colour);
  append_rule (xml, "insideV", t->table_rule_inner, t->text_colour);
  g_string_append_printf (xml, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                          "<w:top w:w=\"%d\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>"
                          "<w:bottom w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar>"
                          "</w:tblPr><w:tblGrid>", above, side, above, side);
  for (guint i = 0; i < grid->n_columns; i++)
    g_string_append_printf (xml, "<w:gridCol w:w=\"%d\"/>",
                            kg_docx_twips (grid->edges[i + 1]) - kg_docx_twips (grid->edges[i]));
  g_string_append (xml, "</w:tblGrid>");
}

static KgTableRow *
load (Table *self,
      int    nth)
{
  return nth < (int) self->table->rows->len ? kg_table_row_new (self->grid, self->shaper, self->table, nth) : NULL;
}

/* Goes on to the row @nth; @row is that one. */
static void
set_next (Table            *self,
          int               nth,
          const KgTableRow *row)
{
  self->nth = nth;
  self->n_lines = row != NULL ? row->n_lines : 0;
  self->is_cut = FALSE;
}

/* The rows that begin in @part. */
static GArray *
place_rows (Table      *self,
            const Part *part)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Placed));

  g_array_set_clear_func (rows, placed_clear);
  for (guint i = self->has_head; i + 1 < part->tops->len && self->n_lines > 0; i++) {
    const double height = get_top (part, i + 1) - get_top (part, i);
    const long n = lround ((height - 2 * self->grid->pad) / self->grid->line);
    const guint lines = CLAMP (n, 1, (long) self->n_lines);

    if (!self->is_cut) {
      Placed placed = { load (self, self->nth), self->nth, lines == self->n_lines ? get_height (part, i) : 0, 0 };

      g_array_append_val (rows, placed);
    }
    self->n_lines -= lines;
    self->is_cut = TRUE;
    if (self->n_lines == 0) {
      KgTableRow *next = load (self, self->nth + 1);

      set_next (self, self->nth + 1, next);
      g_clear_pointer (&next, kg_table_row_free);
    }
  }

  return rows;
}

/* The least that would come onto the page if there were room for it. */
static int
get_next_height (Table      *self,
                 const Part *next)
{
  const double height = get_top (next, self->has_head + 1) - get_top (next, self->has_head);
  const double whole = kg_table_row_get_height (self->grid, self->n_lines);

  if (self->is_cut)
    return kg_docx_twips (self->grid->line);
  if (height < whole - self->grid->line / 2)
    return kg_docx_twips (kg_table_row_get_height (self->grid, 1));

  return kg_docx_twips (height);
}

/* Makes the whole ones of @rows so high that what comes on the next page does
 * not fit below them. @used is where they end. */
static void
fill_page (Table *self,
           GArray *rows,
           int     used,
           int     next)
{
  int left = kg_docx_flow_get_room (self->flow) - used - next + SLACK;
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_array_index (rows, Placed, i).height > 0;
  for (guint i = 0; i < rows->len && left > 0; i++) {
    Placed *placed = &g_array_index (rows, Placed, i);
    int share;

    if (placed->height == 0)
      continue;
    share = (left + (int) n - 1) / (int) n;
    placed->height += share;
    left -= share;
    n--;
  }
}

/* A row that fills a whole page has no others beside it that could share what
 * a word processor's page has more; where that is a line, its lines take it.
 * Where such a row is the first of its table, the page on which it begins may
 * lose a line by that. @next is the page after that one. */
static int
get_line (Table      *self,
          const Part *next)
{
  const double height = get_top (next, self->has_head + 1) - get_top (next, self->has_head);
  const long n = lround ((height - 2 * self->grid->pad) / self->grid->line);
  const int head = self->has_head ? get_height (next, 0) : 0;
  const int room = kg_docx_flow_get_room (self->flow) - head - 2 * MAX (kg_docx_twips (self->grid->pad) - GIVE, 0);
  const int line = (room + SLACK) / ((int) n + 1) + 1;

  if (!self->is_cut || n >= (long) self->n_lines)
    return 0;

  return line > (int) (20 * self->grid->line) ? line : 0;
}

static void
put_parts (Table *self,
           Part  *part,
           Part  *next)
{
  KgDocxFlow *flow = self->flow;
  gboolean more = TRUE;

  while (more) {
    g_autoptr (GArray) rows = place_rows (self, part);
    const int used = flow->cursor + kg_docx_twips (get_top (part, part->tops->len - 1) - get_top (part, 0));

    more = self->n_lines > 0 && read_part (flow, next) && next->tops->len > 1u + self->has_head;
    if (more) {
      fill_page (self, rows, used, get_next_height (self, next));
      if (rows->len > 0)
        g_array_index (rows, Placed, rows->len - 1).line = get_line (self, next);
    }
    for (guint i = 0; i < rows->len; i++)
      append_row (self, &g_array_index (rows, Placed, i), FALSE);

    flow->page = part->page;
    flow->cursor = more ? 0 : used + kg_docx_twips (kg_mm (flow->job->page_template->table_rule_outer));
    kg_docx_lines_pass (flow->job->lines, part->page, get_top (part, part->tops->len - 1));
    if (more) {
      const Part swap = *part;

      *part = *next;
      *next = swap;
    }
  }
}

/**
 * kg_docx_put_table:
 *
 * Writes what the pages go on with as a table.
 */
void
kg_docx_put_table (KgDocxFlow           *flow,
                   const KgMinutesTable *table)
{
  const KgPageTemplate *t = flow->job->page_template;
  Table self = { .flow = flow, .table = table };
  Part part = { .tops = g_array_new (FALSE, FALSE, sizeof (double)) };
  Part next = { .tops = g_array_new (FALSE, FALSE, sizeof (double)) };
  Placed first = { .nth = table->has_head ? -1 : 0 };

  if (table->columns->len > 0 && (table->has_head || table->rows->len > 0) && read_part (flow, &part)) {
    self.grid = kg_table_grid_new (table, t);
    self.shaper = kg_shaper_new (flow->job->list->fonts);
    kg_docx_flow_go_to (flow, part.page, get_top (&part, 0) - kg_mm (t->table_rule_outer) / 2);
    begin_table (&self);

    first.row = load (&self, first.nth);
    set_next (&self, first.nth, first.row);
    if (table->has_head && kg_table_row_is_short (self.grid, t, first.row->n_lines)) {
      g_autoptr (KgTableRow) row = load (&self, 0);

      self.has_head = TRUE;
      first.height = get_height (&part, 0);
      append_row (&self, &first, TRUE);
      set_next (&self, 0, row);
    }
    put_parts (&self, &part, &next);
    g_string_append (flow->job->xml, "</w:tbl>");
    flow->ends_in_table = TRUE;

    kg_table_row_free (first.row);
    kg_shaper_free (self.shaper);
    kg_table_grid_free (self.grid);
  }
  g_array_unref (part.tops);
  g_array_unref (next.tops);
}
