// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/* What stands together under one heading. */
typedef enum {
  KG_GROUP_NONE,
  KG_GROUP_LIGHT,
  KG_GROUP_TERRITORY,
  KG_GROUP_LEAD_UNIT,
  KG_GROUP_KIND,
} KgBoardGrouping;

#define KG_N_BOARD_GROUPINGS 5

/**
 * KgBoardGroup:
 * @title: (nullable): of what the group has in common, borrowed from the board;
 *   %NULL where nothing is known of it
 * @light: of the group when it is grouped by lights, otherwise of no meaning
 * @first: where it begins in what is shown
 * @n: how many projects it has
 * @investment: of these together, in 万元
 * @lights: how many of these have each light
 */
typedef struct {
  const char *title;
  KgLight light;
  guint first;
  guint n;
  gint64 investment;
  guint lights[KG_N_LIGHTS];
} KgBoardGroup;

guint      *kg_board_rank_groups       (const KgBoard      *board,
                                        KgBoardGrouping     grouping);
GArray     *kg_board_group             (const KgBoard      *board,
                                        const GArray       *shown,
                                        KgBoardGrouping     grouping);

const char *kg_board_grouping_get_key  (KgBoardGrouping     grouping);
gboolean    kg_board_grouping_from_key (const char         *key,
                                        KgBoardGrouping    *grouping);
const char *kg_board_group_get_title   (const KgBoardGroup *group,
                                        KgBoardGrouping     grouping);

G_END_DECLS
