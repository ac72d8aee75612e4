// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-workbook-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-error.h"
#include "services/sheet/kg-csv.h"
#include "services/sheet/kg-sniff.h"
#include "services/sheet/kg-text-encoding.h"
#include "services/sheet/kg-xlsx.h"

/* Reads a file into sheets of text, whatever it is called, and refuses with
 * one sentence what is none. */

#define PREVIEW_BYTES (1u << 20)

static const KgSheetOptions defaults = KG_SHEET_OPTIONS_DEFAULT;

static KgSheetOptions
with_defaults (const KgSheetOptions *options)
{
  KgSheetOptions filled = options != NULL ? *options : defaults;

#define FILL(field) if (filled.field == 0) filled.field = defaults.field
  FILL (max_file_bytes);
  FILL (max_unpacked_bytes);
  FILL (max_ratio);
  FILL (max_rows);
  FILL (max_columns);
  FILL (max_cells);
  FILL (max_text_bytes);
  FILL (max_cell_chars);
  FILL (max_depth);
#undef FILL

  return filled;
}

/* For the readers: counts a cell with a text against the limits. */
gboolean
kg_workbook_count_cell (KgWorkbook            *self,
                        const KgSheetOptions  *options,
                        const KgSheet         *sheet,
                        guint                  row,
                        guint                  column,
                        const char            *text,
                        GError               **error)
{
  gsize length = strlen (text);
  guint n_rows = kg_sheet_get_n_rows (sheet);

  if (column >= options->max_columns) {
    g_autofree char *cell = kg_sheet_cell_name (row, column);

    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is too wide: cell %s has a text, but only %u columns are read"),
                 self->file_name, cell, options->max_columns);
    return FALSE;
  }
  if (length > options->max_cell_chars && g_utf8_strlen (text, length) > options->max_cell_chars) {
    g_autofree char *cell = kg_sheet_cell_name (row, column);

    g_set_error (error, KG_ERROR, KG_ERROR_BAD_CELL,
                 _("“%s”: cell %s has a text of more than %u characters"),
                 self->file_name, cell, options->max_cell_chars);
    return FALSE;
  }
  if (n_rows > options->max_rows ||
      (n_rows == options->max_rows && kg_sheet_get_row_number (sheet, n_rows - 1) != row)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is too long: it has more than %u rows"),
                 self->file_name, options->max_rows);
    return FALSE;
  }
  self->n_cells++;
  self->text_bytes += length;
  if (self->n_cells > options->max_cells || self->text_bytes > options->max_text_bytes) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is too large: the limit of cells and text was reached in row %u"),
                 self->file_name, row);
    return FALSE;
  }

  return TRUE;
}

/* As much of a text file as a preview needs, up to the end of a line. */
static gsize
preview_length (const guint8 *data,
                gsize         length)
{
  const guint8 *end;

  if (length <= PREVIEW_BYTES)
    return length;

  end = memrchr (data, '\n', PREVIEW_BYTES);
  /* In UTF-16 a line may end between the two bytes of a character. */
  return end != NULL && data[0] < 0xfe ? (gsize) (end - data) + 1 : PREVIEW_BYTES;
}

static gboolean
read_text (KgWorkbook            *self,
           const guint8          *data,
           gsize                  length,
           const KgSheetOptions  *options,
           GError               **error)
{
  const char *encoding;
  gsize decoded_length;
  gsize wanted = options->preview_rows > 0 ? preview_length (data, length) : length;
  g_autofree char *text = kg_text_decode (data, wanted, self->file_name, options->encoding,
                                          options->preview_rows > 0, &encoding, &decoded_length, error);

  if (text == NULL)
    return FALSE;

  self->format = KG_WORKBOOK_TEXT;
  self->encoding = g_strdup (encoding);
  if (!kg_csv_read (self, text, decoded_length, options, error))
    return FALSE;

  return TRUE;
}

/**
 * kg_workbook_read_bytes:
 * @bytes: the content of the file
 * @file_name: how messages call it
 * @options: (nullable): limits and how to read; %NULL for the defaults
 * @error: %KG_ERROR_REFUSED or %KG_ERROR_BAD_CELL: one sentence that names
 *   the file, and the row or cell where it is known
 *
 * Decides by the content what the file is, and reads all of its visible
 * sheets.
 *
 * Returns: (transfer full)
 */
