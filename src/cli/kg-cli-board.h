// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli.h"
#include "services/kg-board-spec.h"

G_BEGIN_DECLS

#define KG_CLI_BOARD_FILTERS "light|unit|territory|tag|kind|changed|unattended|warned|search"
#define KG_CLI_BOARD_ORDER "sort|descending"

gboolean kg_cli_board_read_filter (KgCli        *cli,
                                   KgTxn        *txn,
                                   KgBoardSpec  *spec,
                                   GError      **error);
gboolean kg_cli_board_read_order  (KgCli        *cli,
                                   KgBoardSpec  *spec,
                                   GError      **error);
gboolean kg_cli_board_read_look   (KgCli        *cli,
                                   KgBoardSpec  *spec,
                                   GError      **error);

G_END_DECLS
