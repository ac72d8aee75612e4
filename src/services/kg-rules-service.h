// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* The rule sets that a store can choose from: those that ship with the
 * program and those it keeps itself. */

typedef struct {
  char *key;
  char *text;         /* its file */
  KgRuleSet *rules;   /* nullable: it is not understood, then */
  char *problem;      /* says why */
  gboolean shipped;
  gboolean stored;    /* kept in the store; over a shipped one when both */
  gboolean in_force;
} KgRuleSetInfo;

GPtrArray *kg_rules_list      (KgTxn       *txn,
                               KgContext   *context,
                               GError     **error);
char      *kg_rules_read_text (KgTxn       *txn,
                               const char  *key,
                               GError     **error);
KgRuleSet *kg_rules_parse_stored (const char *key,
                                  const char *text,
                                  const char *name,
                                  GError    **error);
char      *kg_rules_save      (KgTxn       *txn,
                               KgContext   *context,
                               const char  *text,
                               const char  *name,
                               GError     **error);
gboolean   kg_rules_save_over (KgTxn       *txn,
                               KgContext   *context,
                               const char  *text,
                               const char  *before,
                               GError     **error);
gboolean   kg_rules_use       (KgTxn       *txn,
                               KgContext   *context,
                               const char  *key,
                               GError     **error);
gboolean   kg_rules_remove    (KgTxn       *txn,
                               KgContext   *context,
                               const char  *key,
                               GError     **error);

G_END_DECLS
