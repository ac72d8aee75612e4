// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* A template becomes the plan of a project. */

gboolean kg_plan_apply (KgTxn       *txn,
                        KgContext   *context,
                        const char  *project_id,
                        const char  *template_key,
                        const char  *choices,
                        GError     **error);

G_END_DECLS
