// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-cell-text.h"
#include "core/kg-project-header.h"
#include "services/sheet/kg-project-sheet.h"

G_BEGIN_DECLS

/* What the parts of reading a list of projects share. For this folder alone. */
typedef struct {
  KgProjectSheet *result;
  const KgSheet *sheet;
  const KgProjectHeader *header;
  KgProjectSheetOptions options;
  guint first_data;                            /* index of the row below the header */
  int column_of[KG_N_PROJECT_COLUMNS];         /* index in the sheet, or -1 */
  gboolean said_unit[KG_N_PROJECT_COLUMNS];    /* the missing unit was reported */
  char *headings[2];                           /* section headings that are open */
  const char *heading_status;                  /* the status that one of them names */
  gsize carried;                               /* bytes carried down by merged cells */
  gboolean has_no_such_day; /* of the row being read */
} KgProjectReader;

const char *kg_project_reader_keep         (KgProjectReader *self,
                                            const char      *text);
void        kg_project_reader_report       (KgProjectReader *self,
                                            guint            index,
                                            int              column,
                                            const char      *value,
                                            KgSheetSeverity  severity,
                                            const char      *format,
                                            ...) G_GNUC_PRINTF (6, 7);
const char *kg_project_reader_get_text     (KgProjectReader *self,
                                            guint            index,
                                            int              column);

/* kg-project-lines.c: what kind of row it is. */
gboolean    kg_project_reader_skips        (KgProjectReader *self,
                                            guint            index,
                                            KgSkip          *kind);
const char *kg_status_word_to_state        (const char      *text,
                                            const char     **word);

/* kg-project-cells.c: its cells. FALSE when the row cannot be used. */
gboolean    kg_project_reader_read_row     (KgProjectReader *self,
                                            guint            index,
                                            KgProjectRow    *row);

const char *kg_project_reader_read_value   (KgProjectReader *self,
                                            guint            index,
                                            KgProjectColumn  column,
                                            KgCellTextKind   kind);
gboolean    kg_project_reader_read_dates   (KgProjectReader *self,
                                            guint            index,
                                            KgProjectRow    *row);

/* kg-project-duplicates.c: one row for each project. */
void        kg_project_reader_join         (KgProjectReader *self);

G_END_DECLS
