// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-spec.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KgBoardFilters:
 *
 * What the board is filtered by: the lights with their counts, sums and weeks,
 * the rate of starts beside them, and below a search, units, kinds, tags and
 * what changed, gets worse or has no lead.
 *
 * Signals: changed, when another filter is asked for; key (keyval, state), when
 * a key for the list was pressed in the search; opened, when Enter was; left,
 * when Escape was.
 */
#define KG_TYPE_BOARD_FILTERS (kg_board_filters_get_type ())

G_DECLARE_FINAL_TYPE (KgBoardFilters, kg_board_filters, KG, BOARD_FILTERS, AdwBin)

void     kg_board_filters_set_board    (KgBoardFilters    *self,
                                        KgBoard           *board);
void     kg_board_filters_set_outlook  (KgBoardFilters    *self,
                                        KgBoardOutlook    *outlook);
void     kg_board_filters_set_n_shown  (KgBoardFilters    *self,
                                        guint              n,
                                        guint              n_projects);
void     kg_board_filters_set_tally    (KgBoardFilters     *self,
                                        const KgBoardTally *tally);

void     kg_board_filters_read         (KgBoardFilters    *self,
                                        KgBoardSpec       *spec);
void     kg_board_filters_show         (KgBoardFilters    *self,
                                        const KgBoardSpec *spec);

void     kg_board_filters_focus_search (KgBoardFilters    *self);
void     kg_board_filters_search       (KgBoardFilters    *self,
                                        const char        *text);
gboolean kg_board_filters_end_search   (KgBoardFilters    *self);
void     kg_board_filters_capture_keys (KgBoardFilters    *self,
                                        GtkWidget         *widget);
void     kg_board_filters_add_end      (KgBoardFilters    *self,
                                        GtkWidget         *widget);

G_END_DECLS
