// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "core/kg-minutes.h"
#include "core/kg-page-template.h"
#include "core/kg-record.h"
#include "services/typeset/kg-display-list.h"
#include "core/kg-page-template.h"

G_BEGIN_DECLS

/**
 * KgMinutesFormat:
 *
 * What a file of minutes can be; the ending of its name says which.
 */
typedef enum {
  KG_MINUTES_PDF,
  KG_MINUTES_DOCX,
  KG_MINUTES_TEXT,
  KG_MINUTES_UNKNOWN,
} KgMinutesFormat;

#define KG_MINUTES_N_FORMATS KG_MINUTES_UNKNOWN

char            *kg_minutes_export_name       (KgRecord             *series,
                                               KgRecord             *meeting,
                                               gint64                revision);
KgMinutesFormat  kg_minutes_export_get_format (const char           *path);
const char      *kg_minutes_export_get_ending (KgMinutesFormat       format);
gboolean         kg_minutes_export_write      (const KgMinutes      *minutes,
                                               const KgDisplayList  *list,
                                               const char           *path,
                                               GPtrArray            *notes,
                                               GError              **error);
gboolean         kg_minutes_export_file       (const char           *json,
                                               const char           *seal,
                                               const char           *path,
                                               GPtrArray            *notes,
                                               GCancellable         *cancellable,
                                               GError              **error);
GBytes          *kg_minutes_make_bytes        (const KgMinutes      *minutes,
                                               KgMinutesFormat       format,
                                               GError              **error);

G_END_DECLS
