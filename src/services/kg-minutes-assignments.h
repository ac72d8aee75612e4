// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

gboolean kg_minutes_add_assignments (KgMinutes   *minutes,
                                     KgTxn       *txn,
                                     KgRecord    *meeting,
                                     GHashTable  *units,
                                     GPtrArray   *items,
                                     GError     **error);

G_END_DECLS
