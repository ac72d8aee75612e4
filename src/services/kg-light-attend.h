// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/* Who attends to a yellow or red light: 明确牵头单位, 提请区领导, or why
 * neither of the two. */

/* One of the three; the others are NULL. */
typedef struct {
  const char *lead_unit;    /* id */
  const char *escalated_to; /* to which leader */
  const char *reason;       /* why neither a lead unit nor an escalation */
} KgAttend;

gboolean   kg_light_attend         (KgTxn            *txn,
                                    KgContext        *context,
                                    const char       *project_id,
                                    const KgAttend   *attend,
                                    const char       *meeting_id,
                                    const char       *item_id,
                                    GError          **error);

gboolean   kg_light_lacks_attend   (const KgProject  *project,
                                    const KgRecord   *item);
GPtrArray *kg_light_find_lacking   (KgTxn            *txn,
                                    KgContext        *context,
                                    GPtrArray        *items,
                                    GError          **error);

G_END_DECLS
