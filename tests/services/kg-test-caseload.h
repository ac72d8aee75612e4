// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "kg-test-district.h"

G_BEGIN_DECLS

/* The small district with some weeks behind it: a back-plan under way, lights
 * and re-forecasts, agents, a meeting and its assignments in every state. */

enum {
  KG_CASE_PENDING,     /* 2026-001, led by unit 1 */
  KG_CASE_OVERDUE,     /* 2026-002, in progress, led by 1, supported by 2 */
  KG_CASE_SOON,        /* 2026-003, in progress, led by 2 */
  KG_CASE_ASKED,       /* 2026-004, in progress, an extension waits, led by 1 */
  KG_CASE_REPORTED,    /* 2026-005, led by 2, supported by 1 and 3 */
  KG_CASE_CHECKING,    /* 2026-006, led by 2 */
  KG_CASE_RETURNED,    /* 2026-007, overdue, led by 3, urged twice */
  KG_CASE_DONE,        /* 2026-008, late by the original day, led by 1 */
  KG_CASE_STRUCK,      /* 2026-009, in time, led by 2 */
  KG_CASE_SUSPENDED,   /* 2026-010, led by 3 */
  KG_N_CASES,
};

typedef struct {
  KgDistrict *district;
  char *meeting;
  char *number[KG_N_CASES];
  char *id[KG_N_CASES];
} KgCaseload;

KgCaseload *kg_caseload_new  (void);
void        kg_caseload_free (KgCaseload *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgCaseload, kg_caseload_free)

G_END_DECLS
