// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

gboolean kg_sample_fill (KgTxn       *txn,
                         KgContext   *context,
                         GError     **error);

G_END_DECLS
