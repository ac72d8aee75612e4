// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *kg_uuid_new      (void);
void      kg_uuid_follow   (const char *id);
gboolean  kg_uuid_is_valid (const char *text);

G_END_DECLS
