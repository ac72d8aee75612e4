// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/**
 * KgBoardCache:
 *
 * Where the board of one store is kept from one start of the program to the
 * next. Only ever a copy: whoever shows what comes from here also reads the
 * store. May be used from several threads.
 */
typedef struct _KgBoardCache KgBoardCache;

KgBoardCache *kg_board_cache_new      (const char    *folder,
                                       const char    *uri);
KgBoardCache *kg_board_cache_new_for_user (const char *uri);
KgBoardCache *kg_board_cache_ref      (KgBoardCache  *self);
void          kg_board_cache_unref    (KgBoardCache  *self);
const char   *kg_board_cache_get_uri  (KgBoardCache  *self);
const char   *kg_board_cache_get_path (KgBoardCache  *self);

KgBoard      *kg_board_cache_read     (KgBoardCache  *self,
                                       KgTxn         *txn,
                                       KgContext     *context);
gboolean      kg_board_cache_write    (KgBoardCache  *self,
                                       GBytes        *file,
                                       GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardCache, kg_board_cache_unref)

G_END_DECLS
