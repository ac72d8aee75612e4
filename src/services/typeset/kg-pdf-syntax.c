// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-pdf-syntax.h"

#include <gio/gio.h>
#include <string.h>

/* The syntax of our own PDF files; kg-pdf-resaved.c knows what other programs
 * make of them.
 *
 * A file is taken only when its objects stand in the order of their numbers
 * from the first byte to the table that lists them, when the table agrees, and
 * when nothing follows its end. So there is one reading of it: no object is
 * hidden, given twice or replaced by a later part of the file. Whatever else
 * could be a PDF is refused. The input is hostile: every step is held against
 * the end. */

struct _KgPdfObjects {
  const char *data;
  const char *end;
  GArray *objects; /* of KgPdfSlice, by number, 0 unused: behind "N 0 obj" */
  KgPdfSlice trailer;
  GPtrArray *buffers; /* nullable, of GBytes: what some objects stand in */
};

#define MAX_DEPTH    16
#define MAX_INFLATED (64 * 1024 * 1024)

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

void
kg_pdf_skip_spaces (const char **at,
                    const char  *end)
{
  while (*at < end && is_space (**at))
    (*at)++;
}

gboolean
kg_pdf_skip_text (const char **at,
                  const char  *end,
                  const char  *text)
{
  gsize length = strlen (text);

  if ((gsize) (end - *at) < length || memcmp (*at, text, length) != 0)
    return FALSE;

  *at += length;
  return TRUE;
}

/**
 * kg_pdf_read_number:
 *
 * Returns: whether there was a number without a sign
 */
gboolean
kg_pdf_read_number (const char **at,
                    const char  *end,
                    gsize       *number)
{
  const char *start = *at;

  for (*number = 0; *at < end && g_ascii_isdigit (**at) && *at - start < 10; (*at)++)
    *number = *number * 10 + (gsize) (**at - '0');

  return *at > start;
}

static gboolean
skip_string (const char **at,
             const char  *end)
{
  guint depth = 0;

  for (; *at < end; (*at)++) {
    if (**at == '\\' && *at + 1 < end)
      (*at)++;
    else if (**at == '(')
      depth++;
    else if (**at == ')' && --depth == 0) {
      (*at)++;
      return TRUE;
    }
  }

  return FALSE;
}

static gboolean
skip_deep (const char **at,
           const char  *end,
           guint        depth)
{
  static const struct { const char *open; const char *close; } pairs[] = { { "<<", ">>" }, { "[", "]" } };

  kg_pdf_skip_spaces (at, end);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    if (!kg_pdf_skip_text (at, end, pairs[i].open))
      continue;
    if (depth == 0)
      return FALSE;
    for (kg_pdf_skip_spaces (at, end); !kg_pdf_skip_text (at, end, pairs[i].close); kg_pdf_skip_spaces (at, end))
      if (!skip_deep (at, end, depth - 1))
        return FALSE;
    return TRUE;
  }

  if (*at < end && **at == '(')
    return skip_string (at, end);

  if (*at < end && **at == '<') {
    while (*at < end && **at != '>')
      (*at)++;
    return *at < end ? ((*at)++, TRUE) : FALSE;
  }

  {
    const char *start = *at;

    if (*at < end && **at == '/')
      (*at)++;
    while (*at < end && (g_ascii_isalnum (**at) || strchr ("+-._", **at) != NULL) && **at != '\0')
      (*at)++;
    return *at > start;
  }
}

/* A reference, three words, counts as one value. */
static void
skip_rest_of_reference (const char **at,
                        const char  *end)
{
  const char *p = *at;
  gsize generation;

  kg_pdf_skip_spaces (&p, end);
  if (!kg_pdf_read_number (&p, end, &generation))
    return;
  kg_pdf_skip_spaces (&p, end);
  if (p < end && *p == 'R' && (p + 1 == end || !g_ascii_isalnum (p[1])))
    *at = p + 1;
}

