// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "core/kg-record.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* What the minutes of a series say of it, and what they lack. */

char       *kg_minutes_get_mark   (const KgRecord  *series);
gboolean    kg_minutes_get_office (KgTxn           *txn,
                                   const KgRecord  *series,
                                   char           **office,
                                   GError         **error);
const char *kg_minutes_get_chair  (const KgRecord  *meeting,
                                   const KgRecord  *series);
GPtrArray  *kg_minutes_get_gaps   (const KgMinutes *self,
                                   const KgRecord  *meeting,
                                   const KgRecord  *series);

G_END_DECLS
