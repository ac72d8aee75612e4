// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sheet/kg-sheet-design.h"

G_BEGIN_DECLS

/**
 * KgXlsxWriter:
 *
 * Writes a list as .xlsx, ready to be read, filtered and printed: values of
 * their own types, a header that stays, headings with the sum of what stands
 * below them. Rows go to the disk as they come, so that memory does not grow
 * with their number.
 */
typedef struct _KgXlsxWriter KgXlsxWriter;

KgXlsxWriter *kg_xlsx_writer_new     (const KgSheetDesign  *design,
                                      GError              **error);
void          kg_xlsx_writer_free    (KgXlsxWriter         *self);

void          kg_xlsx_writer_add_row (KgXlsxWriter         *self,
                                      KgSheetRowKind        kind,
                                      const KgSheetValue   *values);
GBytes       *kg_xlsx_writer_finish  (KgXlsxWriter         *self,
                                      GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgXlsxWriter, kg_xlsx_writer_free)

G_END_DECLS
