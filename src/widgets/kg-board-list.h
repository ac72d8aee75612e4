// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-board-spec.h"

G_BEGIN_DECLS

/**
 * KgBoardList:
 *
 * The projects of a board as rows under sortable column titles, in groups with
 * headings where that is asked for. Only the visible rows are widgets.
 * Property: selected, the id of the selected project. Signals: activated, when
 * the selected project is to be opened; sort-asked (column), when a title was
 * clicked; light-asked (light), when a key asked for one.
 */
#define KG_TYPE_BOARD_LIST (kg_board_list_get_type ())

G_DECLARE_FINAL_TYPE (KgBoardList, kg_board_list, KG, BOARD_LIST, GtkWidget)

const char   *kg_board_list_get_selected (KgBoardList       *self);
void          kg_board_list_set_selected (KgBoardList       *self,
                                          const char        *id);
const GArray *kg_board_list_get_shown    (KgBoardList       *self);
const KgBoardTally *kg_board_list_get_tally (KgBoardList    *self);
void          kg_board_list_show         (KgBoardList       *self,
                                          KgBoardOutlook    *outlook,
                                          const KgBoardSpec *spec);
gboolean      kg_board_list_handle_key   (KgBoardList       *self,
                                          guint              keyval,
                                          GdkModifierType    state);
void          kg_board_list_focus        (KgBoardList       *self);
GtkWidget    *kg_board_list_get_row      (KgBoardList       *self);

G_END_DECLS
