// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-pdf-meta.h"

/* What a PDF says about itself. Dates come from the document and never from
 * the clock, so that the same minutes give the same bytes. */

#define XMP_NAMESPACE(name, uri) " xmlns:" name "=\"" uri "\""

static void
put_element (GString    *out,
             const char *before,
             const char *text,
             const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "%s%s%s\n", before, escaped, after);
}

/**
 * kg_pdf_meta_make_xmp:
 *
 * Returns: the XMP packet of a PDF/A-1b file
 */
char *
kg_pdf_meta_make_xmp (const KgPdfMeta *meta)
{
  GString *out = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                               "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                               "<rdf:Description rdf:about=\"\""
                               XMP_NAMESPACE ("dc", "http://purl.org/dc/elements/1.1/")
                               XMP_NAMESPACE ("xmp", "http://ns.adobe.com/xap/1.0/")
                               XMP_NAMESPACE ("pdf", "http://ns.adobe.com/pdf/1.3/")
                               XMP_NAMESPACE ("pdfaid", "http://www.aiim.org/pdfa/ns/id/")
                               ">\n"
                               "<pdfaid:part>1</pdfaid:part>\n"
                               "<pdfaid:conformance>B</pdfaid:conformance>\n"
                               "<dc:format>application/pdf</dc:format>\n");

  put_element (out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->title,
               "</rdf:li></rdf:Alt></dc:title>");
  put_element (out, "<dc:creator><rdf:Seq><rdf:li>", meta->author, "</rdf:li></rdf:Seq></dc:creator>");
  put_element (out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->subject,
               "</rdf:li></rdf:Alt></dc:description>");
  if (meta->identifier != NULL)
    put_element (out, "<dc:identifier>", meta->identifier, "</dc:identifier>");
  put_element (out, "<xmp:CreatorTool>", meta->creator, "</xmp:CreatorTool>");
  put_element (out, "<pdf:Producer>", meta->producer, "</pdf:Producer>");
  if (meta->date != KG_DATE_NONE) {
    g_autofree char *day = kg_date_to_iso (meta->date);
    g_autofree char *instant = g_strconcat (day, "T00:00:00+08:00", NULL);

    put_element (out, "<xmp:CreateDate>", instant, "</xmp:CreateDate>");
    put_element (out, "<xmp:ModifyDate>", instant, "</xmp:ModifyDate>");
  }
  g_string_append (out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");

  return g_string_free (out, FALSE);
}

/**
 * kg_pdf_meta_make_date:
 *
 * Returns: (nullable): a day as PDF writes it, midnight in China
 */
char *
kg_pdf_meta_make_date (KgDate date)
{
  int year, month, day;

  if (date == KG_DATE_NONE)
    return NULL;

  kg_date_get_ymd (date, &year, &month, &day);

  return g_strdup_printf ("D:%04d%02d%02d000000+08'00'", year, month, day);
}

/**
 * kg_pdf_meta_make_text:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text as PDF writes any language, UTF-16 with a
 *   byte order mark
 */
GBytes *
kg_pdf_meta_make_text (const char *text)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autofree gunichar2 *units = NULL;
  glong n = 0;

  g_byte_array_append (bytes, (const guint8 *) "\xfe\xff", 2);
  units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  for (glong i = 0; i < n; i++) {
    const guint8 raw[] = { units[i] >> 8, units[i] & 0xff };

    g_byte_array_append (bytes, raw, sizeof raw);
  }

  return g_byte_array_free_to_bytes (bytes);
}
