// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-workspace.h"

G_BEGIN_DECLS

/* What a seat does to its store, waited for: it has to succeed. */

void kg_ui_commit (KgWorkspace *workspace,
                   KgUseCase    func,
                   gpointer     data);
void kg_ui_read   (KgWorkspace *workspace,
                   KgUseCase    func,
                   gpointer     data);

G_END_DECLS
