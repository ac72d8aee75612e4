// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-cache.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

/* Keeps the board of a workspace for the next start, and holds one that was
 * kept against the store. */

#define KG_BOARD_KEEPER_REST 2500 /* ms to let a window come up in */

void kg_board_keeper_attach  (KgWorkspace  *workspace,
                              KgBoardCache *cache,
                              gboolean      was_kept,
                              guint         rest);
void kg_board_keeper_put_off (KgWorkspace  *workspace);

G_END_DECLS
