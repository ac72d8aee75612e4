// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char      *kg_pdf_read_seal  (GBytes  *file);
char      *kg_pdf_read_title (GBytes  *file);
GPtrArray *kg_pdf_read_pages (GBytes  *file,
                              GError **error);

G_END_DECLS
