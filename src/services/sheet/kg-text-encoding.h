// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kg_text_decode (const guint8  *data,
                      gsize          length,
                      const char    *file_name,
                      const char    *wanted,
                      gboolean       lossy,
                      const char   **encoding,
                      gsize         *decoded_length,
                      GError       **error);

G_END_DECLS
