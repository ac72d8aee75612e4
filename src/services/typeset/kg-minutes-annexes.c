// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-frame.h"

#include <string.h>

/* Annexes: where the text names them (附件说明, GB/T 9704-2012, 7.3.4), and
 * how each begins on a page of its own (7.3.7). */

#define LIST_GAP    1 /* empty lines between the text and 附件： */
#define TITLE_GAP   1 /* the title stands on the third line */
#define CONTENT_GAP 1 /* empty lines below the title */

static GArray *
shape (KgMinutesJob *job,
       KgFontRole    role,
       const char   *text)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));

  kg_shaper_append (job->shaper, items, role, text,
                    job->page_template->body_size, kg_page_template_get_cell (job->page_template));

  return items;
}

static double
get_width (KgMinutesJob *job,
           const char   *text)
{
  g_autoptr (GArray) items = shape (job, KG_FONT_BODY, text);

  return kg_shaper_get_width (items);
}

/**
 * kg_minutes_annex_list_add:
 *
 * Adds 附件： with the names of the annexes to the flow: numbers below one
 * another, each name below its own first character. A page never begins with
 * them: they stand below text. With a signature below them all of them are kept
 * with its last line: a page that is signed bears some of it.
 */
void
kg_minutes_annex_list_add (KgMinutesJob *job)
{
  static const char label[] = "附件：";
  const KgPageTemplate *t = job->page_template;
  g_autoptr (GPtrArray) names = kg_minutes_get_annex_lines (job->minutes);
  const double first = t->indent * kg_page_template_get_cell (t), numbers = first + get_width (job, label);
  guint n, first_annex = kg_minutes_get_annexes (job->minutes, &n);
  const gboolean signed_below = kg_minutes_get_text_end (job->minutes) < first_annex;

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i), *dot = names->len > 1 ? strchr (name, '.') : NULL;
    g_autofree char *number = dot != NULL ? g_strndup (name, dot + 1 - name) : g_strdup ("");
    g_autofree char *whole = g_strconcat (i == 0 ? label : "", name, NULL);
    g_autoptr (GArray) items = shape (job, KG_FONT_BODY, whole);
    const KgFlow flow = {
      .shape = {
        .width = kg_mm (t->area_width),
        .first = i == 0 ? first : numbers,
        .hang = numbers + get_width (job, number),
      },
      .lines_before = i == 0 ? LIST_GAP : 0,
      .keep_previous = signed_below || i == 0,
      .keep_next = signed_below,
    };

    kg_page_builder_add (job->builder, items, &flow);
  }
}

/**
 * kg_minutes_annex_begin:
 * @nth: from 0
 *
 * Adds the head of an annex to the flow, on a new page.
 *
 * Returns: how many empty lines its content begins with
 */
guint
kg_minutes_annex_begin (KgMinutesJob *job,
                        guint         nth,
                        const char   *title)
{
  g_autofree char *label = kg_minutes_get_annex_label (job->minutes, nth);
  g_autofree char *bookmark = g_strconcat (label, " ", title, NULL);
  g_autoptr (GArray) items = shape (job, KG_FONT_HEI, label);
  const KgFlow flow = {
    .shape = { .width = kg_mm (job->page_template->area_width) },
    .new_page = TRUE,
    .keep_next = TRUE,
    .bookmark = bookmark,
    .bookmark_level = 1,
  };

  kg_page_builder_add (job->builder, items, &flow);
  kg_minutes_title_add (job, title, TITLE_GAP);

  return CONTENT_GAP;
}
