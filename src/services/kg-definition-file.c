// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-definition-file.h"

#include "core/kg-error.h"
#include "services/typeset/kg-file-replace.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A template of the most steps takes a tenth of it. */
#define MAX_BYTES (1 << 20)

/**
 * kg_definition_load_file:
 *
 * Reads the text of a rule set or a process template, to be parsed or saved.
 * Blocks.
 *
 * Returns: (transfer full) (nullable): %NULL with %KG_ERROR_REFUSED when there
 *   is no such file, or what it holds can be neither
 */
char *
kg_definition_load_file (const char  *path,
                         GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;
  const char *data;
  gsize size;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, &local);
  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a file"), name);
    return NULL;
  }

  if (info != NULL && g_file_info_get_size (info) > MAX_BYTES) {
    g_autofree char *limit = g_format_size_full (MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

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

  data = g_bytes_get_data (bytes, &size);
  if (size > 0 && !g_utf8_validate_len (data, size, NULL)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a text in UTF-8"), name);
    return NULL;
  }

  return g_strndup (data, size);
}

/**
 * kg_definition_write_file:
 *
 * Writes what kg_definition_load_file() reads. Blocks; errors as for
 * kg_file_replace().
 */
gboolean
kg_definition_write_file (const char  *text,
                          const char  *path,
                          GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return kg_file_replace (path, bytes, error);
}
