// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-record.h"

G_BEGIN_DECLS

/**
 * KgGuard:
 *
 * The rules that a store enforces on every row. An engine reports a broken
 * one as the text "kg:RULE:TABLE" or "kg:RULE:TABLE.COLUMN", which is stable;
 * the sentence for people is made from it here and nowhere else.
 */
typedef enum {
  KG_GUARD_APPEND_ONLY,   /* rows are never changed nor removed */
  KG_GUARD_NO_DELETE,     /* rows are never removed */
  KG_GUARD_FROZEN,        /* the row is in a state in which nothing changes */
  KG_GUARD_PARENT_FROZEN, /* what the row belongs to is in such a state */
  KG_GUARD_TRANSITION,    /* the life cycle has no such step, or does not begin there */
  KG_GUARD_IDENTITY,      /* the id of a row never changes */
  KG_GUARD_VERSION,       /* the version grows by exactly one */
  KG_GUARD_EXISTS,        /* a row with this id is there already */
  KG_GUARD_UNIQUE,        /* another row has this value already */
  KG_GUARD_MISSING,       /* the row that this one refers to is not there */
  KG_GUARD_REFERENCED,    /* other rows refer to this one */
  KG_GUARD_REQUIRED,      /* the column must not be empty */
  KG_GUARD_VALUE,         /* the column cannot have this value */
  KG_GUARD_GONE,          /* the row is not there */
  KG_N_GUARDS,
} KgGuard;

char       *kg_guard_to_code      (KgGuard          guard,
                                   const KgTable   *table,
                                   int              column);
gboolean    kg_guard_from_code    (const char      *code,
                                   KgGuard         *guard,
                                   const KgTable  **table,
                                   int             *column);
void        kg_guard_set_error    (GError         **error,
                                   KgGuard          guard,
                                   const KgTable   *table,
                                   int              column,
                                   const KgRecord  *before,
                                   const KgRecord  *after);
gboolean    kg_guard_check_values (const KgRecord  *record,
                                   GError         **error);
gboolean    kg_json_is_valid      (const char      *text);

/* The columns of a table that are unique together, as positions; returns how
 * many there are. */
#define KG_MAX_UNIQUE 4
guint       kg_table_unique_set   (const KgTable   *table,
                                   int              columns[KG_MAX_UNIQUE]);
guint       kg_table_counted_set  (const KgTable   *table,
                                   int              columns[KG_MAX_UNIQUE]);

G_END_DECLS
