// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-table.h"

G_BEGIN_DECLS

/* The parts from which the SQL of a schema, or of the way to it, is put
 * together. For the schema's own files. */

typedef enum {
  KG_DIALECT_SQLITE,
  KG_DIALECT_POSTGRESQL,
} KgDialect;

typedef struct {
  KgDialect dialect;
  GString *sql;
} KgSchemaWriter;

gboolean kg_schema_writer_init            (KgSchemaWriter *self,
                                           const char     *dialect);
void     kg_schema_append_codes           (GString        *sql,
                                           const char     *codes);
void     kg_schema_append_column          (KgSchemaWriter *self,
                                           const KgTable  *table,
                                           int             i);
void     kg_schema_append_index           (KgSchemaWriter *self,
                                           const KgTable  *table,
                                           int             i);
void     kg_schema_append_table           (KgSchemaWriter *self,
                                           const KgTable  *table);
void     kg_schema_append_triggers        (KgSchemaWriter *self,
                                           const KgTable  *table);
void     kg_schema_append_trigger_removal (KgSchemaWriter *self,
                                           const KgTable  *table);

G_END_DECLS
