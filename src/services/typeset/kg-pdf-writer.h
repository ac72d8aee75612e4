// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-display-list.h"

G_BEGIN_DECLS

GBytes   *kg_pdf_write_bytes (const KgDisplayList *list,
                              GError             **error);
gboolean  kg_pdf_write_file  (const KgDisplayList *list,
                              const char          *path,
                              GError             **error);

G_END_DECLS
