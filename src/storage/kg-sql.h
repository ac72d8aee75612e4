// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

/* The statements for rows, the same on every SQL engine. Values are never
 * part of the text: they are bound as ?1, ?2 and so on. */

char *kg_sql_select (const KgTable  *table,
                     const KgFilter *filter);
char *kg_sql_insert (const KgTable  *table);
char *kg_sql_update (const KgTable  *table);
char *kg_sql_delete (const KgTable  *table);

gboolean kg_condition_is_null_test (const KgTable     *table,
                                    const KgCondition *condition);

G_END_DECLS
