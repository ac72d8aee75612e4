// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-job.h"
#include "services/word/kg-docx-table.h"
#include "services/word/kg-docx-xml.h"
#include "services/typeset/kg-page-builder.h"

#include <string.h>

/* The text: title, paragraphs and lists of names, each a paragraph of a style.
 *
 * Numbers of headings and items are typed, not fields: a field would renumber
 * what was already agreed on as soon as somebody in the review moves a
 * paragraph, or drop it with a list that another program does not know. */

typedef struct {
  KgDocxJob *job;
  int top;               /* where the text may begin, twips; -1 once it began */
  guint page;            /* of the last line */
  gsize last_properties; /* where those of the last paragraph end in the XML */
} Body;

/* One run for characters that are spaced alike. */
static void
append_run (GString    *xml,
            const char *words,
            gsize       start,
            gsize       end,
            int         spacing,
            int         extra,
            const char *properties)
{
  if (start == end)
    return;

  g_string_append (xml, "<w:r><w:rPr>");
  g_string_append (xml, properties != NULL ? properties : "<w:rFonts w:hint=\"eastAsia\"/>");
  if (extra != 0)
    g_string_append_printf (xml, "<w:spacing w:val=\"%d\"/>", spacing + extra);
  g_string_append (xml, "</w:rPr><w:t xml:space=\"preserve\">");
  kg_docx_append_escaped (xml, words + start, end - start);
  g_string_append (xml, "</w:t></w:r>");
}

/**
 * kg_docx_append_runs:
 * @text: how @words stand on the page
 * @spacing: what the style adds to characters, twips
 * @n_label: how many bytes of @words are a label of its own kind
 * @label_properties: (nullable): what that is, as XML
 */
void
kg_docx_append_runs (GString          *xml,
                     const char       *words,
                     const KgDocxText *text,
                     int               spacing,
                     gsize             n_label,
                     const char       *label_properties)
{
  gsize start = 0;
  int extra = 0;

  for (guint i = 0; i < text->glyphs->len; i++) {
    const KgDocxGlyph *glyph = &g_array_index (text->glyphs, KgDocxGlyph, i);

    if (i > 0 && (glyph->extra != extra || (n_label > 0 && glyph->offset == n_label))) {
      append_run (xml, words, start, glyph->offset, spacing, extra, start < n_label ? label_properties : NULL);
      start = glyph->offset;
    }
    extra = glyph->extra;
  }
  append_run (xml, words, start, strlen (words), spacing, extra, start < n_label ? label_properties : NULL);
}

/* Begins a paragraph, @gap lines below the one before it; a page begins
 * without a gap. */
