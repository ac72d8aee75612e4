// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-error.h"

/* Bytes of a text file to UTF-8: a mark at the front decides, else strict
 * UTF-8, else GB18030. Nothing is guessed from how often characters occur:
 * that goes wrong on short texts. */

static guint
count_lines (const guint8 *data,
             gsize         length)
{
  guint n = 1;

  for (gsize i = 0; i < length; i++)
    n += data[i] == '\n' || (data[i] == '\r' && (i + 1 == length || data[i + 1] != '\n'));

  return n;
}

/* Whether bytes that are not all UTF-8 were meant to be: most of those beyond
 * ASCII form whole three-byte characters, which Chinese in GB18030 hardly
 * ever does by chance. */
static gboolean
looks_like_utf8 (const guint8 *data,
                 gsize         length)
{
  gsize good = 0, bad = 0;

  for (gsize i = 0; i < length;) {
    if (data[i] < 0x80) {
      i++;
    } else if (i + 2 < length && (data[i] & 0xf0) == 0xe0 && (data[i + 1] & 0xc0) == 0x80 &&
               (data[i + 2] & 0xc0) == 0x80) {
      good++;
      i += 3;
    } else {
      bad++;
      i++;
    }
  }

  return good > 4 * bad;
}

static char *
convert (const guint8 *data,
         gsize         length,
         const char   *encoding,
         gboolean      lossy,
         gsize        *bad_at,
         gsize        *decoded_length)
{
  g_autoptr (GString) text = NULL;
  gsize done = 0;

  *bad_at = length;
  if (!lossy) {
    g_autoptr (GError) error = NULL;
    gsize n_read = 0;
    char *all = g_convert ((const char *) data, length, "UTF-8", encoding, &n_read, decoded_length, &error);

    if (all == NULL || n_read < length) {
      *bad_at = n_read;
      g_clear_pointer (&all, g_free);
    }
    return all;
  }

  text = g_string_sized_new (length);
  while (done < length) {
    gsize n_read = 0, n_written = 0;
    g_autofree char *part = g_convert ((const char *) data + done, length - done, "UTF-8", encoding,
                                       &n_read, &n_written, NULL);

    if (part == NULL && n_read > 0)
      part = g_convert ((const char *) data + done, n_read, "UTF-8", encoding, NULL, &n_written, NULL);
    if (part != NULL)
      g_string_append_len (text, part, n_written);
    done += n_read;
    if (done < length) {
      g_string_append (text, "\xef\xbf\xbd");
      done++;
    }
  }
  *decoded_length = text->len;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
mark_of (const guint8 *data,
         gsize         length,
         gsize        *mark_length)
{
  *mark_length = 0;
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) {
    *mark_length = 3;
    return "UTF-8";
  }
  if (length >= 2 && data[0] == 0xff && data[1] == 0xfe) {
    *mark_length = 2;
    return "UTF-16LE";
  }
  if (length >= 2 && data[0] == 0xfe && data[1] == 0xff) {
    *mark_length = 2;
    return "UTF-16BE";
  }

  return NULL;
}

static char *
refuse_line (GError       **error,
             const char    *file_name,
             const char    *encoding,
             const guint8  *data,
             gsize          at)
{
  guint line = g_str_has_prefix (encoding, "UTF-16") ? 0 : count_lines (data, at);

  if (line == 0)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not valid %s text"), file_name, encoding);
  else
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is not valid %s text: line %u has bytes that cannot be read; save it as UTF-8 and try again"),
                 file_name, encoding, line);

  return NULL;
}

/**
 * kg_text_decode:
 * @wanted: (nullable): the encoding to read it as, or %NULL to decide
 * @lossy: show bytes that cannot be read as U+FFFD
 * @encoding: (out): "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" or @wanted
 * @decoded_length: (out): in bytes
 * @error: %KG_ERROR_REFUSED, naming the line of the first bad byte
 *
 * Returns: (transfer full): the text as UTF-8 without a mark at its front,
 *   free of NUL
 */
char *
kg_text_decode (const guint8  *data,
                gsize          length,
                const char    *file_name,
                const char    *wanted,
                gboolean       lossy,
                const char   **encoding,
                gsize         *decoded_length,
                GError       **error)
{
  gsize mark, bad_at;
  const char *marked = mark_of (data, length, &mark);
  const char *end, *nul;
  char *text;

  if (marked != NULL && (wanted == NULL || g_str_equal (wanted, marked))) {
    *encoding = marked;
    data += mark;
    length -= mark;
  } else {
    *encoding = wanted;
  }

  if (*encoding == NULL || g_str_equal (*encoding, "UTF-8")) {
    gboolean valid = g_utf8_validate_len ((const char *) data, length, &end);

    /* A NUL stops the check, but is told apart below. */
    bad_at = end - (const char *) data;
    if (valid) {
      *encoding = "UTF-8";
      *decoded_length = length;
      return g_strndup ((const char *) data, length);
    }
    if (bad_at < length && data[bad_at] == '\0' && !lossy) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                   _("“%s” is not a text file: line %u has a NUL byte"), file_name, count_lines (data, bad_at));
      return NULL;
    }
    if (*encoding != NULL && lossy) {
      text = g_utf8_make_valid ((const char *) data, length);
      *decoded_length = strlen (text);
      return text;
    }
    if (*encoding != NULL || looks_like_utf8 (data, length))
      return refuse_line (error, file_name, "UTF-8", data, bad_at);
    *encoding = "GB18030";
  }

  nul = g_str_has_prefix (*encoding, "UTF-16") ? NULL : memchr (data, '\0', length);
  if (nul != NULL && !lossy) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a text file: line %u has a NUL byte"),
                 file_name, count_lines (data, (const guint8 *) nul - data));
    return NULL;
  }

  text = convert (data, length, *encoding, lossy, &bad_at, decoded_length);
  if (text == NULL) {
    if (wanted == NULL && marked == NULL) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                   _("“%s” is neither UTF-8 nor GB18030 text: line %u has bytes that cannot be read; save it as UTF-8 and try again"),
                   file_name, count_lines (data, bad_at));
      return NULL;
    }
    return refuse_line (error, file_name, *encoding, data, bad_at);
  }
  if (strlen (text) < *decoded_length) {
    g_free (text);
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a text file: it has NUL characters"),
                 file_name);
    return NULL;
  }

  return text;
}
