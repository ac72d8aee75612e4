// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-workspace.h"

G_BEGIN_DECLS

/* Use cases of the minutes screen, each with a KgMeetingAct. */

gboolean kg_minutes_act_draft     (KgTxn      *txn,
                                   KgContext  *context,
                                   gpointer    data,
                                   GError    **error);
gboolean kg_minutes_act_submit    (KgTxn      *txn,
                                   KgContext  *context,
                                   gpointer    data,
                                   GError    **error);
gboolean kg_minutes_act_send_back (KgTxn      *txn,
                                   KgContext  *context,
                                   gpointer    data,
                                   GError    **error);
gboolean kg_minutes_act_issue     (KgTxn      *txn,
                                   KgContext  *context,
                                   gpointer    data,
                                   GError    **error);
gboolean kg_minutes_act_discuss   (KgTxn      *txn,
                                   KgContext  *context,
                                   gpointer    data,
                                   GError    **error);
gboolean kg_minutes_act_rewrite   (KgTxn      *txn,
                                   KgContext  *context,
                                   gpointer    data,
                                   GError    **error);
gboolean kg_minutes_act_correct   (KgTxn      *txn,
                                   KgContext  *context,
                                   gpointer    data,
                                   GError    **error);
gboolean kg_minutes_act_reword    (KgTxn      *txn,
                                   KgContext  *context,
                                   gpointer    data,
                                   GError    **error);
gboolean kg_minutes_act_withdraw    (KgTxn      *txn,
                                     KgContext  *context,
                                     gpointer    data,
                                     GError    **error);

G_END_DECLS
