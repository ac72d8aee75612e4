// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Changing one project and what holds it up. */

gboolean kg_project_update        (KgTxn       *txn,
                                   KgContext   *context,
                                   KgRecord    *before,
                                   KgRecord    *after,
                                   const char  *forecast_reason,
                                   GError     **error);
gboolean kg_project_reforecast    (KgTxn       *txn,
                                   KgContext   *context,
                                   KgRecord    *project,
                                   KgDate       day,
                                   const char  *reason,
                                   GError     **error);
char    *kg_project_add_problem   (KgTxn       *txn,
                                   KgContext   *context,
                                   const char  *project_id,
                                   const char  *text,
                                   const char  *severity,
                                   const char  *unit_id,
                                   GError     **error);
gboolean kg_project_close_problem (KgTxn       *txn,
                                   KgContext   *context,
                                   const char  *problem_id,
                                   const char  *closing,
                                   GError     **error);

G_END_DECLS
