// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-flow.h"
#include "services/word/kg-docx-xml.h"
#include "services/typeset/kg-display-list-private.h"

#include <math.h>

/* A picture in a line of its own, with its words in the lines below it. */

#define EMU_PER_PT 12700

/* How much a line is higher than the picture in it, twips: its letters are as
 * small as can be. */
#define LINE_SPACE 8

#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"

/* The next picture of the pages, and on which of them. */
static const KgImage *
read_image (KgDocxFlow *flow,
            guint      *page)
{
  const KgDisplayList *list = flow->job->list;

  for (; flow->image_page < list->pages->len; flow->image_page++, flow->image = 0) {
    const KgPage *at = kg_display_list_get_page (list, flow->image_page);

    if (flow->image >= at->images->len)
      continue;
    *page = flow->image_page;
    return &g_array_index (at->images, KgImage, flow->image++);
  }

  return NULL;
}

static void
append_drawing (GString       *xml,
                const char    *part,
                guint          nth,
                const KgImage *image,
                const char    *name)
{
  const long width = lround (image->width * EMU_PER_PT), height = lround (image->height * EMU_PER_PT);

  g_string_append_printf (xml, "<w:drawing><wp:inline xmlns:wp=\"" DRAWING "wordprocessingDrawing\" "
                          "distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"%ld\" cy=\"%ld\"/>"
                          "<wp:docPr id=\"%u\" name=\"图%u\" descr=\"", width, height, nth, nth);
  kg_docx_append_escaped (xml, name, -1);
  g_string_append_printf (xml, "\"/><a:graphic xmlns:a=\"" DRAWING "main\"><a:graphicData uri=\"" DRAWING "picture\">"
                          "<pic:pic xmlns:pic=\"" DRAWING "picture\"><pic:nvPicPr><pic:cNvPr id=\"%u\" name=\"图%u\"/>"
                          "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"%s\"/>"
                          "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
                          "<a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
                          "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>",
                          nth, nth, part, width, height);
}

static void
put_words (KgDocxFlow *flow,
           const char *words)
{
  KgDocxJob *job = flow->job;
  const KgDocxMeasure measure = { .size = kg_docx_half_points (job->page_template->table_size), .width = job->width };
  g_autoptr (KgDocxText) text = kg_docx_lines_take (job->lines, words, &measure);

  kg_docx_text_space_ragged (text, &measure, 0);
  g_string_append_printf (job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", kg_docx_style_get_id (KG_DOCX_CAPTION));
  flow->last_properties = job->xml->len;
  g_string_append (job->xml, "</w:pPr>");
  kg_docx_append_runs (job->xml, words, text, 0, 0, NULL);
  g_string_append (job->xml, "</w:p>");
  flow->cursor += text->lines->len * kg_docx_twips (kg_mm (job->page_template->table_line));
}

/**
 * kg_docx_put_picture:
 * @name: what the picture is called where it has no words of its own
 *
 * Writes what the pages go on with as a picture, in the size that it has there.
 */
void
kg_docx_put_picture (KgDocxFlow             *flow,
                     const KgMinutesPicture *picture,
                     const char             *name)
{
  KgDocxJob *job = flow->job;
  const gboolean has_words = picture->words != NULL && *picture->words != '\0';
  guint page = 0;
  const KgImage *image = read_image (flow, &page);
  g_autofree char *part = NULL;

  if (image == NULL)
    return;

  part = kg_docx_package_add_picture (job->package, ++flow->n_pictures, picture->png);
  kg_docx_flow_go_to (flow, page, image->y);
  g_string_append_printf (job->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s"
                          "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>",
                          kg_docx_style_get_id (KG_DOCX_RULE), has_words ? "<w:keepNext/>" : "");
  g_string_append (job->xml, "<w:jc w:val=\"center\"/>");
  flow->last_properties = job->xml->len;
  g_string_append (job->xml, "</w:pPr><w:r>");
  append_drawing (job->xml, part, flow->n_pictures, image, has_words ? picture->words : name);
  g_string_append (job->xml, "</w:r></w:p>");
  flow->cursor += kg_docx_twips (image->height) + LINE_SPACE;
  flow->ends_in_table = FALSE;
  if (has_words)
    put_words (flow, picture->words);
}
