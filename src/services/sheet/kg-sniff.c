// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-sniff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-error.h"

/* What a file is, by its first bytes: names lie, most of all when a web
 * system has written a page and called it .xls. */

static const struct {
  const char *bytes;
  gsize length;
  const char *what;
} signatures[] = {
  { "%PDF", 4, N_("a PDF document") },
  { "\x89PNG", 4, N_("a picture") },
  { "\xff\xd8\xff", 3, N_("a picture") },
  { "GIF8", 4, N_("a picture") },
  { "{\\rtf", 5, N_("a rich text document") },
  { "Rar!", 4, N_("a packed archive") },
  { "7z\xbc\xaf", 4, N_("a packed archive") },
  { "\x1f\x8b", 2, N_("a packed archive") },
  { "BZh", 3, N_("a packed archive") },
  { "\xfd" "7zXZ", 5, N_("a packed archive") },
  { "SQLite format 3", 15, N_("a database") },
  { "\x7f" "ELF", 4, N_("a program") },
  { "MZ\x90", 3, N_("a program") },
};

static gboolean
starts_with (const guint8 *data,
             gsize         length,
             const char   *bytes,
             gsize         n)
{
  return length >= n && memcmp (data, bytes, n) == 0;
}

/* Whether the directory of an OLE container names a stream, in UTF-16. */
static gboolean
has_stream (const guint8 *data,
            gsize         length,
            const char   *name)
{
  char wide[64];
  gsize n = 0;

  for (const char *p = name; *p != '\0' && n + 2 <= sizeof (wide); p++) {
    wide[n++] = *p;
    wide[n++] = '\0';
  }

  return memmem (data, length, wide, n) != NULL;
}

static KgSniff
refuse (GError     **error,
        const char  *file_name,
        const char  *what)
{
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               _("“%s” is not a spreadsheet but %s; give a file in .xlsx, .csv or .tsv format"),
               file_name, what);
  return KG_SNIFF_REFUSED;
}

static KgSniff
refuse_ole (const guint8  *data,
            gsize          length,
            const char    *file_name,
            GError       **error)
{
  if (has_stream (data, length, "EncryptedPackage"))
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is protected by a password; save it without one and try again"), file_name);
  else if (has_stream (data, length, "WordDocument"))
    return refuse (error, file_name, _("a Word document"));
  else if (has_stream (data, length, "Workbook") || has_stream (data, length, "Book"))
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is in the old .xls format; save it as .xlsx and try again"), file_name);
  else
    return refuse (error, file_name, _("another document"));

  return KG_SNIFF_REFUSED;
}

/* Pages and XML that pass themselves off as spreadsheets. */
static const char *
markup_kind (const guint8 *data,
             gsize         length)
{
  gsize i = starts_with (data, length, "\xef\xbb\xbf", 3) ? 3 : 0;
  g_autofree char *head = NULL;

  while (i < length && g_ascii_isspace (data[i]))
    i++;
  if (i >= length || data[i] != '<')
    return NULL;

  head = g_ascii_strdown ((const char *) data + i, MIN (length - i, 512));
  if (strstr (head, "excel.sheet") != NULL || strstr (head, "office:spreadsheet") != NULL)
    return _("a spreadsheet saved as XML");
  if (strstr (head, "<html") != NULL || strstr (head, "<table") != NULL || strstr (head, "<!doctype html") != NULL ||
      strstr (head, "<meta") != NULL)
    return _("a web page");
  if (g_str_has_prefix (head, "<?xml"))
    return _("an XML document");

  return NULL;
}

/**
 * kg_sniff:
 * @file_name: for the message
 * @error: %KG_ERROR_REFUSED, saying what the file is instead
 *
 * Tells texts and zip containers, which may be spreadsheets, from what
 * cannot be one.
 */
KgSniff
kg_sniff (const guint8  *data,
          gsize          length,
          const char    *file_name,
          GError       **error)
{
  gsize blank = starts_with (data, length, "\xef\xbb\xbf", 3) ? 3 : 0;
  const char *markup;

  if (length >= 2 && (starts_with (data, length, "\xff\xfe", 2) || starts_with (data, length, "\xfe\xff", 2)))
    return KG_SNIFF_TEXT;

  while (blank < length && g_ascii_isspace (data[blank]))
    blank++;
  if (blank == length) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is empty"), file_name);
    return KG_SNIFF_REFUSED;
  }

  if (starts_with (data, length, "PK\x03\x04", 4) || starts_with (data, length, "PK\x05\x06", 4))
    return KG_SNIFF_ZIP;
  if (starts_with (data, length, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    return refuse_ole (data, length, file_name, error);
  /* A worksheet of Excel 2 to 4, which had no container. */
  if (length > 4 && data[0] == 0x09 && (data[1] == 0x00 || data[1] == 0x02 || data[1] == 0x04) &&
      memchr (data, '\0', MIN (length, 64)) != NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is in the old .xls format; save it as .xlsx and try again"), file_name);
    return KG_SNIFF_REFUSED;
  }

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++) {
    if (starts_with (data, length, signatures[i].bytes, signatures[i].length))
      return refuse (error, file_name, _(signatures[i].what));
  }
  markup = markup_kind (data, length);
  if (markup != NULL)
    return refuse (error, file_name, markup);

  return KG_SNIFF_TEXT;
}
