// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-job.h"
#include "services/word/kg-docx-xml.h"
#include "services/typeset/kg-display-list-private.h"

#include <math.h>
#include <string.h>

/* What stands around the text: the head of the first page, page numbers,
 * watermark and the page itself. Places are read from the finished pages. */

/* How much of a line of exact height programs leave above the baseline. */
#define ABOVE 0.8

/* How much of a character's square its ink fills, to which lettering is drawn. */
#define INK 0.92

/* The height of one line in which the mark stands, in its size. */
#define MARK_LINE 1.2

/* Begins a paragraph of lines of @height whose first baseline is @baseline,
 * pt from the top of the page. @cursor is where the one before it ended, twips
 * from the top of the page's lines. */
static void
begin_at (KgDocxJob   *job,
          int         *cursor,
          KgDocxStyle  style,
          double       baseline,
          int          height,
          guint        n_lines,
          int          left,
          int          right)
{
  double top = kg_mm (job->page_template->area_top) - job->lead;
  int before = kg_docx_twips (baseline - top) - (int) lround (ABOVE * height) - *cursor;

  before = MAX (before, 0);
  g_string_append_printf (job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>"
                          "<w:spacing w:before=\"%d\" w:line=\"%d\" w:lineRule=\"exact\"/>",
                          kg_docx_style_get_id (style), before, height);
  if (left != 0 || right != 0)
    g_string_append_printf (job->xml, "<w:ind w:left=\"%d\" w:right=\"%d\"/>", left, right);
  g_string_append (job->xml, "</w:pPr>");
  *cursor += before + (int) MAX (n_lines, 1) * height;
}

static double
get_baseline (const KgDocxText *text)
{
  return text->lines->len > 0 ? g_array_index (text->lines, KgDocxLine, 0).baseline : 0;
}

/* The mark in the size and as narrow as the page has it. */
static void
put_mark (KgDocxJob *job,
          int       *cursor)
{
  const KgPage *page = kg_display_list_get_page (job->list, 0);
  const KgRun *run = page->runs->len > 0 ? &g_array_index (page->runs, KgRun, 0) : NULL;
  KgDocxMeasure measure = { .width = job->width };
  g_autoptr (KgDocxText) text = NULL;
  const KgDocxLine *longest = NULL;
  int natural = 0, margin, percent;

  if (job->minutes->mark == NULL || run == NULL)
    return;

  measure.size = MAX ((int) (run->size * 2), 1);
  text = kg_docx_lines_take (job->lines, job->minutes->mark, &measure);
  for (guint i = 0; i < text->lines->len; i++) {
    const KgDocxLine *line = &g_array_index (text->lines, KgDocxLine, i);

    if (longest == NULL || line->width > longest->width)
      longest = line;
  }
  for (guint i = longest != NULL ? longest->start : 0; longest != NULL && i < longest->end; i++)
    natural += g_array_index (text->glyphs, KgDocxGlyph, i).natural;
  percent = natural > 0 ? CLAMP ((int) (kg_docx_twips (longest->width) * 100. / natural), 1, 100) : 100;
  measure.width = job->width * 100 / percent;
  margin = (job->width - kg_docx_text_get_width (text, &measure) * percent / 100) / 2;

  begin_at (job, cursor, KG_DOCX_MARK, get_baseline (text), kg_docx_twips (MARK_LINE * run->size),
            text->lines->len, MAX (margin, 0), MAX (margin, 0));
  g_string_append (job->xml, "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/>");
  if (percent < 100)
    g_string_append_printf (job->xml, "<w:w w:val=\"%d\"/>", percent);
  g_string_append_printf (job->xml, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr><w:t xml:space=\"preserve\">",
                          measure.size, measure.size);
  kg_docx_append_escaped (job->xml, job->minutes->mark, -1);
  g_string_append (job->xml, "</w:t></w:r></w:p>");
}

/* The number, centred by what is seen of it. */
static void
put_number (KgDocxJob           *job,
            int                 *cursor,
            const KgDocxMeasure *measure)
{
  g_autofree char *words = kg_minutes_get_number_text (job->minutes);
  g_autoptr (KgDocxText) text = kg_docx_lines_take (job->lines, words, measure);
  int empty = 0;

  if (text->lines->len > 0) {
    const KgDocxLine *line = &g_array_index (text->lines, KgDocxLine, 0);
    double left = line->left - kg_mm (job->page_template->area_left);

    empty = kg_docx_twips (kg_mm (job->page_template->area_width) - 2 * left - line->width);
  }
  begin_at (job, cursor, KG_DOCX_NUMBER, get_baseline (text), job->pitch, 1, 0, MAX (empty, 0));
  kg_docx_append_runs (job->xml, words, text, job->spacing, 0, NULL);
  g_string_append (job->xml, "</w:p>");
}

