// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A zip container of parts, as name, content, name, content … NULL. */
GBytes *make_zip        (const char *name,
                         ...) G_GNUC_NULL_TERMINATED;
/* An .xlsx with one sheet, of which only the rows or the cells are given. */
GBytes *make_xlsx       (const char *sheet_data,
                         const char *shared_strings);
GBytes *make_xlsx_parts (const char *workbook,
                         const char *sheet,
                         const char *shared_strings,
                         const char *styles);

#define ROOT_RELATIONS \
  "<Relationships><Relationship Id='rId1' Target='xl/workbook.xml' " \
  "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/></Relationships>"
#define WORKBOOK_RELATIONS \
  "<Relationships>" \
  "<Relationship Id='rId1' Target='worksheets/sheet1.xml' Type='http://x/relationships/worksheet'/>" \
  "<Relationship Id='rId2' Target='/xl/sharedStrings.xml' Type='http://x/relationships/sharedStrings'/>" \
  "<Relationship Id='rId3' Target='../xl/styles.xml' Type='http://x/relationships/styles'/>" \
  "</Relationships>"
#define WORKBOOK(attributes) \
  "<x:workbook xmlns:x='x' xmlns:r='r'><x:workbookPr " attributes "/><x:sheets>" \
  "<x:sheet name='清单' sheetId='1' r:id='rId1'/></x:sheets></x:workbook>"

G_END_DECLS
