// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-export.h"

#include "core/kg-error.h"
#include "services/document/kg-document-name.h"
#include "services/kg-minutes-json.h"
#include "services/kg-minutes-note.h"
#include "services/typeset/kg-file-replace.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"
#include "services/word/kg-docx-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * kg_minutes_export_name:
 * @revision: 1 for the minutes, 2 and up for their corrections
 *
 * Returns: (transfer full): what a file of the minutes is called, such as
 *   2026-11-23_周例会第47次_纪要.pdf; Chinese whatever language the program
 *   speaks
 */
char *
kg_minutes_export_name (KgRecord *series,
                        KgRecord *meeting,
                        gint64    revision)
{
  g_autofree char *name = kg_document_name_minutes (series, meeting, revision);

  return g_strconcat (name, kg_minutes_export_get_ending (KG_MINUTES_PDF), NULL);
}

/**
 * kg_minutes_export_get_ending:
 *
 * Returns: .pdf, .docx or .txt
 */
const char *
kg_minutes_export_get_ending (KgMinutesFormat format)
{
  static const char *const endings[KG_MINUTES_N_FORMATS] = { ".pdf", ".docx", ".txt" };

  g_return_val_if_fail (format < KG_MINUTES_N_FORMATS, NULL);

  return endings[format];
}

/**
 * kg_minutes_export_get_format:
 *
 * Returns: what the ending of @path says, in small letters or large
 */
KgMinutesFormat
kg_minutes_export_get_format (const char *path)
{
  gsize length = strlen (path);

  for (guint i = 0; i < KG_MINUTES_N_FORMATS; i++) {
    const char *ending = kg_minutes_export_get_ending (i);

    if (length > strlen (ending) && g_ascii_strcasecmp (path + length - strlen (ending), ending) == 0)
      return i;
  }

  return KG_MINUTES_UNKNOWN;
}

static GBytes *
make_bytes (const KgMinutes      *minutes,
            const KgDisplayList  *list,
            const char           *path,
            GError              **error)
{
  char *text;

  switch (kg_minutes_export_get_format (path)) {
  case KG_MINUTES_PDF:
    return kg_pdf_write_bytes (list, error);
  case KG_MINUTES_DOCX:
    return kg_docx_write_bytes (minutes, kg_minutes_get_page (minutes), list, error);
  case KG_MINUTES_TEXT:
    text = kg_minutes_to_text (minutes);
    return g_bytes_new_take (text, strlen (text));
  case KG_MINUTES_UNKNOWN:
  default:
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("Minutes are written as .pdf, .docx or .txt; “%s” ends otherwise"), path);
    return NULL;
  }
}

/**
 * kg_minutes_export_write:
 * @list: (nullable): the pages of @minutes; not needed for plain text
 * @path: the file to write; it is there whole or not at all
 * @notes: (nullable): gets what was written of issued minutes
 *
 * Writes minutes as the ending of @path says. The error is %KG_ERROR_REFUSED
 * for an ending that stands for nothing; see kg_file_replace() for the others.
 */
gboolean
kg_minutes_export_write (const KgMinutes      *minutes,
                         const KgDisplayList  *list,
                         const char           *path,
                         GPtrArray            *notes,
                         GError              **error)
{
  g_autoptr (GBytes) bytes = make_bytes (minutes, list, path, error);

  if (bytes == NULL || !kg_file_replace (path, bytes, error))
    return FALSE;

  if (notes != NULL)
    kg_minutes_notes_add (notes, minutes, bytes);
  return TRUE;
}

/**
 * kg_minutes_export_file:
 * @json: the minutes as kg_minutes_to_json() gives them
 * @seal: (nullable): of issued ones
 * @path: the file to write; it is there whole or not at all
 * @notes: (nullable): gets what was written of issued minutes
 *
 * Lays minutes out and writes them as the ending of @path says. Blocks, and
 * needs nothing that belongs to another thread.
 */
gboolean
kg_minutes_export_file (const char    *json,
                        const char    *seal,
                        const char    *path,
                        GPtrArray     *notes,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_from_json (json, error);
  g_autoptr (KgDisplayList) list = NULL;
  KgMinutesFormat format = kg_minutes_export_get_format (path);

  if (minutes == NULL)
    return FALSE;

  kg_minutes_set_seal (minutes, seal);
  if (format == KG_MINUTES_PDF || format == KG_MINUTES_DOCX) {
    list = kg_minutes_layout (minutes, NULL, error);
    if (list == NULL)
      return FALSE;
  }

  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         kg_minutes_export_write (minutes, list, path, notes, error);
}

/**
 * kg_minutes_make_bytes:
 * @format: with pages: PDF or .docx
 *
 * Returns: (transfer full) (nullable): what an export of @minutes writes on
 *   this machine
 */
GBytes *
kg_minutes_make_bytes (const KgMinutes  *minutes,
                       KgMinutesFormat   format,
                       GError          **error)
{
  g_autoptr (KgDisplayList) list = kg_minutes_layout (minutes, NULL, error);

  if (list == NULL)
    return NULL;

  return format == KG_MINUTES_DOCX ? kg_docx_write_bytes (minutes, kg_minutes_get_page (minutes), list, error)
                                   : kg_pdf_write_bytes (list, error);
}
