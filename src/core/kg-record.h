// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"
#include "core/kg-tables.h"

G_BEGIN_DECLS

/**
 * KgRecord:
 *
 * One row of one table: immutable once sealed, atomically counted, and so
 * the only thing that crosses between the store's thread and the others.
 */
typedef struct _KgRecord KgRecord;

/* One column's value for kg_record_new_packed: text for text-like columns
 * (NULL when it is null), number for the others. */
typedef struct {
  const char *text;
  gsize length;
  gint64 number;
  gboolean is_null;
} KgCell;

KgRecord      *kg_record_new         (const KgTable  *table);
KgRecord      *kg_record_new_with_id (const KgTable  *table,
                                      const char     *id);
KgRecord      *kg_record_new_packed  (const KgTable  *table,
                                      const KgCell   *cells);
KgRecord      *kg_record_copy        (const KgRecord *self);
KgRecord      *kg_record_ref         (KgRecord       *self);
void           kg_record_unref       (KgRecord       *self);
KgRecord      *kg_record_seal        (KgRecord       *self);
gboolean       kg_record_is_sealed   (const KgRecord *self);

gboolean       kg_column_is_text     (const KgTable  *table,
                                      int             column);
const KgTable *kg_record_get_table   (const KgRecord *self);
const char    *kg_record_get_id      (const KgRecord *self);
gint64         kg_record_get_version (const KgRecord *self);
gboolean       kg_record_is_null     (const KgRecord *self,
                                      int             column);
const char    *kg_record_get_text    (const KgRecord *self,
                                      int             column);
gint64         kg_record_get_int     (const KgRecord *self,
                                      int             column);
KgDate         kg_record_get_date    (const KgRecord *self,
                                      int             column);
gboolean       kg_record_is          (const KgRecord *self,
                                      int             column,
                                      const char     *code);

void           kg_record_set_null    (KgRecord       *self,
                                      int             column);
void           kg_record_set_text    (KgRecord       *self,
                                      int             column,
                                      const char     *text);
void           kg_record_set_int     (KgRecord       *self,
                                      int             column,
                                      gint64          value);
void           kg_record_set_date    (KgRecord       *self,
                                      int             column,
                                      KgDate          date);
void           kg_record_set_field   (KgRecord       *self,
                                      int             column,
                                      const KgRecord *from);

gboolean       kg_record_field_equal (const KgRecord *a,
                                      const KgRecord *b,
                                      int             column);
gboolean       kg_record_same_values (const KgRecord *a,
                                      const KgRecord *b);
gboolean       kg_record_validate    (const KgRecord *self,
                                      GError        **error);
void           kg_record_to_json     (const KgRecord *self,
                                      GString        *json);

void           kg_json_append_string (GString        *json,
                                      const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgRecord, kg_record_unref)

G_END_DECLS