/**
 * kg_pdf_skip_value:
 * @at: (inout): where a value begins; behind it afterwards
 *
 * Returns: %FALSE when there is none, or one that our files never have, such
 *   as a name in other characters than letters and digits
 */
gboolean
kg_pdf_skip_value (const char **at,
                   const char  *end)
{
  const char *start;

  kg_pdf_skip_spaces (at, end);
  start = *at;
  if (!skip_deep (at, end, MAX_DEPTH))
    return FALSE;
  if (g_ascii_isdigit (*start))
    skip_rest_of_reference (at, end);

  return TRUE;
}

gboolean
kg_pdf_slice_is (KgPdfSlice  slice,
                 const char *text)
{
  return slice.start != NULL && (gsize) (slice.end - slice.start) == strlen (text) &&
         memcmp (slice.start, text, strlen (text)) == 0;
}

/**
 * kg_pdf_dict_get:
 * @dict: a dictionary, with or without what follows it
 * @key: with its slash
 *
 * Returns: the value; none when the key is missing or stands there twice
 */
KgPdfSlice
kg_pdf_dict_get (KgPdfSlice  dict,
                 const char *key)
{
  const KgPdfSlice none = { NULL, NULL };
  const char *p = dict.start;
  KgPdfSlice found = none;

  if (p == NULL)
    return none;
  kg_pdf_skip_spaces (&p, dict.end);
  if (!kg_pdf_skip_text (&p, dict.end, "<<"))
    return none;

  for (kg_pdf_skip_spaces (&p, dict.end); !kg_pdf_skip_text (&p, dict.end, ">>"); kg_pdf_skip_spaces (&p, dict.end)) {
    KgPdfSlice name = { p, NULL }, value;

    if (p >= dict.end || *p != '/' || !kg_pdf_skip_value (&p, dict.end))
      return none;
    name.end = p;
    kg_pdf_skip_spaces (&p, dict.end);
    value.start = p;
    if (!kg_pdf_skip_value (&p, dict.end))
      return none;
    value.end = p;
    if (!kg_pdf_slice_is (name, key))
      continue;
    if (found.start != NULL)
      return none;
    found = value;
  }

  return found;
}

/**
 * kg_pdf_array_next:
 * @at: (inout): %NULL to begin
 *
 * Returns: whether there was one more item
 */
gboolean
kg_pdf_array_next (KgPdfSlice   array,
                   const char **at,
                   KgPdfSlice  *item)
{
  if (array.start == NULL)
    return FALSE;

  if (*at == NULL) {
    *at = array.start;
    if (!kg_pdf_skip_text (at, array.end, "["))
      return FALSE;
  }
  kg_pdf_skip_spaces (at, array.end);
  if (*at >= array.end || **at == ']')
    return FALSE;

  item->start = *at;
  if (!kg_pdf_skip_value (at, array.end))
    return FALSE;
  item->end = *at;
  return TRUE;
}

