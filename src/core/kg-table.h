// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one description of every table of the store. The SQL of each engine,
 * the guards that the store enforces and the change log are made from it. */

typedef enum {
  KG_TYPE_TEXT,
  KG_TYPE_INT,     /* counts, working days, 万元 */
  KG_TYPE_BOOL,    /* 0 or 1 */
  KG_TYPE_DATE,    /* KgDate in memory, ISO text in the store */
  KG_TYPE_INSTANT, /* milliseconds since 1970 UTC */
  KG_TYPE_REF,     /* id of a row of the table named in detail */
  KG_TYPE_CODE,    /* one of the text codes in detail, separated by | */
  KG_TYPE_JSON,
} KgType;

typedef enum {
  KG_COLUMN_PLAIN = 0,
  KG_COLUMN_REQUIRED = 1 << 0,
  KG_COLUMN_UNIQUE = 1 << 1,
  KG_COLUMN_INDEXED = 1 << 2,
} KgColumnFlags;

typedef struct {
  const char *name;
  KgType type;
  KgColumnFlags flags;
  const char *detail;
} KgColumn;

typedef enum {
  KG_TABLE_PLAIN = 0,
  KG_TABLE_APPEND_ONLY = 1 << 0, /* no row is ever changed or removed */
  KG_TABLE_NO_DELETE = 1 << 1,   /* rows may change, but never go */
  KG_TABLE_UNLOGGED = 1 << 2,    /* not written to the change log */
  KG_TABLE_COUNTERED = 1 << 3,   /* a row is taken back by another one that says the opposite */
} KgTableFlags;

/* One allowed step of a life cycle; a list ends with from == NULL. */
typedef struct {
  const char *from;
  const char *to;
} KgTransition;

/* What is counted above the rows of one parent: those in a state are unique
 * in some columns among all rows whose parents agree in a column. The parent of
 * such a row keeps that column. */
typedef struct {
  int parent_column;  /* a REF column */
  int shared_column;  /* of that parent */
  const char *state;  /* one of the frozen ones */
  const char *unique; /* comma-separated; the last one is what is counted */
} KgCounted;

typedef struct _KgTable KgTable;

struct _KgTable {
  const char *name;
  const KgColumn *columns;
  guint n_columns;
  KgTableFlags flags;
  int state_column;                /* 0 when the row has no life cycle */
  const KgTransition *transitions; /* of state_column */
  const char *frozen;              /* own states, |-separated, in which nothing changes */
  int parent_column;               /* a REF column; 0 for none */
  const char *parent_frozen;       /* states of that parent in which this row is frozen */
  const char *unique;              /* comma-separated columns that are unique together */
  const KgCounted *counted;
};

/* Columns that every table has. */
enum {
  KG_COL_ID,
  KG_COL_VERSION,
  KG_COL_CHANGED_AT,
  KG_COL_CHANGED_BY,
  KG_COL_COMMON,
};

const KgTable *kg_table_by_name           (const char    *name);
const KgTable *const *kg_tables           (guint         *n_tables);
int            kg_table_find_column       (const KgTable *table,
                                           const char    *name);
gboolean       kg_table_code_is_valid     (const KgTable *table,
                                           int            column,
                                           const char    *code);
gboolean       kg_table_transition_exists (const KgTable *table,
                                           const char    *from,
                                           const char    *to);
gboolean       kg_codes_contain           (const char    *codes,
                                           const char    *code);

G_END_DECLS
