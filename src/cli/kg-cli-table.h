// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli-value.h"

G_BEGIN_DECLS

/* One column of a listing; a list of them ends with key == NULL. Columns
 * without a title are for programs only. On a terminal that is too narrow the
 * columns of the highest rank are left out first, those of rank 0 never. */
typedef struct {
  const char *key;
  const char *title; /* N_() */
  guint rank;
} KgCliColumn;

/**
 * KgCliTable:
 *
 * Rows of an answer. Values are added one after the other, column by column.
 */
typedef struct _KgCliTable KgCliTable;

KgCliTable        *kg_cli_table_new         (const KgCliColumn *columns);
void               kg_cli_table_free        (KgCliTable        *self);

void               kg_cli_table_add         (KgCliTable        *self,
                                             KgCliValue         value);
guint              kg_cli_table_get_n_rows  (const KgCliTable  *self);
guint              kg_cli_table_get_n_columns (const KgCliTable *self);
const KgCliColumn *kg_cli_table_get_column  (const KgCliTable  *self,
                                             guint              column);
const KgCliValue  *kg_cli_table_get         (const KgCliTable  *self,
                                             guint              row,
                                             guint              column);
void               kg_cli_table_to_text     (const KgCliTable  *self,
                                             int                width,
                                             GString           *text);
void               kg_cli_table_rows_to_text (const KgCliTable *self,
                                             int                width,
                                             GString           *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgCliTable, kg_cli_table_free)

G_END_DECLS
