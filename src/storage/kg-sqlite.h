// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/* The one place that includes sqlite3.h. Only the sqlite driver's own files
 * include this header. */

#include <sqlite3.h>

#include "storage/kg-guard.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* A connection with its prepared statements. */
typedef struct {
  sqlite3 *db;
  char *path;
  GHashTable *statements; /* SQL → sqlite3_stmt */
} KgSqlite;

void          kg_sqlite_init        (KgSqlite        *self);
void          kg_sqlite_clear       (KgSqlite        *self);
void          kg_sqlite_disconnect  (KgSqlite        *self);
sqlite3_stmt *kg_sqlite_take        (KgSqlite        *self,
                                     const char      *sql,
                                     GError         **error);
void          kg_sqlite_give_back   (KgSqlite        *self,
                                     sqlite3_stmt    *statement);
gboolean      kg_sqlite_exec        (KgSqlite        *self,
                                     const char      *sql,
                                     GError         **error);
gboolean      kg_sqlite_read_number (KgSqlite        *self,
                                     const char      *sql,
                                     gint64          *number,
                                     GError         **error);
gboolean      kg_sqlite_in_place    (KgSqlite        *self,
                                     GError         **error);
void          kg_sqlite_set_error   (KgSqlite        *self,
                                     int              status,
                                     const KgRecord  *before,
                                     const KgRecord  *after,
                                     GError         **error);

/* Rows */

void          kg_sqlite_bind_record (sqlite3_stmt    *statement,
                                     const KgRecord  *record);
void          kg_sqlite_bind_filter (sqlite3_stmt    *statement,
                                     const KgTable   *table,
                                     const KgFilter  *filter);
KgRecord     *kg_sqlite_read_record (sqlite3_stmt    *statement,
                                     const KgTable   *table);

/* Files */

typedef enum {
  KG_FILE_MISSING,
  KG_FILE_EMPTY, /* zero bytes */
  KG_FILE_STORE, /* a store of ours, with a schema we know */
} KgFileKind;

gboolean      kg_sqlite_file_inspect  (const char    *path,
                                       KgFileKind    *kind,
                                       GError       **error);
gboolean      kg_sqlite_file_writable (const char    *path,
                                       KgFileKind     kind,
                                       GError       **error);
void          kg_sqlite_set_newer_error (const char  *path,
                                       gint64         version,
                                       GError       **error);
gboolean      kg_sqlite_has_log       (const char    *path);
gint64        kg_sqlite_file_mark     (const char    *path);
gboolean      kg_sqlite_backup        (KgSqlite      *self,
                                       const char    *path,
                                       GError       **error);
gboolean      kg_sqlite_check         (KgSqlite      *self,
                                       GPtrArray     *findings,
                                       GError       **error);

G_END_DECLS
