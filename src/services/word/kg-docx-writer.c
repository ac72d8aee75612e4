// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-writer.h"

#include "services/word/kg-docx-job.h"
#include "services/word/kg-docx-xml.h"
#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-file-replace.h"

#include <math.h>

/* Minutes as a .docx that comes out on the same pages as the PDF.
 *
 * Words and their kinds come from the minutes, measures from the template;
 * where lines end and where the head stands is read from the finished pages. */

/* The names by which word processors in offices know the faces that
 * GB/T 9704-2012 asks for. */
static const char *const standard_fonts[KG_FONT_N_ROLES] = {
  [KG_FONT_BODY] = "仿宋_GB2312",
  [KG_FONT_TITLE] = "方正小标宋_GBK",
  [KG_FONT_KAI] = "楷体_GB2312",
  [KG_FONT_HEI] = "黑体",
  [KG_FONT_SONG] = "宋体",
};

/* A family that is what the standard asks for is named as it was found. What
 * only stands in on this machine is not: the office that opens the document
 * has the right one. */
static void
choose_fonts (KgDocxJob *job)
{
  for (guint i = 0; i < KG_FONT_N_ROLES; i++)
    job->fonts[i] = standard_fonts[i];

  /* The most used family of a role comes first. */
  for (guint i = job->list->uses->len; i > 0; i--) {
    const KgFontUse *use = &g_array_index (job->list->uses, KgFontUse, i - 1);

    job->fonts[use->role] = use->is_substitute ? standard_fonts[use->role] : use->used;
  }
}

static void
set_measures (KgDocxJob *job)
{
  const KgPageTemplate *t = job->page_template;
  const double pitch = kg_page_template_get_pitch (t), size = kg_docx_half_points (t->body_size) / 2.;

  /* Rounded down, so that all lines find room on a page and all characters in
   * a line: LibreOffice cuts the type area down to whole cells, and rounds
   * those down itself. */
  job->pitch = floor (pitch * 20);
  job->cell = floor (kg_page_template_get_cell (t) * 20) - 1;
  job->spacing = job->cell - kg_docx_twips (size);
  job->width = floor (kg_mm (t->area_width) * 20);
  job->loss = MAX (job->width - (int) t->chars_per_line * (job->cell + 1), 0);
  job->lead = (pitch - t->body_size) / 2;
}

/* What is told of the document; its day is that of the minutes, so that the
 * same minutes give the same bytes. */
static void
add_properties (KgDocxJob *job)
{
  const KgDisplayList *list = job->list;
  g_autofree char *day = list->date != KG_DATE_NONE ? kg_date_to_iso (list->date) : NULL;
  GString *xml = g_string_new ("<cp:coreProperties "
                               "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                               "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");

  kg_docx_append_escaped (xml, list->title, -1);
  g_string_append (xml, "</dc:title><dc:subject>");
  kg_docx_append_escaped (xml, list->subject, -1);
  g_string_append (xml, "</dc:subject><dc:creator>");
  kg_docx_append_escaped (xml, list->author, -1);
  g_string_append (xml, "</dc:creator>");
  if (list->identifier != NULL) { /* as in the PDF */
    g_string_append (xml, "<dc:identifier>");
    kg_docx_append_escaped (xml, list->identifier, -1);
    g_string_append (xml, "</dc:identifier>");
  }
  if (day != NULL)
    g_string_append_printf (xml, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:created>"
                            "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:modified>", day, day);
  g_string_append (xml, "<dc:language>zh-CN</dc:language></cp:coreProperties>");

  g_free (kg_docx_package_add (job->package, "core", "core-properties", xml));
}

static void
job_clear (KgDocxJob *job)
{
  kg_docx_lines_free (job->lines);
  for (guint i = 0; i < 2; i++) {
    g_free (job->headers[i]);
    g_free (job->footers[i]);
  }
  g_free (job->empty);
}

/**
 * kg_docx_write_bytes:
 * @page_template: (nullable): %NULL is that of @minutes
 * @list: the pages that kg_minutes_layout() made of @minutes by @page_template
 *
 * Returns: (transfer full): the file, the same for the same pages;
 *   %KG_ERROR_FAILED when there is not enough memory
 */
GBytes *
kg_docx_write_bytes (const KgMinutes      *minutes,
                     const KgPageTemplate *page_template,
                     const KgDisplayList  *list,
                     GError              **error)
{
  g_autoptr (KgDocxPackage) package = kg_docx_package_new ();
  KgDocxJob job = {
    .minutes = minutes,
    .page_template = page_template != NULL ? page_template : kg_minutes_get_page (minutes),
    .list = list,
    .package = package,
    .xml = g_string_new ("<w:document " KG_DOCX_NAMESPACES "><w:body>"),
  };
  gsize last_properties;
  guint last_page = 0;
  int top;

  job.lines = kg_docx_lines_new (list, job.page_template);
  choose_fonts (&job);
  set_measures (&job);

  top = job.page_template->head ? kg_docx_put_head (&job) : 0;
  last_properties = kg_docx_put_body (&job, top, &last_page);
  kg_docx_put_imprint (&job, last_properties, last_page);
  g_string_append (job.xml, "</w:body></w:document>");

  g_free (kg_docx_package_add (package, "document", "document", g_steal_pointer (&job.xml)));
  kg_docx_add_styles (&job);
  kg_docx_add_settings (&job);
  kg_docx_add_fonts (&job);
  add_properties (&job);
  job_clear (&job);

  return kg_docx_package_finish (package, error);
}

/**
 * kg_docx_write_file:
 *
 * Writes the document to @path, all or nothing; see kg_file_replace() for the
 * errors.
 */
gboolean
kg_docx_write_file (const KgMinutes      *minutes,
                    const KgPageTemplate *page_template,
                    const KgDisplayList  *list,
                    const char           *path,
                    GError              **error)
{
  g_autoptr (GBytes) bytes = kg_docx_write_bytes (minutes, page_template, list, error);

  return bytes != NULL && kg_file_replace (path, bytes, error);
}
