// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/kg-board.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Pictures that go with the minutes of a meeting as annexes. They are kept with
 * the draft, and in the snapshot once the minutes are issued. */

#define KG_SETTING_MINUTES_PICTURES "minutes.pictures:" /* + id of the meeting */

gboolean   kg_minutes_pictures_add          (KgTxn       *txn,
                                             const char  *meeting_id,
                                             const char  *title,
                                             GBytes      *png,
                                             GError     **error);
gboolean   kg_minutes_pictures_remove       (KgTxn       *txn,
                                             const char  *meeting_id,
                                             guint        nth,
                                             GError     **error);
GPtrArray *kg_minutes_pictures_list         (KgTxn       *txn,
                                             const char  *meeting_id,
                                             GError     **error);
gboolean   kg_minutes_pictures_append       (KgTxn       *txn,
                                             const char  *meeting_id,
                                             KgMinutes   *minutes,
                                             GError     **error);
gboolean   kg_minutes_pictures_check        (KgTxn       *txn,
                                             const char  *meeting_id,
                                             GError     **error);
GPtrArray *kg_minutes_pictures_draw_board   (KgBoard     *board,
                                             GError     **error);

G_END_DECLS
