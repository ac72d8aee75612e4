// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kg_file_replace (const char *path,
                          GBytes     *bytes,
                          GError    **error);

G_END_DECLS
