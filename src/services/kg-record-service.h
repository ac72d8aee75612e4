// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-light.h"
#include "core/kg-quick-entry.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* What somebody corrected of what was understood; NULL, or a field that is
 * NULL or none, leaves it as understood. Naming a lead unit makes a decision
 * an assignment. The strings are borrowed. */
typedef struct {
  const char *lead_unit;          /* id */
  const char *const *supporting;  /* ids, NULL-terminated; empty for none */
  KgDate due;
  const char *task;
  const char *person;             /* who is responsible in the lead unit */
  const char *problem;            /* id of the problem that it settles */
  gboolean no_assignment;         /* it is a decision and nothing else */
} KgRecordOverrides;

/* What one line did. */
typedef struct {
  KgQuickKind kind;
  char *decision;         /* nullable: id */
  char *text;             /* nullable: of the decision, as the minutes have it */
  char *assignment;       /* nullable: number */
  char *lead_unit;        /* nullable: id, of the assignment or the project */
  char *leader;           /* nullable: to whom the project was escalated */
  KgDate due;             /* of the assignment */
  gboolean due_is_default; /* nobody said one */
  gboolean several_leads; /* more than one unit has a task: better two lines */
  KgLight light;          /* of KG_QUICK_LIGHT */
} KgRecordResult;

gboolean kg_record_line         (KgTxn                    *txn,
                                 KgContext                *context,
                                 const char               *item_id,
                                 const char               *line,
                                 const KgRecordOverrides  *overrides,
                                 KgRecordResult           *result,
                                 GError                  **error);
void     kg_record_result_clear (KgRecordResult           *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KgRecordResult, kg_record_result_clear)

G_END_DECLS