KgWorkbook *
kg_workbook_read_bytes (GBytes                *bytes,
                        const char            *file_name,
                        const KgSheetOptions  *options,
                        GError               **error)
{
  KgSheetOptions filled = with_defaults (options);
  g_autoptr (KgWorkbook) self = g_new0 (KgWorkbook, 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gboolean read = FALSE;

  self->file_name = g_strdup (file_name);
  self->texts = g_string_chunk_new (16384);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_sheet_free);

  if (length > filled.max_file_bytes) {
    g_autofree char *limit = g_format_size_full (filled.max_file_bytes, G_FORMAT_SIZE_IEC_UNITS);

    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is too large: at most %s are read"),
                 file_name, limit);
    return NULL;
  }

  switch (kg_sniff (data, length, file_name, error)) {
  case KG_SNIFF_TEXT:
    read = read_text (self, data, length, &filled, error);
    break;
  case KG_SNIFF_ZIP:
    read = kg_xlsx_read (self, bytes, &filled, error);
    break;
  case KG_SNIFF_REFUSED:
  default:
    break;
  }
  if (!read)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * kg_workbook_load_file:
 * @path: a file
 * @options: (nullable): how large it may be; %NULL for the default
 * @error: %KG_ERROR_REFUSED, also for a file that cannot be opened: nothing
 *   was read and nothing is stored
 *
 * Returns: (transfer full): what is in the file
 */
GBytes *
kg_workbook_load_file (const char            *path,
                       const KgSheetOptions  *options,
                       GError               **error)
{
  KgSheetOptions filled = with_defaults (options);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, &local);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a file"), name);
    return NULL;
  }
  if (info != NULL && (guint64) g_file_info_get_size (info) > filled.max_file_bytes) {
    g_autofree char *limit = g_format_size_full (filled.max_file_bytes, G_FORMAT_SIZE_IEC_UNITS);

    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is too large: at most %s are read"), name, limit);
    return NULL;
  }

  if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &local);
  if (bytes == NULL) {
    if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” does not exist"), path);
    else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” may not be read by this user"), path);
    else
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” cannot be read"), path);
    g_debug ("%s: %s", path, local->message);
    return NULL;
  }

  return g_steal_pointer (&bytes);
}

/**
 * kg_workbook_read_file:
 * @path: a file of .xlsx, .csv or .tsv content, whatever its name
 *
 * As kg_workbook_load_file() and kg_workbook_read_bytes().
 *
 * Returns: (transfer full)
 */
KgWorkbook *
kg_workbook_read_file (const char            *path,
                       const KgSheetOptions  *options,
                       GError               **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = kg_workbook_load_file (path, options, error);

  return bytes != NULL ? kg_workbook_read_bytes (bytes, name, options, error) : NULL;
}

void
kg_workbook_free (KgWorkbook *self)
{
  if (self == NULL)
    return;

  g_free (self->file_name);
  g_free (self->encoding);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}

const char *
kg_workbook_get_file_name (const KgWorkbook *self)
{
  return self->file_name;
}

KgWorkbookFormat
kg_workbook_get_format (const KgWorkbook *self)
{
  return self->format;
}

/**
 * kg_workbook_get_encoding:
 *
 * Returns: (nullable): how a text file was read; %NULL for an .xlsx
 */
const char *
kg_workbook_get_encoding (const KgWorkbook *self)
{
  return self->encoding;
}

/**
 * kg_workbook_get_separator:
 *
 * Returns: what stands between the fields of a text file; NUL for an .xlsx
 */
char
kg_workbook_get_separator (const KgWorkbook *self)
{
  return self->separator;
}

guint
kg_workbook_get_n_sheets (const KgWorkbook *self)
{
  return self->sheets->len;
}

const KgSheet *
kg_workbook_get_sheet (const KgWorkbook *self,
                       guint             index)
{
  g_return_val_if_fail (index < self->sheets->len, NULL);

  return g_ptr_array_index (self->sheets, index);
}
