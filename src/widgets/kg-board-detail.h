// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

/**
 * KgBoardDetail:
 *
 * The selected project of the board in a nutshell: its light and why, what it
 * will come to, who attends to it, its three starts, how far its steps are, and
 * what is open.
 */
#define KG_TYPE_BOARD_DETAIL (kg_board_detail_get_type ())

G_DECLARE_FINAL_TYPE (KgBoardDetail, kg_board_detail, KG, BOARD_DETAIL, AdwBin)

void kg_board_detail_show (KgBoardDetail *self,
                           KgWorkspace   *workspace,
                           KgBoard       *board,
                           const char    *project_id);

G_END_DECLS
