// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-spec.h"
#include "widgets/kg-cells.h"
#include "widgets/kg-column-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rows of the board's list: a cell for each of its columns. */

KgColumnLayout *kg_board_cells_layout (const KgBoardColumn *columns,
                                       guint                n_columns);
gboolean        kg_board_cells_need   (KgColumnLayout      *layout,
                                       const KgBoardColumn *columns,
                                       guint                n_columns,
                                       KgCells             *row);
float           kg_board_cells_xalign (KgBoardColumn        column);
GtkWidget      *kg_board_cells_new    (KgColumnLayout      *layout,
                                       const KgBoardColumn *columns,
                                       guint                n_columns);
void            kg_board_cells_bind   (GtkWidget           *row,
                                       const KgBoardColumn *columns,
                                       guint                n_columns,
                                       KgBoardOutlook      *outlook,
                                       guint                index);
char           *kg_board_cells_say    (KgBoardOutlook      *outlook,
                                       guint                index);

G_END_DECLS
