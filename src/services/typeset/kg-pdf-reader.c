// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-pdf-reader.h"

#include "core/kg-error.h"
#include "services/typeset/kg-pdf-meta.h"
#include "services/typeset/kg-pdf-syntax.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands in a PDF that this program wrote, also when another one saved it
 * again: the text of its pages, as their operators draw it and their fonts say
 * it reads.
 *
 * It tells what a reader would search and copy. What the glyphs look like is
 * not read: somebody who draws other shapes in the embedded font changes the
 * page and not this text, so equal text is no proof of an equal page. */

#define SEAL_LENGTH 64
#define MAX_PAGES   10000

/* Bytes that are looked at in all. A page may be named ten thousand times, and
 * each time unpack to a thousand times its size; 500 pages of our own need a
 * tenth of this. */
#define MOST_WORK (128 * 1024 * 1024)

typedef struct {
  KgPdfObjects *objects;
  GPtrArray *pages;     /* of char: texts */
  GHashTable *fonts;    /* reference → GHashTable of code → character */
  gsize work;
} Reader;

/* FALSE once it is too much. */
static gboolean
spend (Reader *reader,
       gsize   bytes)
{
  reader->work += MIN (bytes, MOST_WORK) + 64;

  return reader->work < MOST_WORK;
}

static gboolean
spend_slice (Reader     *reader,
             KgPdfSlice  slice)
{
  return spend (reader, slice.start != NULL ? (gsize) (slice.end - slice.start) : 0);
}

static const char *
find (GBytes     *file,
      const char *words)
{
  gsize length;
  const char *data = g_bytes_get_data (file, &length);
  const char *found = length > 0 ? memmem (data, length, words, strlen (words)) : NULL;

  return found != NULL ? found + strlen (words) : NULL;
}

/* The end of a PDF says where its list of objects stands: a table, or an
 * object of its own. */
static gboolean
ends_as_pdf (const char *data,
             gsize       length)
{
  const char *end = data + length, *start = NULL;
  g_autofree char *number = NULL;
  guint64 at;

  for (const char *p = end - MIN (length, 1024); (p = memmem (p, (gsize) (end - p), "startxref", 9)) != NULL; p += 9)
    start = p;
  if (start == NULL || memmem (start, (gsize) (end - start), "%%EOF", 5) == NULL)
    return FALSE;

  start += strlen ("startxref");
  number = g_strndup (start, MIN ((gsize) (end - start), 24));
  at = g_ascii_strtoull (number, NULL, 10);

  return at < length && (g_ascii_isdigit (data[at]) || g_ascii_isspace (data[at]) || data[at] == 'x');
}

static gboolean
is_encrypted (const char *data,
              gsize       length)
{
  static const char key[] = "/Encrypt";
  const char *end = data + length;

  for (const char *p = data; (p = memmem (p, (gsize) (end - p), key, strlen (key))) != NULL;) {
    p += strlen (key);
    if (p < end && !g_ascii_isalpha (*p)) /* not /EncryptMetadata */
      return TRUE;
  }

  return FALSE;
}

/**
 * kg_pdf_judge:
 *
 * Returns: what @file is, as far as its form tells; kg_pdf_read_pages() reads
 *   ours, and most that another program made of one of ours
 */
KgPdfState
kg_pdf_judge (GBytes *file)
{
  gsize length;
  const char *data = g_bytes_get_data (file, &length);
  g_autoptr (KgPdfObjects) objects = NULL;

  if (length == 0 || memmem (data, MIN (length, 1024), "%PDF-", 5) == NULL)
    return KG_PDF_NONE;

  objects = kg_pdf_objects_new (file);
  if (objects != NULL)
    return KG_PDF_OURS;
  if (!ends_as_pdf (data, length))
    return KG_PDF_CUT;

  return is_encrypted (data, length) ? KG_PDF_ENCRYPTED : KG_PDF_FOREIGN;
}

