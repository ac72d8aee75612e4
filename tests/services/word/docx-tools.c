// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "docx-tools.h"

#include "services/word/kg-docx-writer.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include "pdf-tools.h"

#include <string.h>

/* Our files, and what other people's programs find in them. */

/**
 * docx_tools_write:
 *
 * Writes @name.docx and @name.pdf.
 */
void
docx_tools_write (const KgMinutes      *minutes,
                  const KgPageTemplate *page_template,
                  KgFontSet            *fonts,
                  const char           *folder,
                  const char           *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgDisplayList) list = kg_minutes_layout_with_fonts (minutes, page_template, fonts, &error);
  g_autofree char *docx = g_strdup_printf ("%s/%s.docx", folder, name);
  g_autofree char *pdf = g_strdup_printf ("%s/%s.pdf", folder, name);

  g_assert_no_error (error);
  kg_docx_write_file (minutes, page_template, list, docx, &error);
  g_assert_no_error (error);
  kg_pdf_write_file (list, pdf, &error);
  g_assert_no_error (error);
}

char *
docx_tools_read_part (const char *path,
                      const char *part)
{
  const char *const argv[] = { "python3", "-c",
    "import sys, zipfile; sys.stdout.buffer.write (zipfile.ZipFile (sys.argv[1]).read (sys.argv[2]))",
    path, part, NULL };

  return pdf_tools_run (argv, NULL, NULL);
}

/**
 * docx_tools_get_text:
 * @xml: a part with the text of a document
 *
 * Returns: its paragraphs, one on each line, as a reader of XML finds them
 */
char *
docx_tools_get_text (const char *xml)
{
  static const char script[] =
    "import sys, xml.etree.ElementTree as tree\n"
    "w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'\n"
    "for p in tree.fromstring (open (sys.argv[1], encoding='utf-8').read ()).iter (w + 'p'):\n"
    "    text = ''.join ('\\t' if e.tag == w + 'tab' else e.text or '' for r in p.iter (w + 'r')\n"
    "                    for e in r if e.tag in (w + 't', w + 'tab'))\n"
    "    if text: print (text)\n";
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "part.xml", NULL);
  const char *const argv[] = { "python3", "-c", script, path, NULL };
  char *text;

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  text = pdf_tools_run (argv, NULL, NULL);
  pdf_tools_drop_folder (folder);

  return text;
}
