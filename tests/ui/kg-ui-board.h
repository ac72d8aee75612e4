// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-search-key.h"
#include "widgets/kg-column-layout.h"
#include "widgets/kg-pool-list.h"

G_BEGIN_DECLS

/* A board of made-up projects with a realistic row, a lamp and eight texts,
 * for tests that look and benchmarks that measure. */
typedef struct {
  guint n_projects;
  KgSearchKey **keys;
  guint *shown; /* projects by row */
  guint n_shown;
  guint n_created; /* rows that were made */
  guint n_bound;   /* times that one was filled */
  KgColumnLayout *columns;
  GtkWidget *list;
} KgUiBoard;

KgUiBoard *kg_ui_board_new    (guint       n_projects);
void       kg_ui_board_free   (KgUiBoard  *board);
GtkWidget *kg_ui_board_wrap   (KgUiBoard  *board);
void       kg_ui_board_filter (KgUiBoard  *board,
                               const char *typed);
char      *kg_ui_board_name   (guint       project);

G_END_DECLS
