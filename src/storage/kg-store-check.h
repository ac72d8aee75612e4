// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

/* A KgTxnFunc; user_data is a GPtrArray that takes the findings. */
gboolean kg_store_check_rows (KgTxn    *txn,
                              gpointer  user_data,
                              GError  **error);

G_END_DECLS
