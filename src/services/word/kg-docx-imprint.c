// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-job.h"
#include "services/word/kg-docx-xml.h"

#include <string.h>

/* The imprint (版记, GB/T 9704-2012, 7.4): a table that is held at the foot of
 * the page's lines, so that it grows upwards when a receiver is added. Its left
 * edge is given from the edge of the page and its foot by name: any other way
 * LibreOffice puts a table as wide as the text into the text. */

/* A paragraph as low as can be, which only holds a place. */
static void
append_empty (KgDocxJob  *job,
              const char *properties)
{
  g_string_append_printf (job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s"
                          "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>",
                          kg_docx_style_get_id (KG_DOCX_RULE), properties);
}

static void
begin_cell (KgDocxJob  *job,
            int         width,
            gboolean    is_whole,
            double      rule_above,
            double      rule_below)
{
  g_string_append_printf (job->xml, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>%s%s", width,
                          is_whole ? "<w:gridSpan w:val=\"2\"/>" : "",
                          rule_above > 0 || rule_below > 0 ? "<w:tcBorders>" : "");
  if (rule_above > 0)
    g_string_append_printf (job->xml, "<w:top w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"%06X\"/>",
                            kg_docx_eighths (kg_mm (rule_above)), job->page_template->text_colour);
  if (rule_below > 0)
    g_string_append_printf (job->xml, "<w:bottom w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"%06X\"/>",
                            kg_docx_eighths (kg_mm (rule_below)), job->page_template->text_colour);
  g_string_append_printf (job->xml, "%s<w:vAlign w:val=\"bottom\"/></w:tcPr>",
                          rule_above > 0 || rule_below > 0 ? "</w:tcBorders>" : "");
}

static void
end_cell (KgDocxJob        *job,
          KgDocxStyle       style,
          const char       *words,
          const KgDocxText *text,
          int               spacing,
          const char       *properties)
{
  g_string_append_printf (job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>",
                          kg_docx_style_get_id (style), properties);
  kg_docx_append_runs (job->xml, words, text, spacing, 0, NULL);
  g_string_append (job->xml, "</w:p></w:tc>");
}

static void
begin_table (KgDocxJob  *job,
             int         width,
             const char *place)
{
  g_string_append_printf (job->xml, "<w:tbl><w:tblPr>%s<w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
                          "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
                          "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>"
                          "<w:tblGrid><w:gridCol w:w=\"%d\"/><w:gridCol w:w=\"%d\"/></w:tblGrid>",
                          place, job->width, width, job->width - width);
}

/* The row that keeps the last rule on the foot of the type area, which is
 * above the foot of the page's lines. */
static void
put_foot (KgDocxJob *job)
{
  g_string_append_printf (job->xml, "<w:tr><w:trPr><w:trHeight w:val=\"%d\" w:hRule=\"exact\"/></w:trPr>",
                          kg_docx_twips (job->lead));
  begin_cell (job, job->width, TRUE, 0, 0);
  append_empty (job, "");
  g_string_append (job->xml, "</w:tc></w:tr>");
}

