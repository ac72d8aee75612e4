// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

/* An earlier decision and when it was made. */
typedef struct {
  KgRecord *record;
  KgRecord *meeting;
} KgBriefDecision;

/* An open assignment and who leads it. */
typedef struct {
  KgRecord *record;
  char *lead;
} KgBriefAssignment;

/**
 * KgMeetingBrief:
 *
 * What the secretary has beside the record while one item is talked about:
 * of a project its open problems, last decisions and open assignments; of the
 * check of last time the assignments that were given then; and a note that
 * nobody else sees. Shown on the secretary's own screen only.
 */
typedef struct {
  gatomicrefcount ref_count;
  GPtrArray *problems;    /* of KgRecord, the open ones */
  GPtrArray *decisions;   /* of KgBriefDecision, the newest first */
  GPtrArray *assignments; /* of KgBriefAssignment, by due day */
  char *note;
} KgMeetingBrief;

KgMeetingBrief *kg_meeting_brief_load  (KgTxn           *txn,
                                        const char      *item_id,
                                        const char      *owner,
                                        GError         **error);
KgMeetingBrief *kg_meeting_brief_ref   (KgMeetingBrief  *self);
void            kg_meeting_brief_unref (KgMeetingBrief  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgMeetingBrief, kg_meeting_brief_unref)

G_END_DECLS
