// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sheet/kg-project-sheet.h"

G_BEGIN_DECLS

/* Reads a text as the file @name. */
KgWorkbook           *read_text         (const char            *text,
                                         const char            *name);
KgProjectSheet       *read_projects     (const char            *text,
                                         GError               **error);
char                 *fixture           (const char            *name);
const KgProjectRow   *find_row          (const KgProjectSheet  *sheet,
                                         guint                  row);
const KgSheetProblem *find_problem      (const KgProjectSheet  *sheet,
                                         guint                  row,
                                         const char            *column);
void                  assert_refused    (GBytes                *bytes,
                                         const KgSheetOptions  *options,
                                         int                    code,
                                         const char            *words);
void                  assert_text       (const KgSheet         *sheet,
                                         guint                  row,
                                         guint                  column,
                                         const char            *text);
void                  assert_day        (KgDate                 date,
                                         const char            *iso);

#define TODAY "2026-11-23"

G_END_DECLS
