// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-order.h"

G_BEGIN_DECLS

/* What is shown of a board; zero or NULL means no limit. */
typedef struct {
  guint lights;            /* bit i: show KgLight i; 0 shows all */
  const char *territory;   /* unit id */
  const char *lead_unit;   /* unit id */
  const char *kind;
  const char *tag;
  const char *search;
  gboolean changed;        /* only those whose light changed since last week */
  gboolean unattended;     /* only yellow and red ones that nobody attends to */
  gboolean warned;         /* only those whose light gets worse; needs a complete outlook */
  const KgBoardOutlook *outlook; /* nullable: of the same board; knows what is asked for */
  KgBoardGrouping grouping;
  KgBoardColumn sort;
  gboolean descending;
} KgBoardQuery;

/* What each light has of a board, and their investment (万元). */
typedef struct {
  guint n[KG_N_LIGHTS];
  gint64 sum[KG_N_LIGHTS];
} KgBoardTally;

guint    kg_board_query_get_parts (const KgBoardQuery *query);
gboolean kg_board_query_has_limits (const KgBoardQuery *query);
gboolean kg_board_query_fits      (const KgBoardQuery *query,
                                   const KgBoard      *board,
                                   guint               index);
GArray  *kg_board_select          (const KgBoard      *board,
                                   const KgBoardQuery *query);
GArray  *kg_board_filter          (const KgBoard      *board,
                                   const GArray       *order,
                                   const KgBoardQuery *query);
GPtrArray *kg_board_list_kinds    (const KgBoard      *board);
GPtrArray *kg_board_list_tags     (const KgBoard      *board);
guint    kg_board_count_unattended (const KgBoard     *board);
gboolean kg_project_is_changed    (const KgProject    *project);
gboolean kg_project_has_tag       (const KgProject    *project,
                                   const char         *tag);

G_END_DECLS
