// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-assignment-service.h"

G_BEGIN_DECLS

/**
 * KgAssignmentFile:
 * @record: the assignment as it stands
 * @events: (element-type KgRecord): everything that happened to it, the
 *   oldest first
 * @extensions: (element-type KgRecord): asked for, the oldest first
 *
 * The whole chain of one assignment. Immutable.
 */
typedef struct {
  KgRecord *record;
  GPtrArray *events;
  GPtrArray *extensions;
} KgAssignmentFile;

KgAssignmentFile *kg_assignment_file_load (KgTxn                 *txn,
                                           const char            *key,
                                           GError               **error);
void              kg_assignment_file_free (KgAssignmentFile      *self);
gboolean          kg_assignment_act_on_all (KgTxn                *txn,
                                           KgContext             *context,
                                           const char *const     *ids,
                                           KgAssignmentAction     action,
                                           const KgActionDetails *details,
                                           GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgAssignmentFile, kg_assignment_file_free)

G_END_DECLS