/* What a PDF says of itself, which other programs may have packed. */
static GBytes *
read_metadata (GBytes *file)
{
  g_autoptr (KgPdfObjects) objects = kg_pdf_objects_new_resaved (file);
  KgPdfSlice root;

  if (objects == NULL)
    return NULL;

  root = kg_pdf_objects_get (objects, kg_pdf_dict_get (kg_pdf_objects_get_trailer (objects), "/Root"));
  return kg_pdf_objects_inflate (objects, kg_pdf_dict_get (root, "/Metadata"));
}

static char *
find_seal (GBytes *bytes)
{
  const char *seal = find (bytes, KG_PDF_IDENTIFIER);
  const char *end = (const char *) g_bytes_get_data (bytes, NULL) + g_bytes_get_size (bytes);

  if (seal == NULL || end - seal < SEAL_LENGTH)
    return NULL;
  for (guint i = 0; i < SEAL_LENGTH; i++)
    if (!g_ascii_isxdigit (seal[i]))
      return NULL;

  return g_ascii_strdown (seal, SEAL_LENGTH);
}

/**
 * kg_pdf_read_seal:
 *
 * Returns: (nullable): the seal of the issued minutes that a PDF says it is,
 *   also of one that another program saved again
 */
char *
kg_pdf_read_seal (GBytes *file)
{
  char *seal = find_seal (file);
  g_autoptr (GBytes) metadata = seal == NULL ? read_metadata (file) : NULL;

  return metadata != NULL ? find_seal (metadata) : seal;
}

/**
 * kg_pdf_read_title:
 *
 * Returns: (nullable): the title that a PDF bears, escaped as in XML
 */
char *
kg_pdf_read_title (GBytes *file)
{
  const char *title = find (file, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
  const char *end = (const char *) g_bytes_get_data (file, NULL) + g_bytes_get_size (file);
  const char *close = title != NULL ? memchr (title, '<', MIN (end - title, 1000)) : NULL;

  return close != NULL && g_utf8_validate (title, close - title, NULL) ? g_strndup (title, close - title) : NULL;
}

static gunichar
read_hex (const char *p)
{
  gunichar value = 0;

  for (guint i = 0; i < 4; i++) {
    if (!g_ascii_isxdigit (p[i]))
      return 0;
    value = value * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
  }

  return value;
}

/* "<0001> <4E00>", or four more digits beyond the BMP; other lines say nothing. */
static void
read_mapping (GHashTable *map,
              const char *line,
              gsize       length)
{
  gunichar ch;

  if ((length != 13 && length != 17) || line[0] != '<' || line[length - 1] != '>')
    return;

  ch = read_hex (line + 8);
  if (length == 17)
    ch = 0x10000 + ((ch & 0x3ff) << 10) + (read_hex (line + 12) & 0x3ff);
  g_hash_table_insert (map, GUINT_TO_POINTER (read_hex (line + 1)), GUINT_TO_POINTER (ch));
}

static GHashTable *
read_to_unicode (GBytes *bytes)
{
  GHashTable *map = g_hash_table_new (NULL, NULL);
  gsize left, length;

  for (const char *line = g_bytes_get_data (bytes, &left); left > 0; line += length, left -= length) {
    const char *end = memchr (line, '\n', left);

    length = end != NULL ? (gsize) (end - line) : left;
    read_mapping (map, line, length);
    if (end != NULL)
      length++;
  }

  return map;
}

static GHashTable *
get_font (Reader     *reader,
          KgPdfSlice  reference)
{
  g_autofree char *key = reference.start != NULL ? g_strndup (reference.start, reference.end - reference.start) : NULL;
  GHashTable *font = key != NULL ? g_hash_table_lookup (reader->fonts, key) : NULL;
  g_autoptr (GBytes) cmap = NULL;

  if (key == NULL || font != NULL)
    return font;

  cmap = kg_pdf_objects_inflate (reader->objects,
                                 kg_pdf_dict_get (kg_pdf_objects_get (reader->objects, reference), "/ToUnicode"));
  if (cmap == NULL || !spend (reader, g_bytes_get_size (cmap)))
    return NULL;

  font = read_to_unicode (cmap);
  g_hash_table_insert (reader->fonts, g_steal_pointer (&key), font);
  return font;
}

/* The bytes of a string in hexadecimal digits or, as other programs may write
 * it, in characters. */
static GByteArray *
read_string (KgPdfSlice item)
{
  static const char escapes[] = "n\nr\rt\tb\bf\f";
  GByteArray *bytes = g_byte_array_new ();
  guint8 byte;

  if (*item.start == '<') {
    for (const char *p = item.start + 1; p + 2 < item.end; p += 2) {
      byte = (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));
      g_byte_array_append (bytes, &byte, 1);
    }
    return bytes;
  }

  for (const char *p = item.start + 1; p + 1 < item.end; p++) {
    byte = (guint8) *p;
    if (*p == '\\' && p + 2 < item.end) {
      guint n = 0, value = 0;

      for (; n < 3 && p + 1 < item.end && p[1] >= '0' && p[1] <= '7'; n++, p++)
        value = value * 8 + (guint) (p[1] - '0');
      byte = (guint8) value;
      if (n == 0) {
        byte = (guint8) *++p;
        for (guint i = 0; escapes[i] != '\0'; i += 2)
          if (*p == escapes[i])
            byte = (guint8) escapes[i + 1];
      }
    }
    g_byte_array_append (bytes, &byte, 1);
  }

  return bytes;
}

