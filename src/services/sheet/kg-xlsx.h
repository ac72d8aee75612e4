// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sheet/kg-workbook-private.h"
#include "services/sheet/kg-xlsx-number.h"
#include "services/sheet/kg-zip.h"

G_BEGIN_DECLS

/* What the parts of an .xlsx have in common. */
typedef struct {
  KgZip *zip;
  KgWorkbook *workbook;
  const KgSheetOptions *options;
  GPtrArray *strings; /* of const char *, owned by the workbook's texts */
  GArray *formats;    /* of KgNumberFormat, by the style of a cell */
  gboolean from_1904;
} KgXlsx;

gboolean    kg_xlsx_read         (KgWorkbook            *workbook,
                                  GBytes                *bytes,
                                  const KgSheetOptions  *options,
                                  GError               **error);

gboolean    kg_xlsx_read_strings (KgXlsx                *self,
                                  const char            *part,
                                  GError               **error);
gboolean    kg_xlsx_read_styles  (KgXlsx                *self,
                                  const char            *part,
                                  GError               **error);
gboolean    kg_xlsx_read_sheet   (KgXlsx                *self,
                                  const char            *part,
                                  const char            *name,
                                  GError               **error);

const char *kg_xlsx_keep_text    (KgXlsx                *self,
                                  GString               *text);

G_END_DECLS
