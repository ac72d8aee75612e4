// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-export.h"

#include "services/kg-minutes-json.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

/**
 * kg_minutes_export_name:
 *
 * Returns: (transfer full): what a file of the minutes is called, such as
 *   2026-11-23_周例会第47次_纪要.pdf; Chinese whatever language the program
 *   speaks
 */
char *
kg_minutes_export_name (KgRecord *series,
                        KgRecord *meeting)
{
  static const struct { const char *kind; const char *name; } kinds[] = {
    { "weekly", "周例会" }, { "special", "专题会" }, { "task_force", "专班会" }, { "finance", "金融早八点" },
  };
  g_autofree char *day = kg_date_to_iso (kg_record_get_date (meeting, KG_MEETING_HELD_ON));
  const char *name = "会议";

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kg_record_is (series, KG_SERIES_KIND, kinds[i].kind))
      name = kinds[i].name;

  return g_strdup_printf ("%s_%s第%d次_纪要.pdf", day, name, (int) kg_record_get_int (meeting, KG_MEETING_NUMBER));
}

/**
 * kg_minutes_export_pdf:
 * @json: the minutes as kg_minutes_to_json() gives them
 * @path: the file to write; it is there whole or not at all
 *
 * Lays minutes out and writes them as a PDF. Blocks, and needs nothing that
 * belongs to another thread.
 */
gboolean
kg_minutes_export_pdf (const char    *json,
                       const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_from_json (json, error);
  g_autoptr (KgDisplayList) list =
    minutes != NULL ? kg_minutes_layout (minutes, NULL, error) : NULL;

  return list != NULL &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         kg_pdf_write_file (list, path, error);
}

/**
 * kg_minutes_make_pdf:
 *
 * Returns: (transfer full) (nullable): what an export of @minutes as a PDF
 *   writes on this machine
 */
GBytes *
kg_minutes_make_pdf (const KgMinutes  *minutes,
                     GError          **error)
{
  g_autoptr (KgDisplayList) list = kg_minutes_layout (minutes, NULL, error);

  return list != NULL ? kg_pdf_write_bytes (list, error) : NULL;
}
