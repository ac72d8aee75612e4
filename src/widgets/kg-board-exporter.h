// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-board-export.h"

G_BEGIN_DECLS

#define KG_TYPE_BOARD_EXPORTER (kg_board_exporter_get_type ())

G_DECLARE_FINAL_TYPE (KgBoardExporter, kg_board_exporter, KG, BOARD_EXPORTER, AdwWindow)

void  kg_board_exporter_choose        (GtkWidget         *beside,
                                       KgBoard           *board,
                                       const KgBoardSpec *spec);
void  kg_board_exporter_write         (GtkWidget         *beside,
                                       KgBoard           *board,
                                       const KgBoardSpec *spec,
                                       const char        *path);

char *kg_board_exporter_complete_path (const char        *path,
                                       KgBoardFile        chosen);

G_END_DECLS