/* The strings of one TJ. */
static gboolean
append_text (GString    *text,
             KgPdfSlice  array,
             GHashTable *font)
{
  const char *at = NULL;
  KgPdfSlice item;

  if (font == NULL || array.start == NULL)
    return FALSE;

  while (kg_pdf_array_next (array, &at, &item)) {
    g_autoptr (GByteArray) bytes = NULL;

    if (*item.start != '<' && *item.start != '(')
      continue;
    bytes = read_string (item);
    for (guint i = 0; i + 1 < bytes->len; i += 2) {
      guint code = (guint) bytes->data[i] << 8 | bytes->data[i + 1];
      gunichar ch = GPOINTER_TO_UINT (g_hash_table_lookup (font, GUINT_TO_POINTER (code)));

      if (ch == 0 || !g_unichar_validate (ch))
        return FALSE;
      g_string_append_unichar (text, ch);
    }
  }

  return TRUE;
}

/* Operators that draw no text; with any other one the page is not ours. */
static gboolean
is_known (KgPdfSlice operator)
{
  static const char *const known[] = {
    "rg", "RG", "g", "G", "w", "re", "m", "l", "c", "h", "f", "f*", "S", "q", "Q", "cm", "Do", "W", "n", "BT", "ET", "Tm", "Tc",
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (kg_pdf_slice_is (operator, known[i]))
      return TRUE;

  return FALSE;
}

/* A value, or the object that it refers to. */
static KgPdfSlice
get_value (Reader     *reader,
           KgPdfSlice  dict,
           const char *key)
{
  KgPdfSlice value = kg_pdf_dict_get (dict, key);

  return value.start != NULL && g_ascii_isdigit (*value.start) ? kg_pdf_objects_get (reader->objects, value) : value;
}

static char *
read_page (Reader     *reader,
           KgPdfSlice  page)
{
  KgPdfSlice fonts = get_value (reader, get_value (reader, page, "/Resources"), "/Font");
  g_autoptr (GBytes) content = kg_pdf_objects_inflate (reader->objects, kg_pdf_dict_get (page, "/Contents"));
  g_autoptr (GString) text = g_string_new (NULL);
  KgPdfSlice name = { NULL, NULL }, array = { NULL, NULL };
  GHashTable *font = NULL;
  const char *p, *end;
  gsize length;

  if (content == NULL || !spend (reader, g_bytes_get_size (content)))
    return NULL;
  p = g_bytes_get_data (content, &length);
  end = p + length;
  for (;;) {
    KgPdfSlice word;

    while (p < end && (g_ascii_isspace (*p)))
      p++;
    if (p == end)
      return g_string_free (g_steal_pointer (&text), FALSE);

    word.start = p;
    if (g_ascii_isalpha (*p)) {
      while (p < end && (g_ascii_isalpha (*p) || *p == '*'))
        p++;
    } else if (!kg_pdf_skip_value (&p, end)) {
      return NULL;
    }
    word.end = p;

    if (*word.start == '/') {
      name = word;
    } else if (*word.start == '[') {
      array = word;
    } else if (kg_pdf_slice_is (word, "Tf")) {
      g_autofree char *key = name.start != NULL ? g_strndup (name.start, name.end - name.start) : g_strdup ("");

      font = spend_slice (reader, fonts) ? get_font (reader, kg_pdf_dict_get (fonts, key)) : NULL;
      if (font == NULL)
        return NULL;
    } else if (kg_pdf_slice_is (word, "TJ")) {
      if (!append_text (text, array, font))
        return NULL;
    } else if (g_ascii_isalpha (*word.start) && !is_known (word)) {
      return NULL;
    }
  }
}

static gboolean
read_tree (Reader     *reader,
           KgPdfSlice  node,
           guint       depth)
{
  KgPdfSlice kids = kg_pdf_dict_get (node, "/Kids"), kid;
  const char *at = NULL;
  char *text;

  if (!spend_slice (reader, node))
    return FALSE;

  if (kg_pdf_slice_is (kg_pdf_dict_get (node, "/Type"), "/Pages")) {
    if (depth == 0 || kids.start == NULL)
      return FALSE;
    while (kg_pdf_array_next (kids, &at, &kid))
      if (!read_tree (reader, kg_pdf_objects_get (reader->objects, kid), depth - 1))
        return FALSE;
    return TRUE;
  }

  if (!kg_pdf_slice_is (kg_pdf_dict_get (node, "/Type"), "/Page") || reader->pages->len == MAX_PAGES ||
      kg_pdf_dict_get (node, "/Annots").start != NULL)
    return FALSE;
  text = read_page (reader, node);
  if (text != NULL)
    g_ptr_array_add (reader->pages, text);
  return text != NULL;
}

/* @exhausted: (out) (optional): whether it was more than any of ours needs */
static GPtrArray *
read_objects (KgPdfObjects *objects,
              gboolean     *exhausted)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) fonts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  Reader reader = { objects, pages, fonts, 0 };
  KgPdfSlice trailer = kg_pdf_objects_get_trailer (objects);
  KgPdfSlice root = kg_pdf_objects_get (objects, kg_pdf_dict_get (trailer, "/Root"));

  gboolean ok = kg_pdf_dict_get (trailer, "/Encrypt").start == NULL &&
                read_tree (&reader, kg_pdf_objects_get (objects, kg_pdf_dict_get (root, "/Pages")), 8) && pages->len > 0;

  if (exhausted != NULL)
    *exhausted = reader.work >= MOST_WORK;
  return ok ? g_steal_pointer (&pages) : NULL;
}

