// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-doc.h"

#include <glib/gi18n.h>

struct _KgCliDoc {
  GArray *parts; /* KgCliPart */
};

static void
clear_part (gpointer data)
{
  KgCliPart *part = data;

  kg_cli_value_clear (&part->value);
  g_clear_pointer (&part->table, kg_cli_table_free);
}

KgCliDoc *
kg_cli_doc_new (void)
{
  KgCliDoc *self = g_new0 (KgCliDoc, 1);

  self->parts = g_array_new (FALSE, TRUE, sizeof (KgCliPart));
  g_array_set_clear_func (self->parts, clear_part);
  return self;
}

void
kg_cli_doc_free (KgCliDoc *self)
{
  g_array_unref (self->parts);
  g_free (self);
}

/**
 * kg_cli_doc_add:
 * @key: (nullable): static; %NULL for a field that only people want
 * @title: (nullable): N_(), %NULL for a field that only programs want
 * @value: (transfer full)
 */
void
kg_cli_doc_add (KgCliDoc   *self,
                const char *key,
                const char *title,
                KgCliValue  value)
{
  KgCliPart part = { key, title, value, NULL };

  g_array_append_val (self->parts, part);
}

/**
 * kg_cli_doc_add_table:
 * @table: (transfer full)
 */
void
kg_cli_doc_add_table (KgCliDoc   *self,
                      const char *key,
                      const char *title,
                      KgCliTable *table)
{
  KgCliPart part = { key, title, { 0 }, table };

  g_array_append_val (self->parts, part);
}

const KgCliPart *
kg_cli_doc_get_parts (const KgCliDoc *self,
                      guint          *n_parts)
{
  *n_parts = self->parts->len;
  return (const KgCliPart *) self->parts->data;
}

/* Fields that say nothing are left out for people. */
static gboolean
is_shown (const KgCliPart *part)
{
  return part->title != NULL &&
         (part->table != NULL ? kg_cli_table_get_n_rows (part->table) > 0 : *part->value.shown != '\0');
}

/* Over a single column its title would repeat that of the table. */
static gboolean
is_list (const KgCliTable *table)
{
  return kg_cli_table_get_n_columns (table) == 1;
}

/**
 * kg_cli_doc_to_text:
 * @width: as for kg_cli_table_to_text()
 *
 * Appends one line per field, titles aligned, then the tables.
 */
void
kg_cli_doc_to_text (const KgCliDoc *self,
                    int             width,
                    GString        *text)
{
  guint n;
  const KgCliPart *parts = kg_cli_doc_get_parts (self, &n);
  int titles = 0;

  for (guint i = 0; i < n; i++)
    if (parts[i].table == NULL && is_shown (&parts[i]))
      titles = MAX (titles, kg_cli_text_width (_(parts[i].title)));

  for (guint i = 0; i < n; i++) {
    if (parts[i].table == NULL && is_shown (&parts[i])) {
      const char *title = _(parts[i].title);

      g_string_append_printf (text, "%s%*s  %s\n", title, titles - kg_cli_text_width (title), "",
                              parts[i].value.shown);
    }
  }

  for (guint i = 0; i < n; i++) {
    if (parts[i].table != NULL && is_shown (&parts[i])) {
      g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", _(parts[i].title));
      if (is_list (parts[i].table))
        kg_cli_table_rows_to_text (parts[i].table, width, text);
      else
        kg_cli_table_to_text (parts[i].table, width, text);
    }
  }
}

/**
 * kg_cli_doc_to_line:
 *
 * Appends what is to be said as one line: the answer of a command that did
 * something.
 */
void
kg_cli_doc_to_line (const KgCliDoc *self,
                    GString        *text)
{
  guint n;
  const KgCliPart *parts = kg_cli_doc_get_parts (self, &n);
  gboolean first = TRUE;

  for (guint i = 0; i < n; i++) {
    if (parts[i].table != NULL || !is_shown (&parts[i]))
      continue;
    g_string_append_printf (text, "%s%s", first ? "" : "  ", parts[i].value.shown);
    first = FALSE;
  }
  if (!first)
    g_string_append_c (text, '\n');
}
