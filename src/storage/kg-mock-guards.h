// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-driver.h"
#include "storage/kg-guard.h"
#include "storage/kg-sql.h"

G_BEGIN_DECLS

#define KG_MOCK_MAX_TABLES 64

/* All rows: one array of sealed records per table, sorted by id. Arrays are
 * shared until they are written to. */
typedef struct {
  GPtrArray *rows[KG_MOCK_MAX_TABLES];
} KgMockTables;

void       kg_mock_tables_init  (KgMockTables       *self);
void       kg_mock_tables_clear (KgMockTables       *self);
void       kg_mock_tables_share (KgMockTables       *self,
                                 const KgMockTables *from);
guint      kg_mock_table_index  (const KgTable      *table);
GPtrArray *kg_mock_table_copy   (GPtrArray          *rows);
KgRecord  *kg_mock_table_find   (const KgMockTables *self,
                                 const KgTable      *table,
                                 const char         *id,
                                 guint              *position);
GPtrArray *kg_mock_tables_select (const KgMockTables *self,
                                  const KgTable      *table,
                                  const KgFilter     *filter);

gboolean   kg_mock_check_insert (const KgMockTables *self,
                                 const KgRecord     *record,
                                 GError            **error);
gboolean   kg_mock_check_update (const KgMockTables *self,
                                 const KgRecord     *before,
                                 const KgRecord     *after,
                                 GError            **error);
gboolean   kg_mock_check_remove (const KgMockTables *self,
                                 const KgRecord     *record,
                                 GError            **error);

G_END_DECLS
