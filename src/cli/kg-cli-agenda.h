// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli-table.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

KgCliTable *kg_cli_agenda_table (KgTxn           *txn,
                                 KgContext       *context,
                                 const KgRecord  *meeting,
                                 GError         **error);

G_END_DECLS
