// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-minutes-table.h"

#include "core/kg-minutes.h"

#include <string.h>

/* Tables and pictures of a document. */

/* Far more than any paper shows, and little enough for every machine. */
#define MOST_PIXELS 20000

/* Text that cannot be read is kept, so that kg_minutes_check() can name it. */
static char *
tidy_or_keep (const char *text)
{
  if (text == NULL)
    return g_strdup ("");

  return g_utf8_validate (text, -1, NULL) ? kg_minutes_tidy (text) : g_strdup (text);
}

static void
column_clear (gpointer data)
{
  g_free (((KgMinutesColumn *) data)->title);
}

KgMinutesTable *
kg_minutes_table_new (void)
{
  KgMinutesTable *self = g_new0 (KgMinutesTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (KgMinutesColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->has_head = TRUE;

  return self;
}

void
kg_minutes_table_free (KgMinutesTable *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * kg_minutes_table_add_column:
 *
 * Before the first row.
 */
void
kg_minutes_table_add_column (KgMinutesTable *self,
                             const char     *title,
                             double          width,
                             gboolean        centred)
{
  KgMinutesColumn column = { tidy_or_keep (title), MAX (width, 0), centred };

  g_return_if_fail (self->rows->len == 0);

  g_array_append_val (self->columns, column);
}

/**
 * kg_minutes_table_add_row:
 * @cells: (array zero-terminated=1): further ones than there are columns are
 *   left out, missing ones are empty; line ends in a cell stay
 */
void
kg_minutes_table_add_row (KgMinutesTable    *self,
                          const char *const *cells)
{
  GStrv row = g_new0 (char *, self->columns->len + 1);
  gboolean over = FALSE;

  for (guint i = 0; i < self->columns->len; i++) {
    g_auto (GStrv) lines = NULL;

    over = over || cells[i] == NULL;
    lines = g_strsplit (over ? "" : cells[i], "\n", -1);
    for (guint j = 0; lines[j] != NULL; j++) {
      char *tidy = tidy_or_keep (lines[j]);

      g_free (lines[j]);
      lines[j] = tidy;
    }
    row[i] = g_strjoinv ("\n", lines);
  }

  g_ptr_array_add (self->rows, row);
}

const char *
kg_minutes_table_get_cell (const KgMinutesTable *self,
                           guint                 row,
                           guint                 column)
{
  return ((GStrv) g_ptr_array_index (self->rows, row))[column];
}

static guint32
read_uint32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/**
 * kg_minutes_picture_new:
 * @png: a PNG file
 *
 * Returns: (nullable): the picture, or %NULL when @png is none
 */
KgMinutesPicture *
kg_minutes_picture_new (GBytes     *png,
                        const char *words)
{
  static const guint8 head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
  gsize length;
  const guint8 *data = g_bytes_get_data (png, &length);
  guint32 width, height;
  KgMinutesPicture *self;

  if (length < sizeof head + 8 || memcmp (data, head, sizeof head) != 0)
    return NULL;

  width = read_uint32 (data + sizeof head);
  height = read_uint32 (data + sizeof head + 4);
  if (width == 0 || height == 0 || width > MOST_PIXELS || height > MOST_PIXELS)
    return NULL;

  self = g_new0 (KgMinutesPicture, 1);
  self->png = g_bytes_ref (png);
  self->width = width;
  self->height = height;
  self->words = words != NULL && *words != '\0' ? tidy_or_keep (words) : NULL;

  return self;
}

void
kg_minutes_picture_free (KgMinutesPicture *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->png);
  g_free (self->words);
  g_free (self);
}
