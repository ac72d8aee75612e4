// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-error.h"
#include "services/sheet/kg-xml.h"

/* The texts that the cells of all sheets share. */

typedef struct {
  KgXlsx *xlsx;
  GString *text;
  gboolean in_item;
  gboolean in_text;
  guint phonetic; /* how deep in a reading aid, which is no part of the text */
  guint64 bytes;
} Strings;

/* Replaces _x000D_ and its like by the characters that they stand for. */
static void
unescape (GString *text)
{
  char *found = text->str;

  while ((found = strstr (found, "_x")) != NULL) {
    gunichar c = 0;
    guint n = 0;
    char utf8[6];
    int length;

    while (n < 4 && g_ascii_isxdigit (found[2 + n]))
      c = c * 16 + g_ascii_xdigit_value (found[2 + n++]);
    if (n < 4 || found[6] != '_' || c == 0 || (c >= 0xd800 && c < 0xe000)) {
      found += 2;
      continue;
    }
    length = g_unichar_to_utf8 (c, utf8);
    memcpy (found, utf8, length);
    memmove (found + length, found + 7, strlen (found + 7) + 1);
    found += length;
  }
  text->len = strlen (text->str);
}

/* A copy of @text, without its escapes, that lives as long as the workbook. */
const char *
kg_xlsx_keep_text (KgXlsx  *self,
                   GString *text)
{
  unescape (text);

  return g_string_chunk_insert_len (self->workbook->texts, text->str, text->len);
}

static gboolean
start_cb (gpointer      data,
          const char   *name,
          const char  **attributes,
          GError      **error)
{
  Strings *self = data;

  if (g_str_equal (name, "si")) {
    self->in_item = TRUE;
    g_string_truncate (self->text, 0);
  } else if (g_str_equal (name, "rPh")) {
    self->phonetic++;
  } else if (g_str_equal (name, "t")) {
    self->in_text = self->in_item && self->phonetic == 0;
  }

  return TRUE;
}

static gboolean
end_cb (gpointer     data,
        const char  *name,
        GError     **error)
{
  Strings *self = data;

  if (g_str_equal (name, "t")) {
    self->in_text = FALSE;
  } else if (g_str_equal (name, "rPh")) {
    self->phonetic--;
  } else if (g_str_equal (name, "si") && self->in_item) {
    self->in_item = FALSE;
    self->bytes += self->text->len;
    if (self->xlsx->strings->len >= self->xlsx->options->max_cells ||
        self->bytes > self->xlsx->options->max_text_bytes) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is too large: it has too many texts"),
                   self->xlsx->workbook->file_name);
      return FALSE;
    }
    g_ptr_array_add (self->xlsx->strings, (gpointer) kg_xlsx_keep_text (self->xlsx, self->text));
  }

  return TRUE;
}

static gboolean
text_cb (gpointer     data,
         const char  *text,
         gsize        length,
         GError     **error)
{
  Strings *self = data;

  if (!self->in_text)
    return TRUE;
  if (self->text->len + length > self->xlsx->options->max_text_bytes) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is too large: it has too many texts"),
                 self->xlsx->workbook->file_name);
    return FALSE;
  }
  g_string_append_len (self->text, text, length);

  return TRUE;
}

/**
 * kg_xlsx_read_strings:
 *
 * Reads the shared texts: runs of different looks are one text, reading aids
 * (phonetics) are left out.
 */
gboolean
kg_xlsx_read_strings (KgXlsx      *self,
                      const char  *part,
                      GError     **error)
{
  static const KgXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  Strings strings = { .xlsx = self, .text = text };

  return kg_xml_read_part (self->zip, part, self->options->max_depth, &handlers, &strings, error);
}
