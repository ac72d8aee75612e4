// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-write.h"

#include "core/kg-error.h"
#include "services/kg-minutes-export.h"
#include "services/kg-minutes-json.h"
#include "services/kg-minutes-note.h"
#include "services/typeset/kg-file-replace.h"
#include "services/typeset/kg-minutes-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/* Documents to files and to standard output. */

/* The fonts really used, and what none of them can draw. */
static void
tell_fonts (const KgDisplayList *list)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  guint n_fonts, n_missing;
  const KgFontUse *fonts = kg_display_list_get_fonts (list, &n_fonts);
  const GPtrArray *forbidden = kg_display_list_get_forbidden (list);
  const gunichar *characters = kg_display_list_get_missing (list, &n_missing);

  for (guint i = 0; i < n_fonts; i++) {
    const char *role = kg_font_role_get_label (fonts[i].role);

    if (fonts[i].is_substitute)
      kg_cli_tell (_("%s: %s stands in for %s, %u characters"), role, fonts[i].used, fonts[i].asked,
                   fonts[i].n_characters);
    else
      kg_cli_tell (_("%s: %s, %u characters"), role, fonts[i].used, fonts[i].n_characters);
  }

  for (guint i = 0; forbidden != NULL && i < forbidden->len; i++)
    kg_cli_tell (_("The font “%s” is not used: its licence does not allow to embed it; the fonts above stand in for it"),
                 (const char *) g_ptr_array_index ((GPtrArray *) forbidden, i));
  for (guint i = 0; i < n_missing; i++)
    g_string_append_printf (missing, "%sU+%04X", i > 0 ? " " : "", characters[i]);
  if (n_missing > 0)
    kg_cli_tell (ngettext ("No font has this character, it is drawn as □: %s",
                           "No font has these characters, they are drawn as □: %s", n_missing), missing->str);
}

static gboolean
write_file (const KgMinutes  *minutes,
            const char       *path,
            GPtrArray        *notes,
            GError          **error)
{
  g_autoptr (KgDisplayList) list = NULL;

  if (kg_minutes_export_get_format (path) != KG_MINUTES_TEXT) {
    list = kg_minutes_layout (minutes, NULL, error);
    if (list == NULL)
      return FALSE;
    tell_fonts (list);
  }

  return kg_minutes_export_write (minutes, list, path, notes, error);
}

static gboolean
write_json (const KgMinutes  *minutes,
            const char       *path,
            GPtrArray        *notes,
            GError          **error)
{
  char *json = kg_minutes_to_json (minutes);
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));

  if (!kg_file_replace (path, bytes, error))
    return FALSE;

  if (notes != NULL)
    kg_minutes_notes_add (notes, minutes, bytes);
  return TRUE;
}

/**
 * kg_cli_check_document_output:
 *
 * Whether the ending of --output is one that a document is written as; asked
 * before anything is done.
 */
gboolean
kg_cli_check_document_output (KgCli   *cli,
                              GError **error)
{
  const char *path = kg_cli_get (cli, "output");

  if (path == NULL || g_str_has_suffix (path, ".json") || kg_minutes_export_get_format (path) != KG_MINUTES_UNKNOWN)
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--output ends with .pdf, .docx, .txt or .json"));
  return FALSE;
}

/**
 * kg_cli_answer_document:
 * @notes: (nullable): gets the file that was written of issued minutes
 *
 * Writes a document to --output, by the ending of its name; without it to
 * standard output, as text or as JSON.
 */
gboolean
kg_cli_answer_document (KgCli            *cli,
                        const KgMinutes  *document,
                        GPtrArray        *notes,
                        GError          **error)
{
  const char *path = kg_cli_get (cli, "output");

  if (path == NULL) {
    g_autofree char *text = cli->json ? kg_minutes_to_json (document) : kg_minutes_to_text (document);

    cli->text = g_string_new (text);
    if (!g_str_has_suffix (text, "\n"))
      g_string_append_c (cli->text, '\n');
    return TRUE;
  }

  if (!(g_str_has_suffix (path, ".json") ? write_json (document, path, notes, error)
                                         : write_file (document, path, notes, error)))
    return FALSE;

  kg_cli_doc_add (kg_cli_answer_line (cli), "file", N_("File"), kg_cli_path (path));
  return TRUE;
}
