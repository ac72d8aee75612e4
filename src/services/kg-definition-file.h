// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The small text files by which one district gives its rules or its process
 * templates to another. */

char     *kg_definition_load_file  (const char  *path,
                                    GError     **error);
gboolean  kg_definition_write_file (const char  *text,
                                    const char  *path,
                                    GError     **error);

G_END_DECLS
