// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-board-spec.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

/**
 * KgBoardPage:
 *
 * The board: counts that filter, a search that filters as one types, the
 * projects, and the selected one beside them. How it is looked at is kept from
 * one start to the next, and under names.
 */
#define KG_TYPE_BOARD_PAGE (kg_board_page_get_type ())

G_DECLARE_FINAL_TYPE (KgBoardPage, kg_board_page, KG, BOARD_PAGE, AdwBin)

void               kg_board_page_set_workspace (KgBoardPage       *self,
                                                KgWorkspace       *workspace);
const KgBoardSpec *kg_board_page_get_spec      (KgBoardPage       *self);
void               kg_board_page_set_spec      (KgBoardPage       *self,
                                                const KgBoardSpec *spec);
void               kg_board_page_focus_search  (KgBoardPage       *self);
void               kg_board_page_search        (KgBoardPage       *self,
                                                const char        *text);
void               kg_board_page_focus_list    (KgBoardPage       *self);

G_END_DECLS
