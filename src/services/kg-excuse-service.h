// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Reasons for a delay that somebody accepted as valid (正当理由). */

char     *kg_excuse_accept      (KgTxn          *txn,
                                 KgContext      *context,
                                 const char     *project_id,
                                 const char     *text,
                                 const char     *accepted_by,
                                 KgDate          until,
                                 KgDate          day,
                                 guint          *n_others,
                                 GError        **error);
gboolean  kg_excuse_end         (KgTxn          *txn,
                                 KgContext      *context,
                                 const char     *excuse_id,
                                 const char     *ending,
                                 GError        **error);
gboolean  kg_excuse_is_in_force (const KgRecord *excuse,
                                 KgDate          day);
char     *kg_excuse_words       (const KgRecord *excuse);

G_END_DECLS
