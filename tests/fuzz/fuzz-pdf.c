// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "fuzz-target.h"
#include "pdf-maker.h"

#include "core/kg-error.h"
#include "services/typeset/kg-pdf-reader.h"
#include "services/word/kg-docx-reader.h"

#include <string.h>

/* What “minutes verify” reads: a file that somebody sent, first as it is, then
 * as what stands in one, the drawing of a page and behind a byte 0xFF what its
 * font reads as. Either there is text or one sentence says why not. */

static void
read_all (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = kg_pdf_read_pages (file, &error);
  KgPdfState state = kg_pdf_judge (file);
  g_autofree char *seal = kg_pdf_read_seal (file);
  g_autofree char *title = kg_pdf_read_title (file);

  g_assert_true ((pages == NULL) == (error != NULL));
  g_assert_true (pages == NULL || state != KG_PDF_NONE);
  for (guint i = 0; pages != NULL && i < pages->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (pages, i), -1, NULL));
  g_assert_true (seal == NULL || strlen (seal) == 64);
  g_assert_true (title == NULL || g_utf8_validate (title, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const uint8_t *map = size > 0 ? memchr (data, 0xff, size) : NULL;
  const size_t content = map != NULL ? (size_t) (map - data) : size;
  g_autoptr (GBytes) file = g_bytes_new_static (data, size);
  g_autoptr (GBytes) page =
    pdf_maker_page (data, content, map != NULL ? map + 1 : NULL, map != NULL ? size - content - 1 : 0);
  g_autofree char *seal = kg_docx_read_seal (file);

  g_assert_true (seal == NULL || strlen (seal) == 64);
  read_all (file);
  read_all (page);

  return 0;
}