static void
begin_paragraph (Body             *self,
                 KgDocxStyle       style,
                 const KgDocxText *text,
                 guint             gap,
                 const char       *properties)
{
  KgDocxJob *job = self->job;
  const KgPageTemplate *t = job->page_template;
  const KgDocxLine *first = text->lines->len > 0 ? &g_array_index (text->lines, KgDocxLine, 0) : NULL;
  int before = gap * job->pitch;

  g_string_append_printf (job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", kg_docx_style_get_id (style));
  if (self->top >= 0 && first != NULL) {
    double above = first->baseline - KG_EM_ABOVE * t->body_size - kg_mm (t->area_top);
    int row = (above + kg_page_template_get_pitch (t) / 2) / kg_page_template_get_pitch (t);

    before = first->page > 0 ? 0 : MAX (row * job->pitch - self->top, 0);
    if (first->page > 0)
      g_string_append (job->xml, "<w:pageBreakBefore/>");
  } else if (first != NULL && first->page != self->page) {
    before = 0;
  }
  if (before > 0)
    g_string_append_printf (job->xml, "<w:spacing w:before=\"%d\"/>", before);
  if (properties != NULL)
    g_string_append (job->xml, properties);
  self->last_properties = job->xml->len;
  g_string_append (job->xml, "</w:pPr>");

  self->top = -1;
  if (first != NULL)
    self->page = g_array_index (text->lines, KgDocxLine, text->lines->len - 1).page;
}

static void
put_paragraph (Body        *self,
               KgDocxStyle  style,
               const char  *label,
               const char  *words,
               guint        gap)
{
  KgDocxJob *job = self->job;
  const KgDocxMeasure measure = {
    .size = kg_docx_half_points (job->page_template->body_size), .spacing = job->spacing,
    .width = job->width, .loss = job->loss, .first = job->page_template->indent * job->cell, .justify = TRUE,
  };
  g_autofree char *whole = g_strconcat (label, words, NULL);
  g_autoptr (KgDocxText) text = kg_docx_lines_take (job->lines, whole, &measure);

  kg_docx_text_space (text, &measure);
  begin_paragraph (self, style, text, gap, NULL);
  kg_docx_append_runs (job->xml, whole, text, job->spacing, 0, NULL);
  g_string_append (job->xml, "</w:p>");
}

static gsize
get_line_start (const KgDocxText *text,
                guint             line)
{
  const KgDocxLine *at = &g_array_index (text->lines, KgDocxLine, line);

  return g_array_index (text->glyphs, KgDocxGlyph, at->start).offset;
}

/* The title stays one paragraph. Its lines are broken by sense, which no width
 * of a paragraph would do, so each ends with a line break. */
static void
put_title (Body       *self,
           const char *words)
{
  KgDocxJob *job = self->job;
  const KgDocxMeasure measure = {
    .size = kg_docx_half_points (job->page_template->title_size), .width = job->width, .loss = job->loss,
  };
  g_autoptr (KgDocxText) text = kg_docx_lines_take (job->lines, words, &measure);
  int margin = (job->width - kg_docx_text_get_width (text, &measure)) / 2;
  g_autofree char *indent = margin > 0 ? g_strdup_printf ("<w:ind w:left=\"%d\" w:right=\"%d\"/>", margin, margin) : NULL;

  begin_paragraph (self, KG_DOCX_TITLE, text, 0, indent);
  for (guint i = 0; i < text->lines->len; i++) {
    gsize from = i == 0 ? 0 : get_line_start (text, i);
    gsize to = i + 1 < text->lines->len ? get_line_start (text, i + 1) : strlen (words);

    if (i > 0)
      g_string_append (job->xml, "<w:r><w:br/></w:r>");
    append_run (job->xml, words, from, to, 0, 0, NULL);
  }
  if (text->lines->len == 0)
    kg_docx_append_runs (job->xml, words, text, 0, 0, NULL);
  g_string_append (job->xml, "</w:p>");
}

/* 出席, 请假, 列席: the label in 黑体, lines aligned behind its colon. */
static void
put_list (Body          *self,
          KgMinutesList  list,
          guint          gap)
{
  KgDocxJob *job = self->job;
  const char *label = kg_minutes_get_list_label (list);
  g_autoptr (GPtrArray) entries = kg_minutes_get_list_lines (job->minutes, list);
  g_autoptr (GString) label_properties = g_string_new (NULL);
  KgDocxMeasure measure = {
    .size = kg_docx_half_points (job->page_template->body_size), .spacing = job->spacing, .width = job->width,
    .loss = job->loss, .first = job->page_template->indent * job->cell,
  };

  measure.hang = measure.first + 3 * job->cell;
  kg_docx_append_fonts (job, label_properties, KG_FONT_HEI);
  for (guint i = 0; i < entries->len; i++) {
    g_autofree char *whole = g_strconcat (i == 0 ? label : "", i == 0 ? "：" : "", g_ptr_array_index (entries, i), NULL);
    g_autoptr (KgDocxText) text = kg_docx_lines_take (job->lines, whole, &measure);

    kg_docx_text_space (text, &measure);
    begin_paragraph (self, KG_DOCX_LIST, text, gap, i > 0 ? "<w:ind w:firstLine=\"0\"/>" : NULL);
    kg_docx_append_runs (job->xml, whole, text, job->spacing, i == 0 ? strlen (label) : 0, label_properties->str);
    g_string_append (job->xml, "</w:p>");
    measure.first = measure.hang;
    gap = 0;
  }
}

static void
put_table (Body                 *self,
           const KgMinutesTable *table)
{
  KgDocxJob *job = self->job;
  const KgPageTemplate *t = job->page_template;
  const guint n = table->columns->len;
  const double cell = t->area_width / t->chars_per_line;
  g_autofree KgDocxColumn *columns = g_new0 (KgDocxColumn, MAX (n, 1));
  g_autofree const char **cells = g_new0 (const char *, MAX (n * table->rows->len, 1));
  double given = 0;
  guint n_open = 0;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++) {
    const KgMinutesColumn *column = &g_array_index (table->columns, KgMinutesColumn, i);

    given += column->width * cell;
    n_open += column->width <= 0;
  }
  for (guint i = 0; i < n; i++) {
    const KgMinutesColumn *column = &g_array_index (table->columns, KgMinutesColumn, i);

    columns[i].title = table->has_head ? column->title : NULL;
    columns[i].is_centred = column->centred;
    columns[i].width = column->width > 0 ? column->width * cell : MAX ((t->area_width - given) / n_open, cell);
  }
  for (guint row = 0; row < table->rows->len; row++)
    for (guint i = 0; i < n; i++)
      cells[row * n + i] = kg_minutes_table_get_cell (table, row, i);
  kg_docx_append_table (job->xml, t, columns, n, cells, table->rows->len);
  /* Two tables side by side would become one. */
  g_string_append_printf (job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>"
                          "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>",
                          kg_docx_style_get_id (KG_DOCX_RULE));
}

