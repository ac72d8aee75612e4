// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-flow.h"
#include "services/word/kg-docx-xml.h"

#include <string.h>

/* The text: title, paragraphs and lists of names, each a paragraph of a style.
 *
 * Numbers of headings and items are typed, not fields: a field would renumber
 * what was already agreed on as soon as somebody in the review moves a
 * paragraph, or drop it with a list that another program does not know. */

/* What a signature keeps free on the right of its date, in characters. */
#define DATE_FREE 4

/* One run for characters that are spaced alike. */
static void
append_run (GString    *xml,
            const char *words,
            gsize       start,
            gsize       end,
            int         spacing,
            int         extra,
            gboolean    parts,
            const char *properties)
{
  if (start == end)
    return;

  g_string_append (xml, "<w:r><w:rPr>");
  g_string_append (xml, properties != NULL ? properties : "<w:rFonts w:hint=\"eastAsia\"/>");
  if (extra != 0)
    g_string_append_printf (xml, "<w:spacing w:val=\"%d\"/>", spacing + extra);
  if (parts) /* see kg-docx-styles.c */
    g_string_append (xml, "<w:lang w:val=\"zh-CN\"/>");
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
  guint line = 0;
  int extra = 0;
  gboolean parts = FALSE;

  for (guint i = 0; i < text->glyphs->len; i++) {
    const KgDocxGlyph *glyph = &g_array_index (text->glyphs, KgDocxGlyph, i);
    gboolean is_new = line + 1 < text->lines->len && g_array_index (text->lines, KgDocxLine, line + 1).start <= i;
    gboolean is_typed = is_new && g_array_index (text->lines, KgDocxLine, line).typed;

    line += is_new;
    if (i > 0 && (is_typed || glyph->extra != extra || glyph->parts != parts || (n_label > 0 && glyph->offset == n_label))) {
      append_run (xml, words, start, glyph->offset, spacing, extra, parts, start < n_label ? label_properties : NULL);
      start = glyph->offset;
    }
    if (is_typed)
      g_string_append (xml, "<w:r><w:br/></w:r>");
    extra = glyph->extra;
    parts = glyph->parts;
  }
  append_run (xml, words, start, strlen (words), spacing, extra, parts, start < n_label ? label_properties : NULL);
}

static gsize
get_line_start (const KgDocxText *text,
                guint             line)
{
  const KgDocxLine *at = &g_array_index (text->lines, KgDocxLine, line);

  return g_array_index (text->glyphs, KgDocxGlyph, at->start).offset;
}

static void
put_paragraph (KgDocxFlow  *self,
               KgDocxStyle  style,
               const char  *label,
               const char  *words)
{
  KgDocxJob *job = self->job;
  const KgDocxMeasure measure = {
    .size = kg_docx_half_points (job->page_template->body_size), .spacing = job->spacing,
    .width = job->width, .loss = job->loss, .justify = TRUE,
    .first = style == KG_DOCX_ADDRESSEE || style == KG_DOCX_ANNEX ? 0 : job->page_template->indent * job->cell,
  };
  g_autofree char *whole = g_strconcat (label, words, NULL);
  g_autoptr (KgDocxText) text = kg_docx_lines_take (job->lines, whole, &measure);
  guint cut;

  kg_docx_text_space (text, &measure);
  cut = kg_docx_flow_find_cut (self, text);
  if (cut > 0) {
    const gsize start = get_line_start (text, cut);
    g_autoptr (KgDocxText) rest = kg_docx_text_cut (text, cut);
    g_autofree char *words_above = g_strndup (whole, start);

    kg_docx_flow_begin (self, style, text, NULL);
    kg_docx_append_runs (job->xml, words_above, text, job->spacing, 0, NULL);
    g_string_append (job->xml, "</w:p>");
    kg_docx_flow_begin (self, style, rest, "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>");
    kg_docx_append_runs (job->xml, whole + start, rest, job->spacing, 0, NULL);
  } else {
    kg_docx_flow_begin (self, style, text, NULL);
    kg_docx_append_runs (job->xml, whole, text, job->spacing, 0, NULL);
  }
  g_string_append (job->xml, "</w:p>");
}

/* The title stays one paragraph. Its lines are broken by sense, which no width
 * of a paragraph would do, so each ends with a line break. */
