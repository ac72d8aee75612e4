// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Changing what a meeting holds before its minutes are issued. */

/* A new series; texts may be NULL where nothing is known yet. */
typedef struct {
  const char *name;
  const char *kind;      /* weekly, special, task_force or finance */
  int weekday;           /* 1 for Monday to 7 for Sunday, 0 for none */
  const char *starts_at;
  const char *place;
  const char *chair;
  const char *recorder;
  const char *mark;      /* of its minutes */
  const char *office;
  const char *copy_to;
} KgSeriesDraft;

char     *kg_meeting_create_series    (KgTxn                *txn,
                                       const KgSeriesDraft  *draft,
                                       GError              **error);
gboolean  kg_meeting_remove_item      (KgTxn                *txn,
                                       const char           *item_id,
                                       GError              **error);
gboolean  kg_meeting_move_item        (KgTxn                *txn,
                                       const char           *item_id,
                                       int                   by,
                                       GError              **error);
gboolean  kg_meeting_rewrite_decision (KgTxn                *txn,
                                       const char           *decision_id,
                                       const char           *kind,
                                       const char           *text,
                                       GError              **error);
gboolean  kg_meeting_remove_decision  (KgTxn                *txn,
                                       const char           *decision_id,
                                       GError              **error);

G_END_DECLS
