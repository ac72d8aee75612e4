// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-record.h"

G_BEGIN_DECLS

typedef enum {
  KG_CHANGE_INSERT,
  KG_CHANGE_UPDATE,
  KG_CHANGE_DELETE,
} KgChangeKind;

/* One changed row: before is NULL for an insert, after for a delete. */
typedef struct {
  KgChangeKind kind;
  KgRecord *before;
  KgRecord *after;
} KgChange;

/**
 * KgChangeset:
 *
 * What one act of one person changes, committed whole or not at all. Its id
 * is made by the client, so committing it twice changes nothing the second
 * time. Not shared between threads while it is being filled.
 */
typedef struct _KgChangeset KgChangeset;

KgChangeset    *kg_changeset_new       (const char        *label);
KgChangeset    *kg_changeset_new_with_id (const char      *id,
                                        const char        *label);
KgChangeset    *kg_changeset_ref       (KgChangeset       *self);
void            kg_changeset_unref     (KgChangeset       *self);

const char     *kg_changeset_get_id    (const KgChangeset *self);
const char     *kg_changeset_get_label (const KgChangeset *self);
guint           kg_changeset_get_size  (const KgChangeset *self);
const KgChange *kg_changeset_get       (const KgChangeset *self,
                                        guint              index);

void            kg_changeset_insert    (KgChangeset       *self,
                                        KgRecord          *record);
void            kg_changeset_update    (KgChangeset       *self,
                                        KgRecord          *before,
                                        KgRecord          *after);
void            kg_changeset_delete    (KgChangeset       *self,
                                        KgRecord          *record);
KgChangeset    *kg_changeset_invert    (const KgChangeset *self,
                                        const char        *label);
gboolean        kg_changeset_touches   (const KgChangeset *self,
                                        const KgTable     *table);
gboolean        kg_changeset_is_undoable (const KgChangeset *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgChangeset, kg_changeset_unref)

G_END_DECLS
