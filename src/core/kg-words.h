// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-table.h"

G_BEGIN_DECLS

const char *kg_words_for_table  (const KgTable *table);
const char *kg_words_for_column (const KgTable *table,
                                 int            column);

G_END_DECLS
