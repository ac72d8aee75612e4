// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-view.h"

G_BEGIN_DECLS

/**
 * KgBoardSpec:
 * @columns: those shown, in their order; the project's name is always one
 *
 * A way to look at the board that can be kept under a name: what is shown of
 * it, in which order, under which headings and in which columns. It owns its
 * texts and belongs to no board: a unit or a tag that is gone finds nothing.
 */
typedef struct {
  guint lights;
  char *territory;
  char *lead_unit;
  char *kind;
  char *tag;
  char *search;
  gboolean changed;
  gboolean unattended;
  gboolean warned;
  KgBoardGrouping grouping;
  KgBoardColumn sort;
  gboolean descending;
  KgBoardColumn columns[KG_N_BOARD_COLUMNS];
  guint n_columns;
} KgBoardSpec;

KgBoardSpec  *kg_board_spec_new             (void);
KgBoardSpec  *kg_board_spec_copy            (const KgBoardSpec    *self);
void          kg_board_spec_free            (KgBoardSpec          *self);
gboolean      kg_board_spec_equal           (const KgBoardSpec    *a,
                                             const KgBoardSpec    *b);
gboolean      kg_board_spec_has_filter      (const KgBoardSpec    *self);
void          kg_board_spec_clear_filter    (KgBoardSpec          *self);

gboolean      kg_board_spec_is_standard     (const KgBoardSpec    *self);
gboolean      kg_board_spec_has_column      (const KgBoardSpec    *self,
                                             KgBoardColumn         column);
void          kg_board_spec_set_column      (KgBoardSpec          *self,
                                             KgBoardColumn         column,
                                             gboolean              shown);
gboolean      kg_board_spec_move_column     (KgBoardSpec          *self,
                                             KgBoardColumn         column,
                                             int                   by);

KgBoardQuery  kg_board_spec_get_query       (const KgBoardSpec    *self,
                                             const KgBoardOutlook *outlook);
GVariant     *kg_board_spec_to_variant      (const KgBoardSpec    *self);
KgBoardSpec  *kg_board_spec_from_variant    (GVariant             *variant);
char         *kg_board_spec_describe        (const KgBoardSpec    *self,
                                             const KgBoard        *board);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardSpec, kg_board_spec_free)

G_END_DECLS
