// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *pdf_maker_new        (void);
void       pdf_maker_add        (GPtrArray  *objects,
                                 const char *text);
void       pdf_maker_add_stream (GPtrArray  *objects,
                                 const void *data,
                                 gsize       length);
GBytes    *pdf_maker_finish     (GPtrArray  *objects);
GBytes    *pdf_maker_page       (const void *content,
                                 gsize       content_length,
                                 const void *map,
                                 gsize       map_length);

G_END_DECLS