static void
put_copies (KgDocxJob        *job,
            const char       *words,
            const KgDocxText *text)
{
  const KgPageTemplate *t = job->page_template;
  const int size = kg_docx_twips (t->small_size);
  g_autofree char *indent = g_strdup_printf ("<w:ind w:left=\"%d\" w:right=\"%d\" w:hanging=\"%d\"/>",
                                             4 * size, size, 3 * size);

  g_string_append (job->xml, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
  begin_cell (job, job->width, TRUE, t->imprint_rule_outer,
              job->minutes->office != NULL ? t->imprint_rule_inner : t->imprint_rule_outer);
  end_cell (job, KG_DOCX_IMPRINT, words, text, 0, indent);
  g_string_append (job->xml, "</w:tr>");
}

static void
put_office (KgDocxJob        *job,
            const KgDocxText *office,
            const char       *printed,
            const KgDocxText *date,
            int               width)
{
  const KgPageTemplate *t = job->page_template;
  const int size = kg_docx_twips (t->small_size);
  const double above = job->minutes->copy_to != NULL ? t->imprint_rule_inner : t->imprint_rule_outer;
  g_autofree char *left = g_strdup_printf ("<w:ind w:left=\"%d\" w:right=\"%d\"/><w:jc w:val=\"left\"/>", size, size / 2);
  g_autofree char *right = g_strdup_printf ("<w:ind w:left=\"0\" w:right=\"%d\"/><w:jc w:val=\"right\"/>", size);

  g_string_append (job->xml, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
  begin_cell (job, width, FALSE, above, t->imprint_rule_outer);
  end_cell (job, KG_DOCX_IMPRINT, job->minutes->office, office, 0, left);
  begin_cell (job, job->width - width, FALSE, above, t->imprint_rule_outer);
  end_cell (job, KG_DOCX_IMPRINT, printed, date, 0, right);
  g_string_append (job->xml, "</w:tr>");
}

/* Brings the end of the document to the page of the imprint. A blank page and
 * the imprint behind it are a section of their own, without page numbers. */
static void
go_to_page (KgDocxJob *job,
            gsize      last_properties,
            guint      from,
            guint      to)
{
  if (to >= from + 2 && last_properties > 0) {
    g_autofree char *section = kg_docx_make_section (job, TRUE);

    g_string_insert (job->xml, last_properties, section);
    append_empty (job, "");
    from++;
  }
  for (; from < to; from++)
    append_empty (job, "<w:pageBreakBefore/>");
}

/**
 * kg_docx_put_long_office:
 * @width: of what stands on the left, twips
 *
 * Writes the issuing office of several lines with the date beside its last
 * one: two cells without rules, since no program sets a tab into the margin
 * alike.
 */
void
kg_docx_put_long_office (KgDocxJob        *job,
                         const KgDocxText *office,
                         const char       *date,
                         const KgDocxText *date_text,
                         int               width)
{
  g_autofree char *left = g_strdup_printf ("<w:ind w:left=\"%d\" w:right=\"0\"/>", job->cell);
  g_autofree char *right = g_strdup_printf ("<w:ind w:left=\"0\" w:right=\"%d\"/><w:jc w:val=\"right\"/>", job->cell);

  begin_table (job, width, "");
  g_string_append (job->xml, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
  begin_cell (job, width, FALSE, 0, 0);
  end_cell (job, KG_DOCX_OFFICE, job->minutes->office, office, job->spacing, left);
  begin_cell (job, job->width - width, FALSE, 0, 0);
  end_cell (job, KG_DOCX_OFFICE, date, date_text, job->spacing, right);
  g_string_append (job->xml, "</w:tr></w:tbl>");
}

/**
 * kg_docx_put_imprint:
 * @last_properties: where the properties of the last paragraph end in the XML
 * @last_page: on which the text ends
 *
 * Writes the imprint, where the minutes have one, and what comes behind it.
 */
void
kg_docx_put_imprint (KgDocxJob *job,
                     gsize      last_properties,
                     guint      last_page)
{
  const KgMinutes *minutes = job->minutes;
  const int size = kg_docx_twips (job->page_template->small_size);
  g_autofree char *copies = g_strconcat ("抄送：", minutes->copy_to, "。", NULL);
  g_autofree char *date = kg_minutes_get_date_text (minutes);
  g_autofree char *printed = g_strconcat (date, "印发", NULL);
  KgDocxMeasure measure = {
    .size = kg_docx_half_points (job->page_template->small_size), .width = job->width - size, .loss = job->loss,
    .first = size, .hang = 4 * size, .justify = TRUE,
  };
  const gboolean has_copies = job->page_template->imprint && minutes->copy_to != NULL;
  const gboolean has_office = job->page_template->imprint && minutes->office != NULL;
  g_autoptr (KgDocxText) copies_text = has_copies ? kg_docx_lines_take (job->lines, copies, &measure) : NULL;
  g_autoptr (KgDocxText) office_text = NULL;
  g_autoptr (KgDocxText) date_text = NULL;
  const KgDocxText *first;
  gboolean is_numbered = TRUE;
  int width = job->width / 2;

  if (copies_text != NULL)
    kg_docx_text_space (copies_text, &measure);
  if (has_office) {
    office_text = kg_docx_lines_take (job->lines, minutes->office, &measure);
    date_text = kg_docx_lines_take (job->lines, printed, &measure);
    if (date_text->lines->len > 0)
      width = kg_docx_twips (g_array_index (date_text->lines, KgDocxLine, 0).left -
                             kg_mm (job->page_template->area_left)) - size / 2;

    /* Room for the gaps that some programs put beside digits, where a short
     * office leaves it. */
    if (office_text->lines->len == 1 && kg_docx_text_get_natural (office_text) + 4 * size < width)
      width -= 2 * size;
    measure = (KgDocxMeasure) { .size = measure.size, .width = width - size / 2, .first = size, .hang = size };
    kg_docx_text_space (office_text, &measure);
    measure = (KgDocxMeasure) { .size = measure.size, .width = job->width - width - size };
    kg_docx_text_space (date_text, &measure);
  }
  first = copies_text != NULL ? copies_text : office_text;
  if (first != NULL) {
    guint page = first->lines->len > 0 ? g_array_index (first->lines, KgDocxLine, 0).page : last_page;

    g_autofree char *place = g_strdup_printf ("<w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" "
                                              "w:vertAnchor=\"margin\" w:horzAnchor=\"page\" w:tblpX=\"%d\" "
                                              "w:tblpYSpec=\"bottom\"/><w:tblOverlap w:val=\"never\"/>",
                                              kg_docx_twips (kg_mm (job->page_template->area_left)));

    is_numbered = page < last_page + 2;
    go_to_page (job, last_properties, last_page, page);
    begin_table (job, width, place);
    if (copies_text != NULL)
      put_copies (job, copies, copies_text);
    if (office_text != NULL)
      put_office (job, office_text, printed, date_text, width);
    put_foot (job);
    g_string_append (job->xml, "</w:tbl>");
    append_empty (job, "");
  }

  {
    g_autofree char *section = kg_docx_make_section (job, is_numbered);

    g_string_append (job->xml, section);
  }
}
