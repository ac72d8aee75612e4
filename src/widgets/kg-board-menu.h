// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-board-views.h"

G_BEGIN_DECLS

GMenuModel *kg_board_menu_new (KgBoardViews *views,
                               const char   *shown);

G_END_DECLS
