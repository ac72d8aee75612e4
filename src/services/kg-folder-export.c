// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-folder-export.h"

#include "services/document/kg-document-name.h"
#include "services/typeset/kg-minutes-layout.h"

#include <string.h>

/**
 * kg_folder_export_write:
 *
 * @notes: (nullable): gets what was written of issued minutes
 *
 * Sets and writes one document as the ending of @path says.
 */
gboolean
kg_folder_export_write (const KgMinutes  *minutes,
                        KgFontSet        *fonts,
                        const char       *path,
                        GPtrArray        *notes,
                        gpointer          user_data,
                        GError          **error)
{
  g_autoptr (KgDisplayList) list = NULL;

  if (kg_minutes_export_get_format (path) != KG_MINUTES_TEXT) {
    list = kg_minutes_layout_with_fonts (minutes, NULL, fonts, error);
    if (list == NULL)
      return FALSE;
  }

  return kg_minutes_export_write (minutes, list, path, notes, error);
}

static gboolean
write_one (KgFolderExport        *self,
           const KgDocumentFile  *file,
           KgFontSet             *fonts,
           GError               **error)
{
  g_autofree char *path =
    kg_document_name_place (self->folder, file->name, kg_minutes_export_get_ending (self->format));
  g_autofree char *name = g_path_get_basename (path);
  KgFolderWriter writer = self->writer != NULL ? self->writer : kg_folder_export_write;
  GError *local = NULL;

  if (!writer (file->minutes, fonts, path, self->notes, self->user_data, &local)) {
    /* What cannot be set does not know what its file would have been called. */
    if (strstr (local->message, name) == NULL)
      g_prefix_error (&local, "“%s”: ", name);
    g_propagate_error (error, local);
    return FALSE;
  }

  if (self->n_written++ == 0)
    self->first = g_steal_pointer (&path);
  return TRUE;
}

/**
 * kg_folder_export_run:
 * @files: (element-type KgDocumentFile): what to write
 *
 * Writes documents one after the other. Each is there whole or not at all, and
 * none takes the place of a file that was there. It stops at the first that
 * cannot be written, whose name the error tells, and between two files when it
 * is cancelled. Blocks; the fonts of the machine are read once.
 */
gboolean
kg_folder_export_run (KgFolderExport  *self,
                      GPtrArray       *files,
                      GError         **error)
{
  g_autoptr (KgFontSet) fonts = self->format != KG_MINUTES_TEXT ? kg_font_set_new (error) : NULL;

  if (fonts == NULL && self->format != KG_MINUTES_TEXT)
    return FALSE;

  for (guint i = 0; i < files->len; i++) {
    if (self->progress != NULL)
      self->progress (i, files->len, self->user_data);
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
        !write_one (self, g_ptr_array_index (files, i), fonts, error))
      return FALSE;
  }
  if (self->progress != NULL)
    self->progress (files->len, files->len, self->user_data);

  return TRUE;
}
