// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-frame.h"

/* Who signs a document, and when (署名 and 成文日期, GB/T 9704-2012, 7.3.5.1):
 * the date four characters from the right, the offices above it, centred on
 * it. A seal of 42 mm in diameter is pressed on both, a little above their
 * middle, and its upper edge stays within one line of the text: hence two
 * empty lines. */

#define GAP       2 /* empty lines above */
#define DATE_FREE 4 /* characters on the right of the date */

static GArray *
shape (KgMinutesJob *job,
       const char   *text)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));

  kg_shaper_append (job->shaper, items, KG_FONT_BODY, text,
                    job->page_template->body_size, kg_page_template_get_cell (job->page_template));

  return items;
}

/* Adds one line around @middle, moved as far as the type area asks for; one
 * that is too long for it takes several, in its middle. */
static void
add_around (KgMinutesJob *job,
            GArray       *items,
            double        middle,
            gboolean      first,
            gboolean      last)
{
  const double width = kg_mm (job->page_template->area_width), own = kg_shaper_get_width (items);
  KgFlow flow = {
    .shape = { .width = width },
    .keep_previous = TRUE, /* a signature is never alone on a page */
    .keep_next = !last,
    .lines_before = first ? GAP : 0,
  };

  if (own <= width)
    flow.shape.first = CLAMP (middle - own / 2, 0, width - own);
  else
    flow.centre_in = width;
  /* What is set around a place fits, whatever rounding says. */
  flow.shape.width += 0.1;
  kg_page_builder_add (job->builder, items, &flow);
}

/**
 * kg_minutes_signature_add:
 * @first: the first of a run of signature blocks, of which the last is the
 *   date
 *
 * Adds a signature to the flow, kept with the last line of what it signs.
 *
 * Returns: the block behind the run
 */
guint
kg_minutes_signature_add (KgMinutesJob *job,
                          guint         first)
{
  const KgPageTemplate *t = job->page_template;
  const GPtrArray *blocks = job->minutes->blocks;
  const double right = kg_mm (t->area_width) - DATE_FREE * kg_page_template_get_cell (t);
  g_autoptr (GArray) date = NULL;
  double middle;
  guint end = first;

  while (end < blocks->len && ((KgMinutesBlock *) g_ptr_array_index (blocks, end))->kind == KG_MINUTES_SIGNATURE)
    end++;

  date = shape (job, ((KgMinutesBlock *) g_ptr_array_index (blocks, end - 1))->text);
  middle = right - kg_shaper_get_width (date) / 2;
  for (guint i = first; i < end; i++) {
    g_autoptr (GArray) items = shape (job, ((KgMinutesBlock *) g_ptr_array_index (blocks, i))->text);

    add_around (job, items, middle, i == first, i + 1 == end);
  }

  return end;
}
