// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/* The fields of a project as people type and read them, and what is wrong
 * with what they typed. Pure: no store. Columns are KG_PROJECT_*. */

typedef enum {
  KG_PROJECT_FIELD_LINE,
  KG_PROJECT_FIELD_PARAGRAPH,
  KG_PROJECT_FIELD_MONEY,
  KG_PROJECT_FIELD_WORKDAYS,
  KG_PROJECT_FIELD_DAY,
  KG_PROJECT_FIELD_PERIOD, /* a day, or a month, quarter or year */
  KG_PROJECT_FIELD_UNIT,
  KG_PROJECT_FIELD_CODE,
} KgProjectFieldKind;

/* Stands for the reason of another forecast, which is no column. */
#define KG_PROJECT_FORECAST_REASON (-1)

typedef struct {
  int column;
  char *text; /* what is wrong, and what would be right */
} KgProjectFault;

KgProjectFieldKind kg_project_field_kind  (int              column);
gboolean           kg_project_field_equal (const KgRecord  *a,
                                           const KgRecord  *b,
                                           int              column);
void               kg_project_field_copy  (KgRecord        *project,
                                           const KgRecord  *from,
                                           int              column);
char              *kg_project_field_text  (const KgRecord  *project,
                                           int              column);
char              *kg_project_field_words (const KgBoard   *board,
                                           const KgRecord  *project,
                                           int              column);
gboolean           kg_project_field_read  (KgContext       *context,
                                           KgRecord        *project,
                                           int              column,
                                           const char      *text,
                                           GError         **error);
void               kg_project_settle      (const KgRecord  *before,
                                           KgRecord        *after);
GPtrArray         *kg_project_check       (KgContext       *context,
                                           const KgBoard   *board,
                                           const KgRecord  *before,
                                           const KgRecord  *after,
                                           const char      *forecast_reason);

G_END_DECLS
