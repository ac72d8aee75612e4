// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli.h"

G_BEGIN_DECLS

gboolean kg_cli_history (KgTxn    *txn,
                         KgCli    *cli,
                         GError  **error);

G_END_DECLS