static void
put_title (KgDocxFlow *self,
           const char *words)
{
  KgDocxJob *job = self->job;
  const KgDocxMeasure measure = {
    .size = kg_docx_half_points (job->page_template->title_size), .width = job->width, .loss = job->loss,
  };
  g_autoptr (KgDocxText) text = kg_docx_lines_take (job->lines, words, &measure);
  int margin = (job->width - kg_docx_text_get_width (text, &measure)) / 2;
  g_autofree char *indent = margin > 0 ? g_strdup_printf ("<w:ind w:left=\"%d\" w:right=\"%d\"/>", margin, margin) : NULL;

  kg_docx_flow_begin (self, KG_DOCX_TITLE, text, indent);
  for (guint i = 0; i < text->lines->len; i++) {
    gsize from = i == 0 ? 0 : get_line_start (text, i);
    gsize to = i + 1 < text->lines->len ? get_line_start (text, i + 1) : strlen (words);

    if (i > 0)
      g_string_append (job->xml, "<w:r><w:br/></w:r>");
    append_run (job->xml, words, from, to, 0, 0, FALSE, NULL);
  }
  if (text->lines->len == 0)
    kg_docx_append_runs (job->xml, words, text, 0, 0, NULL);
  g_string_append (job->xml, "</w:p>");
}

/* 出席, 请假, 列席: the label in 黑体, lines aligned behind its colon. */
static void
put_list (KgDocxFlow    *self,
          KgMinutesList  list)
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
    kg_docx_flow_begin (self, KG_DOCX_LIST, text, i > 0 ? "<w:ind w:firstLine=\"0\"/>" : NULL);
    kg_docx_append_runs (job->xml, whole, text, job->spacing, i == 0 ? strlen (label) : 0, label_properties->str);
    g_string_append (job->xml, "</w:p>");
    measure.first = measure.hang;
  }
}

static int
get_prefix_width (const KgDocxText *text,
                  gsize             n)
{
  int width = 0;

  for (guint i = 0; i < text->glyphs->len && g_array_index (text->glyphs, KgDocxGlyph, i).offset < n; i++)
    width += g_array_index (text->glyphs, KgDocxGlyph, i).natural + g_array_index (text->glyphs, KgDocxGlyph, i).extra;

  return width;
}

/* 附件： with numbers below one another and names below their own first
 * characters. */
static void
put_annex_list (KgDocxFlow *self)
{
  static const char label[] = "附件：";
  KgDocxJob *job = self->job;
  g_autoptr (GPtrArray) names = kg_minutes_get_annex_lines (job->minutes);
  const int first = job->page_template->indent * job->cell, numbers = first + 3 * job->cell;

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i), *dot = names->len > 1 ? strchr (name, '.') : NULL;
    const gsize n_label = i == 0 ? strlen (label) : 0;
    g_autofree char *whole = g_strconcat (i == 0 ? label : "", name, NULL);
    KgDocxMeasure measure = {
      .size = kg_docx_half_points (job->page_template->body_size), .spacing = job->spacing, .width = job->width,
      .loss = job->loss, .first = i == 0 ? first : numbers, .hang = numbers,
    };
    g_autoptr (KgDocxText) text = kg_docx_lines_take (job->lines, whole, &measure);
    g_autofree char *indent = NULL;

    if (dot != NULL)
      measure.hang += get_prefix_width (text, n_label + (dot + 1 - name)) - get_prefix_width (text, n_label);
    indent = g_strdup_printf ("<w:ind w:left=\"%d\" w:hanging=\"%d\"/>", measure.hang, measure.hang - measure.first);
    kg_docx_text_space (text, &measure);
    kg_docx_flow_begin (self, KG_DOCX_ANNEX_LIST, text, indent);
    kg_docx_append_runs (job->xml, whole, text, job->spacing, 0, NULL);
    g_string_append (job->xml, "</w:p>");
  }
}

/* Where the middle of the line is, twips from the left edge of the text. */
static int
get_middle (KgDocxJob        *job,
            const KgDocxText *text)
{
  const KgDocxLine *line = &g_array_index (text->lines, KgDocxLine, 0);

  return kg_docx_twips (line->left + line->width / 2 - kg_mm (job->page_template->area_left));
}

/* One line of a signature. An office is centred over the date, hence between
 * indents that have the middle of the date in theirs; one that is too long for
 * that ends at the margin. */
