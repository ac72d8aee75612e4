// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-page-builder.h"

/* Lines to pages.
 *
 * The flow is collected first and put on pages in one go, so that a heading
 * can look ahead to what follows it. */

typedef struct {
  GArray *items;
  KgLine line;
  double x;
  gboolean keep_next;
  guint lines_before;
  char *bookmark;
  guint bookmark_level;
} FlowLine;

struct _KgPageBuilder {
  const KgPageTemplate *page_template;
  KgDisplayList *list;
  GArray *flow; /* of FlowLine */
};

/* How far the first line of the flow may come closer to what stands above it,
 * in lines, to keep to the grid. */
#define SNAP 0.3

/* In what steps the box of a glyph grows in a stretched line, 1/1000 em. Readers
 * take a gap of a tenth for a space, and a gap is what the boxes leave open;
 * each width is one more glyph in the file. */
#define BOX_STEP 80

/* The most that a box can be. */
#define BOX_MOST 4000

static void
flow_line_clear (gpointer data)
{
  FlowLine *line = data;

  g_array_unref (line->items);
  g_free (line->bookmark);
}

KgPageBuilder *
kg_page_builder_new (const KgPageTemplate *page_template,
                     KgDisplayList        *list)
{
  KgPageBuilder *self = g_new0 (KgPageBuilder, 1);

  self->page_template = page_template;
  self->list = kg_display_list_ref (list);
  self->flow = g_array_new (FALSE, FALSE, sizeof (FlowLine));
  g_array_set_clear_func (self->flow, flow_line_clear);

  return self;
}

void
kg_page_builder_free (KgPageBuilder *self)
{
  g_array_unref (self->flow);
  kg_display_list_unref (self->list);
  g_free (self);
}

/* Widens the box of a glyph towards the next one, @distance pt behind its own
 * place, so that no reader finds a space that nobody typed. */
static void
close_gap (KgPlacedGlyph *placed,
           double         distance,
           double         em)
{
  const double gap = MIN (distance / em * 1000, BOX_MOST) - placed->advance;

  if (gap >= BOX_STEP)
    placed->advance += (int) gap / BOX_STEP * BOX_STEP;
}

/**
 * kg_page_builder_put:
 * @line: (nullable): which of @items, all when %NULL
 * @x: left edge of the first item, pt from the left edge of the page
 * @baseline: pt from the top of the page
 * @condense: how narrow the glyphs are drawn, 1 is their own width
 *
 * Puts one line at a place of its own.
 */
void
kg_page_builder_put (KgPageBuilder *self,
                     guint          page,
                     const GArray  *items,
                     const KgLine  *line,
                     double         x,
                     double         baseline,
                     double         condense,
                     guint32        colour)
{
  const KgLine all = { 0, items->len, 0, 0 };
  KgPage *to = kg_display_list_get_page (self->list, page);
  g_autofree double *places = NULL;
  KgRun run = { .condense = condense, .y = baseline, .colour = colour, .new_line = TRUE };

  if (line == NULL)
    line = &all;
  if (line->start >= line->end)
    return;

  places = g_new (double, line->end - line->start);
  kg_line_breaker_place (items, line, places);

  for (guint i = line->start; i < line->end; i++) {
    const KgTextItem *item = &g_array_index (items, KgTextItem, i);
    KgRunGlyph glyph = { item->placed, x + places[i - line->start] * condense };

    if (line->stretch > 0 && i + 1 < line->end)
      close_gap (&glyph.placed, places[i + 1 - line->start] - places[i - line->start], item->size);
    if (run.n_glyphs > 0 && (run.face != item->placed.face || run.size != item->size)) {
      g_array_append_val (to->runs, run);
      run.n_glyphs = 0;
      run.new_line = FALSE;
    }
    if (run.n_glyphs == 0) {
      run.face = item->placed.face;
      run.size = item->size;
      run.first = self->list->glyphs->len;
    }
    run.n_glyphs++;
    g_array_append_val (self->list->glyphs, glyph);
  }
  g_array_append_val (to->runs, run);
}

/**
 * kg_page_builder_put_rule:
 * @y: its middle, pt from the top of the page
 * @thickness: pt
 *
 * Puts a rule as wide as the type area.
 */
