// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-columns.h"
#include "services/kg-board-groups.h"

G_BEGIN_DECLS

/* How a board is put in order. */
typedef struct {
  KgBoardGrouping grouping;
  KgBoardColumn sort;            /* within each group; that of the lights is red first, then by slack */
  gboolean descending;
  const KgBoardOutlook *outlook; /* nullable: of the same board; has to know what is sorted by */
  const guint *names;            /* nullable: of kg_board_rank_names(), for whoever orders one board often */
} KgBoardOrdering;

guint  *kg_board_rank_names (const KgBoard         *board);
GArray *kg_board_order      (const KgBoard         *board,
                             const KgBoardOrdering *ordering);

G_END_DECLS
