// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-xlsx.h"

#include "services/sheet/kg-xml.h"

/* The formats of numbers, by the style of a cell: which numbers are dates. */

#define MAX_FORMATS 65536

typedef struct {
  KgXlsx *xlsx;
  GHashTable *codes; /* id of a format → its KgNumberFormat */
  gboolean in_cell_formats;
} Styles;

static guint
get_number (const char **attributes,
            const char  *name)
{
  const char *value = kg_xml_get_attribute (attributes, name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : 0;
}

static gboolean
start_cb (gpointer      data,
          const char   *name,
          const char  **attributes,
          GError      **error)
{
  Styles *self = data;

  if (g_str_equal (name, "numFmt")) {
    const char *code = kg_xml_get_attribute (attributes, "formatCode");

    if (code != NULL && g_hash_table_size (self->codes) < MAX_FORMATS) {
      KgNumberFormat format = kg_number_format_from_code (code);

      g_hash_table_insert (self->codes, GUINT_TO_POINTER (get_number (attributes, "numFmtId")),
                           g_memdup2 (&format, sizeof (format)));
    }
  } else if (g_str_equal (name, "cellXfs")) {
    self->in_cell_formats = TRUE;
  } else if (g_str_equal (name, "xf") && self->in_cell_formats && self->xlsx->formats->len < MAX_FORMATS) {
    guint id = get_number (attributes, "numFmtId");
    const KgNumberFormat *known = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id));
    KgNumberFormat format = known != NULL ? *known : kg_number_format_from_builtin (id);

    g_array_append_val (self->xlsx->formats, format);
  }

  return TRUE;
}

static gboolean
end_cb (gpointer     data,
        const char  *name,
        GError     **error)
{
  Styles *self = data;

  if (g_str_equal (name, "cellXfs"))
    self->in_cell_formats = FALSE;

  return TRUE;
}

/**
 * kg_xlsx_read_styles:
 *
 * Reads the number format of every style of a cell.
 */
gboolean
kg_xlsx_read_styles (KgXlsx      *self,
                     const char  *part,
                     GError     **error)
{
  static const KgXmlHandlers handlers = { start_cb, end_cb, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Styles styles = { self, codes, FALSE };

  return kg_xml_read_part (self->zip, part, self->options->max_depth, &handlers, &styles, error);
}
