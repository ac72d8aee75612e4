// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-page-builder.h"

#include <math.h>

/* Lines to pages, and boxes among them.
 *
 * A line is put as soon as nothing that comes can move it: a heading waits for
 * what follows it, and the last line for a paragraph that must not stand alone.
 * So no more of a long document waits than that. Lines stand on the grid; a
 * box begins on it, and the lines behind it return to it. */

typedef struct {
  GArray *items;  /* (nullable): none of a box */
  KgLine line;
  KgFlowBox *box; /* (nullable) */
  double x;
  gboolean new_page;
  gboolean keep_next;
  guint lines_before;
  char *bookmark;
  guint bookmark_level;
} FlowLine;

/* Where the flow has come to. */
typedef struct {
  guint page;
  guint row;        /* the next one on the page */
  double used;      /* of the page, pt from the top of the type area */
  gboolean follows; /* whether something of the flow stands above */
  gboolean keeps;   /* whether the next line must stand beside the last one */
} Place;

struct _KgPageBuilder {
  const KgPageTemplate *page_template;
  KgDisplayList *list;
  GArray *flow; /* of FlowLine: those that wait */
  Place place;
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

  g_clear_pointer (&line->items, g_array_unref);
  if (line->box != NULL)
    line->box->free (line->box);
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
    KgPlacedGlyph placed = item->placed;
    KgRunGlyph glyph = { .x = (float) (x + places[i - line->start] * condense) };

