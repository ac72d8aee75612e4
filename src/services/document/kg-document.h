// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/kg-assignment-list.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* What is written beside the minutes: 督办单, 督办台账 and 通报. Chinese whatever
 * language the program speaks, each by the form that is in use for its kind.
 * Made from the store as it is today and kept nowhere. */

KgMinutes  *kg_document_slip     (KgTxn                   *txn,
                                  const KgAssignmentList  *list,
                                  const char              *key,
                                  GError                 **error);
KgMinutes  *kg_document_register (KgTxn                   *txn,
                                  const KgAssignmentList  *list,
                                  const KgAssignmentQuery *query,
                                  GError                 **error);
KgMinutes  *kg_document_circular (KgTxn                   *txn,
                                  const KgAssignmentList  *list,
                                  GError                 **error);
KgMinutes  *kg_document_excerpt  (KgTxn                   *txn,
                                  const KgMinutes         *minutes,
                                  const char              *unit_id,
                                  GError                 **error);
KgMinutes  *kg_document_excerpt_of_decision (KgTxn          *txn,
                                  const KgMinutes         *minutes,
                                  const KgRecord          *decision,
                                  GError                 **error);
gboolean    kg_document_list_corrections (KgTxn            *txn,
                                  const KgMinutes         *minutes,
                                  char                   **numbers,
                                  GError                 **error);
gboolean    kg_document_names_unit (const KgMinutes       *minutes,
                                  const KgUnit            *unit);
gboolean    kg_document_says_decision (const KgMinutes    *minutes,
                                  const KgRecord          *decision);

char       *kg_document_day      (KgDate                   day);
const char *kg_document_state    (const char              *code);
KgRecord   *kg_document_series   (KgTxn                   *txn,
                                  GError                 **error);
gboolean    kg_document_set_page (KgTxn                   *txn,
                                  KgMinutes               *document,
                                  KgDocumentKind           kind,
                                  GError                 **error);

G_END_DECLS