static GPtrArray *
read_own (GBytes   *file,
          gboolean *exhausted)
{
  g_autoptr (KgPdfObjects) objects = kg_pdf_objects_new (file);

  *exhausted = FALSE;
  return objects != NULL ? read_objects (objects, exhausted) : NULL;
}

/**
 * kg_pdf_is_resaved:
 *
 * Returns: whether a PDF whose pages can be read was written by another
 *   program than this one
 */
gboolean
kg_pdf_is_resaved (GBytes *file)
{
  gboolean exhausted;
  g_autoptr (GPtrArray) pages = read_own (file, &exhausted);

  return pages == NULL;
}

/**
 * kg_pdf_read_pages:
 *
 * Reads the text of every page of a PDF that this program wrote, in the order
 * in which it is drawn.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): one text a page;
 *   %KG_ERROR_REFUSED when the file was not written by this program, or was
 *   changed by another one beyond what can be read
 */
GPtrArray *
kg_pdf_read_pages (GBytes  *file,
                   GError **error)
{
  gboolean exhausted;
  g_autoptr (GPtrArray) pages = read_own (file, &exhausted);
  g_autoptr (KgPdfObjects) objects = pages == NULL && !exhausted ? kg_pdf_objects_new_resaved (file) : NULL;

  if (objects != NULL)
    pages = read_objects (objects, NULL);
  if (pages == NULL)
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                         _("The pages cannot be read: the file is not as this program writes it"));

  return g_steal_pointer (&pages);
}
