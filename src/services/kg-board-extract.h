// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-spec.h"
#include "services/kg-progress.h"

G_BEGIN_DECLS

/**
 * KgBoardExtract:
 * @board: (not owned): lives as long as the outlook
 * @shown: (element-type guint): which projects, in which order
 * @groups: (element-type KgBoardGroup): the headings they stand under
 * @investment: of those that are shown, in 万元
 *
 * What a view shows of a board, worked out in one go. It belongs to the
 * thread that made it.
 */
typedef struct {
  KgBoard *board;
  const KgBoardSpec *spec;
  KgBoardOutlook *outlook;
  KgBoardGrouping grouping;
  GArray *shown;
  GArray *groups;
  gint64 investment;
  guint lights[KG_N_LIGHTS];
} KgBoardExtract;

KgBoardExtract *kg_board_extract_new      (KgBoard               *board,
                                           const KgBoardSpec     *spec,
                                           KgBoardGrouping        grouping,
                                           const KgProgress      *progress,
                                           GError               **error);
void            kg_board_extract_free     (KgBoardExtract        *self);

KgBoardCell     kg_board_extract_get_cell (KgBoardExtract        *self,
                                           guint                  row,
                                           KgBoardColumn          column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardExtract, kg_board_extract_free)

G_END_DECLS
