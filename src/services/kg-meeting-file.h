// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* An assignment with the names of its units. */
typedef struct {
  KgRecord *record;
  char *lead;
  char *supporting; /* nullable: names between 、 */
} KgMeetingAssignment;

typedef struct {
  KgRecord *record;
  GPtrArray *assignments; /* of KgMeetingAssignment, by number */
} KgMeetingDecision;

typedef struct {
  KgRecord *record;
  GPtrArray *decisions; /* of KgMeetingDecision, in their order */
} KgMeetingItem;

typedef struct {
  KgRecord *unit;
  KgRecord *record; /* nullable: nothing is known of it for this meeting */
} KgMeetingAttendee;

/**
 * KgMeetingFile:
 *
 * Everything that the screen of one meeting shows, read at one moment.
 * Nothing in it is ever changed, so it may cross threads. Private notes are
 * not in it.
 */
typedef struct {
  gatomicrefcount ref_count;
  KgRecord *series;
  KgRecord *meeting;
  KgDate next_day;       /* of the series, for “before the next meeting” */
  GPtrArray *items;      /* of KgMeetingItem, in their order */
  GPtrArray *attendance; /* of KgMeetingAttendee, units in their order */
  GPtrArray *documents;  /* of KgRecord: rows of the minutes and their corrections, by revision */
  KgRecord *minutes_row; /* nullable: the newest of them that was not withdrawn */
  KgMinutes *minutes;    /* nullable: what it says, after the session only; damaged ones say nothing */
  GPtrArray *findings;   /* nullable: of issued minutes, what their check found */
} KgMeetingFile;

KgMeetingFile     *kg_meeting_file_load        (KgTxn               *txn,
                                                KgContext           *context,
                                                const char          *meeting_id,
                                                GError             **error);
KgMeetingFile     *kg_meeting_file_ref         (KgMeetingFile       *self);
void               kg_meeting_file_unref       (KgMeetingFile       *self);

int                kg_meeting_file_find_item   (const KgMeetingFile *self,
                                                const char          *item_id);
KgMeetingItem     *kg_meeting_file_get_item    (const KgMeetingFile *self,
                                                guint                index);
guint              kg_meeting_file_count_open  (const KgMeetingFile *self);
gboolean           kg_meeting_item_is_open     (const KgMeetingItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgMeetingFile, kg_meeting_file_unref)

G_END_DECLS
