// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli.h"

G_BEGIN_DECLS

/* What commands that change a row have in common. */

gboolean kg_cli_set_fields (KgTxn          *txn,
                            KgCli          *cli,
                            KgRecord       *record,
                            guint           from,
                            GError        **error);
gboolean kg_cli_get_day    (KgCli          *cli,
                            KgDate         *day,
                            GError        **error);
gboolean kg_cli_answer_row (KgTxn          *txn,
                            KgCli          *cli,
                            const KgRecord *record,
                            int             name,
                            GError        **error);

G_END_DECLS
