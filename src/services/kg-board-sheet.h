// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-spec.h"
#include "services/kg-progress.h"

G_BEGIN_DECLS

typedef enum {
  KG_BOARD_SHEET_XLSX,
  KG_BOARD_SHEET_CSV,
} KgBoardSheetFormat;

GBytes *kg_board_sheet_make (KgBoard             *board,
                             const KgBoardSpec   *spec,
                             KgBoardSheetFormat   format,
                             const KgProgress    *progress,
                             GError             **error);

G_END_DECLS
