// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-private.h"

G_BEGIN_DECLS

/* A kept board: a header, then one section after the other in this order, each
 * of rows of one size and filled up to a multiple of eight bytes. What the
 * board goes on using as it stands there, its texts and keys, comes first; the
 * rows refer to it by place, and to what stands before them. What depends on
 * the day is left out, see kg-board-day.c. The same board makes the same bytes. */

typedef enum {
  KG_SECTION_TEXTS,       /* char, each text with its NUL, an empty one first */
  KG_SECTION_KEYS,        /* char, each key at a multiple of eight */
  KG_SECTION_UNITS,       /* KgUnitRow */
  KG_SECTION_STEPS,       /* KgStepRow */
  KG_SECTION_ASSIGNMENTS, /* KgDueRow */
  KG_SECTION_COMMITMENTS, /* KgDueRow */
  KG_SECTION_PROJECTS,    /* KgProjectRow */
  KG_N_SECTIONS,
} KgBoardSection;

#define KG_BOARD_FILE_MAGIC "kaigong board 3\n"
#define KG_BOARD_FILE_ALIGN 8

typedef struct {
  char magic[16];
  char version[32];         /* of the program: keys may be made in another way */
  char mark[KG_BOARD_MARK];
  guint64 checksum;         /* of all that follows it */
  guint64 size;             /* of the file */
  guint32 n_rows[KG_N_SECTIONS];
  guint32 row_sizes;        /* so that another layout is not taken for this one */
  KgDate day;
  guint8 week_taken[KG_BOARD_KEPT];
  guint8 unused[3];
} KgBoardHeader;

#define KG_BOARD_CHECKED_FROM G_STRUCT_OFFSET (KgBoardHeader, size)

/* The rows. Their fields leave no gaps, so that equal rows are equal bytes. A
 * text is its place among the texts, 0 being none. */

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
  GArray *section[KG_N_SECTIONS];
  GHashTable *places;  /* text → its place */
} KgBoardRows;

/* A filling of a board from its sections, in their order. Nothing that is read
 * is trusted: what is out of bounds is noted and reads as nothing. */
typedef struct {
  KgBoard *board;      /* holds texts and keys */
  const char *texts;   /* the last one has its NUL */
  const char *keys;
  gsize text_size;
  gsize key_size;
  gsize steps;         /* how many were given to projects so far */
  gsize assignments;
  gsize commitments;
  gboolean broken;     /* a row refers to something that is not there */
} KgBoardFiller;

gsize        kg_board_row_size    (KgBoardSection  section);
gsize        kg_board_rows_pad    (gsize           size);
guint32      kg_board_row_sizes   (void);

KgBoardRows *kg_board_rows_new    (const KgBoard  *board);
void         kg_board_rows_free   (KgBoardRows    *self);

void         kg_board_filler_make_room (KgBoardFiller  *self,
                                        const guint32  *n_rows);
void         kg_board_filler_take      (KgBoardFiller  *self,
                                        KgBoardSection  section,
                                        gconstpointer   rows,
                                        gsize           n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardRows, kg_board_rows_free)

G_END_DECLS