void
kg_page_builder_put_rule (KgPageBuilder *self,
                          guint          page,
                          double         y,
                          double         thickness,
                          guint32        colour)
{
  KgRule rule = {
    .x = kg_mm (self->page_template->area_left),
    .y = y,
    .length = kg_mm (self->page_template->area_width),
    .thickness = thickness,
    .colour = colour,
  };

  g_array_append_val (kg_display_list_get_page (self->list, page)->rules, rule);
}

/**
 * kg_page_builder_add_lines:
 * @items: of KgTextItem, one paragraph; the builder keeps a reference
 * @lines: of KgLine
 *
 * Adds one paragraph to the flow that was broken into lines already.
 */
void
kg_page_builder_add_lines (KgPageBuilder *self,
                           GArray        *items,
                           const GArray  *lines,
                           const KgFlow  *flow)
{
  for (guint i = 0; i < lines->len; i++) {
    FlowLine line = { g_array_ref (items), g_array_index (lines, KgLine, i), };

    line.x = i == 0 ? flow->shape.first : flow->shape.hang;
    if (flow->centre_in > 0) {
      double width = 0;

      for (guint j = line.line.start; j < line.line.end; j++)
        width += g_array_index (items, KgTextItem, j).width;
      line.x = (flow->centre_in - width) / 2;
    }
    line.keep_next = flow->keep_next;
    if (i == 0) {
      line.lines_before = flow->lines_before;
      line.bookmark = g_strdup (flow->bookmark);
      line.bookmark_level = flow->bookmark_level;
    }
    g_array_append_val (self->flow, line);
  }
}

/**
 * kg_page_builder_add:
 * @items: of KgTextItem, one paragraph; the builder keeps a reference
 *
 * Adds one paragraph to the flow.
 */
void
kg_page_builder_add (KgPageBuilder *self,
                     GArray        *items,
                     const KgFlow  *flow)
{
  g_autoptr (GArray) lines = kg_line_breaker_break (items, &flow->shape);

  kg_page_builder_add_lines (self, items, lines, flow);
}

/* How many lines of the page the line @i needs, with those that must stay
 * with it; more than a page of them cannot be kept together. */
static guint
get_group (KgPageBuilder *self,
           guint          i)
{
  guint n = 1;

  while (i + 1 < self->flow->len && g_array_index (self->flow, FlowLine, i).keep_next) {
    i++;
    n += 1 + g_array_index (self->flow, FlowLine, i).lines_before;
  }

  return n <= self->page_template->lines_per_page ? n : 1;
}

/**
 * kg_page_builder_flow:
 * @from: where the flow may begin on the last page there is, pt from the top
 *   of the type area
 *
 * Puts the collected paragraphs on the grid, from the last page there is to as
 * many as it takes.
 *
 * Returns: where the flow ended on the last page, pt from the top of the type
 *   area
 */
double
kg_page_builder_flow (KgPageBuilder *self,
                      double         from)
{
  const KgPageTemplate *t = self->page_template;
  const double pitch = kg_page_template_get_pitch (t);
  double first = from / pitch - SNAP;
  guint row = first > 0 ? (guint) first + (first > (guint) first) : 0;
  guint page = self->list->pages->len - 1;
  gboolean follows = FALSE;

  for (guint i = 0; i < self->flow->len; i++) {
    FlowLine *line = &g_array_index (self->flow, FlowLine, i);
    gboolean grouped = i > 0 && g_array_index (self->flow, FlowLine, i - 1).keep_next;
    guint gap = follows ? line->lines_before : 0;
    double top;

    if (row + gap + (grouped ? 1 : get_group (self, i)) > t->lines_per_page) {
      kg_display_list_add_page (self->list);
      page++;
      row = gap = 0;
    }
    row += gap;
    top = kg_mm (t->area_top) + row * pitch;
    kg_page_builder_put (self, page, line->items, &line->line, kg_mm (t->area_left) + line->x,
                         top + KG_EM_ABOVE * t->body_size, 1, t->text_colour);
    if (line->bookmark != NULL) {
      KgBookmark bookmark = { g_steal_pointer (&line->bookmark), line->bookmark_level, page, top };

      g_array_append_val (self->list->bookmarks, bookmark);
    }
    row++;
    follows = TRUE;
  }
  g_array_set_size (self->flow, 0);

  return row == 0 ? from : (row - 1) * pitch + t->body_size;
}
