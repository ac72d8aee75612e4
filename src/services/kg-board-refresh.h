// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/* Keeping a board up to date by reading only what changed. */

gboolean kg_board_find_touched (const KgChangeset *changeset,
                                GHashTable        *projects);
KgBoard *kg_board_refresh      (KgTxn             *txn,
                                KgContext         *context,
                                KgBoard           *board,
                                GHashTable        *projects,
                                GError           **error);

G_END_DECLS
