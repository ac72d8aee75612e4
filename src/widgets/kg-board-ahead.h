// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-outlook.h"

G_BEGIN_DECLS

/**
 * KgBoardAhead:
 *
 * The outlook of the board that is shown, worked out beside as far as it is
 * asked for of all projects.
 */
typedef struct _KgBoardAhead KgBoardAhead;

typedef void (*KgBoardAheadFunc) (gpointer user_data);

KgBoardAhead   *kg_board_ahead_new         (KgBoardAheadFunc  known,
                                            gpointer          user_data);
void            kg_board_ahead_free        (KgBoardAhead     *self);

void            kg_board_ahead_set_board   (KgBoardAhead     *self,
                                            KgBoard          *board);
KgBoardOutlook *kg_board_ahead_get_outlook (KgBoardAhead     *self);
gboolean        kg_board_ahead_need        (KgBoardAhead     *self,
                                            guint             parts);

G_END_DECLS
