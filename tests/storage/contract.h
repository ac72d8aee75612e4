// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/* What every engine must do alike, in parts. The engine's name is set
 * once by main. */

extern const char *contract_engine;

void contract_add (const char    *path,
                   GTestFunc      func);

void contract_add_rows         (void);
void contract_add_guards       (void);
void contract_add_transactions (void);
void contract_add_log          (void);
void contract_add_connections  (void);
void contract_add_threads      (void);
void contract_add_check        (void);

/* Runs the whole contract against one engine. */
int  contract_main (const char *engine,
                    int         argc,
                    char       *argv[]);

G_END_DECLS
