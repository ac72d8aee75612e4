// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

/* What somebody notes for themselves beside a project or a topic. Kept in a
 * table of its own that minutes, projection and exports never read. */

char     *kg_private_note_get (KgTxn       *txn,
                               const char  *owner,
                               const char  *project_id,
                               const char  *item_id,
                               GError     **error);
gboolean  kg_private_note_set (KgTxn       *txn,
                               const char  *owner,
                               const char  *project_id,
                               const char  *item_id,
                               const char  *text,
                               GError     **error);

G_END_DECLS
