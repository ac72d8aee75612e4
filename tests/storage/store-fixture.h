// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-driver.h"

G_BEGIN_DECLS

/* What the tests of stores share: a fresh place per test, and rows of any
 * table made from its description. */

typedef struct {
  char *folder;
  char *uri;
} Place;

/* Called with the URI of each new place, when set. */
extern void (*place_prepare) (const char *uri);

Place      *place_new           (const char     *engine);
void        place_free          (Place          *self);
char       *place_path          (Place          *self,
                                 const char     *name);
KgStore    *place_open          (Place          *self);
KgDriver   *place_open_driver   (Place          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgDriver, kg_driver_free)

/* A whole valid row of any table, with what it refers to inserted before it.
 * Every call gives other values. The row itself is not inserted; its
 * bookkeeping is filled in. */
KgRecord   *make_row            (KgDriver       *driver,
                                 const KgTable  *table);
void        insert_row          (KgDriver       *driver,
                                 const KgRecord *row);
KgRecord   *find_row            (KgDriver       *driver,
                                 const KgTable  *table,
                                 const char     *id);

/* Short rows for tests of the store above the driver. */
KgRecord   *new_project         (const char     *name);
KgRecord   *new_unit            (const char     *name);
KgChangeset *commit_insert      (KgStore        *store,
                                 KgRecord       *record);
KgRecord   *read_row            (KgStore        *store,
                                 const KgTable  *table,
                                 const char     *id);
guint       count_rows          (KgStore        *store,
                                 const KgTable  *table);
void        assert_sound        (KgStore        *store);

G_END_DECLS
