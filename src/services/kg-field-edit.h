// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-record.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Fields of a row from the text that somebody typed, with the checks that a
 * form would make. */

#define KG_REPORT_EVERY_MAX 250 /* working days between two reports of a task force, at most */

gboolean kg_field_set         (KgTxn       *txn,
                               KgContext   *context,
                               KgRecord    *record,
                               const char  *name,
                               const char  *text,
                               GError     **error);
gboolean kg_field_set_column  (KgTxn       *txn,
                               KgContext   *context,
                               KgRecord    *record,
                               int          column,
                               const char  *text,
                               GError     **error);
gboolean kg_field_set_all     (KgTxn       *txn,
                               KgContext   *context,
                               KgRecord    *record,
                               const char *const *assignments,
                               GError     **error);

G_END_DECLS
