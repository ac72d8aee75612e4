// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Reports of a project's task force (专班), and how often they are to come. */

char     *kg_report_add         (KgTxn           *txn,
                                 KgContext       *context,
                                 const char      *project_id,
                                 const char      *text,
                                 const char      *stated_by,
                                 KgDate           day,
                                 GError         **error);
gboolean  kg_report_set_every   (KgTxn           *txn,
                                 KgContext       *context,
                                 KgRecord        *project,
                                 int              workdays,
                                 GError         **error);
KgDate    kg_report_next_day    (const KgContext *context,
                                 const KgRecord  *project,
                                 KgDate           last);

G_END_DECLS