/* Office left and date right. */
static void
put_office (KgDocxJob     *job,
            int           *cursor,
            KgDocxMeasure *measure)
{
  const char *office = job->minutes->office != NULL ? job->minutes->office : "";
  g_autofree char *date = kg_minutes_get_date_text (job->minutes);
  g_autoptr (KgDocxText) office_text = kg_docx_lines_take (job->lines, office, measure);
  g_autoptr (KgDocxText) date_text = kg_docx_lines_take (job->lines, date, measure);

  if (office_text->lines->len > 1 && date_text->lines->len > 0) {
    const KgDocxLine *line = &g_array_index (date_text->lines, KgDocxLine, 0);
    int width = kg_docx_twips (line->left - kg_mm (job->page_template->area_left)) - job->cell;

    measure->width = width;
    measure->first = measure->hang = job->cell;
    kg_docx_text_space (office_text, measure);
    measure->width = job->width - width - job->cell;
    measure->first = measure->hang = 0;
    kg_docx_text_space (date_text, measure);
    kg_docx_put_long_office (job, office_text, date, date_text, width);
    *cursor += office_text->lines->len * job->pitch;
    return;
  }

  begin_at (job, cursor, KG_DOCX_OFFICE,
            get_baseline (office_text->lines->len > 0 ? office_text : date_text), job->pitch, 1, job->cell, job->cell);
  kg_docx_append_runs (job->xml, office, office_text, job->spacing, 0, NULL);
  g_string_append (job->xml, "<w:r><w:tab/></w:r>");
  kg_docx_append_runs (job->xml, date, date_text, job->spacing, 0, NULL);
  g_string_append (job->xml, "</w:p>");
}

/* The red rule is the border of a paragraph of its own, so that it stays where
 * it is when the number above it is edited. */
static void
put_rule (KgDocxJob *job,
          int       *cursor)
{
  const KgPage *page = kg_display_list_get_page (job->list, 0);
  const KgRule *rule = page->rules->len > 0 ? &g_array_index (page->rules, KgRule, 0) : NULL;
  double top = kg_mm (job->page_template->area_top) - job->lead;
  int height;

  if (rule == NULL)
    return;

  height = MAX (kg_docx_twips (rule->y - rule->thickness / 2 - top) - *cursor, 20);
  g_string_append_printf (job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/><w:pBdr>"
                          "<w:bottom w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"%06X\"/></w:pBdr>"
                          "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/></w:pPr></w:p>",
                          kg_docx_style_get_id (KG_DOCX_RULE), kg_docx_eighths (rule->thickness), rule->colour, height);
  *cursor += height + kg_docx_twips (rule->thickness);
}

/**
 * kg_docx_put_head:
 *
 * Writes mark, number, office, date and red rule.
 *
 * Returns: where it ends, twips from the top of the page's lines
 */
int
kg_docx_put_head (KgDocxJob *job)
{
  KgDocxMeasure measure = {
    .size = kg_docx_half_points (job->page_template->body_size), .spacing = job->spacing, .width = job->width,
  };
  int cursor = 0;

  put_mark (job, &cursor);
  put_number (job, &cursor, &measure);
  if (job->page_template->office_line)
    put_office (job, &cursor, &measure);
  put_rule (job, &cursor);

  return cursor;
}

/* The stage across every page, as word processors do it themselves: lettering
 * that is anchored in the header. */
static char *
add_header (KgDocxJob *job,
            gboolean   is_even)
{
  const KgPageTemplate *t = job->page_template;
  const char *stage = kg_minutes_get_stage_label (job->minutes->stage);
  double turn = fmod (360 - t->watermark_angle, 360);
  GString *xml = g_string_new ("<w:hdr " KG_DOCX_NAMESPACES ">");

  g_string_append_printf (xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:pict>"
                          "<v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" "
                          "path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas>"
                          "<v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/><v:f eqn=\"sum 21600 0 @1\"/>"
                          "<v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/>"
                          "<v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/>"
                          "<v:f eqn=\"mid @5 @6\"/><v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/>"
                          "<v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas>"
                          "<v:path textpathok=\"t\" o:connecttype=\"custom\" "
                          "o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" o:connectangles=\"270,180,90,0\"/>"
                          "<v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>",
                          kg_docx_style_get_id (KG_DOCX_HEADER));
  g_string_append_printf (xml, "<v:shape id=\"PowerPlusWaterMarkObject%d\" o:spid=\"_x0000_s%d\" type=\"#_x0000_t136\" "
                          "style=\"position:absolute;margin-left:0;margin-top:0;width:%dpt;height:%dpt;rotation:%d;"
                          "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
                          "mso-position-vertical:center;mso-position-vertical-relative:page\" o:allowincell=\"f\" "
                          "fillcolor=\"#%06x\" stroked=\"f\"><v:textpath style=\"font-family:&quot;",
                          is_even + 1, 2049 + is_even, (int) (g_utf8_strlen (stage, -1) * t->watermark_size * INK),
                          (int) (t->watermark_size * INK), (int) lround (turn < 0 ? turn + 360 : turn), t->watermark_colour);
  kg_docx_append_escaped (xml, job->fonts[KG_FONT_HEI], -1);
  g_string_append_printf (xml, "&quot;;font-size:1pt\" string=\"%s\"/>"
                          "<w10:wrap anchorx=\"page\" anchory=\"page\"/></v:shape></w:pict></w:r></w:p></w:hdr>", stage);

  return kg_docx_package_add (job->package, is_even ? "header2" : "header1", "header", xml);
}

