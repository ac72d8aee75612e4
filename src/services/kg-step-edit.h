// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Changing the steps of one project, with the checks that a plan needs. */

KgRecord *kg_step_find   (KgTxn       *txn,
                          const char  *project_id,
                          const char  *key,
                          GError     **error);
gboolean  kg_step_add    (KgTxn       *txn,
                          KgContext   *context,
                          KgRecord    *step,
                          GError     **error);
gboolean  kg_step_update (KgTxn       *txn,
                          KgContext   *context,
                          KgRecord    *before,
                          KgRecord    *after,
                          GError     **error);
gboolean  kg_step_finish (KgTxn       *txn,
                          KgContext   *context,
                          KgRecord    *step,
                          KgDate       day,
                          GError     **error);
gboolean  kg_step_check_durations (const KgRecord *step,
                                   GError       **error);

G_END_DECLS
