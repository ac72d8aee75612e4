// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *kg_file_read (const char *path,
                      gsize       most,
                      GError    **error);

G_END_DECLS
