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
#define MOST_TEXT (64 * 1024 * 1024)

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

/* (nullable): the first @most bytes of a part of a .docx; %NULL when it has
 * none of that name, or is no .docx */
static char *
read_part (GBytes     *file,
           const char *name,
           gsize       most,
           gsize      *length)
{
  gsize size;
  const void *data = g_bytes_get_data (file, &size);
  zip_source_t *source = zip_source_buffer_create (data, size, 0, NULL);
  zip_t *archive = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, NULL) : NULL;
  zip_file_t *part = archive != NULL ? zip_fopen (archive, name, 0) : NULL;
  g_autoptr (GByteArray) text = g_byte_array_new ();
  guint8 block[16 * 1024];
  zip_int64_t n = 0;

  if (archive == NULL && source != NULL)
    zip_source_free (source);
  while (part != NULL && text->len < most && (n = zip_fread (part, block, MIN (sizeof block, most - text->len))) > 0)
    g_byte_array_append (text, block, (guint) n);
  if (part != NULL)
    zip_fclose (part);
  if (archive != NULL)
    zip_discard (archive);

  *length = text->len;
  if (part == NULL || n < 0 || text->len == 0)
    return NULL;
  g_byte_array_append (text, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&text), FALSE);
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
  g_autofree char *text = read_part (file, "docProps/core.xml", MOST_BYTES, &length);

  return text != NULL ? find_seal (text, length) : NULL;
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  if (g_str_equal (g_markup_parse_context_get_element (context), "w:t"))
    g_string_append_len (user_data, text, (gssize) length);
}

/**
 * kg_docx_read_text:
 *
 * Returns: (nullable): the words of a .docx one behind the other, without what
 *   stands at the head and foot of its pages; %NULL when it cannot be read
 */
char *
kg_docx_read_text (GBytes *file)
{
  static const GMarkupParser parser = { .start_element = start_cb, .text = text_cb };
  gsize length;
  g_autofree char *xml = read_part (file, "word/document.xml", MOST_TEXT, &length);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, words, NULL);

  if (xml == NULL || length == MOST_TEXT || !g_markup_parse_context_parse (context, xml, (gssize) length, NULL) ||
      !g_markup_parse_context_end_parse (context, NULL))
    return NULL;

  return g_string_free (g_steal_pointer (&words), FALSE);
}
