// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-table.h"

#include "services/word/kg-docx-job.h"
#include "services/word/kg-docx-xml.h"

/* A table that people can go on with: a row at its head that every page
 * repeats, rows that may go over to the next page, rules as the imprint has
 * them. */

#define CELL_MARGIN 60 /* left and right of the text, twips */

static void
append_rule (GString    *xml,
             const char *where,
             double      thickness,
             guint32     colour)
{
  g_string_append_printf (xml, "<w:%s w:val=\"single\" w:sz=\"%d\" w:space=\"0\" w:color=\"%06X\"/>",
                          where, kg_docx_eighths (kg_mm (thickness)), colour);
}

/* A cell holds a paragraph at least, and a line of text each. */
static void
append_cell (GString            *xml,
             const KgDocxColumn *column,
             const char         *text,
             gboolean            is_head)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  g_string_append_printf (xml, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>",
                          kg_docx_twips (kg_mm (column->width)));
  for (guint i = 0; i == 0 || lines[i] != NULL; i++) {
    g_string_append_printf (xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s%s</w:pPr>",
                            kg_docx_style_get_id (KG_DOCX_CELL), is_head ? "<w:keepNext/>" : "",
                            is_head || column->is_centred ? "<w:jc w:val=\"center\"/>" : "");
    if (lines[i] != NULL && *lines[i] != '\0') {
      g_string_append (xml, "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">");
      kg_docx_append_escaped (xml, lines[i], -1);
      g_string_append (xml, "</w:t></w:r>");
    }
    g_string_append (xml, "</w:p>");
    if (lines[i] == NULL)
      break;
  }
  g_string_append (xml, "</w:tc>");
}

/**
 * kg_docx_append_table:
 * @cells: @n_rows times @n_columns texts, row by row; %NULL is an empty cell
 *
 * Appends a table to the body of a document. Word processors want a paragraph
 * behind it.
 */
void
kg_docx_append_table (GString              *xml,
                      const KgPageTemplate *page_template,
                      const KgDocxColumn   *columns,
                      guint                 n_columns,
                      const char *const    *cells,
                      guint                 n_rows)
{
  const double outer = page_template->imprint_rule_outer, inner = page_template->imprint_rule_inner;
  const guint32 colour = page_template->text_colour;
  int width = 0;

  for (guint i = 0; i < n_columns; i++)
    width += kg_docx_twips (kg_mm (columns[i].width));

  g_string_append_printf (xml, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>",
                          width);
  append_rule (xml, "top", outer, colour);
  append_rule (xml, "left", outer, colour);
  append_rule (xml, "bottom", outer, colour);
  append_rule (xml, "right", outer, colour);
  append_rule (xml, "insideH", inner, colour);
  append_rule (xml, "insideV", inner, colour);
  g_string_append_printf (xml, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                          "<w:left w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar>"
                          "</w:tblPr><w:tblGrid>", CELL_MARGIN, CELL_MARGIN);
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (xml, "<w:gridCol w:w=\"%d\"/>", kg_docx_twips (kg_mm (columns[i].width)));
  g_string_append (xml, "</w:tblGrid>");
  if (columns[0].title != NULL) {
    g_string_append (xml, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (guint i = 0; i < n_columns; i++)
      append_cell (xml, &columns[i], columns[i].title, TRUE);
    g_string_append (xml, "</w:tr>");
  }

  for (guint row = 0; row < n_rows; row++) {
    g_string_append (xml, "<w:tr>");
    for (guint i = 0; i < n_columns; i++)
      append_cell (xml, &columns[i], cells[row * n_columns + i], FALSE);
    g_string_append (xml, "</w:tr>");
  }
  g_string_append (xml, "</w:tbl>");
}
