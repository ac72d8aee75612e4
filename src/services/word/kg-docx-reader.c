// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-reader.h"

#include "services/typeset/kg-pdf-meta.h"

#include <string.h>
#include <zip.h>

/* What a .docx says of itself. Word processors that save it keep its
 * identifier, so an edited document still tells what it was made of. */

#define SEAL_LENGTH 64
#define MOST_BYTES (64 * 1024) /* of the properties; ours have a hundredth */

static char *
find_seal (const char *text,
           gsize       length)
{
  const char *seal = memmem (text, length, KG_PDF_IDENTIFIER, strlen (KG_PDF_IDENTIFIER));

  if (seal == NULL)
    return NULL;
  seal += strlen (KG_PDF_IDENTIFIER);
  if (text + length - seal < SEAL_LENGTH)
    return NULL;
  for (guint i = 0; i < SEAL_LENGTH; i++)
    if (!g_ascii_isxdigit (seal[i]))
      return NULL;

  return g_ascii_strdown (seal, SEAL_LENGTH);
}

/**
 * kg_docx_read_seal:
 *
 * Returns: (nullable): the seal of the issued minutes that a .docx says it was
 *   made of; %NULL when it says none or is no .docx
 */
char *
kg_docx_read_seal (GBytes *file)
{
  gsize length;
  const void *data = g_bytes_get_data (file, &length);
  zip_source_t *source = zip_source_buffer_create (data, length, 0, NULL);
  zip_t *archive = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;
  zip_file_t *part = archive != NULL ? zip_fopen (archive, "docProps/core.xml", 0) : NULL;
  char *seal = NULL;

  if (archive == NULL && source != NULL)
    zip_source_free (source);
  if (part != NULL) {
    g_autofree char *text = g_malloc (MOST_BYTES);
    zip_int64_t n = zip_fread (part, text, MOST_BYTES);

    seal = n > 0 ? find_seal (text, (gsize) n) : NULL;
    zip_fclose (part);
  }
  if (archive != NULL)
    zip_discard (archive);

  return seal;
}
