// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-order.h"
#include "widgets/kg-column-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The heading of a group of the board: what it has in common, how many there
 * are of it, their sum, and how many of these have each light. */

KgColumnLayout *kg_board_heading_layout (void);
GtkWidget      *kg_board_heading_new    (KgColumnLayout     *layout);
char           *kg_board_heading_bind   (GtkWidget          *heading,
                                         const KgBoardGroup *group,
                                         KgBoardGrouping     grouping);

G_END_DECLS
