// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/* A meeting from its preparation to its end. Meeting and item ids are row
 * ids; see kg_query_meeting() for what people type. */

char     *kg_meeting_create        (KgTxn       *txn,
                                    KgContext   *context,
                                    const char  *series_id,
                                    KgDate       held_on,
                                    GError     **error);
gboolean  kg_meeting_build_agenda  (KgTxn       *txn,
                                    KgContext   *context,
                                    const char  *meeting_id,
                                    GError     **error);
char     *kg_meeting_add_topic     (KgTxn       *txn,
                                    const char  *meeting_id,
                                    const char  *title,
                                    GError     **error);
char     *kg_meeting_add_project   (KgTxn       *txn,
                                    const char  *meeting_id,
                                    const char  *project_id,
                                    GError     **error);
gboolean  kg_meeting_start         (KgTxn       *txn,
                                    KgContext   *context,
                                    const char  *meeting_id,
                                    GError     **error);
gboolean  kg_meeting_attend        (KgTxn       *txn,
                                    const char  *meeting_id,
                                    const char  *unit_id,
                                    const char  *kind,
                                    const char  *names,
                                    GError     **error);
gboolean  kg_meeting_go_to         (KgTxn       *txn,
                                    const char  *meeting_id,
                                    const char  *item_id,
                                    GError     **error);
char     *kg_meeting_decide        (KgTxn       *txn,
                                    const char  *item_id,
                                    const char  *kind,
                                    const char  *text,
                                    GError     **error);
gboolean  kg_meeting_discuss       (KgTxn       *txn,
                                    const char  *item_id,
                                    const char  *text,
                                    GError     **error);
gboolean  kg_meeting_set_outcome   (KgTxn       *txn,
                                    const char  *item_id,
                                    const char  *outcome,
                                    const char  *note,
                                    GError     **error);
gboolean  kg_meeting_settle_rest   (KgTxn       *txn,
                                    const char  *meeting_id,
                                    const char  *outcome,
                                    guint       *n_settled,
                                    GError     **error);
gboolean  kg_meeting_end           (KgTxn       *txn,
                                    KgContext   *context,
                                    const char  *meeting_id,
                                    GError     **error);
gboolean  kg_meeting_end_telling   (KgTxn       *txn,
                                    KgContext   *context,
                                    const char  *meeting_id,
                                    GPtrArray   *notices,
                                    GError     **error);
gboolean  kg_meeting_cancel        (KgTxn       *txn,
                                    const char  *meeting_id,
                                    const char  *reason,
                                    GError     **error);

GPtrArray *kg_meeting_get_items    (KgTxn       *txn,
                                    const char  *meeting_id,
                                    GError     **error);
KgRecord  *kg_meeting_get_previous (KgTxn       *txn,
                                    KgRecord    *meeting,
                                    GError     **error);
KgDate     kg_meeting_next_day     (KgTxn       *txn,
                                    KgContext   *context,
                                    const char  *series_id,
                                    GError     **error);

G_END_DECLS
