// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sheet/kg-sheet-design.h"

G_BEGIN_DECLS

/**
 * KgCsvWriter:
 *
 * Writes a list as .csv: UTF-8 with a mark in front, rows as RFC 4180 has
 * them, one header and nothing but records.
 */
typedef struct _KgCsvWriter KgCsvWriter;

KgCsvWriter *kg_csv_writer_new     (const KgSheetDesign *design);
void         kg_csv_writer_free    (KgCsvWriter         *self);

void         kg_csv_writer_add_row (KgCsvWriter         *self,
                                    const KgSheetValue  *values);
GBytes      *kg_csv_writer_finish  (KgCsvWriter         *self);

gboolean     kg_csv_is_formula     (const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgCsvWriter, kg_csv_writer_free)

G_END_DECLS
