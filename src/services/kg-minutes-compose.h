// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

KgMinutes *kg_minutes_compose (KgTxn                *txn,
                               KgContext            *context,
                               KgRecord             *meeting,
                               const KgPageTemplate *page,
                               GError              **error);

G_END_DECLS
