// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/* Bytes of texts or keys in one block. Blocks as large as this come straight from the
 * system: a thread's own heap grows by a page at a time. */
#define KG_BOARD_CHUNK (512 * 1024)

#define KG_BOARD_MARK 40 /* bytes, with the NUL */

/* What the projects of a board point to. Boards that differ in a few projects
 * share it. */
typedef struct {
  GArray *kept;             /* nullable: texts and keys of a kept board as they were read, too */
  GStringChunk *texts;
  GArray *steps;            /* KgStep, those of one project together */
  GArray *assignment_dues;  /* KgDue, likewise */
  GArray *commitment_dues;  /* KgDue */
  GPtrArray *keys;          /* blocks of keys for searching and for sorting */
  char *next_key;           /* where the next one goes in the last block, */
  gsize room_for_keys;      /* and how many bytes are left there */
} KgBoardMemory;

struct _KgBoard {
  gatomicrefcount refs;
  KgContext *context;
  KgBoardMemory *memory;  /* its own; atomically counted box */
  GPtrArray *older;       /* KgBoardMemory: of the boards it was made from */
  GArray *units;          /* KgUnit */
  GArray *projects;       /* KgProject */
  GHashTable *project_index; /* id → index */
  GHashTable *unit_index;    /* id → index */
  char mark[KG_BOARD_MARK];  /* of the store's last change when it was read, or empty */
  guint count[KG_N_LIGHTS];
  gint64 sum[KG_N_LIGHTS];
  guint week_count[KG_BOARD_WEEKS][KG_N_LIGHTS];
  gboolean week_taken[KG_BOARD_KEPT]; /* whether anybody's light was kept in it */
};

KgBoard       *kg_board_new          (KgContext     *context);
void           kg_board_make_room    (GArray        *rows,
                                      gsize          n);
KgBoardMemory *kg_board_memory_new   (void);
void           kg_board_memory_unref (KgBoardMemory *self);

/* Loading */

#define KG_REPORT_DAYS 400 /* how far back reports of task forces are looked for */

/* Where a step belongs: its project's index and its place in the plan, and by
 * which names it and its predecessors go. */
typedef struct {
  guint project;
  int position;
  const char *key;          /* nullable */
  const char *predecessors; /* nullable */
} KgStepPlace;

/* Something due, not yet beside the rest of its project. */
typedef struct {
  guint project;
  KgDue due;
} KgDuePlace;

/* One loading of a board. */
typedef struct {
  KgBoard *board;
  KgTxn *txn;
  const char *only;         /* nullable: the one project to load */
  GArray *places;           /* KgStepPlace, one for each of the board's steps */
  GArray *assignments;      /* KgDuePlace */
  GArray *commitments;      /* KgDuePlace */
  guint found;              /* the project that was asked for last */
  gboolean scattered;       /* the steps did not come in their order */
  guint plan_now;           /* where the steps of the project begin that came last, */
  guint plan_before;        /* and of the one before it */
  KgDate week_start[KG_BOARD_KEPT];
} KgBoardLoader;

const char *kg_board_keep        (KgBoard       *board,
                                  const char    *text);
KgProject  *kg_board_loader_find (KgBoardLoader *self,
                                  const char    *id,
                                  guint         *index);
gboolean    kg_board_load_work   (KgBoardLoader *self,
                                  GError       **error);
gboolean    kg_board_load_lights (KgBoardLoader *self,
                                  GError       **error);
gboolean    kg_board_find_mark   (KgTxn         *txn,
                                  char          *mark,
                                  GError       **error);
void        kg_board_settle      (KgBoard       *board);
void        kg_board_shift_weeks (KgBoard       *board,
                                  guint          weeks);
void        kg_board_count_lights (KgBoard      *board);

G_END_DECLS
