// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "core/kg-page-template.h"
#include "services/typeset/kg-display-list.h"

G_BEGIN_DECLS

GBytes   *kg_docx_write_bytes (const KgMinutes      *minutes,
                               const KgPageTemplate *page_template,
                               const KgDisplayList  *list,
                               GError              **error);
gboolean  kg_docx_write_file  (const KgMinutes      *minutes,
                               const KgPageTemplate *page_template,
                               const KgDisplayList  *list,
                               const char           *path,
                               GError              **error);

G_END_DECLS
