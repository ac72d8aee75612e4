// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-fuzzy-date.h"
#include "core/kg-money.h"
#include "core/kg-project-columns.h"
#include "services/sheet/kg-workbook.h"

G_BEGIN_DECLS

typedef enum {
  KG_SHEET_NOTE,    /* worth knowing, nothing is lost */
  KG_SHEET_WARNING, /* one cell was not used, or not as it stands */
  KG_SHEET_ERROR,   /* the row is not among the rows */
} KgSheetSeverity;

typedef enum {
  KG_SKIP_BLANK,
  KG_SKIP_SECTION,
  KG_SKIP_TOTAL,
  KG_SKIP_HEADER,         /* the header once more */
  KG_SKIP_COLUMN_NUMBERS, /* 1 2 3 below the header */
  KG_SKIP_REMARK,         /* 注: below the list */
} KgSkip;

/* Texts live as long as the KgProjectSheet; NULL where there is none. */

typedef struct {
  KgDate date;           /* KG_DATE_NONE for none */
  KgPrecision precision;
  const char *text;      /* as the sheet has it */
} KgSheetDate;

typedef struct {
  const char *title;
  const char *text;
} KgSheetExtra;

/**
 * KgProjectRow:
 * @row: the number of its row in the file
 * @route: "approval", "ratification" or "filing"
 * @tags: one after the other with 、 between them
 * @investment: in 万元, or KG_MONEY_NONE, like the other two sums
 * @planned_start: from its own column, or from @start, or the end of @year
 *   when the list calls the project 新开工 and names no date
 * @actual_start: from its own column, or from @start
 * @start: what a column says that names a start and not which: it stands
 *   under @actual_start when it is a day no later than today with words of
 *   evidence, else under @planned_start
 * @state: "planned", "started", "on_hold" or "withdrawn"; NULL when nothing
 *   in the sheet says so
 * @status: the word behind @state, such as 在建
 * @remark: as the sheet has it, also where it is the status
 * @year: the year of the list that the row stands in, or 0
 * @section: the headings that it stands under, with / between them; also the
 *   kind of a row in a sheet without a column for it
 * @extras: cells under titles that the program does not know
 */
typedef struct {
  guint row;
  const char *name;
  const char *code;
  const char *list_no;
  const char *builder;
  const char *territory;
  const char *lead_unit;
  const char *leader;
  const char *kind;
  const char *nature;
  const char *route;
  const char *site;
  const char *content;
  const char *tags;
  gint64 investment;
  gint64 year_plan;
  gint64 invested;
  KgSheetDate planned_start;
  KgSheetDate forecast_start;
  KgSheetDate actual_start;
  KgSheetDate start;
  const char *state;
  const char *status;
  const char *progress;
  const char *problem;
  const char *next_step;
  const char *remark;
  const char *source;
  int year;
  const char *section;
  const KgSheetExtra *extras;
  guint n_extras;
} KgProjectRow;

typedef struct {
  guint row;
  guint last_row; /* differs from row for a run of blank rows */
  KgSkip kind;
  const char *reason;
} KgSkippedRow;

typedef struct {
  guint row;
  const char *column; /* the title as the sheet has it; "" for the whole row */
  const char *value;  /* the cell; "" for the whole row */
  KgSheetSeverity severity;
  const char *text;   /* one sentence in the user's language */
} KgSheetProblem;

typedef struct {
  const char *title;
  KgProjectColumn column; /* NONE: its cells are extras */
  KgMoneyUnit unit;
} KgProjectSheetColumn;

/**
 * KgProjectSheetOptions:
 * @today: which dates lie in the past; KG_DATE_NONE for none
 * @year: the year meant by dates without one, where neither the row nor the
 *   header nor the title of the list says; 0 for that of @today
 */
typedef struct {
  KgDate today;
  int year;
} KgProjectSheetOptions;

/**
 * KgProjectSheet:
 * @encoding: (nullable): how a text file was read
 * @sheet_name: (nullable): the sheet with the best header
 * @header_row: the number of the first row of the header
 * @columns: of KgProjectSheetColumn, those with a title
 * @rows: of KgProjectRow: every project once, in the order of the file
 * @skipped: of KgSkippedRow, in the order of the file
 * @problems: of KgSheetProblem, by row
 *
 * A list of projects as it was found in a file.
 */
typedef struct {
  char *file_name;
  char *encoding;
  char *sheet_name;
  guint n_sheets;
  guint header_row;
  guint n_header_rows;
  int year;
  GArray *columns;
  GArray *rows;
  GArray *skipped;
  GArray *problems;
  guint n_data_rows; /* rows of projects before duplicates were joined */
  guint n_errors;
  guint n_warnings;
  GStringChunk *texts;
} KgProjectSheet;

KgProjectSheet *kg_project_sheet_read_file        (const char                  *path,
                                                   const KgSheetOptions        *limits,
                                                   const KgProjectSheetOptions *options,
                                                   GError                     **error);
KgProjectSheet *kg_project_sheet_read             (const KgWorkbook            *workbook,
                                                   const KgProjectSheetOptions *options,
                                                   GError                     **error);
void            kg_project_sheet_free             (KgProjectSheet              *self);

const KgProjectRow *kg_project_sheet_get_row      (const KgProjectSheet        *self,
                                                   guint                        index);
const KgSkippedRow *kg_project_sheet_get_skipped  (const KgProjectSheet        *self,
                                                   guint                        index);
const KgSheetProblem *kg_project_sheet_get_problem (const KgProjectSheet       *self,
                                                   guint                        index);
const char     *kg_sheet_severity_to_code         (KgSheetSeverity              severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgProjectSheet, kg_project_sheet_free)

G_END_DECLS
