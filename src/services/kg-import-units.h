// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Units by the names that lists give them; those that are new are added. */
typedef struct _KgImportUnits KgImportUnits;

KgImportUnits *kg_import_units_new  (KgTxn          *txn,
                                     gboolean        dry_run,
                                     GError        **error);
void           kg_import_units_free (KgImportUnits  *self);
gboolean       kg_import_units_get  (KgImportUnits  *self,
                                     const char     *name,
                                     const char     *kind,
                                     const char    **id,
                                     GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgImportUnits, kg_import_units_free)

G_END_DECLS
