// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "font-maker.h"

#include <stdlib.h>
#include <string.h>

/* The least that fontconfig and FreeType take for a TrueType font. */

#define EM       1000
#define N_GLYPHS 2

static void
put_16 (GByteArray *out,
        guint       value)
{
  const guint8 raw[] = { value >> 8 & 0xff, value & 0xff };

  g_byte_array_append (out, raw, sizeof raw);
}

static void
put_32 (GByteArray *out,
        guint32     value)
{
  put_16 (out, value >> 16);
  put_16 (out, value);
}

static void
put_words (GByteArray *out,
           guint       n,
           const int  *words)
{
  for (guint i = 0; i < n; i++)
    put_16 (out, (guint) words[i]);
}

#define PUT(out, ...) put_words (out, sizeof ((int[]) { __VA_ARGS__ }) / sizeof (int), (int[]) { __VA_ARGS__ })

static void
put_glyf (GByteArray *out)
{
  /* One contour of four points on the curve, as words. */
  PUT (out, 1, 100, 0, 900, 800, 3, 0);
  g_byte_array_append (out, (const guint8 *) "\1\1\1\1", 4);
  PUT (out, 100, 0, 800, 0);
  PUT (out, 0, 800, 0, -800);
}

static int
compare_chars (gconstpointer a,
               gconstpointer b)
{
  gunichar ca = *(const gunichar *) a, cb = *(const gunichar *) b;

  return ca < cb ? -1 : ca > cb;
}

static void
put_cmap (GByteArray *out,
          const char *chars)
{
  g_autofree gunichar *list = NULL;
  glong n = 0;

  list = g_utf8_to_ucs4_fast (chars, -1, &n);
  qsort (list, (gsize) n, sizeof *list, compare_chars);
  PUT (out, 0, 1, 3, 10);
  put_32 (out, 12);
  PUT (out, 12, 0);
  put_32 (out, 16 + 12 * (guint) n);
  put_32 (out, 0);
  put_32 (out, (guint) n);
  for (glong i = 0; i < n; i++) {
    put_32 (out, list[i]);
    put_32 (out, list[i]);
    put_32 (out, 1);
  }
}

static void
put_name (GByteArray *out,
          const char *family)
{
  static const guint ids[] = { 1, 2, 4, 6 };
  g_autoptr (GByteArray) strings = g_byte_array_new ();

  PUT (out, 0, G_N_ELEMENTS (ids), 6 + 12 * G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    const char *text = ids[i] == 2 ? "Regular" : ids[i] == 6 ? "Made" : family;
    glong n = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

    PUT (out, 3, 1, 0x409, (int) ids[i], (int) n * 2, (int) strings->len);
    for (glong j = 0; j < n; j++)
      put_16 (strings, units[j]);
  }
  g_byte_array_append (out, strings->data, strings->len);
}

static void
put_os2 (GByteArray      *out,
         const FontMaker *self)
{
  PUT (out, 4, EM, self->weight != 0 ? (int) self->weight : 400, 5, (int) self->rights);
  for (guint i = 0; i < 11; i++) /* sub- and superscripts, strikeout, class */
    put_16 (out, 0);
  for (guint i = 0; i < 5 + 8; i++) /* PANOSE, Unicode ranges */
    put_16 (out, 0);
  g_byte_array_append (out, (const guint8 *) "NONE", 4);
  PUT (out, 0x40, 0x20, 0xffff, 880, -120, 0, 880, 120);
  put_32 (out, 0);
  put_32 (out, 0);
  PUT (out, 500, 800, 0, 32, 1);
}

static void
put_table (GByteArray *out,
           const char *tag,
           guint       index,
           GByteArray *table)
{
  GByteArray *entry = g_byte_array_new ();

  g_byte_array_append (entry, (const guint8 *) tag, 4);
  put_32 (entry, 0); /* nobody checks the sum */
  put_32 (entry, out->len);
  put_32 (entry, table->len);
  memcpy (out->data + 12 + 16 * index, entry->data, 16);
  g_byte_array_append (out, table->data, table->len);
  while (out->len % 4 != 0)
    g_byte_array_append (out, (const guint8 *) "", 1);
  g_byte_array_unref (entry);
}

void
font_maker_write (const FontMaker *self,
                  const char      *path)
{
  static const char *const tags[] = { "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post" };
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GByteArray) glyf = g_byte_array_new ();

  if (!self->is_blank)
    put_glyf (glyf);
  put_32 (out, 0x00010000);
  PUT (out, G_N_ELEMENTS (tags), 128, 3, 32);
  g_byte_array_set_size (out, 12 + 16 * G_N_ELEMENTS (tags));

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++) {
    g_autoptr (GByteArray) table = g_byte_array_new ();

    switch (i) {
    case 0:
      put_os2 (table, self);
      break;
    case 1:
      put_cmap (table, self->chars);
      break;
    case 2:
      g_byte_array_append (table, glyf->data, glyf->len);
      break;
    case 3:
      PUT (table, 1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, EM);
      for (guint j = 0; j < 8; j++)
        put_16 (table, 0);
      PUT (table, 0, 0, 1000, 1000, 0, 8, 2, 1, 0);
      break;
    case 4:
      PUT (table, 1, 0, 880, -120, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, N_GLYPHS);
      break;
    case 5:
      PUT (table, EM, 0, EM, self->is_blank ? 0 : 100);
      break;
    case 6:
      put_32 (table, 0);
      put_32 (table, 0);
      put_32 (table, glyf->len);
      break;
    case 7:
      PUT (table, 1, 0, N_GLYPHS, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0);
      break;
    case 8:
      put_name (table, self->family);
      break;
    default:
      PUT (table, 3, 0);
      for (guint j = 0; j < 14; j++)
        put_16 (table, 0);
      break;
    }
    put_table (out, tags[i], i, table);
  }
  g_assert_true (g_file_set_contents (path, (const char *) out->data, out->len, NULL));
}
