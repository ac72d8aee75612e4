// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-xlsx-check.h"

#include "services/sheet/kg-zip.h"

#include <string.h>

/* Counts the ends of rows in what was written, also where one lies across two
 * pieces. */

#define END "</row>"

typedef struct {
  guint n_rows;
  char tail[sizeof END - 1]; /* of the piece before */
  gsize n_tail;
} Counter;

static gboolean
count_cb (const char  *data,
          gsize        length,
          gpointer     user_data,
          GError     **error)
{
  Counter *counter = user_data;
  g_autofree char *text = g_malloc (counter->n_tail + length + 1);
  gsize n = counter->n_tail + length;

  memcpy (text, counter->tail, counter->n_tail);
  memcpy (text + counter->n_tail, data, length);
  text[n] = '\0';
  for (const char *p = text; (p = memmem (p, n - (p - text), END, strlen (END))) != NULL; p += strlen (END))
    counter->n_rows++;

  counter->n_tail = MIN (n, strlen (END) - 1);
  memcpy (counter->tail, text + n - counter->n_tail, counter->n_tail);
  return TRUE;
}

/**
 * kg_xlsx_has_rows:
 * @bytes: a file with one sheet, as kg_xlsx_writer_finish() makes it
 *
 * Returns: whether all of @n_rows got into it
 */
gboolean
kg_xlsx_has_rows (GBytes *bytes,
                  guint   n_rows)
{
  static const KgSheetOptions options = {
    .max_file_bytes = G_MAXUINT64, .max_unpacked_bytes = G_MAXUINT64, .max_ratio = G_MAXUINT,
  };
  g_autoptr (KgZip) zip = kg_zip_open (bytes, "list.xlsx", &options, NULL);
  Counter counter = { 0 };

  return zip != NULL && kg_zip_read (zip, "xl/worksheets/sheet1.xml", count_cb, &counter, NULL) &&
         counter.n_rows == n_rows;
}
