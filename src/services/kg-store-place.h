// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where stores are when nobody says where. */

char       *kg_store_place_default  (void);
char       *kg_store_place_sample   (void);
gboolean    kg_store_place_prepare  (const char  *uri,
                                     GError     **error);
const char *kg_store_place_by       (void);

G_END_DECLS
