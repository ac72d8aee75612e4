// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file layer for SQLite that notes which files were written to and not yet
 * brought to the disk. */

void  sync_vfs_register (void);
guint sync_vfs_n_syncs  (void);
guint sync_vfs_n_dirty  (void);

G_END_DECLS
