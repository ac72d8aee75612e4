// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli.h"

G_BEGIN_DECLS

/* Rows by what people type, beside those of kg-query.h. All return a new
 * reference, or NULL with an error. */

KgRecord *kg_cli_find_item     (KgTxn       *txn,
                                const char  *meeting_id,
                                const char  *position,
                                GError     **error);
KgRecord *kg_cli_find_problem  (KgTxn       *txn,
                                const char  *project_id,
                                const char  *number,
                                GError     **error);
KgRecord *kg_cli_find_commitment (KgTxn     *txn,
                                const char  *project_id,
                                const char  *number,
                                GError     **error);
KgRecord *kg_cli_find_excuse   (KgTxn       *txn,
                                const char  *project_id,
                                const char  *number,
                                GError     **error);
KgRecord *kg_cli_find_decision (KgTxn       *txn,
                                const char  *key,
                                GError     **error);
KgRecord *kg_cli_find_series   (KgTxn       *txn,
                                const char  *name,
                                GError     **error);

gboolean  kg_cli_number_of     (KgTxn       *txn,
                                const KgRecord *row,
                                int          project_column,
                                guint       *number,
                                GError     **error);
char     *kg_cli_meeting_number (const KgRecord *meeting);
gboolean  kg_cli_check_version  (KgCli          *cli,
                                 const KgRecord *record,
                                 GError        **error);

G_END_DECLS
