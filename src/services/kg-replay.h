// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

gboolean kg_replay_changeset (KgTxn              *txn,
                              const KgChangeset  *set,
                              GError            **error);

G_END_DECLS
