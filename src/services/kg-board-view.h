// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-outlook.h"

G_BEGIN_DECLS

typedef enum {
  KG_SORT_URGENCY, /* red first, then by slack, then by name */
  KG_SORT_NAME,
  KG_SORT_TERRITORY,
  KG_SORT_LEAD_UNIT,
  KG_SORT_PLANNED,
  KG_SORT_FORECAST,
  KG_SORT_SLACK,
  KG_SORT_INVESTMENT,
  KG_SORT_WARNING, /* what gets worse first; needs a complete outlook */
} KgBoardSort;

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
  const KgBoardOutlook *outlook; /* nullable: of the same board */
  KgBoardSort sort;
  gboolean descending;
} KgBoardQuery;

GArray  *kg_board_select          (const KgBoard      *board,
                                   const KgBoardQuery *query);
guint    kg_board_count_unattended (const KgBoard     *board);
gboolean kg_project_is_changed    (const KgProject    *project);
gboolean kg_project_has_tag       (const KgProject    *project,
                                   const char         *tag);

G_END_DECLS
