// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "core/kg-minutes.h"
#include "core/kg-record.h"

G_BEGIN_DECLS

char     *kg_minutes_export_name (KgRecord      *series,
                                  KgRecord      *meeting);
gboolean  kg_minutes_export_pdf  (const char    *json,
                                  const char    *path,
                                  GCancellable  *cancellable,
                                  GError       **error);
GBytes   *kg_minutes_make_pdf    (const KgMinutes *minutes,
                                  GError        **error);

G_END_DECLS
