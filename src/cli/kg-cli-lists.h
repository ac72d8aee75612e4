// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli.h"

G_BEGIN_DECLS

/* The listings, and the page on a project; kg-cli-list.c and kg-cli-show.c
 * have the commands. */

gboolean kg_cli_list_projects    (KgTxn    *txn,
                                  KgCli    *cli,
                                  GError  **error);
gboolean kg_cli_list_problems    (KgTxn    *txn,
                                  KgCli    *cli,
                                  GError  **error);
gboolean kg_cli_list_decisions   (KgTxn    *txn,
                                  KgCli    *cli,
                                  GError  **error);
gboolean kg_cli_list_assignments (KgTxn    *txn,
                                  KgCli    *cli,
                                  GError  **error);

gboolean kg_cli_list_commitments (KgTxn    *txn,
                                  KgCli    *cli,
                                  GError  **error);
gboolean kg_cli_list_excuses     (KgTxn    *txn,
                                  KgCli    *cli,
                                  GError  **error);

gboolean kg_cli_show_project     (KgTxn    *txn,
                                  KgCli    *cli,
                                  GError  **error);

/* Tables that a listing and a page on one thing have in common. */

/* What problems and their like are shown with: names by id. */
typedef struct {
  GHashTable *units;    /* id → name */
  GHashTable *projects; /* id → name */
} KgCliNames;

gboolean    kg_cli_names_load       (KgCliNames   *self,
                                     KgTxn        *txn,
                                     GError      **error);
void        kg_cli_names_clear      (KgCliNames   *self);

KgCliTable *kg_cli_problem_table    (void);
void        kg_cli_problem_add      (KgCliTable   *table,
                                     const KgRecord *problem,
                                     guint         number,
                                     KgCliNames   *names);
KgCliTable *kg_cli_decision_table   (void);
gboolean    kg_cli_decision_add     (KgCliTable   *table,
                                     KgTxn        *txn,
                                     const KgRecord *decision,
                                     GHashTable   *units,
                                     GError      **error);
KgCliTable *kg_cli_assignment_table (void);
gboolean    kg_cli_assignment_add   (KgCliTable   *table,
                                     KgTxn        *txn,
                                     KgContext    *context,
                                     const KgRecord *assignment,
                                     KgCliNames   *names,
                                     GError      **error);

KgCliTable *kg_cli_commitment_table (void);
void        kg_cli_commitment_add   (KgCliTable   *table,
                                     KgContext    *context,
                                     const KgRecord *commitment,
                                     guint         number,
                                     GPtrArray    *steps,
                                     KgCliNames   *names);
KgCliTable *kg_cli_excuse_table     (void);
void        kg_cli_excuse_add       (KgCliTable   *table,
                                     KgContext    *context,
                                     const KgRecord *excuse,
                                     guint         number,
                                     KgCliNames   *names);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KgCliNames, kg_cli_names_clear)

G_END_DECLS
