// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sheet/kg-workbook.h"

G_BEGIN_DECLS

/* For the readers alone. */

struct _KgWorkbook {
  char *file_name;
  KgWorkbookFormat format;
  char *encoding;
  char separator;
  GPtrArray *sheets; /* of KgSheet */
  GStringChunk *texts; /* of the cells of all sheets */
  guint n_cells;
  guint64 text_bytes;
};

gboolean kg_workbook_count_cell (KgWorkbook            *self,
                                 const KgSheetOptions  *options,
                                 const KgSheet         *sheet,
                                 guint                  row,
                                 guint                  column,
                                 const char            *text,
                                 GError               **error);

G_END_DECLS
