// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sheet/kg-sheet.h"

G_BEGIN_DECLS

typedef enum {
  KG_WORKBOOK_TEXT, /* .csv, .tsv */
  KG_WORKBOOK_XLSX,
} KgWorkbookFormat;

/**
 * KgSheetOptions:
 * @encoding: (nullable): read a text file as this; %NULL to decide
 * @preview_rows: stop after this many rows and show bytes that cannot be
 *   read as U+FFFD instead of refusing; 0 for the whole file
 * @max_file_bytes: how large the file may be
 * @max_unpacked_bytes: how large the parts of an .xlsx may become together
 * @max_ratio: how many times its packed size a part may become, once it is
 *   larger than a mebibyte
 * @max_rows: rows with a text
 * @max_columns: the last column that may hold a text
 * @max_cells: cells with a text, all sheets together
 * @max_text_bytes: the text of all cells together
 * @max_cell_chars: the text of one cell
 * @max_depth: how deep the XML of an .xlsx may nest
 *
 * Limits that a file must keep to. A field that is 0 means its default.
 */
typedef struct {
  const char *encoding;
  guint preview_rows;
  guint64 max_file_bytes;
  guint64 max_unpacked_bytes;
  guint max_ratio;
  guint max_rows;
  guint max_columns;
  guint max_cells;
  guint64 max_text_bytes;
  guint max_cell_chars;
  guint max_depth;
} KgSheetOptions;

#define KG_SHEET_OPTIONS_DEFAULT { \
  .max_file_bytes = 128u << 20, \
  .max_unpacked_bytes = 512u << 20, \
  .max_ratio = 300, \
  .max_rows = 200000, \
  .max_columns = 2048, \
  .max_cells = 4000000, \
  .max_text_bytes = 256u << 20, \
  .max_cell_chars = 32767, \
  .max_depth = 64 }

/**
 * KgWorkbook:
 *
 * The visible sheets of a file, and how it was read. Immutable.
 */
typedef struct _KgWorkbook KgWorkbook;

GBytes           *kg_workbook_load_file     (const char           *path,
                                             const KgSheetOptions *options,
                                             GError              **error);
KgWorkbook       *kg_workbook_read_file     (const char           *path,
                                             const KgSheetOptions *options,
                                             GError              **error);
KgWorkbook       *kg_workbook_read_bytes    (GBytes               *bytes,
                                             const char           *file_name,
                                             const KgSheetOptions *options,
                                             GError              **error);
void              kg_workbook_free          (KgWorkbook           *self);

const char       *kg_workbook_get_file_name (const KgWorkbook     *self);
KgWorkbookFormat  kg_workbook_get_format    (const KgWorkbook     *self);
const char       *kg_workbook_get_encoding  (const KgWorkbook     *self);
char              kg_workbook_get_separator (const KgWorkbook     *self);
guint             kg_workbook_get_n_sheets  (const KgWorkbook     *self);
const KgSheet    *kg_workbook_get_sheet     (const KgWorkbook     *self,
                                             guint                 index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgWorkbook, kg_workbook_free)

G_END_DECLS
