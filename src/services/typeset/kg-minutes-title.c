// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-frame.h"

#include "services/typeset/kg-title-breaker.h"

/* The title: centred, in lines that are broken by sense. A line end that a
 * person typed is obeyed. */

/**
 * kg_minutes_title_add:
 * @title: of the document or of an annex
 * @lines_before: empty lines above it
 *
 * Adds a title to the flow.
 */
void
kg_minutes_title_add (KgMinutesJob *job,
                      const char   *title,
                      guint         lines_before)
{
  const KgPageTemplate *t = job->page_template;
  const double full = kg_mm (t->area_width);
  g_auto (GStrv) parts = g_strsplit (title, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));
    g_autoptr (GArray) lines = NULL;
    const KgFlow flow = { .centre_in = full, .keep_next = TRUE, .lines_before = i == 0 ? lines_before : 0 };

    kg_shaper_append (job->shaper, items, KG_FONT_TITLE, parts[i], t->title_size, t->title_size);
    lines = kg_title_breaker_break (items, full);
    kg_page_builder_add_lines (job->builder, items, lines, &flow);
  }
}
