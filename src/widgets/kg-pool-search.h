// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-pool-list.h"

G_BEGIN_DECLS

void kg_pool_search_attach (GtkWidget  *entry,
                            KgPoolList *rows);

G_END_DECLS