/* Blocks from @from to before @to. */
static void
put_blocks (Body  *self,
            guint  from,
            guint  to,
            guint  gap)
{
  static const KgDocxStyle styles[KG_MINUTES_N_BLOCK_KINDS] = {
    KG_DOCX_HEADING_1, KG_DOCX_HEADING_2, KG_DOCX_ITEM, KG_DOCX_BODY, KG_DOCX_NORMAL, KG_DOCX_BODY,
  };
  const KgMinutes *minutes = self->job->minutes;
  KgMinutesCounters counters = { 0, };
  guint n_annexes = 0;

  for (guint i = from; i < to; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (minutes->blocks, i);
    g_autofree char *label = kg_minutes_next_label (&counters, block);

    if (block->kind == KG_MINUTES_TABLE) {
      put_table (self, block->table);
    } else if (block->kind == KG_MINUTES_PICTURE) {
      put_paragraph (self, KG_DOCX_NORMAL, "", block->picture->words != NULL ? block->picture->words : "", gap);
    } else if (block->kind == KG_MINUTES_ANNEX) {
      g_autofree char *annex = kg_minutes_get_annex_label (minutes, n_annexes++);

      g_string_append_printf (self->job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/><w:pageBreakBefore/></w:pPr>"
                              "<w:r><w:t>%s</w:t></w:r></w:p>", kg_docx_style_get_id (KG_DOCX_NORMAL), annex);
      put_title (self, block->text);
    } else {
      put_paragraph (self, styles[block->kind], label, block->text, gap);
    }
    gap = 0;
  }
}

/**
 * kg_docx_put_body:
 * @top: where the text may begin on the first page, twips
 * @last_page: (out): the page on which it ends
 *
 * Returns: where the properties of its last paragraph end in the XML, 0 when
 *   there is none
 */
gsize
kg_docx_put_body (KgDocxJob *job,
                  int        top,
                  guint     *last_page)
{
  const KgMinutes *minutes = job->minutes;
  const guint text_end = kg_minutes_get_text_end (minutes);
  guint n_annexes, first_annex = kg_minutes_get_annexes (minutes, &n_annexes);
  g_autoptr (GPtrArray) annexes = kg_minutes_get_annex_lines (minutes);
  Body self = { .job = job, .top = top };
  guint gap = 0;

  if (minutes->title != NULL) {
    g_auto (GStrv) parts = g_strsplit (minutes->title, "\n", -1);

    for (guint i = 0; parts[i] != NULL; i++)
      put_title (&self, parts[i]);
    gap = job->page_template->body_gap;
  }
  if (minutes->correction != NULL) {
    put_paragraph (&self, KG_DOCX_CORRECTION, "", minutes->correction, gap);
    gap = 0;
  }
  if (minutes->opening != NULL) {
    put_paragraph (&self, KG_DOCX_BODY, "", minutes->opening, gap);
    gap = 0;
  }
  put_blocks (&self, 0, text_end, gap);
  for (guint i = 0; i < annexes->len; i++)
    put_paragraph (&self, KG_DOCX_BODY, i == 0 ? "附件：" : "", g_ptr_array_index (annexes, i), i == 0);
  put_blocks (&self, text_end, first_annex, 0);

  gap = job->page_template->lists_gap;
  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++) {
    if (minutes->lists[i]->len == 0)
      continue;
    put_list (&self, i, gap);
    gap = 0;
  }
  put_blocks (&self, first_annex, minutes->blocks->len, 0);

  *last_page = self.page;

  return self.last_properties;
}