/* The table: "xref", one section, and 20 bytes a line. */
static gboolean
read_table (KgPdfObjects *self,
            const char   *table)
{
  const char *p = table, *previous = self->data;
  gsize first, n, offset;

  if (!kg_pdf_skip_text (&p, self->end, "xref") || (kg_pdf_skip_spaces (&p, self->end), !kg_pdf_read_number (&p, self->end, &first)) ||
      (kg_pdf_skip_spaces (&p, self->end), !kg_pdf_read_number (&p, self->end, &n)) ||
      first != 0 || n < 2 || n > KG_PDF_MAX_OBJECTS)
    return FALSE;

  kg_pdf_skip_spaces (&p, self->end);
  for (gsize i = 0; i < n; i++) {
    g_autofree char *head = g_strdup_printf ("%" G_GSIZE_FORMAT " 0 obj\n", i);
    const char *line = p;
    KgPdfSlice object = { NULL, NULL };

    if (self->end - p < 20 || !kg_pdf_read_number (&line, self->end, &offset) ||
        p[17] != (i == 0 ? 'f' : 'n') || offset > (gsize) (table - self->data))
      return FALSE;
    p += 20;

    if (i > 0) {
      object.start = self->data + offset;
      if (object.start < previous || !kg_pdf_skip_text (&object.start, table, head))
        return FALSE;
      previous = object.start;
    }
    if (i > 1) /* the one before ends where this one begins */
      g_array_index (self->objects, KgPdfSlice, i - 1).end = self->data + offset;
    g_array_append_val (self->objects, object);
  }
  g_array_index (self->objects, KgPdfSlice, n - 1).end = table;

  kg_pdf_skip_spaces (&p, self->end);
  if (!kg_pdf_skip_text (&p, self->end, "trailer"))
    return FALSE;
  kg_pdf_skip_spaces (&p, self->end);
  self->trailer.start = p;
  if (!kg_pdf_skip_value (&p, self->end))
    return FALSE;
  self->trailer.end = p;

  kg_pdf_skip_spaces (&p, self->end);
  if (!kg_pdf_skip_text (&p, self->end, "startxref"))
    return FALSE;
  kg_pdf_skip_spaces (&p, self->end);
  if (!kg_pdf_read_number (&p, self->end, &offset) || offset != (gsize) (table - self->data))
    return FALSE;
  kg_pdf_skip_spaces (&p, self->end);
  if (!kg_pdf_skip_text (&p, self->end, "%%EOF"))
    return FALSE;
  kg_pdf_skip_spaces (&p, self->end);

  return p == self->end;
}

/* The object: a value, a stream perhaps, and "endobj", with nothing behind. */
static gboolean
is_whole (KgPdfSlice object)
{
  const char *end = object.end;

  while (end > object.start && is_space (end[-1]))
    end--;

  return end - object.start > 6 && memcmp (end - 6, "endobj", 6) == 0;
}

/**
 * kg_pdf_objects_new:
 *
 * Returns: (nullable): the objects, as long as @file is there; %NULL when it
 *   is not a file that this program writes
 */
KgPdfObjects *
kg_pdf_objects_new (GBytes *file)
{
  g_autoptr (KgPdfObjects) self = g_new0 (KgPdfObjects, 1);
  gsize length, offset;
  const char *p, *tail;

  self->data = g_bytes_get_data (file, &length);
  self->end = self->data + length;
  self->objects = g_array_new (FALSE, TRUE, sizeof (KgPdfSlice));
  if (length < 64 || memcmp (self->data, "%PDF-1.4", 8) != 0)
    return NULL;

  tail = self->end - 64;
  p = g_strrstr_len (tail, 64, "startxref");
  if (p == NULL)
    return NULL;
  p += strlen ("startxref");
  kg_pdf_skip_spaces (&p, self->end);
  if (!kg_pdf_read_number (&p, self->end, &offset) || offset >= length || !read_table (self, self->data + offset))
    return NULL;

  for (guint i = 1; i < self->objects->len; i++)
    if (!is_whole (g_array_index (self->objects, KgPdfSlice, i)))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * kg_pdf_objects_new_of:
 * @objects: (transfer full) (element-type KgPdfSlice): by number
 * @buffers: (transfer full) (element-type GBytes): what some of them stand in
 */
KgPdfObjects *
kg_pdf_objects_new_of (GArray     *objects,
                       KgPdfSlice  trailer,
                       GPtrArray  *buffers)
{
  KgPdfObjects *self = g_new0 (KgPdfObjects, 1);

  self->objects = objects;
  self->trailer = trailer;
  self->buffers = buffers;
  return self;
}

void
kg_pdf_objects_free (KgPdfObjects *self)
{
  g_array_unref (self->objects);
  g_clear_pointer (&self->buffers, g_ptr_array_unref);
  g_free (self);
}

KgPdfSlice
kg_pdf_objects_get_trailer (KgPdfObjects *self)
{
  return self->trailer;
}

/**
 * kg_pdf_objects_get:
 * @reference: "N 0 R"
 *
 * Returns: the object, or none
 */
KgPdfSlice
kg_pdf_objects_get (KgPdfObjects *self,
                    KgPdfSlice    reference)
{
  const KgPdfSlice none = { NULL, NULL };
  const char *p = reference.start;
  gsize number;

  if (p == NULL || !kg_pdf_read_number (&p, reference.end, &number) || !kg_pdf_skip_text (&p, reference.end, " 0 R") ||
      p != reference.end || number == 0 || number >= self->objects->len)
    return none;

  return g_array_index (self->objects, KgPdfSlice, number);
}

static GBytes *
inflate (const char *data,
         gsize       length)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GByteArray) out = g_byte_array_new ();

  while (out->len < MAX_INFLATED) {
    guint8 buffer[16384];
    gsize used, made;
    GConverterResult result =
      g_converter_convert (converter, data, length, buffer, sizeof buffer, G_CONVERTER_INPUT_AT_END, &used, &made, NULL);

    if (result == G_CONVERTER_ERROR)
      return NULL;
    g_byte_array_append (out, buffer, (guint) made);
    data += used;
    length -= used;
    if (result == G_CONVERTER_FINISHED)
      return g_byte_array_free_to_bytes (g_steal_pointer (&out));
  }

  return NULL;
}

