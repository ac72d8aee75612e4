// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* The files that were written of issued minutes, until the store has noted
 * them, so that it can say of a file whether it was the one. */

GPtrArray *kg_minutes_notes_new  (void);
void       kg_minutes_notes_add  (GPtrArray        *notes,
                                  const KgMinutes  *minutes,
                                  GBytes           *bytes);
gboolean   kg_minutes_notes_keep (KgTxn            *txn,
                                  KgContext        *context,
                                  gpointer          notes,
                                  GError          **error);

G_END_DECLS
