// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stores as earlier versions of the program left them, made from the fixtures
 * of their schema; and what is in a store, read behind the program's back. */

void  old_store_make       (const char *path,
                            int         version,
                            gboolean    with_rows);
void  old_store_run        (const char *path,
                            const char *sql);
char *old_store_say_values (const char *path,
                            const char *like);
char *old_store_say_schema (const char *path);
int   old_store_version    (const char *path);

G_END_DECLS
