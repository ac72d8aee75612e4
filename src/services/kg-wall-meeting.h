// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/**
 * KgWallMeeting:
 *
 * What the wall says of meetings, read at one moment: what the last one
 * decided, when the next one is and what is due until then; or the topic that
 * a meeting in session is at. Nothing in it is ever changed, so it may cross
 * threads. Private notes are not in it.
 */
typedef struct {
  gatomicrefcount refs;
  KgRecord *series;       /* nullable */
  KgRecord *meeting;      /* nullable: the last one that was held; of a topic its own */
  KgRecord *item;         /* nullable: the topic */
  GPtrArray *decisions;   /* KgRecord, in the order of the agenda */
  GPtrArray *assignments; /* KgRecord: those of the decisions, the first due first */
  KgRecord *next;         /* nullable: the next meeting, when it was called already */
  KgDate next_day;        /* none without a series */
  struct {
    KgRecord *meeting;    /* nullable: the one whose minutes the topic is about */
    KgRecord *minutes;    /* nullable: these */
    guint n_decisions;
    GPtrArray *assignments; /* nullable: KgRecord, what was assigned then */
  } approved;
  GPtrArray *due;         /* KgRecord: open assignments that are due until then, the first due first */
} KgWallMeeting;

KgWallMeeting *kg_wall_meeting_load       (KgTxn          *txn,
                                           KgContext      *context,
                                           GError        **error);
KgWallMeeting *kg_wall_meeting_load_topic (KgTxn          *txn,
                                           const char     *item_id,
                                           GError        **error);
gboolean       kg_wall_meeting_find_item  (KgTxn          *txn,
                                           KgRecord      **item,
                                           GError        **error);
KgWallMeeting *kg_wall_meeting_ref        (KgWallMeeting  *self);
void           kg_wall_meeting_unref      (KgWallMeeting  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgWallMeeting, kg_wall_meeting_unref)

G_END_DECLS