static void
put_signature (KgDocxFlow *self,
               const char *words,
               gboolean    is_date)
{
  KgDocxJob *job = self->job;
  const KgDocxMeasure measure = {
    .size = kg_docx_half_points (job->page_template->body_size), .spacing = job->spacing, .width = job->width,
    .loss = job->loss,
  };
  g_autoptr (KgDocxText) text = kg_docx_lines_take (job->lines, words, &measure);
  g_autoptr (GString) properties = g_string_new (NULL);

  if (is_date) {
    g_string_append_printf (properties, "<w:ind w:rightChars=\"%d\" w:right=\"%d\"/><w:jc w:val=\"right\"/>",
                            DATE_FREE * 100, DATE_FREE * job->cell);
  } else if (text->lines->len == 1) {
    const KgDocxLine *line = &g_array_index (text->lines, KgDocxLine, 0);
    const int left = 2 * get_middle (job, text) - job->width, room = job->width - ABS (left);

    if (room < kg_docx_twips (line->width) + 2 * job->cell)
      g_string_append_printf (properties, "<w:jc w:val=\"%s\"/>", left > 0 ? "right" : "left");
    else
      g_string_append_printf (properties, "<w:ind w:%s=\"%d\"/>", left > 0 ? "left" : "right", ABS (left));
  }
  kg_docx_text_space_ragged (text, &measure, 0);
  kg_docx_flow_begin (self, KG_DOCX_SIGNATURE, text, properties->str);
  kg_docx_append_runs (job->xml, words, text, job->spacing, 0, NULL);
  g_string_append (job->xml, "</w:p>");
}

static const KgMinutesBlock *
get_block (KgDocxFlow *self,
           guint       i)
{
  const GPtrArray *blocks = self->job->minutes->blocks;

  return i < blocks->len ? g_ptr_array_index (blocks, i) : NULL;
}

static gboolean
is_box (const KgMinutesBlock *block)
{
  return block != NULL && (block->kind == KG_MINUTES_TABLE || block->kind == KG_MINUTES_PICTURE);
}

/* The head of an annex, on a new page (GB/T 9704-2012, 7.3.7). */
static void
put_annex (KgDocxFlow *self,
           guint       nth,
           const char *title)
{
  g_autofree char *label = kg_minutes_get_annex_label (self->job->minutes, nth);
  g_auto (GStrv) parts = g_strsplit (title, "\n", -1);

  put_paragraph (self, KG_DOCX_ANNEX, "", label);
  for (guint i = 0; parts[i] != NULL; i++)
    put_title (self, parts[i]);
}

/* Blocks from @from to before @to. */
static void
put_blocks (KgDocxFlow *self,
            guint       from,
            guint       to)
{
  static const KgDocxStyle styles[KG_MINUTES_N_BLOCK_KINDS] = {
    KG_DOCX_HEADING_1, KG_DOCX_HEADING_2, KG_DOCX_ITEM, KG_DOCX_BODY, KG_DOCX_ADDRESSEE,
  };
  const char *annex = "";
  KgMinutesCounters counters = { 0, };
  guint n_annexes = 0;

  for (guint i = from; i < to; i++) {
    const KgMinutesBlock *block = get_block (self, i), *next = get_block (self, i + 1);
    g_autofree char *label = kg_minutes_next_label (&counters, block);

    self->sends = is_box (next);
    switch (block->kind) {
    case KG_MINUTES_TABLE:
      kg_docx_put_table (self, block->table);
      break;
    case KG_MINUTES_PICTURE:
      kg_docx_put_picture (self, block->picture, annex);
      break;
    case KG_MINUTES_SIGNATURE:
      put_signature (self, block->text, next == NULL || next->kind != KG_MINUTES_SIGNATURE);
      break;
    case KG_MINUTES_ANNEX:
      put_annex (self, n_annexes++, block->text);
      annex = block->text;
      break;
    case KG_MINUTES_HEADING_1:
    case KG_MINUTES_HEADING_2:
    case KG_MINUTES_ITEM:
    case KG_MINUTES_PARAGRAPH:
    case KG_MINUTES_ADDRESSEE:
    default:
      put_paragraph (self, styles[block->kind], label, block->text);
      break;
    }
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
  KgDocxFlow self;

  kg_docx_flow_init (&self, job, top);
  if (minutes->title != NULL) {
    g_auto (GStrv) parts = g_strsplit (minutes->title, "\n", -1);

    for (guint i = 0; parts[i] != NULL; i++)
      put_title (&self, parts[i]);
  }
  if (minutes->correction != NULL)
    put_paragraph (&self, KG_DOCX_CORRECTION, "", minutes->correction);
  if (minutes->opening != NULL)
    put_paragraph (&self, KG_DOCX_BODY, "", minutes->opening);
  put_blocks (&self, 0, text_end);
  put_annex_list (&self);
  put_blocks (&self, text_end, first_annex);
  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++) {
    if (minutes->lists[i]->len > 0)
      put_list (&self, i);
  }
  put_blocks (&self, first_annex, minutes->blocks->len);
  if (self.ends_in_table)
    kg_docx_flow_end_table (&self);

  *last_page = self.page;

  return self.last_properties;
}
