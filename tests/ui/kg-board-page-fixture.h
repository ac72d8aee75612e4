// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kg-test-district.h"

#include "services/kg-workspace.h"
#include "widgets/kg-pool-list.h"

G_BEGIN_DECLS

/* The board's page in a window, on a district with seven projects. */

#define KG_BOARD_FIXTURE_N_PROJECTS 7
#define KG_BOARD_FIXTURE_N_LED 4 /* of them, by the third unit of the district */

/* Where columns stand. */
enum {
  KG_BOARD_FIXTURE_NAME = 2,
  KG_BOARD_FIXTURE_LEAD_UNIT = 4,
};

typedef struct {
  KgDistrict *district;
  KgWorkspace *workspace;
  GtkWidget *page;
  GtkWindow *window;
  GtkEditable *search;
  char *opened; /* the project that win.show-project was asked for */
} KgBoardFixture;

void        kg_board_fixture_set_up      (KgBoardFixture  *f,
                                          gconstpointer    more);
void        kg_board_fixture_tear_down   (KgBoardFixture  *f,
                                          gconstpointer    more);
gboolean    kg_board_fixture_add_one     (KgTxn           *txn,
                                          KgContext       *context,
                                          gpointer         data,
                                          GError         **error);
gboolean    kg_board_fixture_add_many    (KgTxn           *txn,
                                          KgContext       *context,
                                          gpointer         data,
                                          GError         **error);
KgPoolList *kg_board_fixture_rows        (KgBoardFixture  *f);
guint       kg_board_fixture_n_rows      (KgBoardFixture  *f);
gboolean    kg_board_fixture_row_is      (KgBoardFixture  *f,
                                          guint            row,
                                          const char      *name);
const char *kg_board_fixture_selected    (KgBoardFixture  *f);
GtkWidget  *kg_board_fixture_filters     (KgBoardFixture  *f);
GtkWidget  *kg_board_fixture_title       (KgBoardFixture  *f,
                                          const char      *text);
const char *kg_board_fixture_detail_name (KgBoardFixture  *f);

G_END_DECLS