    if (line->stretch > 0 && i + 1 < line->end)
      close_gap (&placed, places[i + 1 - line->start] - places[i - line->start], item->size);
    glyph.placed = kg_display_list_number (self->list, &placed);
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

void
kg_page_builder_add_rule (KgPageBuilder *self,
                          guint          page,
                          const KgRule  *rule)
{
  g_array_append_val (kg_display_list_get_page (self->list, page)->rules, *rule);
}

void
kg_page_builder_add_image (KgPageBuilder *self,
                           guint          page,
                           const KgImage *image)
{
  g_array_append_val (kg_display_list_get_page (self->list, page)->images, *image);
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

  kg_page_builder_add_rule (self, page, &rule);
}

/* The empty strip between two lines. */
static double
get_space (KgPageBuilder *self)
{
  return kg_page_template_get_pitch (self->page_template) - self->page_template->body_size;
}

/* The first row of the grid at or after @from, pt from the top of the type area. */
static guint
get_row (KgPageBuilder *self,
         double         from)
{
  double first = from / kg_page_template_get_pitch (self->page_template) - SNAP;

  return first > 0 ? (guint) first + (first > (guint) first) : 0;
}

/* How many lines of the page the line @i needs, with those that must stay
 * with it; more than a page of them cannot be kept together. */
static guint
get_group (KgPageBuilder *self,
           guint          i)
{
  const double pitch = kg_page_template_get_pitch (self->page_template);
  guint n = 1;

  while (i + 1 < self->flow->len && g_array_index (self->flow, FlowLine, i).keep_next) {
    const FlowLine *next = &g_array_index (self->flow, FlowLine, ++i);

    n += next->lines_before;
    n += next->box == NULL ? 1 : (guint) ceil ((next->box->get_least (next->box) + get_space (self)) / pitch - 1e-6);
  }

  return n <= self->page_template->lines_per_page ? n : 1;
}

static void
go_to_new_page (KgPageBuilder *self)
{
  kg_display_list_add_page (self->list);
  self->place = (Place) { .page = self->place.page + 1, .follows = self->place.follows };
}

static void
put_line (KgPageBuilder *self,
          FlowLine      *line)
{
  const KgPageTemplate *t = self->page_template;
  Place *place = &self->place;
  const double row_top = place->row * kg_page_template_get_pitch (t), top = kg_mm (t->area_top) + row_top;

  kg_page_builder_put (self, place->page, line->items, &line->line, kg_mm (t->area_left) + line->x,
                       top + KG_EM_ABOVE * t->body_size, 1, t->text_colour);
  if (line->bookmark != NULL) {
    KgBookmark bookmark = { g_steal_pointer (&line->bookmark), line->bookmark_level, place->page, top };

    g_array_append_val (self->list->bookmarks, bookmark);
  }
  place->row++;
  place->used = row_top + t->body_size;
}

static void
put_box (KgPageBuilder *self,
         KgFlowBox     *box)
{
  const KgPageTemplate *t = self->page_template;
  Place *place = &self->place;
  gboolean more = TRUE;

  while (more) {
    const double top = place->row * kg_page_template_get_pitch (t), room = kg_mm (t->area_height) - top;
    const gboolean fresh = place->row == 0;
    double height = 0;

    if (room > 0)
      height = box->put (box, self, place->page, kg_mm (t->area_top) + top, room, fresh, &more);
    if (height > 0) {
      place->used = top + height;
      place->row = (guint) ceil ((place->used + get_space (self)) / kg_page_template_get_pitch (t) - 1e-6);
    }
    g_return_if_fail (!more || !fresh || height > 0); /* it would go on for ever */
    if (more)
      go_to_new_page (self);
  }
}

/* Puts the first @n of those that wait; the group of none of them goes on behind. */
static void
put_first (KgPageBuilder *self,
           guint          n)
{
  Place *place = &self->place;

  for (guint i = 0; i < n; i++) {
    FlowLine *line = &g_array_index (self->flow, FlowLine, i);
    guint gap = place->follows ? line->lines_before : 0;
    const gboolean keeps = place->keeps;

    if (line->new_page && (place->row > 0 || place->follows))
      go_to_new_page (self);
    if (place->row == 0)
      gap = 0;
    if (line->box == NULL && place->row > 0 &&
        place->row + gap + (keeps ? 1 : get_group (self, i)) > self->page_template->lines_per_page) {
      go_to_new_page (self);
      gap = 0;
    }
    place->row += gap;
    if (line->box != NULL)
      put_box (self, line->box);
    else
      put_line (self, line);
    place->follows = TRUE;
    place->keeps = line->keep_next;
  }
  g_array_remove_range (self->flow, 0, n);
}

/* Puts what nothing that comes can move. */
static void
put_settled (KgPageBuilder *self)
{
  guint n = self->flow->len > 0 ? self->flow->len - 1 : 0;

  while (n > 0 && g_array_index (self->flow, FlowLine, n - 1).keep_next)
    n--;
  if (n > 0)
    put_first (self, n);
}

/**
 * kg_page_builder_begin_flow:
 * @from: where the flow may begin on the last page there is, pt from the top
 *   of the type area
 *
 * What is added from now on goes to the grid, from the last page there is to
 * as many as it takes.
 */
void
kg_page_builder_begin_flow (KgPageBuilder *self,
                            double         from)
{
  self->place = (Place) { .page = self->list->pages->len - 1, .row = get_row (self, from), .used = from };
}

/**
 * kg_page_builder_end_flow:
 *
 * Returns: where the flow ended on the last page, pt from the top of the type
 *   area
 */
double
kg_page_builder_end_flow (KgPageBuilder *self)
{
  put_first (self, self->flow->len);

  return self->place.used;
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
  if (flow->keep_previous && lines->len > 0 && self->flow->len > 0) {
    FlowLine *previous = &g_array_index (self->flow, FlowLine, self->flow->len - 1);

    previous->keep_next = previous->box == NULL;
  }

  for (guint i = 0; i < lines->len; i++) {
    FlowLine line = { .items = g_array_ref (items), .line = g_array_index (lines, KgLine, i) };

    line.x = i == 0 ? flow->shape.first : flow->shape.hang;
    if (flow->centre_in > 0) {
      double width = 0;

      for (guint j = line.line.start; j < line.line.end; j++)
        width += g_array_index (items, KgTextItem, j).width;
      line.x = (flow->centre_in - width) / 2;
    }
    line.keep_next = flow->keep_next;
    if (i == 0) {
      line.new_page = flow->new_page;
      line.lines_before = flow->lines_before;
      line.bookmark = g_strdup (flow->bookmark);
      line.bookmark_level = flow->bookmark_level;
    }
    g_array_append_val (self->flow, line);
  }
  put_settled (self);
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

/**
 * kg_page_builder_add_box:
 * @box: (transfer full):
 *
 * Adds what is not a paragraph to the flow.
 */
void
kg_page_builder_add_box (KgPageBuilder *self,
                         KgFlowBox     *box,
                         guint          lines_before)
{
  FlowLine line = { .box = box, .lines_before = lines_before };

  g_array_append_val (self->flow, line);
  put_settled (self);
}
