// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sample/kg-sample-table.h"

#include "kg-data-resources.h"

#include <gio/gio.h>
#include <stdlib.h>

struct _KgSampleTable {
  char *name;
  char **titles;
  GPtrArray *rows; /* GStrv */
};

/**
 * kg_sample_table_load:
 * @name: such as "projects"
 *
 * Returns: the table; that it is there and sound is the program's own business
 */
KgSampleTable *
kg_sample_table_load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/kaigong/Kaigong/sample/%s.tsv", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  KgSampleTable *self = g_new0 (KgSampleTable, 1);

  g_resources_register (kg_data_get_resource ());
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  self->name = g_strdup (name);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    if (self->titles == NULL)
      self->titles = g_strsplit (lines[i], "\t", -1);
    else
      g_ptr_array_add (self->rows, g_strsplit (lines[i], "\t", -1));
  }

  return self;
}

void
kg_sample_table_free (KgSampleTable *self)
{
  g_ptr_array_unref (self->rows);
  g_strfreev (self->titles);
  g_free (self->name);
  g_free (self);
}

guint
kg_sample_table_n_rows (const KgSampleTable *self)
{
  return self->rows->len;
}

/**
 * kg_sample_table_get:
 *
 * Returns: (nullable): the cell, %NULL when it is empty
 */
const char *
kg_sample_table_get (const KgSampleTable *self,
                     guint                row,
                     const char          *column)
{
  char **cells = g_ptr_array_index (self->rows, row);

  for (guint i = 0; self->titles[i] != NULL && cells[i] != NULL; i++)
    if (g_str_equal (self->titles[i], column))
      return *cells[i] != '\0' ? cells[i] : NULL;

  return NULL;
}

int
kg_sample_table_get_int (const KgSampleTable *self,
                         guint                row,
                         const char          *column)
{
  const char *text = kg_sample_table_get (self, row, column);

  return text != NULL ? atoi (text) : 0;
}

/**
 * kg_sample_table_find:
 *
 * Returns: (nullable): the second cell of the row whose first one is @key
 */
const char *
kg_sample_table_find (const KgSampleTable *self,
                      const char          *key)
{
  for (guint i = 0; i < self->rows->len; i++) {
    char **cells = g_ptr_array_index (self->rows, i);

    if (g_str_equal (cells[0], key))
      return cells[1];
  }

  return NULL;
}
