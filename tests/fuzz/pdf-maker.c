// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "pdf-maker.h"

#include <string.h>

/* Files of the form that our reader takes, with whatever in them: what is
 * changed in the bytes of a finished file is nearly always refused by its
 * table, and what lies behind that is never reached. */

GPtrArray *
pdf_maker_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

/* An object; its number is how many there are then. The first is the root. */
void
pdf_maker_add (GPtrArray  *objects,
               const char *text)
{
  g_ptr_array_add (objects, g_bytes_new (text, strlen (text)));
}

/* Stored and not squeezed (RFC 1950, 1951): thousands are made in a second. */
static GBytes *
deflate (const void *data,
         gsize       length)
{
  GByteArray *out = g_byte_array_new ();
  const guint8 *p = data;
  guint32 a = 1, b = 0; /* Adler-32 */

  g_byte_array_append (out, (const guint8 *) "\x78\x01", 2);
  do {
    const guint16 n = (guint16) MIN (length, 0xffff);
    const guint8 head[] = { n == length, n & 0xff, n >> 8, ~n & 0xff, (guint8) (~n >> 8) };

    g_byte_array_append (out, head, sizeof head);
    if (n > 0)
      g_byte_array_append (out, p, n);
    for (guint i = 0; i < n; i++) {
      a = (a + p[i]) % 65521;
      b = (b + a) % 65521;
    }
    p += n;
    length -= n;
  } while (length > 0);
  g_byte_array_append (out, (const guint8[]) { b >> 8, b & 0xff, a >> 8, a & 0xff }, 4);

  return g_byte_array_free_to_bytes (out);
}

/* A compressed stream, and behind it the object that has its length. */
void
pdf_maker_add_stream (GPtrArray  *objects,
                      const void *data,
                      gsize       length)
{
  g_autoptr (GBytes) packed = deflate (data, length);
  GString *text = g_string_new (NULL);
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (packed));

  g_string_append_printf (text, "<<\n/Length %u 0 R\n/Filter [ /FlateDecode ]\n>>\nstream\r\n", objects->len + 2);
  g_string_append_len (text, g_bytes_get_data (packed, NULL), (gssize) g_bytes_get_size (packed));
  g_string_append (text, "\r\nendstream");
  g_ptr_array_add (objects, g_string_free_to_bytes (text));
  pdf_maker_add (objects, size);
}

/* Takes @objects. */
GBytes *
pdf_maker_finish (GPtrArray *objects)
{
  GString *file = g_string_new ("%PDF-1.4\n%\xb5\xed\xae\xfb\n");
  g_autoptr (GString) table = g_string_new (NULL);
  gsize at;

  g_string_append_printf (table, "xref\n0 %u\n0000000000 65535 f\r\n", objects->len + 1);
  for (guint i = 0; i < objects->len; i++) {
    GBytes *object = g_ptr_array_index (objects, i);

    g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n\r\n", file->len);
    g_string_append_printf (file, "%u 0 obj\n", i + 1);
    g_string_append_len (file, g_bytes_get_data (object, NULL), (gssize) g_bytes_get_size (object));
    g_string_append (file, "\nendobj\n");
  }
  at = file->len;
  g_string_append_len (file, table->str, (gssize) table->len);
  g_string_append_printf (file, "trailer\n<<\n/Root 1 0 R\n/Size %u\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          objects->len + 1, at);
  g_ptr_array_unref (objects);

  return g_string_free_to_bytes (file);
}

/* One page that is drawn by @content, in a font that reads as @map says. */
GBytes *
pdf_maker_page (const void *content,
                gsize       content_length,
                const void *map,
                gsize       map_length)
{
  GPtrArray *objects = pdf_maker_new ();

  pdf_maker_add (objects, "<<\n/Type /Catalog\n/Pages 2 0 R\n>>");
  pdf_maker_add (objects, "<<\n/Type /Pages\n/Kids [ 3 0 R ]\n/Count 1\n>>");
  pdf_maker_add (objects, "<<\n/Type /Page\n/Contents 6 0 R\n/Resources <<\n/Font 4 0 R\n>>\n/Parent 2 0 R\n>>");
  pdf_maker_add (objects, "<<\n/F1 5 0 R\n>>");
  pdf_maker_add (objects, "<<\n/Type /Font\n/ToUnicode 8 0 R\n>>");
  pdf_maker_add_stream (objects, content, content_length);
  pdf_maker_add_stream (objects, map, map_length);

  return pdf_maker_finish (objects);
}
