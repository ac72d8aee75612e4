// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-assignment.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* What is handed out with an assignment. Exactly one lead unit. */
typedef struct {
  const char *text;
  const char *lead_unit;              /* id */
  const char *const *supporting;      /* nullable: ids, NULL-terminated */
  const char *person;                 /* nullable */
  const char *problem;                /* nullable: the problem that it settles */
  KgDate due;                         /* none: the default limit */
} KgAssignmentDraft;

/* What goes with an action. */
typedef struct {
  const char *text;      /* nullable: what was done, what is missing, why */
  const char *stated_by; /* nullable: who said it, when somebody else types (代录) */
  KgDate due;            /* the new day of an extension */
} KgActionDetails;

char     *kg_assignment_give (KgTxn                   *txn,
                              KgContext               *context,
                              const char              *decision_id,
                              const KgAssignmentDraft *draft,
                              GError                 **error);
gboolean  kg_assignment_act  (KgTxn                   *txn,
                              KgContext               *context,
                              const char              *assignment_id,
                              KgAssignmentAction       action,
                              const KgActionDetails   *details,
                              GError                 **error);

G_END_DECLS
