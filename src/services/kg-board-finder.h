// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-view.h"

G_BEGIN_DECLS

/**
 * KgBoardFinder:
 *
 * Orders and filters one board again and again, as at every key that is typed,
 * and remembers for it the order of the names and what earlier words were found
 * in. Belongs to one thread.
 */
typedef struct _KgBoardFinder KgBoardFinder;

KgBoardFinder *kg_board_finder_new       (KgBoard               *board);
void           kg_board_finder_free      (KgBoardFinder         *self);
void           kg_board_finder_set_share (KgBoardFinder         *self,
                                          guint                  n_projects);
const KgBoard *kg_board_finder_get_board (const KgBoardFinder   *self);
GArray        *kg_board_finder_order     (KgBoardFinder         *self,
                                          const KgBoardOrdering *ordering);
GArray        *kg_board_finder_filter    (KgBoardFinder         *self,
                                          const GArray          *order,
                                          const KgBoardQuery    *query,
                                          KgBoardTally          *tally);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardFinder, kg_board_finder_free)

G_END_DECLS
