// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-private.h"

G_BEGIN_DECLS

/* The rows of a kept board. Their fields leave no gaps, so that equal rows are
 * equal bytes. A text is its place among the texts, 0 being none. */

typedef enum {
  KG_ROW_ID,
  KG_ROW_CODE,
  KG_ROW_NAME,
  KG_ROW_BUILDER,
  KG_ROW_LEADER,
  KG_ROW_ESCALATED_TO,
  KG_ROW_KIND,
  KG_ROW_TAGS,
  KG_ROW_HOLD_REASON,
  KG_ROW_UNATTENDED_REASON,
  KG_ROW_CONFIRMED_REASON,
  KG_ROW_CONFIRMED_BY,
  KG_ROW_EXCUSE,
  KG_ROW_EXCUSED_BY,
  KG_ROW_PROBLEM,
  KG_ROW_N_TEXTS = KG_ROW_PROBLEM + KG_N_SEVERITIES,
} KgRowText;

typedef struct {
  guint32 id;
  guint32 name;
  guint32 short_name;
  guint32 kind;
  gint32 position;
} KgUnitRow;

typedef struct {
  gint64 investment;
  guint32 text[KG_ROW_N_TEXTS];
  guint32 search_key;      /* places among the keys */
  guint32 sort_key;
  guint32 territory;       /* index of a unit + 1, or 0 */
  guint32 lead_unit;
  KgDate planned_start;
  KgDate stated_forecast;
  KgDate actual_start;
  KgDate listed_on;
  KgDate confirmed_on;
  KgDate problem_since[KG_N_SEVERITIES];
  KgDate excused_from;
  KgDate excused_until;
  KgDate last_report;
  guint32 n_steps;         /* whose rows follow those of the project before */
  guint32 n_problems;
  guint32 n_assignments;
  guint32 n_commitments;
  guint16 n_problems_of[KG_N_SEVERITIES];
  guint16 n_dues;          /* assignments with a day */
  guint16 n_promises;      /* commitments with a day */
  guint8 kept[KG_BOARD_KEPT];
  guint8 confirmed;
  guint8 is_confirmed;
  guint8 reports;
  guint8 on_hold;
  guint8 started;
} KgProjectRow;

typedef struct {
  guint64 after;
  guint32 name;
  KgDate planned_start;
  KgDate planned_end;
  KgDate actual_start;
  KgDate actual_end;
  KgDate not_before;
  guint16 duration;
  guint16 shortest;
  guint16 longest;
  guint8 mode;
  guint8 permit : 1;
  guint8 promised : 1;
  guint8 held : 1;
  guint8 unused : 5;
} KgStepRow;

typedef struct {
  KgDate due;
  guint32 subject;
} KgDueRow;

/* To be written. */
typedef struct {
  GArray *units;       /* KgUnitRow */
  GArray *projects;    /* KgProjectRow */
  GArray *steps;       /* KgStepRow */
  GArray *assignments; /* KgDueRow */
  GArray *commitments; /* KgDueRow */
  GString *texts;      /* each with its NUL, an empty one first */
  GByteArray *keys;    /* each at a multiple of eight */
  GHashTable *places;  /* text → its place */
} KgBoardRows;

/* As they were read. */
typedef struct {
  const KgUnitRow *units;
  const KgProjectRow *projects;
  const KgStepRow *steps;
  const KgDueRow *assignments;
  const KgDueRow *commitments;
  const char *texts;
  const char *keys;
  gsize n_units;
  gsize n_projects;
  gsize n_steps;
  gsize n_assignments;
  gsize n_commitments;
  gsize text_size;
  gsize key_size;
} KgBoardSections;

KgBoardRows *kg_board_rows_new      (const KgBoard         *board);
void         kg_board_rows_free     (KgBoardRows           *self);

gboolean     kg_board_sections_fill (const KgBoardSections *self,
                                     KgBoard               *board);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardRows, kg_board_rows_free)

G_END_DECLS
