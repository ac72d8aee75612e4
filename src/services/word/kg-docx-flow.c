// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-flow.h"

#include "services/typeset/kg-page-builder.h"

#include <math.h>

/* From one paragraph, table or picture to the next.
 *
 * Text runs from page to page by itself, as our pages do. Where they leave
 * room at their foot, because a table, a picture or what has to stay with them
 * did not fit, the next page is asked for. */

/* The least height of a line, twips. */
#define LEAST 20

void
kg_docx_flow_init (KgDocxFlow *self,
                   KgDocxJob  *job,
                   int         top)
{
  *self = (KgDocxFlow) { .job = job, .cursor = top, .rule = job->page_template->head ? 1 : 0 };
}

/**
 * kg_docx_flow_get_room:
 *
 * Returns: the height of a page's lines, twips
 */
int
kg_docx_flow_get_room (KgDocxFlow *self)
{
  const KgPageTemplate *t = self->job->page_template;

  return ceil (20 * t->lines_per_page * kg_page_template_get_pitch (t));
}

/* The row of the grid in which a line stands. */
static int
get_row (KgDocxFlow       *self,
         const KgDocxLine *line)
{
  const KgPageTemplate *t = self->job->page_template;
  const double pitch = kg_page_template_get_pitch (t);
  const double above = line->baseline - KG_EM_ABOVE * t->body_size - kg_mm (t->area_top);

  return (above + pitch / 2) / pitch;
}

/**
 * kg_docx_flow_find_cut:
 *
 * What has to stay with a signature takes the last line of the text before it
 * along to the next page, which no program does by itself.
 *
 * Returns: the line that begins a page although there is room above; 0 when
 *   there is none
 */
guint
kg_docx_flow_find_cut (KgDocxFlow       *self,
                       const KgDocxText *text)
{
  for (guint i = 1; i < text->lines->len; i++) {
    const KgDocxLine *line = &g_array_index (text->lines, KgDocxLine, i);

    if (line->page != line[-1].page && get_row (self, &line[-1]) + 1 < (int) self->job->page_template->lines_per_page)
      return i;
  }

  return 0;
}

/* Whether a heading or a title stays with what follows by its style. */
static gboolean
keeps_itself (KgDocxFlow  *self,
              KgDocxStyle  style)
{
  return !self->sends && (style == KG_DOCX_HEADING_1 || style == KG_DOCX_HEADING_2 || style == KG_DOCX_TITLE);
}

/**
 * kg_docx_flow_begin:
 * @text: how the paragraph stands on the pages
 * @properties: (nullable): indents and the like, as XML
 *
 * Begins a paragraph where the pages have it.
 */
void
kg_docx_flow_begin (KgDocxFlow       *self,
                    KgDocxStyle       style,
                    const KgDocxText *text,
                    const char       *properties)
{
  KgDocxJob *job = self->job;
  const KgDocxLine *first = text->lines->len > 0 ? &g_array_index (text->lines, KgDocxLine, 0) : NULL;
  const KgDocxLine *last = first != NULL ? first + text->lines->len - 1 : NULL;
  int before = 0;

  g_string_append_printf (job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", kg_docx_style_get_id (style));
  if (first != NULL && first->page == self->page) {
    before = MAX (get_row (self, first) * job->pitch - self->cursor, 0);
  } else if (first != NULL) {
    const gboolean has_room = self->cursor + job->pitch <= kg_docx_flow_get_room (self);

    if (!self->begun || (has_room && !keeps_itself (self, style)))
      g_string_append (job->xml, "<w:pageBreakBefore/>");
  }
  if (before > 0)
    g_string_append_printf (job->xml, "<w:spacing w:before=\"%d\"/>", before);
  if (properties != NULL)
    g_string_append (job->xml, properties);
  self->last_properties = job->xml->len;
  g_string_append (job->xml, "</w:pPr>");

  self->begun = TRUE;
  self->sends = self->ends_in_table = FALSE;
  if (last != NULL) {
    self->page = last->page;
    self->cursor = (get_row (self, last) + 1) * job->pitch;
  } else {
    self->cursor += job->pitch;
  }
}

/* A paragraph without words. */
static void
put_space (KgDocxFlow *self,
           int         height,
           gboolean    new_page)
{
  g_string_append_printf (self->job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s"
                          "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>",
                          kg_docx_style_get_id (KG_DOCX_RULE), new_page ? "<w:pageBreakBefore/>" : "", height);
  self->last_properties = self->job->xml->len;
  g_string_append (self->job->xml, "</w:pPr></w:p>");
}

/**
 * kg_docx_flow_go_to:
 * @top: pt from the top of @page
 *
 * Comes to the place of a table or a picture by an empty line as high as it
 * takes: neither knows a distance to what stands above it.
 */
void
kg_docx_flow_go_to (KgDocxFlow *self,
                    guint       page,
                    double      top)
{
  const KgDocxJob *job = self->job;
  const KgPageTemplate *t = job->page_template;
  const double row = (top - kg_mm (t->area_top)) / kg_page_template_get_pitch (t);
  const int place = lround (row * job->pitch + 20 * job->lead);
  const gboolean new_page = page != self->page;
  const int height = MAX (place - (new_page ? 0 : self->cursor), LEAST);

  put_space (self, height, new_page);
  self->cursor = height + (new_page ? 0 : self->cursor);
  self->page = page;
  self->begun = TRUE;
}

/**
 * kg_docx_flow_end_table:
 *
 * Puts the paragraph that word processors want behind a table at the end.
 */
void
kg_docx_flow_end_table (KgDocxFlow *self)
{
  put_space (self, LEAST, FALSE);
}