static char *
add_footer (KgDocxJob  *job,
            const char *name,
            const char *side,
            int         height)
{
  GString *xml = g_string_new ("<w:ftr " KG_DOCX_NAMESPACES ">");
  const int indent = kg_docx_twips (job->page_template->small_size);

  g_string_append_printf (xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/><w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>",
                          kg_docx_style_get_id (KG_DOCX_FOOTER), height);
  if (side != NULL)
    g_string_append_printf (xml, "<w:ind w:%s=\"%d\"/><w:jc w:val=\"%s\"/></w:pPr>"
                            "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">— </w:t></w:r>"
                            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                            "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
                            "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
                            "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                            "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\"> —</w:t></w:r>",
                            side, indent, side);
  else
    g_string_append (xml, "</w:pPr>");
  g_string_append (xml, "</w:p></w:ftr>");

  return kg_docx_package_add (job->package, name, "footer", xml);
}

/* The baseline of page numbers, pt from the top of the page. */
static double
get_number_baseline (KgDocxJob *job)
{
  const KgPageTemplate *t = job->page_template;
  const KgPage *page = kg_display_list_get_page (job->list, 0);
  const KgRun *last = page->runs->len > 0 ? &g_array_index (page->runs, KgRun, page->runs->len - 1) : NULL;
  double foot = kg_mm (t->area_top + t->area_height);

  return last != NULL && last->y > foot ? last->y : foot + kg_mm (t->page_number_gap) + t->small_size / 2;
}

static void
append_reference (GString    *xml,
                  const char *what,
                  const char *odd,
                  const char *even)
{
  g_string_append_printf (xml, "<w:%sReference w:type=\"default\" r:id=\"%s\"/>"
                          "<w:%sReference w:type=\"even\" r:id=\"%s\"/>", what, odd, what, even);
}

/**
 * kg_docx_make_section:
 * @is_numbered: whether its pages carry numbers
 *
 * The page: its type area is the template's, seen as word processors see it,
 * where the first line has space above it (GB/T 33476.2-2016: 34.58 mm instead
 * of 37, 32.58 instead of 35).
 *
 * Returns: (transfer full): the properties of a section, as XML
 */
char *
kg_docx_make_section (KgDocxJob *job,
                      gboolean   is_numbered)
{
  const KgPageTemplate *t = job->page_template;
  GString *xml = g_string_new ("<w:sectPr>");
  const double baseline = get_number_baseline (job);
  const double foot = kg_mm (t->area_top + t->area_height) + job->lead;
  const double height = CLAMP ((baseline - foot) / ABOVE, 1, t->small_size / ABOVE);
  const int page_width = kg_docx_twips (kg_mm (t->page_width)), page_height = kg_docx_twips (kg_mm (t->page_height));
  const int left = kg_docx_twips (kg_mm (t->area_left)), top = kg_docx_twips (kg_mm (t->area_top) - job->lead);

  if (job->footers[0] == NULL) {
    job->footers[0] = add_footer (job, "footer1", "right", kg_docx_twips (height));
    job->footers[1] = add_footer (job, "footer2", "left", kg_docx_twips (height));
    job->empty = add_footer (job, "footer3", NULL, kg_docx_twips (height));
    for (guint i = 0; i < 2 && kg_minutes_get_stage_label (job->minutes->stage) != NULL; i++)
      job->headers[i] = add_header (job, i);
  }

  if (job->headers[0] != NULL)
    append_reference (xml, "header", job->headers[0], job->headers[1]);
  append_reference (xml, "footer", is_numbered ? job->footers[0] : job->empty,
                    is_numbered ? job->footers[1] : job->empty);
  g_string_append_printf (xml, "<w:type w:val=\"nextPage\"/><w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>"
                          "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" "
                          "w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>",
                          page_width, page_height, page_width > page_height ? " w:orient=\"landscape\"" : "",
                          top, page_width - left - job->width,
                          page_height - top - (int) ceil (20 * t->lines_per_page * (kg_page_template_get_pitch (t))),
                          left, top / 2,
                          MAX (page_height - kg_docx_twips (baseline + (1 - ABOVE) * height), 0));
  g_string_append_printf (xml, "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"%d\" w:charSpace=\"%d\"/></w:sectPr>",
                          job->pitch,
                          (int) floor ((kg_page_template_get_cell (t) - kg_docx_half_points (t->body_size) / 2.) * 4096));

  return g_string_free (xml, FALSE);
}