/**
 * kg_pdf_stream_read:
 * @object: a stream
 * @length: of what stands in it
 *
 * Returns: (nullable): its content, unpacked when it is compressed; %NULL when
 *   it cannot be read
 */
GBytes *
kg_pdf_stream_read (KgPdfSlice object,
                    gsize      length)
{
  KgPdfSlice filter = kg_pdf_dict_get (object, "/Filter");
  const char *p = object.start;

  if (p == NULL || !kg_pdf_skip_value (&p, object.end))
    return NULL;

  kg_pdf_skip_spaces (&p, object.end);
  if ((!kg_pdf_skip_text (&p, object.end, "stream\r\n") && !kg_pdf_skip_text (&p, object.end, "stream\n")) ||
      length > (gsize) (object.end - p))
    return NULL;

  if (filter.start == NULL)
    return g_bytes_new (p, length);
  return kg_pdf_slice_is (filter, "[ /FlateDecode ]") || kg_pdf_slice_is (filter, "/FlateDecode") ? inflate (p, length) : NULL;
}

/* Our own streams are packed, and their length is an object. */
static gboolean
is_own_stream (KgPdfSlice object,
               KgPdfSlice length)
{
  const char *p = object.start;

  return length.start != NULL && length.end[-1] == 'R' && kg_pdf_dict_get (object, "/Filter").start != NULL &&
         kg_pdf_skip_value (&p, object.end) &&
         (kg_pdf_skip_spaces (&p, object.end), kg_pdf_skip_text (&p, object.end, "stream\r\n"));
}

/**
 * kg_pdf_objects_inflate:
 * @reference: to a stream
 *
 * Returns: (nullable): its content, when it can be read
 */
GBytes *
kg_pdf_objects_inflate (KgPdfObjects *self,
                        KgPdfSlice    reference)
{
  KgPdfSlice object = kg_pdf_objects_get (self, reference);
  KgPdfSlice length = kg_pdf_dict_get (object, "/Length");
  const char *digits;
  gsize n;

  if (self->buffers == NULL && !is_own_stream (object, length))
    return NULL;

  if (length.start != NULL && length.end[-1] == 'R')
    length = kg_pdf_objects_get (self, length);
  digits = length.start;
  if (digits == NULL || !kg_pdf_read_number (&digits, length.end, &n) ||
      kg_pdf_dict_get (object, "/DecodeParms").start != NULL)
    return NULL;

  return kg_pdf_stream_read (object, n);
}
